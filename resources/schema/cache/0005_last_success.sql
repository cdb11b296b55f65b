-- When a pass over a connection last ended well.
CREATE TABLE last_success(connection INTEGER PRIMARY KEY, at INTEGER NOT NULL);
