import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Section } from '../../ui/Page.tsx';
import { BlockSkeleton } from '../../ui/Skeletons.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { offerUndo, showDone, showError } from '../../ui/toasts.tsx';
import { IdentityPath } from './IdentityPath.tsx';
import { IdentityTree } from './IdentityTree.tsx';
import classes from './people.module.css';
import type { Apart, Identifier, Profile, ProfileIdentifier, Why } from './people-api.ts';
import { directionOfValue, kindName, shortValue, tellApart, tellTie } from './person-words.ts';

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
      <Section title={t('identity.why')} note={t('identity.whyNote')}>
        {why.error !== null ? (
          <ErrorState error={why.error} onRetry={() => void why.refetch()} />
        ) : why.data === undefined ? (
          <BlockSkeleton />
        ) : (
          <Explained why={why.data} />
        )}
      </Section>
      <Section title={t('identity.all')}>
        <DataTable
          id="person-identifiers"
          caption={t('identity.all')}
          columns={columns}
          rows={profile.identifierList}
          rowKey={(identifier) => identifier.key}
          plain
        />
      </Section>
      {why.data !== undefined && why.data.apart.length > 0 && (
        <Section title={t('identity.apart')} note={t('identity.apartNote')}>
          <ul className={classes.aparts}>
            {why.data.apart.map((apart) => (
              <ApartRow key={`${apart.left.key} ${apart.right.key}`} apart={apart} />
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

function Explained({ why }: { why: Why }) {
  const { t } = useTranslation('people');
  const mayWrite = useMay('people.write');
  const refresh = useRefresh();
  const navigate = useNavigate();

  async function separate(left: Identifier, right: Identifier): Promise<void> {
    const body = { left: left.key, right: right.key };
    try {
      const now = await take(api.POST('/api/identity/separate', { body }));
      await refresh();
      offerUndo({
        message: now.left === now.right ? t('identity.stillTied') : t('identity.separated'),
        undo: async () => {
          await take(api.POST('/api/identity/reunite', { body }));
          await refresh();
        },
      });
      if (now.left !== why.id && now.right !== why.id) await navigate({ to: `/people/${now.left}` });
    } catch (error) {
      showError(error);
    }
  }

  if (why.ties.length === 0) return <p className={classes.plain}>{t('identity.onlyOne')}</p>;
  return (
    <div className={classes.explained}>
      <IdentityPath ties={why.ties} />
      <IdentityTree ties={why.ties} {...(mayWrite ? { onSeparate: separate } : {})} />
    </div>
  );
}

function ApartRow({ apart }: { apart: Apart }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const mayWrite = useMay('people.write');
  const refresh = useRefresh();
  const reunite = async (): Promise<void> => {
    try {
      await take(
        api.POST('/api/identity/reunite', { body: { left: apart.left.key, right: apart.right.key } }),
      );
      await refresh();
      showDone(t('identity.reunited'));
    } catch (error) {
      showError(error);
    }
  };
  return (
    <li className={classes.apart}>
      <p>{tellTie(apart, { t, format })}</p>
      <p className={classes.second}>{tellApart(apart, { t, format })}</p>
      <p className={classes.links}>
        <Link to={`/people/${apart.other}`}>{t('identity.openOther')}</Link>
        {apart.reason === 'by-hand' && mayWrite && (
          <button type="button" className={classes.linkButton} onClick={() => void reunite()}>
            {t('identity.reunite')}
          </button>
        )}
      </p>
    </li>
  );
}

function useRefresh(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () =>
    queryClient.invalidateQueries({
      predicate: (query) => String(query.queryKey[0]).startsWith('/api/people'),
    });
}
