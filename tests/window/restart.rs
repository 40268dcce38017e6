//! Ends and starts: nothing is lost, and one app runs for each data folder.

use callpad_tests::{App, Desktop, Options, Result, button, field};

use crate::branch::{Branch, asked_or_gone};

#[tokio::test]
async fn a_ticket_open_at_the_end_is_there_again_at_the_next_start() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    let app = App::launch(&desktop, data.path(), &[]).await?;
    app.click(button("Try it on this computer")).await?;
    app.click(button("Call next")).await?;
    let number = app.text("open-number").await?;
    // Killed, not closed: nothing may depend on a clean end.
    let pid = app.built_in()?.pid.to_string();
    let killed = std::process::Command::new("kill").args(["-9", &pid]).status()?;
    assert!(killed.success());
    drop(app);

    let app = App::launch(&desktop, data.path(), &[]).await?;
    assert_eq!(app.wait_text("open-number", "").await?, number);
    let branch = Branch::of(&app).await?;
    assert_eq!(branch.open_label().await?.as_deref(), Some(number.as_str()));
    app.click(button("End")).await?;
    if asked_or_gone(&app).await? {
        app.click("dialog-confirm").await?;
    }
    app.wait_gone("open-number").await?;
    assert_eq!(branch.open_label().await?, None);
    app.close().await
}

#[tokio::test]
async fn a_second_start_hands_over_to_the_first() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    let app = App::launch(&desktop, data.path(), &[]).await?;
    app.find(button("Try it on this computer")).await?;
    let program = callpad_tests::program("callpad")?;
    let second = desktop.command(&program).arg("--data-dir").arg(data.path()).output()?;
    assert!(second.status.success(), "{second:?}");
    // The first still works.
    app.click(button("Try it on this computer")).await?;
    app.find(button("Call next")).await?;
    app.close().await
}

/// Without a session bus the first cannot be told of it, and two windows on one folder would write over one another.
#[tokio::test]
async fn without_a_session_bus_a_second_start_says_that_the_folder_is_taken() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    let app = App::launch(&desktop, data.path(), &[]).await?;
    app.find(button("Try it on this computer")).await?;
    let mut second = desktop.command(callpad_tests::program("callpad")?);
    second.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere").arg("--data-dir").arg(data.path());
    let second = second.output()?;
    assert_eq!(second.status.code(), Some(6), "{second:?}");
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(said.contains("runs already on") && said.contains("--data-dir"), "{said}");
    assert!(!data.path().join("logs/callpad.1.log").exists(), "the first's log was taken away");
    app.click(button("Try it on this computer")).await?;
    app.find(button("Call next")).await?;
    app.close().await
}

#[tokio::test]
async fn presets_fill_the_sign_in() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    let args = ["--server", "http://127.0.0.1:9", "--user-id", "007", "--desk", "d3"];
    let app = App::launch(&desktop, data.path(), &args).await?;
    let value = |id: &str| format!("document.querySelector('[data-testid={id}]')?.value");
    app.find(field("Server address")).await?;
    assert_eq!(app.js(&value("signin-server"), vec![]).await?, "http://127.0.0.1:9");
    assert_eq!(app.js(&value("signin-user"), vec![]).await?, "007");
    app.close().await
}

#[tokio::test]
async fn the_window_comes_back_with_the_size_it_had() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    let app = App::launch(&desktop, data.path(), &[]).await?;
    app.find(button("Try it on this computer")).await?;
    app.resize(900, 600).await?;
    app.close().await?;
    let app = App::launch(&desktop, data.path(), &[]).await?;
    app.wait_js("the size it had", "innerWidth === 900 && innerHeight === 600", vec![]).await?;
    app.close().await
}
