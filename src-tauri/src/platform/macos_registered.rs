//! What macOS knows of Callpad: a launch agent of the person's own. Links are in the application's Info.plist.

use std::path::PathBuf;
use std::{fs, io};

use plist::{Dictionary, Value};

/// A launch agent that starts these words with the person's sign-in, or none.
pub(crate) fn start_at_login(words: &[&str], on: bool) -> io::Result<()> {
    let home = std::env::var_os("HOME").map(PathBuf::from).filter(|home| home.is_absolute());
    let home = home.ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "there is no home folder"))?;
    let folder = home.join("Library/LaunchAgents");
    let agent = folder.join("Callpad.plist");
    if !on {
        return match fs::remove_file(agent) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        };
    }
    let mut text = Vec::new();
    entry(words).to_writer_xml(&mut text).map_err(io::Error::other)?;
    if fs::read(&agent).is_ok_and(|there| there == text) {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    fs::write(agent, text)
}

fn entry(words: &[&str]) -> Value {
    let words = words.iter().map(|word| Value::from(*word)).collect();
    let mut entry = Dictionary::new();
    entry.insert("Label".into(), "Callpad".into());
    entry.insert("ProgramArguments".into(), Value::Array(words));
    entry.insert("RunAtLoad".into(), true.into());
    Value::Dictionary(entry)
}

/// Nothing to do: macOS reads which links an application takes where it is installed.
#[allow(clippy::unnecessary_wraps)] // the same shape as on the other systems, where it can fail
pub(crate) fn take_links(_: &str, _: bool) -> io::Result<()> {
    Ok(())
}
