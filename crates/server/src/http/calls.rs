//! callticket, callnextticket, callpausedticket, callcancelledticket.

use super::{App, operation::Operation, params::Params, reply::Members};
use crate::{
    domain::refusal::Failure,
    queue::{self, call},
};

/// Calls a ticket; the answer holds the answer's id that the other operations need (M1).
pub(super) async fn call(
    app: &App,
    request: queue::Request,
    operation: Operation,
    params: &Params,
) -> Result<Members, Failure> {
    let desk = params.required("desk_id")?;
    let named = params.given("user_id")?;
    let from = match operation {
        Operation::CallNextTicket => None,
        Operation::CallPausedTicket => Some(call::From::Paused),
        Operation::CallCancelledTicket => Some(call::From::Cancelled),
        _ => Some(call::From::Waiting),
    };
    let answer = match from {
        None => {
            let services = params.texts("services")?;
            let user = request.caller.acting_user(named)?;
            app.store.write(move |t| call::next(t, &request, &desk, &user, services)).await?
        }
        Some(from) => {
            let ticket = params.required("ticket_id")?;
            let user = request.caller.acting_user(named)?;
            app.store.write(move |t| call::one(t, &request, from, &desk, &user, &ticket)).await?
        }
    };
    Members::none().with("answer", answer)
}
