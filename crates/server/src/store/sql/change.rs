//! A change in its turn: what its rule asks to know is read, the rule decides, that is done, and what came of it is read.

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::{
    answers, averages,
    effects::{self, Made},
    facts, hall, locations, once, requests, tickets, time,
    turn::Turn,
    writer::Writer,
};
use crate::{
    domain::{
        local_time,
        refusal::{Failure, Refusal},
        roles::Caller,
        ticket::padded,
    },
    queue::{
        PendingRequest, Request,
        asked::Asked,
        outcome::{Done, Issued, IssuedAtKiosk, Outcome},
    },
    rules::{command::Command, create::Create, hall::AtKiosk},
};

/// Does what was asked for; with a key, once. `now` is the clock's time when its turn comes.
pub(crate) fn change(writer: &mut Writer, asked: Asked, now: Timestamp) -> Result<Done, Failure> {
    let Asked { command, pending, key } = asked;
    let (members, numbers) = match key {
        Some(key) => {
            once::run_once(writer, &key, now, |turn, time| act(turn, &command?, &pending.at(time)))??
        }
        None => {
            let command = command?;
            if command.is_told_again() && is_taken_in(writer, &command, &pending, now)? {
                return Ok(Done { members: Map::new(), numbers: Default::default() });
            }
            let act = |turn: &Turn<'_>, time| act(turn, &command, &pending.at(time));
            writer.write_and_record(now, act, |_, _, _| Ok(()))?
        }
    };
    Ok(Done { members, numbers })
}

/// Looks at what is told again and again, and takes it in where that costs no flush.
fn is_taken_in(
    writer: &mut Writer,
    command: &Command,
    pending: &PendingRequest,
    now: Timestamp,
) -> Result<bool, Failure> {
    let view = writer.view_to_decide()?;
    let request = pending.clone().at(time::latest(&view, now)?);
    let facts = facts::of(&view, command, &request)?;
    let effects = command.decide(&request, &facts)?;
    if effects.is_empty() {
        return Ok(true);
    }
    if !effects.iter().all(|effect| effect.may_be_lost()) {
        return Ok(false);
    }
    let (time, zones) = (request.time, request.zones);
    writer.write_unflushed(move |turn| effects::apply(turn, effects.clone(), time, &zones).map(drop))?;
    Ok(true)
}

/// The change itself; it is recorded as the caller's doing.
fn act(turn: &Turn<'_>, command: &Command, request: &Request) -> Result<Map<String, Value>, Failure> {
    if let Caller::Person(person) = &request.caller {
        time::acts(turn, &person.id)?;
    }
    let facts = facts::of(turn, command, request)?;
    let effects = command.decide(request, &facts)?;
    let made = effects::apply(turn, effects, request.time, &request.zones)?;
    if made.ticket.is_some() {
        request.quotas.count_issued(request.caller.id(), request.time.now);
    }
    once::members(&outcome(turn, command, made, request)?)
}

/// What came of it, as it is then.
fn outcome(turn: &Turn<'_>, command: &Command, made: Made, request: &Request) -> Result<Outcome, Failure> {
    let zones = &request.zones;
    Ok(match command {
        Command::Issue(asked) => Outcome::Issued(Box::new(issued(turn, asked, made, request)?)),
        Command::Call { .. } | Command::CallNext { .. } => {
            Outcome::Answer { answer: answers::view(turn, made.answer.ok_or(Refusal::STATE)?, zones)? }
        }
        Command::Recall { .. }
        | Command::Finish { .. }
        | Command::Transfer(_)
        | Command::Tell(_)
        | Command::Slip { .. }
        | Command::ByPhone { .. }
        | Command::TellDevice { .. } => Outcome::Nothing {},
        Command::IssueAtKiosk(asked) => Outcome::AtKiosk(at_kiosk(turn, asked, made, request)?),
        Command::ChangeTicket { ticket, .. } => {
            Outcome::Ticket { ticket: tickets::by_id(turn, ticket, zones)?.ok_or(Refusal::UNKNOWN_ID)? }
        }
        Command::SetOpen { service, .. } => {
            let queue = locations::queue(turn, service, request.time.moment, zones)?;
            Outcome::Service { service: queue.ok_or(Refusal::UNKNOWN_ID)?.1 }
        }
        Command::AskCounter(_) | Command::AnswerRequest { .. } => {
            let found = requests::by_seq(turn, made.request.ok_or(Refusal::STATE)?)?;
            let found = found.ok_or(Refusal::UNKNOWN_ID)?;
            Outcome::Request { request: requests::members(turn, &found, request.time, zones)? }
        }
    })
}

fn issued(turn: &Turn<'_>, asked: &Create, made: Made, request: &Request) -> Result<Issued, Failure> {
    let (zones, moment) = (&request.zones, request.time.moment);
    let answer = match made.answer {
        Some(answer) => Some(answers::view(turn, answer, zones)?),
        None => None,
    };
    let zone = zones.of(locations::time_zone(turn, &asked.service)?.as_deref());
    let today = local_time::day_start(moment, &zone);
    let issued = Issued {
        ticket: tickets::view(turn, made.ticket.ok_or(Refusal::STATE)?, zones)?,
        waiting: tickets::count_waiting(turn, &asked.service)?,
        average_wait_s: averages::of(turn, &asked.service)?.on_day(today),
        strings: None,
        answer,
    };
    Ok(issued.with_strings(asked, local_time::to_local(moment, &zone)))
}

fn at_kiosk(
    turn: &Turn<'_>,
    asked: &AtKiosk,
    made: Made,
    request: &Request,
) -> Result<IssuedAtKiosk, Failure> {
    let mut services = hall::services(turn, &asked.kiosk.location_id)?.into_iter();
    let service = services.find(|service| service.id == asked.service).ok_or(Refusal::UNKNOWN_ID)?;
    let (number, ahead) = match made.ticket {
        Some(ticket) => {
            let phone = hall::phones(turn, &[ticket], request.time.now)?.pop().ok_or(Refusal::STATE)?;
            (phone.ticket.number, phone.place.map_or(0, |place| place.ahead))
        }
        // Whoever waits now comes before one that is still held.
        None => (padded(made.held_number.unwrap_or_default()), service.waiting),
    };
    Ok(IssuedAtKiosk {
        id: asked.ticket.clone(),
        tag: service.tag,
        number,
        service_id: service.id,
        service_name: service.name,
        ahead,
        is_held: asked.is_held,
    })
}

#[cfg(test)]
mod tests;
