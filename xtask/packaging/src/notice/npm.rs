//! The page's packages. Those that only build or test it are left out; of the rest the lock file knows all.

use anyhow::{Context, Result, anyhow};
use fs_err as fs;
use serde_json::Value;
use xtask::workspace;

use super::{Licences, text_in};

/// A package of npm.
#[derive(Debug, PartialEq)]
pub(super) struct Package {
    /// Below the page's folder.
    folder: String,
    pub(super) name: String,
    pub(super) version: String,
    licence: String,
}

/// What the page may be made of, from the lock file.
pub(super) fn packages() -> Result<Vec<Package>> {
    let path = workspace::ui().join("package-lock.json");
    let lock = fs::read_to_string(&path)?;
    read(&serde_json::from_str(&lock)?)
}

fn read(lock: &Value) -> Result<Vec<Package>> {
    let all = lock["packages"].as_object().context("package-lock.json names no packages")?;
    let for_work_only =
        |package: &Value| ["dev", "optional", "devOptional"].iter().any(|mark| package[mark] == true);
    // The empty name is the page itself.
    all.iter()
        .filter(|(folder, package)| !folder.is_empty() && !for_work_only(package))
        .map(|(folder, package)| {
            let text = |name: &str| {
                let text = package[name].as_str().map(str::to_owned);
                text.ok_or_else(|| anyhow!("package-lock.json: {folder} has no {name}"))
            };
            let name = folder.rsplit("node_modules/").next().unwrap_or(folder).to_owned();
            Ok(Package { folder: folder.clone(), name, version: text("version")?, licence: text("license")? })
        })
        .collect()
}

pub(super) fn add(licences: &mut Licences) -> Result<()> {
    let apache = fs::read_to_string(workspace::root().join("LICENSE-APACHE"))?;
    for package in packages()? {
        let Package { folder, name, version, licence } = package;
        // Of two licences the one with one text for all, as with the crates.
        let (licence, text) = if licence.split(" OR ").any(|one| one == "Apache-2.0") {
            ("Apache License 2.0".to_owned(), apache.clone())
        } else {
            let own = text_in(&workspace::ui().join(&folder))?;
            (
                long_name(&licence),
                own.unwrap_or_else(|| {
                    format!("The package names this licence ({licence}) and brings no text.")
                }),
            )
        };
        licences.add(&licence, &text, (name, version));
    }
    Ok(())
}

/// As cargo-about writes it.
fn long_name(id: &str) -> String {
    match id {
        "MIT" => "MIT License".to_owned(),
        "ISC" => "ISC License".to_owned(),
        other => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_only_builds_the_page_is_left_out() {
        let lock = json!({ "packages": {
            "": { "name": "page" },
            "node_modules/a": { "version": "1.0.0", "license": "MIT" },
            "node_modules/b": { "version": "1.0.0", "license": "MIT", "dev": true },
            "node_modules/a/node_modules/@c/d": { "version": "2.0.0", "license": "ISC" },
            "node_modules/e": { "version": "1.0.0", "license": "MIT", "optional": true },
        }});
        let names: Vec<_> = read(&lock).unwrap().into_iter().map(|package| package.name).collect();
        assert_eq!(names, ["a", "@c/d"]);
        assert!(read(&json!({ "packages": { "node_modules/a": { "version": "1.0.0" } } })).is_err());
    }
}
