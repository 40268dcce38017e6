-- Moments are microseconds since 1970 in UTC. Flags are 0 or 1.

CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE locations (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    time_zone TEXT
) STRICT;

CREATE TABLE services (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    location_id TEXT NOT NULL REFERENCES locations (id) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    name TEXT NOT NULL,
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    target_wait_s INTEGER,
    tolerance INTEGER NOT NULL CHECK (tolerance >= 0),
    last_number INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX services_of_location ON services (location_id, position);

CREATE TABLE desks (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    location_id TEXT NOT NULL REFERENCES locations (id) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    name TEXT NOT NULL
) STRICT;
CREATE INDEX desks_of_location ON desks (location_id);

CREATE TABLE desk_services (
    desk_id TEXT NOT NULL REFERENCES desks (id) ON DELETE CASCADE,
    service_id TEXT NOT NULL REFERENCES services (id) ON DELETE CASCADE,
    PRIMARY KEY (desk_id, service_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX desks_of_service ON desk_services (service_id);

CREATE TABLE users (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    username TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    -- Argon2id, in PHC form.
    secret TEXT
) STRICT;

CREATE TABLE user_locations (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    location_id TEXT NOT NULL REFERENCES locations (id) ON DELETE CASCADE,
    PRIMARY KEY (user_id, location_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX users_of_location ON user_locations (location_id);

CREATE TABLE user_roles (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    PRIMARY KEY (user_id, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE devices (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    type TEXT NOT NULL,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE languages (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE tickets (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    service_id TEXT NOT NULL REFERENCES services (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    issued_at INTEGER NOT NULL,
    scheduled_at INTEGER,
    -- The later of issue and appointment.
    due_at INTEGER NOT NULL,
    state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 5),
    -- When it came into this state.
    state_at INTEGER NOT NULL,
    priority INTEGER NOT NULL CHECK (priority IN (0, 1)),
    appointment INTEGER NOT NULL CHECK (appointment IN (0, 1)),
    from_virtual INTEGER NOT NULL CHECK (from_virtual IN (0, 1)),
    transferred INTEGER NOT NULL DEFAULT 0 CHECK (transferred IN (0, 1)),
    note TEXT,
    lang TEXT NOT NULL,
    custom_field TEXT,
    client_name TEXT,
    app_displayname TEXT,
    app_id TEXT,
    device_id TEXT REFERENCES devices (id) ON DELETE SET NULL,
    dst_service_id TEXT REFERENCES services (id) ON DELETE SET NULL,
    dst_desk_id TEXT REFERENCES desks (id) ON DELETE SET NULL,
    dst_user_id TEXT REFERENCES users (id) ON DELETE SET NULL,
    -- The service it is listed under: where it was sent, or else where it was issued.
    queue_service_id TEXT NOT NULL GENERATED ALWAYS AS (coalesce(dst_service_id, service_id)) VIRTUAL,
    -- The answer of the first call, its moment and the service it was called for.
    first_call_seq INTEGER,
    first_called_at INTEGER,
    first_call_service_id TEXT,
    -- The newest answer of all when this ticket was cancelled: what was called since has a higher one.
    cancelled_after INTEGER
) STRICT;
-- Call next looks at the head of each of these, never at the queue's length.
CREATE INDEX waiting_open ON tickets (queue_service_id, priority, due_at, issued_at)
    WHERE state = 1 AND dst_desk_id IS NULL AND dst_user_id IS NULL;
CREATE INDEX waiting_for_desk ON tickets (dst_desk_id, priority, due_at, issued_at)
    WHERE state = 1 AND dst_desk_id IS NOT NULL;
CREATE INDEX waiting_for_user ON tickets (dst_user_id, priority, due_at, issued_at)
    WHERE state = 1 AND dst_user_id IS NOT NULL;
CREATE INDEX waiting_of_service ON tickets (queue_service_id) WHERE state = 1;
CREATE INDEX set_aside ON tickets (queue_service_id, state, state_at) WHERE state IN (3, 4);
CREATE INDEX first_calls ON tickets (first_call_service_id, first_call_seq) WHERE first_call_seq IS NOT NULL;
CREATE INDEX tickets_of_service ON tickets (service_id);
CREATE INDEX tickets_to_service ON tickets (dst_service_id) WHERE dst_service_id IS NOT NULL;

CREATE TABLE answers (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    ticket_seq INTEGER NOT NULL REFERENCES tickets (seq) ON DELETE CASCADE,
    desk_id TEXT NOT NULL REFERENCES desks (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    called_at INTEGER NOT NULL,
    ended_at INTEGER,
    outcome TEXT CHECK (outcome IN ('ended', 'paused', 'cancelled', 'transferred', 'reset')),
    recalls INTEGER NOT NULL DEFAULT 0,
    CHECK ((ended_at IS NULL) = (outcome IS NULL))
) STRICT;
-- At most one open answer per desk, per user and per ticket: the database itself holds the rule.
CREATE UNIQUE INDEX open_answer_of_desk ON answers (desk_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX open_answer_of_user ON answers (user_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX open_answer_of_ticket ON answers (ticket_seq) WHERE ended_at IS NULL;
CREATE INDEX answers_of_ticket ON answers (ticket_seq);
