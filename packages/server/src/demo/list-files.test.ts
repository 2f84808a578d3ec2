import { findImportKind, importKindIds } from '@rondo/contract';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { DAY, WEEK } from './calendar.ts';
import { spendOf } from './describe-truth.ts';
import { COMPANY_FILES, PEOPLE_FILES } from './list-files.ts';
import { UNITS } from './media-units.ts';
import { buildSampleFile } from './sample-files.ts';
import { foundCompany, simulateCompany } from './simulate-company.ts';
import { type Row, writeCsvLine, writeCsvRow } from './write-csv.ts';

const NOW = new Date('2026-11-20T10:00:00Z');
const company = foundCompany({ now: NOW, people: 3000 });
const [chunk = { lives: [], facts: [] }] = simulateCompany(company);
const files = [
  ...PEOPLE_FILES.map((file) => ({ ...file, list: () => [...file.rows(company, chunk)] })),
  ...COMPANY_FILES.map((file) => ({ ...file, list: () => [...file.rows(company)] })),
];

function readBack(columns: readonly string[], rows: readonly Row[]): Record<string, string>[] {
  return parse(writeCsvLine(columns) + rows.map((row) => writeCsvRow(columns, row)).join(''), {
    columns: true,
  });
}

describe.each(files)('the file $name', ({ kind, columns, list }) => {
  const rows = list();

  it('reads back as it was written, quotes, commas and Hebrew included', () => {
    const read = readBack(columns, rows);
    expect(read).toHaveLength(rows.length);
    expect(rows.length).toBeGreaterThan(10);
    expect(read[5]).toEqual(
      Object.fromEntries(columns.map((column) => [column, String(rows[5]?.[column] ?? '')])),
    );
    for (const row of rows)
      expect(Object.keys(row).filter((column) => !columns.includes(column))).toEqual([]);
  });

  it('has the columns that its kind requires, each filled, and a proven id where it has one', () => {
    const fields = findImportKind(kind)?.fields ?? [];
    for (const field of fields) {
      if (field.required)
        for (const row of rows)
          expect(row[field.name], field.name).not.toSatisfy((cell) => cell === '' || cell === undefined);
      if (field.role === 'id' && columns.includes(field.name)) {
        const filled = rows.map((row) => row[field.name]).filter((id) => id !== '' && id !== undefined);
        expect(new Set(filled).size, field.name).toBe(filled.length);
      }
    }
  });
});

describe('the ad figures', () => {
  it('report the money that was planned, nothing where a test paused, and claim more than was caused', () => {
    const rows = files.find((file) => file.kind === 'ad-figures')?.list() ?? [];
    const spent = rows.reduce((sum, row) => sum + Number(row.spend), 0);
    const planned = UNITS.reduce((sum, unit) => sum + spendOf(company, unit.index), 0);
    expect(spent / planned).toBeGreaterThan(0.97);
    expect(spent / planned).toBeLessThan(1.03);
    const test = company.plan.geoTests[0];
    const paused = rows.filter((row) => row.spend === 0 && row.impressions === 0);
    expect(paused.some((row) => test?.campaigns.includes(String(row.campaign)))).toBe(true);
    for (const row of rows) expect(Number(row.clicks)).toBeLessThanOrEqual(Number(row.impressions));
  });
});

describe('the ad server’s log', () => {
  it('shows display ads of the last four weeks to the cookies of people, as often as the plan says', () => {
    const { plan, calendar } = company;
    const rows = files.find((file) => file.kind === 'ad-impressions')?.list() ?? [];
    const from = calendar.to - 28 * DAY;
    const cookies = new Set(
      chunk.lives.flatMap(({ identity }) => identity.devices.flatMap(({ ids }) => ids)),
    );
    for (const row of rows) {
      const time = Date.parse(String(row.timestamp));
      expect(time >= from && time < calendar.to).toBe(true);
      expect(cookies).toContain(row.anonymous_id);
    }
    let planned = 0;
    for (const { channel, kind, index } of UNITS) {
      if (channel !== 'display' || kind !== 'demand') continue;
      for (let week = 0; week < calendar.weeks; week += 1) {
        const begins = calendar.firstMonday + week * WEEK;
        const inLog = Math.max(0, Math.min(calendar.to, begins + WEEK) - Math.max(from, begins)) / WEEK;
        for (const { year } of chunk.lives) {
          const cell = year.nature.region * calendar.weeks + week;
          if (plan.paused[index]?.[cell] !== 1) planned += (plan.exposure[index]?.[cell] ?? 0) * inLog;
        }
      }
    }
    const shown = rows.reduce((sum, row) => sum + Number(row.impressions), 0);
    expect(shown / planned).toBeGreaterThan(0.9);
    expect(shown / planned).toBeLessThan(1.1);
  });
});

describe('the sample files', () => {
  it.each(importKindIds)('has one for %s that its kind understands', (kind) => {
    const sample = buildSampleFile(kind, NOW);
    const rows: Record<string, string>[] = parse(sample?.text ?? '', { columns: true });
    expect(rows.length).toBe(sample?.rows);
    expect(rows.length).toBeGreaterThanOrEqual(kind === 'email-statistics' ? 14 : 20);
    expect(rows.length).toBeLessThanOrEqual(50);
    const fields = findImportKind(kind)?.fields ?? [];
    for (const field of fields) {
      if (field.required) for (const row of rows) expect(row[field.name], field.name).not.toBe('');
    }
    const known = new Set(fields.map((field) => field.name));
    const recognised = (sample?.columns ?? []).filter((column) => known.has(column)).length;
    expect(recognised / (sample?.columns.length ?? 1)).toBeGreaterThan(
      findImportKind(kind)?.keepRest ? 0.4 : 0.99,
    );
    expect(buildSampleFile(kind, NOW)?.text).toBe(sample?.text);
  });
});
