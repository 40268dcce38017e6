-- Tokens name their person's epoch and count in no other one. A new secret begins one, and so does the end of all
-- sessions. Tokens from before there were epochs count as of epoch 0.
ALTER TABLE users ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;
-- Tokens that were signed out before their time.
CREATE TABLE ended_tokens (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    -- Seconds since 1970; a token past its time needs no entry.
    ends INTEGER NOT NULL,
    PRIMARY KEY (user_id, id)
) STRICT, WITHOUT ROWID;
