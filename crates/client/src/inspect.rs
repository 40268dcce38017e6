//! What a server shows before anything is asked of it: its certificates and its clock. For the self-test only.

use std::sync::{Arc, Mutex, PoisonError};

use callpad_wire::Error;
use callpad_wire::certificate::CertificateFacts;
use jiff::SignedDuration;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{DigitallySignedStruct, SignatureScheme};

use crate::address::ServerAddress;
use crate::certificate::facts;
use crate::client::Client;
use crate::network::Network;
use crate::options::Options;
use crate::proxy::Proxy;
use crate::tls::{self, ExplainingVerifier};

/// The longest chain that is told, in certificates; real ones have two to four.
const LONGEST_CHAIN: usize = 10;

/// What a server shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inspection {
    /// Its certificates, its own first; none with http.
    pub chain: Vec<CertificateFacts>,
    /// Why they are not accepted, if they are not.
    pub refused: Option<Error>,
    /// How far its clock is ahead of this computer's, by its `Date`, which anybody on the way may have written if its
    /// certificates are not accepted.
    pub clock_offset: Option<SignedDuration>,
}

/// Looks at a server: a HEAD without token, name or secret, whose response is read only for its date. The certificates
/// are judged as always, but a bad one does not end the connection, so that the clocks can be compared: an expired
/// certificate and a wrong clock look the same from here.
///
/// # Errors
/// As everything else that is sent; never [`Error::Certificate`].
pub async fn inspect(address: &ServerAddress, options: Options) -> Result<Inspection, Error> {
    let seen = Arc::new(Mutex::new(Inspection::default()));
    let onlooker = |judge| Arc::new(Onlooker { judge, seen: seen.clone() }) as _;
    let tls = tls::config_with(address, &options.network, onlooker)?;
    let client = Client::with_tls(address.clone(), options, tls)?;
    let clock_offset = client.server_date().await?;
    let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(Inspection { clock_offset, ..std::mem::take(&mut *seen) })
}

/// Writes down what comes by, and lets it pass.
#[derive(Debug)]
struct Onlooker {
    judge: ExplainingVerifier,
    seen: Arc<Mutex<Inspection>>,
}

impl ServerCertVerifier for Onlooker {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let judged =
            self.judge.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now);
        let chain = std::iter::once(end_entity).chain(intermediates).take(LONGEST_CHAIN).map(facts);
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.chain = chain.collect();
        seen.refused = judged.err().map(|error| tls::failure(&error, false));
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.judge.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.judge.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.judge.supported_verify_schemes()
    }
}

/// The proxy on the way to a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProxyInEffect {
    /// Host and port.
    pub host: String,
    /// Whether the system names it; else a policy does.
    pub of_the_system: bool,
    /// Whether it is told a name and a password.
    pub with_password: bool,
}

/// Which proxy is on the way to a server; `None` if the connection is direct.
///
/// # Errors
/// [`Error::NetworkSetting`] where what is set cannot be used.
pub fn proxy_in_effect(address: &ServerAddress, network: &Network) -> Result<Option<ProxyInEffect>, Error> {
    let found = Proxy::to(address, network)?;
    Ok(found.map(|proxy| ProxyInEffect {
        host: proxy.host_and_port(),
        of_the_system: proxy.of_the_system,
        with_password: proxy.login.is_some(),
    }))
}

/// The script (PAC) by which the system chooses a proxy, where one is set and the system tells: on Windows. We run none.
pub fn system_script() -> Option<String> {
    #[cfg(windows)]
    {
        let settings = windows_registry::CURRENT_USER
            .open("Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings")
            .ok()?;
        settings.get_string("AutoConfigURL").ok().filter(|address| !address.is_empty())
    }
    #[cfg(not(windows))]
    None
}
