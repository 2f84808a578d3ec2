import { Button, Skeleton } from '@mantine/core';
import type { TourStop } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat } from '../../shell/hooks.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { addDays } from '../../ui/period.ts';
import { useMetricWords } from '../explore/metric-words.ts';
import { isolate } from '../reports/insight-words.ts';
import { type Answer, lastClickAnswers, sumOf, trueAnswers } from './compare-answers.ts';
import classes from './demo.module.css';

type TourStopProps = { number: string; stop: TourStop; revealed: boolean; onReveal: () => void };

/** One question: last click answers first, live; the truth is shown when the reader asks for it. */
export function TourStopCard({ number, stop, revealed, onReveal }: TourStopProps) {
  const { t } = useTranslation('demo');
  const format = useFormat();
  const words = useMetricWords();
  const { query } = stop.lastClick;
  const attribution = useQuery(apiQuery('/api/attribution', { params: { query } }));
  const name = (key: string): string => isolate(words.valueOf(query.dimension ?? 'channel', key));
  const isReturn = stop.truth.by === 'return';
  const figure = (value: number): string =>
    isReturn ? t('tour.times', { figure: format.number(value) }) : format.number(Math.round(value));

  const lastClick = attribution.data === undefined ? undefined : lastClickAnswers(stop, attribution.data);
  const truth = trueAnswers(stop);
  const one = stop.key === 'email-caused-orders' || stop.key === 'without-captures';
  const together = stop.truth.together?.orders ?? sumOf(truth);
  const answer = (answers: readonly Answer[], orders: number): string => {
    if (one)
      return t('tour.orders', { count: Math.round(orders), figure: format.number(Math.round(orders)) });
    const [best] = answers;
    return best === undefined ? t('tour.nobody') : `${name(best.key)} · ${figure(best.value)}`;
  };

  return (
    <section className={classes.stop} aria-labelledby={`tour-${stop.key}`}>
      <h2 id={`tour-${stop.key}`}>
        {number}. {t(`tour.${stop.key}.question`)}
      </h2>
      <div className={classes.sides}>
        <div className={classes.side}>
          <h3>{t('tour.lastClick')}</h3>
          {attribution.error ? (
            <ErrorState quiet error={attribution.error} onRetry={() => void attribution.refetch()} />
          ) : lastClick === undefined ? (
            <Skeleton height={72} />
          ) : (
            <>
              <span className={classes.answer}>{answer(lastClick, sumOf(lastClick))}</span>
              <Bars answers={lastClick} name={name} figure={figure} />
              <Link
                to="/attribution"
                search={
                  { period: `${query.from}..${addDays(query.to, -1)}`, dimension: query.dimension } as never
                }
              >
                {t('tour.openAttribution')}
              </Link>
            </>
          )}
        </div>
        <div className={classes.side} data-truth>
          <h3>{t('tour.truth')}</h3>
          {revealed ? (
            <div className={classes.side} data-truth role="status">
              <span className={classes.answer}>{answer(truth, together)}</span>
              <Bars answers={truth} name={name} figure={figure} />
            </div>
          ) : (
            <Button variant="light" style={{ justifySelf: 'start' }} onClick={onReveal}>
              {t('tour.reveal')}
            </Button>
          )}
        </div>
      </div>
      {revealed && <p className={classes.lesson}>{t(`tour.${stop.key}.lesson`)}</p>}
    </section>
  );
}

const MOST_BARS = 6;

type BarsProps = {
  answers: readonly Answer[];
  name: (key: string) => string;
  figure: (value: number) => string;
};

function Bars({ answers, name, figure }: BarsProps) {
  const most = Math.max(0, ...answers.map(({ value }) => value));
  return (
    <ul className={classes.bars}>
      {answers.slice(0, MOST_BARS).map(({ key, value }) => (
        <li key={key}>
          <span>{name(key)}</span>
          <span className={classes.figure}>
            <bdi>{figure(value)}</bdi>
          </span>
          <div className={classes.track} aria-hidden="true">
            <div style={{ inlineSize: `${most <= 0 ? 0 : Math.max(0, (value / most) * 100)}%` }} />
          </div>
        </li>
      ))}
    </ul>
  );
}
