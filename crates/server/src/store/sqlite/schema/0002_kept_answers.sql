-- The first answer to each Idempotency-Key. Written in the transaction of the action itself.
CREATE TABLE kept_answers (
    -- Empty while authentication is off: nobody is known then.
    user_id TEXT NOT NULL,
    operation TEXT NOT NULL,
    key TEXT NOT NULL,
    -- SHA-256 of the parameters.
    asked BLOB NOT NULL,
    kept_at INTEGER NOT NULL,
    -- Either the members of a success, as JSON, or the number of a refusal.
    members TEXT,
    errno INTEGER,
    CHECK ((members IS NULL) <> (errno IS NULL)),
    PRIMARY KEY (user_id, operation, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_answers_by_age ON kept_answers (kept_at);
