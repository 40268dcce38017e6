-- How far the slip of a held ticket is: 0 is awaited, 1 is being printed, 2 may be out.
ALTER TABLE held_tickets ADD COLUMN slip INTEGER NOT NULL DEFAULT 0 CHECK (slip IN (0, 1, 2));
