import type { ExperimentPlan, ExperimentResult } from '@rondo/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { Section } from '../../ui/Page.tsx';
import own from './experiments.module.css';

const YEAR = 365;
/** Longer than this, nobody counts days. */
const MANY_DAYS = 2 * YEAR;

/** How many people it takes, by the figures as they are now. */
export function PlanAhead({ plan, answer }: { plan: ExperimentPlan; answer: ExperimentResult }) {
  const { t } = useTranslation('experiments');
  const format = useFormat();
  const effect = format.percent(plan.effect);
  const strata = answer.experiment.source.kind === 'holdout';
  return (
    <Section title={t('planTitle')} frame="card">
      <ul className={own.facts}>
        <li>
          {plan.neededPerVariation === null
            ? t('planImpossible', { effect })
            : t(strata ? 'planNeedsMessages' : 'planNeeds', {
                effect,
                count: plan.neededPerVariation,
                figure: format.number(plan.neededPerVariation),
                power: format.percent(plan.power),
              })}
        </li>
        {plan.days !== null && (
          <li>
            {t(plan.days > MANY_DAYS ? 'planYears' : 'planDays', {
              count: plan.days > MANY_DAYS ? Math.round(plan.days / YEAR) : plan.days,
              days: format.number(plan.days),
              years: format.number(Math.round(plan.days / YEAR)),
              pace: format.number(Math.round(plan.peoplePerDay)),
            })}
          </li>
        )}
        {plan.detectable !== null && (
          <li>{t('planDetectable', { effect: format.percent(plan.detectable) })}</li>
        )}
      </ul>
    </Section>
  );
}
