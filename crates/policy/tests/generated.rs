//! The committed templates are those that the schema gives.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;

use callpad_policy::templates;

/// `CALLPAD_WRITE_POLICIES=1` writes the files; without it a difference fails.
#[test]
fn the_templates_in_the_repository_are_made_from_the_schema_as_it_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for file in templates::files().unwrap() {
        let path = root.join(file.path);
        if std::env::var_os("CALLPAD_WRITE_POLICIES").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &file.content).unwrap();
        }
        let committed = fs::read_to_string(&path).unwrap_or_default();
        assert!(committed == file.content, "{} is out of date: run cargo xtask policies", file.path);
    }
}

/// The names of the actions are the page's.
#[test]
fn every_action_of_the_page_can_have_keys_by_policy() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = fs::read_to_string(root.join("ui/src/state/actions.ts")).unwrap();
    let mut actions: Vec<_> =
        page.split(" name: '").skip(1).filter_map(|rest| rest.split('\'').next()).collect();
    let keys = callpad_policy::catalogue().iter().find(|setting| setting.name == "keys").unwrap();
    let callpad_policy::Kind::Map { names: callpad_policy::MapNames::Closed(names), .. } = &keys.kind else {
        panic!("{:?}", keys.kind);
    };
    let mut names: Vec<_> = names.iter().map(String::as_str).collect();
    actions.sort_unstable();
    names.sort_unstable();
    assert_eq!(names, actions);
}
