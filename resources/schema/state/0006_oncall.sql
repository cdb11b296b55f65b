-- Environments that are kept for whoever is on call, and how the last round of each went.

CREATE TABLE oncall_pin(
    environment TEXT PRIMARY KEY,
    budget_bytes INTEGER NOT NULL,
    every_ms INTEGER NOT NULL,  -- 0: refreshed by hand only
    pinned_ms INTEGER NOT NULL,
    failures INTEGER NOT NULL,  -- rounds in a row
    round TEXT                  -- a JSON document; null: none has ended yet
) WITHOUT ROWID;
