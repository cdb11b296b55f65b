-- Endpoints of clusters as they were seen last. What SQL asks for stands in columns, the rest is one JSON document
-- of ours.
CREATE TABLE endpoint(
    connection INTEGER NOT NULL,
    remote_id TEXT NOT NULL,
    namespace TEXT NOT NULL,
    name TEXT NOT NULL,
    system TEXT NOT NULL,
    document TEXT NOT NULL,
    seen INTEGER NOT NULL,
    PRIMARY KEY (connection, remote_id)
) WITHOUT ROWID;
