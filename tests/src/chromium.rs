//! A real Chromium without a screen, driven over WebDriver as the app's window is.

use std::fmt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpStream;

use crate::driver::free_address;
use crate::page::{SEEN, WATCH};
use crate::session::{PATIENCE, PATIENCE_MS, Session};
use crate::{Result, Trouble, shots};

/// No window, no sandbox (the tests may run as root), and nothing that would reach another machine than this one.
const ARGS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/// Lets a page sound that nobody has touched, as devices are started.
pub const MAY_SOUND: &str = "--autoplay-policy=no-user-gesture-required";

const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/node_modules/axe-core/axe.min.js");

/// A browser with one page and a profile of its own.
pub struct Chromium {
    driver: Driver,
    session: Session,
    _profile: TempDir,
}

impl Chromium {
    /// Starts it with these arguments besides, gives it to the test, and ends it, whatever came of that.
    ///
    /// # Errors
    /// When it does not start, and those of the test.
    pub async fn with(args: &[&str], test: impl AsyncFnOnce(&Self) -> Result) -> Result {
        let browser = Self::start(args).await?;
        let outcome = test(&browser).await;
        if outcome.is_err() {
            browser.leave_traces().await;
        }
        // Fails when it has ended already, which is as good.
        let _ = browser.session.close().await;
        outcome
    }

    async fn start(args: &[&str]) -> Result<Self> {
        let address = free_address()?;
        let profile = tempfile::tempdir()?;
        let started = Command::new("chromedriver")
            .arg(format!("--port={}", address.port()))
            // So that all of it can be ended together.
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| {
                Trouble::new(format!("chromedriver did not start (package chromium-driver): {error}"))
            })?;
        // From here on it is ended, whatever goes wrong.
        let driver = Driver(started);
        let look = async {
            while TcpStream::connect(address).await.is_err() {
                // It says nothing when it is ready.
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        tokio::time::timeout(PATIENCE, look)
            .await
            .map_err(|_| Trouble::new(format!("chromedriver does not listen on {address}")))?;
        let folder = format!("--user-data-dir={}", profile.path().display());
        let all: Vec<_> = ARGS.iter().chain(args).copied().chain([folder.as_str()]).collect();
        let wish = json!({ "browserName": "chrome", "goog:chromeOptions": { "args": all }, "goog:loggingPrefs": { "browser": "ALL" } });
        let session = Session::open(address.to_string(), wish).await?;
        session.set_timeouts(PATIENCE_MS + 10_000, PATIENCE_MS).await?;
        Ok(Self { driver, session, _profile: profile })
    }

    /// Goes to an address.
    ///
    /// # Errors
    /// When nothing answers there.
    pub async fn open(&self, url: &str) -> Result {
        self.session.go(url).await
    }

    /// Makes the page so wide and high, in its own pixels.
    ///
    /// # Errors
    /// When the browser does not do it.
    pub async fn size(&self, width: u32, height: u32) -> Result {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.tool("Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }

    /// A command of the browser's developer tools.
    ///
    /// # Errors
    /// When the browser does not know it.
    pub async fn tool(&self, command: &str, params: Value) -> Result<Value> {
        self.session.developer_tools(command, params).await
    }

    /// Runs a script in every page before its own, from the next one on.
    ///
    /// # Errors
    /// When the browser does not do it.
    pub async fn before_each_page(&self, script: &str) -> Result {
        self.tool("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
        Ok(())
    }

    /// Waits until a JavaScript expression is truthy and returns its value; it is looked at whenever the page changed.
    ///
    /// # Errors
    /// When it does not come to that.
    pub async fn wait(&self, expression: &str) -> Result<Value> {
        let found = self
            .session
            .execute_async(&WATCH.replace("CONDITION", expression), vec![json!(PATIENCE_MS)])
            .await?;
        found
            .get("value")
            .cloned()
            .ok_or_else(|| Trouble::new(format!("waited {} s for {expression}: {found}", PATIENCE.as_secs())))
    }

    /// Waits until the element with this test id can be seen and its text contains `part`; returns the text.
    ///
    /// # Errors
    /// When it does not come to that.
    pub async fn text(&self, id: &str, part: &str) -> Result<String> {
        let expression = format!(
            "(() => {{ const e = [...document.querySelectorAll({})].find({SEEN}); \
             const t = e && e.innerText.replace(/[\\u2066-\\u2069]/g, '').replace(/\\s+/g, ' ').trim(); \
             return e && t.includes({}) ? {{ t }} : null; }})()",
            json!(format!("[data-testid={id}]")),
            json!(part)
        );
        let found = self.wait(&expression).await?;
        Ok(found["t"].as_str().unwrap_or_default().to_owned())
    }

    /// Waits for an element and clicks it with the mouse.
    ///
    /// # Errors
    /// When none comes, or something lies over it.
    pub async fn click(&self, css: &str) -> Result {
        self.wait(&format!("{SEEN}(document.querySelector({}))", json!(css))).await?;
        self.session.find(css).await?.click().await
    }

    /// Evaluates an expression right now.
    ///
    /// # Errors
    /// When it throws.
    pub async fn js(&self, expression: &str) -> Result<Value> {
        self.session.execute(&format!("return ({expression});"), Vec::new()).await
    }

    /// Presses and releases a key of the keyboard.
    ///
    /// # Errors
    /// When the browser does not do it.
    pub async fn press(&self, key: char) -> Result {
        self.session.press(key).await
    }

    /// What axe has against the page as it is now, colours included.
    ///
    /// # Errors
    /// When it finds something.
    pub async fn axe(&self, what: &str) -> Result {
        let source = std::fs::read_to_string(AXE)?;
        // As the body of a script of the driver, which the page's content policy does not concern.
        self.session.execute(&format!("{source}; return true"), Vec::new()).await?;
        let run = "const done = arguments[arguments.length - 1]; \
            axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } }) \
              .then((found) => done(found.violations.map((v) => [v.id, v.nodes.map((n) => `${n.target} ${n.failureSummary}`)])), (error) => done(String(error)));";
        let found = self.session.execute_async_script(run).await?;
        if found == json!([]) {
            return Ok(());
        }
        self.leave_traces().await;
        Err(Trouble::new(format!("{what}: {found}")))
    }

    /// What pages complained of since this was asked last: refused by their content policy, thrown, or not found.
    ///
    /// # Errors
    /// When the browser does not tell.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        let told = self.session.browser_log().await?;
        let severe = |entry: &&Value| entry["level"] == "SEVERE";
        let entries = told.as_array().map(Vec::as_slice).unwrap_or_default();
        Ok(entries.iter().filter(severe).map(|entry| entry["message"].to_string()).collect())
    }

    /// Leaves a picture of the page under this name in the folder for them.
    ///
    /// # Errors
    /// When it cannot be taken or written.
    pub async fn picture(&self, name: &str) -> Result<PathBuf> {
        let path = shots()?.join(format!("hall-{name}.png"));
        std::fs::write(&path, self.session.screenshot().await?)?;
        Ok(path)
    }

    async fn leave_traces(&self) {
        let name = format!("failed-{}", self.driver.0.id());
        // What fails here must not hide the trouble that it belongs to.
        let _ = self.picture(&name).await;
        if let (Ok(folder), Ok(page)) = (shots(), self.session.source().await) {
            let _ = std::fs::write(folder.join(format!("hall-{name}.html")), page);
        }
    }

    /// The address of a file on this computer.
    #[must_use]
    pub fn file(path: &Path) -> String {
        format!("file://{}", path.display())
    }
}

impl fmt::Debug for Chromium {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Chromium").field("driver", &self.driver.0.id()).finish_non_exhaustive()
    }
}

/// The driver's process, and the browser in its group.
struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        // Also when a test panicked, or the browser did not start, and no session was closed.
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.wait();
    }
}
