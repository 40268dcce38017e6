//! The keys that sign tokens: one signs, and those before it check until what they signed has ended.

use jiff::Timestamp;

use crate::domain::token::{TOKEN_LIFETIME_S, TokenKey};
use crate::store::sql::{self, Connection, params};

/// All keys, the one that signs first. Makes one where none signs, and removes those whose last token has ended.
pub(crate) fn ring(connection: &Connection, now: Timestamp) -> sql::Result<Vec<TokenKey>> {
    connection
        .execute("DELETE FROM token_keys WHERE retired + ?1 < ?2", [TOKEN_LIFETIME_S, now.as_second()])?;
    let mut all = list(connection)?;
    if all.first().is_none_or(|first| first.retired.is_some()) {
        begin(connection, now)?;
        all = list(connection)?;
    }
    Ok(all)
}

/// All keys, the one that signs first, then the newest.
pub(crate) fn list(connection: &Connection) -> sql::Result<Vec<TokenKey>> {
    connection
        .prepare(
            "SELECT kid, secret, began, retired FROM token_keys
             ORDER BY retired IS NOT NULL, retired DESC, began DESC, kid",
        )?
        .query_map([], |row| {
            Ok(TokenKey { kid: row.get(0)?, secret: row.get(1)?, began: row.get(2)?, retired: row.get(3)? })
        })?
        .collect()
}

/// Lets a new key sign. The one before checks on, or nothing that was signed before counts any more. Gives its name.
pub(crate) fn rotate(connection: &Connection, now: Timestamp, end_all: bool) -> sql::Result<String> {
    if end_all {
        forget_all(connection)?;
    }
    connection.execute("UPDATE token_keys SET retired = ?1 WHERE retired IS NULL", [now.as_second()])?;
    begin(connection, now)
}

/// Ends all tokens; the next start makes a new key.
pub(crate) fn forget_all(connection: &Connection) -> sql::Result<()> {
    connection.execute("DELETE FROM token_keys", [])?;
    Ok(())
}

fn begin(connection: &Connection, now: Timestamp) -> sql::Result<String> {
    let mut secret = [0_u8; 32];
    let mut name = [0_u8; 8];
    for bytes in [&mut secret[..], &mut name[..]] {
        getrandom::fill(bytes).map_err(sql::Error::of_value)?;
    }
    let kid = format!("{:016x}", u64::from_be_bytes(name));
    connection.execute(
        "INSERT INTO token_keys (kid, secret, began) VALUES (?1, ?2, ?3)",
        params![kid, secret, now.as_second()],
    )?;
    Ok(kid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_signs_and_those_before_check_until_their_tokens_have_ended() {
        let connection = crate::store::sqlite::schema::empty();
        let at = |second: i64| Timestamp::from_second(second).unwrap();
        let kids = |ring: &[TokenKey]| ring.iter().map(|key| key.kid.clone()).collect::<Vec<_>>();
        let first = ring(&connection, at(100)).unwrap();
        assert_eq!(ring(&connection, at(200)).unwrap().len(), 1);
        let second = rotate(&connection, at(300), false).unwrap();
        let both = ring(&connection, at(400)).unwrap();
        assert_eq!(kids(&both), [second.clone(), first[0].kid.clone()]);
        assert_eq!(both[1].checks_until(), Some(300 + TOKEN_LIFETIME_S));
        let third = rotate(&connection, at(500), false).unwrap();
        assert_eq!(kids(&ring(&connection, at(300 + TOKEN_LIFETIME_S)).unwrap()).len(), 3);
        assert_eq!(kids(&ring(&connection, at(301 + TOKEN_LIFETIME_S)).unwrap()), [third, second]);
        let last = rotate(&connection, at(600), true).unwrap();
        assert_eq!(kids(&list(&connection).unwrap()), [last]);
        forget_all(&connection).unwrap();
        assert_eq!(ring(&connection, at(700)).unwrap().len(), 1);
    }
}
