//! The lists of a directory.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Directory;

/// One of the directory's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// Locations.
    Locations,
    /// Services.
    Services,
    /// Counters.
    Desks,
    /// Members of staff.
    Users,
    /// Languages.
    Languages,
    /// Devices.
    Devices,
}

impl Part {
    /// All of them, in the order of a file.
    pub const ALL: [Self; 6] =
        [Self::Locations, Self::Services, Self::Desks, Self::Users, Self::Languages, Self::Devices];

    /// As files name it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Locations => "locations",
            Self::Services => "services",
            Self::Desks => "desks",
            Self::Users => "users",
            Self::Languages => "languages",
            Self::Devices => "devices",
        }
    }

    /// What one of its entries is called in a sentence.
    pub fn one(self) -> &'static str {
        match self {
            Self::Locations => "location",
            Self::Services => "service",
            Self::Desks => "counter",
            Self::Users => "user",
            Self::Languages => "language",
            Self::Devices => "device",
        }
    }

    /// By its word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.word() == word)
    }

    /// Its entries: of each the id, and its members without its secret.
    pub(crate) fn entries(self, directory: &Directory) -> Vec<(String, Map<String, Value>)> {
        fn members<T: Serialize>(of: &T) -> Map<String, Value> {
            match serde_json::to_value(of) {
                Ok(Value::Object(members)) => members,
                _ => Map::new(),
            }
        }
        match self {
            Self::Locations => directory.locations.iter().map(|one| (one.id.clone(), members(one))).collect(),
            Self::Services => directory.services.iter().map(|one| (one.id.clone(), members(one))).collect(),
            Self::Desks => directory.desks.iter().map(|one| (one.id.clone(), members(one))).collect(),
            Self::Users => directory.users.iter().map(|one| (one.id.clone(), members(one))).collect(),
            Self::Languages => directory.languages.iter().map(|one| (one.id.clone(), members(one))).collect(),
            Self::Devices => directory.devices.iter().map(|one| (one.id.clone(), members(one))).collect(),
        }
    }
}

impl Directory {
    /// Only these lists; the others are empty.
    pub(crate) fn only(mut self, parts: &[Part]) -> Self {
        for part in Part::ALL.into_iter().filter(|part| !parts.contains(part)) {
            match part {
                Part::Locations => self.locations.clear(),
                Part::Services => self.services.clear(),
                Part::Desks => self.desks.clear(),
                Part::Users => self.users.clear(),
                Part::Languages => self.languages.clear(),
                Part::Devices => self.devices.clear(),
            }
        }
        self
    }
}
