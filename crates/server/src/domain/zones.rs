//! The time zone of each location.

use jiff::tz::TimeZone;

/// Finds a location's time zone; the default is for locations without one of their own (V4).
#[derive(Clone, Debug)]
pub(crate) struct Zones {
    default: TimeZone,
    default_name: String,
}

impl Zones {
    /// With the named zone as default, or else the system's.
    ///
    /// # Errors
    /// If the name is not in the IANA database.
    pub(crate) fn new(name: Option<&str>) -> Result<Self, jiff::Error> {
        let default = match name {
            Some(name) => TimeZone::get(name)?,
            None => TimeZone::system(),
        };
        let default_name =
            default.iana_name().filter(|name| *name != "Etc/Unknown").unwrap_or("UTC").to_owned();
        Ok(Self { default, default_name })
    }

    /// With UTC as default.
    pub(crate) fn utc() -> Self {
        Self { default: TimeZone::UTC, default_name: "UTC".into() }
    }

    /// A location's zone, by its configured name.
    pub(crate) fn of(&self, name: Option<&str>) -> TimeZone {
        name.and_then(|name| TimeZone::get(name).ok()).unwrap_or_else(|| self.default.clone())
    }

    /// The zone's name, for clients.
    pub(crate) fn name(&self, name: Option<String>) -> String {
        name.unwrap_or_else(|| self.default_name.clone())
    }
}
