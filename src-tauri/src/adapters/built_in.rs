//! The server inside the app: on 127.0.0.1, port 0, with authentication on and a secret drawn at first start.
//! While it runs, its address and secret lie in `server.json`, which only their owner may read.

use std::fs;
use std::path::PathBuf;

use callpad_server::{Config, DemoIds, LoginSecret, ServerHandle};
use serde::Serialize;

use crate::dto::{ErrorView, HallPage};
use crate::folder::{DataFolder, write_whole};

/// The built-in server, running.
pub(crate) struct BuiltIn {
    running: ServerHandle,
    secret: String,
    file: PathBuf,
}

#[derive(Serialize)]
struct ServerFile<'a> {
    url: &'a str,
    secret: &'a str,
    pid: u32,
}

impl BuiltIn {
    /// Starts it on the demo branch; a branch that is there already goes on as it was.
    pub(crate) async fn start(folder: &DataFolder) -> Result<Self, ErrorView> {
        let failed = |detail: String| ErrorView::BuiltInServer { detail };
        let secret = secret(folder).map_err(|e| failed(e.to_string()))?;
        let mut config = Config::new(folder.at("server"));
        config.demo = true;
        config.login_secret = Some(LoginSecret::new(&secret));
        let running = callpad_server::start(config).await.map_err(|e| failed(e.to_string()))?;
        let file = folder.at("server.json");
        let url = running.base_url();
        let content = ServerFile { url: &url, secret: &secret, pid: std::process::id() };
        let written = serde_json::to_vec(&content)
            .map_err(std::io::Error::from)
            .and_then(|json| write_whole(&file, &json));
        if let Err(error) = written {
            running.shutdown().await;
            return Err(failed(error.to_string()));
        }
        Ok(Self { running, secret, file })
    }

    /// Its address.
    pub(crate) fn url(&self) -> String {
        self.running.base_url()
    }

    /// The secret its login asks for.
    pub(crate) fn secret(&self) -> &str {
        &self.secret
    }

    /// The demo user and counter.
    pub(crate) fn demo(&self) -> Option<&DemoIds> {
        self.running.demo()
    }

    /// The address of a page of its hall, with the key of the device.
    pub(crate) async fn hall_page(&self, page: HallPage) -> Result<String, ErrorView> {
        let failed = |detail: &str| ErrorView::BuiltInServer { detail: detail.to_owned() };
        let demo = self.demo().ok_or_else(|| failed("the demo branch is missing"))?;
        let location = demo.location_id.to_string();
        let pages = self.running.hall_pages(&location).await.map_err(|error| failed(&error.to_string()))?;
        let url = match page {
            HallPage::Screen => pages.screen_url,
            HallPage::Kiosk => pages.kiosk_url,
        };
        url.ok_or_else(|| failed("the demo branch has no such device"))
    }

    /// Finishes what is in flight and takes `server.json` away.
    pub(crate) async fn stop(self) {
        self.running.shutdown().await;
        let _ = fs::remove_file(&self.file);
    }
}

/// The secret of this data folder; drawn at the first start from the system's source of randomness.
fn secret(folder: &DataFolder) -> std::io::Result<String> {
    let path = folder.at("server").join("login-secret");
    match fs::read_to_string(&path) {
        Ok(secret) if secret.len() >= 32 => return Ok(secret),
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|e| std::io::Error::other(e.to_string()))?;
    let secret: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    write_whole(&path, secret.as_bytes())?;
    Ok(secret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_secret_is_drawn_once_and_private() {
        let temp = tempfile::tempdir().unwrap();
        let folder = DataFolder::open(Some(temp.path())).unwrap();
        let first = secret(&folder).unwrap();
        assert_eq!(first, secret(&folder).unwrap());
        assert_eq!(first.len(), 64);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(folder.at("server/login-secret")).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }
}
