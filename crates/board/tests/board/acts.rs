//! What a supervisor does, through every fault and a stop between any two effects: done at most once, and always told.

use std::time::Duration;

use callpad_board::{
    Act, ActId, ActState, BoardNoticeKind, BoardView, Event, NamedTicket, Rejected, Supervisor,
};
use callpad_desk::Connection;
use callpad_wire::op::{CreateTicket, Destination};
use callpad_wire::{CounterRequestKind, Error};
use jiff::SignedDuration;

use crate::support::server::{FakeServer, Fault};
use crate::support::{Bench, LIVE, board, disk_full};

fn ticket(id: &str) -> NamedTicket {
    NamedTicket { id: id.into(), label: format!("A {id}") }
}

/// One of each.
fn every_act() -> Vec<Act> {
    let ticket = || ticket("t");
    vec![
        Act::Priority { ticket: ticket(), on: true },
        Act::Priority { ticket: ticket(), on: false },
        Act::SendOn { ticket: ticket(), to: Destination::Service("b".into()) },
        Act::Note { ticket: ticket(), note: "secret note".into() },
        Act::Cancel { ticket: ticket() },
        Act::Restore { ticket: ticket() },
        Act::Issue(Box::new(CreateTicket {
            client_name: Some("secret name".into()),
            custom_field: Some("secret field".into()),
            ..CreateTicket::plain("a")
        })),
        Act::OpenService { service: "a".into(), open: false },
        Act::OpenService { service: "a".into(), open: true },
        Act::Ask { desk: "x-1".into(), kind: CounterRequestKind::Serve, service: Some("a".into()) },
    ]
}

fn bench() -> Bench {
    Bench::signed_in(LIVE, &[board("x", &["a", "b"])])
}

/// Answers acts, the first with these faults and the rest without, until nothing is on its way or the machine stops.
fn play(bench: &mut Bench, server: &mut FakeServer, faults: &[Fault]) {
    let mut faults = faults.iter().copied();
    // Half a minute of trying is over by then.
    let until = bench.now.running + Duration::from_secs(120);
    while !bench.is_dead() {
        if let Some(sent) = bench.sends.pop_front() {
            let result = server.answer(&sent, faults.next().unwrap_or(Fault::None));
            bench.lives = bench.lives.map(|lives| lives - 1);
            if bench.is_dead() {
                return;
            }
            bench.send(Event::ActFinished { id: sent.id, result, offset: SignedDuration::ZERO });
        } else if bench.state.due().is_some_and(|due| due <= until) && under_way(bench) {
            bench.live(500);
        } else {
            return;
        }
    }
}

fn under_way(bench: &Bench) -> bool {
    bench.view().acts.iter().any(|act| act.state == ActState::UnderWay)
}

/// What the person is told of the only act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Nothing,
    Done,
    NotDone,
    Unknown,
}

fn told(view: &BoardView) -> Told {
    let notice = view.notices.iter().find_map(|notice| match notice.what {
        BoardNoticeKind::Done { .. } | BoardNoticeKind::Issued { .. } | BoardNoticeKind::Asked { .. } => {
            Some(Told::Done)
        }
        BoardNoticeKind::Refused { .. } | BoardNoticeKind::NotSent { .. } => Some(Told::NotDone),
        BoardNoticeKind::JournalDamaged { .. } | BoardNoticeKind::JournalNotSaved { .. } => None,
    });
    let unknown = view.acts.iter().any(|act| matches!(act.state, ActState::Unknown { .. }));
    assert!(!(unknown && notice.is_some()), "one word for one act: {view:?}");
    notice.unwrap_or(if unknown { Told::Unknown } else { Told::Nothing })
}

/// Whether what is told is true.
fn check(bench: &Bench, server: &FakeServer, sent: bool, what: &str) -> Told {
    let times: u32 = server.done.values().sum();
    assert!(times <= 1, "{what}: done {times} times");
    let told = told(&bench.view());
    match told {
        Told::Done => assert_eq!(times, 1, "{what}: told as done"),
        Told::NotDone => assert_eq!(times, 0, "{what}: told as not done"),
        Told::Unknown => {}
        Told::Nothing => assert!(!sent, "{what}: nothing is told"),
    }
    let open = usize::from(told == Told::Unknown);
    assert_eq!(bench.disk.acts.len(), open, "{what}: the journal holds what is not known, and nothing else");
    told
}

#[test]
fn every_act_with_every_fault_is_done_once_at_most_and_told() {
    for act in every_act() {
        for first in Fault::ALL {
            for second in Fault::ALL {
                let what = format!("{act:?} {first:?} {second:?}");
                let (mut bench, mut server) = (bench(), FakeServer::default());
                let reply_id = bench.act(act.clone());
                play(&mut bench, &mut server, &[first, second]);
                let told = check(&bench, &server, true, &what);
                assert_eq!(bench.reply_to(reply_id), Some(Ok(())), "{what}: the caller waits");
                let retried =
                    |fault| !matches!(fault, Fault::None | Fault::State | Fault::TokenEnded | Fault::Role);
                let lost = |fault| matches!(fault, Fault::AnswerLost | Fault::Garbage);
                let expected = match (first, second) {
                    (Fault::None, _) => Told::Done,
                    (Fault::State | Fault::TokenEnded | Fault::Role | Fault::Storage, _) => Told::NotDone,
                    // It may have arrived: what comes before the key proves nothing.
                    (first, Fault::TokenEnded | Fault::Role)
                        if !matches!(first, Fault::Unreachable | Fault::RenewalFailed) =>
                    {
                        Told::Unknown
                    }
                    (_, Fault::TokenEnded | Fault::Role) => Told::NotDone,
                    (first, Fault::State) if !lost(first) => Told::NotDone,
                    (Fault::Unreachable | Fault::RenewalFailed, Fault::Storage) => Told::NotDone,
                    (first, _) if retried(first) => Told::Done,
                    other => panic!("{other:?}"),
                };
                assert_eq!(told, expected, "{what}");
            }
        }
    }
}

#[test]
fn a_fault_that_lasts_is_told_after_half_a_minute_and_the_key_settles_it_later() {
    for act in every_act() {
        for fault in Fault::ALL {
            let what = format!("{act:?} {fault:?}");
            let (mut bench, mut server) = (bench(), FakeServer::default());
            let began = bench.ms();
            bench.act(act.clone());
            play(&mut bench, &mut server, &[fault; 50]);
            let told = check(&bench, &server, true, &what);
            let expected = match fault {
                Fault::None => Told::Done,
                Fault::AnswerLost
                | Fault::CutBefore
                | Fault::Garbage
                | Fault::Status(_)
                | Fault::TimedOut => Told::Unknown,
                _ => Told::NotDone,
            };
            assert_eq!(told, expected, "{what}");
            if told == Told::Unknown {
                assert!((30_000..=32_000).contains(&(bench.ms() - began)), "{what}: {}", bench.ms() - began);
                let id = bench.view().acts[0].id;
                let reply_id = bench.reply_id();
                bench.send(Event::TryAgain { reply_id, id });
                play(&mut bench, &mut server, &[fault]);
                assert_eq!(check(&bench, &server, true, &what), Told::Done);
                assert_eq!(server.done.values().sum::<u32>(), 1, "{what}");
            }
        }
    }
}

#[test]
fn a_stop_between_any_two_effects_loses_and_doubles_nothing() {
    let mut stops = 0;
    for act in every_act() {
        for fault in Fault::ALL {
            for lives in 1..12 {
                let what = format!("{act:?} {fault:?}, stopped after {lives}");
                let (mut bench, mut server) = (bench(), FakeServer::default());
                bench.lives = Some(lives);
                bench.act(act.clone());
                let sent = !bench.sends.is_empty();
                play(&mut bench, &mut server, &[fault]);
                if !bench.is_dead() {
                    break;
                }
                stops += 1;
                // Told before the end, perhaps: a notice is gone with the screen.
                let was_told = told(&bench.view());
                let on_disk = bench.disk.acts.len();
                bench.restart();
                let view = bench.view();
                assert_eq!(view.acts.len(), on_disk, "{what}");
                let times: u32 = server.done.values().sum();
                assert!(times <= 1, "{what}");
                if sent && matches!(was_told, Told::Nothing | Told::Unknown) {
                    assert_eq!(on_disk, 1, "{what}: nobody would hear of it");
                }
                for open in &view.acts {
                    let ActState::Unknown { error: None, try_until: None } = open.state else {
                        panic!("{what}: {open:?}")
                    };
                    assert_eq!(open.kind, act.kind());
                }
                if let Some(open) = view.acts.first() {
                    let (id, reply_id) = (open.id, bench.reply_id());
                    bench.send(Event::TryAgain { reply_id, id });
                    assert_eq!(bench.reply_to(reply_id), Some(Err(Rejected::CannotTryAgain)), "{what}");
                    assert!(bench.sends.is_empty());
                    leave(&mut bench, id);
                    assert!(bench.view().acts.is_empty() && bench.disk.acts.is_empty(), "{what}");
                }
            }
        }
    }
    assert!(stops > 300, "{stops}");
}

fn leave(bench: &mut Bench, id: ActId) {
    let reply_id = bench.reply_id();
    bench.send(Event::Leave { reply_id, id });
    assert_eq!(bench.reply_to(reply_id), Some(Ok(())));
}

#[test]
fn the_journal_has_ids_number_and_key_and_no_text_of_the_act() {
    for act in every_act() {
        let mut bench = bench();
        bench.act(act.clone());
        let text = serde_json::to_string(&bench.disk).unwrap();
        assert!(!text.contains("secret"), "{text}");
        let record = &bench.disk.acts[0];
        assert_eq!((record.act, &record.subject), (act.kind(), &act.subject()));
        let back: callpad_board::ActJournal = serde_json::from_str(&text).unwrap();
        assert_eq!(back, bench.disk);
    }
}

#[test]
fn an_act_carries_the_name_that_the_board_shows() {
    let label = |act: Act| {
        let mut bench = bench();
        bench.act(act);
        bench.view().acts[0].label.clone()
    };
    assert_eq!(label(Act::Cancel { ticket: ticket("042") }), "A 042");
    assert_eq!(label(Act::OpenService { service: "a".into(), open: false }), "a");
    let ask = |desk: &str| Act::Ask { desk: desk.into(), kind: CounterRequestKind::Open, service: None };
    assert_eq!(label(ask("x-1")), "Counter 1");
    assert_eq!(label(ask("unknown")), "unknown");
    let long = NamedTicket { id: "t".into(), label: "9\u{202e}".repeat(400) };
    let long = label(Act::Cancel { ticket: long });
    assert!(long.starts_with(&"9".repeat(250)) && long.chars().count() == 255, "cleaned and bounded");
}

#[test]
fn one_act_at_a_time_on_the_same_thing_and_several_beside_each_other() {
    let (mut bench, mut server) = (bench(), FakeServer::default());
    bench.act(Act::Cancel { ticket: ticket("1") });
    let second = bench.act(Act::Note { ticket: ticket("1"), note: String::new() });
    assert_eq!(bench.reply_to(second), Some(Err(Rejected::Busy)));
    let beside = [
        Act::Cancel { ticket: ticket("2") },
        Act::OpenService { service: "a".into(), open: false },
        Act::Ask { desk: "x-1".into(), kind: CounterRequestKind::Close, service: None },
    ];
    let replies: Vec<_> = beside.into_iter().map(|act| bench.act(act)).collect();
    assert_eq!(bench.sends.len(), 4);
    let issue = bench.act(Act::Issue(Box::new(CreateTicket::plain("a"))));
    assert_eq!(bench.reply_to(issue), Some(Err(Rejected::Busy)), "its service is being stopped");
    play(&mut bench, &mut server, &[]);
    assert!(replies.iter().all(|reply_id| bench.reply_to(*reply_id) == Some(Ok(()))));
    assert_eq!(server.done.len(), 4);
    assert!(bench.view().acts.is_empty());
}

#[test]
fn what_is_not_settled_comes_first_and_too_many_are_refused() {
    let (mut bench, mut server) = (bench(), FakeServer::default());
    for n in 0..20 {
        bench.act(Act::Cancel { ticket: ticket(&n.to_string()) });
    }
    let more = bench.act(Act::Cancel { ticket: ticket("more") });
    assert_eq!(bench.reply_to(more), Some(Err(Rejected::TooMany)));
    play(&mut bench, &mut server, &[Fault::CutBefore; 500]);
    assert_eq!(bench.view().acts.len(), 20);
    let again = bench.act(Act::Cancel { ticket: ticket("3") });
    assert_eq!(bench.reply_to(again), Some(Err(Rejected::Unsettled)));
    let id = bench.view().acts[3].id;
    leave(&mut bench, id);
    let again = bench.act(Act::Cancel { ticket: ticket("3") });
    assert_eq!(bench.reply_to(again), None, "on its way");
    let reply_id = bench.reply_id();
    let id = bench.view().acts.last().unwrap().id;
    bench.send(Event::Leave { reply_id, id });
    assert_eq!(bench.reply_to(reply_id), Some(Err(Rejected::Busy)));
}

#[test]
fn nothing_is_sent_where_it_cannot_be_done() {
    let cancel = || Act::Cancel { ticket: ticket("1") };
    let ask = || Act::Ask { desk: "x-1".into(), kind: CounterRequestKind::Open, service: None };
    for (features, act, rejected) in [
        ("board,push", cancel(), Some(Rejected::NotOffered)),
        ("board,tickets", cancel(), Some(Rejected::NotOffered)),
        ("board,tickets,idempotency", cancel(), None),
        ("board,tickets,idempotency", ask(), Some(Rejected::NotOffered)),
        ("board,requests,idempotency", ask(), None),
        ("board,requests,idempotency", cancel(), Some(Rejected::NotOffered)),
    ] {
        let mut bench = Bench::signed_in(features, &[board("x", &["a"])]);
        let reply_id = bench.act(act.clone());
        assert_eq!(bench.reply_to(reply_id), rejected.map(Err), "{features} {act:?}");
        assert_eq!(bench.sends.len(), usize::from(rejected.is_none()));
    }
    let mut bench = Bench::new(LIVE, &[]);
    let reply_id = bench.act(cancel());
    assert_eq!(bench.reply_to(reply_id), Some(Err(Rejected::NotNow)), "nobody is signed in");
    let mut bench = self::bench();
    bench.all = Some(Error::Broken);
    bench.boards.insert("x".into(), Err(Error::Broken));
    bench.live(31_000);
    assert!(matches!(bench.view().connection, Connection::Lost { .. }));
    let reply_id = bench.act(cancel());
    assert_eq!(bench.reply_to(reply_id), Some(Err(Rejected::NoResponse)));
}

#[test]
fn an_ended_session_is_told_and_the_same_person_settles_the_rest_after_signing_in() {
    let (mut bench, mut server) = (bench(), FakeServer::default());
    bench.act(Act::Cancel { ticket: ticket("1") });
    play(&mut bench, &mut server, &[Fault::AnswerLost, Fault::TokenEnded]);
    assert_eq!(bench.view().connection, Connection::TokenEnded);
    let reply_id = bench.act(Act::Cancel { ticket: ticket("2") });
    assert_eq!(bench.reply_to(reply_id), Some(Err(Rejected::TokenEnded)));
    let id = bench.view().acts[0].id;
    let reply_id = bench.reply_id();
    bench.send(Event::TryAgain { reply_id, id });
    assert_eq!(bench.reply_to(reply_id), Some(Err(Rejected::TokenEnded)));
    bench.sign_in_with(None);
    bench.answer();
    let reply_id = bench.reply_id();
    bench.send(Event::TryAgain { reply_id, id });
    play(&mut bench, &mut server, &[]);
    assert_eq!(check(&bench, &server, true, "after signing in"), Told::Done);
}

#[test]
fn a_key_that_the_server_has_forgotten_is_not_sent_again() {
    let (mut bench, mut server) = (bench(), FakeServer::default());
    bench.act(Act::Cancel { ticket: ticket("1") });
    play(&mut bench, &mut server, &[Fault::AnswerLost; 50]);
    let id = bench.view().acts[0].id;
    let ActState::Unknown { try_until: Some(until), .. } = bench.view().acts[0].state else { panic!() };
    assert_eq!(until, bench.view().acts[0].sent + SignedDuration::from_hours(24));
    bench.wait(24 * 3_600_000);
    let ActState::Unknown { try_until: None, .. } = bench.view().acts[0].state else { panic!() };
    let reply_id = bench.reply_id();
    bench.send(Event::TryAgain { reply_id, id });
    assert_eq!(bench.reply_to(reply_id), Some(Err(Rejected::CannotTryAgain)));

    // The machine sleeps for a day between two attempts.
    let mut bench = self::bench();
    bench.act(Act::Cancel { ticket: ticket("1") });
    let sent = bench.sends.pop_front().unwrap();
    bench.send(Event::ActFinished { id: sent.id, result: Err(Error::Broken), offset: SignedDuration::ZERO });
    bench.now.running += Duration::from_secs(25 * 3_600);
    bench.now.wall += SignedDuration::from_hours(25);
    bench.send(Event::TimerElapsed);
    assert!(bench.sends.is_empty());
    assert!(matches!(bench.view().acts[0].state, ActState::Unknown { try_until: None, .. }));
}

#[test]
fn whoever_signs_out_finds_it_again_and_nobody_else_does() {
    let (mut bench, mut server) = (bench(), FakeServer::default());
    let waiting = bench.act(Act::Cancel { ticket: ticket("1") });
    let sent = bench.sends.pop_front().unwrap();
    let reply_id = bench.reply_id();
    bench.send(Event::SignOut { reply_id });
    assert_eq!(bench.reply_to(waiting), Some(Ok(())), "nobody waits for ever");
    assert_eq!(bench.disk.acts.len(), 1);
    // Its answer comes when nobody is there to hear it.
    let result = server.answer(&sent, Fault::None);
    bench.send(Event::ActFinished { id: sent.id, result, offset: SignedDuration::ZERO });
    let someone = Supervisor { server: "s".into(), user_id: "other".into() };
    let mut others = bench.disk.clone();
    others.acts[0].supervisor = someone;
    assert_eq!(bench.disk.acts.len(), 1, "it is not told yet");
    bench.sign_in_with(None);
    bench.answer();
    assert_eq!(told(&bench.view()), Told::Unknown);

    let mut other = Bench::new(LIVE, &[board("x", &["a"])]);
    other.disk = others.clone();
    other.restart();
    assert!(other.view().acts.is_empty());
    assert_eq!(other.disk, others, "and it stays in the journal");
}

#[test]
fn a_journal_that_cannot_be_written_is_told_once_and_the_act_goes_on() {
    let (mut bench, mut server) = (bench(), FakeServer::default());
    bench.disk_full = true;
    bench.act(Act::Cancel { ticket: ticket("1") });
    bench.act(Act::Cancel { ticket: ticket("2") });
    let problems = |bench: &Bench| {
        let is_problem =
            |what: &BoardNoticeKind| *what == BoardNoticeKind::JournalNotSaved { problem: disk_full() };
        bench.view().notices.iter().filter(|notice| is_problem(&notice.what)).count()
    };
    assert_eq!(problems(&bench), 1);
    play(&mut bench, &mut server, &[]);
    assert_eq!(server.done.len(), 2);
    bench.disk_full = false;
    bench.act(Act::Cancel { ticket: ticket("3") });
    assert_eq!(problems(&bench), 0, "it is written again");
}

#[test]
fn a_damaged_journal_is_told_and_what_is_no_key_is_no_act() {
    let mut bench = bench();
    bench.act(Act::Cancel { ticket: ticket("1") });
    let mut journal = bench.disk.clone();
    journal.acts.push(callpad_board::ActRecord { key: "no key".into(), ..journal.acts[0].clone() });
    let damage = callpad_desk::Damage { kind: callpad_desk::DamageKind::Cut, kept: None, detail: "x".into() };
    let mut fresh = Bench::new(LIVE, &[]);
    fresh.sign_in_with(Some(callpad_board::LoadedActs { journal, damage: Some(damage.clone()) }));
    assert_eq!(fresh.view().acts.len(), 1);
    let what = &fresh.view().notices[0].what;
    assert_eq!(*what, BoardNoticeKind::JournalDamaged { damage });
}

#[test]
fn the_journal_has_an_end() {
    let mut bench = bench();
    bench.act(Act::Cancel { ticket: ticket("1") });
    let mut journal = bench.disk.clone();
    for n in 0..300 {
        let other = Supervisor { server: "s".into(), user_id: n.to_string().into() };
        journal.acts.push(callpad_board::ActRecord { supervisor: other, ..journal.acts[0].clone() });
    }
    let mut fresh = Bench::new(LIVE, &[board("x", &["a"])]);
    fresh.disk = journal;
    fresh.restart();
    fresh.answer();
    fresh.act(Act::Cancel { ticket: ticket("2") });
    assert_eq!(fresh.disk.acts.len(), callpad_board::MOST_RECORDS);
    assert_eq!(fresh.disk.acts.last().unwrap().label, "A 2", "the oldest go");
}
