import { consentChannels, consentOrigins, consentReasons, consentStates } from '@rondo/contract';
import type { TFunction } from 'i18next';

type Words = TFunction<'consent'>;

/** Purposes are named by whoever made them; those that Rondo brings along have a name in each language. */
const KNOWN_PURPOSES = ['analytics', 'profiling', 'marketing'] as const;

export function namePurpose(id: string, t: Words): string {
  if (id === '') return t('everything');
  const known = KNOWN_PURPOSES.find((one) => one === id);
  return known === undefined ? id : t(`purpose.${known}`);
}

export function nameChannel(id: string, t: Words): string {
  if (id === '') return t('everyChannel');
  const known = consentChannels.find((one) => one === id);
  return known === undefined ? id : t(`channel.${known}`);
}

export function sayReason(id: string, t: Words): string {
  const known = consentReasons.find((one) => one === id);
  return known === undefined ? id : t(`reason.${known}`);
}

export function sayState(id: string, t: Words): string {
  const known = consentStates.find((one) => one === id);
  return known === undefined ? id : t(`state.${known}`);
}

export function sayOrigin(id: string, t: Words): string {
  const known = consentOrigins.find((one) => one === id);
  return known === undefined ? id : t(`origin.${known}`);
}
