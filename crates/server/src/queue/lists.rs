//! The reads. Any signed-in user may list, but only services and counters of their own locations (A8).

use callpad_wire::{Answer, Ticket, WaitingService};
use rusqlite::Connection;

use super::{Request, scope};
use crate::{
    directory::Directory,
    domain::{
        refusal::{Failure, Refusal},
        roles::Caller,
    },
    store::{answers, directory, locations, tickets},
};

/// The waiting tickets of a service.
pub(crate) fn waiting(
    connection: &Connection,
    request: &Request,
    service: &str,
) -> Result<Vec<Ticket>, Failure> {
    own(request, locations::of_service(connection, service)?)?;
    Ok(tickets::waiting(connection, service, request.time.now, &request.zones)?)
}

/// The paused tickets of a desk's services (M5).
pub(crate) fn paused(connection: &Connection, request: &Request, desk: &str) -> Result<Vec<Ticket>, Failure> {
    own(request, locations::of_desk(connection, desk)?)?;
    Ok(tickets::paused(connection, desk, &request.zones)?)
}

/// The cancelled tickets of a desk's services that may still be called (M5, M12).
pub(crate) fn cancelled(
    connection: &Connection,
    request: &Request,
    desk: &str,
) -> Result<Vec<Ticket>, Failure> {
    own(request, locations::of_desk(connection, desk)?)?;
    Ok(tickets::cancelled(connection, desk, request.time.moment, &request.zones)?)
}

/// How many wait in each service, of one location or of all the user's own (T6).
pub(crate) fn queues(
    connection: &Connection,
    request: &Request,
    location: Option<&str>,
) -> Result<Vec<WaitingService>, Failure> {
    if let Some(location) = location {
        own(request, locations::is_location(connection, location)?.then(|| location.to_owned()))?;
    }
    let places = scope::places(&request.caller, location);
    Ok(locations::queues(connection, &places, request.time.moment, &request.zones)?)
}

/// The open answer of a desk: the read-back that the API lacks (M2, T12).
pub(crate) fn current_answer(
    connection: &Connection,
    request: &Request,
    desk: &str,
) -> Result<Option<Answer>, Failure> {
    own(request, locations::of_desk(connection, desk)?)?;
    Ok(answers::current(connection, desk, &request.zones)?)
}

/// The part of the directory that a user may see (M16): their own locations; all users there for those who may
/// transfer, otherwise only themselves; roles only their own.
pub(crate) fn directory(connection: &Connection, request: &Request) -> Result<Directory, Failure> {
    let caller = &request.caller;
    let mut directory =
        directory::read(connection, &request.zones, &scope::places(caller, None), Some(caller.id()))?;
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
