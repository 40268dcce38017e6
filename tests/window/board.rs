//! The board in its own window: what a supervisor sees is what the server says.

use callpad_tests::{App, Desktop, Options, Outside, Result, Trouble, choose};
use serde_json::{Value, json};

/// The app with Helena, who supervises and calls nobody, at the board.
struct AtBoard<'a> {
    app: App<'a>,
    server: &'a Outside,
}

/// The id of the demo branch's person with this name.
pub(crate) async fn person(server: &Outside, username: &str) -> Result<String> {
    let (hand, token) = server.hand().await?;
    let directory = hand.get("/callpad/v1/directory", &token).await?;
    let users = directory["users"].as_array().cloned().unwrap_or_default();
    let found = users.iter().find(|user| user["username"] == username).and_then(|user| user["id"].as_str());
    found.map(str::to_owned).ok_or_else(|| Trouble::new(format!("there is no {username}")))
}

/// The app with Helena at the board.
pub(crate) async fn open_board<'d>(
    desktop: &'d Desktop,
    server: &Outside,
    data: &std::path::Path,
) -> Result<App<'d>> {
    open_board_with(desktop, server, data, &[]).await
}

/// The same, with environment variables added.
pub(crate) async fn open_board_with<'d>(
    desktop: &'d Desktop,
    server: &Outside,
    data: &std::path::Path,
    env: &[(&str, &str)],
) -> Result<App<'d>> {
    let helena = person(server, "helena").await?;
    let app = App::launch_with(desktop, data, &[], env).await?;
    app.fill("signin-server", &server.url()).await?;
    app.fill("signin-user", &helena).await?;
    app.click("signin-submit").await?;
    app.session().other_window().await?;
    app.find("counter-sums").await?;
    Ok(app)
}

async fn at_board<'a>(
    desktop: &'a Desktop,
    server: &'a Outside,
    data: &std::path::Path,
) -> Result<AtBoard<'a>> {
    Ok(AtBoard { app: open_board(desktop, server, data).await?, server })
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
        // Behind it stand those whose time has not come.
        Ok(text.as_str().unwrap_or_default().split_whitespace().next().unwrap_or_default().to_owned())
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
    let app = open_board(&desktop, &server, data.path()).await?;
    server.kill()?;
    app.wait_attr("connection", "data-state", "lost").await?;
    app.find("stale").await?;
    app.screenshot("board-stale").await?;
    server.again(&[])?;
    app.wait_attr("connection", "data-state", "live").await?;
    app.wait_gone("stale").await?;
    app.close().await
}

/// Presses the tabulator until what has the focus is wanted: a script about the element `e`.
async fn reach(app: &App<'_>, wanted: &str) -> Result {
    /// More stops than any view of the board has.
    const MOST_STOPS: usize = 120;
    let there = format!("((e) => !!({wanted}))(document.activeElement)");
    for _ in 0..MOST_STOPS {
        if app.js(&there, vec![]).await? == true {
            return Ok(());
        }
        app.press_real("Tab").await?;
    }
    Err(Trouble::new(format!("the tabulator does not come to {wanted}")))
}

async fn focus_is(app: &App<'_>, test_id: &str) -> Result {
    let there = "document.activeElement?.closest('[data-testid]')?.dataset.testid === arguments[0]";
    app.wait_js(&format!("the focus on {test_id}"), there, vec![json!(test_id)]).await?;
    Ok(())
}

/// Goes down a menu to this entry and chooses it.
async fn choose_entry(app: &App<'_>, test_id: &str) -> Result {
    for _ in 0..10 {
        if app.js("document.activeElement?.dataset.testid", vec![]).await? == test_id {
            return app.press_real("Return").await;
        }
        app.press_real("Down").await?;
    }
    Err(Trouble::new(format!("the menu has no {test_id}")))
}

#[tokio::test]
async fn a_supervisor_s_hour_by_keyboard_alone() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let server = Outside::start(&[])?;
    let data = tempfile::tempdir()?;
    choose(data.path(), json!({"language": "en"}))?;
    let board = at_board(&desktop, &server, data.path()).await?;
    let app = &board.app;
    app.wait_attr("connection", "data-state", "live").await?;
    let told = board.told().await?;
    let services = told["services"].as_array().cloned().unwrap_or_default();
    let service = services.iter().max_by_key(|one| one["waiting"].as_u64()).cloned().unwrap_or_default();
    let service_id = service["id"].as_str().unwrap_or_default().to_owned();

    // Who waits there; priority after its price.
    reach(app, &format!("e?.id === 'service-{service_id}'")).await?;
    app.press_real("Return").await?;
    app.find("queue-row").await?;
    app.press_real("slash").await?;
    focus_is(app, "queue-search").await?;
    app.press_real("Down").await?;
    focus_is(app, "queue-row").await?;
    // The first ones may have it already.
    for _ in 0..10 {
        if app.js("document.activeElement.innerText.includes('Priority')", vec![]).await? == false {
            break;
        }
        app.press_real("Down").await?;
    }
    let ticket = app.js("document.activeElement.dataset.ticketId", vec![]).await?;
    let ticket = ticket.as_str().unwrap_or_default().to_owned();
    app.press_real("Return").await?;
    app.wait_text("queue-price", "").await?;
    app.wait_still().await?;
    app.screenshot("board-queue").await?;
    choose_entry(app, "queue-givePriority").await?;
    app.wait_text("act-notice", "has priority now").await?;
    let (hand, token) = server.hand().await?;
    let story = format!("/callpad/v1/tickets/{ticket}");
    let changed = async || -> Result<Vec<String>> {
        let story = hand.get(&story, &token).await?["story"].as_array().cloned().unwrap_or_default();
        Ok(story.iter().filter_map(|one| one["what"].as_str().map(str::to_owned)).collect())
    };
    assert_eq!(changed().await?.last().map(String::as_str), Some("changed"));

    // Cancelled, and back in its place.
    let row = format!("e?.closest('[data-ticket-id]')?.dataset.ticketId === '{ticket}'");
    reach(app, &row).await?;
    app.press_real("Return").await?;
    choose_entry(app, "queue-cancel").await?;
    app.find("cancel-ticket").await?;
    reach(app, "e?.dataset.testid === 'dialog-confirm'").await?;
    app.press_real("Return").await?;
    app.wait_text("act-notice", "was cancelled").await?;
    assert_eq!(changed().await?.last().map(String::as_str), Some("cancelled"));
    reach(app, "e?.dataset.testid === 'act-undo'").await?;
    app.press_real("Return").await?;
    app.wait_text("act-notice", "is waiting again").await?;
    assert_eq!(changed().await?.last().map(String::as_str), Some("changed"));

    // No new tickets for a while.
    reach(app, "e?.dataset.testid === 'queue-switch'").await?;
    app.press_real("Return").await?;
    app.wait_text("act-notice", "issuing was stopped").await?;
    let open = async || -> Result<Value> {
        let told = board.told().await?;
        let services = told["services"].as_array().cloned().unwrap_or_default();
        Ok(services
            .iter()
            .find(|one| one["id"] == *service_id)
            .map(|one| one["open"].clone())
            .unwrap_or_default())
    };
    assert_eq!(open().await?, json!(false));
    reach(app, "e?.dataset.testid === 'queue-switch'").await?;
    app.press_real("Return").await?;
    app.wait_text("act-notice", "issued again").await?;
    assert_eq!(open().await?, json!(true));

    // A counter is asked, and its clerk accepts.
    app.press_real("Escape").await?;
    app.wait_gone("queue").await?;
    let card = format!("counter-{}", server.desk_id);
    reach(app, &format!("e?.tagName === 'BUTTON' && e.closest('[data-testid=\"{card}\"]')")).await?;
    app.press_real("Return").await?;
    app.find("ask-dialog").await?;
    app.wait_still().await?;
    app.screenshot("board-ask").await?;
    reach(app, "e?.type === 'submit'").await?;
    app.press_real("Return").await?;
    let asked = format!("asked-{}", server.desk_id);
    app.wait_attr(asked.as_str(), "data-answer", "asked").await?;
    let waiting = hand.get(&format!("/callpad/v1/requests?desk_id={}", server.desk_id), &token).await?;
    let request = waiting["requests"][0]["id"].as_str().unwrap_or_default().to_owned();
    hand.post(&format!("/callpad/v1/requests/{request}"), &token, &json!({"accept": true})).await?;
    app.wait_attr(asked.as_str(), "data-answer", "accepted").await?;
    app.press_real("Escape").await?;
    app.wait_gone("ask-dialog").await?;

    // The day.
    app.press_real("ctrl+2").await?;
    app.find("today-totals").await?;
    app.wait_still().await?;
    app.screenshot("board-today").await?;
    board.app.close().await
}
