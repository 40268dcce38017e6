//! What the documents name is there: files of this repository in backticks, the targets of links, and tests.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;
use fs_err as fs;
use xtask::fingerprint::files;

use super::Finding;

/// Folders at the top whose files are named by their whole paths.
const FOLDERS: [&str; 9] =
    ["benches/", "crates/", "docs/", "icons/", "installers/", "src-tauri/", "tests/", "ui/", "xtask/"];

/// Each of its promises names its test.
const TESTS_NAMED: &str = "docs/security.md";

pub(super) fn check(root: &Path) -> Result<Vec<Finding>> {
    let mut documents = files(&root.join("docs"), &["pictures"])?;
    documents.extend(["README.md", "CONTRIBUTING.md"].map(|name| root.join(name)));
    let all_tests = tests(root)?;
    let mut findings = Vec::new();
    for document in documents.iter().filter(|path| path.extension().is_some_and(|ending| ending == "md")) {
        let name = document.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        let folder = document.parent().unwrap_or(root);
        for (number, line) in fs::read_to_string(document)?.lines().enumerate() {
            let named = paths(line).map(|path| (path, root.join(path)));
            let linked = links(line).map(|path| (path, folder.join(path)));
            let gone = named.chain(linked).filter(|(_, place)| !place.exists()).map(|(path, _)| path);
            let tests = tests_named(line).filter(|_| name == TESTS_NAMED);
            let unknown = tests.filter(|test| !all_tests.iter().any(|known| fits(test, known)));
            for what in gone.chain(unknown) {
                findings.push(Finding::against(
                    format!("{name}:{}", number + 1),
                    format!("names {what}, which is not there"),
                ));
            }
        }
    }
    Ok(findings)
}

/// Whole paths in backticks, but for patterns and what is made.
fn paths(line: &str) -> impl Iterator<Item = &str> {
    let quoted = line.split('`').skip(1).step_by(2);
    quoted.filter(|text| {
        FOLDERS.iter().any(|folder| text.starts_with(folder))
            && !text.contains(|c: char| c.is_whitespace() || "*<>{}…:".contains(c))
            && !text.starts_with("ui/dist")
    })
}

/// Names of tests in backticks, which are sentences; `…` stands for the rest of one.
fn tests_named(line: &str) -> impl Iterator<Item = &str> {
    let quoted = line.split('`').skip(1).step_by(2).map(|text| text.rsplit("::").next().unwrap_or(text));
    quoted.filter(|text| {
        text.matches('_').count() > 2
            && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '…')
    })
}

fn fits(named: &str, known: &str) -> bool {
    let (first, last) = named.split_once('…').unwrap_or((named, named));
    known.starts_with(first) && known.ends_with(last) && (named.contains('…') || known == named)
}

/// The names of all functions that are tests.
fn tests(root: &Path) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for path in files(root, &["target", "node_modules", ".git"])? {
        if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path)?;
            let names =
                text.split("fn ").skip(1).filter_map(|rest| rest.split_once('(')).map(|(name, _)| name);
            found.extend(names.map(str::to_owned));
        }
    }
    Ok(found)
}

/// Targets of links within the repository, without the place in the page.
fn links(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|rest| {
        let target = rest.split_once(')')?.0.split('#').next()?;
        (!target.is_empty() && !target.contains(':')).then_some(target)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_in_backticks_count_and_patterns_do_not() {
        let line = "see `crates/desk/src/step.rs`, `ui/src/locales/*.ftl`, `event.rs`, `ui/dist`, crates/x and `docs/api.md`";
        assert_eq!(paths(line).collect::<Vec<_>>(), ["crates/desk/src/step.rs", "docs/api.md"]);
    }

    #[test]
    fn tests_are_known_by_their_names_or_parts_of_them() {
        let line =
            "`args::a_link_stands_alone`, `a_server_…`, `qm_qmpad_access`, `ui/tests/a_b_c_d.ts`, `A_B_C_D`";
        assert_eq!(tests_named(line).collect::<Vec<_>>(), ["a_link_stands_alone"]);
        assert!(fits("a_link_stands_alone", "a_link_stands_alone") && !fits("a_link", "a_link_stands"));
        assert!(
            fits("a_link_…_alone", "a_link_stands_alone") && !fits("a_link_…_here", "a_link_stands_alone")
        );
    }

    #[test]
    fn links_within_the_repository_count() {
        let line = "[a](api.md#here), [b](https://host/x), [c](#there), ![d](pictures/d.png)";
        assert_eq!(links(line).collect::<Vec<_>>(), ["api.md", "pictures/d.png"]);
    }
}
