-- What was said and done in incidents: canonical JSON (RFC 8785), an entry a line. Only added to, each under an id of
-- its own, so that what was written offline elsewhere is joined without loss.

CREATE TABLE incident_entry(
    id TEXT PRIMARY KEY,            -- UUID
    incident TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    entry TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX incident_entry_incident ON incident_entry(incident, at_ms, id);
CREATE TRIGGER incident_entry_stays_as_it_is BEFORE UPDATE ON incident_entry
    BEGIN SELECT raise(ABORT, 'entries of incidents are only added'); END;
CREATE TRIGGER incident_entry_stays BEFORE DELETE ON incident_entry
    BEGIN SELECT raise(ABORT, 'entries of incidents are only added'); END;
