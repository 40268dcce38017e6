//! What an administrator reads: a list, a file of the directory, the audit. Whether a server runs on the folder or not.

use std::path::Path;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::ask::{AdminError, Report};
use crate::{
    directory::{Directory, Part},
    store::{
        self,
        administration::State,
        audit::Entry,
        hall::KeysMade,
        query::{NewestEntries, StateNow, TokenKeys},
    },
};

/// How an export is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// JSON.
    Json,
    /// TOML.
    Toml,
}

/// One list of the directory.
///
/// # Errors
/// If the folder cannot be read.
pub fn list(data: &Path, part: Part) -> Result<Report, AdminError> {
    let State { directory, stopped_or_resumed: stopped, .. } =
        store::look_offline(data, StateNow, Timestamp::now())?;
    let mut report = Report::default();
    let mut values = Vec::new();
    for (id, mut members) in part.entries(&directory) {
        if let Some(open) = stopped.get(&id).filter(|_| part == Part::Services) {
            // A supervisor has stopped or resumed it.
            members.insert("open_now".into(), (*open).into());
        }
        let shown = members.iter().filter(|(name, value)| *name != "id" && !value.is_null());
        let shown: Vec<String> = shown.map(|(name, value)| format!("{name} {value}")).collect();
        report.lines.push(format!("{id}: {}", shown.join(", ")));
        values.push(Value::Object(members));
    }
    report.value = values.into();
    Ok(report)
}

/// The directory, or these of its lists, as a file that an import takes. Secrets are left out; `hashes` puts in what is kept
/// of them.
///
/// # Errors
/// If the folder cannot be read.
pub fn export(data: &Path, parts: &[Part], hashes: bool, format: ExportFormat) -> Result<String, AdminError> {
    let State { directory: mut all, hashes: mut kept, .. } =
        store::look_offline(data, StateNow, Timestamp::now())?;
    if hashes {
        all.users.iter_mut().for_each(|user| user.secret_hash = kept.remove(&user.id));
    }
    let failed = |error: &dyn std::fmt::Display| {
        AdminError::Plain(format!("the directory cannot be written: {error}"))
    };
    let value = Value::Object(only(&all, parts));
    match format {
        ExportFormat::Json => serde_json::to_string_pretty(&value).map_err(|error| failed(&error)),
        ExportFormat::Toml => toml::to_string(&value).map_err(|error| failed(&error)),
    }
}

fn only(directory: &Directory, parts: &[Part]) -> Map<String, Value> {
    let mut lists = Map::new();
    for part in Part::ALL.into_iter().filter(|part| parts.is_empty() || parts.contains(part)) {
        let entries = part.entries(directory).into_iter().map(|(_, mut members)| {
            // What there is nothing of is left out: TOML has no word for it.
            members.retain(|_, value| !value.is_null());
            Value::Object(members)
        });
        lists.insert(part.word().into(), entries.collect());
    }
    lists
}

/// The newest entries of the audit, the newest first.
///
/// # Errors
/// If the folder cannot be read.
pub fn audit(data: &Path, most: u32) -> Result<Report, AdminError> {
    let newest = store::look_offline(data, NewestEntries(most), Timestamp::now())?;
    let lines = newest.iter().map(Entry::line).collect();
    let value = json!(newest.iter().map(Entry::json).collect::<Vec<_>>());
    Ok(Report { lines, value })
}

/// The keys that sign tokens, the one that signs first: names and times, never the keys themselves.
///
/// # Errors
/// If the folder cannot be read.
pub fn keys(data: &Path) -> Result<Report, AdminError> {
    let at = |second: i64| Timestamp::from_second(second).ok().map(|at| at.to_string());
    let mut report = Report::default();
    let mut values = Vec::new();
    for key in store::look_offline(data, TokenKeys, Timestamp::now())? {
        // Of the one from before keys had names it is not known.
        let since = Some(key.began).filter(|began| *began > 0).and_then(at);
        let until = key.checks_until().and_then(at);
        let name = if key.kid.is_empty() { "(unnamed)" } else { &key.kid };
        let state =
            until.as_ref().map_or_else(|| "signs".to_owned(), |until| format!("checks until {until}"));
        report.lines.push(format!("{name}\tsince {}\t{state}", since.as_deref().unwrap_or("unknown")));
        values.push(json!({"key": key.kid, "since": since, "checks_until": until}));
    }
    report.value = values.into();
    Ok(report)
}

/// Screens and kiosks with their places, and whether they have a key; never the keys themselves.
///
/// # Errors
/// If the folder cannot be read.
pub fn devices(data: &Path) -> Result<Report, AdminError> {
    let mut report = list(data, Part::Devices)?;
    let made = store::look_offline(data, KeysMade, Timestamp::now())?;
    let (Some(values), lines) = (report.value.as_array_mut(), &mut report.lines) else { return Ok(report) };
    for (value, line) in values.iter_mut().zip(lines) {
        let since = value["id"].as_str().and_then(|id| made.get(id));
        value["key_since"] = since.map(ToString::to_string).into();
        line.push_str(&since.map_or_else(|| ", no key".to_owned(), |since| format!(", key since {since}")));
    }
    Ok(report)
}
