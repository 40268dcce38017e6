//! Rules that are read off the text of the files.

use std::path::Path;

use anyhow::Result;
use fs_err as fs;
use xtask::fingerprint::files;

use super::Finding;

/// Folders that are made, not written.
const MADE: [&str; 7] = [".git", "target", "node_modules", "dist", "generated", "gen", "pictures"];

/// Endings of what we write as programs.
const CODE: [&str; 6] = ["rs", "ts", "svelte", "css", "js", "sh"];

/// Endings of what else we write.
const PROSE: [&str; 6] = ["md", "toml", "json", "ftl", "html", "svg"];

/// A file longer than this is two files.
const LONG: usize = 400;
const TOO_LONG: usize = 600;

pub(super) fn check(root: &Path) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for path in files(root, &MADE)? {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if !CODE.contains(&ending) && !PROSE.contains(&ending) || path.ends_with("package-lock.json") {
            continue;
        }
        let name = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&path)?;
        findings.extend(check_file(&name, &text, CODE.contains(&ending)));
    }
    Ok(findings)
}

fn check_file(name: &str, text: &str, is_code: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    if is_code {
        let lines = text.lines().count();
        if lines > TOO_LONG {
            findings
                .push(Finding::against(name, format!("has {lines} lines; above {TOO_LONG} it is two files")));
        } else if lines > LONG {
            findings.push(Finding::hint(
                name,
                format!("has {lines} lines; above {LONG} it is probably two files"),
            ));
        }
        if name.starts_with("ui/src/") && !name.starts_with("ui/src/link/") && text.contains(&tauri_in_page())
        {
            findings.push(Finding::against(name, "imports Tauri; ui/src/link is the one seam"));
        }
        if let Some(word) = knows_the_engine(name, text) {
            findings.push(Finding::against(
                name,
                format!("says {word}; only the engines in crates/server/src/store know the database"),
            ));
        }
    }
    for (number, line) in text.lines().enumerate() {
        let place = || format!("{name}:{}", number + 1);
        if let Some(word) = unfinished().iter().find(|word| line.contains(word.as_str())) {
            findings
                .push(Finding::against(place(), format!("says {word}: unfinished work is not kept here")));
        }
        if let Some(start) = machine_path(line) {
            findings.push(Finding::against(place(), format!("has a path of one machine ({start}…)")));
        }
    }
    findings
}

/// Nothing of the server but the engine knows how the data are stored: it names no library of a database, and has no SQL. Tests
/// may look into the database. Gives the word that says so.
fn knows_the_engine(name: &str, text: &str) -> Option<String> {
    let file = name.strip_prefix("crates/server/src/")?;
    let is_engine = ["sql", "sqlite", "postgres"].iter().any(|room| {
        file.strip_prefix(&format!("store/{room}")).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
    });
    let is_test = file.ends_with("tests.rs") || file.starts_with("test_support");
    let product = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let words = || [["rusql", "ite"].concat()].into_iter().chain(SQL.map(|word| format!("{word} ")));
    if is_engine || is_test { None } else { words().find(|word| product.contains(word)) }
}

/// How statements begin.
const SQL: [&str; 6] = ["SELECT", "INSERT INTO", "UPDATE", "DELETE FROM", "CREATE TABLE", "PRAGMA"];

// The words below are put together, so that this file does not find itself.

fn tauri_in_page() -> String {
    ["@tauri", "-apps"].concat()
}

fn unfinished() -> [String; 4] {
    [["TO", "DO"].concat(), ["FIX", "ME"].concat(), ["todo", "!("].concat(), ["unimplemented", "!("].concat()]
}

/// Folders that are somewhere else on every other machine.
fn machine_path(line: &str) -> Option<String> {
    ["root", "home", "work", "Users"].into_iter().map(|folder| format!("/{folder}/")).find(|start| {
        line.match_indices(start.as_str()).any(|(at, found)| {
            // Ana is the person of all examples.
            !line[at + found.len()..].starts_with("ana/")
            // Not within a longer path or an address, such as ui/work/ or https://host/home/.
            && !line[..at].ends_with(|before: char| before.is_alphanumeric() || "._-/}$)~*".contains(before))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(name: &str, text: &str) -> Vec<String> {
        check_file(name, text, true).into_iter().map(|finding| finding.words).collect()
    }

    #[test]
    fn long_files_are_hinted_at_then_refused() {
        assert_eq!(check_file("a.rs", &"\n".repeat(LONG), true), []);
        assert!(check_file("a.rs", &"\n".repeat(LONG + 1), true)[0].hint);
        assert!(!check_file("a.rs", &"\n".repeat(TOO_LONG + 1), true)[0].hint);
        assert_eq!(check_file("a.md", &"\n".repeat(TOO_LONG + 1), false), []);
    }

    #[test]
    fn tauri_is_imported_in_the_seam_only() {
        let line = format!("import {{ invoke }} from '{}/api/core';", tauri_in_page());
        assert_eq!(words("ui/src/link/tauri.ts", &line), [""; 0]);
        assert_eq!(words("ui/src/counter/A.svelte", &line).len(), 1);
        assert_eq!(words("ui/tests/a.test.ts", &line), [""; 0]);
    }

    #[test]
    fn the_engine_is_named_behind_its_door_and_in_tests_only() {
        let line = ["use rusql", "ite::Connection;"].concat();
        let in_tests = format!("#[cfg(test)]\nmod tests {{\n    {line}");
        let statement = "    let sql = \"SELECT 1 FROM tickets\";";
        for text in [line.as_str(), statement] {
            assert_eq!(words("crates/server/src/queue/call.rs", text).len(), 1, "{text}");
            assert_eq!(words("crates/server/src/store.rs", text).len(), 1, "{text}");
        }
        for (name, text) in [
            ("store/sqlite/tickets.rs", &line),
            ("queue/call.rs", &in_tests),
            ("queue/board/tests.rs", &line),
        ] {
            assert_eq!(words(&format!("crates/server/src/{name}"), text), [""; 0], "{name}");
        }
    }

    #[test]
    fn unfinished_work_is_found() {
        for word in unfinished() {
            assert_eq!(words("a.rs", &format!("    // {word} later)")).len(), 1, "{word}");
        }
    }

    #[test]
    fn paths_of_one_machine_are_found_and_others_are_not() {
        for folder in ["root", "home", "work", "Users"] {
            assert_eq!(words("a.rs", &format!("let p = \"/{folder}/x\";")).len(), 1, "{folder}");
            assert_eq!(words("a.rs", &format!("let p = \"/{folder}/ana/x\";")), [""; 0]);
            assert_eq!(words("a.rs", &format!("see https://host/{folder}/x and ui/{folder}/x")), [""; 0]);
        }
    }
}
