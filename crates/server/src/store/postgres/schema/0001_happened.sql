-- What is counted, noted as what is told: in a setting of the transaction, one list as JSON a line. Spans are never negative: a
-- clock that was set back makes none shorter than nothing.
CREATE FUNCTION note_happened(what TEXT, service TEXT, desk TEXT, at BIGINT, span BIGINT, appointment BIGINT)
RETURNS void LANGUAGE sql AS $$
    SELECT set_config('callpad.happened', coalesce(current_setting('callpad.happened', true), '')
        || json_build_array($1, $2, $3, $4, $5, $6) || E'\n', true)
$$;

CREATE VIEW happened AS
    SELECT line.n, line.list ->> 0 AS what, line.list ->> 1 AS service, line.list ->> 2 AS desk,
        (line.list ->> 3)::BIGINT AS at, (line.list ->> 4)::BIGINT AS span, (line.list ->> 5)::BIGINT AS appointment
    FROM (SELECT n, text::json AS list
        FROM unnest(string_to_array(rtrim(current_setting('callpad.happened', true), E'\n'), E'\n')) WITH ORDINALITY AS t (text, n)
    ) AS line;

CREATE FUNCTION happened_is_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('callpad.happened', '', true);
    RETURN old;
END $$;
CREATE TRIGGER emptied INSTEAD OF DELETE ON happened FOR EACH ROW EXECUTE FUNCTION happened_is_emptied();

CREATE FUNCTION count_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    has_left BOOLEAN;
BEGIN
    IF tg_argv[0] = 'issued' THEN
        PERFORM note_happened('issued', new.service_id, NULL, new.issued_at, 0, new.appointment);
    ELSIF tg_argv[0] = 'called' THEN
        PERFORM note_happened('called', new.first_call_service_id, NULL, new.first_called_at,
            greatest(new.first_called_at - new.due_at, 0), new.appointment);
    ELSE
        has_left := EXISTS (SELECT 1 FROM phone_codes WHERE ticket_seq = new.seq AND left_at IS NOT NULL);
        IF tg_argv[0] = 'removed' THEN
            PERFORM note_happened(CASE WHEN has_left THEN 'left' ELSE 'removed' END,
                coalesce(old.dst_service_id, old.service_id), NULL, new.state_at, 0, new.appointment);
        ELSE
            PERFORM note_happened(CASE WHEN has_left THEN 'returned' ELSE 'restored' END,
                coalesce(old.dst_service_id, old.service_id), NULL, old.state_at, 0, new.appointment);
        END IF;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER sum_issued AFTER INSERT ON tickets FOR EACH ROW EXECUTE FUNCTION count_ticket('issued');
CREATE TRIGGER sum_called AFTER UPDATE OF first_call_seq ON tickets FOR EACH ROW
    WHEN (old.first_call_seq IS NULL AND new.first_call_seq IS NOT NULL) EXECUTE FUNCTION count_ticket('called');
CREATE TRIGGER sum_removed AFTER UPDATE OF state ON tickets FOR EACH ROW WHEN (old.state = 1 AND new.state = 4)
    EXECUTE FUNCTION count_ticket('removed');
CREATE TRIGGER sum_restored AFTER UPDATE OF state ON tickets FOR EACH ROW WHEN (old.state = 4 AND new.state = 1)
    EXECUTE FUNCTION count_ticket('restored');

CREATE FUNCTION count_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM note_happened(new.outcome, new.service_id, new.desk_id, new.ended_at, greatest(new.ended_at - new.called_at, 0), 0);
    RETURN NULL;
END $$;
CREATE TRIGGER sum_finished AFTER UPDATE OF outcome ON answers FOR EACH ROW
    WHEN (old.outcome IS NULL AND new.outcome <> 'reset') EXECUTE FUNCTION count_answer();
