//! The desk's task: takes one event after another through `step` and carries out the effects.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use callpad_wire::op::{PresenceState, TellPresence};
use callpad_wire::{Error, IdempotencyKey};
use jiff::tz::TimeZone;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::{AbortHandle, Id, JoinError, JoinSet, spawn_blocking};
use tokio::time::timeout;

use super::{Mail, Ports, Reply, jobs};
use crate::effect::{Effect, Refresh};
use crate::event::{Event, JobId, ReplyId, SignIn};
use crate::ports::{Store, TicketApi};
use crate::press::Rejected;
use crate::record::Journal;
use crate::request::Request;
use crate::runtime::{self, TaskGuard, Woke};
use crate::seat::Seat;
use crate::state::State;
use crate::step::step;
use crate::storage::{Damage, DamageKind, Loaded, StoreProblem};
use crate::view::View;

pub(super) async fn run(
    ports: Ports,
    mut inbox: mpsc::UnboundedReceiver<Mail>,
    pictures: watch::Sender<Arc<View>>,
) {
    let mut actor = Actor {
        ports,
        pictures,
        state: State::default(),
        api: None,
        coming: HashMap::new(),
        replies: HashMap::new(),
        last_reply_id: 0,
        loaded: false,
        jobs: JoinSet::new(),
        sending: None,
        refreshing: None,
        feed_messages: mpsc::channel(1),
        listening: None,
        telling: jobs::telling(),
    };
    let mut handles = true;
    // Without handles only the action in flight matters: its outcome is saved to disk.
    while handles || actor.state.has_request_in_flight() {
        let event = tokio::select! {
            biased;
            Some(job) = actor.jobs.join_next_with_id() => actor.job_ended(job),
            mail = inbox.recv(), if handles => match mail {
                Some(mail) => Some(actor.mail(mail).await),
                None => { handles = false; None }
            },
            Some(messages) = actor.feed_messages.1.recv(), if handles => Some(messages),
            due = until_due(&actor.state, &actor.ports) => Some(due),
        };
        if let Some(event) = event {
            actor.take(event).await;
        }
    }
}

/// How long leaving may wait for the server to hear of it: it forgets whoever is silent.
const LEAVES_WITHIN: Duration = Duration::from_secs(1);

/// Returns when something is due or the machine woke; never if nothing is due.
async fn until_due(state: &State, ports: &Ports) -> Event {
    match runtime::until_due(state.due(), &*ports.clock).await {
        Woke::Due => Event::TimerElapsed,
        Woke::Slept => Event::TryNow,
    }
}

struct Actor {
    ports: Ports,
    pictures: watch::Sender<Arc<View>>,
    state: State,
    /// The connection to the server of the current seat.
    api: Option<Arc<dyn TicketApi>>,
    /// Connections of sign-ins that are not through yet.
    coming: HashMap<ReplyId, Arc<dyn TicketApi>>,
    replies: HashMap<ReplyId, Reply>,
    last_reply_id: u64,
    /// The journal has been read.
    loaded: bool,
    jobs: JoinSet<Event>,
    /// The action in flight, and the event to assume if its task dies.
    sending: Option<(Id, Event)>,
    refreshing: Option<(AbortHandle, Event)>,
    /// The messages of the change feed, and its task.
    feed_messages: (mpsc::Sender<Event>, mpsc::Receiver<Event>),
    listening: Option<TaskGuard>,
    /// Where goes what the server is told of who is here.
    telling: mpsc::UnboundedSender<jobs::Tell>,
}

impl Actor {
    async fn mail(&mut self, mail: Mail) -> Event {
        match mail {
            Mail::SignIn { seat, api, reply } => {
                let reply_id = self.register(reply);
                self.coming.insert(reply_id, api);
                let loaded = if self.loaded { None } else { Some(self.load().await) };
                self.loaded = true;
                let zone = zone(&seat);
                let keys = IdempotencyKey::random().to_string();
                Event::SignIn(Box::new(SignIn { reply_id, seat: Arc::new(seat), zone, loaded, keys }))
            }
            Mail::ChangeDesk { seat, reply } => {
                let (reply_id, zone) = (self.register(reply), zone(&seat));
                Event::ChangeDesk { reply_id, seat: Arc::new(seat), zone }
            }
            Mail::SignOut { reply } => Event::SignOut { reply_id: self.register(reply) },
            Mail::Press { press, reply } => Event::Press { reply_id: self.register(reply), press },
            Mail::Leave { reply } => Event::Leave { reply_id: self.register(reply) },
            Mail::Event(event) => event,
        }
    }

    fn register(&mut self, reply: Reply) -> ReplyId {
        self.last_reply_id += 1;
        let reply_id = ReplyId(self.last_reply_id);
        self.replies.insert(reply_id, reply);
        reply_id
    }

    /// One event, its effects, and the view after it. The journal is on disk before the view is drawn, and replies
    /// follow the drawing.
    async fn take(&mut self, event: Event) {
        let mut events = VecDeque::from([event]);
        let mut replies = Vec::new();
        while let Some(event) = events.pop_front() {
            let state = std::mem::take(&mut self.state);
            let (state, effects) = step(state, event, self.ports.clock.now());
            self.state = state;
            for effect in effects {
                match effect {
                    Effect::UseApi(reply_id) => {
                        if let Some(api) = self.coming.remove(&reply_id) {
                            self.api = Some(api);
                        }
                    }
                    Effect::Send { id, request, key } => self.send(id, request, key),
                    Effect::Tell(presence) => self.tell(presence).await,
                    Effect::Refresh(refresh) => self.refresh(refresh),
                    Effect::CancelRefresh => self.stop_looking(),
                    Effect::Listen { id, after } => self.listen(id, after),
                    Effect::StopListening => self.listening = None,
                    Effect::Alert(alert) => self.ports.notifier.alert(&alert),
                    Effect::ClearAlert => self.ports.notifier.over(),
                    Effect::SaveJournal { journal, new_number } => {
                        let result = self.save(*journal).await;
                        events.push_back(Event::JournalSaved { result, new_number });
                    }
                    Effect::Reply { reply_id, result } => replies.push((reply_id, result)),
                }
            }
        }
        let view = self.publish();
        for (reply_id, result) in replies {
            self.reply(reply_id, result.map(|()| view.clone()));
        }
    }

    fn publish(&self) -> Arc<View> {
        let shown = self.pictures.borrow().clone();
        let view = self.state.view(shown.revision.wrapping_add(1));
        if view.shows_the_same(&shown) {
            return shown;
        }
        let view = Arc::new(view);
        self.pictures.send_replace(view.clone());
        view
    }

    fn reply(&mut self, reply_id: ReplyId, result: Result<Arc<View>, Rejected>) {
        self.coming.remove(&reply_id);
        if let Some(reply) = self.replies.remove(&reply_id) {
            // A caller that no longer waits needs no reply.
            let _ = reply.send(result);
        }
    }

    fn send(&mut self, id: JobId, request: Request, key: IdempotencyKey) {
        let Some(api) = self.api.clone() else { return };
        let lost =
            Event::RequestFinished { id, outcome: request.failed(Error::Broken), offset: api.clock_offset() };
        let job = async move {
            let outcome = api.perform(&request, &key).await;
            Event::RequestFinished { id, outcome, offset: api.clock_offset() }
        };
        self.sending = Some((self.jobs.spawn(job).id(), lost));
    }

    /// Only that somebody leaves is waited for, and not for long: the session or the program ends then.
    async fn tell(&self, presence: TellPresence) {
        let Some(api) = self.api.clone() else { return };
        let leaves = presence.state == PresenceState::Gone;
        let (told, heard) = oneshot::channel();
        // Fails only when the runtime ends.
        let sent = self.telling.send(jobs::Tell { api, presence, told });
        if leaves && sent.is_ok() {
            let _ = timeout(LEAVES_WITHIN, heard).await;
        }
    }

    fn refresh(&mut self, refresh: Refresh) {
        self.stop_looking();
        let Some(api) = self.api.clone() else { return };
        let id = refresh.id;
        let lost = Event::Refreshed { id, found: Box::new(jobs::empty_result(Some(Error::Broken))) };
        let job =
            async move { Event::Refreshed { id, found: Box::new(jobs::refresh(&*api, &refresh).await) } };
        self.refreshing = Some((self.jobs.spawn(job), lost));
    }

    fn listen(&mut self, id: JobId, after: Option<i64>) {
        let Some(api) = self.api.clone() else { return };
        let task = tokio::spawn(jobs::listen(api, id, after, self.feed_messages.0.clone()));
        self.listening = Some(TaskGuard(task.abort_handle()));
    }

    fn stop_looking(&mut self) {
        if let Some((job, _)) = self.refreshing.take() {
            job.abort();
        }
    }

    /// A task that died without an outcome counts as a broken connection: the action may have happened. A cancelled
    /// refresh says nothing.
    fn job_ended(&mut self, job: Result<(Id, Event), JoinError>) -> Option<Event> {
        let (id, event) = match job {
            Ok((id, event)) => (id, Some(event)),
            Err(died) => (died.id(), None),
        };
        let lost = if self.sending.as_ref().is_some_and(|(sending, _)| *sending == id) {
            self.sending.take().map(|(_, lost)| lost)
        } else if self.refreshing.as_ref().is_some_and(|(refreshing, _)| refreshing.id() == id) {
            self.refreshing.take().map(|(_, lost)| lost)
        } else {
            None
        };
        event.or(lost)
    }

    async fn save(&self, journal: Journal) -> Result<(), StoreProblem> {
        let saved = on_disk(&self.ports.store, move |store| store.save(&journal)).await;
        let result = match saved {
            Ok(result) => result,
            Err(detail) => Err(StoreProblem { file: String::new(), kind: std::io::ErrorKind::Other, detail }),
        };
        if let Err(problem) = &result {
            tracing::warn!(%problem, "the journal could not be kept");
        }
        result
    }

    async fn load(&self) -> Loaded {
        let loaded = on_disk(&self.ports.store, |store| store.load()).await.unwrap_or_else(|detail| Loaded {
            journal: Journal::default(),
            damage: Some(Damage { kind: DamageKind::Unreadable, kept: None, detail }),
        });
        if let Some(damage) = &loaded.damage {
            tracing::warn!(?damage, "the journal was damaged");
        }
        loaded
    }
}

/// Uses the store where blocking is allowed; an error if that task died.
async fn on_disk<T: Send + 'static>(
    store: &Arc<dyn Store>,
    work: impl FnOnce(&dyn Store) -> T + Send + 'static,
) -> Result<T, String> {
    let store = store.clone();
    spawn_blocking(move || work(&*store)).await.map_err(|died| died.to_string())
}

/// The seat's zone if this machine knows it, otherwise the machine's own (V4).
fn zone(seat: &Seat) -> TimeZone {
    let named = seat.time_zone.as_deref().and_then(|name| match TimeZone::get(name) {
        Ok(zone) => Some(zone),
        Err(error) => {
            tracing::warn!(zone = name, %error, "unknown time zone; the system's is used");
            None
        }
    });
    named.unwrap_or_else(TimeZone::system)
}
