import type { MeasuredScores } from '@rondo/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';

/** The answer in a sentence: how many of them the best tenth holds, or that nothing can be told. */
export function SayScores({ answer }: { answer: MeasuredScores }) {
  const { t } = useTranslation('scores');
  const format = useFormat();
  const { outcome, event, days } = answer.asked;
  const [best] = answer.tenths;
  const what = {
    count: days,
    days: format.number(days),
    event: event.join(', '),
    people: format.number(answer.people),
  };
  if (!answer.learned || best === undefined) return t(`nothing.${outcome}`, what);
  return t(`say.${outcome}`, {
    ...what,
    captured: format.percent(best.captured.value),
    low: format.percent(best.captured.low),
    high: format.percent(best.captured.high),
  });
}

/** How it was tested; of churn, that silence is not yet leaving. */
export function SayTest({ answer }: { answer: MeasuredScores }) {
  const { t } = useTranslation('scores');
  const format = useFormat();
  const { asked, test, leaving } = answer;
  const auc = answer.models.find(({ model }) => model === answer.chosen)?.auc;
  const said = t('tested', {
    count: asked.days,
    days: format.number(asked.days),
    day: format.date(test.day),
    auc: format.percent(auc?.value ?? null),
    low: format.percent(auc?.low ?? null),
    high: format.percent(auc?.high ?? null),
  });
  if (leaving === null) return said;
  if (leaving.nobodyLeaves) return `${said} ${t('nobodyLeaves')}`;
  return `${said} ${t('leaving', {
    count: leaving.customers,
    customers: format.number(leaving.customers),
    still: format.number(Math.round(leaving.stillCustomers)),
  })}`;
}
