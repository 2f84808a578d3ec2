import type {
  ComputedTrait,
  ComputedTraitInput,
  PersonCard,
  ProfileTrait,
  PurchaseInput,
  PurchaseOutcome,
  TraitEntry,
  TraitMerge,
  TraitPreview,
} from '@rondo/contract';
import type { Clock } from '../../../platform/clock.ts';
import { invalid, notFound, RondoError } from '../../../platform/error.ts';
import type { Events } from '../../../platform/events/client.ts';
import type { Log } from '../../../platform/log.ts';
import type { Records } from '../../../platform/records/open-records.ts';
import type { AsOf } from '../conditions/resolve-window.ts';
import type { TraitRow } from '../trait-history.ts';
import { checkTrait } from './check-trait.ts';
import { expireInTime, expirePurchases, hasExpired } from './expire-purchases.ts';
import { listTraits } from './list-traits.ts';
import { completeTrait, previewTrait } from './preview-trait.ts';
import { readPersonTraits } from './read-person-traits.ts';
import { createTraitStore, type Definition } from './store.ts';
import { type TakeCalls, takePurchase } from './take-purchase.ts';
import type { TraitBook } from './trait-book.ts';

export type Traits = {
  /** What is decided about traits now; whoever reads a trait asks for it first. */
  book(): Promise<TraitBook>;
  list(): Promise<TraitEntry[]>;
  /** All traits of the person behind these keys, as of now, beside what was `said` of the person. */
  ofPerson(person: { keys: readonly bigint[]; said: readonly TraitRow[] }): Promise<ProfileTrait[]>;
  preview(input: ComputedTraitInput): Promise<TraitPreview>;
  add(input: ComputedTraitInput, by: string): Promise<ComputedTrait>;
  change(name: string, input: ComputedTraitInput): Promise<ComputedTrait>;
  remove(name: string): Promise<ComputedTrait>;
  setMerge(name: string, merge: TraitMerge): Promise<TraitMerge>;
  /** Takes bought traits in, each with its supplier, licence, legal ground and the moment at which it expires. */
  purchase(input: PurchaseInput): Promise<PurchaseOutcome>;
  /** Deletes what has expired; happens daily by itself. */
  expire(): Promise<number>;
  close(): void;
  /** Later stages say what reads a trait, so that one in use is not removed. */
  addUsers(users: (trait: string) => Promise<string[]>): void;
};

export type TraitsDeps = {
  events: Events;
  records: Records;
  clock: Clock;
  timeZone(): Promise<string>;
  cards(persons: readonly bigint[]): Promise<Map<string, PersonCard>>;
  takeCalls: TakeCalls;
  log: Log;
};

export function createTraits(deps: TraitsDeps): Traits {
  const { events, records, clock, timeZone, cards } = deps;
  const store = createTraitStore(records, clock);
  const usersOf: ((trait: string) => Promise<string[]>)[] = [];
  const expire = () => expirePurchases(events, clock.now());
  const stopExpiring = expireInTime(expire, () => hasExpired(events, clock.now()), deps.log);
  const asOf = async (): Promise<AsOf> => ({ now: clock.now(), timeZone: await timeZone() });

  async function find(name: string): Promise<ComputedTrait> {
    const trait = (await store.book()).computed.get(name);
    if (trait === undefined) throw notFound('computed trait', name);
    return trait;
  }

  async function define(input: ComputedTraitInput): Promise<Definition> {
    const preview = await traits.preview(input);
    const { createdAt: _, createdBy: __, updatedAt: ___, ...definition } = completeTrait(input);
    return { ...definition, holds: preview.holds };
  }

  const traits: Traits = {
    book: store.book,
    list: async () => listTraits(events, await store.book(), clock.now()),
    async ofPerson(person) {
      return readPersonTraits(events, person, await store.book(), await asOf());
    },
    async preview(input) {
      const at = await asOf();
      checkTrait(input, at);
      return previewTrait({ events, cards }, input, at);
    },
    async add(input, by) {
      const definition = await define(input);
      const said = await events.queryOne<{ rows: string }>(
        'SELECT count() AS rows FROM (SELECT 1 FROM traits WHERE name = {name:String} LIMIT 1)',
        { name: input.name },
      );
      if (Number(said.rows) > 0) throw nameTaken(input.name, 'Sources send a trait of that name already.');
      if (!(await store.add(definition, by)))
        throw nameTaken(input.name, `There is a computed trait “${input.name}” already.`);
      return find(input.name);
    },
    async change(name, input) {
      await find(name);
      if (input.name !== name) {
        throw invalid(
          'name',
          `The definition is named “${input.name}”, and the trait “${name}”.`,
          'A name stays, because segments read it: write the same, or make a new trait and remove this one.',
        );
      }
      await store.change(name, await define(input));
      return find(name);
    },
    async remove(name) {
      const trait = await find(name);
      const users = (await Promise.all(usersOf.map((users) => users(name)))).flat();
      if (users.length > 0) {
        throw new RondoError({
          code: 'in-use',
          message: `“${name}” is used by ${users.map((user) => `“${user}”`).join(', ')}.`,
          cure: 'Take it out there first.',
          status: 409,
        });
      }
      await store.remove(name);
      return trait;
    },
    async setMerge(name, merge) {
      if ((await store.book()).computed.has(name)) {
        throw invalid(
          'strategy',
          `“${name}” is computed, so there is nothing to merge.`,
          'Change its definition instead.',
        );
      }
      const sources = merge.sources ?? [];
      if (merge.strategy === 'source-priority' && sources.length === 0) {
        throw invalid('sources', 'No source is named.', 'Name the sources, best first.');
      }
      if (merge.strategy !== 'source-priority' && sources.length > 0) {
        throw invalid(
          'sources',
          `“${merge.strategy}” has no order of sources.`,
          'Leave the sources out, or choose source-priority.',
        );
      }
      await store.setMerge(name, merge);
      return merge;
    },
    purchase: (input) => takePurchase(deps.takeCalls, input, clock.now()),
    expire,
    close: stopExpiring,
    addUsers(users) {
      usersOf.push(users);
    },
  };
  return traits;
}

function nameTaken(name: string, message: string): RondoError {
  return new RondoError({
    code: 'already-there',
    message,
    cure: `Choose another name than “${name}”.`,
    status: 409,
    field: 'name',
  });
}
