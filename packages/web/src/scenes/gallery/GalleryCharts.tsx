import { ApiError } from '../../api/api-error.ts';
import { Chart } from '../../ui/chart/Chart.tsx';
import { CohortTable } from '../../ui/chart/CohortTable.tsx';
import { InsightCard } from '../../ui/InsightCard.tsx';
import { Columns, Section } from '../../ui/Page.tsx';
import { Sparkline } from '../../ui/Sparkline.tsx';
import {
  areaData,
  barData,
  beforeData,
  cohorts,
  funnelData,
  heatData,
  intervalData,
  lineData,
  stackedData,
} from './gallery-data.ts';

const nothing = (): undefined => undefined;

export function GalleryCharts() {
  return (
    <>
      <Section title="Insights" note="Two of them, the first with everything.">
        <InsightCard
          about="Channel · 1–28 May"
          tone="bad"
          headline="Display cost €41,200 and brought back €0.80 per euro, half of what it did in April."
          interval="€0.20 – €1.50"
          sample={1_204}
          because="Retargeting in Skåne doubled its spend in week 20 while orders there stayed level."
          recommended="Move €12,000 of June’s display budget to e-mail, and hold out Halland for four weeks to see what is lost."
          expectedEffect="€18,000 to €31,000 more revenue"
          evidence={<Sparkline values={[8, 7, 8, 6, 5, 4, 3]} width={220} height={72} />}
          onShow={nothing}
          onMakeAction={nothing}
          onNotUseful={nothing}
        />
        <InsightCard
          tone="good"
          headline="Newsletter May did best on Thursday mornings, with the shorter subject line."
          sample={1}
          onShow={nothing}
        />
      </Section>
      <Section title="Charts">
        <Chart
          title="Revenue by channel"
          summary="Revenue by day and channel."
          data={lineData}
          onPick={nothing}
        />
        <Columns>
          <Chart
            title="Revenue"
            note="with its interval"
            summary="Revenue by week with interval."
            data={intervalData}
          />
          <Chart title="Visitors" summary="Visitors by day." data={areaData} />
          <Chart title="Spend by channel" summary="Spend by week and channel." data={stackedData} />
          <Chart
            title="Orders by weekday"
            summary="Orders by weekday against the weeks before."
            data={beforeData}
          />
          <Chart title="Return by channel" summary="Return by channel." data={barData} height={240} />
          <Chart
            title="From visit to order"
            summary="Funnel from visit to order."
            data={funnelData}
            height={240}
          />
        </Columns>
        <Chart
          title="Mentions by hour"
          summary="Mentions by weekday and hour."
          data={heatData}
          height={240}
        />
        <CohortTable
          caption="Who came back"
          cohorts={cohorts}
          steps={['Week 0', 'Week 1', 'Week 2', 'Week 3', 'Week 4', 'Week 5']}
          onPick={nothing}
        />
        <Columns min={260}>
          <Chart title="Loading" summary="" data={undefined} loading height={160} />
          <Chart title="Empty" summary="" data={undefined} height={160} />
          <Chart
            title="Failed"
            summary=""
            data={undefined}
            height={160}
            error={
              new ApiError({
                code: 'too-slow',
                message: 'The question took longer than 10 seconds.',
                cure: 'Choose a shorter period.',
                status: 504,
              })
            }
            onRetry={nothing}
          />
        </Columns>
      </Section>
    </>
  );
}
