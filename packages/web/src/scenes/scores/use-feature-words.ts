import type { ScoreReason } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { useMetricWords } from '../explore/metric-words.ts';

const EVENT = 'event:';
const VIEWS = ['page', 'screen'];
const NAMED = ['channel', 'country', 'device'];

/** What a score rests on, in words: an event by its own name, the rest from the catalogue. */
export function useFeatureWords() {
  const { t } = useTranslation('scores');
  const format = useFormat();
  const words = useMetricWords();
  return useMemo(() => {
    const nameOf = (feature: string): string => {
      if (!feature.startsWith(EVENT)) return t(`features.${feature}`);
      const event = feature.slice(EVENT.length);
      return VIEWS.includes(event) ? t(`features.${event}`) : event;
    };
    const knownOf = ({ feature, recent, whole, text }: ScoreReason): string => {
      if (NAMED.includes(feature)) return words.valueOf(feature, text ?? '');
      if (whole === null) return t('reason.days', { count: recent ?? 0, days: format.number(recent ?? 0) });
      return t('reason.counts', { recent: format.number(recent ?? 0), whole: format.number(whole) });
    };
    return {
      nameOf,
      /** What is known of a person that speaks for the outcome, and what against it. */
      sayReasons: (reasons: readonly ScoreReason[]): string =>
        (['for', 'against'] as const)
          .flatMap((side) => {
            const own = reasons
              .filter(({ change }) => change > 0 === (side === 'for'))
              .map((one) => t('reason.what', { what: nameOf(one.feature), known: knownOf(one) }));
            return own.length === 0 ? [] : [t(`reason.${side}`, { list: own.join(', ') })];
          })
          .join('; '),
    };
  }, [t, format, words]);
}
