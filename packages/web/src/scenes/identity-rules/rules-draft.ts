import { toFormField } from '../../api/api-error.ts';
import type { paths } from '../../api/generated/schema.d.ts';

type RulesPath = paths['/api/identity/rules'];
export type RulesInForce = RulesPath['get']['responses'][200]['content']['application/json'];
export type Rules = RulesPath['put']['requestBody']['content']['application/json'];
type KindRule = Rules['kinds'][string];
type Preset = RulesInForce['otherKinds'];

/** A kind's rule while it is edited; a figure that was cleared is as it comes. */
export type KindDraft = {
  kind: string;
  priority: number | undefined;
  unique: boolean;
  limit: number | undefined;
  windowDays: number | undefined;
  bridges: boolean;
  junkAbove: number | undefined;
};
/** `id` tells equal lines apart while they are edited. */
export type PatternDraft = { id: number; kind: string; pattern: string };
export type RulesDraft = { kinds: KindDraft[]; patterns: PatternDraft[]; learnsJunk: boolean };

export function openDraft({ rules, inForce }: RulesInForce): RulesDraft {
  return {
    kinds: inForce.map((rule) => ({ ...rule, windowDays: rule.windowDays })),
    patterns: rules.blockedPatterns.map(({ kind = '', pattern }, id) => ({ id, kind, pattern })),
    learnsJunk: rules.learnsJunk,
  };
}

/** How a kind comes, without any change. */
export function presetOf(kind: string, { asItComes, otherKinds }: RulesInForce): Preset {
  return asItComes.find((rule) => rule.kind === kind) ?? otherKinds;
}

export function draftOf(kind: string, known: RulesInForce): KindDraft {
  const { priority, unique, limit, windowDays, bridges, junkAbove } = presetOf(kind, known);
  return { kind, priority, unique, limit, windowDays, bridges, junkAbove };
}

/** Unique is another word for a limit of one; whoever takes it away means at least two. */
export function changeKind(draft: KindDraft, change: Partial<KindDraft>): KindDraft {
  const next = { ...draft, ...change };
  if (change.unique === true) return { ...next, limit: 1, windowDays: undefined };
  if (change.unique === false && (next.limit ?? 1) < 2) return { ...next, limit: 2 };
  return next;
}

/** Only what differs from how a kind comes, as the API takes it. */
export function writeKind(draft: KindDraft, preset: Preset): KindRule {
  const differs = <T>(value: T | undefined, usual: T): value is T => value !== undefined && value !== usual;
  const rule: KindRule = {};
  if (differs(draft.priority, preset.priority)) rule.priority = draft.priority;
  if (differs(draft.bridges, preset.bridges)) rule.bridges = draft.bridges;
  if (differs(draft.junkAbove, preset.junkAbove)) rule.junkAbove = draft.junkAbove;
  if (draft.unique) return preset.unique ? rule : { ...rule, unique: true };
  // A window needs its limit beside it.
  const limit = draft.limit ?? preset.limit;
  if (limit !== preset.limit || draft.windowDays !== undefined) rule.limit = limit;
  if (draft.windowDays !== undefined) rule.windowDays = draft.windowDays;
  return rule;
}

export function writeRules(draft: RulesDraft, known: RulesInForce): Rules {
  const kinds = draft.kinds
    .map((kind) => [kind.kind, writeKind(kind, presetOf(kind.kind, known))] as const)
    .filter(([, rule]) => Object.keys(rule).length > 0);
  return {
    kinds: Object.fromEntries(kinds),
    blockedPatterns: draft.patterns.map(({ kind, pattern }) => ({
      ...(kind === '' ? {} : { kind }),
      pattern: pattern.trim(),
    })),
    learnsJunk: draft.learnsJunk,
  };
}

/** Whether two sets of rules say the same, in whatever order they name their kinds. */
export function isSameRules(one: Rules, other: Rules): boolean {
  const write = ({ kinds, ...rest }: Rules): string =>
    JSON.stringify([
      Object.entries(kinds)
        .map(([kind, rule]) => [kind, Object.entries(rule).sort()])
        .sort(),
      rest.blockedPatterns.map(({ kind = '', pattern }) => [kind, pattern]),
      rest.learnsJunk,
    ]);
  return write(one) === write(other);
}

export type Place =
  | { in: 'kind'; kind: string; field: string }
  | { in: 'pattern'; index: number; field: string };

/** The cell that a refusal is about; undefined where it is about the whole. */
export function placeOf(field: string | undefined): Place | undefined {
  const [list, name = '', ...rest] = toFormField(field ?? '').split('.');
  if (list === 'kinds' && name !== '') return { in: 'kind', kind: name, field: rest.join('.') };
  const index = Number(name);
  if (list === 'blockedPatterns' && name !== '' && Number.isInteger(index)) {
    return { in: 'pattern', index, field: rest.join('.') };
  }
  return undefined;
}

/** What each figure may be, as the API takes it. */
export const ranges = {
  priority: { least: 0, most: 100 },
  limit: { least: 1, most: 100_000 },
  windowDays: { least: 0, most: 36_500 },
  junkAbove: { least: 1, most: 1_000_000 },
} as const;
type Figure = keyof typeof ranges;
const figures: readonly Figure[] = ['priority', 'limit', 'windowDays', 'junkAbove'];

export function isKindName(kind: string): boolean {
  return /^[a-z][a-z0-9_]{0,49}$/.test(kind);
}

export type DraftFault =
  | { place: Place; why: 'pattern' | 'kind' }
  | { place: Place; why: 'figure'; least: number; most: number };

/** The first thing that the API would refuse, to be said in the reader’s own language. */
export function findFault({ kinds, patterns }: RulesDraft): DraftFault | undefined {
  for (const draft of kinds) {
    for (const field of figures) {
      const { least, most } = ranges[field];
      const figure = draft[field];
      const isNone = field === 'windowDays' && figure === 0;
      if (figure === undefined || (figure >= least && figure <= most && !isNone)) continue;
      return {
        place: { in: 'kind', kind: draft.kind, field },
        why: 'figure',
        least: Math.max(least, isNone ? 1 : 0),
        most,
      };
    }
  }
  for (const [index, { kind, pattern }] of patterns.entries()) {
    if (pattern.replaceAll('*', '').trim().length < 3) {
      return { place: { in: 'pattern', index, field: 'pattern' }, why: 'pattern' };
    }
    if (kind !== '' && !isKindName(kind))
      return { place: { in: 'pattern', index, field: 'kind' }, why: 'kind' };
  }
  return undefined;
}
