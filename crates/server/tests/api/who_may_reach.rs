//! Host and origin: no web page may reach the server.

use reqwest::header;
use serde_json::json;

use crate::site::{Reply, Site};

#[tokio::test]
async fn a_foreign_origin_is_403_whatever_it_asks() {
    let site = Site::new().await;
    let own = site.server.base_url();
    for origin in ["https://evil.example", "null", "http://127.0.0.1", "http://127.0.0.1:1", "file://", "x"] {
        let request = site.post("login").header(header::ORIGIN, origin).form(&[("user_id", "ana")]);
        assert_eq!(Reply::of(request).await.code(), (403, 7), "{origin}");
        let health = site.get(site.url("/callpad/v1/health")).header(header::ORIGIN, origin);
        assert_eq!(Reply::of(health).await.code(), (403, 7), "{origin}");
    }
    let request = site.post("login").header(header::ORIGIN, own).form(&[("user_id", "ana")]);
    Reply::of(request).await.ok();
}

#[tokio::test]
async fn a_foreign_host_is_403_so_a_name_cannot_be_rebound() {
    let site = Site::with(|config| config.public_name = Some("queue.example".into())).await;
    let port = site.server.address().port();
    let login = async |host: &str| {
        let request = site.post("login").header(header::HOST, host).json(&json!({"user_id": "ana"}));
        Reply::of(request).await.code()
    };
    for host in ["evil.example", "127.0.0.1", "127.0.0.2", "queue.example.evil", "127.0.0.1:1"] {
        assert_eq!(login(host).await, (403, 7), "{host}");
    }
    for host in [
        format!("127.0.0.1:{port}"),
        format!("localhost:{port}"),
        "queue.example".into(),
        "QUEUE.example:8443".into(),
    ] {
        assert_eq!(login(&host).await, (200, 0), "{host}");
    }
    let request =
        site.post("login").header(header::ORIGIN, "https://queue.example").json(&json!({"user_id": "ana"}));
    Reply::of(request).await.ok();
}

#[tokio::test]
async fn beyond_loopback_without_secrets_must_be_allowed() {
    let folder = tempfile::tempdir().unwrap();
    let everywhere = "0.0.0.0:0".parse().unwrap();
    let config =
        || callpad_server::Config { listen: everywhere, ..callpad_server::Config::new(folder.path()) };
    let refused = callpad_server::start(config()).await.unwrap_err();
    assert_eq!(refused.exit_code(), 2);
    assert!(refused.to_string().contains("user id alone"), "{refused}");
    let without_auth = callpad_server::Config { auth: false, require_user_secret: true, ..config() };
    assert_eq!(callpad_server::start(without_auth).await.unwrap_err().exit_code(), 2);
    for allowed in [
        callpad_server::Config { allow_open_login: true, ..config() },
        callpad_server::Config { require_user_secret: true, ..config() },
        callpad_server::Config { login_secret: Some(callpad_server::LoginSecret::new("x")), ..config() },
    ] {
        callpad_server::start(allowed).await.unwrap().shutdown().await;
    }
}

#[tokio::test]
async fn listening_everywhere_the_address_of_the_connection_counts() {
    let site = Site::with(|config| {
        config.listen = "0.0.0.0:0".parse().unwrap();
        config.allow_open_login = true;
    })
    .await;
    let url = format!("http://127.0.0.1:{}/callpad/v1/health", site.server.address().port());
    Reply::of(site.get(url.clone())).await.ok();
    let foreign = site.get(url).header(header::HOST, format!("0.0.0.0:{}", site.server.address().port()));
    assert_eq!(Reply::of(foreign).await.code(), (403, 7));
}
