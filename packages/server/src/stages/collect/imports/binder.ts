/** Puts values from outside into SQL as query parameters, and never as text. */
export type Binder = {
  text(value: string): string;
  number(value: number): string;
  readonly parameters: Record<string, unknown>;
};

export function createBinder(): Binder {
  const parameters: Record<string, unknown> = {};
  const names = new Map<string, string>();
  function bind(type: string, value: string | number): string {
    const key = `${type}:${value}`;
    const known = names.get(key);
    if (known !== undefined) return known;
    const name = `p${names.size + 1}`;
    parameters[name] = value;
    const placeholder = `{${name}:${type}}`;
    names.set(key, placeholder);
    return placeholder;
  }
  return { text: (value) => bind('String', value), number: (value) => bind('UInt64', value), parameters };
}

/** A column's name in backquotes. Only for names that come out of a file's own schema (Parquet). */
export function quoteName(name: string): string {
  return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;
}
