//! The desk's [`Notifier`] and the board's: a channel to the part that has the windows, the tray and the loudspeaker.

use callpad_board::SupervisorAlert;
use callpad_board::ports::SupervisorNotifier;
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
    /// Tell a supervisor.
    Board(SupervisorAlert),
}

/// The sending end.
#[derive(Clone, Debug)]
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

impl SupervisorNotifier for ChannelNotifier {
    fn alert(&self, alert: &SupervisorAlert) {
        let _ = self.0.send(NotifierMessage::Board(alert.clone()));
    }
}
