import type { ComputedTrait } from '@rondo/contract';
import { type AsOf, resolveWindow } from '../../src/stages/profiles/conditions/resolve-window.ts';

export type CountedEvent = {
  type: string;
  event: string;
  name: string;
  timestamp: number;
  messageId: string;
  properties: Record<string, unknown>;
};

type Scalar = string | number | boolean;

/**
 * What a computed trait is, said a second time and as plainly as can be: a text, a list, or nothing. The tests hold the
 * engine to it. `passes` says whether an event fulfils the conditions of the definition.
 */
export function computeTrait(
  trait: ComputedTrait,
  events: readonly CountedEvent[],
  asOf: AsOf,
  passes: (event: CountedEvent) => boolean = () => true,
): string | string[] | undefined {
  const { from, upTo } = resolveWindow(trait.window, asOf);
  const counted = events
    .filter(
      (event) =>
        event.type === trait.type &&
        (trait.event === '' || (event.type === 'track' ? event.event : event.name) === trait.event) &&
        (from === undefined || event.timestamp >= from) &&
        event.timestamp <= upTo &&
        passes(event),
    )
    .sort((a, b) => a.timestamp - b.timestamp || (a.messageId < b.messageId ? -1 : 1));
  const property = trait.property ?? '';
  const values = counted.flatMap((event) => valuesAt(event.properties, property));
  const numbers = values.flatMap((value) => numberOf(value) ?? []);
  const sum = numbers.reduce((total, number) => total + number, 0);
  const oldest = counted[0];
  const newest = counted.at(-1);
  const days = (event: CountedEvent | undefined) =>
    event && String(Math.floor((asOf.now.getTime() - event.timestamp) / 86_400_000));
  const texts = values.map(String);
  switch (trait.aggregation) {
    case 'count':
      return String(counted.length);
    case 'sum':
      return String(sum);
    case 'average':
      return numbers.length === 0 ? undefined : String(Math.round((sum / numbers.length) * 1e4) / 1e4);
    case 'min':
      return numbers.length === 0 ? undefined : String(Math.min(...numbers));
    case 'max':
      return numbers.length === 0 ? undefined : String(Math.max(...numbers));
    case 'first':
      return property === '' ? oldest && new Date(oldest.timestamp).toISOString() : texts[0];
    case 'last':
      return property === '' ? newest && new Date(newest.timestamp).toISOString() : texts.at(-1);
    case 'most-frequent': {
      const often = (text: string) => texts.filter((other) => other === text).length;
      return [...texts].sort((a, b) => often(b) - often(a) || (a < b ? -1 : a > b ? 1 : 0))[0];
    }
    case 'unique-count':
      return String(new Set(texts).size);
    case 'unique-list':
      return texts.length === 0 ? undefined : [...new Set(texts)].sort();
    case 'days-since-first':
      return days(oldest);
    case 'days-since-last':
      return days(newest);
  }
}

function valuesAt(properties: Record<string, unknown>, property: string): Scalar[] {
  const [list, item] = property.split('[].');
  const found =
    item === undefined || list === undefined
      ? [properties[property]]
      : [properties[list]].flat().map((entry: unknown) => Object(entry)[item]);
  return found.filter(
    (value): value is Scalar =>
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean',
  );
}

function numberOf(value: Scalar): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}
