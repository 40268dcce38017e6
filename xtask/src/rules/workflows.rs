//! Workflows on a service: what they run of others is one commit each, never whatever a name stands for that day.

use std::path::Path;

use anyhow::Result;
use fs_err as fs;
use xtask::fingerprint::files;

use super::Finding;

pub(super) fn check(root: &Path) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for path in files(&root.join(".github").join("workflows"), &[])? {
        let name = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        findings.extend(check_workflow(&name, &fs::read_to_string(&path)?));
    }
    Ok(findings)
}

fn check_workflow(name: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim().trim_start_matches("- ");
        if line.strip_prefix("uses:").is_some_and(|action| !is_pinned(action)) {
            let words = "an action is named by a whole commit, with its version behind it: uses: owner/name@40 digits # v1.2.3";
            findings.push(Finding::against(format!("{name}:{}", number + 1), words));
        }
    }
    // Without it a token may do whatever the repository's settings allow.
    if !text.lines().any(|line| line.starts_with("permissions:")) {
        findings
            .push(Finding::against(name, "says not for all its jobs what its token may do (permissions:)"));
    }
    findings
}

fn is_pinned(action: &str) -> bool {
    let (action, version) = action.split_once('#').unwrap_or((action, ""));
    let commit = action.trim().split_once('@').map_or("", |(_, commit)| commit);
    commit.len() == 40
        && commit.bytes().all(|byte| byte.is_ascii_hexdigit())
        && version.trim().starts_with('v')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_commit_with_its_version_is_a_pin() {
        let commit = "0123456789abcdef0123456789abcdef01234567";
        assert!(is_pinned(&format!(" a/b@{commit} # v4.2.2")));
        for action in [
            format!("a/b@{commit}"),
            format!("a/b@{} # v4", &commit[1..]),
            format!("a/b@{}g # v4", &commit[1..]),
            "a/b@v4 # v4".to_owned(),
            "a/b".to_owned(),
        ] {
            let workflow = format!("permissions: {{}}\njobs:\n  x:\n    steps:\n      - uses: {action}\n");
            assert_eq!(check_workflow("x.yml", &workflow).len(), 1, "{action}");
        }
    }

    #[test]
    fn permissions_are_said() {
        assert_eq!(check_workflow("x.yml", "jobs:\n  x:\n    permissions:\n").len(), 1);
        assert_eq!(check_workflow("x.yml", "permissions: {}\njobs:\n"), []);
    }
}
