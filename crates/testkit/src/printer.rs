//! A receipt printer on TCP that behaves like those one can buy: it prints what comes in its turn, answers some questions at once
//! and others in their turn, keeps what it has when its paper ends or its cutter jams, and goes on with it afterwards.

mod engine;
mod picture;
mod state;

use std::io::Read;
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

pub use picture::Picture;
use state::State;

/// So long a test waits for what must come.
const DEADLINE: Duration = Duration::from_secs(60);

/// A receipt printer that listens until it is dropped.
#[derive(Debug)]
pub struct FakePrinter {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until it is so.
    fn wait<'a>(&'a self, state: MutexGuard<'a, State>) -> MutexGuard<'a, State> {
        self.changed.wait(state).unwrap_or_else(PoisonError::into_inner)
    }
}

impl FakePrinter {
    /// With paper, closed, and ready, on a free port of this machine.
    pub fn start() -> Self {
        let shared = Arc::new(Shared::default());
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        accept(listener, &shared);
        let engine = shared.clone();
        thread::spawn(move || engine::run(&engine));
        Self { address, shared }
    }

    /// `HOST:PORT`.
    pub fn address(&self) -> String {
        self.address.to_string()
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.shared.lock();
        change(&mut state);
        state.tell();
        drop(state);
        self.shared.changed.notify_all();
    }

    /// The roll is empty, at once.
    pub fn end_paper(&self) {
        self.change(|state| state.rows_left = Some(0));
    }

    /// The roll ends after so many rows more.
    pub fn end_paper_after(&self, rows: usize) {
        self.change(|state| state.rows_left = Some(rows));
    }

    /// The end of the roll is near, and it says so.
    pub fn warn_of_paper(&self) {
        self.change(|state| state.paper_low = true);
    }

    /// Somebody puts a new roll in.
    pub fn load_paper(&self) {
        self.change(|state| (state.rows_left, state.paper_low) = (None, false));
    }

    /// Opens the cover, or closes it.
    pub fn open_cover(&self, open: bool) {
        self.change(|state| state.cover_open = open);
    }

    /// The cutter jams after so many rows more, and it says so.
    pub fn jam_after(&self, rows: usize) {
        self.change(|state| state.jam_after = Some(rows));
    }

    /// The cutter jams the next time it cuts.
    pub fn jam_at_cut(&self) {
        self.change(|state| state.jam_at_cut = true);
    }

    /// Somebody takes the jam away. Like a real one it goes on only after it was told to.
    pub fn unjam(&self) {
        self.change(|state| state.jam_removed = true);
    }

    /// Something is broken that no command mends, or is repaired.
    pub fn break_down(&self, broken: bool) {
        self.change(|state| state.broken = broken);
    }

    /// After so many rows more nothing moves, although it says that all is well.
    pub fn stick_after(&self, rows: usize) {
        self.change(|state| state.stick_after = Some(rows));
    }

    /// Whatever stuck moves again.
    pub fn unstick(&self) {
        self.change(|state| state.stick_after = None);
    }

    /// It takes so long for each row.
    pub fn slow_down(&self, row: Duration) {
        self.change(|state| state.row_takes = row);
    }

    /// It accepts connections and answers nothing.
    pub fn fall_silent(&self, silent: bool) {
        self.change(|state| state.silent = silent);
    }

    /// It cuts the next slip, and from then on answers nothing; or speaks again.
    pub fn fall_silent_after_cut(&self, silent: bool) {
        self.change(|state| (state.silent_after_cut, state.silent) = (silent, false));
    }

    /// It tells each change of its state of its own accord.
    pub fn tell_changes(&self) {
        self.change(|state| state.tells = true);
    }

    /// It does not know the command that empties its buffers, like older and cheaper ones.
    pub fn know_no_clearing(&self) {
        self.change(|state| state.clears = false);
    }

    /// So many dots in a line, if not 576: it leaves out what does not fit.
    pub fn set_dots(&self, dots: usize) {
        self.change(|state| state.row_bytes = dots / 8);
    }

    /// The cable is pulled: connections break, new ones are refused. It keeps what it has, and prints on.
    pub fn go_away(&self) {
        self.change(|state| {
            state.away = true;
            if let Some(stream) = state.stream.take() {
                let _: std::io::Result<()> = stream.shutdown(Shutdown::Both);
            }
        });
        // Wakes the thread that accepts, so that it ends and the port is free.
        drop(TcpStream::connect(self.address));
        let until = Instant::now() + DEADLINE;
        while TcpStream::connect(self.address).is_ok() {
            assert!(Instant::now() < until, "the fake printer listens on");
        }
    }

    /// The cable is back.
    pub fn come_back(&self) {
        self.change(|state| state.away = false);
        accept(TcpListener::bind(self.address).unwrap(), &self.shared);
    }

    /// The slips that were cut off so far.
    pub fn slips(&self) -> Vec<Picture> {
        self.shared.lock().slips.clone()
    }

    /// Waits for so many slips.
    pub fn wait_for_slips(&self, count: usize) -> Vec<Picture> {
        self.wait_until("slips", |state| state.slips.len() >= count);
        self.slips()
    }

    /// What hangs out of it and was not cut off.
    pub fn hanging(&self) -> Picture {
        self.shared.lock().hanging()
    }

    /// Waits until so many rows hang out of it.
    pub fn wait_for_rows(&self, count: usize) {
        self.wait_until("rows", |state| state.rows.len() >= count);
    }

    /// Waits until it has done all it was sent.
    pub fn wait_until_idle(&self) {
        self.wait_until("an end", |state| state.is_idle());
    }

    /// Bytes that were no command and would have been printed as letters.
    pub fn letters(&self) -> usize {
        self.shared.lock().letters
    }

    /// How many bytes it has been sent.
    pub fn received(&self) -> usize {
        self.shared.lock().received
    }

    fn wait_until(&self, what: &str, done: impl Fn(&State) -> bool) {
        let until = Instant::now() + DEADLINE;
        let mut state = self.shared.lock();
        while !done(&state) {
            let left = until.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "the fake printer had no {what}: {state:?}");
            state = self.shared.changed.wait_timeout(state, left).unwrap().0;
        }
    }
}

impl Drop for FakePrinter {
    fn drop(&mut self) {
        self.change(|state| {
            (state.away, state.over) = (true, true);
            if let Some(stream) = state.stream.take() {
                let _: std::io::Result<()> = stream.shutdown(Shutdown::Both);
            }
        });
        drop(TcpStream::connect(self.address));
    }
}

/// Takes one connection after the other: the next one waits, as at a real printer.
fn accept(listener: TcpListener, shared: &Arc<Shared>) {
    let shared = shared.clone();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            {
                let mut state = shared.lock();
                if state.away {
                    return;
                }
                state.stream = stream.try_clone().ok();
                state.tell();
            }
            read(&mut stream, &shared);
            let mut state = shared.lock();
            state.stream = None;
            if state.away {
                return;
            }
        }
    });
}

/// Reads until the other end closes. What is to be obeyed at once is, whatever else waits; the rest waits its turn. While there is no
/// room nothing is read.
fn read(stream: &mut TcpStream, shared: &Shared) {
    let mut byte = [0];
    while let Ok(1) = stream.read(&mut byte) {
        let mut state = shared.lock();
        while !state.has_room() && !state.away {
            state = shared.wait(state);
        }
        state.receive(byte[0]);
        drop(state);
        shared.changed.notify_all();
    }
}
