//! How long a cancelled ticket may still be called (M12).

/// The tolerance of a service whose administrator has set none, in tickets.
pub(crate) const DEFAULT: u32 = 10;

/// Whether a cancelled ticket may still be listed and called. `called_since` counts the other tickets of its
/// service that were first called after the cancellation; a tolerance of 0 means never.
pub(crate) fn callable(tolerance: i64, called_since: i64, same_business_day: bool) -> bool {
    tolerance > 0 && called_since <= tolerance && same_business_day
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn m12_at_most_n_tickets_later_on_the_same_day_and_zero_is_never() {
        assert!(callable(2, 0, true) && callable(2, 2, true));
        assert!(!callable(2, 3, true));
        assert!(!callable(2, 0, false));
        assert!(!callable(0, 0, true));
    }
}
