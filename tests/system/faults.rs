//! Every action, each fault of the line and of the server, and each answer that is not clean (T13), at our own server and at one without extensions (T12): what
//! the desk shows in the end is what the server has, nothing is done twice, and nothing is lost in silence.
//!
//! The counts stand in `docs/reliability.md`; `CALLPAD_UPDATE_DOCS=1` writes them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use callpad_client::Options;
use callpad_desk::{OpenFirst, Phase, Press, Source, Transfer, View};
use callpad_testkit::{Cut, Malformed};
use callpad_wire::op::{
    AskCounter, CancelledTickets, CreateTicket, Destination, PausedTickets, WaitingTickets,
    WaitingTicketsCount,
};
use callpad_wire::{CounterRequestKind, RequestId, ServiceId, TicketId};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::desk::{Bench, Kind};
use crate::fault::{End, Fault};
use crate::supervised;

const DOC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/reliability.md");
const BEGIN: &str = "<!-- faults: begin -->\n";
const END: &str = "<!-- faults: end -->";

/// How many servers and desks run at once.
const AT_ONCE: usize = 8;

/// What is pressed, and the operation that goes wrong.
const ACTIONS: [(&str, &str); 18] = [
    ("call next", "callnextticket"),
    ("call a ticket", "callticket"),
    ("call a paused ticket", "callpausedticket"),
    ("call a no-show", "callcancelledticket"),
    ("recall", "recall"),
    ("end", "endcall"),
    ("end & call next: the end", "endcall"),
    ("end & call next: the call", "callnextticket"),
    ("pause", "pausecall"),
    ("no-show", "cancelcall"),
    ("transfer to a service", "transfercall"),
    ("transfer to a counter", "transfercall"),
    ("transfer to a person", "transfercall"),
    ("issue", "createticket"),
    ("issue & call: the issue", "createticket"),
    ("issue & call: the call", "callticket"),
    ("accept a request", "answerrequest"),
    ("decline a request", "answerrequest"),
];

const FAULTS: [(&str, Fault); 25] = [
    ("line cut before the request", Fault::Line(Cut::Before)),
    ("line cut after the request", Fault::Line(Cut::After)),
    ("line cut in mid-answer", Fault::Line(Cut::Within(40))),
    ("answer held until the client gives up", Fault::Line(Cut::Hold)),
    ("drop-before", Fault::Operation("drop-before")),
    ("drop-after", Fault::Operation("drop-after")),
    ("slow", Fault::Operation("slow:100")),
    ("truncate", Fault::Operation("truncate")),
    ("garbage", Fault::Operation("garbage")),
    ("html", Fault::Operation("html")),
    ("500", Fault::Operation("500")),
    ("503-retry-after", Fault::Operation("503-retry-after:1")),
    ("redirect", Fault::Operation("redirect")),
    ("answer compressed, which nobody asked for", Fault::Line(Cut::Answer(Malformed::Gzip))),
    ("\"OK\" in the place of the answer", Fault::Line(Cut::Answer(Malformed::OkText))),
    ("answer wrapped in {\"d\":…}", Fault::Line(Cut::Answer(Malformed::Wrapped))),
    ("answer as a JSON text", Fault::Line(Cut::Answer(Malformed::JsonAsText))),
    ("a warning before the answer", Fault::Line(Cut::Answer(Malformed::WarningBefore))),
    ("a comment behind the answer", Fault::Line(Cut::Answer(Malformed::CommentBehind))),
    ("bad values in the answer", Fault::Line(Cut::Answer(Malformed::BadValues))),
    ("an empty answer", Fault::Line(Cut::Answer(Malformed::Empty))),
    ("a web page in the place of the answer", Fault::Line(Cut::Answer(Malformed::Page(200)))),
    ("a redirect in the place of the answer", Fault::Line(Cut::Answer(Malformed::Redirect))),
    ("404 from something before the server", Fault::Line(Cut::Instead(Malformed::Page(404)))),
    ("429 from something before the server", Fault::Line(Cut::Instead(Malformed::Page(429)))),
];

/// Longer than any action with any fault takes on a busy machine.
const LONGEST: Duration = Duration::from_secs(90);

/// How things are at the server: what the tests compare with.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Truth {
    open: Option<TicketId>,
    waiting: Vec<TicketId>,
    paused: Vec<TicketId>,
    cancelled: Vec<TicketId>,
    /// What a supervisor asks of the counter.
    requests: Vec<RequestId>,
}

async fn truth(bench: &Bench) -> Truth {
    let desk_id = bench.server.desk_id();
    let counts = bench.truth.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
    let mut waiting = Vec::new();
    for service in counts.items {
        let list = WaitingTickets { service_id: service.service.id };
        waiting.extend(bench.truth.waiting_tickets(&list).await.unwrap().items.into_iter().map(|t| t.id));
    }
    let paused = bench.truth.paused_tickets(&PausedTickets { desk_id: desk_id.clone() }).await.unwrap();
    let cancelled =
        bench.truth.cancelled_tickets(&CancelledTickets { desk_id: desk_id.clone() }).await.unwrap();
    let requests = bench.truth.open_requests(Some(&desk_id)).await.unwrap();
    let mut truth = Truth {
        requests: requests.items.into_iter().map(|request| request.id).collect(),
        open: bench.truth.current_answer(&desk_id).await.unwrap().map(|answer| answer.ticket.id),
        waiting,
        paused: paused.items.into_iter().map(|t| t.id).collect(),
        cancelled: cancelled.items.into_iter().map(|t| t.id).collect(),
    };
    truth.waiting.sort();
    truth.paused.sort();
    truth.cancelled.sort();
    truth
}

/// The desk made ready for an action, and the press.
async fn ready(bench: &Bench, action: &str) -> Press {
    let view = bench.desk.view();
    let row = |n: usize| view.lists.waiting[n].ticket.id.clone();
    let call =
        |ticket_id: TicketId, source| Press::CallTicket { ticket_id, source, open_first: OpenFirst::Ask };
    let service = view.lists.services[0].service.id.clone();
    match action {
        "call next" => Press::CallNext,
        "call a ticket" => call(row(2), Source::Waiting),
        "call a paused ticket" => call(view.lists.paused.rows[0].ticket.id.clone(), Source::Paused),
        "call a no-show" => call(view.lists.cancelled.rows[0].ticket.id.clone(), Source::Cancelled),
        "accept a request" | "decline a request" => {
            let (desk_id, kind) = (bench.server.desk_id(), CounterRequestKind::Open);
            let asked =
                bench.truth.ask_counter(&AskCounter { desk_id, kind, service_id: None }).await.unwrap();
            // A refresh that was under way may have begun before it was asked.
            let is_seen = |view: &View| view.requests.iter().any(|request| request.id == asked.id);
            while !is_seen(&bench.desk.press(Press::RefreshNow).await.unwrap()) {}
            Press::AnswerRequest { request_id: asked.id, accept: action.starts_with("accept") }
        }
        "issue" => issue(service, false),
        "issue & call: the issue" | "issue & call: the call" => issue(service, true),
        _ => {
            bench.desk.press(Press::CallNext).await.unwrap();
            bench.clock.pass(2);
            match action {
                "recall" => Press::Recall,
                "end" => Press::End,
                "end & call next: the end" | "end & call next: the call" => Press::CallNext,
                "pause" => Press::Pause,
                "no-show" => Press::Cancel,
                "transfer to a service" => {
                    to(Destination::Service(view.lists.services[1].service.id.clone()))
                }
                "transfer to a counter" => to(Destination::Desk(bench.server.desk_id())),
                "transfer to a person" => to(Destination::User(bench.server.user_id())),
                other => panic!("{other}"),
            }
        }
    }
}

fn issue(service: ServiceId, call: bool) -> Press {
    Press::create(CreateTicket::plain(service), call)
}

fn to(to: Destination) -> Press {
    Press::Transfer(Box::new(Transfer {
        to,
        name: "there".into(),
        note: "Bring the form".into(),
        custom_field: String::new(),
        priority: false,
    }))
}

/// Time enough for a busy machine, and little where it must pass.
fn options(fault: Fault) -> Options {
    let held = matches!(fault, Fault::Line(Cut::Hold));
    Options { whole_timeout: Duration::from_secs(if held { 2 } else { 30 }), ..Options::default() }
}

/// How it ended, and what was wrong with that, if anything.
async fn one(kind: Kind, action: &'static str, op: &'static str, fault: Fault) -> (End, Option<String>) {
    let bench = Bench::with(kind, options(fault)).await;
    let press = ready(&bench, action).await;
    let before = truth(&bench).await;
    // What the server never sees is counted by the proxy.
    let requests = || match fault {
        Fault::Operation(_) => bench.line.requests(op),
        Fault::Line(_) => bench.server.running().request_counts().get(op).copied().unwrap_or(0),
    };
    let sent_before = requests();

    let second_half = action == "end & call next: the call" || action == "issue & call: the call";
    match fault {
        Fault::Operation(kind) => bench.line.set_faults(format!("{op}={kind}").parse().unwrap()),
        // The line is cut for the first request: the second half of a press is tried by the server's faults.
        Fault::Line(_) if second_half => return (End::NotDone, None),
        Fault::Line(cut) => bench.line.cut(cut),
    }
    bench.desk.press(press).await.unwrap();
    bench.line.set_faults(Default::default());
    bench.line.cut(Cut::Never);

    let view = settled(&bench, kind).await;
    let after = truth(&bench).await;
    let sent = requests() - sent_before;
    let end = judge(action, &before, &after, &view);
    let what = format!(
        "{action} with {fault:?} at {kind:?}: {:?} {:?}\n{before:?}\n{after:?}",
        view.phase, view.notice
    );
    let end = match end {
        Ok(_) if kind == Kind::Plain && sent > 1 => {
            return (End::Doubled, Some(format!("sent {sent} times: {what}")));
        }
        Ok(end) => end,
        Err((end, wrong)) => return (end, Some(format!("{wrong}: {what}"))),
    };
    let journal = bench.store.kept();
    // No entry of the journal is left open once the outcome is known.
    assert_eq!(journal.sent.is_empty(), !matches!(view.phase, Phase::Unknown { .. }), "{what}");
    (end, None)
}

/// The desk as it is when nothing is on its way any more and the line is back.
async fn settled(bench: &Bench, kind: Kind) -> Arc<View> {
    let still = |view: &View| match &view.phase {
        Phase::Free | Phase::Serving { busy: None, .. } => {
            !matches!(view.connection, callpad_desk::Connection::Lost { .. })
        }
        Phase::Unknown { only_person, .. } => *only_person && kind == Kind::Plain,
        _ => false,
    };
    bench.desk.press(Press::RefreshNow).await.unwrap();
    if kind == Kind::Plain {
        // The lists say that a call did not happen only after a while.
        bench.clock.pass(6);
        bench.desk.press(Press::RefreshNow).await.unwrap();
    }
    bench.until(still).await
}

/// Compares what the desk shows with what the server has.
fn judge(action: &str, before: &Truth, after: &Truth, view: &View) -> Result<End, (End, &'static str)> {
    let shown = match &view.phase {
        Phase::Serving { open, .. } => Some(open.ticket.id.clone()),
        Phase::Unknown { .. } => return told(before, after),
        _ => None,
    };
    if shown != after.open {
        return Err((End::Lost, "what is open at the server is not what the desk shows"));
    }
    let gone = |list: fn(&Truth) -> &Vec<TicketId>| {
        list(before).iter().filter(|id| !list(after).contains(id)).count()
    };
    let come = |list: fn(&Truth) -> &Vec<TicketId>| {
        list(after).iter().filter(|id| !list(before).contains(id)).count()
    };
    let moved = (
        (gone(|t| &t.waiting), come(|t| &t.waiting)),
        (gone(|t| &t.paused), come(|t| &t.paused)),
        (gone(|t| &t.cancelled), come(|t| &t.cancelled)),
    );
    let same_open = before.open == after.open;
    let still = moved == ((0, 0), (0, 0), (0, 0)) && same_open;
    let nothing = still && before.requests == after.requests;
    let done = match action {
        "call next" | "call a ticket" => moved == ((1, 0), (0, 0), (0, 0)) && after.open.is_some(),
        "call a paused ticket" => moved == ((0, 0), (1, 0), (0, 0)) && after.open.is_some(),
        "call a no-show" => moved == ((0, 0), (0, 0), (1, 0)) && after.open.is_some(),
        "recall" => nothing,
        "accept a request" | "decline a request" => still && after.requests.is_empty(),
        "end" => moved == ((0, 0), (0, 0), (0, 0)) && after.open.is_none(),
        // A lost end calls nobody; the ticket is ended, and the person presses again.
        "end & call next: the end" | "end & call next: the call" => {
            let called = moved == ((1, 0), (0, 0), (0, 0)) && !same_open && after.open.is_some();
            called || (moved == ((0, 0), (0, 0), (0, 0)) && after.open.is_none())
        }
        "pause" => moved == ((0, 0), (0, 1), (0, 0)) && after.open.is_none(),
        "no-show" => moved == ((0, 0), (0, 0), (0, 1)) && after.open.is_none(),
        "issue" => moved == ((0, 1), (0, 0), (0, 0)) && same_open,
        "issue & call: the issue" | "issue & call: the call" => {
            moved == ((0, 0), (0, 0), (0, 0)) && after.open.is_some()
                || moved == ((0, 1), (0, 0), (0, 0)) && after.open.is_none()
        }
        _ => moved == ((0, 1), (0, 0), (0, 0)) && after.open.is_none(),
    };
    let silent = view.notice.is_none() && shown.is_none();
    match (done, nothing) {
        (true, _) if silent && !action.starts_with("call") => Err((End::Lost, "done, and nothing was said")),
        (true, _) => Ok(End::Done),
        (false, true) if view.notice.is_none() => Err((End::Lost, "not done, and nothing was said")),
        (false, true) => Ok(End::NotDone),
        (false, false) => Err((End::Doubled, "done twice, or something else")),
    }
}

/// Nobody can tell: then at least it happened at most once, and the card on the screen says so.
fn told(before: &Truth, after: &Truth) -> Result<End, (End, &'static str)> {
    let called = before.waiting.len().saturating_sub(after.waiting.len());
    if called <= 1 { Ok(End::NoticeKind) } else { Err((End::Doubled, "more than one ticket was called")) }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_fault_of_line_or_server_loses_or_doubles_an_action() {
    let slots = Arc::new(Semaphore::new(AT_ONCE));
    let mut cases = JoinSet::new();
    for kind in [Kind::Ours, Kind::Plain] {
        for (place, (name, fault)) in FAULTS.into_iter().enumerate() {
            for (action, op) in ACTIONS {
                let second_half = action.ends_with(": the call");
                if second_half && matches!(fault, Fault::Line(_)) {
                    continue;
                }
                // The vendor's server has no requests.
                if kind == Kind::Plain && op == "answerrequest" {
                    continue;
                }
                let slots = slots.clone();
                cases.spawn(async move {
                    let _slot = slots.acquire().await.unwrap();
                    let tried = tokio::time::timeout(LONGEST, one(kind, action, op, fault)).await;
                    let end = tried.unwrap_or_else(|_| {
                        (End::Lost, Some(format!("{action} with {name} at {kind:?} never ended")))
                    });
                    (kind == Kind::Plain, place, name, end)
                });
            }
        }
    }
    // Another server has nothing for supervisors.
    for (place, (name, fault)) in FAULTS.into_iter().enumerate() {
        for (act, op) in supervised::ACTS {
            let slots = slots.clone();
            cases.spawn(async move {
                let _slot = slots.acquire().await.unwrap();
                let tried = supervised::one(act, op, fault, options(fault));
                let end = tokio::time::timeout(LONGEST, tried)
                    .await
                    .unwrap_or_else(|_| (End::Lost, Some(format!("{act} with {name} never ended"))));
                (false, place, name, end)
            });
        }
    }
    let mut counts: BTreeMap<(bool, usize, &str), BTreeMap<End, u32>> = BTreeMap::new();
    let mut wrongs = Vec::new();
    while let Some(case) = cases.join_next().await {
        let (plain, place, name, (end, wrong)) = case.unwrap();
        wrongs.extend(wrong);
        *counts.entry((plain, place, name)).or_default().entry(end).or_default() += 1;
    }
    assert!(wrongs.is_empty(), "{wrongs:#?}");
    in_the_docs(&table(&counts));
    for ((plain, _, fault), ends) in &counts {
        assert!(*plain || !ends.contains_key(&End::NoticeKind), "our server can always tell: {fault}");
    }
}

fn table(counts: &BTreeMap<(bool, usize, &str), BTreeMap<End, u32>>) -> String {
    let mut text = String::from(
        "| server | fault | actions tried | done, once | not done, and said | nobody can tell, and said | lost | doubled |\n\
         |---|---|---|---|---|---|---|---|\n",
    );
    for ((plain, _, fault), ends) in counts {
        let count = |end| ends.get(&end).copied().unwrap_or(0);
        let server = if *plain { "plain Bloom" } else { "ours" };
        let all: u32 = ends.values().sum();
        let (done, not, told) = (count(End::Done), count(End::NotDone), count(End::NoticeKind));
        let (lost, doubled) = (count(End::Lost), count(End::Doubled));
        text += &format!("| {server} | {fault} | {all} | {done} | {not} | {told} | {lost} | {doubled} |\n");
    }
    text
}

fn in_the_docs(table: &str) {
    let doc = std::fs::read_to_string(DOC).unwrap();
    let (head, rest) = doc.split_once(BEGIN).expect("docs/reliability.md has the table of faults");
    let (shown, tail) = rest.split_once(END).expect("docs/reliability.md has the table of faults");
    if std::env::var_os("CALLPAD_UPDATE_DOCS").is_some() {
        std::fs::write(DOC, format!("{head}{BEGIN}{table}{END}{tail}")).unwrap();
        return;
    }
    assert_eq!(shown, table, "run this test with CALLPAD_UPDATE_DOCS=1 and read what changed");
}
