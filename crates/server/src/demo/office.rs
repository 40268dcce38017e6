//! The people and things of the demo branch.

use callpad_wire::op::role;
use uuid::Uuid;

use crate::directory::{Desk, Device, Directory, Hours, Language, Location, OpenFromUntil, Service, User};

/// Every id is derived from this and a name, so it is the same everywhere and for ever.
const NAMESPACE: Uuid = Uuid::from_u128(0x6361_6c6c_7061_6400_8000_6465_6d6f_0001);

fn id(kind: &str, name: &str) -> String {
    Uuid::new_v5(&NAMESPACE, format!("{kind}/{name}").as_bytes()).to_string()
}

pub(super) fn location() -> String {
    id("location", "branch")
}

/// By its tag.
pub(super) fn service(tag: &str) -> String {
    id("service", tag)
}

/// By its tag.
pub(super) fn desk(tag: &str) -> String {
    id("desk", tag)
}

/// By the username.
pub(super) fn user(username: &str) -> String {
    id("user", username)
}

/// By its name.
pub(super) fn device(name: &str) -> String {
    id("device", name)
}

/// The open services, by tag.
pub(super) const OPEN: [&str; 3] = ["A", "B", "C"];
/// The languages of tickets.
pub(super) const LANGUAGES: [(&str, &str); 6] = [
    ("en_GB", "English"),
    ("pt_PT", "Português"),
    ("es_ES", "Español"),
    ("fr_FR", "Français"),
    ("de_DE", "Deutsch"),
    ("ar", "العربية"),
];

/// The office, open at these hours.
pub(super) fn directory(open: &OpenFromUntil) -> Directory {
    Directory {
        locations: vec![Location {
            id: location(),
            name: "Demo branch".into(),
            time_zone: None,
            hours: Some(every_day(open)),
            // Its day ends by its own rule.
            new_day_at: Some("off".into()),
            notice: None,
        }],
        services: [
            ("A", "Payments", true, 900),
            ("B", "Registrations", true, 1_200),
            ("C", "Information", true, 300),
            ("D", "Cash desk", false, 600),
        ]
        .map(|(tag, name, open, target)| Service {
            id: service(tag),
            tag: tag.into(),
            name: name.into(),
            location_id: location(),
            open,
            target_wait_s: Some(target),
            tolerance: Some(10),
            numbers: None,
        })
        .into(),
        desks: [("1", "A B"), ("2", "A C"), ("3", "A B C"), ("4", "B C D"), ("5", "A B C D")]
            .map(|(tag, services)| Desk {
                id: desk(tag),
                tag: tag.into(),
                name: format!("Counter {tag}"),
                location_id: location(),
                service_ids: services.split(' ').map(service).collect(),
            })
            .into(),
        users: vec![
            person("ana", "Ana Martins", &role::ALL),
            person("rui", "Rui Teixeira", &role::ALL[..5]),
            person("sofia", "Sofia Almeida", &[role::ACCESS, role::ISSUES_SERVICES, role::PAUSE]),
            person("tomas", "Tomás Vidal", &[role::ACCESS, role::ISSUES_SERVICES]),
            person(
                "layla",
                "ليلى حداد",
                &[role::ACCESS, role::SELECT_SERVICES, role::ISSUES_SERVICES, role::TRANSFER],
            ),
            person("helena", "Helena Castro", &[role::SUPERVISE]),
        ],
        languages: LANGUAGES.map(|(id, name)| Language { id: id.into(), name: name.into() }).into(),
        devices: [("Entrance", "kiosk"), ("Reception", "kiosk"), ("Hall", "screen")]
            .map(|(name, kind)| Device {
                id: device(name),
                kind: kind.into(),
                name: name.into(),
                location_id: Some(location()),
                printer: None,
            })
            .into(),
    }
}

fn every_day(open: &OpenFromUntil) -> Hours {
    let of_day = || vec![open.clone()];
    Hours {
        mon: of_day(),
        tue: of_day(),
        wed: of_day(),
        thu: of_day(),
        fri: of_day(),
        sat: of_day(),
        sun: of_day(),
    }
}

fn person(username: &str, display_name: &str, roles: &[&str]) -> User {
    User {
        id: user(username),
        username: username.into(),
        display_name: display_name.into(),
        location_ids: vec![location()],
        roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        secret: None,
        secret_hash: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_never_change() {
        assert_eq!(user("ana"), "91ca7140-6741-56f3-894f-55128aa58d99");
        assert_eq!(desk("3"), "39bf4bde-12c7-5078-a38d-89f6a0052e17");
    }
}
