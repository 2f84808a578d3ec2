-- Rows of a file that could not be taken, with the field, the reason and the value as it stands in the file.
CREATE TABLE IF NOT EXISTS import_rejects {on_cluster}
(
    import_id String,
    row       UInt64,
    field     LowCardinality(String),
    reason    LowCardinality(String),
    value     String,
    -- 1: the row was taken without this value.
    taken     UInt8
)
ENGINE = {merge_tree}
ORDER BY (import_id, row, field);

-- The keys of rows whose id column was proven unique: a later file brings only what is not here.
CREATE TABLE IF NOT EXISTS import_keys {on_cluster}
(
    kind      LowCardinality(String),
    key       UInt64,
    import_id LowCardinality(String)
)
ENGINE = {merge_tree}
ORDER BY (kind, key);
