//! What the built-in server knows, asked beside the app: the truth that the window is checked against.

use std::path::Path;

use callpad_tests::{App, BuiltIn, Result, Trouble};
use serde_json::{Value, json};

/// The demo branch as seen from the counter that the app sits at.
pub(crate) struct Branch {
    server: BuiltIn,
    token: String,
    pub(crate) user_id: String,
    pub(crate) desk_id: String,
}

impl Branch {
    /// Signs in beside the app as the same person, who may look at what is open at their counter.
    pub(crate) async fn of(app: &App<'_>) -> Result<Self> {
        let server = app.built_in()?;
        let session = saved_session(app.data())?;
        let field = |name: &str| session[name].as_str().unwrap_or_default().to_owned();
        let (user_id, desk_id) = (field("userId"), field("deskId"));
        let token = server.sign_in(&user_id).await?;
        Ok(Self { server, token, user_id, desk_id })
    }

    /// The ticket that is open at the counter: its id and "TAG NUMBER"; none when the counter is free.
    pub(crate) async fn open(&self) -> Result<Option<(String, String)>> {
        let path = format!("/callpad/v1/answers/current?desk_id={}", self.desk_id);
        let answer = self.server.get(&path, &self.token).await?;
        let ticket = &answer["answer"]["ticket"];
        Ok(ticket["id"].as_str().map(|id| (id.to_owned(), label(ticket))))
    }

    /// The open ticket's label.
    pub(crate) async fn open_label(&self) -> Result<Option<String>> {
        Ok(self.open().await?.map(|(_, label)| label))
    }

    /// The ids of all services.
    pub(crate) async fn services(&self) -> Result<Vec<String>> {
        let answer = self.server.get("/restapi/v2/queuemanagement/waitingticketscount", &self.token).await?;
        let services = answer["services"].as_array().ok_or_else(|| Trouble::new(answer.to_string()))?;
        Ok(services.iter().filter_map(|s| s["id"].as_str().map(str::to_owned)).collect())
    }

    /// How many wait in all open services.
    pub(crate) async fn waiting(&self) -> Result<u64> {
        let answer = self.server.get("/restapi/v2/queuemanagement/waitingticketscount", &self.token).await?;
        let services = answer["services"].as_array().ok_or_else(|| Trouble::new(answer.to_string()))?;
        Ok(services.iter().filter_map(|s| s["number_of_waiting_tickets"].as_str()?.parse::<u64>().ok()).sum())
    }

    /// Posts any operation, as another program would.
    pub(crate) async fn operation(&self, operation: &str, body: Value) -> Result<Value> {
        self.server.operation(operation, &self.token, &body).await
    }

    /// Issues a ticket for the first open service and returns its label.
    pub(crate) async fn issue(&self, visitor: &str) -> Result<String> {
        let counts = self.server.get("/restapi/v2/queuemanagement/waitingticketscount", &self.token).await?;
        let service = counts["services"]
            .as_array()
            .and_then(|services| services.iter().find(|s| s["open"] == true))
            .and_then(|s| s["id"].as_str())
            .ok_or_else(|| Trouble::new(format!("no open service in {counts}")))?;
        let body = json!({"service_id": service, "client_name": visitor});
        let made = self.operation("createticket", body).await?;
        Ok(label(&made["ticket"]))
    }

    pub(crate) fn token(&self) -> &str {
        &self.token
    }
}

/// The session that the app would resume.
pub(crate) fn saved_session(data: &Path) -> Result<Value> {
    let text = std::fs::read_to_string(data.join("settings.json"))?;
    Ok(serde_json::from_str::<Value>(&text)?["session"].clone())
}

fn label(ticket: &Value) -> String {
    let tag = ticket["ticket_service"]["tag"].as_str().unwrap_or_default();
    format!("{tag} {}", ticket["number"].as_str().unwrap_or_default())
}

/// After a press of End: waits until it is asked about (within five seconds of the call) or done; whether it is asked.
pub(crate) async fn asked_or_gone(app: &App<'_>) -> Result<bool> {
    let either = "(() => { const q = document.querySelector('[data-testid=dialog-confirm]'); \
                  const n = document.querySelector('[data-testid=open-number]'); \
                  return q ? 'asked' : n ? null : 'gone'; })()";
    Ok(app.wait_js("End to be asked about or done", either, vec![]).await? == "asked")
}

/// Whether End & call next is asked about, rather than done at once with the number `before` open.
pub(crate) async fn asked_or_past(app: &App<'_>, before: &str) -> Result<bool> {
    let either = "(() => { const q = document.querySelector('[data-testid=dialog-confirm]'); \
                  const n = document.querySelector('[data-testid=open-number]'); \
                  return q ? 'asked' : n && n.innerText.trim() === arguments[0] ? null : 'past'; })()";
    Ok(app.wait_js("End & call next to be asked about or done", either, vec![before.into()]).await?
        == "asked")
}
