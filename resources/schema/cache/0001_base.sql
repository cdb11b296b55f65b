-- What can be fetched again. Times are milliseconds UTC; the smallest integer means "none".

-- Grows with every committed change. Starts at the time of creation, so that a rebuilt file is newer than the one
-- that it replaces, and no picture of the old file is taken for one of the new.
CREATE TABLE meta(id INTEGER PRIMARY KEY CHECK (id = 1), revision INTEGER NOT NULL);
INSERT INTO meta VALUES (1, unixepoch() * 1000);

CREATE TABLE experiment(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    connection INTEGER NOT NULL,
    remote_id TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    lifecycle INTEGER NOT NULL DEFAULT 0,
    created INTEGER NOT NULL DEFAULT -9223372036854775808,
    updated INTEGER NOT NULL DEFAULT -9223372036854775808,
    artifact_location TEXT NOT NULL DEFAULT '',
    tags BLOB NOT NULL DEFAULT x'',
    seen INTEGER NOT NULL DEFAULT -9223372036854775808,
    cursor_started INTEGER NOT NULL DEFAULT -9223372036854775808,
    cursor_ended INTEGER NOT NULL DEFAULT -9223372036854775808,
    cursor_backfill_before INTEGER NOT NULL DEFAULT -9223372036854775808,
    cursor_backfill INTEGER NOT NULL DEFAULT 0,
    cursor_full_pass INTEGER NOT NULL DEFAULT -9223372036854775808,
    UNIQUE (connection, remote_id)
);

-- What is asked for in SQL stands in columns; all the rest of a run is one document.
CREATE TABLE run(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    connection INTEGER NOT NULL,
    experiment INTEGER NOT NULL REFERENCES experiment(id),
    status INTEGER NOT NULL,
    lifecycle INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    changed INTEGER NOT NULL, -- meta.revision of the last change to its content
    remote_id TEXT NOT NULL,
    parent TEXT -- remote_id of its parent run
);
CREATE UNIQUE INDEX run_by_remote_id ON run(remote_id, connection);
CREATE INDEX run_by_experiment ON run(experiment);
CREATE INDEX run_by_parent ON run(parent, connection) WHERE parent IS NOT NULL;
CREATE INDEX run_unfinished ON run(experiment) WHERE status < 2;

CREATE TABLE run_document(
    run INTEGER PRIMARY KEY REFERENCES run(id) ON DELETE CASCADE,
    content BLOB NOT NULL
);

CREATE VIRTUAL TABLE run_text USING fts5(name, tags, notes, tokenize = 'unicode61 remove_diacritics 2');
CREATE TRIGGER run_text_removed AFTER DELETE ON run BEGIN
    DELETE FROM run_text WHERE rowid = old.id;
END;

-- Names of metrics (kind 1), params (2) and tags (3), numbered once for all runs. Numbers are never reused.
CREATE TABLE key(id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, name TEXT NOT NULL, UNIQUE (kind, name));

-- Dataset inputs: schemas and profiles are long, and thousands of runs share them.
CREATE TABLE dataset(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    connection INTEGER NOT NULL,
    hash BLOB NOT NULL, -- SHA-1 of content
    content BLOB NOT NULL,
    UNIQUE (connection, hash)
);

CREATE TABLE series(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    key INTEGER NOT NULL,
    state INTEGER NOT NULL, -- 0 complete, 1 live
    points INTEGER NOT NULL,
    chunks INTEGER NOT NULL,
    first_step INTEGER NOT NULL,
    last_step INTEGER NOT NULL,
    fetched INTEGER NOT NULL,
    UNIQUE (run, key)
);
-- id = series * 2^20 + number of the chunk
CREATE TABLE chunk(
    id INTEGER PRIMARY KEY,
    points INTEGER NOT NULL,
    min_step INTEGER NOT NULL,
    max_step INTEGER NOT NULL,
    data BLOB NOT NULL
);
-- Apart from the chunks, so that an overview reads no page of theirs.
CREATE TABLE chunk_overview(id INTEGER PRIMARY KEY, buckets BLOB NOT NULL);
-- value holds the bits of the double: a REAL column would turn NaN into NULL and -0.0 into 0.
CREATE TABLE tail(
    series INTEGER NOT NULL,
    position INTEGER NOT NULL,
    step INTEGER NOT NULL,
    at INTEGER NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (series, position)
) WITHOUT ROWID;
CREATE TRIGGER series_removed AFTER DELETE ON series BEGIN
    DELETE FROM chunk WHERE id BETWEEN old.id * 1048576 AND old.id * 1048576 + 1048575;
    DELETE FROM chunk_overview WHERE id BETWEEN old.id * 1048576 AND old.id * 1048576 + 1048575;
    DELETE FROM tail WHERE series = old.id;
END;

CREATE TABLE logged_model(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    connection INTEGER NOT NULL,
    remote_id TEXT NOT NULL,
    source_run TEXT NOT NULL,
    seen INTEGER NOT NULL,
    content BLOB NOT NULL,
    UNIQUE (connection, remote_id)
);
CREATE INDEX logged_model_by_run ON logged_model(source_run, connection);

-- By remote id: a pin outlives the run's row.
CREATE TABLE pin(connection INTEGER NOT NULL, remote_id TEXT NOT NULL, PRIMARY KEY (connection, remote_id)) WITHOUT ROWID;

CREATE TABLE artifact(
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    fetched INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (run, path)
);
CREATE TABLE artifact_list(
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    directory TEXT NOT NULL,
    fetched INTEGER NOT NULL,
    entries BLOB NOT NULL,
    UNIQUE (run, directory)
);
