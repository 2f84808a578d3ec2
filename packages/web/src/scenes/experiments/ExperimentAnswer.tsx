import type { ExperimentResult } from '@rondo/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { Sentence } from '../../ui/Page.tsx';
import { variationName } from './experiments-api.ts';

/** A sign stays before its figure in a sentence that runs from right to left. */
const isolate = (figure: string): string => `\u2066${figure}\u2069`;

/** The answer in words: what is known of the difference, and what to do. A broken split says nothing else. */
export function ExperimentAnswer({ answer }: { answer: ExperimentResult }) {
  const { t } = useTranslation('experiments');
  const format = useFormat();
  const { verdict, metrics, experiment, split } = answer;
  const [primary] = metrics;
  const comparison = primary?.comparisons.find(({ variation }) => variation === verdict.variation);
  const interval = comparison?.relative ?? null;
  const name = verdict.variation === null ? '' : variationName(answer, verdict.variation);
  const control = variationName(answer, experiment.control);
  if (verdict.decision === 'broken-split') {
    const p = format.number(split.p ?? 0, 4);
    return (
      <Sentence>
        {t('say.broken', { p: (split.p ?? 0) < 0.0001 ? `< ${format.number(0.0001, 4)}` : p })}
      </Sentence>
    );
  }
  const difference =
    interval === null || primary === undefined
      ? ''
      : t(interval.estimate < 0 ? 'say.lower' : 'say.higher', {
          name,
          control,
          metric: primary.name,
          change: format.percent(Math.abs(interval.estimate)),
          low: isolate(format.change(interval.low)),
          high: isolate(format.change(interval.high)),
        });
  const verdictWords = {
    better: t('say.ship', { name }),
    worse: t('say.keep', { control }),
    guardrail: t('say.guardrail', { name, control, guardrail: verdict.guardrail ?? '' }),
    few: t('say.few'),
    ended: t('say.ended', { control }),
    running:
      verdict.daysLeft === null
        ? t('say.open')
        : t('say.daysLeft', { count: verdict.daysLeft, days: format.number(verdict.daysLeft) }),
    split: '',
  }[verdict.reason];
  const incremental = comparison?.incremental;
  const brought =
    experiment.tests !== undefined && incremental && primary
      ? t('say.brought', {
          channel: t(`metrics:channel.${experiment.tests.channel}`, {
            defaultValue: experiment.tests.channel,
          }),
          metric: primary.name,
          total: say(incremental.total),
          low: say(incremental.low),
          high: say(incremental.high),
        })
      : undefined;
  function say(value: number): string {
    return primary?.kind === 'revenue' ? format.money(Math.round(value)) : format.number(Math.round(value));
  }
  return (
    <Sentence note={brought ?? t(`looks.${answer.judged}`)}>
      {difference} {verdictWords}
    </Sentence>
  );
}
