-- Where aliases and stages pointed, as we saw it. No registry keeps this history, so it cannot be fetched again.

CREATE TABLE alias_look(
    connection INTEGER NOT NULL,
    model TEXT NOT NULL,
    last_ms INTEGER NOT NULL,
    PRIMARY KEY (connection, model)
) WITHOUT ROWID;

CREATE TABLE alias_period(
    id INTEGER PRIMARY KEY,
    connection INTEGER NOT NULL,
    model TEXT NOT NULL,
    pointer TEXT NOT NULL,   -- "@champion", or "/Production" for a stage
    version TEXT NOT NULL,   -- empty: it pointed nowhere; several in a stage are joined by ", "
    after_ms INTEGER NOT NULL, -- last look before it; the smallest integer: we had never looked
    first_ms INTEGER NOT NULL, -- first look that found it, or when we did it
    last_ms INTEGER NOT NULL,  -- last look that found it
    ours INTEGER NOT NULL      -- 1: we did it ourselves
);
CREATE INDEX alias_period_by_pointer ON alias_period(connection, model, pointer, id);
