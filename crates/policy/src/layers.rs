//! Who set what, and what holds.

use serde_json::{Map, Value};

use crate::preferences::Preferences;

/// The layers over what is built in, the weakest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layers {
    /// What the installer was told.
    pub installation: Preferences,
    /// What the organisation recommends; a person may choose otherwise.
    pub recommended: Preferences,
    /// What the person chose.
    pub person: Preferences,
    /// What the organisation locks.
    pub locked: Preferences,
    /// The names of what it meant to lock, to a value that cannot be: what a person chose of it does not hold either.
    pub refused: Vec<String>,
}

impl Layers {
    /// What holds: of each setting, the strongest layer that names it.
    pub fn effective(&self) -> Preferences {
        // By name instead of by field, so that no field can be forgotten here.
        let mut members = Map::new();
        for layer in [&Preferences::built_in(), &self.installation, &self.recommended] {
            members.extend(layer.to_members());
        }
        let person = self.person.to_members().into_iter();
        members.extend(person.filter(|(name, _)| !self.refused.contains(name)));
        members.extend(self.locked.to_members());
        sound(members)
    }

    /// The names of the settings that nobody at this computer can change.
    pub fn locked_names(&self) -> Vec<String> {
        self.locked.names().into_iter().chain(self.refused.iter().cloned()).collect()
    }

    /// Takes what a person wants. Of the settings that `wanted` names, those that differ from what holds become the
    /// person's own; the rest stays as it is. Locked ones are left alone.
    pub fn change(&mut self, wanted: &Preferences) {
        let effective = self.effective().to_members();
        let locked = self.locked.to_members();
        let mut person = self.person.to_members();
        for (name, value) in wanted.to_members() {
            let fixed = locked.contains_key(&name) || self.refused.contains(&name);
            if !fixed && effective.get(&name) != Some(&value) {
                person.insert(name, value);
            }
        }
        self.person = sound(person);
    }
}

/// Members that came from preferences go back into them.
fn sound(members: Map<String, Value>) -> Preferences {
    Preferences::from_members(members).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalogue;

    /// Preferences of any settings, each with one of two values.
    fn preferences() -> impl Strategy<Value = Preferences> {
        let each = proptest::collection::vec(proptest::option::of(any::<bool>()), catalogue().len());
        each.prop_map(|choices| {
            let members = catalogue().iter().zip(choices).filter_map(|(setting, choice)| {
                let value = match choice? {
                    true => setting.example.clone(),
                    false => setting.built_in.clone()?,
                };
                Some((setting.name.clone(), value))
            });
            Preferences::from_members(members.collect()).unwrap()
        })
    }

    fn layers() -> impl Strategy<Value = Layers> {
        (preferences(), preferences(), preferences(), preferences()).prop_map(
            |(installation, recommended, person, locked)| Layers {
                installation,
                recommended,
                person,
                locked,
                refused: Vec::new(),
            },
        )
    }

    proptest! {
        #[test]
        fn locked_always_wins(mut layers in layers(), wanted in preferences()) {
            layers.change(&wanted);
            let effective = layers.effective().to_members();
            for (name, value) in layers.locked.to_members() {
                prop_assert_eq!(&effective[&name], &value);
            }
        }

        #[test]
        fn what_the_person_chose_survives_a_change_of_what_is_recommended(
            mut layers in layers(), wanted in preferences(), other in preferences(),
        ) {
            // Before the choice something else holds, so that each is a choice indeed.
            let before = layers.effective().to_members();
            layers.change(&wanted);
            layers.recommended = other;
            let after = layers.effective().to_members();
            for (name, value) in wanted.to_members() {
                if !layers.locked_names().contains(&name) && before.get(&name) != Some(&value) {
                    prop_assert_eq!(&after[&name], &value);
                }
            }
        }

        #[test]
        fn changing_to_what_holds_stores_nothing(mut layers in layers()) {
            let before = layers.clone();
            layers.change(&before.effective());
            prop_assert_eq!(layers, before);
        }

        #[test]
        fn what_is_wanted_holds_unless_it_is_locked_and_nothing_else_changes(
            mut layers in layers(), wanted in preferences(),
        ) {
            let mut expected = layers.effective().to_members();
            for (name, value) in wanted.to_members() {
                if !layers.locked_names().contains(&name) {
                    expected.insert(name, value);
                }
            }
            layers.change(&wanted);
            prop_assert_eq!(layers.effective(), Preferences::from_members(expected).unwrap());
        }
    }

    #[test]
    fn each_layer_lies_over_the_one_before() {
        let poll = |s| Preferences { poll_every_s: Some(s), ..Preferences::default() };
        let mut layers = Layers::default();
        let mut seen = vec![layers.effective().poll_every_s];
        layers.installation = poll(10);
        seen.push(layers.effective().poll_every_s);
        layers.recommended = poll(20);
        seen.push(layers.effective().poll_every_s);
        layers.person = poll(30);
        seen.push(layers.effective().poll_every_s);
        layers.locked = poll(40);
        seen.push(layers.effective().poll_every_s);
        assert_eq!(seen, [5, 10, 20, 30, 40].map(Some));
    }

    #[test]
    fn what_was_to_be_locked_to_something_that_cannot_be_is_nobodys_to_choose() {
        let mut layers = Layers {
            recommended: Preferences { poll_every_s: Some(20), ..Preferences::default() },
            person: Preferences { poll_every_s: Some(30), mask_names: Some(true), ..Preferences::default() },
            refused: vec!["pollEveryS".to_owned()],
            ..Layers::default()
        };
        assert_eq!((layers.effective().poll_every_s, layers.effective().mask_names), (Some(20), Some(true)));
        assert_eq!(layers.locked_names(), ["pollEveryS"]);
        layers.change(&Preferences { poll_every_s: Some(40), links: Some(true), ..Preferences::default() });
        assert_eq!(
            (layers.person.poll_every_s, layers.person.links),
            (Some(30), Some(true)),
            "nothing is lost"
        );
    }

    #[test]
    fn what_is_locked_is_named_and_not_changed() {
        let mut layers = Layers {
            locked: Preferences { mask_names: Some(true), ..Preferences::default() },
            ..Layers::default()
        };
        assert_eq!(layers.locked_names(), ["maskNames"]);
        layers.change(&Preferences { mask_names: Some(false), links: Some(true), ..Preferences::default() });
        assert_eq!(layers.person, Preferences { links: Some(true), ..Preferences::default() });
    }
}
