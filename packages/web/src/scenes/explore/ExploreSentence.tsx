import type { ExploreAnswer } from '@rondo/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { Sentence } from '../../ui/Page.tsx';
import { addDays } from '../../ui/period.ts';
import { includesToday } from './ask-period.ts';
import { kindOfAnswer, nameOfRow } from './explore-view.ts';
import { isolate } from './isolate.ts';
import { useMetricWords } from './metric-words.ts';

/** The answer in words: how much, against what, and which part weighs most. */
export function ExploreSentence({ answer, measure }: { answer: ExploreAnswer; measure: string }) {
  const { t } = useTranslation('explore');
  const format = useFormat();
  const words = useMetricWords();
  const kind = kindOfAnswer(answer);
  const when = format.dateRange(answer.period.from, addDays(answer.period.to, -1));
  if (answer.total === null) return <Sentence>{t('sayNothing', { measure, when })}</Sentence>;

  const value = format.byKind(kind, answer.total);
  const said = [t('say', { measure, value, when })];
  if (answer.interval !== undefined) {
    const [low = 0, high = 0] = answer.interval;
    said.push(t('sayInterval', { low: format.byKind(kind, low), high: format.byKind(kind, high) }));
  }
  if (answer.change !== undefined && answer.change !== null && answer.comparisonTotal !== undefined) {
    const before = format.byKind(kind, answer.comparisonTotal);
    const share = format.percent(Math.abs(answer.change));
    if (Math.abs(answer.change) < 0.0005) said.push(t('saySame', { before }));
    else said.push(t(answer.change > 0 ? 'sayMore' : 'sayLess', { share, before }));
  }
  // “Not known” may weigh most; what is known is what can be acted on.
  const first = answer.rows.find((row) => row.keys.some((key) => key !== ''));
  if (first !== undefined && first.value !== null) {
    const name = isolate(nameOfRow(first, answer, words));
    if (first.share !== undefined && first.share !== null) {
      said.push(t('sayShare', { name, share: format.percent(first.share) }));
    } else said.push(t('sayFirst', { name, value: format.byKind(kind, first.value) }));
  }
  const notes = [
    ...(answer.metric.group === 'campaign' ? [t('metrics:words.notIncremental')] : []),
    ...(includesToday(answer.period.to, format.settings.timeZone) ? [t('common:period.todayCounts')] : []),
  ];
  return <Sentence {...(notes.length === 0 ? {} : { note: notes.join(' ') })}>{said.join(' ')}</Sentence>;
}
