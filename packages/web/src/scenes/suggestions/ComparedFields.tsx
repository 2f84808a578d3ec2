import { ActionIcon, Checkbox, Select, Text } from '@mantine/core';
import type { MatchComparison, MatchConfig, MatchedColumn } from '@rondo/contract';
import { IconArrowUp, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { Heading } from '../../ui/Heading.tsx';
import classes from './comparison-editor.module.css';
import {
  addLevel,
  changeComparison,
  changeKind,
  compareColumn,
  kinds,
  moveCloser,
  tellBecause,
  tellLevel,
  waysOf,
} from './edit-comparison.ts';
import { columnName } from './suggestion-words.ts';

type Edited = { config: MatchConfig; disabled: boolean; onChange: (config: MatchConfig) => void };
type Column = MatchConfig['columns'][number];

const MOST_LEVELS = 8;

/** Each field: what it was taken for and why, whether and at which levels it is compared. */
export function ComparedFields({ known, ...edited }: Edited & { known: ReadonlyMap<string, MatchedColumn> }) {
  const { t } = useTranslation('suggestions');
  return (
    <section>
      <Heading className={classes.heading}>{t('edit.fields')}</Heading>
      <ul className={classes.list}>
        {edited.config.columns.map((column) => (
          <ComparedField key={column.name} {...edited} column={column} facts={known.get(column.name)} />
        ))}
      </ul>
    </section>
  );
}

type FieldProps = Edited & { column: Column; facts: MatchedColumn | undefined };

function ComparedField({ column, facts, config, disabled, onChange }: FieldProps) {
  const { t } = useTranslation('suggestions');
  const format = useFormat();
  const name = columnName(column.name, t);
  const comparison = config.comparisons.find((one) => one.column === column.name);
  return (
    <li className={classes.item}>
      <div className={classes.field}>
        <Checkbox
          label={<bdi className={classes.name}>{name}</bdi>}
          checked={comparison !== undefined}
          disabled={disabled}
          onChange={(event) => onChange(compareColumn(config, column.name, event.currentTarget.checked))}
        />
        {comparison !== undefined && (
          <Select
            size="xs"
            aria-label={t('edit.kindOf', { column: name })}
            data={kinds.map((kind) => ({ value: kind, label: t(`edit.kinds.${kind}`) }))}
            value={column.kind}
            disabled={disabled}
            allowDeselect={false}
            onChange={(next) => {
              const kind = kinds.find((one) => one === next);
              if (kind !== undefined) onChange(changeKind(config, column.name, kind));
            }}
          />
        )}
        <Text size="xs" c="dimmed">
          {facts !== undefined &&
            t('edit.facts', {
              people: format.number(facts.people),
              distinct: format.number(facts.distinct ?? 0),
            })}{' '}
          {column.because !== undefined && tellBecause(column.because, t)}
        </Text>
      </div>
      {comparison !== undefined && (
        <div className={classes.ways}>
          <Levels {...{ column, comparison, config, disabled, onChange }} />
          <div className={classes.row}>
            <Checkbox
              size="xs"
              label={t('edit.rarity')}
              checked={comparison.termFrequency}
              disabled={disabled}
              onChange={(event) =>
                onChange(
                  changeComparison(config, column.name, { termFrequency: event.currentTarget.checked }),
                )
              }
            />
            <Checkbox
              size="xs"
              label={t('edit.unique')}
              checked={column.unique === true}
              disabled={disabled}
              onChange={(event) => {
                const { unique: _, ...rest } = column;
                const next = event.currentTarget.checked ? { ...rest, unique: true } : rest;
                onChange({
                  ...config,
                  columns: config.columns.map((one) => (one === column ? next : one)),
                });
              }}
            />
          </div>
        </div>
      )}
    </li>
  );
}

type LevelsProps = Edited & { column: Column; comparison: MatchComparison };

/** How two values can agree, the closest first. */
function Levels({ column, comparison, config, disabled, onChange }: LevelsProps) {
  const { t } = useTranslation('suggestions');
  const format = useFormat();
  const name = columnName(column.name, t);
  const { levels } = comparison;
  const change = (next: MatchComparison['levels']) =>
    onChange(changeComparison(config, column.name, { levels: next }));
  const told = levels.map((level) => tellLevel(level, t, format));
  const ways = waysOf(column.kind)
    .map((way, at) => ({ way, value: String(at), label: tellLevel([way], t, format) }))
    .filter(({ label }) => !told.includes(label));
  return (
    <>
      <ol className={classes.levels} aria-label={t('edit.levelsOf', { column: name })}>
        {told.map((level, at) => (
          <li key={level}>
            <span>{level}</span>
            {!disabled && (
              <span className={classes.tools}>
                {at > 0 && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={24}
                    aria-label={t('edit.closer', { level })}
                    title={t('edit.closer', { level })}
                    onClick={() => change(moveCloser(levels, at))}
                  >
                    <IconArrowUp size={14} />
                  </ActionIcon>
                )}
                {levels.length > 1 && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={24}
                    aria-label={t('edit.removeLevel', { level })}
                    title={t('edit.removeLevel', { level })}
                    onClick={() => change(levels.filter((_, place) => place !== at))}
                  >
                    <IconX size={14} />
                  </ActionIcon>
                )}
              </span>
            )}
          </li>
        ))}
      </ol>
      {!disabled && levels.length < MOST_LEVELS && ways.length > 0 && (
        <Select
          size="xs"
          key={told.join()}
          aria-label={t('edit.addLevel', { column: name })}
          placeholder={t('edit.addLevelShort')}
          data={ways.map(({ value, label }) => ({ value, label }))}
          value={null}
          onChange={(chosen) => {
            const found = ways.find(({ value }) => value === chosen);
            if (found !== undefined) onChange(addLevel(config, column.name, found.way));
          }}
        />
      )}
    </>
  );
}
