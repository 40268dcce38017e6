//! Folders that older versions have left. `tests/kept` has one of each version of the tables that ever landed, written once
//! with SQLite's own `.dump` by the scripts of that version and never changed: the same branch in the middle of its
//! morning, with what each version could keep besides.

use std::{fs, path::Path, sync::Arc};

use callpad_server::clock::ManualClock;
use serde_json::{Value, json};

use crate::site::{MORNING, Reply, Site, id};

/// All kept versions, the oldest first.
fn kept() -> Vec<(i64, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kept");
    let mut kept: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|file| {
            let file = file.unwrap().path();
            (file.file_stem().unwrap().to_str().unwrap().parse().unwrap(), fs::read_to_string(file).unwrap())
        })
        .collect();
    kept.sort();
    kept
}

/// What the tables are made by, without what is inside them.
fn tables(folder: &Path) -> Vec<String> {
    let database = rusqlite::Connection::open(folder.join("queue.sqlite3")).unwrap();
    let mut all = database.prepare("SELECT coalesce(sql, '') FROM sqlite_schema ORDER BY name").unwrap();
    all.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap()
}

/// A token as the older versions signed it: with the key that is in the kept folders, without its name, without an epoch.
fn old_token() -> String {
    let now: jiff::Timestamp = MORNING.parse().unwrap();
    let (iat, exp) = (now.as_second() - 600, now.as_second() + 600);
    let claims = json!({"sub": "ana", "iat": iat, "exp": exp, "jti": "j-0"});
    let key = jsonwebtoken::EncodingKey::from_secret(&[0x6b; 32]);
    jsonwebtoken::encode(&jsonwebtoken::Header::new(jsonwebtoken::Algorithm::HS256), &claims, &key).unwrap()
}

#[tokio::test]
async fn a_folder_of_each_version_that_ever_landed_goes_on_where_it_was() {
    let fresh = Site::new().await.end().await.0;
    let newest = tables(fresh.path());
    let kept = kept();
    let database = rusqlite::Connection::open(fresh.path().join("queue.sqlite3")).unwrap();
    let version: i64 = database.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    let versions: Vec<_> = kept.iter().map(|(version, _)| *version).collect();
    assert_eq!(versions, (1..=version).collect::<Vec<_>>(), "a new version keeps a folder of its own");
    for (version, dump) in kept {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("queue.sqlite3");
        rusqlite::Connection::open(&file).unwrap().execute_batch(&dump).unwrap();
        // What others could have read would end all sign-ins.
        #[cfg(unix)]
        fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
        let clock = Arc::new(ManualClock::new(MORNING.parse().unwrap()));
        let site = Site::on(folder, clock, |_| {}).await;

        let old = site.get(site.operation("waitingticketscount")).bearer_auth(old_token());
        let counts = Reply::of(old).await.ok();
        let waiting = |counts: &Value| counts["services"][1]["number_of_waiting_tickets"].clone();
        assert_eq!(waiting(&counts), "3", "version {version}");
        let ana = site.login("ana").await;
        let waiting = ana.ids("waitingticketslist", json!({"service_id": "b"})).await;
        assert_eq!(waiting, ["t-first", "t-second", "t-bound"], "version {version}");
        let desk = json!({"desk_id": "d1"});
        assert_eq!(ana.ids("pausedticketslist", desk.clone()).await, ["t-paused"], "version {version}");
        assert_eq!(
            ana.ids("cancellededticketslist", desk.clone()).await,
            ["t-cancelled"],
            "version {version}"
        );
        let paused = ana.send("pausedticketslist", desk).await.ok();
        assert_eq!(paused["tickets"][0]["note"], "two lines\nin a note", "{paused}");
        let open = ana.get("/callpad/v1/answers/current?desk_id=d1").await.ok()["answer"].clone();
        assert_eq!(id(&open), "x-4", "version {version}");
        ana.act("endcall", "x-4").await;
        assert_eq!(id(&ana.next("d1").await["ticket"]), "t-first", "version {version}");
        let issued = ana.issue(json!({"service_id": "b"})).await;
        assert_eq!(issued["number"], "006", "version {version}");

        let (folder, _) = site.end().await;
        assert_eq!(tables(folder.path()), newest, "version {version}");
        callpad_server::check_folder(folder.path()).unwrap();
    }
}
