//! The app on a private desktop.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use callpad_desktop::Desktop;

use crate::close;
use crate::driver::Driver;
use crate::session::{PATIENCE, Session};
use crate::unannounced::unannounced;
use crate::{BuiltIn, Locator, Result, Trouble, program, shots};

/// A running app with its window open. [`App::close`] closes it as a person would; one that is merely dropped ends
/// with the desktop.
pub struct App<'d> {
    desktop: &'d Desktop,
    driver: Driver,
    data: PathBuf,
    log: PathBuf,
}

impl<'d> App<'d> {
    /// Starts the app with `--data-dir DATA` and `args`, and returns when its page is loaded.
    ///
    /// # Errors
    /// When it does not come up.
    pub async fn launch(desktop: &'d Desktop, data: &Path, args: &[&str]) -> Result<Self> {
        Self::launch_with(desktop, data, args, &[]).await
    }

    /// As [`App::launch`], with environment variables added.
    ///
    /// # Errors
    /// When it does not come up.
    pub async fn launch_with(
        desktop: &'d Desktop,
        data: &Path,
        args: &[&str],
        env: &[(&str, &str)],
    ) -> Result<Self> {
        Self::launch_program(desktop, &program("callpad")?, data, args, env).await
    }

    /// As [`App::launch_with`], with this program instead of the build's, such as an installed one.
    ///
    /// # Errors
    /// When it does not come up.
    pub async fn launch_program(
        desktop: &'d Desktop,
        program: &Path,
        data: &Path,
        args: &[&str],
        env: &[(&str, &str)],
    ) -> Result<Self> {
        let text = data.to_str().ok_or_else(|| Trouble::new("the data folder's path is not text"))?;
        let mut all = vec!["--data-dir".to_owned(), text.to_owned()];
        all.extend(args.iter().map(|arg| (*arg).to_owned()));
        let log = free_name(desktop.logs());
        let driver = Driver::start(desktop, program, &all, env, &log).await.map_err(|trouble| {
            let said = std::fs::read_to_string(&log).unwrap_or_default();
            Trouble::new(format!("{trouble:?}\nThe app said:\n{said}"))
        })?;
        Ok(Self { desktop, driver, data: data.to_path_buf(), log })
    }

    /// Ends the app as the system does at the end of a session, and waits until it has ended by itself.
    ///
    /// (WebKitWebDriver's own end of a session kills it; a window manager, which would close the window, is not there.)
    ///
    /// # Errors
    /// When it does not end in time.
    pub async fn close(self) -> Result {
        let pid = self.pid()?;
        let told = Command::new("kill").args(["-TERM", &pid]).status()?;
        if !told.success() {
            return Err(Trouble::new(format!("process {pid} could not be told to end")));
        }
        self.gone(&pid).await
    }

    /// Presses this button and waits until the app has ended by itself.
    ///
    /// # Errors
    /// When it does not end in time.
    pub async fn ends_after(self, locator: impl Into<Locator>) -> Result {
        let pid = self.pid()?;
        // The app may be gone before the driver could say that the click was done; that it goes is what counts.
        let clicked = self.click(locator).await;
        let ended = self.gone(&pid).await;
        if ended.is_err() {
            clicked?;
        }
        ended
    }

    async fn gone(self, pid: &str) -> Result {
        // It is the driver's child, not ours, so there is no event to wait for.
        let gone = unannounced("the app did not end", || (!running(pid)).then_some(())).await;
        self.driver.stop().await?;
        gone
    }

    /// Chooses *Try it on this computer* and waits for the counter.
    ///
    /// # Errors
    /// When the counter does not come.
    pub async fn try_it(&self) -> Result {
        self.click("signin-try").await?;
        self.find("call-next").await?;
        Ok(())
    }

    /// The WebDriver session, for what has no helper here.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.driver.session
    }

    /// The desktop that the app is on.
    #[must_use]
    pub fn desktop(&self) -> &'d Desktop {
        self.desktop
    }

    /// The app's data folder.
    #[must_use]
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// What the app and the driver have written to standard output and standard error so far.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn said(&self) -> Result<String> {
        Ok(String::from_utf8_lossy(&std::fs::read(&self.log)?).into_owned())
    }

    /// The built-in server, which runs once *Try it on this computer* has been chosen.
    ///
    /// # Errors
    /// When it does not run.
    pub fn built_in(&self) -> Result<BuiltIn> {
        BuiltIn::read(&self.data)
    }

    /// Resizes the window and waits until the page has that size. Pixels.
    ///
    /// # Errors
    /// When the page keeps another size, such as the window's smallest one.
    pub async fn resize(&self, width: u32, height: u32) -> Result {
        let shown = self.js("[innerWidth, innerHeight].join('x')", vec![]).await?;
        let size = |window: &String| {
            let told = self.xdotool(&["getwindowgeometry", "--shell", window]).ok()?;
            let told = String::from_utf8_lossy(&told.stdout).into_owned();
            let number =
                |name: &str| told.lines().find_map(|line| line.strip_prefix(name)).map(str::to_owned);
            Some(format!("{}x{}", number("WIDTH=")?, number("HEIGHT=")?))
        };
        // Of several windows the one whose page is driven.
        let all = self.x_windows()?;
        let own = all.iter().find(|window| size(window).is_some_and(|size| shown == size));
        let window = own.or(all.first()).cloned().ok_or_else(|| Trouble::new("the app has no window"))?;
        let (width, height) = (width.to_string(), height.to_string());
        self.xdotool(&["windowsize", "--sync", &window, &width, &height])?;
        let condition = "innerWidth === Number(arguments[0]) && innerHeight === Number(arguments[1])";
        self.wait_js("the window's new size", condition, vec![width.into(), height.into()]).await?;
        Ok(())
    }

    /// Saves a picture of the page as `target/window-shots/NAME.png` and returns its path.
    ///
    /// # Errors
    /// When it cannot be taken or written.
    pub async fn screenshot(&self, name: &str) -> Result<PathBuf> {
        let path = shots()?.join(format!("{name}.png"));
        self.screenshot_to(&path).await?;
        Ok(path)
    }

    /// Saves a picture of the page as PNG.
    ///
    /// # Errors
    /// When it cannot be taken or written.
    pub async fn screenshot_to(&self, path: &Path) -> Result {
        // WebKit takes the picture when it draws the next time, and a still page is not drawn: a dot in the corner,
        // hardly to be seen, changes until the picture is taken.
        self.js(PULSE, Vec::new()).await?;
        let picture = tokio::time::timeout(PATIENCE, self.session().screenshot()).await;
        self.js("document.getElementById('pulse-for-picture')?.remove()", Vec::new()).await?;
        let picture = picture.map_err(|_| Trouble::new("WebKit took no picture"))??;
        std::fs::write(path, picture)?;
        Ok(())
    }

    /// Waits until the page's fonts are there and nothing in it moves any more: for pictures.
    ///
    /// # Errors
    /// When it does not come to rest.
    pub async fn wait_still(&self) -> Result {
        let still = "document.fonts.status === 'loaded' && document.getAnimations().every((a) => a.playState !== 'running')";
        self.wait_js("the page to be still", still, Vec::new()).await?;
        Ok(())
    }

    /// The app's window as the X server knows it; of several any.
    pub(crate) fn x_window(&self) -> Result<String> {
        self.x_windows()?.into_iter().next().ok_or_else(|| Trouble::new("the app has no window"))
    }

    /// The app's windows that can be seen.
    fn x_windows(&self) -> Result<Vec<String>> {
        // `--sync` waits until there is one that can be seen.
        let pid = self.pid()?;
        let wanted = ["search", "--sync", "--onlyvisible", "--all", "--pid", &pid, "--name", "^Callpad"];
        // A window that goes away while it looks, such as a menu's, ends the search.
        let gone = |found: &Result<Output>| {
            found.as_ref().is_err_and(|error| format!("{error:?}").contains("BadWindow"))
        };
        let mut found = self.xdotool(&wanted);
        for _ in 0..SEARCHES {
            if !gone(&found) {
                break;
            }
            found = self.xdotool(&wanted);
        }
        let found = found?;
        let found = String::from_utf8_lossy(&found.stdout).into_owned();
        Ok(found.lines().map(str::to_owned).collect())
    }

    /// Presses the window's cross: asks the window to close, as a window manager does.
    ///
    /// # Errors
    /// When there is no window.
    pub fn ask_to_close(&self) -> Result {
        let window: u32 = self.x_window()?.parse().map_err(|_| Trouble::new("xdotool names no window"))?;
        close::ask(self.desktop.display(), window).map_err(|error| Trouble::new(error.to_string()))
    }

    /// The app's process: the one that was started with this data folder.
    ///
    /// # Errors
    /// When it does not run.
    pub fn pid(&self) -> Result<String> {
        let data = self.data.as_os_str().as_encoded_bytes();
        for entry in std::fs::read_dir("/proc")? {
            let Ok(name) = entry?.file_name().into_string() else { continue };
            let Ok(line) = std::fs::read(format!("/proc/{name}/cmdline")) else { continue };
            let mut words = line.split(|byte| *byte == 0);
            let is_app = words.next().is_some_and(|program| program.ends_with(b"/callpad"));
            if is_app && words.any(|word| word == data) {
                return Ok(name);
            }
        }
        Err(Trouble::new("the app does not run"))
    }

    pub(crate) fn xdotool(&self, args: &[&str]) -> Result<Output> {
        let output = self.desktop.command("xdotool").args(args).output()?;
        if output.status.success() {
            Ok(output)
        } else {
            let said = String::from_utf8_lossy(&output.stderr);
            Err(Trouble::new(format!("xdotool {} failed: {}", args.join(" "), said.trim())))
        }
    }
}

/// How often a search for the window is begun anew.
const SEARCHES: usize = 10;

/// Whether a process runs; one that has ended and waits for its parent to look does not.
fn running(pid: &str) -> bool {
    std::fs::read_to_string(format!("/proc/{pid}/stat"))
        .is_ok_and(|stat| !stat.rsplit(')').next().unwrap_or_default().trim_start().starts_with('Z'))
}

/// Makes the page draw again and again.
const PULSE: &str = "(() => {
  const dot = document.createElement('div');
  dot.id = 'pulse-for-picture';
  dot.style.cssText = 'position: fixed; inset: auto 0 0 auto; inline-size: 1px; block-size: 1px; pointer-events: none';
  document.body.append(dot);
  let even = false;
  const draw = () => {
    even = !even;
    dot.style.background = even ? 'rgb(0 0 0 / 1%)' : 'rgb(0 0 0 / 2%)';
    if (dot.isConnected) requestAnimationFrame(draw);
  };
  draw();
})()";

/// `app-1.log` for the first app on a desktop, `app-2.log` for the second.
fn free_name(logs: &Path) -> PathBuf {
    let mut number = 1;
    loop {
        let path = logs.join(format!("app-{number}.log"));
        if !path.exists() {
            return path;
        }
        number += 1;
    }
}
