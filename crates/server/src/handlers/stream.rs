//! What the server's WebSockets have in common.

use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket};
use tokio::{
    sync::watch,
    time::{Instant, Interval, MissedTickBehavior, interval_at, timeout},
};

/// How long sending one message may take; then whoever reads nothing is disconnected.
const TAKEN_WITHIN: Duration = Duration::from_secs(30);

/// Returns when the server stops.
pub(super) async fn closed(closing: &mut watch::Receiver<bool>) {
    // The sender is gone: the server has stopped already.
    let _ = closing.wait_for(|closing| *closing).await;
}

/// Ticks at this pace, the first time after one of it; what was missed is not made up for.
pub(super) fn pulse(every: Duration) -> Interval {
    let mut pulse = interval_at(Instant::now() + every, every);
    pulse.set_missed_tick_behavior(MissedTickBehavior::Delay);
    pulse
}

/// Sends a message. The error is that of a connection that broke: there is nobody to tell a reason.
pub(super) async fn taken<C>(socket: &mut WebSocket, message: Message) -> Result<(), Option<C>> {
    match timeout(TAKEN_WITHIN, socket.send(message)).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) | Err(_) => Err(None),
    }
}

/// Disconnects with a code and a reason, as far as the other end still listens.
pub(super) async fn disconnect(socket: &mut WebSocket, code: u16, reason: &'static str) {
    let frame = CloseFrame { code, reason: Utf8Bytes::from_static(reason) };
    let _ = timeout(TAKEN_WITHIN, socket.send(Message::Close(Some(frame)))).await;
}
