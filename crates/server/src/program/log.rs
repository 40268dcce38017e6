//! The log: lines on standard error or in a file, for people or for programs. A line is a line, whatever is in it.

use std::{
    fmt::{self, Debug},
    io::{self, IsTerminal},
    path::Path,
};

use clap::ValueEnum;
use tracing::{Subscriber, field::Field};
use tracing_subscriber::{
    EnvFilter,
    field::MakeExt,
    fmt::{MakeWriter, format},
    util::SubscriberInitExt,
};

use super::log_file::LogFile;

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogFormat {
    /// A line for people.
    Text,
    /// A JSON object a line, for programs.
    Json,
}

/// Begins the log, in this file or on standard error.
///
/// # Errors
/// If the file cannot be written; then nothing is logged.
pub(crate) fn start(format: LogFormat, file: Option<&Path>) -> io::Result<()> {
    match file {
        Some(file) => begin(subscriber(
            format,
            filter(),
            false,
            LogFile::open(file).map_err(|error| unwritten(file, &error))?,
        )),
        None => to_stderr(format),
    }
    Ok(())
}

fn unwritten(file: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("the log cannot be written to {}: {error}", file.display()))
}

/// Begins the log on standard error.
pub(crate) fn to_stderr(format: LogFormat) {
    begin(subscriber(format, filter(), io::stderr().is_terminal(), io::stderr));
}

fn filter() -> EnvFilter {
    let asked = EnvFilter::try_from_env("CALLPAD_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    // Its finer levels hold what statements are given: names and notes of visitors.
    match "tokio_postgres=info".parse() {
        Ok(quiet) => asked.add_directive(quiet),
        Err(_) => asked,
    }
}

/// A fault of the program is logged with its place, and not with its words: they may hold what nobody is to read.
fn begin(subscriber: Box<dyn Subscriber + Send + Sync>) {
    subscriber.init();
    std::panic::set_hook(Box::new(|fault| {
        let at = fault.location().map(ToString::to_string).unwrap_or_default();
        metrics::counter!("callpad_faults_total").increment(1);
        tracing::error!(at, "a fault of the program");
    }));
}

/// Says why a command failed; each line of it is a line of the log.
pub(crate) fn say(error: &dyn fmt::Display) {
    for line in error.to_string().lines() {
        tracing::error!("{line}");
    }
}

fn subscriber<W>(
    format: LogFormat,
    filter: EnvFilter,
    colours: bool,
    writer: W,
) -> Box<dyn Subscriber + Send + Sync>
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let all = tracing_subscriber::fmt().with_env_filter(filter).with_writer(writer);
    match format {
        LogFormat::Text => {
            let fields = format::debug_fn(write_field).delimited(" ");
            Box::new(all.fmt_fields(fields).with_ansi(colours).finish())
        }
        // It quotes what must be quoted.
        LogFormat::Json => Box::new(all.json().flatten_event(true).with_span_list(false).finish()),
    }
}

/// Errors tell texts of others as they are. Nothing in them may begin a line, or colour or turn one.
fn write_field(writer: &mut format::Writer<'_>, field: &Field, value: &dyn Debug) -> fmt::Result {
    if field.name() != "message" {
        write!(writer, "{}=", field.name())?;
    }
    for one in format!("{value:?}").chars() {
        match one {
            one if one.is_control() || turns_or_breaks(one) => write!(writer, "{}", one.escape_unicode())?,
            one => writer.write_char(one)?,
        }
    }
    Ok(())
}

/// Characters that some viewers take for the end of a line or for a change of direction.
fn turns_or_breaks(one: char) -> bool {
    matches!(one, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use std::{
        io,
        sync::{Arc, Mutex},
    };

    use super::*;

    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    const HOSTILE: &str =
        "x\n2026-01-01T00:00:00Z  INFO forged: signed in user=\"ana\"\r\u{1b}[2J\u{2028}\u{202e}\0";

    fn logged(format: LogFormat) -> String {
        let kept = Kept::default();
        let writer = kept.clone();
        let subscriber = subscriber(format, EnvFilter::new("info"), false, move || writer.clone());
        tracing::subscriber::with_default(subscriber, || {
            let span = tracing::info_span!("request", id = "1-2", said = %HOSTILE);
            let _entered = span.enter();
            tracing::warn!(error = %HOSTILE, debug = ?HOSTILE, text = HOSTILE, "it failed: {HOSTILE}");
        });
        let bytes = kept.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn no_text_of_others_can_forge_a_line() {
        for format in [LogFormat::Text, LogFormat::Json] {
            let log = logged(format);
            assert_eq!(log.matches('\n').count(), 1, "{log}");
            assert!(log.ends_with('\n') && !log.trim_end().chars().any(char::is_control), "{log:?}");
            assert!(log.contains("1-2") && log.contains("it failed"), "{log}");
        }
        assert!(!logged(LogFormat::Text).chars().any(turns_or_breaks));
    }

    #[test]
    fn a_json_line_has_its_fields_at_the_top() {
        let line: serde_json::Value = serde_json::from_str(&logged(LogFormat::Json)).unwrap();
        assert_eq!((&line["level"], &line["text"]), (&"WARN".into(), &HOSTILE.into()));
        assert_eq!(line["span"]["id"], "1-2");
    }
}
