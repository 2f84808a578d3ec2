/**
 * Pieces of a builder that reads as a sentence: "People who [did] [Order completed] [at least] [2] times in the last
 * [30] days". The scene keeps the rule; these only show and change its words.
 */
import { CloseButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import classes from './builder.module.css';

type RuleLineProps = {
  children: ReactNode;
  onRemove?: () => void;
  /** How many people this line leaves out; undefined while it is counted. */
  loses?: number | undefined;
  /** What is wrong with the line, named before it is saved. */
  fault?: string | undefined;
  /** How deep the line stands in groups of all/any. */
  depth?: number;
};

/** One line of the sentence, with what it costs. */
export function RuleLine({ children, onRemove, loses, fault, depth = 0 }: RuleLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li
      className={classes.line}
      data-fault={fault !== undefined || undefined}
      style={{ marginInlineStart: depth * 24 }}
    >
      <div className={classes.words}>{children}</div>
      <div className={classes.lineEnd}>
        {loses !== undefined && (
          <span className={classes.loses} title={t('rule.losesLabel', { figure: format.number(loses) })}>
            <span aria-hidden="true">
              <bdi>{t('rule.loses', { figure: format.compact(loses) })}</bdi>
            </span>
            <span className="r-visually-hidden">
              {t('rule.losesLabel', { figure: format.number(loses) })}
            </span>
          </span>
        )}
        {onRemove && <CloseButton size={24} iconSize={15} aria-label={t('rule.remove')} onClick={onRemove} />}
      </div>
      {fault !== undefined && (
        <p className={classes.fault} role="alert">
          {fault}
        </p>
      )}
    </li>
  );
}

/** The lines of a rule, or of a group inside one. */
export function RuleLines({ children, label }: { children: ReactNode; label: string }) {
  return (
    <ul className={classes.lines} aria-label={label}>
      {children}
    </ul>
  );
}

/** Between lines: and, or. A button where the word can be changed. */
export function JoinWord({ word, onToggle }: { word: 'and' | 'or'; onToggle?: () => void }) {
  const { t } = useTranslation();
  return (
    <li className={classes.join}>
      {onToggle ? (
        <button type="button" className={classes.joinButton} onClick={onToggle}>
          {t(`rule.${word}`)}
        </button>
      ) : (
        <span>{t(`rule.${word}`)}</span>
      )}
    </li>
  );
}

/** "+ did something", "+ has a trait": adds a clause. */
export function AddClause({ label, onAdd }: { label: string; onAdd: () => void }) {
  return (
    <button type="button" className={classes.add} onClick={onAdd}>
      <IconPlus size={14} stroke={2} aria-hidden />
      {label}
    </button>
  );
}

type LiveCountProps = {
  /** "people" */
  noun: string;
  count: number | undefined;
  total?: number | undefined;
  counting?: boolean;
  error?: ReactNode;
};

/** Who the sentence means, counted as it is written; the last count stays until the next one is there. */
export function LiveCount({ noun, count, total, counting = false, error }: LiveCountProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = count !== undefined && total ? Math.min(1, count / total) : undefined;
  return (
    <div className={classes.live} data-counting={counting || undefined}>
      <div role="status" aria-live="polite" className={classes.liveFigure}>
        <span className={classes.liveNumber}>
          <bdi>{count === undefined ? '–' : format.number(count)}</bdi>
        </span>
        <span className={classes.liveNoun}>
          {noun} {t('rule.matches')}
        </span>
      </div>
      <div className={classes.liveBar} aria-hidden="true">
        <div style={{ inlineSize: `${(share ?? 0) * 100}%` }} />
      </div>
      <div className={classes.liveNote}>
        {error ??
          (counting
            ? t('rule.counting')
            : share !== undefined && total !== undefined
              ? t('rule.ofAll', { share: format.percent(share), total: format.number(total) })
              : ' ')}
      </div>
    </div>
  );
}
