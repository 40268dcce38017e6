//! Which crate may know which: architecture.md's arrows, and that nothing under `crates/` reaches Tauri.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde_json::Value;

use super::Finding;

/// Crates of ours, and the crates of ours that each may use. The server never knows the client, nor the client the
/// server: a wrong reading of the API must not hide in both.
const MAY_USE: [(&str, &[&str]); 22] = [
    ("callpad-wire", &[]),
    ("callpad-client", &["callpad-wire"]),
    ("callpad-desk", &["callpad-wire"]),
    ("callpad-board", &["callpad-desk", "callpad-forecast", "callpad-wire"]),
    ("callpad-vault", &["callpad-wire"]),
    ("callpad-connector", &["callpad-board", "callpad-client", "callpad-desk", "callpad-wire"]),
    ("callpad-receipt", &[]),
    ("callpad-server", &["callpad-forecast", "callpad-receipt", "callpad-wire"]),
    ("callpad-policy", &[]),
    ("callpad-forecast", &[]),
    ("callpad-faulty-disk", &[]),
    ("callpad-postgres-cluster", &[]),
    ("callpad-diagnosis", &["callpad-client", "callpad-policy", "callpad-vault", "callpad-wire"]),
    (
        "callpad-ctl",
        &["callpad-client", "callpad-diagnosis", "callpad-policy", "callpad-vault", "callpad-wire"],
    ),
    (
        "callpad-testkit",
        &["callpad-client", "callpad-desk", "callpad-server", "callpad-vault", "callpad-wire"],
    ),
    (
        "callpad",
        &[
            "callpad-board",
            "callpad-client",
            "callpad-connector",
            "callpad-desk",
            "callpad-diagnosis",
            "callpad-policy",
            "callpad-server",
            "callpad-vault",
            "callpad-wire",
        ],
    ),
    ("callpad-desktop", &[]),
    ("callpad-installers", &[]),
    (
        "callpad-tests",
        &[
            "callpad-board",
            "callpad-client",
            "callpad-connector",
            "callpad-desk",
            "callpad-desktop",
            "callpad-testkit",
            "callpad-vault",
            "callpad-wire",
        ],
    ),
    ("callpad-icons", &[]),
    ("xtask", &["callpad-desktop"]),
    ("callpad-packaging", &["callpad-installers", "xtask"]),
];

/// What any crate's tests may use besides.
const TESTS_MAY_USE: [&str; 4] =
    ["callpad-testkit", "callpad-desktop", "callpad-faulty-disk", "callpad-postgres-cluster"];

/// What the tests of one crate may use besides: the command line is tried against the server as it is set up for each
/// case, and stands so far out that no reading of the API could hide in both.
const TESTS_OF_ONE_MAY_USE: [(&str, &str); 1] = [("callpad-ctl", "callpad-server")];

/// The window's world.
const WINDOW: [&str; 2] = ["tauri", "wry"];

/// Checks what `cargo metadata` says.
pub(super) fn check(metadata: &Value) -> Result<Vec<Finding>> {
    let graph = Graph::read(metadata).context("cargo metadata has another form than expected")?;
    let mut findings = Vec::new();
    for id in &graph.members {
        let package = &graph.packages[id];
        findings.extend(check_arrows(&graph, id, &package.name));
        if package.in_crates {
            findings.extend(check_window(&graph, id, &package.name));
        }
    }
    Ok(findings)
}

fn check_arrows(graph: &Graph, id: &str, name: &str) -> Vec<Finding> {
    let Some((_, allowed)) = MAY_USE.iter().find(|(known, _)| *known == name) else {
        return vec![Finding::against(
            name,
            "has no line in the table of arrows (xtask/src/rules/arrows.rs)",
        )];
    };
    let mut findings = Vec::new();
    for edge in graph.uses.get(id).into_iter().flatten() {
        let used = graph.packages[&edge.to].name.as_str();
        let of_ours = graph.members.contains(&edge.to);
        // Its own tests may turn on a feature of the crate itself.
        let in_tests =
            used == name || TESTS_MAY_USE.contains(&used) || TESTS_OF_ONE_MAY_USE.contains(&(name, used));
        let allowed = allowed.contains(&used) || (edge.tests_only && in_tests);
        if of_ours && !allowed {
            findings.push(Finding::against(
                name,
                format!("uses {used}, which is against the arrows of architecture.md"),
            ));
        }
    }
    findings
}

/// Searches everything that the crate uses, directly or not, on any system.
fn check_window(graph: &Graph, id: &str, name: &str) -> Option<Finding> {
    let mut seen = BTreeSet::new();
    let mut open = vec![(id.to_owned(), name.to_owned())];
    while let Some((next, path)) = open.pop() {
        for edge in graph.uses.get(&next).into_iter().flatten() {
            // What a used crate's own tests need is not used here.
            if (edge.tests_only && next != id) || !seen.insert(edge.to.clone()) {
                continue;
            }
            let used = &graph.packages[&edge.to].name;
            let path = format!("{path} -> {used}");
            if WINDOW.contains(&used.as_str()) || used.starts_with("tauri-") {
                return Some(Finding::against(name, format!("reaches the window: {path}")));
            }
            open.push((edge.to.clone(), path));
        }
    }
    None
}

struct Package {
    name: String,
    /// Whether it lies under `crates/`.
    in_crates: bool,
}

struct Edge {
    to: String,
    tests_only: bool,
}

struct Graph {
    packages: BTreeMap<String, Package>,
    members: BTreeSet<String>,
    uses: BTreeMap<String, Vec<Edge>>,
}

impl Graph {
    fn read(metadata: &Value) -> Option<Self> {
        let mut packages = BTreeMap::new();
        for package in metadata["packages"].as_array()? {
            let manifest = package["manifest_path"].as_str()?.replace('\\', "/");
            let root = metadata["workspace_root"].as_str()?.replace('\\', "/");
            let in_crates = manifest.starts_with(&format!("{root}/crates/"));
            let name = package["name"].as_str()?.to_owned();
            packages.insert(package["id"].as_str()?.to_owned(), Package { name, in_crates });
        }
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let members = metadata["workspace_members"].as_array()?.iter().map(text).collect::<Option<_>>()?;
        let mut uses = BTreeMap::new();
        for node in metadata["resolve"]["nodes"].as_array()? {
            let mut edges = Vec::new();
            for used in node["deps"].as_array()? {
                let kinds = used["dep_kinds"].as_array()?;
                let tests_only = kinds.iter().all(|kind| kind["kind"] == "dev");
                edges.push(Edge { to: text(&used["pkg"])?, tests_only });
            }
            uses.insert(text(&node["id"])?, edges);
        }
        Some(Self { packages, members, uses })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Packages named by their ids; edges as (from, to, kind).
    fn metadata(members: &[&str], others: &[&str], edges: &[(&str, &str, Option<&str>)]) -> Value {
        let all: Vec<&str> = members.iter().chain(others).copied().collect();
        let folder = |name: &str| match name {
            "callpad" => "/r/src-tauri".to_owned(),
            name => match name.strip_prefix("callpad-") {
                Some(short) if members.contains(&name) => format!("/r/crates/{short}"),
                _ => format!("/registry/{name}"),
            },
        };
        json!({
            "workspace_root": "/r",
            "workspace_members": members,
            "packages": all.iter().map(|name| json!({
                "name": name, "id": name, "manifest_path": format!("{}/Cargo.toml", folder(name)),
            })).collect::<Vec<_>>(),
            "resolve": { "nodes": all.iter().map(|name| json!({
                "id": name,
                "deps": edges.iter().filter(|(from, _, _)| from == name).map(|(_, to, kind)| json!({
                    "pkg": to, "dep_kinds": [{ "kind": kind }],
                })).collect::<Vec<_>>(),
            })).collect::<Vec<_>>() },
        })
    }

    fn words(metadata: &Value) -> Vec<String> {
        check(metadata)
            .unwrap()
            .into_iter()
            .map(|finding| format!("{}: {}", finding.place, finding.words))
            .collect()
    }

    const MEMBERS: [&str; 4] = ["callpad-wire", "callpad-client", "callpad-server", "callpad-testkit"];

    #[test]
    fn arrows_in_the_right_direction_pass() {
        let edges = [
            ("callpad-client", "callpad-wire", None),
            ("callpad-server", "callpad-wire", None),
            ("callpad-testkit", "callpad-server", None),
            ("callpad-client", "callpad-testkit", Some("dev")),
        ];
        assert_eq!(words(&metadata(&MEMBERS, &[], &edges)), [""; 0]);
    }

    #[test]
    fn the_server_may_not_know_the_client_even_in_tests() {
        for kind in [None, Some("dev"), Some("build")] {
            let found = words(&metadata(&MEMBERS, &[], &[("callpad-server", "callpad-client", kind)]));
            assert_eq!(found.len(), 1, "{found:?}");
            assert!(found[0].starts_with("callpad-server: uses callpad-client"), "{found:?}");
        }
    }

    #[test]
    fn the_command_line_knows_the_server_in_tests_only() {
        let members = ["callpad-ctl", "callpad-server"];
        let uses = |kind| metadata(&members, &[], &[("callpad-ctl", "callpad-server", kind)]);
        assert_eq!(words(&uses(Some("dev"))), [""; 0]);
        assert_eq!(words(&uses(None)).len(), 1);
    }

    #[test]
    fn the_testkit_is_for_tests_only() {
        let found = words(&metadata(&MEMBERS, &[], &[("callpad-client", "callpad-testkit", None)]));
        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn the_window_is_found_however_far_away() {
        let others = ["helper", "tauri"];
        let edges = [("callpad-wire", "helper", None), ("helper", "tauri", None)];
        let found = words(&metadata(&MEMBERS, &others, &edges));
        assert_eq!(found, ["callpad-wire: reaches the window: callpad-wire -> helper -> tauri"]);
        // What the helper's own tests use does not count; what our tests use does.
        let edges = [("callpad-wire", "helper", None), ("helper", "tauri", Some("dev"))];
        assert_eq!(words(&metadata(&MEMBERS, &others, &edges)), [""; 0]);
        let edges = [("callpad-wire", "tauri", Some("dev"))];
        assert_eq!(words(&metadata(&MEMBERS, &others, &edges)).len(), 1);
    }

    #[test]
    fn a_crate_that_nobody_has_thought_about_is_found() {
        let found = words(&metadata(&["callpad-new"], &[], &[]));
        assert!(found[0].contains("no line in the table"), "{found:?}");
    }
}
