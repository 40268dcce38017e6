//! The settings a person can choose. They cross to the page as they are.

use std::collections::BTreeMap;

use callpad_board::{QuietHours, SupervisorRules, Thresholds};
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

/// The same for services of which nothing is told, and their ids: those of a further server of the board have its address before
/// them.
const MOST_MUTED: usize = 1_000;
const LONGEST_ID: usize = 500;

/// The latest end of a day that is waited for, in minutes after closing.
const MOST_MINUTES_LATE: u32 = 240;

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
    /// What a supervisor wants to be told.
    pub(crate) board_alerts: BoardAlerts,
    /// Whether visitors' names are hidden until a key is held.
    pub(crate) mask_names: bool,
    /// Whether pictures of the screen show nothing of Callpad, where the system can do that.
    pub(crate) hide_from_capture: bool,
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
    /// The reasons that the organisation offers for a break; null for the usual ones. What the page sends here is not taken.
    pub(crate) break_reasons: Option<Vec<String>>,
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

/// What a supervisor wants to be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BoardAlerts {
    /// Somebody waits longer than the service's target.
    pub(crate) over_target: bool,
    /// Somebody soon will.
    pub(crate) near_target: bool,
    /// Visitors wait and no counter that serves them is there.
    pub(crate) no_counter: bool,
    /// A counter is free while visitors wait whom it serves.
    pub(crate) free_counter: bool,
    /// A counter serves longer than nine of ten do.
    pub(crate) long_counter: bool,
    /// The last visitor leaves so many minutes after closing, 1 to 240; 0 for never.
    pub(crate) closing_min: u32,
    /// A location gives no answer.
    pub(crate) no_answer: bool,
    /// A screen or kiosk is away.
    pub(crate) device_away: bool,
    /// By a service's id two numbers of minutes, "15 12": beyond the first it is over its target for alerts, at the second
    /// that is over. Others follow their target.
    pub(crate) borders: BTreeMap<String, String>,
    /// Two times of this computer's day between which nothing is told, "22:00 06:30"; empty for none.
    pub(crate) quiet_hours: String,
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
        if !self.board_alerts.is_sound() {
            return Err(ErrorView::InputInvalid { field: "boardAlerts".into(), max_chars: None });
        }
        Ok(())
    }
}

impl BoardAlerts {
    fn is_sound(&self) -> bool {
        let borders = || {
            self.borders.iter().all(|(id, minutes)| {
                id.len() <= LONGEST_ID && border(minutes).is_some_and(|border| border.off_s <= border.on_s)
            })
        };
        self.closing_min <= MOST_MINUTES_LATE
            && self.borders.len() <= MOST_MUTED
            && borders()
            && (self.quiet_hours.is_empty() || quiet_hours(&self.quiet_hours).is_some())
    }

    /// As the board's rules, with what the clerk's say of all alerts. A service of a further server, here its address, stands in
    /// the settings as "https://queue.example 7": two servers may have the same ids.
    pub(crate) fn rules(&self, alerts: &Alerts, server: Option<&str>) -> SupervisorRules {
        fn of<'a>(server: Option<&str>, id: &'a str) -> Option<&'a str> {
            server.map_or(Some(id), |server| id.strip_prefix(server)?.strip_prefix(' '))
        }
        let thresholds = |(id, minutes): (&String, &String)| Some((of(server, id)?.into(), border(minutes)?));
        let muted = alerts.muted_services.iter().filter_map(|id| of(server, id));
        SupervisorRules {
            on: !alerts.do_not_disturb,
            over_target: self.over_target,
            near_target: self.near_target,
            no_counter: self.no_counter,
            free_counter: self.free_counter,
            long_counter: self.long_counter,
            closing_late_min: Some(self.closing_min).filter(|minutes| *minutes > 0),
            no_answer: self.no_answer,
            device_away: self.device_away,
            thresholds: self.borders.iter().filter_map(thresholds).collect(),
            muted: muted.map(Into::into).collect(),
            quiet_hours: quiet_hours(&self.quiet_hours),
        }
    }
}

/// "15 12" in minutes, as borders in seconds.
fn border(minutes: &str) -> Option<Thresholds> {
    let (on, off) = minutes.split_once(' ')?;
    let seconds = |minutes: &str| minutes.parse::<u16>().ok().map(|minutes| u32::from(minutes) * 60);
    Some(Thresholds { on_s: seconds(on)?, off_s: seconds(off)? })
}

/// "22:00 06:30".
fn quiet_hours(text: &str) -> Option<QuietHours> {
    let minute = |time: &str| {
        let (hours, minutes) = time.split_once(':')?;
        let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
        (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
    };
    let (from, to) = text.split_once(' ')?;
    Some(QuietHours { from_min: minute(from)?, to_min: minute(to)? })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_border_is_of_the_server_whose_address_stands_before_it() {
        let borders =
            [("7", "15 12"), ("https://two.example 7", "5 4"), ("https://two.example:8443 7", "3 2")];
        let built_in = super::super::preferences::settings(&callpad_policy::Preferences::built_in());
        let borders = borders.map(|(id, minutes)| (id.to_owned(), minutes.to_owned())).into();
        let alerts = BoardAlerts { borders, ..built_in.board_alerts };
        let muted_services = vec!["8".into(), "https://two.example 9".into()];
        let muted = Alerts { muted_services, ..built_in.alerts };
        let seven = |rules: &SupervisorRules| rules.thresholds.get(&"7".into()).map(|border| border.on_s);
        let (own, two) = (alerts.rules(&muted, None), alerts.rules(&muted, Some("https://two.example")));
        assert_eq!((seven(&own), seven(&two)), (Some(900), Some(300)));
        assert!(two.muted.contains(&"9".into()) && !two.muted.contains(&"8".into()));
        assert_eq!(seven(&alerts.rules(&muted, Some("https://three.example"))), None);
    }

    #[test]
    fn borders_and_quiet_hours_are_read_and_what_makes_no_sense_is_refused() {
        let alerts = BoardAlerts {
            over_target: true,
            near_target: false,
            no_counter: true,
            free_counter: true,
            long_counter: false,
            closing_min: 0,
            no_answer: true,
            device_away: true,
            borders: [("7".to_owned(), "15 12".to_owned())].into(),
            quiet_hours: "22:00 06:30".into(),
        };
        assert!(alerts.is_sound());
        assert_eq!(border("15 12"), Some(Thresholds { on_s: 900, off_s: 720 }));
        assert_eq!(quiet_hours(&alerts.quiet_hours), Some(QuietHours { from_min: 1_320, to_min: 390 }));
        let with = |border: &str| BoardAlerts {
            borders: [("7".to_owned(), border.to_owned())].into(),
            ..alerts.clone()
        };
        for bad in ["12 15", "15", "x 1", "70000 1", ""] {
            assert!(!with(bad).is_sound(), "{bad}");
        }
        for bad in ["22:00", "24:00 06:00", "22:60 06:00", "x"] {
            assert!(!BoardAlerts { quiet_hours: bad.into(), ..alerts.clone() }.is_sound(), "{bad}");
        }
        assert!(!BoardAlerts { closing_min: MOST_MINUTES_LATE + 1, ..alerts.clone() }.is_sound());
        assert!(BoardAlerts { quiet_hours: String::new(), ..alerts }.is_sound());
    }
}
