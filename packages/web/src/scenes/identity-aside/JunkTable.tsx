import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { IdentifierChip } from '../people/IdentifierChip.tsx';
import { kindName } from '../people/person-words.ts';
import type { Junk } from './aside-api.ts';
import { useSetAside } from './use-set-aside.ts';

type JunkTableProps = {
  rows: Junk[] | undefined;
  error: unknown;
  onRetry: () => void;
  open: string;
  onOpen: (key: string) => void;
};

/** Identifiers that were set aside by what they are seen with. */
export function JunkTable({ rows, error, onRetry, open, onOpen }: JunkTableProps) {
  const { t } = useTranslation('identity');
  const { t: words } = useTranslation('people');
  const format = useFormat();
  const mayWrite = useMay('people.write');
  const setAside = useSetAside();
  const columns = useMemo(
    (): Column<Junk>[] => [
      {
        id: 'identifier',
        label: words('identity.identifier'),
        value: (junk) => junk.value,
        render: (junk) => <IdentifierChip identifier={junk} />,
        width: 280,
      },
      { id: 'degree', label: t('aside.degree'), kind: 'number', value: (junk) => junk.degree },
      { id: 'norm', label: t('aside.norm'), kind: 'number', value: (junk) => junk.norm },
      {
        id: 'seenWith',
        label: t('aside.seenWith'),
        value: (junk) =>
          junk.seenWith
            .map(({ kind, count }) => `${kindName(kind, words)} ${format.number(count)}`)
            .join(', '),
        sortable: false,
        width: 260,
      },
      { id: 'lastSeen', label: words('list.lastSeen'), kind: 'date', value: (junk) => junk.lastSeen },
      {
        id: 'state',
        label: t('aside.state'),
        value: (junk) =>
          junk.releasedAt === undefined
            ? t('aside.isAside')
            : t('aside.isReleased', { name: junk.releasedBy ?? '' }),
      },
      ...(mayWrite
        ? [
            {
              id: 'act',
              label: t('aside.decide'),
              value: () => null,
              sortable: false,
              render: (junk: Junk) => {
                const isReleased = junk.releasedAt !== undefined;
                return (
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={(event) => {
                      // The row itself opens the evidence.
                      event.stopPropagation();
                      void (isReleased ? setAside.unrelease(junk) : setAside.release(junk));
                    }}
                  >
                    {isReleased ? t('aside.unrelease') : t('aside.release')}
                  </Button>
                );
              },
            },
          ]
        : []),
    ],
    [t, words, format, mayWrite, setAside],
  );
  return (
    <DataTable
      id="identity-junk"
      caption={`${t('aside.learned')} (${words('identity.all')})`}
      columns={columns}
      rows={rows}
      rowKey={(junk) => junk.key}
      loading={rows === undefined && error === null}
      error={error}
      onRetry={onRetry}
      onRowOpen={(junk) => onOpen(junk.key)}
      openRow={open}
      empty={
        <EmptyState quiet title={t('aside.noneLearned')}>
          {t('aside.noneLearnedText')}
        </EmptyState>
      }
    />
  );
}
