//! What every engine must do, tried through the door alone: each test takes whatever [`Place`] keeps a branch. An engine
//! that is added has a `Place` of its own and one line at the end of this file.

mod administration;
mod feed;
mod hall;
mod once;
mod people;
mod queue;
#[cfg(all(unix, feature = "postgres"))]
mod shared;
mod time;

use std::{collections::BTreeSet, sync::Arc};

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{
    Store,
    administration::{Administered, Administration, Plan},
    backup,
    query::StateNow,
};
use crate::{
    clock::ManualClock,
    config::Limits,
    directory::{Directory, difference::Difference},
    domain::{
        refusal::{Failure, Refusal},
        roles::{Caller, Person},
        ticket::Finish,
        zones::Zones,
    },
    feed::Listening,
    queue::{
        PendingRequest,
        asked::{Asked, KeyedRequest},
        outcome::Done,
        question::{Question, Shown},
        quotas::Quotas,
    },
    rules::{
        call::{Counter, From},
        command::Command,
        create::Create,
    },
};

/// Where one engine keeps one branch: it outlives the stores that are opened there, one after the other.
trait Place: Sized + Send + Sync + 'static {
    /// With nothing in it.
    fn new() -> Self;

    /// Opens it.
    fn open(&self, clock: Arc<ManualClock>) -> Store;

    /// Another place with what a backup of this one holds, made while `self` is open; `None` where the engine has no
    /// backups of its own.
    fn backed_up(&self) -> Option<Self>;
}

/// The engine of small sites.
struct Folder(tempfile::TempDir);

impl Place for Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn open(&self, clock: Arc<ManualClock>) -> Store {
        Store::open(self.0.path(), Zones::utc(), clock).unwrap()
    }

    fn backed_up(&self) -> Option<Self> {
        let (beside, other) = (tempfile::tempdir().unwrap(), Self::new());
        let copy = beside.path().join("copy");
        backup::backup(self.0.path(), &copy).unwrap();
        backup::check_backup(&copy).unwrap();
        backup::restore(other.0.path(), &copy, false).unwrap();
        Some(other)
    }
}

/// When each branch begins: ten o'clock of some day.
const MORNING: &str = "2026-07-01T10:00:00Z";

/// A branch, and its store while it is open.
struct Branch<P> {
    place: P,
    clock: Arc<ManualClock>,
    store: Arc<Store>,
    quotas: Arc<Quotas>,
}

/// Two locations; in the first two services, counters `d0` to `d39` and people `u0` to `u39`.
fn directory() -> Directory {
    let many = |each: &dyn Fn(usize) -> Value| (0..40).map(each).collect::<Vec<_>>();
    serde_json::from_value(json!({
        "locations": [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}],
        "services": [
            {"id": "a", "tag": "A", "name": "A", "location_id": "north", "open": true},
            {"id": "b", "tag": "B", "name": "B", "location_id": "north", "open": true},
            {"id": "s", "tag": "S", "name": "S", "location_id": "south", "open": true},
        ],
        "desks": many(&|n| json!({"id": format!("d{n}"), "tag": format!("{n}"), "name": format!("{n}"),
            "location_id": "north", "service_ids": ["a", "b"]})),
        "users": many(&|n| json!({"id": format!("u{n}"), "username": format!("u{n}"), "display_name": format!("User {n}"),
            "location_ids": ["north"], "roles": ["acl_qmpad_access"]})),
        "devices": [{"id": "k", "type": "kiosk", "name": "K", "location_id": "north"}],
    }))
    .unwrap()
}

impl<P: Place> Branch<P> {
    async fn new() -> Self {
        let (place, clock) = (P::new(), Arc::new(ManualClock::new(MORNING.parse().unwrap())));
        let store = Arc::new(place.open(clock.clone()));
        let quotas = Arc::new(Quotas::new(Limits { issued_per_minute: u32::MAX, ..Limits::default() }));
        let branch = Self { place, clock, store, quotas };
        let done = branch.put(directory(), false).await;
        assert!(matches!(done, Administered::Done), "{done:?}");
        branch
    }

    /// Ends its store, and opens the place again.
    async fn restarted(self) -> Self {
        let Self { place, clock, store, quotas } = self;
        tokio::task::spawn_blocking(move || store.close()).await.unwrap();
        let store = Arc::new(place.open(clock.clone()));
        Self { place, clock, store, quotas }
    }

    /// Makes this the directory, as far as it is not.
    async fn put(&self, new: Directory, force: bool) -> Administered {
        let state = self.store.look(StateNow).await.unwrap();
        let difference = Difference::between(&state.directory, &new, &BTreeSet::new());
        let plan = Plan {
            version: state.version,
            new,
            difference,
            secrets: Default::default(),
            open: Vec::new(),
            is_import: false,
            force,
        };
        self.administer(Administration::Change(Arc::new(plan))).await
    }

    async fn administer(&self, what: Administration) -> Administered {
        self.store.administer(what, "admin".into()).await.unwrap()
    }

    fn pending(&self, caller: Caller) -> PendingRequest {
        PendingRequest { caller, zones: Zones::utc(), quotas: self.quotas.clone() }
    }

    fn asked(&self, command: Command) -> Asked {
        Asked { command: Ok(command), pending: self.pending(Caller::Anybody), key: None }
    }

    /// Of a person of the north.
    fn by(&self, user: &str, command: Command) -> Asked {
        Asked { pending: self.pending(person(user)), ..self.asked(command) }
    }

    async fn change(&self, command: Command) -> Result<Done, Failure> {
        self.store.change(self.asked(command)).await
    }

    /// The id and the number of a new ticket.
    async fn issue(&self, service: &str) -> (String, String) {
        let done = self.change(issue(service)).await.unwrap();
        let text = |member: &str| done.members["ticket"][member].as_str().unwrap().to_owned();
        (text("id"), text("number"))
    }

    async fn ask(&self, question: Question) -> Result<Shown, Failure> {
        self.store.look(question.by(self.pending(Caller::Anybody))).await
    }

    /// The ids of a list.
    async fn list(&self, question: Question) -> Vec<String> {
        match self.ask(question).await.unwrap() {
            Shown::Tickets { tickets } => {
                let tickets = tickets.into_value();
                let ids = tickets.as_array().unwrap().iter().map(|ticket| &ticket["id"]);
                ids.map(|id| id.as_str().unwrap().to_owned()).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    async fn waiting(&self, service: &str) -> Vec<String> {
        self.list(Question::Waiting { service: service.to_owned() }).await
    }

    /// All that can be seen of the north, but for what the time changes.
    async fn everything(&self) -> Value {
        let mut all = Vec::new();
        for question in [
            Question::Waiting { service: "a".into() },
            Question::Waiting { service: "b".into() },
            Question::Paused { desk: "d0".into() },
            Question::Cancelled { desk: "d0".into() },
            Question::OpenAnswer { desk: "d0".into() },
            Question::OpenAnswer { desk: "d1".into() },
            Question::Queues { location: None },
            Question::Directory,
            Question::OpenRequests { desk: None, location: None },
        ] {
            all.push(serde_json::to_value(self.ask(question).await.unwrap()).unwrap());
        }
        all.into()
    }

    fn follow(&self) -> Listening {
        self.store.follow(None, None)
    }
}

fn person(user: &str) -> Caller {
    let roles = [callpad_wire::op::role::ACCESS.to_owned()].into();
    Caller::Person(Person { id: user.into(), roles, locations: ["north".to_owned()].into() })
}

fn issue(service: &str) -> Command {
    Command::Issue(Box::new(Create { service: service.into(), ..Create::default() }))
}

/// Counter `dN` and its clerk `uN`.
fn counter(n: usize) -> Counter {
    Counter { desk: format!("d{n}"), user: format!("u{n}") }
}

fn call_next(n: usize) -> Command {
    Command::CallNext { counter: counter(n), services: Vec::new() }
}

fn call(n: usize, ticket: &str) -> Command {
    Command::Call { from: From::Waiting, counter: counter(n), ticket: ticket.into() }
}

fn end(answer: &str) -> Command {
    Command::Finish { answer: answer.into(), finish: Finish::End }
}

fn under_key(key: &str, params: &[u8], asked: Asked) -> Asked {
    let keyed = KeyedRequest {
        user: asked.pending.caller.id().to_owned(),
        operation: "operation",
        key: key.into(),
        params_digest: params.to_vec(),
    };
    Asked { key: Some(keyed), ..asked }
}

fn refused<T: std::fmt::Debug>(result: Result<T, Failure>) -> Refusal {
    match result {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

/// The text at a path such as `/ticket/id`.
fn text(members: &Map<String, Value>, path: &str) -> String {
    let found = Value::Object(members.clone());
    found.pointer(path).and_then(Value::as_str).unwrap_or_else(|| panic!("{path} in {found}")).to_owned()
}

/// The changes that have been told so far, each as its members.
fn told(listening: &mut Listening) -> Vec<Value> {
    std::iter::from_fn(|| listening.coming.try_recv().ok())
        .map(|change| serde_json::from_str(&change.message(0)).unwrap())
        .collect()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Lets an engine run the whole suite.
macro_rules! engine {
    ($name:ident, $place:ty; $($part:ident: $($test:ident)*;)*) => {
        mod $name {
            $(mod $part {
                $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $test() {
                    super::super::$part::$test::<$place>().await;
                })*
            })*
        }
    };
}

/// The whole suite.
macro_rules! suite {
    ($name:ident, $place:ty) => {
        engine! {
            $name, $place;
            queue:
                tickets_are_numbered_and_called_in_their_order
                two_callers_for_one_ticket_never_both_get_it
                many_who_call_next_get_each_ticket_once
                a_counter_and_a_clerk_serve_one_at_a_time
                what_is_done_to_a_ticket_is_seen_in_its_lists
                a_refusal_changes_nothing_and_is_told_to_nobody
                what_is_foreign_is_refused_before_what_is_unknown
                counters_tell_who_is_there_and_are_asked_for_help
                boards_and_reports_count_what_was_done;
            once:
                what_comes_twice_under_a_key_is_done_once
                a_key_is_one_user_s_and_of_one_request
                what_comes_many_times_at_once_is_done_once
                keys_are_kept_over_a_restart_and_forgotten_after_a_day;
            feed:
                changes_are_numbered_without_a_gap_in_the_order_of_their_commits
                who_comes_back_misses_nothing_and_numbers_grow_over_a_restart
                who_listens_to_one_location_hears_of_it_alone
                an_answer_names_the_number_under_which_it_is_told
                what_is_told_in_its_order_gives_the_lists;
            hall:
                a_slip_that_may_be_out_is_a_ticket_in_the_end
                whoever_begins_again_knows_which_slips_may_be_out
                who_gives_a_ticket_up_is_counted_as_one_who_left;
            time:
                moments_grow_whatever_the_clock_does
                a_new_day_ends_what_is_left_and_numbers_begin_anew
                what_is_not_told_again_ends_by_itself;
            administration:
                a_change_of_the_directory_is_told_and_written_down
                a_plan_that_others_overtook_or_that_removes_what_is_in_use_is_not_done
                what_is_removed_is_gone_at_once_and_comes_back_without_its_history
                a_day_is_reset_where_it_is_asked_for
                all_stays_over_a_restart
                a_backup_holds_what_was_done_before_it
                a_store_that_is_closed_refuses;
            people:
                tokens_end_by_a_word_and_keys_are_rotated
                one_visitor_is_erased_everywhere
                people_are_erased_after_their_days;
        }
    };
}

suite!(sqlite, crate::store::suite::Folder);
#[cfg(all(unix, feature = "postgres"))]
suite!(postgres, crate::store::suite::shared::Shared);
