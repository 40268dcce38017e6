-- What an administrator removes is gone at once, however long its history is: that is cleared afterwards, a little at a time.

-- What was removed and still has a history.
CREATE TABLE removals (
    part TEXT NOT NULL CHECK (part IN ('services', 'desks', 'users', 'devices')),
    id TEXT NOT NULL,
    PRIMARY KEY (part, id)
) STRICT, WITHOUT ROWID;

-- What grows with the history does not hold on to the directory: a row of it whose service, counter, person or device is no
-- more is hidden by the joins, until it is cleared. Only the words of the tables change, so no row is written anew
-- (https://www.sqlite.org/lang_altertable.html#otheralter).
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql =
    replace(replace(replace(replace(replace(replace(replace(sql,
        ' REFERENCES services (id) ON DELETE CASCADE', ''), ' REFERENCES services (id) ON DELETE SET NULL', ''),
        ' REFERENCES desks (id) ON DELETE CASCADE', ''), ' REFERENCES desks (id) ON DELETE SET NULL', ''),
        ' REFERENCES users (id) ON DELETE CASCADE', ''), ' REFERENCES users (id) ON DELETE SET NULL', ''),
        ' REFERENCES devices (id) ON DELETE SET NULL', '')
    WHERE type = 'table' AND name IN
        ('tickets', 'answers', 'sums_by_step', 'sums_by_day', 'sums_of_desk', 'service_times', 'forecast_errors');
PRAGMA writable_schema = RESET;
