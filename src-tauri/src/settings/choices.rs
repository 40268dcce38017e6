//! The settings a person can choose. They cross to the page as they are.

use callpad_desk::AlertRules;
use callpad_policy::choices::{Encoding, NewTicketRule, ShortcutAction, Sound, Theme, UndoTime};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::dto::{Destination, ErrorView};

/// Sizes of the page's text in percent. Below, nobody reads it; above, the smallest window has no room for a call.
const TEXT_SIZES: std::ops::RangeInclusive<u32> = 80..=200;

/// How many actions may have keys of their own, how many keys each, and how long a name of either may be: far more than
/// the page has, so that no page can fill the disk.
const MOST_KEYS: usize = 100;
const MOST_KEYS_EACH: usize = 5;
const LONGEST_KEY: usize = 40;

/// The same for services of which nothing is told, and their ids.
const MOST_MUTED: usize = 1_000;
const LONGEST_ID: usize = 200;

/// The settings a person can change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Settings {
    /// Seconds between two looks at the counts, 5 to 60 (T11).
    pub(crate) poll_every_s: u32,
    /// How action parameters are sent (T4).
    pub(crate) encoding: Encoding,
    /// The page's language; null for the system's.
    pub(crate) language: Option<Language>,
    /// Whether the page is light or dark.
    pub(crate) theme: Theme,
    /// Size of the page's text in percent, 80 to 200.
    pub(crate) text_size: u32,
    /// Keys that differ from the default.
    pub(crate) keys: Vec<KeyChoice>,
    /// Whether single characters, such as "/", are keys too (WCAG 2.1.4).
    pub(crate) single_keys: bool,
    /// How long undoing a pause, no-show or transfer is offered. Files and policies have it under this name.
    pub(crate) ribbon: UndoTime,
    /// What the person wants to be told, and how.
    pub(crate) alerts: Alerts,
    /// Whether visitors' names are hidden until a key is held.
    pub(crate) mask_names: bool,
    /// Whether the server is told who is at the counter.
    pub(crate) tell_presence: bool,
    /// Global shortcuts.
    pub(crate) shortcuts: Vec<ShortcutChoice>,
    /// Whether `callpad://` links with the right key act.
    pub(crate) links: bool,
    /// Whether Callpad starts when the person signs in to the computer.
    pub(crate) start_at_login: bool,
    /// Whether that start, and every other, leaves the window closed where there is a tray.
    pub(crate) start_in_tray: bool,
    /// Whether closing the window leaves Callpad in the tray where there is one.
    pub(crate) close_to_tray: bool,
}

/// The settings as the page has them, with what it shows beside them and cannot change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SettingsView {
    /// What holds.
    #[serde(flatten)]
    pub(crate) settings: Settings,
    /// Where tickets were sent last, at most three, the newest first. Written after a transfer; what the page sends
    /// here is not taken.
    pub(crate) last_destinations: Vec<Destination>,
    /// The names in policies of those that the organisation has locked. What the page sends here is not taken.
    pub(crate) managed: Vec<String>,
}

/// What a person wants to be told, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Alerts {
    /// New waiting tickets.
    pub(crate) new_ticket: NewTicketRule,
    /// A visitor who waits longer than the service's target.
    pub(crate) over_target: bool,
    /// A ticket sent to this person or counter.
    pub(crate) sent_here: bool,
    /// Tell again every 30 s until it was seen.
    pub(crate) repeat: bool,
    /// Nothing while a ticket is open.
    pub(crate) quiet_while_serving: bool,
    /// Nothing at all.
    pub(crate) do_not_disturb: bool,
    /// By notifications of the system too.
    pub(crate) notifications: bool,
    /// Ids of services of which nothing is told.
    pub(crate) muted_services: Vec<String>,
    /// The sound.
    pub(crate) sound: Sound,
    /// How loud, 0 to 100.
    pub(crate) volume: u32,
}

/// A language that the page speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Language {
    /// English.
    En,
    /// Portuguese.
    Pt,
    /// Spanish.
    Es,
    /// French.
    Fr,
    /// German.
    De,
    /// Arabic.
    Ar,
}

/// The keys a person chose for one action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct KeyChoice {
    /// The page's id of the action.
    pub(crate) action: String,
    /// Keys such as "F9" or "Ctrl+1"; empty for none.
    pub(crate) keys: Vec<String>,
}

/// A global shortcut.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ShortcutChoice {
    /// What it does.
    pub(crate) action: ShortcutAction,
    /// Such as "Ctrl+Alt+N"; empty for none.
    pub(crate) keys: String,
}

impl Settings {
    /// Whether every value is acceptable.
    ///
    /// # Errors
    /// Names the first field that is not.
    pub(super) fn check(&self) -> Result<(), ErrorView> {
        if !(5..=60).contains(&self.poll_every_s) {
            return Err(ErrorView::InputInvalid { field: "pollEveryS".into(), max_chars: None });
        }
        if !TEXT_SIZES.contains(&self.text_size) {
            return Err(ErrorView::InputInvalid { field: "textSize".into(), max_chars: None });
        }
        let short = |text: &String| text.chars().count() <= LONGEST_KEY;
        let fits = |choice: &KeyChoice| {
            short(&choice.action) && choice.keys.len() <= MOST_KEYS_EACH && choice.keys.iter().all(short)
        };
        if self.keys.len() > MOST_KEYS || !self.keys.iter().all(fits) {
            return Err(ErrorView::InputInvalid { field: "keys".into(), max_chars: None });
        }
        if self.shortcuts.len() > MOST_KEYS || !self.shortcuts.iter().all(|choice| short(&choice.keys)) {
            return Err(ErrorView::InputInvalid { field: "shortcuts".into(), max_chars: None });
        }
        let muted = &self.alerts.muted_services;
        if self.alerts.volume > 100
            || muted.len() > MOST_MUTED
            || muted.iter().any(|id| id.len() > LONGEST_ID)
        {
            return Err(ErrorView::InputInvalid { field: "alerts".into(), max_chars: None });
        }
        Ok(())
    }
}

impl Alerts {
    /// As the desk's rules.
    pub(crate) fn rules(&self) -> AlertRules {
        AlertRules {
            new_ticket: match self.new_ticket {
                NewTicketRule::WhenEmpty => callpad_desk::NewTicketRule::WhenEmpty,
                NewTicketRule::Every => callpad_desk::NewTicketRule::Every,
                NewTicketRule::Never => callpad_desk::NewTicketRule::Never,
            },
            over_target: self.over_target,
            sent_here: self.sent_here,
            repeat: self.repeat,
            quiet_while_serving: self.quiet_while_serving,
            do_not_disturb: self.do_not_disturb,
            muted: self.muted_services.iter().map(|id| id.as_str().into()).collect(),
        }
    }
}
