import type { ExperimentPlan, ExperimentResult } from '@rondo/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { Section } from '../../ui/Page.tsx';
import own from './experiments.module.css';

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
            {t('planDays', {
              count: plan.days,
              days: format.number(plan.days),
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
