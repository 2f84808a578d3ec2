import type { HoldOfPerson } from '../consent/index.ts';

/** Clicks that wait for the events engine. What is in the log by then is the log's. */
export const holdOfLinks: HoldOfPerson = { records: ['waiting_clicks'] };
