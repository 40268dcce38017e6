//! A directory file laid over a directory: what it names is added or changed, and what it does not name stays, unless it is
//! to be removed.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{Directory, Part, Problems, Service, check, problems::Problem};
use crate::domain::tolerance;

/// What a file holds: a directory, or some of its lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DirectoryFile {
    /// The lists; those that it does not have are empty.
    pub directory: Directory,
    /// The lists that it has.
    pub parts: Vec<Part>,
}

impl DirectoryFile {
    /// A whole directory.
    pub fn whole(directory: Directory) -> Self {
        Self { directory, parts: Part::ALL.to_vec() }
    }

    /// Only these of its lists.
    pub fn only(self, parts: &[Part]) -> Self {
        let parts: Vec<Part> = self.parts.into_iter().filter(|part| parts.contains(part)).collect();
        Self { directory: self.directory.only(&parts), parts }
    }

    /// Takes the secrets out of it, by user, for a way on which they are not part of the directory.
    pub(crate) fn take_secrets(&mut self) -> BTreeMap<String, String> {
        let users = self.directory.users.iter_mut();
        users.filter_map(|user| Some((user.id.clone(), user.secret.take()?))).collect()
    }

    /// Puts them in again.
    pub(crate) fn put_secrets(&mut self, mut secrets: BTreeMap<String, String>) {
        for user in &mut self.directory.users {
            user.secret = secrets.remove(&user.id);
        }
    }
}

/// An entry of one of the lists.
trait Entry: Clone {
    fn id(&self) -> &str;

    /// What the file left out and is there already, or is so at first.
    fn complete(&mut self, _old: Option<&Self>) {}
}

macro_rules! entry {
    ($($kind:ident),*) => {
        $(impl Entry for super::$kind {
            fn id(&self) -> &str {
                &self.id
            }
        })*
    };
}
entry!(Desk, User, Language);

impl Entry for super::Device {
    fn id(&self) -> &str {
        &self.id
    }

    fn complete(&mut self, old: Option<&Self>) {
        if self.printer.is_none() {
            self.printer = old.and_then(|old| old.printer.clone());
        }
    }
}

impl Entry for super::Location {
    fn id(&self) -> &str {
        &self.id
    }

    fn complete(&mut self, old: Option<&Self>) {
        if self.new_day_at.is_none() {
            self.new_day_at = old.and_then(|old| old.new_day_at.clone());
        }
        if self.notice.is_none() {
            self.notice = old.and_then(|old| old.notice.clone());
        }
    }
}

impl Entry for Service {
    fn id(&self) -> &str {
        &self.id
    }

    fn complete(&mut self, old: Option<&Self>) {
        self.tolerance =
            self.tolerance.or_else(|| old.and_then(|old| old.tolerance)).or(Some(tolerance::DEFAULT));
        self.numbers = self.numbers.or_else(|| old.and_then(|old| old.numbers));
    }
}

/// The directory as it is with the file, and its mistakes. Places in them are those of the file.
pub(crate) fn merge(old: &Directory, file: &DirectoryFile, remove: bool) -> Result<Directory, Problems> {
    // What the file holds comes first, so that a place in it is one in the file, and also what is there twice stays.
    let checked = combined(old, file, remove, true);
    check::check(&checked).map_err(|problems| in_file(problems, &checked, &file.directory))?;
    Ok(merge_checked(old, file, remove))
}

/// The directory as it is with a file that is right.
pub(crate) fn merge_checked(old: &Directory, file: &DirectoryFile, remove: bool) -> Directory {
    let mut merged = combined(old, file, remove, false);
    in_kept_order(&mut merged);
    merged
}

/// The services of a counter and the locations of a user stand in the order of their own lists.
pub(crate) fn in_kept_order(directory: &mut Directory) {
    let services: BTreeMap<&str, usize> =
        directory.services.iter().enumerate().map(|(place, one)| (one.id.as_str(), place)).collect();
    let locations: BTreeMap<&str, usize> =
        directory.locations.iter().enumerate().map(|(place, one)| (one.id.as_str(), place)).collect();
    for desk in &mut directory.desks {
        desk.service_ids.sort_by_key(|id| services.get(id.as_str()).copied());
    }
    for user in &mut directory.users {
        user.location_ids.sort_by_key(|id| locations.get(id.as_str()).copied());
        user.roles.sort_unstable();
    }
}

fn combined(old: &Directory, file: &DirectoryFile, remove: bool, file_first: bool) -> Directory {
    let has = |part| file.parts.contains(&part);
    let new = &file.directory;
    Directory {
        locations: list(&old.locations, &new.locations, has(Part::Locations), remove, file_first),
        services: list(&old.services, &new.services, has(Part::Services), remove, file_first),
        desks: list(&old.desks, &new.desks, has(Part::Desks), remove, file_first),
        users: list(&old.users, &new.users, has(Part::Users), remove, file_first),
        languages: list(&old.languages, &new.languages, has(Part::Languages), remove, file_first),
        devices: list(&old.devices, &new.devices, has(Part::Devices), remove, file_first),
    }
}

fn list<T: Entry>(old: &[T], new: &[T], has: bool, remove: bool, file_first: bool) -> Vec<T> {
    if !has {
        return old.to_vec();
    }
    let known: HashMap<&str, &T> = old.iter().map(|one| (one.id(), one)).collect();
    let named: HashSet<&str> = new.iter().map(Entry::id).collect();
    let completed = |one: &T| {
        let mut whole = one.clone();
        whole.complete(known.get(one.id()).copied());
        whole
    };
    let others: Vec<&T> = old.iter().filter(|one| !remove && !named.contains(one.id())).collect();
    // A file that names all there is says the order as well.
    if file_first || others.is_empty() {
        return new.iter().map(completed).chain(others.into_iter().cloned()).collect();
    }
    let mut by_id: HashMap<&str, &T> = new.iter().map(|one| (one.id(), one)).collect();
    let mut merged: Vec<T> =
        old.iter().map(|one| by_id.remove(one.id()).map_or_else(|| one.clone(), completed)).collect();
    merged.extend(new.iter().filter(|one| !known.contains_key(one.id())).map(completed));
    merged
}

/// Names what is not in the file by its id: its place in the combined lists means nothing to whoever wrote the file.
fn in_file(mut problems: Problems, checked: &Directory, file: &Directory) -> Problems {
    for Problem { path, .. } in &mut problems.listed {
        let parsed = path.split_once('[').and_then(|(list, rest)| {
            let (index, rest) = rest.split_once(']')?;
            Some((Part::of(list)?, index.parse::<usize>().ok()?, rest.to_owned()))
        });
        if let Some((part, index, rest)) = parsed
            && index >= part.entries(file).len()
            && let Some((id, _)) = part.entries(checked).get(index)
        {
            *path = format!("the {} {id:?} that is there{rest}", part.one());
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn directory(value: serde_json::Value) -> Directory {
        serde_json::from_value(value).unwrap()
    }

    fn old() -> Directory {
        directory(json!({
            "locations": [{"id": "l", "name": "Hall"}],
            "services": [{"id": "a", "tag": "A", "name": "A", "location_id": "l", "open": true, "tolerance": 3,
                          "numbers": {"from": 1, "to": 99}},
                         {"id": "b", "tag": "B", "name": "B", "location_id": "l", "open": true, "tolerance": 4}],
            "desks": [{"id": "d", "tag": "1", "name": "1", "location_id": "l", "service_ids": ["a", "b"]}],
        }))
    }

    fn services(file: serde_json::Value) -> DirectoryFile {
        DirectoryFile { directory: directory(json!({ "services": file })), parts: vec![Part::Services] }
    }

    fn service(id: &str, tag: &str) -> serde_json::Value {
        json!({"id": id, "tag": tag, "name": "new", "location_id": "l", "open": true})
    }

    #[test]
    fn what_a_part_does_not_name_stays_and_what_it_leaves_out_too() {
        let merged = merge(&old(), &services(json!([service("c", "C"), service("a", "A")])), false).unwrap();
        let ids: Vec<&str> = merged.services.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, ["a", "b", "c"], "what was there keeps its place");
        assert_eq!((merged.services[0].tolerance, merged.services[2].tolerance), (Some(3), Some(10)));
        assert_eq!((merged.services[0].name.as_str(), merged.services[0].numbers.is_some()), ("new", true));
        assert_eq!((merged.desks, merged.locations), (old().desks, old().locations));
    }

    #[test]
    fn only_remove_removes_and_what_then_hangs_in_the_air_is_named_by_its_id() {
        let file = services(json!([service("a", "A")]));
        let refused = merge(&old(), &file, true).unwrap_err();
        assert_eq!(
            refused.listed[0].to_string(),
            r#"the counter "d" that is there.service_ids[1] "b" is the id of no service"#
        );
        let refused = merge(&old(), &services(json!([service("c", "A")])), false).unwrap_err();
        assert_eq!(
            refused.listed[0].to_string(),
            r#"the service "a" that is there.tag "A" is services[0].tag already"#
        );
    }

    #[test]
    fn a_file_that_names_all_says_the_order_and_one_entry_twice_is_a_mistake() {
        let merged = merge(&old(), &services(json!([service("b", "B"), service("a", "A")])), false).unwrap();
        assert_eq!(merged.services[0].id, "b");
        assert_eq!(merged.desks[0].service_ids, ["b", "a"]);
        let twice =
            merge(&old(), &services(json!([service("a", "A"), service("a", "X")])), false).unwrap_err();
        assert_eq!(twice.listed[0].path, "services[1].id");
    }
}
