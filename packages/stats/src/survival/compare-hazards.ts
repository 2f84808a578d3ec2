/** How often something that began came to its end at a time (`ended`), or was still running then. */
export type SpellCount = { group: string; stratum: string; time: number; ended: boolean; count: number };

/** The logarithm of a group's hazard over that of all others; `events` are its own ends. */
export type HazardDifference = { logRatio: number; standardError: number; events: number; others: number };

/**
 * Each group's speed against that of all others in the same strata: O − E of the stratified log-rank test over its
 * hypergeometric variance (Mantel 1966, Cancer Chemother. Rep. 50:163), and Peto's one-step estimate (O − E)/V of the log hazard
 * ratio with variance 1/V (Yusuf, Peto et al. 1985, Prog. Cardiovasc. Dis. 27:335). A group that nobody was at risk
 * beside is left out.
 */
export function compareHazards(spells: readonly SpellCount[]): Map<string, HazardDifference> {
  const strata = new Map<string, SpellCount[]>();
  for (const spell of spells) {
    const own = strata.get(spell.stratum);
    if (own === undefined) strata.set(spell.stratum, [spell]);
    else own.push(spell);
  }
  const sums = new Map<string, { excess: number; variance: number; events: number; others: number }>();
  for (const own of strata.values()) {
    const atRisk = new Map<string, number>();
    let total = 0;
    for (const { group, count } of own) {
      atRisk.set(group, (atRisk.get(group) ?? 0) + count);
      total += count;
    }
    const sorted = own.toSorted((a, b) => a.time - b.time);
    for (let start = 0; start < sorted.length; ) {
      const time = sorted[start]?.time;
      const events = new Map<string, number>();
      const leaving = new Map<string, number>();
      let all = 0;
      let end = start;
      for (; end < sorted.length && sorted[end]?.time === time; end++) {
        const spell = sorted[end];
        if (spell === undefined) break;
        leaving.set(spell.group, (leaving.get(spell.group) ?? 0) + spell.count);
        if (!spell.ended) continue;
        events.set(spell.group, (events.get(spell.group) ?? 0) + spell.count);
        all += spell.count;
      }
      const spread = total > 1 ? (all * (total - all)) / (total - 1) : 0;
      if (all > 0) {
        for (const [group, risk] of atRisk) {
          if (risk === 0 || risk === total) continue;
          const share = risk / total;
          const seen = events.get(group) ?? 0;
          const before = sums.get(group) ?? { excess: 0, variance: 0, events: 0, others: 0 };
          sums.set(group, {
            excess: before.excess + seen - all * share,
            variance: before.variance + spread * share * (1 - share),
            events: before.events + seen,
            others: before.others + all - seen,
          });
        }
      }
      for (const [group, count] of leaving) {
        atRisk.set(group, (atRisk.get(group) ?? 0) - count);
        total -= count;
      }
      start = end;
    }
  }
  const found = new Map<string, HazardDifference>();
  for (const [group, { excess, variance, events, others }] of sums) {
    if (!(variance > 0)) continue;
    found.set(group, { logRatio: excess / variance, standardError: 1 / Math.sqrt(variance), events, others });
  }
  return found;
}
