/**
 * How a page's view (sort, filters, open row, tab …) is written into the URL and read back. A view is described once,
 * by one codec per field; whatever stands in an old or hand-typed URL, reading gives a valid view.
 */
export type SearchValue = string | string[] | undefined;
export type Search = Record<string, SearchValue>;

export type Codec<T> = {
  fallback: T;
  read: (raw: SearchValue) => T;
  /** `undefined` leaves the field out of the URL. */
  write: (value: T) => SearchValue;
};

export type Sort = { by: string; descending: boolean };
/** One condition of a filter bar: `channel is search`. */
export type Filter = { field: string; operator: string; value: string };

const first = (raw: SearchValue): string | undefined => (Array.isArray(raw) ? raw[0] : raw);
const many = (raw: SearchValue): string[] => (raw === undefined ? [] : Array.isArray(raw) ? raw : [raw]);

export function text(fallback = ''): Codec<string> {
  return {
    fallback,
    read: (raw) => first(raw) ?? fallback,
    write: (value) => (value === fallback ? undefined : value),
  };
}

export function oneOf<const T extends string>(options: readonly T[], fallback: T): Codec<T> {
  return {
    fallback,
    read: (raw) => options.find((option) => option === first(raw)) ?? fallback,
    write: (value) => (value === fallback ? undefined : value),
  };
}

export function integer(fallback: number, { min = 0, max = Number.MAX_SAFE_INTEGER } = {}): Codec<number> {
  return {
    fallback,
    read: (raw) => {
      const value = Number(first(raw) ?? Number.NaN);
      return Number.isInteger(value) && value >= min && value <= max ? value : fallback;
    },
    write: (value) => (value === fallback ? undefined : String(value)),
  };
}

export function flag(fallback = false): Codec<boolean> {
  return {
    fallback,
    read: (raw) => (first(raw) === undefined ? fallback : first(raw) === 'yes'),
    write: (value) => (value === fallback ? undefined : value ? 'yes' : 'no'),
  };
}

export function list(fallback: string[] = []): Codec<string[]> {
  return {
    fallback,
    read: (raw) => (raw === undefined ? fallback : many(raw)),
    write: (value) => (value.length === 0 ? undefined : value),
  };
}

/** `sort=-revenue` is descending. */
export function sorting(fallback: Sort): Codec<Sort> {
  const write = (sort: Sort): string => (sort.descending ? '-' : '') + sort.by;
  return {
    fallback,
    read: (raw) => {
      const value = first(raw);
      if (!value || value === '-') return fallback;
      return value.startsWith('-')
        ? { by: value.slice(1), descending: true }
        : { by: value, descending: false };
    },
    write: (sort) => (write(sort) === write(fallback) ? undefined : write(sort)),
  };
}

/** `filter=channel.is.search`, repeated; the value may itself hold dots. */
export function filters(): Codec<Filter[]> {
  return {
    fallback: [],
    read: (raw) =>
      many(raw).flatMap((part) => {
        const match = /^([^.]+)\.([^.]+)\.(.*)$/s.exec(part);
        return match ? [{ field: match[1] ?? '', operator: match[2] ?? '', value: match[3] ?? '' }] : [];
      }),
    write: (value) =>
      value.length === 0
        ? undefined
        : value.map((filter) => `${filter.field}.${filter.operator}.${filter.value}`),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: a view mixes codecs of different types; each keeps its own
export type View = Record<string, Codec<any>>;
export type ViewValues<V extends View> = { [K in keyof V]: V[K]['fallback'] };

export function readView<V extends View>(view: V, search: Search): ViewValues<V> {
  const entries = Object.entries(view).map(([key, codec]) => [key, codec.read(search[key])] as const);
  return Object.fromEntries(entries) as ViewValues<V>;
}

/** The search with these fields of the view changed; fields of others (period, desk …) stay as they are. */
export function writeView<V extends View>(view: V, search: Search, change: Partial<ViewValues<V>>): Search {
  const next: Search = { ...search };
  for (const [key, value] of Object.entries(change)) {
    const written = view[key]?.write(value);
    if (written === undefined) delete next[key];
    else next[key] = written;
  }
  return next;
}

export function parseSearch(text: string): Search {
  const search: Search = {};
  for (const [key, value] of new URLSearchParams(text)) {
    const known = search[key];
    search[key] = known === undefined ? value : [...many(known), value];
  }
  return search;
}

export function stringifySearch(search: Record<string, unknown>): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (Array.isArray(value)) for (const item of value) parameters.append(key, String(item));
    else if (value !== undefined && value !== null && value !== '') parameters.append(key, String(value));
  }
  // Readable addresses: these characters are allowed in a query as they are.
  const text = parameters.toString().replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%2F', '/');
  return text === '' ? '' : `?${text}`;
}
