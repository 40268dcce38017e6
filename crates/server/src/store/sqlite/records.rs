//! What the writer's connection records of each change, for the feed and for the sums. The tables are part of the same
//! transaction as the changes that they record, and are emptied in it.

/// For the feed. Of the service of a note, its locations as a JSON list.
const CHANGED: &str = "
PRAGMA temp_store = MEMORY;
CREATE TEMP TABLE changed (
    n INTEGER PRIMARY KEY, what TEXT NOT NULL, ticket INTEGER, answer INTEGER,
    -- Of a note, its locations as a JSON list.
    service TEXT,
    -- The service under which the ticket was listed before, where no answer tells from where it comes; of a note about a
    -- device, its members as JSON.
    came_from TEXT,
    desk TEXT, request INTEGER
);
CREATE TEMP TRIGGER issued AFTER INSERT ON main.tickets BEGIN
    INSERT INTO changed (what, ticket) VALUES ('created', new.seq);
END;
CREATE TEMP TRIGGER called AFTER INSERT ON main.answers BEGIN
    INSERT INTO changed (what, ticket, answer) VALUES ('called', new.ticket_seq, new.seq);
END;
CREATE TEMP TRIGGER recalled AFTER UPDATE OF recalls ON main.answers BEGIN
    INSERT INTO changed (what, ticket, answer) VALUES ('recalled', new.ticket_seq, new.seq);
END;
CREATE TEMP TRIGGER finished AFTER UPDATE OF outcome ON main.answers WHEN old.outcome IS NULL BEGIN
    INSERT INTO changed (what, ticket, answer) VALUES (new.outcome, new.ticket_seq, new.seq);
END;
CREATE TEMP TRIGGER changed_waiting AFTER UPDATE OF
        priority, note, custom_field, client_name, due_at, dst_service_id, dst_desk_id, dst_user_id ON main.tickets
    WHEN old.state = 1 AND new.state = 1 AND
        (old.priority, old.note, old.custom_field, old.client_name, old.due_at, old.dst_service_id, old.dst_desk_id,
            old.dst_user_id)
        IS NOT
        (new.priority, new.note, new.custom_field, new.client_name, new.due_at, new.dst_service_id, new.dst_desk_id,
            new.dst_user_id)
BEGIN
    INSERT INTO changed (what, ticket, came_from)
        VALUES ('changed', new.seq, coalesce(old.dst_service_id, old.service_id));
END;
CREATE TEMP TRIGGER cancelled_waiting AFTER UPDATE OF state ON main.tickets
    WHEN old.state = 1 AND new.state = 4 BEGIN
    INSERT INTO changed (what, ticket) VALUES ('cancelled', new.seq);
END;
CREATE TEMP TRIGGER waits_again AFTER UPDATE OF state ON main.tickets WHEN old.state = 4 AND new.state = 1 BEGIN
    INSERT INTO changed (what, ticket) VALUES ('changed', new.seq);
END;
CREATE TEMP TRIGGER removed AFTER DELETE ON main.tickets WHEN old.state <> 5 BEGIN
    INSERT INTO changed (what) VALUES ('reset');
END;
CREATE TEMP TRIGGER service_changed AFTER UPDATE OF name, tag, open, location_id ON main.services
    WHEN (old.name, old.tag, old.open, old.location_id) IS NOT (new.name, new.tag, new.open, new.location_id) BEGIN
    INSERT INTO changed (what, service) VALUES ('service', new.id);
END;
CREATE TEMP TRIGGER service_new AFTER INSERT ON main.services BEGIN
    INSERT INTO changed (what) VALUES ('reset');
END;
CREATE TEMP TRIGGER service_gone AFTER DELETE ON main.services BEGIN
    INSERT INTO changed (what) VALUES ('reset');
END;
CREATE TEMP TRIGGER presence_new AFTER INSERT ON main.presence BEGIN
    INSERT INTO changed (what, desk) VALUES ('counter', new.desk_id);
END;
CREATE TEMP TRIGGER presence_changed AFTER UPDATE OF user_id, state, reason, services ON main.presence
    WHEN (old.user_id, old.state, old.reason, old.services) IS NOT (new.user_id, new.state, new.reason, new.services)
BEGIN
    INSERT INTO changed (what, desk) VALUES ('counter', new.desk_id);
END;
CREATE TEMP TRIGGER presence_forgotten AFTER DELETE ON main.presence BEGIN
    INSERT INTO changed (what, desk) VALUES ('counter', old.desk_id);
END;
CREATE TEMP TRIGGER asked AFTER INSERT ON main.requests BEGIN
    INSERT INTO changed (what, request) VALUES ('request', new.seq);
END;
CREATE TEMP TRIGGER request_ended AFTER UPDATE OF state ON main.requests WHEN old.state <> new.state BEGIN
    INSERT INTO changed (what, request) VALUES ('request', new.seq);
END;";

/// For the sums. Spans are never negative: a clock that was set back makes none shorter than nothing.
const HAPPENED: &str = "
PRAGMA temp_store = MEMORY;
CREATE TEMP TABLE happened (n INTEGER PRIMARY KEY, what TEXT NOT NULL, service TEXT, desk TEXT, at INTEGER NOT NULL,
    span INTEGER NOT NULL, appointment INTEGER NOT NULL);
CREATE TEMP TRIGGER sum_issued AFTER INSERT ON main.tickets BEGIN
    INSERT INTO happened (what, service, at, span, appointment)
        VALUES ('issued', new.service_id, new.issued_at, 0, new.appointment);
END;
CREATE TEMP TRIGGER sum_called AFTER UPDATE OF first_call_seq ON main.tickets
    WHEN old.first_call_seq IS NULL AND new.first_call_seq IS NOT NULL BEGIN
    INSERT INTO happened (what, service, at, span, appointment) VALUES ('called', new.first_call_service_id,
        new.first_called_at, max(new.first_called_at - new.due_at, 0), new.appointment);
END;
CREATE TEMP TRIGGER sum_finished AFTER UPDATE OF outcome ON main.answers
    WHEN old.outcome IS NULL AND new.outcome <> 'reset' BEGIN
    INSERT INTO happened (what, service, desk, at, span, appointment) VALUES (new.outcome, new.service_id, new.desk_id,
        new.ended_at, max(new.ended_at - new.called_at, 0), 0);
END;
CREATE TEMP TRIGGER sum_removed AFTER UPDATE OF state ON main.tickets WHEN old.state = 1 AND new.state = 4 BEGIN
    INSERT INTO happened (what, service, at, span, appointment)
        SELECT CASE WHEN EXISTS (SELECT 1 FROM phone_codes WHERE ticket_seq = new.seq AND left_at IS NOT NULL)
                THEN 'left' ELSE 'removed' END,
            coalesce(old.dst_service_id, old.service_id), new.state_at, 0, new.appointment;
END;
CREATE TEMP TRIGGER sum_restored AFTER UPDATE OF state ON main.tickets WHEN old.state = 4 AND new.state = 1 BEGIN
    INSERT INTO happened (what, service, at, span, appointment)
        SELECT CASE WHEN EXISTS (SELECT 1 FROM phone_codes WHERE ticket_seq = new.seq AND left_at IS NOT NULL)
                THEN 'returned' ELSE 'restored' END,
            coalesce(old.dst_service_id, old.service_id), old.state_at, 0, new.appointment;
END;";

/// From now on all that is changed on this connection is recorded.
pub(super) fn install(connection: &rusqlite::Connection) -> rusqlite::Result<()> {
    connection.execute_batch(CHANGED)?;
    install_sums(connection)
}

/// The same for the sums alone, where nobody can listen.
pub(super) fn install_sums(connection: &rusqlite::Connection) -> rusqlite::Result<()> {
    connection.execute_batch(HAPPENED)
}
