//! A report as CSV: what was counted, by service, hour and branch, and never by person.

use callpad_client::Session;
use callpad_wire::Error;
use callpad_wire::op::{Report, ReportRow};

use crate::operations::told;

/// The first line. Other programs rely on these names; new ones come at the end.
const COLUMNS: [&str; 21] = [
    "day",
    "hour",
    "location_id",
    "location",
    "service_id",
    "tag",
    "service",
    "issued",
    "appointments",
    "called",
    "within_target",
    "wait_s",
    "average_wait_s",
    "ended",
    "no_shows",
    "paused",
    "transferred",
    "service_s",
    "average_service_s",
    "left",
    "removed",
];

/// Asks for the whole report, part by part.
pub(crate) async fn csv(session: &Session, report: &Report) -> Result<String, Error> {
    let mut text = line(COLUMNS.map(str::to_owned));
    let mut part = report.clone();
    loop {
        let page = session.report(&part).await?;
        for row in told(page.rows).items {
            text.push_str(&line(cells(row)));
        }
        // It goes on behind where this part began, so there is an end.
        match page.next {
            Some(next) => part.from = next,
            None => return Ok(text),
        }
    }
}

fn cells(row: ReportRow) -> [String; 21] {
    let count = |count: i64| count.to_string();
    let maybe = |count: Option<i64>| count.map_or(String::new(), |count| count.to_string());
    [
        row.day.to_string(),
        row.hour.to_string(),
        text(row.location_id.as_str()),
        text(&row.location),
        text(row.service_id.as_str()),
        text(&row.tag),
        text(&row.service),
        count(row.issued),
        count(row.appointments),
        count(row.called),
        maybe(row.within_target),
        count(row.wait_s),
        maybe(row.average_wait_s),
        count(row.ended),
        count(row.no_shows),
        count(row.paused),
        count(row.transferred),
        count(row.service_s),
        maybe(row.average_service_s),
        count(row.left),
        count(row.removed),
    ]
}

fn line(cells: [String; 21]) -> String {
    format!("{}\n", cells.join(","))
}

/// A text from the server. Spreadsheets take one that begins with certain characters for a formula: an apostrophe before
/// it makes it a text. Whatever could end the cell is in quotes.
fn text(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', ';', '"', '\n', '\r', '\t']) || text.trim() != text {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_one_cell_and_no_formula() {
        for (given, written) in [
            ("Payments", "Payments"),
            ("Łódź & Co", "Łódź & Co"),
            ("", ""),
            ("a,b", "\"a,b\""),
            ("say \"A\"", "\"say \"\"A\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            (" padded", "\" padded\""),
            ("=1+1", "'=1+1"),
            ("+351", "'+351"),
            ("-5", "'-5"),
            ("@sum(A1)", "'@sum(A1)"),
            ("\t=1", "\"'\t=1\""),
            ("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""),
            ("a=b", "a=b"),
        ] {
            assert_eq!(text(given), written, "{given:?}");
        }
    }

    #[test]
    fn every_column_has_its_cell() {
        let row = ReportRow {
            day: jiff::civil::date(2026, 7, 1),
            hour: 9,
            location_id: "l".into(),
            location: "Hall, north".into(),
            service_id: "s".into(),
            tag: "=A".into(),
            service: "Payments".into(),
            issued: 1,
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
        };
        assert_eq!(
            line(cells(row)),
            "2026-07-01,9,l,\"Hall, north\",s,'=A,Payments,1,2,3,,4,5,6,7,8,9,10,,11,12\n"
        );
        assert!(COLUMNS.iter().all(|name| !name.contains("user") && !name.contains("desk")));
    }
}
