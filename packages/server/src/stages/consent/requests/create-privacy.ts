import type { Clock } from '../../../platform/clock.ts';
import type { Events } from '../../../platform/events/client.ts';
import type { Log } from '../../../platform/log.ts';
import type { Records } from '../../../platform/records/open-records.ts';
import { installationSecret } from '../../../platform/secrets.ts';
import type { FindPersonKeys } from './find-scope.ts';
import { type InstallationKeys, openInstallationKeys } from './installation-keys.ts';
import type { HoldOfPerson } from './person-scope.ts';
import { createRequests, type Requests } from './requests.ts';
import { createRequestStore } from './store.ts';
import type { PrivacyTables } from './tables.ts';
import { openTombstones, type Tombstones } from './tombstones.ts';

export type PrivacyDeps = {
  events: Events;
  records: Records;
  clock: Clock;
  log: Log;
  node: number;
  dataDir: string;
  cluster: string | undefined;
  timeZone(): Promise<string>;
  defaultRegion(): string;
  findPersonKeys: FindPersonKeys;
  settled(): Promise<void>;
  withoutImports<T>(work: () => Promise<T>): Promise<T>;
};

export type Privacy = {
  requests: Requests;
  tombstones: Tombstones;
  /** Registers what a stage holds of persons. */
  addHold(hold: HoldOfPerson): void;
  close(): Promise<void>;
};

export async function openPrivacy(deps: PrivacyDeps): Promise<Privacy> {
  const db = deps.records.withTables<PrivacyTables>();
  let opened: Promise<InstallationKeys> | undefined;
  const keys = () => {
    opened ??= openInstallationKeys(db, deps.clock, installationSecret(deps.dataDir));
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };
  const tombstones = await openTombstones(db, deps.clock, keys);
  const holds: HoldOfPerson[] = [
    {
      keeps: [
        { table: 'members', reason: 'staff-account' },
        { table: 'sessions', reason: 'staff-account' },
        { table: 'one_time_links', reason: 'staff-account' },
      ],
    },
  ];
  const requests = createRequests({
    ...deps,
    keys,
    tombstones,
    holds,
    openStore: async () => createRequestStore(db, (await keys()).vault),
  });
  return {
    requests,
    tombstones,
    addHold: (hold) => void holds.push(hold),
    async close() {
      tombstones.close();
      await requests.close();
    },
  };
}
