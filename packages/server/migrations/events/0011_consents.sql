-- The ledger of consents: who said what to which purpose and channel, with what shows it. '' stands for every purpose or
-- channel. Written again after a crash, a row replaces itself.
CREATE TABLE IF NOT EXISTS consents {on_cluster}
(
    identity_key UInt64,
    purpose      LowCardinality(String),
    channel      LowCardinality(String),
    state        LowCardinality(String),
    time         DateTime64(3, 'UTC'),
    message_id   String,
    origin       LowCardinality(String),
    source       LowCardinality(String),
    import_id    LowCardinality(String),
    text_version UInt32,
    language     LowCardinality(String),
    page         String,
    country      LowCardinality(String),
    evidence     String,
    actor        String,
    reason       String,
    expires_at   Nullable(DateTime64(3, 'UTC')),
    recorded_at  DateTime64(3, 'UTC')
)
ENGINE = {replacing_merge_tree}
ORDER BY (identity_key, purpose, channel, time, message_id, state, import_id);
