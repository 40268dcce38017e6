//! What is told of the changes.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use serde_json::json;

use super::{Branch, Place, call_next, end, issue, text, told};
use crate::{domain::roles::Caller, queue::outcome::Done};

/// The number in the header of an answer: of the north.
fn number(done: &Done) -> i64 {
    let header = done.numbers.header(&Caller::Anybody).unwrap();
    header.strip_prefix("north ").unwrap().parse().unwrap()
}

pub(super) async fn changes_are_numbered_without_a_gap_in_the_order_of_their_commits<P: Place>() {
    let branch = Branch::<P>::new().await;
    let mut listening = branch.follow();
    let first = listening.seq;
    // Each of ten counters issues, calls and ends; what one was told of comes before what it did then.
    let counters = (0..10).map(|n| {
        let (store, me) = (branch.store.clone(), format!("u{n}"));
        let asked: Vec<_> = [issue("a"), call_next(n)].map(|command| branch.by(&me, command)).into();
        let last = |answer: &str| branch.by(&me, end(answer));
        let mut asked = asked.into_iter();
        let (issue, call) = (asked.next().unwrap(), asked.next().unwrap());
        let ending = last("");
        tokio::spawn(async move {
            let issued = store.change(issue).await.unwrap();
            let called = store.change(call).await.unwrap();
            let ended = crate::queue::asked::Asked {
                command: Ok(end(&text(&called.members, "/answer/id"))),
                ..ending
            };
            [number(&issued), number(&called), number(&store.change(ended).await.unwrap())]
        })
    });
    let mut numbers = Vec::new();
    for counter in join_all(counters).await {
        let of_one = counter.unwrap();
        assert!(of_one.is_sorted() && of_one[0] < of_one[1] && of_one[1] < of_one[2], "{of_one:?}");
        numbers.extend(of_one);
    }
    let told: Vec<i64> = told(&mut listening).iter().map(|change| change["seq"].as_i64().unwrap()).collect();
    assert_eq!(told, (first + 1..=first + 30).collect::<Vec<_>>(), "no gap, and in order");
    assert_eq!(numbers.into_iter().collect::<BTreeSet<_>>(), told.into_iter().collect());
}

pub(super) async fn who_comes_back_misses_nothing_and_numbers_grow_over_a_restart<P: Place>() {
    let mut branch = Branch::<P>::new().await;
    let start = branch.store.last_change();
    for _ in 0..5 {
        branch.issue("a").await;
    }
    let back = branch.store.follow(None, Some(start + 2));
    assert!(!back.reset);
    assert_eq!(back.missed.iter().map(|one| one.seq).collect::<Vec<_>>(), [start + 3, start + 4, start + 5]);
    assert!(branch.store.follow(None, Some(start + 100)).reset, "that number was never told");
    drop(back);
    branch = branch.restarted().await;
    let last = branch.store.last_change();
    assert!(last >= start + 5);
    branch.issue("a").await;
    assert_eq!(branch.store.last_change(), last + 1);
}

pub(super) async fn who_listens_to_one_location_hears_of_it_alone<P: Place>() {
    let branch = Branch::<P>::new().await;
    let of = |place: &str| branch.store.follow(Some(&[place.to_owned()].into()), None);
    let (mut north, mut south) = (of("north"), of("south"));
    for service in ["a", "s", "s"] {
        branch.change(issue(service)).await.unwrap();
    }
    assert_eq!((told(&mut north).len(), told(&mut south).len()), (1, 2));
}

pub(super) async fn an_answer_names_the_number_under_which_it_is_told<P: Place>() {
    let branch = Branch::<P>::new().await;
    let mut listening = branch.follow();
    let done = branch.change(issue("a")).await.unwrap();
    let change = told(&mut listening).pop().unwrap();
    assert_eq!(
        (change["seq"].as_i64().unwrap(), &change["change"], &change["ticket"]["id"]),
        (number(&done), &json!("created"), &done.members["ticket"]["id"])
    );
}
