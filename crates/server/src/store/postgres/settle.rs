//! What became of a commit whose answer was lost. Nobody is told that it has not happened unless it has not.

use std::{
    thread::sleep,
    time::{Duration, Instant},
};

use super::{
    options::Options,
    session::{COMMIT, Session},
    trouble::Trouble,
};

/// How long it is looked. A database that starts anew, or a standby that takes over, needs some seconds.
const LOOK_FOR: Duration = Duration::from_secs(20);
/// The first pause between two looks; each is twice the one before, up to a second.
const FIRST_PAUSE: Duration = Duration::from_millis(20);

/// Asked at the begin of what may have to be settled: the number of the transaction, and the timeline that it counts on. After
/// a standby has taken over, the same number is another transaction's.
pub(super) const MARK: &str =
    "SELECT pg_current_xact_id()::text, substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8)";

/// By what a transaction is found again.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    number: String,
    timeline: String,
}

/// What became of it.
#[derive(Debug)]
pub(super) enum Settled {
    /// It has happened, and is where a commit has to be.
    Done,
    /// It has not happened.
    NotDone,
    /// It cannot be known, because of this.
    Unknown(String),
}

impl Mark {
    /// The row of [`MARK`].
    pub(super) fn read(row: &[Option<String>]) -> Option<Self> {
        match row {
            [Some(number), Some(timeline)] if number.bytes().all(|byte| byte.is_ascii_digit()) => {
                Some(Self { number: number.clone(), timeline: timeline.clone() })
            }
            _ => None,
        }
    }
}

/// Looks until it is known, within a bound.
pub(super) fn settle(options: &Options, mark: &Mark) -> Settled {
    let until = Instant::now() + LOOK_FOR;
    let mut pause = FIRST_PAUSE;
    let mut why;
    loop {
        match look(options, mark) {
            Ok(Some(settled)) => return settled,
            Ok(None) => why = "the database is still at it".to_owned(),
            Err(trouble) => why = trouble.to_string(),
        }
        if Instant::now() + pause > until {
            return Settled::Unknown(why);
        }
        sleep(pause);
        pause = (pause * 2).min(Duration::from_secs(1));
    }
}

/// Nothing while the database has not decided.
fn look(options: &Options, mark: &Mark) -> Result<Option<Settled>, Trouble> {
    let session = Session::open(options)?;
    let now = session.batch(&format!("BEGIN; {MARK}"), COMMIT)?;
    let is_same = Mark::read(&now).is_some_and(|now| now.timeline == mark.timeline);
    if !is_same {
        return Ok(Some(Settled::Unknown("another host has taken over meanwhile".into())));
    }
    let state = session.batch(&format!("SELECT pg_xact_status('{}'::xid8)", mark.number), COMMIT)?;
    Ok(match state.first().and_then(Option::as_deref) {
        Some("aborted") => Some(Settled::NotDone),
        Some("in progress") => None,
        Some("committed") => {
            // It may be waiting for a standby still. A commit behind it, that is waited for, has it in tow.
            session.batch("SELECT pg_logical_emit_message(true, 'callpad', '')", COMMIT)?;
            session.warnings();
            session.batch("COMMIT", COMMIT)?;
            if session.warnings() > 0 { None } else { Some(Settled::Done) }
        }
        _ => Some(Settled::Unknown("the database no longer knows".into())),
    })
}
