import { expect, it } from 'vitest';
import { entryOf, LEDGER_START } from '../../../test/support/consent-entry.ts';
import { startTestEvents } from '../../../test/support/events.ts';
import { openTestRecords } from '../../../test/support/records.ts';
import { virtualClock } from '../../platform/clock.ts';
import { silentLog } from '../../platform/log.ts';
import { defaultSettings } from './default-settings.ts';
import { createIntakeConsent } from './intake-consent.ts';
import { createLedger } from './ledger-store.ts';
import type { ConsentTables } from './tables.ts';

const START = LEDGER_START;
const [ANNA, BO] = [11n, 12n];

it('honours in intake what another identifier agreed to only while both are one person’s', async () => {
  const events = await startTestEvents();
  const { records, close } = await openTestRecords();
  const clock = virtualClock(new Date(START + 1_000));
  const ledger = createLedger({ db: records.withTables<ConsentTables>(), events, clock });
  let areOne = true;
  const people = {
    keysOf: async (keys: readonly bigint[]) =>
      new Map(keys.map((key) => [key, { person: key, keys: areOne ? [ANNA, BO] : [key] }])),
    sourcesOf: async () => new Map<bigint, string[]>(),
  };
  const settings = async () =>
    ({
      ...defaultSettings,
      purposes: defaultSettings.purposes.filter(({ id }) => id === 'analytics'),
      sources: [{ source: 'app', bases: [{ purpose: 'analytics', basis: 'opt-in' }], without: 'anonymous' }],
    }) satisfies typeof defaultSettings;
  const open = () => createIntakeConsent({ ledger, events, clock, log: silentLog(), people, settings });
  const joins = async (gate: ReturnType<typeof open>, key: bigint) => {
    const event = { identifiers: [{ kind: 'user_id', key }], context: {}, gpc: false, messageId: 'm' };
    const from = { source: 'app', timestamp: START, receivedAt: START + 2_000, page: '', country: '' };
    return (await gate.open()).judge({ ...event, ...from }).joins;
  };
  const said = { purpose: 'analytics', channel: 'web' };

  const running = open();
  await ledger.append([
    entryOf({
      ...said,
      key: String(ANNA),
      state: 'granted',
      time: START + 1,
      expiresAt: START + 2,
      messageId: 'own',
    }),
    entryOf({ ...said, key: String(BO), state: 'granted', time: START + 3, messageId: 'his' }),
    entryOf({
      ...said,
      key: String(ANNA),
      under: String(BO),
      state: 'granted',
      time: START + 3,
      messageId: 'his',
    }),
  ]);
  expect([await joins(running, ANNA), await joins(running, BO)]).toEqual([true, true]);
  await ledger.store();
  const started = open();
  expect(await joins(started, ANNA)).toBe(true);

  // The merge is undone: what Anna said herself has lapsed.
  areOne = false;
  for (const gate of [running, started, open()]) {
    // A file looks up who is whom; events follow half a minute later.
    await gate.openForFile();
    expect([await joins(gate, ANNA), await joins(gate, BO)]).toEqual([false, true]);
    gate.close();
  }
  // Nor does his yes outweigh a no of hers, in a file.
  await ledger.append([entryOf({ ...said, key: String(ANNA), state: 'withdrawn', time: START + 2 })]);
  const file = await open().openForFile();
  expect([file?.refuses([ANNA]), file?.refuses([BO])]).toEqual([true, false]);
  areOne = true;
  const together = await open().openForFile();
  expect([together?.refuses([ANNA]), together?.refuses([BO])]).toEqual([false, false]);
  await close();
});
