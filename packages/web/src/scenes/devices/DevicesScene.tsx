import { Button } from '@mantine/core';
import type { CountedDeviceAudience } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page, Sentence } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { sorting } from '../../ui/view-codec.ts';
import { audiencesQuery } from './devices-api.ts';

const view = { sort: sorting({ by: 'devices', descending: true }) };

/** Audiences of devices that no person is known behind, each counted now. */
export function DevicesScene() {
  const { t } = useTranslation('devices');
  const format = useFormat();
  const mayChange = useMay('devices.write');
  const [{ sort }, setView] = useViewState(view);
  const { data, error, refetch, isFetching } = useQuery(audiencesQuery);
  const columns = useMemo<Column<CountedDeviceAudience>[]>(
    () => [
      { id: 'name', label: t('name'), value: (row) => row.name },
      { id: 'devices', label: t('devicesColumn'), kind: 'number', value: (row) => row.devices },
      { id: 'allowed', label: t('allowedColumn'), kind: 'number', value: (row) => row.allowed },
      {
        id: 'days',
        label: t('daysColumn'),
        unit: t('units.days', { count: 2 }),
        kind: 'number',
        value: (row) => row.days,
      },
      { id: 'description', label: t('description'), value: (row) => row.description },
      { id: 'updated', label: t('updated'), kind: 'dateTime', value: (row) => row.updatedAt, hidden: true },
      { id: 'by', label: t('by'), value: (row) => row.createdBy, hidden: true },
    ],
    [t],
  );
  const add = mayChange && (
    <Button component={Link} to="/devices/new">
      {t('new')}
    </Button>
  );
  const { known, consents = [] } = data ?? {};
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Button component={Link} to="/devices/frequency" variant="default">
            {t('frequency.title')}
          </Button>
          {add}
        </>
      }
      sentence={
        known && (
          <Sentence note={consents.length === 0 ? t('noPurpose') : t('countedNow')}>
            {t('sentence', {
              count: known.devices,
              figure: format.number(known.devices),
              allowed: format.number(known.allowed),
            })}
          </Sentence>
        )
      }
    >
      <DataTable
        id="device-audiences"
        caption={t('title')}
        columns={columns}
        rows={data?.items}
        rowKey={(row) => row.id}
        rowPath={(row) => `/devices/${row.id}`}
        sort={sort}
        onSort={(next) => setView({ sort: next })}
        loading={isFetching}
        error={error}
        onRetry={() => void refetch()}
        empty={
          <EmptyState quiet title={t('none')} action={add}>
            {t('noneNote')}
          </EmptyState>
        }
      />
    </Page>
  );
}
