//! Roles and what a person may see and do.

use std::collections::BTreeSet;

use super::refusal::Refusal;

/// A signed-in person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) id: String,
    pub(crate) roles: BTreeSet<String>,
    /// Ids of the person's locations.
    pub(crate) locations: BTreeSet<String>,
}

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Caller {
    /// Authentication is off (A5): anybody may do anything, and nobody is known.
    Anybody,
    /// Somebody with a valid token.
    Person(Person),
    /// A kiosk of the hall, with its key.
    Device(DeviceCaller),
}

/// A device that asks. It has no roles: what its kind may do has addresses of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DeviceCaller {
    /// Its name among callers, which no person can have.
    caller: String,
    location: String,
}

impl DeviceCaller {
    pub(crate) fn new(device: &str, location: &str) -> Self {
        // No id of a person holds this character.
        Self { caller: format!("\u{1f}{device}"), location: location.to_owned() }
    }
}

impl Caller {
    /// The token's user; empty where nobody is known.
    pub(crate) fn id(&self) -> &str {
        match self {
            Self::Anybody => "",
            Self::Person(person) => &person.id,
            Self::Device(device) => &device.caller,
        }
    }

    /// Whether every one of `roles` is held.
    pub(crate) fn holds(&self, roles: &[&str]) -> bool {
        match self {
            Self::Anybody => true,
            Self::Person(person) => roles.iter().all(|role| person.roles.contains(*role)),
            Self::Device(_) => roles.is_empty(),
        }
    }

    /// Whether the location is one's own (A8).
    pub(crate) fn sees(&self, location: &str) -> bool {
        match self {
            Self::Anybody => true,
            Self::Person(person) => person.locations.contains(location),
            Self::Device(device) => device.location == location,
        }
    }

    /// The locations that are one's own; `None` for all.
    pub(crate) fn places(&self) -> Option<BTreeSet<String>> {
        match self {
            Self::Anybody => None,
            Self::Person(person) => Some(person.locations.clone()),
            Self::Device(device) => Some([device.location.clone()].into()),
        }
    }

    /// The acting user (A6): the token's, or the one that was named, which must then agree.
    ///
    /// # Errors
    /// [`Refusal::Forbidden`] on a mismatch; [`Refusal::PARAMETERS`] when nobody is named and nobody is known.
    pub(crate) fn acting_user(&self, named: Option<String>) -> Result<String, Refusal> {
        match (self, named) {
            (Self::Person(person), None) => Ok(person.id.clone()),
            (Self::Person(person), Some(named)) if named == person.id => Ok(named),
            (Self::Person(_), Some(_)) | (Self::Device(_), _) => Err(Refusal::Forbidden),
            (Self::Anybody, Some(named)) => Ok(named),
            (Self::Anybody, None) => Err(Refusal::PARAMETERS),
        }
    }
}

#[cfg(test)]
mod tests {
    use callpad_wire::op::role;

    use super::*;

    fn ana() -> Caller {
        Caller::Person(Person {
            id: "ana".into(),
            roles: [role::ACCESS.to_owned()].into(),
            locations: ["north".to_owned()].into(),
        })
    }

    #[test]
    fn a6_the_named_user_must_be_the_token_s() {
        assert_eq!(ana().acting_user(None), Ok("ana".into()));
        assert_eq!(ana().acting_user(Some("ana".into())), Ok("ana".into()));
        assert_eq!(ana().acting_user(Some("rui".into())), Err(Refusal::Forbidden));
        assert_eq!(Caller::Anybody.acting_user(Some("rui".into())), Ok("rui".into()));
        assert_eq!(Caller::Anybody.acting_user(None), Err(Refusal::PARAMETERS));
    }

    #[test]
    fn roles_are_needed_all_and_locations_are_one_s_own() {
        assert!(ana().holds(&[]) && ana().holds(&[role::ACCESS]));
        assert!(!ana().holds(&[role::ACCESS, role::PAUSE]));
        assert!(ana().sees("north") && !ana().sees("south"));
        assert!(Caller::Anybody.holds(&role::ALL) && Caller::Anybody.sees("south"));
    }
}
