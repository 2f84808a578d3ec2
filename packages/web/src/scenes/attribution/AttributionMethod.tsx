import type { MeasuredAttribution } from '@rondo/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { HowComputed } from '../explore/HowComputed.tsx';
import type { CreditModel } from './attribution-view.ts';

type MethodProps = { answer: MeasuredAttribution | undefined; models: readonly CreditModel[]; days: number };

/** Each model in a sentence, and what is common to all. */
export function AttributionMethod({ answer, models, days }: MethodProps) {
  const { t } = useTranslation('attribution');
  const format = useFormat();
  return (
    <HowComputed
      lines={[
        ...models.map((model) => `${t(`models.${model}`)}: ${t(`explain.${model}`)}`),
        t('rules.touch'),
        t('rules.window', { count: days, days: format.number(days) }),
        t('rules.lost'),
        t('rules.cost'),
        ...(answer?.bootstrap
          ? [
              t('rules.bootstrap', {
                count: answer.bootstrap.replicates,
                figure: format.number(answer.bootstrap.replicates),
                level: format.percent(answer.bootstrap.level),
                seed: format.number(answer.bootstrap.seed),
              }),
            ]
          : []),
        t('rules.notEffect'),
        ...(answer && answer.otherCurrencies.length > 0
          ? [
              t('metrics:words.otherCurrencies', {
                amounts: format.list(
                  answer.otherCurrencies.map(({ amount, currency }) => format.moneyExact(amount, currency)),
                ),
              }),
            ]
          : []),
      ]}
    />
  );
}
