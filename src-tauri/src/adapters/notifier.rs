//! The desk's [`Notifier`]: hands what is to be told to whoever has the window, the tray and the loudspeaker.

use callpad_desk::Alert;
use callpad_desk::ports::Notifier;
use tokio::sync::mpsc;

/// What is to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NotifierMessage {
    /// This.
    Alert(Alert),
    /// What was told last is over.
    Over,
}

/// Hands it on.
#[derive(Debug)]
pub(crate) struct ChannelNotifier(mpsc::UnboundedSender<NotifierMessage>);

impl ChannelNotifier {
    /// With the other end.
    pub(crate) fn new() -> (Self, mpsc::UnboundedReceiver<NotifierMessage>) {
        let (sender, receiver) = mpsc::unbounded_channel();
        (Self(sender), receiver)
    }
}

impl Notifier for ChannelNotifier {
    fn alert(&self, alert: &Alert) {
        // Nobody listens any more: the app ends.
        let _ = self.0.send(NotifierMessage::Alert(alert.clone()));
    }

    fn over(&self) {
        let _ = self.0.send(NotifierMessage::Over);
    }
}
