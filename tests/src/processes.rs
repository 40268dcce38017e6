//! What processes use, as the kernel counts it.

use std::collections::BTreeSet;

/// A process and all below it.
fn tree(root: u32) -> BTreeSet<u32> {
    let mut parents = Vec::new();
    for entry in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(pid) = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else {
            continue;
        };
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        let parent = stat.rsplit(')').next().and_then(|rest| rest.split_whitespace().nth(1)?.parse().ok());
        parents.extend(parent.map(|parent: u32| (pid, parent)));
    }
    let mut all = BTreeSet::from([root]);
    while let Some((pid, _)) = parents.iter().find(|(pid, parent)| all.contains(parent) && !all.contains(pid))
    {
        all.insert(*pid);
    }
    all
}

/// Ticks of processor time (hundredths of a second) that a process and all below it have used, and their memory by PSS in KiB.
#[must_use]
pub fn used(root: u32) -> (u64, u64) {
    let (mut ticks, mut pss) = (0, 0);
    for pid in tree(root) {
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        let fields: Vec<_> =
            stat.rsplit(')').next().unwrap_or_default().split_whitespace().map(str::to_owned).collect();
        let field = |n: usize| fields.get(n).and_then(|field| field.parse::<u64>().ok()).unwrap_or(0);
        ticks += field(11) + field(12);
        let rollup = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
        let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
        pss += line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0);
    }
    (ticks, pss)
}
