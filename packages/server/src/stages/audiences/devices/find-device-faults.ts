import type { DeviceRule, DeviceVocabulary, SegmentFault, SegmentRule } from '@rondo/contract';
import type { AsOf, Say } from '../../profiles/index.ts';
import { checkAmount, findFaults } from '../find-faults.ts';

/** What can never hold, cannot be asked, or names what has never been seen. Pure; errors first. */
export function findDeviceFaults(
  rule: DeviceRule,
  context: { asOf: AsOf; vocabulary: DeviceVocabulary },
): SegmentFault[] {
  const { asOf, vocabulary } = context;
  const words = { ...vocabulary, traits: [], consents: [], accounts: [] };
  const shared = findFaults(asSegment(rule), { asOf, saved: new Map(), own: undefined, vocabulary: words });
  const own: SegmentFault[] = [];
  const walk = (part: DeviceRule, path: string): void => {
    if (part.kind === 'all' || part.kind === 'any') {
      for (const [index, inner] of part.rules.entries()) walk(inner, `${path}/rules/${index}`);
    } else if (part.kind === 'not') walk(part.rule, `${path}/rule`);
    else if (part.kind === 'impression') {
      const say: Say = (severity, code, at, message, cure) =>
        own.push({ path: `${path}${at}`, severity, code, message, cure });
      checkAmount(part.amount, say);
      for (const names of ['platforms', 'campaigns', 'placements'] as const)
        checkNames(part[names], vocabulary.impressions[names], `/${names}`, say);
    }
  };
  walk(rule, '');
  const isWarning = (fault: SegmentFault) => Number(fault.severity === 'warning');
  return [...shared, ...own].sort((one, other) => isWarning(one) - isWarning(other));
}

function checkNames(names: readonly string[], known: readonly string[], at: string, say: Say): void {
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  say(
    'warning',
    'never-seen',
    at,
    `No imported impression names ${unknown.map((name) => `“${name}”`).join(', ')}.`,
    'Check the spelling against the list.',
  );
}

/** The rule as one of people: an ad that was shown stands there as any visit, which nothing can be wrong with. */
function asSegment(rule: DeviceRule): SegmentRule {
  switch (rule.kind) {
    case 'all':
    case 'any':
      return { kind: rule.kind, rules: rule.rules.map(asSegment) };
    case 'not':
      return { kind: 'not', rule: asSegment(rule.rule) };
    case 'impression':
      return { kind: 'touch', channels: [], campaigns: [], window: rule.window };
    default:
      return rule;
  }
}
