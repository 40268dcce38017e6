//! A visitor who asks for it is forgotten at once.

use serde_json::json;

use super::ask::{AdminError, Erase, Report};
use crate::{
    clock::Time,
    directory::Problems,
    store::{
        StorageError,
        audit::{self, Actor},
        privacy,
        view::View,
    },
};

/// The most tickets that are named where a number is not clear.
const MOST_NAMED: usize = 10;

/// Erases what belongs to the visitor of one ticket. The audit holds the ticket's id and nothing of the visitor.
pub(super) fn erase(view: &View<'_>, erase: &Erase, time: Time, who: &str) -> Result<Report, AdminError> {
    let wrong = StorageError::from;
    let id = match erase {
        Erase::Ticket(id) if privacy::is_ticket(view, id).map_err(wrong)? => id.clone(),
        Erase::Ticket(id) => {
            return Err(AdminError::Refused(Problems::one_at("ticket", Some(id), "is not there")));
        }
        Erase::Number { number, location } => {
            let since = privacy::day_before(time.now);
            let found = privacy::by_number(view, number, location.as_deref(), since).map_err(wrong)?;
            match found.as_slice() {
                [id] => id.clone(),
                [] => {
                    let what = "is the number of no ticket of the day";
                    return Err(AdminError::Refused(Problems::one_at("ticket", Some(number), what)));
                }
                several => {
                    let ids: Vec<&str> = several.iter().take(MOST_NAMED).map(String::as_str).collect();
                    let what =
                        format!("is the number of several tickets, name one by --ticket: {}", ids.join(", "));
                    return Err(AdminError::Refused(Problems::one_at("ticket", Some(number), what)));
                }
            }
        }
    };
    privacy::erase_ticket(view, &id).map_err(wrong)?;
    audit::done(view, Actor { who: Some(who), at: time.now }, "erase", &id).map_err(wrong)?;
    Ok(Report { lines: vec![format!("ticket {id}: the visitor is erased")], value: json!({"ticket_id": id}) })
}
