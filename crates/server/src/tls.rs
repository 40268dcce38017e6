//! TLS with a certificate and a key from files. They are read again when they change: connections that are open go on
//! with what they have, new ones get the new certificate.

use std::{
    fmt, fs,
    io::{self, Read},
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};

use jiff::Timestamp;
use rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    sign::{CertifiedKey, SingleCertAndKey},
};
use sha2::{Digest, Sha256};
use tokio_rustls::TlsAcceptor;

use crate::{
    edge::{Agreeing, Bytes, Secure},
    measure,
};

/// The most bytes of a file: a chain of certificates has some thousand.
const LARGEST_FILE: u64 = 1024 * 1024;
/// How long before its end a certificate is warned of. Those that renew themselves do so a month before.
const WARNED_BEFORE_S: i64 = 14 * 24 * 3_600;

/// Where certificate and key are.
#[derive(Clone, Debug)]
pub struct Files {
    /// The server's own certificate first, then those that vouch for it, in PEM form.
    pub certificate: PathBuf,
    /// Its key, in PEM form and without a passphrase.
    pub key: PathBuf,
}

/// Why a certificate and a key cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file cannot be read.
    #[error("{}: {source}", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// No such file is that large.
    #[error("{} is too large for a certificate or a key", .0.display())]
    TooLarge(PathBuf),
    /// Nothing in the file is a certificate.
    #[error("there is no certificate in {}: it must be in PEM form, the server's own first, then those that vouch for it", .0.display())]
    NoCertificate(PathBuf),
    /// The first certificate is damaged.
    #[error("the first certificate in {} cannot be read: {}", .0.display(), .1)]
    BadCertificate(PathBuf, String),
    /// Nothing in the file is a key, or it is locked.
    #[error("there is no key in {} that can be used: it must be in PEM form and without a passphrase", .0.display())]
    NoKey(PathBuf),
    /// They are not of one pair.
    #[error("the key in {} does not fit the certificate in {}: they are of different pairs, or the server's own certificate is not the first", key.display(), certificate.display())]
    DoesNotFit {
        /// The file of the certificate.
        certificate: PathBuf,
        /// The file of the key.
        key: PathBuf,
    },
    /// Anything else.
    #[error("certificate and key cannot be used: {0}")]
    Refused(rustls::Error),
}

/// How a certificate stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Good,
    /// Its time has not begun, at this many seconds since 1970 it does.
    NotYet(i64),
    /// It ends within days.
    Ending(i64),
    Ended(i64),
}

/// A certificate with its key, ready for use.
struct Pair {
    config: Arc<ServerConfig>,
    /// Seconds since 1970.
    begins: i64,
    ends: i64,
    digest: [u8; 32],
}

/// Encrypts connections with what is in the files.
pub struct Tls {
    files: Files,
    pair: RwLock<Arc<Pair>>,
    /// Of the files that could not be used when they were read last.
    refused: RwLock<Option<[u8; 32]>>,
}

impl fmt::Debug for Tls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tls").field("files", &self.files).finish_non_exhaustive()
    }
}

impl Secure for Tls {
    fn agree(&self, plain: Box<dyn Bytes>) -> Agreeing {
        let acceptor = TlsAcceptor::from(self.pair().config.clone());
        Box::pin(async move { Ok(Box::new(acceptor.accept(plain).await?) as Box<dyn Bytes>) })
    }
}

impl Tls {
    /// With the files as they are now. How the certificate stands is said in the log.
    ///
    /// # Errors
    /// See [`TlsError`].
    pub fn open(files: Files) -> Result<Self, TlsError> {
        let pair = read(&files).and_then(|read| pair(&files, &read))?;
        let tls = Self { files, pair: RwLock::new(Arc::new(pair)), refused: RwLock::default() };
        tls.tell_standing(Timestamp::now());
        Ok(tls)
    }

    /// Reads the files again. What cannot be used is told once, and the server goes on with what it has.
    pub fn look_again(&self) {
        let found = match read(&self.files) {
            Ok(found) => found,
            Err(error) => return self.refuse([0; 32], &error),
        };
        if found.digest == self.pair().digest {
            *self.refused.write().unwrap_or_else(PoisonError::into_inner) = None;
            return;
        }
        match pair(&self.files, &found) {
            Ok(new) => {
                let ends = told(new.ends);
                *self.pair.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(new);
                *self.refused.write().unwrap_or_else(PoisonError::into_inner) = None;
                tracing::info!(%ends, "the certificate was read again: new connections get it");
                self.tell_standing(Timestamp::now());
            }
            Err(error) => self.refuse(found.digest, &error),
        }
    }

    fn refuse(&self, digest: [u8; 32], error: &TlsError) {
        let mut refused = self.refused.write().unwrap_or_else(PoisonError::into_inner);
        if *refused != Some(digest) {
            *refused = Some(digest);
            tracing::error!("{error}; the server goes on with the certificate that it has");
        }
    }

    /// Says how the certificate stands, in the log and in a metric.
    pub fn tell_standing(&self, now: Timestamp) {
        let pair = self.pair();
        measure::certificate_ends(pair.ends);
        let file = self.files.certificate.display();
        match standing(&pair, now) {
            Standing::Good => {}
            Standing::NotYet(begins) => tracing::warn!(
                "the certificate in {file} is not valid before {}: clients refuse it, or this machine's clock is wrong",
                told(begins)
            ),
            Standing::Ending(ends) => {
                tracing::warn!(
                    "the certificate in {file} ends on {}: put a new one in its place",
                    told(ends)
                );
            }
            Standing::Ended(ends) => tracing::error!(
                "the certificate in {file} ended on {}: clients refuse it until there is a new one in its place",
                told(ends)
            ),
        }
    }

    fn pair(&self) -> Arc<Pair> {
        self.pair.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn standing(pair: &Pair, now: Timestamp) -> Standing {
    let now = now.as_second();
    match pair {
        Pair { begins, .. } if now < *begins => Standing::NotYet(*begins),
        Pair { ends, .. } if now > *ends => Standing::Ended(*ends),
        Pair { ends, .. } if now > ends.saturating_sub(WARNED_BEFORE_S) => Standing::Ending(*ends),
        Pair { .. } => Standing::Good,
    }
}

fn told(second: i64) -> String {
    Timestamp::from_second(second).map_or_else(|_| second.to_string(), |at| at.to_string())
}

/// What is in the files.
struct Found {
    certificate: Vec<u8>,
    key: Vec<u8>,
    digest: [u8; 32],
}

fn read(files: &Files) -> Result<Found, TlsError> {
    let certificate = bytes(&files.certificate)?;
    let key = bytes(&files.key)?;
    let mut digest = Sha256::new();
    digest.update(certificate.len().to_be_bytes());
    digest.update(&certificate);
    digest.update(&key);
    Ok(Found { certificate, key, digest: digest.finalize().into() })
}

fn bytes(file: &Path) -> Result<Vec<u8>, TlsError> {
    let failed = |source| TlsError::File { file: file.to_owned(), source };
    let mut bytes = Vec::new();
    fs::File::open(file)
        .and_then(|opened| opened.take(LARGEST_FILE + 1).read_to_end(&mut bytes))
        .map_err(failed)?;
    match u64::try_from(bytes.len()).is_ok_and(|length| length <= LARGEST_FILE) {
        true => Ok(bytes),
        false => Err(TlsError::TooLarge(file.to_owned())),
    }
}

fn pair(files: &Files, found: &Found) -> Result<Pair, TlsError> {
    let chain: Vec<_> = CertificateDer::pem_slice_iter(&found.certificate)
        .collect::<Result<_, _>>()
        .map_err(|_| TlsError::NoCertificate(files.certificate.clone()))?;
    let first = chain.first().ok_or_else(|| TlsError::NoCertificate(files.certificate.clone()))?;
    let bad = |error: String| TlsError::BadCertificate(files.certificate.clone(), error);
    let (_, parsed) = x509_parser::parse_x509_certificate(first).map_err(|error| bad(error.to_string()))?;
    let validity = parsed.validity();
    let (begins, ends) = (validity.not_before.timestamp(), validity.not_after.timestamp());
    let key = PrivateKeyDer::from_pem_slice(&found.key).map_err(|_| TlsError::NoKey(files.key.clone()))?;
    let provider = Arc::new(ring::default_provider());
    let certified = CertifiedKey::from_der(chain, key, &provider).map_err(|error| match error {
        rustls::Error::InconsistentKeys(_) => {
            TlsError::DoesNotFit { certificate: files.certificate.clone(), key: files.key.clone() }
        }
        rustls::Error::General(_) => TlsError::NoKey(files.key.clone()),
        other => TlsError::Refused(other),
    })?;
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(TlsError::Refused)?
        .with_no_client_auth()
        .with_cert_resolver(Arc::new(SingleCertAndKey::from(certified)));
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Pair { config: Arc::new(config), begins, ends, digest: found.digest })
}

#[cfg(test)]
mod tests {
    use rcgen::{CertificateParams, KeyPair, date_time_ymd};

    use super::*;

    fn made(change: impl FnOnce(&mut CertificateParams)) -> (String, String) {
        let mut params = CertificateParams::new(["127.0.0.1".to_owned()]).unwrap();
        change(&mut params);
        let key = KeyPair::generate().unwrap();
        (params.self_signed(&key).unwrap().pem(), key.serialize_pem())
    }

    fn written(folder: &Path, certificate: &str, key: &str) -> Files {
        let files = Files { certificate: folder.join("cert.pem"), key: folder.join("key.pem") };
        fs::write(&files.certificate, certificate).unwrap();
        fs::write(&files.key, key).unwrap();
        files
    }

    #[test]
    fn what_cannot_be_used_is_said_in_plain_words() {
        let folder = tempfile::tempdir().unwrap();
        let (certificate, key) = made(|_| {});
        let (_, other) = made(|_| {});
        let said = |certificate: &str, key: &str| {
            Tls::open(written(folder.path(), certificate, key)).unwrap_err().to_string()
        };
        assert!(said(&certificate, &other).contains("does not fit"));
        assert!(said("", &key).contains("there is no certificate in"));
        assert!(said(&key, &key).contains("there is no certificate in"));
        assert!(said(&certificate, "").contains("there is no key in"));
        let locked = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n";
        assert!(said(&certificate, locked).contains("without a passphrase"));
        let garbage = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        assert!(said(garbage, &key).contains("cannot be read"));
        assert!(said(&"x".repeat(2_000_000), &key).contains("too large"));
        Tls::open(written(folder.path(), &certificate, &key)).unwrap();
        fs::remove_file(folder.path().join("key.pem")).unwrap();
        let files = Files { certificate: folder.path().join("cert.pem"), key: folder.path().join("key.pem") };
        assert!(Tls::open(files).unwrap_err().to_string().contains("key.pem"));
    }

    #[test]
    fn a_certificate_that_ends_soon_has_ended_or_has_not_begun_is_known() {
        let folder = tempfile::tempdir().unwrap();
        let (certificate, key) = made(|params| {
            params.not_before = date_time_ymd(2026, 1, 1);
            params.not_after = date_time_ymd(2026, 4, 1);
        });
        let tls = Tls::open(written(folder.path(), &certificate, &key)).unwrap();
        let at = |day: &str| standing(&tls.pair(), format!("{day}T12:00:00Z").parse().unwrap());
        let ends = "2026-04-01T00:00:00Z".parse::<Timestamp>().unwrap().as_second();
        assert!(matches!(at("2025-12-31"), Standing::NotYet(_)));
        assert_eq!(at("2026-02-01"), Standing::Good);
        assert_eq!(at("2026-03-20"), Standing::Ending(ends));
        assert_eq!(at("2026-04-01"), Standing::Ended(ends));
    }

    #[test]
    fn what_is_broken_later_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (certificate, key) = made(|_| {});
        let tls = Tls::open(written(folder.path(), &certificate, &key)).unwrap();
        let first = tls.pair().digest;
        let (_, other) = made(|_| {});
        written(folder.path(), &certificate, &other);
        tls.look_again();
        assert_eq!(tls.pair().digest, first);
        let (certificate, key) = made(|_| {});
        written(folder.path(), &certificate, &key);
        tls.look_again();
        assert_ne!(tls.pair().digest, first);
        fs::remove_file(folder.path().join("cert.pem")).unwrap();
        tls.look_again();
        assert_ne!(tls.pair().digest, first);
    }
}
