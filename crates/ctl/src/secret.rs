//! The secret that a server may want: from the environment, or from standard input, which is read only when a sign-in
//! without it was refused, so that a script's own input is left alone.

use std::io::{BufRead, IsTerminal, Read};
use std::time::Duration;

use callpad_client::Secret;
use tokio::sync::oneshot;
use zeroize::Zeroizing;

/// How long something may take that is to write the secret.
const LIMIT: Duration = Duration::from_secs(5);

/// The longest secret that is read, in bytes.
const LONGEST: u64 = 4096;

/// The secret in `CALLPAD_SECRET`; none without it.
pub(crate) fn from_environment() -> Result<Option<Secret>, &'static str> {
    match std::env::var("CALLPAD_SECRET") {
        Ok(text) => secret_of(text.as_bytes()),
        Err(std::env::VarError::NotPresent) => Ok(None),
        Err(std::env::VarError::NotUnicode(_)) => Err(NOT_TEXT),
    }
}

const NOT_TEXT: &str = "the secret is not text in UTF-8; write it as UTF-8";
const UTF_16: &str = "the secret is written in UTF-16, as Windows PowerShell does; write it as UTF-8";

/// The first line of standard input, if that is not a keyboard: what is typed there would be seen. None where nothing comes.
pub(crate) async fn from_stdin() -> Result<Option<Secret>, &'static str> {
    if std::io::stdin().is_terminal() {
        return Ok(None);
    }
    let (sender, line) = oneshot::channel();
    // A thread of its own, given up with the program: nothing may ever come, and reading cannot be stopped.
    std::thread::spawn(move || {
        let mut line = Zeroizing::new(Vec::new());
        let read = std::io::stdin().lock().take(LONGEST).read_until(b'\n', &mut line);
        let _ = sender.send(read.map(|_| line));
    });
    match tokio::time::timeout(LIMIT, line).await {
        Ok(Ok(Ok(line))) => secret_of(&line),
        _ => Ok(None),
    }
}

/// What a line holds: without its end, and without the mark that editors of Windows put before a text.
fn secret_of(line: &[u8]) -> Result<Option<Secret>, &'static str> {
    if line.starts_with(b"\xff\xfe") || line.starts_with(b"\xfe\xff") || line.contains(&0) {
        return Err(UTF_16);
    }
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let text = std::str::from_utf8(line).map_err(|_| NOT_TEXT)?;
    Ok(Secret::new(text.trim_end_matches(['\r', '\n'])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_secret_whatever_wrote_it() {
        // Its Debug shows nothing, so only whether there is one can be compared here; tests of the program see the rest.
        for line in ["hush\n", "hush\r\n", "\u{feff}hush\n", "hush"] {
            assert!(secret_of(line.as_bytes()).unwrap().is_some(), "{line:?}");
        }
        for line in ["", "\n", "\u{feff}\r\n"] {
            assert!(secret_of(line.as_bytes()).unwrap().is_none(), "{line:?}");
        }
        for line in [&b"\xff\xfeh\0"[..], b"\xfe\xff\0h", b"h\0u\0s\0h\0"] {
            assert_eq!(secret_of(line).unwrap_err(), UTF_16);
        }
        assert_eq!(secret_of(b"caf\xe9\n").unwrap_err(), NOT_TEXT);
    }
}
