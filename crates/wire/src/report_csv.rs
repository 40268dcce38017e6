//! A report as CSV: what was counted, by service, hour and branch, and never by person.

use crate::op::ReportRow;

/// The columns. Other programs rely on these names; new ones come at the end.
pub const COLUMNS: [&str; 21] = [
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

/// What stands between two cells: spreadsheets of countries that write the comma in numbers expect a semicolon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Separator {
    /// `,`
    #[default]
    Comma,
    /// `;`
    Semicolon,
}

impl Separator {
    fn as_char(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
        }
    }
}

/// The lines: the names of the columns, then one for each row.
pub fn write<'a>(
    columns: &[impl AsRef<str>],
    rows: impl IntoIterator<Item = &'a ReportRow>,
    separator: Separator,
) -> String {
    let mut csv = line(columns.iter().map(|name| text(name.as_ref())), separator);
    for row in rows {
        csv.push_str(&line(cells(row), separator));
    }
    csv
}

fn cells(row: &ReportRow) -> [String; 21] {
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

fn line(cells: impl IntoIterator<Item = String>, separator: Separator) -> String {
    let mut line = String::new();
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            line.push(separator.as_char());
        }
        line.push_str(&cell);
    }
    line.push('\n');
    line
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
        let written = "2026-07-01,9,l,\"Hall, north\",s,'=A,Payments,1,2,3,,4,5,6,7,8,9,10,,11,12\n";
        assert_eq!(write(&["=day", "hour"], [&row], Separator::Comma), format!("'=day,hour\n{written}"));
        let written = "2026-07-01;9;l;\"Hall, north\";s;'=A;Payments;1;2;3;;4;5;6;7;8;9;10;;11;12\n";
        assert_eq!(write(&["a"], [&row], Separator::Semicolon), format!("a\n{written}"));
        assert!(COLUMNS.iter().all(|name| !name.contains("user") && !name.contains("desk")));
    }
}
