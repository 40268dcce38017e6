//! The settings as the page has them, and as people, policies and the installer set them: the same under other names.

use std::collections::BTreeMap;

use callpad_policy::Preferences;
use callpad_policy::choices::{KeyAction, Language, ShortcutAction};
use serde_json::Value;

use super::{Alerts, BoardAlerts, KeyChoice, Language as SpokenLanguage, Settings, ShortcutChoice};

/// The one table of settings that have the same form on both sides. Alerts, the clerk's and the supervisor's, bear other names as
/// preferences.
macro_rules! table {
    (
        settings: $($setting:ident)+;
        alerts: $($alert:ident = $preference:ident)+;
        board: $($board:ident = $supervised:ident)+;
    ) => {
        /// What a person wants by these settings: every one that has a place on the screen.
        #[allow(clippy::clone_on_copy)] // lists are among them
        pub(super) fn preferences(settings: &Settings) -> Preferences {
            Preferences {
                $($setting: Some(settings.$setting.clone()),)+
                $($preference: Some(settings.alerts.$alert.clone()),)+
                $($supervised: Some(settings.board_alerts.$board.clone()),)+
                language: Some(wanted_language(settings.language)),
                keys: Some(settings.keys.iter().filter_map(key_choice).collect()),
                shortcuts: Some(
                    settings.shortcuts.iter().map(|choice| (choice.action, choice.keys.clone())).collect(),
                ),
                ..Preferences::default()
            }
        }

        /// The settings by what holds, which names each of them: what is built in does.
        #[allow(clippy::clone_on_copy)] // lists are among them
        pub(super) fn settings(effective: &Preferences) -> Settings {
            Settings {
                $($setting: effective.$setting.clone().unwrap_or_default(),)+
                alerts: Alerts { $($alert: effective.$preference.clone().unwrap_or_default(),)+ },
                board_alerts: BoardAlerts {
                    $($board: effective.$supervised.clone().unwrap_or_default(),)+
                },
                language: effective.language.and_then(spoken),
                keys: effective.keys.as_ref().map(key_choices).unwrap_or_default(),
                shortcuts: effective.shortcuts.as_ref().map(shortcut_choices).unwrap_or_default(),
            }
        }
    };
}

table! {
    settings:
        poll_every_s encoding theme text_size single_keys ribbon mask_names hide_from_capture tell_presence
        links start_at_login start_in_tray close_to_tray;
    alerts:
        new_ticket = alert_new_ticket
        over_target = alert_over_target
        sent_here = alert_sent_here
        repeat = alert_repeat
        quiet_while_serving = alert_quiet_while_serving
        do_not_disturb = alert_do_not_disturb
        notifications = alert_notifications
        muted_services = alert_muted_services
        sound = alert_sound
        volume = alert_volume;
    board:
        over_target = board_alert_over_target
        near_target = board_alert_near_target
        no_counter = board_alert_no_counter
        free_counter = board_alert_free_counter
        long_counter = board_alert_long_counter
        closing_min = board_alert_closing_min
        no_answer = board_alert_no_answer
        device_away = board_alert_device_away
        borders = board_alert_borders
        quiet_hours = board_quiet_hours;
}

fn wanted_language(language: Option<SpokenLanguage>) -> Language {
    match language {
        None => Language::System,
        Some(SpokenLanguage::En) => Language::En,
        Some(SpokenLanguage::Pt) => Language::Pt,
        Some(SpokenLanguage::Es) => Language::Es,
        Some(SpokenLanguage::Fr) => Language::Fr,
        Some(SpokenLanguage::De) => Language::De,
        Some(SpokenLanguage::Ar) => Language::Ar,
    }
}

fn spoken(language: Language) -> Option<SpokenLanguage> {
    match language {
        Language::System => None,
        Language::En => Some(SpokenLanguage::En),
        Language::Pt => Some(SpokenLanguage::Pt),
        Language::Es => Some(SpokenLanguage::Es),
        Language::Fr => Some(SpokenLanguage::Fr),
        Language::De => Some(SpokenLanguage::De),
        Language::Ar => Some(SpokenLanguage::Ar),
    }
}

/// The keys of one action; none for an action that there is not.
fn key_choice(choice: &KeyChoice) -> Option<(KeyAction, String)> {
    let action = serde_json::from_value(Value::String(choice.action.clone())).ok()?;
    Some((action, choice.keys.join(" ")))
}

fn key_choices(keys: &BTreeMap<KeyAction, String>) -> Vec<KeyChoice> {
    let choice = |(action, keys): (&KeyAction, &String)| match serde_json::to_value(action) {
        Ok(Value::String(action)) => {
            Some(KeyChoice { action, keys: keys.split_whitespace().map(str::to_owned).collect() })
        }
        _ => None,
    };
    keys.iter().filter_map(choice).collect()
}

fn shortcut_choices(shortcuts: &BTreeMap<ShortcutAction, String>) -> Vec<ShortcutChoice> {
    let choice =
        |(action, keys): (&ShortcutAction, &String)| ShortcutChoice { action: *action, keys: keys.clone() };
    shortcuts.iter().map(choice).collect()
}
