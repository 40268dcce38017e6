//! Any events in any order: what must never happen.

use std::time::Duration;

use callpad_desk::{
    Action, Effect, Event, JobId, OpenFirst, Outcome, Phase, Press, ReadBack, RefreshResult, Request, Seat,
    SendOperation, Source, TicketEffect,
};
use callpad_wire::op::CreateTicket;
use callpad_wire::{Error, Operation};
use jiff::SignedDuration;
use proptest::prelude::*;
use serde_json::json;

use crate::support::{
    Bench, answer, at_once, disk_full, found, no_answer, not_arrived, other_seat, record, refused, seat,
    ticket, to_counter_4,
};

/// One thing that chance does.
#[derive(Clone, Debug)]
enum Chance {
    Press(Press),
    SignIn(bool),
    SignOut,
    /// Another counter in the same session, and back.
    Move,
    /// The action on its way comes back: done, or so.
    Back(Option<Error>),
    /// The refresh under way comes back.
    Refresh(ReadBack, Option<Error>),
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
        1 => Just(ReadBack::NoResponse),
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
        2 => any::<bool>().prop_map(|call| Press::create(CreateTicket::plain("a"), call)),
        1 => any_source().prop_map(Press::Show),
        1 => Just(Press::RefreshNow),
        1 => Just(Press::GiveUpUnknown),
        1 => Just(Press::DropOpen),
        1 => (0u32..5).prop_map(Press::DismissNotice),
        1 => Just(Press::ChangeServices(vec!["b".into()])),
        1 => Just(Press::TakeBreak),
        2 => Just(Press::EndBreak),
        1 => (1u32..6).prop_map(|n| Press::AddOfflineCall { ticket_id: Some(format!("t-a{n:03}").into()), label: format!("A {n:03}") }),
        1 => (1u32..4).prop_map(Press::RemoveOfflineCall),
        1 => (1u32..4).prop_map(Press::CloseOfflineCall),
    ];
    prop_oneof![
        8 => press.prop_map(Chance::Press),
        1 => any::<bool>().prop_map(Chance::SignIn),
        1 => Just(Chance::SignOut),
        1 => Just(Chance::Move),
        6 => proptest::option::weighted(0.5, any_error()).prop_map(Chance::Back),
        6 => (any_read_back(), proptest::option::weighted(0.2, any_error())).prop_map(|(r, e)| Chance::Refresh(r, e)),
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

/// A server that does whatever it is sent.
struct Willing {
    calls: bool,
    answers: u32,
}

impl SendOperation for Willing {
    async fn send<O: Operation<Reply: Send> + Sync>(&self, _: &O) -> Result<O::Reply, Error> {
        let number = format!("{:03}", self.answers);
        let body = if self.calls {
            json!({ "answer": answer(&format!("w{}", self.answers), ticket("a", &number, 0)) })
        } else {
            json!({ "ticket": ticket("b", &number, 0) })
        };
        Ok(O::read(body.as_object().unwrap()).unwrap())
    }
}

/// What one turn was about, for the rules of what it may do.
#[derive(Debug)]
enum Occurrence {
    Press(Press),
    SignIn { same: bool },
    Outcome { request: Request, error: Option<Error> },
    Refresh { read_back: ReadBack },
    Nothing,
}

impl World {
    fn outcome(&mut self, request: &Request, error: Option<Error>) -> Outcome {
        if let Some(error) = error {
            return request.failed(error);
        }
        self.answers += 1;
        at_once(request.send(&Willing { calls: is_call(request), answers: self.answers }))
    }

    fn take(&mut self, chance: Chance) -> (Occurrence, Vec<Effect>) {
        let bench = &mut self.bench;
        match chance {
            Chance::Press(press) => {
                let reply_id = bench.reply_id();
                let effects = bench.event(Event::Press { reply_id, press: press.clone() });
                (Occurrence::Press(press), effects)
            }
            Chance::SignIn(same) => {
                let seat: Seat = if same { seat() } else { other_seat() };
                let before = bench.view().seat;
                bench.sign_in(seat.clone());
                (
                    Occurrence::SignIn {
                        same: before.is_some_and(|b| b.user_id == seat.user_id && b.desk_id == seat.desk_id),
                    },
                    Vec::new(),
                )
            }
            Chance::Move => {
                let here = bench.view().seat;
                let desk_id = if here.is_some_and(|seat| seat.desk_id == "3".into()) { "4" } else { "3" };
                let seat = Seat { desk_id: desk_id.into(), ..seat() };
                bench.change_desk(seat);
                (Occurrence::Nothing, Vec::new())
            }
            Chance::SignOut => {
                bench.sign_out().ok();
                (Occurrence::Nothing, Vec::new())
            }
            Chance::Back(error) => {
                let Some((_, request)) = bench.request.clone() else {
                    return (Occurrence::Nothing, Vec::new());
                };
                let outcome = self.outcome(&request, error.clone());
                (Occurrence::Outcome { request, error }, self.bench.back(outcome))
            }
            Chance::Refresh(read_back, error) => {
                let Some(refresh) = bench.refresh.clone() else { return (Occurrence::Nothing, Vec::new()) };
                let read_back = if refresh.read_back.is_some() && error.is_none() {
                    read_back
                } else {
                    ReadBack::NoResponse
                };
                let seen = match error {
                    Some(error) => no_answer(error),
                    None => found(vec![ticket("a", "002", 0)], vec![], read_back.clone()),
                };
                (Occurrence::Refresh { read_back }, bench.finish_refresh(seen))
            }
            Chance::Stray => {
                let before = format!("{:?}", bench.state);
                let outcome = Outcome::Call(Ok(Box::new(answer("stray", ticket("a", "666", 0)))));
                bench.event(Event::RequestFinished { id: JobId(0), outcome, offset: SignedDuration::ZERO });
                let seen: RefreshResult = found(vec![], vec![], ReadBack::NoneOpen);
                bench.event(Event::Refreshed { id: JobId(0), found: Box::new(seen) });
                assert_eq!(before, format!("{:?}", bench.state), "what nobody waits for changes nothing");
                (Occurrence::Nothing, Vec::new())
            }
            Chance::Pass(seconds) => {
                bench.pass(seconds);
                (Occurrence::Nothing, bench.event(Event::TimerElapsed))
            }
            Chance::Disk(full) => {
                bench.disk_problem = full.then(disk_full);
                (Occurrence::Nothing, Vec::new())
            }
            Chance::Background(background) => {
                (Occurrence::Nothing, bench.event(Event::Background(background)))
            }
        }
    }
}

/// The actions of these effects; `Bench::event` has checked that none is sent while another is on its way.
fn acts(effects: &[Effect]) -> Vec<&Request> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Send { request, .. } => Some(request),
            _ => None,
        })
        .collect()
}

fn is_call(request: &Request) -> bool {
    matches!(request.action().spec().effect, TicketEffect::Call(_))
}

fn finishes(request: &Request) -> bool {
    matches!(request.action().spec().effect, TicketEffect::Finish(_))
}

/// An action is sent by a press, once, or is the call that follows an end or a pause for another call, or an issue for
/// "issue and call". Nothing else sends.
fn check_sent(turn: &Occurrence, sent: &[&Request], unknown_before: bool, held_before: Option<Action>) {
    assert!(sent.len() <= 1, "{turn:?} sent {sent:?}");
    let Some(request) = sent.first() else { return };
    assert!(!unknown_before, "{request:?} was sent while an outcome was unknown");
    match turn {
        Occurrence::Press(press) if press.action().is_some() => {}
        // A number called by hand is ended as soon as it is called.
        Occurrence::Outcome { request: Request::CallTicket(_), error: None }
            if matches!(request, Request::End(_)) => {}
        Occurrence::Outcome { request: Request::End(_) | Request::Pause(_), error } => {
            assert!(error.as_ref().is_none_or(Error::is_gone), "a call after {error:?}");
            assert!(is_call(request));
        }
        Occurrence::Outcome { request: Request::Create(_), error } => {
            assert!(error.is_none(), "a call after {error:?}");
            assert!(matches!(request, Request::CallTicket(_)));
        }
        // What met an ended session, as soon as the server answers again; an open ticket is ended before a call.
        Occurrence::Refresh { .. } if held_before.is_some() => {
            let deferred = held_before == Some(request.action());
            assert!(
                deferred || matches!(request, Request::End(_) | Request::Pause(_)),
                "{request:?} for {held_before:?}"
            );
        }
        _ => panic!("{turn:?} sent {request:?}"),
    }
}

/// An open ticket leaves the screen only when it was finished, the server showed it closed, the person said so, or
/// somebody else sat down. After an unknown transfer it is shown closed by the list in which it waits again: A 002 does.
fn check_kept(turn: &Occurrence, before: Option<&str>, sent_on: bool, after: &Bench) {
    let Some(before) = before else { return };
    if after.open_id().as_deref() == Some(before) {
        return;
    }
    let allowed = match turn {
        // Somebody else's sign-in had to wait until this was over.
        Occurrence::Outcome { .. } | Occurrence::Refresh { .. } if after.view().seat.is_none() => true,
        Occurrence::Press(Press::DropOpen) => true,
        Occurrence::Outcome { request, error } if finishes(request) => {
            error.as_ref().is_none_or(Error::is_gone)
        }
        Occurrence::Refresh { read_back: ReadBack::NoneOpen } => true,
        Occurrence::Refresh { read_back: ReadBack::CannotTell } => sent_on,
        Occurrence::Refresh { read_back: ReadBack::Open(answer) } => answer.id.as_str() != before,
        Occurrence::SignIn { same } => !same,
        Occurrence::Outcome { .. }
        | Occurrence::Refresh { .. }
        | Occurrence::Press(_)
        | Occurrence::Nothing => false,
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
        world.bench.sign_in(seat());
        world.bench.finish_refresh(found(vec![ticket("a", "002", 0)], vec![], ReadBack::CannotTell));

        for chance in chances {
            let unknown_before = matches!(world.bench.phase(), Phase::Unknown { .. });
            let sent_on = matches!(world.bench.phase(), Phase::Unknown { action: Action::Transfer, .. });
            let open_before = world.bench.open_id();
            let held_before = world.bench.view().deferred;
            let (turn, effects) = world.take(chance);
            check_sent(&turn, &acts(&effects), unknown_before, held_before);
            check_kept(&turn, open_before.as_deref(), sent_on, &world.bench);

            let bench = &world.bench;
            prop_assert_eq!(bench.state.has_request_in_flight(), bench.request.is_some());
            if let (Occurrence::Outcome { request, error: None }, Some(_)) = (&turn, &bench.view().seat)
                && is_call(request)
            {
                prop_assert_eq!(bench.open_id(), Some(format!("w{}", world.answers)), "a called ticket is on the screen");
            }
            if let (Some(open), None) = (bench.open_id(), &bench.disk_problem)
                && effects.iter().any(|e| matches!(e, Effect::SaveJournal { .. }))
            {
                prop_assert!(bench.disk.open.iter().any(|r| r.answer_id.as_str() == open), "and on disk");
            }
            prop_assert!(bench.disk.open.contains(&strangers), "nobody else's record is touched");
        }

        // Whatever is still on its way comes back; then everybody has been answered, once.
        let bench = &mut world.bench;
        for _ in 0..10 {
            if let Some((_, request)) = bench.request.clone() {
                bench.back(request.failed(not_arrived()));
            }
            if bench.refresh.is_some() {
                bench.finish_refresh(no_answer(Error::Broken));
            }
        }
        prop_assert_eq!(bench.replies.len() as u64, bench.asked());
        prop_assert!(bench.state.due().is_some() || bench.phase() == Phase::SignedOut || bench.refresh.is_none());
    }
}
