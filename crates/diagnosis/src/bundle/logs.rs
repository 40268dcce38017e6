//! The logs of a bundle: lines of JSON, each read and written anew. What is no such line is nobody's, and is counted.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use serde_json::{Map, Value};

/// The most log files that are looked at; the app keeps five.
const MOST_FILES: usize = 8;

/// Name and text of each log, the newest first; at most the last `largest` bytes of each.
pub(super) fn newest_first(folder: &Path, largest: usize) -> Vec<(String, String)> {
    let names = (0..MOST_FILES).map(|number| match number {
        0 => "callpad.log".to_owned(),
        number => format!("callpad.{number}.log"),
    });
    names
        .filter_map(|name| {
            let path = folder.join("logs").join(&name);
            match read_end(&path, largest) {
                Ok(text) => Some((name, lines(&text))),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
                Err(error) => Some((name, format!("could not be read: {error}\n"))),
            }
        })
        .collect()
}

/// The end of a file, from the first whole line.
fn read_end(path: &Path, largest: usize) -> std::io::Result<String> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    let from = length.saturating_sub(largest as u64);
    file.seek(SeekFrom::Start(from))?;
    let mut bytes = Vec::new();
    file.take(largest as u64).read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Ok(if from == 0 {
        text
    } else {
        text.split_once('\n').map_or(String::new(), |(_, rest)| rest.to_owned())
    })
}

fn lines(text: &str) -> String {
    let mut left_out = 0_u32;
    let mut kept = String::with_capacity(text.len());
    for line in text.lines() {
        match serde_json::from_str::<Map<String, Value>>(line) {
            Ok(event) => {
                // Written anew: whatever was between the parts of the line is gone.
                kept.push_str(&Value::Object(event).to_string());
                kept.push('\n');
            }
            Err(_) => left_out = left_out.saturating_add(1),
        }
    }
    if left_out > 0 {
        kept.push_str(&format!("{{\"leftOut\":{left_out}}}\n"));
    }
    kept
}
