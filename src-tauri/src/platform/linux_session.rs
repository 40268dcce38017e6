//! What Linux tells of the person's session over D-Bus: logind's lock and sleep, and what the desktop shows.

use std::collections::HashMap;
use std::time::Duration;

use zbus::blocking::{Connection, MessageIterator, Proxy};
use zbus::message::Type;
use zbus::zvariant::{OwnedObjectPath, OwnedValue};
use zbus::{MatchRule, Message};

use super::SessionChange;

const LOGIN: &str = "org.freedesktop.login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
const NOTIFICATIONS: &str = "org.freedesktop.Notifications";

/// After the bus was lost.
const TRY_AGAIN: Duration = Duration::from_secs(30);

/// Tells `told` of each change from now on, from a thread of its own. Where there is no logind, nothing happens.
pub(crate) fn watch_session(told: impl Fn(SessionChange) + Send + Sync + 'static) {
    let watching = std::thread::Builder::new().name("callpad-session".into()).spawn(move || {
        loop {
            match Connection::system().and_then(|bus| listen(&bus, &told)) {
                Ok(()) => {}
                Err(error) => tracing::info!(%error, "the system does not tell when it locks or sleeps"),
            }
            std::thread::sleep(TRY_AGAIN);
        }
    });
    if let Err(error) = watching {
        tracing::warn!(%error, "nobody watches whether the system locks or sleeps");
    }
}

/// Until the bus is lost.
fn listen(bus: &Connection, told: &dyn Fn(SessionChange)) -> zbus::Result<()> {
    let rule = MatchRule::builder().msg_type(Type::Signal).sender(LOGIN)?.build();
    let signals = MessageIterator::for_match_rule(rule, bus, None)?;
    let session = own_session(bus);
    tracing::info!(session = session.as_ref().map(|path| path.as_str()), "watching for lock and sleep");
    let (mut locked, mut asleep) = (None, None);
    for signal in signals {
        match read(&signal?, session.as_ref()) {
            Some(Seen::Locked(now)) if locked.replace(now) != Some(now) => {
                told(if now { SessionChange::Locked } else { SessionChange::Unlocked });
            }
            Some(Seen::Asleep(now)) if asleep.replace(now) != Some(now) => {
                told(if now { SessionChange::Asleep } else { SessionChange::Awake });
            }
            Some(_) | None => {}
        }
    }
    Ok(())
}

enum Seen {
    Locked(bool),
    Asleep(bool),
}

/// What a signal says of this session; what cannot be read says nothing.
fn read(signal: &Message, session: Option<&OwnedObjectPath>) -> Option<Seen> {
    let header = signal.header();
    let (interface, member) = (header.interface()?.as_str(), header.member()?.as_str());
    let body = signal.body();
    if (interface, member) == (MANAGER, "PrepareForSleep") {
        return body.deserialize::<bool>().ok().map(Seen::Asleep);
    }
    if session.map(|path| path.as_str()) != header.path().map(|path| path.as_str()) {
        return None;
    }
    match (interface, member) {
        (SESSION, "Lock") => Some(Seen::Locked(true)),
        (SESSION, "Unlock") => Some(Seen::Locked(false)),
        ("org.freedesktop.DBus.Properties", "PropertiesChanged") => {
            let (of, changed, _) =
                body.deserialize::<(String, HashMap<String, OwnedValue>, Vec<String>)>().ok()?;
            let hint = changed.get("LockedHint").filter(|_| of == SESSION)?;
            bool::try_from(hint).ok().map(Seen::Locked)
        }
        _ => None,
    }
}

/// The session that this process belongs to.
fn own_session(bus: &Connection) -> Option<OwnedObjectPath> {
    let manager = Proxy::new(bus, LOGIN, "/org/freedesktop/login1", MANAGER).ok()?;
    let by_name = std::env::var("XDG_SESSION_ID").ok().and_then(|id| manager.call("GetSession", &(id,)).ok());
    by_name.or_else(|| manager.call("GetSessionByPID", &(std::process::id(),)).ok())
}

/// KDE tells it of the notifications, dunst of itself; GNOME holds banners back by itself.
pub(crate) fn do_not_disturb() -> Option<bool> {
    let bus = Connection::session().ok()?;
    let asked = |interface: &str, property: &str| {
        let proxy = Proxy::new(&bus, NOTIFICATIONS, "/org/freedesktop/Notifications", interface).ok()?;
        proxy.get_property::<bool>(property).ok()
    };
    asked(NOTIFICATIONS, "Inhibited").or_else(|| asked("org.dunstproject.cmd0", "paused"))
}

/// Whether a StatusNotifierHost is there.
pub(crate) fn has_tray_host() -> bool {
    let asked = || {
        let bus = Connection::session().ok()?;
        let watcher = "org.kde.StatusNotifierWatcher";
        let proxy = Proxy::new(&bus, watcher, "/StatusNotifierWatcher", watcher).ok()?;
        proxy.get_property::<bool>("IsStatusNotifierHostRegistered").ok()
    };
    asked().unwrap_or(false)
}

/// Whether something shows notifications, or can be started for it.
pub(crate) fn has_notifications() -> bool {
    let asked = || {
        let bus = Connection::session().ok()?;
        let proxy = Proxy::new(&bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus");
        let proxy = proxy.ok()?;
        let owned: bool = proxy.call("NameHasOwner", &(NOTIFICATIONS,)).ok()?;
        let startable: Vec<String> = proxy.call("ListActivatableNames", &()).ok()?;
        Some(owned || startable.iter().any(|name| name == NOTIFICATIONS))
    };
    asked().unwrap_or(false)
}

/// Here a person forbids them to the desktop, which tells nobody.
pub(crate) fn notifications_allowed() -> Option<bool> {
    None
}

/// Under Wayland no program may listen to keys that are meant for others.
pub(crate) fn has_global_shortcuts() -> bool {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    set("WAYLAND_DISPLAY").is_none() || set("GDK_BACKEND").is_some_and(|backend| backend == "x11")
}

#[cfg(test)]
#[path = "linux_session/tests.rs"]
mod tests;
