//! What is told of a certificate that is not accepted: whose it is, for which names, until when.

use std::fmt;

use jiff::Timestamp;

/// A certificate that is not accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateFault {
    /// What is wrong with it.
    pub problem: CertificateProblem,
    /// The name that was asked for: the server's, or that of a proxy with TLS.
    pub host: String,
    /// The certificate that it is about: the server's own, or the one of the chain that is past its time.
    pub certificate: CertificateFacts,
    /// The computer's time when it was looked at.
    pub now: Timestamp,
    /// The TLS library's words.
    pub detail: String,
}

/// What is wrong with a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CertificateProblem {
    /// Its time is over.
    Expired,
    /// Its time has not begun.
    NotYetValid,
    /// It is for another name.
    OtherName,
    /// Nobody whom this computer trusts vouches for it.
    UnknownIssuer,
    /// Its issuer has taken it back.
    Revoked,
    /// Something else.
    Other,
}

/// What a certificate says of itself. All texts are cleaned and short.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CertificateFacts {
    /// Whose it is.
    pub subject: String,
    /// Who vouches for it.
    pub issuer: String,
    /// The names and addresses that it is for; at most twenty.
    pub names: Vec<String>,
    /// When its time begins.
    pub not_before: Option<Timestamp>,
    /// When its time ends.
    pub not_after: Option<Timestamp>,
}

impl CertificateFacts {
    /// Whether it vouches for itself.
    pub fn is_self_signed(&self) -> bool {
        self.subject == self.issuer
    }

    /// Whether a moment is within its time.
    pub fn is_valid_at(&self, moment: Timestamp) -> bool {
        self.not_before.is_none_or(|begins| begins <= moment)
            && self.not_after.is_none_or(|ends| moment <= ends)
    }
}

/// A moment as a certificate's time is told: to the minute, in UTC.
fn minute(moment: Option<Timestamp>) -> String {
    moment.map_or_else(|| "?".to_owned(), |moment| moment.strftime("%Y-%m-%d %H:%M UTC").to_string())
}

impl fmt::Display for CertificateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { problem, host, certificate, now, detail } = self;
        let CertificateFacts { subject, issuer, names, not_before, not_after } = certificate;
        write!(f, "the certificate \"{subject}\" of {host}, issued by \"{issuer}\", ")?;
        let clock = minute(Some(*now));
        match problem {
            CertificateProblem::Expired => {
                write!(f, "was valid until {}; this computer's clock says {clock}", minute(*not_after))
            }
            CertificateProblem::NotYetValid => {
                write!(f, "is valid only from {}; this computer's clock says {clock}", minute(*not_before))
            }
            CertificateProblem::OtherName if names.is_empty() => f.write_str("is for no name at all"),
            CertificateProblem::OtherName => write!(f, "is for other names: {}", names.join(", ")),
            CertificateProblem::UnknownIssuer if certificate.is_self_signed() => {
                f.write_str("vouches for itself, and this computer does not know it")
            }
            CertificateProblem::UnknownIssuer => {
                f.write_str("is not trusted: this computer does not know the issuer")
            }
            CertificateProblem::Revoked => f.write_str("was taken back by its issuer"),
            CertificateProblem::Other => write!(f, "cannot be used: {detail}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(problem: CertificateProblem, names: &[&str]) -> String {
        let moment = |text: &str| text.parse().ok();
        CertificateFault {
            problem,
            host: "queue.example".into(),
            certificate: CertificateFacts {
                subject: "old.example".into(),
                issuer: "Example CA".into(),
                names: names.iter().map(|name| (*name).to_owned()).collect(),
                not_before: moment("2025-01-01T00:00:00Z"),
                not_after: moment("2026-01-01T00:00:00Z"),
            },
            now: "2026-03-01T12:30:00Z".parse().unwrap(),
            detail: "bad encoding".into(),
        }
        .to_string()
    }

    #[test]
    fn a_fault_says_whose_for_what_and_until_when() {
        let said = fault(CertificateProblem::Expired, &[]);
        for part in
            ["old.example", "queue.example", "Example CA", "until 2026-01-01 00:00 UTC", "2026-03-01 12:30"]
        {
            assert!(said.contains(part), "{said}");
        }
        assert!(fault(CertificateProblem::NotYetValid, &[]).contains("only from 2025-01-01"));
        assert!(
            fault(CertificateProblem::OtherName, &["a.example", "b.example"])
                .contains("a.example, b.example")
        );
        assert!(fault(CertificateProblem::UnknownIssuer, &[]).contains("does not know the issuer"));
        assert!(fault(CertificateProblem::Other, &[]).contains("bad encoding"));
    }
}
