//! callpadctl self-test: for each of these faults, which administrators of such programs report in public, it names the
//! cause and the mend by itself. Each fault is really there.

// Helpers of tests may fail as loudly as the tests themselves.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;
use std::process::{Command, Output, Stdio};

use callpad_server::{Config, directory::Directory};
use callpad_testkit::{Authority, ForwardProxy, SecureServer, start_server};
use jiff::SignedDuration;
use rcgen::date_time_ymd;
use serde_json::{Value, json};
use tempfile::TempDir;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

const NOW: SignedDuration = SignedDuration::ZERO;

/// A computer with a policy and a data folder of its own.
struct Computer {
    home: TempDir,
}

impl Computer {
    fn new(policy: &Value) -> Self {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join("policy.json"), policy.to_string()).unwrap();
        std::fs::create_dir(home.path().join("data")).unwrap();
        Self { home }
    }

    fn data(&self) -> std::path::PathBuf {
        self.home.path().join("data")
    }

    /// The command, to be run in the environment of `program`, which may be another than callpadctl that starts it.
    fn prepare(&self, command: &mut Command, args: &[&str]) {
        command.env("CALLPAD_DEV_POLICY", self.home.path().join("policy.json"));
        command.env("CALLPAD_DATA_DIR", self.data()).env_remove("CALLPAD_SECRET");
        for name in ["http_proxy", "https_proxy", "all_proxy", "no_proxy"] {
            command.env_remove(name).env_remove(name.to_uppercase());
        }
        command.args(args).stdin(Stdio::null());
    }

    async fn tests_itself(&self, args: &[&str]) -> Report {
        let mut command = Command::new(CALLPADCTL);
        self.prepare(&mut command, &[&["self-test", "--json", "--no-keyring"], args].concat());
        output(command).await
    }
}

const CALLPADCTL: &str = env!("CARGO_BIN_EXE_callpadctl");

/// What it printed.
#[derive(Debug)]
struct Report {
    code: Option<i32>,
    lines: Vec<Value>,
    said: String,
}

async fn output(mut command: Command) -> Report {
    let output: Output = tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let lines = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    Report { code: output.status.code(), lines, said: String::from_utf8_lossy(&output.stderr).into_owned() }
}

impl Report {
    fn line(&self, check: &str) -> &Value {
        self.lines.iter().find(|line| line["check"] == check).unwrap_or_else(|| panic!("{check}: {self:?}"))
    }

    /// The line of this check has this status, and its words name all of these.
    #[track_caller]
    fn names(&self, check: &str, status: &str, words: &[&str]) {
        let line = self.line(check);
        assert_eq!(line["status"], status, "{line}");
        for part in words {
            assert!(line["words"].as_str().unwrap().contains(part), "{part:?} is missing in {line}");
        }
        assert_eq!(
            self.code,
            Some(if self.lines.iter().any(|line| line["status"] == "red") { 9 } else { 0 })
        );
    }
}

/// A server that answers everything in one way.
async fn answers(template: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(template).mount(&server).await;
    server
}

fn trusting(authority: &Authority) -> Value {
    json!({"extraCaFile": authority.ca_file()})
}

#[tokio::test]
async fn where_all_is_well_every_line_is_green() {
    let server = start_server().await;
    let computer = Computer::new(&json!({"serverAddress": server.url(), "recommended": {"language": "pt"}}));
    let report = computer.tests_itself(&["--user-id", server.user_id().as_str()]).await;
    assert_eq!((report.code, report.said.as_str()), (Some(0), ""), "{report:?}");
    for line in &report.lines {
        let expected = if line["check"] == "keyring" { "skipped" } else { "green" };
        assert_eq!(line["status"], expected, "{line}");
    }
    report.names("changes", "green", &["tells of each at once"]);
    report.names("policy", "green", &["1 locked, 1 recommended"]);
    // For people it is text, with one line each.
    let mut command = Command::new(CALLPADCTL);
    computer.prepare(&mut command, &["self-test", "--no-keyring"]);
    let output = tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text.lines().count(), report.lines.len(), "{text}");
    assert!(text.lines().any(|line| line.starts_with("good  server")), "{text}");
    server.shutdown().await;
}

/// signalapp/Signal-Desktop#1632, httpie/desktop#99: a proxy or a guard of the company shows certificates of its own.
#[tokio::test]
async fn fault_1_an_authority_that_this_computer_does_not_know() {
    let inspecting = Authority::new("Example Corp TLS Inspection");
    let server = SecureServer::start(&inspecting.vouch("127.0.0.1", |_| {}), None, NOW).await;
    let report = Computer::new(&json!({})).tests_itself(&["--server", &server.url]).await;
    report.names(
        "certificate",
        "red",
        &["Example Corp TLS Inspection", "does not know the issuer", "extraCaFile"],
    );
}

/// certbot/certbot#1060 and many more: nobody renewed it.
#[tokio::test]
async fn fault_2_a_certificate_past_its_time() {
    let authority = Authority::new("Example Town CA");
    let past = authority.vouch("127.0.0.1", |params| {
        (params.not_before, params.not_after) = (date_time_ymd(2020, 1, 1), date_time_ymd(2021, 1, 1));
    });
    let server = SecureServer::start(&past, None, NOW).await;
    let report = Computer::new(&trusting(&authority)).tests_itself(&["--server", &server.url]).await;
    report.names(
        "certificate",
        "red",
        &["valid until 2021-01-01", "Example Town CA", "renews the certificate"],
    );
    report.names("clock", "green", &[]);
}

/// solidtime-io/solidtime-desktop#74 and the like: the address is a number, the certificate is for a name.
#[tokio::test]
async fn fault_3_a_certificate_for_another_name() {
    let authority = Authority::new("Example Town CA");
    let server = SecureServer::start(&authority.vouch("queue.example", |_| {}), None, NOW).await;
    let report = Computer::new(&trusting(&authority)).tests_itself(&["--server", &server.url]).await;
    report.names(
        "certificate",
        "red",
        &["for other names: queue.example", "Use a name that the certificate is for"],
    );
}

/// owncloud/client#1243, microsoft/AzureStorageExplorer#627: the proxy wants a password.
#[tokio::test]
async fn fault_4_a_proxy_that_wants_a_password() {
    let proxy = ForwardProxy::start().await;
    proxy.wants("Basic Y2FsbHBhZDpodXNo", &["Basic realm=\"Example\""]);
    let report =
        Computer::new(&json!({"proxy": proxy.url()})).tests_itself(&["--server", "https://queue.test"]).await;
    report.names("proxy", "green", &["as the policy says"]);
    report.names("server", "red", &["wants a name and a password", "Basic", "proxyUser and proxyPassword"]);
}

/// microsoft/AzureKeyVaultExplorer#45, KoenZomers/KeePassOneDriveSync#10: it takes only NTLM.
#[tokio::test]
async fn fault_5_a_proxy_with_a_sign_in_that_we_do_not_know() {
    let proxy = ForwardProxy::start().await;
    proxy.wants("NTLM x", &["NTLM", "Negotiate"]);
    let report =
        Computer::new(&json!({"proxy": proxy.url()})).tests_itself(&["--server", "https://queue.test"]).await;
    report.names("server", "red", &["NTLM, Negotiate", "knows only Basic"]);
}

/// nextcloud/desktop#81: a guest network that wants a sign-in first.
#[tokio::test]
async fn fault_6_a_sign_in_page_of_the_network() {
    let page = ResponseTemplate::new(302).insert_header("location", "http://login.hotspot.test/");
    let portal = answers(page).await;
    let proxy = ForwardProxy::start().await;
    proxy.leads("queue.test", &portal.uri());
    let report =
        Computer::new(&json!({"proxy": proxy.url()})).tests_itself(&["--server", "http://queue.test"]).await;
    report.names("server", "red", &["sign-in page of the network", "Open a browser"]);
}

/// oxen-io/session-desktop#642: the clock is wrong.
#[tokio::test]
async fn fault_7_a_clock_two_hours_off() {
    let authority = Authority::new("Example Town CA");
    let server =
        SecureServer::start(&authority.vouch("127.0.0.1", |_| {}), None, SignedDuration::from_hours(-2))
            .await;
    let report = Computer::new(&trusting(&authority)).tests_itself(&["--server", &server.url]).await;
    report.names("clock", "red", &["2 h 0 min ahead of the server", "Set the clock"]);
}

/// openssl/openssl#14771: "not yet valid" is nearly always the clock.
#[tokio::test]
async fn fault_8_a_good_certificate_that_only_the_clock_speaks_against() {
    let authority = Authority::new("Example Town CA");
    let later = authority.vouch("127.0.0.1", |params| {
        (params.not_before, params.not_after) = (date_time_ymd(2090, 1, 1), date_time_ymd(2095, 1, 1));
    });
    let there: jiff::Timestamp = "2091-01-01T00:00:00Z".parse().unwrap();
    let ahead = there.duration_since(jiff::Timestamp::now());
    let server = SecureServer::start(&later, None, ahead).await;
    let report = Computer::new(&trusting(&authority)).tests_itself(&["--server", &server.url]).await;
    report.names(
        "certificate",
        "red",
        &["this computer's clock is", "Set the clock; the certificate is good"],
    );
}

/// An older version is installed over a newer one.
#[tokio::test]
async fn fault_9_settings_of_a_newer_version() {
    let computer = Computer::new(&json!({}));
    std::fs::write(computer.data().join("settings.json"), r#"{"preferences": {"hologram": true}}"#).unwrap();
    let report = computer.tests_itself(&[]).await;
    report.names(
        "settings",
        "yellow",
        &["a newer version of Callpad", "hologram", "Install the newer version"],
    );
}

/// A person who was made without roles.
#[tokio::test]
async fn fault_10_a_role_that_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let directory: Directory = serde_json::from_value(json!({
        "locations": [{"id": "l", "name": "Hall", "time_zone": "Europe/Lisbon"}],
        "services": [{"id": "a", "tag": "A", "name": "Payments", "location_id": "l", "open": true}],
        "users": [{"id": "new", "username": "new", "display_name": "New", "location_ids": ["l"], "roles": []}]
    }))
    .unwrap();
    callpad_server::import(folder.path(), &directory).unwrap();
    let server = callpad_server::start(Config::new(folder.path())).await.unwrap();
    let report =
        Computer::new(&json!({})).tests_itself(&["--server", &server.base_url(), "--user-id", "new"]).await;
    report.names("signIn", "red", &["new lacks a role: acl_qmpad_access", "administrator gives it"]);
}

/// The address of the intranet instead of the server's.
#[tokio::test]
async fn fault_11_something_else_at_the_address() {
    let intranet =
        answers(ResponseTemplate::new(404).set_body_raw("<html>Not here</html>", "text/html")).await;
    let report = Computer::new(&json!({})).tests_itself(&["--server", &intranet.uri()]).await;
    report.names("server", "red", &["not the Queue Management API", "a web page", "Correct the address"]);
}

/// The server does not run, or a firewall is in between.
#[tokio::test]
async fn fault_12_nothing_at_the_address() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = free.local_addr().unwrap().to_string();
    drop(free);
    let report = Computer::new(&json!({})).tests_itself(&["--server", &format!("http://{address}")]).await;
    report.names("server", "red", &[&address, "Start the server, or correct address and port"]);
}

/// A mistake in the policy, and a file that it names and nobody rolled out.
#[tokio::test]
async fn fault_13_a_policy_that_cannot_be_followed() {
    let computer = Computer::new(&json!({"langage": "pt", "extraCaFile": "/nowhere/ca.pem"}));
    let report = computer.tests_itself(&["--server", "https://127.0.0.1:1"]).await;
    report.names("policy", "red", &["langage", "Correct them"]);
    report.names("certificate", "red", &["extraCaFile: /nowhere/ca.pem", "Correct the setting"]);
}

#[cfg(target_os = "linux")]
mod linux {
    use callpad_client::{Client, Options, Secret, ServerAddress, Session};
    use callpad_desktop::{Desktop, Options as DesktopOptions};
    use callpad_server::LoginSecret;
    use callpad_testkit::start_server_with;

    use super::*;

    /// Runs the self-test on a disk of its own, which `prepare` fills or closes.
    async fn on_a_disk(prepare: &str) -> Report {
        let computer = Computer::new(&json!({}));
        let script =
            format!(r#"mount -t tmpfs -o size=64k tmpfs "$CALLPAD_DATA_DIR" && {prepare} && exec "$0" "$@""#);
        let mut command = Command::new("unshare");
        command.args(["--map-root-user", "--mount", "sh", "-c", &script, CALLPADCTL]);
        computer.prepare(&mut command, &["self-test", "--json", "--no-keyring"]);
        output(command).await
    }

    /// rmcrackan/Libation#354, sabeechen/hassio-google-drive-backup#316: the disk takes nothing.
    #[tokio::test]
    async fn fault_14_a_disk_that_is_full_and_one_that_is_only_read() {
        let report = on_a_disk("true").await;
        report.names("dataFolder", "red", &["is full", "Make room"]);
        report.names("disk", "yellow", &["0 MiB are free"]);
        let report = on_a_disk(r#"mount -o remount,ro "$CALLPAD_DATA_DIR""#).await;
        report.names(
            "dataFolder",
            "red",
            &["cannot be written to", "Read-only", "mount the disk for writing"],
        );
    }

    /// In the environment of a desktop with a keyring.
    async fn on_desktop(
        desktop: &Desktop,
        computer: &Computer,
        args: &[&str],
        secret: Option<&str>,
    ) -> Report {
        let mut command = desktop.command(CALLPADCTL);
        computer.prepare(&mut command, args);
        command.envs(secret.map(|secret| ("CALLPAD_SECRET", secret)));
        output(command).await
    }

    /// cryptomator/integrations-linux#156, tutao/tutanota#2929: the keyring is locked or there is none.
    #[tokio::test]
    async fn fault_15_a_keyring_that_is_locked_and_none_at_all() {
        let computer = Computer::new(&json!({}));
        let args = ["self-test", "--json"];
        let desktop =
            Desktop::start(DesktopOptions { notifications: false, ..DesktopOptions::default() }).unwrap();
        on_desktop(&desktop, &computer, &args, None).await.names("keyring", "green", &["keeps secrets"]);
        let locked = desktop
            .command("gdbus")
            .args(["call", "--session", "--dest", "org.freedesktop.secrets"])
            .args(["--object-path", "/org/freedesktop/secrets"])
            .args(["--method", "org.freedesktop.Secret.Service.Lock"])
            .arg("['/org/freedesktop/secrets/collection/login']")
            .output()
            .unwrap();
        assert!(locked.status.success(), "{locked:?}");
        let report = on_desktop(&desktop, &computer, &args, None).await;
        report.names("keyring", "red", &["it is locked", "Unlock it"]);
        let without = DesktopOptions { keyring: false, notifications: false, ..DesktopOptions::default() };
        let report = on_desktop(&Desktop::start(without).unwrap(), &computer, &args, None).await;
        report.names("keyring", "yellow", &["there is none", "gnome-keyring"]);
    }

    /// Somebody ended all sessions of this person.
    #[tokio::test]
    async fn fault_16_a_sign_in_that_has_ended() {
        let server =
            start_server_with(|config| config.login_secret = Some(LoginSecret::new("open sesame"))).await;
        let desktop =
            Desktop::start(DesktopOptions { notifications: false, ..DesktopOptions::default() }).unwrap();
        let computer = Computer::new(&json!({}));
        let user = server.user_id();
        let place = ["--server", &server.url(), "--user-id", user.as_str()];
        let signed_in =
            on_desktop(&desktop, &computer, &[&place[..], &["login"]].concat(), Some("open sesame")).await;
        assert_eq!(signed_in.code, Some(0), "{signed_in:?}");
        let args = [&place[..], &["self-test", "--json"]].concat();
        on_desktop(&desktop, &computer, &args, None).await.names("signIn", "green", &["is signed in"]);
        let client = Client::new(ServerAddress::parse(&server.url()).unwrap(), Options::default()).unwrap();
        let (elsewhere, _) =
            Session::sign_in(client, user.clone(), Secret::new("open sesame")).await.unwrap();
        elsewhere.logout(true).await.unwrap();
        let report = on_desktop(&desktop, &computer, &args, None).await;
        report.names("signIn", "red", &["the session has ended", "Sign in again"]);
        server.shutdown().await;
    }
}

/// Nothing of a secret that the policy holds is told.
#[tokio::test]
async fn a_password_of_the_proxy_is_in_no_line_and_in_no_policy_that_is_printed() {
    let proxy = ForwardProxy::start().await;
    proxy.wants("Basic x", &["Basic"]);
    let policy = json!({"proxy": proxy.url(), "proxyUser": "callpad", "proxyPassword": "pl4nted-hush"});
    let computer = Computer::new(&policy);
    let report = computer.tests_itself(&["--server", "https://queue.test"]).await;
    report.names("server", "red", &["does not accept the name and the password"]);
    let mut command = Command::new(CALLPADCTL);
    computer.prepare(&mut command, &["policy"]);
    let printed = output(command).await;
    assert_eq!(printed.lines[0]["locked"]["proxyPassword"], "***");
    assert!(!format!("{report:?} {printed:?}").contains("pl4nted-hush"));
    assert!(Path::new(&computer.data()).is_dir());
}

/// What is planted where a fault could leave it, and must be in no bundle.
const PLANTED: [&str; 5] =
    ["pr0xy!pass", "s3cret-of-mine", "link-key-0123456789abcdef", "Zoe Quill", "t0ken-5f1c9a77b2e84d01"];

#[tokio::test]
async fn a_support_bundle_is_shown_written_once_and_clean() {
    let [proxy_password, secret, link_key, name, token] = PLANTED;
    let computer = Computer::new(
        &json!({"proxyUser": "callpad", "proxyPassword": proxy_password, "proxy": "none", "serverAddress": "http://127.0.0.1:9"}),
    );
    let log = json!({"level": "WARN", "message": format!("{name} with {link_key}"), "token": token, "detail": format!("http://callpad:{proxy_password}@proxy {secret}")});
    std::fs::create_dir(computer.data().join("logs")).unwrap();
    std::fs::write(computer.data().join("logs/callpad.log"), format!("{log}\n")).unwrap();
    let settings = json!({"linkKey": link_key, "session": {"server": "built-in", "userId": "u-zoe", "userName": name}, "preferences": {"language": "pt"}});
    std::fs::write(computer.data().join("settings.json"), settings.to_string()).unwrap();
    let zip = computer.home.path().join("bundle.zip");
    let run = async |args: &[&str]| {
        let mut command = Command::new(CALLPADCTL);
        computer.prepare(&mut command, &[&["support-bundle", "--no-keyring"], args].concat());
        command.env("CALLPAD_SECRET", secret);
        let done = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
        (done.status.code(), String::from_utf8(done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap())
    };
    let (code, shown, said) = run(&["--show"]).await;
    assert_eq!(code, Some(0), "{said}");
    for file in
        ["about.txt", "self-test.txt", "policy.json", "settings.json", "journal.json", "logs/callpad.log"]
    {
        assert!(shown.contains(&format!("=== {file} ")), "{shown}");
    }
    for text in PLANTED.iter().chain(&["u-zoe"]) {
        assert!(!shown.contains(text), "{text}: {shown}");
    }
    let path = zip.to_str().unwrap();
    let (code, listed, said) = run(&["--output", path]).await;
    assert_eq!((code, listed.contains("self-test.txt")), (Some(0), true), "{said}");
    assert!(std::fs::read(&zip).unwrap().starts_with(b"PK"));
    // What is there stays.
    let (code, _, said) = run(&["--output", path]).await;
    assert_eq!((code, said.contains("--output")), (Some(2), true), "{said}");
}
