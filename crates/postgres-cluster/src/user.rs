//! Whose the server is: PostgreSQL refuses to run as root.

use std::{ffi::OsStr, fs, os::unix::fs::chown, path::Path, process::Command};

/// Who may run it where the tests run as root: the package's own user, else the one that everybody has.
const WHERE_ROOT: [&str; 2] = ["postgres", "nobody"];

/// The user of a server.
#[derive(Clone, Copy, Debug)]
pub(crate) struct User {
    /// Nothing where it is whoever runs the tests.
    other: Option<(u32, u32)>,
}

impl User {
    /// Whoever runs the tests, or an ordinary user where that is root.
    pub(crate) fn ordinary() -> Self {
        let is_root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n");
        let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
        let ids = |name: &str| {
            let mut fields =
                users.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(":"))?.split(':');
            Some((fields.nth(1)?.parse().ok()?, fields.next()?.parse().ok()?))
        };
        let other =
            is_root.then(|| WHERE_ROOT.into_iter().find_map(ids).expect("root knows no ordinary user"));
        Self { other }
    }

    /// A program that runs as this user.
    pub(crate) fn command(self, program: impl AsRef<OsStr>) -> Command {
        let mut command = match self.other {
            None => return Command::new(program),
            Some((user, group)) => {
                let mut command = Command::new("setpriv");
                command.args([
                    format!("--reuid={user}"),
                    format!("--regid={group}"),
                    "--clear-groups".into(),
                ]);
                command.arg("--");
                command
            }
        };
        // It may not be allowed to stand where the tests do.
        command.arg(program).current_dir("/");
        command
    }

    /// Makes a file or folder this user's.
    pub(crate) fn give(self, path: &Path) {
        if let Some((user, group)) = self.other {
            chown(path, Some(user), Some(group)).unwrap();
        }
    }
}
