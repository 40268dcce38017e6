//! The administrators' templates and the documentation of policies, made from the schema and from nothing else.

mod adml;
mod admx;
mod document;
mod example;
mod manifest;
mod profile;
mod xml;

use std::io;

use serde_json::Value;

use crate::catalogue::{Kind, MapNames, Setting};
use crate::schema;

/// A file that is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneratedFile {
    /// Where it lies in the repository, with slashes.
    pub path: &'static str,
    /// What it holds.
    pub content: String,
}

/// All files that are made from the schema.
///
/// # Errors
/// None that can be expected: they are written to memory.
pub fn files() -> io::Result<Vec<GeneratedFile>> {
    let file = |path, content| GeneratedFile { path, content };
    Ok(vec![
        file("installers/policies/callpad.schema.json", pretty(&schema::policy_file())?),
        file("installers/policies/callpad.admx", admx::write()?),
        file("installers/policies/en-US/callpad.adml", adml::write()?),
        file("installers/policies/callpad.mobileconfig", profile::write()?),
        file("installers/policies/callpad.jamf.json", pretty(&manifest::jamf())?),
        file("installers/policies/example-policy.json", pretty(&example::policy())?),
        file("docs/policies.md", document::write()),
    ])
}

fn pretty(value: &Value) -> io::Result<String> {
    Ok(serde_json::to_string_pretty(value)? + "\n")
}

/// What a setting is, with the names that its entries may have.
fn explanation(setting: &Setting) -> String {
    match &setting.kind {
        Kind::Map { names: MapNames::Closed(names), .. } => {
            format!("{} The names are {}.", setting.description, names.join(", "))
        }
        _ => setting.description.clone(),
    }
}
