//! One tolerant reader per kind of value: the document says "String" nearly everywhere, even for numbers and
//! booleans, and nobody outside the vendor can say what a real server sends (V1).

use jiff::{Timestamp, civil::DateTime};
use serde_json::{Map, Value};

use crate::clean;

/// A required field that cannot be used, and what was found in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Path of the field, such as `answer.ticket.id`.
    pub field: String,
    /// What was there, shortened.
    pub found: String,
}

impl Unreadable {
    /// Names the field and keeps the first 80 characters of what was found.
    pub fn new(field: impl Into<String>, found: Option<&Value>) -> Self {
        let found = found.map_or_else(|| "nothing".to_owned(), |v| clean::line(&v.to_string(), 80));
        Self { field: field.into(), found }
    }

    /// The same, with the path seen from one level up.
    pub(crate) fn under(mut self, parent: &str) -> Self {
        self.field = format!("{parent}.{}", self.field);
        self
    }
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "field `{}` could not be read; found {}", self.field, self.found)
    }
}

impl std::error::Error for Unreadable {}

/// A name or another one-line text: text, number or boolean, cleaned and at most 255 characters long. Missing, null,
/// empty, `{}` and `[]` give `None` (V1, V3).
pub fn text(value: &Value) -> Option<String> {
    cleaned(value, |s| clean::line(s, clean::LONGEST_NAME))
}

/// A ticket's number or a tag: as [`text`], at most 40 characters.
pub fn label(value: &Value) -> Option<String> {
    cleaned(value, |s| clean::line(s, clean::LONGEST_LABEL))
}

/// A note or another text that may have several lines: as [`text`], at most 4,000 characters.
pub fn note(value: &Value) -> Option<String> {
    cleaned(value, |s| clean::lines(s, clean::LONGEST_TEXT))
}

fn cleaned(value: &Value, clean: impl Fn(&str) -> String) -> Option<String> {
    let text = match value {
        Value::String(s) => clean(s),
        other => as_it_came(other)?,
    };
    (!text.is_empty()).then_some(text)
}

/// A text unchanged, for what is never shown: a token must not be altered.
pub(crate) fn as_it_came(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => (!s.is_empty()).then(|| s.clone()),
        Value::Number(n) => Some(n.to_string()),
        Value::Bool(b) => Some(b.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// An identifier: a text or a whole number that is neither empty nor "0" (V2, V3). It is sent back unchanged, so it is
/// not cleaned: one that would need it, or has more than 1,000 characters, gives `None`. So does a number too large to
/// be read exactly: it would name another ticket.
pub fn id(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) if number.is_f64() => None,
        Value::String(_) | Value::Number(_) => as_it_came(value)
            .filter(|t| t != "0" && t.chars().nth(clean::LONGEST_ID).is_none() && !clean::is_unfit(t)),
        _ => None,
    }
}

/// A boolean in any of its spellings; `None` for anything else (V1). Null and "" are false.
pub fn boolean(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(b) => Some(*b),
        Value::Number(n) => match n.as_f64() {
            Some(0.0) => Some(false),
            Some(1.0) => Some(true),
            _ => None,
        },
        Value::String(s) => match s.trim().to_ascii_lowercase().as_str() {
            "true" | "1" | "yes" | "on" => Some(true),
            "false" | "0" | "no" | "off" | "" => Some(false),
            _ => None,
        },
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// A flag that could also be a count or a date: any other non-empty text or number is true (V7).
pub fn flag(value: &Value) -> bool {
    boolean(value).unwrap_or_else(|| text(value).is_some())
}

/// A whole number, also as text; fractions are truncated.
pub fn integer(value: &Value) -> Option<i64> {
    match value {
        Value::Number(n) => n.as_i64().or_else(|| n.as_f64().and_then(whole)),
        Value::String(s) => {
            let s = s.trim();
            s.parse().ok().or_else(|| s.parse::<f64>().ok().and_then(whole))
        }
        _ => None,
    }
}

#[allow(clippy::cast_possible_truncation)] // the range is checked on the line above the cast
fn whole(number: f64) -> Option<i64> {
    if !number.is_finite() || number.abs() > 9e15 {
        return None;
    }
    Some(number.trunc() as i64)
}

/// A count: a whole number from 0.
pub fn count(value: &Value) -> Option<u32> {
    integer(value).and_then(|n| u32::try_from(n).ok())
}

/// A duration in whole seconds: seconds (whole or fractional, text or number), `mm:ss`, or `hh:mm:ss`, with hours
/// over 24 too. Empty, negative and anything else is unknown (V5).
pub fn seconds(value: &Value) -> Option<u32> {
    if let Some(n) = integer(value) {
        // The integer reader truncates "-0.5" to 0, but it is negative.
        let negative = value.as_str().is_some_and(|s| s.trim_start().starts_with('-'))
            || value.as_f64().is_some_and(f64::is_sign_negative);
        return if negative { None } else { u32::try_from(n).ok() };
    }
    let text = value.as_str()?.trim();
    let mut parts: Vec<u32> = Vec::with_capacity(3);
    for part in text.split(':') {
        if part.is_empty() || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        parts.push(part.parse().ok()?);
    }
    let (h, m, s) = match parts.as_slice() {
        [m, s] => (0, *m, *s),
        [h, m, s] => (*h, *m, *s),
        _ => return None,
    };
    if s > 59 || (parts.len() == 3 && m > 59) {
        return None;
    }
    h.checked_mul(3600)?.checked_add(m.checked_mul(60)?)?.checked_add(s)
}

/// A point in time as a server wrote it (V4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Moment {
    /// Without a zone: the location's local time.
    Wall(DateTime),
    /// With `Z` or an offset: exact.
    Exact(Timestamp),
}

/// A date and time: `yyyy-mm-dd hh:mm:ss`, also with `T`, fractions, `Z` or an offset. Zero dates give `None` (V4).
pub fn moment(value: &Value) -> Option<Moment> {
    let text = value.as_str()?.trim();
    if text.starts_with("0000-00-00") {
        return None;
    }
    if let Some(wall) = as_documented(text) {
        return Some(Moment::Wall(wall));
    }
    if let Ok(exact) = text.parse::<Timestamp>() {
        return Some(Moment::Exact(exact));
    }
    text.parse::<DateTime>().ok().map(Moment::Wall)
}

/// A date and time exactly as the document writes it, without trying what it could be otherwise: a list has thousands.
fn as_documented(text: &str) -> Option<DateTime> {
    let bytes: &[u8; 19] = text.as_bytes().try_into().ok()?;
    let is_form = bytes.iter().zip(b"0000-00-00 00:00:00").all(|(byte, form)| match form {
        b'0' => byte.is_ascii_digit(),
        mark => byte == mark,
    });
    if !is_form {
        return None;
    }
    let number = |from: usize, to: usize| {
        bytes[from..to].iter().fold(0_i16, |number, digit| number * 10 + i16::from(digit - b'0'))
    };
    let two = |from: usize| i8::try_from(number(from, from + 2)).ok();
    DateTime::new(number(0, 4), two(5)?, two(8)?, two(11)?, two(14)?, two(17)?, 0).ok()
}

/// An object that is really there: `{}`, `[]`, null and "" give `None` (V3).
pub fn object(value: Option<&Value>) -> Option<&Map<String, Value>> {
    value.and_then(Value::as_object).filter(|o| !o.is_empty())
}

/// Access to fields, with the field's name for errors.
pub(crate) trait Fields {
    fn text(&self, key: &str) -> Option<String>;
    fn label(&self, key: &str) -> String;
    fn note(&self, key: &str) -> Option<String>;
    fn moment(&self, key: &str) -> Option<Moment>;
    fn flag(&self, key: &str) -> bool;
    fn id(&self, key: &str) -> Result<String, Unreadable>;
}

impl Fields for Map<String, Value> {
    fn text(&self, key: &str) -> Option<String> {
        self.get(key).and_then(text)
    }

    /// Empty if there is none.
    fn label(&self, key: &str) -> String {
        self.get(key).and_then(label).unwrap_or_default()
    }

    fn note(&self, key: &str) -> Option<String> {
        self.get(key).and_then(note)
    }

    fn moment(&self, key: &str) -> Option<Moment> {
        self.get(key).and_then(moment)
    }

    fn flag(&self, key: &str) -> bool {
        self.get(key).is_some_and(flag)
    }

    fn id(&self, key: &str) -> Result<String, Unreadable> {
        self.get(key).and_then(id).ok_or_else(|| Unreadable::new(key, self.get(key)))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn v1_text_of_number_and_boolean() {
        assert_eq!(text(&json!("A")), Some("A".into()));
        assert_eq!(text(&json!(7)), Some("7".into()));
        assert_eq!(text(&json!(true)), Some("true".into()));
        for none in [json!(null), json!(""), json!({}), json!([])] {
            assert_eq!(text(&none), None);
        }
    }

    #[test]
    fn v1_every_spelling_of_a_boolean() {
        for yes in [json!(true), json!(1), json!("1"), json!("true"), json!("YES"), json!(" True ")] {
            assert_eq!(boolean(&yes), Some(true), "{yes}");
        }
        for no in [json!(false), json!(0), json!("0"), json!("false"), json!("no"), json!("")] {
            assert_eq!(boolean(&no), Some(false), "{no}");
        }
        assert_eq!(boolean(&json!("2026-01-01")), None);
    }

    #[test]
    fn v2_ids_keep_leading_zeros_and_zero_is_none() {
        assert_eq!(id(&json!("007")), Some("007".into()));
        assert_eq!(id(&json!(12)), Some("12".into()));
        assert_eq!(id(&json!("0")), None);
        assert_eq!(id(&json!(0)), None);
        assert_eq!(id(&json!(true)), None);
        // JSON numbers beyond 64 bits have lost their last digits.
        assert_eq!(id(&json!(12_345_678_901_234_567_890_123.0)), None);
    }

    #[test]
    fn v2_an_id_is_taken_as_it_came_or_not_at_all() {
        assert_eq!(id(&json!(" d-2 ")), Some(" d-2 ".into()));
        assert_eq!(id(&json!("x".repeat(1_000))), Some("x".repeat(1_000)));
        for unfit in ["a\0b".to_owned(), "\u{202e}a".to_owned(), "a\nb".to_owned(), "x".repeat(1_001)] {
            assert_eq!(id(&json!(unfit)), None, "{unfit:?}");
        }
    }

    #[test]
    fn v1_texts_are_cleaned_where_they_enter() {
        assert_eq!(text(&json!("Ana\0 \u{202e}Lima\n")), Some("Ana Lima".into()));
        assert_eq!(text(&json!("\0\n")), None);
        assert_eq!(label(&json!("9".repeat(99))).unwrap().chars().count(), 40);
        assert_eq!(note(&json!("one\r\ntwo\0")), Some("one\ntwo".into()));
        assert_eq!(as_it_came(&json!("x".repeat(9_999))).unwrap().len(), 9_999);
        assert_eq!(Unreadable::new("id", Some(&json!("\u{202e}\u{85}"))).found, "\" \"");
    }

    #[test]
    fn v4_dates_with_and_without_zone() {
        let wall: DateTime = "2026-11-23T10:30:05".parse().unwrap();
        assert_eq!(moment(&json!("2026-11-23 10:30:05")), Some(Moment::Wall(wall)));
        assert_eq!(moment(&json!("2026-11-23T10:30:05")), Some(Moment::Wall(wall)));
        let exact: Timestamp = "2026-11-23T10:30:05Z".parse().unwrap();
        assert_eq!(moment(&json!("2026-11-23T10:30:05Z")), Some(Moment::Exact(exact)));
        assert_eq!(moment(&json!("2026-11-23 11:30:05+01:00")), Some(Moment::Exact(exact)));
        assert!(matches!(moment(&json!("2026-11-23 10:30:05.250")), Some(Moment::Wall(_))));
        for none in ["0000-00-00 00:00:00", "", "tomorrow", "2026-13-40 00:00:00"] {
            assert_eq!(moment(&json!(none)), None, "{none}");
        }
    }

    #[test]
    fn v5_waits_in_every_form() {
        for (value, s) in [
            (json!("90"), 90),
            (json!(90.9), 90),
            (json!("01:30"), 90),
            (json!("00:01:30"), 90),
            (json!("26:00:00"), 93_600),
            (json!("75:00"), 4500),
        ] {
            assert_eq!(seconds(&value), Some(s), "{value}");
        }
        for unknown in [
            json!(""),
            json!("-5"),
            json!(-5),
            json!("-0.5"),
            json!(null),
            json!("1:75"),
            json!("a:b"),
            json!("1:2:3:4"),
        ] {
            assert_eq!(seconds(&unknown), None, "{unknown}");
        }
    }

    #[test]
    fn v7_flags_may_be_counts_or_dates() {
        assert!(flag(&json!("2026-11-23 10:00:00")));
        assert!(flag(&json!(3)));
        assert!(!flag(&json!("0")));
        assert!(!flag(&json!(null)));
    }

    /// Any JSON value, a few levels deep.
    pub(crate) fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            ".{0,24}".prop_map(Value::from),
            "[0-9:. T-]{0,24}".prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 24, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::vec(("[a-z_]{0,12}", inner), 0..6)
                    .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn no_json_value_makes_a_reader_panic(value in any_json()) {
            let _ = (text(&value), id(&value), boolean(&value), flag(&value), integer(&value), count(&value),
                     seconds(&value), moment(&value), object(Some(&value)));
        }

        #[test]
        fn what_the_document_writes_is_read_as_any_other_form_of_it(
            year in 0i16..9999, rest in prop::array::uniform5(0u8..70),
        ) {
            let [month, day, hour, minute, second] = rest;
            let text = format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}");
            if let Some(quick) = as_documented(&text) {
                prop_assert_eq!(text.parse::<DateTime>().ok(), Some(quick));
            }
        }

        #[test]
        fn seconds_of_a_written_duration_come_back(h in 0u32..1000, m in 0u32..60, s in 0u32..60) {
            prop_assert_eq!(seconds(&json!(format!("{h:02}:{m:02}:{s:02}"))), Some(h * 3600 + m * 60 + s));
        }
    }
}
