-- What those who listen are told of. The table and what happened to its row say which entry it is.
CREATE FUNCTION note_of_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    CASE tg_argv[0]
        WHEN 'changed' THEN
            PERFORM note_change('changed', new.seq, NULL, NULL, coalesce(old.dst_service_id, old.service_id), NULL, NULL);
        WHEN 'reset' THEN
            PERFORM note_change('reset', NULL, NULL, NULL, NULL, NULL, NULL);
        -- It waits again.
        WHEN 'restored' THEN
            PERFORM note_change('changed', new.seq, NULL, NULL, NULL, NULL, NULL);
        ELSE
            PERFORM note_change(tg_argv[0], new.seq, NULL, NULL, NULL, NULL, NULL);
    END CASE;
    RETURN NULL;
END $$;
CREATE TRIGGER told_issued AFTER INSERT ON tickets FOR EACH ROW EXECUTE FUNCTION note_of_ticket('created');
CREATE TRIGGER told_changed
    AFTER UPDATE OF priority, note, custom_field, client_name, due_at, dst_service_id, dst_desk_id, dst_user_id ON tickets
    FOR EACH ROW WHEN (old.state = 1 AND new.state = 1 AND
        (old.priority, old.note, old.custom_field, old.client_name, old.due_at, old.dst_service_id, old.dst_desk_id,
            old.dst_user_id)
        IS DISTINCT FROM
        (new.priority, new.note, new.custom_field, new.client_name, new.due_at, new.dst_service_id, new.dst_desk_id,
            new.dst_user_id))
    EXECUTE FUNCTION note_of_ticket('changed');
CREATE TRIGGER told_cancelled AFTER UPDATE OF state ON tickets FOR EACH ROW WHEN (old.state = 1 AND new.state = 4)
    EXECUTE FUNCTION note_of_ticket('cancelled');
CREATE TRIGGER told_restored AFTER UPDATE OF state ON tickets FOR EACH ROW WHEN (old.state = 4 AND new.state = 1)
    EXECUTE FUNCTION note_of_ticket('restored');
CREATE TRIGGER told_removed AFTER DELETE ON tickets FOR EACH ROW WHEN (old.state <> 5) EXECUTE FUNCTION note_of_ticket('reset');

CREATE FUNCTION note_of_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM note_change(coalesce(tg_argv[0], new.outcome), new.ticket_seq, new.seq, NULL, NULL, NULL, NULL);
    RETURN NULL;
END $$;
CREATE TRIGGER told_called AFTER INSERT ON answers FOR EACH ROW EXECUTE FUNCTION note_of_answer('called');
CREATE TRIGGER told_recalled AFTER UPDATE OF recalls ON answers FOR EACH ROW EXECUTE FUNCTION note_of_answer('recalled');
CREATE TRIGGER told_finished AFTER UPDATE OF outcome ON answers FOR EACH ROW
    WHEN (old.outcome IS NULL AND new.outcome IS NOT NULL) EXECUTE FUNCTION note_of_answer();

CREATE FUNCTION note_of_service() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF tg_op = 'UPDATE' THEN
        PERFORM note_change('service', NULL, NULL, new.id, NULL, NULL, NULL);
    ELSE
        PERFORM note_change('reset', NULL, NULL, NULL, NULL, NULL, NULL);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER told_service AFTER UPDATE OF name, tag, open, location_id ON services FOR EACH ROW
    WHEN ((old.name, old.tag, old.open, old.location_id) IS DISTINCT FROM (new.name, new.tag, new.open, new.location_id))
    EXECUTE FUNCTION note_of_service();
CREATE TRIGGER told_services AFTER INSERT OR DELETE ON services FOR EACH ROW EXECUTE FUNCTION note_of_service();

CREATE FUNCTION note_of_presence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM note_change('counter', NULL, NULL, NULL, NULL, CASE tg_op WHEN 'DELETE' THEN old.desk_id ELSE new.desk_id END, NULL);
    RETURN NULL;
END $$;
CREATE TRIGGER told_presence AFTER INSERT OR DELETE ON presence FOR EACH ROW EXECUTE FUNCTION note_of_presence();
CREATE TRIGGER told_presence_changed AFTER UPDATE OF user_id, state, reason, services ON presence FOR EACH ROW
    WHEN ((old.user_id, old.state, old.reason, old.services) IS DISTINCT FROM (new.user_id, new.state, new.reason, new.services))
    EXECUTE FUNCTION note_of_presence();

CREATE FUNCTION note_of_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM note_change('request', NULL, NULL, NULL, NULL, NULL, new.seq);
    RETURN NULL;
END $$;
CREATE TRIGGER told_request AFTER INSERT ON requests FOR EACH ROW EXECUTE FUNCTION note_of_request();
CREATE TRIGGER told_request_ended AFTER UPDATE OF state ON requests FOR EACH ROW WHEN (old.state <> new.state)
    EXECUTE FUNCTION note_of_request();
