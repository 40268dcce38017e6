-- The keys that sign tokens, in seconds since 1970. The one that is not retired signs; a retired one still checks, until
-- every token that it signed has ended. The one without a name is from before keys had names.
CREATE TABLE token_keys (
    kid TEXT NOT NULL PRIMARY KEY,
    secret BLOB NOT NULL,
    began INTEGER NOT NULL,
    retired INTEGER
) STRICT;

INSERT INTO token_keys (kid, secret, began) SELECT '', value, 0 FROM meta WHERE key = 'signing_key';
DELETE FROM meta WHERE key = 'signing_key';
