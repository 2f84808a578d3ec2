import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { paths } from '../../api/generated/schema.d.ts';
import { useFormat } from '../../shell/hooks.ts';
import { Columns, Section } from '../../ui/Page.tsx';
import { Tile, TileRow } from '../../ui/Tile.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { IdentifierChip } from '../people/IdentifierChip.tsx';
import classes from './rules.module.css';

export type Trial =
  paths['/api/identity/rules/trial']['post']['responses'][200]['content']['application/json'];
type Segment = Trial['segments'][number];
type Aside = Trial['aside'][number];

/** What other rules would make of everybody. */
export function TrialResult({ trial }: { trial: Trial }) {
  const { t } = useTranslation('identity');
  const { t: words } = useTranslation('people');
  const format = useFormat();
  const { before, after, merged, split, setAside, aside, segments } = trial;

  const asideColumns = useMemo(
    (): Column<Aside>[] => [
      {
        id: 'identifier',
        label: words('identity.identifier'),
        value: (one) => one.value,
        render: (one) => <IdentifierChip identifier={one} />,
      },
      { id: 'degree', label: t('aside.degree'), kind: 'number', value: (one) => one.degree },
      { id: 'norm', label: t('aside.norm'), kind: 'number', value: (one) => one.norm },
    ],
    [t, words],
  );
  const segmentColumns = useMemo(
    (): Column<Segment>[] => [
      {
        id: 'name',
        label: t('trial.segment'),
        value: (one) => one.name,
        render: (one) => (
          <Link to={`/segments/${one.id}`} className={classes.link}>
            <bdi>{one.name}</bdi>
          </Link>
        ),
      },
      { id: 'before', label: t('trial.now'), kind: 'number', value: (one) => one.before },
      { id: 'after', label: t('trial.then'), kind: 'number', value: (one) => one.after },
    ],
    [t],
  );

  return (
    <div className={classes.trial}>
      <p className={classes.verdict}>
        {merged + split === 0
          ? t('trial.nobody')
          : t('trial.sentence', {
              before: format.number(before.people),
              after: format.number(after.people),
            })}
      </p>
      <TileRow>
        <Tile name={t('trial.merged')} value={merged} note={t('trial.mergedNote')} />
        <Tile name={t('trial.split')} value={split} note={t('trial.splitNote')} />
        <Tile name={t('trial.setAside')} value={setAside} note={t('trial.setAsideNote')} />
        <Tile
          name={t('trial.people')}
          value={after.people}
          note={t('trial.peopleNote', { before: format.number(before.people) })}
        />
      </TileRow>
      <Columns min={320}>
        <Section title={t('trial.largest')} note={t('trial.largestNote')}>
          <div className={classes.largest}>
            <Largest title={t('trial.now')} people={before.largest} linked />
            <Largest title={t('trial.then')} people={after.largest} />
          </div>
        </Section>
        <Section title={t('trial.segments')} note={t('trial.segmentsNote')}>
          {segments.length === 0 ? (
            <p className={classes.muted}>{t('trial.noSegments')}</p>
          ) : (
            <DataTable
              id="trial-segments"
              caption={t('trial.segments')}
              columns={segmentColumns}
              rows={segments}
              rowKey={(one) => one.id}
              plain
            />
          )}
        </Section>
      </Columns>
      {aside.length > 0 && (
        <Section title={t('trial.aside')} note={t('trial.asideNote')}>
          <DataTable
            id="trial-aside"
            caption={t('trial.aside')}
            columns={asideColumns}
            rows={aside}
            rowKey={(one) => one.key}
            plain
          />
        </Section>
      )}
    </div>
  );
}

type LargestProps = { title: string; people: Trial['before']['largest']; linked?: boolean };

/** The ten of whom most identifiers are known: a rule that fuses strangers shows here first. */
function Largest({ title, people, linked = false }: LargestProps) {
  const { t } = useTranslation('identity');
  const format = useFormat();
  return (
    <div>
      <p className={classes.muted}>{title}</p>
      <ol>
        {people.map(({ person, identifiers }) => {
          const text = t('waiting.identifiers', { count: identifiers, figure: format.number(identifiers) });
          return (
            <li key={person}>
              {linked ? (
                <Link to={`/people/${person}`} className={classes.link}>
                  {text}
                </Link>
              ) : (
                text
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
