//! TLS: what is not trusted gets nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use callpad_client::{Error, Options, Session};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::{ServerConfig, crypto::ring, pki_types::PrivateKeyDer};

use crate::{Handmade, Then, client_with, end_call, session, token};

/// A server with a certificate that it signed itself.
struct Secure {
    url: String,
    certificate: Vec<u8>,
    requests: Arc<AtomicUsize>,
}

/// With a certificate for this name. The address itself is a number: a bare machine may not know "localhost".
async fn secure(name: &str) -> Secure {
    let made = rcgen::generate_simple_self_signed([name.to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://127.0.0.1:{}", listener.local_addr().unwrap().port());
    let requests = Arc::new(AtomicUsize::new(0));
    let seen = requests.clone();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    tokio::spawn(async move {
        while let Ok((line, _)) = listener.accept().await {
            let Ok(mut line) = acceptor.accept(line).await else { continue };
            if line.read(&mut [0; 4096]).await.unwrap_or(0) > 0 {
                seen.fetch_add(1, Ordering::SeqCst);
            }
            let answer =
                "HTTP/1.1 200 OK\r\nContent-Length: 16\r\nConnection: close\r\n\r\n{\"success\":true}";
            line.write_all(answer.as_bytes()).await.unwrap();
            line.shutdown().await.unwrap();
        }
    });
    Secure { url, certificate: made.cert.pem().into_bytes(), requests }
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_a_tls_error_and_gets_no_request() {
    let server = secure("127.0.0.1").await;
    let error = session(&server.url).end_call(&end_call()).await.unwrap_err();
    let Error::Tls { detail } = &error else { panic!("{error:?}") };
    assert!(detail.contains("certificate"), "{detail}");
    assert!(error.cannot_have_arrived());
    assert_eq!(server.requests.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_certificate_that_the_administrator_vouches_for_is_trusted() {
    let server = secure("127.0.0.1").await;
    let options = Options { extra_roots: vec![server.certificate.clone()], ..Options::default() };
    let session = Session::resume(client_with(&server.url, options), "u1".into(), None, token("old"));
    session.end_call(&end_call()).await.unwrap();
    assert_eq!(server.requests.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_certificate_for_another_name_is_a_tls_error() {
    let server = secure("queue.example").await;
    let options = Options { extra_roots: vec![server.certificate.clone()], ..Options::default() };
    let session = Session::resume(client_with(&server.url, options), "u1".into(), None, token("old"));
    let error = session.end_call(&end_call()).await.unwrap_err();
    assert!(matches!(error, Error::Tls { .. }), "{error:?}");
}

#[tokio::test]
async fn https_to_a_server_of_plain_http_is_a_tls_error() {
    let server = Handmade::start(Then::Cut).await;
    let answering = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", answering.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut line, _)) = answering.accept().await {
            let _ = line.read(&mut [0; 1024]).await;
            let _ = line.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
        }
    });
    let error = session(&url).end_call(&end_call()).await.unwrap_err();
    assert!(matches!(error, Error::Tls { .. }), "{error:?}");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_secure_line_that_never_stands_cannot_have_carried_the_action() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let limit = Duration::from_millis(300);
    let options = Options { connect_timeout: limit, ..Options::default() };
    let session = Session::resume(client_with(&url, options), "u1".into(), None, token("old"));
    let error = session.end_call(&end_call()).await.unwrap_err();
    assert_eq!(error, Error::TimedOut { after: limit, sent: false });
    assert!(error.cannot_have_arrived() && !error.outcome_unknown());
    drop(listener);
}

#[test]
fn a_file_that_is_no_certificate_is_refused_at_once() {
    let address = callpad_client::ServerAddress::parse("https://localhost").unwrap();
    let pem = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n".to_vec();
    let options = Options { extra_roots: vec![pem], ..Options::default() };
    let error = callpad_client::Client::new(address, options).unwrap_err();
    assert!(matches!(error, Error::Tls { .. }), "{error:?}");
}
