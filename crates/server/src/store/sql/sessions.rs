//! Which tokens are valid: those of a user's current epoch that were not signed out.

use jiff::Timestamp;

use crate::domain::token::Token;
use crate::store::sql::{self, Connection, OptionalExtension, params};

/// The most signed-out tokens of one user that would still be valid. Beyond that all of the user's tokens end, so that
/// no list grows without limit.
const MOST_ENDED: i64 = 1_000;

/// A user's epoch; `None` if there is no such user. Every token names the epoch of its issue, and is invalid once
/// another one has begun.
pub(crate) fn epoch(connection: &Connection, user: &str) -> sql::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT epoch FROM users WHERE id = ?1")?
        .query_row([user], |row| row.get(0))
        .optional()
}

/// Whether a token is valid, apart from its time.
pub(crate) fn counts(connection: &Connection, token: &Token) -> sql::Result<bool> {
    if epoch(connection, &token.user)? != Some(token.epoch) {
        return Ok(false);
    }
    let ended = connection
        .prepare_cached("SELECT 1 FROM ended_tokens WHERE user_id = ?1 AND id = ?2")?
        .exists([&token.user, &token.id])?;
    Ok(!ended)
}

/// Ends a token, or all tokens of its user.
pub(crate) fn end(connection: &Connection, token: &Token, all: bool, now: Timestamp) -> sql::Result<()> {
    connection.execute("DELETE FROM ended_tokens WHERE ends <= ?1", [now.as_second()])?;
    let ended: i64 = connection.query_row(
        "SELECT count(*) FROM ended_tokens WHERE user_id = ?1",
        [&token.user],
        |row| row.get(0),
    )?;
    if all || ended >= MOST_ENDED {
        return begin_epoch(connection, &token.user);
    }
    connection.execute(
        "INSERT INTO ended_tokens (user_id, id, ends) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        params![token.user, token.id, token.ends],
    )?;
    Ok(())
}

/// Ends all tokens of a user.
pub(crate) fn begin_epoch(connection: &Connection, user: &str) -> sql::Result<()> {
    connection.execute("UPDATE users SET epoch = epoch + 1 WHERE id = ?1", [user])?;
    connection.execute("DELETE FROM ended_tokens WHERE user_id = ?1", [user])?;
    Ok(())
}

/// Ends all tokens of everybody.
pub(crate) fn begin_epochs(connection: &Connection) -> sql::Result<()> {
    connection.execute("UPDATE users SET epoch = epoch + 1", [])?;
    connection.execute("DELETE FROM ended_tokens", [])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn with_user() -> Connection {
        let connection = crate::store::sqlite::schema::empty();
        connection
            .execute(
                "INSERT INTO users (id, position, username, display_name) VALUES ('ana', 0, 'ana', 'Ana')",
                [],
            )
            .unwrap();
        connection
    }

    fn token(id: &str, ends: i64) -> Token {
        Token { user: "ana".into(), epoch: 0, id: id.into(), ends }
    }

    #[test]
    fn one_token_or_all_of_a_person_end() {
        let connection = with_user();
        let counts = |token: &Token| super::counts(&connection, token).unwrap();
        let (one, other) = (token("1", 100), token("2", 100));
        end(&connection, &one, false, NOW).unwrap();
        end(&connection, &one, false, NOW).unwrap();
        assert!(!counts(&one) && counts(&other));
        end(&connection, &other, true, NOW).unwrap();
        assert!(!counts(&one) && !counts(&other));
        assert!(counts(&Token { epoch: 1, ..token("3", 100) }));
        assert!(!counts(&Token { user: "eva".into(), ..token("4", 100) }));
    }

    #[test]
    fn the_list_of_ended_tokens_has_an_end() {
        let connection = with_user();
        let kept = || {
            let sql = "SELECT count(*) FROM ended_tokens";
            connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap()
        };
        for number in 0..MOST_ENDED {
            end(&connection, &token(&number.to_string(), 100), false, NOW).unwrap();
        }
        assert_eq!((kept(), epoch(&connection, "ana").unwrap()), (MOST_ENDED, Some(0)));
        end(&connection, &token("more", 100), false, NOW).unwrap();
        assert_eq!((kept(), epoch(&connection, "ana").unwrap()), (0, Some(1)));
        end(&connection, &token("past", 100), false, NOW).unwrap();
        let later = Timestamp::from_second(100).unwrap();
        end(&connection, &token("last", 200), false, later).unwrap();
        assert_eq!(kept(), 1, "what is past its time needs no list");
    }
}
