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
import { PersonAccounts } from '../accounts/PersonAccounts.tsx';
import { PersonConsent } from '../consent/PersonConsent.tsx';
import { PersonAds } from '../devices/PersonAds.tsx';
import { PersonPrivacy } from '../privacy/PersonPrivacy.tsx';
import { PersonIdentity } from './PersonIdentity.tsx';
import { PersonTimeline } from './PersonTimeline.tsx';
import { PersonTraits } from './PersonTraits.tsx';
import classes from './people.module.css';
import type { Profile } from './people-api.ts';
import { kindName } from './person-words.ts';

const tabs = ['timeline', 'traits', 'identity', 'consent', 'ads'] as const;
const view = { tab: oneOf(tabs, 'timeline') };

/** One person: who they are, what they did, and why all of it is one person's. */
export function PersonScene() {
  const { t } = useTranslation('people');
  const id = useRouteParam('personId');
  const navigate = useNavigate();
  const person = useQuery(apiQuery('/api/people/{id}', { params: { path: { id } } }));
  const current = person.isPlaceholderData ? undefined : person.data;

  // The one asked for has been joined to another since the link was made.
  useEffect(() => {
    if (current !== undefined && current.id !== id) {
      void navigate({ to: `/people/${current.id}`, search: true as never, replace: true });
    }
  }, [current, id, navigate]);

  if (person.error !== null) {
    return (
      <Page title={t('nav.people')} above={<BackToPeople />}>
        <ErrorState error={person.error} onRetry={() => void person.refetch()} />
      </Page>
    );
  }
  return current === undefined ? <PageSkeleton /> : <PersonPage profile={current} />;
}

function BackToPeople() {
  const { t } = useTranslation('people');
  return (
    <Link to="/people" className={classes.back}>
      {t('profile.back')}
    </Link>
  );
}

function PersonPage({ profile }: { profile: Profile }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const [{ tab }, setView] = useViewState(view);
  const title =
    profile.name || profile.email || profile.phone || (profile.known ? t('nameless') : t('anonymous'));
  const dates = {
    first: format.date(profile.firstSeen),
    last: format.relative(profile.lastSeen, new Date()),
  };
  return (
    <Page
      title={title}
      above={<BackToPeople />}
      actions={<PersonPrivacy personId={profile.id} />}
      sentence={
        <Sentence
          note={
            profile.otherCurrencies.length > 0
              ? t('profile.otherCurrencies', {
                  amounts: format.list(
                    profile.otherCurrencies.map((other) => format.moneyExact(other.revenue, other.currency)),
                  ),
                })
              : undefined
          }
        >
          {profile.orders > 0
            ? t('profile.buyer', {
                ...dates,
                count: profile.orders,
                figure: format.number(profile.orders),
                revenue: format.money(profile.revenue),
              })
            : t('profile.visitor', dates)}
        </Sentence>
      }
    >
      <TileRow>
        <Tile
          name={t('list.revenue')}
          kind="money"
          value={profile.revenue}
          note={
            profile.refunds > 0
              ? t('profile.refunds', { count: profile.refunds, figure: format.number(profile.refunds) })
              : t('profile.noRefunds')
          }
          info={{ name: t('list.revenue'), definition: t('profile.revenueMeans') }}
        />
        <Tile name={t('list.orders')} value={profile.orders} note={t('profile.inAll')} />
        <Tile
          name={t('profile.actions')}
          value={profile.events}
          note={t('profile.fromSources', {
            count: profile.sources.length,
            figure: format.number(profile.sources.length),
          })}
        />
        <Tile
          name={t('list.identifiers')}
          value={profile.identifiers}
          note={format.list([...new Set(profile.identifierList.map(({ kind }) => kindName(kind, t)))])}
        />
      </TileRow>
      <PersonAccounts personId={profile.id} />
      <Tabs
        value={tab}
        onChange={(next) => setView({ tab: tabs.find((one) => one === next) ?? 'timeline' })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`tab.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="timeline">
          <PersonTimeline profile={profile} />
        </Tabs.Panel>
        <Tabs.Panel value="traits">
          <PersonTraits traits={profile.traits} />
        </Tabs.Panel>
        <Tabs.Panel value="identity">
          <PersonIdentity profile={profile} />
        </Tabs.Panel>
        <Tabs.Panel value="consent">
          <PersonConsent personId={profile.id} />
        </Tabs.Panel>
        <Tabs.Panel value="ads">
          <PersonAds personId={profile.id} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
