-- What newcomers would have been told, and how far that was off, without names: the server measures its own forecasts.

-- How long a newcomer of a service would wait, at most once a minute while somebody asks; of the last hours.
CREATE TABLE forecasts (
    service_id TEXT NOT NULL REFERENCES services (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    -- The business day of that moment.
    day TEXT NOT NULL,
    wait_s INTEGER NOT NULL,
    PRIMARY KEY (service_id, at)
) STRICT, WITHOUT ROWID;

-- By how many seconds, in tens, the forecasts of a day were off, and how often.
CREATE TABLE forecast_errors (
    service_id TEXT NOT NULL REFERENCES services (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    error_s INTEGER NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (service_id, day, error_s)
) STRICT, WITHOUT ROWID;

-- The first call of a plain ticket, held against what was told in the two minutes before it was issued. More than four
-- hours off counts as four.
CREATE TRIGGER forecast_met AFTER UPDATE OF first_call_seq ON tickets
    WHEN old.first_call_seq IS NULL AND new.first_call_seq IS NOT NULL AND new.priority = 0 AND new.appointment = 0
        AND new.scheduled_at IS NULL AND new.dst_service_id IS NULL AND new.dst_desk_id IS NULL
        AND new.dst_user_id IS NULL BEGIN
    INSERT INTO forecast_errors (service_id, day, error_s, times)
        SELECT f.service_id, f.day,
            min(abs((new.first_called_at - new.issued_at) / 1000000 - f.wait_s), 14400) / 10 * 10, 1
        FROM (SELECT service_id, day, wait_s FROM forecasts
            WHERE service_id = new.service_id AND at <= new.issued_at AND at > new.issued_at - 120000000
            ORDER BY at DESC LIMIT 1) f WHERE true
        ON CONFLICT DO UPDATE SET times = times + 1;
END;
