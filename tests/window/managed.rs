//! What an organisation sets for its computers, in the real window: layers, locks, mistakes, newer versions.

use std::io::Cursor;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use base64::prelude::{BASE64_STANDARD, Engine};
use callpad_tests::{
    App, Desktop, Options, Outside, Result, Trouble, button, entry, field, program, unannounced,
};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::{ServerConfig, crypto::ring, pki_types::PrivateKeyDer};

fn broken(error: impl std::fmt::Display) -> Trouble {
    Trouble::new(error.to_string())
}

fn policy(folder: &Path, policy: &Value) -> Result<String> {
    let file = folder.join("policy.json");
    // One setting a line, so that a problem's line says something.
    std::fs::write(&file, serde_json::to_string_pretty(policy)?)?;
    file.to_str().map(str::to_owned).ok_or_else(|| Trouble::new("the path is not text"))
}

#[tokio::test]
async fn what_is_locked_holds_what_is_recommended_may_be_changed_and_a_typo_is_named() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let server = Outside::start(&[])?;
    let (data, etc) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let file = policy(
        etc.path(),
        &json!({
            "serverAddress": server.url(), "deskId": server.desk_id, "maskNames": true, "demonstration": false,
            "langage": "pt", "recommended": {"language": "pt", "alertVolume": 15},
        }),
    )?;
    let env = [("CALLPAD_DEV_POLICY", file.as_str())];
    let app =
        App::launch_with(&desktop, data.path(), &["--server", "http://elsewhere.example"], &env).await?;
    app.find("signin-server").await?;
    assert_eq!(app.count("[data-testid=signin-try]").await?, 0, "nothing is tried on this computer");
    let address = app.js("document.querySelector('[data-testid=signin-server]').value", vec![]).await?;
    assert_eq!(address, json!(server.url()));
    assert_eq!(app.attr("signin-server", "readonly").await?.as_deref(), Some("true"));
    assert_eq!(app.js("document.documentElement.lang", vec![]).await?, json!("pt"));
    app.screenshot("managed-signin").await?;
    app.fill("signin-user", &server.user_id).await?;
    app.click("signin-submit").await?;
    app.find("desk-select").await?;
    assert_eq!(app.attr("desk-select", "disabled").await?.as_deref(), Some("true"));
    app.click("desk-confirm").await?;
    app.find("call-next").await?;

    let settings = async |app: &App<'_>| -> Result {
        app.click("menu").await?;
        app.click("menu-settings").await?;
        app.find("settings-language").await?;
        Ok(())
    };
    settings(&app).await?;
    app.find("managed-maskNames").await?;
    let mask = "(() => { const box = document.querySelector('[data-testid=settings-mask]'); \
        return box.checked && box.matches(':disabled'); })()";
    assert_eq!(app.js(mask, vec![]).await?, json!(true));
    let told = app.wait_text("policy-problems", "langage").await?;
    let line = std::fs::read_to_string(&file)?.lines().position(|line| line.contains("langage"));
    let line = format!("line {}", line.unwrap_or_default() + 1);
    assert!(told.contains("language") && told.contains(&line), "{told}");
    app.screenshot("managed-settings").await?;
    let choose = "(() => { const list = document.querySelector('[data-testid=settings-language]'); \
        list.value = 'fr'; list.dispatchEvent(new Event('change', { bubbles: true })); return true; })()";
    app.js(choose, vec![]).await?;
    app.click("dialog-confirm").await?;
    app.wait_js("French", "document.documentElement.lang === 'fr'", vec![]).await?;
    app.close().await?;

    // The person's choice stays, and the policy does.
    let app = App::launch_with(&desktop, data.path(), &[], &env).await?;
    app.find("call-next").await?;
    assert_eq!(app.js("document.documentElement.lang", vec![]).await?, json!("fr"));
    settings(&app).await?;
    app.find("managed-maskNames").await?;
    app.close().await?;

    // Another server: the last session is left, for the organisation has set another place.
    policy(etc.path(), &json!({"serverAddress": "http://127.0.0.1:9"}))?;
    let app = App::launch_with(&desktop, data.path(), &[], &env).await?;
    app.find("signin-server").await?;
    app.close().await
}

#[tokio::test]
async fn a_demonstration_is_not_gone_on_with_where_the_organisation_wants_none() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let (data, etc) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let file = policy(etc.path(), &json!({}))?;
    let env = [("CALLPAD_DEV_POLICY", file.as_str())];
    let app = App::launch_with(&desktop, data.path(), &[], &env).await?;
    app.try_it().await?;
    app.close().await?;
    let app = App::launch_with(&desktop, data.path(), &[], &env).await?;
    app.find(button("Call next")).await?;
    app.close().await?;
    policy(etc.path(), &json!({"demonstration": false}))?;
    let app = App::launch_with(&desktop, data.path(), &[], &env).await?;
    app.find(field("Server address")).await?;
    app.close().await
}

#[tokio::test]
async fn the_computers_own_start_at_sign_in_is_for_those_who_want_it() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let (own, etc) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let data = own.path().join("with a blank");
    let file = policy(etc.path(), &json!({"startAtLogin": false}))?;
    let env = [("CALLPAD_DEV_POLICY", file.as_str())];
    let mut unwanted = desktop.command(&program("callpad")?);
    unwanted.arg("--data-dir").arg(&data).args(["--tray", "--at-login"]).envs(env);
    // It ends by itself; it would run on with a window otherwise.
    let ended = tokio::time::timeout(Duration::from_secs(60), async move {
        tokio::task::spawn_blocking(move || unwanted.status()).await
    });
    let status = ended.await.map_err(|_| Trouble::new("it goes on"))?.map_err(broken)??;
    assert!(status.success(), "{status}");
    policy(etc.path(), &json!({"startAtLogin": true}))?;
    // What an older version wrote: a path with a blank that nothing holds together, and what the person set beside it.
    let autostart = desktop.home().join(".config/autostart");
    std::fs::create_dir_all(&autostart)?;
    let old = "[Desktop Entry]\nType=Application\nName=Callpad\nExec=/opt/my apps/callpad --tray\nX-Kept=1\n";
    std::fs::write(autostart.join("Callpad.desktop"), old)?;
    let app = App::launch_with(&desktop, &data, &["--at-login"], &env).await?;
    app.find(field("Server address")).await?;
    // Who wants it has a start of their own from then on, with everything that belongs to it.
    let entry = unannounced("no start of their own", || {
        let entries = std::fs::read_dir(desktop.home().join(".config/autostart")).into_iter().flatten();
        let text = entries.flatten().find_map(|entry| std::fs::read_to_string(entry.path()).ok());
        text.filter(|text| text.contains("Exec=") && !text.contains("my apps"))
    })
    .await?;
    assert!(entry.contains("X-Kept=1"), "{entry}");
    assert!(entry.contains(&format!("--tray --data-dir \"{}\"", data.display())), "{entry}");
    app.close().await
}

/// A place for newer versions: gives their description to whoever asks, over TLS, and what lies there.
struct Place {
    address: String,
    certificate: String,
}

/// The description says where the version lies with the word PLACE.
async fn place(release: Release) -> Result<Place> {
    let Release { description, version, go, .. } = release;
    let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).map_err(broken)?;
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).map_err(broken)?;
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|config| config.with_no_client_auth().with_single_cert(vec![made.cert.der().clone()], key))
        .map_err(broken)?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let root = format!("https://{}", listener.local_addr()?);
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let description = description.to_string().replace("PLACE", &format!("{root}/version")).into_bytes();
    tokio::spawn(async move {
        while let Ok((line, _)) = listener.accept().await {
            let Ok(mut line) = acceptor.accept(line).await else { continue };
            let mut asked = [0; 4096];
            let length = line.read(&mut asked).await.unwrap_or_default();
            let body = if asked[..length].starts_with(b"GET /version") {
                if let Some(go) = &go {
                    go.notified().await;
                }
                &version
            } else {
                &description
            };
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            );
            let _ = line.write_all(head.as_bytes()).await;
            let _ = line.write_all(body).await;
            let _ = line.shutdown().await;
        }
    });
    Ok(Place { address: format!("{root}/latest.json"), certificate: made.cert.pem() })
}

/// A release as Tauri's updater wants it: what it is signed with, the description, and the version.
struct Release {
    key: String,
    description: Value,
    version: Vec<u8>,
    /// The version is given out when this is told.
    go: Option<Arc<Notify>>,
}

impl Release {
    /// Whoever wants to have it waits until this is told.
    fn held(self) -> (Self, Arc<Notify>) {
        let go = Arc::new(Notify::new());
        (Self { go: Some(go.clone()), ..self }, go)
    }

    /// Announced as 9.9.9.
    fn signed(version: Vec<u8>) -> Result<Self> {
        Self::signed_as("\tversion:9.9.9", version)
    }

    /// Announced as 9.9.9, whatever it was signed as.
    fn signed_as(number: &str, version: Vec<u8>) -> Result<Self> {
        let pair = minisign::KeyPair::generate_unencrypted_keypair().map_err(broken)?;
        // What Tauri's signer writes beside the signature, and signs with it.
        let comment = format!("timestamp:1\tfile:callpad{number}");
        let signature = minisign::sign(Some(&pair.pk), &pair.sk, Cursor::new(&version), Some(&comment), None)
            .map_err(broken)?;
        let key = BASE64_STANDARD.encode(pair.pk.to_box().map_err(broken)?.to_string());
        let signature = BASE64_STANDARD.encode(signature.to_string());
        let lies = json!({"signature": signature, "url": "PLACE"});
        let description = json!({"version": "9.9.9", "platforms": {"linux-x86_64": lies}});
        Ok(Self { key, description, version, go: None })
    }
}

/// The file of the version that is there: an AppImage, which is a person's own.
fn old_one(folder: &Path) -> Result<PathBuf> {
    let own = folder.join("callpad.AppImage");
    std::fs::write(&own, "the old one")?;
    std::fs::set_permissions(&own, std::fs::Permissions::from_mode(0o755))?;
    Ok(own)
}

/// A newer version that can be started: this one, without what is only for debugging, which would be fetched, hashed and
/// written for a minute on a busy machine.
fn newer_one(folder: &Path) -> Result<Vec<u8>> {
    let stripped = folder.join("newer");
    let done = Command::new("strip").arg("-o").arg(&stripped).arg(program("callpad")?).status()?;
    if !done.success() {
        return Err(Trouble::new("strip failed"));
    }
    Ok(std::fs::read(stripped)?)
}

/// Opens the settings of a Callpad that looks for newer versions there and was installed as this file.
async fn settings_of<'d>(
    desktop: &'d Desktop,
    server: &Outside,
    folder: &Path,
    release: Release,
    own: &Path,
) -> Result<App<'d>> {
    let key = release.key.clone();
    let place = place(release).await?;
    let roots = folder.join("roots.pem");
    std::fs::write(&roots, &place.certificate)?;
    let file = policy(
        folder,
        &json!({"updateAddress": place.address, "updateKey": key, "language": "en",
            "serverAddress": server.url()}),
    )?;
    let text =
        |path: &Path| path.to_str().map(str::to_owned).ok_or_else(|| Trouble::new("the path is not text"));
    let (roots, own) = (text(&roots)?, text(own)?);
    let env = [
        ("CALLPAD_DEV_POLICY", file.as_str()),
        ("SSL_CERT_FILE", roots.as_str()),
        ("APPIMAGE", own.as_str()),
    ];
    let app = App::launch_with(desktop, &folder.join("data"), &["--desk", &server.desk_id], &env).await?;
    app.fill(field("User ID"), &server.user_id).await?;
    app.click(button("Sign in")).await?;
    app.click(button("Start working")).await?;
    app.find(button("Call next")).await?;
    app.click(button("Menu")).await?;
    app.click(entry("Settings")).await?;
    Ok(app)
}

#[tokio::test]
async fn one_that_was_installed_for_the_computer_only_says_that_a_newer_version_is_there() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let server = Outside::start(&[])?;
    let folder = tempfile::tempdir()?;
    let mut release = Release::signed(b"a newer one".to_vec())?;
    // There is a package for another system only: how this one is installed is the organisation's business.
    let lies = release.description["platforms"]["linux-x86_64"].take();
    release.description["platforms"] = json!({"windows-x86_64": lies});
    let app = settings_of(&desktop, &server, folder.path(), release, Path::new("")).await?;
    app.wait_attr("update", "data-state", "byOrganisation").await?;
    app.wait_text("update", "9.9.9").await?;
    assert_eq!(app.count("[data-testid=update-install]").await?, 0);
    app.close().await
}

#[tokio::test]
async fn a_newer_version_that_another_has_signed_is_not_installed() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let server = Outside::start(&[])?;
    let folder = tempfile::tempdir()?;
    let own = old_one(folder.path())?;
    let mut release = Release::signed(newer_one(folder.path())?)?;
    release.key = Release::signed(Vec::new())?.key;
    let app = settings_of(&desktop, &server, folder.path(), release, &own).await?;
    app.wait_attr("update", "data-state", "ready").await?;
    app.click(button("Install and restart")).await?;
    app.wait_attr("update", "data-state", "notInstalled").await?;
    app.wait_text("update", "9.9.9").await?;
    app.screenshot("managed-update-failed").await?;
    assert_eq!(std::fs::read(&own)?, b"the old one", "nothing is written before the signature is proven");
    // It can be tried again.
    app.click(button("Install and restart")).await?;
    app.wait_attr("update", "data-state", "notInstalled").await?;
    app.close().await
}

#[tokio::test]
async fn an_old_version_announced_under_a_new_number_is_not_installed() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let server = Outside::start(&[])?;
    // One that names its version, and one of the time before signatures did.
    for (number, told) in [("\tversion:0.0.1", "0.0.1"), ("", "does not specify the version")] {
        let folder = tempfile::tempdir()?;
        let own = old_one(folder.path())?;
        let release = Release::signed_as(number, b"an old one".to_vec())?;
        let app = settings_of(&desktop, &server, folder.path(), release, &own).await?;
        app.wait_attr("update", "data-state", "ready").await?;
        app.click(button("Install and restart")).await?;
        app.wait_attr("update", "data-state", "notInstalled").await?;
        app.wait_text("update", told).await?;
        assert_eq!(std::fs::read(&own)?, b"the old one");
        app.close().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_ticket_called_while_a_newer_version_is_fetched_is_served_to_its_end_first() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let server = Outside::start(&[])?;
    let folder = tempfile::tempdir()?;
    let own = old_one(folder.path())?;
    let newer = newer_one(folder.path())?;
    let (release, go) = Release::signed(newer.clone())?.held();
    let app = settings_of(&desktop, &server, folder.path(), release, &own).await?;
    app.wait_attr("update", "data-state", "ready").await?;
    app.click(button("Install and restart")).await?;
    app.wait_attr("update", "data-state", "installing").await?;
    app.click(button("Cancel")).await?;
    server.issue("A", "Zé").await?;
    app.click(button("Call next")).await?;
    app.find("open-number").await?;
    go.notify_one();
    let log = folder.path().join("data/logs/callpad.log");
    unannounced("the newer version does not wait", || {
        let log = std::fs::read_to_string(&log).ok()?;
        log.contains("waits for the open ticket").then_some(())
    })
    .await?;
    assert_eq!(std::fs::read(&own)?, b"the old one");
    app.ends_after(button("Pause")).await?;
    assert!(std::fs::read(&own)? == newer, "the new one is in the old one's place");
    Ok(())
}

#[tokio::test]
async fn a_newer_version_that_is_signed_is_installed_and_started() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let server = Outside::start(&[])?;
    let folder = tempfile::tempdir()?;
    let own = old_one(folder.path())?;
    // It plays the newer one, and starts where the old one was.
    let newer = newer_one(folder.path())?;
    let release = Release::signed(newer.clone())?;
    let app = settings_of(&desktop, &server, folder.path(), release, &own).await?;
    app.wait_attr("update", "data-state", "ready").await?;
    app.ends_after(button("Install and restart")).await?;
    assert!(std::fs::read(&own)? == newer, "the new one is in the old one's place");
    let log_of_the_old_one = folder.path().join("data/logs/callpad.1.log");
    unannounced("the new one was not started", || (runs(&own) && log_of_the_old_one.is_file()).then_some(()))
        .await
}

/// Whether there is a process of this program.
fn runs(program: &Path) -> bool {
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    processes.filter_map(|entry| std::fs::read_link(entry.path().join("exe")).ok()).any(|exe| exe == program)
}
