//! Connects the state machine to its I/O: one small task, and a handle to it.

mod actor;
mod jobs;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot, watch};

use crate::alert::AlertRules;
use crate::event::Event;
use crate::ports::{Clock, Notifier, Store, TicketApi};
use crate::press::{Press, Rejected};
use crate::seat::Seat;
use crate::view::View;

/// What the desk's task uses from outside; the server comes with each seat.
#[derive(Clone)]
pub struct Ports {
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// The journal.
    pub store: Arc<dyn Store>,
    /// Alerts a person who is not looking at Callpad.
    pub notifier: Arc<dyn Notifier>,
}

/// A handle to the desk; clones share the desk. When the last one is dropped the desk ends, once the outcome of an
/// action in flight is saved.
#[derive(Clone)]
pub struct DeskHandle {
    mail: mpsc::UnboundedSender<Mail>,
    view: watch::Receiver<Arc<View>>,
}

/// Where the reply to a press goes.
type Reply = oneshot::Sender<Result<Arc<View>, Rejected>>;

/// What handles send to the task.
enum Mail {
    SignIn {
        seat: Seat,
        api: Arc<dyn TicketApi>,
        reply: Reply,
    },
    ChangeDesk {
        seat: Seat,
        reply: Reply,
    },
    SignOut {
        reply: Reply,
    },
    Press {
        press: Press,
        reply: Reply,
    },
    Leave {
        reply: Reply,
    },
    /// What needs no reply.
    Event(Event),
}

impl DeskHandle {
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

    /// Signs a person in. When this returns, the first lists have been read or the view's connection is lost. A person
    /// already signed in continues over the new connection, whatever is open.
    pub async fn sign_in(&self, seat: Seat, api: Arc<dyn TicketApi>) -> Arc<View> {
        match self.ask(|reply| Mail::SignIn { seat, api, reply }).await {
            Ok(view) => view,
            Err(_) => self.view(),
        }
    }

    /// Changes to another counter in the same session. When this returns, its first lists have been read or the view's
    /// connection is lost.
    ///
    /// # Errors
    /// [`Rejected::NotNow`] while a ticket is open, an outcome unknown, or nobody signed in; [`Rejected::Busy`]
    /// while an action is on its way.
    pub async fn change_desk(&self, seat: Seat) -> Result<Arc<View>, Rejected> {
        self.ask(|reply| Mail::ChangeDesk { seat, reply }).await
    }

    /// Signs out.
    ///
    /// # Errors
    /// [`Rejected::NotNow`] while a ticket is open or an outcome unknown, [`Rejected::Busy`] while an action is
    /// on its way.
    pub async fn sign_out(&self) -> Result<Arc<View>, Rejected> {
        self.ask(|reply| Mail::SignOut { reply }).await
    }

    /// Carries out a press. Returns the view after it once the outcome is known, or known to be unknown. A refusal by
    /// the server is a notice in that view. Dropping the future does not cancel the press.
    ///
    /// # Errors
    /// Why nothing was done; see [`Rejected`].
    pub async fn press(&self, press: Press) -> Result<Arc<View>, Rejected> {
        self.ask(|reply| Mail::Press { press, reply }).await
    }

    /// The current view.
    pub fn view(&self) -> Arc<View> {
        self.view.borrow().clone()
    }

    /// Watches the view; the newest one is always there.
    pub fn watch(&self) -> watch::Receiver<Arc<View>> {
        self.view.clone()
    }

    /// The time between two refreshes, 5 to 60 s (T11).
    pub fn set_poll_interval(&self, every: Duration) {
        self.send_event(Event::PollEvery(every));
    }

    /// Whether the window is out of sight; the desk then refreshes less often (T11).
    pub fn set_background(&self, background: bool) {
        self.send_event(Event::Background(background));
    }

    /// How long the undo offer for a pause, no-show or transfer lasts; `None`: until the next action.
    pub fn set_undo_time(&self, length: Option<Duration>) {
        self.send_event(Event::UndoTime(length));
    }

    /// The network came back: refresh without waiting.
    pub fn try_now(&self) {
        self.send_event(Event::TryNow);
    }

    /// What to alert the person to.
    pub fn set_alert_rules(&self, rules: AlertRules) {
        self.send_event(Event::AlertRules(Box::new(rules)));
    }

    /// The person looks at Callpad: the alert was seen.
    pub fn seen(&self) {
        self.send_event(Event::Seen);
    }

    /// Whether a server that takes it in is told who is at the counter (feature `presence`).
    pub fn set_tells_presence(&self, tells: bool) {
        self.send_event(Event::TellPresence(tells));
    }

    /// The program ends: the server is told that nobody is at the counter any more, if it was told that somebody is.
    /// Takes at most about a second.
    pub async fn leave(&self) {
        // Fails only when the desk has ended.
        let _ = self.ask(|reply| Mail::Leave { reply }).await;
    }

    /// The computer was locked, or unlocked: meanwhile there are no calls and no alerts.
    pub fn set_locked(&self, locked: bool) {
        self.send_event(Event::Locked(locked));
    }

    /// The computer falls asleep, or woke.
    pub fn set_asleep(&self, asleep: bool) {
        self.send_event(Event::Asleep(asleep));
    }

    /// The system asks for quiet, or no longer does.
    pub fn set_system_quiet(&self, quiet: bool) {
        self.send_event(Event::SystemQuiet(quiet));
    }

    fn send_event(&self, event: Event) {
        // Nothing to do if the desk has ended with its runtime.
        let _ = self.mail.send(Mail::Event(event));
    }

    async fn ask(&self, mail: impl FnOnce(Reply) -> Mail) -> Result<Arc<View>, Rejected> {
        let (reply, answer) = oneshot::channel();
        // Either fails only when the desk has ended with its runtime.
        self.mail.send(mail(reply)).map_err(|_| Rejected::NotNow)?;
        answer.await.unwrap_or(Err(Rejected::NotNow))
    }
}
