import type { MetricInfo } from '@rondo/contract';
import { useTranslation } from 'react-i18next';
import { InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { RuleLine, RuleLines } from '../../ui/builder/RuleSentence.tsx';
import type { ViewValues } from '../../ui/view-codec.ts';
import { DimensionFilters, MetricSelect } from '../explore/MetricSelect.tsx';
import { DayWord } from '../segments/Words.tsx';
import { comparisons, type driversView, OWN } from './drivers-view.ts';

type Values = ViewValues<typeof driversView>;
type DriversQuestionProps = {
  metrics: readonly MetricInfo[];
  view: Values;
  /** The days of the answer, both included, where the address names none. */
  asked: { from: string; to: string; since: string; until: string };
  onChange: (next: Partial<Values>) => void;
};

/** The question as a sentence: which figure, on which days, beside which. */
export function DriversQuestion({ metrics, view, asked, onChange }: DriversQuestionProps) {
  const { t } = useTranslation('drivers');
  const dimensions = metrics.find(({ key }) => key === view.metric)?.dimensions ?? [];
  const from = view.from || asked.from;
  const to = view.to || asked.to;
  const since = view.since || asked.since;
  const until = view.until || asked.until;
  return (
    <div style={{ display: 'grid', gap: 12 }}>
      <RuleLines label={t('question')}>
        <RuleLine>
          {t('why')}
          <MetricSelect
            label={t('metric')}
            metrics={metrics}
            value={view.metric}
            filter={view.filter}
            onChange={(metric, filter) => onChange({ metric, by: '', filter })}
          />
          {t('from')}
          <DayWord label={t('firstDay')} value={from} onChange={(day) => onChange({ from: day, to })} />
          {t('to')}
          <DayWord label={t('lastDay')} value={to} onChange={(day) => onChange({ from, to: day })} />
          {t('differ')}
          <InlineSelect
            label={t('comparison')}
            value={view.against}
            options={[...comparisons, OWN].map((value) => ({ value, label: t(`against.${value}`) }))}
            onChange={(next) => {
              const against = comparisons.find((one) => one === next);
              onChange(
                against === undefined ? { against: OWN, since, until } : { against, since: '', until: '' },
              );
            }}
          />
          {view.against === OWN && (
            <>
              {t('from')}
              <DayWord label={t('since')} value={since} onChange={(day) => onChange({ since: day, until })} />
              {t('to')}
              <DayWord label={t('until')} value={until} onChange={(day) => onChange({ since, until: day })} />
            </>
          )}
        </RuleLine>
      </RuleLines>
      <DimensionFilters
        dimensions={dimensions}
        filter={view.filter}
        onChange={(filter) => onChange({ filter })}
      />
    </div>
  );
}
