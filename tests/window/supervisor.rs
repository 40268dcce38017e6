//! The clerk and the supervisor: what the server is told of who is here, and what it asks of this counter.

use std::time::Duration;

use callpad_tests::{Desktop, Options, Outside, Result, Trouble, at_counter, button, choose};
use serde_json::{Value, json};

/// How often the server is asked until it knows.
const ASK_EVERY: Duration = Duration::from_millis(50);
/// How often at most.
const TIMES: usize = 200;

/// A supervisor at the server, who is not at any counter.
struct Supervisor<'a> {
    server: &'a Outside,
}

impl Supervisor<'_> {
    async fn ask(&self, kind: &str) -> Result<String> {
        let (hand, token) = self.server.hand().await?;
        let what = json!({"desk_id": self.server.desk_id, "kind": kind});
        let asked = hand.post("/callpad/v1/requests", &token, &what).await?;
        let id = asked["request"]["id"].as_str().ok_or_else(|| Trouble::new(asked.to_string()))?;
        Ok(id.to_owned())
    }

    /// What waits for an answer of the counter.
    async fn waiting(&self) -> Result<Vec<Value>> {
        let (hand, token) = self.server.hand().await?;
        let path = format!("/callpad/v1/requests?desk_id={}", self.server.desk_id);
        Ok(hand.get(&path, &token).await?["requests"].as_array().cloned().unwrap_or_default())
    }

    /// Waits until the board shows the counter in this state.
    async fn sees(&self, state: &str) -> Result {
        let (hand, token) = self.server.hand().await?;
        let mut seen = Value::Null;
        for _ in 0..TIMES {
            let board = hand.get("/callpad/v1/board", &token).await?;
            let counters = board["locations"][0]["counters"].as_array().cloned().unwrap_or_default();
            let mine = counters.into_iter().find(|counter| counter["desk_id"] == *self.server.desk_id);
            seen = mine.map(|counter| counter["state"].clone()).unwrap_or_default();
            if seen == state {
                return Ok(());
            }
            tokio::time::sleep(ASK_EVERY).await;
        }
        Err(Trouble::new(format!("the board shows {seen}, not {state}")))
    }
}

#[tokio::test]
async fn a_supervisor_sees_who_is_here_and_asks_and_is_answered_also_across_a_power_cut() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    choose(data.path(), json!({"language": "en"}))?;
    let (app, mut server) = at_counter(&desktop, data.path()).await?;
    let supervisor = Supervisor { server: &server };
    supervisor.sees("free").await?;

    supervisor.ask("close").await?;
    app.wait_text("request", "close this counter").await?;
    app.wait_still().await?;
    app.screenshot("supervisor-asks").await?;
    app.click(button("Decline")).await?;
    app.wait_gone("request").await?;
    app.wait_text("notice", "declined").await?;
    assert!(supervisor.waiting().await?.is_empty());

    // On a break, with the server gone for a while: nothing that is asked is lost.
    app.click("break").await?;
    supervisor.sees("break").await?;
    let id = supervisor.ask("open").await?;
    app.wait_text("request", "open this counter").await?;
    app.screenshot("supervisor-asks-on-break").await?;
    server.kill()?;
    app.wait_attr("connection", "data-state", "lost").await?;
    server.again(&[])?;
    app.wait_attr("connection", "data-state", "live").await?;
    let supervisor = Supervisor { server: &server };
    assert_eq!(
        supervisor.waiting().await?.iter().map(|one| one["id"].clone()).collect::<Vec<_>>(),
        [json!(id)]
    );
    app.wait_text("request", "open this counter").await?;
    app.click(button("Accept")).await?;
    app.wait_gone("request").await?;
    assert!(supervisor.waiting().await?.is_empty());
    // Who opens the counter is back.
    supervisor.sees("free").await?;
    app.wait_free("call-next").await?;
    app.close().await
}

#[tokio::test]
async fn in_the_bar_a_request_stands_beside_whoever_is_served_and_is_answered() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    choose(data.path(), json!({"language": "en"}))?;
    let (app, server) = at_counter(&desktop, data.path()).await?;
    app.click("menu").await?;
    app.click("menu-bar").await?;
    app.session().other_window().await?;
    app.find("bar-next").await?;
    let supervisor = Supervisor { server: &server };
    supervisor.ask("open").await?;
    app.wait_text("bar-request", "open this counter").await?;
    app.wait_still().await?;
    app.screenshot("supervisor-asks-in-the-bar").await?;
    app.click("bar-call-next").await?;
    let label = app.wait_text("bar-number", "").await?;
    app.wait_text("bar-request", "open this counter").await?;
    app.wait_free("request-accept").await?;
    app.wait_still().await?;
    app.screenshot("supervisor-asks-in-the-bar-serving").await?;
    app.click(button("Accept")).await?;
    app.wait_gone("request").await?;
    assert!(supervisor.waiting().await?.is_empty());
    assert_eq!(server.truth().await?.0, Some(label));
    app.close().await
}
