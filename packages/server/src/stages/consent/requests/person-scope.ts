import type { PrivacyPlace } from '@rondo/contract';
import type { ScopeWords } from './scope-table.ts';

export type ScopedIdentifier = {
  kind: string;
  value: string;
  key: bigint;
  /** Other people whose facts carry it, too. */
  others: number;
};

/** Who a request is about, as found when its work began. It is kept, sealed, until the work is done. */
export type PersonScope = {
  id: bigint;
  /** Facts under any of these are the person's. */
  keys: readonly bigint[];
  /** Nobody else's: they vanish wholly and leave tombstones. */
  own: readonly ScopedIdentifier[];
  /** Other people's, too: only this person's facts go. */
  shared: readonly ScopedIdentifier[];
};

/** A table of the events engine and which of its rows are a person's. */
export type TableOfPerson = {
  table: string;
  /** `related` is the list that the question of that name answers, where there is one. */
  rows(words: ScopeWords, related: string): string;
  /**
   * Asked before anything is deleted: numbers (UInt64) by which the rows are told, where another table says which they
   * are. A change of the table itself must not ask a second one: under load the engine has waited for itself so.
   */
  related?(words: ScopeWords): string;
  /** A row in whose text the person is named is the person's, too: elsewhere only the name is blacked out. */
  ifNamed?: boolean;
  /** Left out of an export: its rows say again what other tables say. */
  isDerived?: boolean;
};

export type Forgotten = { place: PrivacyPlace; action: 'deleted' | 'blacked-out' | 'forgotten' };

export type FindsInText = (text: string) => boolean;

/**
 * What one stage holds of persons. Consent stands before nearly all stages and must not import them, so each registers
 * its part. What no stage registered is found all the same: every table is searched, and an unregistered table with an
 * `identity_key` counts as the person's by it.
 */
export type HoldOfPerson = {
  /** Cleared before the consumers are waited for: what they read. */
  queues?: readonly TableOfPerson[];
  tables?: readonly TableOfPerson[];
  /** Records tables of which a row goes that names the person: elsewhere only the name is blacked out. */
  records?: readonly string[];
  /** Files and memory. */
  count?(scope: PersonScope, finds: FindsInText): Promise<PrivacyPlace[]>;
  erase?(scope: PersonScope, finds: FindsInText): Promise<Forgotten[]>;
  /** After the tables: what keeps a copy in memory is read again. */
  afterTables?(scope: PersonScope): Promise<void>;
  /** What stands outside both stores; each is searched at the end. */
  files?(): Promise<string[]>;
  /** Records tables that stay although they may name the person, each with the reason. */
  keeps?: readonly { table: string; reason: string }[];
};
