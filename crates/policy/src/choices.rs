//! The closed sets that settings choose from, spelt as the page and the settings file spell them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The language of the screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Language {
    /// The system's language
    System,
    /// English
    En,
    /// Portuguese
    Pt,
    /// Spanish
    Es,
    /// French
    Fr,
    /// German
    De,
    /// Arabic
    Ar,
}

/// Whether the screens are light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// As the system is
    #[default]
    System,
    /// Light
    Light,
    /// Dark
    Dark,
}

/// How parameters of actions travel (T4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Encoding {
    /// A JSON body
    #[default]
    Json,
    /// A form body
    Form,
}

/// How long undoing a pause, no-show or transfer is offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum UndoTime {
    /// 8 seconds
    #[default]
    Short,
    /// 20 seconds
    Long,
    /// Until the next action
    UntilNext,
}

/// Which new tickets are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum NewTicketRule {
    /// Only when nobody was waiting
    #[default]
    WhenEmpty,
    /// Every time
    Every,
    /// Never
    Never,
}

/// How much the log tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum LogLevel {
    /// Errors only
    Error,
    /// Also what somebody should look at
    Warn,
    /// Also what happens
    #[default]
    Info,
    /// Also each request, for a search after a fault
    Debug,
}

/// What is done about http to another computer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum InsecureHttp {
    /// Not allowed
    Forbid,
    /// Allowed, and the person is told
    #[default]
    Warn,
    /// Allowed, and nobody is told
    Allow,
}

/// A short sound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Sound {
    /// No sound
    None,
    /// Two rising tones
    #[default]
    Chime,
    /// One falling tone
    Drop,
    /// Two knocks
    Knock,
}

/// What a key of the counter window does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum KeyAction {
    /// Call next
    CallNext,
    /// Announce again
    Recall,
    /// Pause
    Pause,
    /// Transfer
    Transfer,
    /// Did not come
    NoShow,
    /// End
    End,
    /// The way back
    WayBack,
    /// New ticket
    NewTicket,
    /// Search
    Search,
    /// The list of keys
    Keys,
    /// Diagnostics
    Diagnosis,
}

/// What a global shortcut does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum ShortcutAction {
    /// Call next, or end and call next
    CallNext,
    /// Announce again
    Recall,
    /// End
    End,
    /// Pause
    Pause,
    /// Show the window
    Open,
}
