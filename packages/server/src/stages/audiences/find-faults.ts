import {
  accountFigures,
  type SegmentAmount,
  type SegmentFault,
  type SegmentRule,
  type SegmentVocabulary,
  type ValueTest,
} from '@rondo/contract';
import {
  type AsOf,
  checkProperty,
  checkTest,
  checkWindow,
  isAccountFigure,
  type Say,
} from '../profiles/index.ts';
import type { SavedRules } from './expand-rule.ts';
import { findContradictions } from './find-contradictions.ts';

export type FaultContext = {
  asOf: AsOf;
  saved: SavedRules;
  /** The segment that the rule belongs to, where it is saved already. */
  own: string | undefined;
  /** What has arrived so far; without it nothing is called unknown. */
  vocabulary: SegmentVocabulary | undefined;
};

const MOST_PARTS = 100;
const DEEPEST = 8;

/** Everything in a rule that can never hold or cannot be asked. Pure; errors first. */
export function findFaults(rule: SegmentRule, context: FaultContext): SegmentFault[] {
  const faults: SegmentFault[] = [];
  let parts = 0;
  const walk = (part: SegmentRule, path: string, depth: number): void => {
    parts++;
    const say = (
      severity: SegmentFault['severity'],
      code: string,
      at: string,
      message: string,
      cure: string,
    ) => faults.push({ path: `${path}${at}`, severity, code, message, cure });
    if (depth > DEEPEST) {
      say(
        'error',
        'too-deep',
        '',
        `Groups within groups go deeper than ${DEEPEST}.`,
        'Save an inner group as a segment and refer to it.',
      );
      return;
    }
    if (part.kind === 'all' || part.kind === 'any') {
      if (part.rules.length === 0 && (path !== '' || part.kind === 'any')) {
        say(
          'error',
          'empty-group',
          '',
          'The group has no conditions.',
          'Add a condition, or take the group out.',
        );
      }
      for (const [index, inner] of part.rules.entries()) walk(inner, `${path}/rules/${index}`, depth + 1);
      if (part.kind === 'all') {
        for (const other of findContradictions(part.rules)) {
          say(
            'error',
            'contradiction',
            `/rules/${other.index}`,
            `This can never hold together with condition ${other.against + 1}.`,
            'Change one of the two, or put them into an “any” group.',
          );
        }
      }
    } else if (part.kind === 'not') {
      walk(part.rule, `${path}/rule`, depth + 1);
    } else if (part.kind === 'segment') {
      checkReference(part.segment, context, say);
    } else if (part.kind === 'consent') {
      checkConsent(part.purpose, part.channel, context, say);
    } else if (part.kind === 'account') {
      for (const [index, { field, test }] of part.where.entries()) {
        checkTest(test, `/where/${index}/test`, say);
        checkAccountField(field, `/where/${index}/field`, context, say);
      }
    } else if (part.kind === 'trait') {
      checkTest(part.test, '/test', say);
      checkTrait(part.trait, part.test, context, say);
    } else if (part.kind !== 'customer') {
      checkWindow(part.window, context.asOf, say);
      if (part.kind === 'event') {
        checkAmount(part.amount, say);
        for (const [index, condition] of part.where.entries()) {
          checkProperty(condition.property, `/where/${index}/property`, say);
          checkTest(condition.test, `/where/${index}/test`, say);
        }
        checkEvent(part.type, part.event, context, say);
      } else {
        checkTouch(part.channels, part.campaigns, context, say);
      }
    }
  };
  walk(rule, '', 0);
  if (parts > MOST_PARTS) {
    faults.push({
      path: '',
      severity: 'error',
      code: 'too-many',
      message: `The rule has ${parts} parts; ${MOST_PARTS} is the most.`,
      cure: 'Save some of them as a segment of their own and refer to it.',
    });
  }
  return faults.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
}

function checkReference(id: string, context: FaultContext, say: Say): void {
  if (id === context.own) {
    say('error', 'segment-cycle', '/segment', 'A segment cannot refer to itself.', 'Choose another segment.');
    return;
  }
  if (!context.saved.has(id)) {
    say(
      'error',
      'unknown-segment',
      '/segment',
      'This segment does not exist.',
      'Choose another segment, or take this part out.',
    );
    return;
  }
  if (refersTo(id, context.own, context.saved, new Set())) {
    say(
      'error',
      'segment-cycle',
      '/segment',
      'That segment refers back to this one.',
      'Choose another segment.',
    );
  }
}

/** Whether the segment `from` refers to `target`, or to itself, directly or through others. */
export function refersTo(
  from: string,
  target: string | undefined,
  saved: SavedRules,
  seen: Set<string>,
): boolean {
  if (seen.has(from)) return true;
  const rule = saved.get(from);
  if (rule === undefined) return false;
  const within = new Set([...seen, from]);
  return referencesOf(rule).some((id) => id === target || refersTo(id, target, saved, within));
}

export function referencesOf(rule: SegmentRule): string[] {
  if (rule.kind === 'segment') return [rule.segment];
  if (rule.kind === 'not') return referencesOf(rule.rule);
  return rule.kind === 'all' || rule.kind === 'any' ? rule.rules.flatMap(referencesOf) : [];
}

export function checkAmount(amount: SegmentAmount, say: Say): void {
  const { operator, value } = amount;
  if (amount.of === 'sum') {
    if (amount.property === undefined)
      say(
        'error',
        'sum-without-property',
        '/amount/property',
        'A sum needs a property to add up.',
        'Choose a property, such as revenue.',
      );
    else checkProperty(amount.property, '/amount/property', say);
    return;
  }
  if (!Number.isInteger(value)) {
    say('error', 'not-whole', '/amount/value', `Nothing happens ${value} times.`, 'Fill in a whole number.');
  } else if (value < 0 || (operator === 'less' && value === 0)) {
    say(
      'error',
      'impossible-count',
      '/amount/value',
      'Nothing happens fewer than 0 times.',
      'For “did not”, choose exactly 0.',
    );
  } else if (operator === 'at-least' && value === 0) {
    say(
      'warning',
      'always-true',
      '/amount/value',
      'Everybody did this at least 0 times.',
      'Fill in 1 or more.',
    );
  }
}

function checkTrait(name: string, test: ValueTest, context: FaultContext, say: Say): void {
  const known = context.vocabulary?.traits.find((trait) => trait.name === name);
  if (context.vocabulary !== undefined && known === undefined) {
    say(
      'warning',
      'never-seen',
      '/trait',
      `No one has had the trait “${name}” so far.`,
      'Check its spelling against the list.',
    );
  } else if (known !== undefined && test.type === 'number' && known.type !== 'number') {
    say(
      'warning',
      'type-differs',
      '/test',
      `The values of “${name}” are not numbers, so comparing them as numbers finds few people.`,
      'Compare it as text.',
    );
  }
}

function checkAccountField(field: string, at: string, { vocabulary }: FaultContext, say: Say): void {
  if (field.startsWith('$')) {
    if (!isAccountFigure(field))
      say(
        'error',
        'unknown-figure',
        at,
        `Accounts have no figure ${field}.`,
        `Choose one of ${accountFigures.join(', ')}, or a trait of accounts.`,
      );
  } else if (vocabulary !== undefined && !vocabulary.accounts.some((known) => known.field === field)) {
    say(
      'warning',
      'never-seen',
      at,
      `No account has had the trait “${field}” so far.`,
      'Check its spelling against the list.',
    );
  }
}

function checkEvent(type: string, name: string, context: FaultContext, say: Say): void {
  const { vocabulary } = context;
  if (type === 'track' && name === '') {
    say('error', 'no-event', '/event', 'The event is missing.', 'Choose an event.');
  } else if (
    vocabulary !== undefined &&
    !vocabulary.events.some((known) => known.type === type && (name === '' || known.event === name))
  ) {
    say(
      'warning',
      'never-seen',
      '/event',
      name === '' ? 'No page has been viewed so far.' : `“${name}” has never happened so far.`,
      'Check its spelling against the list.',
    );
  }
}

function checkConsent(purpose: string, channel: string, { vocabulary }: FaultContext, say: Say): void {
  if (vocabulary === undefined) return;
  const known = vocabulary.consents.some((one) => one.purpose === purpose && one.channel === channel);
  if (!known)
    say(
      'error',
      'unknown-purpose',
      '/purpose',
      `Nobody is asked about “${purpose}” by “${channel}”.`,
      'Choose a purpose and a channel of Settings → Consent.',
    );
}

function checkTouch(
  channels: readonly string[],
  campaigns: readonly string[],
  context: FaultContext,
  say: Say,
): void {
  const { vocabulary } = context;
  if (vocabulary === undefined) return;
  for (const [at, names, known] of [
    ['/channels', channels, vocabulary.channels],
    ['/campaigns', campaigns, vocabulary.campaigns],
  ] as const) {
    const unknown = names.filter((name) => !known.includes(name));
    if (unknown.length > 0)
      say(
        'warning',
        'never-seen',
        at,
        `Nobody has come by ${unknown.map((name) => `“${name}”`).join(', ')} so far.`,
        'Check the spelling against the list.',
      );
  }
}
