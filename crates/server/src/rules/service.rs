//! A supervisor stops issuing tickets of a service, or resumes it: the extension `tickets`.

use super::{
    effect::Effect,
    facts::{Facts, Need},
    scope,
};
use crate::{domain::refusal::Failure, queue::Request};

pub(crate) fn need(service: &str) -> Need {
    Need { services: vec![service.to_owned()], ..Need::default() }
}

/// Opens or closes a service. Those who wait are served all the same (M18).
pub(crate) fn set_open(
    request: &Request,
    facts: &Facts,
    service: &str,
    open: bool,
) -> Result<Vec<Effect>, Failure> {
    scope::check(&request.caller, [facts.places_of_service(service).as_deref()])?;
    Ok(vec![Effect::SetOpen { service: service.to_owned(), open }])
}
