import { Button } from '@mantine/core';
import type { RetentionRule } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page, Section, Sentence } from '../../ui/Page.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { text } from '../../ui/view-codec.ts';
import { ApplyRules } from './ApplyRules.tsx';
import { PrivacyTabs } from './PrivacyTabs.tsx';
import classes from './privacy.module.css';
import { rulesQuery } from './privacy-api.ts';
import { RuleForm } from './RuleForm.tsx';
import { nameRule } from './rule-words.ts';

const view = { open: text() };
const NEW = ' new';

/** How long which data are kept. */
export function RetentionRulesScene() {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  const mayWrite = useMay('retention.write');
  const [{ open }, setView] = useViewState(view);
  const [applies, setApplies] = useState(false);
  const answer = useQuery(rulesQuery);
  const rules = answer.data?.items;
  const opened = rules?.find(({ id }) => id === open);
  const close = (): void => setView({ open: '' });
  const on = rules?.filter(({ enabled }) => enabled) ?? [];
  const columns = useColumns();
  const add = mayWrite && <Button onClick={() => setView({ open: NEW })}>{t('rule.add')}</Button>;
  return (
    <Page
      title={t('nav.retentionRules')}
      actions={
        <>
          {mayWrite && on.length > 0 && (
            <Button variant="default" onClick={() => setApplies(true)}>
              {t('rule.applyNow')}
            </Button>
          )}
          {add}
        </>
      }
      sentence={
        rules && (
          <Sentence note={mayWrite ? t('rule.note') : `${t('rule.note')} ${t('rule.ownerOnly')}`}>
            {on.length === 0
              ? t('rule.noneOn')
              : t('rule.sentence', { count: on.length, figure: format.number(on.length) })}
          </Sentence>
        )
      }
    >
      <PrivacyTabs />
      <DataTable
        id="retention-rules"
        caption={t('nav.retentionRules')}
        columns={columns}
        rows={rules}
        rowKey={({ id }) => id}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        {...(mayWrite ? { onRowOpen: ({ id }: RetentionRule) => setView({ open: id }), openRow: open } : {})}
        empty={
          <EmptyState title={t('rule.empty')} action={add} quiet>
            {t('rule.emptyText')}
          </EmptyState>
        }
      />
      <Section title={t('rule.always')} frame="card">
        <ul className={classes.list}>
          {(['log', 'bought', 'consents', 'hashes'] as const).map((what) => (
            <li key={what}>{t(`rule.alwaysText.${what}`)}</li>
          ))}
        </ul>
      </Section>
      <RowsDrawer
        opened={mayWrite && rules !== undefined && (open === NEW || opened !== undefined)}
        onClose={close}
        title={opened === undefined ? t('rule.add') : nameRule(opened, t)}
        size="narrow"
      >
        <RuleForm key={open} rule={opened} onClose={close} />
      </RowsDrawer>
      {applies && <ApplyRules rules={on} onClose={() => setApplies(false)} />}
    </Page>
  );
}

function useColumns(): Column<RetentionRule>[] {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  return useMemo(
    () => [
      { id: 'what', label: t('rule.what'), value: (row) => nameRule(row, t), width: 300 },
      {
        id: 'days',
        label: t('rule.keptFor'),
        kind: 'number',
        unit: t('rule.daysUnit'),
        value: (row) => row.days,
      },
      {
        id: 'on',
        label: t('stateLabel'),
        value: (row) => t(row.enabled ? 'rule.on' : 'rule.off'),
        render: (row) => (
          <span className={classes.mark} data-tone={row.enabled ? 'good' : 'none'}>
            {t(row.enabled ? 'rule.on' : 'rule.off')}
          </span>
        ),
      },
      {
        id: 'last',
        label: t('rule.lastRun'),
        kind: 'dateTime',
        value: (row) => row.lastRunAt,
        render: (row) => (row.lastRunAt === null ? t('rule.never') : format.dateTime(row.lastRunAt)),
      },
      { id: 'deleted', label: t('rule.lastDeleted'), kind: 'number', value: (row) => row.lastDeleted },
      { id: 'by', label: t('enteredBy'), value: (row) => row.createdBy, hidden: true },
    ],
    [t, format],
  );
}
