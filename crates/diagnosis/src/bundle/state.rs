//! The health of the app's own records: how they are, never what is in them.

use std::path::Path;

use serde_json::{Value, json};

use crate::self_test::read_bounded;
use crate::state_lines::split;

/// The files of states that a data folder may hold.
const FILES: [&str; 3] = ["journal.jsonl", "acts.jsonl", "seen.jsonl"];

/// Size, lines, formats and damage of each.
pub(super) fn health(folder: &Path) -> Value {
    FILES.iter().map(|name| ((*name).to_owned(), of(&folder.join(name)))).collect()
}

fn of(path: &Path) -> Value {
    match read_bounded(path) {
        Ok(None) => json!({"there": false}),
        Err(error) => json!({"there": true, "cannotBeRead": error.kind().to_string()}),
        Ok(Some(bytes)) => {
            let mut lines: Vec<_> = bytes.split(|byte| *byte == b'\n').collect();
            let cut = lines.pop().is_some_and(|rest| !rest.is_empty());
            let formats: Vec<_> = lines.iter().map(|line| split(line).map(|(format, _)| format)).collect();
            json!({
                "there": true,
                "bytes": bytes.len(),
                "lines": formats.len(),
                "damagedLines": formats.iter().filter(|format| format.is_none()).count(),
                "endsInTheMiddle": cut,
                "lastFormat": formats.iter().flatten().last(),
            })
        }
    }
}
