//! TLS as everything that is sent uses it: whom this computer trusts, with which certificate it shows itself, and a
//! verifier that says of what it refuses whose it is.

use std::error::Error as StdError;
use std::fmt;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use callpad_wire::Error;
use callpad_wire::certificate::CertificateFault;
use jiff::Timestamp;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::{
    AlertDescription, CertificateError, ClientConfig, DigitallySignedStruct, OtherError, RootCertStore,
    SignatureScheme,
};
use rustls_platform_verifier::Verifier;

use crate::address::ServerAddress;
use crate::certificate;
use crate::network::Network;

/// The largest file of certificates, in bytes: all authorities of a system have about a quarter of a mebibyte.
const LARGEST_FILE: u64 = 4 * 1024 * 1024;

/// What is agreed on with whoever is at the other end.
///
/// # Errors
/// [`Error::NetworkSetting`] for a file that cannot be used, [`Error::Tls`] where the system's trust store cannot.
pub(crate) fn config(address: &ServerAddress, network: &Network) -> Result<ClientConfig, Error> {
    config_with(address, network, |verifier| Arc::new(verifier))
}

/// The same, with certificates judged by what is made of the usual verifier.
///
/// # Errors
/// As [`config`].
pub(crate) fn config_with(
    address: &ServerAddress,
    network: &Network,
    judge: impl FnOnce(ExplainingVerifier) -> Arc<dyn ServerCertVerifier>,
) -> Result<ClientConfig, Error> {
    let provider = Arc::new(ring::default_provider());
    let tls = |error: rustls::Error| Error::Tls { detail: error.to_string() };
    let versions = ClientConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()
        .map_err(tls)?;
    // Plain http on this machine needs no certificates: a machine without any still works.
    if address.is_loopback() && !address.is_https() {
        return Ok(versions.with_root_certificates(RootCertStore::empty()).with_no_client_auth());
    }
    let judge = judge(verifier(network, provider)?);
    let config = versions.dangerous().with_custom_certificate_verifier(judge);
    match &network.client_certificate_file {
        None => Ok(config.with_no_client_auth()),
        Some(file) => {
            let (chain, key) = identity(file)?;
            let unusable = |error: rustls::Error| unusable(CLIENT_CERTIFICATE, file, &error.to_string());
            config.with_client_auth_cert(chain, key).map_err(unusable)
        }
    }
}

/// The names of the settings in policies.
const EXTRA_CA: &str = "extraCaFile";
const CLIENT_CERTIFICATE: &str = "clientCertificateFile";

/// Trusts whom the system trusts, and the authorities of the file beside it.
fn verifier(network: &Network, provider: Arc<CryptoProvider>) -> Result<ExplainingVerifier, Error> {
    let inner = match network.extra_ca_file.as_deref() {
        None => Verifier::new(provider),
        Some(file) => Verifier::new_with_extra_roots(authorities(file)?, provider),
    };
    let inner = inner.map_err(|error| Error::Tls { detail: error.to_string() })?;
    Ok(ExplainingVerifier { inner: Arc::new(inner) })
}

fn authorities(file: &Path) -> Result<Vec<CertificateDer<'static>>, Error> {
    let pem = read(EXTRA_CA, file)?;
    let found: Vec<_> = CertificateDer::pem_slice_iter(&pem)
        .collect::<Result<_, _>>()
        .map_err(|error| unusable(EXTRA_CA, file, &error.to_string()))?;
    for certificate in &found {
        // The verifier would say only that one of them is bad.
        webpki_anchor(certificate).map_err(|error| unusable(EXTRA_CA, file, &error))?;
    }
    if found.is_empty() { Err(unusable(EXTRA_CA, file, "there is no certificate in it")) } else { Ok(found) }
}

fn webpki_anchor(certificate: &CertificateDer<'static>) -> Result<(), String> {
    RootCertStore::empty().add(certificate.clone()).map_err(|error| error.to_string())
}

/// The chain and the key.
fn identity(file: &Path) -> Result<(Vec<CertificateDer<'static>>, PrivateKeyDer<'static>), Error> {
    let pem = read(CLIENT_CERTIFICATE, file)?;
    let bad = |detail: &str| unusable(CLIENT_CERTIFICATE, file, detail);
    let chain: Vec<_> = CertificateDer::pem_slice_iter(&pem)
        .collect::<Result<_, _>>()
        .map_err(|error| bad(&error.to_string()))?;
    if chain.is_empty() {
        return Err(bad("there is no certificate in it"));
    }
    let locked = b"ENCRYPTED PRIVATE KEY";
    let key = PrivateKeyDer::from_pem_slice(&pem).map_err(|_| {
        bad(match pem.windows(locked.len()).any(|part| part == locked) {
            true => "its key is locked with a password; it must be without one",
            false => "there is no key in it",
        })
    })?;
    Ok((chain, key))
}

fn read(setting: &'static str, file: &Path) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let read = std::fs::File::open(file).and_then(|open| open.take(LARGEST_FILE + 1).read_to_end(&mut bytes));
    match read {
        Ok(length) if u64::try_from(length).is_ok_and(|length| length <= LARGEST_FILE) => Ok(bytes),
        Ok(_) => Err(unusable(setting, file, "it is larger than 4 MiB")),
        Err(error) => Err(unusable(setting, file, &error.to_string())),
    }
}

fn unusable(setting: &'static str, file: &Path, detail: &str) -> Error {
    Error::NetworkSetting { setting, detail: format!("{}: {detail}", file.display()) }
}

/// The system's verifier, whose refusals carry what the certificate says.
#[derive(Debug)]
pub(crate) struct ExplainingVerifier {
    inner: Arc<Verifier>,
}

/// A refusal on its way through the TLS library.
#[derive(Debug)]
struct Refusal(CertificateFault);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl StdError for Refusal {}

impl ServerCertVerifier for ExplainingVerifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let verified =
            self.inner.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now);
        verified.map_err(|error| match error {
            rustls::Error::InvalidCertificate(error) => {
                let chain: Vec<_> = std::iter::once(end_entity).chain(intermediates).collect();
                let seconds = i64::try_from(now.as_secs()).unwrap_or(i64::MAX);
                let now = Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX);
                let fault = certificate::fault(&chain, server_name.to_str().into_owned(), &error, now);
                let carried = CertificateError::Other(OtherError(Arc::new(Refusal(fault))));
                rustls::Error::InvalidCertificate(carried)
            }
            other => other,
        })
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.inner.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.inner.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.inner.supported_verify_schemes()
    }
}

/// What a TLS error means. `shown` is whether this computer has a certificate of its own to show.
pub(crate) fn failure(error: &rustls::Error, shown: bool) -> Error {
    match error {
        rustls::Error::InvalidCertificate(CertificateError::Other(OtherError(carried))) => {
            match carried.downcast_ref::<Refusal>() {
                Some(Refusal(fault)) => Error::Certificate(Box::new(fault.clone())),
                None => Error::Tls { detail: error.to_string() },
            }
        }
        rustls::Error::AlertReceived(alert) if is_about_our_certificate(*alert, shown) => {
            Error::ClientCertificate { shown, detail: format!("{alert:?}") }
        }
        other => Error::Tls { detail: other.to_string() },
    }
}

/// Whether the server says by this that it wants another certificate of ours, or one at all. Before TLS 1.3 a missing one
/// is told by an alert that can also mean that no common cipher was found.
fn is_about_our_certificate(alert: AlertDescription, shown: bool) -> bool {
    use AlertDescription as Alert;
    match alert {
        Alert::CertificateRequired | Alert::BadCertificate | Alert::UnsupportedCertificate => true,
        Alert::CertificateRevoked | Alert::CertificateExpired | Alert::CertificateUnknown => true,
        Alert::UnknownCA | Alert::AccessDenied => shown,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_used_is_named_with_its_setting_and_the_reason() {
        let folder = tempfile::tempdir().unwrap();
        let said = |name: &str, content: &[u8], read: &dyn Fn(&Path) -> Option<Error>| {
            let file = folder.path().join(name);
            std::fs::write(&file, content).unwrap();
            match read(&file) {
                Some(Error::NetworkSetting { setting, detail }) => {
                    assert!(detail.contains(name), "{detail}");
                    format!("{setting}: {detail}")
                }
                other => panic!("{other:?}"),
            }
        };
        let ca = |file: &Path| authorities(file).err();
        let own = |file: &Path| identity(file).err();
        assert!(said("empty.pem", b"", &ca).contains("extraCaFile"));
        assert!(said("empty.pem", b"", &ca).contains("no certificate"));
        let broken = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        assert!(said("broken.pem", broken, &ca).contains("broken.pem"));
        let large = vec![b' '; usize::try_from(LARGEST_FILE).unwrap() + 1];
        assert!(said("large.pem", &large, &ca).contains("4 MiB"));
        assert!(said("empty.pem", b"", &own).contains("clientCertificateFile"));
        let made = rcgen::generate_simple_self_signed(["pc".to_owned()]).unwrap();
        assert!(said("keyless.pem", made.cert.pem().as_bytes(), &own).contains("there is no key"));
        let locked = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n";
        let locked = format!("{}{locked}", made.cert.pem());
        assert!(said("locked.pem", locked.as_bytes(), &own).contains("locked with a password"));
        assert!(authorities(Path::new("/nowhere/ca.pem")).is_err());
    }
}
