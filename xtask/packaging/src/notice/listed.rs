//! What NOTICE names, compared with what is shipped.

use std::collections::BTreeSet;

use fs_err as fs;
use xtask::workspace;

use super::{BULLET, FILE, Package, RULER, npm, shipped};

fn differences(named: &BTreeSet<Package>, wanted: &BTreeSet<Package>) -> Vec<String> {
    let lacks =
        wanted.difference(named).map(|(name, version)| format!("lacks {name} {version}, which is shipped"));
    let surplus = named
        .difference(wanted)
        .map(|(name, version)| format!("names {name} {version}, which is not shipped"));
    lacks.chain(surplus).collect()
}

/// The packages of the file: the bulleted lines that follow the second line after a ruler.
pub(super) fn packages(text: &str) -> BTreeSet<Package> {
    let mut found = BTreeSet::new();
    let mut lines = text.lines();
    while lines.any(|line| line == RULER) {
        // The licence's name.
        lines.next();
        for line in lines.by_ref().take_while(|line| line.starts_with(BULLET)) {
            if let Some((name, version)) = line.trim_start_matches(BULLET).rsplit_once(' ') {
                found.insert((name.to_owned(), version.to_owned()));
            }
        }
    }
    found
}

#[test]
fn notice_names_what_is_shipped() {
    let text = fs::read_to_string(workspace::root().join(FILE)).unwrap();
    let mut wanted = shipped::crates().unwrap();
    wanted.extend(npm::packages().unwrap().into_iter().map(|package| (package.name, package.version)));
    assert_eq!(differences(&packages(&text), &wanted), [""; 0], "run cargo xtask notice");
}

#[test]
fn what_is_named_is_read_and_what_a_licence_says_is_not() {
    let text = format!(
        "head\n\n{RULER}\nMIT License\n{BULLET}a 1.0.0\n{BULLET}@b/c 2.0.0-rc.1\n\n{BULLET}in its text\n"
    );
    let named = packages(&text);
    assert_eq!(named, [("@b/c", "2.0.0-rc.1"), ("a", "1.0.0")].map(|(n, v)| (n.into(), v.into())).into());
}

#[test]
fn both_kinds_of_drift_are_told() {
    let set = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), "1.0.0".to_owned())).collect();
    assert_eq!(differences(&set(&["a", "b"]), &set(&["a", "b"])), [""; 0]);
    let told = differences(&set(&["a", "old"]), &set(&["a", "new"]));
    assert_eq!(told, ["lacks new 1.0.0, which is shipped", "names old 1.0.0, which is not shipped"]);
}
