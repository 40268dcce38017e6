//! The counter with the built-in server behind it: what is remembered of a day's work.

mod board;
mod in_view;
mod servers;

use callpad_desk::Rejected;
use callpad_server::admin::{self, Ask, Change};
use callpad_server::clock::SystemClock as ServerClock;
use callpad_server::directory::{DeskChange, Edit, IdList, UserChange};
use callpad_vault::MemoryVault;

use super::*;
use crate::dto::{ChooseDesk, Notice, PhaseView};
use crate::session_info::BUILT_IN;

/// Signed in at the demo branch, with a keyring of its own.
async fn counter(folder: DataFolder) -> Counter {
    let args = Args::read(["callpad".into()]).unwrap();
    let mut counter = Counter::new(
        args,
        folder,
        Arc::new(callpad_desk::ports::NullNotifier),
        Arc::new(crate::adapters::notifier::TellsNobody),
    );
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
            Err(error) if error == Rejected::Busy.into() => tokio::task::yield_now().await,
            Err(error) => panic!("{error:?}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_tickets_went_is_named_and_remembered_and_a_refused_place_is_not() {
    let (_temp, folder) = folder();
    let counter = counter(folder).await;
    let session = counter.snapshot().session.unwrap();
    let other = session.directory.desks.iter().find(|desk| desk.id != session.desk_id).unwrap();
    let notice = transfer_next(&counter, to(Destination::Desk(other.id.clone().into()))).await;
    assert!(matches!(&notice, Some(Notice::Transferred { to, .. }) if *to == other.name), "{notice:?}");
    let there = crate::dto::Destination { kind: crate::dto::DestinationKind::Desk, id: other.id.clone() };
    assert_eq!(counter.settings_view().last_destinations, std::slice::from_ref(&there));

    let notice = transfer_next(&counter, to(Destination::User("nobody".into()))).await;
    assert!(matches!(notice, Some(Notice::Failed { .. })), "{notice:?}");
    assert_eq!(counter.settings_view().last_destinations, [there]);
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
    assert_eq!(counter.change_desk(choice(&other.id)).await.unwrap_err(), ErrorView::NotNow);
    counter.press(Press::DropOpen).await.unwrap();
    for bad in [choice(" "), ChooseDesk { service_ids: vec![], ..choice(&other.id) }] {
        assert!(matches!(counter.change_desk(bad).await, Err(ErrorView::InputInvalid { .. })));
    }

    let snapshot = counter.change_desk(choice(&other.id)).await.unwrap();
    let session = snapshot.session.unwrap();
    assert_eq!(
        (session.desk_id.as_str(), session.desk_name.as_str()),
        (other.id.as_str(), other.name.as_str())
    );
    assert_eq!(session.services.len(), 1);
    assert!(matches!(snapshot.desk.phase, PhaseView::Free | PhaseView::Serving { .. }));
    let saved = counter.settings_file().remembered().session.clone().unwrap();
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
async fn what_an_administrator_renames_and_takes_away_is_known_without_another_sign_in() {
    let (_temp, folder) = folder();
    let data = folder.at("server");
    let counter = counter(folder).await;
    let session = counter.snapshot().session.unwrap();
    counter.views().wait_for(|view| view.connection == callpad_desk::Connection::Live).await.unwrap();
    let name = DeskChange { name: Some("By the door".into()), ..DeskChange::default() };
    let roles = IdList { remove: vec!["qm_qmpad_transfer_tickets".into()], ..IdList::default() };
    let edits = vec![
        Edit::SetDesk { id: session.desk_id, change: name },
        Edit::SetUser { id: session.user_id, change: UserChange { roles, ..UserChange::default() } },
    ];
    let asked = tokio::task::spawn_blocking(move || {
        admin::administer(&data, &Ask::Change(Change::edits(edits)), "eva", &ServerClock)
    });
    asked.await.unwrap().unwrap();
    let mut states = counter.session_info.subscribe();
    let renamed = states.wait_for(|info| {
        info.as_ref().is_some_and(|info| info.directory.desks.iter().any(|desk| desk.name == "By the door"))
    });
    drop(renamed.await.unwrap());
    let session = counter.snapshot().session.unwrap();
    assert_eq!(session.desk_name, "By the door");
    assert!(session.roles.unwrap().iter().all(|role| role != "qm_qmpad_transfer_tickets"));
    counter.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn call_of_a_notification_only_asks_while_another_ticket_is_open() {
    let (_temp, folder) = folder();
    let counter = counter(folder).await;
    let waiting = |n: usize| counter.desk.view().lists.waiting[n].ticket.id.clone();
    let (first, second) = (waiting(0), waiting(1));
    assert_eq!(counter.call_from_notification(first.as_str()).await, ExternalOutcome::Done);
    let serving = |counter: &Counter| match counter.snapshot().desk.phase {
        PhaseView::Serving { open, .. } => open.ticket.id,
        phase => panic!("{phase:?}"),
    };
    assert_eq!(serving(&counter), first.as_str());
    // The guard after the call is over by itself; until then nothing is asked either.
    while counter.call_from_notification(second.as_str()).await == ExternalOutcome::Done {
        tokio::task::yield_now().await;
    }
    assert_eq!(serving(&counter), first.as_str());
    let notice = counter.snapshot().desk.notice.map(|notice| notice.what);
    assert!(
        matches!(&notice, Some(Notice::OpenTicketFirst { ticket_id, .. }) if *ticket_id == second.as_str())
    );
    counter.close().await;
}

/// The settings file cannot be written: a folder is in its place.
fn obstruct(temp: &tempfile::TempDir) {
    let file = temp.path().join("settings.json");
    let _ = std::fs::remove_file(&file);
    std::fs::create_dir_all(file.join("x")).unwrap();
}

fn troubles(counter: &Counter) -> Vec<ErrorView> {
    counter.snapshot().system.troubles
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_signs_out_is_signed_out_even_if_that_cannot_be_written() {
    let (temp, folder) = folder();
    let counter = counter(folder).await;
    let key = counter.vault_key(BUILT_IN, &counter.snapshot().session.unwrap().user_id);
    assert!(counter.vault.load(&key).await.unwrap().is_some() && temp.path().join("server.json").exists());
    obstruct(&temp);
    let snapshot = counter.sign_out().await.unwrap();
    assert!(snapshot.session.is_none());
    assert!(counter.vault.load(&key).await.unwrap().is_none(), "the token stayed");
    assert!(!temp.path().join("server.json").exists(), "the built-in server runs on");
    assert!(matches!(troubles(&counter).as_slice(), [ErrorView::Storage { .. }]), "and it is told");
    assert!(counter.settings_file().remembered().session.is_none());

    // It is written with the end at the latest, and nothing is told any more.
    std::fs::remove_dir_all(temp.path().join("settings.json")).unwrap();
    counter.close().await;
    assert_eq!(troubles(&counter), []);
    let kept = std::fs::read_to_string(temp.path().join("settings.json")).unwrap();
    assert!(kept.contains("\"session\": null"), "{kept}");
}

#[tokio::test(flavor = "multi_thread")]
async fn other_services_and_another_counter_are_taken_even_if_that_cannot_be_written() {
    let (temp, folder) = folder();
    let counter = counter(folder).await;
    let session = counter.snapshot().session.unwrap();
    obstruct(&temp);
    let one = session.available_services[0].id.clone();
    let snapshot = counter.change_services(vec![one.clone()]).await.unwrap();
    assert_eq!(snapshot.session.unwrap().services.len(), 1);
    assert!(matches!(snapshot.system.troubles.as_slice(), [ErrorView::Storage { .. }]));
    let other = session.directory.desks.iter().find(|desk| desk.id != session.desk_id).unwrap();
    let choice = ChooseDesk { desk_id: other.id.clone(), service_ids: vec![one] };
    assert_eq!(counter.change_desk(choice).await.unwrap().session.unwrap().desk_id, other.id);
    counter.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_built_in_server_at_which_nobody_sits_does_not_run_on() {
    let (temp, folder) = folder();
    let counter = counter(folder).await;
    counter.stop_unused(&mut *counter.sign_in_state.lock().await).await;
    assert!(temp.path().join("server.json").exists(), "somebody sits at it");
    counter.sign_out().await.unwrap();
    // As a trial or a resumed session leaves it that ends before anybody sits.
    let mut sign_in_state = counter.sign_in_state.lock().await;
    counter.built_in(&mut sign_in_state).await.unwrap();
    assert!(temp.path().join("server.json").exists());
    counter.stop_unused(&mut sign_in_state).await;
    assert!(!temp.path().join("server.json").exists());
}

/// The server is told as well: a token that somebody copied is worth nothing from then on (feature `logout`).
#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_the_token_at_the_server() {
    let branch = tempfile::tempdir().unwrap();
    let mut config = callpad_server::Config::new(branch.path());
    config.demo = true;
    let secret = "a secret of more than thirty-two characters";
    config.login_secret = Some(callpad_server::LoginSecret::new(secret));
    let server = callpad_server::start(config).await.unwrap();
    let demo = server.demo().unwrap().clone();
    let (_temp, folder) = folder();
    let mut counter = Counter::new(
        Args::read(["callpad".into()]).unwrap(),
        folder,
        Arc::new(callpad_desk::ports::NullNotifier),
        Arc::new(crate::adapters::notifier::TellsNobody),
    );
    counter.vault = Arc::new(MemoryVault::default());
    let url = server.base_url();
    let form =
        crate::dto::SignIn { server: url.clone(), user_id: demo.user_id.to_string(), secret: secret.into() };
    let choices = counter.sign_in(form).await.unwrap();
    let service_ids = vec![choices.services[0].id.clone()];
    counter.choose_desk(ChooseDesk { desk_id: demo.desk_id.to_string(), service_ids }).await.unwrap();
    let session = counter.sign_in_state.lock().await.session.clone().unwrap();
    let copied = callpad_client::Session::resume(
        session.client().clone(),
        session.user_id().clone(),
        None,
        session.token(),
    );
    let ask = callpad_wire::op::WaitingTicketsCount::default();
    copied.waiting_tickets_count(&ask).await.unwrap();
    counter.sign_out().await.unwrap();
    // Nobody waits for it, so there is no event to wait for either.
    while copied.waiting_tickets_count(&ask).await.is_ok() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    server.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn when_who_waits_will_be_called_is_told_beside_the_lists_and_ends_with_the_session() {
    let (_temp, folder) = folder();
    let counter = counter(folder).await;
    let mut states = counter.page_states();
    while counter.page_state().expected.at.is_none() {
        assert!(states.changed().await);
    }
    let snapshot = counter.snapshot();
    let ids: Vec<&str> = snapshot.lists.waiting.iter().map(|row| row.ticket.id.as_str()).collect();
    let expected = &snapshot.expected;
    assert!(expected.age_ms.is_some() && !expected.tickets.is_empty());
    assert!(expected.tickets.iter().all(|wait| ids.contains(&wait.id.as_str())));
    assert!(expected.tickets.iter().chain(&expected.services).all(|wait| {
        let [median, low, high] = wait.wait_s;
        low <= median && median <= high
    }));
    counter.sign_out().await.unwrap();
    while counter.page_state().expected.at.is_some() {
        assert!(states.changed().await);
    }
    counter.close().await;
}
