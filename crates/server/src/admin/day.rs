//! The end of a day by an administrator's word.

use serde_json::json;

use super::ask::{AdminError, Report};
use crate::{
    clock::Time,
    directory::Problems,
    store::{
        StorageError,
        audit::{self, Actor},
        days, locations,
        view::View,
    },
};

/// Ends the day of a location, or of all: every ticket that is not ended is invalidated, open answers are finished, and
/// numbers begin anew (M21).
pub(super) fn reset(
    connection: &View<'_>,
    location: Option<&str>,
    time: Time,
    who: &str,
) -> Result<Report, AdminError> {
    let wrong = StorageError::from;
    if let Some(location) = location
        && !locations::is_location(connection, location).map_err(wrong)?
    {
        return Err(AdminError::Refused(Problems::one_at("location", Some(location), "is not there")));
    }
    let ended = days::reset(connection, location, time).map_err(wrong)?;
    let actor = Actor { who: Some(who), at: time.now };
    audit::done(connection, actor, "reset", location.unwrap_or_default()).map_err(wrong)?;
    let where_ =
        location.map_or_else(|| "everywhere".to_owned(), |location| format!("at location {location}"));
    Ok(Report {
        lines: vec![format!("the day is ended {where_}; tickets that were not ended: {ended}")],
        value: json!({"tickets": ended}),
    })
}
