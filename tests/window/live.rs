//! Told at once, called from anywhere: another program is in front all the time, and nothing takes its focus.

use std::path::Path;

use callpad_tests::{
    App, Desktop, Options, Outside, Result, Trouble, at_counter, button, choose_and_remember, entry,
    unannounced,
};
use serde_json::json;

use crate::notified::{Heard, Other, press_button};

/// What a person chose before, and this besides.
fn settings(data: &Path, change: serde_json::Value) -> Result {
    let mut chosen = json!({
        "language": "en", "alertNewTicket": "every", "alertOverTarget": false, "alertVolume": 40,
    });
    if let (Some(all), Some(more)) = (chosen.as_object_mut(), change.as_object()) {
        all.extend(more.clone());
    }
    choose_and_remember(data, chosen, LINK_KEY)
}

/// The key of the links.
const LINK_KEY: &str = "0123456789abcdef0123456789abcdef";

/// Another start with these arguments; its exit code.
fn start_again(desktop: &Desktop, data: &Path, args: &[&str]) -> Result<i32> {
    let program = callpad_tests::program("callpad")?;
    let output = desktop.command(&program).arg("--data-dir").arg(data).args(args).output()?;
    output.status.code().ok_or_else(|| Trouble::new(format!("{output:?}")))
}

/// What the system starts for a link; its exit code. Which Callpad it is for stands in the environment: nothing stands
/// beside a link.
fn follow(desktop: &Desktop, data: &Path, args: &[&str]) -> Result<i32> {
    let program = callpad_tests::program("callpad")?;
    let output = desktop.command(&program).env("CALLPAD_DATA_DIR", data).args(args).output()?;
    output.status.code().ok_or_else(|| Trouble::new(format!("{output:?}")))
}

/// The guard against a double press is over.
async fn unguarded(app: &App<'_>) -> Result {
    let end = "document.querySelector('[data-testid=end]')";
    let open = format!("{end} && {end}.getAttribute('aria-disabled') !== 'true'");
    app.wait_js("the guard to be over", &open, vec![]).await?;
    Ok(())
}

async fn seated(
    desktop: &Desktop,
    change: serde_json::Value,
) -> Result<(App<'_>, Outside, tempfile::TempDir)> {
    let data = tempfile::tempdir()?;
    settings(data.path(), change)?;
    let (app, server) = at_counter(desktop, data.path()).await?;
    Ok((app, server, data))
}

#[tokio::test]
async fn a_visitor_arrives_the_notification_comes_one_click_on_call_and_the_number_is_called() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let heard = Heard::on(&desktop)?;
    let (app, server, _data) = seated(&desktop, json!({})).await?;
    let other = Other::in_front(&desktop)?;
    let label = server.issue("A", "Beatriz <b>Nunes</b>").await?;
    let (texts, id) = heard.notification()?;
    // Number and service, and never a name.
    assert!(texts.iter().any(|text| text.contains(&label)), "{texts:?}");
    assert!(!texts.iter().any(|text| text.contains("Beatriz")), "{texts:?}");
    for wanted in ["call", "Call", "later", "Later", "default"] {
        assert!(texts.iter().any(|text| text == wanted), "{wanted}: {texts:?}");
    }
    app.wait_text("alert", &label).await?;
    app.screenshot("live-alert").await?;
    assert!(other.has_focus()?, "the notification took the focus away");
    press_button(&desktop, id, "call")?;
    assert_eq!(app.wait_text("open-number", "").await?, label);
    assert_eq!(server.truth().await?.0.as_deref(), Some(label.as_str()));
    assert!(other.has_focus()?, "the call took the focus away");

    // While a ticket is open nobody is told; a button of an older notification only asks.
    server.issue("A", "").await?;
    press_button(&desktop, id, "later")?;
    assert_eq!(server.truth().await?.0.as_deref(), Some(label.as_str()));
    app.close().await
}

#[tokio::test]
async fn without_a_notification_service_the_settings_say_so_and_the_page_still_tells() -> Result {
    let desktop = Desktop::start(Options { notifications: false, ..Options::default() })?;
    let (app, server, _data) = seated(&desktop, json!({})).await?;
    let label = server.issue("B", "").await?;
    app.wait_text("alert", &label).await?;
    app.click(button("Menu")).await?;
    app.click(entry("Settings")).await?;
    app.find("settings-notifications-state").await?;
    app.close().await
}

#[tokio::test]
async fn another_start_calls_in_the_first_and_starts_nothing_where_none_runs() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let nowhere = tempfile::tempdir()?;
    let missing = nowhere.path().join("none");
    assert_eq!(start_again(&desktop, &missing, &["--call-next"])?, 4);
    assert!(!missing.exists(), "nothing is made for it");
    assert_eq!(start_again(&desktop, nowhere.path(), &["--end"])?, 4);

    let (app, server, data) = seated(&desktop, json!({})).await?;
    let other = Other::in_front(&desktop)?;
    assert_eq!(start_again(&desktop, data.path(), &["--call-next"])?, 0);
    let label = app.wait_text("open-number", "").await?;
    assert_eq!(server.truth().await?.0, Some(label.clone()));
    assert_eq!(start_again(&desktop, data.path(), &["--recall"])?, 0);
    app.find("recalls").await?;
    // Whatever cannot be read does nothing.
    assert_eq!(start_again(&desktop, data.path(), &["--call", "; rm -rf /"])?, 0);
    assert_eq!(start_again(&desktop, data.path(), &["--call", "x", "--end"])?, 2);
    assert_eq!(server.truth().await?.0, Some(label));
    assert!(other.has_focus()?);
    unguarded(&app).await?;
    assert_eq!(start_again(&desktop, data.path(), &["--end"])?, 0);
    app.wait_gone("open-number").await?;
    app.find(button("Call next")).await?;
    let waiting = server.issue("C", "").await?;
    app.wait_js("the row", "document.body.innerText.includes(arguments[0])", vec![json!(waiting)]).await?;
    assert_eq!(start_again(&desktop, data.path(), &["--call", &waiting.to_lowercase().replace(' ', "")])?, 0);
    assert_eq!(app.wait_text("open-number", "").await?, waiting);
    app.close().await
}

#[tokio::test]
async fn links_act_only_when_they_are_on_and_carry_the_key() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let key = LINK_KEY;
    let (app, server, data) = seated(&desktop, json!({"links": false})).await?;
    let link = |action: &str, key: &str| format!("callpad://{action}?key={key}");
    follow(&desktop, data.path(), &[&link("call-next", key)])?;
    app.find(button("Call next")).await?;
    assert_eq!(server.truth().await?.0, None, "links are off");
    app.close().await?;

    settings(data.path(), json!({"links": true}))?;
    let app = App::launch(&desktop, data.path(), &["--desk", &server.desk_id]).await?;
    server.sign_in(&app).await?;
    let (_, waiting) = server.truth().await?;
    for hostile in
        [link("call-next", "wrong"), "callpad://call-next".into(), "callpad://%00".into(), link("rm", key)]
    {
        assert_eq!(follow(&desktop, data.path(), &[&hostile])?, 0);
    }
    // A link that brings options along, as one does that something hands over in pieces.
    let acting = link("call-next", key);
    for smuggled in [["--server", "http://127.0.0.1:9"], ["--user-id", "x"], ["--desk", "x"]] {
        let mut words = vec![acting.as_str()];
        words.extend(smuggled);
        assert_eq!(follow(&desktop, data.path(), &words)?, 2, "{words:?}");
    }
    assert_eq!(server.truth().await?.0, None, "hostile links do nothing");
    follow(&desktop, data.path(), &["--", &link("call-next", key)])?;
    // At once another: it comes too soon.
    follow(&desktop, data.path(), &["--", &link("end", key)])?;
    let label = app.wait_text("open-number", "").await?;
    // What is asked for from outside is done in its order: with this, all that came before was taken or dropped.
    assert_eq!(start_again(&desktop, data.path(), &["--recall"])?, 0);
    app.find("recalls").await?;
    assert_eq!(server.truth().await?, (Some(label), waiting - 1), "one visitor was called, and is not ended");
    app.close().await
}

#[tokio::test]
async fn a_global_shortcut_calls_and_one_that_is_taken_says_so() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let other = Other::in_front(&desktop)?;
    let (app, server, _data) =
        seated(&desktop, json!({"shortcuts": {"callNext": "Ctrl+Alt+N", "end": "F7"}})).await?;
    other.take_focus()?;
    let pressed = desktop.command("xdotool").args(["key", "ctrl+alt+n"]).status()?;
    assert!(pressed.success());
    let label = app.wait_text("open-number", "").await?;
    assert_eq!(server.truth().await?.0, Some(label));
    assert!(other.has_focus()?);
    app.click(button("Menu")).await?;
    app.click(entry("Settings")).await?;
    app.find("settings-shortcut-error-end").await?;
    app.close().await
}

#[tokio::test]
async fn a_phone_number_calls_and_anything_else_stays_text() -> Result {
    let desktop = Desktop::start(Options::default())?;
    // The phone program of this computer: it writes down what it was asked for.
    let programs = tempfile::tempdir()?;
    let dialled = programs.path().join("dialled");
    let program = programs.path().join("xdg-open");
    std::fs::write(
        &program,
        format!("#!/bin/sh\nprintf %s \"$1\" > '{}.new' && mv '{0}.new' '{0}'\n", dialled.display()),
    )?;
    std::fs::set_permissions(&program, std::os::unix::fs::PermissionsExt::from_mode(0o755))?;
    let path = format!("{}:{}", programs.path().display(), std::env::var("PATH").unwrap_or_default());
    let server = Outside::start(&[])?;
    let data = tempfile::tempdir()?;
    settings(data.path(), json!({}))?;
    let app =
        App::launch_with(&desktop, data.path(), &["--desk", &server.desk_id], &[("PATH", &path)]).await?;
    server.sign_in(&app).await?;
    for trick in ["javascript:alert(1)", "*21*+351912345678#", "tel:+351912345678"] {
        let label = server.issue_with("A", json!({"custom_field": trick})).await?;
        start_again(&desktop, data.path(), &["--call", &label])?;
        app.wait_text("open-number", &label).await?;
        app.wait_text("desk", trick).await?;
        app.wait_gone("call-phone").await?;
        unguarded(&app).await?;
        start_again(&desktop, data.path(), &["--end"])?;
        app.wait_gone("open-number").await?;
    }
    let label = server.issue_with("A", json!({"custom_field": "+351 912-345-678"})).await?;
    start_again(&desktop, data.path(), &["--call", &label])?;
    app.wait_text("open-number", &label).await?;
    app.screenshot("live-phone").await?;
    app.click(button("Phone +351912345678")).await?;
    unannounced("nothing was dialled", || dialled.exists().then_some(())).await?;
    assert_eq!(std::fs::read_to_string(&dialled)?, "tel:+351912345678");
    app.close().await
}

#[tokio::test]
async fn the_bar_takes_the_window_s_place_calls_and_gives_it_back() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let (app, server, _data) = seated(&desktop, json!({})).await?;
    app.click(button("Menu")).await?;
    app.click(entry("Small bar")).await?;
    app.session().other_window().await?;
    app.find("bar-next").await?;
    app.wait_still().await?;
    app.screenshot("live-bar-free").await?;
    app.click(button("Call next")).await?;
    let label = app.wait_text("bar-number", "").await?;
    assert_eq!(server.truth().await?.0, Some(label));
    app.screenshot("live-bar-serving").await?;
    // The window that is clicked in goes: WebDriver may not live to say that the click was done.
    drop(app.click(button("Show the counter window")).await);
    app.session().other_window().await?;
    app.find("open-number").await?;
    app.close().await
}
