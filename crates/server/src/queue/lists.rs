//! The reads. Any signed-in user may list, but only services and counters of their own locations (A8).

use super::{Request, scope};
use crate::{
    directory::Directory,
    domain::{
        refusal::{Failure, Refusal},
        roles::Caller,
    },
    store::{answers, directory, locations, tickets, view::View},
};
use callpad_wire::{Answer, Ticket, WaitingService};

/// The waiting tickets of a service.
pub(crate) fn waiting(view: &View<'_>, request: &Request, service: &str) -> Result<Vec<Ticket>, Failure> {
    own(request, locations::of_service(view, service)?)?;
    Ok(tickets::waiting(view, service, request.time.now, &request.zones)?)
}

/// The paused tickets of a desk's services (M5).
pub(crate) fn paused(view: &View<'_>, request: &Request, desk: &str) -> Result<Vec<Ticket>, Failure> {
    own(request, locations::of_desk(view, desk)?)?;
    Ok(tickets::paused(view, desk, &request.zones)?)
}

/// The cancelled tickets of a desk's services that may still be called (M5, M12).
pub(crate) fn cancelled(view: &View<'_>, request: &Request, desk: &str) -> Result<Vec<Ticket>, Failure> {
    own(request, locations::of_desk(view, desk)?)?;
    Ok(tickets::cancelled(view, desk, request.time.moment, &request.zones)?)
}

/// How many wait in each service, of one location or of all the user's own (T6).
pub(crate) fn queues(
    view: &View<'_>,
    request: &Request,
    location: Option<&str>,
) -> Result<Vec<WaitingService>, Failure> {
    if let Some(location) = location {
        own(request, locations::is_location(view, location)?.then(|| location.to_owned()))?;
    }
    let places = scope::places(&request.caller, location);
    Ok(locations::queues(view, &places, request.time.moment, &request.zones)?)
}

/// The open answer of a desk: the read-back that the API lacks (M2, T12).
pub(crate) fn current_answer(
    view: &View<'_>,
    request: &Request,
    desk: &str,
) -> Result<Option<Answer>, Failure> {
    own(request, locations::of_desk(view, desk)?)?;
    Ok(answers::current(view, desk, &request.zones)?)
}

/// The part of the directory that a user may see (M16): their own locations; all users there for those who may
/// transfer, otherwise only themselves; roles only their own.
pub(crate) fn directory(view: &View<'_>, request: &Request) -> Result<Directory, Failure> {
    let caller = &request.caller;
    let mut directory =
        directory::read(view, &request.zones, &scope::places(caller, None), Some(caller.id()))?;
    if let Caller::Person(me) = caller {
        let all = caller.holds(&[callpad_wire::op::role::TRANSFER]);
        directory.users.retain(|user| user.id == me.id || all);
        for user in directory.users.iter_mut().filter(|user| user.id != me.id) {
            user.roles.clear();
            user.location_ids.retain(|location| caller.sees(location));
        }
    }
    Ok(directory)
}

fn own(request: &Request, place: Option<String>) -> Result<(), Refusal> {
    scope::check(&request.caller, [place.as_ref().map(std::slice::from_ref)])
}
