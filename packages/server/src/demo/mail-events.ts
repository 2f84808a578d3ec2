import { isoTime } from './calendar.ts';
import { COMPANY } from './company.ts';
import { subjectOf } from './mailing-subjects.ts';
import { UNITS } from './media-units.ts';
import { draw, mix } from './random.ts';
import type { SegmentEvent, Speaker } from './segment-event.ts';
import type { Fact } from './simulate-company.ts';

const LIBRARY = { name: 'mail-tool', version: '4.2.0' };

/** What the e-mail tool reports of one mailing to one person, in Segment's e-mail events. */
export function* listMailEvents(
  fact: Extract<Fact, { kind: 'mail' }>,
  messagePrefix: string,
): Generator<SegmentEvent> {
  const { mail, life } = fact;
  const { mailing } = mail;
  const { identity, year } = life;
  if (mail.held && year.nature.mailHoldout) return;
  const unit = UNITS[mailing.unit];
  const speaker: Speaker =
    year.accountAt <= mailing.time
      ? { userId: identity.customerNumber }
      : { anonymousId: identity.mailContactId };
  const properties = {
    campaign_id: mailing.campaign,
    campaign_name: unit?.campaign ?? mailing.campaign,
    email_id: mailing.id,
    email_subject: subjectOf(mailing, identity.language),
  };
  const context = { traits: { email: identity.email }, library: LIBRARY };
  let number = 0;
  const say = (event: string, time: number, more: Readonly<Record<string, unknown>> = {}): SegmentEvent => {
    number += 1;
    return {
      type: 'track',
      messageId: `${messagePrefix}m${fact.number}-${number}`,
      timestamp: isoTime(time),
      ...speaker,
      event,
      properties: { ...properties, ...more },
      context,
    };
  };
  if (mail.held) {
    // The tool knows whom it left out by lot: without this no later test could compare.
    yield say('Email Held Out', mailing.time, { reason: 'control group' });
    return;
  }
  yield say('Email Sent', mailing.time);
  if (mail.openedAt === 0 && draw(mix(year.nature.hash, 6000 + mailing.index), 0) < 0.012) {
    yield say('Email Bounced', mailing.time + 4_000);
    return;
  }
  yield say('Email Delivered', mailing.time + 9_000);
  if (mail.openedAt === 0) return;
  yield say('Email Opened', mail.openedAt);
  if (mail.clicked)
    yield say('Email Link Clicked', mail.openedAt + 19_000, { link_url: `https://www.${COMPANY.domain}/` });
  if (mail.unsubscribed) yield say('Unsubscribed', mail.openedAt + 45_000);
}
