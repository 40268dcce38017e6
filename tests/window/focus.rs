//! Where the keyboard's focus goes, and what the web view itself would do with a key.

use callpad_tests::{App, Desktop, Options, Result};

use crate::branch::Branch;
use crate::hands::{By, choose_row, row};

#[tokio::test]
async fn after_a_call_from_a_row_enter_calls_nobody_out_of_turn() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    let app = App::launch(&desktop, data.path(), &[]).await?;
    app.click("signin-try").await?;
    app.wait_free("call-next").await?;
    let branch = Branch::of(&app).await?;
    let waiting = branch.waiting().await?;
    let chosen = row(&app, 1).await?;
    choose_row(&app, By::Keyboard, &chosen.0).await?;
    app.wait_text("open-number", &chosen.1).await?;
    let on_the_card = "document.activeElement === document.querySelector('[data-testid=desk]')";
    app.wait_js("the card to have the focus", on_the_card, vec![]).await?;
    app.press_real("Return").await?;
    // What the clerk presses next is done after it: whatever Enter did is done by then.
    app.wait_free("recall").await?;
    app.press_real("F4").await?;
    app.find("recalls").await?;
    assert_eq!(branch.open().await?, Some(chosen));
    assert_eq!(branch.waiting().await?, waiting - 1);
    assert_eq!(app.js("document.querySelector('[data-testid=question]') === null", vec![]).await?, true);
    app.close().await
}

#[tokio::test]
async fn escape_closes_transfer_from_its_search_field_and_ctrl_plus_enlarges_the_text() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    let app = App::launch(&desktop, data.path(), &[]).await?;
    app.click("signin-try").await?;
    app.wait_free("call-next").await?;
    app.press_real("F9").await?;
    app.find("open-number").await?;
    app.wait_free("transfer").await?;
    app.press_real("F7").await?;
    app.find("transfer-dialog").await?;
    let in_the_field = "document.activeElement?.dataset.testid === 'transfer-find'";
    app.wait_js("the search field to have the focus", in_the_field, vec![]).await?;
    app.press_real("b").await?;
    let typed = "document.querySelector('[data-testid=transfer-find]').value === 'b'";
    app.wait_js("what was typed", typed, vec![]).await?;
    app.press_real("Escape").await?;
    app.wait_gone("transfer-dialog").await?;

    let size = "parseFloat(getComputedStyle(document.documentElement).fontSize)";
    let usual = app.js(size, vec![]).await?;
    app.press_real("ctrl+plus").await?;
    app.wait_js("larger text", &format!("{size} > arguments[0]"), vec![usual.clone()]).await?;
    app.press_real("ctrl+0").await?;
    app.wait_js("the usual text", &format!("{size} === arguments[0]"), vec![usual]).await?;
    app.close().await
}
