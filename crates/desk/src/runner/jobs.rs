//! The work done beside the desk's task: actions and refreshes.

use std::sync::Arc;
use std::time::Duration;

use callpad_wire::op::{Readable, TellPresence};
use callpad_wire::{Error, Features, ServiceId, Ticket, feature};
use tokio::sync::{mpsc, oneshot};

use crate::effect::Refresh;
use crate::event::{Event, JobId, RefreshResult};
use crate::ports::TicketApi;
use crate::ports::{ReadBack, WhoIsNext};
use crate::runtime::{self, Heard};

/// Refreshes from the server; what was read before an error counts.
pub(super) async fn refresh(api: &dyn TicketApi, refresh: &Refresh) -> RefreshResult {
    let mut found = empty_result(None);
    found.error = read(api, refresh, &mut found).await.err();
    found.offset = api.clock_offset();
    found.features = api.features();
    found
}

/// A refresh that read nothing.
pub(super) fn empty_result(error: Option<Error>) -> RefreshResult {
    RefreshResult {
        read_back: ReadBack::NoResponse,
        counts: None,
        waiting: Vec::new(),
        paused: None,
        cancelled: None,
        requests: None,
        next: WhoIsNext::NoResponse,
        error,
        offset: jiff::SignedDuration::ZERO,
        features: Features::default(),
        spread: runtime::random(),
    }
}

/// The counts come first: the first response also says whether the server has a read-back.
async fn read(api: &dyn TicketApi, refresh: &Refresh, found: &mut RefreshResult) -> Result<(), Error> {
    if !refresh.counts {
        return read_next(api, refresh, found).await;
    }
    let counts = match api.counts(refresh.location.as_ref()).await {
        // A response that is not the API's is a connection problem: perhaps a network that wants a sign-in.
        Err(error) if !error.is_response() => return Err(error),
        counts => counts,
    };
    let counted = counts.iter().flat_map(|counts| &counts.items);
    let count_of =
        |id: &ServiceId| counted.clone().find(|count| count.service.id == *id).map(|count| count.waiting);
    let wanted: Vec<_> = refresh
        .lists
        .iter()
        .filter(|plan| plan.wanted(count_of(&plan.service)))
        .map(|plan| &plan.service)
        .collect();
    found.counts = Some(counts);
    if let Some(desk) = &refresh.read_back {
        found.read_back = read_back(api.current_answer(desk).await)?;
    }
    for service in wanted {
        found.waiting.push((service.clone(), list(api.waiting(service).await)?));
    }
    if let Some(desk) = &refresh.paused {
        found.paused = Some(list(api.paused(desk).await)?);
    }
    if let Some(desk) = &refresh.cancelled {
        found.cancelled = Some(list(api.cancelled(desk).await)?);
    }
    if let Some(desk) = refresh.requests.as_ref().filter(|_| api.features().has(feature::REQUESTS)) {
        found.requests = match api.open_requests(desk).await {
            Ok(list) => Some(list.items),
            // It cannot tell, or not now; that is no trouble of the connection.
            Err(error) if error.is_whole_response() => None,
            Err(error) => return Err(error),
        };
    }
    if !found.waiting.is_empty() || refresh.next.as_ref().is_some_and(|next| next.must) {
        read_next(api, refresh, found).await?;
    }
    Ok(())
}

/// A server that refuses this, or turns out not to have it, cannot tell.
async fn read_next(api: &dyn TicketApi, refresh: &Refresh, found: &mut RefreshResult) -> Result<(), Error> {
    let Some(next) = &refresh.next else { return Ok(()) };
    match api.next_ticket(&next.desk, &next.services).await {
        Ok(Some(next)) => found.next = WhoIsNext::Ticket(next),
        Ok(None) => found.next = WhoIsNext::Nobody,
        Err(error) if error.is_whole_response() => {}
        Err(error) => return Err(error),
    }
    Ok(())
}

/// A list that the server lacks, refuses or sends unreadable does not hide the others. It is reported with the lists
/// and is no connection problem: the counts have just shown the connection to be good.
fn list(result: Result<Readable<Ticket>, Error>) -> Result<Result<Readable<Ticket>, Error>, Error> {
    match result {
        Err(error) if !error.is_whole_response() => Err(error),
        result => Ok(result),
    }
}

/// A server that refuses the read-back, or turns out not to have it, cannot tell; an unreadable response is asked for
/// again with the next refresh.
fn read_back(result: Result<ReadBack, Error>) -> Result<ReadBack, Error> {
    match result {
        Err(Error::Refused { .. } | Error::NotTheApi { .. }) => Ok(ReadBack::CannotTell),
        Err(error) if error.is_whole_response() => Ok(ReadBack::NoResponse),
        other => other,
    }
}

/// Between two deliveries of messages: a burst of changes is one event of the desk, and the first is not delayed.
const PACE: Duration = Duration::from_millis(100);

/// Reads a connection until it ends, and passes on its messages.
pub(super) async fn listen(
    api: Arc<dyn TicketApi>,
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

/// Something that the server is to be told of who is here.
pub(super) struct Tell {
    pub(super) api: Arc<dyn TicketApi>,
    pub(super) presence: TellPresence,
    /// Told or not, it is over.
    pub(super) told: oneshot::Sender<()>,
}

/// A task that tells one thing after another: what is told last counts, so nothing may overtake. It ends with the desk.
pub(super) fn telling() -> mpsc::UnboundedSender<Tell> {
    let (sender, mut inbox) = mpsc::unbounded_channel::<Tell>();
    tokio::spawn(async move {
        while let Some(mut tell) = inbox.recv().await {
            // Behind a server that is slow, only the newest of each counter is news.
            let mut later = Vec::new();
            while let Ok(next) = inbox.try_recv() {
                if next.presence.desk_id != tell.presence.desk_id {
                    later.push(std::mem::replace(&mut tell, next));
                } else {
                    tell = next;
                }
            }
            later.push(tell);
            for Tell { api, presence, told } in later {
                if let Err(error) = api.tell_presence(&presence).await {
                    tracing::info!(%error, "the server does not take in who is at the counter");
                }
                // Nobody may wait for it.
                let _ = told.send(());
            }
        }
    });
    sender
}
