//! The desktop itself.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::folder::{Folder, private_folder};
use crate::group::Group;
use crate::service::{Trouble, first_line, start, tell, wait_for_name};

/// What the programs on the desktop take for the person's home.
#[derive(Clone, Debug)]
pub enum Home {
    /// An empty folder that goes away with the desktop, and no variable of the caller's environment but `PATH`.
    Private,
    /// The caller's own home and environment. The keyring of this desktop lies in the folder given, so that the
    /// person's own keyring is left alone and the next desktop finds the secrets of this one.
    Own {
        /// Folder for the keyring's files.
        keyring: PathBuf,
    },
}

/// How the desktop shall be.
#[derive(Clone, Debug)]
pub struct Options {
    /// Width and height of the screen in pixels.
    pub screen: (u32, u32),
    /// Whether there is a keyring (unlocked) on the bus.
    pub keyring: bool,
    /// Whether there is a notification service on the bus.
    pub notifications: bool,
    /// Whether there is an accessibility bus: what a screen reader reads the windows through.
    pub accessibility: bool,
    /// Home and environment of the programs.
    pub home: Home,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            screen: (1280, 800),
            keyring: true,
            notifications: true,
            accessibility: false,
            home: Home::Private,
        }
    }
}

/// A running private desktop. Dropping it ends everything on it and removes its folders.
#[derive(Debug)]
pub struct Desktop {
    // Order matters: processes end before their folder goes.
    group: Group,
    folder: Folder,
    options: Options,
    display: String,
    bus: String,
    home: PathBuf,
    run: PathBuf,
    tmp: PathBuf,
    logs: PathBuf,
}

/// Where distributions put the program that starts the accessibility bus.
const LAUNCHERS: [&str; 3] = [
    "/usr/libexec/at-spi-bus-launcher",
    "/usr/lib/at-spi2-core/at-spi-bus-launcher",
    "/usr/lib/at-spi-bus-launcher",
];

/// No service is ever started by the bus itself: what is not started here is not there. So a test that asks for no
/// keyring gets none, and nothing unexpected writes files.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=SOCKET</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

impl Desktop {
    /// Starts the desktop and returns when all of it is ready.
    ///
    /// # Errors
    /// When a program is missing or does not come up.
    pub fn start(options: Options) -> Result<Self, Trouble> {
        let folder = Folder::new()?;
        let (home, run, tmp, logs) =
            (folder.sub("home")?, folder.sub("run")?, folder.sub("tmp")?, folder.sub("logs")?);
        let bus = format!("unix:path={}", run.join("bus").display());
        let mut desktop = Self {
            group: Group::new(folder.path())?,
            folder,
            options,
            display: String::new(),
            bus,
            home,
            run,
            tmp,
            logs,
        };
        desktop.start_screen()?;
        desktop.start_bus()?;
        if desktop.options.keyring {
            desktop.start_keyring()?;
        }
        if desktop.options.notifications {
            desktop.start_notifications()?;
        }
        if desktop.options.accessibility {
            desktop.start_accessibility()?;
        }
        Ok(desktop)
    }

    fn start_screen(&mut self) -> Result<(), Trouble> {
        let (width, height) = self.options.screen;
        let mut command = self.command("Xvfb");
        command
            // It takes the first free number and says it, once it accepts connections.
            .args(["-displayfd", "1", "-nolisten", "tcp", "-noreset", "-dpi", "96"])
            .args(["-screen", "0", &format!("{width}x{height}x24")])
            .stdin(Stdio::null())
            .stdout(Stdio::piped());
        let child = start(&mut self.group, &mut command, &self.logs, "xvfb")?;
        self.display = format!(":{}", first_line(child, "Xvfb", &self.logs)?);
        Ok(())
    }

    fn start_bus(&mut self) -> Result<(), Trouble> {
        let config = self.folder.path().join("bus.conf");
        fs::write(&config, BUS.replace("SOCKET", &self.run.join("bus").to_string_lossy()))?;
        let mut command = self.command("dbus-daemon");
        command
            .arg(format!("--config-file={}", config.display()))
            .args(["--nofork", "--nopidfile", "--print-address=1"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped());
        let child = start(&mut self.group, &mut command, &self.logs, "dbus")?;
        first_line(child, "dbus-daemon", &self.logs)?;
        Ok(())
    }

    fn start_keyring(&mut self) -> Result<(), Trouble> {
        let control = self.folder.sub("keyring")?;
        let mut command = self.command("gnome-keyring-daemon");
        if let Home::Own { keyring } = &self.options.home {
            private_folder(keyring)?;
            command.env("HOME", keyring).env("XDG_DATA_HOME", keyring);
        }
        command
            .args(["--foreground", "--unlock", "--components=secrets"])
            .arg(format!("--control-directory={}", control.display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::null());
        let child = start(&mut self.group, &mut command, &self.logs, "gnome-keyring")?;
        // The keyring's password. It protects nothing: the keyring is as private as this desktop's folders.
        tell(child, b"callpad")?;
        wait_for_name(&mut self.command("gdbus"), "org.freedesktop.secrets")
    }

    fn start_notifications(&mut self) -> Result<(), Trouble> {
        let mut command = self.command("dunst");
        command.stdin(Stdio::null()).stdout(Stdio::null());
        start(&mut self.group, &mut command, &self.logs, "dunst")?;
        wait_for_name(&mut self.command("gdbus"), "org.freedesktop.Notifications")
    }

    fn start_accessibility(&mut self) -> Result<(), Trouble> {
        let launcher = LAUNCHERS.iter().find(|path| Path::new(path).exists()).ok_or_else(|| {
            Trouble(
                "at-spi-bus-launcher is not installed (on Debian and Ubuntu: package at-spi2-core)".into(),
            )
        })?;
        let mut command = self.command(launcher);
        command.arg("--launch-immediately").stdin(Stdio::null()).stdout(Stdio::null());
        start(&mut self.group, &mut command, &self.logs, "at-spi2-core")?;
        wait_for_name(&mut self.command("gdbus"), "org.a11y.Bus")
    }

    /// A command with this desktop's environment, not yet started; [`Desktop::spawn`] starts it so that it ends with
    /// the desktop.
    #[must_use]
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        match &self.options.home {
            Home::Private => {
                command.env_clear();
                if let Some(path) = std::env::var_os("PATH") {
                    command.env("PATH", path);
                }
                command
                    .env("HOME", &self.home)
                    .env("TMPDIR", &self.tmp)
                    .env("LANG", "C.UTF-8")
                    .env("RUST_BACKTRACE", "1")
                    .current_dir(&self.home);
            }
            Home::Own { .. } => {
                command.env_remove("WAYLAND_DISPLAY");
            }
        }
        command
            .env("XDG_RUNTIME_DIR", &self.run)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("DISPLAY", &self.display)
            .env("GDK_BACKEND", "x11")
            // A Callpad built for development writes its own errors there; see `Drop`.
            .env("CALLPAD_DEV_ERRORS", self.errors_file());
        if !self.options.accessibility {
            // There is no accessibility bus then; without this every GTK program complains about it.
            command.env("NO_AT_BRIDGE", "1");
        }
        command
    }

    /// Starts a command so that it ends with the desktop at the latest.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn spawn(&self, command: &mut Command) -> std::io::Result<Child> {
        self.group.spawn(command)
    }

    /// The X display, such as `:99`.
    #[must_use]
    pub fn display(&self) -> &str {
        &self.display
    }

    /// The session bus's address.
    #[must_use]
    pub fn bus(&self) -> &str {
        &self.bus
    }

    /// The home folder of the programs under [`Home::Private`].
    #[must_use]
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// The temporary folder of the programs under [`Home::Private`].
    #[must_use]
    pub fn tmp(&self) -> &Path {
        &self.tmp
    }

    /// The folder of sockets (`XDG_RUNTIME_DIR`).
    #[must_use]
    pub fn run(&self) -> &Path {
        &self.run
    }

    /// The errors of Callpad itself on this desktop so far, each a line: crashes of its tasks and errors of its pages. They
    /// are taken away, so that the desktop does not fail the test for them in the end.
    ///
    /// # Errors
    /// When they cannot be read or taken away.
    pub fn take_errors(&self) -> std::io::Result<Vec<String>> {
        let text = match fs::read_to_string(self.errors_file()) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        fs::remove_file(self.errors_file())?;
        Ok(text.lines().map(str::to_owned).collect())
    }

    fn errors_file(&self) -> PathBuf {
        self.logs.join("errors-of-callpad")
    }

    /// The folder where the services, and whoever else wants to, write their messages.
    #[must_use]
    pub fn logs(&self) -> &Path {
        &self.logs
    }
}

/// No test passes during which Callpad crashed or a page of it failed, whatever else it saw.
impl Drop for Desktop {
    #[allow(clippy::panic)] // the one way to fail the test from here
    fn drop(&mut self) {
        let errors = self.take_errors().unwrap_or_default();
        if !errors.is_empty() && !std::thread::panicking() {
            panic!("Callpad had errors of its own:\n{}", errors.join("\n"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_callpad_fails_the_test_unless_it_was_wanted() {
        let quiet = || Options { keyring: false, notifications: false, ..Options::default() };
        let written = |desktop: &Desktop| {
            let say = "echo \"page: Counter: TypeError\" >> \"$CALLPAD_DEV_ERRORS\"";
            assert!(desktop.command("sh").args(["-c", say]).status().unwrap().success());
        };
        let desktop = Desktop::start(quiet()).unwrap();
        written(&desktop);
        assert_eq!(desktop.take_errors().unwrap(), ["page: Counter: TypeError"]);
        drop(desktop);
        let desktop = Desktop::start(quiet()).unwrap();
        written(&desktop);
        let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(move || drop(desktop)));
        let words = ended.unwrap_err().downcast::<String>().unwrap();
        assert!(words.contains("TypeError"), "{words}");
    }

    #[test]
    fn a_desktop_without_services_has_no_keyring_and_does_not_bring_one() {
        let desktop =
            Desktop::start(Options { keyring: false, notifications: false, ..Options::default() }).unwrap();
        let answer = desktop
            .command("gdbus")
            .args(["call", "--session", "--dest", "org.freedesktop.secrets"])
            .args(["--object-path", "/org/freedesktop/secrets", "--method", "org.freedesktop.DBus.Peer.Ping"])
            .output()
            .unwrap();
        assert!(!answer.status.success());
        assert!(String::from_utf8_lossy(&answer.stderr).contains("ServiceUnknown"));
    }

    #[test]
    fn keyring_and_notifications_answer_and_two_desktops_share_nothing() {
        let one = Desktop::start(Options::default()).unwrap();
        let two = Desktop::start(Options::default()).unwrap();
        assert_ne!(one.display(), two.display());
        assert_ne!(one.bus(), two.bus());
        for desktop in [&one, &two] {
            // The collection "login" is there and open: a secret can be kept without a question.
            let locked = desktop
                .command("gdbus")
                .args(["call", "--session", "--dest", "org.freedesktop.secrets"])
                .args(["--object-path", "/org/freedesktop/secrets/collection/login"])
                .args(["--method", "org.freedesktop.DBus.Properties.Get"])
                .args(["org.freedesktop.Secret.Collection", "Locked"])
                .output()
                .unwrap();
            assert_eq!(String::from_utf8_lossy(&locked.stdout).trim(), "(<false>,)", "{locked:?}");
            let server = desktop
                .command("gdbus")
                .args(["call", "--session", "--dest", "org.freedesktop.Notifications"])
                .args(["--object-path", "/org/freedesktop/Notifications"])
                .args(["--method", "org.freedesktop.Notifications.GetServerInformation"])
                .output()
                .unwrap();
            assert!(String::from_utf8_lossy(&server.stdout).contains("dunst"), "{server:?}");
        }
    }

    #[test]
    fn with_the_own_home_the_keyring_is_still_another_one() {
        let folder = Folder::new().unwrap();
        let keyring = folder.path().join("keyring");
        let home = Home::Own { keyring: keyring.clone() };
        let desktop = Desktop::start(Options { home, notifications: false, ..Options::default() }).unwrap();
        let files = crate::files_below(&keyring).unwrap();
        assert!(files.iter().any(|file| file.ends_with("login.keyring")), "{files:?}");
        let environment = desktop.command("env").output().unwrap();
        let environment = String::from_utf8_lossy(&environment.stdout).into_owned();
        let home = std::env::var("HOME").unwrap();
        assert!(environment.lines().any(|line| line == format!("HOME={home}")), "{environment}");
    }
}
