//! Errors of Callpad itself are seen.

use callpad_tests::{App, Desktop, Options, Result};
use serde_json::json;

#[tokio::test]
async fn an_error_of_a_page_is_written_down_and_would_fail_the_test() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    let app = App::launch(&desktop, data.path(), &[]).await?;
    app.find("signin-try").await?;
    let tell =
        "window.__TAURI_INTERNALS__.invoke('log_page_error', { page: 'counter', message: arguments[0] })";
    let message = format!("TypeError: as a test wants it\n at x\u{0}{}", "y".repeat(10_000));
    app.js(tell, vec![json!(message)]).await?;
    let errors = callpad_tests::unannounced("the error was not written down", || {
        Some(desktop.take_errors().ok()?).filter(|errors| !errors.is_empty())
    })
    .await?;
    let [error] = errors.as_slice() else { panic!("{errors:?}") };
    assert!(error.starts_with("page: Counter: TypeError: as a test wants it at x y"), "{error}");
    assert!(error.chars().count() <= 2_100, "{}", error.len());
    let log = std::fs::read_to_string(data.path().join("logs/callpad.log"))?;
    assert!(log.contains("as a test wants it"), "{log}");
    app.close().await
}
