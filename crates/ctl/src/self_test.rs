//! The self-test of this computer.

use std::path::PathBuf;

use callpad_client::{Client, Error, Options, Session};
use callpad_diagnosis::{
    Line, SavedPlace, Status, Subject, default_folder, machine_layers, machine_policy, network, self_test,
    worst,
};
use callpad_policy::{Layers, MachinePolicy};
use callpad_vault::{KeyringVault, TokenVault, VaultKey};
use callpad_wire::UserId;

use crate::args::SelfTestTask;
use crate::exit::Exit;
use crate::run::{print as print_line, print_text};
use crate::say;

/// Looks at everything, and prints a line for each: for people, or as JSON.
pub(crate) async fn run(task: SelfTestTask) -> Exit {
    let json = task.json;
    let Some(Looked { lines, .. }) = look(task).await else { return Exit::Usage };
    for line in &lines {
        if json { print_line(&line.for_programs()) } else { print_text(&line.for_people()) }
    }
    if worst(&lines) == Status::Red { Exit::Fault } else { Exit::Done }
}

/// What was looked at, and what was found.
pub(crate) struct Looked {
    pub(crate) folder: PathBuf,
    pub(crate) policy: MachinePolicy,
    pub(crate) layers: Layers,
    pub(crate) lines: Vec<Line>,
    /// What was used to sign in: it must be in no bundle.
    pub(crate) secrets: Vec<String>,
}

/// Looks at everything; `None` where there is nowhere to look, which was said.
pub(crate) async fn look(task: SelfTestTask) -> Option<Looked> {
    let Some(folder) = task.data_dir.or_else(default_folder) else {
        say(&"this system names no folder for application data: name it with --data-dir");
        return None;
    };
    let (policy, layers) = (machine_policy(), machine_layers());
    let saved = SavedPlace::read(&folder).unwrap_or_default();
    let set = layers.effective().server_address;
    let known = saved.server.or(set);
    let known = known.map(|text| callpad_client::ServerAddress::parse(&text).map_err(Error::from));
    let server = task.server.map(Ok).or(known);
    let user_id: Option<UserId> = task.user_id.or(saved.user_id.map(Into::into));
    let vault = task.keyring.then(KeyringVault::new);
    let options = Options { encoding: task.encoding, network: network(&layers), ..Options::default() };
    let session = match (&server, user_id) {
        (Some(Ok(server)), Some(user_id)) => {
            let account = format!("callpadctl|{server}|{user_id}");
            let token = match &vault {
                // That it cannot be read is told by the keyring's own line.
                Some(vault) => vault.load(&VaultKey { account }).await.ok().flatten(),
                None => None,
            };
            // Why there can be no client is told by the server's line.
            let client = Client::new(server.clone(), options.clone()).ok();
            client.map(|client| Session::resume(client, user_id, task.secret, token))
        }
        _ => None,
    };
    let lines = self_test(&Subject {
        folder: folder.clone(),
        policy: &policy,
        vault: vault.as_ref().map(|vault| vault as &dyn TokenVault),
        server,
        options,
        session: session.clone(),
        poll_every_s: layers.effective().poll_every_s.unwrap_or_default(),
    })
    .await;
    let secrets = session.iter().filter_map(|session| session.token()).map(|token| token.reveal().to_owned());
    let secrets = secrets.chain(std::env::var("CALLPAD_SECRET")).collect();
    Some(Looked { folder, policy, layers, lines, secrets })
}
