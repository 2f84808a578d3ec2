import type { DriversAnswer } from '@rondo/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { Sentence } from '../../ui/Page.tsx';
import { addDays } from '../../ui/period.ts';
import { isolate } from '../explore/isolate.ts';
import { kindOfUnit, useMetricWords } from '../explore/metric-words.ts';
import { partInSentence, sayDifference } from './drivers-view.ts';

/** By how much it moved, whether that is more than chance, and what explains it; then what that is not. */
export function DriversSentence({ answer }: { answer: DriversAnswer }) {
  const { t } = useTranslation('drivers');
  const format = useFormat();
  const words = useMetricWords();
  const { metric, before, after, change, relative, interval, verdict, explanation } = answer;
  const kind = kindOfUnit(metric.unit);
  const range = ({ from, to }: { from: string; to: string }) => format.dateRange(from, addDays(to, -1));
  const [window] = answer.windows;
  const figures = {
    metric: isolate(words.nameOf(metric)),
    period: isolate(range(answer.period)),
    other: answer.against === 'usual' || window === undefined ? t('onUsualDays') : isolate(range(window)),
    before: format.byKind(kind, before),
    after: format.byKind(kind, after),
    difference: sayDifference(kind, change, format),
  };
  const way = change === 0 ? 'same' : change > 0 ? 'rose' : 'fell';
  const moved =
    relative === null || way === 'same' || kind === 'percent'
      ? t(`say.${way}Plainly`, figures)
      : t(`say.${way}`, { ...figures, share: format.percent(Math.abs(relative)) });
  const parts = explanation.parts.map((part) => partInSentence(part, words, t('others')));
  const why =
    verdict === 'within-chance'
      ? t('withinChance')
      : explanation.kind === 'none'
        ? t('noPart')
        : t('explains', {
            count: parts.length,
            parts: format.list(parts),
            share: format.percent(explanation.power),
          });
  const sure =
    interval === null
      ? t('unjudged')
      : t(answer.judgedBy === 'weeks' ? 'sureByWeeks' : 'sure', {
          low: sayDifference(kind, interval.low, format),
          high: sayDifference(kind, interval.high, format),
        });
  const scaled = answer.against === 'own' && answer.scale !== 1 ? ` ${t('scaled')}` : '';
  return (
    <Sentence note={`${sure}${scaled} ${t('isNot')}`}>
      {moved} {why}
    </Sentence>
  );
}
