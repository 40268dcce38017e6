//! The desktop around the window: the lock, the tray. Stand-ins for logind and for a panel answer on the private bus.

use std::collections::HashMap;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use callpad_tests::{App, Desktop, Options, Outside, Result, Trouble, at_counter, button, choose};
use serde_json::json;
use zbus::MatchRule;
use zbus::blocking::connection::Builder;
use zbus::blocking::{Connection, MessageIterator, Proxy};
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

fn broken(error: impl std::fmt::Display) -> Trouble {
    Trouble::new(error.to_string())
}

const SESSION: &str = "/org/freedesktop/login1/session/_31";

/// logind, as far as Callpad asks it.
struct Login(Sender<()>);

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Login {
    #[zbus(name = "GetSessionByPID")]
    fn get_session_by_pid(&self, _pid: u32) -> OwnedObjectPath {
        // Whoever asks this listens already.
        let _ = self.0.send(());
        OwnedObjectPath::try_from(SESSION).unwrap_or_default()
    }
}

#[tokio::test]
async fn while_the_computer_is_locked_names_are_hidden_and_nothing_calls_and_then_it_asks() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let (ready, listens) = mpsc::channel();
    let login = Builder::address(desktop.bus())
        .and_then(|builder| builder.name("org.freedesktop.login1"))
        .and_then(|builder| builder.serve_at("/org/freedesktop/login1", Login(ready)))
        .and_then(Builder::build)
        .map_err(broken)?;
    let says = |member: &str| {
        let interface = "org.freedesktop.login1.Session";
        login.emit_signal(None::<&str>, SESSION, interface, member, &()).map_err(broken)
    };
    let server = Outside::start(&[])?;
    let data = tempfile::tempdir()?;
    choose(data.path(), json!({"language": "en"}))?;
    let bus = [("DBUS_SYSTEM_BUS_ADDRESS", desktop.bus())];
    let app = App::launch_with(&desktop, data.path(), &["--desk", &server.desk_id], &bus).await?;
    listens.recv_timeout(Duration::from_secs(20)).map_err(broken)?;
    server.sign_in(&app).await?;
    server.issue_with("A", json!({"client_name": "Ingrid Bergström", "priority": true})).await?;
    app.wait_js("the name", "document.body.innerText.includes('Ingrid')", vec![]).await?;
    app.click(button("Call next")).await?;
    let label = app.wait_text("open-number", "").await?;
    says("Lock")?;
    app.wait_js("the names to go", "!document.documentElement.outerHTML.includes('Ingrid')", vec![]).await?;
    app.screenshot("around-locked").await?;
    let program = callpad_tests::program("callpad")?;
    let end = desktop.command(&program).arg("--data-dir").arg(data.path()).arg("--end").output()?;
    assert!(end.status.success(), "it is handed over, and not done: {end:?}");
    assert_eq!(server.truth().await?.0.as_deref(), Some(label.as_str()));
    says("Unlock")?;
    app.wait_js("the question", "document.body.innerText.includes('locked or asleep')", vec![]).await?;
    app.screenshot("around-returned").await?;
    assert_eq!(app.text("open-number").await?, label);
    app.click(button("Still serving")).await?;
    app.wait_gone(button("Still serving")).await?;
    assert_eq!(server.truth().await?.0, Some(label));
    app.close().await
}

#[tokio::test]
async fn the_icon_of_the_app_tells_how_many_wait() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let bus = Builder::address(desktop.bus()).and_then(Builder::build).map_err(broken)?;
    let rule = MatchRule::builder().interface("com.canonical.Unity.LauncherEntry").map_err(broken)?.build();
    let signals = MessageIterator::for_match_rule(rule, &bus, None).map_err(broken)?;
    let (tell, numbers) = mpsc::channel();
    std::thread::spawn(move || {
        for signal in signals.flatten() {
            let Ok((icon, facts)) = signal.body().deserialize::<(String, HashMap<String, OwnedValue>)>()
            else {
                continue;
            };
            let count = facts.get("count").and_then(|count| i64::try_from(count).ok());
            let shown = facts.get("count-visible").and_then(|shown| bool::try_from(shown).ok());
            if tell.send((icon, count, shown)).is_err() {
                return;
            }
        }
    });
    let data = tempfile::tempdir()?;
    let (app, server) = at_counter(&desktop, data.path()).await?;
    let next = || -> Result<(String, i64)> {
        loop {
            let (icon, count, shown) = numbers.recv_timeout(Duration::from_secs(20)).map_err(broken)?;
            if let (Some(count), Some(true)) = (count, shown) {
                return Ok((icon, count));
            }
        }
    };
    let (icon, before) = next()?;
    assert_eq!(icon, "application://io.callpad.desktop.desktop");
    server.issue("A", "").await?;
    while next()?.1 != before + 1 {}
    app.close().await
}

/// A panel that shows tray icons.
struct Panel(Sender<(String, String)>);

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Panel {
    fn register_status_notifier_item(
        &self,
        service: String,
        #[zbus(header)] header: zbus::message::Header<'_>,
    ) {
        let sender = header.sender().map(ToString::to_string).unwrap_or_default();
        let _ = self.0.send((sender, service));
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        Vec::new()
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }
}

/// An icon in the panel, and its menu.
struct Icon {
    bus: Connection,
    owner: String,
    menu: OwnedObjectPath,
}

type Entry = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

impl Icon {
    fn shown(bus: Connection, items: &Receiver<(String, String)>) -> Result<Self> {
        let (owner, path) = items.recv_timeout(Duration::from_secs(20)).map_err(broken)?;
        let item = Proxy::new(&bus, owner.clone(), path, "org.kde.StatusNotifierItem").map_err(broken)?;
        let menu = item.get_property("Menu").map_err(broken)?;
        Ok(Self { bus: bus.clone(), owner, menu })
    }

    fn menu(&self) -> Result<Proxy<'_>> {
        Proxy::new(&self.bus, self.owner.as_str(), self.menu.as_str(), "com.canonical.dbusmenu")
            .map_err(broken)
    }

    /// The entries that have words, with their numbers.
    fn entries(&self) -> Result<Vec<(i32, String)>> {
        let asked = self.menu()?.call("GetLayout", &(0, -1, Vec::<String>::new()));
        let (_, (_, _, children)): (u32, Entry) = asked.map_err(broken)?;
        let entries = children.into_iter().filter_map(|child| {
            let (id, facts, _) = Entry::try_from(child).ok()?;
            let words = String::try_from(facts.get("label")?.try_clone().ok()?).ok()?;
            Some((id, words.replace('_', "")))
        });
        Ok(entries.collect())
    }

    fn choose(&self, words: &str) -> Result {
        let entries = self.entries()?;
        let (id, _) = entries
            .iter()
            .find(|(_, label)| label == words)
            .ok_or_else(|| Trouble::new(format!("{words}: {entries:?}")))?;
        self.menu()?.call::<_, _, ()>("Event", &(*id, "clicked", Value::from(0), 0_u32)).map_err(broken)
    }
}

#[tokio::test]
async fn the_tray_says_how_things_are_calls_and_keeps_callpad_when_the_window_is_closed() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let (tell, items) = mpsc::channel();
    let panel = Builder::address(desktop.bus())
        .and_then(|builder| builder.name("org.kde.StatusNotifierWatcher"))
        .and_then(|builder| builder.serve_at("/StatusNotifierWatcher", Panel(tell)))
        .and_then(Builder::build)
        .map_err(broken)?;
    let server = Outside::start(&[])?;
    let data = tempfile::tempdir()?;
    choose(data.path(), json!({"language": "en", "closeToTray": true}))?;
    let app = App::launch(&desktop, data.path(), &["--desk", &server.desk_id]).await?;
    let icon = Icon::shown(panel.clone(), &items)?;
    server.sign_in(&app).await?;
    let says = async |part: &str| {
        let wanted = async {
            // The panel's own signal would only say that something changed, not what.
            while !icon.entries()?.iter().any(|(_, words)| words.contains(part)) {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            Ok(())
        };
        let in_time = tokio::time::timeout(Duration::from_secs(20), wanted).await;
        in_time.unwrap_or_else(|_| Err(Trouble::new(format!("{part}: {:?}", icon.entries()))))
    };
    says("is next").await?;
    icon.choose("Call next")?;
    let label = app.wait_text("open-number", "").await?;
    says(&format!("Serving {label}")).await?;
    assert_eq!(server.truth().await?.0, Some(label.clone()));
    app.ask_to_close()?;
    // It is not closed: the ticket is still served, and the tray brings the window back.
    says(&format!("Serving {label}")).await?;
    icon.choose("Open Callpad")?;
    assert_eq!(app.text("open-number").await?, label);
    app.close().await
}
