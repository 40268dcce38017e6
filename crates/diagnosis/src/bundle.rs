//! The support bundle: what somebody who helps from afar needs to know, as files of a zip. It is made first, shown, and only then
//! written: what was shown is what is saved.

mod logs;
mod state;

use std::io::{self, Cursor, Write};
use std::path::Path;

use callpad_policy::{Layers, MachinePolicy, Problem};
use jiff::Timestamp;
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::finding::Line;
use crate::redact::Redactor;

/// How much a bundle may hold, in bytes before it is packed.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// One file.
    file: usize,
    /// All files together.
    bundle: usize,
}

/// A log of the app's own largest size fits whole, and five of them with the rest. Packed that is a tenth, and fits into any mail.
const LIMITS: Limits = Limits { file: 2 * 1024 * 1024 + 64 * 1024, bundle: 12 * 1024 * 1024 };

/// What stands where a file was cut.
const CUT: &str = "[…]\n";

/// What a bundle is made of.
pub struct BundleParts<'p> {
    /// The data folder.
    pub folder: &'p Path,
    /// What the self-test found.
    pub lines: &'p [Line],
    /// Who makes it and runs on what: names and versions.
    pub versions: Vec<(&'static str, String)>,
    /// What the organisation has set.
    pub policy: &'p MachinePolicy,
    /// All layers of settings.
    pub layers: &'p Layers,
    /// Takes out what must not leave the computer.
    pub redactor: Redactor,
    /// When it is made.
    pub made: Timestamp,
}

/// One file of a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundleFile {
    /// Its name in the zip.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// A bundle, in memory.
#[derive(Clone, Debug)]
pub struct Bundle {
    files: Vec<BundleFile>,
    redactor: Redactor,
    length: usize,
    limits: Limits,
    made: Timestamp,
}

/// Makes a bundle. What cannot be read is said in it, in its place.
pub fn bundle(parts: BundleParts<'_>) -> Bundle {
    bundle_within(parts, LIMITS)
}

fn bundle_within(parts: BundleParts<'_>, limits: Limits) -> Bundle {
    let mut bundle =
        Bundle { files: Vec::new(), redactor: parts.redactor, length: 0, limits, made: parts.made };
    let versions: Value =
        parts.versions.iter().map(|(name, version)| ((*name).to_owned(), json!(version))).collect();
    bundle.add("about.txt", ABOUT);
    bundle.add("self-test.txt", &lines_as_text(parts.lines));
    bundle.add("self-test.json", &pretty(&lines_as_json(parts.lines)));
    bundle.add("versions.json", &pretty(&json!({"made": parts.made.to_string(), "versions": versions})));
    bundle.add("policy.json", &pretty(&policy(parts.policy, parts.layers)));
    bundle.add("settings.json", &pretty(&json!(parts.layers.person.without_secrets())));
    bundle.add("journal.json", &pretty(&state::health(parts.folder)));
    for (name, text) in logs::newest_first(parts.folder, limits.file) {
        bundle.add(&format!("logs/{name}"), &text);
    }
    bundle
}

const ABOUT: &str = "What is in this bundle:

self-test.txt, self-test.json  what Callpad needs on this computer, and how it is
versions.json                  which Callpad, on what
policy.json                    what the organisation has set for this computer, and what of it cannot be used
settings.json                  what the person has chosen
journal.json                   whether Callpad's own records are sound; nothing of what is in them
logs/                          what Callpad wrote down of itself, the newest first

Taken out (***): sign-ins, passwords, keys, and the names, notes and fields of visitors as far as Callpad knew them
when the bundle was made. Tickets, visitors and colleagues are in none of these files.
";

impl Bundle {
    /// Its files, in the order they are shown.
    pub fn files(&self) -> &[BundleFile] {
        &self.files
    }

    /// When it was made.
    pub fn made(&self) -> Timestamp {
        self.made
    }

    /// A name for the file that it is saved to.
    pub fn file_name(&self) -> String {
        format!("callpad-support-{}.zip", self.made.strftime("%Y-%m-%d-%H%M"))
    }

    /// The one door for texts: what goes in is cleaned and bounded.
    fn add(&mut self, name: &str, text: &str) {
        let text = self.redactor.clean(text);
        let room = self.limits.file.min(self.limits.bundle.saturating_sub(self.length));
        let text = newest(&text, room);
        self.length += text.len();
        self.files.push(BundleFile { name: name.to_owned(), text });
    }

    /// The zip.
    ///
    /// # Errors
    /// It could not be packed.
    pub fn to_zip(&self) -> io::Result<Vec<u8>> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for file in &self.files {
            zip.start_file(&file.name, options)?;
            zip.write_all(file.text.as_bytes())?;
        }
        Ok(zip.finish()?.into_inner())
    }
}

/// The end of a text that is longer than there is room: what was written last is what is asked for.
fn newest(text: &str, room: usize) -> String {
    if text.len() <= room {
        return text.to_owned();
    }
    let from = text.len() - room.saturating_sub(CUT.len()).min(text.len());
    let from = (from..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let kept = text.get(from..).unwrap_or_default();
    // Half a line is none.
    let kept = kept.split_once('\n').map_or("", |(_, whole)| whole);
    if room < CUT.len() { String::new() } else { format!("{CUT}{kept}") }
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

/// The lines for people, one each, as `callpadctl self-test` prints them.
fn lines_as_text(lines: &[Line]) -> String {
    lines.iter().map(Line::for_people).collect()
}

/// The lines for programs.
fn lines_as_json(lines: &[Line]) -> Value {
    lines.iter().map(Line::for_programs).collect()
}

/// What holds here and who says so; what is secret in it is covered.
fn policy(policy: &MachinePolicy, layers: &Layers) -> Value {
    let problems: Vec<_> = policy.problems.iter().map(Problem::to_string).collect();
    json!({
        "inEffect": layers.effective().without_secrets(),
        "locked": layers.locked.without_secrets(),
        "recommended": layers.recommended.without_secrets(),
        "installed": layers.installation.without_secrets(),
        "cannotBeUsed": problems,
    })
}

#[cfg(test)]
mod tests;
