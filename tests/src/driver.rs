//! WebKitWebDriver: it starts the app and passes commands to its web view.
//!
//! It is spoken to directly. What tauri-driver adds on Linux is two environment variables and the name of a capability.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;

use callpad_desktop::Desktop;
use serde_json::json;
use tokio::net::TcpStream;

use crate::session::{PATIENCE, PATIENCE_MS, Session};
use crate::{Result, Trouble};

/// A driver process and the app that it started.
pub(crate) struct Driver {
    process: Child,
    pub(crate) session: Session,
}

impl Driver {
    pub(crate) async fn start(
        desktop: &Desktop,
        app: &Path,
        args: &[String],
        env: &[(&str, &str)],
        log: &Path,
    ) -> Result<Self> {
        let address = free_address()?;
        let log = File::create(log)?;
        let mut command = desktop.command("WebKitWebDriver");
        command
            .arg(format!("--port={}", address.port()))
            .arg("--host=127.0.0.1")
            // Both go on to the app: the web view lets itself be driven only when it is asked to from outside.
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .envs(env.iter().copied())
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log);
        let process = desktop.spawn(&mut command).map_err(|error| {
            Trouble::new(format!("WebKitWebDriver did not start (package webkit2gtk-driver): {error}"))
        })?;
        listening(address).await?;
        let wish = json!({ "webkitgtk:browserOptions": { "binary": app, "args": args } });
        let session = Session::open(address.to_string(), wish).await?;
        session.set_timeouts(PATIENCE_MS + 10_000, PATIENCE_MS).await?;
        Ok(Self { process, session })
    }

    /// Ends the driver, and with it the session; an app that still runs is killed.
    pub(crate) async fn stop(mut self) -> Result {
        // Fails when the app has ended already, which is as good.
        let _ = self.session.close().await;
        self.process.kill()?;
        self.process.wait()?;
        Ok(())
    }
}

/// A port that was free just now.
pub(crate) fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}

/// Waits until somebody listens. WebKitWebDriver says nothing when it is ready, so there is no event to wait for.
async fn listening(address: SocketAddr) -> Result {
    let look = async {
        while TcpStream::connect(address).await.is_err() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(PATIENCE, look)
        .await
        .map_err(|_| Trouble::new(format!("WebKitWebDriver does not listen on {address}")))
}
