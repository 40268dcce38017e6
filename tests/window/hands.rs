//! What a clerk's hands do: the same act by mouse or by keyboard alone.

use callpad_tests::{App, Result};
use serde_json::Value;

/// More steps than any window or list of the demo branch has places.
const MOST_STEPS: usize = 40;

/// How a clerk does something.
#[derive(Clone, Copy)]
pub(crate) enum By {
    Mouse,
    Keyboard,
}

impl By {
    /// Waits until the button is free, then presses it or its key.
    pub(crate) async fn press(self, app: &App<'_>, button: &str, key: &str) -> Result {
        match self {
            Self::Mouse => app.click(button).await,
            Self::Keyboard => {
                app.wait_free(button).await?;
                app.press_real(key).await
            }
        }
    }
}

/// Id and label of a row that anybody may call.
pub(crate) async fn row(app: &App<'_>, number: u32) -> Result<(String, String)> {
    let rows = "(() => { const rows = [...document.querySelectorAll('[data-testid=row]')]; \
                const r = rows[arguments[0]]; \
                return r ? [r.dataset.ticketId, r.querySelector('bdi').innerText.trim()] : null; })()";
    let found = app.wait_js("a row", rows, vec![number.into()]).await?;
    Ok((found[0].as_str().unwrap_or_default().to_owned(), found[1].as_str().unwrap_or_default().to_owned()))
}

/// Presses Call in the row, or goes to the row with the arrows and presses Enter.
pub(crate) async fn choose_row(app: &App<'_>, by: By, ticket_id: &str) -> Result {
    match by {
        By::Mouse => {
            // The first one, whichever list it is.
            let button = format!("[data-ticket-id={}] button", Value::from(ticket_id));
            app.session().find(&button).await?.click().await?;
        }
        By::Keyboard => {
            focus_by_tab(app, "row").await?;
            app.press_real("Home").await?;
            let first = "document.activeElement?.closest('[data-testid=row]') === document.querySelector('[data-testid=row]')";
            app.wait_js("the first row to have the focus", first, vec![]).await?;
            let there =
                "document.activeElement?.closest('[data-ticket-id]')?.dataset.ticketId === arguments[0]";
            go_on(app, "Down", "the row", there, vec![ticket_id.into()]).await?;
            app.press_real("Return").await?;
        }
    }
    Ok(())
}

pub(crate) async fn answer(app: &App<'_>, by: By, button: &str) -> Result {
    match by {
        By::Mouse => app.click(button).await,
        By::Keyboard => {
            app.find(button).await?;
            focus_by_tab(app, button).await?;
            app.press_real("Return").await
        }
    }
}

/// Goes on with Tab until an element with this test id has the focus.
pub(crate) async fn focus_by_tab(app: &App<'_>, test_id: &str) -> Result {
    let focused = "document.activeElement?.closest(`[data-testid=${arguments[0]}]`) !== null";
    go_on(app, "Tab", test_id, focused, vec![test_id.into()]).await
}

/// Presses a key that moves the focus until the condition holds. Each press is waited for: one that is still on its way when
/// the condition is looked at would lead past the place.
pub(crate) async fn go_on(app: &App<'_>, key: &str, what: &str, there: &str, args: Vec<Value>) -> Result {
    for _ in 0..MOST_STEPS {
        if app.js(there, args.clone()).await? == true {
            return Ok(());
        }
        app.js("(window.__before = document.activeElement, true)", vec![]).await?;
        app.press_real(key).await?;
        app.wait_js("the focus to move", "document.activeElement !== window.__before", vec![]).await?;
    }
    app.wait_js(&format!("{what} to be reached with {key}"), there, args).await?;
    Ok(())
}
