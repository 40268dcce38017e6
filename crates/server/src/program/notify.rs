//! What systemd is told: that the server listens, that it lives, that it ends. Elsewhere nobody is told anything.

use std::time::Duration;

/// Whether a service manager started the server and waits for its word.
pub(crate) fn is_awaited() -> bool {
    std::env::var_os("NOTIFY_SOCKET").is_some()
}

/// It listens.
pub(crate) fn ready() {
    tell(State::Ready);
}

/// It lives.
pub(crate) fn alive() {
    tell(State::Alive);
}

/// It was told to end.
pub(crate) fn ending() {
    tell(State::Ending);
}

#[derive(Clone, Copy)]
enum State {
    Ready,
    Alive,
    Ending,
}

/// Within which time a sign of life is wanted, again and again; none where nobody waits for one.
#[cfg(target_os = "linux")]
pub(crate) fn watched_within() -> Option<Duration> {
    sd_notify::watchdog_enabled()
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn watched_within() -> Option<Duration> {
    None
}

#[cfg(target_os = "linux")]
fn tell(state: State) {
    use sd_notify::NotifyState;
    let state = match state {
        State::Ready => NotifyState::Ready,
        State::Alive => NotifyState::Watchdog,
        State::Ending => NotifyState::Stopping,
    };
    if let Err(error) = sd_notify::notify(&[state]) {
        tracing::warn!(%error, "the service manager cannot be told");
    }
}

#[cfg(not(target_os = "linux"))]
fn tell(_: State) {}
