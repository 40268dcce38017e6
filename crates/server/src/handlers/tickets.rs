//! createticket.

use super::Context;
use crate::{
    api::params::{FlagOrText, Params},
    domain::refusal::Refusal,
    rules::{command::Command, create::Create},
};

/// Issues a ticket and, by the second reading of M1, calls it.
pub(super) fn create(context: &Context<'_>, params: &Params) -> Result<Command, Refusal> {
    let mut asked = read(params)?;
    if context.issue_and_call
        && let Some(desk) = asked.desk.take()
    {
        match asked.user.take() {
            // The acting user is the caller (A6).
            Some(user) => asked.call_for = Some((desk, context.caller.acting_user(Some(user))?)),
            None => asked.desk = Some(desk),
        }
    }
    Ok(Command::Issue(Box::new(asked)))
}

fn read(params: &Params) -> Result<Create, Refusal> {
    let (appointment, app_id) = match params.flag_or_text("appointment")? {
        None => (None, None),
        Some(FlagOrText::Flag(flag)) => (Some(flag), None),
        Some(FlagOrText::Text(id)) => (Some(true), Some(id)),
    };
    Ok(Create {
        id: None,
        service: params.required("service_id")?,
        desk: params.given("desk_id")?,
        user: params.given("user_id")?,
        lang: params.given("lang")?,
        custom_field: params.given("custom_field")?,
        client_name: params.given("client_name")?,
        device: params.given("device_id")?,
        priority: params.flag("priority")?.unwrap_or(false),
        appointment,
        app_id,
        scheduled_to: params.given("scheduled_to")?,
        from_virtual: params
            .flag_or_text("from_virtualticket")?
            .is_some_and(|virtual_| virtual_ != FlagOrText::Flag(false)),
        call_for: None,
    })
}
