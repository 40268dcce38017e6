//! A server in a process of its own, which a test stops, starts again and lets go wrong.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{App, BuiltIn, Result, Trouble, program};

/// `callpad-server` with the demo branch, always on the same port.
pub struct Outside {
    port: u16,
    data: TempDir,
    running: Option<Child>,
    /// The demo person.
    pub user_id: String,
    /// Their counter.
    pub desk_id: String,
}

/// Starts a server on this folder; gives the process, and the line in which it tells where it listens.
///
/// # Errors
/// When the server does not do it.
pub fn started(name: &str, listen: SocketAddr, data: &Path, args: &[&str]) -> Result<(Child, Value)> {
    let mut child = Command::new(program(name)?)
        .args(["--listen", &listen.to_string(), "--data"])
        .arg(data)
        .args(args)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut line = String::new();
    let said = child.stdout.take().ok_or_else(|| Trouble::new("the server has no output"))?;
    BufReader::new(said).read_line(&mut line)?;
    match serde_json::from_str(&line) {
        Ok(told) => Ok((child, told)),
        Err(error) => {
            child.kill()?;
            child.wait()?;
            Err(error.into())
        }
    }
}

impl Outside {
    /// Starts it with these arguments besides; with `--fault` behind a proxy that injects it.
    ///
    /// # Errors
    /// When the server does not do it.
    pub fn start(args: &[&str]) -> Result<Self> {
        let mut server = Self {
            port: 0,
            data: tempfile::tempdir()?,
            running: None,
            user_id: String::new(),
            desk_id: String::new(),
        };
        server.again(args)?;
        Ok(server)
    }

    /// Starts it again where it was, on the same data.
    ///
    /// # Errors
    /// When the server does not do it.
    pub fn again(&mut self, args: &[&str]) -> Result {
        let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let name = if args.contains(&"--fault") { "callpad-faulty-server" } else { "callpad-server" };
        let (child, told) = started(name, listen, self.data.path(), &[&["--demo"], args].concat())?;
        self.running = Some(child);
        let url = told["listening"].as_str().unwrap_or_default();
        self.port = url.rsplit(':').next().and_then(|port| port.parse().ok()).unwrap_or_default();
        let field = |name: &str| told["demo"][name].as_str().unwrap_or_default().to_owned();
        (self.user_id, self.desk_id) = (field("user_id"), field("desk_id"));
        Ok(())
    }

    /// Ends it as a power cut would.
    ///
    /// # Errors
    /// When the server does not do it.
    pub fn kill(&mut self) -> Result {
        if let Some(mut child) = self.running.take() {
            child.kill()?;
            child.wait()?;
        }
        Ok(())
    }

    /// Stops it where it is, as if its cable were pulled, or lets it go on.
    ///
    /// # Errors
    /// When it does not run.
    pub fn freeze(&self, stop: bool) -> Result {
        let pid = self.pid().ok_or_else(|| Trouble::new("the server does not run"))?;
        let signal = if stop { "-STOP" } else { "-CONT" };
        match Command::new("kill").args([signal, &pid.to_string()]).status()?.success() {
            true => Ok(()),
            false => Err(Trouble::new(format!("process {pid} did not take {signal}"))),
        }
    }

    /// Forgets everything: another machine takes its place. It must not run.
    ///
    /// # Errors
    /// When the server does not do it.
    pub fn forget(&mut self) -> Result {
        self.data = tempfile::tempdir()?;
        Ok(())
    }

    /// Changes its directory as an administrator does: written out, changed, imported. It must not run.
    ///
    /// # Errors
    /// When the server does not do it.
    pub fn change_directory(&self, change: impl FnOnce(&mut Value)) -> Result {
        let server = program("callpad-server")?;
        let told = Command::new(&server).args(["directory", "--data"]).arg(self.data.path()).output()?;
        let mut directory: Value = serde_json::from_slice(&told.stdout)?;
        change(&mut directory);
        let file = tempfile::NamedTempFile::new()?;
        std::fs::write(file.path(), directory.to_string())?;
        let imported = Command::new(&server)
            .args(["import", "--data"])
            .arg(self.data.path())
            .arg(file.path())
            .output()?;
        if imported.status.success() {
            return Ok(());
        }
        Err(Trouble::new(String::from_utf8_lossy(&imported.stderr).into_owned()))
    }

    /// Runs an administrator's command with `--json` on its data while it runs; gives what it tells.
    ///
    /// # Errors
    /// When it is refused.
    pub fn administer(&self, args: &[&str]) -> Result<Value> {
        let told = Command::new(program("callpad-server")?)
            .args(args)
            .args(["--json", "--data"])
            .arg(self.data())
            .output()?;
        if !told.status.success() {
            return Err(Trouble::new(format!("{args:?}: {}", String::from_utf8_lossy(&told.stderr))));
        }
        // What was changed comes first, on a line of its own.
        let told = String::from_utf8_lossy(&told.stdout);
        Ok(serde_json::from_str(told.lines().last().unwrap_or_default())?)
    }

    /// Where its data lies.
    #[must_use]
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// Its address.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Its process, while it runs.
    #[must_use]
    pub fn pid(&self) -> Option<u32> {
        self.running.as_ref().map(Child::id)
    }

    /// Its port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Signs the app in at the demo person's counter.
    ///
    /// # Errors
    /// When the server does not do it.
    pub async fn sign_in(&self, app: &App<'_>) -> Result {
        app.fill("signin-server", &self.url()).await?;
        app.fill("signin-user", &self.user_id).await?;
        app.click("signin-submit").await?;
        app.click("desk-confirm").await?;
        app.find("call-next").await?;
        Ok(())
    }

    /// Adds it to the board whose locations are on the screen, signed in as this person; they are drawn then.
    ///
    /// # Errors
    /// When the board does not take it.
    pub async fn add_to_board(&self, app: &App<'_>, user_id: &str) -> Result {
        app.click("server-add").await?;
        app.fill("signin-server", &self.url()).await?;
        app.fill("signin-user", user_id).await?;
        app.click("dialog-confirm").await?;
        app.wait_gone("server-dialog").await?;
        let drawn = "[...document.querySelectorAll('tr[data-server]')].some((row) => row.innerText.includes(arguments[0]))";
        app.wait_js("its locations", drawn, vec![json!(self.port().to_string())]).await?;
        Ok(())
    }

    /// Issues a ticket for the service of this tag, for a visitor of this name; its label.
    ///
    /// # Errors
    /// When the server does not do it.
    pub async fn issue(&self, tag: &str, visitor: &str) -> Result<String> {
        self.issue_with(tag, json!({"client_name": visitor})).await
    }

    /// Issues a ticket with these parameters besides; its label.
    ///
    /// # Errors
    /// When the server does not do it.
    pub async fn issue_with(&self, tag: &str, more: Value) -> Result<String> {
        let (server, token) = self.hand().await?;
        let counts = server.get("/restapi/v2/queuemanagement/waitingticketscount", &token).await?;
        let services = counts["services"].as_array().cloned().unwrap_or_default();
        let service = services.iter().find(|service| service["tag"] == tag);
        let id = service
            .and_then(|service| service["id"].as_str())
            .ok_or_else(|| Trouble::new("no such service"))?;
        let mut ticket = json!({"service_id": id});
        if let (Some(all), Value::Object(more)) = (ticket.as_object_mut(), more) {
            all.extend(more);
        }
        let answer = server.operation("createticket", &token, &ticket).await?;
        let number = answer["ticket"]["number"].as_str().ok_or_else(|| Trouble::new(answer.to_string()))?;
        Ok(format!("{tag} {number}"))
    }

    /// A way to it of the test's own, and a token.
    ///
    /// # Errors
    /// When it does not sign in.
    pub async fn hand(&self) -> Result<(BuiltIn, String)> {
        let server = BuiltIn::elsewhere(&self.url());
        let token = server.sign_in(&self.user_id).await?;
        Ok((server, token))
    }

    /// What it knows now: the label of the open ticket, and how many wait.
    ///
    /// # Errors
    /// When the server does not do it.
    pub async fn truth(&self) -> Result<(Option<String>, u64)> {
        let (server, token) = self.hand().await?;
        let path = format!("/callpad/v1/answers/current?desk_id={}", self.desk_id);
        let answer = server.get(&path, &token).await?;
        let ticket = &answer["answer"]["ticket"];
        let label = ticket["id"].as_str().map(|_| {
            let tag = ticket["ticket_service"]["tag"].as_str().unwrap_or_default();
            format!("{tag} {}", ticket["number"].as_str().unwrap_or_default())
        });
        let counts = server.get("/restapi/v2/queuemanagement/waitingticketscount", &token).await?;
        let services = counts["services"].as_array().cloned().unwrap_or_default();
        let count = |s: &Value| s["number_of_waiting_tickets"].as_str().and_then(|n| n.parse::<u64>().ok());
        Ok((label, services.iter().filter_map(count).sum()))
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        let _ = self.kill();
    }
}
