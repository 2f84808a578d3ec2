import type { MeasuredScores, ScoredPerson, ScoresProgress, ScoresQuery } from '@rondo/contract';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../../platform/clock.ts';
import { invalid } from '../../../platform/error.ts';
import type { Events, Parameters } from '../../../platform/events/client.ts';
import { runInThread } from '../../../platform/jobs/run-in-thread.ts';
import type { Consent } from '../../consent/index.ts';
import { personOf } from '../../identity/index.ts';
import { type Metrics, moment, PURCHASE_EVENTS, startOfDay, todayIn } from '../../metrics/index.ts';
import type { Hooks } from '../ask-measure.ts';
import type { Values } from '../value/value-of-customers.ts';
import { buildFeatures, learnLevels, type PersonRow } from './build-features.ts';
import { checkOutcomes, checkPast, mayNotScore } from './check-enough.ts';
import { peopleByConsentSql, questionOfProfiling } from './consent-of-people.ts';
import { describeScores, spreadTenths } from './describe-scores.ts';
import { beginSql, countPeopleSql, deedsSql, featuresSql } from './features-sql.ts';
import type { LearnedScores } from './learn-scores.ts';
import type { Ranked, RankedPart } from './rank-people.ts';
import { readLines } from './read-lines.ts';
import type { ScoresWork } from './scores-worker.ts';

export type ScoresDeps = {
  events: Events;
  clock: Clock;
  metrics: Pick<Metrics, 'frame'>;
  consent: Pick<Consent, 'settings' | 'flush'>;
  /** Who is still a customer, by the model of customer value. */
  values: Pick<Values, 'value'>;
};
/** The answer, and the people with the highest scores, whom not everybody may see. */
export type ScoresFound = { state: 'done'; answer: MeasuredScores; people: ScoredPerson[] };

const DAYS = 90;
const MOST_LOOKBACK = 365;
const RECENT = 30;
/** Events that are counted one by one: those that most people did. */
const MOST_DEEDS = 20;
/** What fewer did is not worth two columns. */
const LEAST_SHARE = 0.01;
/** A model learns from so many people at most, drawn by a hash. */
const MOST_LEARNED = 50_000;
/** Everybody's facts are added up in one go, for another would read all of them again; of more people the engine would hold too much. */
const MOST_AT_ONCE = 2_000_000;
/** So many people go to the thread at a time that gives them their chances. */
const MOST_IN_THREAD = 100_000;
const MOST_LISTED = 1_000;
const SEED = 1;

/** Who will do something within some days, learned from what people did before two moments of the past and then did. */
export async function measureScores(
  { events, clock, metrics, consent, values }: ScoresDeps,
  query: ScoresQuery,
  { signal, report }: Hooks<ScoresProgress['step']>,
): Promise<ScoresFound> {
  const { outcome = 'order', days = DAYS, without = [] } = query;
  const event = outcome === 'event' ? namesOf(query.event) : [...PURCHASE_EVENTS];
  report({ step: 'features', done: 0, total: 3 });
  const { timeZone, currency } = await metrics.frame();
  const now = clock.now();
  await consent.flush();
  const question = questionOfProfiling(await consent.settings());
  if (question === undefined) throw mayNotScore();
  const texts: Parameters = {};
  const people = peopleByConsentSql(question, personOf, (value, type) => {
    const name = `c${Object.keys(texts).length}`;
    texts[name] = value;
    return `{${name}:${type}}`;
  });

  const today = Temporal.PlainDate.from(todayIn(timeZone, now));
  const at = (day: Temporal.PlainDate): string => moment(startOfDay(day.toString(), timeZone));
  const moments = { train: today.subtract({ days: 2 * days }), test: today.subtract({ days }), now: today };
  const [began] = await events.query<{ day: string; any: number }>(
    beginSql(),
    { at: at(today), zone: timeZone },
    { signal },
  );
  const past = began?.any === 1 ? Temporal.PlainDate.from(began.day).until(moments.train).days : undefined;
  checkPast(past, days);
  const lookback = Math.min(MOST_LOOKBACK, past ?? 0);
  const parametersOf = (day: Temporal.PlainDate): Parameters => ({
    at: at(day),
    since: at(day.subtract({ days: lookback })),
    recent: at(day.subtract({ days: RECENT })),
    until: at(day.add({ days })),
    lookback,
    conversion: event,
    currency,
    buyers: outcome === 'churn',
    now: moment(now.toISOString()),
    ...texts,
  });

  const found = await events.query<{ deed: string; people: number }>(
    deedsSql({ personOf }),
    { ...parametersOf(moments.train), most: MOST_DEEDS },
    { signal },
  );
  const partsOf = async (day: Temporal.PlainDate) => {
    const counted = await events.queryOne<{ people: number }>(
      countPeopleSql({ personOf }),
      parametersOf(day),
      {
        signal,
      },
    );
    const parts = Math.max(1, Math.ceil(counted.people / MOST_LEARNED));
    return { people: counted.people, parts };
  };
  const sizes = { train: await partsOf(moments.train), test: await partsOf(moments.test) };
  const deeds = found
    .filter((one) => one.people >= LEAST_SHARE * sizes.train.people)
    .map(({ deed }) => deed)
    .filter((deed) => !without.includes(`event:${deed}`));
  const features = featuresSql({ personOf, events: deeds.length, consent: people });
  const partOf = (day: Temporal.PlainDate, parts: number, part: number): Parameters => ({
    ...parametersOf(day),
    ...Object.fromEntries(deeds.map((deed, i) => [`e${i}`, deed])),
    parts,
    part,
  });
  const read = (day: Temporal.PlainDate, parts: number): Promise<PersonRow[]> =>
    events.query<PersonRow>(features, partOf(day, parts, 0), { signal });
  const labelled = (rows: readonly PersonRow[], levels: ReturnType<typeof learnLevels>) => ({
    ...buildFeatures(rows, deeds, levels, without),
    target: Uint8Array.from(rows, ({ happened }) => (outcome === 'churn' ? 1 - happened : happened)),
  });

  report({ step: 'features', done: 1, total: 3 });
  const earlier = await read(moments.train, sizes.train.parts);
  report({ step: 'features', done: 2, total: 3 });
  const later = await read(moments.test, sizes.test.parts);
  const levels = learnLevels(earlier);
  const [train, test] = [labelled(earlier, levels), labelled(later, levels)];
  checkOutcomes(train.target, moments.train.toString(), outcome, days);
  checkOutcomes(test.target, moments.test.toString(), outcome, days);

  const worker = new URL('./scores-worker.ts', import.meta.url);
  report({ step: 'models', done: 0, total: 6 });
  const learn: ScoresWork = { learn: { train, test, seed: SEED } };
  const learned = await runInThread<LearnedScores, { done: number; total: number }>(worker, learn, {
    signal,
    onProgress: ({ done, total }) => report({ step: 'models', done, total }),
  });

  const count = (await partsOf(moments.now)).people;
  const parts = Math.max(1, Math.ceil(count / MOST_AT_ONCE));
  const total = Math.max(1, Math.ceil(count / MOST_IN_THREAD));
  const chances: Float64Array[] = [];
  let best: Ranked[] = [];
  for (let part = 0; part < parts; part++) {
    report({ step: 'scores', done: Math.min(chances.length, total), total });
    const bytes = await events.queryBytes(
      `${features} FORMAT JSONEachRow`,
      partOf(moments.now, parts, part),
      { signal },
    );
    try {
      for await (const lines of readLines(bytes, MOST_IN_THREAD)) {
        const known = { deeds, levels, without, most: MOST_LISTED };
        const rank: ScoresWork = { rank: { model: learned.final, lines, ...known } };
        const ranked = await runInThread<RankedPart>(worker, rank, { signal });
        chances.push(ranked.chances);
        best = [...best, ...ranked.best].sort((a, b) => b.chance - a.chance).slice(0, MOST_LISTED);
        report({ step: 'scores', done: Math.min(chances.length, total), total });
      }
    } finally {
      bytes.destroy();
    }
  }
  const all = Float64Array.from(chances.flatMap((part) => [...part])).sort();
  const answer = describeScores(learned, {
    asked: { outcome, event, days },
    today: today.toString(),
    lookbackDays: lookback,
    groups: test.groups,
    chances: all,
    moments: {
      train: { day: moments.train.toString(), target: train.target },
      test: { day: moments.test.toString(), target: test.target },
    },
    leaving: outcome === 'churn' ? await foreseeLeaving(values, signal) : null,
    at: now.toISOString(),
  });
  return { state: 'done', answer, people: answer.learned ? spreadTenths(best, all, answer.tenths) : [] };
}

function namesOf(event: readonly string[] | undefined): string[] {
  if (event !== undefined) return [...event];
  throw invalid('event', 'Which event is to be foreseen is not said.', 'Name it, such as Signed Up.');
}

/** Not buying for a while is not leaving: what the model of customer value says stands beside it. */
async function foreseeLeaving(
  values: Pick<Values, 'value'>,
  signal: AbortSignal,
): Promise<MeasuredScores['leaving']> {
  try {
    const { customers, stillCustomers, chosen } = await values.value({}, signal);
    return { customers, stillCustomers, nobodyLeaves: chosen === 'nbd' };
  } catch (error) {
    if (signal.aborted) throw error;
    return null;
  }
}
