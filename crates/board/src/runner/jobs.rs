//! The work done beside the board's task: readings and the feed.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use callpad_desk::ports::Clock;
use callpad_desk::runtime::{self, Heard};
use callpad_desk::{JobId, Now};
use callpad_wire::op::{LocationBoard, Readable};
use callpad_wire::{CounterRequest, Error, Features, LocationId, feature};
use jiff::tz::TimeZone;
use tokio::sync::{Mutex, mpsc};
use tokio::task::spawn_blocking;

use crate::directory::BoardDirectory;
use crate::effect::Read;
use crate::event::{Event, Found};
use crate::plain::{PLAIN_LOCATION, PlainBoard, SeenForecasts};
use crate::ports::BoardApi;

/// Reads what is asked for. The board decides whether there was an answer; what cannot be read besides is left out.
pub(super) async fn read(
    api: &dyn BoardApi,
    read: &Read,
    plain: &Arc<Mutex<PlainBoard>>,
    clock: &Arc<dyn Clock>,
) -> Found {
    let now = clock.now();
    let (boards, directory, requests) = if api.features().has(feature::BOARD) {
        // Nothing of it needs the other: the first board is there with the longest answer.
        tokio::join!(
            api.board(read.location.as_ref(), read.steps_after),
            directory_of(api, read),
            requests_of(api, read)
        )
    } else {
        let (boards, directory) = counted_boards(api, read, plain, now).await;
        // What the server has is known now, if it answered.
        let directory = match directory {
            None if boards.is_ok() => directory_of(api, read).await,
            directory => directory,
        };
        let requests = if boards.is_ok() { requests_of(api, read).await } else { None };
        (boards, directory, requests)
    };
    let is_plain = boards.is_ok() && !api.features().has(feature::BOARD);
    let seen = if is_plain { foresee(plain, clock, api.clock_offset()).await } else { None };
    Found {
        boards,
        directory,
        seen,
        requests,
        offset: api.clock_offset(),
        features: api.features(),
        spread: runtime::random(),
    }
}

/// The last forecast of a server that has none; a new one is worked out beside it, where long work is allowed, if it is time.
async fn foresee(
    plain: &Arc<Mutex<PlainBoard>>,
    clock: &Arc<dyn Clock>,
    offset: jiff::SignedDuration,
) -> Option<Arc<SeenForecasts>> {
    let mut known = plain.lock().await;
    if let Some(question) = known.question(clock.now(), offset) {
        let (plain, clock) = (plain.clone(), clock.clone());
        tokio::spawn(async move {
            let answer = spawn_blocking(|| question.answer()).await;
            if let Err(died) = &answer {
                tracing::error!(%died, "a fault of the program in a forecast");
            }
            plain.lock().await.answered(answer.ok(), clock.now());
        });
    }
    known.forecasts(clock.now())
}

/// The directory, with the zones of its locations.
type Directory = (BoardDirectory, BTreeMap<LocationId, TimeZone>);

/// The directory, where it is wanted and the server has one.
async fn directory_of(api: &dyn BoardApi, read: &Read) -> Option<Directory> {
    if read.directory && api.features().has(feature::DIRECTORY) { read_directory(api).await } else { None }
}

/// What is asked of counters, where it is wanted and the server tells it.
async fn requests_of(api: &dyn BoardApi, read: &Read) -> Option<Vec<CounterRequest>> {
    if !(read.requests && api.features().has(feature::REQUESTS)) {
        return None;
    }
    match api.requests().await {
        Ok(list) => Some(list.items),
        Err(error) => {
            tracing::info!(%error, "what is asked of counters cannot be read now");
            None
        }
    }
}

async fn read_directory(api: &dyn BoardApi) -> Option<Directory> {
    match api.directory().await {
        Ok(directory) => {
            let zones = zones(&directory);
            Some((directory, zones))
        }
        Err(error) => {
            tracing::info!(%error, "the directory cannot be read now");
            None
        }
    }
}

/// What the counts and lists of a server show that has told of no board, with the directory if that was read for it; its
/// board after all if the first answer tells that it has one.
async fn counted_boards(
    api: &dyn BoardApi,
    read: &Read,
    plain: &Mutex<PlainBoard>,
    now: Now,
) -> (Result<Readable<LocationBoard>, Error>, Option<Directory>) {
    let mut directory = None;
    let boards = async {
        let location = read.location.as_ref();
        let asked = location.filter(|location| location.as_str() != PLAIN_LOCATION);
        let counts = api.counts(asked).await?;
        if api.features().has(feature::BOARD) {
            return api.board(location, None).await;
        }
        if read.directory {
            directory = read_directory(api).await;
        }
        let mut plain = plain.lock().await;
        if let Some((directory, zones)) = &directory {
            plain.know(directory.clone(), zones.clone());
        }
        for service in plain.wanted(&counts.items, now) {
            let Some(count) = counts.items.iter().find(|count| count.service.id == service) else { continue };
            match api.waiting(&service).await {
                Ok(list) => plain.take_list(count, &list.items, now, api.clock_offset()),
                // A list that the server refuses does not hide the others.
                Err(error) if error.is_whole_response() => {
                    tracing::info!(%error, "a waiting list cannot be read now");
                }
                Err(error) => return Err(error),
            }
        }
        let mut items = plain.boards(&counts.items, now, api.clock_offset());
        if let Some(location) = location {
            items.retain(|board| board.id == *location);
        }
        Ok(Readable { items, unreadable: counts.unreadable })
    };
    let boards = boards.await;
    (boards, directory)
}

/// A reading that brought nothing.
pub(super) fn nothing(error: Error) -> Found {
    Found {
        boards: Err(error),
        directory: None,
        seen: None,
        requests: None,
        offset: jiff::SignedDuration::ZERO,
        features: Features::default(),
        spread: runtime::random(),
    }
}

/// The zones that this machine knows; a location without one has the machine's own (V4).
fn zones(directory: &BoardDirectory) -> BTreeMap<LocationId, TimeZone> {
    let zone = |place: &crate::directory::Place| match TimeZone::get(place.time_zone.as_deref()?) {
        Ok(zone) => Some((place.id.clone(), zone)),
        Err(error) => {
            tracing::warn!(zone = place.time_zone, %error, "unknown time zone; the system's is used");
            None
        }
    };
    directory.locations.iter().filter_map(zone).collect()
}

/// Between two deliveries of messages: a burst is one event of the board, and the first is not delayed.
const PACE: Duration = Duration::from_millis(50);

/// Reads a connection until it ends, and passes on its messages.
pub(super) async fn listen(
    api: Arc<dyn BoardApi>,
    id: JobId,
    after: Option<i64>,
    events: mpsc::Sender<Event>,
) {
    let event = |heard| match heard {
        Heard::Messages(messages) => Event::FeedMessages { id, messages },
        Heard::Ended(why) => Event::FeedEnded { id, why },
    };
    runtime::listen(api.feed(after), PACE, events, event).await;
}
