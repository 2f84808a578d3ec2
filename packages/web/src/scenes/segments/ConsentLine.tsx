import type { SegmentRule } from '@rondo/contract';
import { useTranslation } from 'react-i18next';
import { InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import type { LineContext } from './Lines.tsx';
import { sayConsent } from './segment-words.ts';
import { Choice } from './Words.tsx';

type ConsentRule = Extract<SegmentRule, { kind: 'consent' }>;
type Props = {
  rule: ConsentRule;
  negated: boolean;
  onChange: (rule: SegmentRule) => void;
  context: LineContext;
};

/** “allow marketing, by e-mail”: what the gate would say of each person now. */
export function ConsentLine({ rule, negated, onChange, context }: Props) {
  const { t } = useTranslation('segments');
  const put = (next: ConsentRule, not = negated) => onChange(not ? { kind: 'not', rule: next } : next);
  return (
    <>
      <Choice
        label={t('consent.label')}
        value={negated ? 'mayNot' : 'may'}
        options={(['may', 'mayNot'] as const).map((value) => ({ value, label: t(`consent.${value}`) }))}
        onChange={(chosen) => put(rule, chosen === 'mayNot')}
      />
      <InlineSelect
        label={t('consent.what')}
        value={`${rule.purpose}.${rule.channel}`}
        options={(context.vocabulary?.consents ?? []).map((one) => ({
          value: `${one.purpose}.${one.channel}`,
          label: sayConsent(one, t),
        }))}
        onChange={(chosen) => {
          const dot = chosen.lastIndexOf('.');
          put({ kind: 'consent', purpose: chosen.slice(0, dot), channel: chosen.slice(dot + 1) });
        }}
      />
    </>
  );
}
