//! A branch with a screen and a kiosk: the demo branch of a server in a process of its own.

use callpad_tests::{BuiltIn, Outside, Result, Trouble};
use serde_json::{Value, json};

/// The server, its location, and the addresses of its pages with their keys.
pub(crate) struct Branch {
    pub(crate) server: Outside,
    location: String,
}

/// A page's device.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Screen,
    Kiosk,
}

impl Branch {
    /// Starts it; its screen speaks these languages.
    pub(crate) fn start(languages: &[&str]) -> Result<Self> {
        let server = Outside::start(&[])?;
        let file = tempfile::NamedTempFile::new()?;
        let languages: Value = languages.iter().map(|id| json!({"id": id, "name": id})).collect();
        std::fs::write(file.path(), json!({ "languages": languages }).to_string())?;
        let file = file.path().to_string_lossy();
        server.administer(&["import", "--only", "languages", "--remove", &file])?;
        let location = server.administer(&["location", "list"])?[0]["id"].as_str().map(str::to_owned);
        Ok(Self { location: location.ok_or_else(|| Trouble::new("no location"))?, server })
    }

    /// Adds a device and gives its page's address, its key within; `settings` stand behind the key.
    pub(crate) fn page(&self, kind: Kind, id: &str, settings: &str) -> Result<String> {
        let kind = match kind {
            Kind::Screen => "screen",
            Kind::Kiosk => "kiosk",
        };
        Ok(format!("{}{settings}", self.add(id, &["--kind", kind])?))
    }

    /// The page of a kiosk whose slips come out at this address.
    pub(crate) fn printing_kiosk(&self, id: &str, printer: &str) -> Result<String> {
        self.add(id, &["--kind", "kiosk", "--printer", printer])
    }

    fn add(&self, id: &str, more: &[&str]) -> Result<String> {
        let add = ["device", "add", id, "--name", id, "--location", &self.location];
        let made = self.server.administer(&[add.as_slice(), more].concat())?;
        let page = made["page"].as_str().ok_or_else(|| Trouble::new(format!("no page in {made}")))?;
        Ok(page.to_owned())
    }

    /// Removes a device.
    pub(crate) fn remove(&self, id: &str) -> Result {
        self.server.administer(&["device", "remove", id])?;
        Ok(())
    }

    /// A person at the demo counter.
    pub(crate) async fn clerk(&self) -> Result<Clerk> {
        let (server, token) = self.server.hand().await?;
        Ok(Clerk {
            server,
            token,
            user_id: self.server.user_id.clone(),
            desk_id: self.server.desk_id.clone(),
        })
    }
}

/// Somebody who calls.
pub(crate) struct Clerk {
    server: BuiltIn,
    token: String,
    user_id: String,
    desk_id: String,
}

/// What was called: how the ticket is written, and the answer that is open.
pub(crate) struct Called {
    pub(crate) label: String,
    answer_id: String,
}

impl Clerk {
    /// Issues a ticket for this person's first open service; gives its id and how it is written.
    pub(crate) async fn issue(&self, visitor: &str) -> Result<(String, String)> {
        let service = self.open_service().await?;
        let made =
            self.operate("createticket", json!({"service_id": service, "client_name": visitor})).await?;
        let id = made["ticket"]["id"].as_str().unwrap_or_default().to_owned();
        Ok((id, label(&made["ticket"])))
    }

    async fn open_service(&self) -> Result<String> {
        let counts = self.server.get("/restapi/v2/queuemanagement/waitingticketscount", &self.token).await?;
        counts["services"]
            .as_array()
            .and_then(|services| services.iter().find(|service| service["open"] == true))
            .and_then(|service| service["id"].as_str().map(str::to_owned))
            .ok_or_else(|| Trouble::new(format!("no open service in {counts}")))
    }

    /// Takes a ticket of the first open service at a kiosk with this key, in a visit of its own; gives how it is written, and
    /// the code of its phone.
    pub(crate) async fn press(&self, kiosk: &str, visit: usize) -> Result<(String, String)> {
        let asked = json!({"service_id": self.open_service().await?});
        let (path, key) = ("/callpad/v1/hall/tickets", format!("visit-{visit}"));
        let issued = self.server.post_under_key(path, kiosk, &key, &asked).await?;
        let text = |member: &Value| member.as_str().map(str::to_owned).unwrap_or_default();
        let code = text(&issued["code"]);
        if code.is_empty() {
            return Err(Trouble::new(format!("no ticket: {issued}")));
        }
        let ticket = &issued["ticket"];
        Ok((format!("{} {}", text(&ticket["tag"]), text(&ticket["number"])), code))
    }

    /// Calls a ticket.
    pub(crate) async fn call(&self, ticket_id: &str) -> Result<Called> {
        let body = json!({"desk_id": self.desk_id, "user_id": self.user_id, "ticket_id": ticket_id});
        let called = self.operate("callticket", body).await?;
        let answer = &called["answer"];
        let answer_id = answer["id"].as_str().ok_or_else(|| Trouble::new(called.to_string()))?.to_owned();
        Ok(Called { label: label(&answer["ticket"]), answer_id })
    }

    /// Issues and calls.
    pub(crate) async fn issue_and_call(&self, visitor: &str) -> Result<Called> {
        let (id, _) = self.issue(visitor).await?;
        self.call(&id).await
    }

    /// Calls the called ticket once more.
    pub(crate) async fn recall(&self, called: &Called) -> Result {
        self.operate("recall", json!({"answer_id": called.answer_id})).await?;
        Ok(())
    }

    /// Ends what was called.
    pub(crate) async fn end(&self, called: Called) -> Result {
        self.operate("endcall", json!({"answer_id": called.answer_id})).await?;
        Ok(())
    }

    /// Sets it aside.
    pub(crate) async fn pause(&self, called: Called) -> Result {
        self.operate("pausecall", json!({"answer_id": called.answer_id})).await?;
        Ok(())
    }

    /// The visitor did not come.
    pub(crate) async fn no_show(&self, called: Called) -> Result {
        self.operate("cancelcall", json!({"answer_id": called.answer_id})).await?;
        Ok(())
    }

    /// The waiting tickets of all services, by id and as they are written.
    pub(crate) async fn waiting(&self) -> Result<Vec<(String, String)>> {
        let counts = self.server.get("/restapi/v2/queuemanagement/waitingticketscount", &self.token).await?;
        let mut all = Vec::new();
        for service in counts["services"].as_array().into_iter().flatten() {
            let list = self.operate("waitingticketslist", json!({"service_id": service["id"]})).await?;
            for ticket in list["tickets"].as_array().into_iter().flatten() {
                all.push((ticket["id"].as_str().unwrap_or_default().to_owned(), label(ticket)));
            }
        }
        Ok(all)
    }

    async fn operate(&self, operation: &str, body: Value) -> Result<Value> {
        let answer = self.server.operation(operation, &self.token, &body).await?;
        if answer["success"] == true {
            return Ok(answer);
        }
        Err(Trouble::new(format!("{operation}: {answer}")))
    }
}

fn label(ticket: &Value) -> String {
    let tag = ticket["ticket_service"]["tag"].as_str().unwrap_or_default();
    format!("{tag} {}", ticket["number"].as_str().unwrap_or_default())
}
