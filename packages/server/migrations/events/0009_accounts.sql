-- Which companies or teams a fact is about, the strongest first: a group call's groupId, a company's number. As
-- `identifiers` says it of persons; a column of its own, because colleagues are not one person.
ALTER TABLE log {on_cluster} ADD COLUMN IF NOT EXISTS accounts Array(Tuple(kind LowCardinality(String), value String, key UInt64));
ALTER TABLE events {on_cluster} ADD COLUMN IF NOT EXISTS accounts Array(Tuple(kind LowCardinality(String), value String, key UInt64));

-- Every identifier of an account that a fact carried, and the strongest one that stood beside it: where the two
-- differ, the fact says that they are one account. Idempotent: the same fact read twice changes nothing.
CREATE TABLE IF NOT EXISTS account_identifiers {on_cluster}
(
    account_key UInt64,
    beside_key  UInt64,
    kind        LowCardinality(String),
    value       String,
    source      LowCardinality(String),
    import_id   LowCardinality(String),
    first_seen  SimpleAggregateFunction(min, DateTime64(3, 'UTC')),
    last_seen   SimpleAggregateFunction(max, DateTime64(3, 'UTC')),
    -- Time and message id as one text that sorts as the two do.
    first_said  SimpleAggregateFunction(min, String)
)
ENGINE = {aggregating_merge_tree}
ORDER BY (account_key, beside_key, kind, value, source, import_id);

-- Who is a member, by which evidence ("group", "context": an event within the account; "trait": the person's own
-- company), and who was said to have left (has_left).
CREATE TABLE IF NOT EXISTS account_evidence {on_cluster}
(
    account_key  UInt64,
    identity_key UInt64,
    rule         LowCardinality(String),
    has_left     UInt8,
    source       LowCardinality(String),
    import_id    LowCardinality(String),
    first_said   SimpleAggregateFunction(min, String),
    last_said    SimpleAggregateFunction(max, String)
)
ENGINE = {aggregating_merge_tree}
ORDER BY (account_key, identity_key, rule, has_left, source, import_id);

-- What group calls say of an account; the newest (timestamp, message_id) counts.
CREATE TABLE IF NOT EXISTS account_traits {on_cluster}
(
    name        LowCardinality(String),
    account_key UInt64,
    timestamp   DateTime64(3, 'UTC'),
    message_id  String,
    value       String,
    number      Nullable(Float64),
    type        LowCardinality(String),
    source      LowCardinality(String),
    import_id   LowCardinality(String)
)
ENGINE = {replacing_merge_tree}
ORDER BY (account_key, name, timestamp, message_id);

-- Whose an account's identifier is, where that is not itself; the highest version counts. Derived.
CREATE TABLE IF NOT EXISTS account_map {on_cluster}
(
    account_key UInt64,
    account_id  UInt64,
    version     UInt64
)
ENGINE = {replacing_merge_tree}(version)
ORDER BY account_key;

-- From which facts the map was derived: where they are others by now, it is derived again.
CREATE TABLE IF NOT EXISTS account_map_states {on_cluster}
(
    version     UInt64,
    fingerprint String
)
ENGINE = {merge_tree}
ORDER BY version;

CREATE MATERIALIZED VIEW IF NOT EXISTS account_identifiers_from_events {on_cluster} TO account_identifiers AS
SELECT
    account.key AS account_key, tupleElement(accounts[1], 3) AS beside_key, account.kind AS kind, account.value AS value,
    source, import_id, min(timestamp) AS first_seen, max(timestamp) AS last_seen,
    min(concat(leftPad(toString(toUnixTimestamp64Milli(timestamp) + 10000000000000), 14, '0'), ' ', message_id)) AS first_said
FROM events
ARRAY JOIN accounts AS account
GROUP BY account_key, beside_key, kind, value, source, import_id;

CREATE MATERIALIZED VIEW IF NOT EXISTS account_evidence_from_events {on_cluster} TO account_evidence AS
SELECT
    tupleElement(accounts[1], 3) AS account_key, identity_key,
    multiIf(type = 'group', 'group', type = 'identify', 'trait', 'context') AS rule,
    toUInt8((type = 'group' AND toString(traits.remove) = 'true') OR (type = 'identify' AND toString(traits.company.remove) = 'true')) AS has_left,
    source, import_id,
    min(concat(leftPad(toString(toUnixTimestamp64Milli(timestamp) + 10000000000000), 14, '0'), ' ', message_id)) AS first_said,
    max(concat(leftPad(toString(toUnixTimestamp64Milli(timestamp) + 10000000000000), 14, '0'), ' ', message_id)) AS last_said
FROM events
WHERE notEmpty(accounts) AND identity_key != 0
GROUP BY account_key, identity_key, rule, has_left, source, import_id;

CREATE MATERIALIZED VIEW IF NOT EXISTS account_traits_from_events {on_cluster} TO account_traits AS
SELECT
    tupleElement(trait, 1) AS name, tupleElement(accounts[1], 3) AS account_key, timestamp, message_id,
    if(startsWith(raw, '"'), JSONExtractString(raw), if(type = 'null', '', raw)) AS value,
    multiIf(type = 'number', toFloat64OrNull(value), type = 'boolean', if(raw = 'true', 1, 0),
            type = 'string', toFloat64OrNull(trimBoth(value)), NULL) AS number,
    multiIf(startsWith(raw, '"') AND NOT match(paths[name], '^U?Int'), 'string', startsWith(raw, '{'), 'object', startsWith(raw, '['), 'array',
            raw IN ('true', 'false'), 'boolean', raw = 'null', 'null', 'number') AS type,
    source, import_id
FROM
(
    SELECT *, arrayJoin(JSONExtractKeysAndValuesRaw(toString(traits))) AS trait, tupleElement(trait, 2) AS raw,
           -- Written as text, a whole number may stand in quotes.
           JSONAllPathsWithTypes(traits) AS paths
    FROM (SELECT message_id, timestamp, source, import_id, accounts, traits FROM events WHERE type = 'group' AND notEmpty(accounts))
)
WHERE name != 'remove';

-- Group calls that were taken before `accounts` was there name their account by `group_id` alone. Run twice, these change
-- nothing; log rows of that time that are not projected yet get their account from the projector.
INSERT INTO account_identifiers
SELECT
    account.key AS account_key, tupleElement(named[1], 3) AS beside_key, account.kind AS kind, account.value AS value,
    source, import_id, min(timestamp) AS first_seen, max(timestamp) AS last_seen,
    min(concat(leftPad(toString(toUnixTimestamp64Milli(timestamp) + 10000000000000), 14, '0'), ' ', message_id)) AS first_said
FROM (SELECT *, [(CAST('group_id', 'LowCardinality(String)'), trimBoth(group_id), reinterpretAsUInt64(reverse(substring(MD5(concat('group_id', '\0', trimBoth(group_id))), 1, 8))))]::Array(Tuple(kind LowCardinality(String), value String, key UInt64)) AS named
      FROM events WHERE type = 'group' AND empty(accounts) AND trimBoth(group_id) NOT IN ('', '0', 'null', 'undefined', '[object Object]'))
ARRAY JOIN named AS account
GROUP BY account_key, beside_key, kind, value, source, import_id;

INSERT INTO account_evidence
SELECT
    tupleElement(named[1], 3) AS account_key, identity_key,
    multiIf(type = 'group', 'group', type = 'identify', 'trait', 'context') AS rule,
    toUInt8((type = 'group' AND toString(traits.remove) = 'true') OR (type = 'identify' AND toString(traits.company.remove) = 'true')) AS has_left,
    source, import_id,
    min(concat(leftPad(toString(toUnixTimestamp64Milli(timestamp) + 10000000000000), 14, '0'), ' ', message_id)) AS first_said,
    max(concat(leftPad(toString(toUnixTimestamp64Milli(timestamp) + 10000000000000), 14, '0'), ' ', message_id)) AS last_said
FROM (SELECT *, [(CAST('group_id', 'LowCardinality(String)'), trimBoth(group_id), reinterpretAsUInt64(reverse(substring(MD5(concat('group_id', '\0', trimBoth(group_id))), 1, 8))))]::Array(Tuple(kind LowCardinality(String), value String, key UInt64)) AS named
      FROM events WHERE type = 'group' AND empty(accounts) AND trimBoth(group_id) NOT IN ('', '0', 'null', 'undefined', '[object Object]'))
WHERE identity_key != 0
GROUP BY account_key, identity_key, rule, has_left, source, import_id;

INSERT INTO account_traits
SELECT
    tupleElement(trait, 1) AS name, tupleElement(named[1], 3) AS account_key, timestamp, message_id,
    if(startsWith(raw, '"'), JSONExtractString(raw), if(type = 'null', '', raw)) AS value,
    multiIf(type = 'number', toFloat64OrNull(value), type = 'boolean', if(raw = 'true', 1, 0),
            type = 'string', toFloat64OrNull(trimBoth(value)), NULL) AS number,
    multiIf(startsWith(raw, '"') AND NOT match(paths[name], '^U?Int'), 'string', startsWith(raw, '{'), 'object', startsWith(raw, '['), 'array',
            raw IN ('true', 'false'), 'boolean', raw = 'null', 'null', 'number') AS type,
    source, import_id
FROM
(
    SELECT *, arrayJoin(JSONExtractKeysAndValuesRaw(toString(traits))) AS trait, tupleElement(trait, 2) AS raw,
           -- Written as text, a whole number may stand in quotes.
           JSONAllPathsWithTypes(traits) AS paths
    FROM (SELECT message_id, timestamp, source, import_id, named, traits FROM (SELECT *, [(CAST('group_id', 'LowCardinality(String)'), trimBoth(group_id), reinterpretAsUInt64(reverse(substring(MD5(concat('group_id', '\0', trimBoth(group_id))), 1, 8))))]::Array(Tuple(kind LowCardinality(String), value String, key UInt64)) AS named
      FROM events WHERE type = 'group' AND empty(accounts) AND trimBoth(group_id) NOT IN ('', '0', 'null', 'undefined', '[object Object]')) WHERE type = 'group')
)
WHERE name != 'remove';
