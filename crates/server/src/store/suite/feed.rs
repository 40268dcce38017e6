//! What is told of the changes.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::future::join_all;
use serde_json::json;

use super::{Branch, Place, call_next, counter, end, issue, text, told};
use crate::{
    domain::{refusal::Failure, roles::Caller, ticket::Finish},
    queue::{asked::Asked, outcome::Done, question::Question},
    rules::{call::From, command::Command},
};

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
        let [issuing, calling, ending] =
            [issue("a"), call_next(n), end("")].map(|command| branch.by(&me, command));
        tokio::spawn(async move {
            let issued = store.change(issuing).await.unwrap();
            let called = store.change(calling).await.unwrap();
            let ending = Asked { command: Ok(end(&text(&called.members, "/answer/id"))), ..ending };
            let ended = store.change(ending).await.unwrap();
            let (mine, theirs) =
                (text(&issued.members, "/ticket/id"), text(&called.members, "/answer/ticket/id"));
            [
                (number(&issued), "created", mine),
                (number(&called), "called", theirs.clone()),
                (number(&ended), "ended", theirs),
            ]
        })
    });
    let mut answered = Vec::new();
    for counter in join_all(counters).await {
        let of_one = counter.unwrap();
        assert!(of_one.is_sorted_by(|one, next| one.0 < next.0), "{of_one:?}");
        answered.extend(of_one);
    }
    let told = told(&mut listening);
    let numbers: Vec<_> = told.iter().map(|change| change["seq"].as_i64().unwrap()).collect();
    assert_eq!(numbers, (first + 1..=first + 30).collect::<Vec<_>>(), "no gap, and in order");
    // Each is told under the number that its answer named.
    answered.sort();
    for ((seq, what, ticket), change) in answered.iter().zip(&told) {
        assert_eq!(
            (change["seq"].as_i64(), &change["change"], &change["ticket"]["id"]),
            (Some(*seq), &json!(what), &json!(ticket))
        );
    }
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

/// Where a ticket is, by what was told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Is {
    Waiting,
    Served,
    Paused,
    Cancelled,
    Ended,
}

pub(super) async fn what_is_told_in_its_order_gives_the_lists<P: Place>() {
    let branch = Branch::<P>::new().await;
    let mut listening = branch.follow();
    // Each of twelve counters takes whatever comes, and the lists of all are the same.
    let counters = (0..12).map(|n| {
        let pending = branch.pending(Caller::Anybody);
        let store = branch.store.clone();
        tokio::spawn(async move {
            let change = async |command: Command| {
                let done =
                    store.change(Asked { command: Ok(command), pending: pending.clone(), key: None }).await;
                match done {
                    Ok(done) => Some(done),
                    Err(Failure::Refused(_)) => None,
                    Err(other) => panic!("{other:?}"),
                }
            };
            let mut put_aside: Vec<(String, From)> = Vec::new();
            for round in 0..8 {
                change(issue(if (n + round) % 3 == 0 { "b" } else { "a" })).await.unwrap();
                let call = match put_aside.pop() {
                    Some((ticket, from)) if round % 2 == 0 => {
                        Command::Call { from, counter: counter(n), ticket }
                    }
                    _ => call_next(n),
                };
                let Some(called) = change(call).await else { continue };
                let (answer, ticket) =
                    (text(&called.members, "/answer/id"), text(&called.members, "/answer/ticket/id"));
                let finish = [Finish::End, Finish::Pause, Finish::Cancel][(n + round) % 3];
                change(Command::Finish { answer, finish }).await.unwrap();
                match finish {
                    Finish::Pause => put_aside.push((ticket, From::Paused)),
                    Finish::Cancel => put_aside.push((ticket, From::Cancelled)),
                    Finish::End | Finish::Transfer => {}
                }
            }
        })
    });
    for counter in join_all(counters).await {
        counter.unwrap();
    }
    let mut tickets: BTreeMap<String, Is> = BTreeMap::new();
    for change in told(&mut listening) {
        let ticket = change["ticket"]["id"].as_str().unwrap().to_owned();
        let before = tickets.get(&ticket).copied();
        let now = match (before, change["change"].as_str().unwrap()) {
            (None, "created") => Is::Waiting,
            (Some(Is::Waiting | Is::Paused | Is::Cancelled), "called") => Is::Served,
            (Some(Is::Served), "ended") => Is::Ended,
            (Some(Is::Served), "paused") => Is::Paused,
            (Some(Is::Served), "cancelled") => Is::Cancelled,
            (before, change) => panic!("{ticket} was {before:?}, and then it was {change}"),
        };
        tickets.insert(ticket, now);
    }
    let are =
        |is| tickets.iter().filter(|(_, one)| **one == is).map(|(id, _)| id.clone()).collect::<BTreeSet<_>>();
    let mut waiting = branch.waiting("a").await;
    waiting.extend(branch.waiting("b").await);
    assert_eq!(waiting.into_iter().collect::<BTreeSet<_>>(), are(Is::Waiting));
    let paused = branch.list(Question::Paused { desk: "d0".into() }).await;
    assert_eq!(paused.into_iter().collect::<BTreeSet<_>>(), are(Is::Paused));
    assert_eq!(tickets.len(), 96);
    assert!(!are(Is::Ended).is_empty() && are(Is::Served).is_empty());
}
