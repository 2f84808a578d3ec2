import { Button } from '@mantine/core';
import { Chart } from '../../ui/chart/Chart.tsx';
import { Page, Section, Sentence } from '../../ui/Page.tsx';
import { Tile, TileRow } from '../../ui/Tile.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import {
  areaData,
  barData,
  campaignColumns,
  campaigns,
  funnelData,
  heatData,
  intervalData,
  lineData,
  stackedData,
} from './gallery-data.ts';

export function GalleryScene() {
  return (
    <Page
      title="Gallery"
      actions={<Button>Primary</Button>}
      sentence={
        <Sentence note="Measured by last click; not incremental.">
          Search brought 34% of May’s revenue (29–40%), 6 points more than in April.
        </Sentence>
      }
    >
      <TileRow>
        <Tile
          name="Revenue"
          value={1_234_567.8}
          kind="money"
          before={1_100_000}
          comparedWith="previous 28 days"
          trend={[3, 4, 3, 5, 6, 5, 8]}
          goal={{ target: 1_500_000, due: '2026-06-30' }}
          info={{
            name: 'Revenue',
            definition: 'Money from orders, net of returns.',
            formula: 'sum(order total) − sum(returns)',
          }}
          onOpen={() => undefined}
        />
        <Tile
          name="Cost per acquisition"
          value={23.4}
          kind="money"
          direction="down"
          before={19.8}
          comparedWith="previous 28 days"
          trend={[3, 4, null, 5, 6]}
          interval={{ low: 20.1, high: 26.9 }}
        />
        <Tile
          name="Conversion rate"
          value={0.0342}
          kind="percent"
          before={0.031}
          comparedWith="last year"
          trend={[1, 1, 1]}
        />
        <Tile name="Return on investment" value={null} kind="percent" before={null} />
      </TileRow>
      <Section title="Charts">
        <Chart
          title="Revenue by channel"
          summary="Revenue by day and channel."
          data={lineData}
          onPick={() => undefined}
        />
        <Chart
          title="Revenue"
          note="with its interval"
          summary="Revenue by week with interval."
          data={intervalData}
        />
        <Chart title="Spend by channel" summary="Spend" data={stackedData} />
        <Chart title="Visitors" summary="Visitors" data={areaData} />
        <Chart title="Return by channel" summary="Return by channel" data={barData} height={240} />
        <Chart title="From visit to order" summary="Funnel" data={funnelData} height={300} />
        <Chart title="Mentions by hour" summary="Heat" data={heatData} height={260} />
      </Section>
      <Section title="Table">
        <DataTable
          id="gallery"
          caption="Campaigns"
          columns={campaignColumns}
          rows={campaigns}
          rowKey={(row) => row.id}
          onRowOpen={() => undefined}
          sort={{ by: 'spend', descending: true }}
        />
      </Section>
    </Page>
  );
}
