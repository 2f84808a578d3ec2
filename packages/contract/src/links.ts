import { type Static, Type } from 'typebox';

const Part = (description: string) => Type.Optional(Type.String({ maxLength: 200, description }));

export const LinkInput = Type.Object({
  name: Type.Optional(Type.String({ maxLength: 200, description: 'What it is for; only shown here' })),
  target: Type.String({
    minLength: 1,
    maxLength: 4000,
    description: 'Where it leads: an http or https address',
  }),
  code: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{1,63}$',
      description:
        'The last part of the short address; made up where it is left out. Capital letters do not matter',
    }),
  ),
  campaign: Part('utm_campaign: the key of a campaign'),
  channel: Type.String({
    minLength: 1,
    maxLength: 100,
    description: 'One of Rondo’s marketing channels; decides as what a click counts',
  }),
  source: Type.String({
    minLength: 1,
    maxLength: 200,
    description: 'utm_source: where people will find it, such as instagram',
  }),
  medium: Part('utm_medium; the channel’s usual one where it is left out'),
  creative: Part('utm_content: which advertisement, post or text'),
  creator: Part('The influencer who shares it'),
});
export type LinkInput = Static<typeof LinkInput>;

/** The target stays what it was: a printed link must not come to lead elsewhere. */
export const LinkChange = Type.Object({
  name: Type.Optional(Type.String({ maxLength: 200 })),
  archived: Type.Optional(Type.Boolean({ description: 'Out of the list; it still leads to its target' })),
});
export type LinkChange = Static<typeof LinkChange>;

export const LinkFigures = Type.Object({
  clicks: Type.Integer({ description: 'By people' }),
  people: Type.Integer({ description: 'Different people, as far as they could be told apart' }),
  previews: Type.Integer({
    description: 'Openings by robots, link previews and prefetching; never among the clicks',
  }),
  orders: Type.Integer({ description: 'Orders within 30 days after a person’s first click' }),
  revenue: Type.Number({ description: 'Of those orders, in the workspace’s currency' }),
  lastClick: Type.Union([Type.String(), Type.Null()]),
});
export type LinkFigures = Static<typeof LinkFigures>;

export const Link = Type.Object({
  id: Type.String(),
  code: Type.String(),
  url: Type.String({ description: 'The address to share' }),
  name: Type.String(),
  target: Type.String(),
  campaign: Type.String(),
  channel: Type.String(),
  source: Type.String(),
  medium: Type.String(),
  creative: Type.String(),
  creator: Type.String(),
  archived: Type.Boolean(),
  createdAt: Type.String(),
  createdBy: Type.String(),
});
export type Link = Static<typeof Link>;

export const LinkWithFigures = Type.Object({ ...Link.properties, figures: LinkFigures });
export type LinkWithFigures = Static<typeof LinkWithFigures>;

export const LinkList = Type.Object({
  items: Type.Array(LinkWithFigures),
  total: Type.Integer(),
  waiting: Type.Integer({ description: 'Clicks that are stored and wait for the events engine' }),
  lost: Type.Integer({ description: 'Clicks since the start that could not be kept' }),
});
export type LinkList = Static<typeof LinkList>;

export const LinkDetail = Type.Object({
  link: LinkWithFigures,
  days: Type.Array(Type.Object({ day: Type.String(), clicks: Type.Integer(), previews: Type.Integer() }), {
    description: 'The last 30 days in the workspace’s time zone, the oldest first',
  }),
  referrers: Type.Array(Type.Object({ host: Type.String(), clicks: Type.Integer() })),
});
export type LinkDetail = Static<typeof LinkDetail>;
