use callpad_wire::{DeskRef, lenient};
use jiff::civil::date;
use jiff::{SignedDuration, ToSpan};

use super::*;

fn start() -> Timestamp {
    "2026-11-27T09:00:00Z".parse().unwrap()
}

fn place(average_s: Option<u32>) -> ListPlace {
    ListPlace { location: "north".into(), zone: TimeZone::UTC, target_s: Some(300), open: true, average_s }
}

fn ticket(n: u32, issued: Timestamp) -> Ticket {
    let issued = issued.strftime("%Y-%m-%d %H:%M:%S").to_string();
    Ticket {
        issued: lenient::moment(&serde_json::json!(issued)),
        ..Ticket::bare(n.to_string().as_str(), n.to_string())
    }
}

/// Somebody leaves every minute, and four wait, for so many minutes.
fn watched(minutes: u32, sums: &Arc<Mutex<SeenSums>>) -> (WatchedLists, Timestamp) {
    let mut lists = WatchedLists::new("https://queue".into(), Watcher::Board, sums.clone());
    let mut at = start();
    for minute in 0..minutes {
        at = start() + SignedDuration::from_mins(minute.into());
        let tickets: Vec<Ticket> = (minute..minute + 4)
            .map(|n| ticket(n, start() + SignedDuration::from_mins(i64::from(n) - 4)))
            .collect();
        lists.take(&"a".into(), place(Some(3_000)), &tickets, at);
        let answer = lists.ask(at).answer();
        lists.told(answer);
    }
    (lists, at)
}

#[test]
fn what_is_expected_follows_from_what_was_seen_and_is_measured() {
    let sums = Arc::default();
    let (mut lists, at) = watched(40, &sums);
    let answer = lists.ask(at).answer();
    let told = lists.told(answer).remove(&"a".into()).unwrap();
    let [median, low, high] = told.newcomer_wait_s.unwrap();
    assert!(low <= median && median <= high && (150..=330).contains(&median), "{median}");
    assert_eq!((told.tickets.len(), told.ahead.len()), (4, 6));
    assert!(told.compared.waits >= 10 && !told.compared.average_is_better(), "{:?}", told.compared);
    assert_eq!((told.day.left, told.day.came), (39, 39));
    let of = SumsOf { server: "https://queue".into(), location: "north".into(), service: "a".into() };
    assert_eq!(sums.lock().unwrap().day(&of, date(2026, 11, 27)).left, 39);
}

#[test]
fn whoever_is_bound_is_not_of_the_common_queue() {
    let sums = Arc::default();
    let (mut lists, at) = watched(20, &sums);
    let mut bound = ticket(900, at - 1.hour());
    bound.dst_desk = Some(DeskRef { id: "d".into(), name: String::new(), tag: String::new() });
    let at = at + SignedDuration::from_secs(10);
    let before = sums.lock().unwrap().revision();
    lists.take(&"b".into(), place(None), &[bound], at);
    let told = {
        let answer = lists.ask(at).answer();
        lists.told(answer)
    };
    assert!(told[&ServiceId::new("b")].tickets.is_empty());
    assert_eq!(sums.lock().unwrap().revision(), before);
}

#[test]
fn a_service_of_which_little_was_seen_has_no_forecast() {
    let (mut lists, at) = watched(3, &Arc::default());
    let answer = lists.ask(at).answer();
    let told = lists.told(answer).remove(&"a".into()).unwrap();
    assert_eq!((told.newcomer_wait_s, told.tickets.len()), (None, 0));
    assert!(told.ahead.iter().all(|ahead| ahead.longest_wait_s.is_none()));
}

#[test]
fn a_server_s_forecast_is_measured_in_the_same_way() {
    let mut lists = WatchedLists::new("https://queue".into(), Watcher::Board, Arc::default());
    for minute in 0..40_u32 {
        let at = start() + SignedDuration::from_mins(minute.into());
        let tickets: Vec<Ticket> = (minute..minute + 4)
            .map(|n| ticket(n, start() + SignedDuration::from_mins(i64::from(n) - 4)))
            .collect();
        lists.take(&"a".into(), place(Some(240)), &tickets, at);
        // Far off, where the average is nearly right.
        lists.expect(&"a".into(), [3_000, 2_000, 4_000], at);
    }
    let compared = lists.compared(&"a".into());
    assert!(compared.average_is_better(), "{compared:?}");
    assert_eq!(lists.compared(&"other".into()), Compared::default());
}

#[test]
fn board_and_counter_together_count_once() {
    let sums: Arc<Mutex<SeenSums>> = Arc::default();
    let new = |watcher| WatchedLists::new("https://queue".into(), watcher, sums.clone());
    let (mut board, mut counter) = (new(Watcher::Board), new(Watcher::Counter));
    let of = SumsOf { server: "https://queue".into(), location: "north".into(), service: "a".into() };
    let came = || sums.lock().unwrap().day(&of, date(2026, 11, 27)).came;
    let list = |lists: &mut WatchedLists, s: i64, count: u32| {
        let at = start() + SignedDuration::from_secs(s);
        let tickets: Vec<Ticket> = (0..count).map(|n| ticket(n, start())).collect();
        lists.take(&"a".into(), place(None), &tickets, at);
    };
    for (s, count) in [(0, 1), (10, 2), (20, 3)] {
        list(&mut board, s, count);
        list(&mut counter, s + 1, count);
    }
    assert_eq!(came(), 2);
    // The board was closed: the counter goes on.
    for (s, count) in [(200, 3), (400, 4)] {
        list(&mut counter, s, count);
    }
    assert_eq!(came(), 3);
}

#[test]
fn lists_that_are_watched_have_an_end() {
    let mut lists = WatchedLists::new("https://queue".into(), Watcher::Board, Arc::default());
    for n in 0..MOST_SERVICES + 5 {
        lists.take(&n.to_string().as_str().into(), place(None), &[], start());
    }
    assert_eq!(lists.services.len(), MOST_SERVICES);
}
