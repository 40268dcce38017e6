//! Connects the state machine to its I/O: one small task, and a handle to it.

mod actor;
mod jobs;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use callpad_desk::ports::Clock;
use tokio::sync::{mpsc, oneshot, watch};

use crate::act::Act;
use crate::alert::SupervisorRules;
use crate::event::Event;
use crate::ports::{BoardApi, BoardStore, SupervisorNotifier};
use crate::rejected::Rejected;
use crate::sums::SeenSums;
use crate::supervisor::Supervisor;
use crate::view::{ActId, BoardView};

/// What the board's task uses from outside; the server comes with each sign-in.
#[derive(Clone)]
pub struct BoardPorts {
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// The journal of acts.
    pub store: Arc<dyn BoardStore>,
    /// Alerts a supervisor who does not look.
    pub notifier: Arc<dyn SupervisorNotifier>,
    /// What was seen of servers that keep no sums; whoever gives them keeps them.
    pub sums: Arc<Mutex<SeenSums>>,
}

/// A handle to the board; clones share it. When the last one is dropped the board ends, once the outcome of acts in flight is
/// saved.
#[derive(Clone)]
pub struct BoardHandle {
    mail: mpsc::UnboundedSender<Mail>,
    view: watch::Receiver<Arc<BoardView>>,
}

/// Where the reply to an act goes.
type Reply = oneshot::Sender<Result<Arc<BoardView>, Rejected>>;

/// What handles send to the task.
enum Mail {
    SignIn {
        api: Arc<dyn BoardApi>,
        supervisor: Supervisor,
        reply: Reply,
    },
    SignOut {
        reply: Reply,
    },
    Act {
        act: Box<Act>,
        reply: Reply,
    },
    TryAgain {
        id: ActId,
        reply: Reply,
    },
    Leave {
        id: ActId,
        reply: Reply,
    },
    /// What needs no reply.
    Event(Event),
}

impl BoardHandle {
    /// Starts a board where nobody is signed in, on the current tokio runtime.
    ///
    /// # Panics
    /// Outside a tokio runtime, as `tokio::spawn` does.
    pub fn spawn(ports: BoardPorts) -> Self {
        let (mail, inbox) = mpsc::unbounded_channel();
        let (pictures, view) = watch::channel(Arc::new(BoardView::blank()));
        tokio::spawn(actor::run(ports, inbox, pictures));
        Self { mail, view }
    }

    /// Signs a supervisor in. When this returns the board was read, is refused, or the view's connection is lost; while nobody
    /// looks and no alert is wanted, nothing is read. The same person goes on over the new connection.
    pub async fn sign_in(&self, api: Arc<dyn BoardApi>, supervisor: Supervisor) -> Arc<BoardView> {
        match self.ask(|reply| Mail::SignIn { api, supervisor, reply }).await {
            Ok(view) => view,
            Err(_) => self.view(),
        }
    }

    /// Signs out. Acts whose outcome is not known stay in the journal.
    pub async fn sign_out(&self) {
        // Fails only when the board has ended.
        let _ = self.ask(|reply| Mail::SignOut { reply }).await;
    }

    /// Does something. Returns the view after it once the outcome is known, or known to be unknown: a refusal by the server is
    /// a notice in that view. Dropping the future does not cancel the act.
    ///
    /// # Errors
    /// Why nothing was sent; see [`Rejected`].
    pub async fn act(&self, act: Act) -> Result<Arc<BoardView>, Rejected> {
        self.ask(|reply| Mail::Act { act: Box::new(act), reply }).await
    }

    /// Sends an act of unknown outcome once more under its key; otherwise as [`Self::act`].
    ///
    /// # Errors
    /// [`Rejected::CannotTryAgain`] after a restart, or a day later; others as for [`Self::act`].
    pub async fn try_again(&self, id: ActId) -> Result<Arc<BoardView>, Rejected> {
        self.ask(|reply| Mail::TryAgain { id, reply }).await
    }

    /// The person has looked after an act of unknown outcome otherwise: it is forgotten.
    ///
    /// # Errors
    /// [`Rejected::Busy`] while it is under way, [`Rejected::NotNow`] if there is no such act.
    pub async fn leave(&self, id: ActId) -> Result<Arc<BoardView>, Rejected> {
        self.ask(|reply| Mail::Leave { id, reply }).await
    }

    /// A notice was read.
    pub fn dismiss_notice(&self, id: u32) {
        self.send_event(Event::DismissNotice(id));
    }

    /// The current view.
    pub fn view(&self) -> Arc<BoardView> {
        self.view.borrow().clone()
    }

    /// Watches the view; the newest one is always there.
    pub fn watch(&self) -> watch::Receiver<Arc<BoardView>> {
        self.view.clone()
    }

    /// The time between two readings where nothing is pushed, 5 to 60 s (T11).
    pub fn set_poll_interval(&self, every: Duration) {
        self.send_event(Event::PollEvery(every));
    }

    /// Whether the window is out of sight; the board is then read less often.
    pub fn set_background(&self, background: bool) {
        self.send_event(Event::Background(background));
    }

    /// Whether somebody looks at the board, be it in the background: while nobody does and no alert is wanted, nothing is asked.
    pub fn set_shown(&self, shown: bool) {
        self.send_event(Event::Shown(shown));
    }

    /// What to alert the person to; nothing until this is called.
    pub fn set_alert_rules(&self, rules: SupervisorRules) {
        self.send_event(Event::AlertRules(Box::new(rules)));
    }

    /// The network came back: read without waiting.
    pub fn try_now(&self) {
        self.send_event(Event::TryNow);
    }

    fn send_event(&self, event: Event) {
        // Nothing to do if the board has ended with its runtime.
        let _ = self.mail.send(Mail::Event(event));
    }

    async fn ask(&self, mail: impl FnOnce(Reply) -> Mail) -> Result<Arc<BoardView>, Rejected> {
        let (reply, answer) = oneshot::channel();
        // Either fails only when the board has ended with its runtime.
        self.mail.send(mail(reply)).map_err(|_| Rejected::NotNow)?;
        answer.await.unwrap_or(Err(Rejected::NotNow))
    }
}
