//! What the statements of [`crate::store::sql`] are run on. It connects again where a connection was lost, never in the middle
//! of a transaction, and tells of each commit whether it has happened.

use std::{
    cell::{Cell, RefCell},
    sync::Arc,
};

use super::{
    options::Options,
    session::{COMMIT, Session},
    settle::{self, Mark, Settled},
    trouble::{Kind, Trouble},
};
use crate::store::sql::{driver::Driver, error::Result, value::Value};

/// How long a lock may be waited for, in milliseconds: whoever holds one longer is stuck, and whoever waits is told.
const LOCK_MS: u32 = 20_000;
/// After this long, in milliseconds, the database ends a transaction in which nobody says anything: its server is gone
/// without a word, and others wait for its locks.
const SILENT_MS: u32 = 30_000;
/// How long a statement may take, as with [`super::session`], but measured by the database.
const STATEMENT_MS: u32 = 60_000;

/// A connection that statements are run on.
#[derive(Debug)]
pub(crate) struct PostgresDriver {
    options: Arc<Options>,
    session: RefCell<Option<Session>>,
    transaction: Cell<State>,
    /// Of the open transaction that writes.
    mark: RefCell<Option<Mark>>,
    /// Whether a commit counts only when it is on disk.
    flushes: Cell<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    None,
    Open,
    /// A statement has failed: nothing of it stays.
    Failed,
}

/// What a batch is.
enum Batch {
    Begin {
        writes: bool,
    },
    Commit,
    Rollback,
    /// To a savepoint: the transaction goes on.
    RollbackTo,
    Flushes(bool),
    Other,
}

impl PostgresDriver {
    /// Connects.
    ///
    /// # Errors
    /// Why not, in words that say what to do.
    pub(crate) fn connect(options: Arc<Options>) -> std::result::Result<Self, Trouble> {
        let session = Session::open(&options)?;
        let driver = Self {
            options,
            session: RefCell::new(Some(session)),
            transaction: Cell::new(State::None),
            mark: RefCell::default(),
            flushes: Cell::new(true),
        };
        driver.prepare_session()?;
        Ok(driver)
    }

    /// Sets what holds for the whole session; behind a pooler it is set for each transaction.
    fn prepare_session(&self) -> std::result::Result<(), Trouble> {
        if self.options.pooled {
            return Ok(());
        }
        let flushes = if self.flushes.get() { "DEFAULT" } else { "off" };
        let settings = format!("{} SET synchronous_commit TO {flushes};", bounds("SET"));
        self.on_session(|session| session.batch(&settings, COMMIT)).map(drop)
    }

    fn on_session<T>(
        &self,
        act: impl FnOnce(&Session) -> std::result::Result<T, Trouble>,
    ) -> std::result::Result<T, Trouble> {
        match &*self.session.borrow() {
            Some(session) => act(session),
            None => Err(Trouble::new(Kind::Lost, "there is no connection to the database")),
        }
    }

    /// Outside of a transaction a lost connection is made anew: nothing hangs on it.
    fn reconnect_if_lost(&self) -> std::result::Result<(), Trouble> {
        if self.transaction.get() != State::None
            || self.session.borrow().as_ref().is_some_and(|session| !session.is_lost())
        {
            return Ok(());
        }
        // The old one first: the database may have no room for two.
        self.session.replace(None);
        self.session.replace(Some(Session::open(&self.options)?));
        self.prepare_session()
    }

    fn failed<T>(&self, result: std::result::Result<T, Trouble>) -> std::result::Result<T, Trouble> {
        if result.is_err() && self.transaction.get() == State::Open {
            self.transaction.set(State::Failed);
        }
        result
    }

    fn begin(&self, sql: &str, writes: bool) -> std::result::Result<(), Trouble> {
        self.reconnect_if_lost()?;
        let mut text = sql.trim_end_matches([';', ' ', '\n']).to_owned();
        if self.options.pooled {
            let flushes = if self.flushes.get() { "DEFAULT" } else { "off" };
            let (begin, rest) = text.split_once(';').unwrap_or((&text, ""));
            // Before anything is waited for.
            text =
                format!("{begin}; {} SET LOCAL synchronous_commit TO {flushes}; {rest}", bounds("SET LOCAL"));
            text.truncate(text.trim_end_matches([';', ' ']).len());
        }
        if writes {
            text = format!("{text}; {}", settle::MARK);
        }
        self.transaction.set(State::Open);
        let last = match self.on_session(|session| session.batch(&text, COMMIT)) {
            Ok(last) => last,
            Err(trouble) => {
                self.rollback("ROLLBACK")?;
                return Err(trouble);
            }
        };
        self.mark.replace(if writes { Mark::read(&last) } else { None });
        Ok(())
    }

    /// The connection is given up, and with it its transaction.
    fn leave(&self) {
        if let Some(session) = &*self.session.borrow() {
            session.give_up();
        }
        self.transaction.set(State::None);
        self.mark.replace(None);
    }

    /// The driver below does not tell what a commit was answered with: that of a transaction in which something failed is
    /// none, and none of its errors passes by here.
    fn commit(&self) -> std::result::Result<(), Trouble> {
        let state = self.transaction.get();
        let mark = self.mark.take();
        if state == State::Failed {
            self.rollback("ROLLBACK")?;
            return Err(Trouble::new(
                Kind::Other,
                "nothing was committed: a statement of the transaction had failed",
            ));
        }
        // Given up by the database's clock it would be settled as well, but for nothing. And a transaction in which something
        // failed takes no statement at all, so it never comes to a commit that would be none.
        let text = if mark.is_some() { "SET LOCAL statement_timeout = 0; COMMIT" } else { "COMMIT" };
        let done = self.on_session(|session| {
            session.warnings();
            let done = session.batch(text, COMMIT);
            // A warning here: it was not waited until a standby has it.
            Ok((done, session.warnings()))
        });
        let (trouble, is_in_doubt) = match done {
            Ok((Ok(_), 0)) => {
                self.transaction.set(State::None);
                return Ok(());
            }
            Ok((Ok(_), _)) => (Trouble::new(Kind::Lost, "no standby has confirmed a commit"), true),
            Ok((Err(trouble), _)) | Err(trouble) => {
                let is_in_doubt = trouble.ends_connection() || trouble.kind == Kind::Slow;
                (trouble, is_in_doubt)
            }
        };
        self.leave();
        match (is_in_doubt, mark) {
            // It was refused.
            (false, _) => Err(trouble),
            // Nothing was written.
            (true, None) => Err(trouble),
            (true, Some(mark)) => match settle::settle(&self.options, &mark) {
                Settled::Done => Ok(()),
                Settled::NotDone => Err(trouble),
                Settled::Unknown(why) => Err(Trouble::new(
                    Kind::Unknown,
                    format!("a commit may have happened or not ({trouble}): {why}"),
                )),
            },
        }
    }

    fn rollback(&self, sql: &str) -> std::result::Result<(), Trouble> {
        let done = self.on_session(|session| session.batch(sql, COMMIT));
        self.transaction.set(State::None);
        self.mark.replace(None);
        if done.is_err() {
            // What a connection that is gone had begun is gone with it.
            self.leave();
        }
        Ok(())
    }

    fn other(&self, sql: &str) -> std::result::Result<(), Trouble> {
        self.reconnect_if_lost()?;
        self.failed(self.on_session(|session| session.batch(sql, COMMIT))).map(drop)
    }
}

/// The bounds of time. A pooler passes on no parameters of a start, so they are set by statements.
fn bounds(set: &str) -> String {
    format!(
        "{set} lock_timeout = {LOCK_MS}; {set} idle_in_transaction_session_timeout = {SILENT_MS}; \
         {set} statement_timeout = {STATEMENT_MS};"
    )
}

fn what(sql: &str) -> Batch {
    let words: Vec<String> = sql.split_whitespace().take(4).map(str::to_ascii_uppercase).collect();
    let words: Vec<&str> = words.iter().map(|word| word.trim_end_matches(';')).collect();
    match words.as_slice() {
        ["BEGIN" | "START", ..] => Batch::Begin { writes: !sql.to_ascii_uppercase().contains("READ ONLY") },
        ["COMMIT" | "END", ..] => Batch::Commit,
        ["ROLLBACK", "TO", ..] => Batch::RollbackTo,
        ["ROLLBACK" | "ABORT", ..] => Batch::Rollback,
        ["SET", "SYNCHRONOUS_COMMIT", _, value] => Batch::Flushes(*value != "OFF"),
        _ => Batch::Other,
    }
}

impl Driver for PostgresDriver {
    fn run(&self, sql: &str, values: &[Value]) -> Result<Vec<Vec<Value>>> {
        self.reconnect_if_lost()?;
        Ok(self.failed(self.on_session(|session| session.run(sql, values)))?)
    }

    fn batch(&self, sql: &str) -> Result<()> {
        match what(sql) {
            Batch::Begin { writes } => self.begin(sql, writes)?,
            Batch::Commit => self.commit()?,
            Batch::Rollback => self.rollback(sql)?,
            Batch::RollbackTo => {
                self.on_session(|session| session.batch(sql, COMMIT))?;
                self.transaction.set(State::Open);
            }
            Batch::Flushes(flushes) => {
                self.flushes.set(flushes);
                if !self.options.pooled {
                    self.other(sql)?;
                }
            }
            Batch::Other => self.other(sql)?,
        }
        Ok(())
    }

    fn is_in_transaction(&self) -> bool {
        self.transaction.get() != State::None
    }
}
