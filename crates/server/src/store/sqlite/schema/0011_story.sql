-- What happened to each ticket, recorded by the database itself, so that no rule can forget it. Ids of counters and people
-- stay as they were then, until an import removes what they belong to.
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

-- Who does what is written in this transaction; nobody where no operation was asked for.
ALTER TABLE clock ADD COLUMN actor TEXT;

-- A ticket can be recalled without end: the first entry and the newest 199 stay.
CREATE TRIGGER story_bounded AFTER INSERT ON story WHEN new.n > 200 BEGIN
    DELETE FROM story WHERE ticket_seq = new.ticket_seq AND n BETWEEN 2 AND new.n - 199;
END;
CREATE TRIGGER story_created AFTER INSERT ON tickets BEGIN
    INSERT INTO story (ticket_seq, n, what, at, user_id, to_type, to_id)
        VALUES (new.seq, 1, 'created', new.issued_at, (SELECT actor FROM clock),
            CASE WHEN new.dst_desk_id IS NOT NULL THEN 'desk' WHEN new.dst_user_id IS NOT NULL THEN 'user' END,
            coalesce(new.dst_desk_id, new.dst_user_id));
END;
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
-- A transfer has changed the ticket's destination before. A reset ends what is open.
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
-- Ended without an answer that was ended: by a reset, or because an import has removed the counter that served it.
CREATE TRIGGER story_invalidated AFTER UPDATE OF state ON tickets WHEN old.state <> 5 AND new.state = 5
    AND (SELECT what FROM story WHERE ticket_seq = new.seq ORDER BY n DESC LIMIT 1) IS NOT 'ended' BEGIN
    INSERT INTO story (ticket_seq, n, what, at)
        SELECT new.seq, (SELECT coalesce(max(n), 0) + 1 FROM story WHERE ticket_seq = new.seq), 'ended', moment FROM clock;
END;

-- Of tickets from before, what is known: not who ended an answer, where a transfer went, or when it was recalled or
-- changed while it waited. A reset ended many at one moment; of one alone the moment may be that of its call.
INSERT INTO story (ticket_seq, n, what, at, desk_id, user_id)
    SELECT ticket_seq, row_number() OVER (PARTITION BY ticket_seq ORDER BY place), what, at, desk_id, user_id FROM (
        SELECT seq AS ticket_seq, 0 AS place, 'created' AS what, issued_at AS at, NULL AS desk_id, NULL AS user_id
            FROM tickets
        UNION ALL SELECT ticket_seq, 2 * seq, 'called', called_at, desk_id, user_id FROM answers
        UNION ALL SELECT ticket_seq, 2 * seq + 1, CASE outcome WHEN 'reset' THEN 'ended' ELSE outcome END, ended_at,
            desk_id, NULL FROM answers WHERE outcome IS NOT NULL
        UNION ALL SELECT seq, 9223372036854775807, 'cancelled', state_at, NULL, NULL
            FROM tickets WHERE state = 4 AND undo = 'cancelled'
        UNION ALL SELECT seq, 9223372036854775807, 'ended', state_at, NULL, NULL FROM tickets t
            WHERE state = 5
                AND state_at IN (SELECT state_at FROM tickets WHERE state = 5 GROUP BY state_at HAVING count(*) > 1)
                AND NOT EXISTS (SELECT 1 FROM answers a WHERE a.ticket_seq = t.seq AND a.outcome IN ('ended', 'reset'))
    );

-- The tickets of a business day, the newest first.
CREATE INDEX tickets_by_issue ON tickets (issued_at);
