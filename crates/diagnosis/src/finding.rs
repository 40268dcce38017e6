//! What the self-test finds: closed sets with their facts. The words for administrators are in `words`.

mod words;

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
#[cfg_attr(feature = "specta", derive(specta::Type))]
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
    /// Whether notifications can be shown; only the app knows.
    Notifications,
    /// The system's web view that draws the app; only the app knows.
    WebView,
    /// The app's own tasks; only the app knows.
    Program,
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
            Self::Notifications => "notifications",
            Self::WebView => "web view",
            Self::Program => "program",
        }
    }
}

/// How something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
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
#[cfg_attr(feature = "specta", derive(specta::Type))]
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
    /// The journal is sound, but what was done could not be written to it.
    JournalUnwritten {
        /// The system's words.
        detail: String,
    },
    /// The system takes notifications.
    NotificationsTaken,
    /// The person, or the organisation, wants none.
    NotificationsOff,
    /// The system holds them back now: do not disturb, a presentation, a program that fills the screen.
    NotificationsHeldBack,
    /// The system does not let Callpad show any.
    NotificationsForbidden,
    /// Nothing here shows them.
    NotificationsMissing,
    /// The system took the last one and did not show it.
    NotificationsDropped,
    /// The web view can draw everything.
    WebViewSound {
        /// Its name and version.
        version: String,
    },
    /// It is older than what Callpad is drawn with.
    WebViewOld {
        /// Its name and version.
        version: String,
        /// The oldest that draws everything.
        needed: String,
    },
    /// It does not tell its version.
    WebViewUnknown,
    /// Nothing of the app has failed since it started.
    ProgramSound {
        /// Its version.
        version: String,
    },
    /// Some of the app's own tasks have failed since it started.
    ProgramCrashed {
        /// How many.
        times: u32,
    },
}
