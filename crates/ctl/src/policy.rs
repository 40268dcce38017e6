//! The computer's policy, for the administrator who rolls it out.

use std::path::Path;

use callpad_client::ServerAddress;
use callpad_diagnosis::machine_policy;
use callpad_policy::{Preferences, Problem, read_file, read_installation};
use serde_json::json;

use crate::exit::Exit;
use crate::run::print as print_line;
use crate::say;

/// Prints the policy of this computer with what its installer was told, or that of a file; each fault is said too.
pub(crate) fn print(file: Option<&Path>) -> Exit {
    let policy = match file {
        // A missing policy of the computer is no fault, but a missing file that was named is.
        Some(file) if !file.exists() => {
            say(&format_args!("there is no file {}", file.display()));
            return Exit::Usage;
        }
        Some(file) => read_file(file),
        None => machine_policy(),
    };
    let mut line = json!({"locked": policy.locked.without_secrets(), "recommended": policy.recommended.without_secrets()});
    let mut unusable: Vec<_> =
        [&policy.locked, &policy.recommended].into_iter().filter_map(unusable_server).collect();
    let mut problems = policy.problems;
    if file.is_none() {
        let installation = read_installation();
        unusable.extend(unusable_server(&installation.defaults));
        line["installation"] = json!(installation.defaults.without_secrets());
        problems.extend(installation.problems);
    }
    let words: Vec<_> = problems.iter().map(Problem::to_string).chain(unusable).collect();
    for words in &words {
        say(words);
    }
    line["problems"] = json!(words);
    print_line(&line);
    if words.is_empty() { Exit::Done } else { Exit::Usage }
}

/// What is wrong with an address that has the form of one, but that the app refuses.
fn unusable_server(layer: &Preferences) -> Option<String> {
    let address = layer.server_address.as_deref()?;
    let error = ServerAddress::parse(address).err()?;
    Some(format!("serverAddress {address:?}: {error}"))
}
