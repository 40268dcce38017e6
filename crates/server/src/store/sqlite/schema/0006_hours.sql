-- Opening hours, as the directory has them, in JSON; none where they are not known.
ALTER TABLE locations ADD COLUMN hours TEXT;
