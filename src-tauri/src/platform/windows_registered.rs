//! What Windows knows of Callpad: values below the person's own key of the registry.

use std::io;

use windows_registry::{CURRENT_USER, Key, LOCAL_MACHINE};

use crate::external::SCHEME;
use crate::quoting::windows_command;

const RUN: &str = r"Software\Microsoft\Windows\CurrentVersion\Run";
/// Where the task manager notes which of them a person has switched off.
const APPROVED: &str = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run";
const NAME: &str = "Callpad";

/// A value that starts these words with the person's sign-in, or none. What the MSI has set for the whole computer is
/// enough, and stays.
pub(crate) fn start_at_login(words: &[&str], on: bool) -> io::Result<()> {
    if !on {
        for key in [RUN, APPROVED] {
            gone(key, NAME)?;
        }
        return Ok(());
    }
    if LOCAL_MACHINE.open(RUN).and_then(|key| key.get_string(NAME)).is_ok() {
        return Ok(());
    }
    kept(&CURRENT_USER.create(RUN)?, NAME, &windows_command(words))
}

/// The key by which the person's links come here, or none.
pub(crate) fn take_links(program: &str, on: bool) -> io::Result<()> {
    let key = format!(r"Software\Classes\{SCHEME}");
    if !on {
        if CURRENT_USER.open(&key).is_ok() {
            CURRENT_USER.remove_tree(&key)?;
        }
        return Ok(());
    }
    let scheme = CURRENT_USER.create(&key)?;
    kept(&scheme, "", "URL:Callpad")?;
    kept(&scheme, "URL Protocol", "")?;
    kept(&scheme.create("DefaultIcon")?, "", &format!("\"{program}\",0"))?;
    kept(&scheme.create(r"shell\open\command")?, "", &format!("{} -- \"%1\"", windows_command(&[program])))
}

fn kept(key: &Key, name: &str, value: &str) -> io::Result<()> {
    if key.get_string(name).is_ok_and(|there| there == value) {
        return Ok(());
    }
    Ok(key.set_string(name, value)?)
}

fn gone(key: &str, name: &str) -> io::Result<()> {
    match CURRENT_USER.options().write().open(key) {
        Ok(key) if key.get_value(name).is_ok() => Ok(key.remove_value(name)?),
        // What is not there is gone.
        _ => Ok(()),
    }
}
