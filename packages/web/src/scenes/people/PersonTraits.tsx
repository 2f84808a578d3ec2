import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { text } from '../../ui/view-codec.ts';
import classes from './people.module.css';
import type { Trait } from './people-api.ts';
import { directionOfValue } from './person-words.ts';

type Value = Trait['earlier'][number];
const view = { trait: text() };

/** What is known of a person: the last written value of each trait, with where and when it came from. */
export function PersonTraits({ traits }: { traits: Trait[] }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const [{ trait: open }, setView] = useViewState(view);
  const opened = traits.find((trait) => trait.name === open);

  const columns = useMemo(
    (): Column<Trait>[] => [
      { id: 'name', label: t('traits.name'), value: (trait) => trait.name, width: 180 },
      {
        id: 'value',
        label: t('traits.value'),
        value: (trait) => trait.value,
        render: (trait) => <TraitValue value={trait} />,
      },
      { id: 'source', label: t('source'), value: (trait) => trait.source },
      { id: 'since', label: t('traits.since'), kind: 'date', value: (trait) => trait.since },
      { id: 'earlier', label: t('traits.earlier'), kind: 'number', value: (trait) => trait.earlier.length },
    ],
    [t],
  );
  const history = useMemo(
    (): Column<Value>[] => [
      {
        id: 'value',
        label: t('traits.value'),
        value: (value) => value.value,
        render: (value) => <TraitValue value={value} />,
      },
      { id: 'source', label: t('source'), value: (value) => value.source },
      { id: 'since', label: t('traits.since'), kind: 'dateTime', value: (value) => value.since },
      { id: 'confirmed', label: t('traits.confirmed'), kind: 'dateTime', value: (value) => value.confirmed },
    ],
    [t],
  );

  return (
    <>
      <DataTable
        id="person-traits"
        caption={t('tab.traits')}
        columns={columns}
        rows={traits}
        rowKey={(trait) => trait.name}
        onRowOpen={(trait) => setView({ trait: trait.name })}
        openRow={open}
        empty={
          <EmptyState quiet title={t('traits.empty')}>
            {t('traits.emptyText')}
          </EmptyState>
        }
      />
      <RowsDrawer
        opened={opened !== undefined}
        onClose={() => setView({ trait: '' })}
        title={opened?.name ?? ''}
        sentence={
          opened &&
          t('traits.history', { count: opened.earlier.length, figure: format.number(opened.earlier.length) })
        }
      >
        <DataTable
          id="person-trait-history"
          caption={opened?.name ?? ''}
          plain
          columns={history}
          rows={opened ? [opened, ...opened.earlier] : []}
          rowKey={(value) => `${value.since} ${value.value}`}
          sort={{ by: 'since', descending: true }}
        />
      </RowsDrawer>
    </>
  );
}

function TraitValue({ value }: { value: Value }) {
  const { t } = useTranslation('people');
  if (value.type === 'null') return <span className={classes.nameless}>{t('traits.taken')}</span>;
  if (value.type === 'boolean') return <>{t(value.value === 'true' ? 'traits.yes' : 'traits.no')}</>;
  return (
    <bdi dir={directionOfValue(value.value)} className={classes.value}>
      {value.value}
    </bdi>
  );
}
