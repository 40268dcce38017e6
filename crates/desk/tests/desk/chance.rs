//! Any events in any order: what must never happen.

use std::time::Duration;

use callpad_client::Error;
use callpad_desk::{
    Act, Action, Effect, Event, Found, JobId, OpenFirst, Outcome, Phase, Press, ReadBack, Seat, Source,
};
use callpad_wire::NewTicketFacts;
use callpad_wire::op::{CreateTicket, CreatedTicket};
use jiff::SignedDuration;
use proptest::prelude::*;

use crate::support::{
    Bench, answer, disk_full, found, no_answer, not_arrived, other_seat, record, refused, seat, ticket,
    to_counter_4,
};

/// One thing that chance does.
#[derive(Clone, Debug)]
enum Chance {
    Press(Press),
    Sit(bool),
    Leave,
    /// Another counter in the same session, and back.
    Move,
    /// The action on its way comes back: done, or so.
    Back(Option<Error>),
    /// The look under way comes back.
    Look(ReadBack, Option<Error>),
    /// Something comes back that nobody waits for.
    Stray,
    Pass(u64),
    Disk(bool),
    Background(bool),
}

fn any_error() -> impl Strategy<Value = Error> {
    prop_oneof![
        Just(Error::Broken),
        Just(Error::TimedOut { after: Duration::from_secs(9), sent: true }),
        Just(not_arrived()),
        Just(Error::TokenEnded),
        (5u32..10).prop_map(|errno| refused("callnextticket", errno)),
    ]
}

fn any_read_back() -> impl Strategy<Value = ReadBack> {
    prop_oneof![
        3 => Just(ReadBack::CannotTell),
        2 => Just(ReadBack::NoneOpen),
        1 => Just(ReadBack::Unanswered),
        2 => (1u32..6).prop_map(|n| ReadBack::Open(Box::new(answer(&format!("w{n}"), ticket("a", &format!("{n:03}"), 0))))),
    ]
}

fn any_source() -> impl Strategy<Value = Source> {
    prop_oneof![Just(Source::Waiting), Just(Source::Paused), Just(Source::Cancelled)]
}

fn any_open_first() -> impl Strategy<Value = OpenFirst> {
    prop_oneof![Just(OpenFirst::Ask), Just(OpenFirst::End), Just(OpenFirst::Pause)]
}

fn any_chance() -> impl Strategy<Value = Chance> {
    let press = prop_oneof![
        4 => Just(Press::CallNext),
        3 => (1u32..6, any_source(), any_open_first()).prop_map(|(n, source, open_first)| Press::CallTicket { ticket_id: format!("t-a{n:03}").into(), source, open_first }),
        1 => Just(Press::Recall),
        2 => Just(Press::End),
        1 => Just(Press::Pause),
        1 => Just(Press::Cancel),
        1 => Just(Press::Transfer(Box::new(to_counter_4()))),
        2 => any::<bool>().prop_map(|call| Press::Create { create: Box::new(CreateTicket::plain("a")), call }),
        1 => any_source().prop_map(Press::Show),
        1 => Just(Press::LookAgain),
        1 => Just(Press::GiveUpUnknown),
        1 => Just(Press::DropOpen),
        1 => (0u32..5).prop_map(Press::DismissNotice),
        1 => Just(Press::ChangeServices(vec!["b".into()])),
        1 => Just(Press::TakeBreak),
        2 => Just(Press::EndBreak),
        1 => (1u32..6).prop_map(|n| Press::AddPaper { ticket_id: Some(format!("t-a{n:03}").into()), label: format!("A {n:03}") }),
        1 => (1u32..4).prop_map(Press::RemovePaper),
        1 => (1u32..4).prop_map(Press::CloseByHand),
    ];
    prop_oneof![
        8 => press.prop_map(Chance::Press),
        1 => any::<bool>().prop_map(Chance::Sit),
        1 => Just(Chance::Leave),
        1 => Just(Chance::Move),
        6 => proptest::option::weighted(0.5, any_error()).prop_map(Chance::Back),
        6 => (any_read_back(), proptest::option::weighted(0.2, any_error())).prop_map(|(r, e)| Chance::Look(r, e)),
        1 => Just(Chance::Stray),
        4 => (0u64..8).prop_map(Chance::Pass),
        1 => any::<bool>().prop_map(Chance::Disk),
        1 => any::<bool>().prop_map(Chance::Background),
    ]
}

/// What the world does with the answers' numbers: each call gives a new one.
struct World {
    bench: Bench,
    answers: u32,
}

/// What one turn was about, for the rules of what it may do.
#[derive(Debug)]
enum Turn {
    Press(Press),
    Sit { same: bool },
    Outcome { act: Act, error: Option<Error> },
    Look { read_back: ReadBack },
    Nothing,
}

impl World {
    fn outcome(&mut self, act: &Act, error: Option<Error>) -> Outcome {
        if let Some(error) = error {
            return act.failed(error);
        }
        self.answers += 1;
        let number = format!("{:03}", self.answers);
        match act {
            Act::CallNext(_) | Act::CallTicket(_) | Act::CallPaused(_) | Act::CallCancelled(_) => {
                Outcome::Call(Ok(Box::new(answer(&format!("w{}", self.answers), ticket("a", &number, 0)))))
            }
            Act::Recall(_) => Outcome::Recall(Ok(())),
            Act::End(_) | Act::Pause(_) | Act::Cancel(_) | Act::Transfer(_) => Outcome::Finish(Ok(())),
            Act::Create(_) => Outcome::Create(Ok(Box::new(CreatedTicket {
                ticket: ticket("b", &number, 0),
                facts: NewTicketFacts::default(),
                strings: None,
                answer: None,
            }))),
        }
    }

    fn take(&mut self, chance: Chance) -> (Turn, Vec<Effect>) {
        let bench = &mut self.bench;
        match chance {
            Chance::Press(press) => {
                let waiter = bench.waiter();
                let effects = bench.event(Event::Press { waiter, press: press.clone() });
                (Turn::Press(press), effects)
            }
            Chance::Sit(same) => {
                let seat: Seat = if same { seat() } else { other_seat() };
                let before = bench.view().seat;
                bench.sit(seat.clone());
                (
                    Turn::Sit {
                        same: before.is_some_and(|b| b.user_id == seat.user_id && b.desk_id == seat.desk_id),
                    },
                    Vec::new(),
                )
            }
            Chance::Move => {
                let here = bench.view().seat;
                let desk_id = if here.is_some_and(|seat| seat.desk_id == "3".into()) { "4" } else { "3" };
                let seat = Seat { desk_id: desk_id.into(), ..seat() };
                bench.change_seat(seat);
                (Turn::Nothing, Vec::new())
            }
            Chance::Leave => {
                bench.leave().ok();
                (Turn::Nothing, Vec::new())
            }
            Chance::Back(error) => {
                let Some((_, act)) = bench.act.clone() else { return (Turn::Nothing, Vec::new()) };
                let outcome = self.outcome(&act, error.clone());
                (Turn::Outcome { act, error }, self.bench.back(outcome))
            }
            Chance::Look(read_back, error) => {
                let Some(look) = bench.look.clone() else { return (Turn::Nothing, Vec::new()) };
                let read_back = if look.read_back.is_some() && error.is_none() {
                    read_back
                } else {
                    ReadBack::Unanswered
                };
                let seen = match error {
                    Some(error) => no_answer(error),
                    None => found(vec![ticket("a", "002", 0)], vec![], read_back.clone()),
                };
                (Turn::Look { read_back }, bench.look_back(seen))
            }
            Chance::Stray => {
                let before = format!("{:?}", bench.state);
                let outcome = Outcome::Call(Ok(Box::new(answer("stray", ticket("a", "666", 0)))));
                bench.event(Event::Acted { id: JobId(0), outcome, offset: SignedDuration::ZERO });
                let seen: Found = found(vec![], vec![], ReadBack::NoneOpen);
                bench.event(Event::Looked { id: JobId(0), found: Box::new(seen) });
                assert_eq!(before, format!("{:?}", bench.state), "what nobody waits for changes nothing");
                (Turn::Nothing, Vec::new())
            }
            Chance::Pass(seconds) => {
                bench.pass(seconds);
                (Turn::Nothing, bench.event(Event::Due))
            }
            Chance::Disk(full) => {
                bench.disk_problem = full.then(disk_full);
                (Turn::Nothing, Vec::new())
            }
            Chance::Background(background) => (Turn::Nothing, bench.event(Event::Background(background))),
        }
    }
}

/// The actions of these effects; `Bench::event` has checked that none is sent while another is on its way.
fn acts(effects: &[Effect]) -> Vec<&Act> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Act { act, .. } => Some(act),
            _ => None,
        })
        .collect()
}

fn is_call(act: &Act) -> bool {
    matches!(act, Act::CallNext(_) | Act::CallTicket(_) | Act::CallPaused(_) | Act::CallCancelled(_))
}

fn finishes(act: &Act) -> bool {
    matches!(act, Act::End(_) | Act::Pause(_) | Act::Cancel(_) | Act::Transfer(_))
}

/// An action is sent by a press, once, or is the call that follows an end or a pause for another call, or an issue for
/// "issue and call". Nothing else sends.
fn check_sent(turn: &Turn, sent: &[&Act], unknown_before: bool, held_before: Option<Action>) {
    assert!(sent.len() <= 1, "{turn:?} sent {sent:?}");
    let Some(act) = sent.first() else { return };
    assert!(!unknown_before, "{act:?} was sent while an outcome was unknown");
    match turn {
        Turn::Press(
            Press::CallNext
            | Press::CallTicket { .. }
            | Press::Recall
            | Press::End
            | Press::Pause
            | Press::Cancel
            | Press::Transfer(_)
            | Press::Create { .. }
            | Press::CloseByHand(_),
        ) => {}
        // A number called by hand is ended as soon as it is called.
        Turn::Outcome { act: Act::CallTicket(_), error: None } if matches!(act, Act::End(_)) => {}
        Turn::Outcome { act: Act::End(_) | Act::Pause(_), error } => {
            assert!(error.as_ref().is_none_or(Error::is_gone), "a call after {error:?}");
            assert!(is_call(act));
        }
        Turn::Outcome { act: Act::Create(_), error } => {
            assert!(error.is_none(), "a call after {error:?}");
            assert!(matches!(act, Act::CallTicket(_)));
        }
        // What met an ended session, as soon as the server answers again; an open ticket is ended before a call.
        Turn::Look { .. } if held_before.is_some() => {
            let held = held_before == Some(act.action());
            assert!(held || matches!(act, Act::End(_) | Act::Pause(_)), "{act:?} for {held_before:?}");
        }
        _ => panic!("{turn:?} sent {act:?}"),
    }
}

/// An open ticket leaves the screen only when it was finished, the server showed it closed, the person said so, or
/// somebody else sat down. After an unknown transfer it is shown closed by the list in which it waits again: A 002 does.
fn check_kept(turn: &Turn, before: Option<&str>, sent_on: bool, after: &Bench) {
    let Some(before) = before else { return };
    if after.open_id().as_deref() == Some(before) {
        return;
    }
    let allowed = match turn {
        // Somebody else's sign-in had to wait until this was over.
        Turn::Outcome { .. } | Turn::Look { .. } if after.view().seat.is_none() => true,
        Turn::Press(Press::DropOpen) => true,
        Turn::Outcome { act, error } if finishes(act) => error.as_ref().is_none_or(Error::is_gone),
        Turn::Look { read_back: ReadBack::NoneOpen } => true,
        Turn::Look { read_back: ReadBack::CannotTell } => sent_on,
        Turn::Look { read_back: ReadBack::Open(answer) } => answer.id.as_str() != before,
        Turn::Sit { same } => !same,
        Turn::Outcome { .. } | Turn::Look { .. } | Turn::Press(_) | Turn::Nothing => false,
    };
    assert!(allowed, "{before} left the screen by {turn:?}: {:?}", after.phase());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_sent_twice_lost_or_left_unanswered(chances in proptest::collection::vec(any_chance(), 1..60)) {
        let mut world = World { bench: Bench::new(), answers: 10 };
        let strangers = record(&Seat { server: "elsewhere".into(), ..seat() }, "w-elsewhere");
        world.bench.disk.open.push(strangers.clone());
        world.bench.sit(seat());
        world.bench.look_back(found(vec![ticket("a", "002", 0)], vec![], ReadBack::CannotTell));

        for chance in chances {
            let unknown_before = matches!(world.bench.phase(), Phase::Unknown { .. });
            let sent_on = matches!(world.bench.phase(), Phase::Unknown { action: Action::Transfer, .. });
            let open_before = world.bench.open_id();
            let held_before = world.bench.view().held;
            let (turn, effects) = world.take(chance);
            check_sent(&turn, &acts(&effects), unknown_before, held_before);
            check_kept(&turn, open_before.as_deref(), sent_on, &world.bench);

            let bench = &world.bench;
            prop_assert_eq!(bench.state.is_acting(), bench.act.is_some());
            if let (Turn::Outcome { act, error: None }, Some(_)) = (&turn, &bench.view().seat)
                && is_call(act)
            {
                prop_assert_eq!(bench.open_id(), Some(format!("w{}", world.answers)), "a called ticket is on the screen");
            }
            if let (Some(open), None) = (bench.open_id(), &bench.disk_problem)
                && effects.iter().any(|e| matches!(e, Effect::Keep { .. }))
            {
                prop_assert!(bench.disk.open.iter().any(|r| r.answer_id.as_str() == open), "and on disk");
            }
            prop_assert!(bench.disk.open.contains(&strangers), "nobody else's record is touched");
        }

        // Whatever is still on its way comes back; then everybody has been answered, once.
        let bench = &mut world.bench;
        for _ in 0..10 {
            if let Some((_, act)) = bench.act.clone() {
                bench.back(act.failed(not_arrived()));
            }
            if bench.look.is_some() {
                bench.look_back(no_answer(Error::Broken));
            }
        }
        prop_assert_eq!(bench.answers.len() as u64, bench.asked());
        prop_assert!(bench.state.due().is_some() || bench.phase() == Phase::SignedOut || bench.look.is_none());
    }
}
