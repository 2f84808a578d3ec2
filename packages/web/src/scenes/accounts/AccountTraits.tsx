import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Section } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import classes from './accounts.module.css';
import type { Account, AccountIdentifier, AccountTrait } from './accounts-api.ts';

const isHebrew = (value: string) => /\p{Script=Hebrew}|\p{Script=Arabic}/u.test(value);

/** What group calls say of an account, and what it is known by. */
export function AccountTraits({ account }: { account: Account }) {
  const { t } = useTranslation('accounts');
  const traits = useMemo(
    (): Column<AccountTrait>[] => [
      { id: 'name', label: t('traits.name'), value: (trait) => trait.name, width: 180 },
      {
        id: 'value',
        label: t('traits.value'),
        value: (trait) => trait.value,
        render: (trait) => <Value value={trait.value} />,
      },
      { id: 'source', label: t('source'), value: (trait) => trait.source },
      { id: 'since', label: t('since'), kind: 'date', value: (trait) => trait.since },
    ],
    [t],
  );
  const identifiers = useMemo(
    (): Column<AccountIdentifier>[] => [
      { id: 'kind', label: t('identifiers.kind'), value: ({ kind }) => t(`kind.${kind}`), width: 180 },
      {
        id: 'value',
        label: t('identifiers.value'),
        value: ({ value }) => value,
        render: ({ value }) => <Value value={value} />,
      },
      { id: 'sources', label: t('source'), value: ({ sources }) => sources.join(', ') },
      { id: 'firstSeen', label: t('firstSeen'), kind: 'date', value: ({ firstSeen }) => firstSeen },
      { id: 'lastSeen', label: t('lastSeen'), kind: 'date', value: ({ lastSeen }) => lastSeen },
    ],
    [t],
  );
  return (
    <div className={classes.timeline}>
      <Section title={t('tab.traits')}>
        <DataTable
          id="account-traits"
          caption={t('tab.traits')}
          columns={traits}
          rows={account.traits}
          rowKey={(trait) => trait.name}
          empty={
            <EmptyState quiet title={t('traits.empty')}>
              {t('traits.emptyText')}
            </EmptyState>
          }
        />
      </Section>
      <Section title={t('identifiers.title')} note={t('identifiers.note')}>
        <DataTable
          id="account-identifiers"
          caption={t('identifiers.title')}
          columns={identifiers}
          rows={account.identifierList}
          rowKey={({ key }) => key}
        />
      </Section>
    </div>
  );
}

function Value({ value }: { value: string }) {
  return (
    <bdi dir={isHebrew(value) ? 'auto' : 'ltr'} className={classes.value}>
      {value}
    </bdi>
  );
}
