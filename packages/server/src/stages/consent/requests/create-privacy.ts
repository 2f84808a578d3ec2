import type { WorkspaceLanguage } from '@rondo/contract';
import type { Log } from '../../../platform/log.ts';
import type { Records } from '../../../platform/records/open-records.ts';
import { installationSecret } from '../../../platform/secrets.ts';
import { defaultText } from '../default-texts.ts';
import { preferenceWords } from '../preference-words.ts';
import { createAccessPage } from './describe-access.ts';
import { today } from './due-date.ts';
import { exportPerson, writeAccessJson } from './export-person.ts';
import type { FindPersonKeys } from './find-scope.ts';
import { type InstallationKeys, openInstallationKeys } from './installation-keys.ts';
import { keepActiveDevices, keepActivePeople, keepFinishedRequests } from './keep-people.ts';
import { createRegister, type Register, type RegisterDeps } from './make-register.ts';
import type { HoldOfPerson } from './person-scope.ts';
import { createRequests, type Requests } from './requests.ts';
import { createRetention, type KeptFor, type Retention } from './retention.ts';
import { createRequestStore, type WrittenSubject } from './store.ts';
import type { PrivacyTables } from './tables.ts';
import { openTombstones, type Tombstones } from './tombstones.ts';

export type PrivacyDeps = Omit<RegisterDeps, 'db' | 'rules'> & {
  records: Records;
  log: Log;
  node: number;
  dataDir: string;
  cluster: string | undefined;
  timeZone(): Promise<string>;
  defaultRegion(): string;
  findPersonKeys: FindPersonKeys;
  settled(): Promise<void>;
  withoutImports<T>(work: () => Promise<T>): Promise<T>;
  language(): Promise<WorkspaceLanguage>;
  /** SQL: whose a key is. */
  personOf(key: string): string;
  printHtml(html: string): Promise<Buffer>;
  /** Notes what happened without a person asking for it. */
  note(entry: { action: string; subject: string; detail: Record<string, unknown> }): Promise<void>;
};

export type Privacy = {
  requests: Requests;
  tombstones: Tombstones;
  retention: Retention;
  register: Register;
  writeJson(subject: WrittenSubject, write: (text: string) => Promise<void>): Promise<void>;
  printPdf(subject: WrittenSubject, language: WorkspaceLanguage | undefined): Promise<Buffer>;
  /** Registers what a stage holds of persons. */
  addHold(hold: HoldOfPerson): void;
  /** Registers how long a stage can keep what. */
  addKept(kinds: readonly KeptFor[]): void;
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
  const retention = createRetention({
    db,
    clock: deps.clock,
    log: deps.log,
    timeZone: deps.timeZone,
    note: ({ id, kind, days }, deleted) =>
      deps.note({ action: 'retention.applied', subject: id, detail: { kind, days, deleted } }),
  });
  const keeping = { events: deps.events, holds, cluster: deps.cluster, personOf: deps.personOf };
  retention.addKinds([keepActivePeople(keeping), keepActiveDevices(keeping), keepFinishedRequests(db)]);
  const register = createRegister({ ...deps, db, rules: retention.list });
  const exporting = { ...deps, holds };
  return {
    requests,
    retention,
    register,
    async writeJson(subject, write) {
      const { details, purposes, recipients, security: _, ...rest } = await register.make();
      const about = { details, purposes, recipients, retention: rest.retention };
      await writeAccessJson(exporting, subject, { company: await deps.company(), register: about }, write);
    },
    async printPdf(subject, language) {
      const told = language ?? (await deps.language());
      const timeZone = await deps.timeZone();
      const page = createAccessPage({
        company: await deps.company(),
        language: told,
        day: today(deps.clock.now(), timeZone),
        timeZone,
        purposes: (await deps.purposes()).map(({ purpose, channels }) => {
          const ways = channels.map((channel) => preferenceWords[told].channels[channel] ?? channel);
          return `${defaultText(purpose, told).title}: ${ways.join(', ')}`;
        }),
      });
      await exportPerson(exporting, subject, async (data) => page.take(data));
      return deps.printHtml(page.html());
    },
    tombstones,
    addHold: (hold) => void holds.push(hold),
    addKept: retention.addKinds,
    async close() {
      tombstones.close();
      await retention.close();
      await requests.close();
    },
  };
}
