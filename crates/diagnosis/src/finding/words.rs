//! The words for administrators: what was found, and what to do.

use std::fmt;

use callpad_client::Error;
use serde_json::{Value, json};

use super::{Finding, Line, Status};

/// "2 h 3 min ahead of the server" and the like, to the nearest minute: servers tell their time in whole seconds, and a
/// clock that is two hours off is not said to be 119 minutes off.
fn ahead(seconds: i32) -> String {
    let (side, length) = (if seconds < 0 { "behind" } else { "ahead of" }, seconds.unsigned_abs());
    let text = match (length, (length + 30) / 60) {
        (0..120, _) => format!("{length} s"),
        (_, minutes @ 0..120) => format!("{minutes} min"),
        (_, minutes) => format!("{} h {} min", minutes / 60, minutes % 60),
    };
    format!("{text} {side} the server")
}

impl Line {
    /// A line of a table, for people: how it is, what was looked at, what was found.
    pub fn for_people(&self) -> String {
        let status = match self.status {
            Status::Skipped => "-",
            Status::Green => "good",
            Status::Yellow => "look",
            Status::Red => "BAD",
        };
        format!("{status:<5} {:<14} {self}\n", self.check.name())
    }

    /// The same for programs.
    pub fn for_programs(&self) -> Value {
        json!({"check": self.check, "status": self.status, "finding": self.finding, "words": self.to_string()})
    }
}

impl fmt::Display for Line {
    /// What was found and what to do, in plain words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.finding {
            Finding::NotTried => f.write_str("not tried, because something before it failed"),
            Finding::Failed => match &self.error {
                Some(error) => write!(f, "{error}. {}", mend(error)),
                None => f.write_str("failed"),
            },
            Finding::NoPolicy => f.write_str("none is set on this computer"),
            Finding::PolicyRead { locked, recommended } => {
                write!(f, "read: {locked} locked, {recommended} recommended")
            }
            Finding::PolicyProblems { problems } => {
                write!(f, "parts cannot be used: {}. Correct them; callpadctl policy shows all", problems.join("; "))
            }
            Finding::FolderSound { path } => write!(f, "{path} can be written to"),
            Finding::NoFolder { path } => {
                write!(f, "{path} is not there: Callpad was never started here, or with another --data-dir")
            }
            Finding::FolderClosed { path, detail } => write!(
                f,
                "{path} cannot be written to ({detail}). Give the person the right to write there, mount the disk for writing, or choose another folder with --data-dir"
            ),
            Finding::FolderFull { path } => write!(f, "the disk of {path} is full. Make room on it"),
            Finding::DiskRoom { mebibytes } => write!(f, "{mebibytes} MiB are free"),
            Finding::DiskLow { mebibytes } => write!(f, "only {mebibytes} MiB are free. Make room on the disk"),
            Finding::SettingsSound => f.write_str("sound"),
            Finding::SettingsNewer { names } => write!(
                f,
                "a newer version of Callpad has written them; this one does not know {}. Install the newer version, or go on without these",
                names.join(", ")
            ),
            Finding::SettingsUnreadable { detail } => {
                write!(f, "cannot be read: {detail}. Correct settings.json, or remove it to begin with defaults")
            }
            Finding::JournalSound => f.write_str("sound"),
            Finding::JournalDamaged => f.write_str(
                "damaged; the last good line counts. Look whether the ticket on the screen is the one at the counter, and check the disk",
            ),
            Finding::JournalNewer => {
                f.write_str("a newer version of Callpad has written it. Install the newer version again")
            }
            Finding::JournalUnreadable { detail } => {
                write!(f, "cannot be read ({detail}). Give the person the right to read journal.jsonl, and check the disk")
            }
            Finding::KeyringWorks => f.write_str("keeps secrets"),
            Finding::KeyringAbsent => f.write_str(
                "there is none, so people sign in at each start. Install and start one (gnome-keyring, KWallet, KeePassXC)",
            ),
            Finding::KeyringLocked => f.write_str(
                "it is locked, so people sign in at each start. Unlock it, or let the sign-in to the computer unlock it (the same password, no automatic sign-in)",
            ),
            Finding::KeyringTimedOut => {
                f.write_str("it does not answer. Perhaps it asks for its password in another window; otherwise restart it")
            }
            Finding::KeyringFailed { detail } => write!(f, "it fails: {detail}. Restart or repair it"),
            Finding::NoServer => {
                f.write_str("no server is known. Name one with --server, or set serverAddress in the policy")
            }
            Finding::NoProxy => f.write_str("none: the connection is direct"),
            Finding::Proxy { host, of_the_system: true } => write!(f, "{host}, as the system says"),
            Finding::Proxy { host, of_the_system: false } => write!(f, "{host}, as the policy says"),
            Finding::ScriptNotRun { address } => write!(
                f,
                "the system chooses one by a script ({address}), which Callpad does not run: the connection is direct. Set proxy in the policy if the server is behind one"
            ),
            Finding::CertificateSound { subject, issuer, until } => {
                write!(f, "\"{subject}\", issued by \"{issuer}\", valid until {until}")
            }
            Finding::CertificateEnds { subject, issuer, until, days } => write!(
                f,
                "\"{subject}\", issued by \"{issuer}\", ends in {days} days ({until}). The server's administrator renews it"
            ),
            Finding::ClockNotCertificate { ahead_s } => write!(
                f,
                "it would be valid, but this computer's clock is {}. Set the clock; the certificate is good",
                ahead(*ahead_s)
            ),
            Finding::NotNeeded => f.write_str("none is needed: the server is on this computer"),
            Finding::NotEncrypted { host } => write!(
                f,
                "the connection to {host} is not encrypted: others can read names and the session. Give the server a certificate and use https"
            ),
            Finding::ClockAgrees { ahead_s } => write!(f, "{}", ahead(*ahead_s)),
            Finding::ClockDiffers { ahead_s } => {
                write!(f, "this computer is {}. Set the clock, and let it be set by a time server", ahead(*ahead_s))
            }
            Finding::ClockUnknown => f.write_str("the server does not tell its time"),
            Finding::ServerAnswers { host, callpad: true } => write!(f, "{host} answers; it is Callpad's own"),
            Finding::ServerAnswers { host, callpad: false } => write!(f, "{host} answers"),
            Finding::SignedIn { user } => write!(f, "{user} is signed in"),
            Finding::NoSignInNeeded => f.write_str("the server wants none"),
            Finding::NobodySignedIn => f.write_str("nobody is signed in here. Sign in, or name the person with --user-id"),
            Finding::RoleMissing { user, roles } => write!(
                f,
                "{user} lacks a role: {}. The server's administrator gives it to this person",
                roles.join(", ")
            ),
            Finding::Pushed => f.write_str("the server tells of each at once"),
            Finding::Polled { every_s } => write!(f, "the server does not tell of them; it is asked every {every_s} s"),
            Finding::PushBlocked => {
                f.write_str("the server would tell of them, but the connection for it does not come about")?;
                if let Some(error) = &self.error {
                    write!(f, " ({error})")?;
                }
                f.write_str(". Let WebSockets pass through the proxy or gateway; until then the server is asked")
            }
            Finding::JournalUnwritten { detail } => write!(
                f,
                "what was done could not be written down ({detail}). Make room on the disk, or give the person the right to write; until then leave Callpad open"
            ),
            Finding::NotificationsTaken => f.write_str("the system takes them"),
            Finding::NotificationsOff => f.write_str("none are wanted; the settings switch them on"),
            Finding::NotificationsHeldBack => f.write_str(
                "the system holds them back now (do not disturb, a presentation, a full screen). Switch that off to be told of visitors",
            ),
            Finding::NotificationsForbidden => {
                f.write_str("the system does not let Callpad show any. Allow them in the system's settings")
            }
            Finding::NotificationsMissing => {
                f.write_str("nothing on this system shows them. Install or start a notification service")
            }
            Finding::NotificationsDropped => f.write_str(
                "the system took the last one and did not show it. Allow Callpad's in the system's settings, and restart its notification service",
            ),
            Finding::WebViewSound { version } => f.write_str(version),
            Finding::WebViewOld { version, needed } => write!(
                f,
                "{version} is too old: parts of the screen may be missing. Install {needed} or newer with the system's updates"
            ),
            Finding::WebViewUnknown => f.write_str("it does not tell its version"),
            Finding::ProgramSound { version } => write!(f, "Callpad {version}; nothing of it has failed since it started"),
            Finding::ProgramCrashed { times } => write!(
                f,
                "{times} of its own tasks failed since it started; the log says which. Close Callpad and start it again, and send the support bundle to whoever looks after it"
            ),
        }
    }
}

/// What to do about an error whose own words do not say it.
fn mend(error: &Error) -> &'static str {
    use callpad_client::{CertificateProblem, FoundInstead, UnreachableKind};
    match error {
        Error::Address(_) | Error::OpenLine { .. } => "Correct the address",
        Error::Unreachable { kind: UnreachableKind::Name, .. } => {
            "Check how the name is written, and this computer's network and name server"
        }
        Error::Unreachable { kind: UnreachableKind::Connection, .. } => {
            "Start the server, or correct address and port; a firewall may be in between"
        }
        Error::Unreachable { kind: UnreachableKind::Proxy, .. } => {
            "Correct proxy in the policy or the system's settings, or let the proxy through to the server (proxyExceptions leaves it out)"
        }
        Error::TimedOut { .. } | Error::Broken => {
            "Check the network and the server; a firewall may swallow what is sent"
        }
        Error::Tls { .. } => "Check that the address begins with https:// only where the server speaks TLS",
        Error::Certificate(fault) => match fault.problem {
            CertificateProblem::Expired | CertificateProblem::NotYetValid => {
                "Set this computer's clock if it is wrong; otherwise the server's administrator renews the certificate"
            }
            CertificateProblem::OtherName => {
                "Use a name that the certificate is for, or have one made for this name; in a guest network sign in first, in a browser"
            }
            CertificateProblem::UnknownIssuer => {
                "Make the issuer known to the system, or name its certificate in extraCaFile; in a guest network sign in first, in a browser"
            }
            CertificateProblem::Revoked | CertificateProblem::Other => {
                "The server's administrator installs another"
            }
        },
        Error::ClientCertificate { .. } => "Set or renew this computer's certificate (clientCertificateFile)",
        Error::ProxyPassword { schemes, .. }
            if !schemes.is_empty() && !schemes.iter().any(|way| way.eq_ignore_ascii_case("Basic")) =>
        {
            "Callpad knows only Basic: let this computer through the proxy without a password, or offer Basic"
        }
        Error::ProxyPassword { .. } => "Set proxyUser and proxyPassword in the policy",
        Error::NetworkSetting { .. } => "Correct the setting in the policy",
        Error::NotTheApi { found: FoundInstead::SignInPage, .. } => {
            "Open a browser on this computer and sign in to the network"
        }
        Error::NotTheApi { .. } => "Correct the address, its port and its path: something else is there",
        Error::Unreadable { .. } | Error::TooLarge | Error::ServerFailed { .. } => {
            "The server's administrator looks into its log"
        }
        Error::Refused { .. } => "The server's administrator looks at this person's roles and locations",
        Error::SignInRefused { .. } => "Check user id and password",
        Error::AddressRefused { .. } => "Use the server's own name, or allow this one there (--public-name)",
        Error::TokenEnded => "Sign in again",
        Error::RenewalFailed(inner) => mend(inner),
    }
}
