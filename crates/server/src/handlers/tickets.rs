//! createticket.

use callpad_wire::Ticket;
use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{Action, Context};
use crate::{
    api::{
        params::{FlagOrText, Params},
        response::ResponseBody,
    },
    domain::{
        local_time,
        refusal::{Failure, Refusal},
    },
    queue::create::{self, Created},
    rules::create::Create,
};

/// Issues a ticket and, by the second reading of M1, calls it.
pub(super) fn create(context: &Context<'_>, params: &Params) -> Result<Action, Refusal> {
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
    Ok(Box::new(move |t, request| members(create::create(t, request, asked)?)))
}

fn members(created: Created) -> Result<ResponseBody, Failure> {
    let ticket = NewTicket {
        ticket: &created.ticket,
        waiting: created.waiting.to_string(),
        average_wait: local_time::hh_mm_ss(created.average_wait_s),
    };
    let mut members = ResponseBody::empty().with("ticket", ticket)?;
    if let Some(strings) = created.strings {
        members = members.with("ticket_strings", strings)?;
    }
    if let Some(answer) = created.answer {
        members = members.with("answer", answer)?;
    }
    Ok(members)
}

fn read(params: &Params) -> Result<Create, Refusal> {
    let (appointment, app_id) = match params.flag_or_text("appointment")? {
        None => (None, None),
        Some(FlagOrText::Flag(flag)) => (Some(flag), None),
        Some(FlagOrText::Text(id)) => (Some(true), Some(id)),
    };
    Ok(Create {
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

/// The document's ticket with the two members that only createticket has; the average is `hh:mm:ss` (V5).
struct NewTicket<'a> {
    ticket: &'a Ticket,
    waiting: String,
    average_wait: String,
}

impl Serialize for NewTicket<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.ticket.write_members(&mut map)?;
        map.serialize_entry("number_of_waiting_tickets", &self.waiting)?;
        map.serialize_entry("avg_waiting_time", &self.average_wait)?;
        map.end()
    }
}
