//! One desk against the server's rules, in any order of presses, losses, kills, sleeps and clocks: what must always
//! hold stands in `world.rs`, what must hold after things have come to rest in `settle`.

// Helpers of tests are tests too, though clippy does not see it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod asking;
mod fate;
mod reading;
mod supervisor;
mod world;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use callpad_desk::{Event, OpenFirst, Phase, Press, Source, Transfer};
use callpad_wire::op::{CreateTicket, Destination};
use jiff::SignedDuration;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use fate::{Fate, Spoiled, Unclear};
use supervisor::{Act, Lost};
use world::{Kind, World};

/// The longest sequence.
const LONGEST: usize = 200;
/// Steps of each kind of server in the test; three kinds.
const STEPS: usize = 34_000;

/// One thing that happens.
#[derive(Clone, Debug)]
enum Step {
    Press(Button),
    Back(Fate),
    LookAnswered,
    LookBack,
    LateArrival,
    Pass(u64),
    Sleep(u64),
    SetClock(i64),
    Kill,
    Line(bool),
    Lists(Option<Spoiled>),
    Disk(bool),
    SomebodyComes,
    Colleague,
    SupervisorAsks,
    SecondCallpad,
    Supervisor(Act, Lost),
    LateSupervision,
    SignInAgain,
    SignOutAndIn,
    Settle,
}

#[derive(Clone, Copy, Debug)]
enum Button {
    CallNext,
    Call(Source, OpenFirst),
    Recall,
    End,
    Pause,
    NoShow,
    ToService,
    ToColleague,
    Issue { call: bool },
    RefreshNow,
    GiveUp,
    Break(bool),
    AnswerRequest(bool),
    ByHand,
    CloseOfflineCall,
}

fn any_button() -> impl Strategy<Value = Button> {
    let source =
        prop_oneof![3 => Just(Source::Waiting), 1 => Just(Source::Paused), 1 => Just(Source::Cancelled)];
    let first = prop_oneof![Just(OpenFirst::Ask), Just(OpenFirst::End), Just(OpenFirst::Pause)];
    prop_oneof![
        5 => Just(Button::CallNext),
        4 => (source, first).prop_map(|(source, first)| Button::Call(source, first)),
        1 => Just(Button::Recall),
        3 => Just(Button::End),
        2 => Just(Button::Pause),
        2 => Just(Button::NoShow),
        1 => Just(Button::ToService),
        1 => Just(Button::ToColleague),
        2 => any::<bool>().prop_map(|call| Button::Issue { call }),
        1 => Just(Button::RefreshNow),
        1 => Just(Button::GiveUp),
        1 => any::<bool>().prop_map(Button::Break),
        3 => any::<bool>().prop_map(Button::AnswerRequest),
        1 => Just(Button::ByHand),
        1 => Just(Button::CloseOfflineCall),
    ]
}

fn any_fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        12 => Just(Fate::Answered),
        1 => Just(Fate::NotArrived),
        2 => Just(Fate::LostBefore),
        3 => Just(Fate::LostAfter),
        2 => Just(Fate::Late),
        3 => proptest::sample::select(Unclear::ALL.to_vec()).prop_map(Fate::Unclear),
        2 => proptest::sample::select(Unclear::ALL.to_vec()).prop_map(Fate::Barred),
        1 => Just(Fate::TokenEnded),
    ]
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        16 => any_button().prop_map(Step::Press),
        16 => any_fate().prop_map(Step::Back),
        2 => Just(Step::LookAnswered),
        12 => Just(Step::LookBack),
        2 => Just(Step::LateArrival),
        10 => (0u64..8).prop_map(Step::Pass),
        1 => (60u64..40_000).prop_map(Step::Sleep),
        1 => (-90_000i64..90_000).prop_map(Step::SetClock),
        1 => Just(Step::Kill),
        2 => any::<bool>().prop_map(Step::Line),
        2 => prop_oneof![
            3 => Just(None),
            1 => Just(Some(Spoiled::Counts)),
            1 => Just(Some(Spoiled::Waiting)),
            1 => Just(Some(Spoiled::Sides)),
        ].prop_map(Step::Lists),
        1 => any::<bool>().prop_map(Step::Disk),
        2 => Just(Step::SomebodyComes),
        2 => Just(Step::Colleague),
        2 => Just(Step::SupervisorAsks),
        1 => Just(Step::SecondCallpad),
        3 => (proptest::sample::select(Act::ALL.to_vec()), proptest::sample::select(Lost::ALL.to_vec()))
            .prop_map(|(act, lost)| Step::Supervisor(act, lost)),
        1 => Just(Step::LateSupervision),
        2 => Just(Step::SignInAgain),
        1 => Just(Step::SignOutAndIn),
        2 => Just(Step::Settle),
    ]
}

/// How often each thing happened.
#[derive(Default)]
struct Counts(Mutex<BTreeMap<&'static str, u64>>);

impl Counts {
    fn one(&self, what: &'static str) {
        *self.0.lock().unwrap().entry(what).or_default() += 1;
    }

    fn of(&self, what: &str) -> u64 {
        self.0.lock().unwrap().get(what).copied().unwrap_or(0)
    }
}

fn take(world: &mut World, step: &Step, counts: &Counts) {
    counts.one("steps");
    match step {
        Step::Press(button) => press(world, *button),
        Step::Back(fate) => {
            if world.flying.is_some() {
                counts.one(match fate {
                    Fate::Answered => "answered",
                    Fate::NotArrived => "certainly not arrived",
                    Fate::LostBefore => "lost before it arrived",
                    Fate::LostAfter => "done, answer lost",
                    Fate::Late => "given up, arrives later",
                    Fate::Unclear(_) => "done, answer not clean",
                    Fate::Barred(_) => "answered by something on the way",
                    Fate::TokenEnded => "session ended",
                });
            }
            world.back(*fate);
        }
        Step::LookAnswered => world.answer_look(),
        Step::LookBack => world.look_back(),
        Step::LateArrival => world.late_arrival(),
        Step::Pass(seconds) => {
            world.pass(Duration::from_secs(*seconds));
            world.event(Event::TimerElapsed);
        }
        Step::Sleep(seconds) => {
            counts.one("sleeps");
            world.pass(Duration::from_secs(*seconds));
            world.event(Event::TryNow);
            world.event(Event::TimerElapsed);
        }
        Step::SetClock(seconds) => {
            counts.one("clocks set");
            world.set_clock(SignedDuration::from_secs(*seconds));
            world.event(Event::TimerElapsed);
        }
        Step::Kill => {
            counts.one("kills");
            world.kill();
        }
        Step::Line(up) => {
            if world.line_up && !up {
                counts.one("lines lost");
            }
            world.line_up = *up;
        }
        Step::Lists(spoiled) => {
            if spoiled.is_some() {
                counts.one("lists that cannot be read");
            }
            world.spoiled = *spoiled;
        }
        Step::Disk(fails) => {
            if *fails {
                counts.one("full disks");
            }
            world.disk_fails = *fails;
        }
        Step::SomebodyComes => world.somebody_comes(),
        Step::Colleague => world.colleague(),
        Step::SupervisorAsks => {
            counts.one("requests of supervisors");
            world.supervisor_asks();
        }
        Step::SecondCallpad => {
            counts.one("second Callpad at the counter");
            world.second_callpad();
        }
        // Only our own server has what supervisors need.
        Step::Supervisor(act, lost) if world.kind == Kind::Ours => {
            counts.one("acts of a supervisor");
            world.supervisor.act(&mut world.rules, *act, *lost, world.server);
        }
        Step::LateSupervision if world.kind == Kind::Ours => {
            world.supervisor.late_arrival(&mut world.rules, world.server);
        }
        Step::Supervisor(..) | Step::LateSupervision => {}
        Step::SignInAgain => {
            if world.token_ended {
                world.sign_in();
            }
        }
        Step::SignOutAndIn => {
            world.sign_out();
            if world.state.view(0).seat.is_none() {
                world.sign_in();
            }
        }
        Step::Settle => settle(world),
    }
}

fn press(world: &mut World, button: Button) {
    let transfer = |to| {
        Press::Transfer(Box::new(Transfer {
            to,
            name: "there".into(),
            note: String::new(),
            custom_field: String::new(),
            priority: false,
        }))
    };
    let press = match button {
        Button::CallNext => Press::CallNext,
        Button::Call(source, open_first) => world.call_first(source, open_first),
        Button::Recall => Press::Recall,
        Button::End => Press::End,
        Button::Pause => Press::Pause,
        Button::NoShow => Press::Cancel,
        Button::ToService => transfer(Destination::Service("b".into())),
        Button::ToColleague => transfer(Destination::User(callpad_testkit::branch::RUI.into())),
        Button::Issue { call } => Press::create(CreateTicket::plain("a"), call),
        Button::RefreshNow => Press::RefreshNow,
        Button::GiveUp => Press::GiveUpUnknown,
        Button::Break(true) => Press::TakeBreak,
        Button::Break(false) => Press::EndBreak,
        Button::AnswerRequest(accept) => {
            let Some(request) = world.state.view(0).requests.first().cloned() else { return };
            Press::AnswerRequest { request_id: request.id, accept }
        }
        Button::ByHand => {
            let first = world.state.view(0).lists.waiting.first().map(|row| row.ticket.clone());
            let Some(ticket) = first else { return };
            Press::AddOfflineCall { label: ticket.label(), ticket_id: Some(ticket.id) }
        }
        Button::CloseOfflineCall => {
            let Some(paper) = world.state.view(0).offline_calls.first().cloned() else { return };
            Press::CloseOfflineCall(paper.id)
        }
    };
    world.press(press);
}

/// Everything comes back and everything late arrives; then the desk knows what is open.
fn settle(world: &mut World) {
    world.line_up = true;
    world.spoiled = None;
    world.disk_fails = false;
    while world.carries_something() {
        world.late_arrival();
    }
    while world.supervisor.is_carried() {
        world.supervisor.late_arrival(&mut world.rules, world.server);
    }
    let mut rounds = 0;
    loop {
        if world.token_ended {
            world.sign_in();
        }
        world.back(Fate::Answered);
        world.look_back();
        // The read-back is asked for once a minute.
        world.pass(Duration::from_secs(61));
        world.event(Event::TimerElapsed);
        rounds += 1;
        let view = world.state.view(0);
        let still = world.flying.is_none()
            && match view.phase {
                Phase::Free | Phase::Break { .. } | Phase::Serving { busy: None, .. } => {
                    view.deferred.is_none()
                }
                Phase::Unknown { only_person, .. } => only_person && world.kind == Kind::Plain,
                Phase::SignedOut | Phase::Calling { .. } | Phase::Serving { .. } => false,
            };
        if still && rounds > 2 {
            break;
        }
        assert!(rounds < 30, "never comes to rest: {:?}", view.phase);
    }
    // Whoever waited has been answered; the refresh that is on its way waits for nobody.
    assert_eq!(world.answered.len() as u64, world.asked);
    let view = world.state.view(0);
    if world.kind == Kind::Plain {
        // Nothing can be read back: what is open is known as far as it was heard of.
        return;
    }
    let shown = match &view.phase {
        Phase::Serving { open, .. } => Some(open.answer_id.clone()),
        _ => None,
    };
    assert_eq!(shown, world.truth().map(|answer| answer.id), "{:?}", view.phase);
    assert!(world.disk.sent.is_empty());
    if world.kind == Kind::Ours {
        // What is asked is what is shown; the last second of a request may be cut off.
        let asked = world.asked();
        let is_asked = |id| asked.iter().any(|request| request.id == id);
        assert!(view.requests.iter().all(|request| is_asked(request.id.clone())), "{:?}", view.requests);
        let is_shown = |id| view.requests.iter().any(|request| request.id == id);
        let mut lasting = asked.iter().filter(|request| request.ends_in_s > Some(1));
        assert!(lasting.all(|request| is_shown(request.id.clone())), "{asked:?} {:?}", view.requests);
    }
    assert_eq!(world.disk.open.first().map(|record| record.answer_id.clone()), shown);
}

/// Takes sequences until so many steps were taken.
fn run(kind: Kind, steps: usize, seed: Option<[u8; 32]>, counts: &Counts) -> Result<(), String> {
    let config = Config {
        cases: u32::try_from(steps.div_ceil(LONGEST / 2)).unwrap(),
        failure_persistence: None,
        max_shrink_iters: 20_000,
        ..Config::default()
    };
    let mut runner = match seed {
        Some(seed) => TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed)),
        None => TestRunner::new(config),
    };
    let sequences = proptest::collection::vec(any_step(), 1..LONGEST);
    runner
        .run(&sequences, |sequence| {
            let mut world = World::new(kind);
            for step in &sequence {
                take(&mut world, step, counts);
            }
            settle(&mut world);
            Ok(())
        })
        .map_err(|failure| failure.to_string())
}

/// The same steps each time, so that a failure is found again; the soak takes others.
fn test(kind: Kind) {
    let counts = Counts::default();
    run(kind, STEPS, Some([u8::try_from(kind as usize).unwrap(); 32]), &counts).unwrap();
    assert!(counts.of("steps") as usize >= STEPS * 9 / 10, "{} steps", counts.of("steps"));
}

#[test]
fn with_our_server_nothing_is_lost_or_doubled() {
    test(Kind::Ours);
}

#[test]
fn with_a_read_back_alone_nothing_is_lost_or_doubled() {
    test(Kind::ReadBackOnly);
}

#[test]
fn with_plain_bloom_nothing_is_sent_twice() {
    test(Kind::Plain);
}

/// `cargo xtask soak`: random steps for so many minutes.
#[test]
#[ignore = "runs for as long as it is told; see `cargo xtask soak`"]
#[allow(clippy::print_stdout)] // the only thing that this one is for
fn soak() {
    let minutes: u64 = std::env::var("CALLPAD_SOAK_MINUTES").ok().and_then(|m| m.parse().ok()).unwrap_or(1);
    let end = Instant::now() + Duration::from_secs(60 * minutes);
    let threads: Vec<_> = [Kind::Ours, Kind::ReadBackOnly, Kind::Plain]
        .into_iter()
        .map(|kind| {
            std::thread::spawn(move || {
                let counts = Counts::default();
                let mut result = Ok(());
                while result.is_ok() && Instant::now() < end {
                    result = run(kind, 2_000, None, &counts);
                }
                (kind, counts, result)
            })
        })
        .collect();
    let mut violations = 0;
    for thread in threads {
        let (kind, counts, result) = thread.join().unwrap();
        println!("{kind:?}:");
        for (what, times) in counts.0.lock().unwrap().iter() {
            println!("  {what}: {times}");
        }
        if let Err(violation) = result {
            violations += 1;
            println!("  VIOLATION: {violation}");
        }
    }
    println!("violations: {violations}");
    assert_eq!(violations, 0);
}
