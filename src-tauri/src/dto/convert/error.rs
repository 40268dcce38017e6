//! Converts the domain's errors to their codes.

use std::io;

use callpad_client::{self as client, Error};
use callpad_desk::Rejected;
use callpad_desk::StoreProblem;
use callpad_vault::VaultProblem;
use jiff::Timestamp;

use super::seconds;
use crate::dto::{
    AddressProblem, CertificateProblem, CertificateView, ErrorView, FoundInstead, KeyringProblem,
    StorageProblem, UnreachableKind,
};

impl From<StoreProblem> for ErrorView {
    fn from(problem: StoreProblem) -> Self {
        storage_error(&problem.file, problem.kind.into(), problem.detail)
    }
}

impl From<io::ErrorKind> for StorageProblem {
    fn from(kind: io::ErrorKind) -> Self {
        match kind {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::Denied,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::Full
            }
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => Self::Malformed,
            _ => Self::Other,
        }
    }
}

/// An error of one of our files.
pub(crate) fn storage_error(file: &str, problem: StorageProblem, detail: impl ToString) -> ErrorView {
    ErrorView::Storage { file: file.to_owned(), problem, detail: detail.to_string() }
}

/// The system could not read or write one of our files.
pub(crate) fn file_error(file: &str, error: &io::Error) -> ErrorView {
    storage_error(file, error.kind().into(), error)
}

impl From<callpad_board::Rejected> for ErrorView {
    fn from(reason: callpad_board::Rejected) -> Self {
        use callpad_board::Rejected;
        match reason {
            Rejected::Busy => Self::Busy,
            Rejected::Unsettled => Self::Unsettled,
            Rejected::TooMany => Self::TooMany,
            Rejected::NotNow => Self::NotNow,
            Rejected::NotOffered => Self::NotOffered,
            Rejected::CannotTryAgain => Self::CannotTryAgain,
            Rejected::NoResponse => Self::NoAnswer,
            Rejected::TokenEnded => Self::TokenEnded,
        }
    }
}

impl From<Rejected> for ErrorView {
    fn from(reason: Rejected) -> Self {
        match reason {
            Rejected::Busy => Self::Busy,
            Rejected::NotNow => Self::NotNow,
            Rejected::NoResponse => Self::NoAnswer,
            Rejected::OnBreak => Self::OnBreak,
            Rejected::TokenEnded => Self::TokenEnded,
            Rejected::Locked => Self::Locked,
        }
    }
}

impl From<&VaultProblem> for KeyringProblem {
    fn from(problem: &VaultProblem) -> Self {
        match problem {
            VaultProblem::Absent => Self::Absent,
            VaultProblem::Locked => Self::Locked,
            VaultProblem::TimedOut => Self::TimedOut,
            VaultProblem::Failed { .. } => Self::Failed,
        }
    }
}

impl From<client::AddressProblem> for AddressProblem {
    fn from(problem: client::AddressProblem) -> Self {
        match problem {
            client::AddressProblem::Empty => Self::Empty,
            client::AddressProblem::NotAnAddress => Self::NotAnAddress,
            client::AddressProblem::Scheme => Self::Scheme,
            client::AddressProblem::Credentials => Self::Credentials,
            client::AddressProblem::Query => Self::Query,
            client::AddressProblem::NoScheme => Self::NoScheme,
            client::AddressProblem::Slashes => Self::Slashes,
            client::AddressProblem::HostNumber => Self::HostNumber,
            client::AddressProblem::HostLetters => Self::HostLetters,
            client::AddressProblem::Port => Self::Port,
        }
    }
}

impl From<&client::AddressError> for ErrorView {
    fn from(error: &client::AddressError) -> Self {
        Self::AddressInvalid { problem: error.problem.into(), meant: error.meant.clone() }
    }
}

fn certificate(fault: &client::CertificateFault) -> ErrorView {
    let minute = |moment: Timestamp| moment.strftime("%Y-%m-%d %H:%M UTC").to_string();
    let facts = &fault.certificate;
    ErrorView::Certificate(Box::new(CertificateView {
        problem: match fault.problem {
            client::CertificateProblem::Expired => CertificateProblem::Expired,
            client::CertificateProblem::NotYetValid => CertificateProblem::NotYetValid,
            client::CertificateProblem::OtherName => CertificateProblem::OtherName,
            client::CertificateProblem::UnknownIssuer => CertificateProblem::UnknownIssuer,
            client::CertificateProblem::Revoked => CertificateProblem::Revoked,
            client::CertificateProblem::Other => CertificateProblem::Other,
        },
        host: fault.host.clone(),
        subject: facts.subject.clone(),
        issuer: facts.issuer.clone(),
        names: facts.names.clone(),
        valid_from: facts.not_before.map(minute),
        valid_until: facts.not_after.map(minute),
        now: minute(fault.now),
        detail: fault.detail.clone(),
    }))
}

impl From<&Error> for ErrorView {
    fn from(error: &Error) -> Self {
        match error {
            Error::Address(error) => error.into(),
            Error::Unreachable { host, kind } => Self::Unreachable {
                host: host.clone(),
                kind: match kind {
                    client::UnreachableKind::Name => UnreachableKind::Name,
                    client::UnreachableKind::Connection => UnreachableKind::Connection,
                    client::UnreachableKind::Proxy => UnreachableKind::Proxy,
                },
            },
            Error::TimedOut { after, .. } => Self::TimedOut { after_s: seconds(*after) },
            Error::Broken => Self::Broken,
            Error::Tls { detail } => Self::Tls { detail: detail.clone() },
            Error::Certificate(fault) => certificate(fault),
            Error::ClientCertificate { shown, detail } => {
                Self::ClientCertificate { shown: *shown, detail: detail.clone() }
            }
            Error::ProxyPassword { proxy, schemes, tried } => Self::ProxyPassword {
                proxy: proxy.clone(),
                basic: schemes.is_empty() || schemes.iter().any(|way| way.eq_ignore_ascii_case("Basic")),
                schemes: schemes.clone(),
                tried: *tried,
            },
            Error::OpenLine { host } => Self::OpenLine { host: host.clone() },
            Error::NetworkSetting { setting, detail } => {
                Self::NetworkSetting { setting: (*setting).to_owned(), detail: detail.clone() }
            }
            Error::NotTheApi { found, status, excerpt } => Self::NotTheApi {
                found: match found {
                    client::FoundInstead::WebPage => FoundInstead::WebPage,
                    client::FoundInstead::Redirect => FoundInstead::Redirect,
                    client::FoundInstead::OtherJson => FoundInstead::OtherJson,
                    client::FoundInstead::BrokenJson => FoundInstead::BrokenJson,
                    client::FoundInstead::SignInPage => FoundInstead::SignInPage,
                    client::FoundInstead::Other => FoundInstead::Other,
                },
                status: *status,
                excerpt: excerpt.clone(),
            },
            Error::Unreadable { field, excerpt } => {
                Self::Unreadable { field: field.clone(), excerpt: excerpt.clone() }
            }
            Error::TooLarge => Self::TooLarge,
            Error::ServerFailed { status } => Self::ServerFailed { status: *status },
            Error::Refused { operation, errno, roles, .. } => Self::Refused {
                operation: (*operation).to_owned(),
                errno: errno.0,
                roles: roles.iter().map(|role| (*role).to_owned()).collect(),
            },
            Error::SignInRefused { .. } => Self::SignInRefused,
            Error::AddressRefused { host } => Self::AddressRefused { host: host.clone() },
            Error::TokenEnded => Self::TokenEnded,
            // The connection failed while the token was being renewed: reported as a connection error.
            Error::RenewalFailed(inner) => Self::from(&**inner),
        }
    }
}
