PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "answers" (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    ticket_seq INTEGER NOT NULL REFERENCES tickets (seq) ON DELETE CASCADE,
    desk_id TEXT NOT NULL,
    user_id TEXT,
    called_at INTEGER NOT NULL,
    ended_at INTEGER,
    outcome TEXT CHECK (outcome IN ('ended', 'paused', 'cancelled', 'transferred', 'reset')),
    recalls INTEGER NOT NULL DEFAULT 0,
    -- The service that it was opened for; a transfer changes the ticket's before the answer ends.
    service_id TEXT,
    CHECK ((ended_at IS NULL) = (outcome IS NULL)),
    CHECK (ended_at IS NOT NULL OR user_id IS NOT NULL)
) STRICT;
INSERT INTO answers VALUES(1,'x-1',1,'d1','ana',1782893040000000,1782893340000000,'ended',1,'a');
INSERT INTO answers VALUES(2,'x-2',2,'d1','ana',1782893400000000,1782893520000000,'paused',0,'b');
INSERT INTO answers VALUES(3,'x-3',3,'d2','rui',1782893580000000,1782893700000000,'cancelled',0,'b');
INSERT INTO answers VALUES(4,'x-4',4,'d1','ana',1782894000000000,NULL,NULL,0,'a');
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
CREATE TABLE clock (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    moment INTEGER NOT NULL,
    change INTEGER NOT NULL
, step INTEGER NOT NULL DEFAULT 0, ends_known_from INTEGER NOT NULL DEFAULT 0, history_summed INTEGER NOT NULL DEFAULT 0 CHECK (history_summed IN (0, 1)), actor TEXT) STRICT;
INSERT INTO clock VALUES(1,1782894000000000,0,5942980,5942980,0,NULL);
CREATE TABLE desk_services (
    desk_id TEXT NOT NULL REFERENCES desks (id) ON DELETE CASCADE,
    service_id TEXT NOT NULL REFERENCES services (id) ON DELETE CASCADE,
    PRIMARY KEY (desk_id, service_id)
) STRICT, WITHOUT ROWID;
INSERT INTO desk_services VALUES('d1','a');
INSERT INTO desk_services VALUES('d1','b');
INSERT INTO desk_services VALUES('d2','b');
CREATE TABLE desks (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    location_id TEXT NOT NULL REFERENCES locations (id) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    name TEXT NOT NULL
) STRICT;
INSERT INTO desks VALUES('d1',0,'north','1','Counter 1');
INSERT INTO desks VALUES('d2',1,'north','2','Counter 2');
CREATE TABLE device_keys (
    device_id TEXT NOT NULL PRIMARY KEY REFERENCES devices (id) ON DELETE CASCADE,
    digest BLOB NOT NULL UNIQUE,
    made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO device_keys VALUES('kiosk',X'6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b',1782900000000000);
CREATE TABLE devices (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    type TEXT NOT NULL,
    name TEXT NOT NULL
, location_id TEXT REFERENCES locations (id) ON DELETE CASCADE, printer TEXT) STRICT;
INSERT INTO devices VALUES('kiosk',0,'kiosk','Entrance','north','10.0.0.9:9100');
CREATE TABLE ended_tokens (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    -- Seconds since 1970; a token past its time needs no entry.
    ends INTEGER NOT NULL,
    PRIMARY KEY (user_id, id)
) STRICT, WITHOUT ROWID;
INSERT INTO ended_tokens VALUES('rui','j-1',1783492800);
CREATE TABLE forecast_errors (
    service_id TEXT NOT NULL,
    day TEXT NOT NULL,
    error_s INTEGER NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (service_id, day, error_s)
) STRICT, WITHOUT ROWID;
CREATE TABLE forecasts (
    service_id TEXT NOT NULL REFERENCES services (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    -- The business day of that moment.
    day TEXT NOT NULL,
    wait_s INTEGER NOT NULL,
    PRIMARY KEY (service_id, at)
) STRICT, WITHOUT ROWID;
INSERT INTO forecasts VALUES('b',1782894000000000,'2026-07-01',300);
CREATE TABLE held_tickets (
    digest BLOB NOT NULL PRIMARY KEY,
    ticket_id TEXT NOT NULL,
    device_id TEXT NOT NULL REFERENCES devices (id) ON DELETE CASCADE,
    service_id TEXT NOT NULL REFERENCES services (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    lang TEXT,
    held_at INTEGER NOT NULL
, slip INTEGER NOT NULL DEFAULT 0 CHECK (slip IN (0, 1, 2))) STRICT, WITHOUT ROWID;
INSERT INTO held_tickets VALUES(X'6868686868686868686868686868686868686868686868686868686868686868','t-held','kiosk','b',4,'pt_PT',1782900000000000,1);
CREATE TABLE kept_answers (
    -- Empty while authentication is off: nobody is known then.
    user_id TEXT NOT NULL,
    operation TEXT NOT NULL,
    key TEXT NOT NULL,
    -- SHA-256 of the parameters.
    asked BLOB NOT NULL,
    kept_at INTEGER NOT NULL,
    -- Either the members of a success, as JSON, or the number of a refusal.
    members TEXT,
    errno INTEGER, numbers TEXT,
    CHECK ((members IS NULL) <> (errno IS NULL)),
    PRIMARY KEY (user_id, operation, key)
) STRICT, WITHOUT ROWID;
INSERT INTO kept_answers VALUES('ana','createticket','k-1',X'0000000000000000000000000000000000000000000000000000000000000000',1782893880000000,'{}',NULL,NULL);
INSERT INTO kept_answers VALUES('ana','endcall','k-2',X'0101010101010101010101010101010101010101010101010101010101010101',1782893880000000,NULL,7,NULL);
CREATE TABLE languages (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL
) STRICT;
INSERT INTO languages VALUES('pt_PT',0,'Português');
CREATE TABLE locations (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    time_zone TEXT
, hours TEXT, new_day_at TEXT, next_day_at INTEGER, erased_before INTEGER NOT NULL DEFAULT 0, notice TEXT, day_began_at INTEGER NOT NULL DEFAULT 0, day_after_answer INTEGER NOT NULL DEFAULT 0, day_after_ticket INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO locations VALUES('north',0,'Norte “1”','Europe/Lisbon','{"mon":[["09:00","17:00"]]}',NULL,NULL,0,'The lift is out of order.',0,0,0);
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE overtaken (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    location_id TEXT NOT NULL REFERENCES locations (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    ticket_seq INTEGER NOT NULL,
    by_seq INTEGER NOT NULL,
    desk_id TEXT NOT NULL
) STRICT;
CREATE TABLE phone_codes (
    digest BLOB NOT NULL PRIMARY KEY,
    ticket_seq INTEGER NOT NULL UNIQUE REFERENCES tickets (seq) ON DELETE CASCADE,
    -- The visitor has let others go ahead, which may be done once.
    let_ahead INTEGER NOT NULL DEFAULT 0 CHECK (let_ahead IN (0, 1)),
    -- When the visitor gave the ticket up.
    left_at INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO phone_codes VALUES(X'7070707070707070707070707070707070707070707070707070707070707070',5,1,NULL);
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
INSERT INTO presence VALUES('d1','ana','present',NULL,'["a","b"]',1782893100000000,1782894000000000);
CREATE TABLE requests (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    desk_id TEXT NOT NULL REFERENCES desks (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('open', 'serve', 'close')),
    service_id TEXT REFERENCES services (id) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('asked', 'accepted', 'declined', 'ended')),
    asked_at INTEGER NOT NULL
) STRICT;
INSERT INTO requests VALUES(1,'r-1','d2','serve','b','asked',1782893940000000);
CREATE TABLE service_times (
    service_id TEXT NOT NULL,
    day TEXT NOT NULL,
    seconds INTEGER NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (service_id, day, seconds)
) STRICT, WITHOUT ROWID;
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
, waiting INTEGER NOT NULL DEFAULT 0, first_calls INTEGER NOT NULL DEFAULT 0, average_wait_s INTEGER NOT NULL DEFAULT 0, average_at INTEGER, directory_open INTEGER CHECK (directory_open IN (0, 1)), numbers_from INTEGER CHECK (numbers_from >= 1), numbers_to INTEGER CHECK (numbers_to > numbers_from), numbers_wrapped INTEGER NOT NULL DEFAULT 0 CHECK (numbers_wrapped IN (0, 1))) STRICT;
INSERT INTO services VALUES('a',0,'north','A','Payments; it''s',0,600,2,2,0,2,0,1782894000000000,1,NULL,NULL,0);
INSERT INTO services VALUES('b',1,'north','B','Ωmega',1,NULL,10,5,3,2,0,1782893580000000,1,NULL,NULL,0);
CREATE TABLE step_ends (
    service_id TEXT NOT NULL REFERENCES services (id) ON DELETE CASCADE,
    step INTEGER NOT NULL,
    waiting INTEGER NOT NULL,
    -- The due time of the one that had waited longest.
    oldest_due INTEGER NOT NULL,
    PRIMARY KEY (service_id, step)
) STRICT, WITHOUT ROWID;
CREATE TABLE story (
    ticket_seq INTEGER NOT NULL REFERENCES tickets (seq) ON DELETE CASCADE,
    -- Counts from 1 for each ticket.
    n INTEGER NOT NULL,
    what TEXT NOT NULL CHECK (what IN
        ('created', 'called', 'recalled', 'ended', 'paused', 'cancelled', 'transferred', 'changed')),
    at INTEGER NOT NULL,
    -- The counter of an answer.
    desk_id TEXT,
    -- Who did it, where that is known.
    user_id TEXT,
    -- Where it was sent, or for whom it was issued.
    to_type TEXT CHECK (to_type IN ('service', 'desk', 'user')),
    to_id TEXT,
    PRIMARY KEY (ticket_seq, n)
) STRICT, WITHOUT ROWID;
INSERT INTO story VALUES(1,1,'created',1782892800000000,NULL,NULL,NULL,NULL);
INSERT INTO story VALUES(1,2,'called',1782893040000000,'d1','ana',NULL,NULL);
INSERT INTO story VALUES(1,3,'ended',1782893340000000,'d1',NULL,NULL,NULL);
INSERT INTO story VALUES(2,1,'created',1782892860000000,NULL,NULL,NULL,NULL);
INSERT INTO story VALUES(2,2,'called',1782893400000000,'d1','ana',NULL,NULL);
INSERT INTO story VALUES(2,3,'paused',1782893520000000,'d1',NULL,NULL,NULL);
INSERT INTO story VALUES(3,1,'created',1782892920000000,NULL,NULL,NULL,NULL);
INSERT INTO story VALUES(3,2,'called',1782893580000000,'d2','rui',NULL,NULL);
INSERT INTO story VALUES(3,3,'cancelled',1782893700000000,'d2',NULL,NULL,NULL);
INSERT INTO story VALUES(4,1,'created',1782892980000000,NULL,NULL,NULL,NULL);
INSERT INTO story VALUES(4,2,'called',1782894000000000,'d1','ana',NULL,NULL);
INSERT INTO story VALUES(5,1,'created',1782893760000000,NULL,NULL,NULL,NULL);
INSERT INTO story VALUES(6,1,'created',1782893820000000,NULL,NULL,NULL,NULL);
INSERT INTO story VALUES(7,1,'created',1782893880000000,NULL,NULL,NULL,NULL);
CREATE TABLE sums_by_day (
    service_id TEXT NOT NULL,
    day TEXT NOT NULL,
    issued INTEGER NOT NULL,
    appointments INTEGER NOT NULL,
    calls INTEGER NOT NULL,
    appointment_calls INTEGER NOT NULL,
    within_target INTEGER NOT NULL,
    waits INTEGER NOT NULL,
    appointment_waits INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    no_shows INTEGER NOT NULL,
    paused INTEGER NOT NULL,
    transferred INTEGER NOT NULL,
    service_time INTEGER NOT NULL,
    gave_up INTEGER NOT NULL DEFAULT 0,
    removed INTEGER NOT NULL,
    PRIMARY KEY (service_id, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE sums_by_step (
    service_id TEXT NOT NULL,
    step INTEGER NOT NULL,
    -- The business day that the step is part of.
    day TEXT NOT NULL,
    issued INTEGER NOT NULL,
    -- Of the issued, those with an appointment.
    appointments INTEGER NOT NULL,
    -- First calls, those of them with an appointment, and those within the target that the service had then.
    calls INTEGER NOT NULL,
    appointment_calls INTEGER NOT NULL,
    within_target INTEGER NOT NULL,
    -- From due time to first call, and of this what belongs to appointments.
    waits INTEGER NOT NULL,
    appointment_waits INTEGER NOT NULL,
    -- Answers, by how they were finished.
    ended INTEGER NOT NULL,
    no_shows INTEGER NOT NULL,
    paused INTEGER NOT NULL,
    transferred INTEGER NOT NULL,
    -- From call to the end of those answers.
    service_time INTEGER NOT NULL,
    -- Those who waited and left by their own word, and those whom a supervisor removed.
    gave_up INTEGER NOT NULL DEFAULT 0,
    removed INTEGER NOT NULL,
    PRIMARY KEY (service_id, step)
) STRICT, WITHOUT ROWID;
CREATE TABLE sums_of_desk (
    desk_id TEXT NOT NULL,
    day TEXT NOT NULL,
    ended INTEGER NOT NULL,
    -- Answers that were finished in any way, and their time.
    finished INTEGER NOT NULL,
    service_time INTEGER NOT NULL,
    PRIMARY KEY (desk_id, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE tickets (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    service_id TEXT NOT NULL,
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
    device_id TEXT,
    dst_service_id TEXT,
    dst_desk_id TEXT,
    dst_user_id TEXT,
    -- The service it is listed under: where it was sent, or else where it was issued.
    queue_service_id TEXT NOT NULL GENERATED ALWAYS AS (coalesce(dst_service_id, service_id)) VIRTUAL,
    -- The answer of the first call, its moment and the service it was called for.
    first_call_seq INTEGER,
    first_called_at INTEGER,
    first_call_service_id TEXT,
    -- The newest answer of all when this ticket was cancelled: what was called since has a higher one.
    cancelled_calls INTEGER, undo TEXT CHECK (undo IN ('cancelled', 'sent')), undo_service_id TEXT, undo_desk_id TEXT, undo_user_id TEXT, undo_transferred INTEGER CHECK (undo_transferred IN (0, 1)), personal INTEGER NOT NULL DEFAULT 1 CHECK (personal IN (0, 1))) STRICT;
INSERT INTO tickets VALUES(1,'t-ended','a',1,1782892800000000,NULL,1782892800000000,5,1782893340000000,0,0,0,0,NULL,'pt_PT',NULL,NULL,NULL,NULL,'kiosk',NULL,NULL,NULL,1,1782893040000000,'a',NULL,NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO tickets VALUES(2,'t-paused','b',1,1782892860000000,NULL,1782892860000000,3,1782893520000000,0,0,0,0,replace('two lines\nin a note','\n',char(10)),'pt_PT',NULL,'Zoë',NULL,NULL,NULL,NULL,NULL,NULL,2,1782893400000000,'b',NULL,NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO tickets VALUES(3,'t-cancelled','b',2,1782892920000000,NULL,1782892920000000,4,1782893700000000,0,0,0,0,NULL,'pt_PT',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,3,1782893580000000,'b',2,NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO tickets VALUES(4,'t-open','a',2,1782892980000000,NULL,1782892980000000,2,1782894000000000,0,0,0,0,NULL,'pt_PT',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,4,1782894000000000,'a',NULL,NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO tickets VALUES(5,'t-first','b',3,1782893760000000,NULL,1782893760000000,1,1782893760000000,0,0,0,0,NULL,'pt_PT',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO tickets VALUES(6,'t-second','b',4,1782893820000000,NULL,1782893820000000,1,1782893820000000,0,0,1,0,NULL,'pt_PT',NULL,'Łukasz',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO tickets VALUES(7,'t-bound','b',5,1782893880000000,NULL,1782893880000000,1,1782893880000000,0,0,0,0,NULL,'pt_PT',NULL,NULL,NULL,NULL,NULL,NULL,'d2',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1);
CREATE TABLE token_keys (
    kid TEXT NOT NULL PRIMARY KEY,
    secret BLOB NOT NULL,
    began INTEGER NOT NULL,
    retired INTEGER
) STRICT;
INSERT INTO token_keys VALUES('',X'6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b',0,NULL);
CREATE TABLE user_locations (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    location_id TEXT NOT NULL REFERENCES locations (id) ON DELETE CASCADE,
    PRIMARY KEY (user_id, location_id)
) STRICT, WITHOUT ROWID;
INSERT INTO user_locations VALUES('ana','north');
INSERT INTO user_locations VALUES('rui','north');
CREATE TABLE user_roles (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    PRIMARY KEY (user_id, role)
) STRICT, WITHOUT ROWID;
INSERT INTO user_roles VALUES('ana','acl_qmpad_access');
INSERT INTO user_roles VALUES('ana','qm_qmpad_issues_services');
INSERT INTO user_roles VALUES('ana','qm_qmpad_select_services');
INSERT INTO user_roles VALUES('ana','qm_qmpad_transfer_tickets');
INSERT INTO user_roles VALUES('ana','qm_qmpad_user_pause_ticket');
INSERT INTO user_roles VALUES('rui','acl_qmpad_access');
INSERT INTO user_roles VALUES('rui','qm_qmpad_issues_services');
INSERT INTO user_roles VALUES('rui','qm_qmpad_select_services');
INSERT INTO user_roles VALUES('rui','qm_qmpad_transfer_tickets');
INSERT INTO user_roles VALUES('rui','qm_qmpad_user_pause_ticket');
CREATE TABLE users (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    username TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    -- Argon2id, in PHC form.
    secret TEXT
, epoch INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO users VALUES('ana',0,'ana','Ana',NULL,0);
INSERT INTO users VALUES('rui',1,'rui','Rui',NULL,0);
CREATE TABLE usual_of_location (
    location_id TEXT PRIMARY KEY REFERENCES locations (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    times INTEGER NOT NULL,
    median_s INTEGER NOT NULL,
    long_s INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE usual_of_service (
    service_id TEXT PRIMARY KEY REFERENCES services (id) ON DELETE CASCADE,
    times INTEGER NOT NULL,
    median_s INTEGER NOT NULL,
    long_s INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE removals (
    part TEXT NOT NULL CHECK (part IN ('services', 'desks', 'users', 'devices')),
    id TEXT NOT NULL,
    PRIMARY KEY (part, id)
) STRICT, WITHOUT ROWID;
INSERT INTO removals VALUES('users','zoe');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('tickets',7);
INSERT INTO sqlite_sequence VALUES('answers',4);
CREATE INDEX services_of_location ON services (location_id, position);
CREATE INDEX desks_of_location ON desks (location_id);
CREATE INDEX desks_of_service ON desk_services (service_id);
CREATE INDEX users_of_location ON user_locations (location_id);
CREATE INDEX waiting_open ON tickets (queue_service_id, priority, due_at, issued_at)
    WHERE state = 1 AND dst_desk_id IS NULL AND dst_user_id IS NULL;
CREATE INDEX waiting_for_desk ON tickets (dst_desk_id, priority, due_at, issued_at)
    WHERE state = 1 AND dst_desk_id IS NOT NULL;
CREATE INDEX waiting_for_user ON tickets (dst_user_id, priority, due_at, issued_at)
    WHERE state = 1 AND dst_user_id IS NOT NULL;
CREATE INDEX set_aside ON tickets (queue_service_id, state, state_at) WHERE state IN (3, 4);
CREATE INDEX first_calls ON tickets (first_call_service_id, first_call_seq) WHERE first_call_seq IS NOT NULL;
CREATE INDEX tickets_of_service ON tickets (service_id);
CREATE INDEX tickets_to_service ON tickets (dst_service_id) WHERE dst_service_id IS NOT NULL;
CREATE INDEX kept_answers_by_age ON kept_answers (kept_at);
CREATE TRIGGER waits AFTER INSERT ON tickets WHEN new.state = 1 BEGIN
    UPDATE services SET waiting = waiting + 1 WHERE id = coalesce(new.dst_service_id, new.service_id);
END;
CREATE TRIGGER waits_no_more AFTER DELETE ON tickets WHEN old.state = 1 BEGIN
    UPDATE services SET waiting = waiting - 1 WHERE id = coalesce(old.dst_service_id, old.service_id);
END;
CREATE TRIGGER waits_otherwise AFTER UPDATE OF state, service_id, dst_service_id ON tickets
    WHEN old.state = 1 OR new.state = 1 BEGIN
    UPDATE services SET waiting = waiting - 1
        WHERE old.state = 1 AND id = coalesce(old.dst_service_id, old.service_id);
    UPDATE services SET waiting = waiting + 1
        WHERE new.state = 1 AND id = coalesce(new.dst_service_id, new.service_id);
END;
CREATE TRIGGER cancelled_elsewhere AFTER UPDATE OF dst_service_id ON tickets
    WHEN new.state = 4 AND old.dst_service_id IS NOT new.dst_service_id BEGIN
    UPDATE tickets SET cancelled_calls =
        (SELECT first_calls FROM services WHERE id = coalesce(new.dst_service_id, new.service_id))
        WHERE seq = new.seq;
END;
CREATE INDEX kept_refusals ON kept_answers (user_id, kept_at) WHERE errno IS NOT NULL;
CREATE INDEX overtaken_at_location ON overtaken (location_id, seq);
CREATE TRIGGER overtakes AFTER UPDATE OF first_call_seq ON tickets
    WHEN old.first_call_seq IS NULL AND new.first_call_seq IS NOT NULL AND new.priority = 0 AND new.appointment = 0
        AND new.scheduled_at IS NULL AND new.dst_desk_id IS NULL AND new.dst_user_id IS NULL BEGIN
    INSERT INTO overtaken (location_id, at, ticket_seq, by_seq, desk_id)
        SELECT s.location_id, new.first_called_at, t.seq, new.seq, a.desk_id
        FROM tickets t, services s, answers a
        WHERE t.state = 1 AND t.queue_service_id = new.first_call_service_id AND t.due_at < new.due_at
            AND t.first_call_seq IS NULL AND s.id = new.first_call_service_id AND a.seq = new.first_call_seq
        ORDER BY t.due_at, t.seq LIMIT 20;
    DELETE FROM overtaken WHERE seq <= (SELECT o.seq FROM overtaken o
        WHERE o.location_id = (SELECT location_id FROM services WHERE id = new.first_call_service_id)
        ORDER BY o.seq DESC LIMIT 1 OFFSET 100)
        AND location_id = (SELECT location_id FROM services WHERE id = new.first_call_service_id);
END;
CREATE INDEX waiting_by_due ON tickets (queue_service_id, due_at, scheduled_at) WHERE state = 1;
CREATE INDEX first_calls_by_time ON tickets (first_call_service_id, first_called_at, due_at)
    WHERE first_call_seq IS NOT NULL;
CREATE INDEX presence_told ON presence (told_at) WHERE state <> 'gone';
CREATE INDEX requests_open ON requests (desk_id) WHERE state = 'asked';
CREATE TRIGGER story_bounded AFTER INSERT ON story WHEN new.n > 200 BEGIN
    DELETE FROM story WHERE ticket_seq = new.ticket_seq AND n BETWEEN 2 AND new.n - 199;
END;
CREATE TRIGGER story_created AFTER INSERT ON tickets BEGIN
    INSERT INTO story (ticket_seq, n, what, at, user_id, to_type, to_id)
        VALUES (new.seq, 1, 'created', new.issued_at, (SELECT actor FROM clock),
            CASE WHEN new.dst_desk_id IS NOT NULL THEN 'desk' WHEN new.dst_user_id IS NOT NULL THEN 'user' END,
            coalesce(new.dst_desk_id, new.dst_user_id));
END;
CREATE TRIGGER story_changed AFTER UPDATE OF
        priority, note, custom_field, client_name, dst_service_id, dst_desk_id, dst_user_id ON tickets
    WHEN old.state = 1 AND new.state = 1 AND
        (old.priority, old.note, old.custom_field, old.client_name, old.dst_service_id, old.dst_desk_id, old.dst_user_id)
        IS NOT
        (new.priority, new.note, new.custom_field, new.client_name, new.dst_service_id, new.dst_desk_id, new.dst_user_id)
BEGIN
    INSERT INTO story (ticket_seq, n, what, at, user_id, to_type, to_id)
        SELECT new.seq, (SELECT coalesce(max(n), 0) + 1 FROM story WHERE ticket_seq = new.seq), 'changed', moment, actor,
            CASE WHEN (old.dst_service_id, old.dst_desk_id, old.dst_user_id)
                    IS (new.dst_service_id, new.dst_desk_id, new.dst_user_id) THEN NULL
                WHEN new.dst_desk_id IS NOT NULL THEN 'desk' WHEN new.dst_user_id IS NOT NULL THEN 'user'
                ELSE 'service' END,
            CASE WHEN (old.dst_service_id, old.dst_desk_id, old.dst_user_id)
                    IS NOT (new.dst_service_id, new.dst_desk_id, new.dst_user_id)
                THEN coalesce(new.dst_desk_id, new.dst_user_id, new.dst_service_id, new.service_id) END
        FROM clock;
END;
CREATE TRIGGER story_cancelled AFTER UPDATE OF state ON tickets WHEN old.state = 1 AND new.state = 4 BEGIN
    INSERT INTO story (ticket_seq, n, what, at, user_id)
        SELECT new.seq, (SELECT coalesce(max(n), 0) + 1 FROM story WHERE ticket_seq = new.seq),
            'cancelled', new.state_at, actor FROM clock;
END;
CREATE TRIGGER story_restored AFTER UPDATE OF state ON tickets WHEN old.state = 4 AND new.state = 1 BEGIN
    INSERT INTO story (ticket_seq, n, what, at, user_id)
        SELECT new.seq, (SELECT coalesce(max(n), 0) + 1 FROM story WHERE ticket_seq = new.seq),
            'changed', new.state_at, actor FROM clock;
END;
CREATE TRIGGER story_invalidated AFTER UPDATE OF state ON tickets WHEN old.state <> 5 AND new.state = 5
    AND (SELECT what FROM story WHERE ticket_seq = new.seq ORDER BY n DESC LIMIT 1) IS NOT 'ended' BEGIN
    INSERT INTO story (ticket_seq, n, what, at)
        SELECT new.seq, (SELECT coalesce(max(n), 0) + 1 FROM story WHERE ticket_seq = new.seq), 'ended', moment FROM clock;
END;
CREATE INDEX tickets_by_issue ON tickets (issued_at);
CREATE TRIGGER forecast_met AFTER UPDATE OF first_call_seq ON tickets
    WHEN old.first_call_seq IS NULL AND new.first_call_seq IS NOT NULL AND new.priority = 0 AND new.appointment = 0
        AND new.scheduled_at IS NULL AND new.dst_service_id IS NULL AND new.dst_desk_id IS NULL
        AND new.dst_user_id IS NULL BEGIN
    INSERT INTO forecast_errors (service_id, day, error_s, times)
        SELECT f.service_id, f.day,
            min(abs((new.first_called_at - new.issued_at) / 1000000 - f.wait_s), 14400) / 10 * 10, 1
        FROM (SELECT service_id, day, wait_s FROM forecasts
            WHERE service_id = new.service_id AND at <= new.issued_at AND at > new.issued_at - 120000000
            ORDER BY at DESC LIMIT 1) f WHERE true
        ON CONFLICT DO UPDATE SET times = times + 1;
END;
CREATE INDEX audit_by_time ON audit (at);
CREATE INDEX tickets_with_people ON tickets (issued_at) WHERE personal = 1;
CREATE UNIQUE INDEX open_answer_of_desk ON answers (desk_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX open_answer_of_user ON answers (user_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX open_answer_of_ticket ON answers (ticket_seq) WHERE ended_at IS NULL;
CREATE INDEX answers_of_ticket ON answers (ticket_seq);
CREATE INDEX answers_of_desk ON answers (desk_id, seq);
CREATE TRIGGER story_called AFTER INSERT ON answers BEGIN
    INSERT INTO story (ticket_seq, n, what, at, desk_id, user_id)
        VALUES (new.ticket_seq, (SELECT coalesce(max(n), 0) + 1 FROM story WHERE ticket_seq = new.ticket_seq),
            'called', new.called_at, new.desk_id, new.user_id);
END;
CREATE TRIGGER story_recalled AFTER UPDATE OF recalls ON answers BEGIN
    INSERT INTO story (ticket_seq, n, what, at, desk_id, user_id)
        SELECT new.ticket_seq, (SELECT coalesce(max(n), 0) + 1 FROM story WHERE ticket_seq = new.ticket_seq),
            'recalled', moment, new.desk_id, actor FROM clock;
END;
CREATE TRIGGER story_finished AFTER UPDATE OF outcome ON answers WHEN old.outcome IS NULL BEGIN
    INSERT INTO story (ticket_seq, n, what, at, desk_id, user_id, to_type, to_id)
        SELECT t.seq, (SELECT coalesce(max(n), 0) + 1 FROM story WHERE ticket_seq = t.seq),
            CASE new.outcome WHEN 'reset' THEN 'ended' ELSE new.outcome END, new.ended_at, new.desk_id,
            (SELECT actor FROM clock),
            CASE WHEN new.outcome <> 'transferred' THEN NULL WHEN t.dst_desk_id IS NOT NULL THEN 'desk'
                WHEN t.dst_user_id IS NOT NULL THEN 'user' ELSE 'service' END,
            CASE WHEN new.outcome = 'transferred'
                THEN coalesce(t.dst_desk_id, t.dst_user_id, t.dst_service_id, t.service_id) END
        FROM tickets t WHERE t.seq = new.ticket_seq;
END;
COMMIT;
PRAGMA user_version=18;
