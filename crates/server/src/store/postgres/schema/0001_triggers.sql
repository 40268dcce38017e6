-- How many wait in each service.
CREATE FUNCTION count_waiting(service TEXT, more BIGINT) RETURNS void LANGUAGE sql
    AS 'UPDATE services SET waiting = waiting + $2 WHERE id = $1';

CREATE FUNCTION ticket_waits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM count_waiting(new.queue_service_id, 1);
    RETURN NULL;
END $$;
CREATE TRIGGER waits AFTER INSERT ON tickets FOR EACH ROW WHEN (new.state = 1) EXECUTE FUNCTION ticket_waits();

CREATE FUNCTION ticket_waits_no_more() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM count_waiting(old.queue_service_id, -1);
    RETURN NULL;
END $$;
CREATE TRIGGER waits_no_more AFTER DELETE ON tickets FOR EACH ROW WHEN (old.state = 1)
    EXECUTE FUNCTION ticket_waits_no_more();

CREATE FUNCTION ticket_waits_otherwise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF old.state = 1 AND new.state = 1 AND old.queue_service_id = new.queue_service_id THEN
        RETURN NULL;
    END IF;
    IF old.state = 1 THEN
        PERFORM count_waiting(old.queue_service_id, -1);
    END IF;
    IF new.state = 1 THEN
        PERFORM count_waiting(new.queue_service_id, 1);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER waits_otherwise AFTER UPDATE OF state, service_id, dst_service_id ON tickets FOR EACH ROW
    WHEN (old.state = 1 OR new.state = 1) EXECUTE FUNCTION ticket_waits_otherwise();

CREATE FUNCTION ticket_cancelled_elsewhere() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE tickets SET cancelled_calls = (SELECT first_calls FROM services WHERE id = new.queue_service_id)
        WHERE seq = new.seq;
    RETURN NULL;
END $$;
CREATE TRIGGER cancelled_elsewhere AFTER UPDATE OF dst_service_id ON tickets FOR EACH ROW
    WHEN (new.state = 4 AND old.dst_service_id IS DISTINCT FROM new.dst_service_id)
    EXECUTE FUNCTION ticket_cancelled_elsewhere();

-- Calls that overtook: the newest of each location.
CREATE FUNCTION ticket_overtakes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    place TEXT := (SELECT location_id FROM services WHERE id = new.first_call_service_id);
BEGIN
    INSERT INTO overtaken (location_id, at, ticket_seq, by_seq, desk_id)
        SELECT place, new.first_called_at, t.seq, new.seq, a.desk_id
        FROM tickets t, answers a
        WHERE t.state = 1 AND t.queue_service_id = new.first_call_service_id AND t.due_at < new.due_at
            AND t.first_call_seq IS NULL AND a.seq = new.first_call_seq AND place IS NOT NULL
        ORDER BY t.due_at, t.seq LIMIT 20;
    DELETE FROM overtaken WHERE location_id = place
        AND seq <= (SELECT o.seq FROM overtaken o WHERE o.location_id = place ORDER BY o.seq DESC LIMIT 1 OFFSET 100);
    RETURN NULL;
END $$;
CREATE TRIGGER overtakes AFTER UPDATE OF first_call_seq ON tickets FOR EACH ROW
    WHEN (old.first_call_seq IS NULL AND new.first_call_seq IS NOT NULL AND new.priority = 0 AND new.appointment = 0
        AND new.scheduled_at IS NULL AND new.dst_desk_id IS NULL AND new.dst_user_id IS NULL)
    EXECUTE FUNCTION ticket_overtakes();

-- What happened to each ticket: the first and the newest entries.
CREATE FUNCTION tell_story(ticket BIGINT, what TEXT, at BIGINT, desk TEXT, who TEXT, to_type TEXT, to_id TEXT)
RETURNS void LANGUAGE sql AS $$
    INSERT INTO story (ticket_seq, n, what, at, desk_id, user_id, to_type, to_id)
        SELECT $1, coalesce(max(s.n), 0) + 1, $2, $3, $4, $5, $6, $7 FROM story s WHERE s.ticket_seq = $1
$$;
CREATE FUNCTION actor() RETURNS TEXT LANGUAGE sql STABLE AS 'SELECT actor FROM clock';
CREATE FUNCTION moment() RETURNS BIGINT LANGUAGE sql STABLE AS 'SELECT moment FROM clock';

CREATE FUNCTION story_keeps_its_bounds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM story WHERE ticket_seq = new.ticket_seq AND n BETWEEN 2 AND new.n - 199;
    RETURN NULL;
END $$;
CREATE TRIGGER story_bounded AFTER INSERT ON story FOR EACH ROW WHEN (new.n > 200)
    EXECUTE FUNCTION story_keeps_its_bounds();

CREATE FUNCTION story_of_issue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_story(new.seq, 'created', new.issued_at, NULL, actor(),
        CASE WHEN new.dst_desk_id IS NOT NULL THEN 'desk' WHEN new.dst_user_id IS NOT NULL THEN 'user' END,
        coalesce(new.dst_desk_id, new.dst_user_id));
    RETURN NULL;
END $$;
CREATE TRIGGER story_created AFTER INSERT ON tickets FOR EACH ROW EXECUTE FUNCTION story_of_issue();

CREATE FUNCTION story_of_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    is_sent CONSTANT BOOLEAN := (old.dst_service_id, old.dst_desk_id, old.dst_user_id)
        IS DISTINCT FROM (new.dst_service_id, new.dst_desk_id, new.dst_user_id);
BEGIN
    PERFORM tell_story(new.seq, 'changed', moment(), NULL, actor(),
        CASE WHEN NOT is_sent THEN NULL WHEN new.dst_desk_id IS NOT NULL THEN 'desk'
            WHEN new.dst_user_id IS NOT NULL THEN 'user' ELSE 'service' END,
        CASE WHEN is_sent THEN coalesce(new.dst_desk_id, new.dst_user_id, new.dst_service_id, new.service_id) END);
    RETURN NULL;
END $$;
CREATE TRIGGER story_changed
    AFTER UPDATE OF priority, note, custom_field, client_name, dst_service_id, dst_desk_id, dst_user_id ON tickets FOR EACH ROW
    WHEN (old.state = 1 AND new.state = 1 AND
        (old.priority, old.note, old.custom_field, old.client_name, old.dst_service_id, old.dst_desk_id, old.dst_user_id)
        IS DISTINCT FROM
        (new.priority, new.note, new.custom_field, new.client_name, new.dst_service_id, new.dst_desk_id, new.dst_user_id))
    EXECUTE FUNCTION story_of_change();

CREATE FUNCTION story_of_cancellation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_story(new.seq, CASE new.state WHEN 4 THEN 'cancelled' ELSE 'changed' END, new.state_at, NULL, actor(), NULL, NULL);
    RETURN NULL;
END $$;
CREATE TRIGGER story_cancelled AFTER UPDATE OF state ON tickets FOR EACH ROW WHEN (old.state = 1 AND new.state = 4)
    EXECUTE FUNCTION story_of_cancellation();
CREATE TRIGGER story_restored AFTER UPDATE OF state ON tickets FOR EACH ROW WHEN (old.state = 4 AND new.state = 1)
    EXECUTE FUNCTION story_of_cancellation();

-- Ended without an answer that was ended: by a reset, or because an import has removed the counter that served it.
CREATE FUNCTION story_of_invalidation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT what FROM story WHERE ticket_seq = new.seq ORDER BY n DESC LIMIT 1) IS DISTINCT FROM 'ended' THEN
        PERFORM tell_story(new.seq, 'ended', moment(), NULL, NULL, NULL, NULL);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER story_invalidated AFTER UPDATE OF state ON tickets FOR EACH ROW WHEN (old.state <> 5 AND new.state = 5)
    EXECUTE FUNCTION story_of_invalidation();

CREATE FUNCTION story_of_call() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_story(new.ticket_seq, 'called', new.called_at, new.desk_id, new.user_id, NULL, NULL);
    RETURN NULL;
END $$;
CREATE TRIGGER story_called AFTER INSERT ON answers FOR EACH ROW EXECUTE FUNCTION story_of_call();

CREATE FUNCTION story_of_recall() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_story(new.ticket_seq, 'recalled', moment(), new.desk_id, actor(), NULL, NULL);
    RETURN NULL;
END $$;
CREATE TRIGGER story_recalled AFTER UPDATE OF recalls ON answers FOR EACH ROW EXECUTE FUNCTION story_of_recall();

-- A transfer has changed the ticket's destination before. A reset ends what is open.
CREATE FUNCTION story_of_finish() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    t tickets;
BEGIN
    SELECT * INTO t FROM tickets WHERE seq = new.ticket_seq;
    PERFORM tell_story(new.ticket_seq, CASE new.outcome WHEN 'reset' THEN 'ended' ELSE new.outcome END, new.ended_at,
        new.desk_id, actor(),
        CASE WHEN new.outcome <> 'transferred' THEN NULL WHEN t.dst_desk_id IS NOT NULL THEN 'desk'
            WHEN t.dst_user_id IS NOT NULL THEN 'user' ELSE 'service' END,
        CASE WHEN new.outcome = 'transferred'
            THEN coalesce(t.dst_desk_id, t.dst_user_id, t.dst_service_id, t.service_id) END);
    RETURN NULL;
END $$;
CREATE TRIGGER story_finished AFTER UPDATE OF outcome ON answers FOR EACH ROW
    WHEN (old.outcome IS NULL AND new.outcome IS NOT NULL) EXECUTE FUNCTION story_of_finish();

-- The first call of a plain ticket, held against what was told in the two minutes before it was issued. More than four hours
-- off counts as four.
CREATE FUNCTION forecast_is_met() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO forecast_errors (service_id, day, error_s, times)
        SELECT f.service_id, f.day,
            least(abs((new.first_called_at - new.issued_at) / 1000000 - f.wait_s), 14400) / 10 * 10, 1
        FROM (SELECT service_id, day, wait_s FROM forecasts
            WHERE service_id = new.service_id AND at <= new.issued_at AND at > new.issued_at - 120000000
            ORDER BY at DESC LIMIT 1) f
        ON CONFLICT (service_id, day, error_s) DO UPDATE SET times = forecast_errors.times + 1;
    RETURN NULL;
END $$;
CREATE TRIGGER forecast_met AFTER UPDATE OF first_call_seq ON tickets FOR EACH ROW
    WHEN (old.first_call_seq IS NULL AND new.first_call_seq IS NOT NULL AND new.priority = 0 AND new.appointment = 0
        AND new.scheduled_at IS NULL AND new.dst_service_id IS NULL AND new.dst_desk_id IS NULL AND new.dst_user_id IS NULL)
    EXECUTE FUNCTION forecast_is_met();
