import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import type { KpiValue, KpiValueInput } from '@rondo/contract';
import { IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { useApiForm } from '../../ui/form/use-api-form.tsx';
import { Page, Sentence } from '../../ui/Page.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { offerUndo, showDone, showError } from '../../ui/toasts.tsx';
import { flag } from '../../ui/view-codec.ts';
import { DataTabs } from './DataTabs.tsx';

const view = { add: flag() };
const KEY = '/api/kpi-values';
const periods = ['day', 'week', 'month'] as const;

/** Business figures by day, week or month that come from no system: typed in, corrected, taken away. */
export function FiguresScene() {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const mayWrite = useMay('imports.write');
  const queryClient = useQueryClient();
  const [{ add }, setView] = useViewState(view);
  const answer = useQuery(apiQuery('/api/kpi-values', { params: { query: { limit: 5000 } } }));
  const rows: KpiValue[] | undefined = answer.data?.items;
  const names = useMemo(() => [...new Set(rows?.map((row) => row.kpi))].sort(), [rows]);

  const columns = useMemo((): Column<KpiValue>[] => {
    const remove = async (row: KpiValue): Promise<void> => {
      try {
        await take(api.DELETE('/api/kpi-values/{id}', { params: { path: { id: row.id } } }));
        await queryClient.invalidateQueries({ queryKey: [KEY] });
        offerUndo({
          message: t('figureRemoved', { kpi: row.kpi }),
          undo: async () => {
            await take(api.POST('/api/kpi-values', { body: { values: [inputOf(row)] } }));
            await queryClient.invalidateQueries({ queryKey: [KEY] });
          },
        });
      } catch (error) {
        showError(error);
      }
    };
    return [
      { id: 'kpi', label: t('figure'), value: (row) => row.kpi, render: (row) => <bdi>{row.kpi}</bdi> },
      { id: 'date', label: t('figureDate'), kind: 'date', value: (row) => row.date },
      { id: 'period', label: t('period'), value: (row) => t(`periods.${row.period}`) },
      { id: 'value', label: t('figureValue'), kind: 'number', value: (row) => row.value },
      { id: 'unit', label: t('unit'), value: (row) => row.unit },
      {
        id: 'dimension',
        label: t('dimension'),
        value: (row) => format.list(Object.values(row.dimensions)),
      },
      {
        id: 'source',
        label: t('figureSource'),
        value: (row) => row.source,
        render: (row) => <bdi>{row.source}</bdi>,
      },
      { id: 'by', label: t('by'), value: (row) => row.enteredBy, hidden: true },
      {
        id: 'remove',
        label: t('action.remove'),
        value: () => null,
        sortable: false,
        render: (row) =>
          mayWrite && row.importId === '' ? (
            <ActionIcon
              aria-label={t('removeFigure', { kpi: row.kpi, date: format.date(row.date) })}
              onClick={() => void remove(row)}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          ) : (
            ''
          ),
      },
    ];
  }, [t, format, mayWrite, queryClient]);

  const button = mayWrite && <Button onClick={() => setView({ add: true })}>{t('typeIn')}</Button>;
  return (
    <Page
      title={t('nav.figures')}
      actions={button}
      sentence={
        rows && rows.length > 0 ? (
          <Sentence note={t('figuresNote')}>
            {t('figuresSay', {
              count: names.length,
              figure: format.number(names.length),
              values: format.number(rows.length),
            })}
          </Sentence>
        ) : undefined
      }
    >
      <DataTabs />
      <DataTable
        id="figures"
        caption={t('nav.figures')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        empty={
          <EmptyState quiet title={t('noFigures')} action={button}>
            {t('noFiguresNote')}
          </EmptyState>
        }
      />
      <RowsDrawer opened={add} onClose={() => setView({ add: false })} title={t('typeIn')} size="narrow">
        <FigureForm
          names={names}
          onDone={async () => {
            await queryClient.invalidateQueries({ queryKey: [KEY] });
            showDone(t('figureSaved'));
          }}
          onCancel={() => setView({ add: false })}
        />
      </RowsDrawer>
    </Page>
  );
}

function inputOf({ kpi, date, period, value, unit, dimensions, source }: KpiValue): KpiValueInput {
  const [dimension] = Object.values(dimensions);
  const known = periods.find((one) => one === period);
  return {
    kpi,
    date,
    value,
    ...(known === undefined ? {} : { period: known }),
    ...(unit === '' ? {} : { unit }),
    ...(dimension === undefined ? {} : { dimension }),
    ...(source === '' ? {} : { source }),
  };
}

type Fields = {
  kpi: string;
  date: string;
  period: string;
  value: string;
  unit: string;
  dimension: string;
  source: string;
};

function FigureForm({
  names,
  onDone,
  onCancel,
}: {
  names: readonly string[];
  onDone: () => Promise<void>;
  onCancel: () => void;
}) {
  const { t } = useTranslation('imports');
  const form = useApiForm<Fields>({
    defaultValues: { kpi: '', date: '', period: 'day', value: '', unit: '', dimension: '', source: '' },
    send: ({ kpi, date, period, value, unit, dimension, source }) =>
      take(
        api.POST('/api/kpi-values', {
          body: {
            values: [
              {
                kpi: kpi.trim(),
                date,
                period: periods.find((one) => one === period) ?? 'day',
                value: readNumber(value),
                ...(unit.trim() === '' ? {} : { unit: unit.trim() }),
                ...(dimension.trim() === '' ? {} : { dimension: dimension.trim() }),
                ...(source.trim() === '' ? {} : { source: source.trim() }),
              },
            ],
          },
        }),
      ),
    onDone: async (values) => {
      await onDone();
      // The next figure is mostly the same one of another day.
      form.form.reset({ ...values, value: '', date: '' });
    },
  });
  return (
    <FormPage form={form} submitLabel={t('saveFigure')} onCancel={onCancel} note={t('figureReplaces')}>
      <TextInput
        label={t('figure')}
        description={t('figureNameNote')}
        list="figure-names"
        data-autofocus
        {...form.field('kpi', { required: t('figureMissing') })}
      />
      <datalist id="figure-names">
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <TextInput
        type="date"
        label={t('figureDate')}
        description={t('figureDateNote')}
        {...form.field('date', { required: t('dateMissing') })}
      />
      <NativeSelect
        label={t('period')}
        data={periods.map((value) => ({ value, label: t(`periods.${value}`) }))}
        {...form.field('period')}
      />
      <TextInput
        label={t('figureValue')}
        inputMode="decimal"
        dir="ltr"
        {...form.field('value', {
          required: t('valueMissing'),
          validate: (value) => Number.isFinite(readNumber(value)) || t('valueMissing'),
        })}
      />
      <TextInput label={t('unit')} description={t('unitNote')} {...form.field('unit')} />
      <TextInput label={t('dimension')} description={t('dimensionNote')} {...form.field('dimension')} />
      <TextInput label={t('figureSource')} {...form.field('source')} />
    </FormPage>
  );
}

/** A decimal comma is as good as a point; blanks between thousands are left out. */
function readNumber(text: string): number {
  const plain = text.replace(/[\s\u00a0\u202f']/g, '').replace(',', '.');
  return plain === '' ? Number.NaN : Number(plain);
}
