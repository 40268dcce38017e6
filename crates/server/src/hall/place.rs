//! One location while pages of it are open: what happens there is read once, however many pages there are, and told to all.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, Weak},
    time::Duration,
};

use jiff::Timestamp;
use tokio::{
    sync::{Notify, mpsc},
    time::{Instant, sleep_until},
};

use super::{
    Hall, locked,
    told::{self, Scene, Told},
};
use crate::{
    domain::{
        hall::{HallCall, PhoneTicket},
        refusal::Failure,
    },
    feed::{Listening, Subject},
    forecast::ForHall,
    store::hall::CallOf,
};

/// How many messages a page may be behind; then it is disconnected, and reads afresh.
const MOST_BEHIND: usize = 64;
/// Queues are read at most so often: who waits, and how long.
const BETWEEN: Duration = Duration::from_secs(1);
/// And at least so often: waits pass, and hours come.
const AT_LEAST: Duration = Duration::from_secs(15);
/// A phone is told of another time only if it is so far from the last one.
const WORTH_TELLING_S: i64 = 30;
/// How many calls are remembered as told.
const REMEMBERED: usize = 256;

/// What comes to a page.
#[derive(Clone, Debug)]
pub(crate) enum Heard {
    /// A message for it.
    Text(Arc<str>),
    /// Everything may be different: it is told everything anew.
    Everything,
}

/// A location with open pages.
#[derive(Debug)]
pub(super) struct Place {
    location: String,
    members: Mutex<Members>,
    end: Notify,
}

#[derive(Debug, Default)]
struct Members {
    next: u64,
    devices: HashMap<u64, mpsc::Sender<Heard>>,
    /// With the ticket that each follows.
    phones: HashMap<u64, (i64, mpsc::Sender<Heard>)>,
}

/// A page's seat at a location, until it is dropped.
#[derive(Debug)]
pub(crate) struct Seat {
    hall: Arc<Hall>,
    place: Arc<Place>,
    id: u64,
    coming: mpsc::Receiver<Heard>,
}

impl Seat {
    pub(super) fn take(hall: Arc<Hall>, place: Arc<Place>, ticket: Option<i64>) -> Self {
        let (out, coming) = mpsc::channel(MOST_BEHIND);
        let id = {
            let mut members = locked(&place.members);
            let id = members.next;
            members.next += 1;
            match ticket {
                None => drop(members.devices.insert(id, out)),
                Some(ticket) => drop(members.phones.insert(id, (ticket, out))),
            }
            id
        };
        Self { hall, place, id, coming }
    }

    /// What comes next; nothing any more if the page is too far behind.
    pub(crate) async fn next(&mut self) -> Option<Heard> {
        self.coming.recv().await
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.hall.leave(&self.place, self.id);
    }
}

impl Place {
    pub(super) fn new(location: &str) -> Self {
        Self { location: location.to_owned(), members: Mutex::default(), end: Notify::new() }
    }

    pub(super) fn location(&self) -> &str {
        &self.location
    }

    /// A page goes; gives whether it was the last.
    pub(super) fn leave(&self, id: u64) -> bool {
        let mut members = locked(&self.members);
        members.devices.remove(&id);
        members.phones.remove(&id);
        members.devices.is_empty() && members.phones.is_empty()
    }

    /// Nobody is left here.
    pub(super) fn end(&self) {
        self.end.notify_one();
    }

    pub(super) fn tell_devices(&self, heard: &Heard) {
        // One that is too far behind is let go: its seat ends.
        locked(&self.members).devices.retain(|_, out| !is_full(out, heard));
    }

    fn tell_phones(&self, ticket: i64, heard: &Heard) {
        locked(&self.members).phones.retain(|_, (of, out)| *of != ticket || !is_full(out, heard));
    }

    fn tell_all(&self, heard: &Heard) {
        let mut members = locked(&self.members);
        members.devices.retain(|_, out| !is_full(out, heard));
        members.phones.retain(|_, (_, out)| !is_full(out, heard));
    }

    /// The tickets that phones follow.
    fn followed(&self) -> Vec<i64> {
        let mut tickets: Vec<i64> =
            locked(&self.members).phones.values().map(|(ticket, _)| *ticket).collect();
        tickets.sort_unstable();
        tickets.dedup();
        tickets
    }
}

/// Whether a page can be told nothing more. One that is gone leaves by itself.
fn is_full(out: &mpsc::Sender<Heard>, heard: &Heard) -> bool {
    matches!(out.try_send(heard.clone()), Err(mpsc::error::TrySendError::Full(_)))
}

/// What the pages of a location know.
#[derive(Debug, Default)]
struct Known {
    /// How often each call was announced, the newest.
    calls: HashMap<i64, (u32, i64)>,
    services: String,
    /// What each ticket's phones were told, and the moments of its turn.
    phones: HashMap<i64, (PhoneTicket, Option<[i64; 3]>)>,
    forecast: ForHall,
}

/// Runs until nobody is left at the place.
pub(super) async fn run(hall: Weak<Hall>, place: Arc<Place>, mut listening: Listening) {
    let mut known = Known::default();
    let mut is_changed = true;
    let mut last = Instant::now().checked_sub(BETWEEN).unwrap_or_else(Instant::now);
    loop {
        let due = last + if is_changed { BETWEEN } else { AT_LEAST };
        let change = tokio::select! {
            biased;
            () = place.end.notified() => return,
            change = listening.coming.recv() => Some(change),
            () = sleep_until(due) => None,
        };
        let Some(hall) = hall.upgrade() else { return };
        let done = match change {
            Some(None) => {
                // So much happened that some was not heard.
                let of = [place.location.clone()].into();
                listening = hall.store.follow(Some(&of), None);
                place.tell_all(&Heard::Everything);
                is_changed = true;
                Ok(())
            }
            Some(Some(change)) => match &change.subject {
                Subject::Answer(answer) => {
                    is_changed = true;
                    called(&hall, &place, &mut known, answer.clone()).await
                }
                Subject::Queue => {
                    is_changed = true;
                    Ok(())
                }
                Subject::Everything => {
                    place.tell_all(&Heard::Everything);
                    is_changed = true;
                    Ok(())
                }
                Subject::Beside => Ok(()),
            },
            None => {
                (is_changed, last) = (false, Instant::now());
                queues(&hall, &place, &mut known).await
            }
        };
        match done {
            Ok(()) => {}
            Err(Failure::Stopped) => return,
            // The storage has logged it; the next change or the next moment tries again.
            Err(_) => is_changed = true,
        }
    }
}

/// Somebody was called, or a call has ended.
async fn called(hall: &Hall, place: &Place, known: &mut Known, answer: String) -> Result<(), Failure> {
    let Some((call, now)) = hall.store.look(CallOf(answer)).await? else { return Ok(()) };
    if call.location_id == place.location {
        announce(place, known, &call, now);
    }
    let seq = call.ticket_seq;
    if !place.followed().contains(&seq) {
        return Ok(());
    }
    if let Some((scene, phones)) = hall.scene_with(&place.location, vec![seq]).await? {
        // What was foretold holds for the others; this one is called.
        phones.iter().for_each(|phone| tell(place, known, &scene, phone));
    }
    Ok(())
}

fn announce(place: &Place, known: &mut Known, call: &HallCall, now: Timestamp) {
    let withdrawn = |call: i64| Heard::Text(Told::message("withdrawn").with("call", call).text().into());
    if !call.stands {
        known.calls.remove(&call.call);
        place.tell_devices(&withdrawn(call.call));
        return;
    }
    // Elsewhere before: that one counts no longer.
    let before: Vec<i64> = known
        .calls
        .iter()
        .filter(|(other, (_, ticket))| **other < call.call && *ticket == call.ticket_seq)
        .map(|(other, _)| *other)
        .collect();
    for other in before {
        known.calls.remove(&other);
        place.tell_devices(&withdrawn(other));
    }
    if known.calls.get(&call.call).is_some_and(|(times, _)| *times == call.times) {
        return;
    }
    known.calls.insert(call.call, (call.times, call.ticket_seq));
    if known.calls.len() > REMEMBERED
        && let Some(oldest) = known.calls.keys().min().copied()
    {
        known.calls.remove(&oldest);
    }
    place.tell_devices(&Heard::Text(told::call(call, now).with_type("call").text().into()));
}

/// Who waits, and how long: told where it is other than before.
async fn queues(hall: &Hall, place: &Place, known: &mut Known) -> Result<(), Failure> {
    let followed = place.followed();
    let Some((scene, phones)) = hall.scene_with(&place.location, followed.clone()).await? else {
        // The location is gone.
        place.tell_all(&Heard::Everything);
        return Ok(());
    };
    known.forecast = hall.forecast(&scene).await;
    let services = scene.services(&known.forecast);
    let written = services.to_string();
    if written != known.services {
        place.tell_devices(&Heard::Text(Told::message("services").with("services", services).text().into()));
        known.services = written;
    }
    known.phones.retain(|ticket, _| followed.binary_search(ticket).is_ok());
    let here: Vec<_> = phones.into_iter().filter(|phone| phone.location_id == place.location).collect();
    here.iter().for_each(|phone| tell(place, known, &scene, phone));
    // Whose code is known no longer, or who was sent to another location, is told there what there is to tell.
    let is_here = |ticket: &i64| here.iter().any(|phone| phone.seq == *ticket);
    followed.iter().filter(|ticket| !is_here(ticket)).for_each(|ticket| {
        place.tell_phones(*ticket, &Heard::Everything);
    });
    Ok(())
}

/// Tells the phones of a ticket, if it is worth it.
fn tell(place: &Place, known: &mut Known, scene: &Scene, phone: &PhoneTicket) {
    let turn = scene.turn_of(phone, &known.forecast);
    if let Some((before, told)) = known.phones.get(&phone.seq)
        && before == phone
        && !is_worth_telling(*told, turn)
    {
        return;
    }
    let message = scene.phone(phone, &known.forecast).with_type("ticket");
    place.tell_phones(phone.seq, &Heard::Text(message.text().into()));
    known.phones.insert(phone.seq, (phone.clone(), turn));
}

fn is_worth_telling(before: Option<[i64; 3]>, now: Option<[i64; 3]>) -> bool {
    match (before, now) {
        (Some(before), Some(now)) => {
            before.iter().zip(now).any(|(before, now)| before.abs_diff(now) >= WORTH_TELLING_S.unsigned_abs())
        }
        (before, now) => before.is_some() != now.is_some(),
    }
}
