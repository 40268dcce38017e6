//! Every setting, as one flat structure. The schema, the templates and the documentation are made from it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::choices::{
    Encoding, InsecureHttp, KeyAction, Language, LogLevel, NewTicketRule, ShortcutAction, Sound, Theme,
    UndoTime,
};
use crate::host;
use crate::value_schema::{keys_of, names_of, text_of};

/// Settings that one layer holds; what it does not name is left to the layers below.
///
/// A field's first sentence is its title in the administrators' tools; all of it is its explanation there.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Preferences {
    /// Address of the server. It begins with https://, or with http:// where nobody can listen on the way, and names
    /// neither a user nor a password.
    #[schemars(
        length(max = 2000),
        regex(pattern = r"^https?://[^\s/?#@\\]+(/[^\s?#@\\]*)?$"),
        extend("patternErrorMessage" = "an address that begins with https:// or http://, with no user, ? or # in it"),
        example = &"https://queue.example.org"
    )]
    pub server_address: Option<String>,

    /// Counter of this computer. The counter's id, as the server knows it. A computer that is named in the table of
    /// counters takes its counter from there.
    #[schemars(length(min = 1, max = 200), example = &"3")]
    pub desk_id: Option<String>,

    /// Counters of computers. One table for all computers: the computer's name, with its domain or without, and the id of
    /// its counter. Capital and small letters are the same.
    #[schemars(extend(
        "maxProperties" = 10_000,
        "propertyNames" = {"minLength": 1, "maxLength": 255},
        "additionalProperties" = text_of(1, 200),
        "examples" = [{"HALL-PC-01": "1", "HALL-PC-02": "2"}]
    ))]
    pub counters: Option<BTreeMap<String, String>>,

    /// Directory file. The whole path of a file with counters, people, languages and devices, for servers that do
    /// not tell them.
    #[schemars(
        length(max = 1000),
        regex(pattern = r"^(/|[A-Za-z]:[\\/]|\\\\)"),
        extend("patternErrorMessage" = "a whole path, from the root of the disk or of the share"),
        example = &"/etc/callpad/directory.json"
    )]
    pub directory_file: Option<String>,

    /// Offer to try Callpad on this computer. Sign-in then has a button that starts a demonstration without a server.
    #[schemars(example = false)]
    pub demonstration: Option<bool>,

    /// Language of the screens.
    #[schemars(example = Language::Pt)]
    pub language: Option<Language>,

    /// Whether the screens are light or dark.
    #[schemars(example = Theme::Dark)]
    pub theme: Option<Theme>,

    /// Size of the text on the screens. In percent, from 80 to 200.
    #[schemars(range(min = 80, max = 200), example = 125)]
    pub text_size: Option<u32>,

    /// Start Callpad when a person signs in to the computer.
    #[schemars(example = true)]
    pub start_at_login: Option<bool>,

    /// Start with the window closed. Only where something shows a tray.
    #[schemars(example = true)]
    pub start_in_tray: Option<bool>,

    /// Stay in the tray when the window is closed. Only where something shows a tray.
    #[schemars(example = true)]
    pub close_to_tray: Option<bool>,

    /// Hide visitors' names unless a key is held down.
    #[schemars(example = true)]
    pub mask_names: Option<bool>,

    /// Keep the windows out of pictures of the screen. Screenshots, recordings and shared screens then show nothing of
    /// Callpad, so that no visitor's name leaves the computer that way. On Windows and macOS; Linux has no means for it.
    #[schemars(example = true)]
    pub hide_from_capture: Option<bool>,

    /// Tell the server who is at the counter. Supervisors then see who is there, on a break or gone; only servers of
    /// Callpad's own take it in. Without it nothing is told.
    #[schemars(example = false)]
    pub tell_presence: Option<bool>,

    /// Reasons that a clerk can give for a break. Supervisors read the one that was chosen; with an empty list nobody is asked.
    /// Where nobody sets it: lunch, a short break, an errand.
    #[schemars(
        length(max = 6),
        extend(
            "items" = {
                "type": "string", "minLength": 1, "maxLength": 40,
                "pattern": r"\S", "patternErrorMessage": "a text that is not blank"
            },
            "examples" = [["Lunch", "Training"]]
        )
    )]
    pub break_reasons: Option<Vec<String>>,

    /// How long "Call again" is offered after a pause, no-show or transfer.
    #[schemars(example = UndoTime::Long)]
    pub ribbon: Option<UndoTime>,

    /// Alert for new tickets.
    #[schemars(example = NewTicketRule::Every)]
    pub alert_new_ticket: Option<NewTicketRule>,

    /// Alert when a wait exceeds the service's target.
    #[schemars(example = false)]
    pub alert_over_target: Option<bool>,

    /// Alert when a ticket is sent to this person or counter.
    #[schemars(example = true)]
    pub alert_sent_here: Option<bool>,

    /// Repeat an alert every 30 seconds until it is seen.
    #[schemars(example = true)]
    pub alert_repeat: Option<bool>,

    /// No alerts while a ticket is open.
    #[schemars(example = false)]
    pub alert_quiet_while_serving: Option<bool>,

    /// Do not disturb. No alerts at all.
    #[schemars(example = true)]
    pub alert_do_not_disturb: Option<bool>,

    /// Show alerts as notifications of the system.
    #[schemars(example = false)]
    pub alert_notifications: Option<bool>,

    /// Services without alerts. Their ids.
    #[schemars(
        length(max = 1000),
        extend("items" = text_of(1, 500), "examples" = [["7", "12"]])
    )]
    pub alert_muted_services: Option<Vec<String>>,

    /// Sound of alerts.
    #[schemars(example = Sound::Knock)]
    pub alert_sound: Option<Sound>,

    /// Volume of alerts. From 0 to 100.
    #[schemars(range(min = 0, max = 100), example = 40)]
    pub alert_volume: Option<u32>,

    /// Offer the board to supervisors. Whoever may supervise has a window with the waits, the counters and the day of the
    /// branch; without it Callpad is a counter alone.
    #[schemars(example = false)]
    pub board: Option<bool>,

    /// Further servers of the board. Their addresses, beside the server that the supervisor signs in to; the supervisor signs in
    /// at each once. Locked, no others can be added.
    #[schemars(
        length(max = 15),
        extend(
            "items" = {
                "type": "string", "minLength": 8, "maxLength": 2000,
                "pattern": r"^https?://[^\s/?#@\\]+(/[^\s?#@\\]*)?$",
                "patternErrorMessage": "an address that begins with https:// or http://, with no user, ? or # in it"
            },
            "examples" = [["https://north.queue.example.org", "https://south.queue.example.org"]]
        )
    )]
    pub board_servers: Option<Vec<String>>,

    /// Show the average service time of each counter on the board. Off where nobody sets it: in some countries such figures
    /// may not be kept, and a counter is often one person.
    #[schemars(example = true)]
    pub board_counter_averages: Option<bool>,

    /// Alert a supervisor when somebody waits longer than the target.
    #[schemars(example = false)]
    pub board_alert_over_target: Option<bool>,

    /// Alert a supervisor when somebody will soon wait longer than the target.
    #[schemars(example = true)]
    pub board_alert_near_target: Option<bool>,

    /// Alert a supervisor when visitors wait and no counter serves them.
    #[schemars(example = false)]
    pub board_alert_no_counter: Option<bool>,

    /// Alert a supervisor when a counter is free while its visitors wait.
    #[schemars(example = false)]
    pub board_alert_free_counter: Option<bool>,

    /// Alert a supervisor when a counter serves longer than nine of ten do.
    #[schemars(example = true)]
    pub board_alert_long_counter: Option<bool>,

    /// Alert a supervisor when the day will end late. So many minutes after closing that the last visitor leaves, from 1 to
    /// 240; 0 for never.
    #[schemars(range(min = 0, max = 240), example = 15)]
    pub board_alert_closing_min: Option<u32>,

    /// Alert a supervisor when a location gives no answer.
    #[schemars(example = false)]
    pub board_alert_no_answer: Option<bool>,

    /// Alert a supervisor when a screen or kiosk is away.
    #[schemars(example = false)]
    pub board_alert_device_away: Option<bool>,

    /// Borders of alerts for single services. For each service's id two numbers of minutes, separated by a space: the longest
    /// wait beyond which it is over its target for alerts, and the one at which that is over. Others follow their target. A
    /// service of a further server of the board has that server's address and a space before its id.
    #[schemars(extend(
        "maxProperties" = 1_000,
        "propertyNames" = {"minLength": 1, "maxLength": 500},
        "additionalProperties" = {
            "type": "string", "minLength": 3, "maxLength": 9,
            "pattern": "^[0-9]{1,4} [0-9]{1,4}$", "patternErrorMessage": "two numbers of minutes, such as 15 12"
        },
        "examples" = [{"7": "15 12"}]
    ))]
    pub board_alert_borders: Option<BTreeMap<String, String>>,

    /// Hours without alerts for supervisors. Two times of this computer's day, such as "22:00 06:30"; they may pass midnight.
    /// Empty for none.
    #[schemars(
        length(max = 11),
        regex(pattern = r"^(([01][0-9]|2[0-3]):[0-5][0-9] ([01][0-9]|2[0-3]):[0-5][0-9])?$"),
        extend("patternErrorMessage" = "two times of the day, such as 22:00 06:30, or empty"),
        example = &"22:00 06:30"
    )]
    pub board_quiet_hours: Option<String>,

    /// Keys of the counter window. For each action its keys, separated by a space, such as "F9 Ctrl+1"; an empty
    /// text for none. Actions that are not named keep their keys.
    #[schemars(extend(
        "propertyNames" = names_of::<KeyAction>(),
        "additionalProperties" = keys_of(),
        "examples" = [{"callNext": "F9 Ctrl+1", "noShow": ""}]
    ))]
    pub keys: Option<BTreeMap<KeyAction, String>>,

    /// Allow single characters as keys. Such as "/" for the search.
    #[schemars(example = false)]
    pub single_keys: Option<bool>,

    /// Global shortcuts. Keys that work while another program is in front, such as "Ctrl+Alt+N"; an empty text for
    /// none.
    #[schemars(extend(
        "propertyNames" = names_of::<ShortcutAction>(),
        "additionalProperties" = text_of(0, 40),
        "examples" = [{"callNext": "Ctrl+Alt+N", "open": "Ctrl+Alt+O"}]
    ))]
    pub shortcuts: Option<BTreeMap<ShortcutAction, String>>,

    /// Allow actions from callpad:// links. Only those that carry the person's key.
    #[schemars(example = true)]
    pub links: Option<bool>,

    /// Seconds between two checks for new tickets. From 5 to 60; only for servers that do not tell of changes themselves.
    #[schemars(range(min = 5, max = 60), example = 15)]
    pub poll_every_s: Option<u32>,

    /// How parameters of actions are sent. The form is for servers that do not read JSON.
    #[schemars(example = Encoding::Form)]
    pub encoding: Option<Encoding>,

    /// Proxy on the way to the server. "system" for the one that the system names, "none" for none, or its address, without name
    /// and password. Scripts (PAC) are not run. A server on this computer is always reached without one.
    #[schemars(
        length(max = 300),
        regex(pattern = r"^(system|none|https?://[^\s/?#@\\]+/?)$"),
        extend("patternErrorMessage" = "system, none, or an address such as http://proxy.example.org:3128"),
        example = &"http://proxy.example.org:3128"
    )]
    pub proxy: Option<String>,

    /// Servers that are reached without the proxy. Names, with all names below them; addresses; networks such as 10.0.0.0/8; "*" for
    /// all.
    #[schemars(
        length(max = 100),
        extend("items" = text_of(1, 255), "examples" = [["intern.example.org", "10.0.0.0/8"]])
    )]
    pub proxy_exceptions: Option<Vec<String>>,

    /// Name that the proxy is told. For proxies that ask for a name and a password in the way that is called Basic; Callpad knows
    /// no other.
    #[schemars(length(min = 1, max = 200), regex(pattern = "^[^:]+$"), extend("patternErrorMessage" = "a name without a colon"), example = &"callpad")]
    pub proxy_user: Option<String>,

    /// Password that the proxy is told. Everybody on the computer can read it here: use an account that may do nothing else.
    #[schemars(length(min = 1, max = 200), example = &"only-for-the-proxy")]
    pub proxy_password: Option<String>,

    /// Certificates of your own authority. The whole path of a PEM file; they are trusted besides those of the system.
    #[schemars(
        length(max = 1000),
        regex(pattern = r"^(/|[A-Za-z]:[\\/]|\\\\)"),
        extend("patternErrorMessage" = "a whole path, from the root of the disk or of the share"),
        example = &"/etc/callpad/ca.pem"
    )]
    pub extra_ca_file: Option<String>,

    /// Certificate of this computer. The whole path of a PEM file with the certificate, those between it and the authority, and the
    /// key without a password; for servers and proxies that let in only computers they know. The system's own store is not used.
    #[schemars(
        length(max = 1000),
        regex(pattern = r"^(/|[A-Za-z]:[\\/]|\\\\)"),
        extend("patternErrorMessage" = "a whole path, from the root of the disk or of the share"),
        example = &"/etc/callpad/computer.pem"
    )]
    pub client_certificate_file: Option<String>,

    /// Connections without encryption to another computer. With http:// others on the way can read names and the session.
    #[schemars(example = InsecureHttp::Forbid)]
    pub insecure_http: Option<InsecureHttp>,

    /// How much the log tells. It lies below the data folder and holds no token, name or note.
    #[schemars(example = LogLevel::Debug)]
    pub log_level: Option<LogLevel>,

    /// Address of updates. Where a Callpad that was installed for one person looks for a newer version. Without it,
    /// nothing is looked for; a Callpad that was installed for the whole computer never updates itself.
    #[schemars(
        length(max = 2000),
        regex(pattern = r"^https://[^\s/?#@\\]+(/[^\s@\\]*)?$"),
        extend("patternErrorMessage" = "an address that begins with https:// and names no user"),
        example = &"https://updates.example.org/callpad/latest.json"
    )]
    pub update_address: Option<String>,

    /// Public key of updates. It proves what lies at the address of updates: the one line of the file that ends with .pub,
    /// as `tauri signer generate` writes it.
    #[schemars(
        length(max = 1000),
        regex(pattern = r"^[A-Za-z0-9+/]{40,}={0,2}$"),
        extend("patternErrorMessage" = "a public key in base64, without blanks"),
        example = &"dW50cnVzdGVkIGNvbW1lbnQ6IG1pbmlzaWduIHB1YmxpYyBrZXkKUldRZjZMUkNHQTlpNTNtbFllY080SXpUNTFUR1BwdldjTlNDaDFDQk0wUVRhTG43M1k3R0ZPMwo="
    )]
    pub update_key: Option<String>,
}

impl Preferences {
    /// What holds where no layer says otherwise; nothing for what only an organisation sets.
    pub fn built_in() -> Self {
        Self {
            demonstration: Some(true),
            language: Some(Language::System),
            theme: Some(Theme::System),
            text_size: Some(100),
            start_at_login: Some(false),
            start_in_tray: Some(false),
            close_to_tray: Some(false),
            mask_names: Some(false),
            hide_from_capture: Some(false),
            tell_presence: Some(true),
            ribbon: Some(UndoTime::Short),
            alert_new_ticket: Some(NewTicketRule::WhenEmpty),
            alert_over_target: Some(true),
            alert_sent_here: Some(true),
            alert_repeat: Some(false),
            alert_quiet_while_serving: Some(true),
            alert_do_not_disturb: Some(false),
            alert_notifications: Some(true),
            alert_muted_services: Some(Vec::new()),
            alert_sound: Some(Sound::Chime),
            alert_volume: Some(60),
            board: Some(true),
            board_counter_averages: Some(false),
            board_alert_over_target: Some(true),
            board_alert_near_target: Some(false),
            board_alert_no_counter: Some(true),
            board_alert_free_counter: Some(true),
            board_alert_long_counter: Some(false),
            board_alert_closing_min: Some(10),
            board_alert_no_answer: Some(true),
            board_alert_device_away: Some(true),
            board_alert_borders: Some(BTreeMap::new()),
            board_quiet_hours: Some(String::new()),
            keys: Some(BTreeMap::new()),
            single_keys: Some(true),
            shortcuts: Some(BTreeMap::new()),
            links: Some(false),
            poll_every_s: Some(5),
            encoding: Some(Encoding::Json),
            proxy: Some("system".to_owned()),
            proxy_exceptions: Some(Vec::new()),
            insecure_http: Some(InsecureHttp::Warn),
            log_level: Some(LogLevel::Info),
            ..Self::default()
        }
    }

    /// The counter of the computer with this name: from [`Self::counters`] where it is named there, best with its domain, else
    /// [`Self::desk_id`].
    pub fn counter_for(&self, computer: &str) -> Option<&str> {
        let counters = self.counters.iter().flatten();
        let named = counters
            .filter_map(|(name, desk)| Some((host::fit(name, computer)?, desk)))
            .max_by_key(|(fit, _)| *fit);
        named.map(|(_, desk)| desk).or(self.desk_id.as_ref()).map(String::as_str)
    }

    /// The same to be shown to people: what is secret in it is covered.
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        Self { proxy_password: self.proxy_password.as_ref().map(|_| "***".to_owned()), ..self.clone() }
    }

    /// The names of those that are set.
    pub fn names(&self) -> Vec<String> {
        self.to_members().into_iter().map(|(name, _)| name).collect()
    }

    /// With others over these: where both name a setting, theirs holds.
    #[cfg(any(target_os = "macos", windows, test))]
    pub(crate) fn under(&self, over: &Self) -> Self {
        let mut members = self.to_members();
        members.extend(over.to_members());
        // Members that came from preferences go back into them.
        Self::from_members(members).unwrap_or_default()
    }

    /// The settings that are set, by name.
    pub(crate) fn to_members(&self) -> Map<String, Value> {
        match serde_json::to_value(self) {
            Ok(Value::Object(members)) => members,
            // A structure of plain fields always becomes an object.
            _ => Map::new(),
        }
    }

    /// The other way round. Members must be sound, as those of [`Self::to_members`] and those that were checked are.
    pub(crate) fn from_members(members: Map<String, Value>) -> Result<Self, serde_json::Error> {
        serde_json::from_value(Value::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_counters(counters: &[(&str, &str)]) -> Preferences {
        let counters = counters.iter().map(|(name, desk)| ((*name).to_owned(), (*desk).to_owned())).collect();
        Preferences { counters: Some(counters), desk_id: Some("9".into()), ..Preferences::default() }
    }

    #[test]
    fn a_computer_takes_its_counter_from_the_table_whatever_its_case_and_domain() {
        let preferences = with_counters(&[("HALL-PC-01", "1"), ("hall-pc-02.example.org", "2")]);
        for (computer, desk) in
            [("hall-pc-01", "1"), ("Hall-PC-01.example.org", "1"), ("HALL-PC-02", "2"), ("office", "9")]
        {
            assert_eq!(preferences.counter_for(computer), Some(desk), "{computer}");
        }
    }

    #[test]
    fn of_two_computers_of_one_name_each_takes_the_counter_of_its_domain() {
        let preferences = with_counters(&[
            ("hall-pc-01.lisbon.example.org", "1"),
            ("hall-pc-01.porto.example.org", "2"),
            ("hall-pc-01", "3"),
        ]);
        for (computer, desk) in [
            ("HALL-PC-01.porto.example.org", "2"),
            ("HALL-PC-01.lisbon.example.org.", "1"),
            ("HALL-PC-01", "3"),
            ("HALL-PC-01.faro.example.org", "3"),
        ] {
            assert_eq!(preferences.counter_for(computer), Some(desk), "{computer}");
        }
    }

    #[test]
    fn without_a_table_the_counter_is_the_one_that_is_set() {
        let desk_id = Some("4".to_owned());
        assert_eq!(Preferences { desk_id, ..Preferences::default() }.counter_for("x"), Some("4"));
        assert_eq!(Preferences::default().counter_for("x"), None);
    }
}
