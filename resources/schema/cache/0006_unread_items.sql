-- Items inside runs that the last successful pass could not read: later passes that do not look at those runs
-- go on naming them, also after a restart.
ALTER TABLE last_success ADD COLUMN unread BLOB;
