import type { ValueAnswer } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { InlineNumber, InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { RuleLine, RuleLines } from '../../ui/builder/RuleSentence.tsx';
import { Chart } from '../../ui/chart/Chart.tsx';
import type { ChartData } from '../../ui/chart/chart-types.ts';
import { Page, Sentence } from '../../ui/Page.tsx';
import { integer, oneOf } from '../../ui/view-codec.ts';
import { HowComputed } from '../explore/HowComputed.tsx';
import { BestCustomers } from './BestCustomers.tsx';
import { ComeBack, splits } from './ComeBack.tsx';
import { TriedModels, ValueTenths } from './ValueTables.tsx';

const spans = ['90', '182', '365', '730'] as const;
const view = {
  days: oneOf(spans, '365'),
  /** In percent. */
  discount: integer(10, { min: 0, max: 200 }),
  /** Of those who come back. */
  split: oneOf(splits, 'none'),
};

/** Who is still a customer, what they will buy, and what that is worth. */
export function ValueScene() {
  const { t } = useTranslation('value');
  const maySeePeople = useMay('people.read');
  const [{ days, discount, split }, setView] = useViewState(view);
  const question = { days: Number(days), discount: discount / 100 };
  const answer = useQuery(apiQuery('/api/measure/value', { params: { query: question } }));
  const data: ValueAnswer | undefined = answer.data?.outcome === 'answered' ? answer.data : undefined;
  const chart = useMemo((): ChartData | undefined => {
    if (data === undefined) return undefined;
    const worth = data.value !== null;
    const each = data.tenths.map(({ value, purchases }) => (worth ? value : purchases));
    const measure = worth ? t('worth') : t('purchases');
    return {
      kind: 'bar',
      measure: { name: measure, kind: worth ? 'money' : 'number' },
      categories: data.tenths.map(({ tenth }) => String(tenth)),
      categoryName: t('tenth'),
      series: [
        {
          name: measure,
          values: each.map((estimate) => estimate?.mean ?? null),
          low: each.map((estimate) => estimate?.low ?? null),
          high: each.map((estimate) => estimate?.high ?? null),
        },
      ],
    };
  }, [data, t]);

  return (
    <Page
      title={t('nav.value')}
      sentence={
        data && (
          <Sentence note={<Tried answer={data} />}>
            <Answer answer={data} />
          </Sentence>
        )
      }
    >
      <RuleLines label={t('question')}>
        <RuleLine>
          {t('worthOver')}
          <InlineSelect
            label={t('span')}
            value={days}
            options={spans.map((value) => ({ value, label: t(`spans.${value}`) }))}
            onChange={(next) => setView({ days: spans.find((span) => span === next) ?? '365' })}
          />
          {t('discounting')}
          <InlineNumber
            label={t('discount')}
            value={discount}
            min={0}
            max={200}
            onChange={(next) => setView({ discount: Math.min(200, Math.max(0, Math.round(next ?? 0))) })}
          />
          {t('percentAYear')}
        </RuleLine>
      </RuleLines>
      <Chart
        title={t('chartTitle')}
        note={t('whiskers')}
        summary={t('chartSummary')}
        data={chart}
        loading={answer.isFetching}
        error={answer.error}
        onRetry={answer.refetch}
        empty={t('empty')}
      />
      <ValueTenths answer={data} loading={answer.isFetching} />
      {maySeePeople && data && <BestCustomers {...question} />}
      <ComeBack by={split} onSplit={(next) => setView({ split: next })} />
      <TriedModels answer={data} />
      <HowComputed
        lines={[
          t('rules.days'),
          t('rules.model'),
          t('rules.spend'),
          t('rules.interval'),
          t('rules.assume'),
          t('rules.again'),
        ]}
      />
    </Page>
  );
}

function Answer({ answer }: { answer: ValueAnswer }) {
  const { t } = useTranslation('value');
  const format = useFormat();
  const { purchases, value } = answer;
  const said = t('say', {
    count: answer.customers,
    customers: format.number(answer.customers),
    still: format.number(Math.round(answer.stillCustomers)),
    span: t(`within.${answer.days}`, { defaultValue: t('withinDays', { days: format.number(answer.days) }) }),
    purchases: format.number(Math.round(purchases.mean)),
    low: format.number(Math.round(purchases.low)),
    high: format.number(Math.round(purchases.high)),
  });
  if (value === null) return `${said} ${t('sayNoSpend')}`;
  return `${said} ${t('sayWorth', {
    value: format.money(Math.round(value.mean)),
    low: format.money(Math.round(value.low)),
    high: format.money(Math.round(value.high)),
  })}`;
}

/** What the model foresaw of a past that it was not shown. */
function Tried({ answer }: { answer: ValueAnswer }) {
  const { t } = useTranslation('value');
  const format = useFormat();
  const stays = answer.chosen === 'nbd' ? ` ${t('nobodyLeaves')}` : '';
  if (answer.test === null) return t('untried') + stays;
  const { days, purchases, happened } = answer.test;
  const said = t('tried', {
    count: days,
    days: format.number(days),
    foreseen: format.number(Math.round(purchases.mean)),
    low: format.number(Math.round(purchases.low)),
    high: format.number(Math.round(purchases.high)),
    happened: format.number(happened),
  });
  return said + stays;
}
