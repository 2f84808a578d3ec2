import { Radio, Stack } from '@mantine/core';
import type { PrivacyPreview, PrivacyRequest } from '@rondo/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Columns, Section } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { showError } from '../../ui/toasts.tsx';
import { directionOfValue, kindName, shortValue } from '../people/person-words.ts';
import { PlaceName } from './PlaceName.tsx';
import classes from './privacy.module.css';
import { changeRequest, previewQuery, useRefreshRequests } from './privacy-api.ts';
import { namePlace, nameStore, sayKept } from './privacy-words.ts';

type HeldProps = { request: PrivacyRequest; preview: PrivacyPreview };
type Row = {
  store: string;
  place: string;
  rows: number;
  fate: 'deleted' | 'blacked-out' | 'kept';
  reason?: string;
};

/** What is held of the person and where, and for an erasure what becomes of each and who else should hear of it. */
export function HeldOfPerson({ request, preview }: HeldProps) {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  const rows = useMemo(
    (): Row[] => [
      ...preview.places.map((place) => ({ ...place, fate: 'deleted' as const })),
      ...preview.mentions.map((place) => ({ ...place, fate: 'blacked-out' as const })),
      ...preview.kept.map((place) => ({ ...place, fate: 'kept' as const })),
    ],
    [preview],
  );
  const total = rows.reduce((sum, row) => sum + row.rows, 0);
  const columns = useColumns(request, total);
  const shared = preview.identifiers.some(({ others }) => others > 0);
  if (!preview.found)
    return (
      <Section title={t('held.title')}>
        <EmptyState title={t('held.nothing')}>{t(`held.nothingText.${request.kind}`)}</EmptyState>
      </Section>
    );
  return (
    <>
      <Section title={t('held.title')} note={t('held.note', { count: total, figure: format.number(total) })}>
        <DataTable
          id="privacy-held"
          caption={t('held.title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.store} ${row.place} ${row.fate} ${row.reason ?? ''}`}
          plain
          maxHeight="none"
        />
      </Section>
      <Columns>
        <Section
          title={t('held.identifiers')}
          note={shared ? t('held.identifiersShared') : t('held.identifiersNote')}
        >
          <Identifiers preview={preview} />
          {shared && request.kind === 'erasure' && <SharedChoice request={request} />}
        </Section>
        <Section title={t('held.sources')} note={t(`held.sourcesNote.${request.kind}`)}>
          <Sources preview={preview} />
        </Section>
      </Columns>
    </>
  );
}

function useColumns(request: PrivacyRequest, total: number): Column<Row>[] {
  const { t } = useTranslation('privacy');
  const { t: people } = useTranslation('people');
  const isErasure = request.kind === 'erasure';
  return useMemo(() => {
    const columns: Column<Row>[] = [
      {
        id: 'place',
        label: t('held.place'),
        value: (row) => namePlace(row.place, t, people),
        render: (row) => <PlaceName place={row.place} />,
        width: 280,
      },
      { id: 'store', label: t('held.store'), value: (row) => nameStore(row.store, t) },
      { id: 'rows', label: t('held.rows'), kind: 'number', value: (row) => row.rows, total },
    ];
    const fate: Column<Row> = {
      id: 'fate',
      label: t('held.fate'),
      value: (row) =>
        row.reason === undefined ? t(`willBe.${row.fate}`) : t('keptFor', { reason: sayKept(row.reason, t) }),
    };
    return isErasure ? [...columns, fate] : columns;
  }, [t, people, isErasure, total]);
}

function Identifiers({ preview }: { preview: PrivacyPreview }) {
  const { t } = useTranslation('privacy');
  const { t: people } = useTranslation('people');
  const columns = useMemo(
    (): Column<PrivacyPreview['identifiers'][number]>[] => [
      {
        id: 'value',
        label: t('held.identifier'),
        value: (row) => row.value,
        render: (row) => (
          <bdi dir={directionOfValue(row.value)} title={row.value}>
            {shortValue(row)}
          </bdi>
        ),
      },
      { id: 'kind', label: people('identity.kind'), value: (row) => kindName(row.kind, people) },
      { id: 'others', label: t('held.others'), kind: 'number', value: (row) => row.others },
    ],
    [t, people],
  );
  return (
    <DataTable
      id="privacy-identifiers"
      caption={t('held.identifiers')}
      columns={columns}
      rows={preview.identifiers}
      rowKey={(row) => `${row.kind}:${row.value}`}
      plain
    />
  );
}

/** What becomes of the phone of a household. */
function SharedChoice({ request }: { request: PrivacyRequest }) {
  const { t } = useTranslation('privacy');
  const queryClient = useQueryClient();
  const refresh = useRefreshRequests();
  const mayWrite = useMay('privacy.write');
  const change = useMutation({
    mutationFn: (shared: 'keep' | 'erase') => changeRequest(request.id, { do: 'share', shared }),
    onSuccess: async () => {
      await refresh();
      await queryClient.invalidateQueries({ queryKey: previewQuery(request.id).queryKey });
    },
    onError: showError,
  });
  return (
    <Radio.Group
      label={t('shared.label')}
      value={change.isPending ? change.variables : request.shared}
      onChange={(next) => change.mutate(next === 'erase' ? 'erase' : 'keep')}
    >
      <Stack gap="xs" mt="xs">
        {(['keep', 'erase'] as const).map((value) => (
          <Radio
            key={value}
            value={value}
            label={t(`shared.${value}`)}
            description={t(`shared.${value}Note`)}
            disabled={!mayWrite}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function Sources({ preview }: { preview: PrivacyPreview }) {
  const { t } = useTranslation('privacy');
  const columns = useMemo(
    (): Column<PrivacyPreview['sources'][number]>[] => [
      { id: 'source', label: t('held.source'), value: (row) => row.source },
      { id: 'events', label: t('held.events'), kind: 'number', value: (row) => row.events },
    ],
    [t],
  );
  return (
    <div className={classes.stack}>
      <DataTable
        id="privacy-sources"
        caption={t('held.sources')}
        columns={columns}
        rows={preview.sources}
        rowKey={(row) => row.source}
        plain
        empty={<EmptyState title={t('held.noSource')} quiet />}
      />
    </div>
  );
}
