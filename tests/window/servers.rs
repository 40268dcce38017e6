//! A board of two servers whose locations, services and counters have the same ids.

use std::time::Duration;

use callpad_testkit::{FaultProxy, Faults};
use callpad_tests::{App, Desktop, Options, Outside, Result, Trouble, choose};
use serde_json::{Value, json};

use crate::board::{open_board, person};

/// Waits until so many locations are drawn.
async fn locations(app: &App<'_>, many: usize) -> Result {
    let drawn = "document.querySelectorAll('tr[data-server]').length === arguments[0]";
    app.wait_js(&format!("{many} locations"), drawn, vec![json!(many)]).await?;
    Ok(())
}

/// Waits until a server of the list, by its port, stands so; its number.
async fn stands(app: &App<'_>, server: &Outside, standing: &str) -> Result<Value> {
    let found = "[...document.querySelectorAll('[data-testid=server]')].find((one) => one.innerText.includes(arguments[0]) && one.dataset.standing === arguments[1])?.dataset.server";
    let args = vec![json!(server.port().to_string()), json!(standing)];
    app.wait_js(&format!("the server {standing}"), found, args).await
}

/// Presses what a script finds.
async fn press(app: &App<'_>, what: &str, found: &str, args: Vec<Value>) -> Result {
    app.wait_js(what, &format!("((e) => e && (e.click(), true))({found})"), args).await?;
    Ok(())
}

/// The service as the server tells it.
async fn told(server: &Outside, id: &Value) -> Result<Value> {
    let (hand, token) = server.hand().await?;
    let board = hand.get("/callpad/v1/board", &token).await?;
    let services = board["locations"][0]["services"].as_array().cloned().unwrap_or_default();
    let found = services.into_iter().find(|service| service["id"] == *id);
    found.ok_or_else(|| Trouble::new(format!("there is no service {id}")))
}

/// The id of a service of a server that is open and has somebody waiting.
async fn open_service(server: &Outside) -> Result<Value> {
    let (hand, token) = server.hand().await?;
    let board = hand.get("/callpad/v1/board", &token).await?;
    let services = board["locations"][0]["services"].as_array().cloned().unwrap_or_default();
    let service = services.into_iter().find(|one| one["open"] == true && one["waiting"] != 0);
    Ok(service.ok_or_else(|| Trouble::new("nobody waits"))?["id"].clone())
}

/// Opens the waiting list of a service, in the location of this server.
async fn open_queue(app: &App<'_>, server: Value, service: &Value) -> Result {
    let row = "document.querySelector(`tr[data-server='${arguments[0]}'] button`)";
    press(app, "its location", row, vec![server]).await?;
    app.find("counter-sums").await?;
    let row = "document.getElementById(`service-${arguments[0]}`)";
    press(app, "the service", row, vec![service.clone()]).await
}

#[tokio::test]
async fn two_servers_stand_on_one_board_and_each_act_goes_where_it_belongs() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let (one, mut two) = (Outside::start(&[])?, Outside::start(&[])?);
    let data = tempfile::tempdir()?;
    choose(data.path(), json!({"language": "en"}))?;
    let app = open_board(&desktop, &one, data.path()).await?;
    app.click("view-locations").await?;
    locations(&app, 1).await?;
    let helena = person(&two, "helena").await?;

    // Who may not supervise there is told so.
    app.click("server-add").await?;
    app.fill("signin-server", &two.url()).await?;
    app.fill("signin-user", "nobody").await?;
    app.click("dialog-confirm").await?;
    app.wait_js("an error", "document.getElementById('server-sign-in-error')?.innerText", vec![]).await?;
    app.press_real("Escape").await?;
    app.wait_gone("server-dialog").await?;

    two.add_to_board(&app, &helena).await?;
    locations(&app, 2).await?;
    let number = stands(&app, &two, "good").await?;
    let ids =
        "new Set([...document.querySelectorAll('tr[data-server]')].map((row) => row.dataset.testid)).size";
    assert_eq!(app.js(ids, vec![]).await?, json!(1), "both are called the same");
    app.wait_still().await?;
    app.screenshot("servers").await?;

    // Stopped at the second; the service of the same id goes on at the first.
    let service = open_service(&two).await?;
    open_queue(&app, number.clone(), &service).await?;
    app.click("queue-switch").await?;
    let said = app.wait_text("act-notice", "issuing was stopped").await?;
    assert!(said.contains(&two.port().to_string()), "{said}");
    assert_eq!(told(&two, &service).await?["open"], false);
    assert_eq!(told(&one, &service).await?["open"], true);
    app.wait_still().await?;
    app.screenshot("servers-act").await?;

    // Without an answer it says so, and the other goes on.
    app.click("view-locations").await?;
    two.kill()?;
    stands(&app, &two, "lost").await?;
    stands(&app, &one, "good").await?;
    let stale = "document.querySelectorAll('tr[data-server] .stale').length";
    app.wait_js("one without answer", &format!("{stale} === 1"), vec![]).await?;
    app.wait_still().await?;
    app.screenshot("servers-lost").await?;
    two.again(&[])?;
    stands(&app, &two, "good").await?;
    app.wait_js("its numbers", &format!("{stale} === 0"), vec![]).await?;
    app.close().await?;

    // Both are there at the next start, until one is removed.
    let again = App::launch(&desktop, data.path(), &[]).await?;
    again.find("counter-sums").await?;
    again.click("view-locations").await?;
    locations(&again, 2).await?;
    stands(&again, &two, "good").await?;
    let remove = "document.querySelector('[data-testid=server-remove]')";
    press(&again, "to remove it", remove, vec![]).await?;
    again.find("remove-server").await?;
    again.click("dialog-confirm").await?;
    locations(&again, 1).await?;
    again.close().await?;
    let third = App::launch(&desktop, data.path(), &[]).await?;
    third.find("counter-sums").await?;
    third.click("view-locations").await?;
    locations(&third, 1).await?;
    third.close().await
}

#[tokio::test]
async fn an_app_killed_amid_an_act_at_the_second_server_knows_of_it_at_the_next_start() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let (one, two) = (Outside::start(&[])?, Outside::start(&[])?);
    let line = FaultProxy::before(&two.url()).await;
    let data = tempfile::tempdir()?;
    choose(data.path(), json!({"language": "en"}))?;
    let app = open_board(&desktop, &one, data.path()).await?;
    app.click("view-locations").await?;
    locations(&app, 1).await?;
    app.click("server-add").await?;
    app.fill("signin-server", line.url()).await?;
    app.fill("signin-user", &person(&two, "helena").await?).await?;
    app.click("dialog-confirm").await?;
    app.wait_gone("server-dialog").await?;
    locations(&app, 2).await?;
    let port = line.url().trim_end_matches('/').rsplit(':').next().unwrap_or_default().to_owned();
    let found = "[...document.querySelectorAll('[data-testid=server]')].find((one) => one.innerText.includes(arguments[0]))?.dataset.server";
    let number = app.wait_js("the second server", found, vec![json!(port)]).await?;
    let service = open_service(&two).await?;
    open_queue(&app, number, &service).await?;

    // It is done there, and the answer does not come before the app is killed.
    line.set_faults("changeservice=slow:600000".parse::<Faults>()?);
    app.click("queue-switch").await?;
    // No event tells the test of it: the server is asked until it says so.
    let done = async {
        while told(&two, &service).await?["open"] == true {
            tokio::task::yield_now().await;
        }
        Result::Ok(())
    };
    tokio::time::timeout(Duration::from_secs(60), done)
        .await
        .map_err(|_| Trouble::new("it was not done"))??;
    let killed = std::process::Command::new("kill").args(["-9", &app.pid()?]).status()?;
    assert!(killed.success());
    drop(app);
    line.set_faults(Faults::default());

    let app = App::launch(&desktop, data.path(), &[]).await?;
    let said = app.wait_text("act-unknown", "not known whether issuing was stopped").await?;
    assert!(said.contains(&port), "it says at which server: {said}");
    app.click("view-locations").await?;
    locations(&app, 2).await?;
    app.wait_still().await?;
    app.screenshot("servers-killed").await?;
    // Its text was not kept, so nobody can send it again by mistake.
    assert!(app.js("document.querySelector('[data-testid=act-repeat]')", vec![]).await?.is_null());
    assert_eq!(line.requests("changeservice"), 1, "sent once");
    assert_eq!(told(&two, &service).await?["open"], false);
    assert_eq!(
        told(&one, &service).await?["open"],
        true,
        "the other has the same service, and nothing was done there"
    );
    app.click("act-leave").await?;
    app.wait_gone("act-unknown").await?;
    app.close().await?;

    let again = App::launch(&desktop, data.path(), &[]).await?;
    again.find("counter-sums").await?;
    again.click("view-locations").await?;
    locations(&again, 2).await?;
    assert!(again.js("document.querySelector('[data-testid=act-unknown]')", vec![]).await?.is_null());
    again.close().await
}
