-- Ads that were shown to a cookie or a mobile advertising id, as ad servers log them: one row an impression, or one row
-- for several with the time of the last. They stand at the device alone; whose it is, is asked when a question allows it.
CREATE TABLE IF NOT EXISTS ad_impressions {on_cluster}
(
    identity_key UInt64,
    timestamp    DateTime64(3, 'UTC'),
    message_hash UInt64,
    import_id    LowCardinality(String),
    row          UInt64,
    received_at  DateTime64(3, 'UTC'),
    source       LowCardinality(String),
    -- 'anonymous_id' (a cookie) or 'device_id' (a mobile advertising id)
    device_kind  LowCardinality(String),
    device_id    String,
    platform     LowCardinality(String),
    campaign     LowCardinality(String),
    creative     LowCardinality(String),
    placement    LowCardinality(String),
    impressions  UInt32,
    spend        Nullable(Decimal(18, 4)),
    currency     LowCardinality(String)
)
ENGINE = {merge_tree}
ORDER BY (identity_key, timestamp, message_hash);
