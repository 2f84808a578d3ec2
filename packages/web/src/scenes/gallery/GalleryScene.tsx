import { Button } from '@mantine/core';
import { ApiError } from '../../api/api-error.ts';
import { Page, Section, Sentence } from '../../ui/Page.tsx';
import { Tile, TileRow } from '../../ui/Tile.tsx';
import { offerUndo, showDone, showError } from '../../ui/toasts.tsx';
import { GalleryCharts } from './GalleryCharts.tsx';
import { GalleryInputs } from './GalleryInputs.tsx';
import { GalleryTables } from './GalleryTables.tsx';

const nothing = (): undefined => undefined;

/** Every component in its states, to be looked at. Only in development, so its words are in no catalogue. */
export function GalleryScene() {
  return (
    <Page
      title="Gallery"
      actions={
        <>
          <Button
            variant="default"
            onClick={() => offerUndo({ message: 'Segment “Loyal” deleted', undo: () => Promise.resolve() })}
          >
            Undo toast
          </Button>
          <Button
            variant="default"
            onClick={() =>
              showError(
                new ApiError({
                  code: 'in-use',
                  message: 'The segment is in use.',
                  cure: 'Remove it from “Spring sale” first.',
                  status: 409,
                }),
              )
            }
          >
            Error toast
          </Button>
          <Button onClick={() => showDone('Saved.')}>Primary</Button>
        </>
      }
      sentence={
        <Sentence note="By last click; it says who was there at the end, not who caused it.">
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
          onOpen={nothing}
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
        <Tile
          name="Time on the site"
          value={154}
          kind="duration"
          before={154}
          comparedWith="previous 28 days"
        />
      </TileRow>
      <GalleryCharts />
      <GalleryTables />
      <GalleryInputs />
      <Section title="The end" note="Long pages end in some room.">
        <span />
      </Section>
    </Page>
  );
}
