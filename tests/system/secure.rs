//! Our client and the server over TLS of its own, with an authority that only this test knows.

use std::path::Path;

use callpad_client::{Client, Error, Network, Options, ServerAddress, Session};
use callpad_testkit::{TestServer, start_server_with, tls};
use callpad_wire::op::{CreateTicket, WaitingTicketsCount};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};

/// An authority of a site.
struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
    folder: tempfile::TempDir,
}

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let issuer = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
        Self { issuer, folder: tempfile::tempdir().unwrap() }
    }

    fn options(&self) -> Options {
        let file = self.folder.path().join("ca.pem");
        std::fs::write(&file, self.issuer.pem()).unwrap();
        let network = Network { extra_ca_file: Some(file), ..Network::default() };
        Options { network, ..Options::default() }
    }

    /// A certificate for this machine's own address, in the files of the server.
    fn vouch(&self, folder: &Path) -> tls::Files {
        let key = KeyPair::generate().unwrap();
        let certificate = CertificateParams::new(["127.0.0.1".to_owned()]).unwrap();
        let certificate = certificate.signed_by(&key, &self.issuer).unwrap();
        let files = tls::Files { certificate: folder.join("cert.pem"), key: folder.join("key.pem") };
        std::fs::write(&files.certificate, certificate.pem()).unwrap();
        std::fs::write(&files.key, key.serialize_pem()).unwrap();
        files
    }
}

async fn session(server: &TestServer, options: Options) -> Result<Session, Error> {
    let client = Client::new(ServerAddress::parse(&server.url()).unwrap(), options).unwrap();
    Ok(Session::sign_in(client, server.user_id(), None).await?.0)
}

#[tokio::test]
async fn requests_and_the_feed_go_over_tls_and_a_new_certificate_drops_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (Authority::new(), Authority::new());
    let files = first.vouch(folder.path());
    let tls = std::sync::Arc::new(tls::Tls::open(files).unwrap());
    let secure = tls.clone();
    let server = start_server_with(move |config| config.secure = Some(secure)).await;
    assert!(server.url().starts_with("https://"));
    let old = session(&server, first.options()).await.unwrap();
    let counts = old.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
    let service = counts.items[0].service.id.clone();
    let mut feed = old.feed(None).await.unwrap();
    feed.next().await.unwrap();
    assert!(matches!(session(&server, Options::default()).await, Err(Error::Certificate(_))));

    // Renewed, by another authority.
    second.vouch(folder.path());
    tls.look_again();
    let new = session(&server, second.options()).await.unwrap();
    assert!(matches!(session(&server, first.options()).await, Err(Error::Certificate(_))));
    // The line to the events has outlived it.
    new.create_ticket(&CreateTicket::plain(service)).await.unwrap();
    feed.next().await.unwrap();
    server.shutdown().await;
}
