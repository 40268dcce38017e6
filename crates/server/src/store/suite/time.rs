//! Moments, days, and what ends by itself.

use serde_json::json;

use super::{Branch, Place, at, call_next, end, text, told};
use crate::{
    domain::{counter_request::RequestKind, presence::PresenceState},
    queue::question::{Question, Shown},
    rules::{command::Command, counter_request::Ask, presence::Told},
    store::{
        chore::{BeginDays, Begun, EndWhatIsOver},
        query::DemoNow,
    },
};

pub(super) async fn moments_grow_whatever_the_clock_does<P: Place>() {
    let mut branch = Branch::<P>::new().await;
    let (first, _) = branch.issue("a").await;
    branch.clock.advance_s(-3_600);
    let (second, _) = branch.issue("a").await;
    branch = branch.restarted().await;
    let (third, _) = branch.issue("a").await;
    assert_eq!(branch.waiting("a").await, [first.clone(), second, third], "nobody jumps the queue");
    let called = text(&branch.change(call_next(0)).await.unwrap().members, "/answer/ticket/id");
    assert_eq!(called, first);
    let moment = branch.store.look(DemoNow).await.unwrap().moment;
    assert!(moment >= at(super::MORNING), "{moment}");
}

pub(super) async fn a_new_day_ends_what_is_left_and_numbers_begin_anew<P: Place>() {
    let branch = Branch::<P>::new().await;
    branch.store.tend(BeginDays).await.unwrap();
    for _ in 0..3 {
        branch.issue("a").await;
    }
    let answer = text(&branch.change(call_next(0)).await.unwrap().members, "/answer/id");
    branch.change(end(&answer)).await.unwrap();
    assert_eq!(branch.store.tend(BeginDays).await.unwrap(), [], "it is not over");
    branch.clock.advance_s(24 * 3_600);
    let mut listening = branch.follow();
    let begun = branch.store.tend(BeginDays).await.unwrap();
    let of = |location: &str, left| Begun { location: location.into(), left };
    assert_eq!(begun, [of("north", 2), of("south", 0)]);
    let resets = told(&mut listening);
    assert!(!resets.is_empty() && resets.iter().all(|one| one["type"] == "reset"), "{resets:?}");
    assert_eq!(branch.waiting("a").await, [""; 0]);
    assert_eq!(branch.issue("a").await.1, "001");
    assert_eq!(branch.store.tend(BeginDays).await.unwrap(), [], "once");
}

pub(super) async fn what_is_not_told_again_ends_by_itself<P: Place>() {
    let branch = Branch::<P>::new().await;
    let told_by = Told { desk: "d0".into(), state: PresenceState::Present, reason: None, services: vec![] };
    branch.store.change(branch.by("u0", Command::Tell(told_by))).await.unwrap();
    let ask = Ask { desk: "d1".into(), kind: RequestKind::Open, service: None };
    branch.change(Command::AskCounter(ask)).await.unwrap();
    let mut listening = branch.follow();
    branch.store.tend(EndWhatIsOver).await.unwrap();
    assert_eq!(told(&mut listening), [json!(null); 0]);
    branch.clock.advance_s(151);
    branch.store.tend(EndWhatIsOver).await.unwrap();
    let gone = told(&mut listening);
    assert_eq!((gone.len(), &gone[0]["state"]), (1, &json!("gone")));
    branch.clock.advance_s(600);
    branch.store.tend(EndWhatIsOver).await.unwrap();
    let ended = told(&mut listening);
    assert_eq!((ended.len(), &ended[0]["request"]["state"]), (1, &json!("ended")));
    let open = branch.ask(Question::OpenRequests { desk: None, location: None }).await;
    assert!(matches!(open, Ok(Shown::Requests { requests }) if requests.is_empty()));
}
