import { beforeAll, describe, expect, it } from 'vitest';
import { countOf, erasePerson, sendCalls, setUp, upload } from '../../../../test/support/erase-person.ts';
import { eventually } from '../../../../test/support/eventually.ts';
import { openTestPostgres, postgresMissing } from '../../../../test/support/postgres.ts';
import { startTestServer, type TestServer } from '../../../../test/support/server.ts';
import { openRecords } from '../../../platform/records/open-records.ts';
import { listTextTables, scanRows } from '../../../platform/records/scan-records.ts';

const PHONE = '+46701740699';

describe.skipIf(postgresMissing !== undefined)('A household’s phone, with records in PostgreSQL', () => {
  let server: TestServer;
  let recordsUrl: string;

  beforeAll(async () => {
    recordsUrl = (await openTestPostgres()).url;
    server = await startTestServer({ RONDO_RECORDS_URL: recordsUrl });
    await setUp(server);
  }, 60_000);

  async function recordsNaming(text: string): Promise<string[]> {
    const records = await openRecords({ kind: 'postgres', url: recordsUrl });
    const naming: string[] = [];
    for (const table of await listTextTables(records))
      for await (const page of scanRows(records, table))
        if (JSON.stringify(page).includes(text)) naming.push(table.name);
    await records.destroy();
    return naming;
  }

  const carrying = () =>
    countOf(server, `SELECT count() AS count FROM events WHERE has(identifiers.value, '${PHONE}')`);

  it('stays with those who have it, too, unless it is asked to go', async () => {
    const writeKey = await server.writeKey('shop');
    const people = ['carol-1001', 'dan-10022', 'eva-10033'];
    await sendCalls(
      server.url,
      writeKey,
      people.map((userId) => ({ type: 'identify', userId, traits: { phone: PHONE } })),
    );
    await eventually(async () => expect(await carrying()).toBe(3));
    await upload(server, 'people.csv', 'user_id,name\ndan-10022,Dan\neva-10033,Eva\n');
    expect(await recordsNaming('dan-10022')).not.toEqual([]);

    const kept = await erasePerson(server, 'user_id:carol-1001');
    expect(kept.receipt.receipt.kept).toEqual([
      { store: 'events', place: 'identifiers: phone', rows: 1, reason: 'shared-identifier' },
    ]);
    expect(await carrying()).toBe(2);

    const taken = await erasePerson(server, 'user_id:dan-10022', { shared: 'erase' });
    expect(taken.receipt.receipt.kept).toEqual([]);
    expect(taken.receipt.receipt.verified.records).toMatch('VACUUM FULL');
    expect(await carrying()).toBe(0);
    expect(await countOf(server, "SELECT count() AS count FROM events WHERE user_id = 'eva-10033'")).toBe(1);
    expect(await recordsNaming('dan-10022')).toEqual([]);
    expect(await recordsNaming(PHONE)).toEqual([]);
  }, 120_000);
});
