import type { IdentityRules } from '@rondo/contract';
import { invalid } from '../../platform/error.ts';

/** What the schema cannot say. */
export function refuseContradictions(rules: IdentityRules): void {
  for (const [kind, rule] of Object.entries(rules.kinds)) {
    if (rule.unique === true && (rule.limit ?? 1) !== 1) {
      throw invalid(
        `body/kinds/${kind}/limit`,
        `${kind} is unique and may yet be had ${rule.limit} times.`,
        'Leave out one of “unique” and “limit”.',
      );
    }
    if (rule.windowDays !== undefined && (rule.unique === true || rule.limit === undefined)) {
      throw invalid(
        `body/kinds/${kind}/windowDays`,
        `${kind} has a window but no limit that it belongs to.`,
        'Give a limit with the window; what is unique is unique for good.',
      );
    }
  }
  rules.blockedPatterns.forEach(({ pattern }, index) => {
    if (pattern.replaceAll('*', '').trim().length >= 3) return;
    throw invalid(
      `body/blockedPatterns/${index}/pattern`,
      `The pattern “${pattern}” would block nearly everybody.`,
      'Write at least three characters other than *.',
    );
  });
}
