import { ActionIcon, Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import { type FormEvent, Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { kindName } from '../people/person-words.ts';
import classes from './rules.module.css';
import {
  changeKind,
  draftOf,
  isKindName,
  type KindDraft,
  presetOf,
  type RulesInForce,
  ranges,
  writeKind,
} from './rules-draft.ts';

/** What the API has against a cell. */
export type CellFault = { kind: string; field: string; text: string };

type KindRulesProps = {
  kinds: KindDraft[];
  known: RulesInForce;
  fault: CellFault | undefined;
  onChange: (kinds: KindDraft[]) => void;
};

const columns = ['priority', 'unique', 'limit', 'windowDays', 'bridges', 'junkAbove'] as const;
type Figure = keyof typeof ranges;

/** The rule of each kind of identifier, to be changed in place. */
export function KindRules({ kinds, known, fault, onChange }: KindRulesProps) {
  const { t } = useTranslation('identity');
  const change = (kind: string, by: Partial<KindDraft>): void =>
    onChange(kinds.map((one) => (one.kind === kind ? changeKind(one, by) : one)));
  const reset = (kind: string): void =>
    onChange(kinds.map((one) => (one.kind === kind ? draftOf(kind, known) : one)));

  return (
    <div className={classes.frame}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('rules.kind')}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`rules.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className={classes.unseen}>{t('rules.reset')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((draft) => (
            <KindRow
              key={draft.kind}
              draft={draft}
              known={known}
              fault={fault?.kind === draft.kind ? fault : undefined}
              onChange={(by) => change(draft.kind, by)}
              onReset={() => reset(draft.kind)}
            />
          ))}
        </tbody>
      </table>
      <AddKind kinds={kinds} onAdd={(kind) => onChange([...kinds, draftOf(kind, known)])} />
    </div>
  );
}

type KindRowProps = {
  draft: KindDraft;
  known: RulesInForce;
  fault: CellFault | undefined;
  onChange: (by: Partial<KindDraft>) => void;
  onReset: () => void;
};

function KindRow({ draft, known, fault, onChange, onReset }: KindRowProps) {
  const { t } = useTranslation('identity');
  const { t: words } = useTranslation('people');
  const preset = presetOf(draft.kind, known);
  const isChanged = Object.keys(writeKind(draft, preset)).length > 0;
  const name = kindName(draft.kind, words);
  const label = (column: string): string => t('rules.cell', { kind: name, column: t(`rules.${column}`) });

  const figure = (column: Figure, usual: number | undefined) => (
    <td data-label={t(`rules.${column}`)}>
      <NumberInput
        size="xs"
        className={classes.figure ?? ''}
        aria-label={label(column)}
        hideControls
        allowNegative={false}
        allowDecimal={column === 'windowDays'}
        max={ranges[column].most}
        clampBehavior="none"
        disabled={draft.unique && (column === 'limit' || column === 'windowDays')}
        placeholder={usual === undefined ? t('rules.always') : String(usual)}
        error={fault?.field === column}
        value={draft[column] ?? ''}
        onChange={(next) => onChange({ [column]: typeof next === 'number' ? next : undefined })}
      />
    </td>
  );
  const check = (column: 'unique' | 'bridges') => (
    <td data-label={t(`rules.${column}`)}>
      <Checkbox
        aria-label={label(column)}
        checked={draft[column]}
        onChange={(event) => onChange({ [column]: event.currentTarget.checked })}
      />
    </td>
  );

  return (
    <Fragment>
      <tr data-changed={isChanged || undefined}>
        <th scope="row">
          <bdi>{name}</bdi>
          {isChanged && <span className={classes.changed}>{t('rules.changed')}</span>}
        </th>
        {figure('priority', preset.priority)}
        {check('unique')}
        {figure('limit', preset.limit)}
        {figure('windowDays', undefined)}
        {check('bridges')}
        {figure('junkAbove', preset.junkAbove)}
        <td>
          {isChanged && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('rules.resetKind', { kind: name })}
              title={t('rules.resetKind', { kind: name })}
              onClick={onReset}
            >
              <IconRestore size={16} stroke={1.75} aria-hidden />
            </ActionIcon>
          )}
        </td>
      </tr>
      {fault !== undefined && (
        <tr className={classes.faultRow}>
          <td colSpan={columns.length + 2} role="alert">
            {fault.text}
          </td>
        </tr>
      )}
    </Fragment>
  );
}

function AddKind({ kinds, onAdd }: { kinds: KindDraft[]; onAdd: (kind: string) => void }) {
  const { t } = useTranslation('identity');
  const [kind, setKind] = useState('');
  const [fault, setFault] = useState<string>();

  function add(event: FormEvent): void {
    event.preventDefault();
    const name = kind.trim();
    if (!isKindName(name)) setFault(t('rules.kindFault'));
    else if (kinds.some((one) => one.kind === name)) setFault(t('rules.kindThere'));
    else {
      onAdd(name);
      setKind('');
      setFault(undefined);
    }
  }

  return (
    <form onSubmit={add} className={classes.add} noValidate>
      <TextInput
        size="xs"
        label={t('rules.otherKind')}
        description={t('rules.otherKindNote')}
        placeholder="loyalty_id"
        dir="ltr"
        value={kind}
        error={fault}
        onChange={(event) => {
          setKind(event.currentTarget.value);
          setFault(undefined);
        }}
      />
      <Button type="submit" size="xs" variant="default">
        {t('rules.addKind')}
      </Button>
    </form>
  );
}
