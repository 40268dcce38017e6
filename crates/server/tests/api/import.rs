//! Taking a directory over: everything is asked of it, all mistakes are told at once, and nothing changes unless all is
//! right.

use std::path::Path;

use callpad_server::{
    admin::{self, AdminError, ImportOptions, Report},
    clock::SystemClock,
    directory::Problem,
};
use serde_json::{Value, json};

use crate::site::Site;

fn whole() -> Value {
    serde_json::to_value(crate::site::directory()).unwrap()
}

fn import(folder: &Path, bytes: impl AsRef<[u8]>) -> Result<Report, AdminError> {
    let file = folder.join("directory.json");
    std::fs::write(&file, bytes).unwrap();
    admin::import(&folder.join("data"), &file, &ImportOptions::default(), "tester", &SystemClock)
}

/// What is wrong with a file: the text of each mistake, and how many more there are.
fn wrong(bytes: impl AsRef<[u8]>) -> (Vec<Problem>, usize) {
    let folder = tempfile::tempdir().unwrap();
    let refused = import(folder.path(), bytes).expect_err("a mistake");
    let AdminError::Refused(mut problems) = refused else { unreachable!("{refused}") };
    for problem in &mut problems.listed {
        // All on one line.
        assert_eq!(problem.line.take().filter(|_| !problem.path.is_empty()).unwrap_or(1), 1);
    }
    assert!(!folder.path().join("data").exists(), "nothing has changed");
    (problems.listed, problems.more)
}

/// The one mistake after a change.
fn one(change: impl FnOnce(&mut Value)) -> String {
    let mut directory = whole();
    change(&mut directory);
    let (listed, _) = wrong(directory.to_string());
    assert_eq!(listed.len(), 1, "{listed:?}");
    listed[0].to_string()
}

#[test]
fn every_mistake_is_told_with_its_place_and_its_value() {
    for (path, value, told) in [
        ("/desks/2/service_ids/0", json!("zz"), r#"desks[2].service_ids[0] "zz" is the id of no service"#),
        (
            "/desks/3/service_ids/0",
            json!("a"),
            r#"desks[3].service_ids[0] "a" is a service of another location"#,
        ),
        (
            "/services/3/location_id",
            json!("west"),
            r#"services[3].location_id "west" is the id of no location"#,
        ),
        (
            "/users/0/location_ids/0",
            json!("west"),
            r#"users[0].location_ids[0] "west" is the id of no location"#,
        ),
        (
            "/users/0/roles/1",
            json!("acl_qmpad_acces"),
            r#"users[0].roles[1] "acl_qmpad_acces" is no role; "acl_qmpad_access" is meant?"#,
        ),
        (
            "/users/0/roles/1",
            json!("acl_qmpad_access"),
            r#"users[0].roles[1] "acl_qmpad_access" is users[0].roles[0] already"#,
        ),
        ("/users/1/id", json!("ana"), r#"users[1].id "ana" is the id of users[0] already"#),
        ("/devices/0/id", json!("0"), r#"devices[0].id "0" means no id at all: choose another"#),
        ("/devices/0/id", json!(""), r#"devices[0].id "" means no id at all: choose another"#),
        ("/devices/0/id", json!(" d-2 "), r#"devices[0].id " d-2 " begins or ends with a blank"#),
        ("/devices/0/id", json!(".."), r#"devices[0].id ".." cannot stand in an address: choose another"#),
        (
            "/devices/0/id",
            json!("cafe\u{301}"),
            r#"devices[0].id "cafe\u{301}" has letters in pieces: what a person types would not match it (NFC)"#,
        ),
        (
            "/devices/0/id",
            json!("a\u{0}b"),
            r#"devices[0].id "a\0b" holds the character U+0000, which does not belong there"#,
        ),
        (
            "/devices/0/name",
            json!("a\u{202e}b"),
            r#"devices[0].name "a\u{202e}b" holds the character U+202E, which does not belong there"#,
        ),
        (
            "/devices/0/name",
            json!("x".repeat(256)),
            &format!("devices[0].name \"{}…\" is longer than 255 characters", "x".repeat(60)),
        ),
        ("/devices/0/name", json!(" "), r#"devices[0].name " " is empty"#),
        ("/devices/0/name", json!(7), r#"devices[0].name "7" is not a text"#),
        (
            "/users/1/username",
            json!("ana.name"),
            r#"users[1].username "ana.name" is users[0].username already"#,
        ),
        ("/users/1/username", json!("rui "), r#"users[1].username "rui " begins or ends with a blank"#),
        ("/services/1/tag", json!("A"), r#"services[1].tag "A" is services[0].tag already"#),
        ("/desks/1/tag", json!("D1"), r#"desks[1].tag "D1" is desks[0].tag already"#),
        (
            "/locations/0/time_zone",
            json!("Europe/Nowhere"),
            r#"locations[0].time_zone "Europe/Nowhere" is no time zone; those of the IANA database are, such as Europe/Lisbon"#,
        ),
        ("/locations/0/hours", json!("always"), r#"locations[0].hours "always" is not an object"#),
        ("/locations/0/hours", json!({"mon": "09:00"}), r#"locations[0].hours.mon "09:00" is not a list"#),
        (
            "/locations/0/hours",
            json!({"mon": [["09:00"]]}),
            r#"locations[0].hours.mon[0] is not a pair of times, such as ["09:00", "17:00"]"#,
        ),
        (
            "/locations/0/hours",
            json!({"tue": [["09:00", "12:00"], ["13:00", "24:01"]]}),
            r#"locations[0].hours.tue[1][1] "24:01" is no time of day; 09:00 is one, and 24:00 the last"#,
        ),
        (
            "/locations/0/hours",
            json!({"sun": [["17:00", "17:00"]]}),
            r#"locations[0].hours.sun[0][1] "17:00" is not after 17:00"#,
        ),
        (
            "/locations/0/hours",
            json!({"sat": [["09:00", "12:00"], ["11:59", "13:00"]]}),
            r#"locations[0].hours.sat[1][0] "11:59" is before 12:00, when the entry before it ends"#,
        ),
        (
            "/locations/0/hours",
            json!({"fri": vec![["09:00", "10:00"]; 9]}),
            "locations[0].hours.fri has more than 8 entries",
        ),
        ("/locations/0/hours", json!({"holiday": []}), "locations[0].hours.holiday is not known here"),
        ("/services/0/open", json!("yes"), r#"services[0].open "yes" is neither true nor false"#),
        (
            "/services/0/tolerance",
            json!(-1),
            r#"services[0].tolerance "-1" is not a whole number from 0 to 4294967295"#,
        ),
        (
            "/locations/0/new_day_at",
            json!("24:00"),
            r#"locations[0].new_day_at "24:00" is no time of day, such as 04:00, nor off"#,
        ),
        ("/services/0/numbers", json!([1, 99]), "services[0].numbers is not an object"),
        ("/services/0/numbers", json!({"from": 1}), "services[0].numbers.to is missing"),
        ("/services/0/numbers", json!({"from": 7, "to": 7}), r#"services[0].numbers.to "7" is not after 7"#),
        (
            "/services/0/numbers",
            json!({"from": 0, "to": 9}),
            r#"services[0].numbers.from "0" is not a number from 1 to 99999"#,
        ),
        (
            "/users/0/secret_hash",
            json!("$argon2id$v=19$m=4194304,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaA"),
            "users[0].secret_hash is no hash as an export gives it: Argon2id, at most 64 MiB and 10 passes",
        ),
        ("/services/0", json!("a"), r#"services[0] "a" is not an object"#),
        ("/devices", json!({}), "devices is not a list"),
    ] {
        let change = |directory: &mut Value| {
            // Without a day it is always closed, which is no mistake.
            directory["locations"][0]["hours"] = json!({});
            directory["locations"][0]["new_day_at"] = json!("04:00");
            directory["services"][0]["numbers"] = json!(null);
            directory["users"][0]["secret_hash"] = json!(null);
            *directory.pointer_mut(path).unwrap() = value;
        };
        assert_eq!(one(change), told);
    }
    let member = |path: &str, name: &str, value: Option<Value>| {
        one(|directory| {
            let object = directory.pointer_mut(path).unwrap().as_object_mut().unwrap();
            match value {
                Some(value) => drop(object.insert(name.into(), value)),
                None => drop(object.remove(name)),
            }
        })
    };
    assert_eq!(
        member("/desks/0", "tagg", Some(json!("1"))),
        r#"desks[0].tagg is not known here; "tag" is meant?"#
    );
    assert_eq!(member("/desks/0", "tag", None), "desks[0].tag is missing");
    assert_eq!(member("", "people", Some(json!([]))), "people is not known here");
    // What is wrong with a secret is said without it.
    assert_eq!(member("/users/0", "secret", Some(json!(4711))), "users[0].secret is not a text");
    assert_eq!(
        member("/users/0", "secret", Some(json!("a\u{7}"))),
        "users[0].secret holds a control character, which cannot be typed"
    );
    // An id that could not be sent in a list.
    let (listed, _) = wrong(whole().to_string().replace("\"b\"", "\"b,c\""));
    assert_eq!(listed[0].path, "services[1].id");
}

#[test]
fn a_file_that_is_no_directory_is_refused_with_a_reason() {
    let told = |bytes: &[u8]| {
        let (listed, _) = wrong(bytes);
        listed[0].to_string()
    };
    assert_eq!(told(b"{"), "the file is not JSON: EOF while parsing an object at line 1 column 1");
    assert_eq!(told(b"[]"), "the file is not an object");
    assert_eq!(told(b"{\"locations\":[],\n\"locations\":[]}"), "locations is there twice");
    assert_eq!(told(b"\xff\xfe{\0}\0"), "the file is in UTF-16: save it as UTF-8");
    assert_eq!(
        told(b"{\n\"a\":\"Zo\xeb\"}"),
        "the file is not in UTF-8: this line has another byte; save it as UTF-8"
    );
    assert!(told(br#"{"locations":[{"id":"l","name":"\ud83d"}]}"#).starts_with("the file is not JSON: "));
    assert_eq!(told(&vec![b' '; 16 * 1024 * 1024 + 1]), "the file is larger than 16 MiB");
    let options = ImportOptions::default();
    let missing =
        admin::import(Path::new("data"), Path::new("/nonexistent/file"), &options, "tester", &SystemClock);
    let missing = missing.unwrap_err();
    assert!(missing.to_string().contains("/nonexistent/file"), "{missing}");
    assert_eq!(missing.exit_code(), 1);
}

#[test]
fn all_mistakes_come_at_once_and_no_more_than_fifty() {
    let mut directory = whole();
    directory["devices"] = (0..80).map(|_| json!({"id": "0", "type": "", "name": ""})).collect();
    let (listed, more) = wrong(directory.to_string());
    assert_eq!((listed.len(), listed.len() + more), (50, 80 + 79 + 80));
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    import(folder.path(), format!("\u{feff}{}", whole())).unwrap();
    let read = callpad_server::read_directory(&folder.path().join("data"), None).unwrap();
    assert_eq!(serde_json::to_value(read.desks).unwrap(), whole()["desks"]);
}

#[tokio::test]
async fn two_people_may_exchange_their_usernames_and_what_is_refused_keeps_every_ticket() {
    let site = Site::new().await;
    site.login("ana").await.ticket("a").await;
    let (folder, clock) = site.end().await;
    let mut directory = crate::site::directory();
    directory.users[0].username = "rui.name".into();
    directory.users[1].username = "ana.name".into();
    callpad_server::import(folder.path(), &directory).unwrap();
    let mut twice = crate::site::directory();
    twice.services.insert(0, twice.services[0].clone());
    callpad_server::import(folder.path(), &twice).unwrap_err();
    let site = Site::on(folder, clock, |_| {}).await;
    let ana = site.login("ana").await;
    assert_eq!(ana.waiting("a").await.len(), 1);
    let users = ana.get("/callpad/v1/directory").await.body["users"].clone();
    assert_eq!((&users[0]["username"], &users[1]["username"]), (&json!("rui.name"), &json!("ana.name")));
}

#[tokio::test]
async fn a1_an_accent_in_pieces_in_the_file_is_the_one_that_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let mut directory = crate::site::directory();
    directory.users[0].secret = Some("cafe\u{301} da manha\u{303}".into());
    callpad_server::import(folder.path(), &directory).unwrap();
    let clock =
        std::sync::Arc::new(callpad_server::clock::ManualClock::new(crate::site::MORNING.parse().unwrap()));
    let site = Site::on(folder, clock, |config| config.require_user_secret = true).await;
    for (secret, code) in
        [("café da manhã", (200, 0)), ("cafe\u{301} da manha\u{303}", (200, 0)), ("cafe da manha", (401, 7))]
    {
        let login = site.post("login").json(&json!({"user_id": "ana", "secret": secret}));
        assert_eq!(crate::site::Reply::of(login).await.code(), code, "{secret}");
    }
}

#[test]
fn a_mistake_has_its_line_in_json_and_in_toml() {
    let folder = tempfile::tempdir().unwrap();
    let told = |name: &str, text: &str| {
        let file = folder.path().join(name);
        std::fs::write(&file, text).unwrap();
        let data = folder.path().join("data");
        admin::import(&data, &file, &ImportOptions::default(), "tester", &SystemClock)
            .unwrap_err()
            .to_string()
    };
    let json =
        "{\"locations\": [\n {\"id\": \"l\",\n  \"name\": \"Hall\",\n  \"time_zone\": \"Europe/Lisbn\"}]}";
    assert!(told("a.json", json).ends_with(
        "\n  line 4: locations[0].time_zone \"Europe/Lisbn\" is no time zone; those of the IANA database are, such as \
         Europe/Lisbon; \"Europe/Lisbon\" is meant?"
    ));
    let toml = "[[locations]]\nid = \"l\"\nname = \"Hall\"\n\n[[services]]\nid = \"a\"\ntag = \"A\"\nname = \"A\"\nlocation_id = \"m\"\nopen = true\n";
    assert!(
        told("a.toml", toml).ends_with("\n  line 9: services[0].location_id \"m\" is the id of no location")
    );
    assert!(told("b.toml", "[[locations]]\nid = \n").contains("\n  line 2: the file is not TOML: "));
    assert!(told("b.json", "{\n\n,").contains("\n  line 3: the file is not JSON: "));
}
