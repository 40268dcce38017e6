//! What the documents name is there: files of this repository in backticks, and the targets of links.

use std::path::Path;

use anyhow::Result;
use fs_err as fs;
use xtask::fingerprint::files;

use super::Finding;

/// Folders at the top whose files are named by their whole paths.
const FOLDERS: [&str; 9] =
    ["benches/", "crates/", "docs/", "icons/", "installers/", "src-tauri/", "tests/", "ui/", "xtask/"];

pub(super) fn check(root: &Path) -> Result<Vec<Finding>> {
    let mut documents = files(&root.join("docs"), &["pictures"])?;
    documents.extend(["README.md", "CONTRIBUTING.md"].map(|name| root.join(name)));
    let mut findings = Vec::new();
    for document in documents.iter().filter(|path| path.extension().is_some_and(|ending| ending == "md")) {
        let name = document.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        let folder = document.parent().unwrap_or(root);
        for (number, line) in fs::read_to_string(document)?.lines().enumerate() {
            let named = paths(line).map(|path| (path, root.join(path)));
            let linked = links(line).map(|path| (path, folder.join(path)));
            for (path, _) in named.chain(linked).filter(|(_, place)| !place.exists()) {
                findings.push(Finding::against(
                    format!("{name}:{}", number + 1),
                    format!("names {path}, which is not there"),
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
    fn links_within_the_repository_count() {
        let line = "[a](api.md#here), [b](https://host/x), [c](#there), ![d](pictures/d.png)";
        assert_eq!(links(line).collect::<Vec<_>>(), ["api.md", "pictures/d.png"]);
    }
}
