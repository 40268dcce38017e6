//! The settings as the page has them, and as people, policies and the installer set them: the same under other names.

use std::collections::BTreeMap;

use callpad_policy::Preferences;
use callpad_policy::choices::{self, Encoding, KeyAction, Language, NewTicketRule, Ribbon, Sound, Theme};
use serde_json::Value;

use super::Settings;
use crate::dto::{
    EncodingView, KeyChoice, LanguageView, NewTicketRuleView, RibbonView, ShortcutAction, ShortcutChoice,
    SoundView, ThemeView,
};

/// Two closed sets with the same words. The compiler refuses a set that lacks one.
macro_rules! same_words {
    ($($theirs:path, $ours:path: $($word:ident)+;)+) => {
        $(
            impl From<$theirs> for $ours {
                fn from(word: $theirs) -> Self {
                    match word { $(<$theirs>::$word => Self::$word),+ }
                }
            }

            impl From<$ours> for $theirs {
                fn from(word: $ours) -> Self {
                    match word { $(<$ours>::$word => Self::$word),+ }
                }
            }
        )+
    };
}

same_words! {
    Encoding, EncodingView: Json Form;
    Theme, ThemeView: System Light Dark;
    Ribbon, RibbonView: Short Long UntilNext;
    NewTicketRule, NewTicketRuleView: WhenEmpty Every Never;
    Sound, SoundView: None Chime Drop Knock;
    choices::ShortcutAction, ShortcutAction: CallNext Recall End Pause Open;
}

/// What a person wants by these settings: every one that has a place on the screen.
pub(super) fn wanted(settings: &Settings) -> Preferences {
    let alerts = &settings.alerts;
    Preferences {
        poll_every_s: Some(settings.poll_every_s),
        encoding: Some(settings.encoding.into()),
        language: Some(wanted_language(settings.language)),
        theme: Some(settings.theme.into()),
        text_size: Some(settings.text_size),
        keys: Some(settings.keys.iter().filter_map(key_choice).collect()),
        single_keys: Some(settings.single_keys),
        ribbon: Some(settings.ribbon.into()),
        alert_new_ticket: Some(alerts.new_ticket.into()),
        alert_over_target: Some(alerts.over_target),
        alert_sent_here: Some(alerts.sent_here),
        alert_repeat: Some(alerts.repeat),
        alert_quiet_while_serving: Some(alerts.quiet_while_serving),
        alert_do_not_disturb: Some(alerts.do_not_disturb),
        alert_notifications: Some(alerts.notifications),
        alert_muted_services: Some(alerts.muted_services.clone()),
        alert_sound: Some(alerts.sound.into()),
        alert_volume: Some(alerts.volume),
        mask_names: Some(settings.mask_names),
        shortcuts: Some(
            settings.shortcuts.iter().map(|choice| (choice.action.into(), choice.keys.clone())).collect(),
        ),
        links: Some(settings.links),
        start_at_login: Some(settings.start_at_login),
        start_in_tray: Some(settings.start_in_tray),
        close_to_tray: Some(settings.close_to_tray),
        ..Preferences::default()
    }
}

/// Puts what holds into the settings; what no layer names stays as it is.
pub(super) fn put(effective: &Preferences, settings: &mut Settings) {
    fn take<T, U: From<T>>(value: Option<T>, place: &mut U) {
        if let Some(value) = value {
            *place = value.into();
        }
    }
    take(effective.poll_every_s, &mut settings.poll_every_s);
    take(effective.encoding, &mut settings.encoding);
    if let Some(language) = effective.language {
        settings.language = spoken(language);
    }
    take(effective.theme, &mut settings.theme);
    take(effective.text_size, &mut settings.text_size);
    if let Some(keys) = &effective.keys {
        settings.keys = key_choices(keys);
    }
    take(effective.single_keys, &mut settings.single_keys);
    take(effective.ribbon, &mut settings.ribbon);
    let alerts = &mut settings.alerts;
    take(effective.alert_new_ticket, &mut alerts.new_ticket);
    take(effective.alert_over_target, &mut alerts.over_target);
    take(effective.alert_sent_here, &mut alerts.sent_here);
    take(effective.alert_repeat, &mut alerts.repeat);
    take(effective.alert_quiet_while_serving, &mut alerts.quiet_while_serving);
    take(effective.alert_do_not_disturb, &mut alerts.do_not_disturb);
    take(effective.alert_notifications, &mut alerts.notifications);
    take(effective.alert_muted_services.clone(), &mut alerts.muted_services);
    take(effective.alert_sound, &mut alerts.sound);
    take(effective.alert_volume, &mut alerts.volume);
    take(effective.mask_names, &mut settings.mask_names);
    if let Some(shortcuts) = &effective.shortcuts {
        let choice = |(action, keys): (&choices::ShortcutAction, &String)| ShortcutChoice {
            action: (*action).into(),
            keys: keys.clone(),
        };
        settings.shortcuts = shortcuts.iter().map(choice).collect();
    }
    take(effective.links, &mut settings.links);
    take(effective.start_at_login, &mut settings.start_at_login);
    take(effective.start_in_tray, &mut settings.start_in_tray);
    take(effective.close_to_tray, &mut settings.close_to_tray);
}

fn wanted_language(language: Option<LanguageView>) -> Language {
    match language {
        None => Language::System,
        Some(LanguageView::En) => Language::En,
        Some(LanguageView::Pt) => Language::Pt,
        Some(LanguageView::Es) => Language::Es,
        Some(LanguageView::Fr) => Language::Fr,
        Some(LanguageView::De) => Language::De,
        Some(LanguageView::Ar) => Language::Ar,
    }
}

fn spoken(language: Language) -> Option<LanguageView> {
    match language {
        Language::System => None,
        Language::En => Some(LanguageView::En),
        Language::Pt => Some(LanguageView::Pt),
        Language::Es => Some(LanguageView::Es),
        Language::Fr => Some(LanguageView::Fr),
        Language::De => Some(LanguageView::De),
        Language::Ar => Some(LanguageView::Ar),
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
