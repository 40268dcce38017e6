//! The crates that are in the programs that people get.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Package;
use crate::cargo::cargo;
use crate::process::read;
use crate::stop::{Result, Stop};

/// Our packages that have the programs.
const ROOTS: [&str; 3] = ["callpad", "callpad-server", "callpad-ctl"];

/// Where the programs run.
const TARGETS: [&str; 4] =
    ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "aarch64-apple-darwin", "x86_64-apple-darwin"];

/// Crates of others that are in the programs, on any system; what only runs while they are compiled is not.
pub(super) fn crates() -> Result<BTreeSet<Package>> {
    let mut all = BTreeSet::new();
    for target in TARGETS {
        let args = ["metadata", "--format-version", "1", "--locked", "--filter-platform", target];
        let metadata = serde_json::from_str(&read(cargo().args(args))?)?;
        all.extend(
            reached(&metadata).ok_or_else(|| Stop::new("cargo metadata has another form than expected"))?,
        );
    }
    Ok(all)
}

/// What the roots use, directly or not, from any registry.
fn reached(metadata: &Value) -> Option<BTreeSet<Package>> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let mut packages = BTreeMap::new();
    let mut open = Vec::new();
    for package in metadata["packages"].as_array()? {
        let (id, name) = (text(&package["id"])?, text(&package["name"])?);
        let is_ours = package["source"].is_null();
        if is_ours && ROOTS.contains(&name.as_str()) {
            open.push(id.clone());
        }
        let is_macro = package["targets"].as_array()?.iter().any(|target| target["kind"][0] == "proc-macro");
        packages.insert(id, (is_ours, is_macro, (name, text(&package["version"])?)));
    }
    let mut uses = BTreeMap::new();
    for node in metadata["resolve"]["nodes"].as_array()? {
        let in_program = |used: &&Value| {
            used["dep_kinds"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind["kind"].is_null()))
        };
        let used = node["deps"].as_array()?.iter().filter(in_program).map(|used| text(&used["pkg"]));
        uses.insert(text(&node["id"])?, used.collect::<Option<Vec<_>>>()?);
    }
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        // A macro is compiled into the compiler, and what it uses as well.
        let is_macro = packages.get(&id).is_some_and(|(_, is_macro, _)| *is_macro);
        if !is_macro && seen.insert(id.clone()) {
            open.extend(uses.get(&id).into_iter().flatten().cloned());
        }
    }
    let of_others =
        |id: &String| packages.get(id).filter(|(is_ours, ..)| !is_ours).map(|(.., package)| package.clone());
    Some(seen.iter().filter_map(of_others).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_compiled_in_counts_and_what_runs_meanwhile_does_not() {
        let package = |name: &str, ours: bool, kind: &str| {
            json!({ "id": name, "name": name, "version": "1.0.0", "targets": [{ "kind": [kind] }],
                    "source": if ours { Value::Null } else { json!("registry") } })
        };
        let uses = |id: &str, used: &[(&str, Value)]| {
            let deps: Vec<_> = used
                .iter()
                .map(|(pkg, kind)| json!({ "pkg": pkg, "dep_kinds": [{ "kind": kind }] }))
                .collect();
            json!({ "id": id, "deps": deps })
        };
        let metadata = json!({
            "packages": [
                package("callpad", true, "bin"), package("callpad-desk", true, "lib"), package("xtask", true, "bin"),
                package("a", false, "lib"), package("builds", false, "lib"), package("tries", false, "lib"),
                package("macro", false, "proc-macro"), package("of-macro", false, "lib"), package("far", false, "lib"),
            ],
            "resolve": { "nodes": [
                uses("callpad", &[("callpad-desk", Value::Null), ("builds", json!("build")), ("tries", json!("dev"))]),
                uses("callpad-desk", &[("a", Value::Null), ("macro", Value::Null)]),
                uses("macro", &[("of-macro", Value::Null)]),
                uses("xtask", &[("far", Value::Null)]),
            ] },
        });
        let names: Vec<_> = reached(&metadata).unwrap().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["a"]);
    }
}
