//! A supervisor stops issuing tickets of a service, or resumes it: the extension `tickets`.

use callpad_wire::WaitingService;

use super::{Request, scope};
use crate::{
    domain::refusal::{Failure, Refusal},
    store::{locations, turn::Turn},
};

/// Opens or closes a service; gives it as it is then. Those who wait are served all the same (M18).
pub(crate) fn set_open(
    turn: &Turn<'_>,
    request: &Request,
    service: &str,
    open: bool,
) -> Result<WaitingService, Failure> {
    let place = locations::of_service(turn, service)?;
    scope::check(&request.caller, [place.as_ref().map(std::slice::from_ref)])?;
    locations::set_open(turn, service, open)?;
    let queue = locations::queue(turn, service, request.time.moment, &request.zones)?;
    Ok(queue.ok_or(Refusal::UNKNOWN_ID)?.1)
}
