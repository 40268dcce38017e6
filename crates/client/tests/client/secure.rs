//! TLS: what is not trusted gets nothing, and is named.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use callpad_client::{CertificateProblem, Error, Network, Options, ServerAddress, Session, inspect};
use jiff::{SignedDuration, Timestamp};
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa, KeyPair,
    date_time_ymd,
};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::server::WebPkiClientVerifier;
use tokio_rustls::rustls::{RootCertStore, ServerConfig, crypto::ring};

use crate::{Handmade, Then, client_with, end_call, session, token};

/// An authority of a site, with a folder for its files.
pub(crate) struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
    folder: TempDir,
}

impl Authority {
    pub(crate) fn new(name: &str) -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, name);
        let issuer = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
        Self { issuer, folder: tempfile::tempdir().unwrap() }
    }

    /// Options by which the authority is trusted.
    pub(crate) fn trusted(&self) -> Options {
        Options { network: self.network(), ..Options::default() }
    }

    pub(crate) fn network(&self) -> Network {
        let file = self.written("ca.pem", &self.issuer.pem());
        Network { extra_ca_file: Some(file), ..Network::default() }
    }

    fn written(&self, name: &str, pem: &str) -> PathBuf {
        let file = self.folder.path().join(name);
        std::fs::write(&file, pem).unwrap();
        file
    }

    /// A certificate with its key, in PEM form.
    pub(crate) fn vouch(&self, name: &str, change: impl FnOnce(&mut CertificateParams)) -> String {
        let mut params = CertificateParams::new([name.to_owned()]).unwrap();
        params.distinguished_name.push(DnType::CommonName, name);
        change(&mut params);
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        format!("{}{}", certificate.pem(), key.serialize_pem())
    }
}

/// A server with TLS.
pub(crate) struct Secure {
    pub(crate) url: String,
    requests: Arc<AtomicUsize>,
}

impl Secure {
    pub(crate) fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}

/// Shows this certificate; lets in only whom `clients` vouches for, if given; says that it is `ahead` of the time.
pub(crate) async fn secure(pem: &str, clients: Option<&Authority>, ahead: SignedDuration) -> Secure {
    let chain: Vec<_> = CertificateDer::pem_slice_iter(pem.as_bytes()).map(Result::unwrap).collect();
    let key = PrivateKeyDer::from_pem_slice(pem.as_bytes()).unwrap();
    let provider = Arc::new(ring::default_provider());
    let config =
        ServerConfig::builder_with_provider(provider.clone()).with_safe_default_protocol_versions().unwrap();
    let config = match clients {
        None => config.with_no_client_auth(),
        Some(authority) => {
            let mut roots = RootCertStore::empty();
            roots.add(authority.issuer.der().clone()).unwrap();
            let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider).build();
            config.with_client_cert_verifier(verifier.unwrap())
        }
    };
    let config = config.with_single_cert(chain, key).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://127.0.0.1:{}", listener.local_addr().unwrap().port());
    let requests = Arc::new(AtomicUsize::new(0));
    let seen = requests.clone();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    tokio::spawn(async move {
        while let Ok((line, _)) = listener.accept().await {
            tokio::spawn(answer(acceptor.clone(), line, seen.clone(), ahead));
        }
    });
    Secure { url, requests }
}

async fn answer(
    acceptor: TlsAcceptor,
    line: tokio::net::TcpStream,
    seen: Arc<AtomicUsize>,
    ahead: SignedDuration,
) {
    let mut line = match acceptor.accept(line).into_fallible().await {
        Ok(line) => line,
        Err((_, mut line)) => {
            // What the client has sent meanwhile is read: closed with it unread, the line would be reset, and the
            // reason lost on the way.
            let _ = line.shutdown().await;
            while line.read(&mut [0; 4096]).await.is_ok_and(|read| read > 0) {}
            return;
        }
    };
    if line.read(&mut [0; 4096]).await.unwrap_or(0) > 0 {
        seen.fetch_add(1, Ordering::SeqCst);
    }
    let date = (Timestamp::now() + ahead).strftime("%a, %d %b %Y %H:%M:%S GMT");
    let answer = format!(
        "HTTP/1.1 200 OK\r\nDate: {date}\r\nContent-Length: 16\r\nConnection: close\r\n\r\n{{\"success\":true}}"
    );
    let _ = line.write_all(answer.as_bytes()).await;
    let _ = line.shutdown().await;
}

const NOW: SignedDuration = SignedDuration::ZERO;

async fn ended(url: &str, options: Options) -> Result<(), Error> {
    let session = Session::resume(client_with(url, options), "u1".into(), None, token("old"));
    session.end_call(&end_call()).await.map(drop)
}

/// What is told of the certificate that was refused.
async fn fault(server: &Secure, options: Options) -> callpad_client::CertificateFault {
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
    let server = secure(&authority.vouch("127.0.0.1", |_| {}), None, NOW).await;
    let fault = fault(&server, Options::default()).await;
    assert_eq!(fault.problem, CertificateProblem::UnknownIssuer);
    assert_eq!(fault.certificate.issuer, "Example Town CA");
    assert_eq!(fault.host, "127.0.0.1");
}

#[tokio::test]
async fn a_certificate_that_the_administrator_vouches_for_is_trusted() {
    let authority = Authority::new("Example Town CA");
    let server = secure(&authority.vouch("127.0.0.1", |_| {}), None, NOW).await;
    ended(&server.url, authority.trusted()).await.unwrap();
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn a_certificate_for_another_name_is_told_with_the_names_that_it_is_for() {
    let authority = Authority::new("Example Town CA");
    let server = secure(&authority.vouch("queue.example", |_| {}), None, NOW).await;
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
    let server = secure(&past, None, NOW).await;
    let fault = fault(&server, authority.trusted()).await;
    assert_eq!(fault.problem, CertificateProblem::Expired);
    assert!(fault.certificate.not_after.unwrap() < Timestamp::now());

    let future = authority.vouch("127.0.0.1", |params| {
        (params.not_before, params.not_after) = (date_time_ymd(2090, 1, 1), date_time_ymd(2095, 1, 1));
    });
    let server = secure(&future, None, NOW).await;
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
    let server = secure(&past, None, SignedDuration::from_hours(-48)).await;
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
    let server = secure(&site.vouch("127.0.0.1", |_| {}), Some(&computers), NOW).await;
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
