//! An authority of a site, and a server with a certificate of it that says what a test wants of the time.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use callpad_client::{Network, Options};
use jiff::{SignedDuration, Timestamp};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::server::WebPkiClientVerifier;
use tokio_rustls::rustls::{RootCertStore, ServerConfig, crypto::ring};

/// An authority of a site, with a folder for its files.
pub struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
    folder: TempDir,
}

impl Authority {
    /// An authority of this name.
    pub fn new(name: &str) -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, name);
        let issuer = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
        Self { issuer, folder: tempfile::tempdir().unwrap() }
    }

    /// Options by which the authority is trusted.
    pub fn trusted(&self) -> Options {
        Options { network: self.network(), ..Options::default() }
    }

    /// The network in which it is trusted.
    pub fn network(&self) -> Network {
        Network { extra_ca_file: Some(self.ca_file()), ..Network::default() }
    }

    /// Its own certificate, in a file.
    pub fn ca_file(&self) -> PathBuf {
        self.written("ca.pem", &self.issuer.pem())
    }

    /// A file of its folder, with this in it.
    pub fn written(&self, name: &str, pem: &str) -> PathBuf {
        let file = self.folder.path().join(name);
        std::fs::write(&file, pem).unwrap();
        file
    }

    /// A certificate with its key, in PEM form.
    pub fn vouch(&self, name: &str, change: impl FnOnce(&mut CertificateParams)) -> String {
        let mut params = CertificateParams::new([name.to_owned()]).unwrap();
        params.distinguished_name.push(DnType::CommonName, name);
        change(&mut params);
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        format!("{}{}", certificate.pem(), key.serialize_pem())
    }
}

/// A server with TLS.
pub struct SecureServer {
    /// Its address, `https://127.0.0.1:port`.
    pub url: String,
    requests: Arc<AtomicUsize>,
}

impl SecureServer {
    /// Shows this certificate; lets in only whom `clients` vouches for, if given; says that it is `ahead` of the time.
    pub async fn start(pem: &str, clients: Option<&Authority>, ahead: SignedDuration) -> Self {
        let chain: Vec<_> = CertificateDer::pem_slice_iter(pem.as_bytes()).map(Result::unwrap).collect();
        let key = PrivateKeyDer::from_pem_slice(pem.as_bytes()).unwrap();
        let provider = Arc::new(ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider.clone())
            .with_safe_default_protocol_versions()
            .unwrap();
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
        Self { url, requests }
    }

    /// How many requests it got.
    pub fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
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
