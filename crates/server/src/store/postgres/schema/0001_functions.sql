-- What SQLite has and PostgreSQL calls otherwise: the greater and the smaller of two, nothing where one is nothing.
CREATE FUNCTION max(a BIGINT, b BIGINT) RETURNS BIGINT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS 'SELECT CASE WHEN a >= b THEN a ELSE b END';
CREATE FUNCTION min(a BIGINT, b BIGINT) RETURNS BIGINT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS 'SELECT CASE WHEN a <= b THEN a ELSE b END';

-- What the open transaction has changed, in order: a setting of the transaction, which is gone with it and taken back with its
-- savepoints. So it needs no table of a session, which a pooler would not keep together. Each line is a list as JSON. A
-- reset makes everything else irrelevant, and so does more than anybody would take up one by one.
CREATE FUNCTION note_change(what TEXT, ticket BIGINT, answer BIGINT, service TEXT, came_from TEXT, desk TEXT, request BIGINT)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    noted TEXT := coalesce(current_setting('callpad.changed', true), '');
    all_anew CONSTANT TEXT := E'["reset", null, null, null, null, null, null]\n';
BEGIN
    IF noted = all_anew THEN
        RETURN;
    END IF;
    IF what = 'reset' AND answer IS NULL OR length(noted) > 262144 THEN
        noted := all_anew;
    ELSE
        noted := noted || json_build_array(what, ticket, answer, service, came_from, desk, request) || E'\n';
    END IF;
    PERFORM set_config('callpad.changed', noted, true);
END $$;

-- The same as rows. What is put in is noted, and whoever empties it begins anew.
CREATE VIEW changed AS
    SELECT line.n, line.list ->> 0 AS what, (line.list ->> 1)::BIGINT AS ticket, (line.list ->> 2)::BIGINT AS answer,
        line.list ->> 3 AS service, line.list ->> 4 AS came_from, line.list ->> 5 AS desk, (line.list ->> 6)::BIGINT AS request
    FROM (SELECT n, text::json AS list
        FROM unnest(string_to_array(rtrim(current_setting('callpad.changed', true), E'\n'), E'\n')) WITH ORDINALITY AS t (text, n)
    ) AS line;

CREATE FUNCTION changed_is_noted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM note_change(new.what, new.ticket, new.answer, new.service, new.came_from, new.desk, new.request);
    RETURN new;
END $$;
CREATE TRIGGER noted INSTEAD OF INSERT ON changed FOR EACH ROW EXECUTE FUNCTION changed_is_noted();

CREATE FUNCTION changed_is_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('callpad.changed', '', true);
    RETURN old;
END $$;
CREATE TRIGGER emptied INSTEAD OF DELETE ON changed FOR EACH ROW EXECUTE FUNCTION changed_is_emptied();
