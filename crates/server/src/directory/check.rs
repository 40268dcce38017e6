//! The rules for importing a directory. Every part is checked, so that an administrator sees all errors at once.

use std::collections::HashMap;

use callpad_receipt::Address;
use callpad_wire::op::role;
use jiff::tz::TimeZone;
use unicode_normalization::is_nfc;

use super::{Directory, NumberRange, Service, hours::is_time, meant::with_meant, problems::Problems};
use crate::{
    domain::{characters, new_day},
    secret,
};

/// The longest id, in characters; with [`LONGEST_NAME`] and [`LONGEST_TAG`] it bounds the largest ticket.
pub(crate) const LONGEST_ID: usize = 128;
/// The longest name, in characters.
pub(crate) const LONGEST_NAME: usize = 255;
/// The longest tag and the longest kind of a device, in characters.
pub(crate) const LONGEST_TAG: usize = 32;
/// The longest id of a language, in characters: the limit of `lang`.
const LONGEST_LANGUAGE: usize = 35;
/// The longest secret, in characters: the limit of a login.
const LONGEST_SECRET: usize = 1_000;

/// The largest number of a ticket that a range may hold: what a display and a ticket have room for.
const LARGEST_NUMBER: u32 = 99_999;

/// The longest notice, in characters: what a screen has room for beside the calls.
const LONGEST_NOTICE: usize = 300;
/// Checks a directory.
///
/// # Errors
/// Everything wrong with it; then it must not be imported.
pub(crate) fn check(directory: &Directory) -> Result<(), Problems> {
    let mut check = Check::default();
    let locations = check.ids("locations", directory.locations.iter().map(|one| &one.id));
    let services = check.ids("services", directory.services.iter().map(|one| &one.id));
    check.ids("desks", directory.desks.iter().map(|one| &one.id));
    check.ids("users", directory.users.iter().map(|one| &one.id));
    check.ids("languages", directory.languages.iter().map(|one| &one.id));
    check.ids("devices", directory.devices.iter().map(|one| &one.id));
    check.locations(directory);
    check.services(directory, &locations);
    check.desks(directory, &locations, &services);
    check.users(directory, &locations);
    check.devices(directory, &locations);
    check.the_rest(directory);
    check.problems.or(())
}

/// The index of each entry by its id.
type Known<'a> = HashMap<&'a str, usize>;

#[derive(Default)]
struct Check {
    problems: Problems,
}

impl Check {
    fn wrong(&mut self, path: &str, value: &str, what: impl Into<String>) {
        self.problems.add(path, Some(value), what);
    }

    /// The ids of one list: each valid and unique.
    fn ids<'a>(&mut self, list: &str, ids: impl Iterator<Item = &'a String>) -> Known<'a> {
        let mut known = Known::new();
        for (index, id) in ids.enumerate() {
            let path = format!("{list}[{index}].id");
            self.id(&path, id);
            if let Some(first) = known.get(id.as_str()) {
                self.wrong(&path, id, format!("is the id of {list}[{first}] already"));
            } else {
                known.insert(id, index);
            }
        }
        known
    }

    fn id(&mut self, path: &str, id: &str) {
        // Empty and "0" mean none (V3).
        if matches!(id, "" | "0") {
            self.wrong(path, id, "means no id at all: choose another");
        } else if matches!(id, "." | "..") {
            self.wrong(path, id, "cannot stand in an address: choose another");
        } else if id.trim() != id {
            self.wrong(path, id, "begins or ends with a blank");
        } else if !is_nfc(id) {
            self.wrong(path, id, "has letters in pieces: what a person types would not match it (NFC)");
        }
        self.text(path, id, LONGEST_ID);
    }

    /// At most `longest` characters, none of them invisible.
    fn text(&mut self, path: &str, text: &str, longest: usize) {
        if text.chars().nth(longest).is_some() {
            self.wrong(path, text, format!("is longer than {longest} characters"));
        }
        if let Some(c) = text.chars().find(|c| characters::is_unfit(*c)) {
            self.wrong(
                path,
                text,
                format!("holds the character U+{:04X}, which does not belong there", u32::from(c)),
            );
        }
    }

    fn name(&mut self, path: &str, name: &str) {
        if name.trim().is_empty() {
            self.wrong(path, name, "is empty");
        }
        self.text(path, name, LONGEST_NAME);
    }

    /// Each value only once within `of`. Empty ones do not count.
    fn once<'a>(
        &mut self,
        seen: &mut HashMap<(&'a str, &'a str), String>,
        of: &'a str,
        value: &'a str,
        path: &str,
    ) {
        if value.is_empty() {
            return;
        }
        if let Some(first) = seen.get(&(of, value)) {
            let what = format!("is {first} already");
            self.wrong(path, value, what);
        } else {
            seen.insert((of, value), path.to_owned());
        }
    }

    fn refers(&mut self, path: &str, id: &str, known: &Known<'_>, kind: &str) {
        if !known.contains_key(id) {
            let what = with_meant(&format!("is the id of no {kind}"), id, known.keys().copied());
            self.wrong(path, id, what);
        }
    }

    fn locations(&mut self, directory: &Directory) {
        for (index, location) in directory.locations.iter().enumerate() {
            self.name(&format!("locations[{index}].name"), &location.name);
            if let Some(zone) = location.time_zone.as_deref().filter(|zone| TimeZone::get(zone).is_err()) {
                let zones: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
                let what = "is no time zone; those of the IANA database are, such as Europe/Lisbon";
                let what = with_meant(what, zone, zones.iter().map(String::as_str));
                self.wrong(&format!("locations[{index}].time_zone"), zone, what);
            }
            if let Some(at) = location
                .new_day_at
                .as_deref()
                .filter(|at| *at != new_day::OFF && (!is_time(at) || *at == "24:00"))
            {
                let what = "is no time of day, such as 04:00, nor off";
                self.wrong(&format!("locations[{index}].new_day_at"), at, what);
            }
            if let Some(notice) = &location.notice {
                self.text(&format!("locations[{index}].notice"), notice, LONGEST_NOTICE);
            }
            if let Some(hours) = &location.hours {
                hours.check(&format!("locations[{index}].hours"), &mut self.problems);
            }
        }
    }

    fn services(&mut self, directory: &Directory, locations: &Known<'_>) {
        let mut tags = HashMap::new();
        let mut without_tag: HashMap<&str, Vec<(NumberRange, usize)>> = HashMap::new();
        for (index, service) in directory.services.iter().enumerate() {
            let path = format!("services[{index}]");
            self.name(&format!("{path}.name"), &service.name);
            self.text(&format!("{path}.tag"), &service.tag, LONGEST_TAG);
            self.refers(&format!("{path}.location_id"), &service.location_id, locations, "location");
            // Two visitors would have the same number.
            self.once(&mut tags, &service.location_id, &service.tag, &format!("{path}.tag"));
            // Lists of services may be comma-separated or JSON (T5).
            if service.id.contains(',') || service.id.starts_with('[') {
                self.wrong(
                    &format!("{path}.id"),
                    &service.id,
                    "holds a comma or begins with [: choose another",
                );
            }
            if let Some(range) = service.numbers {
                self.numbers(&format!("{path}.numbers"), range);
                // Where no tag tells them apart, the numbers must.
                let others = without_tag.entry(&service.location_id).or_default();
                if service.tag.is_empty() {
                    let meets = |other: &NumberRange| range.from <= other.to && other.from <= range.to;
                    if let Some((_, other)) = others.iter().find(|(other, _)| meets(other)) {
                        let what = format!("has numbers of services[{other}] in it, and neither has a tag");
                        self.problems.add(format!("{path}.numbers"), None, what);
                    }
                    others.push((range, index));
                }
            }
        }
    }

    fn numbers(&mut self, path: &str, range: NumberRange) {
        for (end, number) in [("from", range.from), ("to", range.to)] {
            if !(1..=LARGEST_NUMBER).contains(&number) {
                let what = format!("is not a number from 1 to {LARGEST_NUMBER}");
                self.wrong(&format!("{path}.{end}"), &number.to_string(), what);
            }
        }
        if range.to <= range.from {
            self.wrong(&format!("{path}.to"), &range.to.to_string(), format!("is not after {}", range.from));
        }
    }

    fn desks(&mut self, directory: &Directory, locations: &Known<'_>, services: &Known<'_>) {
        let mut tags = HashMap::new();
        for (index, desk) in directory.desks.iter().enumerate() {
            let path = format!("desks[{index}]");
            self.name(&format!("{path}.name"), &desk.name);
            self.text(&format!("{path}.tag"), &desk.tag, LONGEST_TAG);
            self.refers(&format!("{path}.location_id"), &desk.location_id, locations, "location");
            // Visitors would be sent to two places.
            self.once(&mut tags, &desk.location_id, &desk.tag, &format!("{path}.tag"));
            let mut seen = HashMap::new();
            for (at, id) in desk.service_ids.iter().enumerate() {
                let path = format!("{path}.service_ids[{at}]");
                self.refers(&path, id, services, "service");
                self.once(&mut seen, "", id, &path);
                let service = services.get(id.as_str()).and_then(|index| directory.services.get(*index));
                // An unknown location is already reported.
                let elsewhere = |service: &&Service| {
                    service.location_id != desk.location_id
                        && [&service.location_id, &desk.location_id]
                            .iter()
                            .all(|id| locations.contains_key(id.as_str()))
                };
                if service.filter(elsewhere).is_some() {
                    self.wrong(&path, id, "is a service of another location");
                }
            }
        }
    }

    fn users(&mut self, directory: &Directory, locations: &Known<'_>) {
        let mut usernames = HashMap::new();
        for (index, user) in directory.users.iter().enumerate() {
            let path = format!("users[{index}]");
            self.name(&format!("{path}.display_name"), &user.display_name);
            let username = format!("{path}.username");
            self.name(&username, &user.username);
            if user.username.trim() != user.username {
                self.wrong(&username, &user.username, "begins or ends with a blank");
            }
            self.once(&mut usernames, "", &user.username, &username);
            let mut seen = HashMap::new();
            for (at, id) in user.location_ids.iter().enumerate() {
                let path = format!("{path}.location_ids[{at}]");
                self.refers(&path, id, locations, "location");
                self.once(&mut seen, "", id, &path);
            }
            let mut seen = HashMap::new();
            for (at, role) in user.roles.iter().enumerate() {
                let path = format!("{path}.roles[{at}]");
                if !role::ALL.contains(&role.as_str()) {
                    let what = with_meant("is no role", role, role::ALL);
                    self.wrong(&path, role, what);
                }
                self.once(&mut seen, "", role, &path);
            }
            if let Some(secret) = &user.secret {
                self.secret(&format!("{path}.secret"), secret);
            }
            if user.secret_hash.as_ref().is_some_and(|hash| !secret::is_hash(hash)) {
                let what = "is no hash as an export gives it: Argon2id, at most 64 MiB and 10 passes";
                self.problems.add(format!("{path}.secret_hash"), None, what);
            }
        }
    }

    /// Reports what is wrong with a secret without showing it.
    fn secret(&mut self, path: &str, secret: &str) {
        if secret.is_empty() {
            self.problems.add(path, None, "is empty; leave it out to keep what is set");
        }
        if secret.chars().nth(LONGEST_SECRET).is_some() {
            self.problems.add(path, None, format!("is longer than {LONGEST_SECRET} characters"));
        }
        if secret.chars().any(char::is_control) {
            self.problems.add(path, None, "holds a control character, which cannot be typed");
        }
    }

    fn devices(&mut self, directory: &Directory, locations: &Known<'_>) {
        for (index, device) in directory.devices.iter().enumerate() {
            let path = format!("devices[{index}]");
            self.name(&format!("{path}.name"), &device.name);
            self.text(&format!("{path}.type"), &device.kind, LONGEST_TAG);
            if let Some(location) = &device.location_id {
                self.refers(&format!("{path}.location_id"), location, locations, "location");
            }
            if let Some(printer) =
                device.printer.as_deref().filter(|printer| printer.parse::<Address>().is_err())
            {
                let what = "is no address of a printer; 10.0.0.9:9100 is one, and printer.example:9100";
                self.wrong(&format!("{path}.printer"), printer, what);
            }
        }
    }

    fn the_rest(&mut self, directory: &Directory) {
        for (index, language) in directory.languages.iter().enumerate() {
            self.name(&format!("languages[{index}].name"), &language.name);
            if language.id.chars().nth(LONGEST_LANGUAGE).is_some() {
                let what = format!("is longer than {LONGEST_LANGUAGE} characters");
                self.wrong(&format!("languages[{index}].id"), &language.id, what);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_notice_and_a_printer_have_their_form() {
        let wrong = |notice: &str, printer: &str| {
            let directory = json!({
                "locations": [{"id": "l", "name": "Hall", "notice": notice}],
                "devices": [{"id": "k", "type": "kiosk", "name": "K", "location_id": "l", "printer": printer}],
            });
            let directory: Directory = serde_json::from_value(directory).unwrap();
            check(&directory).err().map(|problems| problems.to_string()).unwrap_or_default()
        };
        for good in ["10.0.0.9", "10.0.0.9:9100", "printer.example:9100", "[2001:db8::9]:9100"] {
            assert_eq!(wrong("Today until 16:00", good), "");
        }
        for bad in [
            "",
            "http://printer",
            "printer:",
            "printer:0",
            "printer:99999",
            "0.0.0.0",
            "a b",
            &"x".repeat(300),
        ] {
            assert!(wrong("", bad).contains("devices[0].printer"), "{bad}");
        }
        assert_eq!(wrong(&"ü".repeat(LONGEST_NOTICE), "10.0.0.9"), "");
        assert!(wrong(&"ü".repeat(LONGEST_NOTICE + 1), "10.0.0.9").contains("is longer than 300 characters"));
        assert!(wrong("two\nlines", "10.0.0.9").contains("locations[0].notice"));
    }
}
