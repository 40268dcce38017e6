//! The self-test of this computer.

use callpad_client::{Client, Error, Options, Session};
use callpad_diagnosis::{
    Line, SavedPlace, Status, Subject, default_folder, machine_layers, machine_policy, network, self_test,
    worst,
};
use callpad_vault::{KeyringVault, TokenVault, VaultKey};
use callpad_wire::UserId;
use serde_json::json;

use crate::args::SelfTestTask;
use crate::exit::Exit;
use crate::run::{print as print_line, print_text};
use crate::say;

/// Looks at everything, and prints a line for each: for people, or as JSON.
pub(crate) async fn run(task: SelfTestTask) -> Exit {
    let Some(folder) = task.data_dir.or_else(default_folder) else {
        say(&"this system names no folder for application data: name it with --data-dir");
        return Exit::Usage;
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
        folder,
        policy: &policy,
        vault: vault.as_ref().map(|vault| vault as &dyn TokenVault),
        server,
        options,
        session,
        poll_every_s: layers.effective().poll_every_s.unwrap_or_default(),
    })
    .await;
    for line in &lines {
        if task.json { print_line(&as_json(line)) } else { print_text(&as_text(line)) }
    }
    if worst(&lines) == Status::Red { Exit::Fault } else { Exit::Done }
}

fn as_json(line: &Line) -> serde_json::Value {
    json!({
        "check": line.check,
        "status": line.status,
        "finding": line.finding,
        "words": line.to_string(),
    })
}

fn as_text(line: &Line) -> String {
    let status = match line.status {
        Status::Skipped => "-",
        Status::Green => "good",
        Status::Yellow => "look",
        Status::Red => "BAD",
    };
    format!("{status:<5} {:<14} {line}\n", line.check.name())
}
