//! Foreign before unknown: the order in which ids are refused.

use crate::domain::{refusal::Refusal, roles::Caller};

/// Refuses ids that are not the caller's to name: first every foreign one (403), then every unknown one (errno 6).
/// Each id is given by the locations it belongs to; none where it is unknown.
pub(super) fn check<'a>(
    caller: &Caller,
    found: impl IntoIterator<Item = Option<&'a [String]>> + Clone,
) -> Result<(), Refusal> {
    if found.clone().into_iter().flatten().any(|places| !places.iter().any(|place| caller.sees(place))) {
        // Without authentication nobody is foreign, even to a place that is nowhere.
        if !matches!(caller, Caller::Anybody) {
            return Err(Refusal::Forbidden);
        }
    }
    if found.into_iter().any(|places| places.is_none()) {
        return Err(Refusal::UNKNOWN_ID);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::roles::Person;

    #[test]
    fn order_foreign_before_unknown() {
        let own = ["north".to_owned()];
        let foreign = ["south".to_owned()];
        let both = ["south".to_owned(), "north".to_owned()];
        let ana =
            Caller::Person(Person { id: "ana".into(), roles: [].into(), locations: own.clone().into() });
        assert_eq!(check(&ana, [Some(&own[..]), Some(&both[..])]), Ok(()));
        assert_eq!(check(&ana, [Some(&own[..]), None]), Err(Refusal::UNKNOWN_ID));
        assert_eq!(check(&ana, [None, Some(&foreign[..])]), Err(Refusal::Forbidden));
        assert_eq!(check(&ana, [Some(&[][..])]), Err(Refusal::Forbidden));
        assert_eq!(check(&Caller::Anybody, [Some(&foreign[..]), Some(&[][..])]), Ok(()));
        assert_eq!(check(&Caller::Anybody, [Some(&foreign[..]), None]), Err(Refusal::UNKNOWN_ID));
    }
}
