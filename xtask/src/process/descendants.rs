//! What a program has started, and what that has started. They stay in this program's process group, so that Ctrl+C at
//! the terminal reaches them all; so they are looked for one by one.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};

use fs_err as fs;

/// Ids of all processes below this one; none on systems that do not list them in `/proc`.
pub(super) fn of(ancestor: u32) -> Vec<u32> {
    let parents: BTreeMap<u32, u32> = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter_map(|id: u32| Some((id, parent(&fs::read_to_string(format!("/proc/{id}/stat")).ok()?)?)))
        .collect();
    below(ancestor, &parents)
}

/// Ends them for certain. Whoever has ended by itself meanwhile is no matter.
pub(super) fn kill(ids: &[u32]) {
    if ids.is_empty() {
        return;
    }
    let _ = Command::new("sh")
        .args(["-c", "kill -KILL \"$@\"", "sh"])
        .args(ids.iter().map(u32::to_string))
        .stderr(Stdio::null())
        .status();
}

/// The parent in a line such as `12 (a name (with) brackets) S 7 …`.
fn parent(stat: &str) -> Option<u32> {
    let (_, rest) = stat.rsplit_once(')')?;
    rest.split_whitespace().nth(1)?.parse().ok()
}

fn below(ancestor: u32, parents: &BTreeMap<u32, u32>) -> Vec<u32> {
    let mut found = vec![ancestor];
    let mut next = 0;
    while let Some(id) = found.get(next).copied() {
        found.extend(parents.iter().filter(|(_, parent)| **parent == id).map(|(child, _)| *child));
        next += 1;
    }
    found.split_off(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_brackets_do_not_confuse() {
        assert_eq!(parent("12 (sh) S 7 12 12 0"), Some(7));
        assert_eq!(parent("12 (a) S 3 (b) R 7 12"), Some(7));
        assert_eq!(parent("12"), None);
    }

    #[test]
    fn children_and_their_children_are_below_and_nobody_else() {
        let parents = BTreeMap::from([(2, 1), (3, 2), (4, 3), (5, 1), (6, 4)]);
        assert_eq!(below(2, &parents), [3, 4, 6]);
        assert_eq!(below(6, &parents), [0; 0]);
    }
}
