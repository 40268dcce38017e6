//! A clerk's work, with the mouse and with the keyboard alone; after each step the server is asked what it knows.

use callpad_tests::{App, Desktop, Options, Result};

use crate::branch::{Branch, asked_or_gone, asked_or_past};
use crate::hands::{By, answer, choose_row, row};

async fn a_round(by: By) -> Result {
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    let app = App::launch(&desktop, data.path(), &[]).await?;
    answer(&app, by, "signin-try").await?;
    app.find("call-next").await?;
    app.js("(window.__sameDocument = true)", vec![]).await?;
    for kept in ["F5", "ctrl+r", "F3", "F7", "ctrl+p"] {
        app.press_real(kept).await?;
    }
    let branch = Branch::of(&app).await?;
    assert_eq!(branch.open_label().await?, None);
    let waiting = branch.waiting().await?;

    // Call next.
    by.press(&app, "call-next", "F9").await?;
    let first = called(&app).await?;
    assert_eq!(branch.open_label().await?.as_deref(), Some(first.as_str()));
    assert_eq!(branch.waiting().await?, waiting - 1);

    // Recall.
    by.press(&app, "recall", "F4").await?;
    app.wait_text("notice", &first).await?;
    assert_eq!(branch.open_label().await?.as_deref(), Some(first.as_str()));

    // End & call next; within five seconds of the call it asks.
    by.press(&app, "call-next", "F9").await?;
    if asked_or_past(&app, &first).await? {
        answer(&app, by, "dialog-confirm").await?;
    }
    let second = called_after(&app, &first).await?;
    assert_eq!(branch.open_label().await?.as_deref(), Some(second.as_str()));
    assert_eq!(branch.waiting().await?, waiting - 2);

    // A chosen row, with the question first because another ticket is open: stay, then end and call.
    app.wait_free("call-next").await?;
    let chosen = row(&app, 2).await?;
    choose_row(&app, by, &chosen.0).await?;
    answer(&app, by, "dialog-cancel").await?;
    app.wait_gone("dialog-confirm").await?;
    assert_eq!(branch.open_label().await?.as_deref(), Some(second.as_str()));
    choose_row(&app, by, &chosen.0).await?;
    answer(&app, by, "dialog-confirm").await?;
    app.wait_text("open-number", &chosen.1).await?;
    assert_eq!(branch.open().await?, Some((chosen.0.clone(), chosen.1.clone())));
    assert_eq!(branch.waiting().await?, waiting - 3);

    // End; within five seconds of the call it asks.
    by.press(&app, "end", "F8").await?;
    if asked_or_gone(&app).await? {
        answer(&app, by, "dialog-confirm").await?;
    }
    app.wait_gone("open-number").await?;
    assert_eq!(branch.open_label().await?, None);

    // A row from the free counter calls without a question.
    app.wait_free("call-next").await?;
    let chosen = row(&app, 0).await?;
    choose_row(&app, by, &chosen.0).await?;
    app.wait_text("open-number", &chosen.1).await?;
    assert_eq!(branch.open().await?, Some((chosen.0, chosen.1.clone())));

    // A new visitor appears in the list without a press, their name as the text that it is.
    let issued = branch.issue("Zé <script>alert(1)</script> \u{202e}oãoJ").await?;
    let there = "(() => { const r = [...document.querySelectorAll('[data-testid=row]')] \
                 .find((r) => r.innerText.includes(arguments[0])); return r ? r.innerText : null; })()";
    let text = app.wait_js("the new visitor's row", there, vec![issued.into()]).await?;
    assert!(text.as_str().is_some_and(|t| t.contains("<script>alert(1)</script>")), "{text}");

    // None of the keys loaded the page again.
    assert_eq!(app.js("window.__sameDocument === true", vec![]).await?, true);
    app.close().await
}

/// Waits for the called number.
async fn called(app: &App<'_>) -> Result<String> {
    app.wait_text("open-number", "").await
}

/// Waits for another number than this one.
async fn called_after(app: &App<'_>, before: &str) -> Result<String> {
    let other = "(() => { const e = document.querySelector('[data-testid=open-number]'); \
                 const t = e && e.innerText.trim(); return t && t !== arguments[0] ? t : null; })()";
    let found = app.wait_js("another number", other, vec![before.into()]).await?;
    Ok(found.as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn a_clerk_works_with_the_mouse() -> Result {
    a_round(By::Mouse).await
}

#[tokio::test]
async fn a_clerk_works_with_the_keyboard_alone() -> Result {
    a_round(By::Keyboard).await
}
