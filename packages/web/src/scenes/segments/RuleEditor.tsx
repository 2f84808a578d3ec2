import type { SegmentCount, SegmentRule } from '@rondo/contract';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { AddClause, JoinWord, RuleLine, RuleLines } from '../../ui/builder/RuleSentence.tsx';
import { AccountLine } from './AccountLine.tsx';
import { ConsentLine } from './ConsentLine.tsx';
import { CustomerLine } from './CustomerLine.tsx';
import {
  faultAt,
  type Group,
  newLine,
  pathOfLine,
  placesOf,
  readGroup,
  removeAt,
  replaceAt,
  writeGroup,
} from './edit-rule.ts';
import { EventLine, type LineContext, SegmentLine, TouchLine, TraitLine } from './Lines.tsx';
import { sayFault } from './segment-words.ts';
import own from './segments.module.css';
import { Choice } from './Words.tsx';

/** Who did one of these is a customer. */
const PURCHASES = ['Order Completed', 'Receipt Issued'];

type EditorProps = {
  rule: SegmentRule;
  onChange: (rule: SegmentRule) => void;
  count: SegmentCount | undefined;
  context: LineContext;
};

/** The rule as a sentence; what the lines of the outermost group cost stands beside them. */
export function RuleEditor({ rule, onChange, count, context }: EditorProps) {
  const { t } = useTranslation('segments');
  const group = readGroup(rule);
  if (group === undefined) return null;
  return (
    <RuleLines label={t('peopleWho')}>
      <GroupLines
        group={group}
        rule={rule}
        path=""
        depth={0}
        onChange={(next) => onChange(writeGroup(next))}
        count={count}
        context={context}
      />
    </RuleLines>
  );
}

type GroupProps = {
  group: Group;
  rule: SegmentRule;
  /** Where the group stands in the rule that was counted; undefined where it was left out. */
  path: string | undefined;
  depth: number;
  onChange: (group: Group) => void;
  count: SegmentCount | undefined;
  context: LineContext;
};

function GroupLines({ group, rule, path, depth, onChange, count, context }: GroupProps): ReactNode {
  const { t } = useTranslation('segments');
  const format = useFormat();
  const places = placesOf(group.rules);
  const put = (index: number, line: SegmentRule) =>
    onChange({ ...group, rules: replaceAt(group.rules, index, line) });
  const add = (line: SegmentRule) => onChange({ ...group, rules: [...group.rules, line] });
  const firstConsent = context.vocabulary?.consents[0];
  const toggle = () => onChange({ ...group, word: group.word === 'all' ? 'any' : 'all' });

  /** What an outermost line does to the count. */
  const effectOf = (index: number): { loses?: number; gains?: number } => {
    const place = places[index];
    if (depth > 0 || place === undefined || count?.total == null) return {};
    const left = count.clauses[place]?.left;
    const before = place === 0 ? (group.word === 'all' ? count.total : 0) : count.clauses[place - 1]?.left;
    if (left === undefined || before === undefined) return {};
    return group.word === 'all' ? { loses: before - left } : { gains: left - before };
  };

  return (
    <>
      {group.rules.map((line, index) => {
        const inner = readGroup(line);
        const place = places[index];
        const linePath =
          path === undefined || place === undefined ? undefined : pathOfLine(rule, path, place);
        const fault =
          linePath === undefined ? undefined : faultAt(count?.faults ?? [], linePath, inner !== undefined);
        const { loses, gains } = effectOf(index);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is told by its place in the sentence
          <Fragment key={index}>
            {index > 0 && (
              <JoinWord
                word={group.word === 'all' ? 'and' : 'or'}
                {...(group.word === 'none' ? {} : { onToggle: toggle })}
              />
            )}
            <RuleLine
              depth={depth}
              loses={loses}
              {...(fault?.severity === 'error' ? { fault: sayFault(fault, t) } : {})}
              onRemove={() => onChange({ ...group, rules: removeAt(group.rules, index) })}
            >
              {inner === undefined ? (
                <LineWords rule={line} onChange={(next) => put(index, next)} context={context} />
              ) : (
                <>
                  <Choice
                    label={t('groupWord')}
                    value={inner.word}
                    options={(['all', 'any', 'none'] as const).map((value) => ({
                      value,
                      label: t(`groups.${value}`),
                    }))}
                    onChange={(word) => put(index, writeGroup({ ...inner, word }))}
                  />
                  <span>{t('ofThese')}</span>
                </>
              )}
              {gains !== undefined && (
                <span className={own.warning}>
                  {t('gains', { count: gains, figure: format.number(gains) })}
                </span>
              )}
              {fault?.severity === 'warning' && <p className={own.warning}>{sayFault(fault, t)}</p>}
            </RuleLine>
            {inner !== undefined && (
              <GroupLines
                group={inner}
                rule={line}
                path={linePath}
                depth={depth + 1}
                onChange={(next) => put(index, writeGroup(next))}
                count={count}
                context={context}
              />
            )}
          </Fragment>
        );
      })}
      <li className={own.adds} style={{ marginInlineStart: depth * 24 }}>
        <AddClause label={t('add.trait')} onAdd={() => add(newLine.trait('', 'text'))} />
        <AddClause label={t('add.event')} onAdd={() => add(newLine.event(''))} />
        <AddClause label={t('add.touch')} onAdd={() => add(newLine.touch())} />
        {context.vocabulary?.events.some(({ event }) => PURCHASES.includes(event)) && (
          <AddClause label={t('add.customer')} onAdd={() => add(newLine.customer())} />
        )}
        {firstConsent !== undefined && (
          <AddClause label={t('add.consent')} onAdd={() => add(newLine.consent(firstConsent))} />
        )}
        {(context.vocabulary?.accounts ?? []).length > 0 && (
          <AddClause label={t('add.account')} onAdd={() => add(newLine.account(''))} />
        )}
        {context.segments.length > 0 && (
          <AddClause label={t('add.segment')} onAdd={() => add(newLine.segment(''))} />
        )}
        {depth < 3 && <AddClause label={t('add.group')} onAdd={() => add(newLine.group())} />}
      </li>
    </>
  );
}

function LineWords({
  rule,
  onChange,
  context,
}: {
  rule: SegmentRule;
  onChange: (rule: SegmentRule) => void;
  context: LineContext;
}) {
  const { t } = useTranslation('segments');
  const negated = rule.kind === 'not';
  const line = rule.kind === 'not' ? rule.rule : rule;
  const keep = (next: SegmentRule): void => onChange(negated ? { kind: 'not', rule: next } : next);
  if (line.kind === 'touch')
    return <TouchLine rule={line} negated={negated} onChange={onChange} context={context} />;
  if (line.kind === 'consent')
    return <ConsentLine rule={line} negated={negated} onChange={onChange} context={context} />;
  if (line.kind === 'account')
    return <AccountLine rule={line} negated={negated} onChange={onChange} context={context} />;
  if (line.kind === 'customer') return <CustomerLine rule={line} negated={negated} onChange={onChange} />;
  if (line.kind === 'segment')
    return <SegmentLine rule={line} negated={negated} onChange={onChange} context={context} />;
  return (
    <>
      {negated && <span>{t('not')}</span>}
      {line.kind === 'trait' && <TraitLine rule={line} onChange={keep} context={context} />}
      {line.kind === 'event' && <EventLine rule={line} onChange={keep} context={context} />}
    </>
  );
}
