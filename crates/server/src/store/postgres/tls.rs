//! How connections to the database are encrypted. Where they are, the database shows a certificate that is checked, for
//! the name that it was addressed by: a mode that takes any is none.

use std::{path::PathBuf, sync::Arc};

use rustls::{
    ClientConfig, RootCertStore,
    client::{WebPkiServerVerifier, danger::ServerCertVerifier},
    crypto::{CryptoProvider, ring},
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
};
use rustls_platform_verifier::Verifier;
use tokio_postgres_rustls::MakeRustlsConnect;

use super::trouble::{Kind, Trouble};

/// The options of an address that are read here.
pub(super) const OPTIONS: [&str; 4] = ["sslmode", "sslrootcert", "sslcert", "sslkey"];

/// The largest file of certificates, in bytes: all authorities of a system have about a quarter of a mebibyte.
const LARGEST_FILE: u64 = 4 * 1024 * 1024;

/// Whom to trust, and as whom to show up.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// Whoever vouches for the database; without it, whom the system trusts.
    roots: Option<PathBuf>,
    /// A certificate and its key, where the database wants one.
    own: Option<(PathBuf, PathBuf)>,
}

impl Files {
    /// Nothing where connections are not encrypted: on this machine, or because the address says so.
    pub(super) fn of(options: &[(&str, String)], is_here: bool) -> Result<Option<Self>, Trouble> {
        let value =
            |name: &str| options.iter().rev().find(|(known, _)| *known == name).map(|(_, value)| value);
        let is_wanted = match value("sslmode").map(String::as_str) {
            None => !is_here || value("sslrootcert").is_some(),
            Some("disable") => false,
            Some("require" | "verify-ca" | "verify-full") => true,
            Some(other) => {
                let why = format!(
                    "sslmode {other} would go on without encryption where somebody in between wants it: take \
                     verify-full, or disable"
                );
                return Err(Trouble::of_address(&why));
            }
        };
        if !is_wanted {
            return Ok(None);
        }
        let own = match (value("sslcert"), value("sslkey")) {
            (Some(certificate), Some(key)) => Some((certificate.into(), key.into())),
            (None, None) => None,
            _ => return Err(Trouble::of_address("sslcert and sslkey belong together")),
        };
        let roots = value("sslrootcert").filter(|value| *value != "system").map(PathBuf::from);
        Ok(Some(Self { roots, own }))
    }
}

/// What encrypts connections; of those that are not encrypted, nothing of it is used.
pub(super) fn connector(files: Option<&Files>) -> Result<MakeRustlsConnect, Trouble> {
    let provider = Arc::new(ring::default_provider());
    let versions = ClientConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()
        .map_err(|error| unusable(&error.to_string()))?;
    let Some(files) = files else {
        let nobody = versions.with_root_certificates(RootCertStore::empty()).with_no_client_auth();
        return Ok(MakeRustlsConnect::new(nobody));
    };
    let judged = versions.dangerous().with_custom_certificate_verifier(judge(files, provider)?);
    let config = match &files.own {
        None => judged.with_no_client_auth(),
        Some((certificate, key)) => {
            let chain = certificates(certificate)?;
            let secret = PrivateKeyDer::from_pem_slice(&read(key)?)
                .map_err(|error| unusable(&format!("{}: {error}", key.display())))?;
            judged.with_client_auth_cert(chain, secret).map_err(|error| unusable(&error.to_string()))?
        }
    };
    Ok(MakeRustlsConnect::new(config))
}

fn judge(files: &Files, provider: Arc<CryptoProvider>) -> Result<Arc<dyn ServerCertVerifier>, Trouble> {
    let Some(file) = &files.roots else {
        let system = Verifier::new(provider).map_err(|error| unusable(&error.to_string()))?;
        return Ok(Arc::new(system));
    };
    let mut roots = RootCertStore::empty();
    for certificate in certificates(file)? {
        roots.add(certificate).map_err(|error| unusable(&format!("{}: {error}", file.display())))?;
    }
    let own = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider).build();
    Ok(own.map_err(|error| unusable(&error.to_string()))?)
}

fn certificates(file: &PathBuf) -> Result<Vec<CertificateDer<'static>>, Trouble> {
    let all: Vec<_> = CertificateDer::pem_slice_iter(&read(file)?)
        .collect::<Result<_, _>>()
        .map_err(|error| unusable(&format!("{}: {error}", file.display())))?;
    match all.is_empty() {
        true => Err(unusable(&format!("{} holds no certificate", file.display()))),
        false => Ok(all),
    }
}

fn read(file: &PathBuf) -> Result<Vec<u8>, Trouble> {
    use std::io::Read;
    let mut bytes = Vec::new();
    std::fs::File::open(file)
        .and_then(|open| open.take(LARGEST_FILE + 1).read_to_end(&mut bytes))
        .map_err(|error| unusable(&format!("{}: {error}", file.display())))?;
    match bytes.len() as u64 > LARGEST_FILE {
        true => Err(unusable(&format!("{} is larger than 4 MiB", file.display()))),
        false => Ok(bytes),
    }
}

fn unusable(why: &str) -> Trouble {
    Trouble::new(Kind::Address, format!("connections to the database cannot be encrypted: {why}"))
}
