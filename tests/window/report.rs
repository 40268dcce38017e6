//! The report: read back as CSV by another program, and printed.

use callpad_tests::{App, Desktop, Options, Outside, Result, choose, csv_by_python};
use callpad_wire::op::ReportRow;
use callpad_wire::report_csv::{self, Separator};
use serde_json::{Value, json};

use crate::board::open_board;

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

/// A branch whose names are hostile, and a supervisor at the report of its day.
async fn at_report<'d>(
    desktop: &'d Desktop,
    server: &mut Outside,
    data: &std::path::Path,
    chosen: Value,
) -> Result<App<'d>> {
    server.kill()?;
    server.change_directory(|directory| {
        directory["locations"][0]["name"] = json!("Łódź; \"Hall\", north");
        let names = [HOSTILE[0], HOSTILE[1], HOSTILE[7], HOSTILE[12]];
        for (service, name) in directory["services"].as_array_mut().into_iter().flatten().zip(names) {
            service["name"] = json!(name);
        }
    })?;
    server.again(&[])?;
    choose(data, chosen)?;
    let app = open_board(desktop, server, data).await?;
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
        let mut server = Outside::start(&[])?;
        let data = tempfile::tempdir()?;
        let app = at_report(&desktop, &mut server, data.path(), json!({"language": language})).await?;
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
