import type { MeasuredAttribution } from '@rondo/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { addDays } from '../../ui/period.ts';
import { isolate } from '../explore/isolate.ts';
import { attributedRows, type CreditModel, creditOf, rangeOf } from './attribution-view.ts';
import type { NameOf } from './key-words.ts';

type AnswerProps = {
  answer: MeasuredAttribution;
  model: CreditModel;
  figure: 'valueShare' | 'share';
  nameOf: NameOf;
};

/** Who earned most, between what and what; and what nobody can be given. */
export function AttributionAnswerSentence({ answer, model, figure, nameOf }: AnswerProps) {
  const { t } = useTranslation('attribution');
  const format = useFormat();
  // “No influencer” may well be the largest row; the answer is about those that have a name.
  const best = attributedRows(answer, model, figure).find(({ key }) => key !== '' && key !== '…');
  const credit = best === undefined ? undefined : creditOf(best, model);
  const range = best === undefined ? null : rangeOf(best, figure);
  if (answer.conversions === 0) return t('sayNothing');
  if (best === undefined || credit === undefined || range === null || range.high === 0)
    return t('sayNoTouch');
  const said = [
    t(`say.${figure}`, {
      name: isolate(nameOf(best)),
      share: format.percent(credit[figure]),
      low: format.percent(range.low),
      high: format.percent(range.high),
      period: isolate(format.dateRange(answer.period.from, addDays(answer.period.to, -1))),
      figure: figure === 'share' ? format.number(answer.conversions) : format.money(answer.value),
    }),
  ];
  if (credit.costPerConversion !== null) {
    said.push(
      t(credit.return === null || answer.value === 0 ? 'sayCost' : 'sayCostAndReturn', {
        cost: format.money(credit.costPerConversion),
        return: format.number(credit.return, 1),
      }),
    );
  }
  const { conversions } = answer.checks.withoutTouch;
  if (conversions > 0) {
    said.push(t('sayUnattributed', { count: conversions, figure: format.number(conversions) }));
  }
  return said.join(' ');
}
