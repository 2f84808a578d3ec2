/** Collects the values of a query. What comes from outside goes in here and never into the text. */
export type Parameters = {
  /** Returns the placeholder to write into the text; equal values of one type share one. */
  add(value: string | number | readonly string[] | readonly number[], type: ParameterType): string;
  values(): Record<string, unknown>;
};

export type ParameterType =
  | 'String'
  | 'Float64'
  | 'Int64'
  | 'UInt64'
  | 'UInt32'
  | 'Identifier'
  | 'Array(String)'
  | 'Array(UInt64)'
  | 'Array(UInt8)';

export function createParameters(): Parameters {
  const names = new Map<string, string>();
  const values: Record<string, unknown> = {};
  return {
    add(value, type) {
      const key = `${type}\u0000${JSON.stringify(value)}`;
      let name = names.get(key);
      if (name === undefined) {
        name = `p${names.size}`;
        names.set(key, name);
        values[name] = value;
      }
      return `{${name}:${type}}`;
    },
    values: () => ({ ...values }),
  };
}
