//! Diagnostics in the real window: each line looks at the real thing, and a second look sees what has changed.

use callpad_tests::{App, Desktop, Options, Result, at_counter};

/// Waits until the line about this is so.
async fn line_is(app: &App<'_>, check: &str, status: &str) -> Result {
    let is = "(() => { const line = document.querySelector(`[data-testid=test-${arguments[0]}]`); \
              const busy = document.querySelector('[data-testid=diagnosis] ul')?.getAttribute('aria-busy'); \
              return line && busy === 'false' && line.dataset.status === arguments[1] ? line.innerText : null; })()";
    app.wait_js(&format!("the line {check}, {status}"), is, vec![check.into(), status.into()]).await?;
    Ok(())
}

#[tokio::test]
async fn each_line_looks_at_the_real_thing_and_a_second_look_sees_what_has_changed() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    let (app, mut server) = at_counter(&desktop, data.path()).await?;
    app.press_real("ctrl+d").await?;
    for check in [
        "policy",
        "dataFolder",
        "disk",
        "settings",
        "journal",
        "keyring",
        "proxy",
        "certificate",
        "clock",
        "server",
        "signIn",
        "changes",
        "webView",
        "program",
    ] {
        line_is(&app, check, "green").await?;
    }
    app.screenshot("diagnosis-green").await?;

    // The server is gone, and somebody wrote into the journal.
    server.kill()?;
    let journal = data.path().join("journal.jsonl");
    let mut text = std::fs::read_to_string(&journal).unwrap_or_default();
    text.insert_str(0, "garbage\n");
    std::fs::write(&journal, text)?;
    app.click("test-again").await?;
    line_is(&app, "server", "red").await?;
    line_is(&app, "journal", "yellow").await?;
    line_is(&app, "signIn", "skipped").await?;
    app.screenshot("diagnosis-red").await?;
    app.press('\u{e00c}').await?;
    app.wait_gone("diagnosis").await?;

    // The strip that tells of the lost connection leads there too.
    app.click("line-diagnosis").await?;
    line_is(&app, "server", "red").await?;
    app.close().await
}
