//! On a private bus with a stand-in for logind.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;

use zbus::blocking::connection::Builder;

use super::*;

struct Bus {
    daemon: Child,
    address: String,
}

impl Bus {
    fn start() -> Self {
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("dbus-daemon");
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Self { daemon, address: address.trim().to_owned() }
    }

    fn connect(&self) -> Connection {
        Builder::address(self.address.as_str()).unwrap().build().unwrap()
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

struct Manager;

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Manager {
    #[zbus(name = "GetSessionByPID")]
    fn get_session_by_pid(&self, _pid: u32) -> OwnedObjectPath {
        OwnedObjectPath::try_from("/org/freedesktop/login1/session/_31").unwrap()
    }

    #[zbus(name = "GetSession")]
    fn get_session(&self, _id: &str) -> OwnedObjectPath {
        OwnedObjectPath::try_from("/org/freedesktop/login1/session/_31").unwrap()
    }
}

#[test]
fn lock_and_sleep_are_told_once_each_and_others_sessions_and_garbage_are_not() {
    let bus = Bus::start();
    let login = Builder::address(bus.address.as_str())
        .unwrap()
        .name(LOGIN)
        .unwrap()
        .serve_at("/org/freedesktop/login1", Manager)
        .unwrap()
        .build()
        .unwrap();
    let (tell, told) = mpsc::channel();
    let (ready, listening) = mpsc::channel();
    let watched = bus.connect();
    std::thread::spawn(move || {
        ready.send(()).unwrap();
        let _ = listen(&watched, &move |change| tell.send(change).unwrap());
    });
    listening.recv().unwrap();
    let path = "/org/freedesktop/login1/session/_31";
    let emit = |path: &str, interface: &str, member: &str| {
        login.emit_signal(None::<&str>, path, interface, member, &()).unwrap();
    };
    let hint = |locked: bool| {
        let changed = HashMap::from([("LockedHint", zbus::zvariant::Value::from(locked))]);
        let body = (SESSION, changed, Vec::<String>::new());
        login.emit_signal(None::<&str>, path, "org.freedesktop.DBus.Properties", "PropertiesChanged", &body)
    };
    let sleep = |asleep: bool| {
        login.emit_signal(None::<&str>, "/org/freedesktop/login1", MANAGER, "PrepareForSleep", &(asleep,))
    };
    // Until it listens: a sleep is told at last.
    loop {
        sleep(true).unwrap();
        if told.recv_timeout(Duration::from_millis(100)) == Ok(SessionChange::Asleep) {
            break;
        }
    }
    emit("/org/freedesktop/login1/session/_99", SESSION, "Lock");
    login.emit_signal(None::<&str>, "/org/freedesktop/login1", MANAGER, "PrepareForSleep", &("no",)).unwrap();
    sleep(false).unwrap();
    emit(path, SESSION, "Lock");
    hint(true).unwrap();
    login
        .emit_signal(
            None::<&str>,
            path,
            "org.freedesktop.DBus.Properties",
            "PropertiesChanged",
            &("x", 3_u32),
        )
        .unwrap();
    hint(false).unwrap();
    emit(path, SESSION, "Unlock");
    sleep(true).unwrap();
    let changes: Vec<_> = (0..4).map(|_| told.recv_timeout(Duration::from_secs(5)).unwrap()).collect();
    use SessionChange::{Asleep, Awake, Locked, Unlocked};
    assert_eq!(changes, [Awake, Locked, Unlocked, Asleep]);
    assert!(told.try_recv().is_err());
}
