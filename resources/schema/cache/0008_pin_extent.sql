-- What a pin keeps up by itself: 0 everything that its run has, 1 only its histories (artifacts were chosen by hand).
ALTER TABLE pin ADD COLUMN extent INTEGER NOT NULL DEFAULT 0;
