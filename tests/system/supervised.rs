//! A supervisor's acts over a line that breaks: an act whose answer was lost is sent again under its key until it is
//! answered, and is done once.

use callpad_client::{Client, Options, Secret, ServerAddress, Session};
use callpad_testkit::{Cut, FaultProxy, TestServer, start_server};
use callpad_wire::op::{
    ChangeService, ChangeTicket, CreateTicket, Destination, StoryEvent, TicketStory, WaitingTicketChange,
    WaitingTicketsCount,
};
use callpad_wire::{Error, IdempotencyKey, ServiceId, TicketChangeKind, TicketId};

use crate::fault::{End, Fault};

/// What a supervisor does, and the operation that goes wrong.
pub(crate) const ACTS: [(&str, &str); 5] = [
    ("a supervisor gives priority", "changeticket"),
    ("a supervisor sends on", "changeticket"),
    ("a supervisor cancels", "changeticket"),
    ("a supervisor restores", "changeticket"),
    ("a supervisor stops a service", "changeservice"),
];

/// One act, of a ticket or of a service.
enum Act {
    Ticket(ChangeTicket),
    Service(ChangeService),
}

impl Act {
    async fn send(&self, session: &Session, key: &IdempotencyKey) -> Result<(), Error> {
        match self {
            Self::Ticket(change) => session.send_with_key(change, key.clone()).await.map(drop),
            Self::Service(change) => session.send_with_key(change, key.clone()).await.map(drop),
        }
    }
}

/// A server, a line to it that breaks, and one that does not.
struct Branch {
    server: TestServer,
    line: FaultProxy,
    supervisor: Session,
    truth: Session,
    services: Vec<ServiceId>,
    ticket: TicketId,
}

impl Branch {
    async fn new(options: Options) -> Self {
        let server = start_server().await;
        let truth = server.session().await;
        let line = FaultProxy::before(&server.url()).await;
        let client = Client::new(ServerAddress::parse(line.url()).unwrap(), options).unwrap();
        let (supervisor, _) = Session::sign_in(client, server.user_id(), None::<Secret>).await.unwrap();
        let counts = truth.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
        let services: Vec<_> = counts.items.into_iter().filter(|s| s.open).map(|s| s.service.id).collect();
        let new = CreateTicket::plain(services[0].clone());
        let ticket = truth.create_ticket(&new).await.unwrap().ticket.id;
        Self { server, line, supervisor, truth, services, ticket }
    }

    fn change(&self, change: WaitingTicketChange) -> Act {
        Act::Ticket(ChangeTicket { ticket_id: self.ticket.clone(), change })
    }

    async fn ready(&self, act: &str) -> Act {
        match act {
            "a supervisor gives priority" => self.change(WaitingTicketChange::Priority(true)),
            "a supervisor sends on" => {
                self.change(WaitingTicketChange::SendOn(Destination::Service(self.services[1].clone())))
            }
            "a supervisor cancels" => self.change(WaitingTicketChange::Cancel),
            "a supervisor restores" => {
                let cancel = self.change(WaitingTicketChange::Cancel);
                cancel.send(&self.truth, &IdempotencyKey::random()).await.unwrap();
                self.change(WaitingTicketChange::Restore)
            }
            "a supervisor stops a service" => {
                Act::Service(ChangeService { service_id: self.services[0].clone(), open: false })
            }
            other => panic!("{other}"),
        }
    }

    /// What happened to the ticket, by the server.
    async fn story(&self) -> Vec<StoryEvent> {
        let asked = TicketStory { ticket_id: self.ticket.clone() };
        self.truth
            .ticket_story(&asked)
            .await
            .unwrap()
            .story
            .items
            .into_iter()
            .map(|entry| entry.what)
            .collect()
    }

    async fn is_open(&self) -> bool {
        let counts = self.truth.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
        counts.items.iter().find(|s| s.service.id == self.services[0]).unwrap().open
    }
}

/// How it ended, and what was wrong with that, if anything.
pub(crate) async fn one(
    act_name: &'static str,
    op: &'static str,
    fault: Fault,
    options: Options,
) -> (End, Option<String>) {
    let branch = Branch::new(options).await;
    let act = branch.ready(act_name).await;
    let before = branch.story().await;
    match fault {
        Fault::Operation(kind) => branch.line.set_faults(format!("{op}={kind}").parse().unwrap()),
        Fault::Line(cut) => branch.line.cut(cut),
    }
    let key = IdempotencyKey::random();
    let mut answer = act.send(&branch.supervisor, &key).await;
    branch.line.set_faults(Default::default());
    branch.line.cut(Cut::Never);
    let first = format!("{answer:?}");
    if matches!(&answer, Err(error) if error.outcome_unknown()) {
        answer = act.send(&branch.supervisor, &key).await;
    }
    let what = format!("{act_name} with {fault:?}: {first}, then {answer:?}");
    let told = answer.is_ok();
    let after = branch.story().await;
    let expected = match act_name {
        "a supervisor stops a service" => None,
        "a supervisor cancels" => Some(StoryEvent::Change(TicketChangeKind::Cancelled)),
        _ => Some(StoryEvent::Change(TicketChangeKind::Changed)),
    };
    let done = match &expected {
        Some(expected) => {
            let new = after.get(before.len()..).unwrap_or_default();
            if new.len() > 1 || new.iter().any(|what| what != expected) {
                return (End::Doubled, Some(format!("{new:?}: {what}")));
            }
            new.len() == 1
        }
        None => !branch.is_open().await,
    };
    if done != told {
        return (End::Lost, Some(format!("done {done}, and told {told}: {what}")));
    }
    // What comes once more, later than something else, does nothing.
    match &act {
        Act::Service(stop) => {
            branch.truth.change_service(&ChangeService { open: true, ..stop.clone() }).await.unwrap();
        }
        Act::Ticket(_) => {
            let note = branch.change(WaitingTicketChange::Note("x".into()));
            let waits = act_name != "a supervisor cancels";
            assert_eq!(note.send(&branch.truth, &IdempotencyKey::random()).await.is_ok(), waits);
        }
    }
    let settled = branch.story().await;
    if done {
        act.send(&branch.supervisor, &key).await.unwrap();
        if branch.story().await != settled || (expected.is_none() && !branch.is_open().await) {
            return (End::Doubled, Some(format!("a late repeat did it again: {what}")));
        }
    }
    branch.server.shutdown().await;
    (if done { End::Done } else { End::NotDone }, None)
}
