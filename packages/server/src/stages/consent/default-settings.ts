import type {
  ConsentBasis,
  ConsentCell,
  ConsentPurpose,
  ConsentSettings,
  ConsentSource,
} from '@rondo/contract';

const cell = (channel: ConsentCell['channel'], rest: Partial<ConsentCell> = {}): ConsentCell => ({
  channel,
  doubleOptIn: false,
  categories: [],
  gpc: false,
  tcf: [],
  ...rest,
});

/**
 * What holds until somebody decides otherwise. Numbers are TCF's purposes: 1 to store and read on a device, 2 to 4 to show
 * (personalised) advertising, 5 and 6 to personalise content, 8 to measure content.
 */
export const defaultSettings: ConsentSettings = {
  purposes: [
    {
      id: 'analytics',
      basis: 'opt-out',
      strategy: 'any',
      joins: true,
      months: null,
      cells: [cell('web', { categories: ['analytics', 'statistics', 'performance'], tcf: [1, 8] })],
    },
    {
      id: 'profiling',
      basis: 'opt-out',
      strategy: 'any',
      joins: true,
      months: null,
      cells: [
        cell('web', {
          categories: ['personalization', 'personalisation', 'functional', 'preferences'],
          gpc: true,
          tcf: [1, 5, 6],
        }),
      ],
    },
    {
      id: 'marketing',
      basis: 'opt-in',
      strategy: 'any',
      joins: false,
      months: null,
      cells: [
        cell('email', { doubleOptIn: true }),
        cell('sms'),
        cell('push'),
        cell('phone'),
        cell('post'),
        cell('ads', { categories: ['advertising', 'marketing', 'targeting'], gpc: true, tcf: [1, 2, 3, 4] }),
      ],
    },
  ],
  sources: [],
};

export const findPurpose = (settings: ConsentSettings, id: string): ConsentPurpose | undefined =>
  settings.purposes.find((purpose) => purpose.id === id);

export const findCell = (
  settings: ConsentSettings,
  purpose: string,
  channel: string,
): ConsentCell | undefined => findPurpose(settings, purpose)?.cells.find((each) => each.channel === channel);

export const findSource = (settings: ConsentSettings, source: string): ConsentSource | undefined =>
  settings.sources.find((each) => each.source === source);

/** What holds for someone whom a source knows and who has said nothing. */
export function basisOf(settings: ConsentSettings, purpose: ConsentPurpose, source: string): ConsentBasis {
  const own = findSource(settings, source)?.bases.find((each) => each.purpose === purpose.id);
  return own?.basis ?? purpose.basis;
}
