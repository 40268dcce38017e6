//! Opening hours, in the location's local time.

use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};

use super::problems::Problems;

/// The most times a day that a location opens; more is a mistake.
const MOST_A_DAY: usize = 8;

/// From and until, as `hh:mm`; the end of the day is `24:00`.
pub type OpenFromUntil = [String; 2];

/// When a location is open, by weekday. A day without entries is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Hours {
    /// Monday.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mon: Vec<OpenFromUntil>,
    /// Tuesday.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tue: Vec<OpenFromUntil>,
    /// Wednesday.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wed: Vec<OpenFromUntil>,
    /// Thursday.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub thu: Vec<OpenFromUntil>,
    /// Friday.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fri: Vec<OpenFromUntil>,
    /// Saturday.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sat: Vec<OpenFromUntil>,
    /// Sunday.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sun: Vec<OpenFromUntil>,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Day {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

impl Day {
    /// The whole week.
    pub const ALL: [Self; 7] = [Self::Mon, Self::Tue, Self::Wed, Self::Thu, Self::Fri, Self::Sat, Self::Sun];
}

impl Hours {
    /// The times of a day.
    pub(super) fn of_day(&mut self, day: Day) -> &mut Vec<OpenFromUntil> {
        match day {
            Day::Mon => &mut self.mon,
            Day::Tue => &mut self.tue,
            Day::Wed => &mut self.wed,
            Day::Thu => &mut self.thu,
            Day::Fri => &mut self.fri,
            Day::Sat => &mut self.sat,
            Day::Sun => &mut self.sun,
        }
    }

    /// Whether it is open at `hh:mm` of a weekday.
    pub(crate) fn is_open(&self, weekday: Weekday, time: &str) -> bool {
        // Times of this form are ordered as texts are.
        self.of(weekday).iter().any(|[from, until]| from.as_str() <= time && time < until.as_str())
    }

    /// As stored in the database.
    pub(crate) fn stored(json: Option<String>) -> Option<Self> {
        // Only what was checked is stored.
        serde_json::from_str(&json?).ok()
    }

    /// When the location closes for the rest of that day; `None` if it does not open.
    pub(crate) fn closes(&self, weekday: Weekday) -> Option<&str> {
        self.of(weekday).last().map(|[_, until]| until.as_str())
    }

    /// When the location is open on that day, in order.
    pub(crate) fn of(&self, weekday: Weekday) -> &[OpenFromUntil] {
        match weekday {
            Weekday::Monday => &self.mon,
            Weekday::Tuesday => &self.tue,
            Weekday::Wednesday => &self.wed,
            Weekday::Thursday => &self.thu,
            Weekday::Friday => &self.fri,
            Weekday::Saturday => &self.sat,
            Weekday::Sunday => &self.sun,
        }
    }

    /// Adds whatever is wrong.
    pub(super) fn check(&self, path: &str, problems: &mut Problems) {
        let days = [
            ("mon", &self.mon),
            ("tue", &self.tue),
            ("wed", &self.wed),
            ("thu", &self.thu),
            ("fri", &self.fri),
            ("sat", &self.sat),
            ("sun", &self.sun),
        ];
        for (name, of_day) in days {
            if of_day.len() > MOST_A_DAY {
                problems.add(format!("{path}.{name}"), None, format!("has more than {MOST_A_DAY} entries"));
                continue;
            }
            let mut closed_at: Option<&str> = None;
            for (index, [from, until]) in of_day.iter().enumerate() {
                let place = |end: u8| format!("{path}.{name}[{index}][{end}]");
                for (end, time) in [(0, from), (1, until)] {
                    if !is_time(time) {
                        problems.add(
                            place(end),
                            Some(time),
                            "is no time of day; 09:00 is one, and 24:00 the last",
                        );
                    }
                }
                if is_time(from) && is_time(until) {
                    // Times of this form are ordered as texts are.
                    if until <= from {
                        problems.add(place(1), Some(until), format!("is not after {from}"));
                    }
                    if let Some(closed) = closed_at.filter(|closed| from.as_str() < *closed) {
                        problems.add(
                            place(0),
                            Some(from),
                            format!("is before {closed}, when the entry before it ends"),
                        );
                    }
                    closed_at = Some(until);
                }
            }
        }
    }
}

/// `hh:mm`, from 00:00 to 24:00.
pub(super) fn is_time(text: &str) -> bool {
    let digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    text.len() == 5
        && text.as_bytes()[2] == b':'
        && [0, 1, 3, 4].into_iter().all(digit)
        && (text[..2] < *"24" && text[3..] < *"60" || text == "24:00")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_has_one_form() {
        for good in ["00:00", "09:05", "23:59", "24:00"] {
            assert!(is_time(good), "{good}");
        }
        for bad in ["", "9:00", "24:01", "12:60", "25:00", "12.00", "12:0a", "é2:00", "12:00:00", "-1:00"] {
            assert!(!is_time(bad), "{bad}");
        }
    }
}
