import { describe, expect, it } from 'vitest';
import { guessKinds } from './guess-kind.ts';
import { sniffText } from './sniff-file.ts';

/** Heads of exports as each tool writes them: file, kind, and the fields that must be found without help. */
const exports: Record<string, { head: string; kind: string; fields: string[] }> = {};

describe('guessKinds', () => {
  it.each(Object.entries(exports))('knows %s', (_name, { head, kind, fields }) => {
    const { shape } = sniffText(Buffer.from(head), true);
    const [guess, next] = guessKinds(shape);
    expect(guess?.kind).toBe(kind);
    expect(guess?.confidence).toBeGreaterThan((next?.confidence ?? 0) + 0.01);
    expect(Object.keys(guess?.mapping.fields ?? {})).toEqual(expect.arrayContaining(fields));
  });

  it('turns a table with one column per channel, and keeps what is no channel as a figure', () => {
    const head =
      'DATE,revenue,tv_S,print_S,facebook_I,facebook_S,search_clicks_P,competitor_sales_B\n2015-11-23,10,1,2,3,4,5,6\n2015-11-30,11,1,2,3,4,5,6\n';
    const [guess] = guessKinds(sniffText(Buffer.from(head), true).shape);
    expect(guess?.mapping).toEqual({
      fields: { date: 'DATE' },
      wide: [
        { set: { channel: 'tv' }, columns: { spend: 'tv_S' } },
        { set: { channel: 'print' }, columns: { spend: 'print_S' } },
        { set: { channel: 'facebook' }, columns: { impressions: 'facebook_I', spend: 'facebook_S' } },
        { set: { channel: 'search' }, columns: { clicks: 'search_clicks_P' } },
        { target: 'kpi_values', set: { kpi: 'revenue' }, columns: { value: 'revenue' } },
        {
          target: 'kpi_values',
          set: { kpi: 'competitor_sales_b' },
          columns: { value: 'competitor_sales_B' },
        },
      ],
    });
  });

  it('asks for the zone of times that name none, and for what it could not find', () => {
    const head =
      'airline,text,tweet_created\nUnited,hello there,24-02-2015 9.59\nDelta,hello again,24-02-2015 10.01\n';
    expect(guessKinds(sniffText(Buffer.from(head), true).shape)[0]?.questions).toEqual([
      { about: 'time-zone', column: 'tweet_created', field: 'published_at', choices: [] },
    ]);
    const orders = 'email,order_id,total\na@example.com,1,5\nb@example.com,2,5\n';
    const asOrders = guessKinds(sniffText(Buffer.from(orders), true).shape).find(
      (guess) => guess.kind === 'orders',
    );
    expect(asOrders?.questions).toMatchObject([{ about: 'required-field', field: 'timestamp' }]);
  });
});
