//! `cargo xtask notice`: the licences of all that is shipped, as their authors ask for.
//!
//! cargo-about reads the licences of the crates. It is compiled first and takes minutes, so NOTICE is kept in the
//! repository, and a test compares its list with what is shipped now.

#[cfg(test)]
mod listed;
mod npm;
mod shipped;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Result, anyhow, bail};
use fs_err as fs;
use serde_json::Value;
use xtask::process::{read, run};
use xtask::workspace;

use crate::tools;

/// A crate or a package of the page, with its version.
type Package = (String, String);

const FILE: &str = "NOTICE";

/// Above each licence.
const RULER: &str = "================================================================================";

/// Before each package. No licence's text has lines that begin so, right after a ruler.
const BULLET: &str = "  * ";

const HEAD: &str = "\
Callpad is under MIT or Apache 2.0, as you like. It contains the works of others that are named here with their licences.
Made by `cargo xtask notice`.
";

/// Licences by text, each with the packages that it covers.
#[derive(Debug, Default)]
struct Licences {
    /// Name of the licence and its text as far as blanks do not matter -> text as it is, packages.
    by_text: BTreeMap<(String, String), (String, BTreeSet<Package>)>,
}

impl Licences {
    fn add(&mut self, name: &str, text: &str, package: Package) {
        let bare: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = text.replace('\r', "").trim_matches('\n').to_owned();
        let entry = self.by_text.entry((name.to_owned(), bare)).or_insert_with(|| (text, BTreeSet::new()));
        entry.1.insert(package);
    }

    fn packages(&self) -> BTreeSet<Package> {
        self.by_text.values().flat_map(|(_, packages)| packages.clone()).collect()
    }

    fn write(&self) -> String {
        let mut out = HEAD.to_owned();
        for ((name, _), (text, packages)) in &self.by_text {
            out += &format!("\n{}\n{name}\n", RULER);
            for (package, version) in packages {
                out += &format!("{}{package} {version}\n", BULLET);
            }
            out += "\n";
            for line in text.lines() {
                out += line.trim_end();
                out += "\n";
            }
        }
        out
    }
}

pub(crate) fn write() -> Result<()> {
    let root = workspace::root();
    xtask::ui_build::prepare()?;
    let shipped = shipped::crates()?;
    let mut licences = Licences::default();
    add_crates(&mut licences, &shipped)?;
    let missing: Vec<String> =
        shipped.difference(&licences.packages()).map(|(name, version)| format!("{name} {version}")).collect();
    if !missing.is_empty() {
        bail!("cargo-about names no licence of: {}.", missing.join(", "));
    }
    npm::add(&mut licences)?;
    let path = root.join(FILE);
    let text = licences.write();
    fs::write(&path, &text)?;
    println!(
        "{FILE}: {} packages, {} texts, {} kB",
        licences.packages().len(),
        licences.by_text.len(),
        text.len() / 1000
    );
    Ok(())
}

fn add_crates(licences: &mut Licences, shipped: &BTreeSet<Package>) -> Result<()> {
    let output = workspace::target().join("tools").join("licences.json");
    let mut command = tools::ABOUT.command()?;
    println!("Reading the licences of {} crates; this takes minutes", shipped.len());
    // Nobody but the crates themselves is asked, so the same sources give the same file.
    run(xtask::cargo::cargo().args(["fetch", "--locked"]))?;
    command.args([
        "generate",
        "--workspace",
        "--format",
        "json",
        "--locked",
        "--offline",
        "--config",
        "about.toml",
    ]);
    read(command.arg("--output-file").arg(&output))?;
    let text = fs::read_to_string(&output)?;
    let found: Value = serde_json::from_str(&text)?;
    for licence in found["licenses"].as_array().into_iter().flatten() {
        let (name, text) = (field(licence, "name")?, field(licence, "text")?);
        for user in licence["used_by"].as_array().into_iter().flatten() {
            let package =
                (field(&user["crate"], "name")?.to_owned(), field(&user["crate"], "version")?.to_owned());
            if shipped.contains(&package) {
                licences.add(name, text, package);
            }
        }
    }
    Ok(())
}

fn field<'a>(value: &'a Value, name: &str) -> Result<&'a str> {
    value[name].as_str().ok_or_else(|| anyhow!("cargo-about's list has no {name} in {value:.200}"))
}

/// The licence text with this beginning of its file's name in a folder, if there is one.
fn text_in(folder: &Path) -> Result<Option<String>> {
    let mut names: Vec<_> = fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
            name.starts_with("licen")
        })
        .collect();
    names.sort();
    Ok(names.first().map(fs::read_to_string).transpose()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_stands_once_whatever_its_blanks() {
        let mut licences = Licences::default();
        let package = |name: &str| (name.to_owned(), "1.0.0".to_owned());
        licences.add("MIT License", "Do what\nyou like.\n", package("b"));
        licences.add("MIT License", "  Do what you\r\n like.", package("a"));
        licences.add("MIT License", "Do what you like, says Ana.", package("c"));
        let text = licences.write();
        assert_eq!(text.matches("Do what").count(), 2, "{text}");
        let named: Vec<_> = listed::packages(&text).into_iter().map(|(name, _)| name).collect();
        assert_eq!(named, ["a", "b", "c"]);
    }
}
