//! createticket.

use super::{
    call,
    effect::{Called, Effect, NewTicket},
    facts::{Facts, Need},
    scope,
};
use crate::{
    domain::{
        local_time,
        refusal::{Failure, Refusal},
        text,
        transfer::Binding,
    },
    queue::Request,
};

/// The requested ticket.
#[derive(Clone, Debug, Default)]
pub(crate) struct Create {
    /// The id that the ticket is to have.
    pub(crate) id: Option<String>,
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

impl Create {
    pub(crate) fn need(&self) -> Need {
        let (called_at, called_by) = self.call_for.clone().unzip();
        Need {
            services: vec![self.service.clone()],
            desks: self.desk.iter().cloned().chain(called_at).collect(),
            users: self.user.iter().cloned().chain(called_by).collect(),
            devices: self.device.iter().cloned().collect(),
            ..Need::default()
        }
    }

    fn check_places(&self, request: &Request, facts: &Facts) -> Result<(), Refusal> {
        let need = self.need();
        let services = need.services.iter().map(|id| facts.places_of_service(id));
        let desks = need.desks.iter().map(|id| facts.places_of_desk(id));
        let users = need.users.iter().map(|id| facts.places_of_user(id));
        let found: Vec<_> = services.chain(desks).chain(users).collect();
        scope::check(&request.caller, found.iter().map(Option::as_deref))?;
        let devices_are_known = need.devices.iter().all(|id| facts.devices.contains(id));
        if devices_are_known { Ok(()) } else { Err(Refusal::UNKNOWN_ID) }
    }
}

/// Issues a ticket and, by the second reading of M1, calls it.
pub(crate) fn create(request: &Request, facts: &Facts, asked: Create) -> Result<Vec<Effect>, Failure> {
    let service = facts.services.get(&asked.service);
    // A malformed date is a malformed parameter, so it is checked before ids.
    let scheduled = match asked.scheduled_to.as_deref() {
        None => None,
        Some(text) => {
            let zone = request.zones.of(service.and_then(|service| service.time_zone.as_deref()));
            Some(local_time::read(text, &zone).ok_or(Refusal::PARAMETERS)?)
        }
    };
    asked.check_places(request, facts)?;
    let service = service.ok_or(Refusal::UNKNOWN_ID)?;
    if !service.open || !service.has_number {
        return Err(Refusal::STATE.into());
    }
    match &asked.call_for {
        Some((desk, user)) => call::free(facts, desk, user)?,
        None => request.quotas.may_wait(&asked.service, service.waiting, request.time.now)?,
    }
    request.quotas.may_issue(request.caller.id(), request.time.now)?;
    let new = NewTicket {
        id: asked.id,
        number: None,
        binding: Binding { service: None, desk: asked.desk, user: asked.user },
        issued: request.time.moment,
        scheduled,
        priority: asked.priority,
        appointment: asked.appointment.unwrap_or(scheduled.is_some()),
        from_virtual: asked.from_virtual,
        lang: asked.lang.unwrap_or_else(|| text::DEFAULT_LANG.to_owned()),
        custom_field: asked.custom_field,
        client_name: asked.client_name,
        note: None,
        app_displayname: None,
        app_id: asked.app_id,
        device_id: asked.device,
        service_id: asked.service,
    };
    let mut effects = vec![Effect::Issue(Box::new(new))];
    effects.extend(asked.call_for.map(|(desk, user)| Effect::Open { ticket: Called::Issued, desk, user }));
    Ok(effects)
}
