//! Reads of some locations only.

use crate::domain::places::Places;

/// A condition on a column that holds a location.
pub(super) trait Among {
    /// The condition that a column holds one of them, which are the statement's first parameter.
    fn among(&self, column: &str) -> String;

    /// The first parameter.
    fn parameter(&self) -> Option<String>;
}

impl Among for Places {
    fn among(&self, column: &str) -> String {
        match &self.0 {
            None => "CAST(?1 AS TEXT) IS NULL".to_owned(),
            Some(_) => format!("{column} IN (SELECT value FROM json_each(?1))"),
        }
    }

    fn parameter(&self) -> Option<String> {
        self.0.as_ref().map(|ids| serde_json::Value::from_iter(ids.iter().map(String::as_str)).to_string())
    }
}
