-- When each identifier was first and last seen, in small granules: what lists of people are sorted by. The table
-- `identifiers` says it by source as well, three times as many rows. Idempotent: the same fact read twice changes nothing.
CREATE TABLE IF NOT EXISTS people_seen {on_cluster}
(
    identity_key UInt64,
    kind         LowCardinality(String),
    import_id    LowCardinality(String),
    first_seen   SimpleAggregateFunction(min, DateTime64(3, 'UTC')),
    last_seen    SimpleAggregateFunction(max, DateTime64(3, 'UTC'))
)
ENGINE = {aggregating_merge_tree}
ORDER BY (identity_key, kind, import_id)
SETTINGS index_granularity = 256, min_bytes_for_wide_part = 1000000000000000, min_rows_for_wide_part = 1000000000000000;

CREATE MATERIALIZED VIEW IF NOT EXISTS people_seen_from_identifiers {on_cluster} TO people_seen AS
SELECT identity_key, kind, import_id, first_seen, last_seen
FROM identifiers;

INSERT INTO people_seen
SELECT identity_key, kind, import_id, first_seen, last_seen
FROM identifiers;
