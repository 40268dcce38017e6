//! What is asked for under a key is done once (T12).

use futures_util::future::join_all;

use super::{Branch, Place, call_next, issue, refused, text, under_key};
use crate::domain::refusal::Refusal;

pub(super) async fn what_comes_twice_under_a_key_is_done_once<P: Place>() {
    let branch = Branch::<P>::new().await;
    let send = |key: &str| branch.store.change(under_key(key, b"1", branch.asked(issue("a"))));
    let (first, again, other) =
        (send("k").await.unwrap(), send("k").await.unwrap(), send("l").await.unwrap());
    assert_eq!((&first.members, &first.numbers), (&again.members, &again.numbers));
    assert_ne!(text(&first.members, "/ticket/id"), text(&other.members, "/ticket/id"));
    assert_eq!(branch.waiting("a").await.len(), 2);
    // A refusal is kept as well, though it would be none by now.
    branch.change(call_next(0)).await.unwrap();
    branch.change(call_next(1)).await.unwrap();
    let next = || branch.store.change(under_key("n", b"2", branch.asked(call_next(2))));
    assert_eq!(refused(next().await), Refusal::NOBODY_WAITS);
    branch.issue("a").await;
    assert_eq!(refused(next().await), Refusal::NOBODY_WAITS);
}

pub(super) async fn a_key_is_one_user_s_and_of_one_request<P: Place>() {
    let branch = Branch::<P>::new().await;
    let send =
        |user: &str, params: &[u8]| branch.store.change(under_key("k", params, branch.by(user, issue("a"))));
    let ids = |done: crate::queue::outcome::Done| text(&done.members, "/ticket/id");
    let (first, other) = (ids(send("u0", b"1").await.unwrap()), ids(send("u1", b"1").await.unwrap()));
    assert_ne!(first, other);
    assert_eq!(refused(send("u0", b"2").await), Refusal::PARAMETERS);
    assert_eq!(ids(send("u0", b"1").await.unwrap()), first);
}

pub(super) async fn what_comes_many_times_at_once_is_done_once<P: Place>() {
    let branch = Branch::<P>::new().await;
    let sent = (0..16).map(|_| {
        let (store, asked) = (branch.store.clone(), under_key("k", b"1", branch.asked(issue("a"))));
        tokio::spawn(async move { store.change(asked).await.unwrap() })
    });
    let ids: Vec<_> =
        join_all(sent).await.into_iter().map(|done| text(&done.unwrap().members, "/ticket/id")).collect();
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    assert_eq!(branch.waiting("a").await, ids[..1]);
}

pub(super) async fn keys_are_kept_over_a_restart_and_forgotten_after_a_day<P: Place>() {
    let mut branch = Branch::<P>::new().await;
    let mut ids = Vec::new();
    for hours in [0, 23, 2] {
        branch.clock.advance_s(hours * 3_600);
        branch = branch.restarted().await;
        let done = branch.store.change(under_key("k", b"1", branch.asked(issue("a")))).await.unwrap();
        ids.push(text(&done.members, "/ticket/id"));
    }
    assert_eq!(ids[0], ids[1]);
    assert_ne!(ids[1], ids[2]);
}
