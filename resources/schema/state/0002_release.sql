-- Releases, what was said about them, and the ledger. Texts of plans, evidence and approvals are canonical
-- JSON (RFC 8785): their digests and signatures are over exactly these bytes.

CREATE TABLE release(
    id TEXT PRIMARY KEY,
    environment TEXT NOT NULL,
    state TEXT NOT NULL,            -- "draft", "waiting", "running", …
    reason TEXT NOT NULL,           -- why it is where it is
    plan TEXT NOT NULL,
    plan_digest TEXT NOT NULL,
    evidence TEXT NOT NULL,
    evidence_digest TEXT NOT NULL,
    rollback_of TEXT NOT NULL,      -- empty: a promotion
    stop_asked INTEGER NOT NULL,    -- 1: its driver is to stop before the next step
    driver TEXT NOT NULL,           -- who drives it; empty: nobody
    heartbeat_ms INTEGER NOT NULL,  -- of the driver
    changed_ms INTEGER NOT NULL
);
CREATE INDEX release_state ON release(state);

CREATE TABLE release_step(
    release TEXT NOT NULL REFERENCES release(id),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    state TEXT NOT NULL,            -- "planned", "intended", "requested", "confirmed", "conflict", "failed"
    attempts INTEGER NOT NULL,      -- acts intended
    intended_ms INTEGER,            -- when the last act was intended
    result TEXT NOT NULL,           -- what the last act answered
    observed TEXT,                  -- what was seen last; NULL: nobody looked
    observed_ms INTEGER,
    PRIMARY KEY(release, position)
) WITHOUT ROWID;

CREATE TABLE approval(
    id INTEGER PRIMARY KEY,
    release TEXT NOT NULL REFERENCES release(id),
    statement TEXT NOT NULL UNIQUE
);
CREATE INDEX approval_release ON approval(release);

CREATE TABLE ledger(
    seq INTEGER PRIMARY KEY,
    line TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE TRIGGER ledger_keeps_lines BEFORE UPDATE ON ledger BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER ledger_keeps_all BEFORE DELETE ON ledger BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;

CREATE TABLE known_key(
    id TEXT PRIMARY KEY,
    public_key TEXT NOT NULL,       -- "ed25519:BASE64"
    label TEXT NOT NULL,
    secret TEXT NOT NULL            -- reference to the private key; empty: somebody else's
);
