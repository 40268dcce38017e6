//! The worst moments, in the real window: what the clerk reads, and that nothing is lost or done twice.

use callpad_tests::{App, Desktop, Options, Outside, Result, button, field};
use tokio::net::TcpListener;

use crate::branch::{Branch, asked_or_gone};

/// Every call is done at once and answered so late that whatever happens next happens in mid-call.
const SLOW: [&str; 2] = ["--fault", "callnextticket=slow:600000"];

/// The number on the desk's card, whole.
async fn number(app: &App<'_>) -> Result<String> {
    app.wait_text("open-number", "").await
}

/// Waits until the server has called somebody: the answer is on its way.
async fn called(server: &Outside) -> Result<String> {
    loop {
        if let (Some(label), _) = server.truth().await? {
            return Ok(label);
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_server_that_stops_in_mid_call_is_waited_for_and_nobody_is_called_twice() -> Result {
    let mut server = Outside::start(&SLOW)?;
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    let app = App::launch(&desktop, data.path(), &["--desk", &server.desk_id]).await?;
    server.sign_in(&app).await?;
    let (_, waiting) = server.truth().await?;
    app.click(button("Call next")).await?;
    let label = called(&server).await?;
    server.kill()?;

    // While it is away: unknown, said so; the lists stay, with their age; the line says since when.
    app.wait_text("unknown", "connection").await?;
    app.wait_attr("connection", "data-state", "lost").await?;
    app.screenshot("resilience-stopped").await?;
    // It stays away for about half a minute: seven looks of three tries each, at most five seconds apart.
    let port = server.port();
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    for _ in 0..21 {
        drop(listener.accept().await?);
    }
    drop(listener);

    server.again(&[])?;
    let shown = app.wait_text("open-number", &label).await?;
    assert!(shown.contains(&label));
    app.wait_text("notice", &label).await?;
    app.screenshot("resilience-back").await?;
    assert_eq!(server.truth().await?, (Some(label), waiting - 1));
    app.close().await
}

#[tokio::test]
async fn an_app_killed_in_mid_call_shows_the_called_ticket_at_the_next_start() -> Result {
    let mut server = Outside::start(&SLOW)?;
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    let app = App::launch(&desktop, data.path(), &["--desk", &server.desk_id]).await?;
    server.sign_in(&app).await?;
    let (_, waiting) = server.truth().await?;
    app.click(button("Call next")).await?;
    let label = called(&server).await?;
    let journal = std::fs::read_to_string(data.path().join("journal.jsonl"))?;
    assert!(journal.contains("callnextticket"), "it stood on disk before it was sent: {journal}");
    let killed = std::process::Command::new("kill").args(["-9", &app.pid()?]).status()?;
    assert!(killed.success());
    drop(app);
    // The fault goes, so that the rest of the day can be worked.
    server.kill()?;
    server.again(&[])?;

    let app = App::launch(&desktop, data.path(), &[]).await?;
    assert!(number(&app).await?.contains(&label));
    app.wait_text("notice", &label).await?;
    app.screenshot("resilience-killed").await?;
    assert_eq!(server.truth().await?, (Some(label), waiting - 1));
    app.click(button("End")).await?;
    if asked_or_gone(&app).await? {
        app.click("dialog-confirm").await?;
    }
    app.wait_gone("open-number").await?;
    assert_eq!(server.truth().await?, (None, waiting - 1));
    app.close().await
}

#[tokio::test]
async fn an_app_killed_while_it_ends_a_ticket_ends_it_once() -> Result {
    let mut server = Outside::start(&["--fault", "endcall=drop-before"])?;
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    let app = App::launch(&desktop, data.path(), &["--desk", &server.desk_id]).await?;
    server.sign_in(&app).await?;
    app.click(button("Call next")).await?;
    let label = number(&app).await?;
    app.click(button("End")).await?;
    if asked_or_gone(&app).await? {
        app.click("dialog-confirm").await?;
    }
    app.find("unknown").await?;
    let killed = std::process::Command::new("kill").args(["-9", &app.pid()?]).status()?;
    assert!(killed.success());
    drop(app);
    let (open, waiting) = server.truth().await?;
    assert!(open.is_some(), "{label} was not ended");
    server.kill()?;
    server.again(&[])?;

    // The same key ends it now, once.
    let app = App::launch(&desktop, data.path(), &[]).await?;
    app.find("free-count").await?;
    app.wait_text("notice", "").await?;
    assert_eq!(server.truth().await?, (None, waiting));
    app.close().await
}

#[tokio::test]
async fn a_session_that_ended_opens_sign_in_over_the_screen_and_the_press_is_not_lost() -> Result {
    let mut server = Outside::start(&[])?;
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    let app = App::launch(&desktop, data.path(), &["--desk", &server.desk_id]).await?;
    server.sign_in(&app).await?;
    // Another machine in its place: it knows no token of the old one, and nobody gets in without a secret.
    server.kill()?;
    server.forget()?;
    server.again(&["--require-secret"])?;
    // By test id: a look may meet the end of the session first, and then the sign-in already covers the button.
    app.wait_free("call-next").await?;
    let pressed = app.click("call-next").await;
    if app.count("[data-testid=sign-in-again]").await? == 0 {
        pressed?;
    }
    app.find("sign-in-again").await?;
    app.screenshot("resilience-token").await?;
    app.fill(field("Password"), "wrong").await?;
    app.click(button("Sign in")).await?;
    app.wait_text("again-error", "").await?;

    server.kill()?;
    server.again(&[])?;
    let (open, waiting) = server.truth().await?;
    assert_eq!(open, None);
    // It may have been a look, not the press, that met the end of the session: then nothing is held. The window says
    // which, before the sign-in: afterwards a held call may still be on its way.
    let held = app.count("[data-testid=again-held]").await?;
    app.click(button("Sign in")).await?;
    app.wait_gone("sign-in-again").await?;
    app.screenshot("resilience-token-again").await?;
    if held == 0 {
        app.click(button("Call next")).await?;
    }
    let label = number(&app).await?;
    let (open, now) = server.truth().await?;
    assert_eq!((open.as_deref(), now), (Some(label.as_str()), waiting - 1));
    app.close().await
}

#[tokio::test]
async fn a_locked_keyring_costs_the_next_sign_in_and_nothing_else() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let lock = [
        "--session",
        "--print-reply",
        "--dest=org.freedesktop.secrets",
        "/org/freedesktop/secrets",
        "org.freedesktop.Secret.Service.Lock",
        "array:objpath:/org/freedesktop/secrets/collection/login",
    ];
    let locked = desktop.command("dbus-send").args(lock).output()?;
    assert!(locked.status.success(), "{locked:?}");
    let data = tempfile::tempdir()?;
    let app = App::launch(&desktop, data.path(), &[]).await?;
    app.click(button("Try it on this computer")).await?;
    app.find(button("Call next")).await?;
    app.find("memory-only").await?;
    app.screenshot("resilience-keyring-locked").await?;
    app.click(button("Call next")).await?;
    let label = number(&app).await?;
    assert_eq!(Branch::of(&app).await?.open_label().await?, Some(label));
    app.close().await
}

#[tokio::test]
async fn two_presses_in_50_ms_and_a_key_held_down_call_one_visitor() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    let app = App::launch(&desktop, data.path(), &[]).await?;
    app.try_it().await?;
    let branch = Branch::of(&app).await?;
    let waiting = branch.waiting().await?;

    app.press_real("Shift_L").await?;
    app.keyboard(&["key", "--delay", "50", "F9", "F9"])?;
    let first = number(&app).await?;
    // The second that follows a number is over when the button is free again.
    app.wait_free(button("End & call next")).await?;
    assert_eq!((branch.open_label().await?, branch.waiting().await?), (Some(first), waiting - 1));
    app.screenshot("resilience-double-press").await?;

    app.click(button("End")).await?;
    if asked_or_gone(&app).await? {
        app.click("dialog-confirm").await?;
    }
    app.wait_gone("open-number").await?;
    app.wait_free(button("Call next")).await?;
    app.keyboard(&["keydown", "F9"])?;
    let second = number(&app).await?;
    app.wait_free(button("End & call next")).await?;
    app.screenshot("resilience-key-held").await?;
    app.keyboard(&["keyup", "F9"])?;
    assert_eq!((branch.open_label().await?, branch.waiting().await?), (Some(second), waiting - 2));
    app.close().await
}

#[tokio::test]
async fn while_the_server_is_away_numbers_are_called_by_hand_and_closed_afterwards() -> Result {
    let mut server = Outside::start(&[])?;
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    let app = App::launch(&desktop, data.path(), &["--desk", &server.desk_id]).await?;
    server.sign_in(&app).await?;
    let (_, waiting) = server.truth().await?;
    server.kill()?;
    app.find("offline-calls").await?;
    app.wait_attr(button("Call next"), "aria-disabled", "true").await?;
    app.click("row-callTicket").await?;
    let noted = app.wait_text("offline-row", "").await?;
    app.screenshot("resilience-by-hand").await?;
    server.again(&[])?;
    app.click("offline-close").await?;
    app.click("dialog-confirm").await?;
    app.wait_gone("offline-calls").await?;
    app.screenshot("resilience-by-hand-closed").await?;
    assert_eq!(server.truth().await?, (None, waiting - 1), "{noted} was called and ended");
    app.close().await
}

#[tokio::test]
async fn the_way_back_a_break_and_leaving_with_a_ticket_open() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    let app = App::launch(&desktop, data.path(), &[]).await?;
    app.try_it().await?;
    let branch = Branch::of(&app).await?;
    app.click(button("Call next")).await?;
    let label = number(&app).await?;
    app.click(button("Pause")).await?;
    app.wait_gone("open-number").await?;
    app.wait_text("undo", &label).await?;
    app.screenshot("resilience-way-back").await?;
    app.press_real("ctrl+z").await?;
    app.wait_text("open-number", &label).await?;
    assert_eq!(branch.open_label().await?.as_deref(), Some(label.as_str()));

    // The cross of the window: the ticket is dealt with first.
    app.ask_to_close()?;
    app.find("leaving").await?;
    app.screenshot("resilience-leaving").await?;
    app.click(button("Stay")).await?;
    app.wait_gone("leaving").await?;
    app.click(button("Pause")).await?;
    app.wait_gone("open-number").await?;

    app.click(button("Break")).await?;
    app.find(button("Back to work")).await?;
    app.screenshot("resilience-break").await?;
    app.wait_free(button("Back to work")).await?;
    app.press_real("F9").await?;
    app.find(button("Call next")).await?;
    assert_eq!(branch.open_label().await?, None, "the break has ended, and nobody was called");

    // What this person paused is told; then the window closes.
    app.ask_to_close()?;
    app.wait_text("leave-paused", &label).await?;
    app.screenshot("resilience-leaving-paused").await?;
    app.ends_after("dialog-confirm").await
}

#[tokio::test]
async fn a_damaged_journal_is_told_and_kept_and_the_day_goes_on() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    std::fs::write(data.path().join("journal.jsonl"), b"1 00000000 {\"open\":[\n")?;
    let app = App::launch(&desktop, data.path(), &[]).await?;
    app.try_it().await?;
    app.wait_text("notice", "journal.jsonl.unreadable-1").await?;
    app.screenshot("resilience-journal").await?;
    let kept = std::fs::read(data.path().join("journal.jsonl.unreadable-1"))?;
    assert_eq!(kept, b"1 00000000 {\"open\":[\n");
    app.click(button("Call next")).await?;
    let label = number(&app).await?;
    assert_eq!(Branch::of(&app).await?.open_label().await?, Some(label));
    app.close().await
}
