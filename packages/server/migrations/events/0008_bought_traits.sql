-- What a trait was bought under; empty for what people said themselves. From expires_at on a row no longer counts, and a
-- daily job deletes it.
ALTER TABLE traits {on_cluster}
    ADD COLUMN IF NOT EXISTS supplier LowCardinality(String),
    ADD COLUMN IF NOT EXISTS licence LowCardinality(String),
    ADD COLUMN IF NOT EXISTS legal_basis LowCardinality(String),
    ADD COLUMN IF NOT EXISTS expires_at DateTime64(3, 'UTC') DEFAULT toDateTime64('2299-12-31 00:00:00', 3, 'UTC');

-- A bought name must not be found by its words after it has expired, so people are never searched by one.
ALTER TABLE people_terms_from_names {on_cluster} MODIFY QUERY
SELECT DISTINCT
    arrayJoin(arrayFilter(word -> word != '', splitByRegexp('[^\\p{L}\\p{N}]+', replaceRegexpAll(lowerUTF8(normalizeUTF8NFKD(value)), '\\p{Mn}', '')))) AS term,
    'name' AS kind, identity_key, import_id
FROM traits
WHERE name IN ('name', 'first_name', 'last_name', 'middle_name', 'full_name', 'company', 'firstName', 'lastName', 'fullName') AND identity_key != 0
  AND supplier = '';
