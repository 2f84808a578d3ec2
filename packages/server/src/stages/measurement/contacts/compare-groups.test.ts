import { createRandom, type Random } from '@rondo/stats';
import { describe, expect, it } from 'vitest';
import { compareGroups } from './compare-groups.ts';
import type { Cell, Spell, Sums, ValueCell } from './read-contacts.ts';

const AGENTS = ['Ada', 'Bo', 'Cy', 'Di'];
type Agent = { mood: number; solves: number; quick: number; sells: number };
type Drawn = { key: string; stratum: string; mood: number; solved: number; hours: number; bought: number };

/** A team's contacts, which come to each by lot, with topics that differ in everything and one agent with few. */
function drawTeam(random: Random, contacts: number, special: Partial<Record<string, Agent>> = {}): Drawn[] {
  return Array.from({ length: contacts }, (): Drawn => {
    const key = random.uniform() < 0.08 ? 'Di' : (AGENTS[Math.floor(random.uniform() * 3)] ?? 'Ada');
    const topic = Math.floor(random.uniform() * 3);
    const agent = special[key] ?? { mood: 0, solves: 0, quick: 1, sells: 1 };
    return {
      key,
      stratum: `${topic} ${Math.floor(random.uniform() * 3)}`,
      mood: Math.max(1, Math.min(5, Math.round(2.5 + topic / 2 + agent.mood + random.normal()))),
      solved: Number(random.uniform() < 0.97 - 0.1 * topic + agent.solves),
      hours: (-Math.log(random.uniform()) * 20 * (1 + topic)) / agent.quick,
      // Most buy nothing, some much: as purchases are.
      bought: random.uniform() < 0.3 ? agent.sells * Math.exp(3.5 + random.normal()) : 0,
    };
  });
}

function sumUp(values: readonly number[]): Sums {
  const sum = (power: number): number => values.reduce((all, value) => all + value ** power, 0);
  const n = values.length;
  return { n, sum: sum(1), squares: sum(2), cubes: sum(3), people: n, nn: n, ns: sum(1), ss: sum(2) };
}

function judge(drawn: readonly Drawn[]) {
  const cells: Cell[] = [];
  const values: ValueCell[] = [];
  for (const key of AGENTS) {
    for (const stratum of new Set(drawn.map((one) => one.stratum))) {
      const own = drawn.filter((one) => one.key === key && one.stratum === stratum);
      if (own.length === 0) continue;
      const rest = {
        contacts: own.length,
        ended: own.length,
        ever: own.length,
        again: 0,
        heardAgain: 0,
        least: 1,
        most: 5,
      };
      const [answers, solved] = [sumUp(own.map(({ mood }) => mood)), sumUp(own.map((one) => one.solved))];
      cells.push({ key, stratum, answers, solved, ...rest });
      values.push({ key, stratum, bought: sumUp(own.map(({ bought }) => bought)) });
    }
  }
  // What takes longer than two days is still open.
  const spells = drawn.map(
    ({ key, stratum, hours }): Spell => ({
      key,
      stratum,
      hours: Math.min(48, hours),
      ended: hours < 48,
      count: 1,
    }),
  );
  return [...compareGroups(AGENTS, { cells, spells, values })].flatMap(([key, compared]) =>
    compared.map((one) => ({ key, ...one })),
  );
}

describe('agents beside one another', () => {
  it.each([120, 900])(
    'marks nobody in at least 95 % of the teams where all are equal (%i contacts)',
    (contacts) => {
      const random = createRandom(20_261_122);
      const teams = 300;
      let [marked, intervals, covered] = [0, 0, 0];
      for (let team = 0; team < teams; team++) {
        const compared = judge(drawTeam(random, contacts));
        marked += Number(compared.some(({ differs }) => differs));
        intervals += compared.length;
        covered += compared.filter(({ measure, low, high }) => {
          const none = measure === 'speed' ? 1 : 0;
          return low <= none && none <= high;
        }).length;
      }
      expect(intervals / teams).toBeGreaterThan(contacts === 900 ? 15.9 : 9);
      // 5 % and its three standard errors.
      expect(marked / teams).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / teams));
      expect(covered / intervals).toBeGreaterThan(0.98);
    },
  );

  it('finds the one who truly differs, and in what', () => {
    const random = createRandom(5);
    const worse = { mood: -0.8, solves: -0.15, quick: 0.6, sells: 1 };
    let [found, others] = [0, 0];
    for (let team = 0; team < 20; team++) {
      const differing = judge(drawTeam(random, 900, { Bo: worse })).filter(({ differs }) => differs);
      const of = (measure: string) => differing.find((one) => one.key === 'Bo' && one.measure === measure);
      found += Number(
        (of('satisfaction')?.high ?? 1) < 0 &&
          (of('resolved')?.high ?? 1) < 0 &&
          (of('speed')?.high ?? 1) < 1,
      );
      others += Number(differing.some(({ measure }) => measure === 'value'));
    }
    expect(found).toBeGreaterThanOrEqual(16);
    expect(others).toBeLessThanOrEqual(2);
  });

  it('holds the topic equal: who takes the hard ones is not worse', () => {
    const random = createRandom(9);
    const team = drawTeam(random, 2000).map((one) =>
      // All hard contacts go to Cy, and a few to the others; nobody does better with them.
      one.stratum.startsWith('0') && random.uniform() < 0.8 ? { ...one, key: 'Cy' } : one,
    );
    const own = team.filter(({ key }) => key === 'Cy');
    const mean = (some: readonly Drawn[]): number =>
      some.reduce((sum, { mood }) => sum + mood, 0) / some.length;
    expect(mean(own)).toBeLessThan(mean(team) - 0.15);
    expect(judge(team).filter(({ differs }) => differs)).toEqual([]);
  });
});
