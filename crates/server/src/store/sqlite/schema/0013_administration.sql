-- What an administrator sets beside what was set before, and what was changed by whom.

-- When a location's new day begins, as hh:mm of its local time or 'off'; 04:00 where there is nothing.
ALTER TABLE locations ADD COLUMN new_day_at TEXT;
-- The moment at which its next day begins; nothing until that was worked out for the first time.
ALTER TABLE locations ADD COLUMN next_day_at INTEGER;

-- The numbers of a service's tickets: from the first to the last and again from the first; without end where there is none.
ALTER TABLE services ADD COLUMN numbers_from INTEGER CHECK (numbers_from >= 1);
ALTER TABLE services ADD COLUMN numbers_to INTEGER CHECK (numbers_to > numbers_from);
-- Whether the numbers began again since the day began: then one may still be in use.
ALTER TABLE services ADD COLUMN numbers_wrapped INTEGER NOT NULL DEFAULT 0 CHECK (numbers_wrapped IN (0, 1));

-- What administrators, and the server by itself, changed. Without secrets, and without what belongs to visitors.
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    -- The user of the operating system; nobody where the server did it by itself.
    who TEXT,
    what TEXT NOT NULL CHECK (what IN ('add', 'set', 'remove', 'reset', 'new day', 'erase', 'revoke', 'rotate keys', 'end all tokens')),
    -- The list that the changed entry is in.
    part TEXT,
    -- The id of the entry, the location or the ticket.
    id TEXT,
    -- What differs, as a JSON list of name, before and after.
    members TEXT
) STRICT;
CREATE INDEX audit_by_time ON audit (at);
