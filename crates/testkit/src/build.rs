//! Tickets, answers and services; what a test does not care about has a sensible value.

use callpad_wire::{Answer, Moment, ServiceRef, Ticket, WaitingService};

/// A service with this tag; its id is `service-` and the tag in lower case.
pub fn service(tag: &str) -> ServiceRef {
    let name = match tag {
        "A" => "Payments",
        "B" => "Registrations",
        "C" => "Information",
        _ => "Other matters",
    };
    ServiceRef {
        id: format!("service-{}", tag.to_lowercase()).into(),
        name: name.to_owned(),
        tag: tag.to_owned(),
    }
}

/// A waiting ticket such as "A 042", with the id `ticket-a042`; issued at 9 o'clock and its number in minutes.
pub fn ticket(tag: &str, number: u32) -> Ticket {
    let issued = format!("2026-11-23T{:02}:{:02}:00", 9 + number / 60 % 15, number % 60);
    Ticket {
        issued: issued.parse().ok().map(Moment::Wall),
        state: Some("1".to_owned()),
        service: Some(service(tag)),
        ..Ticket::bare(format!("ticket-{}{number:03}", tag.to_lowercase()), format!("{number:03}"))
    }
}

/// The open answer to a ticket; its id is `answer-` and the ticket's.
pub fn answer(ticket: &Ticket) -> Answer {
    let ticket = Ticket { state: Some("2".to_owned()), ..ticket.clone() };
    Answer {
        id: format!("answer-{}", ticket.id).into(),
        called: "2026-11-23T10:00:00".parse().ok().map(Moment::Wall),
        ended: None,
        state: Some("1".to_owned()),
        ticket,
    }
}

/// An open service where so many wait, ten minutes on average.
pub fn queue(tag: &str, waiting: u32) -> WaitingService {
    WaitingService { service: service(tag), waiting, open: true, average_wait_s: Some(600) }
}
