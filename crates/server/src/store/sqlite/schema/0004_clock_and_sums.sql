-- What must not follow the wall clock, and what must be known at once however long the history is.

-- One row: the moment given to the last change, which the next one never goes behind, and the number of the last
-- change that was told to listeners.
CREATE TABLE clock (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    moment INTEGER NOT NULL,
    change INTEGER NOT NULL
) STRICT;
-- Only what is not ended has an order to keep: an ended ticket from a day with a wrong clock counts for nothing.
INSERT INTO clock VALUES (1, max(
    coalesce((SELECT max(max(issued_at, state_at)) FROM tickets WHERE state <> 5), 0),
    coalesce((SELECT max(called_at) FROM answers WHERE ended_at IS NULL), 0)), 0);

-- How many wait in the service, kept by the triggers below.
ALTER TABLE services ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0;
-- How many of its tickets were called for the first time, ever.
ALTER TABLE services ADD COLUMN first_calls INTEGER NOT NULL DEFAULT 0;
-- The average wait after the last first call, and when that was. It holds for the business day of that moment.
ALTER TABLE services ADD COLUMN average_wait_s INTEGER NOT NULL DEFAULT 0;
ALTER TABLE services ADD COLUMN average_at INTEGER;
UPDATE services SET
    waiting = (SELECT count(*) FROM tickets t WHERE t.state = 1 AND t.queue_service_id = services.id),
    first_calls = (SELECT count(*) FROM tickets t
        WHERE t.first_call_service_id = services.id AND t.first_call_seq IS NOT NULL),
    -- The average itself needs the location's time zone: it is worked out at the start of the server.
    average_at = (SELECT t.first_called_at FROM tickets t
        WHERE t.first_call_service_id = services.id AND t.first_call_seq IS NOT NULL
        ORDER BY t.first_call_seq DESC LIMIT 1);

-- How many first calls the service of a cancelled ticket had had by then: its tolerance counts from here.
ALTER TABLE tickets ADD COLUMN cancelled_calls INTEGER;
UPDATE tickets SET cancelled_calls = (SELECT count(*) FROM tickets o
    WHERE o.first_call_service_id = tickets.queue_service_id AND o.first_call_seq <= tickets.cancelled_after)
    WHERE state = 4;
ALTER TABLE tickets DROP COLUMN cancelled_after;

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
-- A cancelled ticket falls back to another service when the one it was sent to is removed: it counts anew there.
CREATE TRIGGER cancelled_elsewhere AFTER UPDATE OF dst_service_id ON tickets
    WHEN new.state = 4 AND old.dst_service_id IS NOT new.dst_service_id BEGIN
    UPDATE tickets SET cancelled_calls =
        (SELECT first_calls FROM services WHERE id = coalesce(new.dst_service_id, new.service_id))
        WHERE seq = new.seq;
END;

-- Refusals that are kept under a key, by their age.
CREATE INDEX kept_refusals ON kept_answers (user_id, kept_at) WHERE errno IS NOT NULL;
