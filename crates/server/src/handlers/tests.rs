//! The table against the wire's operations, and what follows from it.

use callpad_wire::op::{self, OperationKind};

use super::*;

fn same<O: op::Operation>() -> &'static str {
    same_as::<O>(Operation::named(O::OP).unwrap())
}

/// One of ours, by the name of its row.
fn ours<O: op::Operation>(name: &str) -> &'static str {
    let operation = OPERATIONS.iter().find(|operation| operation.name == name).unwrap();
    let feature = O::FEATURE.unwrap();
    assert_eq!(operation.home, Home::Extension { path: O::OP, feature }, "{name}");
    same_as::<O>(operation)
}

fn same_as<O: op::Operation>(operation: &'static Operation) -> &'static str {
    let path = match operation.home {
        Home::Api => operation.name,
        Home::Extension { path, .. } => path,
    };
    assert_eq!((path, operation.method, operation.roles), (O::OP, O::METHOD, O::ROLES));
    assert_eq!(operation.other_name, O::OTHER_OP, "{}", O::OP);
    // A check of the hall and a clerk's slip are sent once as well, but kept under no key: asked twice they are two.
    let is_kept = !["hall/checks", "hall/slips"].contains(&O::OP);
    assert_eq!(operation.is_action(), O::KIND == OperationKind::Act && is_kept, "{}", O::OP);
    operation.name
}

#[test]
fn clients_are_told_each_feature_once() {
    let told = features();
    assert!(told.starts_with(&["push", "idempotency", "directory", "answers", "next", "logout"]), "{told:?}");
    let mut once = told.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), told.len());
}

#[test]
fn an_extension_is_found_by_its_whole_path_and_no_other() {
    let name = |path| Operation::at(path, Method::Get).map(|(operation, segment)| (operation.name, segment));
    assert_eq!(name("answers/current"), Some(("answers", None)));
    assert_eq!(name("tickets/a%2Fb"), Some(("ticket", Some("a%2Fb"))));
    assert_eq!(name("tickets"), Some(("tickets", None)));
    let post = Operation::at("tickets/a", Method::Post).unwrap();
    assert_eq!((post.0.name, post.1), ("changeticket", Some("a")));
    for path in [
        "tickets/",
        "tickets/a/b",
        "ticketsa",
        "",
        "answers",
        "answers/",
        "answers/current/",
        "next/",
        "next/x",
        "Next",
        "n%65xt",
    ] {
        assert_eq!(name(path), None, "{path}");
    }
    // The method is refused later.
    assert_eq!(name("logout"), Some(("logout", None)));
}

#[test]
fn the_table_has_the_operations_of_the_wire_and_no_others() {
    let wire = [
        same::<op::Login>(),
        same::<op::CallTicket>(),
        same::<op::CallNextTicket>(),
        same::<op::Recall>(),
        same::<op::EndCall>(),
        same::<op::PauseCall>(),
        same::<op::CallPausedTicket>(),
        same::<op::CancelCall>(),
        same::<op::CallCancelledTicket>(),
        same::<op::TransferCall>(),
        same::<op::CreateTicket>(),
        same::<op::PausedTickets>(),
        same::<op::WaitingTickets>(),
        same::<op::CancelledTickets>(),
        same::<op::WaitingTicketsCount>(),
        ours::<op::ForecastWaits>("forecast"),
        ours::<op::ChangeTicket>("changeticket"),
        ours::<op::Tickets>("tickets"),
        ours::<op::TicketStory>("ticket"),
        ours::<op::ChangeService>("changeservice"),
        ours::<op::Report>("report"),
        ours::<op::TellPresence>("presence"),
        ours::<op::AskCounter>("request"),
        ours::<op::AnswerRequest>("answerrequest"),
        ours::<op::CheckHall>("hallcheck"),
        ours::<op::HallCheck>("hallchecked"),
        ours::<op::HallPrinters>("hallprinters"),
        ours::<op::PrintSlip>("hallslips"),
    ];
    // What our client reads of the extensions is no type of the wire's.
    let others = ["directory", "answers", "next", "logout", "board", "requests", "halldevices"];
    let table = OPERATIONS.each_ref().map(|operation| operation.name);
    assert_eq!(table.iter().filter(|name| !others.contains(name)).copied().collect::<Vec<_>>(), wire);
}
