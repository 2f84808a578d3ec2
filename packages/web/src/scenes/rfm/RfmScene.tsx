import type { RfmAnswer, RfmGroup } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { RuleLine, RuleLines } from '../../ui/builder/RuleSentence.tsx';
import { Chart } from '../../ui/chart/Chart.tsx';
import type { ChartData, ChartPick } from '../../ui/chart/chart-types.ts';
import { Page, Sentence } from '../../ui/Page.tsx';
import { oneOf, text } from '../../ui/view-codec.ts';
import { HowComputed } from '../explore/HowComputed.tsx';
import { GroupTable } from './GroupTable.tsx';
import { type Behind, RfmPeopleDrawer } from './RfmPeopleDrawer.tsx';

const spans = ['30', '90', '180', '365'] as const;
const shown = ['boughtAgain', 'people', 'revenue', 'meanSpend'] as const;
const view = {
  days: oneOf(spans, '90'),
  show: oneOf(shown, 'boughtAgain'),
  /** The group or the cell whose people are looked at. */
  open: text(''),
};
const kinds = { boughtAgain: 'percent', people: 'number', revenue: 'money', meanSpend: 'money' } as const;
const FIFTHS = [5, 4, 3, 2, 1] as const;

/** Customers in fifths of how long ago, how often and for how much they bought. */
export function RfmScene() {
  const { t } = useTranslation('rfm');
  const format = useFormat();
  const maySeePeople = useMay('people.read');
  const [{ days, show, open }, setView] = useViewState(view);
  const answer = useQuery(apiQuery('/api/measure/rfm', { params: { query: { days: Number(days) } } }));
  const data: RfmAnswer | undefined = answer.data?.outcome === 'answered' ? answer.data : undefined;
  const ranges = useMemo(() => {
    const range = (from: number, to: number): string =>
      // Left to right among Hebrew, too.
      from === to ? format.number(from) : `\u2066${format.number(from)}–${format.number(to)}\u2069`;
    const of = (side: 'recency' | 'frequency') =>
      FIFTHS.map((fifth) => {
        const found = data?.edges[side].find((edge) => edge.fifth === fifth);
        return found === undefined ? '' : t(`range.${side}`, { fifth, range: range(found.from, found.to) });
      });
    return { recency: of('recency'), frequency: of('frequency') };
  }, [data, format, t]);
  const chart = useMemo(
    (): ChartData | undefined =>
      data && {
        kind: 'heatmap',
        measure: { name: t(`show.${show}`), kind: kinds[show] },
        categories: ranges.frequency,
        categoryName: t('frequency'),
        series: FIFTHS.map((recency, row) => ({
          name: ranges.recency[row] ?? '',
          values: FIFTHS.map((frequency) => {
            const cell = data.cells.find((one) => one.recency === recency && one.frequency === frequency);
            return (show === 'boughtAgain' ? cell?.boughtAgain?.share : cell?.[show]) ?? null;
          }),
        })),
      },
    [data, ranges, show, t],
  );
  const pick = ({ index, series }: ChartPick): void => {
    const recency = FIFTHS[ranges.recency.indexOf(series)];
    setView({ open: `${recency}-${FIFTHS[index]}` });
  };
  const behind = data && readBehind(open, data);

  return (
    <Page
      title={t('nav.rfm')}
      sentence={
        data && (
          <Sentence note={<Again answer={data} />}>
            <Answer answer={data} />
          </Sentence>
        )
      }
    >
      <RuleLines label={t('question')}>
        <RuleLine>
          {t('showing')}
          <InlineSelect
            label={t('measure')}
            value={show}
            options={shown.map((value) => ({ value, label: t(`show.${value}`) }))}
            onChange={(next) => setView({ show: shown.find((one) => one === next) ?? 'boughtAgain' })}
          />
          {t('lookingBack')}
          <InlineSelect
            label={t('span')}
            value={days}
            options={spans.map((value) => ({
              value,
              label: t('days', { days: format.number(Number(value)) }),
            }))}
            onChange={(next) => setView({ days: spans.find((span) => span === next) ?? '90' })}
          />
        </RuleLine>
      </RuleLines>
      <Chart
        title={t('chartTitle', { measure: t(`show.${show}`) })}
        note={maySeePeople ? t('chartNote') : undefined}
        summary={t('chartSummary')}
        data={chart}
        loading={answer.isFetching}
        error={answer.error}
        onRetry={answer.refetch}
        empty={answer.data?.outcome === 'not-enough' ? answer.data.message : t('empty')}
        {...(maySeePeople ? { onPick: pick } : {})}
      />
      <GroupTable
        answer={data}
        loading={answer.isFetching}
        open={open}
        onOpen={maySeePeople ? (group) => setView({ open: group }) : undefined}
      />
      {maySeePeople && behind && <RfmPeopleDrawer behind={behind} onClose={() => setView({ open: '' })} />}
      {data && (
        <HowComputed
          lines={[
            t('rules.fifths'),
            t('rules.groups'),
            t('rules.orders'),
            t('rules.again', { days: format.number(data.days) }),
            t('rules.assume'),
          ]}
        />
      )}
    </Page>
  );
}

/** `5-4` is a cell; anything else the name of a group. */
function readBehind(open: string, { cells, groups }: RfmAnswer): Behind | undefined {
  const group = groups.find((one) => one.group === open);
  if (group !== undefined)
    return { name: group.group, recency: group.recency, frequency: group.frequency, people: group.people };
  const cell = cells.find(({ recency, frequency }) => `${recency}-${frequency}` === open);
  return (
    cell && {
      name: undefined,
      recency: [cell.recency],
      frequency: [cell.frequency],
      people: cell.people,
    }
  );
}

function bestOf({ groups }: RfmAnswer): RfmGroup | undefined {
  return groups.find(({ group }) => group === 'best');
}

function Answer({ answer }: { answer: RfmAnswer }) {
  const { t } = useTranslation('rfm');
  const format = useFormat();
  const best = bestOf(answer);
  if (best === undefined) return null;
  return t('say', {
    count: answer.customers,
    customers: format.number(answer.customers),
    share: format.percent(best.people / answer.customers),
    people: format.number(best.people),
    revenue: format.percent(answer.revenue === 0 ? 0 : best.revenue / answer.revenue),
  });
}

function Again({ answer }: { answer: RfmAnswer }) {
  const { t } = useTranslation('rfm');
  const format = useFormat();
  const [best, lost] = [bestOf(answer), answer.groups.find(({ group }) => group === 'lost')];
  if (!best?.boughtAgain || !lost?.boughtAgain) return t('untried');
  return t('tried', {
    count: answer.days,
    days: format.number(answer.days),
    best: format.percent(best.boughtAgain.share),
    bestLow: format.percent(best.boughtAgain.low),
    bestHigh: format.percent(best.boughtAgain.high),
    lost: format.percent(lost.boughtAgain.share),
    lostLow: format.percent(lost.boughtAgain.low),
    lostHigh: format.percent(lost.boughtAgain.high),
  });
}
