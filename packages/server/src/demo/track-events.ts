import { listMailEvents } from './mail-events.ts';
import type { SegmentEvent } from './segment-event.ts';
import type { Chunk, Company } from './simulate-company.ts';
import { listVisitEvents } from './visit-events.ts';

/** Everything of a chunk that reaches Rondo through the tracking API: the web shop's and the e-mail tool's events. */
export function* listTrackEvents(company: Company, chunk: Chunk): Generator<SegmentEvent> {
  for (const fact of chunk.facts) {
    const prefix = `demo-${company.seed.toString(36)}-${fact.life.year.person.toString(36)}-`;
    if (fact.kind === 'visit') yield* listVisitEvents(fact, prefix);
    else yield* listMailEvents(fact, prefix);
  }
}
