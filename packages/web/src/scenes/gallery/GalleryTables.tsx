import { Button } from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '../../api/api-error.ts';
import { useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterBar } from '../../ui/filter/FilterBar.tsx';
import { Columns, Section } from '../../ui/Page.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { filters, sorting, text } from '../../ui/view-codec.ts';
import { campaignColumns, campaignFields, campaigns, manyCampaigns } from './gallery-data.ts';

const view = { sort: sorting({ by: 'spend', descending: true }), q: text(), filter: filters(), open: text() };
const nothing = (): undefined => undefined;

export function GalleryTables() {
  const [{ sort, q, filter, open }, setView] = useViewState(view);
  const [count, setCount] = useState(200);
  const opened = campaigns.find((row) => row.id === open);
  return (
    <Section title="Tables">
      <DataTable
        id="gallery"
        caption="Campaigns"
        columns={campaignColumns}
        rows={campaigns.filter((row) => row.name.toLowerCase().includes(q.toLowerCase()))}
        rowKey={(row) => row.id}
        sort={sort}
        onRowOpen={(row) => setView({ open: row.id })}
        openRow={open}
        exports={{ xlsx: nothing }}
        toolbar={
          <FilterBar
            fields={campaignFields}
            filters={filter}
            onChange={(next) => setView({ filter: next })}
            search={{
              value: q,
              onChange: (next) => setView({ q: next }, { replace: true }),
              placeholder: 'Find a campaign',
            }}
          />
        }
      />
      <RowsDrawer
        opened={opened !== undefined}
        onClose={() => setView({ open: '' })}
        title={opened?.name ?? ''}
        sentence="The ten campaigns of May, by spend."
      >
        <DataTable
          id="gallery-drawer"
          caption="Rows"
          columns={campaignColumns}
          rows={campaigns}
          rowKey={(row) => row.id}
        />
      </RowsDrawer>
      <DataTable
        id="gallery-many"
        caption="Ten thousand rows"
        columns={campaignColumns}
        rows={manyCampaigns.slice(0, count)}
        total={manyCampaigns.length}
        hasMore={count < manyCampaigns.length}
        onMore={() => setCount((before) => before + 200)}
        rowKey={(row) => row.id}
        onSort={nothing}
        sortedByServer
        rowPath={(row) => `/gallery?open=${row.id}`}
        maxHeight={320}
      />
      <Columns min={300}>
        <DataTable
          id="gallery-loading"
          caption="Loading"
          columns={campaignColumns.slice(0, 3)}
          rows={undefined}
          rowKey={(row) => row.id}
          loading
        />
        <DataTable
          id="gallery-empty"
          caption="Empty"
          columns={campaignColumns}
          rows={[]}
          rowKey={(row) => row.id}
          empty={
            <EmptyState quiet title="No campaigns yet" action={<Button>New campaign</Button>}>
              A campaign gathers its links, creatives and costs, so that what it brought can be told.
            </EmptyState>
          }
        />
        <DataTable
          id="gallery-failed"
          caption="Failed"
          columns={campaignColumns}
          rows={undefined}
          rowKey={(row) => row.id}
          error={new ApiError({ code: 'unreachable', message: '', status: 0 })}
          onRetry={nothing}
        />
      </Columns>
    </Section>
  );
}
