import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page, Section, Sentence } from '../../ui/Page.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { flag, text } from '../../ui/view-codec.ts';
import { IdentifierChip } from '../people/IdentifierChip.tsx';
import { PeopleTabs } from '../people/PeopleTabs.tsx';
import { kindName } from '../people/person-words.ts';
import classes from './aside.module.css';
import { type Blocked, blockedQuery, junkQuery, rulesQuery } from './aside-api.ts';
import { BlockForm } from './BlockForm.tsx';
import { JunkPanel } from './JunkPanel.tsx';
import { JunkTable } from './JunkTable.tsx';
import { useSetAside } from './use-set-aside.ts';

const view = { open: text(), block: flag() };

/** Identifiers that join nobody: learned from what they are seen with, blocked by hand, or by a pattern. */
export function SetAsideScene() {
  const { t } = useTranslation('identity');
  const format = useFormat();
  const mayWrite = useMay('people.write');
  const [{ open, block }, setView] = useViewState(view);
  const junk = useQuery(junkQuery);
  const blocked = useQuery(blockedQuery);
  const rules = useQuery(rulesQuery);
  const opened = junk.data?.items.find(({ key }) => key === open);
  const aside = junk.data?.items.filter(({ releasedAt }) => releasedAt === undefined).length;
  const close = (): void => setView({ open: '' });
  const blockButton = mayWrite && (
    <Button variant="default" onClick={() => setView({ block: true })}>
      {t('aside.blockOne')}
    </Button>
  );

  return (
    <Page
      title={t('nav.setAside')}
      actions={blockButton}
      sentence={
        aside !== undefined &&
        blocked.data !== undefined &&
        aside + blocked.data.items.length > 0 && (
          <Sentence note={t('aside.note')}>
            {t('aside.sentence', {
              learned: t('aside.count', { count: aside, figure: format.number(aside) }),
              blocked: format.number(blocked.data.items.length),
            })}
          </Sentence>
        )
      }
    >
      <PeopleTabs />
      <Section title={t('aside.learned')} note={t('aside.learnedNote')}>
        <JunkTable
          rows={junk.data?.items}
          error={junk.error}
          onRetry={() => void junk.refetch()}
          open={open}
          onOpen={(key) => setView({ open: key })}
        />
      </Section>
      <Section title={t('aside.byHand')} note={t('aside.byHandNote')}>
        <BlockedTable
          rows={blocked.data?.items}
          error={blocked.error}
          onRetry={() => void blocked.refetch()}
          action={blockButton}
        />
      </Section>
      <Section
        title={t('aside.patterns')}
        note={t('aside.patternsNote')}
        actions={
          <Link to="/people/rules" className={classes.link}>
            {t('aside.changePatterns')}
          </Link>
        }
      >
        <Patterns patterns={rules.data?.rules.blockedPatterns} />
      </Section>
      <RowsDrawer opened={opened !== undefined} onClose={close} title={t('aside.whyAside')} size="narrow">
        {opened && <JunkPanel junk={opened} onDone={close} />}
      </RowsDrawer>
      <RowsDrawer
        opened={block && mayWrite}
        onClose={() => setView({ block: false })}
        title={t('aside.blockOne')}
        sentence={t('aside.blockNote')}
        size="narrow"
      >
        <BlockForm
          kinds={rules.data?.inForce.map(({ kind }) => kind) ?? []}
          onDone={() => setView({ block: false })}
        />
      </RowsDrawer>
    </Page>
  );
}

type BlockedTableProps = {
  rows: Blocked[] | undefined;
  error: unknown;
  onRetry: () => void;
  action: React.ReactNode;
};

function BlockedTable({ rows, error, onRetry, action }: BlockedTableProps) {
  const { t } = useTranslation('identity');
  const { t: words } = useTranslation('people');
  const mayWrite = useMay('people.write');
  const setAside = useSetAside();
  const columns = useMemo(
    (): Column<Blocked>[] => [
      {
        id: 'identifier',
        label: words('identity.identifier'),
        value: (blocked) => blocked.value,
        render: (blocked) => <IdentifierChip identifier={blocked} />,
        width: 320,
      },
      { id: 'by', label: t('aside.by'), value: (blocked) => blocked.by },
      { id: 'at', label: t('aside.at'), kind: 'dateTime', value: (blocked) => blocked.at },
      ...(mayWrite
        ? [
            {
              id: 'act',
              label: t('aside.decide'),
              value: () => null,
              sortable: false,
              render: (blocked: Blocked) => (
                <Button size="compact-sm" variant="default" onClick={() => void setAside.unblock(blocked)}>
                  {t('aside.release')}
                </Button>
              ),
            },
          ]
        : []),
    ],
    [t, words, mayWrite, setAside],
  );
  return (
    <DataTable
      id="identity-blocked"
      caption={`${t('aside.byHand')} (${words('identity.all')})`}
      columns={columns}
      rows={rows}
      rowKey={(blocked) => blocked.key}
      loading={rows === undefined && error === null}
      error={error}
      onRetry={onRetry}
      empty={
        <EmptyState quiet title={t('aside.noneBlocked')} action={action}>
          {t('aside.noneBlockedText')}
        </EmptyState>
      }
    />
  );
}

function Patterns({ patterns }: { patterns: { kind?: string; pattern: string }[] | undefined }) {
  const { t } = useTranslation('identity');
  const { t: words } = useTranslation('people');
  if (patterns === undefined || patterns.length === 0) {
    return <p className={classes.muted}>{t('aside.nonePatterns')}</p>;
  }
  return (
    <ul className={classes.patterns}>
      {patterns.map(({ kind = '', pattern }) => (
        <li key={`${kind} ${pattern}`}>
          <code dir="ltr">{pattern}</code>{' '}
          <span className={classes.muted}>{kind === '' ? t('rules.anyKind') : kindName(kind, words)}</span>
        </li>
      ))}
    </ul>
  );
}
