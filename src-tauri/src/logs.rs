//! The log: JSON lines beneath the data folder, in files of bounded size; never a token, secret, name or note. No text,
//! whoever wrote it, begins a line of its own or hides in one.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use callpad_policy::choices::LogLevel;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::util::SubscriberInitExt;

use crate::folder::DataFolder;

/// A file that has grown to this is put aside, in bytes: some days of a counter at `info`.
const LARGEST: u64 = 2 * 1024 * 1024;

/// So many files are kept, the one that is written among them. With [`LARGEST`] all of them are small beside the rest.
const MOST_FILES: usize = 5;

/// The longest line, in bytes. The longest text that is logged, that of a page's error, is well below.
const LONGEST_LINE: usize = 16 * 1024;

/// Starts logging to `logs/callpad.log`; the files before it are kept as `callpad.1.log` and so on. Without a writable file
/// the app works on without a log. The level is the policy's, else that of `CALLPAD_LOG`, else `info`.
pub(crate) fn start(folder: &DataFolder) {
    let layers = callpad_diagnosis::machine_layers();
    let locked = layers.locked.log_level.map(name_of);
    let asked = std::env::var("CALLPAD_LOG").ok();
    let level = match (locked, &asked) {
        (Some(level), _) => level,
        (None, Some(asked)) => asked,
        (None, None) => name_of(layers.effective().log_level.unwrap_or_default()),
    };
    let Ok(log) = RotatingLog::open(folder.at("logs"), LARGEST) else { return };
    let _ = subscriber(level, Mutex::new(log)).try_init();
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "Callpad starts");
}

fn name_of(level: LogLevel) -> &'static str {
    match level {
        LogLevel::Error => "error",
        LogLevel::Warn => "warn",
        LogLevel::Info => "info",
        LogLevel::Debug => "debug",
    }
}

fn subscriber<W: Write + Send + 'static>(level: &str, log: Mutex<W>) -> impl SubscriberInitExt + use<W> {
    // Libraries below us log requests at debug level; what is in them is not ours to judge, so they stay at warn.
    let filter = EnvFilter::try_new(format!(
        "warn,callpad_app={level},callpad_desk={level},callpad_board={level},callpad_client={level},callpad_vault={level},callpad_server={level}"
    ))
    .unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(log)
        .json()
        .flatten_event(true)
        .with_span_list(false)
        .finish()
}

/// The files. A line is written whole, and goes into one file.
struct RotatingLog {
    folder: PathBuf,
    largest: u64,
    file: File,
    length: u64,
}

impl RotatingLog {
    /// Begins a new file.
    fn open(folder: PathBuf, largest: u64) -> io::Result<Self> {
        fs::create_dir_all(&folder)?;
        let file = begin(&folder)?;
        Ok(Self { folder, largest, file, length: 0 })
    }
}

fn path(folder: &Path, number: usize) -> PathBuf {
    match number {
        0 => folder.join("callpad.log"),
        number => folder.join(format!("callpad.{number}.log")),
    }
}

/// Moves each file on by one, the oldest away, and begins the first anew.
fn begin(folder: &Path) -> io::Result<File> {
    for number in (0..MOST_FILES - 1).rev() {
        // What is not there, or cannot be moved, is not worth stopping for.
        let _ = fs::rename(path(folder, number), path(folder, number + 1));
    }
    File::create(path(folder, 0))
}

impl Write for RotatingLog {
    /// Takes one line: the subscriber hands over each event at once.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let line = fit(bytes);
        let length = line.len() as u64;
        if self.length > 0 && self.length + length > self.largest {
            self.file = begin(&self.folder)?;
            self.length = 0;
        }
        self.file.write_all(line.as_bytes())?;
        self.length += length;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// A line as it is written: what JSON leaves as it is and a screen would not, such as marks that turn the direction of
/// writing, is written as `\u202e`. One that is too long is told of, instead of cut: half a line is no JSON.
fn fit(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    if text.len() > LONGEST_LINE {
        return format!(
            "{{\"level\":\"WARN\",\"message\":\"a line of {} bytes was left out\"}}\n",
            text.len()
        );
    }
    let mut line = String::with_capacity(text.len());
    for c in text.trim_end_matches('\n').chars() {
        if c.is_control() || is_unseen(c) {
            // Beyond the first plane JSON has pairs.
            for unit in c.encode_utf16(&mut [0; 2]) {
                line.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            line.push(c);
        }
    }
    line.push('\n');
    line
}

/// Marks of direction, line breaks of Unicode, characters without width, tags.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, PoisonError};

    use serde_json::Value;

    use super::*;

    /// What is written, in memory; the form is the log's.
    #[derive(Clone, Default)]
    struct Memory(Arc<Mutex<String>>);

    impl Write for Memory {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push_str(&fit(bytes));
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn no_text_of_a_server_forges_a_line_or_hides_in_one() {
        let memory = Memory::default();
        let hostile =
            "x\n{\"level\":\"ERROR\"}\r\n\u{1b}[31mred\u{9b}31m\u{202e}desrever\u{2028}y\u{7f}\u{e0041}\"}";
        let dispatch: tracing::Dispatch = subscriber("info", Mutex::new(memory.clone())).into();
        tracing::dispatcher::with_default(&dispatch, || {
            tracing::warn!(target: "callpad_app", detail = hostile, "{hostile}");
        });
        let written = memory.0.lock().unwrap().clone();
        assert_eq!(written.lines().count(), 1, "{written}");
        assert!(!written.trim_end().chars().any(|c| c.is_control() || is_unseen(c)), "{written:?}");
        let line: Value = serde_json::from_str(&written).unwrap();
        assert_eq!((&line["level"], line["detail"].as_str()), (&Value::from("WARN"), Some(hostile)));
    }

    #[test]
    fn the_files_and_their_number_are_bounded_and_each_line_is_whole() {
        let temp = tempfile::tempdir().unwrap();
        let mut log = RotatingLog::open(temp.path().to_owned(), 1_000).unwrap();
        for number in 0..1_000 {
            log.write_all(format!("{{\"number\":{number}}}\n").as_bytes()).unwrap();
        }
        let mut newest = 0;
        let files: Vec<_> = fs::read_dir(temp.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(files.len(), MOST_FILES);
        for file in files {
            let text = fs::read_to_string(file).unwrap();
            assert!(text.len() <= 1_000);
            for line in text.lines() {
                let line: Value = serde_json::from_str(line).unwrap();
                newest = newest.max(line["number"].as_u64().unwrap());
            }
        }
        assert_eq!(newest, 999);
        // Each start begins a file.
        drop(RotatingLog::open(temp.path().to_owned(), 1_000).unwrap());
        assert_eq!(fs::read_to_string(path(temp.path(), 0)).unwrap(), "");
        assert!(fs::read_to_string(path(temp.path(), 1)).unwrap().contains("999"));
    }

    #[test]
    fn a_line_beyond_all_measure_is_told_of() {
        let long = format!("{{\"x\":\"{}\"}}\n", "y".repeat(LONGEST_LINE));
        let line: Value = serde_json::from_str(&fit(long.as_bytes())).unwrap();
        assert!(line["message"].as_str().unwrap().contains("left out"));
    }
}
