//! `callpad-server serve`: from the command line to the end of the server.

use std::{io::Write, sync::Arc, time::Duration};

use callpad_server::{
    Arrivals, Config, Limits, MetricsListener, Secure, ServerHandle,
    tls::{Files, Tls},
};
use jiff::Timestamp;
use tokio::{
    sync::mpsc,
    time::{MissedTickBehavior, interval, sleep},
};

use super::{
    log, metrics, notify,
    options::{OnOff, Serve},
    signals::{self, Word},
};

/// How long the end is put off by default where a service manager runs the server: somebody who hands out requests may
/// look every few seconds. At a terminal nobody does.
pub(super) const DRAIN_OF_A_SERVICE: Duration = Duration::from_secs(5);

/// How often the files of the certificate are read again.
const LOOK_AT_FILES: Duration = Duration::from_secs(30);
/// How often it is said again that a certificate ends: an entry of the log that nobody read is not the last.
const TELL_STANDING: Duration = Duration::from_secs(12 * 3_600);

/// How long the end may take once the drain is over: requests in flight have ten seconds, and the folder is closed.
pub(super) const END: Duration = Duration::from_secs(15);

/// How often a service manager is told that the start goes on, and how much longer it is to wait each time: the first start
/// of a new version may write a large database anew. It would begin from nothing if it were ended for taking its time.
const STILL_STARTING_EVERY: Duration = Duration::from_secs(20);
const STILL_STARTING_FOR: Duration = Duration::from_secs(90);
/// So often at most: a start that takes longer than an hour hangs.
const STILL_STARTING_TIMES: u32 = 180;

/// Serves until a signal tells it to end; gives the exit code.
pub(crate) fn serve(args: Serve) -> u8 {
    let (tell, words) = mpsc::unbounded_channel();
    serve_and_hear(args, tell, words)
}

/// Serves until a signal, or whoever has `tell` too, tells it to end; gives the exit code.
pub(super) fn serve_and_hear(
    args: Serve,
    tell: mpsc::UnboundedSender<Word>,
    words: mpsc::UnboundedReceiver<Word>,
) -> u8 {
    allow_many_files();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            tracing::error!(%error, "cannot start");
            return 1;
        }
    };
    runtime.block_on(async {
        // Before anybody is told that the server runs: from then on a signal may come.
        if let Err(error) = signals::listen(tell) {
            tracing::error!(%error, "cannot listen for signals");
            return 1;
        }
        run(args, words).await
    })
}

async fn run(args: Serve, mut words: mpsc::UnboundedReceiver<Word>) -> u8 {
    let drain = args.drain.map_or_else(drain_by_default, |seconds| Duration::from_secs(seconds.into()));
    let metrics = match recorded(&args) {
        Ok(metrics) => metrics,
        Err(code) => return code,
    };
    let tls = match encrypted(&args) {
        Ok(tls) => tls,
        Err(code) => return code,
    };
    let mut config = config(args, metrics);
    config.secure = tls.clone().map(|tls| tls as Arc<dyn Secure>);
    let handle = match patiently(callpad_server::start(config), notify::starting).await {
        Ok(handle) => handle,
        Err(error) => {
            log::say(&error);
            return error.exit_code();
        }
    };
    announce(&handle);
    notify::ready();
    let code = tokio::select! {
        () = end_asked(&mut words, tls.as_deref()) => {
            notify::ending(drain + END);
            handle.drain();
            tokio::select! {
                () = wait(drain, &mut words) => {}
                () = show_life(&handle) => {}
            }
            0
        }
        () = keep_certificate(tls.as_deref()) => 1,
        // Whoever started the server starts it anew.
        () = handle.failed() => 1,
        // Both go on without end.
        () = show_life(&handle) => 1,
    };
    handle.shutdown().await;
    code
}

/// Starts, and says again and again that it still does.
async fn patiently<T>(start: impl Future<Output = T>, tell: impl Fn(Duration)) -> T {
    let still_starting = async {
        let mut again = interval(STILL_STARTING_EVERY);
        again.tick().await;
        for _ in 0..STILL_STARTING_TIMES {
            again.tick().await;
            tell(STILL_STARTING_FOR);
        }
        std::future::pending().await
    };
    tokio::select! {
        started = start => started,
        never = still_starting => never,
    }
}

fn drain_by_default() -> Duration {
    if notify::is_awaited() { DRAIN_OF_A_SERVICE } else { Duration::ZERO }
}

/// Begins to record what is measured if somebody wants to read it.
fn recorded(args: &Serve) -> Result<Option<MetricsListener>, u8> {
    let Some(listen) = args.metrics else { return Ok(None) };
    if !listen.ip().is_loopback() && !args.allow_open_metrics {
        tracing::error!(
            "anybody who reaches {listen} could read the metrics: listen on loopback, or allow open metrics"
        );
        return Err(2);
    }
    match metrics::start() {
        Ok(handle) => {
            let upkeep = handle.clone();
            tokio::spawn(async move {
                let mut ticks = interval(metrics::ADDED_UP_EVERY);
                loop {
                    ticks.tick().await;
                    upkeep.run_upkeep();
                }
            });
            Ok(Some(metrics::listener(listen, handle)))
        }
        Err(error) => {
            tracing::error!(%error, "metrics cannot be recorded");
            Err(1)
        }
    }
}

fn config(args: Serve, metrics: Option<MetricsListener>) -> Config {
    Config {
        listen: args.listen,
        auth: args.auth == OnOff::On,
        demo: args.demo,
        arrivals: match args.arrivals {
            OnOff::On => Arrivals::On { seed: args.arrivals_seed },
            OnOff::Off => Arrivals::Off,
        },
        time_zone: args.time_zone,
        public_name: args.public_name,
        require_user_secret: args.require_secret,
        allow_open_login: args.allow_open_login,
        meaningful_status: args.meaningful_status,
        issue_and_call: args.issue_and_call,
        max_connections: args.max_connections,
        max_connections_per_address: args.max_connections_per_address,
        limits: Limits { waiting_per_service: args.most_waiting, issued_per_minute: args.most_issued },
        keep_personal_days: args.keep_personal_days,
        metrics,
        ..Config::new(args.data)
    }
}

/// The certificate and its key, if connections are to be encrypted.
fn encrypted(args: &Serve) -> Result<Option<Arc<Tls>>, u8> {
    let (Some(certificate), Some(key)) = (args.tls_cert.clone(), args.tls_key.clone()) else {
        return Ok(None);
    };
    match Tls::open(Files { certificate, key }) {
        Ok(tls) => Ok(Some(Arc::new(tls))),
        Err(error) => {
            tracing::error!("{error}");
            Err(2)
        }
    }
}

/// Looks at the files of the certificate again and again, and says when it ends. Without one there is nothing to do.
async fn keep_certificate(tls: Option<&Tls>) {
    let Some(tls) = tls else { return std::future::pending().await };
    let (mut looks, mut tells) = (interval(LOOK_AT_FILES), interval(TELL_STANDING));
    tells.reset();
    loop {
        tokio::select! {
            _ = looks.tick() => tls.look_again(),
            _ = tells.tick() => tls.tell_standing(Timestamp::now()),
        }
    }
}

/// Returns when the server is to end.
async fn end_asked(words: &mut mpsc::UnboundedReceiver<Word>, tls: Option<&Tls>) {
    // Whoever could say a word lives as long as the program.
    while let Some(Word::LookAgain) = words.recv().await {
        match tls {
            Some(tls) => tls.look_again(),
            None => tracing::info!("there are no files to look at again"),
        }
    }
}

/// Lets those who hand out requests see that the server is not ready; who asks again does not want to wait.
async fn wait(drain: Duration, words: &mut mpsc::UnboundedReceiver<Word>) {
    if drain.is_zero() {
        return;
    }
    tracing::info!(
        seconds = drain.as_secs(),
        "the end was announced: not ready, and requests are still answered"
    );
    tokio::select! {
        () = sleep(drain) => {}
        () = end_asked(words, None) => {}
    }
}

/// Tells a service manager that asks for it that the server lives. A server that no longer does is started anew by it.
async fn show_life(handle: &ServerHandle) {
    let Some(within) = notify::watched_within() else { return std::future::pending().await };
    // Three times in the time, and a look that takes long is none.
    let mut looks = interval(within / 3);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        looks.tick().await;
        if handle.is_alive(within / 3).await {
            notify::alive();
        } else {
            tracing::error!("the server does not do what it is given: the service manager is told nothing");
        }
    }
}

/// The one line that goes to stdout: other programs wait for it.
fn announce(handle: &ServerHandle) {
    let mut line = serde_json::json!({"listening": handle.base_url(), "version": env!("CARGO_PKG_VERSION")});
    if let Some(address) = handle.metrics_address() {
        line["metrics"] = format!("http://{address}/metrics").into();
    }
    if let Some(demo) = handle.demo() {
        line["demo"] = serde_json::json!({"user_id": demo.user_id, "desk_id": demo.desk_id});
    }
    print(&line.to_string());
}

/// Whoever closed stdout does not want to know.
pub(crate) fn print(line: &str) {
    let mut stdout = std::io::stdout().lock();
    if let Err(error) = writeln!(stdout, "{line}").and_then(|()| stdout.flush()) {
        tracing::debug!(%error, "nobody reads stdout");
    }
}

/// Connections are files, and the system's first limit is low. Where it may not be raised, there are fewer of them.
#[cfg(unix)]
fn allow_many_files() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    if let Err(error) = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit }) {
        tracing::debug!(%error, "the limit of open files stays as it is");
    }
}

#[cfg(not(unix))]
fn allow_many_files() {}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_start_that_takes_its_time_says_so_and_one_that_hangs_no_longer() {
        let told = Cell::new(0_u32);
        let tell = |within| {
            assert!(within > STILL_STARTING_EVERY * 2, "a word that comes late is still one in time");
            told.set(told.get() + 1);
        };
        patiently(sleep(Duration::from_secs(5)), tell).await;
        assert_eq!(told.get(), 0);
        patiently(sleep(Duration::from_secs(250)), tell).await;
        assert_eq!(told.take(), 12);
        patiently(sleep(Duration::from_secs(24 * 3_600)), tell).await;
        assert_eq!(told.get(), STILL_STARTING_TIMES);
    }
}
