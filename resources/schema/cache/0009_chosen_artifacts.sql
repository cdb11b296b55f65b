-- What somebody chose of a pinned run's artifacts and is not fetched yet; model: of which of its logged models, '': its own.
CREATE TABLE chosen_artifact(
    connection INTEGER NOT NULL,
    remote_id TEXT NOT NULL,
    model TEXT NOT NULL,
    path TEXT NOT NULL,
    PRIMARY KEY (connection, remote_id, model, path),
    FOREIGN KEY (connection, remote_id) REFERENCES pin(connection, remote_id) ON DELETE CASCADE
) WITHOUT ROWID;
