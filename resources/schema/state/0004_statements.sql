-- What people said about the gates of a release: waivers, and answers to checklists. Canonical JSON (RFC 8785),
-- as it was signed. Only added to: a waiver is shown on its release forever.

CREATE TABLE waiver(
    id INTEGER PRIMARY KEY,
    release TEXT NOT NULL REFERENCES release(id),
    statement TEXT NOT NULL UNIQUE
);
CREATE INDEX waiver_release ON waiver(release);
CREATE TRIGGER waiver_stays_as_it_is BEFORE UPDATE ON waiver BEGIN SELECT raise(ABORT, 'waivers are only added'); END;
CREATE TRIGGER waiver_stays BEFORE DELETE ON waiver BEGIN SELECT raise(ABORT, 'waivers are only added'); END;

CREATE TABLE answer(
    id INTEGER PRIMARY KEY,
    release TEXT NOT NULL REFERENCES release(id),
    statement TEXT NOT NULL UNIQUE
);
CREATE INDEX answer_release ON answer(release);
CREATE TRIGGER answer_stays_as_it_is BEFORE UPDATE ON answer BEGIN SELECT raise(ABORT, 'answers are only added'); END;
CREATE TRIGGER answer_stays BEFORE DELETE ON answer BEGIN SELECT raise(ABORT, 'answers are only added'); END;
