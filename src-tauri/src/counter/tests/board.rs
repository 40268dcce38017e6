//! A supervisor at the demo branch: signed in without a counter, and what is looked up and done there.

use callpad_board::ActKind;

use super::*;
use crate::adapters::board_channel;
use crate::dto::{BoardAct, BoardSnapshot, PlaceOnBoard, SignIn};

pub(super) const SECRET: &str = "a secret of more than thirty-two characters";

/// A server with the demo branch.
pub(super) async fn branch(data: &std::path::Path) -> callpad_server::ServerHandle {
    let mut config = callpad_server::Config::new(data);
    config.demo = true;
    config.login_secret = Some(callpad_server::LoginSecret::new(SECRET));
    callpad_server::start(config).await.unwrap()
}

pub(super) fn counter_in(folder: DataFolder, vault: &Arc<MemoryVault>) -> Counter {
    let args = Args::read(["callpad".into()]).unwrap();
    let mut counter = Counter::new(
        args,
        folder,
        Arc::new(callpad_desk::ports::NullNotifier),
        Arc::new(crate::adapters::notifier::TellsNobody),
    );
    counter.vault = vault.clone();
    counter
}

/// Waits until the board's page would draw what is wanted.
pub(super) async fn drawn(counter: &Counter, wanted: impl Fn(&BoardSnapshot) -> bool) -> BoardSnapshot {
    let mut states = counter.board_states();
    loop {
        let snapshot = board_channel::snapshot(&states.now(), &*counter.clock());
        if wanted(&snapshot) {
            return snapshot;
        }
        assert!(states.changed().await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_supervises_needs_no_counter_and_comes_back_to_the_board() {
    let data = tempfile::tempdir().unwrap();
    let server = branch(data.path()).await;
    let (_temp, folder) = folder();
    let vault = Arc::new(MemoryVault::default());
    let counter = counter_in(folder.clone(), &vault);
    let user_id = server.demo().unwrap().user_id.to_string();
    let form = SignIn { server: server.base_url(), user_id, secret: SECRET.into() };
    let choices = counter.sign_in(form).await.unwrap();
    assert!(choices.supervises && choices.calls, "{choices:?}");
    counter.set_board_open(true);
    let snapshot = counter.choose_board().await.unwrap();
    assert!(snapshot.session.is_none() && counter.supervises_only());
    let board = drawn(&counter, |board| !board.locations.is_empty()).await;
    let session = board.servers[0].session.clone().unwrap();
    assert_eq!((session.user_name.as_str(), session.desk_name), ("Ana Martins", None));
    assert!(session.can.board && session.can.tickets && session.can.requests && session.can.forecast);
    let location = board.shown.as_ref().unwrap();
    assert_eq!((location.services.len(), location.counters.len()), (4, 5));
    assert!(location.services.iter().all(|service| !service.name.is_empty()));

    // The next start goes straight there; a sign-out leaves neither board nor session behind.
    drop(counter);
    let again = counter_in(folder.clone(), &vault);
    assert!(again.starts_at_board());
    again.set_board_open(true);
    assert_eq!(again.restore_once().await, None);
    assert!(again.supervises_only());
    drawn(&again, |board| !board.locations.is_empty()).await;
    again.sign_out().await.unwrap();
    assert!(!again.supervises_only() && !again.starts_at_board());
    let board = drawn(&again, |board| board.servers[0].session.is_none()).await;
    assert!(board.locations.is_empty());
    again.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_is_done_once_told_and_can_be_taken_back() {
    let (_temp, folder) = folder();
    let counter = counter(folder).await;
    counter.set_board_open(true);
    let board = drawn(&counter, |board| !board.locations.is_empty()).await;
    let session = board.servers[0].session.as_ref();
    assert!(session.is_some_and(|session| session.desk_name.is_some()), "she sits at a counter too");
    let location = board.shown.as_ref().unwrap();
    let service = location.services.iter().find(|service| service.waiting > 0).unwrap();
    let queue = counter.service_queue(0, &location.id, &service.id).await.unwrap();
    let row = queue.rows.iter().find(|row| !row.ticket.priority).unwrap();
    let (ticket_id, label) = (row.ticket.id.clone(), row.ticket.label.clone());
    let cancel = BoardAct::Cancel { ticket_id: ticket_id.clone(), label: label.clone() };
    counter.do_act(0, cancel.clone()).await.unwrap();
    let board = drawn(&counter, |board| board.servers[0].acts.notice.is_some()).await;
    let notice = board.servers[0].acts.notice.clone().unwrap();
    assert_eq!(
        (notice.what, notice.subject.as_str(), &notice.error),
        (Some(ActKind::Cancel), label.as_str(), &None)
    );
    let restore = notice.way_back.clone().unwrap();
    assert_eq!(restore, BoardAct::Restore { ticket_id: ticket_id.clone(), label });
    let gone = counter.service_queue(0, &location.id, &service.id).await.unwrap();
    assert!(gone.rows.iter().all(|row| row.ticket.id != ticket_id));

    // Cancelled already: the server refuses, which is told as well.
    counter.do_act(0, cancel).await.unwrap();
    let board =
        drawn(&counter, |board| board.servers[0].acts.notice.as_ref().is_some_and(|n| n.id != notice.id))
            .await;
    assert!(matches!(board.servers[0].acts.notice.clone().unwrap().error, Some(ErrorView::Refused { .. })));

    counter.do_act(0, restore).await.unwrap();
    let back = counter.service_queue(0, &location.id, &service.id).await.unwrap();
    assert!(back.rows.iter().any(|row| row.ticket.id == ticket_id));
    let story = counter.ticket_story(0, ticket_id).await.unwrap();
    let what: Vec<_> = story.entries.iter().map(|entry| entry.what.as_str()).collect();
    // The demo's visitors have a past of their own.
    assert!(what.starts_with(&["created"]) && what.ends_with(&["cancelled", "changed"]), "{what:?}");
    let cancelled = &story.entries[what.len() - 2];
    assert!(cancelled.user.is_some() && cancelled.desk.is_none());
    counter.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_day_the_report_and_what_would_be_are_looked_up() {
    let (_temp, folder) = folder();
    let counter = counter(folder).await;
    counter.set_board_open(true);
    let board = drawn(&counter, |board| !board.locations.is_empty()).await;
    let location = board.shown.as_ref().unwrap();
    let day = counter.day_tickets(0, location.id.clone(), String::new(), String::new(), None).await.unwrap();
    assert!(!day.tickets.is_empty());
    let waiting = counter.day_tickets(0, location.id.clone(), String::new(), "1".into(), None).await.unwrap();
    assert!(waiting.tickets.iter().all(|ticket| ticket.state == Some(1)), "{waiting:?}");
    let number = waiting.tickets[0].ticket.label.clone();
    let found =
        counter.day_tickets(0, location.id.clone(), number.clone(), String::new(), None).await.unwrap();
    assert!(found.tickets.iter().any(|ticket| ticket.ticket.label == number));
    let long = "9".repeat(33);
    let refused = counter.day_tickets(0, location.id.clone(), long, String::new(), None).await.unwrap_err();
    assert!(matches!(refused, ErrorView::InputInvalid { .. }));

    let service = location.services.iter().find(|service| service.waiting > 0).unwrap();
    let what_if = counter.what_if(0, location.id.clone(), service.id.clone(), 1, 20).await.unwrap();
    assert!(what_if.longest_wait_s.is_some() && what_if.changed_longest_wait_s.is_some(), "{what_if:?}");
    let as_it_is = counter.what_if(0, location.id.clone(), service.id.clone(), 0, 20).await.unwrap();
    assert_eq!(as_it_is.changed_longest_wait_s, None);

    let today = location.business_day.clone();
    let place = PlaceOnBoard { server: 0, location_id: location.id.clone() };
    let rows = counter.report(&today, &today, vec![place]).await.unwrap();
    assert!(!rows.is_empty() && rows.iter().all(|row| row.day == today));
    let heads: Vec<String> = callpad_wire::report_csv::COLUMNS.map(str::to_owned).into();
    for (separator, heads) in [('\t', &heads[..]), (',', &heads[1..])] {
        let refused = counter.save_report(&today, &today, vec![], separator, heads).await;
        assert!(matches!(refused, Err(ErrorView::InputInvalid { .. })), "{separator:?}");
    }
    for bad in ["", "yesterday", "2026-02-30"] {
        assert!(
            matches!(counter.report(bad, &today, vec![]).await, Err(ErrorView::InputInvalid { .. })),
            "{bad}"
        );
    }
    counter.close().await;
}
