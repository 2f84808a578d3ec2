import { type PathRow, type Paths, packPaths } from './paths.ts';

/** What a person did at a time: met a channel, converted, or both (then the touch came first). */
export type JourneyEvent = {
  person: string;
  /** In days. */
  time: number;
  channel: string | undefined;
  conversions: number;
  value: number;
};

export type Journeys = {
  paths: Paths;
  /** Days from each touch to its journey's end, aligned with `paths.steps`. */
  ages: Float64Array;
  /** Conversions that no touch preceded within the look-back. */
  unattributed: { conversions: number; value: number };
  /** Journeys without conversion whose window reached beyond the last event: they may convert yet. */
  open: number;
};

type Journey = PathRow & { person: number; ages: number[] };

/** One person's events, by time. */
function journeysOf(
  events: readonly JourneyEvent[],
  person: number,
  options: { lookback: number; window: number; until: number },
): { journeys: Journey[]; unattributed: { conversions: number; value: number }; open: number } {
  const journeys: Journey[] = [];
  const unattributed = { conversions: 0, value: 0 };
  const touches: { time: number; channel: string; led: boolean }[] = [];
  for (const event of events) {
    if (event.channel !== undefined) touches.push({ time: event.time, channel: event.channel, led: false });
    if (event.conversions === 0 && event.value === 0) continue;
    const before = touches.filter((touch) => touch.time >= event.time - options.lookback);
    if (before.length === 0) {
      unattributed.conversions += event.conversions;
      unattributed.value += event.value;
      continue;
    }
    for (const touch of before) touch.led = true;
    journeys.push({
      channels: before.map((touch) => touch.channel),
      conversions: event.conversions,
      value: event.value,
      nulls: 0,
      person,
      ages: before.map((touch) => event.time - touch.time),
    });
  }
  let open = 0;
  let lost: typeof touches = [];
  const give = (): void => {
    const last = lost[lost.length - 1];
    if (last === undefined) return;
    if (last.time + options.window > options.until) open += 1;
    journeys.push({
      channels: lost.map((touch) => touch.channel),
      conversions: 0,
      value: 0,
      nulls: 1,
      person,
      ages: lost.map((touch) => last.time - touch.time),
    });
    lost = [];
  };
  for (const touch of touches) {
    const last = lost[lost.length - 1];
    // A touch that led to a conversion ends what came before it without one.
    if (touch.led || (last !== undefined && touch.time - last.time > options.window)) give();
    if (!touch.led) lost.push(touch);
  }
  give();
  return { journeys, unattributed, open };
}

/**
 * Journeys out of what people did. A conversion's journey is all touches within `lookback` days before it; a touch may
 * serve several conversions. Touches that led to none make journeys without conversion, a new one after `window` days
 * without a touch.
 */
export function buildJourneys(
  events: readonly JourneyEvent[],
  options: { lookback: number; window: number },
): Journeys {
  const byPerson = Map.groupBy(events, (event) => event.person);
  const until = events.reduce((latest, event) => Math.max(latest, event.time), Number.NEGATIVE_INFINITY);
  const all: Journey[] = [];
  const unattributed = { conversions: 0, value: 0 };
  let open = 0;
  let person = 0;
  for (const own of byPerson.values()) {
    // Stable, but a touch comes before the conversion of the same moment.
    own.sort((a, b) => a.time - b.time || Number(b.channel !== undefined) - Number(a.channel !== undefined));
    const built = journeysOf(own, person, { ...options, until });
    for (const journey of built.journeys) all.push(journey);
    unattributed.conversions += built.unattributed.conversions;
    unattributed.value += built.unattributed.value;
    open += built.open;
    person += 1;
  }
  return {
    paths: packPaths(all),
    ages: Float64Array.from(all.flatMap((journey) => journey.ages)),
    unattributed,
    open,
  };
}
