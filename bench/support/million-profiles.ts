import { type Events, openEvents } from '../../packages/server/src/platform/events/client.ts';
import { startEngine } from '../../packages/server/src/platform/events/engine-process.ts';
import { migrateEvents } from '../../packages/server/src/platform/events/migrate.ts';
import { identityKeySql } from '../../packages/server/src/platform/identifiers/index.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';

const CHUNK = 500_000;
const SETTINGS = { max_insert_threads: 1, max_threads: 2, type_json_skip_duplicated_paths: 1 };

/** ISO-like syllables: some 10,000 surnames, of which the first are common; 400 first names, likewise. */
const FIRST = [
  'An',
  'Be',
  'Ca',
  'Da',
  'El',
  'Fi',
  'Gu',
  'Ha',
  'In',
  'Jo',
  'Ka',
  'Li',
  'Ma',
  'No',
  'Ol',
  'Pe',
  'Ru',
  'Sa',
  'To',
  'Åsa',
];
const FIRST_END = [
  'na',
  'ra',
  'lla',
  'nd',
  'rik',
  'va',
  'ne',
  'tte',
  'ri',
  'us',
  'n',
  'ga',
  'mi',
  'do',
  'ka',
  'le',
  'ss',
  'th',
  'vi',
  'ya',
];
const LAST = [
  'Lind',
  'Berg',
  'Ek',
  'Holm',
  'Sjö',
  'Dal',
  'Ny',
  'Gran',
  'Ström',
  'Hag',
  'Van ',
  'De ',
  'Ben ',
  'Al',
  'Nor',
  'Öst',
  'Väst',
  'Sund',
  'Sand',
  'Fors',
];
const LAST_MIDDLE = [
  '',
  'a',
  'e',
  'er',
  'es',
  'o',
  'ing',
  'ol',
  'ar',
  'in',
  'un',
  'ell',
  'ett',
  'is',
  'om',
  'ul',
  'ad',
  'em',
  'av',
  'yr',
  'ib',
  'ok',
  'uz',
  'ef',
  'ag',
];
const LAST_END = [
  'qvist',
  'ström',
  'gren',
  'man',
  'sson',
  'berg',
  'dal',
  'vik',
  'lund',
  'rup',
  'mark',
  'blad',
  'hoff',
  'stad',
  'feldt',
  'ner',
  'ius',
  'land',
  'by',
  'torp',
];

const list = (texts: readonly string[]) => `[${texts.map((text) => `'${text}'`).join(', ')}]`;
/** An index below `size`, of which the small ones are common, from a hash of the person. */
const skewed = (salt: number, size: number) =>
  `toUInt64(floor(${size} * pow((cityHash64(person, ${salt}) % 1000000) / 1000000, 2)))`;
const pick = (texts: readonly string[], at: string) => `${list(texts)}[${at} + 1]`;

const FIRST_NAME = `concat(${pick(FIRST, `${skewed(11, 400)} % 20`)}, ${pick(FIRST_END, `intDiv(${skewed(11, 400)}, 20)`)})`;
const LAST_NAME = `concat(${pick(LAST, `${skewed(12, 10_000)} % 20`)}, ${pick(LAST_MIDDLE, `intDiv(${skewed(12, 10_000)}, 20) % 25`)}, ${pick(LAST_END, `intDiv(${skewed(12, 10_000)}, 500)`)})`;
const USER = "concat('user-', toString(person))";
const EMAIL = "concat('person.', toString(person), '@mail.example')";
const PHONE = "concat('+467', leftPad(toString(person), 8, '0'))";
const COOKIE = "concat('0b5c9a52-77f1-4c4e-9f6f-', leftPad(toString(person), 12, '0'))";
const SECOND_COOKIE = "concat('9d1f0c11-2b3a-4e5d-8c7b-', leftPad(toString(person), 12, '0'))";
const key = (kind: string, value: string) => identityKeySql(`'${kind}'`, value);
const identifier = (kind: string, value: string) => `('${kind}', ${value}, ${key(kind, value)})`;
const BEGIN = "toDateTime64('2025-06-01 00:00:00', 3, 'UTC')";

/** What a person of the bench has; `person` is a number below the count of people. */
export const person = {
  email: (n: number) => `person.${n}@mail.example`,
  phone: (n: number) => `+467${String(n).padStart(8, '0')}`,
  /** As somebody would type it. */
  phoneTyped: (n: number) => {
    const digits = String(n).padStart(8, '0');
    return `+46 7${digits.slice(0, 1)}-${digits.slice(1, 4)} ${digits.slice(4, 6)} ${digits.slice(6)}`;
  },
  hasPhone: (n: number) => n % 2 === 0,
};

async function insertEvents(events: Events, people: number, from: number, count: number): Promise<void> {
  const isOrder = "event = 'Order Completed'";
  await events.command(
    `INSERT INTO events (message_id, message_hash, node, seq, source, type, event, user_id, anonymous_id, identity_key, identifiers,
       timestamp, received_at, properties, context, page_host, page_path, channel, campaign, device, country, order_id, revenue, currency)
     SELECT concat('event-', toString(n)), sipHash64(n), 1, n + ${people} + 1, ['shop', 'app', 'newsletter'][n % 10 % 3 + 1],
       if(kind < 50, 'page', 'track') AS type,
       multiIf(kind < 50, '', kind < 75, 'Product Viewed', kind < 85, 'Product Added', kind < 90, 'Order Completed', 'Signed In') AS event,
       if(is_anonymous, '', ${USER}), cookie,
       if(is_anonymous, ${key('anonymous_id', 'cookie')}, ${key('user_id', USER)}),
       if(is_anonymous, [${identifier('anonymous_id', 'cookie')}],
          if(kind < 90, [${identifier('user_id', USER)}], [${identifier('user_id', USER)}, ${identifier('anonymous_id', 'cookie')}])),
       at, at,
       if(type = 'page', '{"title":"Chairs"}', concat('{"product_id":"p-', toString(n % 3000), '","name":"A chair of oak","price":', toString(10 + n % 500), ',"position":', toString(n % 20), '}')),
       '{"locale":"sv-SE","userAgent":"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36"}',
       'shop.example', if(type = 'page', concat('/chairs/', toString(n % 300)), ''),
       if(kind < 20, ['search', 'organic search', 'social', 'email', 'display', 'direct'][cityHash64(n, 3) % 6 + 1], ''),
       if(kind < 20, concat('campaign-', toString(cityHash64(n, 4) % 40)), ''),
       ['phone', 'desktop', 'tablet'][person % 3 + 1], ['SE', 'NL', 'IL'][person % 7 % 3 + 1],
       if(${isOrder}, concat('ORD-', toString(n)), ''), if(${isOrder}, 10 + cityHash64(n, 5) % 200, 0), if(${isOrder}, 'EUR', '')
     FROM (
       SELECT number + ${from} AS n, cityHash64(n, 1) % ${people} AS person, cityHash64(n, 2) % 100 AS kind,
         ${BEGIN} + toIntervalMillisecond(n * toInt64(400 * 86400000 / ${people * 9})) AS at,
         if(person % 2 = 0 AND n % 2 = 0, ${SECOND_COOKIE}, ${COOKIE}) AS cookie, kind < 30 AS is_anonymous
       FROM numbers(${count}))`,
    {},
    { settings: SETTINGS },
  );
}

/** One identify call a person: an address, half of them a phone, a cookie; and nine traits. */
async function insertPeople(events: Events, from: number, count: number): Promise<void> {
  const at = `${BEGIN} - toIntervalSecond(person)`;
  const messageId = "concat('identify-', toString(person))";
  const identifiers = `arrayConcat([${identifier('user_id', USER)}, ${identifier('email', EMAIL)}],
    if(person % 2 = 0, [${identifier('phone', PHONE)}], []), [${identifier('anonymous_id', COOKIE)}])`;
  await events.command(
    `INSERT INTO events (message_id, message_hash, node, seq, source, type, user_id, anonymous_id, identity_key, identifiers, timestamp, received_at, traits)
     SELECT ${messageId}, sipHash64(person, 'i'), 1, person + 1, 'crm', 'identify', ${USER}, ${COOKIE}, ${key('user_id', USER)}, ${identifiers}, ${at}, ${at},
       concat('{"first_name":"', ${FIRST_NAME}, '","last_name":"', ${LAST_NAME}, '"}')
     FROM (SELECT number + ${from} AS person FROM numbers(${count}))`,
    {},
    { settings: SETTINGS },
  );
  await events.command(
    `INSERT INTO traits (name, identity_key, timestamp, message_id, message_hash, value, number, type, source, node, seq)
     SELECT tupleElement(trait, 1), ${key('user_id', USER)}, ${at}, ${messageId}, sipHash64(person, 'i'), tupleElement(trait, 2),
       toFloat64OrNull(tupleElement(trait, 2)), tupleElement(trait, 3), 'crm', 1, person + 1
     FROM (SELECT number + ${from} AS person FROM numbers(${count}))
     ARRAY JOIN arrayConcat([('first_name', ${FIRST_NAME}, 'string'), ('last_name', ${LAST_NAME}, 'string'), ('email', ${EMAIL}, 'string'),
       ('city', ['Lund', 'Delft', 'Haifa', 'Umeå', 'Utrecht'][person % 5 + 1], 'string'), ('country', ['SE', 'NL', 'IL'][person % 3 + 1], 'string'),
       ('plan', ['free', 'gold'][person % 2 + 1], 'string'), ('points', toString(person % 1000), 'number'), ('newsletter', 'true', 'boolean')],
       if(person % 2 = 0, [('phone', ${PHONE}, 'string')], [])) AS trait`,
    {},
    { settings: SETTINGS },
  );
}

/** The ledger and the map as the keeper would have made them of these events; the keeper compares them when it starts. */
async function insertIdentity(events: Events, people: number, from: number, count: number): Promise<void> {
  const ties = `arrayConcat([('email', ${EMAIL}, 0, ${key('email', EMAIL)})],
    if(person % 2 = 0, [('phone', ${PHONE}, 0, ${key('phone', PHONE)})], []),
    [('anonymous_id', ${COOKIE}, 0, ${key('anonymous_id', COOKIE)})],
    if(person % 2 = 0, [('anonymous_id', ${SECOND_COOKIE}, 1, ${key('anonymous_id', SECOND_COOKIE)})], []))`;
  const each = `(SELECT number + ${from} AS person, tie, tie_number, ${key('user_id', USER)} AS user_key
    FROM numbers(${count}) ARRAY JOIN ${ties} AS tie, arrayEnumerate(${ties}) AS tie_number)`;
  const ordinal = 'person * 4 + tie_number';
  const insert = (sql: string) => events.command(sql, {}, { settings: SETTINGS });
  await insert(
    `INSERT INTO identity_edges (ordinal, left_key, left_kind, left_value, right_key, right_kind, right_value, rule, state, score, message_id, timestamp, node, seq, source)
     SELECT ${ordinal}, user_key, 'user_id', ${USER}, tie.4, tie.1, tie.2, 'event', 1, 1,
       concat(if(tie.3 = 0, 'identify-', 'sign-in-'), toString(person)), ${BEGIN} - toIntervalSecond(if(tie.3 = 0, person, toInt64(person) - ${people})), 1, person + 1, 'crm'
     FROM ${each}`,
  );
  await insert(
    `INSERT INTO identity_edge_keys (identity_key, ordinal) SELECT arrayJoin([user_key, tie.4]), ${ordinal} FROM ${each}`,
  );
  await insert(`INSERT INTO identity_members (profile_id, identity_key) SELECT user_key, tie.4 FROM ${each}`);
  await insert(
    `INSERT INTO identity_map (identity_key, profile_id, version) SELECT tie.4, user_key, 1 FROM ${each}`,
  );
}

/**
 * People with nine events each and one identify call, made by the engine itself from a seeded hash on an engine's
 * folder, views and all: what a server finds that has been collecting for a year. Eight traits or nine a person, three
 * to five identifiers, in the ledger as well.
 */
export async function fillMillionProfiles(engineDir: string, people: number): Promise<void> {
  const engine = await startEngine({ dataDir: engineDir, log: silentLog(), memoryBytes: 8e9 });
  const { url, username, password } = engine;
  const events = openEvents({ url, username, password, database: 'default' });
  try {
    await migrateEvents(events, { cluster: undefined });
    for (let from = 0; from < people; from += CHUNK) {
      const count = Math.min(CHUNK, people - from);
      await insertPeople(events, from, count);
      await insertIdentity(events, people, from, count);
    }
    const facts = people * 9;
    for (let from = 0; from < facts; from += CHUNK) {
      await insertEvents(events, people, from, Math.min(CHUNK, facts - from));
    }
    await events.command("INSERT INTO identity_squashes VALUES (1, '2026-01-01 00:00:00')");
  } finally {
    await events.close();
    await engine.stop();
  }
}
