-- Figures that somebody else has added up already: no person stands behind a row.
-- A figure that was not given is NULL, never 0: a rate over something unknown is unknown.
-- message_hash makes a row repeatable: written twice under one hash, it counts once (by hand: LIMIT 1 BY message_hash).

-- Ads, own posts and mailings: what was spent on them, and what came of them.
CREATE TABLE IF NOT EXISTS ad_figures {on_cluster}
(
    message_hash UInt64,
    import_id    LowCardinality(String),
    row          UInt64,
    received_at  DateTime64(3, 'UTC'),
    source       LowCardinality(String),
    kind         LowCardinality(String),
    date         Date32,
    period       LowCardinality(String),
    channel      LowCardinality(String),
    platform     LowCardinality(String),
    account      LowCardinality(String),
    campaign_id  String,
    campaign     LowCardinality(String),
    ad_group     LowCardinality(String),
    creative_id  String,
    creative     String,
    content_kind LowCardinality(String),
    content_url  String,
    audience     LowCardinality(String),
    placement    LowCardinality(String),
    device       LowCardinality(String),
    country      LowCardinality(String),
    region       LowCardinality(String),
    currency     LowCardinality(String),
    spend        Nullable(Decimal(18, 4)),
    revenue      Nullable(Decimal(18, 4)),
    impressions  Nullable(Float64),
    reach        Nullable(Float64),
    clicks       Nullable(Float64),
    engagements  Nullable(Float64),
    likes        Nullable(Float64),
    comments     Nullable(Float64),
    shares       Nullable(Float64),
    saves        Nullable(Float64),
    video_views  Nullable(Float64),
    conversions  Nullable(Float64),
    leads        Nullable(Float64),
    sent         Nullable(Float64),
    delivered    Nullable(Float64),
    opens        Nullable(Float64),
    bounces      Nullable(Float64),
    unsubscribes Nullable(Float64)
)
ENGINE = {merge_tree}
ORDER BY (date, channel, campaign, message_hash);

-- What others say: social, online, radio, tv, print, podcast, review. Share of voice compares `brand`.
CREATE TABLE IF NOT EXISTS mentions {on_cluster}
(
    message_hash     UInt64,
    import_id        LowCardinality(String),
    row              UInt64,
    received_at      DateTime64(3, 'UTC'),
    mention_id       String,
    published_at     DateTime64(3, 'UTC'),
    medium           LowCardinality(String),
    source           LowCardinality(String),
    brand            LowCardinality(String),
    topic            LowCardinality(String),
    author           String,
    author_followers Nullable(UInt64),
    title            String,
    text             String CODEC(ZSTD(1)),
    url              String,
    language         LowCardinality(String),
    country          LowCardinality(String),
    -- 'positive', 'neutral', 'negative' or '' as it was imported, and the same as a number from -1 to 1.
    sentiment        LowCardinality(String),
    sentiment_score  Nullable(Float64),
    reach            Nullable(Float64),
    engagements      Nullable(Float64),
    likes            Nullable(Float64),
    comments         Nullable(Float64),
    shares           Nullable(Float64),
    media_value      Nullable(Decimal(18, 4)),
    currency         LowCardinality(String),
    properties       Map(LowCardinality(String), String)
)
ENGINE = {merge_tree}
ORDER BY (published_at, brand, message_hash);

-- Business figures and other tools' web statistics, one row a value. Typed-in values have import_id = ''.
-- A correction is a new row under the same hash with a later received_at; ask with FINAL.
CREATE TABLE IF NOT EXISTS kpi_values {on_cluster}
(
    message_hash UInt64,
    import_id    LowCardinality(String),
    row          UInt64,
    received_at  DateTime64(3, 'UTC'),
    kpi          LowCardinality(String),
    date         Date32,
    period       LowCardinality(String),
    value        Float64,
    unit         LowCardinality(String),
    source       LowCardinality(String),
    dimensions   Map(LowCardinality(String), String),
    entered_by   String,
    is_deleted   UInt8
)
ENGINE = {replacing_merge_tree}(received_at, is_deleted)
ORDER BY (kpi, date, message_hash);

-- What is sold. Every import of a product is a row of its own; the newest counts (view current_products).
CREATE TABLE IF NOT EXISTS products {on_cluster}
(
    message_hash UInt64,
    import_id    LowCardinality(String),
    row          UInt64,
    received_at  DateTime64(3, 'UTC'),
    product_id   String,
    name         String,
    brand        LowCardinality(String),
    category     LowCardinality(String),
    price        Nullable(Decimal(18, 4)),
    cost         Nullable(Decimal(18, 4)),
    currency     LowCardinality(String),
    gtin         String,
    url          String,
    image_url    String,
    availability LowCardinality(String),
    description  String CODEC(ZSTD(1)),
    properties   Map(LowCardinality(String), String)
)
ENGINE = {merge_tree}
ORDER BY (product_id, received_at, row);

CREATE VIEW IF NOT EXISTS current_products {on_cluster} AS
SELECT * FROM products ORDER BY product_id, received_at DESC, row DESC LIMIT 1 BY product_id;
