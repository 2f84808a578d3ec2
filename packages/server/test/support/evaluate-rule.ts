import type { ConsentBasis, PropertyTest, ValueTest } from '@rondo/contract';
import type { FlatRule } from '../../src/stages/audiences/expand-rule.ts';
import type { LedgerEntry } from '../../src/stages/consent/entry.ts';
import { judgeConsent } from '../../src/stages/consent/judge-consent.ts';
import {
  type AsOf,
  DAY_MS,
  resolveWindow,
  startOfDay,
} from '../../src/stages/profiles/conditions/resolve-window.ts';
import { deciding, unionOf } from '../../src/stages/profiles/traits/merge-said.ts';
import { computeTrait } from './compute-trait.ts';

export type KnownEvent = {
  type: string;
  event: string;
  name: string;
  timestamp: number;
  channel: string;
  campaign: string;
  properties: Record<string, unknown>;
};
export type KnownTrait = {
  name: string;
  timestamp: number;
  messageId: string;
  value: string | number | boolean | null;
  source?: string;
};
export type KnownImpression = {
  platform: string;
  campaign: string;
  placement: string;
  impressions: number;
  timestamp: number;
};
export type KnownPerson = {
  impressions?: KnownImpression[];
  events: KnownEvent[];
  traits: KnownTrait[];
  consents?: LedgerEntry[];
  sources?: string[];
  /** Of each account that the person belongs to, its traits and figures. */
  accounts?: Record<string, string | number>[];
  /** Of a customer. */
  fifths?: { recency: number; frequency: number; spend: number };
};

/** What a rule means, said a second time and as plainly as can be: the tests hold the compiled queries to it. */
export function evaluateRule(rule: FlatRule, person: KnownPerson, asOf: AsOf): boolean {
  const now = asOf.now.getTime();
  const within = (window: Parameters<typeof resolveWindow>[0], time: number) => {
    const { from, upTo } = resolveWindow(window, asOf);
    return (from === undefined || time >= from) && time <= upTo && time <= now;
  };
  switch (rule.kind) {
    case 'all':
      return rule.rules.every((part) => evaluateRule(part, person, asOf));
    case 'any':
      return rule.rules.some((part) => evaluateRule(part, person, asOf));
    case 'not':
      return !evaluateRule(rule.rule, person, asOf);
    case 'trait': {
      const said = person.traits
        .filter((trait) => trait.name === rule.trait && trait.timestamp <= now)
        .map(({ timestamp, messageId, value, source = '' }) => ({
          at: timestamp,
          messageId,
          source,
          given: value,
          value: String(value),
          type: value === null ? 'null' : typeof value,
        }));
      if (rule.merge?.strategy === 'union') return passesAny(rule.test, unionOf(said), asOf);
      const value = deciding(said, rule.merge ?? { strategy: 'last' })?.given ?? null;
      // The projector keeps a trait that is true or false as 1 or 0, too.
      return passes(
        rule.test,
        rule.test.type === 'number' && typeof value === 'boolean' ? Number(value) : value,
        asOf,
      );
    }
    case 'computed': {
      const events = person.events.map((event, index) => ({ ...event, messageId: `m${index}` }));
      const value = computeTrait(rule.trait, events, asOf, (event) =>
        rule.trait.where.every((condition) => holdsOf(condition, event.properties, asOf)),
      );
      return Array.isArray(value) || rule.trait.aggregation === 'unique-list'
        ? passesAny(rule.test, [value ?? []].flat(), asOf)
        : passes(rule.test, value ?? null, asOf);
    }
    case 'consent': {
      const { silence, exceptions, ...question } = rule.question;
      const basisOf = (isException: boolean): ConsentBasis =>
        isException === silence ? 'opt-in' : 'opt-out';
      const sources = person.sources ?? [];
      const bases =
        sources.length === 0
          ? [basisOf(false)]
          : sources.map((source) => basisOf(exceptions.includes(source)));
      return judgeConsent(person.consents ?? [], { ...question, bases, now }).allowed;
    }
    case 'account':
      return (person.accounts ?? []).some((account) =>
        rule.where.every(({ field, test }) => passes(test, account[field] ?? null, asOf)),
      );
    case 'customer': {
      const { fifths } = person;
      const among = (asked: readonly number[], own: number) => asked.length === 0 || asked.includes(own);
      return (
        fifths !== undefined &&
        among(rule.recency, fifths.recency) &&
        among(rule.frequency, fifths.frequency) &&
        among(rule.spend, fifths.spend)
      );
    }
    case 'touch':
      return person.events.some(
        (event) =>
          event.channel !== '' &&
          (rule.channels.length === 0 || rule.channels.includes(event.channel)) &&
          (rule.campaigns.length === 0 || rule.campaigns.includes(event.campaign)) &&
          within(rule.window, event.timestamp),
      );
    case 'event': {
      const counted = person.events.filter(
        (event) =>
          event.type === rule.type &&
          (rule.event === '' || (event.type === 'track' ? event.event : event.name) === rule.event) &&
          within(rule.window, event.timestamp) &&
          rule.where.every((condition) => holdsOf(condition, event.properties, asOf)),
      );
      const amount =
        rule.amount.of === 'count'
          ? counted.length
          : counted.reduce(
              (sum, event) => sum + (numberOf(scalar(event.properties[rule.amount.property ?? ''])) ?? 0),
              0,
            );
      return isEnough(rule.amount, amount);
    }
    case 'impression': {
      const among = (names: readonly string[], name: string) => names.length === 0 || names.includes(name);
      const shown = (person.impressions ?? [])
        .filter(({ timestamp }) => within(rule.window, timestamp))
        .filter(({ platform }) => among(rule.platforms, platform))
        .filter(({ campaign }) => among(rule.campaigns, campaign))
        .filter(({ placement }) => among(rule.placements, placement));
      return isEnough(
        rule.amount,
        shown.reduce((sum, { impressions }) => sum + impressions, 0),
      );
    }
  }
}

function isEnough({ operator, value }: { operator: string; value: number }, amount: number): boolean {
  if (operator === 'at-least') return amount >= value;
  if (operator === 'at-most') return amount <= value;
  if (operator === 'more') return amount > value;
  return operator === 'less' ? amount < value : amount === value;
}

/** Whether a condition holds for the properties of an event; of a list, any item may pass. */
function holdsOf({ property, test }: PropertyTest, properties: Record<string, unknown>, asOf: AsOf): boolean {
  const [list, item] = property.split('[].');
  if (item === undefined || list === undefined) return passes(test, scalar(properties[property]), asOf);
  const items = properties[list];
  return passesAny(test, Array.isArray(items) ? items.map((entry) => scalar(entry[item])) : [], asOf);
}

function passesAny(test: ValueTest, values: readonly Scalar[], asOf: AsOf): boolean {
  const opposite = positive(test);
  return opposite === undefined
    ? values.some((value) => passes(test, value, asOf))
    : !values.some((value) => passes(opposite, value, asOf));
}

type Scalar = string | number | boolean | null;

function scalar(value: unknown): Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function numberOf(value: Scalar): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  return undefined;
}

/** The test of which a negative one is the opposite. */
function positive(test: ValueTest): ValueTest | undefined {
  if (test.type === 'text' && test.operator === 'is-not') return { ...test, operator: 'is' };
  if (test.type === 'text' && test.operator === 'contains-not') return { ...test, operator: 'contains' };
  if (test.type === 'number' && test.operator === 'not-equals') return { ...test, operator: 'equals' };
  if (test.type === 'time' && test.operator === 'not-in-last') return { ...test, operator: 'in-last' };
  if (test.type === 'any' && test.operator === 'missing') return { ...test, operator: 'exists' };
  return undefined;
}

function passes(test: ValueTest, value: Scalar, asOf: AsOf): boolean {
  const opposite = positive(test);
  if (opposite !== undefined) return !passes(opposite, value, asOf);
  if (value === null) return false;
  const text = String(value);
  switch (test.type) {
    case 'any':
      return true;
    case 'boolean':
      return (test.value ? ['true', '1', 'yes'] : ['false', '0', 'no']).includes(text.toLowerCase());
    case 'text':
      if (test.operator === 'is') return test.values.includes(text);
      return test.values.some((wanted) =>
        test.operator === 'starts'
          ? text.toLowerCase().startsWith(wanted.toLowerCase())
          : text.toLowerCase().includes(wanted.toLowerCase()),
      );
    case 'number': {
      const number = numberOf(value);
      if (number === undefined) return false;
      if (test.operator === 'equals') return number === test.value;
      if (test.operator === 'more') return number > test.value;
      if (test.operator === 'at-least') return number >= test.value;
      if (test.operator === 'less') return number < test.value;
      if (test.operator === 'at-most') return number <= test.value;
      return number >= test.value && number <= (test.to ?? test.value);
    }
    case 'time': {
      if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return false;
      const time = text.length === 10 ? startOfDay(text, asOf.timeZone) : Date.parse(text);
      const now = asOf.now.getTime();
      if (test.operator === 'in-last') return time > now - (test.days ?? 0) * DAY_MS && time <= now;
      if (test.operator === 'before') return time < startOfDay(test.day ?? '', asOf.timeZone);
      if (test.operator === 'after') return time >= startOfDay(test.day ?? '', asOf.timeZone, 1);
      return (
        time >= startOfDay(test.day ?? '', asOf.timeZone) && time < startOfDay(test.to ?? '', asOf.timeZone)
      );
    }
  }
}
