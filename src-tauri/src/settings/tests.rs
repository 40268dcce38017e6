//! The file, and the layers over one another.

use callpad_policy::choices::{
    Encoding, InsecureHttp, Language as Choice, LogLevel, ShortcutAction, Theme, UndoTime,
};

use super::*;

fn folder() -> (tempfile::TempDir, DataFolder) {
    let temp = tempfile::tempdir().unwrap();
    let folder = DataFolder::open(Some(temp.path())).unwrap();
    (temp, folder)
}

fn built_in() -> Settings {
    preferences::settings(&Preferences::built_in())
}

fn changed() -> Settings {
    Settings {
        poll_every_s: 12,
        encoding: Encoding::Form,
        language: Some(Language::Ar),
        theme: Theme::Dark,
        text_size: 200,
        keys: vec![KeyChoice { action: "callNext".into(), keys: vec!["Ctrl+Enter".into()] }],
        single_keys: false,
        ribbon: UndoTime::UntilNext,
        board_alerts: BoardAlerts {
            near_target: true,
            closing_min: 0,
            borders: [("7".to_owned(), "15 12".to_owned())].into(),
            quiet_hours: "22:00 06:30".into(),
            ..built_in().board_alerts
        },
        alerts: Alerts { repeat: true, volume: 7, ..built_in().alerts },
        mask_names: true,
        hide_from_capture: true,
        tell_presence: false,
        shortcuts: vec![ShortcutChoice { action: ShortcutAction::CallNext, keys: "Ctrl+Alt+N".into() }],
        links: true,
        start_at_login: true,
        start_in_tray: true,
        close_to_tray: true,
    }
}

#[test]
fn settings_come_back_after_a_restart() {
    let (_temp, folder) = folder();
    let (mut file, error) = SettingsFile::open(&folder, &Managed::default());
    assert_eq!(error, None);
    file.choose(&changed()).unwrap();
    let (again, _) = SettingsFile::open(&folder, &Managed::default());
    assert_eq!(again.get(), &changed());
}

#[test]
fn the_last_three_destinations_are_kept_newest_first_whatever_the_page_sends() {
    let (_temp, folder) = folder();
    let (mut file, _) = SettingsFile::open(&folder, &Managed::default());
    for id in ["1", "2", "3", "4", "3"] {
        file.remember(|remembered| remembered.sent_to(Destination::Desk(id.into()))).unwrap();
    }
    file.choose(&changed()).unwrap();
    let (again, _) = SettingsFile::open(&folder, &Managed::default());
    let kept = ["3", "4", "2"].map(|id| Destination::Desk(id.into()));
    assert_eq!(again.remembered().last_destinations, kept);
    let mut remembered = again.remembered().clone();
    remembered.sent_to(Destination::User("3".into()));
    assert_eq!(remembered.last_destinations.len(), 3, "a person is not the counter of the same id");
    assert_eq!(remembered.last_destinations[1], Destination::Desk("3".into()));
}

#[test]
fn what_was_done_is_remembered_even_if_it_cannot_be_written_and_written_with_the_next_change() {
    let (_temp, folder) = folder();
    let (mut file, _) = SettingsFile::open(&folder, &Managed::default());
    // A folder in the file's place: nobody writes there, whoever they are.
    std::fs::create_dir_all(folder.at(FILE).join("x")).unwrap();
    let refused = file.remember(|remembered| remembered.link_key = "k".into());
    assert!(matches!(refused, Err(ErrorView::Storage { .. })), "{refused:?}");
    assert_eq!(file.remembered().link_key, "k");
    assert!(file.choose(&changed()).is_err(), "a setting that cannot be written is not taken");
    assert_eq!(file.get().poll_every_s, 5);
    std::fs::remove_dir_all(folder.at(FILE)).unwrap();
    file.remember(|_| {}).unwrap();
    let (again, _) = SettingsFile::open(&folder, &Managed::default());
    assert_eq!(again.remembered().link_key, "k");
}

#[test]
fn too_many_or_too_long_keys_are_refused() {
    let key = |n: usize| KeyChoice { action: "end".into(), keys: vec!["x".repeat(n)] };
    assert!(Settings { keys: vec![key(40)], ..changed() }.check().is_ok());
    for keys in [vec![key(41)], vec![key(1); 101]] {
        let refused = Settings { keys, ..changed() }.check();
        assert_eq!(refused, Err(ErrorView::InputInvalid { field: "keys".into(), max_chars: None }));
    }
}

#[test]
fn a_value_out_of_range_changes_nothing() {
    let (_temp, folder) = folder();
    let (mut file, _) = SettingsFile::open(&folder, &Managed::default());
    for (name, bad) in [
        ("pollEveryS", Settings { poll_every_s: 4, ..changed() }),
        ("textSize", Settings { text_size: 79, ..changed() }),
        ("textSize", Settings { text_size: 201, ..changed() }),
    ] {
        let refused = file.choose(&bad);
        assert_eq!(refused, Err(ErrorView::InputInvalid { field: name.into(), max_chars: None }));
    }
    assert_eq!(file.get(), &built_in());
}

#[test]
fn a_garbled_file_is_kept_and_said() {
    let (_temp, folder) = folder();
    std::fs::write(folder.at(FILE), b"{\"preferences\": {").unwrap();
    let (file, error) = SettingsFile::open(&folder, &Managed::default());
    assert_eq!(file.get(), &built_in());
    assert!(matches!(error, Some(ErrorView::Storage { .. })));
    assert_eq!(std::fs::read(folder.at("settings.json.unreadable-1")).unwrap(), b"{\"preferences\": {");
}

#[test]
fn unknown_members_of_a_newer_version_do_no_harm() {
    let (_temp, folder) = folder();
    std::fs::write(folder.at(FILE), br#"{"preferences": {"later": 1, "maskNames": true}, "later": {}}"#)
        .unwrap();
    let (file, error) = SettingsFile::open(&folder, &Managed::default());
    assert_eq!((file.get().mask_names, error), (true, None));
}

fn managed(policy: &str) -> Managed {
    let policy = callpad_policy::parse_json("policy.json", policy);
    assert_eq!(policy.problems, []);
    Managed { recommended: policy.recommended, locked: policy.locked, ..Managed::default() }
}

#[test]
fn every_setting_on_the_screen_goes_through_a_policy_and_back() {
    let settings = changed();
    assert_eq!(preferences::settings(&preferences::preferences(&settings)), settings);
    // What is built in is the same on both sides.
    let built_in = preferences::preferences(&built_in());
    assert_eq!(
        Preferences {
            demonstration: Some(true),
            board: Some(true),
            board_counter_averages: Some(false),
            proxy: Some("system".into()),
            proxy_exceptions: Some(Vec::new()),
            insecure_http: Some(InsecureHttp::Warn),
            log_level: Some(LogLevel::Info),
            ..built_in
        },
        Preferences::built_in()
    );
}

#[test]
fn the_reasons_for_a_break_are_the_organisations_where_it_has_some_or_none() {
    let reasons = |policy: &str| SettingsFile::open(&folder().1, &managed(policy)).0.view().break_reasons;
    assert_eq!(reasons("{}"), None);
    assert_eq!(reasons(r#"{"breakReasons": []}"#), Some(Vec::new()), "nobody is asked");
    let own = Some(vec!["Training".to_owned(), "Prayer".to_owned()]);
    assert_eq!(reasons(r#"{"breakReasons": ["Training", "Prayer"]}"#), own);
    assert_eq!(reasons(r#"{"recommended": {"breakReasons": ["Training", "Prayer"]}}"#), own);
}

#[test]
fn what_is_recommended_holds_until_the_person_chooses_and_what_is_locked_always() {
    let (_temp, folder) = folder();
    let policy = managed(r#"{"maskNames": true, "recommended": {"language": "de", "alertVolume": 10}}"#);
    let (mut file, _) = SettingsFile::open(&folder, &policy);
    assert_eq!((file.get().language, file.get().alerts.volume), (Some(Language::De), 10));
    assert_eq!(file.view().managed, ["maskNames"]);
    let chosen = Settings { language: Some(Language::Fr), mask_names: false, ..file.get().clone() };
    file.choose(&chosen).unwrap();
    assert_eq!((file.get().language, file.get().mask_names), (Some(Language::Fr), true));

    // The organisation recommends something else later: what the person chose stays, what they did not follows.
    let policy = managed(r#"{"recommended": {"language": "es", "alertVolume": 90}}"#);
    let (file, _) = SettingsFile::open(&folder, &policy);
    assert_eq!((file.get().language, file.get().alerts.volume), (Some(Language::Fr), 90));
    assert!(!file.get().mask_names, "no longer locked, and never chosen");
    assert_eq!(file.layers.person.language, Some(Choice::Fr));
    assert_eq!(file.layers.person.alert_volume, None);
}

#[test]
fn the_counter_is_managed_where_the_table_names_this_computer() {
    let (_temp, folder) = folder();
    let elsewhere = managed(r#"{"counters": {"another-computer": "d1"}}"#);
    assert_eq!(SettingsFile::open(&folder, &elsewhere).0.view().managed, ["counters"]);
    let here = managed(&format!(r#"{{"counters": {{"{}": "d1"}}}}"#, computer_name()));
    assert_eq!(SettingsFile::open(&folder, &here).0.view().managed, ["counters", "deskId"]);
}

#[test]
fn a_value_that_cannot_be_is_told_and_the_rest_holds() {
    let (_temp, folder) = folder();
    std::fs::write(folder.at(FILE), br#"{"preferences": {"pollEveryS": 3, "maskNames": true}}"#).unwrap();
    let (file, error) = SettingsFile::open(&folder, &Managed::default());
    assert_eq!((file.get().poll_every_s, file.get().mask_names), (5, true));
    assert!(matches!(error, Some(ErrorView::Storage { detail, .. }) if detail.contains("pollEveryS")));
}
