//! The keyring, on a thread of its own: its calls block, and one that waits for a person must not delay anything.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use async_trait::async_trait;
use callpad_wire::Token;
use keyring::Error;
use tokio::sync::oneshot;
use zeroize::Zeroizing;

use crate::port::{TokenVault, VaultKey, VaultProblem};
use crate::store::{entry, problem};

/// How long a call may take, even if the keyring asks the person to unlock it.
const LIMIT: Duration = Duration::from_secs(10);

/// The operating system's keyring: Secret Service on Linux, Credential Manager on Windows, Keychain on macOS.
///
/// Calls run one at a time, in order. If one takes too long, its caller gives up; if it has not begun by then, it is
/// dropped, unless it removes a token.
#[derive(Debug)]
pub struct KeyringVault {
    worker: Option<Sender<Job>>,
    limit: Duration,
}

struct Job {
    account: String,
    task: Task,
    reply: oneshot::Sender<Result<Option<Token>, VaultProblem>>,
}

enum Task {
    Load,
    Save(Token),
    Forget,
}

impl KeyringVault {
    /// Opens nothing yet: the first call does that.
    pub fn new() -> Self {
        Self::with_limit(LIMIT)
    }

    /// With another limit for each call.
    pub fn with_limit(limit: Duration) -> Self {
        let (worker, jobs) = channel();
        let started = thread::Builder::new().name("keyring".to_owned()).spawn(move || work(&jobs));
        if let Err(error) = &started {
            tracing::warn!(%error, "no thread for the keyring");
        }
        Self { worker: started.is_ok().then_some(worker), limit }
    }

    async fn ask(&self, key: &VaultKey, task: Task) -> Result<Option<Token>, VaultProblem> {
        let (reply, answer) = oneshot::channel();
        let job = Job { account: key.account.clone(), task, reply };
        let sent = self.worker.as_ref().is_some_and(|w| w.send(job).is_ok());
        if !sent {
            return Err(stopped());
        }
        match tokio::time::timeout(self.limit, answer).await {
            Ok(answer) => answer.unwrap_or_else(|_| Err(stopped())),
            Err(_) => Err(VaultProblem::TimedOut),
        }
    }
}

impl Default for KeyringVault {
    fn default() -> Self {
        Self::new()
    }
}

fn stopped() -> VaultProblem {
    VaultProblem::Failed { detail: "the keyring's thread is not running".to_owned() }
}

fn work(jobs: &Receiver<Job>) {
    while let Ok(Job { account, task, reply }) = jobs.recv() {
        if reply.is_closed() && !matches!(task, Task::Forget) {
            continue;
        }
        let result = run(&account, &task);
        if let Err(problem) = &result {
            tracing::info!(%problem, "keyring");
        }
        // The caller may have given up.
        let _ = reply.send(result);
    }
}

fn run(account: &str, task: &Task) -> Result<Option<Token>, VaultProblem> {
    let entry = entry(account)?;
    match task {
        Task::Load => match entry.get_secret() {
            Ok(bytes) => {
                let token = Token::from_secret_bytes(&Zeroizing::new(bytes));
                if token.is_none() {
                    tracing::warn!("the keyring's entry is not one of ours");
                }
                Ok(token)
            }
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(problem(&error)),
        },
        Task::Save(token) => {
            entry.set_secret(token.as_secret_bytes()).map(|()| None).map_err(|e| problem(&e))
        }
        Task::Forget => match entry.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(problem(&error)),
        },
    }
}

#[async_trait]
impl TokenVault for KeyringVault {
    async fn load(&self, key: &VaultKey) -> Result<Option<Token>, VaultProblem> {
        self.ask(key, Task::Load).await
    }

    async fn save(&self, key: &VaultKey, token: &Token) -> Result<(), VaultProblem> {
        self.ask(key, Task::Save(token.clone())).await.map(drop)
    }

    async fn forget(&self, key: &VaultKey) -> Result<(), VaultProblem> {
        self.ask(key, Task::Forget).await.map(drop)
    }
}
