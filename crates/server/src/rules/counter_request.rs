//! What supervisors ask of counters, and what their clerks answer: the extension `requests`.

use super::{
    effect::Effect,
    facts::{Facts, Need},
    presence::is_somebody_elses,
    scope,
};
use crate::{
    domain::{
        counter_request::{RequestKind, RequestState},
        refusal::{Failure, Refusal},
        roles::Caller,
    },
    queue::Request,
};

/// The most that may wait for an answer at one counter: its clerk reads each of them.
pub(crate) const MOST_OF_DESK: usize = 3;
/// The most that may wait for an answer at one location.
pub(crate) const MOST_OF_LOCATION: usize = 100;

/// What a supervisor asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ask {
    pub(crate) desk: String,
    pub(crate) kind: RequestKind,
    pub(crate) service: Option<String>,
}

impl Ask {
    pub(crate) fn need(&self) -> Need {
        Need {
            desks: vec![self.desk.clone()],
            services: self.service.iter().cloned().collect(),
            open_requests: Some(self.desk.clone()),
            ..Need::default()
        }
    }
}

/// Asks a counter for something.
pub(crate) fn ask(request: &Request, facts: &Facts, asked: &Ask) -> Result<Vec<Effect>, Failure> {
    let place = facts.places_of_desk(&asked.desk);
    let service = asked.service.as_ref().map(|id| facts.places_of_service(id));
    let ids = [Some(&place), service.as_ref()];
    scope::check(&request.caller, ids.into_iter().flatten().map(Option::as_deref))?;
    // A counter serves what is at its own location.
    if service.is_some_and(|service| service != place) {
        return Err(Refusal::PARAMETERS.into());
    }
    let open = facts.open_requests;
    if open.of_desk >= MOST_OF_DESK || open.of_location >= MOST_OF_LOCATION {
        return Err(Refusal::STATE.into());
    }
    let Ask { desk, kind, service } = asked.clone();
    Ok(vec![Effect::EndDueRequests, Effect::AskCounter { desk, kind, service, at: request.time.now }])
}

pub(crate) fn need_for_answer(id: &str) -> Need {
    Need { counter_request: Some(id.to_owned()), ..Need::default() }
}

/// Answers one for the counter.
pub(crate) fn answer(request: &Request, facts: &Facts, accept: bool) -> Result<Vec<Effect>, Failure> {
    let found = facts.counter_request.as_ref();
    let place = found.map(|found| std::slice::from_ref(&found.location_id));
    scope::check(&request.caller, [place])?;
    let found = found.ok_or(Refusal::UNKNOWN_ID)?;
    let now = request.time.now;
    if let Caller::Person(person) = &request.caller
        && is_somebody_elses(facts.presence.as_ref(), &person.id, now)
    {
        return Err(Refusal::Forbidden.into());
    }
    if !found.is_open(now) {
        return Err(Refusal::STATE.into());
    }
    let state = if accept { RequestState::Accepted } else { RequestState::Declined };
    Ok(vec![Effect::AnswerRequest { request: found.seq, state }])
}
