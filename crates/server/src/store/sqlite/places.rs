//! Reads of some locations only: what a person may not see is not looked at, however many other branches there are.

use std::collections::BTreeSet;

/// The locations of which something is read; none: all of them.
#[derive(Clone, Debug)]
pub(crate) struct Places(pub(crate) Option<BTreeSet<String>>);

impl Places {
    /// The condition that a column holds one of them, which are the statement's first parameter.
    pub(super) fn among(&self, column: &str) -> String {
        match &self.0 {
            None => "?1 IS NULL".to_owned(),
            Some(_) => format!("{column} IN (SELECT value FROM json_each(?1))"),
        }
    }

    /// The first parameter.
    pub(super) fn parameter(&self) -> Option<String> {
        self.0.as_ref().map(|ids| serde_json::Value::from_iter(ids.iter().map(String::as_str)).to_string())
    }
}
