//! The computer's policy, for the administrator who rolls it out.

use std::path::Path;

use callpad_policy::{Problem, read_file, read_installation, read_machine};
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
        None => read_machine(),
    };
    let mut line = json!({"locked": policy.locked, "recommended": policy.recommended});
    let mut problems = policy.problems;
    if file.is_none() {
        let installation = read_installation();
        line["installation"] = json!(installation.defaults);
        problems.extend(installation.problems);
    }
    let words: Vec<_> = problems.iter().map(Problem::to_string).collect();
    for words in &words {
        say(words);
    }
    line["problems"] = json!(words);
    print_line(&line);
    if words.is_empty() { Exit::Done } else { Exit::Usage }
}
