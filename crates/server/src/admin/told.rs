//! What an administrator is told of what was done.

use serde_json::json;

use super::{
    ask::{AdminError, Report},
    change,
};
use crate::{
    directory::Problems,
    store::administration::{Administered, Administration, Erase},
};

/// The most tickets that are named where a number is not clear.
const MOST_NAMED: usize = 10;

/// What is told of it. A change that others overtook is to be tried again first. `base_url` is how others reach the server,
/// as far as that is known.
pub(super) fn told(what: &Administration, done: Administered, base_url: &str) -> Result<Report, AdminError> {
    let is_not = |of, id: &str, why: &str| Err(AdminError::Refused(Problems::one_at(of, Some(id), why)));
    match (what, done) {
        (Administration::Change(_), Administered::Stale) => {
            Err(AdminError::Plain("others change the directory all the time: try again".into()))
        }
        (_, Administered::InUse(reasons)) => Err(AdminError::InUse(reasons)),
        (Administration::Change(plan), _) => Ok(change::report(plan)),
        (Administration::Reset { location: Some(id) }, Administered::NotThere) => {
            is_not("location", id, "is not there")
        }
        (Administration::Reset { location }, Administered::Reset { tickets }) => {
            let place =
                location.as_ref().map_or_else(|| "everywhere".to_owned(), |id| format!("at location {id}"));
            let line = format!("the day is ended {place}; tickets that were not ended: {tickets}");
            Ok(Report { lines: vec![line], value: json!({"tickets": tickets}) })
        }
        (Administration::Erase(Erase::Ticket(id)), Administered::NotThere) => {
            is_not("ticket", id, "is not there")
        }
        (Administration::Erase(Erase::Number { number, .. }), Administered::NotThere) => {
            is_not("ticket", number, "is the number of no ticket of the day")
        }
        (Administration::Erase(Erase::Number { number, .. }), Administered::Several(ids)) => {
            let ids: Vec<&str> = ids.iter().take(MOST_NAMED).map(String::as_str).collect();
            let why = format!("is the number of several tickets, name one by --ticket: {}", ids.join(", "));
            is_not("ticket", number, &why)
        }
        (Administration::Erase(_), Administered::Erased { ticket: id }) => Ok(Report {
            lines: vec![format!("ticket {id}: the visitor is erased")],
            value: json!({"ticket_id": id}),
        }),
        (Administration::DeviceKey { device, .. }, Administered::NotThere) => {
            is_not("device", device, "is not there")
        }
        (Administration::DeviceKey { device, .. }, Administered::NoPage(why)) => {
            is_not("device", device, why)
        }
        (Administration::DeviceKey { device, key }, Administered::HasKey { path }) => {
            let key = key.shown();
            let page = format!("{base_url}{path}#key={key}");
            let lines = vec![
                format!("device {device}: its key is shown this once; whoever has it is this device"),
                format!("key   {key}"),
                format!("page  {page}"),
            ];
            Ok(Report { lines, value: json!({"device_id": device, "key": key, "page": page}) })
        }
        (Administration::Revoke { user }, Administered::NotThere) => is_not("user", user, "is not there"),
        (Administration::Revoke { user }, Administered::Done) => Ok(Report {
            lines: vec![format!("user {user}: every token has ended")],
            value: json!({"user_id": user}),
        }),
        (Administration::RotateKeys { end_all }, Administered::Rotated { key, .. }) => {
            let mut lines = vec![format!("key {key} signs from now on")];
            if *end_all {
                lines.push("every token has ended: everybody signs in again".to_owned());
            }
            Ok(Report { lines, value: json!({"key": key, "all_tokens_ended": end_all}) })
        }
        _ => {
            Err(AdminError::Plain("a fault of the program: look at `audit list` whether it was done".into()))
        }
    }
}
