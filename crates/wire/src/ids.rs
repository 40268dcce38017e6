//! Opaque identifiers. They are never parsed, are compared exactly, and keep leading zeros (V2).

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta] $name:ident)*) => {$(
        #[$doc]
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "specta", derive(specta::Type))]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes the text as it is.
            pub fn new(text: impl Into<String>) -> Self { Self(text.into()) }
            /// The text as it came.
            pub fn as_str(&self) -> &str { &self.0 }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self { Self(text) }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self { Self(text.to_owned()) }
        }
    )*};
}

id! {
    /// A ticket.
    TicketId
    /// One act of serving a ticket at a counter.
    AnswerId
    /// A service.
    ServiceId
    /// A counter (desk in the API).
    DeskId
    /// A member of staff.
    UserId
    /// A location.
    LocationId
    /// A device, such as a ticket kiosk.
    DeviceId
    /// What a supervisor asked of a counter.
    RequestId
    /// A check of screens and kiosks.
    CheckId
}
