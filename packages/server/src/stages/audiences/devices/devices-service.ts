import type { Readable } from 'node:stream';
import type {
  DeviceAudience,
  DeviceAudienceChange,
  DeviceAudienceInput,
  DeviceAudienceList,
  DeviceCount,
  DeviceExportQuery,
  DeviceRule,
  DeviceVocabulary,
  FrequencyQuery,
  FrequencyReport,
  PersonImpressions,
  SegmentVocabulary,
} from '@rondo/contract';
import type { Clock } from '../../../platform/clock.ts';
import { invalid, notFound, RondoError } from '../../../platform/error.ts';
import type { Events } from '../../../platform/events/client.ts';
import type { Records } from '../../../platform/records/open-records.ts';
import type { Consent } from '../../consent/index.ts';
import {
  advertisingPurposes,
  compileDeviceCount,
  compileDeviceSize,
  type DeviceDeps,
  type DeviceQuestion,
} from './compile-devices.ts';
import { exportIds } from './export-ids.ts';
import { findDeviceFaults } from './find-device-faults.ts';
import { measureFrequency } from './measure-frequency.ts';
import { readPersonImpressions } from './read-person-impressions.ts';
import { createDeviceAudienceStore } from './store.ts';

export type DevicesDeps = {
  events: Events;
  records: Records;
  clock: Clock;
  timeZone(): Promise<string>;
  currency(): Promise<string>;
  personOf(column: string): string;
  /** A person's identity keys, by any of them. */
  personKeys(key: bigint): Promise<{ id: bigint; keys: readonly bigint[] }>;
  consent: Pick<Consent, 'settings' | 'may' | 'flush'>;
  /** The words of rules about what was done. */
  vocabulary(): Promise<SegmentVocabulary>;
};

/** Browsers and phones that no person is known behind. As soon as one is, they are that person's and no longer here. */
export type Devices = {
  /** Each counted now. */
  list(): Promise<DeviceAudienceList>;
  get(id: string): Promise<DeviceAudience>;
  add(input: DeviceAudienceInput, by: string): Promise<DeviceAudience>;
  change(id: string, change: DeviceAudienceChange): Promise<DeviceAudience>;
  remove(id: string): Promise<DeviceAudience>;
  count(question: DeviceQuestion): Promise<DeviceCount>;
  vocabulary(): Promise<DeviceVocabulary>;
  /** Only ids whose owner agreed to advertising, by what was acknowledged until now. */
  exportIds(
    id: string,
    query: DeviceExportQuery,
  ): Promise<{ audience: DeviceAudience; ids: number; csv: Readable }>;
  frequency(query: FrequencyQuery): Promise<FrequencyReport>;
  /** The ads that a person's devices were shown, where the person agreed to advertising. */
  impressionsOf(key: bigint): Promise<PersonImpressions>;
};

export function createDevices(deps: DevicesDeps): Devices {
  const { events, clock, consent } = deps;
  const store = createDeviceAudienceStore(deps.records, clock);

  async function compileDeps(): Promise<DeviceDeps> {
    return {
      asOf: { now: clock.now(), timeZone: await deps.timeZone() },
      personOf: deps.personOf,
      consents: await consent.settings(),
    };
  }

  async function sizeOf(question: DeviceQuestion, compile: DeviceDeps) {
    const { sql, parameters } = compileDeviceSize(question, compile);
    const row = await events.queryOne<{ devices: string; allowed: string }>(sql, parameters);
    return { devices: Number(row.devices), allowed: Number(row.allowed) };
  }

  async function find(id: string): Promise<DeviceAudience> {
    const audience = await store.find(id);
    if (audience === undefined) throw notFound('device audience', id);
    return audience;
  }

  async function vocabulary(): Promise<DeviceVocabulary> {
    const names = (column: string) =>
      `arraySort(groupUniqArrayIf(1000)(toString(${column}), ${column} != '')) AS ${column}s`;
    const [words, impressions] = await Promise.all([
      deps.vocabulary(),
      events.queryOne<DeviceVocabulary['impressions']>(
        `SELECT ${names('platform')}, ${names('campaign')}, ${names('placement')} FROM ad_impressions`,
      ),
    ]);
    return { events: words.events, channels: words.channels, campaigns: words.campaigns, impressions };
  }

  async function faultsOf(rule: DeviceRule, { asOf }: DeviceDeps) {
    return findDeviceFaults(rule, { asOf, vocabulary: await vocabulary() });
  }

  async function refuseFaults(rule: DeviceRule): Promise<void> {
    const faults = await faultsOf(rule, await compileDeps());
    const [first] = faults.filter(({ severity }) => severity === 'error');
    if (first === undefined) return;
    const { code, message, cure, path } = first;
    throw new RondoError({ code, message, cure, field: `/rule${path}` });
  }

  const nameTaken = (name: string) =>
    new RondoError({
      code: 'already-there',
      message: `There is an audience of devices “${name.trim()}” already.`,
      cure: 'Choose another name, or change that one.',
      status: 409,
      field: '/name',
    });

  return {
    async list() {
      const [audiences, compile] = await Promise.all([store.list(), compileDeps()]);
      const everything: DeviceQuestion = { rule: { kind: 'all', rules: [] }, days: EVER };
      const [known, ...sizes] = await Promise.all(
        [everything, ...audiences].map((question) => sizeOf(question, compile)),
      );
      const none = { devices: 0, allowed: 0 };
      return {
        items: audiences.map((audience, index) => ({ ...audience, ...(sizes[index] ?? none) })),
        total: audiences.length,
        known: known ?? none,
        consents: advertisingPurposes(compile.consents),
      };
    },
    get: find,
    async add(input, by) {
      await refuseFaults(input.rule);
      const id = await store.add(input, by);
      if (id === undefined) throw nameTaken(input.name);
      return find(id);
    },
    async change(id, change) {
      const before = await find(id);
      if (change.rule !== undefined) await refuseFaults(change.rule);
      const { name, description, rule, days } = { ...before, ...change };
      if (await store.isNameTaken(name, id)) throw nameTaken(name);
      await store.change(id, { name, description, rule, days });
      return find(id);
    },
    async remove(id) {
      const audience = await find(id);
      await store.remove(id);
      return audience;
    },
    async count(question) {
      const compile = await compileDeps();
      const at = compile.asOf.now.toISOString();
      const faults = await faultsOf(question.rule, compile);
      if (faults.some(({ severity }) => severity === 'error'))
        return { at, total: null, devices: null, allowed: null, clauses: [], faults };
      const { sql, parameters } = compileDeviceCount(question, compile);
      type Figures = Record<'total' | 'devices' | 'allowed', string>;
      type Row = Figures & { matches: string[]; left: string[]; alone: string[] };
      const row = await events.queryOne<Row>(sql, parameters);
      const clauses = row.matches.map((matches, index) => ({
        matches: Number(matches),
        left: Number(row.left[index]),
        alone: Number(row.alone[index]),
      }));
      const [total, devices, allowed] = [Number(row.total), Number(row.devices), Number(row.allowed)];
      return { at, total, devices, allowed, clauses, faults };
    },
    vocabulary,
    async exportIds(id, query) {
      const audience = await find(id);
      await consent.flush();
      const { ids, csv } = await exportIds(events, audience, query, await compileDeps());
      return { audience, ids, csv };
    },
    async frequency(query) {
      if (query.to <= query.from)
        throw invalid('querystring/to', 'The period ends before it begins.', 'Put the earlier day first.');
      return measureFrequency(query, { ...(await compileDeps()), events, currency: await deps.currency() });
    },
    async impressionsOf(key) {
      const purposes = advertisingPurposes(await consent.settings());
      const { keys } = await deps.personKeys(key);
      const now = clock.now().getTime();
      const answers = await Promise.all(
        purposes.map(({ purpose, channel }) => consent.may(key, purpose, channel, now)),
      );
      const refusal = answers.find(({ allowed }) => !allowed);
      if (answers.length === 0 || refusal !== undefined)
        return { allowed: false, because: refusal?.because ?? 'unknown-purpose', impressions: 0, items: [] };
      return readPersonImpressions(events, keys);
    },
  };
}

/** As many days as there may be: no id older than that counts anyway. */
const EVER = 36_500;
