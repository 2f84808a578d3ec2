-- Whose identifiers would be if something were otherwise: rows of a preview, deleted when it is answered.
CREATE TABLE IF NOT EXISTS identity_trials {on_cluster}
(
    trial         String,
    identity_key  UInt64,
    person_before UInt64,
    person_after  UInt64,
    made_at       DateTime DEFAULT now()
)
ENGINE = {merge_tree}
ORDER BY (trial, identity_key)
TTL made_at + INTERVAL 1 DAY;
