import { Button, SegmentedControl, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Section } from '../../ui/Page.tsx';
import { BlockSkeleton } from '../../ui/Skeletons.tsx';
import { showDone, showError } from '../../ui/toasts.tsx';
import classes from './suggestions.module.css';
import { type Advice, useSuggestionActions } from './suggestions-api.ts';

const PRECISIONS = [0.9, 0.95, 0.99];

type ThresholdPanelProps = {
  /** How many pairs wait for a decision. */
  open: number;
  precision: number;
  onPrecision: (precision: number) => void;
  onTelling: () => void;
};

/** From which likelihood on at least so many suggestions are right, as far as decisions show; and the rule that uses it. */
export function ThresholdPanel({ open, precision, onPrecision, onTelling }: ThresholdPanelProps) {
  const { t } = useTranslation('suggestions');
  const format = useFormat();
  const mayChange = useMay('people.write');
  const actions = useSuggestionActions();
  const advice = useQuery(apiQuery('/api/identity/matching/threshold', { params: { query: { precision } } }));
  const settings = useQuery(apiQuery('/api/identity/matching/settings'));
  const data = advice.data;
  const saved = settings.data;

  async function switchRule(on: boolean): Promise<void> {
    if (saved === undefined) return;
    try {
      await actions.save({ ...saved, apply: { on, precision } });
      showDone(t(on ? 'ruleOn' : 'ruleOff'));
    } catch (error) {
      showError(error);
    }
  }

  return (
    <Section title={t('threshold.title')} note={t('threshold.note')} frame="card">
      <div className={classes.threshold}>
        <div className={classes.chooser}>
          <span id="precision-label">{t('threshold.wanted')}</span>
          <SegmentedControl
            size="xs"
            aria-labelledby="precision-label"
            value={String(precision)}
            onChange={(value) => onPrecision(Number(value))}
            data={PRECISIONS.map((one) => ({ value: String(one), label: format.percent(one) }))}
          />
        </div>
        {advice.error !== null ? (
          <ErrorState error={advice.error} onRetry={() => void advice.refetch()} />
        ) : data === undefined ? (
          <BlockSkeleton height={80} />
        ) : (
          <>
            <p className={classes.answer}>{tell(data)}</p>
            {data.outcome === 'more-decisions' && (
              <Button size="xs" variant="default" className={classes.start} onClick={onTelling}>
                {t('threshold.tellingFirst')}
              </Button>
            )}
            <p className={classes.muted}>
              {t('threshold.basis', {
                accepted: format.number(data.decisions.accepted),
                rejected: format.number(data.decisions.rejected),
                confirmed: format.number(data.decisions.confirmed),
                contradicted: format.number(data.decisions.contradicted),
              })}
            </p>
          </>
        )}
        {saved !== undefined && (
          <Switch
            checked={saved.apply.on}
            disabled={!mayChange}
            onChange={(event) => void switchRule(event.currentTarget.checked)}
            label={t('threshold.rule', {
              precision: format.percent(saved.apply.on ? saved.apply.precision : precision),
            })}
            description={t('threshold.ruleNote')}
          />
        )}
      </div>
    </Section>
  );

  function tell({ outcome, probability = 0, needed = 0, measured }: Advice): string {
    if (outcome === 'more-decisions') {
      const more = t('threshold.more', { count: needed, figure: format.number(needed) });
      return needed > open
        ? `${more} ${t('threshold.fewWait', { count: open, figure: format.number(open) })}`
        : more;
    }
    const figures = {
      probability: format.percent(probability),
      measured: format.percent(measured?.precision ?? 0),
      low: format.percent(measured?.low ?? 0),
      count: measured?.decisions ?? 0,
      decisions: format.number(measured?.decisions ?? 0),
      open: format.number(measured?.open ?? 0),
    };
    return t(outcome === 'known' ? 'threshold.known' : 'threshold.notReached', figures);
  }
}
