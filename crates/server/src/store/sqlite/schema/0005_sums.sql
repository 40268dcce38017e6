-- Sums of what happened, without names, so that a supervisor's numbers are known at once however long the day and the
-- history are. A step is five minutes, numbered from 1970 in UTC; a business day is the location's local date, as
-- yyyy-mm-dd; spans of time are microseconds unless the name says otherwise.

-- The service that an answer was opened for; a transfer changes the ticket's before the answer ends.
ALTER TABLE answers ADD COLUMN service_id TEXT;
-- Of older answers, what is still known: the first call's service, and for later calls where the ticket is now.
UPDATE answers SET service_id = (SELECT
    CASE t.first_call_seq WHEN answers.seq THEN t.first_call_service_id ELSE coalesce(t.dst_service_id, t.service_id) END
    FROM tickets t WHERE t.seq = answers.ticket_seq);

CREATE TABLE sums_by_step (
    service_id TEXT NOT NULL REFERENCES services (id) ON DELETE CASCADE,
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

-- The same, of whole business days.
CREATE TABLE sums_by_day (
    service_id TEXT NOT NULL REFERENCES services (id) ON DELETE CASCADE,
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

-- What was served at a counter, whoever sat there.
CREATE TABLE sums_of_desk (
    desk_id TEXT NOT NULL REFERENCES desks (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    ended INTEGER NOT NULL,
    -- Answers that were finished in any way, and their time.
    finished INTEGER NOT NULL,
    service_time INTEGER NOT NULL,
    PRIMARY KEY (desk_id, day)
) STRICT, WITHOUT ROWID;

-- How many answers took how many whole seconds: a distribution that can be added up over days.
CREATE TABLE service_times (
    service_id TEXT NOT NULL REFERENCES services (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    seconds INTEGER NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (service_id, day, seconds)
) STRICT, WITHOUT ROWID;

-- What is usual on a business day: worked out once from the days before it.
CREATE TABLE usual_of_service (
    service_id TEXT PRIMARY KEY REFERENCES services (id) ON DELETE CASCADE,
    times INTEGER NOT NULL,
    median_s INTEGER NOT NULL,
    long_s INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- All services of a location together, and the day for which these and its services' rows hold.
CREATE TABLE usual_of_location (
    location_id TEXT PRIMARY KEY REFERENCES locations (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    times INTEGER NOT NULL,
    median_s INTEGER NOT NULL,
    long_s INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who waited at the end of each step of the last hour; no row where nobody did.
CREATE TABLE step_ends (
    service_id TEXT NOT NULL REFERENCES services (id) ON DELETE CASCADE,
    step INTEGER NOT NULL,
    waiting INTEGER NOT NULL,
    -- The due time of the one that had waited longest.
    oldest_due INTEGER NOT NULL,
    PRIMARY KEY (service_id, step)
) STRICT, WITHOUT ROWID;

-- The step of the last change: those before it have their ends above.
ALTER TABLE clock ADD COLUMN step INTEGER NOT NULL DEFAULT 0;
-- The first step whose end is known.
ALTER TABLE clock ADD COLUMN ends_known_from INTEGER NOT NULL DEFAULT 0;
-- Whether what happened before there were sums is in them: that needs time zones, so the server does it at its start.
ALTER TABLE clock ADD COLUMN history_summed INTEGER NOT NULL DEFAULT 0 CHECK (history_summed IN (0, 1));
UPDATE clock SET step = moment / 300000000, ends_known_from = moment / 300000000;

-- Calls that overtook: the newest of each location.
CREATE TABLE overtaken (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    location_id TEXT NOT NULL REFERENCES locations (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    ticket_seq INTEGER NOT NULL,
    by_seq INTEGER NOT NULL,
    desk_id TEXT NOT NULL
) STRICT;
CREATE INDEX overtaken_at_location ON overtaken (location_id, seq);

-- A first call without priority, binding or appointment, while somebody due earlier waits for theirs. Of each call the
-- twenty who have waited longest are kept, and of each location the last hundred.
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

-- The one that has waited longest is the head of this; it also finds all who wait in a service.
DROP INDEX waiting_of_service;
CREATE INDEX waiting_by_due ON tickets (queue_service_id, due_at, scheduled_at) WHERE state = 1;
-- The waits of the last hour.
CREATE INDEX first_calls_by_time ON tickets (first_call_service_id, first_called_at, due_at)
    WHERE first_call_seq IS NOT NULL;
-- The last answer of a counter.
CREATE INDEX answers_of_desk ON answers (desk_id, seq);
