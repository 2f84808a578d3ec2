import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat } from '../../shell/hooks.ts';
import classes from './accounts.module.css';

/** The companies of a person in a line; nothing where there are none. */
export function PersonAccounts({ personId }: { personId: string }) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const accounts = useQuery(apiQuery('/api/people/{id}/accounts', { params: { path: { id: personId } } }));
  const items = accounts.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <p className={classes.belongs}>
      <span>{t('belongsTo')}</span>
      {items.map((account) => (
        <span key={account.id}>
          <Link to={`/accounts/${account.id}`}>
            <bdi>{account.name}</bdi>
          </Link>{' '}
          <span className={classes.second}>
            {account.leftAt === null
              ? t('sinceDate', { date: format.date(account.since) })
              : t('untilDate', { date: format.date(account.leftAt) })}
          </span>
        </span>
      ))}
    </p>
  );
}
