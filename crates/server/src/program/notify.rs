//! What the service manager is told: that the server listens, that it lives, that it ends. On Linux that is systemd, on Windows
//! its service manager. Elsewhere nobody is told anything.

use std::time::Duration;

#[cfg(windows)]
pub(crate) use system::{begins_under, ended};
pub(crate) use system::{is_awaited, watched_within};

/// It has begun, and needs at most so much longer until it listens.
pub(crate) fn starting(within: Duration) {
    system::tell(State::Starting(within));
}

/// It listens.
pub(crate) fn ready() {
    system::tell(State::Ready);
}

/// It lives.
pub(crate) fn alive() {
    system::tell(State::Alive);
}

/// It was told to end, and will have ended within this time.
pub(crate) fn ending(within: Duration) {
    system::tell(State::Ending(within));
}

#[derive(Clone, Copy)]
enum State {
    #[cfg_attr(
        not(target_os = "linux"),
        allow(dead_code, reason = "Windows was told at the beginning, and macOS does not ask")
    )]
    Starting(Duration),
    Ready,
    Alive,
    #[cfg_attr(not(windows), allow(dead_code, reason = "systemd has TimeoutStopSec"))]
    Ending(Duration),
}

#[cfg(target_os = "linux")]
mod system {
    use std::time::Duration;

    use sd_notify::NotifyState;

    use super::State;

    /// Whether a service manager started the server and waits for its word.
    pub(crate) fn is_awaited() -> bool {
        std::env::var_os("NOTIFY_SOCKET").is_some()
    }

    /// Within which time a sign of life is wanted, again and again; none where nobody waits for one.
    pub(crate) fn watched_within() -> Option<Duration> {
        sd_notify::watchdog_enabled()
    }

    pub(super) fn tell(state: State) {
        let state = match state {
            State::Starting(within) => {
                NotifyState::ExtendTimeoutUsec(u32::try_from(within.as_micros()).unwrap_or(u32::MAX))
            }
            State::Ready => NotifyState::Ready,
            State::Alive => NotifyState::Watchdog,
            State::Ending(_) => NotifyState::Stopping,
        };
        if let Err(error) = sd_notify::notify(&[state]) {
            tracing::warn!(%error, "the service manager cannot be told");
        }
    }
}

#[cfg(windows)]
mod system {
    use std::{sync::OnceLock, time::Duration};

    use windows_service::{
        service::{ServiceControlAccept, ServiceExitCode, ServiceState, ServiceStatus, ServiceType},
        service_control_handler::ServiceStatusHandle,
    };

    use super::State;

    /// How long the start may take: that of a new version may write the whole database anew.
    const START: Duration = Duration::from_secs(300);

    /// There is one service in this program.
    static MANAGER: OnceLock<ServiceStatusHandle> = OnceLock::new();

    /// The service begins, and this is to whom it is told.
    pub(crate) fn begins_under(manager: ServiceStatusHandle) {
        let _ = MANAGER.set(manager);
        stands(ServiceState::StartPending, 0, START);
    }

    /// The server has ended with this exit code.
    pub(crate) fn ended(code: u8) {
        stands(ServiceState::Stopped, code, Duration::ZERO);
    }

    /// Whether a service manager started the server and waits for its word.
    pub(crate) fn is_awaited() -> bool {
        MANAGER.get().is_some()
    }

    /// Windows asks for no signs of life.
    pub(crate) fn watched_within() -> Option<Duration> {
        None
    }

    pub(super) fn tell(state: State) {
        match state {
            State::Ready => stands(ServiceState::Running, 0, Duration::ZERO),
            State::Ending(within) => stands(ServiceState::StopPending, 0, within),
            State::Starting(_) | State::Alive => {}
        }
    }

    fn stands(state: ServiceState, code: u8, within: Duration) {
        let Some(manager) = MANAGER.get() else { return };
        let controls_accepted = match state {
            // A second stop ends the drain.
            ServiceState::Running | ServiceState::StopPending => {
                ServiceControlAccept::STOP
                    | ServiceControlAccept::PRESHUTDOWN
                    | ServiceControlAccept::PARAM_CHANGE
            }
            _ => ServiceControlAccept::empty(),
        };
        let exit_code = match code {
            0 => ServiceExitCode::NO_ERROR,
            code => ServiceExitCode::ServiceSpecific(code.into()),
        };
        let status = ServiceStatus {
            service_type: ServiceType::OWN_PROCESS,
            current_state: state,
            controls_accepted,
            exit_code,
            checkpoint: 0,
            wait_hint: within,
            process_id: None,
        };
        if let Err(error) = manager.set_service_status(status) {
            tracing::warn!(%error, "the service manager cannot be told");
        }
    }
}

#[cfg(not(any(windows, target_os = "linux")))]
mod system {
    use std::time::Duration;

    use super::State;

    /// Whether a service manager started the server and waits for its word.
    pub(crate) fn is_awaited() -> bool {
        false
    }

    /// Nobody wants a sign of life.
    pub(crate) fn watched_within() -> Option<Duration> {
        None
    }

    pub(super) fn tell(_: State) {}
}
