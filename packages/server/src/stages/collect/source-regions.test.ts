import type { DataSource } from '@rondo/contract';
import { expect, it } from 'vitest';
import { eventually } from '../../../test/support/eventually.ts';
import { startTestServer } from '../../../test/support/server.ts';

it('reads a number without its country as one of its source’s region, and as the workspace’s elsewhere', async () => {
  const server = await startTestServer();
  const put = (region: string) => server.ask('PUT', '/api/sources/webshop-nl/region', { region });
  await expect(put('Holland')).rejects.toThrow('“Holland” is no region');
  expect(await put('nl')).toEqual({ source: 'webshop-nl', region: 'NL' });
  let sent = 0;
  const phonesOf = async (source: string, phone: string): Promise<string[]> => {
    const writeKey = await server.writeKey(source);
    sent += 1;
    const call = { type: 'identify', userId: `${source}-${sent}`, traits: { phone } };
    await fetch(`${server.url}/v1/batch`, {
      method: 'POST',
      body: JSON.stringify({ writeKey, batch: [call] }),
    });
    let phones: string[] = [];
    await eventually(async () => {
      const rows = await server.events.query<{ phones: string[] }>(
        "SELECT arrayMap(i -> i.value, arrayFilter(i -> i.kind = 'phone', identifiers)) AS phones FROM log WHERE identity_key != 0 ORDER BY seq",
      );
      expect(rows).toHaveLength(sent);
      phones = rows.at(-1)?.phones ?? [];
    }, 30_000);
    return phones;
  };
  expect(await phonesOf('webshop-nl', '06 20 51 87 32')).toEqual(['+31620518732']);
  expect(await phonesOf('webshop-us', '06 20 51 87 32')).toEqual([]);
  const { items } = await server.ask<{ items: DataSource[] }>('GET', '/api/sources');
  expect(items.find(({ source }) => source === 'webshop-nl')?.region).toBe('NL');
  await server.ask('DELETE', '/api/sources/webshop-nl/region');
  expect(await phonesOf('webshop-nl', '06 20 51 87 32')).toEqual([]);

  const effect = (region: string, phone = '') =>
    server.ask(
      'GET',
      `/api/regions/${region}/effect${phone === '' ? '' : `?phone=${encodeURIComponent(phone)}`}`,
    );
  expect(await effect('nl')).toEqual({
    region: 'NL',
    example: { written: '06 12345678', kept: '+31612345678' },
  });
  expect(await effect('NL', '06 20 51 87 32')).toMatchObject({ kept: '+31620518732' });
  expect(await effect('NL', '0612345678')).toMatchObject({ refused: { reason: 'placeholder' } });
  expect(await effect('US', '06 20 51 87 32')).toMatchObject({ refused: { reason: 'not-a-phone-number' } });
  await expect(effect('Holland')).rejects.toThrow('“Holland” is no region');
});
