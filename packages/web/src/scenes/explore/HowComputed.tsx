import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { Section } from '../../ui/Page.tsx';

type HowComputedProps = {
  /** What is said, each a line of its own. */
  lines: readonly ReactNode[];
};

/** The last part of each page of figures: definition, formula, assumptions, zone and currency. */
export function HowComputed({ lines }: HowComputedProps) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const zone = t('words.zone', { zone: format.settings.timeZone, currency: format.settings.currency });
  return (
    <Section title={t('words.how')} frame="card">
      <ul style={{ margin: 0, paddingInlineStart: 20, display: 'grid', gap: 6 }}>
        {[...lines, zone].map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are fixed text in a fixed order
          <li key={index}>{line}</li>
        ))}
      </ul>
    </Section>
  );
}
