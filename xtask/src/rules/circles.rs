//! No circle between the files of one crate: whoever opens a file can read what it needs before what needs it. A module and
//! those within it count as one room: the inner ones may use what the outer one has.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use fs_err as fs;
use xtask::fingerprint::files;

use super::Finding;

mod imports;

use imports::{Import, imports, mods_for_tests};

/// Folders that have no crates of ours.
const MADE: [&str; 5] = [".git", "target", "node_modules", "dist", "gen"];

/// A module by the names that lead to it; the crate itself has none.
type Module = Vec<String>;

pub(super) fn check(root: &Path) -> Result<Vec<Finding>> {
    let mut crates: BTreeMap<String, Crate> = BTreeMap::new();
    let all = files(root, &MADE)?;
    let is_root = |path: &Path| path.ends_with("lib.rs") || path.ends_with("main.rs");
    let roots: BTreeSet<&Path> =
        all.iter().filter(|path| is_root(path)).filter_map(|path| path.parent()).collect();
    for path in all.iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs")) {
        let Some(folder) = path.ancestors().skip(1).find(|folder| roots.contains(folder)) else { continue };
        let name = folder.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        crates.entry(name).or_default().add(path.strip_prefix(folder)?, &fs::read_to_string(path)?);
    }
    Ok(crates.iter().flat_map(|(name, files)| files.check(name)).collect())
}

/// The modules of one crate, each with what it imports.
#[derive(Default)]
struct Crate {
    modules: BTreeMap<Module, Vec<Import>>,
    for_tests: BTreeSet<Module>,
}

impl Crate {
    fn add(&mut self, file: &Path, text: &str) {
        let mut module: Module =
            file.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
        if module.last().is_some_and(|last| last == "mod")
            || matches!(&module[..], [one] if one == "lib" || one == "main")
        {
            module.pop();
        }
        self.for_tests.extend(mods_for_tests(text).into_iter().map(|name| [&module[..], &[name]].concat()));
        self.modules.entry(module).or_default().extend(imports(text));
    }

    fn check(&self, name: &str) -> Vec<Finding> {
        let mut uses = self.uses();
        let mut findings = Vec::new();
        // One circle after the other, each taken apart where it was entered.
        while let Some(circle) = uses.keys().find_map(|module| circle(&uses, module)) {
            let words: Vec<_> = circle.iter().map(shown).collect();
            findings.push(Finding::against(
                name,
                format!(
                    "has a circle of files: {} -> {}. Let what both need have a file below them \
                     (xtask/src/rules/circles.rs)",
                    words.join(" -> "),
                    words[0]
                ),
            ));
            uses.entry(circle[circle.len() - 1].clone()).or_default().remove(&circle[0]);
        }
        findings
    }

    /// Who uses whom, without what is for tests and without what an inner module uses of those around it.
    fn uses(&self) -> BTreeMap<Module, BTreeSet<Module>> {
        let counts = |module: &Module| !self.for_tests.iter().any(|tests| module.starts_with(tests));
        let mut all = BTreeMap::new();
        for (module, imports) in self.modules.iter().filter(|(module, _)| counts(module)) {
            let used = imports
                .iter()
                .filter_map(|import| self.home(module, &import.path, 0))
                .filter(|used| counts(used) && !module.starts_with(used))
                .collect();
            all.insert(module.clone(), used);
        }
        all
    }

    /// The module that has what `path` names, as it stands in `module`. What a module only hands on is followed.
    fn home(&self, module: &Module, path: &[String], depth: u8) -> Option<Module> {
        let mut at = match path.first()?.as_str() {
            "crate" => Module::new(),
            "self" => module.clone(),
            "super" => module[..module.len().checked_sub(1)?].to_vec(),
            child => {
                let inner = [&module[..], &[child.to_owned()]].concat();
                self.modules.contains_key(&inner).then_some(inner)?
            }
        };
        let mut rest = &path[1..];
        while let Some((name, after)) = rest.split_first() {
            if name == "super" {
                at.pop();
            } else {
                let inner = [&at[..], std::slice::from_ref(name)].concat();
                if !self.modules.contains_key(&inner) {
                    break;
                }
                at = inner;
            }
            rest = after;
        }
        // Names may lead in a ring, such as those of a macro and its module.
        let handed_on = rest.first().filter(|_| depth < 8).and_then(|name| {
            let found = self.modules.get(&at)?.iter().find(|import| import.name.as_ref() == Some(name))?;
            self.home(&at, &found.path, depth + 1)
        });
        Some(handed_on.unwrap_or(at))
    }
}

fn shown(module: &Module) -> String {
    if module.is_empty() { "crate".to_owned() } else { module.join("::") }
}

/// The shortest circle that this module is in.
fn circle(uses: &BTreeMap<Module, BTreeSet<Module>>, module: &Module) -> Option<Vec<Module>> {
    uses.get(module)?.iter().filter_map(|next| path(uses, next, module)).min_by_key(Vec::len).map(
        |mut path| {
            path.rotate_right(1);
            path
        },
    )
}

/// The shortest way from one to the other, both included.
fn path(uses: &BTreeMap<Module, BTreeSet<Module>>, from: &Module, to: &Module) -> Option<Vec<Module>> {
    let mut before: BTreeMap<&Module, Option<&Module>> = BTreeMap::from([(from, None)]);
    let mut open = std::collections::VecDeque::from([from]);
    while let Some(at) = open.pop_front() {
        if at == to {
            let mut found = vec![at.clone()];
            let mut step = before[at];
            while let Some(module) = step {
                found.push(module.clone());
                step = before[module];
            }
            found.reverse();
            return Some(found);
        }
        for next in uses.get(at).into_iter().flatten() {
            if !before.contains_key(next) {
                before.insert(next, Some(at));
                open.push_back(next);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(files: &[(&str, &str)]) -> Crate {
        let mut found = Crate::default();
        for (file, text) in files {
            found.add(Path::new(file), text);
        }
        found
    }

    fn circles(files: &[(&str, &str)]) -> Vec<String> {
        let findings = of(files).check("c");
        findings
            .iter()
            .map(|finding| finding.words.split(". ").next().unwrap().replace("has a circle of files: ", ""))
            .collect()
    }

    #[test]
    fn two_files_that_use_each_other_are_a_circle() {
        let files =
            [("lib.rs", "mod a;\nmod b;"), ("a.rs", "use crate::b::B;"), ("b.rs", "use super::a::A;")];
        assert_eq!(circles(&files), ["a -> b -> a"]);
        assert_eq!(circles(&files[..2]), [""; 0]);
    }

    #[test]
    fn a_longer_way_round_is_a_circle_too_and_each_is_told_once() {
        let files = [
            ("a.rs", "use crate::b::B;"),
            ("b.rs", "fn f() { crate::c::f() }"),
            ("c.rs", "use crate::{a::A, d};"),
            ("d.rs", "use crate::c::{self, C};"),
        ];
        assert_eq!(circles(&files), ["a -> b -> c -> a", "c -> d -> c"]);
    }

    #[test]
    fn inner_modules_may_use_the_outer_one() {
        let files = [
            ("lib.rs", "mod a;\npub struct Root;\nuse a::A;"),
            ("a.rs", "mod b;\nuse b::B;\npub struct A;"),
            ("a/b.rs", "use super::A;\nuse crate::Root;"),
        ];
        assert_eq!(circles(&files), [""; 0]);
    }

    #[test]
    fn a_circle_through_an_inner_module_is_one() {
        let files = [
            ("a.rs", "mod inner;\nuse inner::I;"),
            ("a/inner.rs", "use crate::b::B;"),
            ("b.rs", "use crate::a::A;"),
        ];
        assert_eq!(circles(&files), ["a -> a::inner -> b -> a"]);
    }

    #[test]
    fn what_is_handed_on_is_followed_to_where_it_is() {
        let files = [
            ("lib.rs", "mod a;\nmod b;\npub use a::A;\npub use b::{B as Bee};"),
            ("a.rs", "use crate::Bee;"),
            ("b/mod.rs", "use crate::A;"),
        ];
        assert_eq!(circles(&files), ["a -> b -> a"]);
    }

    #[test]
    fn what_is_for_tests_does_not_count() {
        let files = [
            ("lib.rs", "mod a;\n#[cfg(test)]\nmod probe;"),
            ("a.rs", "struct A;\n#[cfg(test)]\nmod tests {\n  use crate::b::B;\n}\n"),
            ("b.rs", "use crate::a::A; // use crate::c\nconst X: &str = \"crate::c::X\";"),
            ("c.rs", "use crate::b::B;"),
            ("probe.rs", "use crate::a::A;"),
        ];
        assert_eq!(circles(&files), [""; 0]);
    }
}
