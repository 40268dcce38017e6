//! How values on the command line are read.

use callpad_wire::lenient;
use callpad_wire::op::MoreCounters;
use jiff::civil::DateTime;

/// A service, and how many counters more.
pub(crate) fn more_counters(text: &str) -> Result<MoreCounters, String> {
    let parts = text.rsplit_once(':').filter(|(service, _)| !service.is_empty());
    let read = parts.and_then(|(service, by)| Some((service.to_owned(), by.parse().ok()?)));
    let (service, by) = read.ok_or_else(|| "not of the form SERVICE:+1".to_owned())?;
    Ok(MoreCounters { service_id: service.into(), by })
}

/// Any spelling of a boolean (V1).
pub(crate) fn boolean(text: &str) -> Result<bool, String> {
    lenient::boolean(&text.into()).ok_or_else(|| "neither true nor false".to_owned())
}

/// A date as the document writes it (V4).
pub(crate) fn date(text: &str) -> Result<DateTime, String> {
    text.parse().map_err(|_| "not of the form \"yyyy-mm-dd hh:mm:ss\"".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn v1_every_spelling_of_a_boolean_is_taken() {
        assert_eq!((boolean("1"), boolean("false"), boolean("Yes")), (Ok(true), Ok(false), Ok(true)));
        assert!(boolean("perhaps").is_err());
    }
}
