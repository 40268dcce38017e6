//! The system outside the page: lock, tray, shortcuts and links; and alerts.

use callpad_desk::AlertKind;
use callpad_policy::choices::ShortcutAction;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::ErrorView;

/// Which window a page is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum PageKind {
    /// The counter window.
    Counter,
    /// The bar.
    Bar,
    /// The board.
    Board,
}

/// The system around the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SystemView {
    /// The computer is locked or asleep: names are hidden and nothing calls.
    pub locked: bool,
    /// Whether the system asks for quiet; null where it does not tell.
    pub system_quiet: Option<bool>,
    /// How notifications fare here.
    pub notifications: NotificationsView,
    /// Whether something shows a tray here.
    pub tray_host: bool,
    /// Whether the bar is open.
    pub bar_open: bool,
    /// Whether global shortcuts can work here; they cannot under Wayland.
    pub shortcuts_possible: bool,
    /// Whether the system can keep windows out of pictures of the screen.
    pub hides_from_capture: bool,
    /// Global shortcuts that do not work, with the reason.
    pub shortcut_errors: Vec<ShortcutError>,
    /// The key that `callpad://` links must carry; empty while links are off.
    pub link_key: String,
    /// Whether a newer Callpad is there.
    pub update: UpdateView,
    /// How many of Callpad's own tasks crashed since the start; the log says which.
    pub crashes: u32,
    /// What Callpad could not do beside what was asked for and done, such as remembering it; until it succeeds.
    pub troubles: Vec<ErrorView>,
}

/// Whether a newer Callpad is there, and who installs it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum UpdateView {
    /// Nothing is looked for, or nothing was found yet.
    #[default]
    Off,
    /// There is none newer.
    Newest,
    /// One is there; this Callpad belongs to the computer, and whoever installed it installs the next.
    ByOrganisation {
        /// Its version.
        version: String,
    },
    /// One is there, and the person may install it.
    Ready {
        /// Its version.
        version: String,
    },
    /// It is being installed.
    Installing {
        /// Its version.
        version: String,
    },
    /// It could not be looked for; Callpad looks again later.
    Failed {
        /// For the administrator.
        detail: String,
    },
    /// It could not be installed; the person may try again.
    NotInstalled {
        /// Its version.
        version: String,
        /// For the administrator.
        detail: String,
    },
}

/// How notifications fare.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum NotificationsView {
    /// Nothing is known against them.
    #[default]
    Working,
    /// Nothing here shows notifications.
    Missing,
    /// The system took the last one and did not show it.
    Dropped,
}

/// Why a global shortcut does not work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ShortcutError {
    /// What it is for.
    pub action: ShortcutAction,
    /// Why.
    pub problem: ShortcutProblem,
}

/// Why a global shortcut does not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ShortcutProblem {
    /// Another program has it, or another action of Callpad.
    Taken,
    /// It names no key.
    Invalid,
    /// It has no modifier.
    NoModifier,
}

/// What the counter window is asked to open, by the bar or the tray. `times` grows with each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NavigationView {
    /// How often something was asked for.
    pub times: u32,
    /// What.
    pub what: NavigationTarget,
}

/// What the counter window is asked to open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum NavigationTarget {
    /// Nothing but itself.
    #[default]
    Nothing,
    /// The transfer dialog.
    Transfer,
    /// The settings.
    Settings,
    /// The keys.
    Keys,
}

/// Something was told to a person who looks elsewhere; the page tells it too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AlertView {
    /// Grows with each; a repeated one keeps its own.
    pub id: u32,
    /// Why.
    pub kind: AlertKind,
    /// The ticket's number as called out.
    pub label: String,
    /// Name of its service.
    pub service_name: String,
}
