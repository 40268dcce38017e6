//! What a caller may ask for.

pub(super) use crate::rules::scope::check;
use crate::{domain::roles::Caller, store::places::Places};

/// The locations that the caller sees; of them the one that is named, if one is.
pub(super) fn places(caller: &Caller, named: Option<&str>) -> Places {
    Places(match (named, caller) {
        (Some(named), _) => {
            Some(Some(named).filter(|named| caller.sees(named)).map(str::to_owned).into_iter().collect())
        }
        (None, Caller::Anybody) => None,
        (None, Caller::Person(person)) => Some(person.locations.clone()),
    })
}
