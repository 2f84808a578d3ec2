import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { identifierOf } from '../../../test/support/identity.ts';
import { normaliseIdentifier } from '../../platform/identifiers/index.ts';
import { pairOf } from './edge.ts';
import { edgesOfEvent } from './edges-of-event.ts';
import { createIdentityRules, type RuleSettings } from './identity-rules.ts';
import { resolvePeople } from './resolve-people.ts';
import { settingsOf } from './rules-store.ts';

const ORACLES = join(process.env.RONDO_EVALUATION_DATA ?? '../shared/data', 'identity/oracles');
const hasOracles = existsSync(join(ORACLES, 'identity_graph_scenarios.json'));

type KindConfig = { limit?: number; priority?: number; unique?: boolean };
type Scenario = {
  id: string;
  config?: Record<string, KindConfig>;
  existing?: Record<string, string>[];
  event?: Record<string, string>;
  events?: (string | Record<string, string>)[];
  expect: string;
};

const scenarios: Scenario[] = hasOracles
  ? JSON.parse(readFileSync(join(ORACLES, 'identity_graph_scenarios.json'), 'utf8')).scenarios
  : [];

/** `identify(Alice,anon_1)` is how one of the scenarios writes `{ user_id, anonymous_id }`. */
function identifiersOf(event: string | Record<string, string>): string[] {
  if (typeof event !== 'string') return Object.entries(event).map(([kind, value]) => `${kind}:${value}`);
  const [, user, anonymous] = /^identify\((\w+),(\w+)\)$/.exec(event) ?? [];
  return [`user_id:${user}`, `anonymous_id:${anonymous}`];
}

/** The people of events in the order of their time; `apart`: pairs that were separated by hand. */
function peopleOf(events: readonly string[][], settings: RuleSettings, apart: readonly string[][] = []) {
  const rules = createIdentityRules(new Set(), settings);
  const banned = new Set(apart.map(([a = '', b = '']) => pairOf(identifierOf(a).key, identifierOf(b).key)));
  const edges = events
    .flatMap((texts, at) =>
      edgesOfEvent(
        {
          type: 'track',
          messageId: `m${at}`,
          timestamp: at,
          importId: '',
          identifiers: texts.map(identifierOf),
        },
        rules,
      ),
    )
    .filter(({ left, right }) => !banned.has(pairOf(left.key, right.key)));
  const { representative } = resolvePeople(edges, rules);
  const personOf = (text: string) => representative.get(identifierOf(text).key) ?? identifierOf(text).key;
  return (a: string, b: string) => personOf(a) === personOf(b);
}

/** A scenario as the file has it: its events in order, under its own rules. */
function play(id: string) {
  const scenario = scenarios.find((one) => one.id === id);
  if (scenario === undefined) throw new Error(`the file has no scenario ${id}`);
  const { config = {}, existing = [], event, events = [] } = scenario;
  const all = [...existing, ...events, ...(event === undefined ? [] : [event])].map(identifiersOf);
  return peopleOf(all, settingsOf({ kinds: config, blockedPatterns: [], learnsJunk: true }));
}

describe.skipIf(!hasOracles)('the scenarios that other products document', () => {
  it('segment-priority: the address is left to its owner, the new user is somebody new', () => {
    const same = play('segment-priority');
    expect(same('user_id:abc123', 'email:jane@example1.com')).toBe(true);
    expect(same('user_id:abc456', 'email:jane@example1.com')).toBe(false);
    expect(same('user_id:abc456', 'user_id:abc123')).toBe(false);
  });

  it('segment-merge-protection: two users of one browser stay apart', () => {
    const same = play('segment-merge-protection');
    expect(same('anonymous_id:a1', 'user_id:u1')).toBe(true);
    expect(same('user_id:u1', 'user_id:u2')).toBe(false);
  });

  it('snowplow-unique: a shared phone stays with who had it first', () => {
    const same = play('snowplow-unique');
    expect(same('user_id:alice', 'apple_idfv:ph1')).toBe(true);
    expect(same('user_id:bob', 'user_id:alice')).toBe(false);
    expect(same('user_id:bob', 'apple_idfv:ph1')).toBe(false);
  });

  it('posthog-identify-safeguard: a login into a browser that is another’s merges nobody', () => {
    const same = play('posthog-identify-safeguard');
    expect(same('anonymous_id:anon_alice_1', 'anonymous_id:anon_alice_2')).toBe(true);
    expect(same('user_id:Bob', 'anonymous_id:anon_bob_1')).toBe(true);
    expect(same('user_id:Alice', 'user_id:Bob')).toBe(false);
  });

  it('mixpanel-shared-device: two logins on one device do not merge', () => {
    const same = play('mixpanel-shared-device');
    expect(same('anonymous_id:A', 'user_id:B')).toBe(true);
    expect(same('user_id:B', 'user_id:C')).toBe(false);
  });

  it('posthog-split-creator: the first identifier can be split off, too', () => {
    const events = [['device_id:d1'], ['email:m@x.se', 'device_id:d1'], ['email:m@x.se', 'device_id:d2']];
    const settings = settingsOf({ kinds: {}, blockedPatterns: [], learnsJunk: true });
    expect(peopleOf(events, settings)('device_id:d1', 'device_id:d2')).toBe(true);
    const same = peopleOf(events, settings, [['email:m@x.se', 'device_id:d1']]);
    expect(same('device_id:d1', 'device_id:d2')).toBe(false);
    expect(same('email:m@x.se', 'device_id:d2')).toBe(true);
  });

  it('has a test for each: the last two are held by unmerge.test.ts', () => {
    const known = [
      'segment-priority',
      'segment-merge-protection',
      'snowplow-unique',
      'posthog-identify-safeguard',
      'mixpanel-shared-device',
      'posthog-split-creator',
      'unomi-delete',
      'tracardi-merge-loses-pii',
    ];
    expect(scenarios.map(({ id }) => id).filter((id) => !known.includes(id))).toEqual([]);
  });
});

describe.skipIf(!hasOracles)('the junk that other products block', () => {
  const junk: {
    case_insensitive: string[];
    case_sensitive: string[];
    segment_suggested: (string | { regex: string })[];
    brief_examples: string[];
  } = hasOracles
    ? JSON.parse(readFileSync(join(ORACLES, 'junk_ids.json'), 'utf8'))
    : { case_insensitive: [], case_sensitive: [], segment_suggested: [], brief_examples: [] };

  it('is nobody in any writing that the file names', () => {
    const values = [
      ...junk.case_insensitive.flatMap((value) => [value, value.toUpperCase(), `'${value}'`, `"${value}"`]),
      ...junk.case_sensitive.flatMap((value) => [value, `'${value}'`, `"${value}"`]),
      ...junk.segment_suggested.filter((value) => typeof value === 'string'),
      '',
      '0',
      '000-000',
      '---',
    ];
    const taken = [...values, '   ', ' null ', '\tundefined'].filter(
      (value) => normaliseIdentifier('user_id', value).outcome === 'ok',
    );
    expect(taken).toEqual([]);
  });

  it('knows the numbers and addresses that people make up', () => {
    for (const example of junk.brief_examples) {
      const kind = example.includes('@') ? 'email' : 'phone';
      expect(normaliseIdentifier(kind, example, { defaultRegion: 'NL' })).toMatchObject({
        reason: 'placeholder',
      });
    }
  });
});

describe('rules of one’s own', () => {
  const settings = (kinds: Parameters<typeof settingsOf>[0]['kinds']) =>
    settingsOf({ kinds, blockedPatterns: [], learnsJunk: true });

  it('ties to the kind that was made strongest', () => {
    const events = [
      ['loyalty_id:1', 'email:a@x.se'],
      ['user_id:u', 'loyalty_id:2', 'email:a@x.se'],
    ];
    expect(peopleOf(events, settings({}))('user_id:u', 'email:a@x.se')).toBe(true);
    const same = peopleOf(
      events,
      settings({ loyalty_id: { priority: 0, unique: true }, user_id: { priority: 1 } }),
    );
    expect(same('user_id:u', 'loyalty_id:2')).toBe(true);
    expect(same('user_id:u', 'email:a@x.se')).toBe(false);
  });

  it('lets the old count no more once a limit’s window has passed', () => {
    // The time of an event is its place in the list, in milliseconds.
    const events = [
      ['user_id:u', 'email:one@x.se'],
      ['user_id:u', 'email:two@x.se'],
      ...Array.from({ length: 8 }, () => ['user_id:u']),
      ['user_id:u', 'email:three@x.se'],
    ];
    const window = (milliseconds: number) => ({ email: { limit: 2, windowDays: milliseconds / 86_400_000 } });
    expect(peopleOf(events, settings(window(20)))('user_id:u', 'email:three@x.se')).toBe(false);
    expect(peopleOf(events, settings(window(5)))('user_id:u', 'email:three@x.se')).toBe(true);
  });

  it('ties nobody together by a kind that was told not to bridge', () => {
    const events = [
      ['email:a@x.se', 'household_id:h'],
      ['email:b@x.se', 'household_id:h'],
    ];
    expect(peopleOf(events, settings({}))('email:a@x.se', 'email:b@x.se')).toBe(true);
    expect(
      peopleOf(events, settings({ household_id: { bridges: false } }))('email:a@x.se', 'email:b@x.se'),
    ).toBe(false);
  });
});
