//! callticket, callnextticket, callpausedticket, callcancelledticket.

use super::{action::Work, operation::Operation, params::Params, response::ResponseBody};
use crate::{
    domain::{refusal::Refusal, roles::Caller},
    queue::call,
};

/// Calls a ticket; the answer holds the answer's id that the other operations need (M1).
pub(super) fn call(caller: &Caller, operation: Operation, params: &Params) -> Result<Work, Refusal> {
    let desk = params.required("desk_id")?;
    let named = params.given("user_id")?;
    let from = match operation {
        Operation::CallNextTicket => None,
        Operation::CallPausedTicket => Some(call::From::Paused),
        Operation::CallCancelledTicket => Some(call::From::Cancelled),
        _ => Some(call::From::Waiting),
    };
    Ok(match from {
        None => {
            let services = params.texts("services")?;
            let user = caller.acting_user(named)?;
            Box::new(move |t, request| {
                ResponseBody::empty().with("answer", call::next(t, request, &desk, &user, services)?)
            })
        }
        Some(from) => {
            let ticket = params.required("ticket_id")?;
            let user = caller.acting_user(named)?;
            Box::new(move |t, request| {
                ResponseBody::empty().with("answer", call::one(t, request, from, &desk, &user, &ticket)?)
            })
        }
    })
}
