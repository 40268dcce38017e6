//! The way to the server: proxies, sign-in pages of networks, http to another machine.

use callpad_client::{
    Client, Error, FoundInstead, Network, OpenLineRule, Options, ProxyChoice, ProxyLogin, Secret,
    ServerAddress, Session, UnreachableKind,
};
use callpad_testkit::{Authority, ForwardProxy, SecureServer, start_server_with, tls};
use jiff::SignedDuration;
use wiremock::{MockServer, ResponseTemplate};

use crate::{answer, client_with, end_call, ok, services, token};

/// What a proxy of the tests is told: `callpad` and `hush`.
const LOGIN: &str = "Basic Y2FsbHBhZDpodXNo";

fn login(password: &str) -> Option<ProxyLogin> {
    Some(ProxyLogin { user: "callpad".into(), password: Secret::new(password).unwrap() })
}

fn through(proxy: &ForwardProxy, network: Network) -> Options {
    Options { network: Network { proxy: ProxyChoice::Address(proxy.url()), ..network }, ..Options::default() }
}

async fn ended(url: &str, options: Options) -> Result<(), Error> {
    let session = Session::resume(client_with(url, options), "u1".into(), None, token("old"));
    session.end_call(&end_call()).await.map(drop)
}

#[tokio::test]
async fn requests_and_the_feed_go_through_the_proxy_with_the_authority_of_the_site() {
    let authority = Authority::new("Example Town CA");
    let folder = tempfile::tempdir().unwrap();
    let files =
        tls::Files { certificate: folder.path().join("cert.pem"), key: folder.path().join("key.pem") };
    let pem = authority.vouch("queue.test", |_| {});
    let (certificate, key) = pem.split_at(pem.find("-----BEGIN PRIVATE KEY-----").unwrap());
    std::fs::write(&files.certificate, certificate).unwrap();
    std::fs::write(&files.key, key).unwrap();
    let tls = std::sync::Arc::new(tls::Tls::open(files).unwrap());
    let server = start_server_with(move |config| {
        config.secure = Some(tls);
        config.public_name = Some("queue.test".into());
    })
    .await;
    let proxy = ForwardProxy::start().await;
    proxy.leads("queue.test", &server.url());
    proxy.wants(LOGIN, &["Basic realm=\"Example Town\""]);

    let options = through(&proxy, Network { proxy_login: login("hush"), ..authority.network() });
    let client = Client::new(ServerAddress::parse("https://queue.test").unwrap(), options).unwrap();
    let (session, _) = Session::sign_in(client, server.user_id(), None).await.unwrap();
    let mut feed = session.feed(None).await.unwrap();
    feed.next().await.unwrap();
    let passed = proxy.passed();
    assert!(
        passed.len() >= 2 && passed.iter().all(|line| line == "CONNECT queue.test:443 HTTP/1.1"),
        "{passed:?}"
    );
    server.shutdown().await;
}

#[tokio::test]
async fn a_proxy_that_wants_a_password_is_named_with_the_ways_it_takes() {
    let authority = Authority::new("Example Town CA");
    let server =
        SecureServer::start(&authority.vouch("queue.test", |_| {}), None, SignedDuration::ZERO).await;
    let proxy = ForwardProxy::start().await;
    proxy.leads("queue.test", &server.url);
    let named = |schemes: &[&str], tried| Error::ProxyPassword {
        proxy: proxy.url().trim_start_matches("http://").to_owned(),
        schemes: schemes.iter().map(|way| (*way).to_owned()).collect(),
        tried,
    };
    proxy.wants(LOGIN, &["Basic realm=\"Example Town\"", "NTLM"]);
    let error = ended("https://queue.test", through(&proxy, authority.network())).await.unwrap_err();
    assert_eq!(error, named(&["Basic", "NTLM"], false));
    assert!(error.cannot_have_arrived() && !error.outcome_unknown());

    let wrong = Network { proxy_login: login("wrong"), ..authority.network() };
    assert_eq!(
        ended("https://queue.test", through(&proxy, wrong)).await,
        Err(named(&["Basic", "NTLM"], true))
    );
    assert_eq!(server.requests(), 0);

    let right = Network { proxy_login: login("hush"), ..authority.network() };
    ended("https://queue.test", through(&proxy, right)).await.unwrap();
    assert_eq!(server.requests(), 1);

    proxy.wants("Negotiate YII", &["Negotiate", "NTLM"]);
    let error = ended("https://queue.test", through(&proxy, authority.network())).await.unwrap_err();
    assert_eq!(error, named(&["Negotiate", "NTLM"], false));
}

#[tokio::test]
async fn plain_http_goes_through_the_proxy_too_and_its_refusal_is_no_answer_of_the_server() {
    let server = MockServer::start().await;
    answer(&server, "endcall", 1, |_| ok(serde_json::json!({"success":true}))).await;
    let proxy = ForwardProxy::start().await;
    proxy.leads("queue.test", &server.uri());
    proxy.wants(LOGIN, &["Basic realm=x"]);
    let error = ended("http://queue.test", through(&proxy, Network::default())).await.unwrap_err();
    assert!(
        matches!(&error, Error::ProxyPassword { schemes, tried: false, .. } if schemes == &["Basic"]),
        "{error:?}"
    );
    let right = Network { proxy_login: login("hush"), ..Network::default() };
    ended("http://queue.test", through(&proxy, right)).await.unwrap();
    assert_eq!(proxy.refused(), 1);
}

#[tokio::test]
async fn a_proxy_that_does_not_know_the_way_is_named() {
    let proxy = ForwardProxy::start().await;
    let error = ended("https://queue.test", through(&proxy, Network::default())).await.unwrap_err();
    let host = proxy.url().trim_start_matches("http://").to_owned();
    assert_eq!(error, Error::Unreachable { host, kind: UnreachableKind::Proxy });
}

#[tokio::test]
async fn a_network_that_wants_a_sign_in_first_is_told_from_a_server() {
    let page = ResponseTemplate::new(302).insert_header("location", "http://login.hotspot.test/?from=queue");
    let sent_away = MockServer::start().await;
    answer(&sent_away, "waitingticketscount", 1.., move |_| page.clone()).await;
    let says_so = MockServer::start().await;
    answer(&says_so, "waitingticketscount", 1.., |_| {
        ResponseTemplate::new(511).set_body_raw("<html>Sign in</html>", "text/html")
    })
    .await;
    let real = MockServer::start().await;
    answer(&real, "waitingticketscount", 1.., |_| ok(services())).await;
    for (server, page) in [(&sent_away, true), (&says_so, true), (&real, false)] {
        let proxy = ForwardProxy::start().await;
        proxy.leads("queue.test", &server.uri());
        let address = ServerAddress::parse("http://queue.test").unwrap();
        let probed = callpad_client::probe(&address, through(&proxy, Network::default())).await;
        match probed {
            Err(Error::NotTheApi { found: FoundInstead::SignInPage, .. }) => assert!(page),
            other => assert!(!page && other.is_ok(), "{other:?}"),
        }
    }
}

#[tokio::test]
async fn http_to_another_machine_is_sent_nothing_where_it_is_forbidden() {
    let server = MockServer::start().await;
    answer(&server, "endcall", 1, |_| ok(serde_json::json!({"success":true}))).await;
    let forbid = Network { open_line: OpenLineRule::Forbid, ..Network::default() };
    let address = ServerAddress::parse("http://queue.test").unwrap();
    assert!(!forbid.warns_of(&address) && Network::default().warns_of(&address));
    let options = Options { network: forbid, ..Options::default() };
    let error = Client::new(address, options.clone()).unwrap_err();
    assert_eq!(error, Error::OpenLine { host: "queue.test".into() });
    // This machine is no line.
    ended(&server.uri(), options).await.unwrap();
}
