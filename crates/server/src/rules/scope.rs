//! The order in which ids are refused: those of other locations before unknown ones.

use crate::domain::{refusal::Refusal, roles::Caller};

/// Refuses ids that the caller may not use: first any of another location (403), then any unknown one (errno 6). Each
/// id is given by its locations; `None` if it is unknown.
pub(crate) fn check<'a>(
    caller: &Caller,
    found: impl IntoIterator<Item = Option<&'a [String]>> + Clone,
) -> Result<(), Refusal> {
    if found.clone().into_iter().flatten().any(|places| !places.iter().any(|place| caller.sees(place))) {
        // Without authentication no id is foreign, not even one without a location.
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
