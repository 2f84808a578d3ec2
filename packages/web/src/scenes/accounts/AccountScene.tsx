import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useRouteParam, useViewState } from '../../shell/hooks.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page, Sentence } from '../../ui/Page.tsx';
import { PageSkeleton } from '../../ui/Skeletons.tsx';
import { Tile, TileRow } from '../../ui/Tile.tsx';
import { oneOf } from '../../ui/view-codec.ts';
import { AccountMembers } from './AccountMembers.tsx';
import { AccountTimeline } from './AccountTimeline.tsx';
import { AccountTraits } from './AccountTraits.tsx';
import classes from './accounts.module.css';
import type { Account } from './accounts-api.ts';

const tabs = ['members', 'timeline', 'traits'] as const;
const view = { tab: oneOf(tabs, 'members') };

/** One company or team: what its people bought, who they are, what they did, what is known of it. */
export function AccountScene() {
  const { t } = useTranslation('accounts');
  const id = useRouteParam('accountId');
  const navigate = useNavigate();
  const account = useQuery(apiQuery('/api/accounts/{id}', { params: { path: { id } } }));
  const current = account.isPlaceholderData ? undefined : account.data;

  // Facts have since named it together with another identifier.
  useEffect(() => {
    if (current !== undefined && current.id !== id) {
      void navigate({ to: `/accounts/${current.id}`, search: true as never, replace: true });
    }
  }, [current, id, navigate]);

  if (account.error !== null) {
    return (
      <Page title={t('nav.accounts')} above={<BackToAccounts />}>
        <ErrorState error={account.error} onRetry={() => void account.refetch()} />
      </Page>
    );
  }
  return current === undefined ? <PageSkeleton /> : <AccountPage account={current} />;
}

function BackToAccounts() {
  const { t } = useTranslation('accounts');
  return (
    <Link to="/accounts" className={classes.back}>
      {t('back')}
    </Link>
  );
}

function AccountPage({ account }: { account: Account }) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const [{ tab }, setView] = useViewState(view);
  const { activity } = account;
  const figures = {
    count: account.members,
    figure: format.number(account.members),
    revenue: format.money(account.revenue),
    last: format.relative(account.lastSeen, new Date()),
  };
  return (
    <Page
      title={account.name}
      above={<BackToAccounts />}
      sentence={
        <Sentence
          note={
            activity === null ? (
              t('noActivity')
            ) : (
              <>
                {t('lastActivity')}{' '}
                <Link to={`/people/${activity.person.id}`}>
                  <bdi>{activity.person.name || t('nameless')}</bdi>
                </Link>
                {activity.event !== '' && (
                  <>
                    , <bdi>{activity.event}</bdi>
                  </>
                )}
              </>
            )
          }
        >
          {t(account.orders > 0 ? 'buyers' : 'visitors', figures)}
        </Sentence>
      }
    >
      <TileRow>
        <Tile
          name={t('revenue')}
          kind="money"
          value={account.revenue}
          note={t('ofMembers')}
          info={{ name: t('revenue'), definition: t('revenueMeans') }}
        />
        <Tile name={t('orders')} value={account.orders} note={t('ofMembers')} />
        <Tile
          name={t('members')}
          value={account.members}
          note={
            account.possible > 0
              ? t('possibleNote', { count: account.possible, figure: format.number(account.possible) })
              : t('leftNote', { count: account.left, figure: format.number(account.left) })
          }
          info={{ name: t('members'), definition: t('membersMean') }}
        />
        <Tile
          name={t('openCases')}
          value={account.openCases}
          note={t('ofMembers')}
          info={{ name: t('openCases'), definition: t('openCasesMean') }}
        />
      </TileRow>
      <Tabs
        value={tab}
        onChange={(next) => setView({ tab: tabs.find((one) => one === next) ?? 'members' })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`tab.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="members">
          <AccountMembers account={account} />
        </Tabs.Panel>
        <Tabs.Panel value="timeline">
          <AccountTimeline account={account} />
        </Tabs.Panel>
        <Tabs.Panel value="traits">
          <AccountTraits account={account} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
