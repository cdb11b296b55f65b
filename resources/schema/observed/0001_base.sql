-- What was seen and passes: no server keeps it, so it cannot be fetched again. A pack holds a database of this
-- schema, too.

CREATE TABLE meta(
    one INTEGER PRIMARY KEY CHECK (one = 1),
    revision INTEGER NOT NULL, -- grows with every change
    swept INTEGER NOT NULL     -- grows whenever words and scopes are taken away: numbers learnt before may be gone
);
INSERT INTO meta(one, revision, swept) VALUES (1, 0, 0);

-- Texts and scopes are kept once each.
CREATE TABLE words(
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
);
CREATE TABLE scope(
    id INTEGER PRIMARY KEY,
    environment TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    model TEXT NOT NULL,
    segment TEXT NOT NULL,
    UNIQUE (environment, endpoint, model, segment)
);

CREATE TABLE item(
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL,    -- words: the connection or file that told
    key TEXT NOT NULL,          -- unique among those of its source
    kind INTEGER NOT NULL,      -- numbers of models/values/TimelineItem.h, as role and severity
    role INTEGER NOT NULL,
    severity INTEGER NOT NULL,
    scope INTEGER NOT NULL,
    title INTEGER NOT NULL,     -- words
    detail INTEGER NOT NULL,    -- words
    reference INTEGER NOT NULL, -- words
    at_ms INTEGER NOT NULL,     -- when it happened, at the latest
    after_ms INTEGER,           -- and at the earliest; null: at_ms is exact
    end_ms INTEGER,             -- null: a moment; the largest integer: it is not over
    seen_ms INTEGER NOT NULL,   -- when it was seen first
    UNIQUE (source, key)
);
CREATE INDEX item_by_time ON item(at_ms);
CREATE INDEX item_going ON item(source, kind) WHERE end_ms = 9223372036854775807;

-- The last complete look at all of a kind that a source has: what goes on was still so then.
CREATE TABLE look(
    source INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (source, kind)
) WITHOUT ROWID;

-- Windows of metrics: chunks of up to 4,096 points and levels of 64 beside them, as in cache.db.
CREATE TABLE series(
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL, -- words
    name INTEGER NOT NULL,   -- words: the expression, or what a panel calls it
    scope INTEGER NOT NULL,
    labels TEXT NOT NULL,    -- a JSON object
    UNIQUE (source, name, scope, labels)
);
CREATE TABLE chunk(
    id INTEGER PRIMARY KEY,
    series INTEGER NOT NULL REFERENCES series(id) ON DELETE CASCADE,
    points INTEGER NOT NULL,
    first_ms INTEGER NOT NULL,
    last_ms INTEGER NOT NULL,
    data BLOB NOT NULL,
    buckets BLOB NOT NULL
);
CREATE INDEX chunk_by_time ON chunk(series, first_ms);

-- Files and answers as they were, by digest, and under which names they were met.
CREATE TABLE document(
    digest TEXT PRIMARY KEY, -- SHA-256 in lower-case hexadecimal
    bytes BLOB NOT NULL
);
CREATE TABLE document_name(
    kind TEXT NOT NULL,        -- "policy", "environment", "log"
    name TEXT NOT NULL,
    digest TEXT NOT NULL REFERENCES document(digest) ON DELETE CASCADE,
    first_ms INTEGER NOT NULL, -- from when on it was seen so
    last_ms INTEGER NOT NULL,  -- and until when
    PRIMARY KEY (kind, name, first_ms)
) WITHOUT ROWID;
CREATE INDEX document_name_by_digest ON document_name(digest);
