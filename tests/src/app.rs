//! The app on a private desktop.

use std::path::{Path, PathBuf};
use std::process::Output;

use callpad_desktop::Desktop;
use fantoccini::Client;

use crate::driver::Driver;
use crate::{BuiltIn, Result, Trouble, program, shots};

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
        let text = data.to_str().ok_or_else(|| Trouble::new("the data folder's path is not text"))?;
        let mut all = vec!["--data-dir".to_owned(), text.to_owned()];
        all.extend(args.iter().map(|arg| (*arg).to_owned()));
        let log = free_name(desktop.logs());
        let driver =
            Driver::start(desktop, &program("callpad")?, &all, env, &log).await.map_err(|trouble| {
                let said = std::fs::read_to_string(&log).unwrap_or_default();
                Trouble::new(format!("{trouble:?}\nThe app said:\n{said}"))
            })?;
        Ok(Self { desktop, driver, data: data.to_path_buf(), log })
    }

    /// Closes the window and waits until the app has ended.
    ///
    /// # Errors
    /// When it does not end in time.
    pub async fn close(self) -> Result {
        self.driver.stop().await
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
    pub fn client(&self) -> &Client {
        &self.driver.client
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
        let window = self.x_window()?;
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
        std::fs::write(path, self.client().screenshot().await?)?;
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

    /// The app's window as the X server knows it.
    pub(crate) fn x_window(&self) -> Result<String> {
        // `--sync` waits until there is one that can be seen.
        let found = self.xdotool(&["search", "--sync", "--onlyvisible", "--name", "^Callpad"])?;
        let found = String::from_utf8_lossy(&found.stdout).into_owned();
        found.lines().next().map(str::to_owned).ok_or_else(|| Trouble::new("the app has no window"))
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
