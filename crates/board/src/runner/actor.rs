//! The board's task: takes one event after another through `step` and carries out the effects.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use callpad_desk::runtime::{self, TaskGuard, Woke};
use callpad_desk::{Damage, DamageKind, JobId, ReplyId, StoreProblem};
use callpad_wire::{Error, IdempotencyKey};
use jiff::tz::TimeZone;
use tokio::sync::{Mutex, mpsc, watch};
use tokio::task::{Id, JoinError, JoinSet, spawn_blocking};

use super::{BoardPorts, Mail, Reply, jobs};
use crate::act::Act;
use crate::effect::{Effect, Read};
use crate::event::{Event, SignIn};
use crate::plain::PlainBoard;
use crate::ports::{BoardApi, BoardStore};
use crate::record::{ActJournal, LoadedActs};
use crate::rejected::Rejected;
use crate::state::State;
use crate::step::step;
use crate::supervisor::Supervisor;
use crate::view::BoardView;

pub(super) async fn run(
    ports: BoardPorts,
    mut inbox: mpsc::UnboundedReceiver<Mail>,
    pictures: watch::Sender<Arc<BoardView>>,
) {
    let mut actor = Actor {
        plain: plain_board(None, &ports),
        ports,
        pictures,
        state: State::default(),
        api: None,
        coming: HashMap::new(),
        replies: HashMap::new(),
        last_reply_id: 0,
        loaded: false,
        jobs: JoinSet::new(),
        under_way: HashMap::new(),
        feed_messages: mpsc::channel(1),
        listening: None,
    };
    let mut handles = true;
    // Without handles only acts in flight matter: their outcome is saved to disk.
    while handles || actor.state.has_act_in_flight() {
        let event = tokio::select! {
            biased;
            Some(job) = actor.jobs.join_next_with_id() => actor.job_ended(job),
            mail = inbox.recv(), if handles => match mail {
                Some(mail) => Some(actor.mail(mail).await),
                None => { handles = false; None }
            },
            Some(messages) = actor.feed_messages.1.recv(), if handles => Some(messages),
            due = until_due(&actor.state, &actor.ports), if handles => Some(due),
        };
        if let Some(event) = event {
            actor.take(event).await;
        }
    }
}

/// Returns when something is due or the machine woke; never if nothing is due.
async fn until_due(state: &State, ports: &BoardPorts) -> Event {
    match runtime::until_due(state.due(), &*ports.clock).await {
        Woke::Due => Event::TimerElapsed,
        Woke::Slept => Event::TryNow,
    }
}

struct Actor {
    ports: BoardPorts,
    pictures: watch::Sender<Arc<BoardView>>,
    state: State,
    /// The connection to the server.
    api: Option<Arc<dyn BoardApi>>,
    /// Connections of sign-ins that are not through yet.
    coming: HashMap<ReplyId, Arc<dyn BoardApi>>,
    replies: HashMap<ReplyId, Reply>,
    last_reply_id: u64,
    /// The journal has been read.
    loaded: bool,
    /// What was seen of a server without a board.
    plain: Arc<Mutex<PlainBoard>>,
    jobs: JoinSet<Event>,
    /// What is under way, each with the event to assume if its task dies.
    under_way: HashMap<Id, Event>,
    /// The messages of the change feed, and its task.
    feed_messages: (mpsc::Sender<Event>, mpsc::Receiver<Event>),
    listening: Option<TaskGuard>,
}

fn plain_board(supervisor: Option<&Supervisor>, ports: &BoardPorts) -> Arc<Mutex<PlainBoard>> {
    let server = supervisor.map(|supervisor| supervisor.server.clone()).unwrap_or_default();
    Arc::new(Mutex::new(PlainBoard::new(TimeZone::system(), server, ports.sums.clone())))
}

impl Actor {
    async fn mail(&mut self, mail: Mail) -> Event {
        match mail {
            Mail::SignIn { api, supervisor, reply } => {
                let reply_id = self.register(reply);
                self.coming.insert(reply_id, api);
                let loaded = if self.loaded { None } else { Some(self.load().await) };
                self.loaded = true;
                let (supervisor, zone) = (Arc::new(supervisor), TimeZone::system());
                let keys = IdempotencyKey::random().to_string();
                Event::SignIn(Box::new(SignIn { reply_id, supervisor, zone, loaded, keys }))
            }
            Mail::SignOut { reply } => Event::SignOut { reply_id: self.register(reply) },
            Mail::Act { act, reply } => Event::Act { reply_id: self.register(reply), act },
            Mail::TryAgain { id, reply } => Event::TryAgain { reply_id: self.register(reply), id },
            Mail::Leave { id, reply } => Event::Leave { reply_id: self.register(reply), id },
            Mail::Event(event) => event,
        }
    }

    fn register(&mut self, reply: Reply) -> ReplyId {
        self.last_reply_id += 1;
        let reply_id = ReplyId(self.last_reply_id);
        self.replies.insert(reply_id, reply);
        reply_id
    }

    /// One event, its effects, and the view after it. The journal is on disk before anything is sent, and replies follow
    /// the drawing.
    async fn take(&mut self, event: Event) {
        let mut events = VecDeque::from([event]);
        let mut replies = Vec::new();
        while let Some(event) = events.pop_front() {
            let state = std::mem::take(&mut self.state);
            let (state, effects) = step(state, event, self.ports.clock.now());
            self.state = state;
            for effect in effects {
                match effect {
                    Effect::UseApi(reply_id) => self.api = self.coming.remove(&reply_id).or(self.api.take()),
                    Effect::DropApi => {
                        self.api = None;
                        self.plain = plain_board(self.state.supervisor.as_deref(), &self.ports);
                    }
                    Effect::Send { id, act, key } => self.send(id, act, key),
                    Effect::Read(read) => self.read(read),
                    Effect::Listen { id, after } => self.listen(id, after),
                    Effect::StopListening => self.listening = None,
                    Effect::Alert(alert) => self.ports.notifier.alert(&alert),
                    Effect::SaveJournal(journal) => {
                        events.push_back(Event::JournalSaved(self.save(*journal).await));
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

    fn publish(&self) -> Arc<BoardView> {
        let shown = self.pictures.borrow().clone();
        let view = self.state.view(shown.revision.wrapping_add(1), self.ports.clock.now());
        if view.shows_the_same(&shown) {
            return shown;
        }
        let view = Arc::new(view);
        self.pictures.send_replace(view.clone());
        view
    }

    fn reply(&mut self, reply_id: ReplyId, result: Result<Arc<BoardView>, Rejected>) {
        self.coming.remove(&reply_id);
        if let Some(reply) = self.replies.remove(&reply_id) {
            // A caller that no longer waits needs no reply.
            let _ = reply.send(result);
        }
    }

    fn send(&mut self, id: JobId, act: Box<Act>, key: IdempotencyKey) {
        let Some(api) = self.api.clone() else { return };
        let lost = Event::ActFinished { id, result: Err(Error::Broken), offset: api.clock_offset() };
        let job = async move {
            let result = api.act(&act, &key).await;
            Event::ActFinished { id, result, offset: api.clock_offset() }
        };
        let task = self.jobs.spawn(job).id();
        self.under_way.insert(task, lost);
    }

    fn read(&mut self, read: Read) {
        let Some(api) = self.api.clone() else { return };
        let (id, plain, clock) = (read.id, self.plain.clone(), self.ports.clock.clone());
        let lost = Event::Read { id, found: Box::new(jobs::nothing(Error::Broken)) };
        let job = async move {
            Event::Read { id, found: Box::new(jobs::read(&*api, &read, &plain, &clock).await) }
        };
        let task = self.jobs.spawn(job).id();
        self.under_way.insert(task, lost);
    }

    fn listen(&mut self, id: JobId, after: Option<i64>) {
        let Some(api) = self.api.clone() else { return };
        let task = tokio::spawn(jobs::listen(api, id, after, self.feed_messages.0.clone()));
        self.listening = Some(TaskGuard(task.abort_handle()));
    }

    /// A task that died without an outcome counts as a broken connection: an act may have happened.
    fn job_ended(&mut self, job: Result<(Id, Event), JoinError>) -> Option<Event> {
        match job {
            Ok((id, event)) => {
                self.under_way.remove(&id);
                Some(event)
            }
            Err(died) => self.under_way.remove(&died.id()),
        }
    }

    async fn save(&self, journal: ActJournal) -> Result<(), StoreProblem> {
        let saved = on_disk(&self.ports.store, move |store| store.save(&journal)).await;
        let result = match saved {
            Ok(result) => result,
            Err(detail) => Err(StoreProblem { file: String::new(), kind: std::io::ErrorKind::Other, detail }),
        };
        if let Err(problem) = &result {
            tracing::warn!(%problem, "the journal of acts could not be kept");
        }
        result
    }

    async fn load(&self) -> LoadedActs {
        let loaded =
            on_disk(&self.ports.store, |store| store.load()).await.unwrap_or_else(|detail| LoadedActs {
                journal: ActJournal::default(),
                damage: Some(Damage { kind: DamageKind::Unreadable, kept: None, detail }),
            });
        if let Some(damage) = &loaded.damage {
            tracing::warn!(?damage, "the journal of acts was damaged");
        }
        loaded
    }
}

/// Uses the store where blocking is allowed; an error if that task died.
async fn on_disk<T: Send + 'static>(
    store: &Arc<dyn BoardStore>,
    work: impl FnOnce(&dyn BoardStore) -> T + Send + 'static,
) -> Result<T, String> {
    let store = store.clone();
    spawn_blocking(move || work(&*store)).await.map_err(|died| died.to_string())
}
