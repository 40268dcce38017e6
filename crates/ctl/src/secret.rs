//! The secret that a server may want, from standard input: read only when a sign-in without it was refused, so that
//! a script's own input is left alone.

use std::io::{BufRead, IsTerminal};
use std::time::Duration;

use callpad_client::Secret;
use tokio::sync::oneshot;

/// How long something may take that is to write the secret.
const LIMIT: Duration = Duration::from_secs(5);

/// The first line of standard input, if that is not a keyboard: what is typed there would be seen.
pub(crate) async fn from_stdin() -> Option<Secret> {
    if std::io::stdin().is_terminal() {
        return None;
    }
    let (sender, line) = oneshot::channel();
    // A thread of its own, given up with the program: nothing may ever come, and reading cannot be stopped.
    std::thread::spawn(move || {
        let mut line = String::new();
        let read = std::io::stdin().lock().read_line(&mut line);
        let _ = sender.send(read.map(|_| line));
    });
    let line = tokio::time::timeout(LIMIT, line).await.ok()?.ok()?.ok()?;
    Secret::new(line.trim_end_matches(['\r', '\n']))
}
