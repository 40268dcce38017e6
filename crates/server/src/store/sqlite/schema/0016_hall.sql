-- The hall: screens and kiosks with keys of their own, visitors' phones, and tickets that wait for their slip.

-- Where a device stands; one without a place is none of the hall's.
ALTER TABLE devices ADD COLUMN location_id TEXT REFERENCES locations (id) ON DELETE CASCADE;
-- The address of its slip printer, host and port.
ALTER TABLE devices ADD COLUMN printer TEXT;
-- What everybody in the hall is told.
ALTER TABLE locations ADD COLUMN notice TEXT;
-- When its day began by the clock, and the last answer and ticket of the day before, by their numbers: a clock may be set
-- back.
ALTER TABLE locations ADD COLUMN day_began_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE locations ADD COLUMN day_after_answer INTEGER NOT NULL DEFAULT 0;
ALTER TABLE locations ADD COLUMN day_after_ticket INTEGER NOT NULL DEFAULT 0;

-- Of each key only its SHA-256.
CREATE TABLE device_keys (
    device_id TEXT NOT NULL PRIMARY KEY REFERENCES devices (id) ON DELETE CASCADE,
    digest BLOB NOT NULL UNIQUE,
    made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The code with which a visitor's phone reads its ticket; only its SHA-256.
CREATE TABLE phone_codes (
    digest BLOB NOT NULL PRIMARY KEY,
    ticket_seq INTEGER NOT NULL UNIQUE REFERENCES tickets (seq) ON DELETE CASCADE,
    -- The visitor has let others go ahead, which may be done once.
    let_ahead INTEGER NOT NULL DEFAULT 0 CHECK (let_ahead IN (0, 1)),
    -- When the visitor gave the ticket up.
    left_at INTEGER
) STRICT, WITHOUT ROWID;

-- Tickets whose slip is not out yet: the number is taken, and nobody waits.
CREATE TABLE held_tickets (
    digest BLOB NOT NULL PRIMARY KEY,
    ticket_id TEXT NOT NULL,
    device_id TEXT NOT NULL REFERENCES devices (id) ON DELETE CASCADE,
    service_id TEXT NOT NULL REFERENCES services (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    lang TEXT,
    held_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
