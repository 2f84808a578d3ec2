-- The log: every fact, in the order in which it was acknowledged, one lane ("node") for each writer.
-- A Rondo process writes lane 1 to 999; an import writes a lane of its own, opened when it is complete.
CREATE TABLE IF NOT EXISTS log {on_cluster}
(
    node         UInt32,
    seq          UInt64,
    message_hash UInt64,
    message_id   String,
    received_at  DateTime64(3, 'UTC'),
    source       LowCardinality(String),
    import_id    LowCardinality(String),
    type         LowCardinality(String),
    event        LowCardinality(String),
    identity_key UInt64,
    identifiers  Array(Tuple(kind LowCardinality(String), value String, key UInt64)),
    timestamp    DateTime64(3, 'UTC'),
    payload      String CODEC(ZSTD(1))
)
ENGINE = {merge_tree}
ORDER BY (node, seq)
TTL toDateTime(received_at) + INTERVAL 30 DAY;

-- Everything, typed, for questions. Segment's spec in snake_case, and after it what Rondo reads off each event.
-- No partitions: an import may span a century, and one insert may then touch more partitions than the engine allows.
CREATE TABLE IF NOT EXISTS events {on_cluster}
(
    message_id    String,
    message_hash  UInt64,
    node          UInt32,
    seq           UInt64,
    source        LowCardinality(String),
    import_id     LowCardinality(String),
    type          LowCardinality(String),
    event         LowCardinality(String),
    name          String,
    user_id       String,
    anonymous_id  String,
    group_id      String,
    previous_id   String,
    identity_key  UInt64,
    identifiers   Array(Tuple(kind LowCardinality(String), value String, key UInt64)),
    timestamp     DateTime64(3, 'UTC'),
    received_at   DateTime64(3, 'UTC'),
    properties    JSON,
    traits        JSON,
    context       JSON,
    page_host     LowCardinality(String),
    page_path     String,
    referrer_host LowCardinality(String),
    utm_source    LowCardinality(String),
    utm_medium    LowCardinality(String),
    channel       LowCardinality(String),
    campaign      LowCardinality(String),
    creative      LowCardinality(String),
    creator       LowCardinality(String),
    country       LowCardinality(String),
    region        LowCardinality(String),
    device        LowCardinality(String),
    order_id      String,
    revenue       Decimal(18, 4),
    currency      LowCardinality(String)
)
ENGINE = {merge_tree}
ORDER BY (identity_key, timestamp, message_hash);

-- One row for each trait that an identify or group call sets; the newest (timestamp, message_id) of a person wins.
CREATE TABLE IF NOT EXISTS traits {on_cluster}
(
    name         LowCardinality(String),
    identity_key UInt64,
    timestamp    DateTime64(3, 'UTC'),
    message_id   String,
    message_hash UInt64,
    value        String,
    number       Nullable(Float64),
    type         LowCardinality(String),
    source       LowCardinality(String),
    import_id    LowCardinality(String),
    node         UInt32,
    seq          UInt64
)
ENGINE = {merge_tree}
ORDER BY (name, identity_key, timestamp);

-- What intake could not take, with the reason and the cure; outcomes are rows of their own.
CREATE TABLE IF NOT EXISTS dead_letters {on_cluster}
(
    id          String,
    received_at DateTime64(3, 'UTC'),
    source      LowCardinality(String),
    step        LowCardinality(String),
    reason      LowCardinality(String),
    field       String,
    message     String,
    cure        String,
    type        LowCardinality(String),
    event       String,
    payload     String CODEC(ZSTD(1))
)
ENGINE = {merge_tree}
ORDER BY (received_at, id);

CREATE TABLE IF NOT EXISTS dead_letter_outcomes {on_cluster}
(
    id      String,
    outcome LowCardinality(String),
    at      DateTime64(3, 'UTC')
)
ENGINE = {merge_tree}
ORDER BY id;

-- What intake left out on purpose, counted: duplicates, blocked events.
CREATE TABLE IF NOT EXISTS intake_drops {on_cluster}
(
    minute DateTime('UTC'),
    source LowCardinality(String),
    reason LowCardinality(String),
    event  LowCardinality(String),
    count  UInt64
)
ENGINE = {summing_merge_tree}
ORDER BY (minute, source, reason, event);
