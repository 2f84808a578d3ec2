import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Section } from '../../ui/Page.tsx';
import { BlockSkeleton } from '../../ui/Skeletons.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import classes from './people.module.css';
import type { Profile, ProfileIdentifier } from './people-api.ts';
import { directionOfValue, kindName, shortValue } from './person-words.ts';
import { WhyOnePerson } from './WhyOnePerson.tsx';

/** By what this person is known, and why all of it is one person's. */
export function PersonIdentity({ profile }: { profile: Profile }) {
  const { t } = useTranslation('people');
  const why = useQuery(apiQuery('/api/people/{id}/why', { params: { path: { id: profile.id } } }));
  const columns = useMemo(
    (): Column<ProfileIdentifier>[] => [
      {
        id: 'value',
        label: t('identity.identifier'),
        value: (identifier) => identifier.value,
        render: (identifier) => (
          <bdi dir={directionOfValue(identifier.value)} title={identifier.value}>
            {shortValue(identifier)}
          </bdi>
        ),
        width: 260,
      },
      { id: 'kind', label: t('identity.kind'), value: (identifier) => kindName(identifier.kind, t) },
      {
        id: 'firstSeen',
        label: t('list.firstSeen'),
        kind: 'date',
        value: (identifier) => identifier.firstSeen,
      },
      { id: 'lastSeen', label: t('list.lastSeen'), kind: 'date', value: (identifier) => identifier.lastSeen },
      { id: 'sources', label: t('source'), value: (identifier) => identifier.sources.join(', ') },
    ],
    [t],
  );
  return (
    <div className={classes.sections}>
      {why.error !== null ? (
        <ErrorState error={why.error} onRetry={() => void why.refetch()} />
      ) : why.data === undefined ? (
        <BlockSkeleton />
      ) : (
        <WhyOnePerson why={why.data} own={profile.identifierList} />
      )}
      <Section title={t('identity.all')}>
        <DataTable
          id="person-identifiers"
          caption={`${t('identity.all')} (${profile.identifierList.length})`}
          columns={columns}
          rows={profile.identifierList}
          rowKey={(identifier) => identifier.key}
          plain
        />
      </Section>
    </div>
  );
}
