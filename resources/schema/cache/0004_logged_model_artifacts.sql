-- Files of logged models kept for offline use, and what their folders held when they were last listed.
CREATE TABLE logged_model_artifact(
    id INTEGER PRIMARY KEY,
    model INTEGER NOT NULL REFERENCES logged_model(id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    fetched INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (model, path)
);
CREATE TABLE logged_model_artifact_list(
    id INTEGER PRIMARY KEY,
    model INTEGER NOT NULL REFERENCES logged_model(id) ON DELETE CASCADE,
    directory TEXT NOT NULL,
    fetched INTEGER NOT NULL,
    entries BLOB NOT NULL,
    UNIQUE (model, directory)
);
