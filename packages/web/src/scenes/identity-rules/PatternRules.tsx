import { ActionIcon, Autocomplete, Button, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './rules.module.css';
import type { PatternDraft } from './rules-draft.ts';

type PatternRulesProps = {
  patterns: PatternDraft[];
  kinds: string[];
  fault: { index: number; field: string; text: string } | undefined;
  onChange: (patterns: PatternDraft[]) => void;
};

/** Values that stand for nobody in particular, with * for any characters. */
export function PatternRules({ patterns, kinds, fault, onChange }: PatternRulesProps) {
  const { t } = useTranslation('identity');
  const change = (id: number, by: Partial<PatternDraft>): void =>
    onChange(patterns.map((one) => (one.id === id ? { ...one, ...by } : one)));
  const add = (): void =>
    onChange([...patterns, { id: Math.max(-1, ...patterns.map(({ id }) => id)) + 1, kind: '', pattern: '' }]);
  return (
    <div className={classes.patterns}>
      {patterns.map(({ id, kind, pattern }, index) => {
        const at = fault?.index === index ? fault : undefined;
        return (
          <div key={id} className={classes.pattern}>
            <TextInput
              size="xs"
              label={t('rules.pattern')}
              placeholder="kiosk-*"
              dir="ltr"
              value={pattern}
              error={at !== undefined && at.field !== 'kind' ? at.text : undefined}
              onChange={(event) => change(id, { pattern: event.currentTarget.value })}
            />
            <Autocomplete
              size="xs"
              label={t('rules.patternKind')}
              placeholder={t('rules.anyKind')}
              dir="ltr"
              data={kinds}
              value={kind}
              error={at?.field === 'kind' ? at.text : undefined}
              onChange={(next) => change(id, { kind: next.trim() })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              className={classes.remove ?? ''}
              aria-label={t('rules.removePattern', { pattern })}
              onClick={() => onChange(patterns.filter((one) => one.id !== id))}
            >
              <IconTrash size={16} stroke={1.75} aria-hidden />
            </ActionIcon>
          </div>
        );
      })}
      <div>
        <Button size="xs" variant="default" onClick={add}>
          {t('rules.addPattern')}
        </Button>
      </div>
    </div>
  );
}
