//! The board where something is missing: extensions, the role, the person who looks at it.

use callpad_testkit::FaultProxy;
use callpad_tests::{App, Desktop, Options, Outside, Result, Trouble, choose};
use serde_json::{Value, json};

use crate::board::{open_board, person};
use crate::notified::{Heard, Other, press_button};

/// The services as any server of the API counts them.
async fn counted(server: &Outside) -> Result<Vec<Value>> {
    let (hand, token) = server.hand().await?;
    let counts = hand.get("/restapi/v2/queuemanagement/waitingticketscount", &token).await?;
    counts["services"].as_array().cloned().ok_or_else(|| Trouble::new(counts.to_string()))
}

#[tokio::test]
async fn of_a_plain_server_is_drawn_what_it_tells_and_why_there_is_no_more() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let server = Outside::start(&[])?;
    let plain = FaultProxy::plain_before(&server.url()).await;
    let data = tempfile::tempdir()?;
    choose(data.path(), json!({"language": "en"}))?;
    let app = App::launch(&desktop, data.path(), &[]).await?;
    app.fill("signin-server", plain.url()).await?;
    app.fill("signin-user", &server.user_id).await?;
    app.click("signin-submit").await?;
    app.find("choose-board").await?;
    app.wait_still().await?;
    app.screenshot("board-choose").await?;
    app.click("choose-board").await?;
    app.session().other_window().await?;
    app.wait_attr("connection", "data-state", "polling").await?;
    let why = app.text("limits").await?;
    assert!(why.starts_with("This server tells only how many wait and who."), "{why}");
    assert!(why.contains("seen since"), "{why}");

    let services = counted(&server).await?;
    for service in &services {
        let id = service["id"].as_str().unwrap_or_default();
        // A quiet service is folded away.
        let drawn = "document.querySelector(`[data-testid='service-${arguments[0]}'] td`)?.innerText ?? ''";
        let drawn = app.js(drawn, vec![json!(id)]).await?;
        // Behind those who wait stand those whose time has not come.
        let words = drawn.as_str().unwrap_or_default().split_whitespace();
        let waiting: u64 = words.filter_map(|n| n.trim_matches('+').parse::<u64>().ok()).sum();
        assert_eq!(json!(waiting.to_string()), service["number_of_waiting_tickets"], "{id}: {drawn}");
    }
    // Nothing is drawn that nobody knows, and no button that nobody takes.
    for unknown in [
        "advice",
        "no-advice",
        "closing",
        "what-if",
        "fairness",
        "today-card",
        "counter-sums",
        "queue-switch",
        "closing-stop",
        "to-counter",
    ] {
        assert_eq!(app.count(&format!("[data-testid={unknown}]")).await?, 0, "{unknown}");
    }
    // The forecast is worked out here, and says that it was not yet seen enough.
    let ahead = app.text("ahead").await?;
    assert!(ahead.contains("Not enough data yet"), "{ahead}");
    app.screenshot("board-plain-now").await?;
    let first = services[0]["id"].as_str().unwrap_or_default().to_owned();
    app.js("document.getElementById(`service-${arguments[0]}`).click()", vec![json!(first)]).await?;
    app.find("queue-row").await?;
    assert_eq!(app.count("[data-testid=queue-switch], [data-testid=queue-price]").await?, 0);
    app.wait_still().await?;
    app.screenshot("board-plain").await?;
    app.press_real("Escape").await?;
    app.wait_gone("queue").await?;
    app.press_real("ctrl+2").await?;
    // What was seen from here stands for what the server does not count.
    app.find("seen-day").await?;
    app.wait_still().await?;
    app.screenshot("board-plain-day").await?;

    // Read once an interval, it is drawn all the same.
    app.press_real("ctrl+1").await?;
    let number =
        format!("parseInt(document.querySelector(\"[data-testid='service-{first}'] td\")?.innerText)");
    let before = app.wait_js("the number", &number, vec![]).await?;
    server.issue(services[0]["tag"].as_str().unwrap_or_default(), "").await?;
    app.wait_js("one more", &format!("{number} === arguments[0] + 1"), vec![before]).await?;
    app.close().await
}

#[tokio::test]
async fn who_loses_the_role_is_told_so_and_has_the_board_back_with_it() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let mut server = Outside::start(&[])?;
    let data = tempfile::tempdir()?;
    choose(data.path(), json!({"language": "en"}))?;
    let helena = person(&server, "helena").await?;
    let app = open_board(&desktop, &server, data.path()).await?;
    app.wait_attr("connection", "data-state", "live").await?;
    let supervises = |roles: Value| {
        let helena = helena.clone();
        move |directory: &mut Value| {
            let users = directory["users"].as_array_mut().into_iter().flatten();
            for user in users.filter(|user| user["id"] == *helena) {
                user["roles"] = roles.clone();
            }
        }
    };
    server.kill()?;
    server.change_directory(supervises(json!([])))?;
    server.again(&[])?;
    let told = app.wait_text("no-board", "No access to the board").await?;
    assert!(told.contains("Ask your administrator"), "{told}");
    app.wait_still().await?;
    app.screenshot("board-denied").await?;
    // Numbers that one may not see are not left on the screen.
    assert_eq!(app.count("[data-testid^='service-'], [data-testid^='counter-']").await?, 0);
    let dead = "[...document.querySelectorAll('button')].filter((one) => one.disabled || one.getAttribute('aria-disabled') === 'true').length";
    assert_eq!(app.js(dead, vec![]).await?, json!(0), "no button does nothing");

    server.kill()?;
    server.change_directory(supervises(json!(["callpad_supervise"])))?;
    server.again(&[])?;
    app.find("counter-sums").await?;
    app.wait_gone("no-board").await?;
    app.close().await
}

#[tokio::test]
async fn an_alert_is_a_notification_whose_button_opens_the_board() -> Result {
    /// So many tickets are issued at most until the first has waited for a second.
    const TICKETS: usize = 30;
    let desktop = Desktop::start(Options::default())?;
    let server = Outside::start(&[])?;
    let heard = Heard::on(&desktop)?;
    let closed = counted(&server).await?.into_iter().find(|one| one["open"] == false).unwrap_or_default();
    let (id, name, tag) = (
        closed["id"].as_str().unwrap_or_default().to_owned(),
        closed["description"].as_str().unwrap_or_default().to_owned(),
        closed["tag"].as_str().unwrap_or_default().to_owned(),
    );
    let data = tempfile::tempdir()?;
    // Nobody waits there yet; whoever comes waits too long at once.
    let quiet = json!({"language": "en", "boardAlertNoCounter": false, "boardAlertFreeCounter": false, "boardAlertClosingMin": 0,
        "boardAlertBorders": {id.as_str(): "0 0"}});
    choose(data.path(), quiet)?;
    let app = open_board(&desktop, &server, data.path()).await?;
    app.wait_attr("connection", "data-state", "live").await?;
    let other = Other::in_front(&desktop)?;
    let (hand, token) = server.hand().await?;
    hand.post(&format!("/callpad/v1/services/{id}"), &token, &json!({"open": true})).await?;
    let mut told = None;
    for _ in 0..TICKETS {
        server.issue(&tag, "Beatriz Nunes").await?;
        told = heard.soon()?;
        if told.is_some() {
            break;
        }
    }
    let (texts, number) = told.ok_or_else(|| Trouble::new("no notification came"))?;
    assert!(texts.iter().any(|text| text.contains(&name) && text.contains("Demo branch")), "{texts:?}");
    assert!(!texts.iter().any(|text| text.contains("Beatriz")), "{texts:?}");
    for wanted in ["open-board", "Open board"] {
        assert!(texts.iter().any(|text| text == wanted), "{wanted}: {texts:?}");
    }
    app.wait_text("alerts", &name).await?;
    assert!(other.has_focus()?, "the notification took the focus away");
    press_button(&desktop, number, "open-board")?;
    app.wait_js("the board in front", "document.hasFocus()", vec![]).await?;
    assert!(!other.has_focus()?);
    app.wait_still().await?;
    app.screenshot("board-alert").await?;
    app.close().await
}
