//! The operations on a ticket at a counter: callticket, callnextticket, callpausedticket, callcancelledticket, recall,
//! endcall, pausecall, cancelcall, transfercall.

use super::Context;
use crate::{
    api::params::Params,
    domain::{refusal::Refusal, ticket::Finish, transfer::Target},
    rules::{
        answer::Transfer,
        call::{Counter, From},
        command::Command,
    },
};

pub(super) fn waiting(context: &Context<'_>, params: &Params) -> Result<Command, Refusal> {
    call_one(From::Waiting, context, params)
}

pub(super) fn paused(context: &Context<'_>, params: &Params) -> Result<Command, Refusal> {
    call_one(From::Paused, context, params)
}

pub(super) fn cancelled(context: &Context<'_>, params: &Params) -> Result<Command, Refusal> {
    call_one(From::Cancelled, context, params)
}

/// Calls a ticket; the response has the answer's id, which the other operations need (M1).
fn call_one(from: From, context: &Context<'_>, params: &Params) -> Result<Command, Refusal> {
    let desk = params.required("desk_id")?;
    let named = params.given("user_id")?;
    let ticket = params.required("ticket_id")?;
    let counter = Counter { desk, user: context.caller.acting_user(named)? };
    Ok(Command::Call { from, counter, ticket })
}

/// The same with the next ticket (M4).
pub(super) fn next(context: &Context<'_>, params: &Params) -> Result<Command, Refusal> {
    let desk = params.required("desk_id")?;
    let named = params.given("user_id")?;
    let services = params.texts("services")?;
    let counter = Counter { desk, user: context.caller.acting_user(named)? };
    Ok(Command::CallNext { counter, services })
}

pub(super) fn recall(_: &Context<'_>, params: &Params) -> Result<Command, Refusal> {
    Ok(Command::Recall { answer: params.required("answer_id")? })
}

pub(super) fn end(_: &Context<'_>, params: &Params) -> Result<Command, Refusal> {
    finish(Finish::End, params)
}

pub(super) fn pause(_: &Context<'_>, params: &Params) -> Result<Command, Refusal> {
    finish(Finish::Pause, params)
}

pub(super) fn cancel(_: &Context<'_>, params: &Params) -> Result<Command, Refusal> {
    finish(Finish::Cancel, params)
}

fn finish(finish: Finish, params: &Params) -> Result<Command, Refusal> {
    Ok(Command::Finish { answer: params.required("answer_id")?, finish })
}

pub(super) fn transfer(_: &Context<'_>, params: &Params) -> Result<Command, Refusal> {
    let answer = params.required("answer_id")?;
    let target = Target::read(&params.required("dst_type")?, params.required("dst_id")?);
    let transfer = Transfer {
        answer,
        target: target.ok_or(Refusal::PARAMETERS)?,
        desk: params.given("desk_id")?,
        note: params.text("note")?,
        priority: params.flag("priority")?,
        custom_field: params.text("custom_field")?,
    };
    Ok(Command::Transfer(Box::new(transfer)))
}
