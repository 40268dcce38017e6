//! What the server is told from outside while it runs.

use std::io;

use tokio::sync::mpsc;

/// A word from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    /// To end.
    End,
    /// To look at its files again.
    #[cfg_attr(not(unix), allow(dead_code, reason = "Windows has no such signal"))]
    LookAgain,
}

/// Passes on what the system and the person at the terminal say.
#[cfg(unix)]
pub(crate) fn listen(words: mpsc::UnboundedSender<Word>) -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut hangup = signal(SignalKind::hangup())?;
    tokio::spawn(async move {
        loop {
            let word = tokio::select! {
                _ = terminate.recv() => Word::End,
                _ = interrupt.recv() => Word::End,
                _ = hangup.recv() => Word::LookAgain,
            };
            if words.send(word).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// Passes on what the system and the person at the terminal say.
#[cfg(windows)]
pub(crate) fn listen(words: mpsc::UnboundedSender<Word>) -> io::Result<()> {
    use tokio::signal::windows::{ctrl_break, ctrl_c, ctrl_close};
    let (mut interrupt, mut stop, mut close) = (ctrl_c()?, ctrl_break()?, ctrl_close()?);
    tokio::spawn(async move {
        loop {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = stop.recv() => {}
                _ = close.recv() => {}
            }
            if words.send(Word::End).is_err() {
                return;
            }
        }
    });
    Ok(())
}
