import type { ConsentSettings, DeviceRule } from '@rondo/contract';
import { consentQuestion } from '../../consent/index.ts';
import { type AsOf, createParameters, type Parameters } from '../../profiles/index.ts';
import { type Compiled, clauseFigures, holdsForNobodyKnown, openRules } from '../compile-segment.ts';
import type { FlatRule } from '../expand-rule.ts';
import { DEVICE_KEYS, deviceIdsSql, devicesSql } from './devices-sql.ts';
import { qualifyingRule } from './qualifying-rule.ts';

export type DeviceQuestion = { rule: DeviceRule; days: number };
export type DeviceDeps = { asOf: AsOf; personOf(column: string): string; consents: ConsentSettings };

/** Advertising is whatever the settings ask about for the channel “ads”; all of it must be allowed. */
export function advertisingPurposes(settings: ConsentSettings): { purpose: string; channel: 'ads' }[] {
  return settings.purposes
    .filter(({ cells }) => cells.some(({ channel }) => channel === 'ads'))
    .map(({ id }) => ({ purpose: id, channel: 'ads' as const }));
}

/** Holds for whoever agreed to advertising. Where nobody is asked, for nobody. */
export function mayAdvertise(settings: ConsentSettings): FlatRule {
  const rules = advertisingPurposes(settings).flatMap(({ purpose, channel }): FlatRule[] => {
    const question = consentQuestion(settings, purpose, channel);
    return question === undefined ? [] : [{ kind: 'consent', question }];
  });
  return rules.length === 0 ? { kind: 'any', rules: [] } : { kind: 'all', rules };
}

function open(deps: DeviceDeps, parameters: Parameters) {
  return openRules({ ...deps, population: DEVICE_KEYS }, parameters, 'unrolled');
}

/** What must hold beside the rule: the device's time is not over, and no person is known behind it. */
function staying({ rule, days }: DeviceQuestion, deps: DeviceDeps, parameters: Parameters) {
  const qualifying = qualifyingRule(rule, days);
  const where = { parameters, personOf: deps.personOf, now: deps.asOf.now };
  return { qualifying, devices: devicesSql(where, qualifying === undefined ? days : undefined) };
}

/** One row: `devices` that are in the audience now, and those `allowed` to be advertised to. */
export function compileDeviceSize(question: DeviceQuestion, deps: DeviceDeps): Compiled {
  const parameters = createParameters();
  const { devices, allowed } = compileStaying(question, deps, parameters);
  return {
    sql: `SELECT count() AS devices, countIf(${allowed}) AS allowed FROM (${devices})`,
    parameters: parameters.values(),
  };
}

/** The devices of an audience as rows of facts, and what of them says whether they may be advertised to. */
function compileStaying(question: DeviceQuestion, deps: DeviceDeps, parameters: Parameters) {
  const { facts, sql } = open(deps, parameters);
  const { qualifying, devices } = staying(question, deps, parameters);
  const consent = mayAdvertise(deps.consents);
  const rules: FlatRule[] = [question.rule, ...(qualifying === undefined ? [] : [qualifying])];
  const condition = rules.map(sql).join(' AND ');
  const allowed = sql(consent);
  const persons = facts.personsSql(rules.every(holdsForNobodyKnown));
  return {
    devices: `SELECT * FROM (${persons}) WHERE ${condition} AND person IN (${devices})`,
    allowed,
  };
}

/** One row an id of the devices of an audience that may be advertised to: `kind`, `id`. */
export function compileDeviceIds(question: DeviceQuestion, deps: DeviceDeps): Compiled {
  const parameters = createParameters();
  const { devices, allowed } = compileStaying(question, deps, parameters);
  const members = `SELECT person FROM (${devices}) WHERE ${allowed}`;
  const where = { parameters, personOf: deps.personOf, now: deps.asOf.now };
  return { sql: deviceIdsSql(where, members), parameters: parameters.values() };
}

/** One row as of `compileCount`, over devices: `total`, the clauses' arrays, and `devices` and `allowed` of the audience. */
export function compileDeviceCount(question: DeviceQuestion, deps: DeviceDeps): Compiled {
  const parameters = createParameters();
  const { rule } = question;
  const { facts, sql } = open(deps, parameters);
  const { qualifying, devices } = staying(question, deps, parameters);
  const clauses = rule.kind === 'all' || rule.kind === 'any' ? rule.rules : [rule];
  const names = clauses.map((_, index) => `c${index}`);
  const where = { parameters, personOf: deps.personOf, now: deps.asOf.now };
  const columns = [
    ...clauses.map((clause, index) => `toUInt8(${sql(clause)}) AS c${index}`),
    `toUInt8(${sql(rule)}) AS holds`,
    // Where nothing is asked for, the device must itself have been seen lately.
    `toUInt8(${qualifying === undefined ? `person IN (${devices})` : sql(qualifying)}) AS stays`,
    `toUInt8(${sql(mayAdvertise(deps.consents))}) AS may`,
  ];
  const persons = facts.personsSql(true);
  const figures = [
    'count() AS total',
    ...clauseFigures(rule.kind === 'all', names),
    'countIf(holds AND stays) AS devices',
    'countIf(holds AND stays AND may) AS allowed',
  ];
  return {
    sql: `SELECT ${figures.join(', ')} FROM (SELECT ${['person', ...columns].join(', ')} FROM (${persons}) WHERE person IN (${devicesSql(where)}))`,
    parameters: parameters.values(),
  };
}

/** One column, `person`: people and devices of those in `population` (a query with one column `key`) who agreed to advertising. */
export function compileMayAdvertise(deps: DeviceDeps, population: string, parameters: Parameters): string {
  const { facts, sql } = openRules({ ...deps, population }, parameters, 'unrolled');
  const consent = mayAdvertise(deps.consents);
  const condition = sql(consent);
  const persons = facts.personsSql(holdsForNobodyKnown(consent));
  return `SELECT person FROM (${persons}) WHERE ${condition}`;
}
