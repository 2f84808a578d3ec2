/** An event as analytics.js and e-mail tools send it to Segment's HTTP Tracking API. */

export interface SegmentEvent {
  readonly type: 'track' | 'page' | 'identify';
  readonly messageId: string;
  readonly timestamp: string;
  readonly userId?: string;
  readonly anonymousId?: string;
  readonly event?: string;
  readonly name?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly traits?: Readonly<Record<string, unknown>>;
  readonly context: Readonly<Record<string, unknown>>;
}

/** Ids of the speaker: at least one of the two. */
export interface Speaker {
  readonly userId?: string;
  readonly anonymousId?: string;
}
