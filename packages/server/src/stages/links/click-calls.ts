import type { TrackingCall } from '@rondo/contract';
import type { LinkRow } from './store.ts';
import { tagTarget } from './tag-target.ts';

export type OpeningFacts = {
  at: Date;
  /** New for each opening. */
  clickId: string;
  /** From the SDK's cookie, where it was set for this host, too. */
  anonymousId: string | undefined;
  userAgent: string;
  referrer: string;
  language: string;
};

export const LINK_CLICKED = 'Link Clicked';
export const LINK_PREVIEWED = 'Link Previewed';

/** Where a person is sent: with the campaign's parameters and the id by which the next page joins this click. */
export function clickTarget(link: LinkRow, clickId: string): string {
  return tagTarget(link.target, { ...campaignParameters(link), rondo_click: clickId });
}

/** Robots get no click id: what they store of the page must not carry one around. */
export function previewTarget(link: LinkRow): string {
  return tagTarget(link.target, campaignParameters(link));
}

function campaignParameters(link: LinkRow): Record<string, string> {
  return {
    utm_source: link.source,
    utm_medium: link.medium,
    utm_campaign: link.campaign,
    utm_content: link.creative,
  };
}

/**
 * The click as an event. It is known by its click id alone (and the visitor's own id, where the cookie reaches here):
 * the first page that the visitor sees next carries the same click id, and so the two become one person.
 */
export function clickCall(link: LinkRow, facts: OpeningFacts): TrackingCall {
  const call = openingCall(LINK_CLICKED, link, facts);
  return {
    ...call,
    ...(facts.anonymousId === undefined ? {} : { anonymousId: facts.anonymousId }),
    properties: { ...call.properties, rondo_click: facts.clickId },
  };
}

/** A robot's look at the link: counted apart, about nobody. */
export function previewCall(link: LinkRow, facts: OpeningFacts): TrackingCall {
  return openingCall(LINK_PREVIEWED, link, facts);
}

function openingCall(event: string, link: LinkRow, facts: OpeningFacts): TrackingCall {
  return {
    type: 'track',
    event,
    messageId: `${event === LINK_CLICKED ? 'click' : 'preview'}-${facts.clickId}`,
    timestamp: facts.at.toISOString(),
    properties: {
      link: link.code,
      target: link.target,
      channel: link.channel,
      ...(link.campaign === '' ? {} : { campaign: link.campaign }),
      ...(link.creative === '' ? {} : { creative: link.creative }),
      ...(link.creator === '' ? {} : { creator: link.creator }),
    },
    context: {
      campaign: {
        source: link.source,
        medium: link.medium,
        ...(link.campaign === '' ? {} : { name: link.campaign }),
        ...(link.creative === '' ? {} : { content: link.creative }),
      },
      ...(facts.userAgent === '' ? {} : { userAgent: facts.userAgent.slice(0, 500) }),
      ...(facts.language === '' ? {} : { locale: facts.language }),
      ...(facts.referrer === '' ? {} : { page: { referrer: facts.referrer.slice(0, 1000) } }),
      library: { name: 'rondo-links' },
    },
  };
}
