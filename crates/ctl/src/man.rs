//! The manual page, one for all operations, made from the same descriptions as `--help`.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::CommandFactory;
use clap_mangen::Man;

use crate::args::Args;
use crate::say;

/// Prints the page; a reader that has gone away is told of, as `callpadctl man | head` may want no more.
pub(crate) fn print(out: &mut dyn Write) -> ExitCode {
    match page().and_then(|page| out.write_all(&page)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&error);
            ExitCode::FAILURE
        }
    }
}

/// The page in roff. The commands are left unbuilt, so that the options of all are not repeated with each operation.
fn page() -> io::Result<Vec<u8>> {
    let root = Args::command();
    let man = Man::new(root.clone());
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    writeln!(page, ".SH OPERATIONS")?;
    for operation in root.get_subcommands().filter(|command| !command.is_hide_set()) {
        let about = operation.get_about().map(ToString::to_string).unwrap_or_default();
        writeln!(page, ".SS {}\n{}.", operation.get_name(), escaped(&about))?;
        let mut options = Vec::new();
        Man::new(operation.clone().disable_help_flag(true)).render_options_section(&mut options)?;
        // What stands before the first option is a heading of its own.
        let options = String::from_utf8_lossy(&options);
        page.extend(options.split_once(".SH OPTIONS\n").map_or("", |(_, list)| list).bytes());
    }
    let codes = root.get_after_help().map(ToString::to_string).unwrap_or_default();
    writeln!(page, ".SH \"EXIT STATUS\"")?;
    for code in codes.lines().skip(1) {
        let (number, meaning) = code.trim().split_once("  ").unwrap_or((code, ""));
        writeln!(page, ".TP\n\\fB{number}\\fR\n{}", escaped(meaning))?;
    }
    writeln!(page, ".SH ENVIRONMENT\n.TP\n\\fBCALLPAD_SECRET\\fR")?;
    writeln!(page, "The secret for servers that want one; without it, it is read from standard input.")?;
    Ok(page)
}

/// A line of text that roff takes for text.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}
