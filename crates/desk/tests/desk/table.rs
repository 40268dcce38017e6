//! Every press in every state, as `docs/desk.md` shows it.

use callpad_desk::{Effect, Event, OpenFirst, Phase, Press, ReadBack, Rejected, Source};
use callpad_wire::Error;
use callpad_wire::op::CreateTicket;

use crate::support::{Bench, no_answer, not_arrived, ours, refused, seat, three_waiting, to_counter_4};

const DOC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/desk.md");
const BEGIN: &str = "<!-- table: begin -->\n";
const END: &str = "<!-- table: end -->";

fn create() -> Press {
    Press::create(CreateTicket::plain("a"), false)
}

fn issue_and_call() -> Press {
    Press::create(CreateTicket::plain("a"), true)
}

fn call_a2(open_first: OpenFirst) -> Press {
    Press::CallTicket { ticket_id: "t-a002".into(), source: Source::Waiting, open_first }
}

fn call_side(source: Source) -> Press {
    Press::CallTicket { ticket_id: "t-a008".into(), source, open_first: OpenFirst::Ask }
}

fn transfer() -> Press {
    Press::Transfer(Box::new(to_counter_4()))
}

/// A state, by its name and how to get there.
type Kind = (&'static str, fn() -> Bench);

fn after(mut bench: Bench, press: Press) -> Bench {
    bench.press(press);
    bench
}

/// The connection is lost, and one number was called by hand before.
fn unanswered(mut bench: Bench) -> Bench {
    bench.press(Press::RefreshNow);
    bench.finish_refresh(no_answer(not_arrived()));
    after(bench, paper())
}

fn paper() -> Press {
    Press::AddOfflineCall { ticket_id: Some("t-a002".into()), label: "A 002".into() }
}

/// Every kind of state there is.
const STATES: [Kind; 27] = [
    ("signed out", Bench::new),
    ("arriving", || {
        let mut bench = Bench::new();
        bench.sign_in(seat());
        bench
    }),
    ("free", Bench::free),
    ("free, issuing", || after(Bench::free(), create())),
    ("calling", || after(Bench::free(), call_a2(OpenFirst::Ask))),
    ("calling, refused, looking", || {
        let mut bench = after(Bench::free(), call_a2(OpenFirst::Ask));
        bench.called(Err(refused("callticket", 7)));
        bench
    }),
    ("serving", Bench::serving),
    ("serving, issuing", || after(Bench::serving(), create())),
    ("serving, recalling", || after(Bench::serving(), Press::Recall)),
    ("serving, recall refused, looking", || {
        let mut bench = after(Bench::serving(), Press::Recall);
        bench.recalled(Err(refused("recall", 7)));
        bench
    }),
    ("serving, ending", || after(Bench::serving(), Press::End)),
    ("serving, end refused, looking", || {
        let mut bench = after(Bench::serving(), Press::End);
        bench.ended(Err(refused("endcall", 7)));
        bench
    }),
    ("serving, pausing", || after(Bench::serving(), Press::Pause)),
    ("serving, cancelling", || after(Bench::serving(), Press::Cancel)),
    ("serving, transferring", || after(Bench::serving(), transfer())),
    ("serving, pausing to call", || after(Bench::serving(), call_a2(OpenFirst::Pause))),
    ("serving, ending to call", || after(Bench::serving(), Press::CallNext)),
    ("unknown call", || {
        let mut bench = after(Bench::free(), Press::CallNext);
        bench.called(Err(Error::Broken));
        bench
    }),
    ("unknown pause", || {
        let mut bench = after(Bench::serving(), Press::Pause);
        bench.ended(Err(Error::Broken));
        bench
    }),
    ("unknown transfer", || {
        let mut bench = after(Bench::serving(), transfer());
        bench.ended(Err(Error::Broken));
        bench
    }),
    ("unknown call, its key tried again", || {
        let mut bench = Bench::free();
        bench.press(Press::RefreshNow);
        bench.finish_refresh(ours(three_waiting(ReadBack::NoneOpen)));
        bench.press(Press::CallNext);
        bench.called(Err(Error::Broken));
        bench.finish_refresh(ours(three_waiting(ReadBack::NoneOpen)));
        bench
    }),
    ("break", || after(Bench::free(), Press::TakeBreak)),
    ("no answer, free", || unanswered(Bench::free())),
    ("no answer, serving", || unanswered(Bench::serving())),
    ("token ended, free", || {
        let mut bench = after(Bench::free(), Press::CallNext);
        bench.called(Err(Error::TokenEnded));
        bench
    }),
    ("token ended, serving", || {
        let mut bench = after(Bench::serving(), Press::Recall);
        bench.recalled(Err(Error::TokenEnded));
        bench
    }),
    ("unknown end", || {
        let mut bench = after(Bench::serving(), Press::End);
        bench.ended(Err(Error::Broken));
        bench
    }),
];

/// What a person can do; none for signing out.
fn presses() -> Vec<(&'static str, Option<Press>)> {
    vec![
        ("call next", Some(Press::CallNext)),
        ("call a ticket", Some(call_a2(OpenFirst::Ask))),
        ("call a paused one", Some(call_side(Source::Paused))),
        ("call a cancelled one", Some(call_side(Source::Cancelled))),
        ("end & call a ticket", Some(call_a2(OpenFirst::End))),
        ("pause & call a ticket", Some(call_a2(OpenFirst::Pause))),
        ("recall", Some(Press::Recall)),
        ("end", Some(Press::End)),
        ("pause", Some(Press::Pause)),
        ("cancel", Some(Press::Cancel)),
        ("transfer", Some(transfer())),
        ("issue", Some(create())),
        ("issue & call", Some(issue_and_call())),
        ("look again", Some(Press::RefreshNow)),
        ("give up unknown", Some(Press::GiveUpUnknown)),
        ("drop open", Some(Press::DropOpen)),
        ("take a break", Some(Press::TakeBreak)),
        ("say why the break is", Some(Press::BreakReason(Some("Lunch".into())))),
        ("end the break", Some(Press::EndBreak)),
        ("note a number called by hand", Some(paper())),
        ("call & end it", Some(Press::CloseOfflineCall(1))),
        ("sign out", None),
    ]
}

fn press(bench: &mut Bench, press: Option<Press>) -> Vec<Effect> {
    let reply_id = bench.reply_id();
    bench.event(match press {
        Some(press) => Event::Press { reply_id, press },
        None => Event::SignOut { reply_id },
    })
}

fn phase(phase: &Phase) -> &'static str {
    match phase {
        Phase::SignedOut => "signed out",
        Phase::Free => "free",
        Phase::Break { .. } => "break",
        Phase::Calling { .. } => "calling",
        Phase::Serving { .. } => "serving",
        Phase::Unknown { .. } => "unknown",
    }
}

/// What came of a press, in a few words.
fn cell(bench: &mut Bench, pressed: Option<Press>) -> String {
    let (before, told) = (bench.phase(), bench.view().notice.map(|n| n.id));
    let effects = press(bench, pressed);
    let mut words = Vec::new();
    for effect in &effects {
        words.push(match effect {
            Effect::Send { request, .. } => request.action().spec().operation.to_owned(),
            Effect::Refresh(_) => "looks".into(),
            Effect::Reply { result: Err(Rejected::Busy), .. } => "–".into(),
            Effect::Reply { result: Err(Rejected::NotNow), .. } => "·".into(),
            Effect::Reply { result: Err(Rejected::NoResponse), .. } => "no answer".into(),
            Effect::Reply { result: Err(Rejected::OnBreak), .. } => "on break".into(),
            Effect::Reply { result: Err(Rejected::TokenEnded), .. } => "token ended".into(),
            Effect::Reply { result: Err(Rejected::Locked), .. } => "locked".into(),
            Effect::UseApi(_)
            | Effect::Tell(_)
            | Effect::CancelRefresh
            | Effect::Listen { .. }
            | Effect::StopListening
            | Effect::Alert(_)
            | Effect::ClearAlert
            | Effect::SaveJournal { .. }
            | Effect::Reply { result: Ok(()), .. } => {
                continue;
            }
        });
    }
    let sends = effects.iter().any(|e| matches!(e, Effect::Send { .. }));
    if !sends && phase(&before) != phase(&bench.phase()) {
        words.push(format!("→ {}", phase(&bench.phase())));
    }
    if let Some(notice) = bench.view().notice
        && Some(notice.id) != told
    {
        words.push("asks".into());
    }
    if words.is_empty() { "done".into() } else { words.join(", ") }
}

fn table() -> String {
    let presses = presses();
    let mut text = String::from("| |");
    for (name, _) in &presses {
        text += &format!(" {name} |");
    }
    text += &format!("\n|---|{}\n", "---|".repeat(presses.len()));
    for (name, make) in STATES {
        text += &format!("| **{name}** |");
        for (_, pressed) in &presses {
            text += &format!(" {} |", cell(&mut make(), pressed.clone()));
        }
        text += "\n";
    }
    text
}

#[test]
fn the_table_in_the_docs_is_what_the_desk_does() {
    let doc = std::fs::read_to_string(DOC).unwrap();
    let (head, rest) = doc.split_once(BEGIN).expect("docs/desk.md has a table");
    let (shown, tail) = rest.split_once(END).expect("docs/desk.md has a table");
    let table = table();
    if std::env::var_os("CALLPAD_UPDATE_DOCS").is_some() {
        std::fs::write(DOC, format!("{head}{BEGIN}{table}{END}{tail}")).unwrap();
        return;
    }
    assert_eq!(shown, table, "run this test with CALLPAD_UPDATE_DOCS=1 and read what changed");
}

#[test]
fn every_event_in_every_state_keeps_to_the_rules() {
    for (name, make) in STATES {
        for (pressed, event) in presses() {
            let mut bench = make();
            let acting = bench.request.is_some();
            let effects = press(&mut bench, event);
            let acts = effects.iter().filter(|e| matches!(e, Effect::Send { .. })).count();
            assert!(acts <= usize::from(!acting), "{pressed} in {name}");
            assert!(!name.starts_with("unknown") || acts == 0, "{pressed} in {name}");
            assert_eq!(bench.state.has_request_in_flight(), bench.request.is_some(), "{pressed} in {name}");
        }
        for idle in [
            Event::TimerElapsed,
            Event::Background(true),
            Event::PollEvery(std::time::Duration::from_secs(9)),
            Event::UndoTime(Some(std::time::Duration::from_secs(8))),
            Event::TryNow,
            Event::JournalSaved { result: Ok(()), new_number: false },
            Event::JournalSaved { result: Err(crate::support::disk_full()), new_number: true },
        ] {
            let mut bench = make();
            let before = bench.phase();
            let effects = bench.event(idle.clone());
            assert_eq!(bench.phase(), before, "{idle:?} in {name}");
            assert!(!effects.iter().any(|e| matches!(e, Effect::Send { .. })), "{idle:?} in {name}");
        }
    }
}
