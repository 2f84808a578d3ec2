/** What a visitor chose in a consent dialogue. What is left out stays as it was; `{}` and '' take back what was said. */
export type Choices = {
  /** A category to whether the visitor agrees to it: Segment's `categoryPreferences`. */
  categories?: Record<string, boolean>;
  /** The string of a consent tool that follows IAB Europe's TCF. */
  tcString?: string;
  /** Global Privacy Control as the site knows it; the browser's own is read in any case. */
  gpc?: boolean;
};

const ENTRIES: Readonly<Record<keyof Choices, (value: unknown) => boolean>> = {
  categories: (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((said) => typeof said === 'boolean'),
  tcString: (value) => typeof value === 'string',
  gpc: (value) => typeof value === 'boolean',
};

/** Undefined where anything in it is wrong: half of what somebody chose is not what they chose. */
export function readChoices(value: unknown): Choices | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const known: Readonly<Record<string, (value: unknown) => boolean>> = ENTRIES;
  return Object.entries(value).every(([name, said]) => known[name]?.(said) === true)
    ? { ...value }
    : undefined;
}

/** `context.consent` as Segment has it; undefined where nothing was said. */
export function describeChoices(
  { categories = {}, tcString, gpc }: Choices,
  privacyControl: boolean,
): Record<string, unknown> | undefined {
  const said = {
    ...(Object.keys(categories).length > 0 ? { categoryPreferences: categories } : {}),
    ...(tcString ? { tcString } : {}),
    ...(gpc || privacyControl ? { gpc: true } : {}),
  };
  return Object.keys(said).length > 0 ? said : undefined;
}
