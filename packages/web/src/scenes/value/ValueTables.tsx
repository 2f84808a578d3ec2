import type { ValueAnswer } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { Section } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';

type Tenth = ValueAnswer['tenths'][number];
type Tried = ValueAnswer['models'][number];

export function ValueTenths({ answer, loading }: { answer: ValueAnswer | undefined; loading: boolean }) {
  const { t } = useTranslation('value');
  const columns = useMemo(
    (): Column<Tenth>[] => [
      { id: 'tenth', label: t('tenth'), value: (row) => String(row.tenth) },
      {
        id: 'customers',
        label: t('customers'),
        kind: 'number',
        value: (row) => row.customers,
        total: answer?.customers ?? null,
      },
      {
        id: 'still',
        label: t('stillCustomers'),
        kind: 'percent',
        value: (row) => row.stillCustomers / row.customers,
      },
      {
        id: 'purchases',
        label: t('purchases'),
        kind: 'number',
        value: (row) => Math.round(row.purchases.mean),
        total: answer === undefined ? null : Math.round(answer.purchases.mean),
      },
      {
        id: 'value',
        label: t('worth'),
        kind: 'money',
        value: (row) => row.value && Math.round(row.value.mean),
        total: answer?.value ? Math.round(answer.value.mean) : null,
      },
      { id: 'low', label: t('from'), kind: 'money', value: (row) => row.value && Math.round(row.value.low) },
      { id: 'high', label: t('to'), kind: 'money', value: (row) => row.value && Math.round(row.value.high) },
      {
        id: 'each',
        label: t('each'),
        kind: 'money',
        value: (row) => row.value && row.value.mean / row.customers,
      },
    ],
    [answer, t],
  );
  return (
    <Section title={t('tenths')} note={t('tenthsNote')}>
      <DataTable
        id="value-tenths"
        caption={t('tenths')}
        columns={columns}
        rows={answer?.tenths}
        rowKey={(row) => String(row.tenth)}
        loading={loading}
      />
    </Section>
  );
}

/** The models with what was fitted: for whoever wants to check. */
export function TriedModels({ answer }: { answer: ValueAnswer | undefined }) {
  const { t } = useTranslation('value');
  const format = useFormat();
  const columns = useMemo(
    (): Column<Tried>[] => [
      {
        id: 'model',
        label: t('model'),
        value: (row) => t(`models.${row.model}`),
        render: (row) =>
          row.model === answer?.chosen ? (
            <strong>{t(`models.${row.model}`)}</strong>
          ) : (
            t(`models.${row.model}`)
          ),
      },
      { id: 'outcome', label: t('outcome'), value: (row) => t(`outcomes.${row.outcome}`) },
      {
        id: 'parameters',
        label: t('parameters'),
        value: (row) =>
          row.parameters
            .map(
              ({ name, value, standardError }) =>
                `${name} ${format.number(value, 3)} ± ${format.number(standardError, 3)}`,
            )
            .join(', '),
        render: (row) => (
          <bdi dir="ltr">
            {row.parameters
              .map(
                ({ name, value, standardError }) =>
                  `${name} ${format.number(value, 3)} ± ${format.number(standardError, 3)}`,
              )
              .join(', ')}
          </bdi>
        ),
      },
      { id: 'aic', label: 'AIC', kind: 'number', value: (row) => row.aic },
    ],
    [answer, t, format],
  );
  if (answer === undefined) return null;
  const { spend } = answer;
  return (
    <Section
      title={t('testOfModels')}
      note={
        spend === null
          ? t('sayNoSpend')
          : t('spendNote', {
              amount: format.money(spend.perPurchase),
              correlation: format.number(spend.correlation, 2),
            })
      }
    >
      <DataTable
        id="value-models"
        caption={t('testOfModels')}
        columns={columns}
        rows={answer.models}
        rowKey={(row) => row.model}
        loading={false}
      />
    </Section>
  );
}
