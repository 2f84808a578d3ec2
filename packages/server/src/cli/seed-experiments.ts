import type { NewExperiment, SegmentInput } from '@rondo/contract';

const ORDERS = ['Order Completed', 'Receipt Issued'];
const METRICS: Pick<NewExperiment, 'primary' | 'secondary'> = {
  primary: { name: 'Orders', kind: 'count', events: ORDERS },
  secondary: [
    { name: 'Bought', kind: 'conversion', events: ORDERS },
    { name: 'Revenue', kind: 'revenue', events: ORDERS },
  ],
};
/** What a mailing does lasts for some weeks; later orders add more noise than effect. */
const WINDOW_DAYS = 56;

/** The control group that the CRM keeps, as segments: nobody else knows who is in it. */
export const CONTROL_GROUP_SEGMENTS: Record<'withheld' | 'mailed', SegmentInput> = {
  withheld: controlGroup('Mail control group', 'Gets no mailings for a year, by lot', 'true'),
  mailed: controlGroup('Subscribers who get mailings', 'Not in the mail control group', 'false'),
};

function controlGroup(name: string, description: string, value: string): SegmentInput {
  const test = { type: 'text' as const, operator: 'is' as const, values: [value] };
  return {
    name,
    description,
    rule: { kind: 'all', rules: [{ kind: 'trait', trait: 'mail_control_group', test }] },
  };
}

/** The experiments that the company's year holds, from its first day to the day after its last one. */
export function describeExperiments(
  year: { from: string; to: string },
  segments: Record<'withheld' | 'mailed', string>,
): NewExperiment[] {
  const holdOut = (key: string, name: string, hypothesis: string, campaign?: string): NewExperiment => ({
    key,
    name,
    hypothesis,
    source: {
      kind: 'holdout',
      sent: 'Email Sent',
      held: 'Email Held Out',
      ...(campaign === undefined ? {} : { campaign }),
    },
    variations: [
      { key: 'withheld', name: 'Withheld', weight: 1 },
      { key: 'sent', name: 'Sent', weight: 7 },
    ],
    control: 'withheld',
    ...year,
    ...METRICS,
    windowDays: WINDOW_DAYS,
    tests: { channel: 'email', ...(campaign === undefined ? {} : { campaign }) },
  });
  return [
    holdOut('mailings', 'All mailings', 'Whoever gets a mailing orders more in the eight weeks after it.'),
    holdOut('newsletter', 'Newsletter', 'The newsletter brings orders, not just opens.', 'newsletter'),
    holdOut(
      'seasonal-mailings',
      'Seasonal mailings',
      'Mailings before a season bring orders that would not have come by themselves.',
      'seasonal_mailings',
    ),
    {
      key: 'mail-control-group',
      name: 'A year without mailings',
      hypothesis:
        'Whoever gets no mailing for a year orders less. Only those whom the CRM knows are compared, so this is not what e-mail brought in all.',
      source: { kind: 'segments', membersAt: year.to },
      variations: [
        { key: 'withheld', name: 'Control group', weight: 1, segment: segments.withheld },
        { key: 'mailed', name: 'Mailed', weight: 9, segment: segments.mailed },
      ],
      control: 'withheld',
      ...year,
      ...METRICS,
    },
  ];
}
