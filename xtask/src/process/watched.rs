//! A program that is listened to and not waited for for ever: a test that hangs must not take the whole run with it.

use std::io::{BufRead, BufReader, Read};
use std::process::Child;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use anyhow::Result;

use super::descendants;

/// How long a program may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Without a word. Cargo says nothing while it links a release, which takes some minutes.
    pub(super) silent: Duration,
    /// From its start to its end.
    pub(super) whole: Duration,
}

impl Limits {
    pub(super) const USUAL: Self =
        Self { silent: Duration::from_secs(15 * 60), whole: Duration::from_secs(45 * 60) };
}

/// What a line was written to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Stream {
    Data,
    Messages,
}

/// How often it is looked whether the program has ended, and how long after its end its pipes may still say something:
/// what it left behind may hold them for ever.
const LOOK: Duration = Duration::from_millis(100);
const AFTER_THE_END: Duration = Duration::from_secs(5);

/// A running program whose lines are read by threads.
pub(super) struct Watched {
    name: String,
    child: Child,
    limits: Limits,
    sender: Sender<(Stream, String)>,
    lines: Receiver<(Stream, String)>,
    stopped: bool,
}

impl Watched {
    pub(super) fn new(name: String, child: Child, limits: Limits) -> Self {
        let (sender, lines) = channel();
        Self { name, child, limits, sender, lines, stopped: false }
    }

    /// Reads lines from here as well, by a thread that ends with the stream.
    pub(super) fn listen(&mut self, stream: Stream, from: impl Read + Send + 'static) {
        let sender = self.sender.clone();
        std::thread::spawn(move || {
            for line in BufReader::new(from).split(b'\n').map_while(std::io::Result::ok) {
                let line = String::from_utf8_lossy(&line);
                if sender.send((stream, line.trim_end_matches('\r').to_owned())).is_err() {
                    break;
                }
            }
        });
    }

    /// Hands on every line until the program ends or is stopped; that it was stopped is a line too. Returns whether it
    /// succeeded.
    pub(super) fn until_it_ends(
        mut self,
        mut each: impl FnMut(Stream, &str) -> std::io::Result<()>,
    ) -> Result<bool> {
        // With it, the streams' threads alone keep the channel open.
        drop(std::mem::replace(&mut self.sender, channel().0));
        let started = Instant::now();
        let (mut heard, mut ended) = (started, None);
        loop {
            match self.lines.recv_timeout(LOOK) {
                Ok((stream, line)) => {
                    heard = Instant::now();
                    each(stream, &line)?;
                }
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    if ended.is_none() && self.child.try_wait()?.is_some() {
                        ended = Some(Instant::now());
                    }
                    if ended.is_some_and(|ended| heard.max(ended).elapsed() > AFTER_THE_END) {
                        break;
                    }
                }
            }
            if ended.is_some() {
                continue;
            }
            if started.elapsed() > self.limits.whole {
                each(Stream::Messages, &self.stop_whole())?;
                break;
            }
            if heard.elapsed() > self.limits.silent {
                heard = Instant::now();
                each(Stream::Messages, &self.stop_silent())?;
            }
        }
        // Its pipes may end before it does.
        while self.child.try_wait()?.is_none() {
            if started.elapsed() > self.limits.whole {
                each(Stream::Messages, &self.stop_whole())?;
                break;
            }
            std::thread::sleep(LOOK);
        }
        Ok(self.child.wait()?.success() && !self.stopped)
    }

    /// Stops what it has started, if there is something: it is that which hangs, and a test runner then says so and goes
    /// on with the next. Otherwise stops the program itself.
    fn stop_silent(&mut self) -> String {
        self.stopped = true;
        let below = descendants::of(self.child.id());
        let what = if below.is_empty() {
            let _ = self.child.kill();
            "it was stopped"
        } else {
            descendants::kill(&below);
            "what it had started was stopped"
        };
        format!(
            "{} has said nothing for {} s: {what}, and this has failed.",
            self.name,
            self.limits.silent.as_secs()
        )
    }

    fn stop_whole(&mut self) -> String {
        self.stopped = true;
        let below = descendants::of(self.child.id());
        // Itself first: it must not start anything new meanwhile. What fails here has ended by itself.
        let _ = self.child.kill();
        descendants::kill(&below);
        format!(
            "{} has not ended within {} s: it was stopped, and this has failed.",
            self.name,
            self.limits.whole.as_secs()
        )
    }
}
