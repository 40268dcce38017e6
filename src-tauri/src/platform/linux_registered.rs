//! What a Linux desktop knows of Callpad: entries in the person's own folders, by the specifications of freedesktop.org.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, io};

use crate::external::SCHEME;
use crate::quoting::desktop_exec;

const START: &str = "Callpad.desktop";
const LINKS: &str = "callpad-handler.desktop";

/// An entry that starts these words with the person's sign-in, or none.
pub(crate) fn start_at_login(words: &[&str], on: bool) -> io::Result<()> {
    let entry = own_folder("XDG_CONFIG_HOME", ".config")?.join("autostart").join(START);
    if !on {
        return gone(&entry);
    }
    let exec = exec(words)?;
    match fs::read_to_string(&entry) {
        // Whatever else stands in it is the person's, such as the desktop's own switch.
        Ok(there) => match with_exec(&there, &exec) {
            Some(renewed) if renewed == there => Ok(()),
            Some(renewed) => fs::write(&entry, renewed),
            None => fs::write(&entry, start_entry(&exec)),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => written(&entry, &start_entry(&exec)),
        Err(error) => Err(error),
    }
}

/// An entry that takes links, made the one that does, or none.
pub(crate) fn take_links(program: &str, on: bool) -> io::Result<()> {
    let folder = own_folder("XDG_DATA_HOME", ".local/share")?.join("applications");
    let entry = folder.join(LINKS);
    if !on {
        if !entry.exists() {
            return Ok(());
        }
        gone(&entry)?;
        let chosen = own_folder("XDG_CONFIG_HOME", ".config")?.join("mimeapps.list");
        if let Ok(list) = fs::read_to_string(&chosen) {
            fs::write(&chosen, without_association(&list))?;
        }
        return known(&folder);
    }
    let text = links_entry(&exec(&[program, "--"])?);
    if fs::read_to_string(&entry).is_ok_and(|there| there == text) {
        return Ok(());
    }
    written(&entry, &text)?;
    known(&folder)?;
    told("xdg-mime", &["default".as_ref(), LINKS.as_ref(), mime_type().as_ref()])
}

fn mime_type() -> String {
    format!("x-scheme-handler/{SCHEME}")
}

fn start_entry(exec: &str) -> String {
    format!(
        "[Desktop Entry]\nType=Application\nVersion=1.0\nName=Callpad\nIcon=io.callpad.desktop\nExec={exec}\n\
         StartupNotify=false\nTerminal=false\n"
    )
}

fn links_entry(exec: &str) -> String {
    format!(
        "[Desktop Entry]\nType=Application\nVersion=1.0\nName=Callpad\nIcon=io.callpad.desktop\nExec={exec} %u\n\
         Terminal=false\nNoDisplay=true\nMimeType={};\n",
        mime_type()
    )
}

/// The entry with this command; None where it has none.
fn with_exec(entry: &str, exec: &str) -> Option<String> {
    let line = entry.lines().find(|line| line.starts_with("Exec="))?;
    Some(entry.replacen(line, &format!("Exec={exec}"), 1))
}

/// The person's choices without the one for our links.
fn without_association(list: &str) -> String {
    let ours = format!("{}={LINKS}", mime_type());
    let others = list.lines().filter(|line| line.trim_end_matches(';') != ours);
    others.flat_map(|line| [line, "\n"]).collect()
}

fn exec(words: &[&str]) -> io::Result<String> {
    let refused = || io::Error::new(io::ErrorKind::InvalidInput, "a path has a control character in it");
    desktop_exec(words).ok_or_else(refused)
}

/// A folder of the person's own.
fn own_folder(name: &str, below_home: &str) -> io::Result<PathBuf> {
    let absolute = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    absolute(name)
        .or_else(|| absolute("HOME").map(|home| home.join(below_home)))
        .ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "there is no home folder"))
}

fn written(entry: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = entry.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(entry, text)
}

fn gone(entry: &Path) -> io::Result<()> {
    match fs::remove_file(entry) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Lets the desktop read the folder's entries again. Not every desktop has the program, nor needs it.
fn known(folder: &Path) -> io::Result<()> {
    match told("update-desktop-database", &[folder.as_os_str()]) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        told => told,
    }
}

fn told(program: &str, args: &[&std::ffi::OsStr]) -> io::Result<()> {
    let status = Command::new(program)
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .map_err(|error| io::Error::new(error.kind(), format!("{program}: {error}")))?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("{program}: {status}"))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_keeps_what_the_person_set_and_gets_the_new_command() {
        let old = "[Desktop Entry]\nExec=/opt/my apps/callpad --tray\nX-GNOME-Autostart-enabled=false";
        let new = with_exec(old, "\"/opt/my apps/callpad\" --tray").unwrap();
        assert_eq!(
            new,
            "[Desktop Entry]\nExec=\"/opt/my apps/callpad\" --tray\nX-GNOME-Autostart-enabled=false"
        );
        assert_eq!(with_exec(&new, "\"/opt/my apps/callpad\" --tray").as_ref(), Some(&new));
        assert_eq!(with_exec("", "x"), None);
    }

    #[test]
    fn a_link_comes_behind_two_dashes() {
        let entry = links_entry(&exec(&["/opt/my apps/callpad", "--"]).unwrap());
        assert!(entry.contains("\nExec=\"/opt/my apps/callpad\" -- %u\n"), "{entry}");
        assert!(entry.contains("\nMimeType=x-scheme-handler/callpad;\n"), "{entry}");
    }

    #[test]
    fn only_our_own_choice_is_taken_back() {
        let list = "[Default Applications]\nx-scheme-handler/callpad=callpad-handler.desktop\n\
                    x-scheme-handler/callpad=other.desktop;\nx-scheme-handler/mailto=callpad-handler.desktop\n";
        assert_eq!(
            without_association(list),
            "[Default Applications]\nx-scheme-handler/callpad=other.desktop;\n\
             x-scheme-handler/mailto=callpad-handler.desktop\n"
        );
    }
}
