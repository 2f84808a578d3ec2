import { randomUUID } from 'node:crypto';
import type {
  Desk,
  Goal,
  GoalChange,
  GoalCheck,
  GoalProgress,
  MetricInfo,
  NewGoal,
  Period,
} from '@rondo/contract';
import { desks } from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import { invalid, notFound } from '../../platform/error.ts';
import type { Records } from '../../platform/records/open-records.ts';
import { comparisonOf, daysIn, type Metrics, parseFilters, todayIn } from '../metrics/index.ts';
import { checkGoal, judgeGoal } from './judge-goal.ts';

type GoalRow = {
  id: string;
  name: string;
  metric: string;
  filters: string;
  target: number;
  from_date: string;
  due_date: string;
  owner: string;
  desk: string;
  why: string;
  created_at: string;
};
type StoredGoal = Omit<Goal, 'progress'>;

export type Goals = {
  list(): Promise<Goal[]>;
  get(id: string): Promise<Goal>;
  add(goal: NewGoal): Promise<Goal>;
  change(id: string, change: GoalChange): Promise<Goal>;
  remove(id: string): Promise<void>;
  /** What would be said of a goal before it is saved. */
  check(goal: Pick<NewGoal, 'metric' | 'filters' | 'target' | 'from' | 'due'>): Promise<GoalCheck>;
};

export function createGoals(deps: { records: Records; metrics: Metrics; clock: Clock }): Goals {
  const { metrics, clock } = deps;
  const db = deps.records.withTables<{ goals: GoalRow }>();

  async function withProgress(goal: StoredGoal): Promise<Goal> {
    return { ...goal, progress: await progressOf(goal) };
  }

  async function progressOf(goal: StoredGoal): Promise<GoalProgress> {
    const { timeZone } = await metrics.frame();
    const whole = periodOf(goal);
    const today = todayIn(timeZone, clock.now());
    const over: Period = { from: whole.from, to: today < whole.to ? today : whole.to };
    const metric = await metrics.find(goal.metric);
    const begun = over.from < over.to;
    const value = begun ? await metrics.value(goal.metric, over, goal.filters) : null;
    return judgeGoal(metric, {
      target: goal.target,
      value,
      days: daysIn(whole),
      daysOver: begun ? daysIn(over) : 0,
    });
  }

  async function validate(
    goal: Pick<NewGoal, 'metric' | 'filters' | 'target' | 'from' | 'due'>,
  ): Promise<MetricInfo> {
    const metric = await metrics.find(goal.metric);
    parseFilters(goal.filters);
    if (goal.due < goal.from)
      throw invalid('/due', 'The goal is due before it begins.', 'Choose a later due date.');
    if (metric.unit !== 'score' && goal.target < 0) {
      throw invalid('/target', 'The target is below zero.', 'Give the value that the figure should reach.');
    }
    return metric;
  }

  async function find(id: string): Promise<StoredGoal> {
    const row = await db.selectFrom('goals').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) throw notFound('goal', id);
    return goalOf(row);
  }

  return {
    async list() {
      const rows = await db.selectFrom('goals').selectAll().orderBy('due_date').orderBy('name').execute();
      return Promise.all(rows.map((row) => withProgress(goalOf(row))));
    },
    get: async (id) => withProgress(await find(id)),
    async add(goal) {
      await validate(goal);
      const row = { ...rowOf(goal), id: randomUUID(), created_at: clock.now().toISOString() };
      await db.insertInto('goals').values(row).execute();
      return withProgress(goalOf(row));
    },
    async change(id, change) {
      const goal = { ...(await find(id)), ...change };
      await validate(goal);
      await db.updateTable('goals').set(rowOf(goal)).where('id', '=', id).execute();
      return withProgress(goal);
    },
    async remove(id) {
      await find(id);
      await db.deleteFrom('goals').where('id', '=', id).execute();
    },
    async check(goal) {
      const metric = await validate(goal);
      const period = periodOf(goal);
      const before = comparisonOf(period, 'previous');
      const baseline = before === undefined ? null : await metrics.value(goal.metric, before, goal.filters);
      return checkGoal(metric, goal.target, baseline, daysIn(period));
    },
  };
}

/** `due` is the last day that counts; periods end with the day after. */
function periodOf(goal: Pick<NewGoal, 'from' | 'due'>): Period {
  const day = new Date(`${goal.due}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return { from: goal.from, to: day.toISOString().slice(0, 10) };
}

function rowOf(goal: NewGoal): Omit<GoalRow, 'id' | 'created_at'> {
  const { name, metric, target, owner, desk, why } = goal;
  return {
    name,
    metric,
    target,
    owner,
    desk,
    why,
    filters: JSON.stringify(goal.filters),
    from_date: goal.from,
    due_date: goal.due,
  };
}

function goalOf(row: GoalRow): StoredGoal {
  const filters: unknown = JSON.parse(row.filters);
  return {
    id: row.id,
    name: row.name,
    metric: row.metric,
    filters: Array.isArray(filters) ? filters.map(String) : [],
    target: Number(row.target),
    from: row.from_date,
    due: row.due_date,
    owner: row.owner,
    desk: deskOf(row.desk),
    why: row.why,
    createdAt: row.created_at,
  };
}

function deskOf(text: string): Desk {
  return desks.find((desk) => desk === text) ?? 'marketing';
}
