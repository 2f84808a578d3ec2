import type { SegmentRule } from '@rondo/contract';
import { useTranslation } from 'react-i18next';
import { Choice, Values } from './Words.tsx';

type CustomerRule = Extract<SegmentRule, { kind: 'customer' }>;
type Props = { rule: CustomerRule; negated: boolean; onChange: (rule: SegmentRule) => void };

const FIFTHS = [5, 4, 3, 2, 1] as const;

/** “are customers: how lately in fifth 5 or 4, how often in any fifth, for how much in any fifth”. */
export function CustomerLine({ rule, negated, onChange }: Props) {
  const { t } = useTranslation('segments');
  const put = (next: CustomerRule, not = negated) => onChange(not ? { kind: 'not', rule: next } : next);
  const options = FIFTHS.map((fifth) => ({ value: String(fifth), label: t(`customer.fifths.${fifth}`) }));
  const words = (side: 'recency' | 'frequency' | 'spend') => (
    <>
      <span>{t(`customer.${side}`)}</span>
      <Values
        label={t(`customer.${side}`)}
        values={rule[side].length === 0 ? [''] : rule[side].map(String)}
        placeholder={t('customer.any')}
        options={options}
        onChange={(next) => put({ ...rule, [side]: readFifths(next) })}
      />
    </>
  );
  return (
    <>
      <Choice
        label={t('customer.label')}
        value={negated ? 'areNot' : 'are'}
        options={(['are', 'areNot'] as const).map((value) => ({ value, label: t(`customer.${value}`) }))}
        onChange={(chosen) => put(rule, chosen === 'areNot')}
      />
      {words('recency')}
      {words('frequency')}
      {words('spend')}
    </>
  );
}

/** A fifth counts once, and what is not one is left out. */
function readFifths(values: readonly string[]): number[] {
  return FIFTHS.filter((fifth) => values.includes(String(fifth)));
}
