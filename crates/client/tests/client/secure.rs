//! TLS: what is not trusted gets nothing, and is named.

use std::time::Duration;

use callpad_client::{CertificateProblem, Error, Network, Options, ServerAddress, Session, inspect};
use callpad_testkit::{Authority, SecureServer};
use jiff::{SignedDuration, Timestamp};
use rcgen::{ExtendedKeyUsagePurpose, date_time_ymd};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::{Handmade, Then, client_with, end_call, session, token};

const NOW: SignedDuration = SignedDuration::ZERO;

async fn ended(url: &str, options: Options) -> Result<(), Error> {
    let session = Session::resume(client_with(url, options), "u1".into(), None, token("old"));
    session.end_call(&end_call()).await.map(drop)
}

/// What is told of the certificate that was refused.
async fn fault(server: &SecureServer, options: Options) -> callpad_client::CertificateFault {
    let error = ended(&server.url, options).await.unwrap_err();
    assert!(error.cannot_have_arrived() && !error.outcome_unknown());
    assert_eq!(server.requests(), 0, "nothing was sent");
    match error {
        Error::Certificate(fault) => *fault,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_named_with_its_issuer_and_gets_no_request() {
    let authority = Authority::new("Example Town CA");
    let server = SecureServer::start(&authority.vouch("127.0.0.1", |_| {}), None, NOW).await;
    let fault = fault(&server, Options::default()).await;
    assert_eq!(fault.problem, CertificateProblem::UnknownIssuer);
    assert_eq!(fault.certificate.issuer, "Example Town CA");
    assert_eq!(fault.host, "127.0.0.1");
}

#[tokio::test]
async fn a_certificate_that_the_administrator_vouches_for_is_trusted() {
    let authority = Authority::new("Example Town CA");
    let server = SecureServer::start(&authority.vouch("127.0.0.1", |_| {}), None, NOW).await;
    ended(&server.url, authority.trusted()).await.unwrap();
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn a_certificate_for_another_name_is_told_with_the_names_that_it_is_for() {
    let authority = Authority::new("Example Town CA");
    let server = SecureServer::start(&authority.vouch("queue.example", |_| {}), None, NOW).await;
    let fault = fault(&server, authority.trusted()).await;
    assert_eq!(fault.problem, CertificateProblem::OtherName);
    assert_eq!(
        (fault.host.as_str(), fault.certificate.names.as_slice()),
        ("127.0.0.1", ["queue.example".to_owned()].as_slice())
    );
}

#[tokio::test]
async fn a_certificate_past_its_time_and_one_before_it_say_until_when_and_from_when() {
    let authority = Authority::new("Example Town CA");
    let past = authority.vouch("127.0.0.1", |params| {
        (params.not_before, params.not_after) = (date_time_ymd(2020, 1, 1), date_time_ymd(2021, 1, 1));
    });
    let server = SecureServer::start(&past, None, NOW).await;
    let fault = fault(&server, authority.trusted()).await;
    assert_eq!(fault.problem, CertificateProblem::Expired);
    assert!(fault.certificate.not_after.unwrap() < Timestamp::now());

    let future = authority.vouch("127.0.0.1", |params| {
        (params.not_before, params.not_after) = (date_time_ymd(2090, 1, 1), date_time_ymd(2095, 1, 1));
    });
    let server = SecureServer::start(&future, None, NOW).await;
    let fault = self::fault(&server, authority.trusted()).await;
    assert_eq!(fault.problem, CertificateProblem::NotYetValid);
    assert!(fault.certificate.not_before.unwrap() > Timestamp::now());
}

#[tokio::test]
async fn an_inspection_tells_the_chain_and_the_clock_although_the_certificate_is_refused() {
    let authority = Authority::new("Example Town CA");
    let past = authority.vouch("127.0.0.1", |params| {
        (params.not_before, params.not_after) = (date_time_ymd(2020, 1, 1), date_time_ymd(2021, 1, 1));
    });
    let server = SecureServer::start(&past, None, SignedDuration::from_hours(-48)).await;
    let address = ServerAddress::parse(&server.url).unwrap();
    let seen = inspect(&address, authority.trusted()).await.unwrap();
    assert_eq!(seen.chain[0].issuer, "Example Town CA");
    let Some(Error::Certificate(ref fault)) = seen.refused else { panic!("{seen:?}") };
    assert_eq!(fault.problem, CertificateProblem::Expired);
    assert!((-48..=-47).contains(&seen.clock_offset.unwrap().as_hours()), "{seen:?}");
    // What it was shown did not make it trusted.
    assert!(matches!(ended(&server.url, authority.trusted()).await, Err(Error::Certificate(_))));
}

#[tokio::test]
async fn a_server_that_wants_a_certificate_of_this_computer_gets_it() {
    let (site, computers) = (Authority::new("Example Town CA"), Authority::new("Computers of Example Town"));
    let server = SecureServer::start(&site.vouch("127.0.0.1", |_| {}), Some(&computers), NOW).await;
    let error = ended(&server.url, site.trusted()).await.unwrap_err();
    assert!(matches!(error, Error::ClientCertificate { shown: false, .. }), "{error:?}");
    assert!(error.cannot_have_arrived());

    let own = |authority: &Authority| {
        let pem = authority.vouch("hall-pc-01", |params| {
            params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
        });
        let file = authority.written("pc.pem", &pem);
        Options {
            network: Network { client_certificate_file: Some(file), ..site.network() },
            ..Options::default()
        }
    };
    ended(&server.url, own(&computers)).await.unwrap();
    assert_eq!(server.requests(), 1);
    let error = ended(&server.url, own(&site)).await.unwrap_err();
    assert!(matches!(error, Error::ClientCertificate { shown: true, .. }), "{error:?}");
    assert_eq!(server.requests(), 1);
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
    let error = ended(&url, options).await.unwrap_err();
    assert_eq!(error, Error::TimedOut { after: limit, sent: false });
    assert!(error.cannot_have_arrived() && !error.outcome_unknown());
    drop(listener);
}

#[test]
fn a_file_that_is_no_certificate_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ca.pem");
    std::fs::write(&file, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n").unwrap();
    let address = ServerAddress::parse("https://localhost").unwrap();
    let network = Network { extra_ca_file: Some(file), ..Network::default() };
    let error = callpad_client::Client::new(address, Options { network, ..Options::default() }).unwrap_err();
    assert!(matches!(error, Error::NetworkSetting { setting: "extraCaFile", .. }), "{error:?}");
}
