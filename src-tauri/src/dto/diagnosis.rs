//! The self-test, as the page gets it: closed sets with their facts; the sentences are the page's.

use callpad_diagnosis::{Check, Finding, Line, Status};
use serde::Serialize;
use specta::Type;

use super::ErrorView;

/// One line of the self-test.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DiagnosisLine {
    /// What was looked at.
    pub check: Check,
    /// How it is.
    pub status: Status,
    /// What was found.
    pub finding: Finding,
    /// Why it failed, where the finding says that something did.
    pub error: Option<ErrorView>,
}

impl From<Line> for DiagnosisLine {
    fn from(line: Line) -> Self {
        let Line { check, status, finding, error } = line;
        Self { check, status, finding, error: error.as_ref().map(ErrorView::from) }
    }
}
