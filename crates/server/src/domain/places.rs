//! Some locations: what a person may not see is not looked at, however many other branches there are.

use std::collections::BTreeSet;

use super::roles::Caller;

/// The locations of which something is read; none: all of them.
#[derive(Clone, Debug)]
pub(crate) struct Places(pub(crate) Option<BTreeSet<String>>);

impl Places {
    /// The locations that the caller sees; of them the one that is named, if one is.
    pub(crate) fn of(caller: &Caller, named: Option<&str>) -> Self {
        Self(match named {
            Some(named) => {
                Some(Some(named).filter(|named| caller.sees(named)).map(str::to_owned).into_iter().collect())
            }
            None => caller.places(),
        })
    }
}
