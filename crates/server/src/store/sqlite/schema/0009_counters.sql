-- What the programs at the counters tell of themselves: somebody is there, on a break, or gone. Forgotten where it is not
-- told again.
CREATE TABLE presence (
    desk_id TEXT PRIMARY KEY REFERENCES desks (id) ON DELETE CASCADE,
    -- Nobody is known while authentication is off.
    user_id TEXT REFERENCES users (id) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('present', 'break', 'gone')),
    reason TEXT,
    -- The ids as a JSON array.
    services TEXT NOT NULL,
    -- When this state began, and when it was last told, by the clock.
    since INTEGER NOT NULL,
    told_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX presence_told ON presence (told_at) WHERE state <> 'gone';

-- What supervisors ask of counters.
CREATE TABLE requests (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    desk_id TEXT NOT NULL REFERENCES desks (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('open', 'serve', 'close')),
    service_id TEXT REFERENCES services (id) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('asked', 'accepted', 'declined', 'ended')),
    asked_at INTEGER NOT NULL
) STRICT;
CREATE INDEX requests_open ON requests (desk_id) WHERE state = 'asked';
