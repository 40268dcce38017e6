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
        "queue.example.".into(),
        format!("localhost.:{port}"),
    ] {
        assert_eq!(login(&host).await, (200, 0), "{host}");
    }
    for origin in ["https://queue.example", "https://Queue.example.", "http://queue.example:8080"] {
        let request = site.post("login").header(header::ORIGIN, origin).json(&json!({"user_id": "ana"}));
        Reply::of(request).await.ok();
    }
}

#[tokio::test]
async fn a_public_name_with_a_port_is_that_port_and_one_that_cannot_match_is_wrong_usage() {
    let site = Site::with(|config| config.public_name = Some("queue.example:8443".into())).await;
    let code = async |host: &str, origin: &str| {
        let request = site.get(site.url("/callpad/v1/health")).header(header::HOST, host);
        Reply::of(request.header(header::ORIGIN, origin)).await.code()
    };
    assert_eq!(code("queue.example:8443", "https://queue.example:8443").await, (200, 0));
    assert_eq!(code("queue.example", "https://queue.example:8443").await, (403, 7));
    assert_eq!(code("queue.example:8443", "https://queue.example").await, (403, 7));
    let folder = tempfile::tempdir().unwrap();
    for name in ["https://queue.example", "queue.example/path", "queue.example:port", ""] {
        let config = callpad_server::Config {
            public_name: Some(name.into()),
            ..callpad_server::Config::new(folder.path())
        };
        let refused = callpad_server::start(config).await.unwrap_err();
        assert_eq!(refused.exit_code(), 2, "{name}");
        assert!(refused.to_string().contains("give a host name"), "{refused}");
    }
}

/// With open login an id is a password: where others can reach the server, nobody is told anybody else's.
#[tokio::test]
async fn open_login_that_others_reach_shows_no_colleague_s_id() {
    let shown = async |change: &dyn Fn(&mut callpad_server::Config)| {
        let site = Site::with(|config| change(config)).await;
        let url = |path: &str| format!("http://127.0.0.1:{}{path}", site.server.address().port());
        let operation = |name: &str| url(&format!("/restapi/v2/queuemanagement/{name}"));
        let client = crate::site::client();
        let login = client.post(operation("login")).json(&json!({"user_id": "ana"}));
        let token = Reply::of(login).await.ok()["authtoken"].as_str().unwrap().to_owned();
        let (socket, _) = {
            use tokio_tungstenite::tungstenite::client::IntoClientRequest;
            let mut request = url("/callpad/v1/events").replace("http", "ws").into_client_request().unwrap();
            request.headers_mut().insert("authorization", format!("Bearer {token}").parse().unwrap());
            tokio_tungstenite::connect_async(request).await.unwrap()
        };
        let mut everything = String::new();
        let mut see = async |request: reqwest::RequestBuilder| {
            let reply = Reply::of(request.bearer_auth(&token)).await;
            assert_eq!(reply.status, 200);
            everything.push_str(&reply.body.to_string());
            reply.body
        };
        let for_rui = json!({"service_id": "a", "user_id": "rui"});
        let ticket = see(client.post(operation("createticket")).json(&for_rui)).await;
        let call = json!({"desk_id": "d1", "ticket_id": crate::site::id(&ticket["ticket"])});
        see(client.post(operation("waitingticketslist")).json(&json!({"service_id": "a"}))).await;
        see(client.post(operation("callticket")).json(&call)).await;
        see(client.get(url("/callpad/v1/answers/current?desk_id=d1"))).await;
        let directory = see(client.get(url("/callpad/v1/directory"))).await;
        let mut told = futures_util::StreamExt::take(socket, 3);
        while let Some(message) = futures_util::StreamExt::next(&mut told).await {
            everything.push_str(message.unwrap().to_text().unwrap());
        }
        (
            everything.contains("rui\"") || everything.contains("rui.name"),
            directory["users"].as_array().unwrap().len(),
        )
    };
    assert_eq!(shown(&|_| {}).await, (true, 5), "on loopback");
    let open = |config: &mut callpad_server::Config| {
        config.listen = "0.0.0.0:0".parse().unwrap();
        config.allow_open_login = true;
    };
    assert_eq!(shown(&open).await, (false, 1));
    assert_eq!(
        shown(&|config| config.public_name = Some("queue.example".into())).await,
        (false, 1),
        "by a proxy"
    );
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
