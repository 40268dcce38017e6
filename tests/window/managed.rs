//! What an organisation sets for its computers, in the real window: layers, locks, mistakes, newer versions.

use std::path::Path;
use std::sync::Arc;

use callpad_tests::{App, Desktop, Options, Outside, Result, Trouble};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
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

/// A place for newer versions: gives this description to whoever asks, over TLS.
struct Place {
    address: String,
    certificate: String,
}

async fn place(description: Value) -> Result<Place> {
    let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).map_err(broken)?;
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).map_err(broken)?;
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|config| config.with_no_client_auth().with_single_cert(vec![made.cert.der().clone()], key))
        .map_err(broken)?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = format!("https://{}/latest.json", listener.local_addr()?);
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let body = description.to_string().replace("PLACE", &address);
    tokio::spawn(async move {
        while let Ok((line, _)) = listener.accept().await {
            let Ok(mut line) = acceptor.accept(line).await else { continue };
            let _ = line.read(&mut [0; 4096]).await;
            let answer = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
                body.len()
            );
            let _ = line.write_all(answer.as_bytes()).await;
            let _ = line.shutdown().await;
        }
    });
    Ok(Place { address, certificate: made.cert.pem() })
}

/// A public key as the policy carries it; nothing here is signed with it.
const KEY: &str = "dW50cnVzdGVkIGNvbW1lbnQ6IG1pbmlzaWduIHB1YmxpYyBrZXkKUldRZjZMUkNHQTlpNTNtbFllY080SXpUNTFUR1BwdldjTlNDaDFDQk0wUVRhTG43M1k3R0ZPMwo=";

#[tokio::test]
async fn a_newer_version_is_told_and_one_that_nobody_signed_is_not_installed() -> Result {
    let desktop = Desktop::start(Options::default())?;
    let server = Outside::start(&[])?;
    let newer = json!({"version": "9.9.9", "platforms": {"linux-x86_64": {"signature": "bm90IHNpZ25lZA==", "url": "PLACE"}}});
    let place = place(newer).await?;
    let etc = tempfile::tempdir()?;
    let roots = etc.path().join("roots.pem");
    std::fs::write(&roots, &place.certificate)?;
    let roots = roots.to_str().ok_or_else(|| Trouble::new("the path is not text"))?;
    let file = policy(
        etc.path(),
        &json!({"updateAddress": place.address, "updateKey": KEY, "language": "en", "serverAddress": server.url()}),
    )?;
    // An AppImage is a person's own; here it is a file that must stay as it is.
    let own = etc.path().join("callpad.AppImage");
    std::fs::write(&own, "the old one")?;
    let own = own.to_str().ok_or_else(|| Trouble::new("the path is not text"))?;
    for (image, state) in [("", "byOrganisation"), (own, "ready")] {
        let env = [("CALLPAD_DEV_POLICY", file.as_str()), ("SSL_CERT_FILE", roots), ("APPIMAGE", image)];
        let data = tempfile::tempdir()?;
        let app = App::launch_with(&desktop, data.path(), &["--desk", &server.desk_id], &env).await?;
        app.fill("signin-user", &server.user_id).await?;
        app.click("signin-submit").await?;
        app.click("desk-confirm").await?;
        app.find("call-next").await?;
        app.click("menu").await?;
        app.click("menu-settings").await?;
        app.wait_attr("update", "data-state", state).await?;
        app.wait_text("update", "9.9.9").await?;
        if state == "ready" {
            app.click("update-install").await?;
            app.wait_attr("update", "data-state", "failed").await?;
            app.screenshot("managed-update-failed").await?;
        } else {
            assert_eq!(app.count("[data-testid=update-install]").await?, 0);
        }
        app.close().await?;
    }
    assert_eq!(
        std::fs::read_to_string(own)?,
        "the old one",
        "nothing is written before the signature is proven"
    );
    Ok(())
}
