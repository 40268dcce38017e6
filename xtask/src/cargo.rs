//! Cargo, and what it says about what it has built.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::workspace;

/// The very cargo that runs this: neither another version nor rustup's proxy.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(workspace::root());
    command
}

/// A program that cargo has built.
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    /// Where its package lies; tests expect to run there.
    pub folder: PathBuf,
    /// Its target's name, such as `callpad` or `window`.
    pub name: String,
    /// Its kind of target: `lib`, `bin`, `test`…
    pub kind: String,
    /// Whether it is a program of tests.
    pub tests: bool,
    /// The file.
    pub file: PathBuf,
}

/// Reads one line of `--message-format=json`; most lines are about something else than a program.
pub fn program(line: &str) -> Option<Program> {
    let value: Value = serde_json::from_str(line).ok()?;
    if value["reason"] != "compiler-artifact" {
        return None;
    }
    let manifest = PathBuf::from(value["manifest_path"].as_str()?);
    Some(Program {
        folder: manifest.parent()?.to_path_buf(),
        name: value["target"]["name"].as_str()?.to_owned(),
        kind: value["target"]["kind"][0].as_str()?.to_owned(),
        tests: value["profile"]["test"].as_bool()?,
        file: PathBuf::from(value["executable"].as_str()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_found_among_the_lines() {
        let line = r#"{"reason":"compiler-artifact","package_id":"path+file:///r/tests#callpad-tests@0.1.0","manifest_path":"/r/tests/Cargo.toml","target":{"kind":["test"],"crate_types":["bin"],"name":"window"},"profile":{"test":true},"executable":"/r/target/debug/deps/window-1"}"#;
        let found = program(line).unwrap();
        assert_eq!((found.name.as_str(), found.kind.as_str(), found.tests), ("window", "test", true));
        assert_eq!(found.folder, PathBuf::from("/r/tests"));
        assert_eq!(found.file, PathBuf::from("/r/target/debug/deps/window-1"));
        assert_eq!(program(&line.replace("\"/r/target/debug/deps/window-1\"", "null")), None);
        assert_eq!(program(r#"{"reason":"build-finished","success":true}"#), None);
        assert_eq!(program("not json"), None);
    }
}
