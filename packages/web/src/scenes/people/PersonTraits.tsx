import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { text } from '../../ui/view-codec.ts';
import { sayMerge, sayTrait, sayValue, useTraitWords } from '../traits/trait-words.ts';
import classes from './people.module.css';
import type { Trait } from './people-api.ts';
import { directionOfValue, isolate } from './person-words.ts';

type Value = Trait['earlier'][number];
const view = { trait: text() };

/** What is known of a person: of each trait the value that counts, where it is from, why it counts and how fresh it is. */
export function PersonTraits({ traits }: { traits: Trait[] }) {
  const { t } = useTranslation('people');
  const words = useTraitWords();
  const { format } = words;
  const [{ trait: open }, setView] = useViewState(view);
  const opened = traits.find((trait) => trait.name === open);

  const columns = useMemo(
    (): Column<Trait>[] => [
      { id: 'name', label: t('traits.name'), value: (trait) => trait.name, width: 180 },
      {
        id: 'value',
        label: t('traits.value'),
        value: (trait) => sayValue(trait.value, trait.type, format),
        render: (trait) => <TraitValue value={trait} />,
      },
      {
        id: 'origin',
        label: t('traits.origin'),
        value: (trait) => (trait.computed ? t('traits.computedHere') : format.list(trait.sources)),
      },
      {
        id: 'counts',
        label: t('traits.counts'),
        value: (trait) =>
          trait.computed ? sayTrait(trait.computed.trait, words) : sayMerge(trait.merge, words),
        hidden: true,
      },
      { id: 'since', label: t('traits.since'), kind: 'date', value: (trait) => trait.since },
      { id: 'fresh', label: t('traits.fresh'), kind: 'date', value: (trait) => trait.confirmed },
      { id: 'other', label: t('traits.other'), kind: 'number', value: (trait) => trait.earlier.length },
    ],
    [t, format, words],
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
        sentence={opened && <TraitOrigin trait={opened} />}
      >
        {opened?.computed === undefined && (
          <DataTable
            id="person-trait-history"
            caption={opened?.name ?? ''}
            plain
            columns={history}
            rows={opened ? [opened, ...opened.earlier] : []}
            rowKey={(value) => `${value.since} ${value.source} ${value.value}`}
          />
        )}
      </RowsDrawer>
    </>
  );
}

/** Why this value and no other, in words. */
function TraitOrigin({ trait }: { trait: Trait }) {
  const { t } = useTranslation('people');
  const words = useTraitWords();
  const format = useFormat();
  const maySee = useMay('traits.read');
  const { computed, purchase } = trait;
  if (computed) {
    const how = sayTrait(computed.trait, words);
    const told =
      computed.latest === null
        ? t('traits.computedOfNone', { how })
        : t('traits.computedOf', {
            how,
            count: computed.events,
            figure: format.number(computed.events),
            date: format.dateTime(computed.latest),
          });
    return (
      <>
        {told}{' '}
        {maySee && (
          <Link to={`/people/traits/${encodeURIComponent(trait.name)}`}>{t('traits.definition')}</Link>
        )}
      </>
    );
  }
  const sentences = [
    t('traits.mergedBy', { how: sayMerge(trait.merge, words) }),
    ...(trait.earlier.length === 0
      ? []
      : [t('traits.history', { count: trait.earlier.length, figure: format.number(trait.earlier.length) })]),
    ...(purchase === undefined
      ? []
      : [
          t('traits.boughtTerms', {
            supplier: isolate(purchase.supplier),
            licence: isolate(purchase.licence),
            basis: words.t(`bases.${purchase.legalBasis}`),
            date: format.dateTime(purchase.expiresAt),
          }),
        ]),
  ];
  return <>{sentences.join(' ')}</>;
}

function TraitValue({ value }: { value: Value }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  if (value.type === 'null') return <span className={classes.nameless}>{t('traits.taken')}</span>;
  if (value.type === 'boolean') return <>{t(value.value === 'true' ? 'traits.yes' : 'traits.no')}</>;
  const said = sayValue(value.value, value.type, format);
  return (
    <bdi dir={directionOfValue(said)} className={classes.value}>
      {said}
    </bdi>
  );
}
