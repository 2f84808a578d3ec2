import { ActionIcon, Button, NumberInput, Select, Text } from '@mantine/core';
import type { KeyPart, MatchConfig } from '@rondo/contract';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { Heading } from '../../ui/Heading.tsx';
import { isolate } from '../explore/isolate.ts';
import classes from './comparison-editor.module.css';
import { partsOfRule } from './edit-comparison.ts';
import { columnName } from './suggestion-words.ts';
import type { Matching } from './suggestions-api.ts';

type BlockingRulesProps = {
  config: MatchConfig;
  matching: Matching;
  disabled: boolean;
  onChange: (config: MatchConfig) => void;
};

/** Which pairs are compared at all: what must agree, how many pairs each rule makes, and what all of them miss. */
export function BlockingRules({ config, matching, disabled, onChange }: BlockingRulesProps) {
  const { t } = useTranslation('suggestions');
  const format = useFormat();
  const [first, setFirst] = useState<string | null>(null);
  const [second, setSecond] = useState<string | null>(null);
  const compared = config.columns.filter(({ kind }) => kind !== 'ignore');
  const choices = compared.flatMap(({ name, kind }) =>
    partsOfRule(kind).map((by) => ({ value: `${by} ${name}`, label: tellPart({ column: name, by }) })),
  );
  const tellRule = (rule: readonly KeyPart[]) => rule.map(tellPart).join(` ${t('edit.and')} `);
  /** What a run counted stands at the rule's own place in that run's configuration. */
  const counted = new Map(
    [matching.run, matching.trial].flatMap((run) =>
      (run?.config?.blocking ?? []).flatMap((rule, at) => {
        const cost = run?.blocking?.rules[at];
        return cost === undefined ? [] : [[JSON.stringify(rule), cost] as const];
      }),
    ),
  );
  /** What is missed was reckoned for all the rules together. */
  const blocking = [matching.trial, matching.run].find(
    (run) => JSON.stringify(run?.config?.blocking) === JSON.stringify(config.blocking),
  )?.blocking;

  function tellPart({ column, by }: KeyPart): string {
    return t(`edit.by.${by}`, { column: isolate(columnName(column, t)) });
  }
  function add(): void {
    const parts = [first, second].flatMap((chosen): KeyPart[] => {
      const [by = '', ...rest] = (chosen ?? '').split(' ');
      const part = partsOfRule('any').find((one) => one === by);
      return part === undefined ? [] : [{ column: rest.join(' '), by: part }];
    });
    const isThere = config.blocking.some((rule) => JSON.stringify(rule) === JSON.stringify(parts));
    if (parts.length > 0 && !isThere) onChange({ ...config, blocking: [...config.blocking, parts] });
    setFirst(null);
    setSecond(null);
  }

  return (
    <section>
      <Heading className={classes.heading}>{t('edit.rules')}</Heading>
      <Text size="xs" c="dimmed">
        {t('edit.rulesNote')}{' '}
        {blocking !== undefined &&
          (blocking.everyPair
            ? t('edit.everyPair')
            : t('edit.missed', {
                low: format.percent(1 - blocking.recall.high),
                high: format.percent(1 - blocking.recall.low),
              }))}
      </Text>
      <ul className={classes.list}>
        {config.blocking.map((rule, at) => {
          const cost = counted.get(JSON.stringify(rule));
          return (
            <li key={JSON.stringify(rule)} className={classes.rule}>
              <span>{tellRule(rule)}</span>
              <Text size="xs" c="dimmed">
                {cost === undefined
                  ? t('edit.notCounted')
                  : t('edit.cost', {
                      pairs: format.number(cost.pairs),
                      largest: format.number(cost.largestBlock),
                    })}
              </Text>
              {!disabled && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={24}
                  aria-label={t('edit.removeRule', { rule: tellRule(rule) })}
                  title={t('edit.removeRule', { rule: tellRule(rule) })}
                  onClick={() =>
                    onChange({ ...config, blocking: config.blocking.filter((_, place) => place !== at) })
                  }
                >
                  <IconX size={14} />
                </ActionIcon>
              )}
            </li>
          );
        })}
      </ul>
      {!disabled && (
        <div className={classes.row}>
          <Select
            size="xs"
            aria-label={t('edit.agreesOn')}
            placeholder={t('edit.agreesOn')}
            data={choices}
            value={first}
            onChange={setFirst}
            searchable
          />
          <Select
            size="xs"
            aria-label={t('edit.andOn')}
            placeholder={t('edit.andOn')}
            data={choices.filter(({ value }) => value !== first)}
            value={second}
            onChange={setSecond}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('common:action.remove') }}
          />
          <Button size="xs" variant="default" disabled={first === null} onClick={add}>
            {t('edit.addRule')}
          </Button>
        </div>
      )}
      <NumberInput
        size="xs"
        mt="sm"
        maw={320}
        label={t('edit.largestBlock')}
        description={t('edit.largestBlockNote')}
        min={2}
        allowDecimal={false}
        value={config.largestBlock}
        disabled={disabled}
        onChange={(value) => {
          const most = Math.round(Number(value));
          if (most >= 2) onChange({ ...config, largestBlock: most });
        }}
      />
    </section>
  );
}
