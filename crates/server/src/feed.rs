//! Who listens to the changes, and the last of them for those who come back.

mod hub;

use std::{
    collections::{BTreeSet, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use callpad_wire::{Ticket, WaitingService, op::role, path_segment};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use tokio::sync::watch;

use self::hub::{Coming, Hub};
use crate::domain::roles::Caller;

/// How many changes a listener may be behind, and how many are kept for those who come back.
pub(crate) const MOST_BEHIND: usize = 1_000;

/// One change of the queue.
#[derive(Debug)]
pub(crate) struct Change {
    /// The locations it concerns; none for all.
    pub(crate) locations: Option<Vec<String>>,
    pub(crate) what: ChangeKind,
}

/// What has changed.
#[derive(Debug)]
pub(crate) enum ChangeKind {
    /// A ticket, by the word that listeners are told.
    Ticket { change: String, ticket: Box<Ticket>, desk_id: Option<String>, answer_id: Option<String> },
    /// A service was renamed, opened or closed.
    Service(Box<WaitingService>),
    /// Who is at a counter, and what for; as its members.
    Counter(Map<String, Value>),
    /// A supervisor asked something of a counter, or that has ended; as its members.
    Request(Map<String, Value>),
    /// A screen or a kiosk is here, or away; as its members.
    Device(Map<String, Value>),
    /// An administrator has changed the directory.
    Directory,
    /// Everything: read the lists again.
    Reset,
}

/// What a change is about, for those who listen inside the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A call, a recall, or the end of one: the id of the answer.
    Answer(String),
    /// Whoever shows anything reads everything again.
    Everything,
    /// Anything else in the queue.
    Queue,
    /// Nothing in the queue.
    Beside,
}

/// A change as it is told: all of it but its number. It can be kept, and told by another server.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct WrittenChange {
    /// The locations it concerns; none for all.
    pub(crate) locations: Option<Vec<String>>,
    kind: Kind,
    /// The answer that it is about.
    answer: Option<String>,
    /// Its members as JSON, without the bracket before them: written once, however many listen.
    members: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Ticket,
    Service,
    Counter,
    Request,
    Device,
    Directory,
    Reset,
}

impl Kind {
    /// The roles of which a listener needs one; everybody may hear of it where there are none.
    fn audience(self) -> &'static [&'static str] {
        match self {
            Self::Ticket | Self::Service | Self::Directory | Self::Reset => &[],
            Self::Counter | Self::Device => &[role::SUPERVISE],
            Self::Request => &[role::SUPERVISE, role::ACCESS],
        }
    }
}

impl WrittenChange {
    /// Read everything again, at these locations or everywhere.
    pub(crate) fn reset(locations: Option<Vec<String>>) -> Self {
        Change { locations, what: ChangeKind::Reset }.into()
    }

    /// Whether what came before it need not be known any longer.
    pub(crate) fn is_reset(&self) -> bool {
        self.kind == Kind::Reset
    }

    /// Whether it concerns nobody beyond these locations; no locations are all.
    pub(crate) fn is_within(&self, locations: Option<&[String]>) -> bool {
        is_within(self.locations.as_deref(), locations)
    }

    fn subject(&self) -> Subject {
        match (self.kind, &self.answer) {
            (Kind::Ticket, Some(answer)) => Subject::Answer(answer.clone()),
            (Kind::Ticket | Kind::Service | Kind::Counter, _) => Subject::Queue,
            (Kind::Directory | Kind::Reset, _) => Subject::Everything,
            (Kind::Request | Kind::Device, _) => Subject::Beside,
        }
    }
}

impl From<Change> for WrittenChange {
    fn from(change: Change) -> Self {
        let Change { locations, what } = change;
        let (kind, answer) = match &what {
            ChangeKind::Ticket { answer_id, .. } => (Kind::Ticket, answer_id.clone()),
            ChangeKind::Service(_) => (Kind::Service, None),
            ChangeKind::Counter(_) => (Kind::Counter, None),
            ChangeKind::Request(_) => (Kind::Request, None),
            ChangeKind::Device(_) => (Kind::Device, None),
            ChangeKind::Directory => (Kind::Directory, None),
            ChangeKind::Reset => (Kind::Reset, None),
        };
        Self { locations, kind, answer, members: written(what) }
    }
}

/// The numbers under which the changes of one write are told: of each location that was changed, the last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct ChangeNumbers(Vec<(String, i64)>);

impl ChangeNumbers {
    /// Of changes with their numbers. A reset of everything belongs to no location, so it has none.
    pub(crate) fn of(changes: &[(i64, WrittenChange)]) -> Self {
        let mut numbers: Vec<(String, i64)> = Vec::new();
        for (seq, change) in changes {
            for location in change.locations.iter().flatten() {
                match numbers.iter_mut().find(|(known, _)| known == location) {
                    Some((_, number)) => *number = *seq,
                    None => numbers.push((location.clone(), *seq)),
                }
            }
        }
        Self(numbers)
    }

    /// Whether nothing was told.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As the header `Callpad-Change`: percent-encoded location, blank, number; several with a comma between. Only of
    /// locations that the person may see (A8).
    pub(crate) fn header(&self, caller: &Caller) -> Option<String> {
        let seen = self.0.iter().filter(|(location, _)| caller.sees(location));
        let parts: Vec<_> = seen.map(|(location, seq)| format!("{} {seq}", path_segment(location))).collect();
        (!parts.is_empty()).then(|| parts.join(","))
    }
}

/// A change with its number in the feed.
#[derive(Debug)]
pub(crate) struct SequencedChange {
    pub(crate) seq: i64,
    pub(crate) subject: Subject,
    change: WrittenChange,
}

impl SequencedChange {
    /// The locations it concerns; none for all.
    fn locations(&self) -> Option<&[String]> {
        self.change.locations.as_deref()
    }

    /// Whether a person may know of it: by location (A8), and by role.
    pub(crate) fn is_for(&self, caller: &Caller) -> bool {
        let audience = self.change.kind.audience();
        (audience.is_empty() || audience.iter().any(|role| caller.holds(&[role])))
            && self.locations().is_none_or(|locations| locations.iter().any(|place| caller.sees(place)))
    }

    /// The message; `prev` is the last one that this listener was sent.
    pub(crate) fn message(&self, prev: i64) -> String {
        format!("{{\"seq\":{},\"prev\":{prev},{}", self.seq, self.change.members)
    }
}

/// Where changes go out.
#[derive(Debug)]
pub(crate) struct Feed {
    state: Mutex<State>,
    hub: Hub,
    closing: watch::Sender<bool>,
}

#[derive(Debug)]
struct State {
    seq: i64,
    last: VecDeque<Arc<SequencedChange>>,
}

/// What a new listener begins with.
#[derive(Debug)]
pub(crate) struct Listening {
    /// Its stream goes on from here.
    pub(crate) seq: i64,
    /// The gap is too old: the lists are to be read again.
    pub(crate) reset: bool,
    /// What it missed.
    pub(crate) missed: Vec<Arc<SequencedChange>>,
    /// What comes.
    pub(crate) coming: Coming,
    /// The server ends.
    pub(crate) closing: watch::Receiver<bool>,
}

impl Feed {
    /// Numbers go on from `first`.
    pub(crate) fn new(first: i64) -> Self {
        Self {
            state: Mutex::new(State { seq: first, last: VecDeque::new() }),
            hub: Hub::default(),
            closing: watch::Sender::new(false),
        }
    }

    /// The number of the last change that was told.
    pub(crate) fn last(&self) -> i64 {
        self.lock().seq
    }

    /// Tells all who listen of those changes that were not told yet, in this order. Gives false, and tells nothing, where
    /// others come before them.
    #[must_use]
    pub(crate) fn tell(&self, changes: Vec<(i64, WrittenChange)>) -> bool {
        let mut state = self.lock();
        let told = state.seq;
        let mut new = changes.into_iter().filter(|(seq, _)| *seq > told).peekable();
        if new.peek().is_some_and(|(seq, _)| *seq != told + 1) {
            return false;
        }
        for (seq, change) in new {
            self.push(&mut state, seq, change);
        }
        true
    }

    /// What lies between the last change that was told and this number can no longer be told: everybody is to read
    /// everything again.
    pub(crate) fn skip_to(&self, seq: i64) {
        let mut state = self.lock();
        if seq > state.seq {
            self.push(&mut state, seq, WrittenChange::reset(None));
        }
    }

    fn push(&self, state: &mut State, seq: i64, change: WrittenChange) {
        state.seq = seq;
        if change.is_reset() {
            // Also from memory: what is over need not be known any longer.
            state.last.retain(|one| !one.change.is_within(change.locations.as_deref()));
        }
        let change = Arc::new(SequencedChange { seq, subject: change.subject(), change });
        if state.last.len() == MOST_BEHIND {
            state.last.pop_front();
        }
        state.last.push_back(change.clone());
        self.hub.tell(&change);
    }

    /// A listener to these locations, none for all; from now on, or from behind the change that it saw last.
    pub(crate) fn listen(&self, locations: Option<&BTreeSet<String>>, after: Option<i64>) -> Listening {
        let state = self.lock();
        let oldest = state.last.front().map_or(state.seq, |oldest| oldest.seq - 1);
        let known = after.filter(|after| (oldest..=state.seq).contains(after));
        let missed = |after: i64| state.last.iter().filter(|one| one.seq > after).cloned().collect();
        Listening {
            seq: known.unwrap_or(state.seq),
            reset: after.is_some() && known.is_none(),
            missed: known.map(missed).unwrap_or_default(),
            coming: self.hub.listen(locations, MOST_BEHIND),
            closing: self.closing.subscribe(),
        }
    }

    /// True when the server ends.
    pub(crate) fn closing(&self) -> watch::Receiver<bool> {
        self.closing.subscribe()
    }

    /// The server ends: so do all who listen.
    pub(crate) fn close(&self) {
        self.closing.send_replace(true);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a change concerns nobody beyond these locations; no locations are all.
fn is_within(change: Option<&[String]>, reset: Option<&[String]>) -> bool {
    match (change, reset) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(change), Some(reset)) => change.iter().all(|location| reset.contains(location)),
    }
}

/// As JSON, without the bracket before it.
fn written(what: ChangeKind) -> String {
    Value::Object(members(what)).to_string().split_off(1)
}

fn members(what: ChangeKind) -> Map<String, Value> {
    let members = match what {
        ChangeKind::Ticket { change, ticket, desk_id, answer_id } => {
            json!({"type": "ticket", "change": change, "ticket": ticket, "desk_id": desk_id, "answer_id": answer_id})
        }
        ChangeKind::Service(service) => json!({"type": "service", "service": service}),
        ChangeKind::Counter(mut counter) => {
            counter.insert("type".into(), "counter".into());
            return counter;
        }
        ChangeKind::Request(request) => json!({"type": "request", "request": request}),
        ChangeKind::Device(device) => json!({"type": "device", "device": device}),
        ChangeKind::Directory => json!({"type": "directory"}),
        ChangeKind::Reset => json!({"type": "reset"}),
    };
    match members {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::roles::Person;

    fn change(place: &str) -> Change {
        let ticket = Box::new(Ticket::bare("t", "001"));
        let what = ChangeKind::Ticket { change: "created".into(), ticket, desk_id: None, answer_id: None };
        Change { locations: Some(vec![place.into()]), what }
    }

    impl Feed {
        fn publish(&self, changes: Vec<Change>) {
            assert!(self.tell(numbered(self.last(), changes)));
        }
    }

    fn numbered(last: i64, changes: Vec<Change>) -> Vec<(i64, WrittenChange)> {
        (last + 1..).zip(changes.into_iter().map(WrittenChange::from)).collect()
    }

    fn missed(feed: &Feed, after: i64) -> (i64, bool, Vec<i64>) {
        let listening = feed.listen(None, Some(after));
        (listening.seq, listening.reset, listening.missed.iter().map(|one| one.seq).collect())
    }

    #[test]
    fn who_comes_back_gets_what_was_missed_or_is_told_to_read_again() {
        let feed = Feed::new(100);
        assert_eq!(missed(&feed, 100), (100, false, vec![]));
        feed.publish((0..3).map(|_| change("north")).collect());
        assert_eq!(missed(&feed, 100), (100, false, vec![101, 102, 103]));
        assert_eq!(missed(&feed, 102), (102, false, vec![103]));
        // From another start of the server, or from nowhere.
        assert_eq!(missed(&feed, 99), (103, true, vec![]));
        assert_eq!(missed(&feed, 104), (103, true, vec![]));
        feed.publish((0..MOST_BEHIND).map(|_| change("north")).collect());
        assert!(missed(&feed, 102).1);
        assert_eq!(missed(&feed, 103).2.len(), MOST_BEHIND);
    }

    #[test]
    fn each_location_has_the_number_of_its_last_change() {
        let feed = Feed::new(40);
        let both = Change { locations: Some(vec!["a b,ü".into(), "north".into()]), ..change("") };
        let reset = Change { locations: None, what: ChangeKind::Reset };
        let changes = vec![change("north"), both, change("north"), reset];
        let changes = numbered(40, changes);
        let numbers = ChangeNumbers::of(&changes);
        assert_eq!(numbers.header(&Caller::Anybody).as_deref(), Some("north 43,a%20b%2C%C3%BC 42"));
        let locations = ["north".to_owned()].into();
        let ana = Caller::Person(Person { id: "ana".into(), roles: [].into(), locations });
        assert_eq!(numbers.header(&ana).as_deref(), Some("north 43"));
        assert_eq!(ChangeNumbers::of(&[]).header(&Caller::Anybody), None);
        // They are those under which the changes are told.
        assert!(feed.tell(changes));
        assert_eq!(feed.last(), 44);
    }

    #[test]
    fn nothing_from_before_a_reset_is_told_again() {
        let feed = Feed::new(0);
        feed.listen(None, None);
        feed.publish(vec![change("north"), Change { locations: None, what: ChangeKind::Reset }]);
        assert_eq!(missed(&feed, 0), (2, true, vec![]));
        assert_eq!(missed(&feed, 1), (1, false, vec![2]));
    }

    #[test]
    fn a_change_wakes_those_of_its_locations_and_whoever_goes_leaves_nothing() {
        let feed = Feed::new(0);
        let of = |places: &[&str]| places.iter().map(|place| (*place).to_owned()).collect::<BTreeSet<_>>();
        let listen = |places: Option<&BTreeSet<String>>| feed.listen(places, None).coming;
        let mut all = [
            listen(Some(&of(&["north"]))),
            listen(Some(&of(&["south"]))),
            listen(Some(&of(&["south", "north"]))),
            listen(None),
        ];
        let both = Change { locations: Some(vec!["north".into(), "south".into()]), ..change("") };
        feed.publish(vec![
            change("north"),
            change("south"),
            both,
            Change { locations: None, what: ChangeKind::Reset },
        ]);
        let heard = all.each_mut().map(|coming| {
            std::iter::from_fn(|| coming.try_recv().ok()).map(|change| change.seq).collect::<Vec<_>>()
        });
        assert_eq!(heard, [vec![1, 3, 4], vec![2, 3, 4], vec![1, 2, 3, 4], vec![1, 2, 3, 4]]);
        drop(all);
        assert!(feed.hub.is_empty());
    }

    #[tokio::test]
    async fn who_is_too_far_behind_is_told_no_more() {
        let feed = Feed::new(0);
        let mut coming = feed.listen(None, None).coming;
        feed.publish((0..=MOST_BEHIND).map(|_| change("north")).collect());
        assert!(coming.recv().await.is_none());
        assert!(feed.hub.is_empty());
    }

    #[test]
    fn prev_is_the_listener_s_own() {
        let feed = Feed::new(0);
        let mut coming = feed.listen(None, None).coming;
        feed.publish(vec![change("north")]);
        let published: Value = serde_json::from_str(&coming.try_recv().unwrap().message(-5)).unwrap();
        assert_eq!(
            (&published["seq"], &published["prev"], &published["change"]),
            (&json!(1), &json!(-5), &json!("created"))
        );
    }
}
