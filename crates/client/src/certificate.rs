//! Reads of a certificate what people are told of it.

use callpad_wire::certificate::{CertificateFacts, CertificateFault, CertificateProblem};
use callpad_wire::clean::line;
use jiff::Timestamp;
use rustls::CertificateError;
use rustls::pki_types::CertificateDer;
use x509_parser::extensions::GeneralName;
use x509_parser::prelude::{FromDer, X509Certificate};
use x509_parser::time::ASN1Time;
use x509_parser::x509::X509Name;

/// The longest name that is told, in characters; a host's name has at most 253.
const LONGEST_NAME: usize = 260;

/// The most names that are told of one certificate.
const MOST_NAMES: usize = 20;

/// What a certificate says of itself; nothing where it cannot be read.
pub(crate) fn facts(certificate: &CertificateDer<'_>) -> CertificateFacts {
    let Ok((_, read)) = X509Certificate::from_der(certificate) else { return CertificateFacts::default() };
    let alternative = read.subject_alternative_name().ok().flatten();
    let names = alternative.map(|names| names.value.general_names.as_slice()).unwrap_or_default();
    CertificateFacts {
        subject: name(read.subject()),
        issuer: name(read.issuer()),
        names: names.iter().filter_map(host).take(MOST_NAMES).collect(),
        not_before: moment(&read.validity().not_before),
        not_after: moment(&read.validity().not_after),
    }
}

/// The common name, with the organisation where there is none; else the whole name.
fn name(name: &X509Name<'_>) -> String {
    let common = name.iter_common_name().chain(name.iter_organization()).find_map(|part| part.as_str().ok());
    match common {
        Some(common) => line(common, LONGEST_NAME),
        None => line(&name.to_string(), LONGEST_NAME),
    }
}

fn host(name: &GeneralName<'_>) -> Option<String> {
    match name {
        GeneralName::DNSName(name) => Some(line(name, LONGEST_NAME)),
        GeneralName::IPAddress(bytes) => match bytes.len() {
            4 => <[u8; 4]>::try_from(*bytes).ok().map(|ip| std::net::Ipv4Addr::from(ip).to_string()),
            16 => <[u8; 16]>::try_from(*bytes).ok().map(|ip| std::net::Ipv6Addr::from(ip).to_string()),
            _ => None,
        },
        _ => None,
    }
}

fn moment(time: &ASN1Time) -> Option<Timestamp> {
    Timestamp::from_second(time.timestamp()).ok()
}

/// What is told of a chain that was refused: of the certificate in it that is past its time, where that is the reason, else
/// of the server's own, which comes first.
pub(crate) fn fault(
    chain: &[&CertificateDer<'_>],
    host: String,
    error: &CertificateError,
    now: Timestamp,
) -> CertificateFault {
    let problem = problem(error);
    let all: Vec<CertificateFacts> = chain.iter().map(|certificate| facts(certificate)).collect();
    let dated = matches!(problem, CertificateProblem::Expired | CertificateProblem::NotYetValid);
    let guilty = all.iter().find(|facts| dated && !facts.is_valid_at(now)).or(all.first());
    CertificateFault {
        problem,
        host,
        certificate: guilty.cloned().unwrap_or_default(),
        now,
        detail: line(&error.to_string(), LONGEST_NAME),
    }
}

fn problem(error: &CertificateError) -> CertificateProblem {
    match error {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => CertificateProblem::Expired,
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            CertificateProblem::NotYetValid
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            CertificateProblem::OtherName
        }
        CertificateError::UnknownIssuer => CertificateProblem::UnknownIssuer,
        CertificateError::Revoked => CertificateProblem::Revoked,
        _ => CertificateProblem::Other,
    }
}
