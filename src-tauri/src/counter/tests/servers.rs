//! A supervisor of several servers, whose locations, services and counters have the same ids.

use callpad_board::ports::BoardStore;
use callpad_board::{ActJournal, ActKind, ActRecord, Subject, Supervisor};
use callpad_server::ServerHandle;

use super::board::{SECRET, branch, counter_in, drawn};
use super::*;
use crate::adapters::act_file::ActFile;
use crate::counter::servers::MOST_SERVERS;
use crate::dto::{
    BoardAct, BoardChange, BoardPart, BoardServer, BoardSnapshot, ConnectionView, LocationBoard,
    PlaceOnBoard, SignIn,
};
use crate::settings::{SavedServer, SettingsFile};

/// Two branches and the supervisor of both.
pub(super) struct World {
    pub(super) one: (tempfile::TempDir, ServerHandle),
    pub(super) two: (tempfile::TempDir, ServerHandle),
    _temp: tempfile::TempDir,
    folder: DataFolder,
    vault: Arc<MemoryVault>,
}

pub(super) async fn world() -> World {
    let (a, b) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (one, two) = (branch(a.path()).await, branch(b.path()).await);
    let (_temp, folder) = folder();
    World { one: (a, one), two: (b, two), _temp, folder, vault: Arc::default() }
}

/// A sign-in as the demo branch's supervisor who also calls.
pub(super) fn sign_in(server: &ServerHandle) -> SignIn {
    let user_id = server.demo().unwrap().user_id.to_string();
    SignIn { server: server.base_url(), user_id, secret: SECRET.into() }
}

impl World {
    /// The counter with the board of the first server.
    pub(super) async fn at_board(&self) -> Counter {
        let counter = counter_in(self.folder.clone(), &self.vault);
        counter.sign_in(sign_in(&self.one.1)).await.unwrap();
        counter.set_board_open(true);
        counter.choose_board().await.unwrap();
        counter
    }

    /// The next start.
    async fn again(&self) -> Counter {
        let counter = counter_in(self.folder.clone(), &self.vault);
        counter.set_board_open(true);
        assert_eq!(counter.restore_once().await, None);
        counter
    }

    /// The person at the second server.
    fn at_two(&self) -> Supervisor {
        let SignIn { server, user_id, .. } = sign_in(&self.two.1);
        Supervisor { server, user_id: user_id.into() }
    }
}

/// The server with this address.
fn server_at<'a>(board: &'a BoardSnapshot, handle: &ServerHandle) -> Option<&'a BoardServer> {
    board.servers.iter().find(|server| server.server == handle.base_url())
}

/// The location in view.
fn whole(change: BoardChange) -> Option<LocationBoard> {
    let parts = change.parts.into_iter();
    parts.fold(None, |whole, part| if let BoardPart::Shown(shown) = part { shown } else { whole })
}

fn places(board: &BoardSnapshot) -> Vec<(u32, String)> {
    let mut places: Vec<_> =
        board.locations.iter().map(|location| (location.server, location.id.clone())).collect();
    places.sort();
    places
}

pub(super) async fn both(counter: &Counter) -> BoardSnapshot {
    drawn(counter, |board| board.servers.len() == 2 && board.locations.len() == 2).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_location_of_two_servers_is_two_and_each_act_goes_where_it_belongs() {
    let world = world().await;
    let counter = world.at_board().await;
    counter.add_server(sign_in(&world.two.1)).await.unwrap();
    let board = both(&counter).await;
    let two = board.servers[1].id;
    let id = board.locations[0].id.clone();
    assert_eq!(places(&board), [(0, id.clone()), (two, id.clone())]);
    assert!(board.servers.iter().all(|server| server.name.as_deref().is_some_and(|n| n.starts_with("127"))));
    assert!(board.servers[1].session.as_ref().is_some_and(|session| session.can.tickets));

    // Cancelled at the second; at the first the ticket of the same number waits on.
    let here = whole(counter.show_location(two, &id)).unwrap();
    assert_eq!((here.server, &here.id), (two, &id));
    let service = here.services.iter().find(|service| service.waiting > 0).unwrap();
    let queue = counter.service_queue(two, &id, &service.id).await.unwrap();
    let (ticket_id, label) = (queue.rows[0].ticket.id.clone(), queue.rows[0].ticket.label.clone());
    let before = counter.service_queue(0, &id, &service.id).await.unwrap().rows.len();
    counter.do_act(two, BoardAct::Cancel { ticket_id: ticket_id.clone(), label }).await.unwrap();
    let board = drawn(&counter, |board| board.servers[1].acts.notice.is_some()).await;
    assert_eq!(board.servers[1].acts.notice.as_ref().unwrap().what, Some(ActKind::Cancel));
    assert!(board.servers[0].acts.notice.is_none());
    let rows = counter.service_queue(two, &id, &service.id).await.unwrap().rows;
    assert!(rows.iter().all(|row| row.ticket.id != ticket_id));
    assert_eq!(counter.service_queue(0, &id, &service.id).await.unwrap().rows.len(), before);

    // A report of both names the servers; of one alone it need not.
    let today = here.business_day.clone();
    let place = |server: u32| PlaceOnBoard { server, location_id: id.clone() };
    let rows = counter.report(&today, &today, vec![place(0), place(two)]).await.unwrap();
    let port = world.two.1.base_url().rsplit(':').next().unwrap().to_owned();
    assert!(rows.iter().any(|row| row.server == 0) && rows.iter().any(|row| row.server == two));
    assert!(rows.iter().all(|row| (row.server == two) == row.location.contains(&port)), "{rows:?}");
    let rows = counter.report(&today, &today, vec![place(two)]).await.unwrap();
    assert!(rows.iter().all(|row| !row.location.contains(&port)));
    counter.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_servers_come_back_at_the_next_start_until_one_is_removed() {
    let world = world().await;
    let counter = world.at_board().await;
    counter.add_server(sign_in(&world.two.1)).await.unwrap();
    counter.close().await;
    drop(counter);
    let settings = std::fs::read_to_string(world.folder.at("settings.json")).unwrap();
    assert!(settings.contains(&world.two.1.base_url()) && !settings.contains(SECRET), "{settings}");

    let again = world.again().await;
    let board = both(&again).await;
    let two = server_at(&board, &world.two.1).unwrap();
    assert!(two.session.is_some() && !two.denied);
    // What was learnt after the start: names, and what the person may do.
    let board = drawn(&again, |board| {
        let session = board.servers.get(1).and_then(|server| server.session.as_ref());
        session
            .is_some_and(|session| session.user_name == "Ana Martins" && !session.directory.desks.is_empty())
    })
    .await;
    let two = board.servers[1].id;
    again.remove_server(two).await.unwrap();
    let board = drawn(&again, |board| board.servers.len() == 1).await;
    assert!(board.locations.iter().all(|location| location.server == 0));
    assert_eq!(again.remove_server(two).await.unwrap_err(), ErrorView::NotNow);
    assert_eq!(again.do_act(two, stop()).await.unwrap_err(), ErrorView::NotNow);
    let key = again.vault_key(&world.at_two().server, world.at_two().user_id.as_str());
    assert_eq!(world.vault.load(&key).await.unwrap(), None, "its token is gone");
    again.close().await;
    drop(again);

    let third = world.again().await;
    let board = drawn(&third, |board| !board.locations.is_empty()).await;
    assert_eq!(board.servers.len(), 1);
    third.close().await;
}

fn stop() -> BoardAct {
    BoardAct::Service { service_id: "1".into(), name: "A".into(), open: false }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_added_is_said_and_leaves_nothing_behind() {
    let world = world().await;
    let counter = world.at_board().await;
    let two = sign_in(&world.two.1);
    let with = |change: fn(&mut SignIn)| {
        let mut form =
            SignIn { server: two.server.clone(), user_id: two.user_id.clone(), secret: SECRET.into() };
        change(&mut form);
        form
    };
    let refused = async |form: SignIn| counter.add_server(form).await.unwrap_err();
    assert_eq!(refused(sign_in(&world.one.1)).await, ErrorView::ServerListed);
    assert_eq!(refused(with(|form| form.secret = "wrong".into())).await, ErrorView::SignInRefused);
    for bad in [
        with(|form| form.server = "queue.example".into()),
        with(|form| form.server = "https://ana:secret@queue.example".into()),
        with(|form| form.server = String::new()),
    ] {
        assert!(matches!(refused(bad).await, ErrorView::AddressInvalid { .. }));
    }
    for bad in [with(|form| form.user_id = " ".into()), with(|form| form.secret = "x".repeat(256))] {
        assert!(matches!(refused(bad).await, ErrorView::InputInvalid { .. }));
    }
    // A clerk who may not supervise.
    roles(&world.two, &[], &["callpad_supervise"]).await;
    assert_eq!(refused(with(|_| ())).await, ErrorView::NoBoardThere);
    roles(&world.two, &["callpad_supervise"], &[]).await;
    let board = drawn(&counter, |board| !board.locations.is_empty()).await;
    assert_eq!(board.servers.len(), 1);
    assert!(counter.settings_file().remembered().board_servers.is_empty());

    counter.add_server(with(|_| ())).await.unwrap();
    assert_eq!(refused(with(|_| ())).await, ErrorView::ServerListed);
    assert_eq!(refused(with(|form| form.user_id = "another".into())).await, ErrorView::ServerListed);
    counter.close().await;
}

/// Gives roles to the demo branch's clerk and takes others, while the server runs.
async fn roles((data, server): &(tempfile::TempDir, ServerHandle), add: &[&str], remove: &[&str]) {
    let all = |roles: &[&str]| roles.iter().map(|role| (*role).to_owned()).collect();
    let roles = IdList { add: all(add), remove: all(remove), ..IdList::default() };
    let id = server.demo().unwrap().user_id.to_string();
    let edits = vec![Edit::SetUser { id, change: UserChange { roles, ..UserChange::default() } }];
    let data = data.path().to_owned();
    let asked = tokio::task::spawn_blocking(move || {
        admin::administer(&data, &Ask::Change(Change::edits(edits)), "eva", &ServerClock)
    });
    asked.await.unwrap().unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn who_loses_the_role_at_one_server_keeps_the_board_of_the_other() {
    let world = world().await;
    let counter = world.at_board().await;
    counter.add_server(sign_in(&world.two.1)).await.unwrap();
    both(&counter).await;
    roles(&world.two, &[], &["callpad_supervise"]).await;
    let board = drawn(&counter, |board| board.servers[1].denied).await;
    assert!(!board.servers[0].denied);
    assert_eq!(board.locations.iter().map(|location| location.server).collect::<Vec<_>>(), [0]);
    roles(&world.two, &["callpad_supervise"], &[]).await;
    let board = both(&counter).await;
    assert!(board.servers.iter().all(|server| !server.denied));
    counter.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_without_answer_says_since_when_and_the_other_goes_on() {
    let world = world().await;
    let counter = world.at_board().await;
    counter.add_server(sign_in(&world.two.1)).await.unwrap();
    both(&counter).await;
    let World { one, two, .. } = world;
    two.1.shutdown().await;
    let board = drawn(&counter, |board| {
        let lost = matches!(board.servers[1].connection, ConnectionView::Lost { .. });
        lost && board.locations.iter().any(|location| location.server != 0 && location.error.is_some())
    })
    .await;
    assert!(!matches!(board.servers[0].connection, ConnectionView::Lost { .. }));
    assert!(board.locations.iter().all(|location| location.server != 0 || location.error.is_none()));
    drop(one);
    counter.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_token_a_server_waits_for_its_sign_in_and_says_what_is_open_there() {
    let world = world().await;
    let counter = world.at_board().await;
    counter.add_server(sign_in(&world.two.1)).await.unwrap();
    counter.close().await;
    drop(counter);
    // The app ended in the middle of an act at the second server, and the keyring lost its token.
    let at = world.at_two();
    let record = ActRecord {
        supervisor: at.clone(),
        key: "callpad-test-1".into(),
        act: ActKind::Cancel,
        subject: Subject::Ticket("7".into()),
        label: "A 007".into(),
        sent: jiff::Timestamp::now(),
    };
    let file = ActFile::of_further(&world.folder, &at);
    file.save(&ActJournal { acts: vec![record] }).unwrap();
    let names = || std::fs::read_dir(world.folder.root()).unwrap().flatten();
    let journals =
        || names().filter(|entry| entry.file_name().to_string_lossy().starts_with("acts-")).count();
    assert_eq!(journals(), 1);
    let again = counter_in(world.folder.clone(), &world.vault);
    world.vault.forget(&again.vault_key(&at.server, at.user_id.as_str())).await.unwrap();
    again.set_board_open(true);
    assert_eq!(again.restore_once().await, None);

    let board = drawn(&again, |board| {
        let two = board.servers.get(1);
        two.is_some_and(|two| {
            matches!(two.connection, ConnectionView::TokenEnded) && !two.acts.open.is_empty()
        })
    })
    .await;
    let two = &board.servers[1];
    let open = &two.acts.open[0];
    assert_eq!((open.subject.as_str(), open.unknown, open.can_repeat), ("A 007", true, false));
    assert_eq!(
        again.remove_server(two.id).await.unwrap_err(),
        ErrorView::Unsettled,
        "nobody would hear of it"
    );
    assert_eq!(again.sign_in_at(two.id, "wrong".into()).await.unwrap_err(), ErrorView::SignInRefused);
    again.sign_in_at(two.id, SECRET.into()).await.unwrap();
    let board = both(&again).await;
    assert_eq!(board.servers[1].acts.open.len(), 1, "signing in settles nothing");
    again.leave_act(two.id, open.id).await.unwrap();
    again.remove_server(two.id).await.unwrap();
    assert_eq!(journals(), 0);
    again.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_signs_out_leaves_no_token_and_finds_the_list_again_and_another_person_does_not() {
    let world = world().await;
    let counter = world.at_board().await;
    counter.add_server(sign_in(&world.two.1)).await.unwrap();
    let at = world.at_two();
    let key = counter.vault_key(&at.server, at.user_id.as_str());
    assert!(world.vault.load(&key).await.unwrap().is_some());
    counter.sign_out().await.unwrap();
    assert_eq!(world.vault.load(&key).await.unwrap(), None);
    drawn(&counter, |board| board.servers.len() == 1).await;

    let nobody = counter.add_server(sign_in(&world.two.1)).await;
    assert_eq!(nobody.unwrap_err(), ErrorView::NotNow, "nobody is signed in");
    counter.sign_in(sign_in(&world.one.1)).await.unwrap();
    counter.choose_board().await.unwrap();
    let board = drawn(&counter, |board| {
        board.servers.get(1).is_some_and(|two| matches!(two.connection, ConnectionView::TokenEnded))
    })
    .await;
    assert_eq!(board.servers[1].server, at.server);
    counter.sign_out().await.unwrap();

    // Somebody else, at the other server: the list is not theirs.
    counter.sign_in(sign_in(&world.two.1)).await.unwrap();
    counter.choose_board().await.unwrap();
    let board = drawn(&counter, |board| !board.locations.is_empty()).await;
    assert_eq!(board.servers.len(), 1);
    counter.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_board_has_so_many_servers_and_no_more() {
    let world = world().await;
    let owner = {
        let SignIn { server, user_id, .. } = sign_in(&world.one.1);
        Supervisor { server, user_id: user_id.into() }
    };
    // A file that was changed by hand names more.
    let counter = counter_in(world.folder.clone(), &world.vault);
    let saved = |n: usize| SavedServer {
        owner: owner.clone(),
        // Nothing listens on these ports, which only the system's own services may have.
        at: Supervisor { server: format!("http://127.0.0.1:{}", n + 500), user_id: "helena".into() },
        user_name: None,
    };
    counter.remember(|remembered| remembered.board_servers = (0..40).map(saved).collect());
    counter.sign_in(sign_in(&world.one.1)).await.unwrap();
    counter.set_board_open(true);
    counter.choose_board().await.unwrap();
    let board = drawn(&counter, |board| board.servers.len() > 1).await;
    assert_eq!(board.servers.len(), MOST_SERVERS);
    let most = u32::try_from(MOST_SERVERS).unwrap();
    assert_eq!(board.offered.most, most);
    let full = counter.add_server(sign_in(&world.two.1)).await.unwrap_err();
    assert_eq!(full, ErrorView::TooManyServers { most });
    counter.close().await;
}

/// The counter under a policy.
fn managed(world: &World, policy: &str) -> Counter {
    let mut counter = counter_in(world.folder.clone(), &world.vault);
    let policy = callpad_policy::parse_json("policy.json", policy);
    assert_eq!(policy.problems, []);
    counter.managed =
        Managed { locked: policy.locked, recommended: policy.recommended, ..Managed::default() };
    counter.settings = Mutex::new(SettingsFile::open(&world.folder, &counter.managed).0);
    counter
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_organisation_gives_is_offered_and_where_it_is_locked_nothing_else_is_taken() {
    let world = world().await;
    let two = world.two.1.base_url();
    let (locked, recommended) = (
        format!(r#"{{"boardServers": ["{two}", "https://three.example"]}}"#),
        format!(
            r#"{{"serverAddress": "{}", "recommended": {{"boardServers": ["{two}"]}}}}"#,
            world.one.1.base_url()
        ),
    );
    for (policy, offered) in
        [(locked, vec![two.clone(), "https://three.example".into()]), (recommended, vec![two.clone()])]
    {
        let counter = managed(&world, &policy);
        counter.sign_in(sign_in(&world.one.1)).await.unwrap();
        counter.set_board_open(true);
        counter.choose_board().await.unwrap();
        let board = drawn(&counter, |board| !board.locations.is_empty()).await;
        assert_eq!((&board.offered.addresses, board.offered.others), (&offered, false), "{policy}");
        let four = || SignIn { server: "https://four.example".into(), ..sign_in(&world.two.1) };
        assert_eq!(counter.add_server(four()).await.unwrap_err(), ErrorView::Managed, "{policy}");
        counter.add_server(sign_in(&world.two.1)).await.unwrap();
        let board = both(&counter).await;
        assert!(!board.offered.addresses.contains(&two), "it is there");
        let id = board.servers[1].id;
        counter.remove_server(id).await.unwrap();
        let board = drawn(&counter, |board| board.offered.addresses.contains(&two)).await;
        assert_eq!(board.servers.len(), 1);
        counter.close().await;
    }
}
