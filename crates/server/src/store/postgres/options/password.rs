//! Where the password comes from.

use std::{
    fs::File,
    io::{ErrorKind, Read},
    path::{Path, PathBuf},
};

use tokio_postgres::Config;

use super::{Around, hosts::HostAt};
use crate::store::postgres::trouble::{Kind, Trouble};

/// The longest file with passwords, in bytes: a line for each of a thousand databases.
const LONGEST_FILE: u64 = 128 * 1024;

/// Where the password comes from.
#[derive(Clone)]
pub(in crate::store::postgres) enum Password {
    /// It is known: from the address or the environment.
    Known(Vec<u8>),
    /// The whole file is the password, read anew with each connection.
    File(PathBuf),
    /// A file with a line for each database, if there is one, read anew with each connection.
    Lines(PathBuf),
    /// None: the database may not want one.
    None,
}

impl Password {
    /// A file that was named for it comes first, then the address, the environment, and the file of lines.
    pub(super) fn of(in_address: Option<&[u8]>, around: &Around) -> Result<Self, Trouble> {
        Ok(match (&around.password_file, in_address) {
            (Some(_), Some(_)) => {
                return Err(Trouble::of_address(
                    "it holds a password although a file for it is named: keep one of the two",
                ));
            }
            (Some(file), None) => Self::File(file.clone()),
            (None, Some(password)) => Self::Known(password.to_vec()),
            (None, None) => match (&around.password, &around.pass_file) {
                (Some(password), _) => Self::Known(password.clone().into_bytes()),
                (None, Some(file)) => Self::Lines(file.clone()),
                (None, None) => Self::None,
            },
        })
    }

    /// The password for this host.
    pub(super) fn at(&self, host: &HostAt, config: &Config) -> Result<Option<Vec<u8>>, Trouble> {
        match self {
            Self::Known(password) => Ok(Some(password.clone())),
            Self::None => Ok(None),
            Self::File(file) => {
                let text = read(file)?.ok_or_else(|| unreadable(file, "there is no such file"))?;
                let password = text.trim_end_matches(['\n', '\r']);
                match password.is_empty() {
                    true => Err(unreadable(file, "it is empty")),
                    false => Ok(Some(password.as_bytes().to_vec())),
                }
            }
            Self::Lines(file) => {
                let Some(text) = read(file)? else { return Ok(None) };
                if let Some(others) = open_to_others(file) {
                    return Err(unreadable(file, &others));
                }
                let user = config.get_user().unwrap_or_default();
                let wanted =
                    [&host.name(), &host.port.to_string(), config.get_dbname().unwrap_or(user), user];
                Ok(in_lines(&text, &wanted).map(String::into_bytes))
            }
        }
    }
}

/// Nothing where there is no such file.
fn read(file: &Path) -> Result<Option<String>, Trouble> {
    let mut text = String::new();
    let read = File::open(file).and_then(|open| open.take(LONGEST_FILE + 1).read_to_string(&mut text));
    match read {
        Ok(_) if text.len() as u64 > LONGEST_FILE => Err(unreadable(file, "it is larger than 128 KiB")),
        Ok(_) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unreadable(file, &error.to_string())),
    }
}

fn unreadable(file: &Path, why: &str) -> Trouble {
    Trouble::new(
        Kind::Address,
        format!("the password of the database cannot be read from {}: {why}", file.display()),
    )
}

/// As PostgreSQL's own programs have it, a file that others may read is not used.
#[cfg(unix)]
fn open_to_others(file: &Path) -> Option<String> {
    use std::os::unix::fs::PermissionsExt;
    let mode = file.metadata().ok()?.permissions().mode();
    (mode & 0o077 != 0).then(|| "others may read it: chmod 0600 it".to_owned())
}

#[cfg(not(unix))]
fn open_to_others(_file: &Path) -> Option<String> {
    None
}

/// The password of the first line that fits: host, port, database and user, each as it is or `*`.
fn in_lines(text: &str, wanted: &[&str]) -> Option<String> {
    text.lines().filter(|line| !line.starts_with('#')).find_map(|line| {
        let mut rest = line;
        for value in wanted {
            let (field, after) = field(rest);
            if field != "*" && field != **value {
                return None;
            }
            rest = after?;
        }
        Some(unescaped(rest))
    })
}

/// Up to the next colon, and what is behind it.
fn field(text: &str) -> (String, Option<&str>) {
    let mut is_escaped = false;
    for (at, letter) in text.char_indices() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            ':' => return (unescaped(&text[..at]), Some(&text[at + 1..])),
            _ => {}
        }
    }
    (unescaped(text), None)
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        plain.extend(match letter {
            '\\' => letters.next(),
            other => Some(other),
        });
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::postgres::options::Options;

    fn around(pass_file: Option<PathBuf>, password_file: Option<PathBuf>) -> Around {
        Around { pass_file, password_file, ..Around::default() }
    }

    fn password(url: &str, around: Around) -> Result<Option<Vec<u8>>, String> {
        let options = Options::read(url, around).map_err(|trouble| trouble.to_string())?;
        let first = options.each().next().unwrap().map_err(|trouble| trouble.to_string())?;
        Ok(first.1.get_password().map(<[u8]>::to_vec))
    }

    #[test]
    fn the_first_line_that_fits_holds_the_password() {
        let lines = "# host:port:database:user:password\ndb:5432:queue:eva:se\\:cret\\\\1\n*:*:*:other:2\na\\:b:*:*:*:3\n";
        let find = |wanted: [&str; 4]| in_lines(lines, &wanted);
        assert_eq!(find(["db", "5432", "queue", "eva"]).as_deref(), Some("se:cret\\1"));
        assert_eq!(find(["db", "5433", "queue", "eva"]), None);
        assert_eq!(find(["x", "1", "y", "other"]).as_deref(), Some("2"));
        assert_eq!(find(["a:b", "1", "y", "eva"]).as_deref(), Some("3"));
    }

    #[cfg(unix)]
    #[test]
    fn files_are_read_anew_and_must_be_fit_for_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let lines = folder.path().join("pgpass");
        let url = "postgres://eva@localhost/queue";
        assert_eq!(password(url, around(Some(lines.clone()), None)), Ok(None), "there need not be one");
        std::fs::write(&lines, "localhost:*:queue:eva:one\n").unwrap();
        std::fs::set_permissions(&lines, std::fs::Permissions::from_mode(0o644)).unwrap();
        let said = password(url, around(Some(lines.clone()), None)).unwrap_err();
        assert!(said.contains("chmod 0600"), "{said}");
        std::fs::set_permissions(&lines, std::fs::Permissions::from_mode(0o600)).unwrap();
        assert_eq!(password(url, around(Some(lines.clone()), None)), Ok(Some(b"one".to_vec())));

        let file = folder.path().join("secret");
        let said = password(url, around(None, Some(file.clone()))).unwrap_err();
        assert!(said.contains("no such file"), "{said}");
        std::fs::write(&file, "two\r\n").unwrap();
        assert_eq!(password(url, around(None, Some(file.clone()))), Ok(Some(b"two".to_vec())));
        std::fs::write(&file, "x".repeat(200_000)).unwrap();
        assert!(password(url, around(None, Some(file.clone()))).unwrap_err().contains("128 KiB"));
        let twice = password("postgres://eva:three@localhost/queue", around(None, Some(file))).unwrap_err();
        assert!(twice.contains("one of the two") && !twice.contains("three"), "{twice}");
    }
}
