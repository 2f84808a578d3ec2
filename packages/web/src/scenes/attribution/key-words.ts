import type { AttributionGrain } from '@rondo/contract';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useMetricWords } from '../explore/metric-words.ts';

export type NameOf = (row: { key: string; attributed: boolean }) => string;

/** What a row is called: channels by name, the rest as they are, and words for what has no name. */
export function useKeyWords(grain: AttributionGrain): NameOf {
  const { t } = useTranslation('attribution');
  const words = useMetricWords();
  return useCallback(
    ({ key, attributed }) => {
      if (!attributed) return t('unattributed');
      if (key === '…') return t('others');
      return key === '' ? t(`unnamed.${grain}`) : words.valueOf(grain, key);
    },
    [t, words, grain],
  );
}
