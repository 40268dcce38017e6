INSERT INTO locations (id, position, name) VALUES ('l', 0, 'L'), ('m', 1, 'M');
INSERT INTO services (id, position, location_id, tag, name, open, tolerance)
    VALUES ('a', 0, 'l', 'A', 'a', 1, 5), ('b', 1, 'l', 'B', 'b', 1, 5), ('c', 2, 'm', 'C', 'c', 1, 5);
INSERT INTO desks VALUES ('d', 0, 'l', '1', 'd'), ('e', 1, 'm', '2', 'e');
INSERT INTO users (id, position, username, display_name) VALUES ('u', 0, 'u', 'U'), ('v', 1, 'v', 'V');
UPDATE clock SET moment = 1000000, actor = 'u';
INSERT INTO forecasts VALUES ('a', 500000, '1970-01-01', 40), ('a', 900000, '1970-01-01', 30);
UPDATE services SET first_calls = 7 WHERE id = 'b';
INSERT INTO tickets (id, service_id, number, issued_at, due_at, state, state_at, priority, appointment, from_virtual, lang)
    VALUES ('t1', 'a', 1, 1000000, 1000000, 1, 1000000, 0, 0, 0, 'en'), ('t2', 'a', 2, 2000000, 2000000, 1, 2000000, 0, 0, 0, 'en'),
        ('t3', 'b', 3, 3000000, 3000000, 1, 3000000, 1, 0, 0, 'de'), ('t4', 'c', 4, 4000000, 4000000, 1, 4000000, 0, 1, 0, 'de');
INSERT INTO tickets (id, service_id, number, issued_at, due_at, state, state_at, priority, appointment, from_virtual, lang, dst_desk_id)
    VALUES ('t5', 'a', 5, 5000000, 5000000, 1, 5000000, 0, 0, 0, 'en', 'd');
INSERT INTO tickets (id, service_id, number, issued_at, due_at, state, state_at, priority, appointment, from_virtual, lang, dst_user_id)
    VALUES ('t6', 'a', 6, 6000000, 6000000, 1, 6000000, 0, 0, 1, 'en', 'v');
UPDATE clock SET moment = 9000000, actor = 'v';
UPDATE tickets SET note = 'n' WHERE id = 't1';
UPDATE tickets SET note = 'n' WHERE id = 't1';
UPDATE tickets SET dst_service_id = 'b', undo = 'sent' WHERE id = 't3';
UPDATE tickets SET dst_service_id = 'c' WHERE id = 't3';
UPDATE tickets SET dst_user_id = 'u', priority = 1 WHERE id = 't4';
INSERT INTO answers (id, ticket_seq, desk_id, user_id, called_at, service_id) VALUES ('x1', 2, 'd', 'u', 11000000, 'a');
UPDATE tickets SET state = 2, state_at = 11000000 WHERE id = 't2';
UPDATE tickets SET first_call_service_id = queue_service_id, first_called_at = 11000000, first_call_seq = 1
    WHERE id = 't2' AND first_call_seq IS NULL;
UPDATE clock SET moment = 12000000;
UPDATE answers SET recalls = recalls + 1 WHERE id = 'x1';
UPDATE tickets SET dst_service_id = 'b' WHERE id = 't2';
UPDATE answers SET ended_at = 13000000, outcome = 'transferred' WHERE id = 'x1';
UPDATE tickets SET state = 1, state_at = 13000000 WHERE id = 't2';
UPDATE tickets SET state = 4, state_at = 14000000, cancelled_calls = 1 WHERE id IN ('t1', 't2');
UPDATE tickets SET dst_service_id = 'a' WHERE id = 't2';
UPDATE tickets SET state = 1, state_at = 15000000 WHERE id = 't1';
INSERT INTO answers (id, ticket_seq, desk_id, user_id, called_at, service_id) VALUES ('x2', 1, 'd', 'u', 16000000, 'a');
UPDATE tickets SET state = 2, state_at = 16000000 WHERE id = 't1';
UPDATE answers SET ended_at = 17000000, outcome = 'paused' WHERE id = 'x2';
UPDATE tickets SET state = 3, state_at = 17000000 WHERE id = 't1';
INSERT INTO answers (id, ticket_seq, desk_id, user_id, called_at, service_id) VALUES ('x3', 1, 'd', 'u', 18000000, 'a');
UPDATE answers SET ended_at = 19000000, outcome = 'reset' WHERE id = 'x3';
UPDATE clock SET moment = 20000000, actor = NULL;
UPDATE tickets SET state = 5, state_at = 20000000 WHERE id IN ('t1', 't3');
DELETE FROM tickets WHERE id = 't4';
WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 250)
    INSERT INTO answers (id, ticket_seq, desk_id, user_id, called_at, ended_at, outcome)
        SELECT 'y' || n, 5, 'd', 'u', 20000000 + n, 20000000 + n, 'ended' FROM many ORDER BY n;
UPDATE answers SET recalls = 1 WHERE id = 'y7';
INSERT INTO presence (desk_id, user_id, state, services, since, told_at) VALUES ('d', 'u', 'present', '[]', 1, 1);
UPDATE presence SET state = 'break' WHERE desk_id = 'd';
DELETE FROM presence;
INSERT INTO requests (id, desk_id, kind, state, asked_at) VALUES ('r', 'd', 'open', 'asked', 1);
UPDATE requests SET state = 'accepted';
DELETE FROM desks WHERE id = 'e';
