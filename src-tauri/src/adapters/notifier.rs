//! The desk's [`Notifier`]: a channel to the part that has the windows, the tray and the loudspeaker.

use callpad_desk::Alert;
use callpad_desk::ports::Notifier;
use tokio::sync::mpsc;

/// What the desk asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NotifierMessage {
    /// Show this alert.
    Alert(Alert),
    /// Take the last alert away.
    Over,
}

/// The sending end.
#[derive(Debug)]
pub(crate) struct ChannelNotifier(mpsc::UnboundedSender<NotifierMessage>);

impl ChannelNotifier {
    /// Both ends.
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
