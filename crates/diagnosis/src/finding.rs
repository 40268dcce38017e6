//! What the self-test finds: closed sets with their facts, and the words for administrators.

use std::fmt;

use callpad_client::Error;
use serde::Serialize;

/// One line of the self-test.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What was looked at.
    pub check: Check,
    /// How it is.
    pub status: Status,
    /// What was found.
    pub finding: Finding,
    /// Why it failed, where [`Finding::Failed`] or [`Finding::PushBlocked`] says that something did.
    pub error: Option<Error>,
}

/// What is looked at, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Check {
    /// The policy of the organisation.
    Policy,
    /// The folder that everything is written to.
    DataFolder,
    /// The room on its disk.
    Disk,
    /// The file of settings.
    Settings,
    /// The journal of open tickets.
    Journal,
    /// Where the sign-in is kept.
    Keyring,
    /// The proxy on the way to the server.
    Proxy,
    /// The server's certificate.
    Certificate,
    /// This computer's clock, against the server's.
    Clock,
    /// The server itself.
    Server,
    /// The sign-in and its roles.
    SignIn,
    /// How changes are learned of.
    Changes,
}

impl Check {
    /// Its name, for administrators.
    pub fn name(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::DataFolder => "data folder",
            Self::Disk => "disk",
            Self::Settings => "settings",
            Self::Journal => "journal",
            Self::Keyring => "keyring",
            Self::Proxy => "proxy",
            Self::Certificate => "certificate",
            Self::Clock => "clock",
            Self::Server => "server",
            Self::SignIn => "sign-in",
            Self::Changes => "changes",
        }
    }
}

/// How something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Status {
    /// Not looked at, because it does not apply here or something before it failed.
    Skipped,
    /// As it must be.
    Green,
    /// Callpad works, but somebody should look at it.
    Yellow,
    /// It keeps Callpad from working as it must.
    Red,
}

/// What was found. Texts from servers and files are cleaned and short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Finding {
    /// Something before it failed.
    NotTried,
    /// It failed, with an error of the connection.
    Failed,
    /// No policy is set.
    NoPolicy,
    /// The policy was read.
    PolicyRead {
        /// How many settings it locks.
        locked: u32,
        /// How many it recommends.
        recommended: u32,
    },
    /// Parts of the policy cannot be used.
    PolicyProblems {
        /// What is wrong, for the administrator.
        problems: Vec<String>,
    },
    /// The folder can be written to.
    FolderSound {
        /// Its path.
        path: String,
    },
    /// It is not there: Callpad was never started here.
    NoFolder {
        /// Its path.
        path: String,
    },
    /// It cannot be written to.
    FolderClosed {
        /// Its path.
        path: String,
        /// The system's words.
        detail: String,
    },
    /// There is no room left on its disk.
    FolderFull {
        /// Its path.
        path: String,
    },
    /// There is room.
    DiskRoom {
        /// How much, in MiB.
        mebibytes: u32,
    },
    /// There is little room.
    DiskLow {
        /// How much, in MiB.
        mebibytes: u32,
    },
    /// The file is sound, or there is none yet.
    SettingsSound,
    /// It holds settings that this version does not know: a newer one has written it.
    SettingsNewer {
        /// Their names.
        names: Vec<String>,
    },
    /// It cannot be read, or a value in it cannot be.
    SettingsUnreadable {
        /// Why.
        detail: String,
    },
    /// The journal is sound, or there is none yet.
    JournalSound,
    /// Lines of it are damaged; the last good one counts.
    JournalDamaged,
    /// A newer version has written it.
    JournalNewer,
    /// It cannot be read.
    JournalUnreadable {
        /// The system's words.
        detail: String,
    },
    /// A secret was kept, read and removed again.
    KeyringWorks,
    /// There is no keyring.
    KeyringAbsent,
    /// It is locked.
    KeyringLocked,
    /// It did not answer in time.
    KeyringTimedOut,
    /// It refused or failed.
    KeyringFailed {
        /// The system's words.
        detail: String,
    },
    /// No server was named.
    NoServer,
    /// The connection is direct.
    NoProxy,
    /// It goes through this proxy.
    Proxy {
        /// Host and port.
        host: String,
        /// Whether the system names it; else the policy does.
        of_the_system: bool,
    },
    /// The system chooses a proxy by a script, which is not run.
    ScriptNotRun {
        /// The script's address.
        address: String,
    },
    /// The certificate is accepted.
    CertificateSound {
        /// Whose it is.
        subject: String,
        /// Who issued it.
        issuer: String,
        /// Until when, as a date.
        until: String,
    },
    /// The certificate is accepted, and ends soon.
    CertificateEnds {
        /// Whose it is.
        subject: String,
        /// Who issued it.
        issuer: String,
        /// Until when, as a date.
        until: String,
        /// In how many days.
        days: u32,
    },
    /// The certificate is good by the server's clock: this computer's is wrong.
    ClockNotCertificate {
        /// How far this computer is ahead of the server, in seconds; negative if behind.
        ahead_s: i32,
    },
    /// http on this computer: there is no certificate, and nobody in between.
    NotNeeded,
    /// http to another computer.
    NotEncrypted {
        /// Host and port.
        host: String,
    },
    /// The clocks agree.
    ClockAgrees {
        /// How far this computer is ahead of the server, in seconds; negative if behind.
        ahead_s: i32,
    },
    /// They do not.
    ClockDiffers {
        /// How far this computer is ahead of the server, in seconds; negative if behind.
        ahead_s: i32,
    },
    /// The server does not tell its time.
    ClockUnknown,
    /// The server answers.
    ServerAnswers {
        /// Host and port.
        host: String,
        /// Whether it is Callpad's own.
        callpad: bool,
    },
    /// The server takes the sign-in.
    SignedIn {
        /// The user id.
        user: String,
    },
    /// The server wants none.
    NoSignInNeeded,
    /// Nobody is signed in here.
    NobodySignedIn,
    /// A role is missing.
    RoleMissing {
        /// The user id.
        user: String,
        /// What is missing.
        roles: Vec<String>,
    },
    /// The server tells of each change.
    Pushed,
    /// The server does not; it is asked.
    Polled {
        /// So often, in seconds.
        every_s: u32,
    },
    /// The server would tell, but the connection for it does not come about.
    PushBlocked,
}

/// "2 h 3 min ahead of the server" and the like.
fn ahead(seconds: i32) -> String {
    let (side, length) = (if seconds < 0 { "behind" } else { "ahead of" }, seconds.unsigned_abs());
    let text = match length {
        0..120 => format!("{length} s"),
        120..7_200 => format!("{} min", length / 60),
        _ => format!("{} h {} min", length / 3_600, length % 3_600 / 60),
    };
    format!("{text} {side} the server")
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
