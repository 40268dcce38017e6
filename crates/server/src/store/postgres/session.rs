//! One connection to the database, for threads that may wait. Whoever waits drives it, so nothing runs where nobody waits.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    future::Future,
    pin::pin,
    task::{Context, Poll},
    time::Duration,
};

use futures_util::{StreamExt, TryStreamExt};
use tokio::runtime::{self, Runtime};
use tokio_postgres::{
    AsyncMessage, CancelToken, Client, Error, SimpleQueryMessage, Socket, Statement, error::Severity,
    tls::MakeTlsConnect, types::Type,
};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::{
    options::Options,
    text::translated,
    trouble::{Kind, Trouble},
    values::{Given, Got, Sort},
};
use crate::store::sql::value::Value;

/// How long a statement may take. The longest are an import of a whole directory and the erasure of a day.
const STATEMENT: Duration = Duration::from_secs(60);
/// How long a commit may take; a synchronous standby may be slow, and a commit that is given up has to be settled.
pub(super) const COMMIT: Duration = Duration::from_secs(60);
/// How long it may take to say that a statement is no longer wanted.
const CANCEL: Duration = Duration::from_secs(2);
/// The most prepared statements of a connection: the program has about three hundred, and some more with values of other
/// sorts. At more, it begins anew.
const STATEMENTS: usize = 1_000;
/// The most rows that are taken of one statement: a day of a chain's largest branch has a hundredth of that.
const ROWS: usize = 5_000_000;

type Line = tokio_postgres::Connection<Socket, <MakeRustlsConnect as MakeTlsConnect<Socket>>::Stream>;

/// One connection to the database.
pub(super) struct Session {
    // Fields are dropped in this order: the connection before what drives it.
    client: Client,
    line: RefCell<Line>,
    tls: MakeRustlsConnect,
    runtime: Driven,
    /// What the database warned of since it was looked at.
    warnings: Cell<usize>,
    is_lost: Cell<bool>,
    /// Statements by their text, in PostgreSQL's words and prepared for each sorts of values.
    statements: RefCell<HashMap<String, Known>>,
    prepared: Cell<usize>,
    /// Another session may do the next transaction, so nothing is prepared.
    pooled: bool,
}

/// What drives a connection. It may be dropped wherever its store is, also by a task, where nothing may be waited for.
struct Driven(Option<Runtime>);

impl Driven {
    /// Nothing where it is being dropped.
    fn block_on<T>(&self, future: impl Future<Output = T>) -> Option<T> {
        self.0.as_ref().map(|runtime| runtime.block_on(future))
    }
}

impl Drop for Driven {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

#[derive(Default)]
struct Known {
    text: String,
    prepared: Vec<(Vec<Sort>, Statement)>,
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session").field("is_lost", &self.is_lost.get()).finish_non_exhaustive()
    }
}

impl Session {
    /// Connects to the first host that writes.
    ///
    /// # Errors
    /// Why not, for each host.
    pub(super) fn open(options: &Options) -> Result<Self, Trouble> {
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Trouble::new(Kind::Other, error.to_string()))?;
        let tls = options.tls()?;
        // A name that leads to several addresses may take so long for each of a few.
        let within = options.connect_within() * 3;
        let mut all: Vec<Trouble> = Vec::new();
        for host in options.each() {
            let (host, config) = host?;
            let opened =
                runtime.block_on(async { tokio::time::timeout(within, config.connect(tls.clone())).await });
            match opened {
                Ok(Ok((client, line))) => {
                    return Ok(Self {
                        client,
                        line: RefCell::new(line),
                        tls,
                        runtime: Driven(Some(runtime)),
                        warnings: Cell::default(),
                        is_lost: Cell::default(),
                        statements: RefCell::default(),
                        prepared: Cell::default(),
                        pooled: options.pooled,
                    });
                }
                Ok(Err(error)) => {
                    all.push(Trouble::at_start(&error, &host, options.user(), options.database()))
                }
                Err(_) => all.push(Trouble::new(
                    Kind::Unreachable,
                    format!("no PostgreSQL answers at {host} within {} s", within.as_secs()),
                )),
            }
        }
        // The kind is that of the host which is nearest to being of use.
        let kind = all.iter().map(|trouble| trouble.kind).find(|kind| *kind != Kind::Unreachable);
        let words: Vec<_> = all.iter().map(ToString::to_string).collect();
        Err(Trouble::new(kind.unwrap_or(Kind::Unreachable), words.join("; ")))
    }

    /// Whether the other side has ended it meanwhile. Nothing is sent.
    pub(super) fn is_lost(&self) -> bool {
        if !self.is_lost.get() {
            let _ = self.runtime.block_on(async {
                // What has arrived is known only after a turn.
                tokio::task::yield_now().await;
                let look = |context: &mut Context<'_>| {
                    self.hear(context);
                    Poll::Ready(())
                };
                std::future::poll_fn(look).await;
            });
        }
        self.is_lost.get()
    }

    /// It is of no use any more.
    pub(super) fn give_up(&self) {
        self.is_lost.set(true);
    }

    /// How often the database has warned since it was asked last.
    pub(super) fn warnings(&self) -> usize {
        self.warnings.replace(0)
    }

    /// Runs one statement.
    pub(super) fn run(&self, sql: &str, values: &[Value]) -> Result<Vec<Vec<Value>>, Trouble> {
        let sorts: Vec<Sort> = values.iter().map(Sort::of).collect();
        let result = if self.pooled {
            let text = self.text(sql);
            let typed: Vec<_> =
                values.iter().zip(&sorts).map(|(value, sort)| (Given(value), sort.kind())).collect();
            self.wait(STATEMENT, async { read(self.client.query_typed_raw(&text, typed).await?).await })
        } else {
            let statement = self.prepared(sql, sorts)?;
            let given = values.iter().map(Given);
            self.wait(STATEMENT, async { read(self.client.query_raw(&statement, given).await?).await })
        };
        result
            .and_then(|rows| rows.ok_or_else(|| Trouble::new(Kind::Other, "a statement gives too many rows")))
    }

    /// Runs statements without parameters; gives the columns of the last row of all.
    pub(super) fn batch(&self, sql: &str, within: Duration) -> Result<Vec<Option<String>>, Trouble> {
        self.wait(within, async {
            let mut messages = pin!(self.client.simple_query_raw(sql).await?);
            let mut last = Vec::new();
            while let Some(message) = messages.next().await {
                if let SimpleQueryMessage::Row(row) = message? {
                    last = (0..row.len()).map(|at| row.get(at).map(str::to_owned)).collect();
                }
            }
            Ok(last)
        })
    }

    fn text(&self, sql: &str) -> String {
        let mut statements = self.statements.borrow_mut();
        if statements.len() > STATEMENTS {
            statements.clear();
        }
        match statements.get(sql) {
            Some(known) => known.text.clone(),
            None => {
                let text = translated(sql);
                statements.insert(sql.to_owned(), Known { text: text.clone(), prepared: Vec::new() });
                text
            }
        }
    }

    fn prepared(&self, sql: &str, sorts: Vec<Sort>) -> Result<Statement, Trouble> {
        if let Some(known) = self.statements.borrow().get(sql)
            && let Some((_, statement)) = known.prepared.iter().find(|(known, _)| *known == sorts)
        {
            return Ok(statement.clone());
        }
        if self.prepared.get() >= STATEMENTS {
            self.statements.borrow_mut().clear();
            self.prepared.set(0);
        }
        let text = self.text(sql);
        let kinds: Vec<Type> = sorts.iter().map(|sort| sort.kind()).collect();
        let statement = self.wait(STATEMENT, self.client.prepare_typed(&text, &kinds))?;
        self.prepared.set(self.prepared.get() + 1);
        if let Some(known) = self.statements.borrow_mut().get_mut(sql) {
            known.prepared.push((sorts, statement.clone()));
        }
        Ok(statement)
    }

    /// Waits for an answer, and reads what the database sends meanwhile.
    fn wait<T>(
        &self,
        within: Duration,
        answer: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Trouble> {
        if self.is_lost.get() {
            return Err(lost());
        }
        let mut answer = pin!(answer);
        let answered = self.runtime.block_on(async {
            let both = std::future::poll_fn(|context| {
                // The first look sends the question, the second finds its answer.
                if let Poll::Ready(result) = answer.as_mut().poll(context) {
                    return Poll::Ready(Some(result));
                }
                self.hear(context);
                match answer.as_mut().poll(context) {
                    Poll::Ready(result) => Poll::Ready(Some(result)),
                    Poll::Pending if self.is_lost.get() => Poll::Ready(None),
                    Poll::Pending => Poll::Pending,
                }
            });
            tokio::time::timeout(within, both).await
        });
        match answered.unwrap_or(Ok(None)) {
            Ok(Some(Ok(value))) => Ok(value),
            Ok(Some(Err(error))) => {
                let trouble = Trouble::of(&error);
                if trouble.ends_connection() {
                    self.is_lost.set(true);
                }
                Err(trouble)
            }
            Ok(None) => Err(lost()),
            Err(_) => {
                // Nobody would read the rest of its answers.
                self.is_lost.set(true);
                self.cancel(&self.client.cancel_token());
                Err(Trouble::new(
                    Kind::Slow,
                    format!("the database has not answered within {} s", within.as_secs()),
                ))
            }
        }
    }

    /// Says that the statement is no longer wanted: it may hold locks that others wait for.
    fn cancel(&self, token: &CancelToken) {
        let cancelled = self
            .runtime
            .block_on(async { tokio::time::timeout(CANCEL, token.cancel_query(self.tls.clone())).await });
        if !matches!(cancelled, Some(Ok(Ok(())))) {
            tracing::debug!("the database was not told that a statement is no longer wanted");
        }
    }

    /// Reads what the database has sent.
    fn hear(&self, context: &mut Context<'_>) {
        let mut line = self.line.borrow_mut();
        loop {
            match line.poll_message(context) {
                Poll::Ready(Some(Ok(AsyncMessage::Notice(notice)))) => {
                    if notice.parsed_severity().is_none_or(|severity| severity == Severity::Warning) {
                        tracing::warn!(
                            code = notice.code().code(),
                            "the database warns: {}",
                            notice.message()
                        );
                        self.warnings.set(self.warnings.get() + 1);
                    }
                }
                Poll::Ready(Some(Ok(_))) => {}
                Poll::Ready(Some(Err(error))) => {
                    tracing::debug!(%error, "the connection to the database has ended");
                    self.is_lost.set(true);
                    return;
                }
                Poll::Ready(None) => {
                    self.is_lost.set(true);
                    return;
                }
                Poll::Pending => return,
            }
        }
    }
}

fn lost() -> Trouble {
    Trouble::new(Kind::Lost, "the connection to the database is lost")
}

/// All rows, or nothing where they are too many.
async fn read(rows: tokio_postgres::RowStream) -> Result<Option<Vec<Vec<Value>>>, Error> {
    let mut rows = pin!(rows);
    let mut all = Vec::new();
    while let Some(row) = rows.try_next().await? {
        if all.len() >= ROWS {
            return Ok(None);
        }
        let values = (0..row.len()).map(|at| row.try_get::<_, Got>(at).map(|got| got.0));
        all.push(values.collect::<Result<Vec<_>, _>>()?);
    }
    Ok(Some(all))
}
