import { Button } from '@mantine/core';
import type { ProcessingActivity, ProcessingRegister } from '@rondo/contract';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Columns, Page, Section, Sentence } from '../../ui/Page.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import { PageSkeleton } from '../../ui/Skeletons.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { text } from '../../ui/view-codec.ts';
import { nameChannel, namePurpose } from '../consent/consent-words.ts';
import { kindName } from '../people/person-words.ts';
import { PrivacyTabs } from './PrivacyTabs.tsx';
import classes from './privacy.module.css';
import { registerQuery } from './privacy-api.ts';
import { sayRecipient } from './privacy-words.ts';
import { detailNames, RegisterDetailsForm } from './RegisterDetailsForm.tsx';
import { nameRule } from './rule-words.ts';
import { ServerText } from './ServerText.tsx';

const view = { open: text() };
const DETAILS = 'details';
/** So many kinds of data of a source are named in its row; all of them when it is opened. */
const MOST_NAMED = 3;

/** The register of processing activities: made from what is really there, and what only people know. */
export function RegisterScene() {
  const { t } = useTranslation('privacy');
  const answer = useQuery(registerQuery);
  if (answer.error !== null)
    return (
      <Page title={t('nav.register')}>
        <PrivacyTabs />
        <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
      </Page>
    );
  return answer.data === undefined ? <PageSkeleton /> : <Register register={answer.data} />;
}

function Register({ register }: { register: ProcessingRegister }) {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  const mayWrite = useMay('retention.write');
  const [{ open }, setView] = useViewState(view);
  const { activities, details } = register;
  const opened = activities.find(({ source }) => `source:${source}` === open);
  const close = (): void => setView({ open: '' });
  const unknown = detailNames.filter((name) => details[name] === '').length;
  return (
    <Page
      title={t('nav.register')}
      actions={
        <Button
          component="a"
          href="/api/privacy/register.csv"
          download="register.csv"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('register.csv')}
        </Button>
      }
      sentence={
        <Sentence note={t('register.note', { date: format.dateTime(register.madeAt) })}>
          {t('register.sentence', { count: activities.length, figure: format.number(activities.length) })}{' '}
          {unknown > 0 && t('register.unwritten', { count: unknown, figure: format.number(unknown) })}
        </Sentence>
      }
    >
      <PrivacyTabs />
      <Section
        title={t('register.byHand')}
        note={mayWrite ? t('register.byHandNote') : t('register.ownerOnly')}
        frame="card"
        actions={
          mayWrite && (
            <Button variant="default" onClick={() => setView({ open: DETAILS })}>
              {t('register.edit')}
            </Button>
          )
        }
      >
        <dl className={classes.facts}>
          {detailNames.map((name) => (
            <div key={name}>
              <dt>{t(`detail.${name}`)}</dt>
              <dd>
                {details[name] === '' ? (
                  <span className={classes.muted}>{t('register.empty')}</span>
                ) : (
                  <bdi>{details[name]}</bdi>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={t('register.activities')} note={t('register.activitiesNote')}>
        <Activities activities={activities} open={open} onOpen={(next) => setView({ open: next })} />
      </Section>
      <Columns min={240}>
        <Section title={t('register.purposes')} note={<Link to="/settings/consent">{t('nav.consent')}</Link>}>
          <Purposes register={register} />
        </Section>
        <Section title={t('register.recipients')} note={t('register.recipientsNote')}>
          <ul className={classes.list}>
            {register.recipients.map((written) => (
              <li key={written}>{sayRecipient(written, t, format) ?? written}</li>
            ))}
          </ul>
        </Section>
        <Section
          title={t('register.retention')}
          note={<Link to="/settings/privacy/retention">{t('nav.retentionRules')}</Link>}
        >
          {register.retention.length === 0 ? (
            <p className={classes.text}>{t('register.noRules')}</p>
          ) : (
            <ul className={classes.list}>
              {register.retention
                .filter(({ enabled }) => enabled)
                .map((rule) => (
                  <li key={rule.id}>
                    {t('register.rule', {
                      rule: nameRule(rule, t),
                      count: rule.days,
                      figure: format.number(rule.days),
                    })}
                  </li>
                ))}
            </ul>
          )}
        </Section>
        <Section title={t('register.security')} note={t('register.securityNote')}>
          <ul className={classes.list}>
            {register.security.map((written) => (
              <li key={written}>
                <ServerText>{written}</ServerText>
              </li>
            ))}
          </ul>
        </Section>
      </Columns>
      <RowsDrawer
        opened={mayWrite && open === DETAILS}
        onClose={close}
        title={t('register.byHand')}
        size="narrow"
      >
        <RegisterDetailsForm details={details} onClose={close} />
      </RowsDrawer>
      <RowsDrawer
        opened={opened !== undefined}
        onClose={close}
        title={opened?.source ?? ''}
        sentence={t('register.categoriesOf')}
        size="narrow"
      >
        <ul className={classes.list}>
          {opened?.categories.map((name) => (
            <li key={name}>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      </RowsDrawer>
    </Page>
  );
}

type ActivitiesProps = {
  activities: readonly ProcessingActivity[];
  open: string;
  onOpen: (open: string) => void;
};

function Activities({ activities, open, onOpen }: ActivitiesProps) {
  const { t } = useTranslation('privacy');
  const { t: people } = useTranslation('people');
  const format = useFormat();
  const columns = useMemo(
    (): Column<ProcessingActivity>[] => [
      { id: 'source', label: t('held.source'), value: (row) => row.source, width: 140 },
      {
        id: 'subjects',
        label: t('register.knownBy'),
        value: (row) => row.subjects.map((kind) => kindName(kind, people)).join(', '),
        width: 180,
      },
      {
        id: 'categories',
        label: t('register.categories'),
        value: (row) => row.categories.join(', '),
        render: (row) => <Categories names={row.categories} />,
        width: 200,
      },
      { id: 'events', label: t('held.events'), kind: 'number', value: (row) => row.events },
      {
        id: 'seen',
        label: t('register.seen'),
        value: (row) => row.firstSeen,
        render: (row) => format.dateRange(row.firstSeen, row.lastSeen),
      },
      {
        id: 'retention',
        label: t('rule.keptFor'),
        value: (row) => (row.retention === '' ? '' : Number(row.retention)),
        render: (row) =>
          row.retention === ''
            ? t('register.untilErased')
            : t('register.days', {
                count: Number(row.retention),
                figure: format.number(Number(row.retention)),
              }),
      },
    ],
    [t, people, format],
  );
  return (
    <DataTable
      id="processing-activities"
      caption={t('register.activities')}
      columns={columns}
      rows={activities}
      rowKey={(row) => `source:${row.source}`}
      onRowOpen={(row) => onOpen(`source:${row.source}`)}
      openRow={open}
      plain
      empty={
        <EmptyState title={t('register.noActivity')} quiet>
          {t('register.noActivityText')}
        </EmptyState>
      }
    />
  );
}

function Categories({ names }: { names: readonly string[] }) {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  const more = names.length - MOST_NAMED;
  return (
    <span className={classes.many}>
      <bdi>{names.slice(0, MOST_NAMED).join(', ')}</bdi>
      {more > 0 && ` ${t('register.more', { count: more, figure: format.number(more) })}`}
    </span>
  );
}

function Purposes({ register }: { register: ProcessingRegister }) {
  const { t } = useTranslation('privacy');
  const { t: consent } = useTranslation('consent');
  const format = useFormat();
  return (
    <ul className={classes.list}>
      {register.purposes.map(({ purpose, channels }) => (
        <li key={purpose}>
          {t('register.purpose', {
            purpose: namePurpose(purpose, consent),
            channels: format.list(channels.map((channel) => nameChannel(channel, consent))),
          })}
        </li>
      ))}
    </ul>
  );
}
