//! The board in its own window: what a supervisor sees is what the server says.

use callpad_tests::{App, Desktop, Options, Outside, Result, Trouble, choose};
use serde_json::{Value, json};

/// The app with Helena, who supervises and calls nobody, at the board.
struct AtBoard<'a> {
    app: App<'a>,
    server: &'a Outside,
}

/// The id of the demo branch's person with this name.
async fn person(server: &Outside, username: &str) -> Result<String> {
    let (hand, token) = server.hand().await?;
    let directory = hand.get("/callpad/v1/directory", &token).await?;
    let users = directory["users"].as_array().cloned().unwrap_or_default();
    let found = users.iter().find(|user| user["username"] == username).and_then(|user| user["id"].as_str());
    found.map(str::to_owned).ok_or_else(|| Trouble::new(format!("there is no {username}")))
}

async fn at_board<'a>(
    desktop: &'a Desktop,
    server: &'a Outside,
    data: &std::path::Path,
) -> Result<AtBoard<'a>> {
    let helena = person(server, "helena").await?;
    let app = App::launch(desktop, data, &[]).await?;
    app.fill("signin-server", &server.url()).await?;
    app.fill("signin-user", &helena).await?;
    app.click("signin-submit").await?;
    app.session().other_window().await?;
    app.find("counter-sums").await?;
    Ok(AtBoard { app, server })
}

impl AtBoard<'_> {
    /// The location as the server tells it.
    async fn told(&self) -> Result<Value> {
        let (hand, token) = self.server.hand().await?;
        Ok(hand.get("/callpad/v1/board", &token).await?["locations"][0].clone())
    }

    /// How many wait in a service, as it is drawn.
    async fn drawn(&self, service: &Value) -> Result<String> {
        let script = "document.querySelector(`[data-testid='service-${arguments[0]}'] td`).innerText";
        let text = self.app.js(script, vec![service["id"].clone()]).await?;
        Ok(text.as_str().unwrap_or_default().lines().last().unwrap_or_default().trim().to_owned())
    }
}

#[tokio::test]
async fn who_only_supervises_comes_straight_to_the_board_also_at_the_next_start() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let server = Outside::start(&[])?;
    let data = tempfile::tempdir()?;
    choose(data.path(), json!({"language": "en"}))?;
    let board = at_board(&desktop, &server, data.path()).await?;
    board.app.wait_attr("connection", "data-state", "live").await?;
    let told = board.told().await?;
    for service in told["services"].as_array().into_iter().flatten().filter(|one| one["waiting"] != 0) {
        assert_eq!(board.drawn(service).await?, service["waiting"].to_string(), "{service}");
    }
    board.app.wait_still().await?;
    board.app.screenshot("board").await?;

    // Each change is drawn by itself.
    let open = &told["services"][0];
    let before = open["waiting"].as_u64().unwrap_or_default();
    board.server.issue(open["tag"].as_str().unwrap_or_default(), "Nobody").await?;
    let id = open["id"].as_str().unwrap_or_default();
    let row = format!("[data-testid='service-{id}'] td");
    let expression = format!("document.querySelector(\"{row}\").innerText.includes(arguments[0])");
    board.app.wait_js("one more", &expression, vec![json!((before + 1).to_string())]).await?;
    board.app.close().await?;

    let again = App::launch(&desktop, data.path(), &[]).await?;
    again.find("counter-sums").await?;
    assert_eq!(again.count("[data-testid=call-next]").await?, 0);
    again.close().await
}

#[tokio::test]
async fn a_server_that_goes_away_leaves_its_last_numbers_with_their_age() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let mut server = Outside::start(&[])?;
    let data = tempfile::tempdir()?;
    choose(data.path(), json!({"language": "en"}))?;
    let helena = person(&server, "helena").await?;
    let app = App::launch(&desktop, data.path(), &[]).await?;
    app.fill("signin-server", &server.url()).await?;
    app.fill("signin-user", &helena).await?;
    app.click("signin-submit").await?;
    app.session().other_window().await?;
    app.find("counter-sums").await?;
    server.kill()?;
    app.wait_attr("connection", "data-state", "lost").await?;
    app.find("stale").await?;
    app.screenshot("board-stale").await?;
    server.again(&[])?;
    app.wait_attr("connection", "data-state", "live").await?;
    app.wait_gone("stale").await?;
    app.close().await
}
