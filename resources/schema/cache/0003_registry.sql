-- Registered models, prompts among them, and their versions, as their registry told them last. What SQL asks for
-- stands in columns, the rest is one JSON document of ours.

CREATE TABLE registered_model(
    connection INTEGER NOT NULL,
    name TEXT NOT NULL,
    document TEXT NOT NULL,
    seen INTEGER NOT NULL,
    versions_seen INTEGER NOT NULL,    -- when its versions were last read, by our clock
    versions_updated INTEGER NOT NULL, -- date of the model's last change then, by the server's clock
    PRIMARY KEY (connection, name)
) WITHOUT ROWID;

CREATE TABLE model_version(
    connection INTEGER NOT NULL,
    model TEXT NOT NULL,
    version TEXT NOT NULL,
    run_id TEXT NOT NULL,
    document TEXT NOT NULL,
    seen INTEGER NOT NULL,
    PRIMARY KEY (connection, model, version)
) WITHOUT ROWID;
