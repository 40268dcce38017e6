-- Whether the last imported directory has the service open: what a supervisor stopped or resumed since stays over an
-- import, unless its file says something else than the one before.
ALTER TABLE services ADD COLUMN directory_open INTEGER CHECK (directory_open IN (0, 1));
UPDATE services SET directory_open = open;
