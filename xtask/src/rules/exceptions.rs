//! Advisories that `deny.toml` lets pass: each has a reason and an end.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Result;

use super::Finding;

/// Year, month, day.
type Day = (i64, i64, i64);

/// Every line with an advisory's id has a reason with `until YYYY-MM-DD`. A day that is over is a hint, not an error:
/// a commit that passed its tests must still pass them next year.
pub(super) fn check(deny_toml: &str, today: Day) -> Vec<Finding> {
    let mut findings = Vec::new();
    for line in
        deny_toml.lines().map(str::trim).filter(|line| !line.starts_with('#') && line.contains("RUSTSEC-"))
    {
        let id: String = line.chars().skip_while(|c| *c != 'R').take_while(|c| *c != '"').collect();
        match line.split_once("until ").and_then(|(_, rest)| day(rest.get(..10)?)) {
            None => findings
                .push(Finding::against("deny.toml", format!("{id} has no `until YYYY-MM-DD` in its reason"))),
            Some(end) if end < today => {
                findings.push(Finding::hint(
                    "deny.toml",
                    format!("the exception for {id} has ended: look again"),
                ));
            }
            Some(_) => {}
        }
    }
    findings
}

fn day(text: &str) -> Option<Day> {
    let mut parts = text.split('-').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?))
}

/// Today in UTC.
pub(super) fn today() -> Result<Day> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    Ok(civil(i64::try_from(seconds / (24 * 60 * 60))?))
}

/// The Gregorian day that lies `days` after 1970-01-01, counted in years that begin in March, so that the leap day is
/// the last one.
fn civil(days: i64) -> Day {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_right() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(59), (1970, 3, 1));
        assert_eq!(civil(11_016), (2000, 2, 29));
        assert_eq!(civil(20_780), (2026, 11, 23));
    }

    #[test]
    fn an_exception_has_an_end() {
        let line =
            r#"    { id = "RUSTSEC-2024-0415", reason = "gtk 3; Tauri 3 has gtk 4; until 2027-06-30" },"#;
        assert_eq!(check(line, (2026, 11, 23)), []);
        assert!(check(line, (2027, 7, 1))[0].hint);
        let endless = check(&line.replace("until", "til"), (2026, 11, 23));
        assert!(!endless[0].hint && endless[0].words.starts_with("RUSTSEC-2024-0415 "), "{endless:?}");
        assert_eq!(check("# RUSTSEC-2024-0001 was here", (2026, 1, 1)), []);
    }
}
