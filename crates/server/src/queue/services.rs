//! A supervisor stops issuing tickets of a service, or resumes it: the extension `tickets`.

use callpad_wire::WaitingService;

use super::{Request, act::act};
use crate::{
    domain::refusal::{Failure, Refusal},
    rules::service,
    store::{locations, turn::Turn},
};

/// Opens or closes a service; gives it as it is then.
pub(crate) fn set_open(
    turn: &Turn<'_>,
    request: &Request,
    id: &str,
    open: bool,
) -> Result<WaitingService, Failure> {
    act(turn, request, &service::need(id), |facts| service::set_open(request, facts, id, open))?;
    let queue = locations::queue(turn, id, request.time.moment, &request.zones)?;
    Ok(queue.ok_or(Refusal::UNKNOWN_ID)?.1)
}
