import type { ValuedCustomer, ValuedCustomers } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { Section } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { usePersonNames } from '../people/use-person-names.ts';

type Named = ValuedCustomer & { name: string };

/** The twenty who will be worth most: by name, for whoever may see people. */
export function BestCustomers({ days, discount }: { days: number; discount: number }) {
  const { t } = useTranslation('value');
  const navigate = useNavigate();
  const answer = useQuery(
    apiQuery('/api/measure/value/customers', { params: { query: { days, discount, limit: 20 } } }),
  );
  const customers: ValuedCustomers | undefined = answer.data;
  const ids = useMemo(() => customers?.items.map(({ person }) => person) ?? [], [customers]);
  const nameOf = usePersonNames(ids, t('nameless'));
  const rows = useMemo(
    (): Named[] | undefined =>
      customers?.items.map((customer) => ({ ...customer, name: nameOf(customer.person) })),
    [customers, nameOf],
  );
  const columns = useMemo(
    (): Column<Named>[] => [
      { id: 'name', label: t('customer'), value: (row) => row.name, render: (row) => <bdi>{row.name}</bdi> },
      { id: 'value', label: t('worth'), kind: 'money', value: (row) => row.value },
      { id: 'still', label: t('stillCustomer'), kind: 'percent', value: (row) => row.stillCustomer },
      { id: 'expected', label: t('purchasesToCome'), kind: 'number', value: (row) => row.expectedPurchases },
      { id: 'purchases', label: t('purchasesSoFar'), kind: 'number', value: (row) => row.purchases },
      { id: 'spent', label: t('spentSoFar'), kind: 'money', value: (row) => row.spent },
      { id: 'last', label: t('lastPurchase'), kind: 'date', value: (row) => row.lastPurchase },
    ],
    [t],
  );
  return (
    <Section title={t('best')} note={t('bestNote')}>
      <DataTable
        id="value-customers"
        caption={t('best')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.person}
        loading={answer.isFetching}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        onRowOpen={(row) => void navigate({ to: '/people/$personId', params: { personId: row.person } })}
        maxHeight={480}
      />
    </Section>
  );
}
