//! Which location is read when, and what it brought.

use std::sync::Arc;
use std::time::Duration;

use callpad_desk::JobId;
use callpad_wire::op::{LocationBoard, Readable};
use callpad_wire::{Error, LocationId, feature};
use jiff::SignedDuration;

use super::Transition;
use crate::effect::{Effect, Read};
use crate::event::Found;
use crate::location::{self, Reading, hour};
use crate::state::{LocationState, MOST_LOCATIONS, Places};
use crate::view::NoAnswer;

/// The directory is read again with all locations, but not more often than this.
const DIRECTORY_AGAIN: Duration = Duration::from_secs(60);
/// A wait that passes a border is looked at so long after: whole seconds are told.
const BORDER_SLACK: Duration = Duration::from_millis(200);

impl Transition {
    /// Begins what is due.
    pub(super) fn plan(&mut self) {
        if !self.state.is_active() || self.state.is_token_ended() {
            return;
        }
        let now = self.now.running;
        let due = |due: Option<Duration>| due.is_some_and(|due| due <= now);
        if due(self.state.all_due()) {
            self.read_all();
        }
        while let Some(id) = self.state.next_location().filter(|(at, _)| *at <= now).map(|(_, id)| id) {
            self.read_location(id);
        }
        if due(self.state.listen_due()) {
            self.listen();
        }
    }

    fn read_all(&mut self) {
        let (id, now) = (self.state.job(), self.now.running);
        self.state.all.begin(id, now);
        for location in &mut self.state.locations {
            location.schedule.begin(id, now);
            location.changes_at = None;
            location.steps_after = None;
        }
        let directory =
            self.state.directory_read.is_none_or(|read| now.saturating_sub(read) >= DIRECTORY_AGAIN);
        if directory {
            self.state.directory_read = Some(now);
        }
        self.state.requests_asked = Some(now);
        self.effects.push(Effect::Read(Read {
            id,
            location: None,
            steps_after: None,
            directory,
            requests: true,
        }));
    }

    fn read_location(&mut self, of: LocationId) {
        let (id, now) = (self.state.job(), self.now.running);
        // Where nothing is pushed, one reading of each interval brings the requests.
        let interval = self.state.interval();
        let old = self.state.requests_asked.is_none_or(|asked| now.saturating_sub(asked) >= interval);
        let requests = old && !self.state.is_live() && self.state.features.has(feature::REQUESTS);
        if requests {
            self.state.requests_asked = Some(now);
        }
        let Some(location) = self.state.location_mut(&of) else { return };
        location.schedule.begin(id, now);
        location.changes_at = None;
        let steps_after = hour::newest(&location.view);
        location.steps_after = steps_after;
        let read = Read { id, location: Some(of), steps_after, directory: false, requests };
        self.effects.push(Effect::Read(read));
    }

    /// A reading has ended.
    pub(super) fn has_read(&mut self, id: JobId, found: Found) {
        let of_all = self.state.all.under_way() == Some(id);
        let of_one = self.state.locations.iter().find(|one| one.schedule.under_way() == Some(id));
        let of_one = of_one.filter(|_| !of_all).map(|one| one.id.clone());
        if !of_all && of_one.is_none() {
            return;
        }
        let Found { boards, directory, seen, requests, offset, features, spread } = found;
        // Without a response nothing is known of either.
        if boards.as_ref().err().is_none_or(Error::is_response) {
            self.state.offset = offset;
            self.state.features = features;
            self.state.answered = true;
            self.state.seen = seen;
        }
        if let Some((directory, zones)) = directory {
            if *self.state.directory != directory {
                self.state.directory = Arc::new(directory);
            }
            self.state.zones = zones;
        }
        let began = self.state.requests_asked.unwrap_or_default();
        let news = requests.is_some_and(|list| self.state.requests.listed(list, began, self.now));
        match (of_one.clone(), boards) {
            (None, Ok(boards)) => self.all_read(boards),
            (None, Err(error)) => self.all_failed(error, spread),
            (Some(id), Ok(mut boards)) => match boards.items.pop() {
                Some(board) => self.one_read(board),
                // It is not there any more, or cannot be read.
                None => self.one_gone(&id, spread),
            },
            (Some(id), Err(error)) => self.one_failed(&id, error, spread),
        }
        if news {
            self.show_requests();
        }
        if of_all {
            self.reply_sign_ins();
        }
        self.grade();
        self.watch(of_one.as_ref());
    }

    fn all_read(&mut self, boards: Readable<LocationBoard>) {
        self.state.denied = None;
        let seen_since = self.state.seen_since.unwrap_or(self.now);
        self.state.seen_since = (!self.state.features.has(feature::BOARD)).then_some(seen_since);
        let now = self.now.running;
        self.state.all.end(true, now, 0.0);
        let mut old = std::mem::take(&mut self.state.locations);
        for board in boards.items.into_iter().take(MOST_LOCATIONS) {
            let known = old.iter().position(|location| location.id == board.id);
            let known = known.map(|place| old.swap_remove(place));
            // The same id twice is one location: the first counts.
            if self.state.location(&board.id).is_none() {
                let mut location = self.shown(board, known);
                location.schedule.end(true, now, 0.0);
                self.state.locations.push(location);
            }
        }
        self.find_places();
        self.show_requests();
        self.connection_is_good();
    }

    fn one_read(&mut self, mut board: LocationBoard) {
        let Some(place) = self.state.locations.iter().position(|location| location.id == board.id) else {
            return;
        };
        let known = self.state.locations[place].clone();
        if let Some(after) = known.steps_after {
            hour::complete(&mut board, &known.view, after);
        }
        let mut location = self.shown(board, Some(known));
        location.schedule.end(true, self.now.running, 0.0);
        for service in &location.view.services {
            self.state.places.services.insert(service.numbers.id.clone(), location.id.clone());
        }
        for counter in &location.view.counters {
            self.state.places.counters.insert(counter.numbers.desk_id.clone(), location.id.clone());
        }
        self.state.locations[place] = location;
        self.connection_is_good();
    }

    fn shown(&self, board: LocationBoard, known: Option<LocationState>) -> LocationState {
        let zone = self.state.zones.get(&board.id).unwrap_or(&self.state.zone);
        let reading =
            Reading { now: self.now, offset: self.state.offset, zone, directory: &self.state.directory };
        let id = board.id.clone();
        let mut view = location::view(board, &reading);
        for counter in &mut view.counters {
            counter.requests = self.state.requests.at(&counter.numbers.desk_id).collect();
        }
        let changes = location::changes_in_s(&view, self.now, self.state.offset);
        let changes_at = changes
            .map(|left| self.now.running + Duration::from_secs(left.into()).saturating_add(BORDER_SLACK));
        let (schedule, old) = known.map(|known| (known.schedule, known.view)).unzip();
        LocationState {
            id,
            // A new one was read together with the others.
            schedule: schedule.unwrap_or_else(|| self.state.all.clone()),
            view: location::unless_the_same(old.as_ref(), view),
            read: self.now,
            changes_at,
            steps_after: None,
        }
    }

    fn all_failed(&mut self, error: Error, spread: f64) {
        self.state.all.end(false, self.now.running, spread);
        if is_refusal(&error) {
            return self.deny(error);
        }
        let error = Arc::new(error);
        for place in 0..self.state.locations.len() {
            self.state.locations[place].schedule.end(false, self.now.running, spread);
            self.no_answer(place, &error);
        }
        self.heard(&error, true);
    }

    /// What one location refuses may be refused for all: that is asked first.
    fn one_failed(&mut self, id: &LocationId, error: Error, spread: f64) {
        if matches!(error, Error::Refused { .. }) {
            return self.one_gone(id, spread);
        }
        let Some(place) = self.state.locations.iter().position(|location| location.id == *id) else { return };
        self.state.locations[place].schedule.end(false, self.now.running, spread);
        let error = Arc::new(error);
        self.no_answer(place, &error);
        let alone = self.state.locations.iter().any(|location| location.view.no_answer.is_none());
        self.heard(&error, !alone);
    }

    /// A location that the server does not tell of any more: all are read again.
    fn one_gone(&mut self, id: &LocationId, spread: f64) {
        let now = self.now.running;
        if let Some(location) = self.state.location_mut(id) {
            location.schedule.end(false, now, spread);
        }
        self.state.all.touch();
        self.connection_is_good();
    }

    fn no_answer(&mut self, place: usize, error: &Arc<Error>) {
        let location = &mut self.state.locations[place];
        let old = location.view.no_answer.as_ref();
        if old.is_some_and(|old| old.error == *error) {
            return;
        }
        let since = old.map_or(location.read, |old| old.since);
        let no_answer = NoAnswer { since, error: error.clone() };
        location.view = Arc::new(location::without_answer(&location.view, location.read, no_answer));
    }

    /// What a failed reading says of the connection.
    fn heard(&mut self, error: &Error, of_all: bool) {
        if *error == Error::TokenEnded {
            self.token_ended();
        } else if !of_all || error.is_response() {
            self.connection_is_good();
        } else {
            self.lost(error);
        }
    }

    /// The person may not see the board, or no longer: the numbers go.
    fn deny(&mut self, error: Error) {
        self.state.denied = Some(Arc::new(error));
        self.state.locations.clear();
        self.state.graded.clear();
        self.state.places = Places::default();
        self.stop_listening();
        self.connection_is_good();
    }

    /// Which service and counter is where: what the boards say counts more than the directory.
    fn find_places(&mut self) {
        let mut places = Places::default();
        for service in &self.state.directory.services {
            if let Some(location) = &service.location_id {
                places.services.insert(service.id.clone(), location.clone());
            }
        }
        for counter in &self.state.directory.counters {
            if let Some(location) = &counter.location_id {
                places.counters.insert(counter.id.clone(), location.clone());
            }
        }
        for location in &self.state.locations {
            for service in &location.view.services {
                places.services.insert(service.numbers.id.clone(), location.id.clone());
            }
            for counter in &location.view.counters {
                places.counters.insert(counter.numbers.desk_id.clone(), location.id.clone());
            }
        }
        self.state.places = places;
    }

    /// Puts what was asked at its counters.
    pub(super) fn show_requests(&mut self) {
        let requests = &self.state.requests;
        for location in &mut self.state.locations {
            let changed =
                location.view.counters.iter().any(|counter| {
                    !requests.at(&counter.numbers.desk_id).eq(counter.requests.iter().cloned())
                });
            if changed {
                let view = Arc::make_mut(&mut location.view);
                for counter in &mut view.counters {
                    counter.requests = requests.at(&counter.numbers.desk_id).collect();
                }
            }
        }
    }

    /// The server's clock.
    pub(super) fn server_time(&self) -> jiff::Timestamp {
        let offset: SignedDuration = self.state.offset;
        self.now.wall.checked_add(offset).unwrap_or(self.now.wall)
    }
}

/// The board is refused to this person.
fn is_refusal(error: &Error) -> bool {
    matches!(error, Error::Refused { status: 401 | 403, .. })
}
