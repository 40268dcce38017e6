//! The report: read back as CSV by another program, and printed.

use callpad_tests::{
    App, Desktop, Options, Outside, Result, Trouble, choose, csv_by_python, pdf_by_python, unannounced,
};
use callpad_wire::op::ReportRow;
use callpad_wire::report_csv::{self, Separator};
use serde_json::{Value, json};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, MapState};

use crate::board::open_board_with;

/// Names that spreadsheets and programs take for something else.
const HOSTILE: [&str; 14] = [
    "=HYPERLINK(\"http://x\",\"y\")",
    "+351 912 345 678",
    "-5",
    "@sum(A1:A9)",
    "\t=1+1",
    "\r\n=1+1",
    "＝1",
    "say \"A\", or \"B\"; then C",
    "two\nlines, and\r\nmore",
    " padded ",
    "\"",
    "\"\"\";,\"",
    "سارة؛ \"الأحمد\"، =1",
    "\u{202e}txt.exe",
];

/// How a text stands in the file: what a spreadsheet would take for a formula has an apostrophe before it.
fn harmless(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if formula { format!("'{text}") } else { text.to_owned() }
}

#[test]
fn python_reads_every_hostile_name_as_it_was_whatever_the_separator() -> Result {
    let rows: Vec<_> = HOSTILE
        .iter()
        .map(|name| ReportRow {
            day: jiff::civil::date(2026, 11, 28),
            hour: 9,
            location_id: (*name).into(),
            location: (*name).to_owned(),
            service_id: "s".into(),
            tag: (*name).to_owned(),
            service: (*name).to_owned(),
            issued: -1,
            appointments: 2,
            called: 3,
            within_target: None,
            wait_s: 4,
            average_wait_s: Some(5),
            ended: 6,
            no_shows: 7,
            paused: 8,
            transferred: 9,
            service_s: 10,
            average_service_s: None,
            left: 11,
            removed: 12,
        })
        .collect();
    for (separator, sign) in [(Separator::Comma, ','), (Separator::Semicolon, ';')] {
        let csv = report_csv::write(&report_csv::COLUMNS, &rows, separator);
        let read = csv_by_python(csv.as_bytes(), sign)?;
        let read = read["rows"].as_array().cloned().unwrap_or_default();
        assert_eq!(read.len(), HOSTILE.len() + 1);
        assert_eq!(read[0], json!(report_csv::COLUMNS));
        for (name, row) in HOSTILE.iter().zip(&read[1..]) {
            let text = harmless(name);
            let whole = json!([
                "2026-11-28",
                "9",
                text,
                text,
                "s",
                text,
                text,
                "-1",
                "2",
                "3",
                "",
                "4",
                "5",
                "6",
                "7",
                "8",
                "9",
                "10",
                "",
                "11",
                "12"
            ]);
            assert_eq!(row, &whole, "{name:?} with {sign}");
        }
    }
    Ok(())
}

/// A branch whose names are hostile.
fn hostile_branch() -> Result<Outside> {
    let mut server = Outside::start(&[])?;
    server.kill()?;
    server.change_directory(|directory| {
        directory["locations"][0]["name"] = json!("Łódź; \"Hall\", north");
        let names = [HOSTILE[0], HOSTILE[1], HOSTILE[7], HOSTILE[12]];
        for (service, name) in directory["services"].as_array_mut().into_iter().flatten().zip(names) {
            service["name"] = json!(name);
        }
    })?;
    server.again(&[])?;
    Ok(server)
}

/// A supervisor at the report of the day.
async fn at_report<'d>(
    desktop: &'d Desktop,
    server: &Outside,
    language: &str,
    env: &[(&str, &str)],
) -> Result<App<'d>> {
    let data = desktop.home().join("data");
    std::fs::create_dir_all(&data)?;
    choose(&data, json!({"language": language}))?;
    let app = open_board_with(desktop, server, &data, env).await?;
    app.press_real("ctrl+2").await?;
    app.find("today-totals").await?;
    app.click("today-report").await?;
    app.click("report-show").await?;
    app.find("report-sheet").await?;
    Ok(app)
}

#[tokio::test]
async fn what_is_saved_is_what_the_server_counted_in_the_region_s_own_form() -> Result {
    for (language, separator) in [("en", ','), ("de", ';')] {
        let desktop = Desktop::start(Options::default())?;
        let server = hostile_branch()?;
        let app = at_report(&desktop, &server, language, &[]).await?;
        app.click("report-save").await?;
        let said = app.wait_text("report-saved", ".csv").await?;
        let path = said.split_once('/').map(|(_, path)| format!("/{path}")).unwrap_or_default();
        let path = path.trim_matches(['\u{2068}', '\u{2069}']);
        let read = csv_by_python(&std::fs::read(path)?, separator)?;
        assert_eq!(read["marked"], true, "spreadsheets know UTF-8 by its mark");

        let (hand, token) = server.hand().await?;
        let board = hand.get("/callpad/v1/board", &token).await?;
        let day = board["locations"][0]["business_day"].as_str().unwrap_or_default().to_owned();
        let told = hand.get(&format!("/callpad/v1/report?from={day}&to={day}"), &token).await?;
        let told = told["rows"].as_array().cloned().unwrap_or_default();
        let read = read["rows"].as_array().cloned().unwrap_or_default();
        assert_eq!(read.len(), told.len() + 1, "{language}");
        assert!(told.len() > 3, "there is something to read");
        for (told, read) in told.iter().zip(&read[1..]) {
            let text = |name: &str| harmless(told[name].as_str().unwrap_or_default());
            assert_eq!(read[3], text("location"));
            assert_eq!(read[6], text("service"));
            assert_eq!(read[5], text("tag"));
            for (place, name) in
                [(1, "hour"), (7, "issued"), (9, "called"), (11, "wait_s"), (13, "ended"), (17, "service_s")]
            {
                assert_eq!(read[place], told[name].to_string(), "{name} of {told}");
            }
        }
        app.close().await?;
    }
    Ok(())
}

/// What the printer gets: how many pages, of which size in points, and everything that is drawn on them.
async fn printed(app: &App<'_>, desktop: &Desktop) -> Result<Value> {
    let file = desktop.home().join("Paper/output.pdf");
    app.click("report-print").await?;
    let (first, print) = print_dialog(desktop).await?;
    let click = |(x, y): (i32, i32)| {
        let place = [x.to_string(), y.to_string()];
        desktop.command("xdotool").args(["mousemove", &place[0], &place[1], "click", "1"]).status()
    };
    // The first printer of the list, *Print to File*, is the only one.
    unannounced("nothing was printed", || {
        if dialog_place(desktop).ok()?.is_some() {
            click(first).ok()?;
            click(print).ok()?;
        }
        std::fs::read(&file).ok().filter(|pdf| pdf.trim_ascii_end().ends_with(b"%%EOF"))
    })
    .await?;
    let pdf = std::fs::read(&file)?;
    std::fs::remove_file(&file)?;
    pdf_by_python(&pdf)
}

/// Where the dialog of the system has its first printer and its button.
async fn print_dialog(desktop: &Desktop) -> Result<((i32, i32), (i32, i32))> {
    let found = unannounced("no dialog for printing came", || dialog_place(desktop).ok().flatten()).await;
    let (x, y, width, height) = found?;
    Ok(((x + 90, y + 88), (x + width - 55, y + height - 29)))
}

/// Place and size of the window that is neither the app's own, which fills the screen, nor hidden or tiny.
fn dialog_place(desktop: &Desktop) -> Result<Option<(i32, i32, i32, i32)>> {
    let broken = |error: &dyn std::fmt::Display| Trouble::new(error.to_string());
    let (x, screen) = x11rb::connect(Some(desktop.display())).map_err(|error| broken(&error))?;
    let root = x.setup().roots[screen].root;
    let tree = x.query_tree(root).map_err(|error| broken(&error))?.reply().map_err(|error| broken(&error))?;
    for window in tree.children {
        let seen = x.get_window_attributes(window).map_err(|error| broken(&error))?.reply();
        let place = x.get_geometry(window).map_err(|error| broken(&error))?.reply();
        // One of them may have gone meanwhile.
        let (Ok(seen), Ok(place)) = (seen, place) else { continue };
        if seen.map_state == MapState::VIEWABLE && (400..1_000).contains(&place.width) && place.height > 300 {
            return Ok(Some((place.x.into(), place.y.into(), place.width.into(), place.height.into())));
        }
    }
    Ok(None)
}

/// A desktop whose print dialog writes to `Paper`.
fn desk_with_paper() -> Result<Desktop> {
    let desktop = Desktop::start(Options::default())?;
    std::fs::create_dir_all(desktop.home().join("Paper"))?;
    std::fs::create_dir_all(desktop.home().join(".config"))?;
    std::fs::write(desktop.home().join(".config/user-dirs.dirs"), "XDG_DOCUMENTS_DIR=\"$HOME/Paper\"\n")?;
    Ok(desktop)
}

#[tokio::test]
async fn a_day_is_printed_on_one_light_page_of_a4_also_from_the_dark() -> Result {
    let server = hostile_branch()?;
    let mut all = Vec::new();
    for env in [&[] as &[_], &[("GTK_THEME", "Adwaita:dark")]] {
        let desktop = desk_with_paper()?;
        let app = at_report(&desktop, &server, "en", env).await?;
        let dark = app.js("document.documentElement.dataset.theme", vec![]).await?;
        assert_eq!(dark == "dark", !env.is_empty(), "{dark}");
        let pages = printed(&app, &desktop).await?;
        assert_eq!((&pages["pages"], &pages["sizes"]), (&json!(1), &json!([[595, 842]])));
        all.push(pages);
        app.close().await?;
    }
    assert!(all[0]["drawn"].as_str().is_some_and(|drawn| drawn.len() > 1_000), "something is on it");
    assert!(all[0]["drawn"] == all[1]["drawn"], "the same is printed from light and dark");
    // White ground, dark letters: no letter is lighter than a middle grey.
    assert!(
        all[0]["lightest_letters"].as_f64().is_some_and(|lightest| lightest < 0.6),
        "{}",
        all[0]["lightest_letters"]
    );
    Ok(())
}

#[tokio::test]
async fn weeks_are_printed_on_letter_where_the_country_has_it() -> Result {
    let server = hostile_branch()?;
    let desktop = desk_with_paper()?;
    let locales = desktop.home().join("locales");
    std::fs::create_dir_all(&locales)?;
    let made = desktop
        .command("localedef")
        .args(["--no-archive", "-i", "en_US", "-f", "UTF-8"])
        .arg(locales.join("en_US.UTF-8"))
        .output()?;
    assert!(made.status.success(), "{made:?}");
    let locales = locales.display().to_string();
    let env = [("LOCPATH", locales.as_str()), ("LC_ALL", "en_US.UTF-8")];
    let app = at_report(&desktop, &server, "en", &env).await?;
    let weeks = "(() => { const all = document.querySelector('[data-testid=report-period]'); all.value = 'month'; \
        all.dispatchEvent(new Event('change', { bubbles: true })); return true; })()";
    app.js(weeks, vec![]).await?;
    app.click("report-show").await?;
    app.find("report-heat").await?;
    let pages = printed(&app, &desktop).await?;
    assert_eq!((&pages["pages"], &pages["sizes"]), (&json!(1), &json!([[612, 792]])));
    app.close().await
}
