//! A server from its start to its end.

use std::{
    collections::HashMap,
    io,
    net::SocketAddr,
    sync::{Arc, atomic::AtomicBool},
    time::Duration,
};

use callpad_receipt::Printers;
use tokio::{
    net::TcpListener,
    sync::{oneshot, watch},
    task::JoinHandle,
};

use crate::{
    admin::{self, Office},
    app::{App, Counts},
    config::{Arrivals, Config, MetricsListener},
    day,
    demo::{Demo, DemoIds, arrivals},
    domain::{hall::PageKind, refusal::Failure, zones::Zones},
    edge::{self, Edge, Limits, open_files},
    forecast::Forecasts,
    forget,
    hall::Hall,
    http::{
        self,
        hosts::{Hosts, PublicName, PublicNameError},
        request_body::BodyBudget,
    },
    listeners::Listeners,
    log_throttle::LogThrottle,
    login_attempts::LoginAttempts,
    measure, metrics_listener, privacy,
    queue::{quotas::Quotas, sign_in::LoginPolicy},
    secret::Hasher,
    store::{Store, chore::Begin, error::StorageError},
    supervise::supervised,
    tokens::Tokens,
};

/// How long requests in flight may take once the end has begun.
const LAST_REQUESTS: Duration = Duration::from_secs(10);

/// Why a server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Another server uses the folder.
    #[error("the data folder {} is in use by another server", .0.display())]
    FolderInUse(std::path::PathBuf),
    /// Something listens there already.
    #[error("the address {0} is taken")]
    AddressTaken(SocketAddr),
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {}", in_plain_words(source))]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why not.
        source: io::Error,
    },
    /// The folder or its database cannot be used.
    #[error("the data folder cannot be used: {0}")]
    Storage(#[source] StorageError),
    /// The time zone is not one of the IANA database.
    #[error("there is no time zone {0}")]
    BadTimeZone(String),
    /// The public name can never match.
    #[error("{0}")]
    BadPublicName(#[from] PublicNameError),
    /// Listening beyond loopback without secrets must be asked for.
    #[error(
        "anybody who reaches {0} could sign in with a user id alone: demand secrets, listen on loopback, or allow open login"
    )]
    OpenLoginRefused(SocketAddr),
}

fn in_plain_words(source: &io::Error) -> String {
    match source.kind() {
        io::ErrorKind::AddrNotAvailable => "it is none of this machine's addresses".to_owned(),
        io::ErrorKind::PermissionDenied => {
            "the system does not let this user listen there: choose a port above 1023".to_owned()
        }
        _ => source.to_string(),
    }
}

impl StartError {
    /// The exit code of a command line: 2 usage, 3 folder in use, 4 address taken, 5 data damaged, 6 of a newer version,
    /// else 1.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::BadTimeZone(_) | Self::BadPublicName(_) | Self::OpenLoginRefused(_) => 2,
            Self::FolderInUse(_) => 3,
            Self::AddressTaken(_) | Self::Listen { .. } => 4,
            Self::Storage(error) => error.exit_code(),
        }
    }
}

/// A server that accepts connections. Dropping it stops it too, but only [`ServerHandle::shutdown`] waits for the end.
#[derive(Debug)]
pub struct ServerHandle {
    address: SocketAddr,
    metrics: Option<SocketAddr>,
    demo: Option<DemoIds>,
    app: Arc<App>,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<()>,
}

/// Addresses of pages of the hall, each with the key of its device: not for a log.
#[derive(Clone, PartialEq, Eq)]
pub struct HallPages {
    /// The first screen's; `None` if the location has none.
    pub screen_url: Option<String>,
    /// The first kiosk's; `None` if the location has none.
    pub kiosk_url: Option<String>,
}

impl std::fmt::Debug for HallPages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (screen, kiosk) = (self.screen_url.is_some(), self.kiosk_url.is_some());
        f.debug_struct("HallPages").field("screen", &screen).field("kiosk", &kiosk).finish()
    }
}

/// The pages of the hall cannot be opened: their keys cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the keys of the hall's pages cannot be kept")]
pub struct HallPagesError;

impl ServerHandle {
    /// Where it listens, with the port that was chosen.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where it tells metrics, with the port that was chosen; nowhere unless that was asked for.
    pub fn metrics_address(&self) -> Option<SocketAddr> {
        self.metrics
    }

    /// `http://ADDRESS:PORT`, without a path; `https` if it encrypts connections.
    pub fn base_url(&self) -> String {
        let scheme = if self.app.is_secure { "https" } else { "http" };
        format!("{scheme}://{}", self.address)
    }

    /// The fixed ids of the demo branch, if it was asked for.
    pub fn demo(&self) -> Option<&DemoIds> {
        self.demo.as_ref()
    }

    /// The addresses of a location's first screen and first kiosk, each with a key: whoever opens them is the device. The
    /// keys are made once for each start of the server; those that the two had before end.
    ///
    /// # Errors
    /// If the keys cannot be kept.
    pub async fn hall_pages(&self, location: &str) -> Result<HallPages, HallPagesError> {
        let pages = self.app.hall.pages(location).await.map_err(|failure| {
            tracing::warn!(?failure, "no keys for the pages of the hall");
            HallPagesError
        })?;
        // Pages that had the keys before are told at once.
        self.app.rights_changed.send_replace(());
        let base_url = self.base_url();
        let of = |kind: PageKind| {
            let page = pages.iter().find(|(device, _)| device.kind == kind);
            page.map(|(_, page)| format!("{base_url}{page}"))
        };
        Ok(HallPages { screen_url: of(PageKind::Screen), kiosk_url: of(PageKind::Kiosk) })
    }

    /// How often each operation was asked for since the start, by its name in the document (T11). Extensions count
    /// by their names in the table of operations, and as `events`, `health` and `openapi.json`.
    pub fn request_counts(&self) -> HashMap<String, u64> {
        self.app.counts.all()
    }

    /// Returns when the server can write nothing any more, though nobody stopped it: a fault of the program that was
    /// logged. It then refuses everything; whoever runs it should end it and start it anew.
    pub async fn failed(&self) {
        self.app.store.failed().await;
    }

    /// Waits until no forecast is made, searched for an advice or kept beside the answers that were given.
    #[cfg(feature = "test-support")]
    pub async fn forecasts_settled(&self) {
        self.app.forecasts.settled().await;
    }

    /// Whether the server works: its tasks run, and its writer does what it is given, within this time. A write that
    /// fails, say on a full disk, counts as well: a new start would not mend it.
    pub async fn is_alive(&self, within: Duration) -> bool {
        self.app.store.is_alive(within).await
    }

    /// Announces the end: `/callpad/v1/ready` says no from now on, so that whoever hands out requests sends them
    /// elsewhere. All else goes on until [`ServerHandle::shutdown`].
    pub fn drain(&self) {
        self.app.drain();
        measure::ready(false);
    }

    /// Takes no new requests, finishes those in flight, closes the folder, and returns when all that is done.
    pub async fn shutdown(self) {
        drop(self.stop);
        if self.ended.await.is_err() {
            tracing::error!("the server ended early");
        }
    }
}

/// Starts a server; when this returns it accepts connections.
///
/// # Errors
/// See [`StartError`]; then nothing runs and the folder is free.
pub async fn start(config: Config) -> Result<ServerHandle, StartError> {
    if config.is_open() && !config.allow_open_login {
        return Err(StartError::OpenLoginRefused(config.listen));
    }
    let public_name = config.public_name.as_deref().map(str::parse::<PublicName>).transpose()?;
    let zones = Zones::new(config.time_zone.as_deref())
        .map_err(|_| StartError::BadTimeZone(config.time_zone.clone().unwrap_or_default()))?;
    let folder = config.data.clone();
    let (of_store, clock) = (zones.clone(), config.clock.clone());
    let opened = tokio::task::spawn_blocking(move || Store::open(&folder, of_store, clock)).await;
    let store = match opened {
        Ok(Ok(store)) => Arc::new(store),
        Ok(Err(StorageError::InUse)) => return Err(StartError::FolderInUse(config.data)),
        Ok(Err(error)) => return Err(StartError::Storage(error)),
        Err(error) => return Err(StartError::Storage(StorageError::Folder(io::Error::other(error)))),
    };
    let started = serve(config, zones, Hosts { public_name }, store.clone()).await;
    if started.is_err() {
        close(store).await;
    }
    started
}

async fn serve(
    config: Config,
    zones: Zones,
    hosts: Hosts,
    store: Arc<Store>,
) -> Result<ServerHandle, StartError> {
    let (listener, address) = listen(config.listen).await?;
    let metrics = match &config.metrics {
        Some(metrics) => Some((metrics.clone(), listen(metrics.listen).await?)),
        None => None,
    };
    let keys = store.tend(Begin).await.map_err(storage)?;
    // What the server slept over is done before anybody calls.
    day::begin_due(&store).await.map_err(storage)?;
    let demo = match config.demo {
        true => Some(Demo::open(&store, &zones).await.map_err(storage)?),
        false => None,
    };
    let ids_are_passwords = config.ids_are_passwords();
    if ids_are_passwords {
        tracing::warn!(
            "whoever reaches this server can sign in with a user id alone: nobody is told the ids of others"
        );
    }
    let limits = Limits::new(config.max_connections, config.max_connections_per_address, open_files());
    let base_url = base_url(address, config.secure.is_some(), config.public_name.as_deref());
    let login_policy = match config.login_secret {
        Some(secret) => LoginPolicy::ServerSecret(secret),
        None if config.require_user_secret => LoginPolicy::UserSecret,
        None => LoginPolicy::UserIdOnly,
    };
    let forecasts = Forecasts::new(store.clone(), zones.clone());
    let quotas = Arc::new(Quotas::new(config.limits));
    // Where the phones of visitors reach it is known only if others than this machine do.
    let is_reached =
        config.public_name.is_some() || !(address.ip().is_loopback() || address.ip().is_unspecified());
    let hall = Hall::new(
        store.clone(),
        forecasts.clone(),
        zones.clone(),
        demo.as_ref().is_some_and(Demo::is_ours),
        limits.phones(),
        is_reached.then(|| base_url.clone()),
        quotas.clone(),
    );
    let app = Arc::new(App {
        store: store.clone(),
        clock: config.clock,
        forecasts,
        hall,
        printers: Printers::default(),
        zones,
        quotas,
        tokens: Arc::new(Tokens::new(&keys)),
        login_policy,
        attempts: LoginAttempts::default(),
        hasher: Hasher::default(),
        ids_are_passwords,
        rights_changed: watch::Sender::new(()),
        listeners: Listeners::new(limits.listeners()),
        body_budget: BodyBudget::default(),
        hosts,
        demo,
        auth: config.auth,
        meaningful_status: config.meaningful_status,
        issue_and_call: config.issue_and_call,
        counts: Counts::default(),
        draining: AtomicBool::new(false),
        is_secure: config.secure.is_some(),
        base_url,
        misdirected: LogThrottle::default(),
        guesses: LogThrottle::default(),
    });
    // Only to the demo branch: to nobody's own does a visitor come who is not there.
    let visitors = match config.arrivals {
        Arrivals::On { seed } if app.demo.as_ref().is_some_and(Demo::is_ours) => {
            let app = app.clone();
            Some(tokio::spawn(async move {
                supervised("arrivals", || arrivals::run(app.clone(), seed)).await;
            }))
        }
        _ => None,
    };
    let office = Office {
        base_url: app.base_url.clone(),
        store: store.clone(),
        tokens: app.tokens.clone(),
        rights_changed: app.rights_changed.clone(),
    };
    let of_store = store.clone();
    let (folder, of_office, keep_days) = (config.data, office.clone(), config.keep_personal_days);
    let ending = tokio::spawn(async move {
        tokio::join!(
            supervised("what ends by itself", || forget::run(of_store.clone())),
            supervised("the new day", || day::run(of_office.store.clone())),
            supervised("erasure", || privacy::run(of_office.store.clone(), keep_days)),
            supervised("administration", || admin::run(folder.clone(), office.clone())),
        );
    });
    let (stop, stopped) = oneshot::channel();
    let router = http::router(app.clone());
    let edge = Edge::new(router, http::internal_error, limits, config.secure, measure::connections);
    let metrics_address = metrics.as_ref().map(|(_, (_, address))| *address);
    let watchers = metrics.map(|(metrics, (listener, _))| tokio::spawn(watched(metrics, listener)));
    let ended =
        tokio::spawn(until_stopped(edge, listener, app.clone(), stopped, [visitors, Some(ending), watchers]));
    measure::ready(true);
    tracing::info!(%address, connections = limits.all, of_one_address = limits.per_address, "listening");
    Ok(ServerHandle {
        address,
        metrics: metrics_address,
        demo: config.demo.then(DemoIds::fixed),
        app,
        stop,
        ended,
    })
}

/// How others reach the server, as far as it knows: by its public name, or where it listens.
fn base_url(address: SocketAddr, is_secure: bool, public_name: Option<&str>) -> String {
    let scheme = if is_secure { "https" } else { "http" };
    match public_name {
        // A proxy may do TLS; whoever reads the address of a page sees whether it fits.
        Some(name) => format!("{scheme}://{}", name.trim()),
        None if address.ip().is_unspecified() => format!("{scheme}://THIS-SERVER:{}", address.port()),
        None => format!("{scheme}://{address}"),
    }
}

async fn listen(address: SocketAddr) -> Result<(TcpListener, SocketAddr), StartError> {
    let failed = |source| StartError::Listen { address, source };
    let listener = TcpListener::bind(address).await.map_err(|source| match source.kind() {
        io::ErrorKind::AddrInUse => StartError::AddressTaken(address),
        _ => failed(source),
    })?;
    let address = listener.local_addr().map_err(failed)?;
    Ok((listener, address))
}

/// Tells metrics until the server has ended: its last minutes are worth watching.
async fn watched(metrics: MetricsListener, listener: TcpListener) {
    edge::serve(metrics_listener::edge(metrics), listener).await;
}

async fn until_stopped(
    edge: Arc<Edge>,
    listener: TcpListener,
    app: Arc<App>,
    stopped: oneshot::Receiver<()>,
    tasks: [Option<JoinHandle<()>>; 3],
) {
    let serving = tokio::spawn(edge::serve(edge.clone(), listener));
    // Ends with a word, or when the other side is dropped.
    let _ = stopped.await;
    app.drain();
    edge.stop();
    app.store.end_following();
    if serving.await.is_err() {
        tracing::error!("connections were not taken to the end");
    }
    if tokio::time::timeout(LAST_REQUESTS, edge.emptied()).await.is_err() {
        tracing::warn!("some requests did not end in time");
        edge.cut();
    }
    tasks.iter().flatten().for_each(JoinHandle::abort);
    for task in tasks.into_iter().flatten() {
        // What it held of the folder is gone before the folder is free.
        let _ = task.await;
    }
    close(app.store.clone()).await;
    tracing::info!("stopped");
}

async fn close(store: Arc<Store>) {
    if tokio::task::spawn_blocking(move || store.close()).await.is_err() {
        tracing::error!("the storage could not be closed");
    }
}

fn storage(failure: Failure) -> StartError {
    StartError::Storage(match failure {
        Failure::Storage(failure) => failure.into(),
        Failure::Refused(_) | Failure::Stopped => io::Error::other("the storage has stopped").into(),
    })
}
