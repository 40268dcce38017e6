//! The desk's [`Notifier`] and the board's: a channel to the part that has the windows, the tray and the loudspeaker.

use std::sync::Arc;

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
    /// Tell a supervisor, of the server of this number.
    Board(u32, SupervisorAlert),
}

/// Alerts a supervisor, who may have several servers.
pub(crate) trait BoardNotifier: Send + Sync + 'static {
    /// Something is wrong at the server of this number, or no longer.
    fn alert(&self, server: u32, alert: &SupervisorAlert);
}

/// Those of one server.
pub(crate) struct OfServer {
    /// Its number.
    pub(crate) server: u32,
    /// Who tells them.
    pub(crate) to: Arc<dyn BoardNotifier>,
}

impl SupervisorNotifier for OfServer {
    fn alert(&self, alert: &SupervisorAlert) {
        self.to.alert(self.server, alert);
    }
}

/// Alerts nobody.
#[cfg(test)]
pub(crate) struct TellsNobody;

#[cfg(test)]
impl BoardNotifier for TellsNobody {
    fn alert(&self, _: u32, _: &SupervisorAlert) {}
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

impl BoardNotifier for ChannelNotifier {
    fn alert(&self, server: u32, alert: &SupervisorAlert) {
        let _ = self.0.send(NotifierMessage::Board(server, alert.clone()));
    }
}
