//! What a server with the `presence` extension is told of who is at the counter.

use std::sync::Arc;

use callpad_desk::ports::NullNotifier;
use callpad_desk::{DeskHandle, Event, Ports, Press, ReadBack, RefreshResult, Rejected, Seat};
use callpad_wire::op::{PresenceState, TellPresence};
use callpad_wire::{Error, Features};

use crate::support::{
    Bench, FakeServer, FakeStore, TestClock, answer, no_answer, other_seat, seat, three_waiting, ticket,
};

/// From a server that takes it in.
fn listening() -> RefreshResult {
    RefreshResult {
        features: Features::read("idempotency, answers, presence"),
        ..three_waiting(ReadBack::NoneOpen)
    }
}

/// Signed in, and the server may be told.
fn arrived() -> Bench {
    let mut bench = Bench::new();
    bench.event(Event::TellPresence(true));
    bench.sign_in(seat());
    bench.finish_refresh(listening());
    bench
}

/// What was told since the last time.
fn told(bench: &mut Bench) -> Vec<(String, PresenceState)> {
    bench.told.drain(..).map(|told| (told.desk_id.to_string(), told.state)).collect()
}

fn at(desk: &str, state: PresenceState) -> (String, PresenceState) {
    (desk.to_owned(), state)
}

/// A minute passes, with the refreshes in it.
fn minute(bench: &mut Bench) {
    for _ in 0..12 {
        bench.pass(5);
        bench.event(Event::TimerElapsed);
        if bench.refresh.is_some() {
            bench.finish_refresh(listening());
        }
    }
}

#[test]
fn who_is_there_is_told_at_sign_in_and_again_each_minute() {
    let mut bench = Bench::new();
    bench.event(Event::TellPresence(true));
    bench.sign_in(seat());
    assert_eq!(bench.told, [], "the server has not yet said that it takes it in");
    bench.finish_refresh(listening());
    let expected = TellPresence {
        desk_id: "3".into(),
        state: PresenceState::Present,
        reason: None,
        services: vec!["a".into(), "b".into()],
    };
    assert_eq!(bench.told, std::slice::from_ref(&expected));
    assert!(bench.view().presence_told);
    bench.pass(59);
    bench.event(Event::TimerElapsed);
    assert_eq!(bench.told.len(), 1);
    minute(&mut bench);
    assert_eq!(bench.told, [expected.clone(), expected], "once a minute, however many events there were");
    let due = bench.state.due().unwrap();
    assert!(due <= bench.now.running + std::time::Duration::from_secs(60));
}

#[test]
fn breaks_and_services_are_told_at_once_and_what_is_served_is_not() {
    let mut bench = arrived();
    told(&mut bench);
    bench.press(Press::TakeBreak);
    bench.press(Press::EndBreak);
    let [away, back] = [PresenceState::Break, PresenceState::Present].map(|state| at("3", state));
    assert_eq!(told(&mut bench), [away, back]);
    bench.press(Press::CallNext);
    bench.called(Ok(answer("w1", ticket("a", "001", 0))));
    bench.finish_refresh(listening());
    assert_eq!(told(&mut bench), []);
    bench.press(Press::ChangeServices(vec!["b".into()]));
    assert_eq!(bench.told.last().unwrap().services, ["b".into()]);
}

#[test]
fn whoever_leaves_is_gone_and_at_another_counter_there() {
    let mut bench = arrived();
    told(&mut bench);
    bench.change_desk(Seat { desk_id: "5".into(), ..seat() });
    bench.finish_refresh(listening());
    assert_eq!(told(&mut bench), [at("3", PresenceState::Gone), at("5", PresenceState::Present)]);
    bench.sign_out().unwrap();
    assert_eq!(told(&mut bench), [at("5", PresenceState::Gone)]);
    minute(&mut bench);
    assert_eq!(told(&mut bench), []);
    // Somebody else signs in over it: the counter of the one before is free.
    let mut bench = arrived();
    told(&mut bench);
    bench.sign_in(other_seat());
    bench.finish_refresh(listening());
    assert_eq!(told(&mut bench), [at("3", PresenceState::Gone), at("4", PresenceState::Present)]);
    // The program ends.
    let reply_id = bench.reply_id();
    bench.event(Event::Leave { reply_id });
    assert!(bench.was_answered(reply_id));
    minute(&mut bench);
    assert_eq!(told(&mut bench), [at("4", PresenceState::Gone)]);
}

#[test]
fn nothing_is_told_where_nobody_wants_it_or_the_server_does_not_take_it_in() {
    let mut bench = Bench::new();
    bench.sign_in(seat());
    bench.finish_refresh(listening());
    bench.press(Press::TakeBreak);
    minute(&mut bench);
    bench.press(Press::EndBreak);
    bench.sign_out().unwrap();
    assert_eq!(bench.told, []);
    let mut plain = Bench::new();
    plain.event(Event::TellPresence(true));
    plain.sign_in(seat());
    plain.finish_refresh(three_waiting(ReadBack::CannotTell));
    plain.press(Press::TakeBreak);
    plain.sign_out().unwrap();
    assert_eq!(plain.told, []);
    assert!(!plain.view().presence_told);
    // Switched off meanwhile: from then on nothing, not even that somebody leaves.
    let mut bench = arrived();
    told(&mut bench);
    bench.event(Event::TellPresence(false));
    bench.press(Press::TakeBreak);
    minute(&mut bench);
    bench.sign_out().unwrap();
    assert_eq!(told(&mut bench), []);
}

#[test]
fn after_a_time_without_an_answer_it_is_told_as_soon_as_there_is_one() {
    let mut bench = arrived();
    told(&mut bench);
    bench.until_refresh();
    bench.finish_refresh(no_answer(Error::Broken));
    bench.press(Press::TakeBreak);
    assert_eq!(told(&mut bench), []);
    bench.until_refresh();
    bench.finish_refresh(listening());
    assert_eq!(told(&mut bench), [at("3", PresenceState::Break)]);
}

#[tokio::test(start_paused = true)]
async fn the_runner_tells_one_after_another_and_waits_for_the_last() {
    let server = FakeServer::with_presence();
    let desk = DeskHandle::spawn(Ports {
        clock: TestClock::new(),
        store: FakeStore::new(),
        notifier: Arc::new(NullNotifier),
    });
    desk.set_tells_presence(true);
    desk.sign_in(seat(), server.clone()).await;
    desk.press(Press::TakeBreak).await.unwrap();
    desk.sign_out().await.unwrap();
    assert_eq!(server.told().last(), Some(&PresenceState::Gone), "told before the session may end");
    desk.sign_in(seat(), server.clone()).await;
    desk.leave().await;
    let told = server.told();
    assert_eq!((told[0], told[told.len() - 1]), (PresenceState::Present, PresenceState::Gone));
}

#[test]
fn the_reason_of_a_break_is_told_and_goes_with_the_break() {
    let reasons =
        |bench: &mut Bench| -> Vec<Option<String>> { bench.told.drain(..).map(|told| told.reason).collect() };
    let lunch = || Press::BreakReason(Some("Lunch".into()));
    let mut bench = arrived();
    bench.refused(lunch(), Rejected::NotNow);
    bench.press(Press::TakeBreak);
    assert_eq!(reasons(&mut bench), [None, None], "a plain break needs none");
    bench.press(lunch());
    assert_eq!(bench.view().break_reason.as_deref(), Some("Lunch"));
    assert_eq!(reasons(&mut bench), [Some("Lunch".into())]);
    bench.press(Press::BreakReason(None));
    assert_eq!(reasons(&mut bench), [None]);
    // Nothing longer than what a server takes in, and no empty one.
    for reason in [String::new(), "x".repeat(101)] {
        bench.refused(Press::BreakReason(Some(reason)), Rejected::NotNow);
    }
    bench.press(Press::BreakReason(Some("é".repeat(100))));
    bench.press(Press::EndBreak);
    assert_eq!(reasons(&mut bench), [Some("é".repeat(100)), None]);
    bench.press(Press::TakeBreak);
    assert_eq!((reasons(&mut bench), bench.view().break_reason), (vec![None], None), "the next one is plain");
}
