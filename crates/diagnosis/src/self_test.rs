//! The self-test: looks at everything that Callpad needs, one line each.

mod files;
mod server;

use std::path::PathBuf;

pub(crate) use self::files::read_bounded;

use callpad_client::{Error, Options, ServerAddress, Session, Token};
use callpad_policy::{MachinePolicy, Problem};
use callpad_vault::{TokenVault, VaultKey, VaultProblem};
use callpad_wire::clean::line as line_of;
use jiff::Timestamp;

use crate::finding::{Check, Finding, Line, Status};

/// The longest text of a system or a file in a line, in characters.
const LONGEST_DETAIL: usize = 300;

/// The most names and problems in a line.
const MOST_NAMED: usize = 10;

/// What is looked at.
pub struct Subject<'s> {
    /// The data folder, which need not be there.
    pub folder: PathBuf,
    /// The policy of this computer.
    pub policy: &'s MachinePolicy,
    /// The keyring, where it is to be looked at.
    pub vault: Option<&'s dyn TokenVault>,
    /// The server, if one is known; or why what was named is no address.
    pub server: Option<Result<ServerAddress, Error>>,
    /// How it is reached.
    pub options: Options,
    /// The sign-in, if there is one. It is renewed where it must be, as by any request.
    pub session: Option<Session>,
    /// Seconds between two looks at a server that does not push.
    pub poll_every_s: u32,
}

/// Looks at everything. Takes as long as the server takes, within its limits of time; sends nothing that would change
/// anything there.
pub async fn self_test(subject: &Subject<'_>) -> Vec<Line> {
    let mut lines = vec![policy(subject.policy)];
    lines.extend(files::look(&subject.folder));
    lines.push(keyring(subject.vault).await);
    lines.extend(server::look(subject).await);
    lines
}

/// The worst that was found.
pub fn worst(lines: &[Line]) -> Status {
    lines.iter().map(|line| line.status).max().unwrap_or(Status::Skipped)
}

pub(crate) fn line(check: Check, status: Status, finding: Finding) -> Line {
    Line { check, status, finding, error: None }
}

/// A text of the system's, fit to be shown.
pub(crate) fn detail(text: &impl ToString) -> String {
    line_of(&text.to_string(), LONGEST_DETAIL)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn policy(policy: &MachinePolicy) -> Line {
    if !policy.problems.is_empty() {
        let problems = policy.problems.iter().map(Problem::to_string).take(MOST_NAMED);
        let problems = problems.map(|problem| detail(&problem)).collect();
        return line(Check::Policy, Status::Red, Finding::PolicyProblems { problems });
    }
    let (locked, recommended) = (policy.locked.names().len(), policy.recommended.names().len());
    let finding = match locked + recommended {
        0 => Finding::NoPolicy,
        _ => Finding::PolicyRead { locked: count(locked), recommended: count(recommended) },
    };
    line(Check::Policy, Status::Green, finding)
}

/// Keeps a secret of no worth, reads it and removes it again.
async fn keyring(vault: Option<&dyn TokenVault>) -> Line {
    let Some(vault) = vault else { return line(Check::Keyring, Status::Skipped, Finding::NotTried) };
    let key = VaultKey { account: format!("self-test|{}", std::process::id()) };
    let tried = async {
        // Any text is one, so there always is a token.
        if let Some(token) = Token::issued("self-test", Timestamp::now()) {
            vault.save(&key, &token).await?;
            let kept = vault.load(&key).await?;
            vault.forget(&key).await?;
            if kept != Some(token) {
                return Err(VaultProblem::Failed { detail: "it lost what it was given".to_owned() });
            }
        }
        Ok(())
    };
    let (status, finding) = match tried.await {
        Ok(()) => (Status::Green, Finding::KeyringWorks),
        Err(VaultProblem::Absent) => (Status::Yellow, Finding::KeyringAbsent),
        Err(VaultProblem::Locked) => (Status::Red, Finding::KeyringLocked),
        Err(VaultProblem::TimedOut) => (Status::Red, Finding::KeyringTimedOut),
        Err(VaultProblem::Failed { detail: words }) => {
            (Status::Red, Finding::KeyringFailed { detail: detail(&words) })
        }
    };
    line(Check::Keyring, status, finding)
}
