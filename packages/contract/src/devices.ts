import { type Static, type TSchema, Type } from 'typebox';
import { Period, periodFields } from './metrics.ts';
import { amountOperators, PropertyTest, SegmentClauseCount, SegmentFault } from './segments.ts';

const Maybe = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const Name = Type.String({ minLength: 1, maxLength: 200 });
const Count = (description: string) => Type.Integer({ minimum: 0, description });

/**
 * The longest that a device may stay in an audience, and that an id may be used after it was first seen: 13 months, as
 * data protection authorities (CNIL) recommend for cookies.
 */
export const MOST_DEVICE_DAYS = 395;

/** Rolling windows alone: whoever is in an audience of devices leaves it with time. */
export const DeviceWindow = Type.Union([
  Type.Object({ kind: Type.Literal('ever') }),
  Type.Object({
    kind: Type.Literal('last'),
    count: Type.Integer({ minimum: 1, maximum: MOST_DEVICE_DAYS * 24 }),
    unit: Type.Enum(['hours', 'days', 'weeks']),
  }),
]);
export type DeviceWindow = Static<typeof DeviceWindow>;

export const DeviceAmount = Type.Object({
  of: Type.Literal('count'),
  operator: Type.Enum(amountOperators),
  value: Type.Number(),
});

const names = (description: string, maxItems = 200) =>
  Type.Array(Type.String({ maxLength: 300 }), { maxItems, description });

/** Which devices belong to an audience: what they did, by what they came, which ads they were shown. Nothing of persons. */
export const DeviceRule = Type.Cyclic(
  {
    DeviceRule: Type.Union([
      Type.Object({
        kind: Type.Literal('all'),
        rules: Type.Array(Type.Ref('DeviceRule'), { maxItems: 50 }),
      }),
      Type.Object({
        kind: Type.Literal('any'),
        rules: Type.Array(Type.Ref('DeviceRule'), { maxItems: 50 }),
      }),
      Type.Object({ kind: Type.Literal('not'), rule: Type.Ref('DeviceRule') }),
      Type.Object({
        kind: Type.Literal('event'),
        type: Type.Enum(['track', 'page', 'screen']),
        event: Type.String({
          maxLength: 300,
          description: 'The event’s name; for pages and screens their name, or empty for any',
        }),
        where: Type.Array(PropertyTest, { maxItems: 20 }),
        amount: DeviceAmount,
        window: DeviceWindow,
      }),
      Type.Object({
        kind: Type.Literal('touch'),
        channels: names('Marketing channels; any one of them, empty for any', 50),
        campaigns: names('Any one of them; empty for any campaign'),
        window: DeviceWindow,
      }),
      Type.Object({
        kind: Type.Literal('impression'),
        platforms: names('Ad servers or platforms; any one of them, empty for any'),
        campaigns: names('Any one of them; empty for any campaign'),
        placements: names('Any one of them; empty for any placement'),
        amount: DeviceAmount,
        window: DeviceWindow,
      }),
    ]),
  },
  'DeviceRule',
);
export type DeviceRule = Static<typeof DeviceRule>;

const Days = Type.Integer({
  minimum: 1,
  maximum: MOST_DEVICE_DAYS,
  description: 'A device leaves so many days after the last thing that the rule asks for',
});

export const DeviceAudienceInput = Type.Object(
  {
    name: Name,
    description: Type.Optional(Type.String({ maxLength: 2000 })),
    rule: DeviceRule,
    days: Days,
  },
  { additionalProperties: false },
);
export type DeviceAudienceInput = Static<typeof DeviceAudienceInput>;

export const DeviceAudienceChange = Type.Partial(DeviceAudienceInput, { additionalProperties: false });
export type DeviceAudienceChange = Static<typeof DeviceAudienceChange>;

const sizeFields = {
  devices: Count('Devices for which the rule holds and whose time is not over'),
  allowed: Count('Of those, devices whose owner agreed to advertising: these alone are exported'),
};

export const DeviceAudience = Type.Object({
  id: Type.String(),
  name: Type.String(),
  description: Type.String(),
  rule: DeviceRule,
  days: Days,
  createdAt: Type.String(),
  createdBy: Type.String(),
  updatedAt: Type.String(),
});
export type DeviceAudience = Static<typeof DeviceAudience>;

export const CountedDeviceAudience = Type.Object({ ...DeviceAudience.properties, ...sizeFields });
export type CountedDeviceAudience = Static<typeof CountedDeviceAudience>;

export const DeviceAudienceList = Type.Object({
  items: Type.Array(CountedDeviceAudience),
  total: Type.Integer(),
  known: Type.Object(
    { devices: Count('All devices that no person is known behind'), allowed: sizeFields.allowed },
    { description: 'All devices, whichever audience they are in' },
  ),
  consents: Type.Array(Type.Object({ purpose: Type.String(), channel: Type.String() }), {
    description:
      'What a device’s owner must have agreed to; without any such purpose in the settings nobody has',
  }),
});
export type DeviceAudienceList = Static<typeof DeviceAudienceList>;

export const DeviceCountQuestion = Type.Object(
  { rule: DeviceRule, days: Days },
  { additionalProperties: false },
);

export const DeviceCount = Type.Object({
  at: Type.String({ description: 'The moment for which it was counted' }),
  total: Maybe(Type.Integer({ description: 'All devices known; null where the rule has an error' })),
  devices: Maybe(sizeFields.devices),
  allowed: Maybe(sizeFields.allowed),
  clauses: Type.Array(SegmentClauseCount, {
    description: 'Devices, before the time in the audience is looked at',
  }),
  faults: Type.Array(SegmentFault),
});
export type DeviceCount = Static<typeof DeviceCount>;

/** What the builder and the filters offer beside the words of segments, learned from what has arrived. */
export const DeviceVocabulary = Type.Object({
  events: Type.Array(
    Type.Object({
      type: Type.Enum(['track', 'page', 'screen']),
      event: Type.String(),
      count: Type.Integer(),
    }),
  ),
  channels: Type.Array(Type.String()),
  campaigns: Type.Array(Type.String()),
  impressions: Type.Object(
    {
      platforms: Type.Array(Type.String()),
      campaigns: Type.Array(Type.String()),
      placements: Type.Array(Type.String()),
    },
    { description: 'Names in the imported ad impressions' },
  ),
});
export type DeviceVocabulary = Static<typeof DeviceVocabulary>;

export const deviceIdKinds = ['cookie', 'ad_id'] as const;
export const deviceHashes = ['sha256', 'sha1', 'md5', 'none'] as const;
export type DeviceHash = (typeof deviceHashes)[number];

export const DeviceExportQuery = Type.Object(
  {
    ids: Type.Optional(
      Type.Enum(deviceIdKinds, {
        description: 'Only cookies or only mobile advertising ids; both where left out',
      }),
    ),
    hash: Type.Optional(
      Type.Enum(deviceHashes, {
        description:
          'How ids are written: sha256 (where left out), sha1 or md5 as lower-case hex of the UTF-8 bytes, or none. Mobile advertising ids are put into lower case first, cookies are taken as they stand',
      }),
    ),
  },
  { additionalProperties: false },
);
export type DeviceExportQuery = Static<typeof DeviceExportQuery>;

export const impressionDimensions = ['placement', 'campaign', 'creative', 'platform'] as const;
export type ImpressionDimension = (typeof impressionDimensions)[number];
const Only = (what: string) =>
  Type.Optional(Type.String({ maxLength: 300, description: `Only impressions of this ${what}` }));

export const FrequencyQuery = Type.Object(
  {
    ...periodFields,
    by: Type.Optional(Type.Enum(impressionDimensions, { description: 'placement where left out' })),
    platform: Only('platform'),
    campaign: Only('campaign'),
    placement: Only('placement'),
    conversion: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 300,
        description: 'The event that counts as a conversion; “Order Completed” where left out',
      }),
    ),
  },
  { additionalProperties: false },
);
export type FrequencyQuery = Static<typeof FrequencyQuery>;

const conversionFields = {
  followed: Count(
    'Of the devices, those whose owner agreed to advertising: of the others no conversion is looked up',
  ),
  converted: Count(
    'Of those followed, devices whose owner converted after the first impression, in the period',
  ),
  rate: Maybe(Type.Number({ description: 'converted / followed; null where nobody is followed' })),
  interval: Maybe(Type.Tuple([Type.Number(), Type.Number()], { description: 'Wilson, 95 %' })),
};

export const FrequencyBucket = Type.Object({
  from: Type.Integer({ description: 'Impressions of a device, at least' }),
  to: Maybe(Type.Integer({ description: 'At most; null for no end' })),
  devices: Count('Devices that were shown so many in the period'),
  impressions: Count('Their impressions'),
  ...conversionFields,
});
export type FrequencyBucket = Static<typeof FrequencyBucket>;

const exposureFields = {
  impressions: Type.Integer(),
  devices: Type.Integer({ description: 'Different cookies and mobile advertising ids' }),
  frequency: Maybe(Type.Number({ description: 'Impressions per device' })),
  spend: Maybe(
    Type.Number({ description: 'In the workspace’s currency; null where the logs say nothing of it' }),
  ),
};

export const FrequencyReport = Type.Object({
  period: Period,
  conversion: Type.String(),
  by: Type.Enum(impressionDimensions),
  currency: Type.String(),
  ...exposureFields,
  ...conversionFields,
  buckets: Type.Array(FrequencyBucket, {
    description:
      'Devices by impressions. For conversions a device that converted counts by what it was shown until then',
  }),
  recency: Type.Array(
    Type.Object({
      fromDays: Type.Integer(),
      toDays: Maybe(Type.Integer()),
      devices: Count('Devices that were shown their last impression so many days ago'),
    }),
  ),
  items: Type.Array(Type.Object({ name: Type.String(), ...exposureFields, ...conversionFields })),
});
export type FrequencyReport = Static<typeof FrequencyReport>;

export const PersonImpressions = Type.Object({
  allowed: Type.Boolean({
    description: 'Whether the person agreed to advertising; without it nothing is shown',
  }),
  because: Maybe(Type.String({ description: 'Why not, as the gate says it' })),
  impressions: Type.Integer(),
  items: Type.Array(
    Type.Object({
      platform: Type.String(),
      campaign: Type.String(),
      placement: Type.String(),
      impressions: Type.Integer(),
      first: Type.String(),
      last: Type.String(),
    }),
  ),
});
export type PersonImpressions = Static<typeof PersonImpressions>;
