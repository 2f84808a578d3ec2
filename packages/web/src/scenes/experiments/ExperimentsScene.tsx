import { Button } from '@mantine/core';
import type { Experiment, FoundExperiment } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page, Section, Sentence } from '../../ui/Page.tsx';
import { addDays } from '../../ui/period.ts';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import own from './experiments.module.css';
import { experimentsQuery, nameOfFound, resultQuery, variationName } from './experiments-api.ts';

const order = { running: 0, planned: 1, ended: 2 } as const;

/** What is tested, what was, and what runs without anybody having defined it. */
export function ExperimentsScene() {
  const { t } = useTranslation('experiments');
  const format = useFormat();
  const mayWrite = useMay('experiments.write');
  const { data, error, refetch, isFetching } = useQuery(experimentsQuery);
  const items: Experiment[] | undefined = useMemo(
    () => data?.items.toSorted((a, b) => order[a.state] - order[b.state]),
    [data],
  );
  const found: FoundExperiment[] = data?.found ?? [];
  const columns = useMemo(
    (): Column<Experiment>[] => [
      { id: 'name', label: t('name'), value: (row) => row.name, render: (row) => <bdi>{row.name}</bdi> },
      {
        id: 'state',
        label: t('state'),
        value: (row) => t(`states.${row.state}`),
        render: (row) => (
          <span className={own.state} data-state={row.state}>
            {t(`states.${row.state}`)}
          </span>
        ),
      },
      {
        id: 'verdict',
        label: t('verdict'),
        value: () => null,
        render: (row) => <VerdictCell experiment={row} />,
        sortable: false,
      },
      {
        id: 'metric',
        label: t('primary'),
        value: (row) => row.primary.name,
        render: (row) => <bdi>{row.primary.name}</bdi>,
      },
      { id: 'from', label: t('from'), kind: 'date', value: (row) => row.from },
      {
        id: 'last',
        label: t('lastDay'),
        kind: 'date',
        value: (row) => (row.to === undefined ? null : addDays(row.to, -1)),
      },
    ],
    [t],
  );
  const add = mayWrite && (
    <Button component={Link} to="/experiment-definition">
      {t('define')}
    </Button>
  );
  const running = items?.filter(({ state }) => state === 'running').length ?? 0;
  return (
    <Page
      title={t('nav.experiments')}
      actions={add}
      sentence={
        data && (
          <Sentence
            note={
              found.length > 0 && t('foundSome', { count: found.length, figure: format.number(found.length) })
            }
          >
            {running === 0
              ? t('noneRunning')
              : t('runningNow', { count: running, figure: format.number(running) })}
          </Sentence>
        )
      }
    >
      <DataTable
        id="experiments"
        caption={t('nav.experiments')}
        columns={columns}
        rows={items}
        rowKey={(row) => row.key}
        rowPath={(row) => `/experiments/${row.key}`}
        loading={isFetching}
        error={error}
        onRetry={() => void refetch()}
        empty={
          <EmptyState quiet title={t('none')} action={add}>
            {t('noneNote')}
          </EmptyState>
        }
      />
      {found.length > 0 && <Found found={found} mayWrite={mayWrite} />}
    </Page>
  );
}

function Found({ found, mayWrite }: { found: readonly FoundExperiment[]; mayWrite: boolean }) {
  const { t } = useTranslation('experiments');
  const format = useFormat();
  const columns = useMemo(
    (): Column<FoundExperiment>[] => [
      { id: 'name', label: t('name'), value: (row) => row.name, render: (row) => <bdi>{row.name}</bdi> },
      { id: 'kind', label: t('source'), value: (row) => t(`sources.${row.source.kind}`) },
      {
        id: 'variations',
        label: t('variationsWithPeople'),
        value: (row) => row.variations.map(({ key, people }) => `${key} ${people}`).join(', '),
        render: (row) => (
          <span className={own.pairs}>
            {row.variations.map(({ key, people }) => (
              <span key={key}>
                <bdi>{key}</bdi> {format.number(people)}
              </span>
            ))}
          </span>
        ),
        sortable: false,
      },
      { id: 'from', label: t('from'), kind: 'date', value: (row) => row.from },
      { id: 'last', label: t('lastSeen'), kind: 'date', value: (row) => row.last },
      ...(mayWrite
        ? [
            {
              id: 'define',
              label: t('defineIt'),
              value: () => null,
              render: (row: FoundExperiment) => (
                <Link
                  to="/experiment-definition"
                  search={{ found: nameOfFound(row) } as never}
                  aria-label={t('defineNamed', { name: row.name })}
                >
                  {t('defineIt')}
                </Link>
              ),
              sortable: false,
            },
          ]
        : []),
    ],
    [t, format, mayWrite],
  );
  return (
    <Section title={t('found')} note={t('foundNote')}>
      <DataTable
        id="experiments-found"
        caption={t('found')}
        columns={columns}
        rows={found}
        rowKey={nameOfFound}
      />
    </Section>
  );
}

/** Asked for a row each, so that the list is there before the first is measured. */
function VerdictCell({ experiment }: { experiment: Experiment }) {
  const { t } = useTranslation('experiments');
  const { data, isPending } = useQuery({
    ...resultQuery(experiment.key),
    enabled: experiment.state !== 'planned',
  });
  if (experiment.state === 'planned') return '–';
  if (isPending) return '…';
  if (data?.outcome !== 'answered') return t('short.nobody');
  const { decision, variation } = data.verdict;
  const name = decision === 'ship' && variation !== null ? variationName(data, variation) : '';
  return (
    <span className={own.verdict} data-decision={decision}>
      {t(`short.${decision}`, { name })}
    </span>
  );
}
