//! The hall beside the app: its pages from the menu, a ticket on its printer, and the check in the morning.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use callpad_testkit::FakePrinter;
use callpad_tests::{
    App, Chromium, Desktop, MAY_SOUND, Options, Outside, Result, Trouble, at_counter, choose, unannounced,
};
use serde_json::{Value, json};

use crate::board::open_board;

/// What a person's desktop opens addresses with: writes down what was opened.
const OPENER: &str = "#!/bin/sh\nprintf '%s\\n' \"$1\" >> \"$(dirname \"$0\")/opened\"\n";

/// Chooses an entry of the counter's menu; gives the address that came to the browser by it, the `n`th.
async fn opened(app: &App<'_>, entry: &str, opener: &Path, n: usize) -> Result<String> {
    app.click("menu").await?;
    app.click(entry).await?;
    unannounced("no page was opened in the browser", || {
        let all = std::fs::read_to_string(opener.join("opened")).ok()?;
        all.lines().nth(n).map(str::to_owned)
    })
    .await
}

/// From a fresh start with two clicks: a ticket is taken at the kiosk, called in the app, seen on the screen, and followed by phone.
#[tokio::test]
async fn the_demonstration_shows_the_whole_way_of_a_visitor() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let (data, opener) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let script = opener.path().join("xdg-open");
    std::fs::write(&script, OPENER)?;
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755))?;
    let path = format!("{}:{}", opener.path().display(), std::env::var("PATH").unwrap_or_default());
    choose(data.path(), json!({"language": "en"}))?;
    let app = App::launch_with(&desktop, data.path(), &[], &[("PATH", &path)]).await?;
    app.try_it().await?;
    app.wait_attr("connection", "data-state", "live").await?;
    let screen = opened(&app, "menu-hall-screen", opener.path(), 0).await?;
    let kiosk = opened(&app, "menu-hall-kiosk", opener.path(), 1).await?;
    assert!(screen.contains("/hall/") && kiosk.contains("/kiosk/"), "{screen} {kiosk}");

    Chromium::with(&[MAY_SOUND], async |visitor| {
        visitor
            .before_each_page(
                "{ const asked = window.fetch; window.fetch = async (...args) => { const answer = await asked(...args); \
                 answer.clone().json().then((told) => { if (told && told.path) window.issuedPath = told.path; }, () => undefined); return answer; }; }",
            )
            .await?;
        visitor.open(&kiosk).await?;
        visitor.click(".service:not([aria-disabled=true])").await?;
        let label = visitor.text("number", "").await?;
        let code = visitor.js("window.issuedPath").await?;
        let code = code.as_str().ok_or_else(|| Trouble::new("no phone's address"))?.to_owned();
        visitor.open(&screen).await?;
        visitor.wait("document.querySelector('[data-testid=screen]')?.dataset.link === 'live'").await?;

        // A long list draws what is in sight only.
        app.fill("search", &label).await?;
        let row = "[...document.querySelectorAll('[data-ticket-id]')].find((row) => row.innerText.includes(arguments[0]))?.dataset.ticketId";
        let id = app.wait_js("its row", row, vec![json!(label)]).await?;
        app.js(
            "document.querySelector(`[data-ticket-id='${arguments[0]}'] [data-testid=row-callTicket]`).click()",
            vec![id],
        )
        .await?;
        app.wait_text("open-number", &label).await?;
        visitor.text("number", &label).await?;
        visitor.text("counter", "").await?;
        visitor.wait("document.querySelector('[data-testid=screen]').dataset.sound === 'on'").await?;

        visitor.size(390, 844).await?;
        let origin = screen.split("/hall/").next().unwrap_or_default();
        visitor.open(&format!("{origin}{code}")).await?;
        visitor.text("called", "You are called").await?;
        assert_eq!(visitor.complaints().await?, Vec::<String>::new());
        Ok(())
    })
    .await?;
    app.close().await
}

/// The demonstration's kiosk, which prints at this printer now.
fn with_printer(server: &Outside, printer: &FakePrinter) -> Result<String> {
    let devices = server.administer(&["device", "list"])?;
    let kiosk =
        devices.as_array().into_iter().flatten().find(|one| one["type"] == "kiosk" || one["kind"] == "kiosk");
    let id = kiosk
        .and_then(|one| one["id"].as_str())
        .ok_or_else(|| Trouble::new(format!("no kiosk in {devices}")))?
        .to_owned();
    // Only a device that has a key is one of the hall.
    server.administer(&["device", "key", &id])?;
    server.administer(&["device", "set", &id, "--printer", &printer.address()])?;
    Ok(id)
}

#[tokio::test]
async fn a_clerk_s_new_ticket_comes_out_of_the_printer_or_it_is_said_why_not() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    choose(data.path(), json!({"language": "en"}))?;
    let printer = FakePrinter::start();
    let (app, server) = at_counter(&desktop, data.path()).await?;
    let kiosk = with_printer(&server, &printer)?;

    let issue = async || -> Result {
        app.click("new-ticket").await?;
        app.find("new-ticket-dialog").await?;
        app.click("ticket-service").await?;
        Ok(())
    };
    issue().await?;
    app.find("ticket-printer").await?;
    app.js(
        "(() => { const s = document.querySelector('[data-testid=ticket-printer]'); s.value = arguments[0]; s.dispatchEvent(new Event('change', { bubbles: true })); })()",
        vec![json!(kiosk)],
    )
    .await?;
    app.screenshot("ticket-printer").await?;
    app.click("dialog-confirm").await?;
    app.wait_gone("new-ticket-dialog").await?;
    // The first one is behind a cut.
    let slips = printer.wait_for_slips(2);
    assert!(
        slips[1].rows.iter().filter(|row| row.iter().any(|byte| *byte != 0)).count() > 60,
        "an empty slip"
    );

    app.wait_js("that it is printed", "document.body.innerText.includes('is printed')", vec![]).await?;

    // It stays chosen, and what does not come out can be tried again; the ticket is there in any case.
    printer.end_paper();
    let waiting = server.truth().await?.1;
    issue().await?;
    app.click("dialog-confirm").await?;
    app.wait_text("slip-why", "no paper").await?;
    assert_eq!(server.truth().await?.1, waiting + 1);
    app.screenshot("slip-not-out").await?;
    printer.load_paper();
    app.click("slip-again").await?;
    app.wait_gone("slip-not-out").await?;
    assert_eq!(printer.wait_for_slips(3).len(), 3);
    assert_eq!(server.truth().await?.1, waiting + 1);
    app.close().await
}

#[tokio::test]
async fn the_check_in_the_morning_says_what_each_device_showed_sounded_and_printed() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    choose(data.path(), json!({"language": "en"}))?;
    let printer = FakePrinter::start();
    let server = Outside::start(&[])?;
    let location = server.administer(&["location", "list"])?[0]["id"].as_str().unwrap_or_default().to_owned();
    let page = |id: &str, more: &[&str]| -> Result<String> {
        let add = ["device", "add", id, "--name", id, "--location", &location];
        let made = server.administer(&[&add[..], more].concat())?;
        made["page"].as_str().map(str::to_owned).ok_or_else(|| Trouble::new(made.to_string()))
    };
    let screen = page("screen-c", &["--kind", "screen"])?;
    let kiosk = page("kiosk-c", &["--kind", "kiosk", "--printer", &printer.address()])?;
    page("screen-away", &["--kind", "screen"])?;
    let app = open_board(&desktop, &server, data.path()).await?;
    app.wait_attr("connection", "data-state", "live").await?;
    let cells = async |id: &str| -> Result<Value> {
        app.wait_js(
            "the device's row",
            "(() => { const row = document.querySelector(`[data-testid='checked-${arguments[0]}']`); \
             return row && row.dataset.state !== 'waiting' ? [row.dataset.state, row.innerText] : null; })()",
            vec![json!(id)],
        )
        .await
    };
    Chromium::with(&[MAY_SOUND], async |on_screen| {
        on_screen.open(&screen).await?;
        on_screen.wait("document.querySelector('[data-testid=screen]')?.dataset.sound === 'on'").await?;
        Chromium::with(&[MAY_SOUND], async |at_kiosk| {
            at_kiosk.open(&kiosk).await?;
            at_kiosk.wait("document.querySelector('.service')").await?;
            app.wait_attr("device-screen-c", "data-well", "true").await?;
            app.wait_attr("device-screen-away", "data-well", "false").await?;
            app.click("check-hall").await?;
            app.click("check-start").await?;
            on_screen.text("check", "Test call").await?;
            assert_eq!(cells("screen-c").await?[0], "done");
            assert_eq!(cells("kiosk-c").await?[0], "done");
            assert_eq!(printer.wait_for_slips(2).len(), 2);
            assert_eq!(cells("screen-away").await?[0], "away");
            app.wait_text("check-summary", "").await?;
            app.wait_still().await?;
            app.screenshot("board-check").await?;

            // Without paper it is said, and what to do.
            printer.end_paper();
            app.click("check-start").await?;
            app.wait_text("checked-kiosk-c-todo", "roll").await?;
            Ok(())
        })
        .await
    })
    .await?;
    app.close().await
}
