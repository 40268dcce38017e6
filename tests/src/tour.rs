//! A walk through every screen of the app, for whoever looks at each: pictures, and axe.

use serde_json::json;

use crate::{App, Desktop, Options, Outside, Result, choose};

/// How the screens are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// As it opens.
    Plain,
    /// 640 by 480.
    Small,
    /// Text of twice the size.
    LargeText,
    /// The colours that a system forces on its programs, as far as WebKitGTK can show them: it knows no forced colours, so
    /// the page's own rules for them are switched on, over system colours on everything.
    ForcedColours,
}

/// Switches on the rules within `@media (forced-colors: active)`.
const FORCED: &str = "(() => {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const forced = rules.filter((rule) => rule.media && rule.media.mediaText.includes('forced-colors'));
  const own = forced.flatMap((rule) => [...rule.cssRules]).map((rule) => rule.cssText).join('\\n');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { color: CanvasText !important; background-color: Canvas !important; \
    border-color: CanvasText !important; box-shadow: none !important; text-shadow: none !important } ' + own);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return forced.length > 0;
})()";

/// Opens the app in this language and look, goes from screen to screen, and lets `see` look at each, by its name.
///
/// # Errors
/// When a screen does not come, or `see` finds something.
pub async fn tour(
    language: &str,
    env: &[(&str, &str)],
    look: Look,
    see: impl AsyncFn(&App<'_>, &str) -> Result,
) -> Result {
    let desktop = Desktop::start(Options::default())?;
    let app = launch(&desktop, language, env, look).await?;
    let see = async |name: &str| -> Result {
        app.wait_still().await?;
        see(&app, name).await
    };
    app.find("signin-try").await?;
    if look == Look::Small {
        app.resize(640, 480).await?;
    }
    dress(&app, look).await?;
    see("signin").await?;
    app.click("signin-try").await?;
    app.find("call-next").await?;
    see("free").await?;
    let window = async |button: &str, screen: &str, name: &str| -> Result {
        app.click(button).await?;
        app.find(screen).await?;
        see(name).await?;
        app.click("dialog-cancel").await?;
        app.wait_gone(screen).await
    };
    // Only a free counter can be left for another, or for a break.
    window("counter-name", "counter-dialog", "counter-change").await?;
    app.click("break").await?;
    app.find("back-to-work").await?;
    see("break").await?;
    app.click("back-to-work").await?;
    app.click("call-next").await?;
    app.find("open-number").await?;
    app.wait_free("call-next").await?;
    see("counter").await?;
    for (button, screen, name) in
        [("transfer", "transfer-dialog", "transfer"), ("new-ticket", "new-ticket-dialog", "new-ticket")]
    {
        window(button, screen, name).await?;
    }
    for (item, name) in
        [("menu-keys", "keys"), ("menu-diagnosis", "diagnosis"), ("menu-settings", "settings")]
    {
        app.click("menu").await?;
        app.click(item).await?;
        app.find(name).await?;
        if name == "diagnosis" {
            app.find("test-program").await?;
        }
        see(name).await?;
        if name == "settings" {
            for section in ["alerts", "shortcuts", "start"] {
                app.click(&format!("to-settings-{section}")).await?;
                see(&format!("settings-{section}")).await?;
            }
        }
        app.click("dialog-cancel").await?;
        app.wait_gone(name).await?;
    }
    app.click("row-callTicket").await?;
    app.find("question").await?;
    see("question").await?;
    app.click("dialog-cancel").await?;
    app.wait_gone("question").await?;
    app.ask_to_close()?;
    app.find("leaving").await?;
    see("leaving").await?;
    app.click("dialog-cancel").await?;
    app.wait_gone("leaving").await?;
    app.click("pause").await?;
    app.find("undo").await?;
    see("ribbon").await?;
    app.click("tab-paused").await?;
    app.find("row").await?;
    see("paused").await?;
    app.click("tab-cancelled").await?;
    app.find("row").await?;
    see("no-shows").await?;
    // The bar, which has a size of its own.
    app.click("menu").await?;
    app.click("menu-bar").await?;
    app.session().other_window().await?;
    app.find("bar-next").await?;
    dress(&app, look).await?;
    see("bar").await?;
    app.click("bar-call-next").await?;
    app.find("bar-number").await?;
    app.wait_free("bar-call-next").await?;
    see("bar-serving").await?;
    app.close().await
}

/// The same for the board, whose window the counter's menu opens.
///
/// # Errors
/// When a screen does not come, or `see` finds something.
pub async fn tour_of_the_board(
    language: &str,
    env: &[(&str, &str)],
    look: Look,
    see: impl AsyncFn(&App<'_>, &str) -> Result,
) -> Result {
    let desktop = Desktop::start(Options::default())?;
    let app = launch(&desktop, language, env, look).await?;
    let see = async |name: &str| -> Result {
        app.wait_still().await?;
        see(&app, name).await
    };
    app.try_it().await?;
    app.click("menu").await?;
    app.click("menu-board").await?;
    app.session().other_window().await?;
    app.find("counter-sums").await?;
    app.find("advice").await?;
    if look == Look::Small {
        app.resize(1024, 640).await?;
    }
    dress(&app, look).await?;
    see("board").await?;
    app.js("document.querySelector('tr button.name').click()", vec![]).await?;
    app.find("queue-row").await?;
    see("board-queue").await?;
    app.js("document.querySelector('[data-testid=queue-menu]').click()", vec![]).await?;
    app.find("queue-row-menu").await?;
    see("board-queue-menu").await?;
    app.click("queue-story").await?;
    app.find("story-entries").await?;
    see("board-story").await?;
    app.press('\u{e00c}').await?;
    app.wait_gone("story").await?;
    let dialog = async |screen: &str, name: &str| -> Result {
        app.find(screen).await?;
        see(name).await?;
        app.press('\u{e00c}').await?;
        app.wait_gone(screen).await
    };
    for (entry, screen, name) in [
        ("queue-note", "ticket-note-dialog", "board-note"),
        ("queue-sendOn", "send-on", "board-send-on"),
        ("queue-cancel", "cancel-ticket", "board-cancel"),
    ] {
        app.js("document.querySelector('[data-testid=queue-menu]').click()", vec![]).await?;
        app.click(entry).await?;
        dialog(screen, name).await?;
    }
    // The list behind it is still there.
    app.click("queue-close").await?;
    app.wait_gone("queue").await?;
    app.js("document.querySelector('[data-testid^=counter-] button').click()", vec![]).await?;
    dialog("ask-dialog", "board-ask").await?;
    app.click("view-today").await?;
    for (part, screen) in [("overview", "today-totals"), ("tickets", "day-ticket"), ("report", "report-show")]
    {
        app.click(&*format!("today-{part}")).await?;
        app.find(screen).await?;
        if part == "report" {
            app.click(screen).await?;
            app.find("report-sheet").await?;
        }
        see(&format!("board-today-{part}")).await?;
    }
    app.click("view-locations").await?;
    app.find("connection").await?;
    see("board-locations").await?;
    // A second server, whose locations have the same ids.
    let other = Outside::start(&[])?;
    app.click("server-add").await?;
    dialog("server-dialog", "board-server-add").await?;
    other.add_to_board(&app, &other.user_id).await?;
    see("board-servers").await?;
    app.js("document.querySelector('[data-testid=server-remove]').click()", vec![]).await?;
    dialog("remove-server", "board-server-remove").await?;
    for (item, screen) in [("menu-settings", "board-settings"), ("menu-keys", "board-keys")] {
        app.click("menu").await?;
        app.click(item).await?;
        dialog(screen, screen).await?;
    }
    app.click("menu").await?;
    app.click("menu-wall").await?;
    app.find("leave-wall").await?;
    see("board-wall").await?;
    app.close().await
}

/// The app as it comes up, in this language and look.
async fn launch<'d>(
    desktop: &'d Desktop,
    language: &str,
    env: &[(&str, &str)],
    look: Look,
) -> Result<App<'d>> {
    let data = desktop.home().join("data");
    std::fs::create_dir_all(&data)?;
    let text_size = if look == Look::LargeText { 200 } else { 100 };
    choose(&data, json!({ "language": language, "textSize": text_size }))?;
    App::launch_with(desktop, &data, &[], env).await
}

/// Changes the page of the window at hand to what the look wants of it.
async fn dress(app: &App<'_>, look: Look) -> Result {
    if look == Look::ForcedColours {
        app.js(FORCED, vec![]).await?;
    }
    Ok(())
}
