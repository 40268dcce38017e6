//! One operation, from the keyring's token to the exit code.

use std::io::Write;

use callpad_client::{Client, Error, Options, Secret, Session, Token};
use callpad_diagnosis::{machine_layers, network};
use callpad_vault::{KeyringVault, TokenVault, VaultKey};
use serde_json::Value;

use crate::args::{Job, Task};
use crate::exit::Exit;
use crate::operations::{Failed, carry_out};
use crate::output::Output;
use crate::{output, report, say, secret};

/// Carries out the task.
pub(crate) async fn run(task: Task) -> Exit {
    let network = network(&machine_layers());
    if network.warns_of(&task.server) {
        say(&"warning: over http, names and the session travel readable for everybody on the way");
    }
    let options = Options { encoding: task.encoding, network, ..Options::default() };
    let result = match Client::new(task.server.clone(), options) {
        Ok(client) => signed_in(&task, client).await,
        Err(error) => Err(Failed::read(error)),
    };
    match result {
        Ok(Output::Line(line)) => {
            print(&line);
            Exit::Done
        }
        Ok(Output::Text(text)) => {
            print_text(&text);
            Exit::Done
        }
        Err(failed) => report(&failed),
    }
}

/// Says why, and prints the number of a refusal.
fn report(failed: &Failed) -> Exit {
    let error = &failed.error;
    let exit = Exit::of(error, failed.kind);
    say(error);
    match exit {
        Exit::Unknown => say(&"the action was sent and may have happened; it was not repeated"),
        Exit::Denied => {
            if let Error::Refused { roles, .. } = error
                && !roles.is_empty()
            {
                say(&format_args!("this needs the role: {}", roles.join(", ")));
            }
        }
        Exit::Refused | Exit::Nobody => {
            if let Some(errno) = error.errno() {
                print(&output::refused(errno));
            }
        }
        _ => {}
    }
    exit
}

/// The one line on standard output.
pub(crate) fn print(line: &Value) {
    print_text(&format!("{line}\n"));
}

pub(crate) fn print_text(text: &str) {
    let mut out = std::io::stdout().lock();
    if let Err(error) = out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        say(&format_args!("the answer could not be written: {error}"));
    }
}

/// Carries out the operation; once more with a secret from standard input, where a sign-in without one was refused.
async fn signed_in(task: &Task, client: Client) -> Result<Output, Failed> {
    let vault = task.keyring.then(KeyringVault::new);
    let key = VaultKey { account: format!("callpadctl|{}|{}", task.server, task.user_id) };
    let first = once(task, client.clone(), task.secret.clone(), vault.as_ref(), &key).await;
    let refused =
        matches!(&first, Err(Failed { error: Error::TokenEnded | Error::SignInRefused { .. }, .. }));
    if !refused || task.secret.is_some() {
        return first;
    }
    match secret::from_stdin().await {
        Ok(Some(secret)) => once(task, client, Some(secret), vault.as_ref(), &key).await,
        Ok(None) => first,
        Err(problem) => {
            say(&format_args!("standard input: {problem}"));
            first
        }
    }
}

async fn once(
    task: &Task,
    client: Client,
    secret: Option<Secret>,
    vault: Option<&KeyringVault>,
    key: &VaultKey,
) -> Result<Output, Failed> {
    match &task.job {
        Job::Logout { everywhere } => log_out(task, client, vault, key, *everywhere).await.map(Output::Line),
        Job::Login => {
            let signed_in = Session::sign_in(client, task.user_id.clone(), secret).await;
            let (session, user) = signed_in.map_err(Failed::read)?;
            let token = session.token();
            keep(vault, key, token.as_ref()).await;
            Ok(Output::Line(output::signed_in(&user, token.as_ref(), task.show_token)))
        }
        Job::Send(request) => {
            let work = async |session: &Session| carry_out(session, request).await.map(Output::Line);
            in_session(task, client, secret, vault, key, work).await
        }
        Job::Report(asked) => {
            let work = async |session: &Session| {
                report::csv(session, asked).await.map(Output::Text).map_err(Failed::read)
            };
            in_session(task, client, secret, vault, key, work).await
        }
    }
}

/// Works with the session that is kept, and keeps what has become of it.
async fn in_session(
    task: &Task,
    client: Client,
    secret: Option<Secret>,
    vault: Option<&KeyringVault>,
    key: &VaultKey,
    work: impl AsyncFnOnce(&Session) -> Result<Output, Failed>,
) -> Result<Output, Failed> {
    let kept = load(vault, key).await;
    let session = Session::resume(client, task.user_id.clone(), secret, kept.clone());
    let result = work(&session).await;
    if session.token() != kept {
        keep(vault, key, session.token().as_ref()).await;
    }
    result
}

/// Ends the token at the server, where it can, and forgets it here in any case.
async fn log_out(
    task: &Task,
    client: Client,
    vault: Option<&KeyringVault>,
    key: &VaultKey,
    everywhere: bool,
) -> Result<Value, Failed> {
    let kept = load(vault, key).await;
    if kept.is_none() {
        say(&"nobody is signed in here: the keyring has no token of this person at this server");
    }
    let session = Session::resume(client, task.user_id.clone(), None, kept.clone());
    let ended = session.logout(everywhere).await;
    if let Some(vault) = vault
        && let Err(problem) = vault.forget(key).await
    {
        say(&format_args!("warning: {problem}; the token could not be removed from the keyring"));
    }
    if kept.is_some() && matches!(ended, Ok(false)) {
        say(&"the server knows no sign-out: the token is forgotten here, and is good there until its time");
    }
    ended.map(|_| output::done()).map_err(|error| Failed { error, kind: callpad_wire::OperationKind::Act })
}

async fn load(vault: Option<&KeyringVault>, key: &VaultKey) -> Option<Token> {
    vault?.load(key).await.unwrap_or_else(|problem| {
        say(&format_args!("warning: {problem}; signing in anew"));
        None
    })
}

async fn keep(vault: Option<&KeyringVault>, key: &VaultKey, token: Option<&Token>) {
    if let (Some(vault), Some(token)) = (vault, token)
        && let Err(problem) = vault.save(key, token).await
    {
        say(&format_args!("warning: {problem}; the session is not kept"));
    }
}
