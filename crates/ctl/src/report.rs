//! A report as CSV.

use callpad_client::Session;
use callpad_wire::op::Report;
use callpad_wire::{Error, report_csv};

use crate::operations::told;

/// Asks for the whole report.
pub(crate) async fn csv(session: &Session, report: &Report) -> Result<String, Error> {
    let rows = told(session.whole_report(report).await?).items;
    Ok(report_csv::write(&report_csv::COLUMNS, &rows, report_csv::Separator::Comma))
}
