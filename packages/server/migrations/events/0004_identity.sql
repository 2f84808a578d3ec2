-- The edge ledger: every reason to take two identifiers for one person, in the order in which it was learned.
-- left is the stronger identifier. The same pair comes again only when the evidence is older than what is known, from
-- another import, or is taken back: state 1 asserts, 0 takes back, -1 bans the pair until it is asserted by hand.
CREATE TABLE IF NOT EXISTS identity_edges {on_cluster}
(
    ordinal     UInt64,
    left_key    UInt64,
    left_kind   LowCardinality(String),
    left_value  String,
    right_key   UInt64,
    right_kind  LowCardinality(String),
    right_value String,
    rule        LowCardinality(String),
    state       Int8,
    score       Float32,
    message_id  String,
    timestamp   DateTime64(3, 'UTC'),
    node        UInt32,
    seq         UInt64,
    source      LowCardinality(String),
    import_id   LowCardinality(String),
    actor       String,
    recorded_at DateTime64(3, 'UTC')
)
ENGINE = {merge_tree}
ORDER BY ordinal;

-- Where in the ledger an identifier stands. Written before the ledger, so a row may point at nothing; compare the keys.
CREATE TABLE IF NOT EXISTS identity_edge_keys {on_cluster}
(
    identity_key UInt64,
    ordinal      UInt64,
    import_id    LowCardinality(String)
)
ENGINE = {replacing_merge_tree}
ORDER BY (identity_key, ordinal);

-- Whose identifier it is, where that is not itself. The highest version counts; derived from the ledger.
CREATE TABLE IF NOT EXISTS identity_map {on_cluster}
(
    identity_key UInt64,
    profile_id   UInt64,
    version      UInt64
)
ENGINE = {replacing_merge_tree}(version)
ORDER BY identity_key;

-- The same by profile: which identifiers were ever mapped to it. Those that have left are told by identity_map.
CREATE TABLE IF NOT EXISTS identity_members {on_cluster}
(
    profile_id   UInt64,
    identity_key UInt64
)
ENGINE = {replacing_merge_tree}
ORDER BY (profile_id, identity_key);

-- What changed in identity_map since it was last squashed into the large dictionary.
CREATE TABLE IF NOT EXISTS identity_changes {on_cluster}
(
    version      UInt64,
    identity_key UInt64,
    profile_id   UInt64
)
ENGINE = {merge_tree}
ORDER BY version;

CREATE TABLE IF NOT EXISTS identity_squashes {on_cluster}
(
    version UInt64,
    at      DateTime64(3, 'UTC')
)
ENGINE = {merge_tree}
ORDER BY version;

-- Two dictionaries, because loading takes time by size: the large one is loaded after a squash, the small one at each
-- change. While a squash runs, both hold the same answer.
CREATE DICTIONARY IF NOT EXISTS identity_base {on_cluster} (identity_key UInt64, profile_id UInt64)
PRIMARY KEY identity_key
SOURCE(CLICKHOUSE({dictionary_user} QUERY 'SELECT identity_key, argMax(m.profile_id, m.version) AS profile FROM {database}.identity_map AS m WHERE m.version <= (SELECT max(version) FROM {database}.identity_squashes) GROUP BY identity_key HAVING profile != identity_key'))
LAYOUT(HASHED())
LIFETIME(0);

CREATE DICTIONARY IF NOT EXISTS identity_delta {on_cluster} (identity_key UInt64, profile_id UInt64)
PRIMARY KEY identity_key
SOURCE(CLICKHOUSE({dictionary_user} QUERY 'SELECT identity_key, argMax(c.profile_id, c.version) AS profile FROM {database}.identity_changes AS c WHERE c.version > (SELECT max(version) FROM {database}.identity_squashes) GROUP BY identity_key'))
LAYOUT(HASHED())
LIFETIME(0);

-- Every identifier that a fact carried, by where it came from. Idempotent: the same fact read twice changes nothing.
CREATE TABLE IF NOT EXISTS identifiers {on_cluster}
(
    identity_key UInt64,
    kind         LowCardinality(String),
    value        String,
    source       LowCardinality(String),
    import_id    LowCardinality(String),
    first_seen   SimpleAggregateFunction(min, DateTime64(3, 'UTC')),
    last_seen    SimpleAggregateFunction(max, DateTime64(3, 'UTC'))
)
ENGINE = {aggregating_merge_tree}
ORDER BY (identity_key, source, import_id, kind, value);

CREATE MATERIALIZED VIEW IF NOT EXISTS identifiers_from_events {on_cluster} TO identifiers AS
SELECT
    identifier.key AS identity_key, identifier.kind AS kind, identifier.value AS value, source, import_id,
    min(timestamp) AS first_seen, max(timestamp) AS last_seen
FROM events
ARRAY JOIN identifiers AS identifier
GROUP BY identity_key, kind, value, source, import_id;

-- What a person is searched by: identifiers, order numbers and each word of a name, folded (no accents, lower case).
CREATE TABLE IF NOT EXISTS people_terms {on_cluster}
(
    term         String,
    kind         LowCardinality(String),
    identity_key UInt64,
    import_id    LowCardinality(String)
)
ENGINE = {replacing_merge_tree}
ORDER BY (term, kind, identity_key, import_id);

CREATE MATERIALIZED VIEW IF NOT EXISTS people_terms_from_identifiers {on_cluster} TO people_terms AS
SELECT DISTINCT replaceRegexpAll(lowerUTF8(normalizeUTF8NFKD(value)), '\\p{Mn}', '') AS term, kind, identity_key, import_id
FROM identifiers;

CREATE MATERIALIZED VIEW IF NOT EXISTS people_terms_from_orders {on_cluster} TO people_terms AS
SELECT DISTINCT replaceRegexpAll(lowerUTF8(normalizeUTF8NFKD(order_id)), '\\p{Mn}', '') AS term, 'order' AS kind, identity_key, import_id
FROM events
WHERE order_id != '' AND identity_key != 0;

CREATE MATERIALIZED VIEW IF NOT EXISTS people_terms_from_names {on_cluster} TO people_terms AS
SELECT DISTINCT
    arrayJoin(arrayFilter(word -> word != '', splitByRegexp('[^\\p{L}\\p{N}]+', replaceRegexpAll(lowerUTF8(normalizeUTF8NFKD(value)), '\\p{Mn}', '')))) AS term,
    'name' AS kind, identity_key, import_id
FROM traits
WHERE name IN ('name', 'first_name', 'last_name', 'middle_name', 'full_name', 'company', 'firstName', 'lastName', 'fullName') AND identity_key != 0;
