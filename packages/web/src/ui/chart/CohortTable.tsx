import { useComputedColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import classes from './cohort.module.css';
import { shadeOf } from './colours.ts';

export type Cohort = {
  /** "Week of 4 May"; write dates with `useFormat`. */
  label: string;
  size: number;
  /** Share of the cohort per step (0…1), null where the step is not over yet. */
  shares: readonly (number | null)[];
};

type CohortTableProps = {
  caption: string;
  cohorts: readonly Cohort[];
  /** "Week 0", "Week 1" … */
  steps: readonly string[];
  /** Opens the people behind a cell. */
  onPick?: (pick: { cohort: number; step: number }) => void;
};

/** Who came back, cohort by cohort; a real table, so that each cell can be read and opened by keyboard. */
export function CohortTable({ caption, cohorts, steps, onPick }: CohortTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const theme = useComputedColorScheme('light');
  // The first step is everybody; the scale belongs to those who came back.
  const most = Math.max(
    0.01,
    ...cohorts.flatMap((cohort) => cohort.shares.slice(1).map((share) => share ?? 0)),
  );
  return (
    <section
      className={classes.box}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={caption}
    >
      <table className={classes.table}>
        <caption className="r-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('cohort.cohort')}</th>
            <th scope="col" data-number>
              {t('cohort.size')}
            </th>
            {steps.map((step) => (
              <th key={step} scope="col" className={classes.step}>
                {step}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cohorts.map((cohort, row) => (
            <tr key={cohort.label}>
              <th scope="row">
                <bdi>{cohort.label}</bdi>
              </th>
              <td data-number>{format.number(cohort.size)}</td>
              {steps.map((step, column) => {
                const share = cohort.shares[column] ?? null;
                if (share === null) return <td key={step} />;
                const { ground, text } =
                  column === 0
                    ? { ground: 'var(--r-sunken)', text: 'var(--r-muted)' }
                    : shadeOf(Math.min(1, share / most), theme);
                return (
                  <td
                    key={step}
                    data-number
                    className={classes.cell}
                    style={{ background: ground, color: text }}
                  >
                    {onPick ? (
                      <button
                        type="button"
                        className={classes.pick}
                        onClick={() => onPick({ cohort: row, step: column })}
                      >
                        {format.percent(share)}
                      </button>
                    ) : (
                      format.percent(share)
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
