//! Notifications, as another program on the same desktop sees and answers them.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use callpad_tests::{Desktop, Result, Trouble};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, CreateWindowAux, InputFocus, WindowClass};
use x11rb::rust_connection::RustConnection;

/// How long something may take to be heard.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long is waited for what comes soon or not at all.
const SOON: Duration = Duration::from_secs(1);

/// Another program's window, which has the focus.
pub(crate) struct Other {
    x: RustConnection,
    window: u32,
}

impl Other {
    pub(crate) fn in_front(desktop: &Desktop) -> Result<Self> {
        let broken = |error: &dyn std::fmt::Display| Trouble::new(error.to_string());
        let (x, screen) = x11rb::connect(Some(desktop.display())).map_err(|e| broken(&e))?;
        let root = x.setup().roots[screen].root;
        let window = x.generate_id().map_err(|e| broken(&e))?;
        let create = CreateWindowAux::new();
        x.create_window(0, window, root, 900, 500, 200, 100, 0, WindowClass::INPUT_OUTPUT, 0, &create)
            .map_err(|e| broken(&e))?;
        x.map_window(window).map_err(|e| broken(&e))?;
        x.sync().map_err(|e| broken(&e))?;
        let other = Self { x, window };
        other.take_focus()?;
        Ok(other)
    }

    pub(crate) fn take_focus(&self) -> Result {
        let broken = |error: &dyn std::fmt::Display| Trouble::new(error.to_string());
        self.x
            .set_input_focus(InputFocus::POINTER_ROOT, self.window, x11rb::CURRENT_TIME)
            .map_err(|e| broken(&e))?
            .check()
            .map_err(|e| broken(&e))
    }

    pub(crate) fn has_focus(&self) -> Result<bool> {
        let broken = |error: &dyn std::fmt::Display| Trouble::new(error.to_string());
        let focus = self.x.get_input_focus().map_err(|e| broken(&e))?.reply().map_err(|e| broken(&e))?;
        Ok(focus.focus == self.window)
    }
}

trait Sync {
    fn sync(&self) -> std::result::Result<(), x11rb::errors::ReplyError>;
}

impl Sync for RustConnection {
    fn sync(&self) -> std::result::Result<(), x11rb::errors::ReplyError> {
        self.get_input_focus()?.reply().map(drop)
    }
}

/// Everything that is said to the notification service and by it, line by line as `dbus-monitor` writes it.
pub(crate) struct Heard {
    lines: Receiver<String>,
    _monitor: Child,
}

impl Heard {
    pub(crate) fn on(desktop: &Desktop) -> Result<Self> {
        let mut command = desktop.command("dbus-monitor");
        command
            .args(["--session", "interface='org.freedesktop.Notifications'", "type='method_return'"])
            .stdout(Stdio::piped());
        let mut monitor = desktop.spawn(&mut command)?;
        let out = monitor.stdout.take().ok_or_else(|| Trouble::new("dbus-monitor has no output"))?;
        let (tell, lines) = mpsc::channel();
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(std::io::Result::ok) {
                if tell.send(line).is_err() {
                    return;
                }
            }
        });
        let heard = Self { lines, _monitor: monitor };
        // It says so itself when it listens.
        heard.until("NameAcquired")?;
        Ok(heard)
    }

    /// Lines up to and with the one that contains this.
    fn until(&self, part: &str) -> Result<Vec<String>> {
        let mut seen = Vec::new();
        loop {
            let line = self
                .lines
                .recv_timeout(PATIENCE)
                .map_err(|_| Trouble::new(format!("{part:?} was not heard: {seen:#?}")))?;
            seen.push(line);
            if seen.last().is_some_and(|line| line.contains(part)) {
                return Ok(seen);
            }
        }
    }

    /// The next notification: its texts in order, and the number that the service gave it.
    pub(crate) fn notification(&self) -> Result<(Vec<String>, u32)> {
        let call = self.until("member=Notify")?;
        self.rest(&call)
    }

    /// The same if one comes soon.
    pub(crate) fn soon(&self) -> Result<Option<(Vec<String>, u32)>> {
        while let Ok(line) = self.lines.recv_timeout(SOON) {
            if line.contains("member=Notify") {
                return self.rest(&[line]).map(Some);
            }
        }
        Ok(None)
    }

    /// The rest of a notification whose call was heard.
    fn rest(&self, call: &[String]) -> Result<(Vec<String>, u32)> {
        let word = |name: &str| {
            let rest = call.last()?.split(name).nth(1)?;
            rest.split_whitespace().next().map(|word| word.trim_end_matches(';').to_owned())
        };
        let (Some(sender), Some(serial)) = (word("sender="), word(" serial=")) else {
            return Err(Trouble::new(format!("nobody and nothing: {call:?}")));
        };
        let texts = self.until("int32 -1")?;
        let texts = texts
            .iter()
            .filter_map(|line| line.trim().strip_prefix("string "))
            .map(|t| t.trim_matches('"').to_owned());
        let texts: Vec<_> = texts.collect();
        // Each connection counts its own messages: the answer is the one to this sender.
        loop {
            let line = self.until(&format!("reply_serial={serial}"))?;
            if line.last().is_some_and(|line| line.contains(&format!("destination={sender} "))) {
                break;
            }
        }
        let id = self.until("   uint32 ")?;
        let id = id.last().and_then(|line| line.trim().strip_prefix("uint32 ")?.parse().ok());
        Ok((texts, id.ok_or_else(|| Trouble::new("no number"))?))
    }
}

/// Presses a button of a notification, as the notification service tells it.
pub(crate) fn press_button(desktop: &Desktop, id: u32, button: &str) -> Result {
    let emitted = desktop
        .command("gdbus")
        .args(["emit", "--session", "--object-path", "/org/freedesktop/Notifications"])
        .args(["--signal", "org.freedesktop.Notifications.ActionInvoked"])
        .args([format!("uint32 {id}"), format!("'{button}'")])
        .status()?;
    if emitted.success() { Ok(()) } else { Err(Trouble::new("the signal was not sent")) }
}
