//! recall, endcall, pausecall, cancelcall, transfercall.

use super::{action::Work, operation::Operation, params::Params, response::ResponseBody};
use crate::{
    domain::{refusal::Refusal, ticket::Finish, transfer::Target},
    queue::answer::{self, Transfer},
};

/// Does something with an open answer.
pub(super) fn act(operation: Operation, params: &Params) -> Result<Work, Refusal> {
    let id = params.required("answer_id")?;
    let finish = match operation {
        Operation::TransferCall => {
            let transfer = read_transfer(id, params)?;
            return Ok(Box::new(move |t, request| {
                answer::transfer(t, request, transfer)?;
                Ok(ResponseBody::empty())
            }));
        }
        Operation::EndCall => Some(Finish::End),
        Operation::PauseCall => Some(Finish::Pause),
        Operation::CancelCall => Some(Finish::Cancel),
        _ => None,
    };
    Ok(Box::new(move |t, request| {
        match finish {
            Some(finish) => answer::finish(t, request, &id, finish)?,
            None => answer::recall(t, request, &id)?,
        }
        Ok(ResponseBody::empty())
    }))
}

fn read_transfer(answer: String, params: &Params) -> Result<Transfer, Refusal> {
    let target = Target::read(&params.required("dst_type")?, params.required("dst_id")?);
    Ok(Transfer {
        answer,
        target: target.ok_or(Refusal::PARAMETERS)?,
        desk: params.given("desk_id")?,
        note: params.text("note")?,
        priority: params.flag("priority")?,
        custom_field: params.text("custom_field")?,
    })
}
