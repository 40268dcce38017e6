//! The queue server as a service of Windows, which it installs, starts, ends and removes itself. wine has a service manager.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod common;

use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;

use callpad_installers::{DIST_VARIABLE, Edition, folder};
use common::{Windows, with_windows};

const KEY: &str = r"HKLM\System\CurrentControlSet\Services\callpad-server";
const PROGRAM: &str = r"C:\Program Files\Callpad server\callpad-server.exe";
const DATA: &str = r"C:\ProgramData\Callpad queue";

/// The server in its place, on no folder yet.
struct Server<'a>(&'a Windows);

impl Server<'_> {
    fn put(windows: &Windows) -> Server<'_> {
        let place = windows.wine.c("Program Files/Callpad server");
        fs::create_dir_all(&place).unwrap();
        let staged = Edition::This.folder(&folder(DIST_VARIABLE).unwrap()).join("staged");
        fs::copy(staged.join("callpad-server.exe"), place.join("callpad-server.exe")).unwrap();
        let server = Server(windows);
        // What a test that failed has left.
        if windows.wine.has_key(KEY).unwrap() {
            server.run(&["remove"]);
        }
        let _ = fs::remove_dir_all(server.data());
        server
    }

    fn data(&self) -> PathBuf {
        self.0.wine.c("ProgramData/Callpad queue")
    }

    fn log(&self) -> String {
        fs::read_to_string(self.data().join("logs/callpad-server.log")).unwrap_or_default()
    }

    fn run(&self, what: &[&str]) -> u32 {
        self.0.wine.run(PROGRAM, &[&["windows-service"], what].concat()).unwrap()
    }

    /// Does it, and it must be done.
    fn does(&self, what: &[&str]) {
        let code = self.run(what);
        assert_eq!(code, 0, "{what:?}\n{}", self.log());
    }

    /// Where the service says that it listens, the last time that it began.
    fn address(&self) -> SocketAddr {
        let log = self.log();
        let line =
            log.lines().rev().find(|line| line.contains(" listening ")).unwrap_or_else(|| panic!("{log}"));
        let address = line.split_whitespace().find_map(|word| word.strip_prefix("address="));
        address.unwrap_or_else(|| panic!("{line}")).parse().unwrap()
    }

    /// The status of an answer of the service.
    fn answers(&self, path: &str) -> String {
        let address = self.address();
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.split_whitespace().nth(1).unwrap_or_default().to_owned()
    }
}

#[test]
fn a_service_is_installed_serves_ends_as_on_sigterm_and_is_removed() {
    with_windows(|windows| {
        let server = Server::put(windows);
        server.does(&["install", "--data", DATA, "--listen", "127.0.0.1:0", "--drain", "0"]);
        let command = windows.value(KEY, "ImagePath");
        let begins = format!("\"{PROGRAM}\" windows-service run --name callpad-server --log-format text ");
        assert!(command.starts_with(&begins), "{command}");
        for part in [format!("--data \"{DATA}\""), format!(r#"--log-file "{DATA}\logs\callpad-server.log""#)]
        {
            assert!(command.contains(&part), "{command}");
        }
        assert_eq!(windows.value(KEY, "ObjectName"), r"NT AUTHORITY\LocalService");
        assert_eq!(windows.value(KEY, "Start"), "0x2");
        assert!(windows.value(KEY, "Description").contains("Callpad"));
        assert_eq!(server.run(&["status"]), 1, "it is not started by that");
        assert_eq!(
            server.run(&["install", "--data", DATA, "--listen", "127.0.0.1:0"]),
            1,
            "there is one already"
        );

        for _ in 0..2 {
            server.does(&["start"]);
            server.does(&["status"]);
            assert_eq!(server.answers("/callpad/v1/ready"), "200");
            server.does(&["stop"]);
            assert_eq!(server.run(&["status"]), 1);
            let log = server.log();
            assert!(log.trim_end().ends_with("stopped"), "it came to its end: {log}");
        }

        server.does(&["start"]);
        server.does(&["remove"]);
        assert!(!windows.wine.has_key(KEY).unwrap());
        assert!(server.data().join("queue.sqlite3").is_file(), "the data stays");
        assert_eq!(server.run(&["start"]), 1, "there is no service");
    });
}

#[test]
fn a_service_that_cannot_serve_says_so_and_foreign_folders_are_left_alone() {
    with_windows(|windows| {
        let server = Server::put(windows);
        let taken = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = taken.local_addr().unwrap().to_string();
        server.does(&["install", "--data", DATA, "--listen", &address]);
        assert_eq!(server.run(&["start"]), 1);
        assert!(server.log().contains(&format!("the address {address} is taken")), "{}", server.log());
        server.does(&["remove"]);

        let code = server.run(&["install", "--data", r"C:\windows", "--listen", "127.0.0.1:0"]);
        assert_eq!(code, 1);
        assert!(!windows.wine.has_key(KEY).unwrap());
        assert_eq!(server.run(&["install", "--data", DATA]), 2, "it is not said where to listen");
        assert_eq!(
            server.run(&["run", "--data", DATA, "--listen", "127.0.0.1:0"]),
            2,
            "nobody but Windows calls this"
        );
    });
}
