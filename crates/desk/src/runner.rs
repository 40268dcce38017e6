//! Gives the state machine its input and output: one small task, and a handle to it.

mod actor;
mod jobs;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot, watch};

use crate::alert::AlertRules;
use crate::event::Event;
use crate::ports::{Clock, Notifier, Store, TicketApi};
use crate::press::{NotPressed, Press};
use crate::view::{Seat, View};

/// The world as the desk's task reaches it; the server comes with each seat.
#[derive(Clone)]
pub struct Ports {
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// The journal over a restart.
    pub store: Arc<dyn Store>,
    /// Tells a person who looks elsewhere.
    pub notifier: Arc<dyn Notifier>,
}

/// A handle to the desk; clones are the same desk. When the last one is dropped the desk ends, after the outcome of
/// an action on its way is kept.
#[derive(Clone)]
pub struct Desk {
    mail: mpsc::UnboundedSender<Mail>,
    view: watch::Receiver<Arc<View>>,
}

/// How a sender is told that its press is over.
type Reply = oneshot::Sender<Result<Arc<View>, NotPressed>>;

/// What handles send to the task.
enum Mail {
    Sit {
        seat: Seat,
        api: Arc<dyn TicketApi>,
        reply: Reply,
    },
    Move {
        seat: Seat,
        reply: Reply,
    },
    Leave {
        reply: Reply,
    },
    Press {
        press: Press,
        reply: Reply,
    },
    /// What needs no answer.
    Tell(Event),
}

impl Desk {
    /// Starts a desk where nobody is signed in, on the current tokio runtime.
    ///
    /// # Panics
    /// Outside a tokio runtime, as `tokio::spawn` does.
    pub fn spawn(ports: Ports) -> Self {
        let (mail, inbox) = mpsc::unbounded_channel();
        let (pictures, view) = watch::channel(Arc::new(View::blank()));
        tokio::spawn(actor::run(ports, inbox, pictures));
        Self { mail, view }
    }

    /// Takes a seat. The first lists are read when this returns, or the view's line is lost. For the person who sits
    /// here already it goes on with the new line to the server, whatever is open.
    pub async fn sit(&self, seat: Seat, api: Arc<dyn TicketApi>) -> Arc<View> {
        match self.ask(|reply| Mail::Sit { seat, api, reply }).await {
            Ok(view) => view,
            Err(_) => self.view(),
        }
    }

    /// Takes another counter in the same session. Its first lists are read when this returns, or the view's line is lost.
    ///
    /// # Errors
    /// [`NotPressed::NotNow`] while a ticket is open, an outcome unknown, or nobody signed in; [`NotPressed::Busy`]
    /// while an action is on its way.
    pub async fn change_seat(&self, seat: Seat) -> Result<Arc<View>, NotPressed> {
        self.ask(|reply| Mail::Move { seat, reply }).await
    }

    /// Signs out.
    ///
    /// # Errors
    /// [`NotPressed::NotNow`] while a ticket is open or an outcome unknown, [`NotPressed::Busy`] while an action is
    /// on its way.
    pub async fn leave(&self) -> Result<Arc<View>, NotPressed> {
        self.ask(|reply| Mail::Leave { reply }).await
    }

    /// Carries out a press; returns when its outcome is known, or known to be unknown, with the view after it. What
    /// the server refused is a notice in that view. Dropping the future does not take the press back.
    ///
    /// # Errors
    /// Why nothing was done; see [`NotPressed`].
    pub async fn press(&self, press: Press) -> Result<Arc<View>, NotPressed> {
        self.ask(|reply| Mail::Press { press, reply }).await
    }

    /// The picture now.
    pub fn view(&self) -> Arc<View> {
        self.view.borrow().clone()
    }

    /// Every change of the picture; the newest one is always there.
    pub fn watch(&self) -> watch::Receiver<Arc<View>> {
        self.view.clone()
    }

    /// Between two looks, 5 to 60 s (T11).
    pub fn set_poll_interval(&self, every: Duration) {
        self.tell(Event::PollEvery(every));
    }

    /// Whether the window is out of sight; the desk then looks less often (T11).
    pub fn set_background(&self, background: bool) {
        self.tell(Event::Background(background));
    }

    /// How long the way back from a pause, no-show or transfer is offered; none until the next action.
    pub fn set_ribbon(&self, length: Option<Duration>) {
        self.tell(Event::Ribbon(length));
    }

    /// The network came back: the desk does not wait for its next look.
    pub fn try_now(&self) {
        self.tell(Event::TryNow);
    }

    /// What the person wants to be told.
    pub fn set_alert_rules(&self, rules: AlertRules) {
        self.tell(Event::AlertRules(Box::new(rules)));
    }

    /// The person looks at Callpad: what was told is seen.
    pub fn seen(&self) {
        self.tell(Event::Seen);
    }

    /// The computer was locked, or unlocked: meanwhile nothing calls and nothing is told.
    pub fn set_locked(&self, locked: bool) {
        self.tell(Event::Locked(locked));
    }

    /// The computer falls asleep, or woke.
    pub fn set_asleep(&self, asleep: bool) {
        self.tell(Event::Asleep(asleep));
    }

    /// The system asks for quiet, or no longer does.
    pub fn set_system_quiet(&self, quiet: bool) {
        self.tell(Event::SystemQuiet(quiet));
    }

    fn tell(&self, event: Event) {
        // Nothing to do if the desk has ended with its runtime.
        let _ = self.mail.send(Mail::Tell(event));
    }

    async fn ask(&self, mail: impl FnOnce(Reply) -> Mail) -> Result<Arc<View>, NotPressed> {
        let (reply, answer) = oneshot::channel();
        // Either fails only when the desk has ended with its runtime.
        self.mail.send(mail(reply)).map_err(|_| NotPressed::NotNow)?;
        answer.await.unwrap_or(Err(NotPressed::NotNow))
    }
}
