//! An administrator's directory of counters and people, for servers that have none (M16): the file that a policy names, else
//! `directory.json` beneath the data folder, in the form that `callpad-server directory` prints.

use std::io;
use std::path::PathBuf;

use callpad_client::Directory;

use crate::dto::{ErrorView, StorageProblem, file_error, storage_error};
use crate::folder::{DataFolder, read_json};

const FILE: &str = "directory.json";

/// Reads it; without a file it is empty, unless a policy names the file. An unreadable one is left where it is, for its
/// author to mend, and said.
pub(crate) fn read(folder: &DataFolder, named: Option<&str>) -> (Directory, Option<ErrorView>) {
    let path = named.map_or_else(|| folder.at(FILE), PathBuf::from);
    let file = named.unwrap_or(FILE);
    let nothing = |error| (Directory::default(), error);
    let malformed = |detail: String| storage_error(file, StorageProblem::Malformed, detail);
    let value = match std::fs::read(path).and_then(|bytes| read_json(&bytes)) {
        Ok(value) => value,
        Err(error) if error.kind() == io::ErrorKind::NotFound && named.is_none() => return nothing(None),
        Err(error) => return nothing(Some(file_error(file, &error))),
    };
    match Directory::read(&value) {
        Ok(directory) => {
            let error = directory.unreadable.first().map(|problem| malformed(problem.to_string()));
            (directory, error)
        }
        Err(problem) => nothing(Some(malformed(problem.to_string()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> (Directory, Option<ErrorView>) {
        let temp = tempfile::tempdir().unwrap();
        let folder = DataFolder::open(Some(temp.path())).unwrap();
        std::fs::write(temp.path().join(FILE), text).unwrap();
        read(&folder, None)
    }

    #[test]
    fn m16_counters_come_from_the_administrators_file() {
        let (directory, error) =
            read_text(r#"{"desks":[{"id":"d3","name":"Counter 3","service_ids":["a"]}]}"#);
        assert_eq!((directory.desks[0].name.as_str(), error), ("Counter 3", None));
    }

    #[test]
    fn a_file_with_a_fault_is_said_and_what_can_be_read_is_used() {
        let (directory, error) = read_text(r#"{"desks":[{"name":"no id"},{"id":"d3"}]}"#);
        assert_eq!(directory.desks.len(), 1);
        assert!(
            matches!(&error, Some(ErrorView::Storage { file, problem: StorageProblem::Malformed, detail })
                if file == FILE && detail.contains("desks[0]")),
            "{error:?}"
        );
    }

    /// Editors of Windows put it before the text.
    #[test]
    fn a_byte_order_mark_costs_no_counter() {
        let (directory, error) = read_text("\u{feff}{\"desks\":[{\"id\":\"d3\",\"name\":\"Counter 3\"}]}");
        assert_eq!((directory.desks[0].name.as_str(), error), ("Counter 3", None));
    }

    #[test]
    fn the_reason_is_the_true_one() {
        let problem = |error: Option<ErrorView>| match error {
            Some(ErrorView::Storage { problem, .. }) => problem,
            other => panic!("{other:?}"),
        };
        for text in ["{", "", "[]", "\u{0}"] {
            assert_eq!(problem(read_text(text).1), StorageProblem::Malformed, "{text:?}");
        }
        let temp = tempfile::tempdir().unwrap();
        let folder = DataFolder::open(Some(temp.path())).unwrap();
        let named = |name: &str| problem(read(&folder, temp.path().join(name).to_str()).1);
        assert_eq!(named("none.json"), StorageProblem::Missing);
        std::fs::create_dir(temp.path().join("a folder")).unwrap();
        assert_eq!(named("a folder"), StorageProblem::Other);
    }

    #[test]
    fn without_a_file_there_is_nothing_to_say() {
        let temp = tempfile::tempdir().unwrap();
        let (directory, error) = read(&DataFolder::open(Some(temp.path())).unwrap(), None);
        assert!(directory.desks.is_empty() && error.is_none());
    }

    #[test]
    fn a_file_that_a_policy_names_is_read_and_missed() {
        let temp = tempfile::tempdir().unwrap();
        let folder = DataFolder::open(Some(temp.path())).unwrap();
        let named = temp.path().join("of the organisation.json");
        let name = named.to_str().unwrap();
        assert!(matches!(read(&folder, Some(name)).1, Some(ErrorView::Storage { file, .. }) if file == name));
        std::fs::write(&named, r#"{"desks":[{"id":"d9","name":"Nine"}]}"#).unwrap();
        assert_eq!(read(&folder, Some(name)).0.desks[0].name, "Nine");
    }
}
