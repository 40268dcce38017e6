//! A group of processes that ends with its owner.

use std::io::{self, Write};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};

/// Every child started through [`Group::spawn`] is in one process group with a watcher. The watcher holds the reading
/// end of a pipe; when the owner goes away, be it by `drop`, Ctrl+C or a kill, the pipe closes and the watcher ends
/// the whole group: politely first, then for certain.
#[derive(Debug)]
pub(crate) struct Group {
    watcher: Child,
    /// Closing it is the signal.
    line: Option<ChildStdin>,
    children: Vec<Child>,
}

/// `now` comes from an owner that has ended what it wanted to end politely. A closed pipe without a word comes from
/// an owner that was itself ended: programs then get two seconds to put their things away, and the owner's folder is
/// removed in its place.
const WATCHER: &str = r#"
trap '' TERM INT HUP
if ! read -r word; then
    kill -TERM 0
    sleep 2
    rm -rf "$1"
fi
kill -KILL 0
"#;

impl Group {
    /// Starts the watcher. `folder` is removed if the owner is ended before it can do that itself.
    pub(crate) fn new(folder: &Path) -> io::Result<Self> {
        let mut watcher = Command::new("sh")
            .args(["-c", WATCHER, "callpad-watcher"])
            .arg(folder)
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let line = watcher.stdin.take();
        Ok(Self { watcher, line, children: Vec::new() })
    }

    /// Starts a program in the group. The caller ends and awaits it, or leaves that to the group.
    pub(crate) fn spawn(&self, command: &mut Command) -> io::Result<Child> {
        // Process ids are positive and far below 2^31 on every Linux.
        let group = i32::try_from(self.watcher.id()).map_err(io::Error::other)?;
        command.process_group(group).spawn()
    }

    /// Starts a program in the group and keeps it there until the group ends.
    pub(crate) fn keep(&mut self, command: &mut Command) -> io::Result<&mut Child> {
        let child = self.spawn(command)?;
        self.children.push(child);
        self.children.last_mut().ok_or_else(|| io::Error::other("no child"))
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // Nothing here can be reported any more; whatever fails is caught by the last line of the watcher.
        if let Some(mut line) = self.line.take() {
            let _ = line.write_all(b"now\n");
        }
        let _ = self.watcher.wait();
        for child in &mut self.children {
            let _ = child.wait();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;
    use crate::folder::Folder;

    /// A shell that says its process id and waits, with a grandchild that waits too and holds the same pipe.
    fn waiter() -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 600 & echo ready; wait"]).stdin(Stdio::null()).stdout(Stdio::piped());
        command
    }

    fn read_line(pipe: &mut impl Read) -> String {
        let mut line = String::new();
        let mut byte = [0];
        while pipe.read(&mut byte).unwrap() == 1 && byte[0] != b'\n' {
            line.push(char::from(byte[0]));
        }
        line
    }

    #[test]
    fn children_and_grandchildren_end_with_the_group() {
        let folder = Folder::new().unwrap();
        let mut group = Group::new(folder.path()).unwrap();
        let mut pipe = group.keep(&mut waiter()).unwrap().stdout.take().unwrap();
        assert_eq!(read_line(&mut pipe), "ready");
        drop(group);
        // The pipe ends only when the last process that holds it has ended.
        let mut rest = String::new();
        pipe.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "");
        assert!(folder.path().exists());
    }

    #[test]
    fn children_and_folder_end_when_the_owner_is_gone_without_a_word() {
        let folder = Folder::new().unwrap();
        let mut group = Group::new(folder.path()).unwrap();
        let mut pipe = group.keep(&mut waiter()).unwrap().stdout.take().unwrap();
        assert_eq!(read_line(&mut pipe), "ready");
        // What a killed owner does: the pipe closes, nothing is written.
        drop(group.line.take());
        let mut rest = String::new();
        pipe.read_to_string(&mut rest).unwrap();
        assert!(!group.watcher.wait().unwrap().success());
        assert!(!folder.path().exists());
    }
}
