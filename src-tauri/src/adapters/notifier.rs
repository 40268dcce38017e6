//! The desk's [`Notifier`]: hands what is to be told to whoever has the window, the tray and the loudspeaker.

use callpad_desk::Alert;
use callpad_desk::ports::Notifier;
use tokio::sync::mpsc;

/// What is to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Telling {
    /// This.
    Alert(Alert),
    /// What was told last is over.
    Over,
}

/// Hands it on.
#[derive(Debug)]
pub(crate) struct Handing(mpsc::UnboundedSender<Telling>);

impl Handing {
    /// With the other end.
    pub(crate) fn new() -> (Self, mpsc::UnboundedReceiver<Telling>) {
        let (tell, told) = mpsc::unbounded_channel();
        (Self(tell), told)
    }
}

impl Notifier for Handing {
    fn alert(&self, alert: &Alert) {
        // Nobody listens any more: the app ends.
        let _ = self.0.send(Telling::Alert(alert.clone()));
    }

    fn over(&self) {
        let _ = self.0.send(Telling::Over);
    }
}
