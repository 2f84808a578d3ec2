import {
  ConsentSettings,
  type ConsentText,
  type WorkspaceLanguage,
  workspaceLanguages,
} from '@rondo/contract';
import { Value } from 'typebox/value';
import type { Clock } from '../../platform/clock.ts';
import { invalid, notFound } from '../../platform/error.ts';
import { defaultSettings, findPurpose } from './default-settings.ts';
import { defaultText } from './default-texts.ts';
import type { ConsentDb } from './tables.ts';

export type Words = { title: string; body: string };

export type SettingsStore = {
  read(): Promise<ConsentSettings>;
  change(settings: ConsentSettings, actor: string): Promise<ConsentSettings>;
  /** All versions, newest first. */
  texts(purpose: string): Promise<ConsentText[]>;
  addText(
    purpose: string,
    words: readonly (Words & { language: WorkspaceLanguage })[],
    actor: string,
  ): Promise<ConsentText[]>;
  /** The words in force in a language, with their version. */
  wordsOf(purpose: string, language: WorkspaceLanguage): Promise<Words & { version: number }>;
};

export function createSettingsStore(db: ConsentDb, clock: Clock): SettingsStore {
  async function read(): Promise<ConsentSettings> {
    const row = await db.selectFrom('consent_settings').select('settings').executeTakeFirst();
    return row === undefined ? defaultSettings : Value.Parse(ConsentSettings, JSON.parse(row.settings));
  }

  async function texts(purpose: string): Promise<ConsentText[]> {
    const rows = await db
      .selectFrom('consent_texts')
      .selectAll()
      .where('purpose', '=', purpose)
      .orderBy('version', 'desc')
      .execute();
    const order = (language: WorkspaceLanguage) => workspaceLanguages.indexOf(language);
    const own = rows.flatMap((row): ConsentText[] => {
      const language = workspaceLanguages.find((each) => each === row.language);
      const { version, title, body, created_at, created_by } = row;
      return language === undefined
        ? []
        : [{ purpose, version, language, title, body, createdAt: created_at, createdBy: created_by }];
    });
    const first = workspaceLanguages.map((language) => ({
      purpose,
      version: 0,
      language,
      ...defaultText(purpose, language),
      createdAt: null,
      createdBy: null,
    }));
    return [...own.sort((a, b) => b.version - a.version || order(a.language) - order(b.language)), ...first];
  }

  return {
    read,
    texts,
    async change(settings, actor) {
      findFault(settings, await read());
      const row = {
        id: 1,
        settings: JSON.stringify(settings),
        changed_by: actor,
        changed_at: clock.now().toISOString(),
      };
      await db.transaction().execute(async (within) => {
        await within
          .insertInto('consent_settings')
          .values(row)
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute();
        // Tells the gate of every process, this one's included, to read them again.
        await within
          .updateTable('consent_clock')
          .set(({ eb }) => ({ settings: eb('settings', '+', 1) }))
          .where('id', '=', 1)
          .execute();
      });
      return settings;
    },
    async addText(purpose, words, actor) {
      if (findPurpose(await read(), purpose) === undefined) throw notFound('purpose', purpose);
      const before = await texts(purpose);
      const version = (before[0]?.version ?? 0) + 1;
      const created_at = clock.now().toISOString();
      await db
        .insertInto('consent_texts')
        .values(
          workspaceLanguages.map((language) => {
            const known = words.find((each) => each.language === language) ??
              before.find((each) => each.language === language) ?? { title: purpose, body: purpose };
            const { title, body } = known;
            return { purpose, version, language, title, body, created_at, created_by: actor };
          }),
        )
        .execute();
      return texts(purpose);
    },
    async wordsOf(purpose, language) {
      const row = await db
        .selectFrom('consent_texts')
        .select(['version', 'title', 'body'])
        .where('purpose', '=', purpose)
        .where('language', '=', language)
        .orderBy('version', 'desc')
        .executeTakeFirst();
      return row ?? { version: 0, ...defaultText(purpose, language) };
    },
  };
}

function findFault(settings: ConsentSettings, before: ConsentSettings): void {
  const ids = new Set<string>();
  settings.purposes.forEach((purpose, index) => {
    const field = `/purposes/${index}`;
    if (ids.has(purpose.id))
      throw invalid(`${field}/id`, `The purpose “${purpose.id}” is there twice.`, 'Keep one of them.');
    ids.add(purpose.id);
    const channels = purpose.cells.map((cell) => cell.channel);
    const twice = channels.find((channel, at) => channels.indexOf(channel) !== at);
    if (twice !== undefined)
      throw invalid(
        `${field}/cells`,
        `“${purpose.id}” has the channel “${twice}” twice.`,
        'Keep one of them.',
      );
    if (purpose.joins && !channels.includes('web'))
      throw invalid(
        `${field}/cells`,
        `“${purpose.id}” decides whether events are joined to people, but has no channel “web”.`,
        'Add the channel “web” to it, or do not let it decide.',
      );
  });
  // What is in the ledger under a purpose would lose its meaning.
  const gone = before.purposes.find((purpose) => !ids.has(purpose.id));
  if (gone !== undefined)
    throw invalid(
      '/purposes',
      `The purpose “${gone.id}” is missing.`,
      'A purpose stays, since people have answered to it; take its channels away to use it no more.',
    );
  settings.sources.forEach((source, index) => {
    const unknown = source.bases.find((each) => !ids.has(each.purpose));
    if (unknown !== undefined)
      throw invalid(
        `/sources/${index}/bases`,
        `There is no purpose “${unknown.purpose}”.`,
        `Use one of ${[...ids].join(', ')}.`,
      );
    if (settings.sources.findIndex((each) => each.source === source.source) !== index)
      throw invalid(
        `/sources/${index}/source`,
        `The source “${source.source}” is there twice.`,
        'Keep one of them.',
      );
  });
}
