import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { bitsOf, columnName, levelOf, tellFactor, tellPrior } from './suggestion-words.ts';
import classes from './suggestions.module.css';
import type { Suggestion } from './suggestions-api.ts';

/** What speaks for the two being one person and what against it, comparison by comparison, the weightiest first. */
export function Waterfall({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useTranslation('suggestions');
  const format = useFormat();
  const { steps, prior, probability, modelProbability } = suggestion;
  const known = steps
    .filter((step) => step.level !== 'unknown')
    .sort((a, b) => Math.abs(bitsOf(b)) - Math.abs(bitsOf(a)));
  const unknown = steps.filter((step) => step.level === 'unknown');
  const most = Math.max(1, ...known.map((step) => Math.abs(bitsOf(step))));
  return (
    <div className={classes.waterfall}>
      <table className={classes.steps}>
        <caption className={classes.caption}>{t('why')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('compared')}</th>
            <th scope="col">{t('agreement')}</th>
            <th scope="col" className={classes.barHead}>
              <span className={classes.against}>{t('against')}</span>
              <span className={classes.for}>{t('for')}</span>
            </th>
            <th scope="col">{t('says')}</th>
          </tr>
        </thead>
        <tbody>
          {known.map((step) => {
            const bits = bitsOf(step);
            const share = `${((Math.abs(bits) / most) * 50).toFixed(1)}%`;
            return (
              <tr key={step.column}>
                <th scope="row">{columnName(step.column, t)}</th>
                <td>
                  {t(`level.${levelOf(step)}`)}
                  {(step.rarity ?? 0) > 1 && <span className={classes.muted}> {t('rare')}</span>}
                  {(step.rarity ?? 0) < -1 && <span className={classes.muted}> {t('common')}</span>}
                </td>
                <td className={classes.barCell} aria-hidden>
                  <span
                    className={bits >= 0 ? classes.barFor : classes.barAgainst}
                    style={{ inlineSize: share }}
                  />
                </td>
                <td className={classes.factor}>{tellFactor(bits, t, format)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={classes.muted}>
        {t('prior', { prior: tellPrior(prior, t, format) })}{' '}
        {unknown.length > 0 &&
          t('notCompared', { list: format.list(unknown.map((step) => columnName(step.column, t))) })}
      </p>
      <p className={classes.result}>
        {t('result', { probability: format.percent(probability) })}
        {Math.abs(probability - modelProbability) > 0.005 && (
          <span className={classes.muted}>
            {' '}
            {t('modelSays', { probability: format.percent(modelProbability) })}
          </span>
        )}
      </p>
    </div>
  );
}
