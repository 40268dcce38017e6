//! What both packages say of Callpad.

use anyhow::{Context, Result};
use xtask::process::ask;
use xtask::workspace;

/// One description, written into the .deb's `control` and the .rpm's spec.
#[derive(Debug)]
pub(super) struct Description {
    /// Such as `0.1.0`.
    pub(super) version: String,
    /// Seconds since 1970 that files and packages carry, so that the same commit gives the same packages.
    pub(super) time: u64,
}

pub(super) const NAME: &str = "callpad";
pub(super) const SUMMARY: &str = "Counter app for queue management";
pub(super) const MAINTAINER: &str = "The Callpad authors <callpad@users.noreply.github.com>";
pub(super) const HOMEPAGE: &str = "https://github.com/callpad/callpad";
pub(super) const LICENCE: &str = "MIT OR Apache-2.0";
/// Paragraphs.
pub(super) const TEXT: [&str; 2] = [
    "Callpad signs in to a queue server that speaks the Queue Management API and calls, recalls and ends tickets: with \
     one key, from a window that shows who is served, for how long, and who is next.",
    "The queue server callpad-server (with a systemd unit that is not started by itself) and the command line callpadctl \
     are included.",
];

impl Description {
    pub(super) fn of(version: &str) -> Result<Self> {
        // The time of the commit; of a copy without its history, the beginning of time.
        let root = workspace::root();
        let commit = ask("git", &["-C", &root.to_string_lossy(), "log", "-1", "--format=%ct"]);
        let time = commit.map_or(Ok(0), |text| text.trim().parse().context("the commit's time"))?;
        Ok(Self { version: version.to_owned(), time })
    }
}

/// Breaks text into lines of at most `width` characters.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let full = lines.last().is_some_and(|line| !line.is_empty() && line.len() + 1 + word.len() > width);
        if full {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_between_words_and_nothing_is_lost() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("much-too-long x", 4), ["much-too-long", "x"]);
        for paragraph in TEXT {
            let lines = wrapped(paragraph, 78);
            assert!(lines.iter().all(|line| line.len() <= 78));
            assert_eq!(lines.join(" "), paragraph);
        }
    }
}
