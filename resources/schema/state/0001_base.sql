-- What the user made and nobody can fetch again.

-- AUTOINCREMENT: the number of a removed connection never comes back, for the cache knows connections by it.
CREATE TABLE connection(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    location TEXT NOT NULL,
    auth TEXT NOT NULL,
    settings TEXT NOT NULL, -- JSON object of texts
    secrets TEXT NOT NULL,  -- JSON object of references, never of secrets
    enabled INTEGER NOT NULL
);

CREATE TABLE setting(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
