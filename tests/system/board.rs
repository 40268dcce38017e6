//! The supervisor's board with the real client and server: its numbers are the server's, it follows each change, and its acts
//! come through a line that breaks.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use callpad_board::ports::{BoardStore, NullSupervisorNotifier};
use callpad_board::{
    Act, ActJournal, ActKind, ActState, BoardHandle, BoardNoticeKind, BoardPorts, BoardView, LoadedActs,
    NamedTicket, Rejected, Supervisor,
};
use callpad_client::{Client, Options, Secret, ServerAddress, Session};
use callpad_connector::BoardConnector;
use callpad_desk::ports::SystemClock;
use callpad_desk::{Connection, StoreProblem};
use callpad_testkit::{FaultProxy, TestServer, start_server};
use callpad_wire::op::{
    CallTicket, CounterState, CreateTicket, Destination, StoryEvent, TicketStory, WaitingTicketsCount,
};
use callpad_wire::{CounterRequestKind, CounterRequestState, ServiceId, Ticket, TicketChangeKind};
use serde_json::Value;

#[derive(Default)]
struct Disk(Mutex<ActJournal>);

impl BoardStore for Disk {
    fn load(&self) -> LoadedActs {
        LoadedActs { journal: self.0.lock().unwrap().clone(), damage: None }
    }

    fn save(&self, journal: &ActJournal) -> Result<(), StoreProblem> {
        *self.0.lock().unwrap() = journal.clone();
        Ok(())
    }
}

/// A server, a line to it, and a supervisor who looks over that line.
struct Branch {
    server: TestServer,
    line: FaultProxy,
    truth: Session,
    services: Vec<ServiceId>,
    board: BoardHandle,
    disk: Arc<Disk>,
}

impl Branch {
    async fn new() -> Self {
        Self::with(|server| Box::pin(async move { FaultProxy::before(&server).await })).await
    }

    async fn with(line: impl FnOnce(String) -> std::pin::Pin<Box<dyn Future<Output = FaultProxy>>>) -> Self {
        let server = start_server().await;
        let truth = server.session().await;
        let line = line(server.url()).await;
        let client = Client::new(ServerAddress::parse(line.url()).unwrap(), Options::default()).unwrap();
        let (session, _) = Session::sign_in(client, server.user_id(), None::<Secret>).await.unwrap();
        let counts = truth.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
        let services = counts.items.into_iter().filter(|s| s.open).map(|s| s.service.id).collect();
        let disk = Arc::new(Disk::default());
        let board = BoardHandle::spawn(BoardPorts {
            clock: Arc::new(SystemClock::new()),
            store: disk.clone(),
            notifier: Arc::new(NullSupervisorNotifier),
            sums: Arc::default(),
        });
        let supervisor = Supervisor { server: line.url().to_owned(), user_id: server.user_id() };
        board.sign_in(Arc::new(BoardConnector::new(session)), supervisor).await;
        Self { server, line, truth, services, board, disk }
    }

    /// With the feed open.
    async fn live() -> Self {
        let branch = Self::new().await;
        branch.shows(|view| view.connection == Connection::Live).await;
        branch
    }

    async fn shows(&self, wanted: impl FnMut(&Arc<BoardView>) -> bool) -> Arc<BoardView> {
        let mut views = self.board.watch();
        let view = tokio::time::timeout(Duration::from_secs(30), views.wait_for(wanted)).await;
        match view {
            Ok(view) => view.unwrap().clone(),
            Err(_) => panic!("not shown: {:?}", self.board.view()),
        }
    }

    async fn issue(&self, service: usize) -> Ticket {
        let new = CreateTicket::plain(self.services[service].clone());
        self.truth.create_ticket(&new).await.unwrap().ticket
    }

    /// What happened to a ticket, by the server.
    async fn story(&self, ticket: &NamedTicket) -> Vec<TicketChangeKind> {
        let asked = TicketStory { ticket_id: ticket.id.clone() };
        let story = self.truth.ticket_story(&asked).await.unwrap().story;
        let change = |event| match event {
            StoryEvent::Change(change) => change,
            StoryEvent::Unknown(word) => panic!("{word}"),
        };
        story.items.into_iter().map(|entry| change(entry.what)).collect()
    }

    fn journal(&self) -> usize {
        self.disk.0.lock().unwrap().acts.len()
    }
}

fn waiting(view: &BoardView, service: &ServiceId) -> u32 {
    let mut services = view.locations.iter().flat_map(|location| &location.services);
    services.find(|one| one.numbers.id == *service).unwrap().numbers.waiting
}

#[tokio::test]
async fn the_boards_numbers_are_the_servers() {
    let branch = Branch::live().await;
    branch.issue(0).await;
    let told = branch.truth.board(None).await.unwrap();
    let count = |service: &Value| u32::try_from(service["waiting"].as_u64().unwrap()).unwrap();
    let first = branch.services[0].clone();
    let wanted =
        told[0]["services"].as_array().unwrap().iter().find(|one| one["id"] == first.as_str()).unwrap();
    let view = branch.shows(|view| waiting(view, &first) == count(wanted)).await;
    assert_eq!(view.has_board, Some(true));
    assert!(view.offered.tickets && view.offered.requests && view.offered.forecast && view.offered.report);
    assert_eq!(view.locations.len(), told.len());
    for (shown, told) in view.locations.iter().zip(&told) {
        assert_eq!((shown.id.as_str(), shown.unreadable), (told["id"].as_str().unwrap(), 0));
        for service in told["services"].as_array().unwrap() {
            let shown = shown.services.iter().find(|one| one.numbers.id.as_str() == service["id"]).unwrap();
            let numbers = &shown.numbers;
            let number = |name: &str| service[name].as_u64().map(|number| u32::try_from(number).unwrap());
            assert_eq!(Some(numbers.waiting), number("waiting"));
            assert_eq!(Some(numbers.waiting_later), number("waiting_later"));
            assert_eq!(numbers.target_wait_s, number("target_wait_s"));
            assert_eq!(numbers.usual_service_s, number("usual_service_s"));
            assert_eq!(numbers.long_service_s, number("long_service_s"));
            assert_eq!(
                numbers.today.issued,
                u32::try_from(service["today"]["issued"].as_u64().unwrap()).unwrap()
            );
            assert_eq!(numbers.last_hour.items.len(), 12);
            let near = |ours: Option<u32>, theirs: Option<u32>| match (ours, theirs) {
                (Some(ours), Some(theirs)) => ours.abs_diff(theirs) <= 5,
                (ours, theirs) => ours == theirs,
            };
            assert!(near(numbers.longest_wait_s, number("longest_wait_s")), "{numbers:?} {service}");
        }
        for counter in told["counters"].as_array().unwrap() {
            let mut counters = shown.counters.iter();
            let shown = counters.find(|one| one.numbers.desk_id.as_str() == counter["desk_id"]).unwrap();
            assert_eq!(shown.numbers.state.word(), counter["state"].as_str().unwrap());
            assert!(!shown.serves.is_empty(), "the directory says what it serves");
            assert_eq!(shown.since.is_some(), counter["since"].is_string());
        }
    }
}

#[tokio::test]
async fn each_change_is_seen_soon_and_a_server_that_goes_away_is_told() {
    let branch = Branch::live().await;
    let service = branch.services[0].clone();
    let before = waiting(&branch.board.view(), &service);
    let ticket = branch.issue(0).await;
    branch.shows(|view| waiting(view, &service) == before + 1).await;
    let call = CallTicket {
        desk_id: branch.server.desk_id(),
        user_id: branch.server.user_id(),
        ticket_id: ticket.id.clone(),
    };
    branch.truth.call_ticket(&call).await.unwrap();
    let view = branch
        .shows(|view| {
            let counters = view.locations.iter().flat_map(|location| &location.counters);
            counters
                .clone()
                .any(|one| one.numbers.ticket.as_ref().is_some_and(|it| it.ticket.id == ticket.id))
        })
        .await;
    let mut counters = view.locations.iter().flat_map(|location| &location.counters);
    let counter = counters.find(|one| one.numbers.desk_id == branch.server.desk_id()).unwrap();
    assert_eq!(counter.numbers.state, CounterState::Serving);
    assert_eq!(counter.numbers.ticket.as_ref().unwrap().ticket.label(), ticket.label());
    assert_eq!(waiting(&view, &service), before);

    branch.server.shutdown().await;
    let mut views = branch.board.watch();
    let lost = views.wait_for(|view| matches!(view.connection, Connection::Lost { .. }));
    let view = tokio::time::timeout(Duration::from_secs(30), lost).await.unwrap().unwrap().clone();
    assert!(
        view.locations.iter().all(|location| location.no_answer.is_some() && !location.services.is_empty())
    );
    let issue = Act::Issue(Box::new(CreateTicket::plain(service)));
    assert_eq!(branch.board.act(issue).await.err(), Some(Rejected::NoResponse));
}

#[tokio::test]
async fn every_act_comes_through_a_line_that_loses_its_answer_once() {
    let branch = Branch::live().await;
    let ticket = NamedTicket::from(&branch.issue(0).await);
    let to = || Destination::Service(branch.services[1].clone());
    let (service, desk) = (branch.services[0].clone(), branch.server.desk_id());
    let acts = [
        ("changeticket", Act::Priority { ticket: ticket.clone(), on: true }),
        ("changeticket", Act::Priority { ticket: ticket.clone(), on: false }),
        ("changeticket", Act::Note { ticket: ticket.clone(), note: "wheelchair".into() }),
        ("changeticket", Act::SendOn { ticket: ticket.clone(), to: to() }),
        ("changeticket", Act::Restore { ticket: ticket.clone() }),
        ("changeticket", Act::Cancel { ticket: ticket.clone() }),
        ("changeticket", Act::Restore { ticket: ticket.clone() }),
        ("createticket", Act::Issue(Box::new(CreateTicket::plain(service.clone())))),
        ("changeservice", Act::OpenService { service: service.clone(), open: false }),
        ("changeservice", Act::OpenService { service: service.clone(), open: true }),
        ("request", Act::Ask { desk, kind: CounterRequestKind::Close, service: None }),
    ];
    let waits = async || {
        let counts = branch.truth.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
        counts.items.iter().find(|one| one.service.id == service).unwrap().waiting
    };
    let before = waits().await;
    for (op, act) in acts {
        let asked = branch.line.requests(op);
        branch.line.set_faults(format!("{op}=drop-after").parse().unwrap());
        let (board, line) = (branch.board.clone(), &branch.line);
        let doing = act.clone();
        let doing = tokio::spawn(async move { board.act(doing).await });
        while line.requests(op) == asked {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        line.set_faults(callpad_testkit::Faults::default());
        let view = doing.await.unwrap().unwrap();
        let notice = &view.notices.last().unwrap().what;
        let is_done = match notice {
            BoardNoticeKind::Done { act: kind, .. } => *kind == act.kind(),
            BoardNoticeKind::Issued { .. } => act.kind() == ActKind::Issue,
            BoardNoticeKind::Asked { .. } => act.kind() == ActKind::Ask,
            _ => false,
        };
        assert!(is_done, "{act:?}: {notice:?}");
        assert!(view.acts.is_empty() && branch.journal() == 0, "{act:?}");
    }
    use TicketChangeKind::{Cancelled, Changed, Created};
    let story = branch.story(&ticket).await;
    assert_eq!(story, [Created, Changed, Changed, Changed, Changed, Changed, Cancelled, Changed]);
    assert_eq!(waits().await, before + 1, "one was issued");
    let view = branch
        .shows(|view| {
            let counters = view.locations.iter().flat_map(|location| &location.counters);
            counters.clone().any(|counter| !counter.requests.is_empty())
        })
        .await;
    let mut counters = view.locations.iter().flat_map(|location| &location.counters);
    let requests = &counters.find(|counter| !counter.requests.is_empty()).unwrap().requests;
    assert_eq!((requests.len(), requests[0].request.state), (1, CounterRequestState::Asked));
}

#[tokio::test]
async fn the_offer_to_take_back_outlives_the_acts_own_message_and_no_other() {
    let branch = Branch::live().await;
    let ticket = NamedTicket::from(&branch.issue(0).await);
    for act in [
        Act::Priority { ticket: ticket.clone(), on: true },
        Act::SendOn { ticket: ticket.clone(), to: Destination::Service(branch.services[1].clone()) },
        Act::SendOn { ticket: ticket.clone(), to: Destination::Desk(branch.server.desk_id()) },
        Act::Cancel { ticket: ticket.clone() },
    ] {
        branch.board.act(act.clone()).await.unwrap();
        // The message about another ticket comes after that about this one.
        let last = branch.services.last().unwrap().clone();
        let before = waiting(&branch.board.view(), &last);
        branch.issue(branch.services.len() - 1).await;
        let view = branch.shows(|view| waiting(view, &last) == before + 1).await;
        let undo = view.undo.iter().find(|undo| undo.act.subject() == act.subject());
        let undo =
            undo.unwrap_or_else(|| panic!("{act:?} cannot be taken back: {:?}", view.undo)).act.clone();
        let view = branch.board.act(undo.clone()).await.unwrap();
        let BoardNoticeKind::Done { act, .. } = view.notices.last().unwrap().what else { panic!("{view:?}") };
        assert_eq!(act, undo.kind());
    }
    branch.board.act(Act::Priority { ticket: ticket.clone(), on: true }).await.unwrap();
    let call = CallTicket {
        desk_id: branch.server.desk_id(),
        user_id: branch.server.user_id(),
        ticket_id: ticket.id.clone(),
    };
    branch.truth.call_ticket(&call).await.unwrap();
    branch.shows(|view| view.undo.is_empty()).await;
}

#[tokio::test]
async fn an_act_that_nobody_answers_is_held_found_again_and_told_plainly() {
    let branch = Branch::live().await;
    let ticket = NamedTicket::from(&branch.issue(0).await);
    branch.line.set_faults("changeticket=drop-after".parse().unwrap());
    let view = branch.board.act(Act::Cancel { ticket: ticket.clone() }).await.unwrap();
    let ActState::Unknown { try_until: Some(_), .. } = view.acts[0].state else { panic!("{view:?}") };
    assert_eq!(branch.journal(), 1);
    branch.line.set_faults(callpad_testkit::Faults::default());
    let view = branch.board.try_again(view.acts[0].id).await.unwrap();
    assert!(matches!(view.notices.last().unwrap().what, BoardNoticeKind::Done { .. }));
    assert_eq!(branch.story(&ticket).await, [TicketChangeKind::Created, TicketChangeKind::Cancelled]);
    assert_eq!(branch.journal(), 0);
    // What cannot be done is refused in the server's words.
    let view = branch.board.act(Act::Cancel { ticket }).await.unwrap();
    let BoardNoticeKind::Refused { error, .. } = &view.notices.last().unwrap().what else {
        panic!("{view:?}")
    };
    assert_eq!(error.errno(), Some(callpad_wire::Errno::CANNOT_CONCLUDE));
}

#[tokio::test]
async fn of_a_plain_server_the_board_shows_what_counts_and_lists_give_and_nothing_else() {
    let branch =
        Branch::with(|server| Box::pin(async move { FaultProxy::plain_before(&server).await })).await;
    branch.issue(0).await;
    let counts = branch.truth.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
    let first = counts.items.iter().find(|one| one.service.id == branch.services[0]).unwrap();
    let view = branch.shows(|view| !view.locations.is_empty() && waiting(view, &first.service.id) > 0).await;
    assert_eq!((view.has_board, view.seen_since.is_some(), view.locations.len()), (Some(false), true, 1));
    assert!(!view.offered.tickets && !view.offered.requests && !view.offered.forecast);
    let location = &view.locations[0];
    assert_eq!(location.id.as_str(), callpad_board::PLAIN_LOCATION);
    assert!(location.counters.is_empty() && location.advice.is_none());
    assert_eq!(location.services.len(), counts.items.len());
    for service in &location.services {
        let numbers = &service.numbers;
        assert_eq!(numbers.longest_wait_s.is_some(), numbers.waiting > 0, "{numbers:?}");
        assert_eq!((numbers.usual_service_s, numbers.newcomer_wait_s), (None, None));
    }
    let cancel = Act::Cancel { ticket: NamedTicket { id: "t".into(), label: "A 1".into() } };
    assert_eq!(branch.board.act(cancel).await.err(), Some(Rejected::NotOffered));
    // One request for the counts, and lists only where somebody waits.
    let waits = location.services.iter().filter(|service| service.numbers.waiting > 0).count();
    assert!(branch.line.requests("waitingticketslist") <= u64::try_from(waits).unwrap() + 2);
    assert_eq!(branch.line.requests("board"), 0);
}
