//! The board of a server that has none: what its counts and waiting lists show, and what was seen of them since Callpad looks. Pure.
//!
//! Counters are not known there, and nothing stands in their place. The forecast is worked out from what was seen.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use callpad_desk::{Now, call_order};
use callpad_wire::op::{BoardService, BoardStep, LocationBoard, Readable, ServiceDay};
use callpad_wire::{LocationId, Moment, ServiceId, Ticket, WaitingService};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::directory::BoardDirectory;
use crate::sums::{SeenSums, Watcher};
use crate::watched::{ListPlace, ListsAnswer, ListsQuestion, SeenService, WatchedLists};

/// The location of services of which no directory says where they are.
pub const PLAIN_LOCATION: &str = "-";

/// A waiting list is read again after so long at the latest (T11).
const LIST_AGAIN: Duration = Duration::from_secs(60);
/// The most lists that one reading asks for, of services that were read before; new ones are read at once.
const MOST_LISTS: usize = 2;
/// The most new ones.
const MOST_NEW_LISTS: usize = 50;
/// The steps that are remembered, as our server tells them.
const STEPS: usize = 12;
/// How long a step takes, in seconds.
const STEP_S: i64 = 300;

/// Between two forecasts, from the beginning of one to that of the next.
const FORECAST_EVERY: Duration = Duration::from_secs(10);
/// An older forecast is not shown.
const OLDEST_SHOWN: Duration = Duration::from_secs(60);

/// What is expected of each service of a server without a forecast, going by what was seen of it.
#[derive(Debug)]
pub struct SeenForecasts {
    /// When it was worked out.
    pub at: Now,
    /// Of each service that was watched.
    pub services: HashMap<ServiceId, SeenService>,
}

/// What was seen of a server without a board.
#[derive(Debug)]
pub(crate) struct PlainBoard {
    directory: BoardDirectory,
    zones: BTreeMap<LocationId, TimeZone>,
    /// That of a location that names none.
    own_zone: TimeZone,
    /// What people call the server: the name of [`PLAIN_LOCATION`].
    host: String,
    seen: HashMap<ServiceId, Seen>,
    lists: WatchedLists,
    told: Option<Arc<SeenForecasts>>,
    /// When the last forecast was begun, and whether it is still worked out.
    began: Option<Duration>,
    under_way: bool,
}

/// A service's list as it was read.
#[derive(Clone, Debug, Default)]
struct Seen {
    /// How many waited when it was read, and when that was.
    counted: u32,
    read: Option<Duration>,
    /// When each ticket is due, by the server's clock.
    due: Vec<Timestamp>,
    known: HashSet<callpad_wire::TicketId>,
    /// Steps of five minutes: which, how many came, and who waited at its end.
    steps: VecDeque<Step>,
}

#[derive(Clone, Copy, Debug)]
struct Step {
    number: i64,
    came: u32,
    waiting: u32,
    longest_wait_s: Option<u32>,
}

impl PlainBoard {
    /// Of this server; what is seen is added to these sums.
    pub(crate) fn new(own_zone: TimeZone, server: String, sums: Arc<Mutex<SeenSums>>) -> Self {
        Self {
            directory: BoardDirectory::default(),
            zones: BTreeMap::new(),
            own_zone,
            host: host(&server).to_owned(),
            seen: HashMap::new(),
            lists: WatchedLists::new(server, Watcher::Board, sums),
            told: None,
            began: None,
            under_way: false,
        }
    }

    /// What is to be forecast now, if it is time; one at a time. [`Self::answered`] follows.
    pub(crate) fn question(&mut self, now: Now, offset: SignedDuration) -> Option<ListsQuestion> {
        let is_soon = self.began.is_some_and(|began| now.running.saturating_sub(began) < FORECAST_EVERY);
        if self.under_way || is_soon {
            return None;
        }
        self.began = Some(now.running);
        self.under_way = true;
        Some(self.lists.ask(server_time(now, offset)))
    }

    /// What came of it; `None` if it came to nothing.
    pub(crate) fn answered(&mut self, answer: Option<ListsAnswer>, now: Now) {
        self.under_way = false;
        if let Some(answer) = answer {
            self.told = Some(Arc::new(SeenForecasts { at: now, services: self.lists.told(answer) }));
        }
    }

    /// The last forecast, unless it is too old.
    pub(crate) fn forecasts(&self, now: Now) -> Option<Arc<SeenForecasts>> {
        self.told.clone().filter(|told| now.running.saturating_sub(told.at.running) <= OLDEST_SHOWN)
    }

    pub(crate) fn know(&mut self, directory: BoardDirectory, zones: BTreeMap<LocationId, TimeZone>) {
        self.directory = directory;
        self.zones = zones;
    }

    /// Which lists to read, given the counts: those that changed or are old, the longest unread first.
    pub(crate) fn wanted(&self, counts: &[WaitingService], now: Now) -> Vec<ServiceId> {
        let (mut old, mut new) = (Vec::new(), Vec::new());
        for count in counts.iter().filter(|count| count.waiting > 0) {
            let id = &count.service.id;
            match self.seen.get(id).and_then(|seen| Some((seen, seen.read?))) {
                None => new.push(id.clone()),
                Some((seen, read)) => {
                    let is_old = now.running.saturating_sub(read) >= LIST_AGAIN;
                    if seen.counted != count.waiting || is_old {
                        old.push((read, id.clone()));
                    }
                }
            }
        }
        old.sort_by_key(|(read, _)| *read);
        new.truncate(MOST_NEW_LISTS);
        new.extend(old.into_iter().take(MOST_LISTS).map(|(_, id)| id));
        new
    }

    /// A service's list was read.
    pub(crate) fn take_list(
        &mut self,
        count: &WaitingService,
        tickets: &[Ticket],
        now: Now,
        offset: SignedDuration,
    ) {
        let server = server_time(now, offset);
        let (service, place) = (&count.service.id, self.list_place(count));
        let zone = place.zone.clone();
        self.lists.take(service, place, tickets, server);
        let instant = |moment: Moment| call_order::instant_in(&zone, moment, server);
        let seen = self.seen.entry(service.clone()).or_default();
        seen.due = tickets
            .iter()
            .filter_map(|ticket| ticket.issued.map(instant).max(ticket.scheduled_to.map(instant)))
            .collect();
        let before =
            std::mem::replace(&mut seen.known, tickets.iter().map(|ticket| ticket.id.clone()).collect());
        // Those of the first list came before anybody looked.
        let came = seen.read.map_or(0, |_| seen.known.difference(&before).count());
        seen.read = Some(now.running);
        seen.counted = u32::try_from(tickets.len()).unwrap_or(u32::MAX);
        seen.step(server).came += u32::try_from(came).unwrap_or(u32::MAX);
    }

    /// The boards of all services that were counted, each at its location.
    pub(crate) fn boards(
        &mut self,
        counts: &[WaitingService],
        now: Now,
        offset: SignedDuration,
    ) -> Vec<LocationBoard> {
        let server = server_time(now, offset);
        let told = self.forecasts(now);
        let mut places: Vec<(LocationId, Vec<BoardService>)> = Vec::new();
        for count in counts {
            let list = self.list_place(count);
            let (place, target, zone) = (list.location.clone(), list.target_s, list.zone.clone());
            if count.waiting == 0 {
                // That nobody waits needs no list.
                self.lists.take(&count.service.id, list, &[], server);
            }
            let seen = self.seen.entry(count.service.id.clone()).or_default();
            let mut service = service_board(seen, count, target, server, &zone);
            let told = told.as_ref().and_then(|told| told.services.get(&count.service.id));
            service.newcomer_wait_s = told.and_then(|told| told.newcomer_wait_s);
            match places.iter_mut().find(|(id, _)| *id == place) {
                Some((_, services)) => services.push(service),
                None => places.push((place, vec![service])),
            }
        }
        places.into_iter().map(|(id, services)| self.board(id, services, server)).collect()
    }

    fn board(&self, id: LocationId, services: Vec<BoardService>, server: Timestamp) -> LocationBoard {
        let place = self.directory.locations.iter().find(|place| place.id == id);
        let name = match place {
            Some(place) => place.name.clone(),
            None if id.as_str() == PLAIN_LOCATION => self.host.clone(),
            None => String::new(),
        };
        LocationBoard {
            name,
            business_day: Some(self.zone_of(Some(&id)).to_datetime(server).date()),
            id,
            closes: None,
            last_leaves: None,
            forecast_error_s: None,
            advice: None,
            services: readable(services),
            counters: readable(Vec::new()),
            overtaken: readable(Vec::new()),
            devices: readable(Vec::new()),
        }
    }

    fn list_place(&self, count: &WaitingService) -> ListPlace {
        let entry = self.directory.services.iter().find(|entry| entry.id == count.service.id);
        let location = self.place_of(&count.service.id).unwrap_or_else(|| PLAIN_LOCATION.into());
        ListPlace {
            zone: self.zone_of(Some(&location)),
            location,
            target_s: entry.and_then(|entry| entry.target_wait_s),
            open: count.open,
            average_s: count.average_wait_s,
        }
    }

    fn place_of(&self, service: &ServiceId) -> Option<LocationId> {
        let entry = self.directory.services.iter().find(|entry| entry.id == *service)?;
        entry.location_id.clone()
    }

    fn zone_of(&self, place: Option<&LocationId>) -> TimeZone {
        place.and_then(|place| self.zones.get(place)).cloned().unwrap_or_else(|| self.own_zone.clone())
    }
}

/// Host and port of a server's address.
fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}

impl Seen {
    /// The step of this moment, begun if it is a new one.
    fn step(&mut self, server: Timestamp) -> &mut Step {
        let number = server.as_second().div_euclid(STEP_S);
        let is_new = self.steps.back().is_none_or(|step| step.number < number);
        if is_new {
            self.steps.push_back(Step { number, came: 0, waiting: 0, longest_wait_s: None });
        }
        // The one that runs, and those that are told.
        let surplus = self.steps.len().saturating_sub(STEPS + 1);
        self.steps.drain(..surplus);
        let last = self.steps.len() - 1;
        &mut self.steps[last]
    }

    /// Since the one was due that has waited longest, and how many have waited longer than this.
    fn longest(&self, server: Timestamp, target: Option<u32>) -> (Option<u32>, Option<u32>) {
        let waited = |due: &Timestamp| {
            let s = server.duration_since(*due).as_secs();
            u32::try_from(s).ok()
        };
        let waits: Vec<u32> = self.due.iter().filter_map(waited).collect();
        let over = target.map(|target| {
            u32::try_from(waits.iter().filter(|wait| **wait > target).count()).unwrap_or(u32::MAX)
        });
        (waits.into_iter().max(), over)
    }
}

fn service_board(
    seen: &mut Seen,
    count: &WaitingService,
    target: Option<u32>,
    server: Timestamp,
    zone: &TimeZone,
) -> BoardService {
    // A list that is older than the count says nothing of an empty queue.
    let (longest, over) = match count.waiting {
        0 => (None, target.map(|_| 0)),
        _ if seen.read.is_none() => (None, None),
        _ => seen.longest(server, target),
    };
    let later = seen.due.iter().filter(|due| **due > server).count();
    let later = u32::try_from(later).unwrap_or(u32::MAX).min(count.waiting);
    let step = seen.step(server);
    (step.waiting, step.longest_wait_s) = (count.waiting - later, longest);
    let running = step.number;
    let ended = seen.steps.iter().filter(|step| step.number < running);
    let last_hour = ended.filter_map(|step| {
        let from = Timestamp::from_second(step.number * STEP_S).ok()?;
        Some(BoardStep {
            from: Moment::Wall(zone.to_datetime(from)),
            issued: step.came,
            called: 0,
            waiting: Some(step.waiting),
            longest_wait_s: step.longest_wait_s,
        })
    });
    BoardService {
        id: count.service.id.clone(),
        tag: count.service.tag.clone(),
        name: count.service.name.clone(),
        open: count.open,
        target_wait_s: target,
        waiting: count.waiting - later,
        waiting_later: later,
        longest_wait_s: longest,
        waiting_over_target: over,
        p90_wait_s: None,
        average_wait_s: count.average_wait_s,
        usual_service_s: None,
        long_service_s: None,
        newcomer_wait_s: None,
        today: ServiceDay::default(),
        last_hour: readable(last_hour.collect()),
    }
}

fn server_time(now: Now, offset: SignedDuration) -> Timestamp {
    now.wall.checked_add(offset).unwrap_or(now.wall)
}

fn readable<T>(items: Vec<T>) -> Readable<T> {
    Readable { items, unreadable: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::{Place, ServiceEntry};

    fn at(s: u64) -> Now {
        let start: Timestamp = "2026-11-28T10:00:00Z".parse().unwrap();
        let passed = SignedDuration::from_secs(i64::try_from(s).unwrap());
        Now { running: Duration::from_secs(s), wall: start + passed }
    }

    fn count(id: &str, waiting: u32) -> WaitingService {
        let service = callpad_wire::ServiceRef { id: id.into(), name: id.to_owned(), tag: "A".into() };
        WaitingService { service, waiting, open: true, average_wait_s: Some(300) }
    }

    fn ticket(id: &str, issued: &str) -> Ticket {
        let issued = callpad_wire::lenient::moment(&serde_json::json!(issued));
        Ticket { issued, ..Ticket::bare(id, id) }
    }

    const NONE: SignedDuration = SignedDuration::ZERO;

    fn plain() -> PlainBoard {
        let entry = |id: &str, place: &str| ServiceEntry {
            id: id.into(),
            tag: "A".into(),
            name: id.to_owned(),
            location_id: Some(place.into()),
            target_wait_s: Some(600),
        };
        let place = |id: &str| Place { id: id.into(), name: format!("Hall {id}"), time_zone: None };
        let mut plain = PlainBoard::new(TimeZone::UTC, "https://queue".to_owned(), Arc::default());
        let directory = BoardDirectory {
            locations: vec![place("x"), place("y")],
            services: vec![entry("a", "x"), entry("b", "y")],
            ..BoardDirectory::default()
        };
        plain.know(directory, BTreeMap::new());
        plain
    }

    #[test]
    fn lists_are_read_when_they_changed_or_are_old_and_new_ones_at_once() {
        let mut plain = plain();
        let many: Vec<_> = (1..=60).map(|n| count(&n.to_string(), 1)).collect();
        assert_eq!(plain.wanted(&many, at(0)).len(), MOST_NEW_LISTS);
        let counts = [count("a", 1), count("b", 0), count("c", 1), count("d", 1)];
        assert_eq!(plain.wanted(&counts, at(0)), ["a".into(), "c".into(), "d".into()], "nobody waits in b");
        for (id, s) in [("c", 0), ("a", 1), ("d", 2)] {
            plain.take_list(&count(id, 1), &[ticket("t", "2026-11-28 09:50:00")], at(s), NONE);
        }
        assert_eq!(plain.wanted(&counts, at(59)), []);
        let changed = [count("a", 1), count("b", 0), count("c", 1), count("d", 2)];
        assert_eq!(plain.wanted(&changed, at(10)), ["d".into()]);
        assert_eq!(plain.wanted(&counts, at(100)), ["c".into(), "a".into()], "the longest unread first");
    }

    #[test]
    fn what_lists_show_grows_with_time_and_the_rest_is_not_known() {
        let mut plain = plain();
        let mut later = ticket("later", "2026-11-28 09:30:00");
        later.scheduled_to = callpad_wire::lenient::moment(&serde_json::json!("2026-11-28 10:30:00"));
        let waiting = [ticket("1", "2026-11-28 09:49:00"), ticket("2", "2026-11-28 09:55:00"), later];
        plain.take_list(&count("a", 3), &waiting, at(0), NONE);
        let boards = plain.boards(&[count("a", 3), count("b", 2), count("z", 0)], at(60), NONE);
        let ids: Vec<_> = boards.iter().map(|board| (board.id.as_str(), board.name.as_str())).collect();
        assert_eq!(ids, [("x", "Hall x"), ("y", "Hall y"), (PLAIN_LOCATION, "queue")]);
        let service = &boards[0].services.items[0];
        assert_eq!((service.waiting, service.waiting_later), (2, 1));
        assert_eq!((service.longest_wait_s, service.waiting_over_target), (Some(720), Some(1)));
        assert_eq!((service.target_wait_s, service.average_wait_s), (Some(600), Some(300)));
        assert_eq!(
            (service.p90_wait_s, service.usual_service_s, service.newcomer_wait_s),
            (None, None, None)
        );
        let unread = &boards[1].services.items[0];
        assert_eq!((unread.waiting, unread.longest_wait_s, unread.waiting_over_target), (2, None, None));
        assert!(boards[0].counters.items.is_empty() && boards[0].advice.is_none());
        let emptied = plain.boards(&[count("a", 0)], at(70), NONE);
        let service = &emptied[0].services.items[0];
        assert_eq!((service.longest_wait_s, service.waiting_over_target), (None, Some(0)));
    }

    #[test]
    fn the_last_hour_is_what_was_seen_of_it() {
        let mut plain = plain();
        let list = |plain: &mut PlainBoard, s: u64, ids: &[&str]| {
            let tickets: Vec<_> = ids.iter().map(|id| ticket(id, "2026-11-28 09:50:00")).collect();
            let waiting = u32::try_from(ids.len()).unwrap();
            plain.take_list(&count("a", waiting), &tickets, at(s), NONE);
            plain
                .boards(&[count("a", waiting)], at(s), NONE)
                .remove(0)
                .services
                .items
                .remove(0)
                .last_hour
                .items
        };
        assert_eq!(list(&mut plain, 0, &["1", "2"]), [], "the step that runs is not over");
        list(&mut plain, 290, &["2", "3", "4"]);
        let seen = list(&mut plain, 310, &["4", "5"]);
        let [first] = &seen[..] else { panic!("{seen:?}") };
        assert_eq!(first.from, Moment::Wall("2026-11-28T10:00:00".parse().unwrap()));
        assert_eq!((first.issued, first.waiting, first.longest_wait_s), (2, Some(3), Some(890)));
        for n in 0..40 {
            assert!(list(&mut plain, 400 + n * 300, &["4"]).len() <= STEPS);
        }
    }

    /// Somebody leaves a every minute and four always wait, for so many minutes; the board after the last reading.
    fn steady(plain: &mut PlainBoard, minutes: u64) -> LocationBoard {
        for minute in 0..minutes {
            let now = at(minute * 60);
            let due =
                |n: u64| (now.wall - SignedDuration::from_mins(4)) + SignedDuration::from_mins(n as i64);
            let tickets: Vec<_> = (0..4)
                .map(|n| ticket(&(minute + n).to_string(), &due(n).strftime("%F %T").to_string()))
                .collect();
            plain.take_list(&count("a", 4), &tickets, now, NONE);
            if let Some(question) = plain.question(now, NONE) {
                plain.answered(Some(question.answer()), now);
            }
        }
        plain.boards(&[count("a", 4)], at(minutes * 60), NONE).remove(0)
    }

    #[test]
    fn what_a_newcomer_waits_is_worked_out_from_what_was_seen_and_not_before() {
        let mut plain = plain();
        assert_eq!(steady(&mut plain, 4).services.items[0].newcomer_wait_s, None, "too little was seen");
        let wait_s = steady(&mut self::plain(), 30).services.items[0].newcomer_wait_s;
        let [median, low, high] = wait_s.unwrap();
        assert!(low <= median && median <= high && (150..=330).contains(&median), "{wait_s:?}");
    }

    #[test]
    fn one_forecast_at_a_time_not_too_often_and_none_that_is_old() {
        let mut plain = plain();
        let question = plain.question(at(0), NONE).unwrap();
        assert!(plain.question(at(600), NONE).is_none(), "one is worked out still");
        plain.answered(Some(question.answer()), at(601));
        assert!(plain.forecasts(at(601)).is_some() && plain.forecasts(at(700)).is_none());
        assert!(plain.question(at(601), NONE).is_some());
        plain.answered(None, at(602));
        assert!(plain.question(at(605), NONE).is_none(), "the last one was begun a moment ago");
        assert!(plain.question(at(612), NONE).is_some(), "one that came to nothing holds up no other");
    }

    #[test]
    fn that_nobody_waits_is_seen_without_a_list() {
        let sums: Arc<Mutex<SeenSums>> = Arc::default();
        let mut plain = PlainBoard::new(TimeZone::UTC, "https://queue".to_owned(), sums.clone());
        plain.take_list(&count("a", 1), &[ticket("1", "2026-11-28 09:50:00")], at(0), NONE);
        plain.boards(&[count("a", 0)], at(60), NONE);
        let of = crate::sums::SumsOf {
            server: "https://queue".into(),
            location: PLAIN_LOCATION.into(),
            service: "a".into(),
        };
        let day = sums.lock().unwrap().day(&of, jiff::civil::date(2026, 11, 28));
        assert_eq!((day.left, day.waited_s, day.seen_s), (1, 630, 60));
    }
}
