//! createticket.

use callpad_wire::{Answer, Ticket, TicketStrings};

use super::{Request, call, scope};
use crate::{
    domain::{
        local_time,
        refusal::{Failure, Refusal},
        text,
        transfer::Binding,
    },
    store::{
        averages, locations,
        tickets::{self, NewTicket},
        turn::Turn,
    },
};

/// The requested ticket.
#[derive(Clone, Debug, Default)]
pub(crate) struct Create {
    pub(crate) service: String,
    pub(crate) desk: Option<String>,
    pub(crate) user: Option<String>,
    pub(crate) lang: Option<String>,
    pub(crate) custom_field: Option<String>,
    pub(crate) client_name: Option<String>,
    pub(crate) device: Option<String>,
    pub(crate) priority: bool,
    /// `None` if not given: then a date alone makes an appointment.
    pub(crate) appointment: Option<bool>,
    /// The text of `appointment`, if it was more than a flag (V12).
    pub(crate) app_id: Option<String>,
    /// In the location's local time.
    pub(crate) scheduled_to: Option<String>,
    pub(crate) from_virtual: bool,
    /// The second reading of M1: a desk and a user together mean issue and call at once. The user is the acting one.
    pub(crate) call_for: Option<(String, String)>,
}

/// What was issued.
#[derive(Debug)]
pub(crate) struct Created {
    pub(crate) ticket: Ticket,
    /// How many wait in the service, including this ticket if it waits.
    pub(crate) waiting: u32,
    pub(crate) average_wait_s: u32,
    pub(crate) strings: Option<TicketStrings>,
    pub(crate) answer: Option<Answer>,
}

/// Issues a ticket and, by the second reading of M1, calls it.
pub(crate) fn create(turn: &Turn<'_>, request: &Request, asked: Create) -> Result<Created, Failure> {
    let service = locations::service(turn, &asked.service)?;
    let zone = request.zones.of(service.as_ref().and_then(|s| s.time_zone.as_deref()));
    // A malformed date is a malformed parameter, so it is checked before ids.
    let scheduled = match asked.scheduled_to.as_deref() {
        None => None,
        Some(text) => Some(local_time::read(text, &zone).ok_or(Refusal::PARAMETERS)?),
    };
    check_places(turn, request, &asked)?;
    let service = service.ok_or(Refusal::UNKNOWN_ID)?;
    if !service.open {
        return Err(Refusal::STATE.into());
    }
    match &asked.call_for {
        Some((desk, user)) => call::free(turn, desk, user)?,
        None => {
            let waiting = tickets::count_waiting(turn, &asked.service)?;
            request.quotas.may_wait(&asked.service, waiting, request.time.now)?;
        }
    }
    request.quotas.may_issue(request.caller.id(), request.time.now)?;
    let lang = asked.lang.unwrap_or_else(|| text::DEFAULT_LANG.to_owned());
    let new = NewTicket {
        binding: Binding { service: None, desk: asked.desk, user: asked.user },
        issued: request.time.moment,
        scheduled,
        priority: asked.priority,
        appointment: asked.appointment.unwrap_or(scheduled.is_some()),
        from_virtual: asked.from_virtual,
        lang: lang.clone(),
        custom_field: asked.custom_field,
        client_name: asked.client_name,
        note: None,
        app_displayname: None,
        app_id: asked.app_id,
        device_id: asked.device,
        service_id: asked.service,
    };
    let seq = tickets::insert(turn, &new)?;
    let answer = match &asked.call_for {
        Some((desk, user)) => Some(call::open(turn, request, seq, desk, user)?),
        None => None,
    };
    let waiting = tickets::count_waiting(turn, &new.service_id)?;
    let today = local_time::day_start(request.time.moment, &zone);
    let average_wait_s = averages::of(turn, &new.service_id)?.on_day(today);
    let ahead = if answer.is_some() { 0 } else { waiting.saturating_sub(1) };
    let issued = local_time::to_local(request.time.moment, &zone);
    let strings =
        new.device_id.map(|_| text::ticket_strings(&lang, ahead, average_wait_s, issued, asked.priority));
    Ok(Created {
        ticket: tickets::view(turn, seq, &request.zones)?,
        waiting,
        average_wait_s,
        strings,
        answer,
    })
}

fn check_places(turn: &Turn<'_>, request: &Request, asked: &Create) -> Result<(), Failure> {
    let mut found = vec![locations::of_service(turn, &asked.service)?.map(|place| vec![place])];
    let (called_at, called_by) = asked.call_for.clone().unzip();
    for desk in [&asked.desk, &called_at].into_iter().flatten() {
        found.push(locations::of_desk(turn, desk)?.map(|place| vec![place]));
    }
    for user in [&asked.user, &called_by].into_iter().flatten() {
        found.push(locations::person(turn, user)?.map(|person| person.locations.into_iter().collect()));
    }
    scope::check(&request.caller, found.iter().map(Option::as_deref))?;
    if let Some(device) = &asked.device
        && !locations::is_device(turn, device)?
    {
        return Err(Refusal::UNKNOWN_ID.into());
    }
    Ok(())
}
