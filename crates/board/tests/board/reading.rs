//! Which location is read when.

use std::sync::Arc;
use std::time::Duration;

use callpad_board::{BoardView, Effect, Event};
use callpad_desk::Connection;
use callpad_wire::{DeskId, Error, FeedEnd, FeedEvent};
use serde_json::json;

use crate::support::{Bench, LIVE, POLLED, board, refused};

fn two() -> [serde_json::Value; 2] {
    [board("x", &["a"]), board("y", &["b"])]
}

/// The location with the number of people that wait in its first service.
fn waiting(view: &BoardView) -> Vec<(&str, u32)> {
    view.locations.iter().map(|one| (one.id.as_str(), one.services[0].numbers.waiting)).collect()
}

fn broken() -> Error {
    Error::Broken
}

#[test]
fn signing_in_reads_all_and_is_over_with_the_first_board() {
    let mut bench = Bench::new(LIVE, &two());
    let reply_id = bench.sign_in();
    assert_eq!(bench.reads(), [(0, "*".to_owned())]);
    let is_reply =
        |effect: &Effect| matches!(effect, Effect::Reply { reply_id: id, result: Ok(()) } if *id == reply_id);
    assert!(!bench.log.iter().any(|(_, effect)| is_reply(effect)));
    bench.answer();
    assert!(bench.log.iter().any(|(_, effect)| is_reply(effect)));
    assert_eq!(bench.places().len(), 2);
    let view = bench.view();
    assert_eq!((view.has_board, view.offered.tickets, view.offered.requests), (Some(true), true, true));
    assert!(bench.is_listening(), "the server pushes");
    assert!(matches!(view.connection, Connection::Polling { .. }));
    bench.hear_hello();
    assert_eq!(bench.view().connection, Connection::Live);
}

#[test]
fn a_change_leads_to_a_reading_of_its_location_alone_at_once() {
    let mut bench = Bench::signed_in(LIVE, &two());
    bench.hear_ticket("b");
    assert_eq!(bench.reads(), [(bench.ms(), "y".to_owned())]);
    let mut busy = board("y", &["b"]);
    busy["services"][0]["waiting"] = json!(3);
    bench.boards.insert("y".into(), Ok(busy));
    let before = bench.view();
    bench.answer();
    let after = bench.view();
    assert_eq!(waiting(&after), [("x", 0), ("y", 3)]);
    assert!(Arc::ptr_eq(&before.locations[0], &after.locations[0]), "the other one is the same");
}

#[test]
fn many_changes_are_read_every_150_ms_and_the_last_one_is_never_lost() {
    let mut bench = Bench::signed_in(LIVE, &two());
    let start = bench.ms();
    for _ in 0..20 {
        bench.hear_ticket("a");
        bench.live(50);
    }
    bench.live(1_000);
    let times: Vec<_> = bench.reads().iter().map(|(ms, _)| ms - start).collect();
    assert_eq!(times, [0, 150, 300, 450, 600, 750, 900, 1_050]);
}

#[test]
fn one_reading_of_a_location_is_under_way_at_a_time_and_what_came_meanwhile_follows() {
    let mut bench = Bench::signed_in(LIVE, &two());
    bench.hear_ticket("a");
    for _ in 0..5 {
        bench.wait(500);
        bench.hear_ticket("a");
    }
    assert_eq!(bench.read_of(), ["x"], "the answer is late");
    let late = bench.ms();
    bench.answer_one(&bench.pending[0].clone());
    assert_eq!(bench.reads().last(), Some(&(late, "x".to_owned())));
}

#[test]
fn what_names_no_place_leads_to_all_of_them_and_what_names_a_counter_to_its_own() {
    let all = [
        FeedEvent::Reset,
        FeedEvent::Directory,
        FeedEvent::Unknown,
        FeedEvent::Counter(None),
        FeedEvent::Counter(Some("?".into())),
        FeedEvent::Device(None),
    ];
    for what in all {
        let mut bench = Bench::signed_in(LIVE, &two());
        bench.hear(what.clone());
        assert_eq!(bench.read_of(), ["*"], "{what:?}");
    }
    let mut bench = Bench::signed_in(LIVE, &two());
    bench.hear(FeedEvent::Counter(Some(DeskId::new("y-1"))));
    assert_eq!(bench.read_of(), ["y"]);
    let mut bench = Bench::signed_in(LIVE, &two());
    bench.hear(FeedEvent::Device(Some("y".into())));
    assert_eq!(bench.read_of(), ["y"]);
    let mut bench = Bench::signed_in(LIVE, &two());
    bench.hear_ticket("elsewhere");
    assert_eq!(bench.read_of(), ["*"]);
    let mut bench = Bench::signed_in(LIVE, &two());
    bench.skip();
    bench.hear_ticket("a");
    assert_eq!(bench.read_of(), ["*"], "messages are missing: what they were about is not known");
}

#[test]
fn waits_grow_so_each_location_is_read_every_30_s() {
    let mut bench = Bench::signed_in(LIVE, &two());
    bench.live(65_000);
    let of = |id: &str| bench.reads().iter().filter(|(_, of)| of == id).count();
    assert_eq!((of("x"), of("y"), of("*")), (2, 2, 0));
}

#[test]
fn a_wait_that_passes_its_target_is_seen_when_it_does() {
    let mut bench = Bench::signed_in(LIVE, &two());
    let mut near = board("x", &["a"]);
    near["services"][0]["target_wait_s"] = json!(900);
    near["services"][0]["waiting"] = json!(1);
    near["services"][0]["longest_wait_s"] = json!(893);
    bench.boards.insert("x".into(), Ok(near));
    bench.hear_ticket("a");
    let read = bench.ms();
    bench.answer();
    bench.log.clear();
    bench.live(10_000);
    // 893 + 8 > 900.
    assert_eq!(bench.reads()[0], (read + 8_200, "x".to_owned()));
}

#[test]
fn without_push_each_location_is_read_once_an_interval_and_less_often_in_the_background() {
    let mut bench = Bench::signed_in(POLLED, &two());
    assert!(!bench.is_listening());
    bench.live(20_500);
    let of = |bench: &Bench, id: &str| bench.reads().iter().filter(|(_, of)| of == id).count();
    assert_eq!((of(&bench, "x"), of(&bench, "y"), of(&bench, "*")), (4, 4, 0));
    bench.send(Event::Background(true));
    assert_eq!(bench.view().connection, Connection::Polling { every: Duration::from_secs(15) });
    bench.log.clear();
    bench.live(60_000);
    assert!((3..=4).contains(&of(&bench, "x")), "{:?}", bench.reads());
    bench.send(Event::Background(false));
    bench.send(Event::PollEvery(Duration::from_secs(1)));
    assert_eq!(bench.view().connection, Connection::Polling { every: Duration::from_secs(5) });
    bench.send(Event::PollEvery(Duration::from_secs(600)));
    assert_eq!(bench.view().connection, Connection::Polling { every: Duration::from_secs(60) });
}

#[test]
fn a_feed_that_breaks_leaves_the_interval_and_is_opened_again_with_growing_pauses() {
    let mut bench = Bench::signed_in(LIVE, &two());
    let mut pauses = Vec::new();
    for _ in 0..4 {
        bench.end_feed(FeedEnd::Broken);
        assert!(matches!(bench.view().connection, Connection::Polling { .. }));
        let ended = bench.ms();
        while !bench.is_listening() {
            bench.live(500);
        }
        pauses.push((bench.ms() - ended) / 1_000);
    }
    assert_eq!(pauses, [2, 4, 8, 16]);
    bench.log.clear();
    bench.hear_hello();
    assert_eq!(bench.view().connection, Connection::Live);
    assert_eq!(bench.read_of(), ["*"], "nobody knows what was missed");
}

#[test]
fn a_feed_that_goes_on_where_it_broke_off_missed_nothing() {
    let mut bench = Bench::signed_in(LIVE, &two());
    bench.hear_ticket("a");
    bench.settle();
    bench.end_feed(FeedEnd::Broken);
    while !bench.is_listening() {
        bench.live(500);
    }
    bench.log.clear();
    bench.hello_again();
    bench.live(100);
    assert_eq!(bench.read_of(), Vec::<String>::new());
}

#[test]
fn a_location_that_gives_no_answer_keeps_its_numbers_and_the_others_go_on() {
    let mut bench = Bench::signed_in(POLLED, &two());
    bench.live(60_000);
    let last = bench.reads().iter().rfind(|(_, of)| of == "x").unwrap().0;
    bench.boards.insert("x".into(), Err(broken()));
    bench.live(10_000);
    let view = bench.view();
    let no_answer = view.locations[0].no_answer.as_ref().unwrap();
    let since = u64::try_from(no_answer.since.running.as_millis()).unwrap();
    assert_eq!(
        (since, &*no_answer.error),
        (last, &broken()),
        "since the last answer, though it brought nothing new"
    );
    assert_eq!(view.locations[0].read, no_answer.since);
    assert_eq!(view.locations[0].services.len(), 1, "the last numbers");
    assert!(view.locations[1].no_answer.is_none());
    assert!(matches!(view.connection, Connection::Polling { .. }), "the server is there");
    let since = no_answer.since;
    let slow = Error::TimedOut { after: Duration::from_secs(4), sent: true };
    bench.boards.insert("x".into(), Err(slow.clone()));
    bench.log.clear();
    bench.live(120_000);
    assert_eq!(*bench.view().locations[0].no_answer.as_ref().unwrap().error, slow);
    let of_x: Vec<_> = bench.reads().into_iter().filter(|(_, of)| of == "x").collect();
    assert!(of_x.len() < 8, "not every five seconds: {of_x:?}");
    assert_eq!(bench.view().locations[0].no_answer.as_ref().unwrap().since, since);
    bench.boards.insert("x".into(), Ok(board("x", &["a"])));
    bench.live(61_000);
    assert!(bench.view().locations[0].no_answer.is_none());
}

#[test]
fn a_server_that_gives_no_answer_at_all_is_lost_and_tried_again_less_and_less() {
    let mut bench = Bench::signed_in(POLLED, &two());
    for id in ["x", "y"] {
        bench.boards.insert(id.into(), Err(broken()));
    }
    bench.all = Some(broken());
    bench.live(6_000);
    let Connection::Lost { error, .. } = bench.view().connection else { panic!("{:?}", bench.view()) };
    assert_eq!(*error, broken());
    bench.boards.insert("x".into(), Ok(board("x", &["a"])));
    bench.live(61_000);
    assert!(matches!(bench.view().connection, Connection::Polling { .. }));

    let mut bench = Bench::new(LIVE, &two());
    bench.all = Some(broken());
    bench.sign_in();
    bench.answer();
    assert!(matches!(bench.view().connection, Connection::Lost { .. }));
    assert_eq!(bench.view().has_board, None, "nobody knows");
    bench.all = None;
    bench.send(Event::TryNow);
    bench.live(1_000);
    assert_eq!(bench.places().len(), 2);
}

#[test]
fn who_loses_the_role_is_told_and_the_numbers_go_until_it_is_back() {
    let mut bench = Bench::signed_in(LIVE, &two());
    for id in ["x", "y"] {
        bench.boards.insert(id.into(), Err(refused(403, 7)));
    }
    bench.all = Some(refused(403, 7));
    bench.hear_ticket("a");
    bench.live(1_000);
    let view = bench.view();
    assert_eq!(view.denied.as_deref(), Some(&refused(403, 7)));
    assert!(view.locations.is_empty() && !bench.is_listening());
    bench.log.clear();
    bench.live(120_000);
    assert!(bench.reads().len() < 8, "{:?}", bench.reads());
    bench.all = None;
    for one in two() {
        bench.boards.insert(one["id"].as_str().unwrap().into(), Ok(one));
    }
    bench.live(61_000);
    let view = bench.view();
    assert!(view.denied.is_none() && view.locations.len() == 2 && bench.is_listening());
}

#[test]
fn a_location_that_may_no_longer_be_seen_goes_and_a_new_one_comes() {
    let mut bench = Bench::signed_in(LIVE, &two());
    bench.boards.insert("x".into(), Err(refused(403, 7)));
    bench.hear_ticket("a");
    bench.live(1_000);
    assert_eq!(bench.places().into_iter().collect::<Vec<_>>(), ["y"]);
    assert!(bench.view().denied.is_none());
    bench.boards.insert("z".into(), Ok(board("z", &["c"])));
    bench.live(301_000);
    assert_eq!(bench.places().into_iter().collect::<Vec<_>>(), ["y", "z"]);
}

#[test]
fn an_ended_session_asks_nothing_until_the_next_sign_in() {
    let mut bench = Bench::signed_in(LIVE, &two());
    bench.boards.insert("x".into(), Err(Error::TokenEnded));
    bench.hear_ticket("a");
    bench.answer();
    assert_eq!(bench.view().connection, Connection::TokenEnded);
    assert!(!bench.is_listening());
    bench.log.clear();
    bench.live(600_000);
    bench.send(Event::TryNow);
    assert_eq!(bench.reads(), []);
    bench.boards.insert("x".into(), Ok(board("x", &["a"])));
    bench.sign_in();
    bench.live(1_000);
    assert!(matches!(bench.view().connection, Connection::Polling { .. }) && bench.is_listening());
}

#[test]
fn while_nobody_looks_and_no_alert_is_wanted_nothing_is_asked() {
    let mut bench = Bench::signed_in(LIVE, &two());
    bench.send(Event::Shown(false));
    assert!(!bench.is_listening());
    bench.log.clear();
    bench.live(600_000);
    assert_eq!(bench.reads(), []);
    let rules = callpad_board::SupervisorRules::default();
    bench.send(Event::AlertRules(Box::new(rules.clone())));
    assert_eq!(bench.read_of(), ["*"], "alerts are wanted");
    bench.settle();
    assert!(bench.is_listening());
    bench.send(Event::AlertRules(Box::new(callpad_board::SupervisorRules { on: false, ..rules })));
    assert!(!bench.is_listening());
    bench.send(Event::Shown(true));
    assert_eq!(bench.read_of(), ["*"]);
}

#[test]
fn signing_in_unseen_does_not_wait_for_a_board() {
    let mut bench = Bench::new(LIVE, &two());
    bench.send(Event::Shown(false));
    bench.sign_in();
    assert_eq!(bench.reads(), []);
    assert!(bench.log.iter().any(|(_, effect)| matches!(effect, Effect::Reply { result: Ok(()), .. })));
}

#[test]
fn at_most_four_locations_are_read_at_a_time_and_the_longest_unread_first() {
    let many: Vec<_> = (0..20).map(|n| board(&format!("l{n:02}"), &[&format!("s{n}")])).collect();
    let mut bench = Bench::signed_in(LIVE, &many);
    for n in 0..20 {
        bench.hear_ticket(&format!("s{n}"));
        assert!(bench.pending.len() <= 4);
    }
    assert_eq!(bench.pending.len(), 4);
    while let Some(read) = bench.pending.pop_front() {
        bench.answer_one(&read);
        assert!(bench.pending.len() <= 4);
    }
    assert_eq!(bench.read_of().len(), 20, "each of them once: {:?}", bench.reads());
}

#[test]
fn a_reading_that_hangs_does_not_hold_up_that_of_all_for_long() {
    let mut bench = Bench::signed_in(LIVE, &two());
    bench.hear_ticket("a");
    let hangs = bench.pending.pop_front().unwrap();
    let began = bench.ms();
    bench.wait(100);
    bench.hear(FeedEvent::Reset);
    bench.hear_ticket("b");
    bench.live(1_800);
    assert_eq!(bench.read_of(), ["x"], "y is part of all");
    bench.live(200);
    assert_eq!(bench.reads().last(), Some(&(began + 2_000, "*".to_owned())));
    let mut late = board("x", &["a"]);
    late["services"][0]["waiting"] = json!(9);
    bench.boards.insert("x".into(), Ok(late));
    bench.answer_one(&hangs);
    assert_eq!(waiting(&bench.view()), [("x", 0), ("y", 0)], "its own answer is older than that of all");
}

#[test]
fn a_server_that_tells_of_locations_without_end_fills_no_screen() {
    let many: Vec<_> = (0..1_010).map(|n| json!({"id": format!("l{n}")})).collect();
    assert_eq!(Bench::signed_in(LIVE, &many).places().len(), 1_000);
}

#[test]
fn two_locations_with_the_same_tag_and_names_never_mix() {
    let mut bench = Bench::signed_in(LIVE, &[board("x", &["a"]), board("y", &["b"])]);
    for (id, service, n) in [("x", "a", 4), ("y", "b", 9)] {
        let mut busy = board(id, &[service]);
        busy["name"] = json!("Hall");
        busy["services"][0]["name"] = json!("Payments");
        busy["services"][0]["waiting"] = json!(n);
        bench.boards.insert(id.into(), Ok(busy));
    }
    bench.hear_ticket("a");
    bench.answer();
    assert_eq!(waiting(&bench.view()), [("x", 4), ("y", 0)]);
    bench.hear_ticket("b");
    bench.answer();
    assert_eq!(waiting(&bench.view()), [("x", 4), ("y", 9)]);
}

#[test]
fn what_belongs_to_a_reading_that_was_given_up_changes_nothing() {
    let mut bench = Bench::signed_in(LIVE, &two());
    bench.hear_ticket("a");
    let old = bench.pending.pop_front().unwrap();
    let reply_id = bench.reply_id();
    bench.send(Event::SignOut { reply_id });
    assert!(bench.view().locations.is_empty());
    bench.answer_one(&old);
    assert!(bench.view().locations.is_empty() && bench.view().supervisor.is_none());
}

#[test]
fn a_plain_server_has_no_board_and_is_not_asked_all_the_time() {
    let mut bench = Bench::new("", &two());
    bench.all = Some(refused(404, 3));
    bench.sign_in();
    bench.answer();
    let view = bench.view();
    assert_eq!((view.has_board, view.denied.is_none()), (Some(false), true));
    assert!(!view.offered.tickets && !view.offered.requests);
    bench.log.clear();
    bench.live(300_000);
    assert!(bench.reads().len() < 12, "{:?}", bench.reads());
}
