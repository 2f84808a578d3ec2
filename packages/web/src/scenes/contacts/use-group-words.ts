import type { ContactGrouping } from '@rondo/contract';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useMetricWords } from '../explore/metric-words.ts';

/** Names of agents and topics as they were written, channels as the interface calls them, and what is not named. */
export function useGroupWords(by: ContactGrouping): (key: string) => string {
  const { t } = useTranslation('contacts');
  const words = useMetricWords();
  return useCallback(
    (key) => {
      if (key === '') return t(`unnamed.${by}`);
      return by === 'channel' ? words.valueOf('channel', key) : key;
    },
    [t, words, by],
  );
}
