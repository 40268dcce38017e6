//! The counter with the built-in server behind it: what is remembered of a day's work.

use callpad_desk::NotPressed;
use callpad_vault::MemoryVault;

use super::*;
use crate::dto::{ChooseDesk, Notice, PhaseView};

/// Signed in at the demo branch, with a keyring of its own.
async fn counter(folder: DataFolder) -> Counter {
    let args = Args::read(["callpad".into()]).unwrap();
    let mut counter = Counter::new(args, folder, Arc::new(callpad_desk::ports::Silent));
    counter.vault = Arc::new(MemoryVault::default());
    counter.try_it().await.unwrap();
    counter
}

fn folder() -> (tempfile::TempDir, DataFolder) {
    let temp = tempfile::tempdir().unwrap();
    let folder = DataFolder::open(Some(temp.path())).unwrap();
    (temp, folder)
}

fn to(to: Destination) -> Transfer {
    Transfer { to, name: "an id".into(), note: String::new(), custom_field: String::new(), priority: false }
}

/// Transfers the next visitor; the guard after the call is over by itself.
async fn transfer_next(counter: &Counter, transfer: Transfer) -> Option<Notice> {
    counter.press(Press::CallNext).await.unwrap();
    loop {
        match counter.transfer(transfer.clone()).await {
            Ok(part) => return part.desk.notice.map(|notice| notice.what),
            Err(fault) if fault == NotPressed::Busy.into() => tokio::task::yield_now().await,
            Err(fault) => panic!("{fault:?}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_tickets_went_is_named_and_remembered_and_a_refused_place_is_not() {
    let (_temp, folder) = folder();
    let counter = counter(folder).await;
    let session = counter.snapshot().session.unwrap();
    let other = session.directory.desks.iter().find(|desk| desk.id != session.desk_id).unwrap();
    let told = transfer_next(&counter, to(Destination::Desk(other.id.clone().into()))).await;
    assert!(matches!(&told, Some(Notice::Transferred { to, .. }) if *to == other.name), "{told:?}");
    let there = dto::Destination { kind: DestinationKind::Desk, id: other.id.clone() };
    assert_eq!(counter.settings().last_destinations, std::slice::from_ref(&there));

    let told = transfer_next(&counter, to(Destination::User("nobody".into()))).await;
    assert!(matches!(told, Some(Notice::Failed { .. })), "{told:?}");
    assert_eq!(counter.settings().last_destinations, [there]);
    counter.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_counter_is_taken_and_remembered_but_not_with_a_ticket_open() {
    let (_temp, folder) = folder();
    let counter = counter(folder).await;
    let session = counter.snapshot().session.unwrap();
    let other = session.directory.desks.iter().find(|desk| desk.id != session.desk_id).unwrap();
    let choice = |desk_id: &str| ChooseDesk {
        desk_id: desk_id.into(),
        service_ids: vec![session.available_services[0].id.clone()],
    };
    counter.press(Press::CallNext).await.unwrap();
    assert_eq!(counter.change_desk(choice(&other.id)).await.unwrap_err(), FaultView::NotNow);
    counter.press(Press::DropOpen).await.unwrap();
    for bad in [choice(" "), ChooseDesk { service_ids: vec![], ..choice(&other.id) }] {
        assert!(matches!(counter.change_desk(bad).await, Err(FaultView::InputInvalid { .. })));
    }

    let picture = counter.change_desk(choice(&other.id)).await.unwrap();
    let seated = picture.session.unwrap();
    assert_eq!(
        (seated.desk_id.as_str(), seated.desk_name.as_str()),
        (other.id.as_str(), other.name.as_str())
    );
    assert_eq!(seated.services.len(), 1);
    assert!(matches!(picture.desk.phase, PhaseView::Free | PhaseView::Serving { .. }));
    let saved = counter.settings_file().get().remembered.session.clone().unwrap();
    assert_eq!((saved.desk_id.as_str(), saved.services.len()), (other.id.as_str(), 1));
    counter.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_directory_and_ones_own_roles_are_known() {
    let (_temp, folder) = folder();
    let counter = counter(folder).await;
    let session = counter.snapshot().session.unwrap();
    assert!(session.roles.unwrap().iter().any(|role| role == "acl_qmpad_access"));
    assert!(!session.directory.users.is_empty() && !session.directory.devices.is_empty());
    assert!(session.directory.languages.iter().any(|language| language.id.starts_with("pt")));
    assert!(counter.snapshot().lists.all_services.iter().any(|service| !service.open));
    assert!(counter.snapshot().lists.paused.age_ms.is_some());
    counter.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn call_of_a_notification_only_asks_while_another_ticket_is_open() {
    let (_temp, folder) = folder();
    let counter = counter(folder).await;
    let waiting = |n: usize| counter.desk.view().lists.waiting[n].ticket.id.clone();
    let (first, second) = (waiting(0), waiting(1));
    assert_eq!(counter.call_from_notification(first.as_str()).await, OutsideOutcome::Done);
    let serving = |counter: &Counter| match counter.snapshot().desk.phase {
        PhaseView::Serving { open, .. } => open.ticket.id,
        phase => panic!("{phase:?}"),
    };
    assert_eq!(serving(&counter), first.as_str());
    // The guard after the call is over by itself; until then nothing is asked either.
    while counter.call_from_notification(second.as_str()).await == OutsideOutcome::Done {
        tokio::task::yield_now().await;
    }
    assert_eq!(serving(&counter), first.as_str());
    let notice = counter.snapshot().desk.notice.map(|notice| notice.what);
    assert!(
        matches!(&notice, Some(Notice::OpenTicketFirst { ticket_id, .. }) if *ticket_id == second.as_str())
    );
    counter.close().await;
}
