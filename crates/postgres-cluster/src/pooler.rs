//! PgBouncer in front of a cluster, giving each transaction whichever session is free.

use std::{
    fs,
    net::TcpStream,
    os::unix::{fs::PermissionsExt, process::CommandExt},
    path::Path,
    process::{Child, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use tempfile::TempDir;

use crate::{Cluster, OWNER, START, free_port, user::User};

/// Where Debian has it.
const PROGRAM: &str = "/usr/sbin/pgbouncer";

/// As with the cluster: it ends when whoever started it does.
const WATCH: &str = r#"
"$1" "$2/pgbouncer.ini" >"$2/log" 2>&1 &
pooler=$!
gone=1
if read -r word; then gone=; fi
while kill -TERM $pooler 2>/dev/null; do sleep 0.05; done
[ -z "$gone" ] || rm -rf "$2"
"#;

/// A pooler in transaction mode.
#[derive(Debug)]
pub struct Pooler {
    watch: Child,
    port: u16,
    _folder: TempDir,
}

impl Pooler {
    /// In front of this cluster, with so many sessions for each database.
    pub fn start(cluster: &Cluster, sessions: usize) -> Self {
        assert!(Path::new(PROGRAM).is_file(), "PgBouncer is not installed: `cargo xtask test` installs it");
        let user = User::ordinary();
        let folder = tempfile::Builder::new().prefix("callpad-pgb-").tempdir().unwrap();
        let (place, port) = (folder.path().display(), free_port());
        fs::write(folder.path().join("users"), format!("\"{OWNER}\" \"\"\n")).unwrap();
        let settings = format!(
            "[databases]\n* = host={} port={}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\n\
             unix_socket_dir =\nauth_type = trust\nauth_file = {place}/users\npool_mode = transaction\n\
             default_pool_size = {sessions}\n",
            cluster.folder().display(),
            cluster.port()
        );
        fs::write(folder.path().join("pgbouncer.ini"), settings).unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        user.give(folder.path());
        let mut watch = user.command("sh");
        watch.args(["-c", WATCH, "watch", PROGRAM]).arg(folder.path());
        let watch = watch.stdin(Stdio::piped()).process_group(0).spawn().unwrap();
        let until = Instant::now() + START;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let said = fs::read_to_string(folder.path().join("log")).unwrap_or_default();
            assert!(Instant::now() < until, "it does not start:\n{said}");
            sleep(Duration::from_millis(10));
        }
        Self { watch, port, _folder: folder }
    }

    /// The address of a database behind it.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://{OWNER}@127.0.0.1:{}/{database}?sslmode=disable", self.port)
    }
}

impl Drop for Pooler {
    fn drop(&mut self) {
        if let Some(mut word) = self.watch.stdin.take() {
            let _ = std::io::Write::write_all(&mut word, b"end\n");
        }
        let _ = self.watch.wait();
    }
}
