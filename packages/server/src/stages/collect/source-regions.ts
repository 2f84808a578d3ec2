import type { Records } from '../../platform/records/open-records.ts';

export type SourceRegions = {
  /** The region that was chosen for a source; undefined where none was. */
  of(source: string): string | undefined;
  /** From now on; undefined takes the choice away. */
  choose(source: string, region: string | undefined): Promise<void>;
  /** Learns what another process was told. */
  refresh(): Promise<void>;
};

type Tables = { source_regions: { source: string; region: string } };

/** Where a source's phone and company numbers are at home. Held in memory: intake asks for every batch. */
export async function openSourceRegions(records: Records): Promise<SourceRegions> {
  const db = records.withTables<Tables>();
  let known = new Map<string, string>();

  async function refresh(): Promise<void> {
    const rows = await db.selectFrom('source_regions').selectAll().execute();
    known = new Map(rows.map(({ source, region }) => [source, region]));
  }

  await refresh();
  return {
    of: (source) => known.get(source),
    async choose(source, region) {
      if (region === undefined) {
        await db.deleteFrom('source_regions').where('source', '=', source).execute();
      } else {
        await db
          .insertInto('source_regions')
          .values({ source, region })
          .onConflict((conflict) => conflict.column('source').doUpdateSet({ region }))
          .execute();
      }
      await refresh();
    },
    refresh,
  };
}
