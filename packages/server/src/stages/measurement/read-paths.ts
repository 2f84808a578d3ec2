import type { AttributionGrain } from '@rondo/contract';
import type { Credit, Paths } from '@rondo/stats';
import type { Events, Parameters } from '../../platform/events/client.ts';
import { personOf } from '../identity/index.ts';
import { KEYS_PER_CHANNEL, MOST_CHANNELS } from './compose-attribution-sql.ts';
import {
  composePathsSql,
  followedSql,
  GROUPS_OF_PEOPLE,
  keysOfGrainSql,
  type PathsSql,
} from './compose-paths-sql.ts';

/** Of more keys the most touched are told apart, and the others share one row: models weigh every key against all. */
const MOST_KEYS = 200;
const REST = '…';
/** A path that fewer journeys took says little about itself. */
const RARE = 5;

export type ReadPaths = {
  paths: Paths;
  decays: Credit;
  unattributed: Credit;
  /** The place among the channels of visits without a named source; -1 where there is none. */
  direct: number;
  anonymous: number;
  openJourneys: number;
  lostJourneys: number;
  singleTouch: number;
  rareJourneys: number;
  /** Touches before conversions, by place in the channels. */
  touches: Float64Array;
  touchesOfNobody: { touches: number; share: number | null };
};

type KeyRow = { channel: string; key: string; touches: number | string; nobodys: number | string };
type PathRow = {
  keys: number[];
  people: number;
  conversions: number;
  value: number;
  nulls: number;
  anonymous: number;
  open: number;
  decays: number[];
  decay_values: number[];
};

export type KeyNumbers = {
  /** As the query looks touches up. */
  texts: string[];
  ids: number[];
  /** The place in `names` of each packed id. */
  places: Map<number, number>;
  names: string[];
  direct: number;
};

/** Numbers for channels and for keys within them, as the packed touches have them; keys of one name are one. */
function numberGrainKeys(
  found: readonly Pick<KeyRow, 'channel' | 'key'>[],
  grain: AttributionGrain,
): KeyNumbers {
  const channels = new Map<string, { number: number; keys: number }>();
  const [texts, ids, names]: [string[], number[], string[]] = [[], [], []];
  const places = new Map<number, number>();
  const placeOf = new Map<string, number>();
  for (const { channel, key } of found) {
    let known = channels.get(channel);
    if (known === undefined) {
      known = { number: Math.min(channels.size + 1, MOST_CHANNELS), keys: 0 };
      channels.set(channel, known);
    }
    known.keys = Math.min(known.keys + 1, KEYS_PER_CHANNEL);
    const id = known.number * (KEYS_PER_CHANNEL + 1) + known.keys;
    texts.push(grain === 'channel' ? channel : `${channel}\u0001${key}`);
    ids.push(id);
    // A direct visit that names nothing stays apart from other touches that do, for the rule that passes it over.
    const isDirect = channel === 'direct' && (grain === 'channel' || key === '');
    const name = placeOf.size < MOST_KEYS || placeOf.has(`+${key}`) ? key : REST;
    const unique = isDirect ? 'direct' : `+${name}`;
    let place = placeOf.get(unique);
    if (place === undefined) {
      place = names.length;
      placeOf.set(unique, place);
      names.push(name);
    }
    places.set(id, place);
  }
  // transform() needs a first pair to know the types by.
  if (texts.length === 0) {
    texts.push('');
    ids.push(0);
  }
  return { texts, ids, places, names, direct: placeOf.get('direct') ?? -1 };
}

export type JourneyQuestion = {
  grain: AttributionGrain;
  firstOnly: boolean;
  parameters: Parameters;
  signal: AbortSignal;
};

/** What the queries about journeys need to know first: which keys there are, and whether links were followed. */
export async function readKeys(
  events: Events,
  { grain, firstOnly, parameters, signal }: JourneyQuestion,
): Promise<{ sql: PathsSql; parameters: Parameters; numbers: KeyNumbers; found: KeyRow[] }> {
  const [found, followed] = await Promise.all([
    events.query<KeyRow>(keysOfGrainSql(grain), parameters, { signal }),
    events.query(followedSql(), parameters, { signal }),
  ]);
  const numbers = numberGrainKeys(found, grain);
  return {
    sql: { grain, personOf, withLinks: followed.length > 0, firstOnly },
    parameters: { ...parameters, keys: numbers.texts, ids: numbers.ids },
    numbers,
    found,
  };
}

export async function readPaths(events: Events, question: JourneyQuestion): Promise<ReadPaths> {
  const { signal } = question;
  const { sql, parameters, numbers, found } = await readKeys(events, question);
  const rows = await events.query<PathRow>(composePathsSql(sql), parameters, { signal });
  const touches = found.reduce((sum, row) => sum + Number(row.touches), 0);
  const nobodys = found.reduce((sum, row) => sum + Number(row.nobodys), 0);
  return {
    ...packRows(rows, numbers),
    touchesOfNobody: { touches: nobodys, share: touches === 0 ? null : nobodys / touches },
  };
}

function packRows(
  rows: readonly PathRow[],
  { places, names, direct }: KeyNumbers,
): Omit<ReadPaths, 'touchesOfNobody'> {
  const known = rows.filter((row) => row.keys.length > 0);
  const count = known.reduce((sum, row) => sum + row.keys.length, 0);
  const paths = {
    channels: names,
    steps: new Uint16Array(count),
    starts: new Uint32Array(known.length + 1),
    conversions: Float64Array.from(known, (row) => row.conversions),
    value: Float64Array.from(known, (row) => row.value),
    nulls: Float64Array.from(known, (row) => row.nulls),
    person: Uint32Array.from(known, (row) => row.people),
  };
  const decays: Credit = { conversions: new Float64Array(count), value: new Float64Array(count) };
  const touches = new Float64Array(names.length);
  let at = 0;
  let singleTouch = 0;
  const byPath = new Map<string, number>();
  for (const [i, row] of known.entries()) {
    for (const [step, id] of row.keys.entries()) {
      const place = places.get(id) ?? 0;
      paths.steps[at] = place;
      decays.conversions[at] = row.decays[step] ?? 0;
      decays.value[at] = row.decay_values[step] ?? 0;
      touches[place] = (touches[place] ?? 0) + row.conversions;
      at += 1;
    }
    paths.starts[i + 1] = at;
    if (row.keys.length === 1) singleTouch += row.conversions;
    const path = paths.steps.subarray(paths.starts[i], at).join();
    byPath.set(path, (byPath.get(path) ?? 0) + row.conversions + row.nulls);
  }
  const unattributed: Credit = {
    conversions: new Float64Array(GROUPS_OF_PEOPLE),
    value: new Float64Array(GROUPS_OF_PEOPLE),
  };
  for (const row of rows) {
    if (row.keys.length > 0) continue;
    unattributed.conversions[row.people] = (unattributed.conversions[row.people] ?? 0) + row.conversions;
    unattributed.value[row.people] = (unattributed.value[row.people] ?? 0) + row.value;
  }
  const sum = (of: (row: PathRow) => number): number => rows.reduce((all, row) => all + of(row), 0);
  return {
    paths,
    decays,
    unattributed,
    direct,
    touches,
    singleTouch,
    anonymous: sum((row) => row.anonymous),
    openJourneys: sum((row) => row.open),
    lostJourneys: sum((row) => row.nulls),
    rareJourneys: [...byPath.values()].reduce((all, own) => all + (own < RARE ? own : 0), 0),
  };
}
