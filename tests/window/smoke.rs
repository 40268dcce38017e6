//! The window opens, works, and closes.

use callpad_tests::{App, Desktop, Options, Result};

#[tokio::test]
async fn the_window_opens_calls_a_ticket_and_closes() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    let app = App::launch(&desktop, data.path(), &[]).await?;
    app.try_it().await?;
    app.press_real("F9").await?;
    let number = app.wait_text("open-number", "").await?;
    assert!(number.chars().any(|c| c.is_ascii_digit()), "{number}");
    let server = app.built_in()?;
    app.close().await?;
    assert!(!server.file().exists(), "server.json is there only while the server runs");
    Ok(())
}
