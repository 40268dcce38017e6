-- What belongs to people is erased some days after the business day: of visitors and of those who served them.

-- Whether something of it may still be there; the index holds only such tickets.
ALTER TABLE tickets ADD COLUMN personal INTEGER NOT NULL DEFAULT 1 CHECK (personal IN (0, 1));
CREATE INDEX tickets_with_people ON tickets (issued_at) WHERE personal = 1;
-- Whatever was issued before this moment and is ended has been erased.
ALTER TABLE locations ADD COLUMN erased_before INTEGER NOT NULL DEFAULT 0;

-- Who served a ticket is erased too, so an answer may be without a user: the table is made anew.
CREATE TABLE answers_new (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    ticket_seq INTEGER NOT NULL REFERENCES tickets (seq) ON DELETE CASCADE,
    desk_id TEXT NOT NULL REFERENCES desks (id) ON DELETE CASCADE,
    user_id TEXT REFERENCES users (id) ON DELETE CASCADE,
    called_at INTEGER NOT NULL,
    ended_at INTEGER,
    outcome TEXT CHECK (outcome IN ('ended', 'paused', 'cancelled', 'transferred', 'reset')),
    recalls INTEGER NOT NULL DEFAULT 0,
    -- The service that it was opened for; a transfer changes the ticket's before the answer ends.
    service_id TEXT,
    CHECK ((ended_at IS NULL) = (outcome IS NULL)),
    CHECK (ended_at IS NOT NULL OR user_id IS NOT NULL)
) STRICT;
INSERT INTO answers_new (seq, id, ticket_seq, desk_id, user_id, called_at, ended_at, outcome, recalls, service_id)
    SELECT seq, id, ticket_seq, desk_id, user_id, called_at, ended_at, outcome, recalls, service_id FROM answers;
-- Numbers of answers that are no more are not given again.
INSERT INTO sqlite_sequence (name, seq) SELECT 'answers_new', seq FROM sqlite_sequence
    WHERE name = 'answers' AND NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'answers_new');
UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'answers') WHERE name = 'answers_new';
-- Triggers of other tables name it; they are looked at again when it is there.
PRAGMA legacy_alter_table = ON;
DROP TABLE answers;
ALTER TABLE answers_new RENAME TO answers;
PRAGMA legacy_alter_table = OFF;

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
