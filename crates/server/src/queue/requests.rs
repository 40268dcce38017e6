//! What supervisors ask of counters, as it is listed: the extension `requests`.

use callpad_wire::op::role;
use serde_json::{Map, Value};

use super::{Request, scope};
use crate::{
    domain::{
        counter_request::CounterRequest,
        refusal::{Failure, Refusal},
    },
    store::{locations, requests, view::View},
};

/// Those that wait for an answer: of one counter, of one location, or of all that the user may see.
pub(crate) fn open(
    view: &View<'_>,
    request: &Request,
    desk: Option<&str>,
    location: Option<&str>,
) -> Result<Vec<Map<String, Value>>, Failure> {
    if ![role::ACCESS, role::SUPERVISE].iter().any(|role| request.caller.holds(&[role])) {
        return Err(Refusal::Forbidden.into());
    }
    let mut ids = Vec::new();
    if let Some(desk) = desk {
        ids.push(locations::of_desk(view, desk)?.map(|place| vec![place]));
    }
    if let Some(location) = location {
        ids.push(locations::is_location(view, location)?.then(|| vec![location.to_owned()]));
    }
    scope::check(&request.caller, ids.iter().map(Option::as_deref))?;
    let is_wanted = |one: &CounterRequest| {
        request.caller.sees(&one.location_id)
            && desk.is_none_or(|desk| desk == one.desk_id)
            && location.is_none_or(|location| location == one.location_id)
    };
    let open = requests::open(view, request.time.now)?;
    open.iter()
        .filter(|one| is_wanted(one))
        .map(|one| Ok(requests::members(view, one, request.time, &request.zones)?))
        .collect()
}
