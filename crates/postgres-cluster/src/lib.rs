//! For tests only: a PostgreSQL of one's own, as an ordinary user, on a socket and on loopback. It ends with the process that
//! started it, however that ends, and leaves nothing behind.
//!
//! The programs are those of the system's package (`postgresql-15` on Debian, which `cargo xtask test` installs). Nothing
//! of the system's own cluster is touched.

// A test's helper fails as loudly as the test.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg(unix)]

mod pooler;
mod programs;
mod user;

use std::{
    fs,
    io::Write,
    net::TcpListener,
    os::unix::{fs::PermissionsExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::{
        Mutex, OnceLock, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    thread::sleep,
    time::{Duration, Instant},
};

use tempfile::TempDir;

use self::user::User;
pub use self::{pooler::Pooler, programs::folder as programs};

/// Who may do everything in the cluster.
const ADMIN: &str = "postgres";
/// Whose the databases are: an ordinary role, as a server has it. On the socket without a password, on loopback with
/// [`PASSWORD`].
pub const OWNER: &str = "queue";
/// The owner's password.
pub const PASSWORD: &str = "open sesame";
/// How long a start may take before it has failed: nothing else is as slow on a machine that is busy with tests.
const START: Duration = Duration::from_secs(120);
/// How often a start is tried: the port may be taken meanwhile, and what a killed one left takes a moment to go.
const TRIES: u32 = 10;

/// Runs the server until its input ends or says how it is to end. Where nobody said a word, whoever started it is gone, and
/// nobody else would remove its folder.
const WATCH: &str = r#"
"$1/postgres" -D "$2/data" >"$2/log" 2>&1 &
server=$!
how=QUIT; gone=1
if read -r word; then how=$word; gone=; fi
# Once is not enough: a server that has only begun does not hear it yet.
while kill "-$how" $server 2>/dev/null; do sleep 0.05; done
[ -z "$gone" ] || rm -rf "$2"
"#;

/// How a server is ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Sessions are cut, what is written is flushed.
    Fast,
    /// As a power cut: nothing is flushed, and the next start recovers.
    Kill,
}

/// A cluster with its server.
#[derive(Debug)]
pub struct Cluster {
    // Dropped before the folder that it runs in.
    running: Mutex<Option<Running>>,
    programs: PathBuf,
    user: User,
    port: u16,
    named: AtomicU32,
    folder: TempDir,
}

#[derive(Debug)]
struct Running {
    watch: Child,
    word: Option<ChildStdin>,
}

impl Cluster {
    /// The one that the tests of this process share: a database for each makes them strangers.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Cluster> = OnceLock::new();
        SHARED.get_or_init(|| Self::start(&[]))
    }

    /// A new one with these settings of `postgresql.conf`.
    pub fn start(settings: &[(&str, &str)]) -> Self {
        let user = User::ordinary();
        let folder = tempfile::Builder::new().prefix("callpad-pg-").tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        user.give(folder.path());
        let cluster = Self {
            running: Mutex::default(),
            programs: programs(),
            user,
            port: free_port(),
            named: AtomicU32::new(0),
            folder,
        };
        cluster.initialise(settings);
        cluster.begin();
        cluster.sql("postgres", &format!("CREATE ROLE {OWNER} LOGIN PASSWORD '{PASSWORD}'"));
        cluster
    }

    fn initialise(&self, settings: &[(&str, &str)]) {
        let mut initdb = self.program("initdb");
        initdb.args(["--no-sync", "--no-instructions", "--encoding=UTF8", "--locale=C", "--auth=trust"]);
        initdb.arg("--username").arg(ADMIN).arg("--pgdata").arg(self.data());
        succeed(&mut initdb);
        // Nothing of a test outlives the machine. Parallel workers and the launcher of logical replication are of no use here.
        let mut text = format!(
            "listen_addresses = '127.0.0.1'\nport = {}\nunix_socket_directories = '{}'\nfsync = off\n\
             full_page_writes = off\nshared_buffers = '32MB'\nmax_connections = 100\nmax_wal_size = '256MB'\n\
             max_parallel_workers = 0\nmax_logical_replication_workers = 0\nautovacuum_naptime = '5s'\n\
             log_line_prefix = '%m %p %a '\n",
            self.port,
            self.folder.path().display()
        );
        settings.iter().for_each(|(name, value)| text += &format!("{name} = '{value}'\n"));
        let rules = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n\
                     local replication all trust\nhost replication all 127.0.0.1/32 trust\n";
        self.write("postgresql.auto.conf", &text);
        self.write("pg_hba.conf", rules);
    }

    /// Replaces a file in the folder of the data.
    pub fn write(&self, name: &str, text: &str) {
        let file = self.data().join(name);
        fs::write(&file, text).unwrap();
        // A key may be read by nobody else.
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        self.user.give(&file);
    }

    /// Begins again after [`Cluster::end`].
    pub fn begin(&self) {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        assert!(running.is_none(), "it runs already");
        let until = Instant::now() + START;
        for attempt in 1.. {
            // What the last one said is not this one's.
            let _ = fs::remove_file(self.folder.path().join("log"));
            let mut watch = self.user.command("sh");
            watch.args(["-c", WATCH, "watch"]).arg(&self.programs).arg(self.folder.path());
            // A signal to the test's group is none for the server: the end of the input is.
            watch.stdin(Stdio::piped()).process_group(0);
            let mut child = watch.spawn().unwrap();
            let word = child.stdin.take();
            let started = Running { watch: child, word };
            if self.is_up(until) {
                *running = Some(started);
                return;
            }
            started.end("QUIT");
            assert!(attempt < TRIES && Instant::now() < until, "it does not start:\n{}", self.log());
        }
    }

    /// Whether it takes connections; false where it has ended.
    fn is_up(&self, until: Instant) -> bool {
        loop {
            let state = fs::read_to_string(self.data().join("postmaster.pid")).unwrap_or_default();
            match state.lines().nth(7).map(str::trim) {
                Some("ready" | "standby") => return true,
                _ if Instant::now() > until || self.log().contains("FATAL:  ") => return false,
                _ => sleep(Duration::from_millis(10)),
            }
        }
    }

    /// Ends the server; what it has stays.
    pub fn end(&self, how: End) {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner).take();
        running.expect("it runs").end(match how {
            End::Fast => "INT",
            End::Kill => "KILL",
        });
        if how == End::Kill {
            // What a postmaster leaves when it is killed; a start would take its line of state for the new one's.
            let _ = fs::remove_file(self.data().join("postmaster.pid"));
        }
    }

    /// Ends and begins again.
    pub fn restart(&self, how: End) {
        self.end(how);
        self.begin();
    }

    /// From the next start on it only reads, as one that waits to take over.
    pub fn become_standby(&self) {
        self.write("standby.signal", "");
        self.restart(End::Fast);
    }

    /// A new, empty database, or a copy of another; its name.
    pub fn database(&self, template: Option<&str>) -> String {
        let name = format!("test_{}", self.named.fetch_add(1, Ordering::Relaxed));
        let template = template.unwrap_or("template0");
        self.sql("postgres", &format!("CREATE DATABASE {name} OWNER {OWNER} TEMPLATE {template}"));
        name
    }

    /// The address of a database on the socket.
    pub fn url(&self, database: &str) -> String {
        let socket = self.folder.path().to_str().unwrap().replace('/', "%2F");
        format!("postgres://{OWNER}@{socket}:{}/{database}", self.port)
    }

    /// The address of a database on loopback, with this password.
    pub fn url_on_loopback(&self, database: &str, password: &str) -> String {
        let password = password.replace(' ', "%20");
        format!("postgres://{OWNER}:{password}@127.0.0.1:{}/{database}?sslmode=disable", self.port)
    }

    /// The port, of the socket and on loopback.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The folder of the socket.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Runs statements as who may do everything, each in a transaction of its own; what they answer, without titles.
    pub fn sql(&self, database: &str, statements: &str) -> String {
        let mut psql = self.program("psql");
        psql.args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1"]);
        psql.arg("--host").arg(self.folder.path()).args(["--port", &self.port.to_string()]);
        psql.args(["--username", ADMIN, "--dbname", database, "--command", statements]);
        succeed(&mut psql).trim_end().to_owned()
    }

    /// What it logged since its last start.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn program(&self, name: &str) -> Command {
        self.user.command(self.programs.join(name))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(running) = self.running.get_mut().unwrap_or_else(PoisonError::into_inner).take() {
            running.end("QUIT");
        }
    }
}

impl Running {
    fn end(mut self, signal: &str) {
        if let Some(mut word) = self.word.take() {
            // Where it has ended by itself nobody reads.
            let _ = writeln!(word, "{signal}");
        }
        let _ = self.watch.wait();
    }
}

fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

fn succeed(command: &mut Command) -> String {
    let output = command.stdin(Stdio::null()).output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
