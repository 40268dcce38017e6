//! What the server does by itself.

use std::sync::Arc;

use super::{
    answers, changes, days, directory, effects, engine::Engine, forecasts, hall, idempotency, meta, presence,
    privacy, removals, requests, sessions, sums, tickets, token_keys, turn::Turn,
};
use crate::{
    clock::Time,
    domain::{
        hall::HeldTicket,
        refusal::Failure,
        storage_failure::{StorageFailure, StorageFailureKind},
        token::TokenKey,
        zones::Zones,
    },
    rules::{self, effect::NewTicket},
    store::{
        chore::{
            Arrive, Begin, BeginDays, Begun, Chore, ClearRemoved, DemoBranch, EndToken, EndWhatIsOver,
            ErasePeople, EraseTraces, FillDemo, KeepForecast, ShortenLog,
        },
        error::ImportError,
        sql,
    },
};

/// A chore that this engine does.
pub(crate) trait Work: Chore {
    fn work(self, engine: Arc<Engine>) -> impl Future<Output = Result<Self::Outcome, Failure>> + Send;
}

impl Work for Begin {
    async fn work(self, engine: Arc<Engine>) -> Result<Vec<TokenKey>, Failure> {
        let zones = engine.zones.clone();
        let begun = engine.write_at(move |turn, time| {
            idempotency::remove_expired(turn, time.now)?;
            come_out(turn, hall::end_printing(turn)?, time, &zones)?;
            Ok(token_keys::ring(turn, time.now)?)
        });
        begun.await
    }
}

impl Work for BeginDays {
    async fn work(self, engine: Arc<Engine>) -> Result<Vec<Begun>, Failure> {
        let now = engine.now();
        if !engine.read(move |view| Ok(days::is_any_due(view, now)?)).await? {
            return Ok(Vec::new());
        }
        let zones = engine.zones.clone();
        engine.write_at(move |turn, time| Ok(days::begin_due(turn, time, &zones)?)).await
    }
}

impl Work for EndWhatIsOver {
    async fn work(self, engine: Arc<Engine>) -> Result<(), Failure> {
        let now = engine.now();
        let is_due = engine.read(move |view| {
            Ok(presence::is_any_due(view, now)?
                || requests::is_any_due(view, now)?
                || hall::is_any_due(view, now)?)
        });
        if !is_due.await? {
            return Ok(());
        }
        let zones = engine.zones.clone();
        let end = engine.write_at(move |turn, time| {
            presence::forget(turn, time.now)?;
            come_out(turn, hall::end_due(turn, time.now)?, time, &zones)?;
            Ok(requests::end_due(turn, time.now)?)
        });
        end.await
    }
}

/// Slips that may be out, and of which nobody says so any more: whoever holds one waits.
fn come_out(turn: &Turn<'_>, slips: Vec<HeldTicket>, time: Time, zones: &Zones) -> Result<(), Failure> {
    for held in slips {
        tracing::warn!(
            device = held.device_id,
            number = held.number,
            "whether a slip is out is not known: its ticket waits"
        );
        effects::apply(turn, rules::hall::out(held, time.moment), time, zones)?;
    }
    Ok(())
}

impl Work for ErasePeople {
    async fn work(self, engine: Arc<Engine>) -> Result<Option<usize>, Failure> {
        let (now, zones, keep_days) = (engine.now(), engine.zones.clone(), self.keep_days);
        let due = engine.read(move |view| Ok(privacy::due(view, keep_days, now, &zones)?)).await?;
        let Some(cutoffs) = due else { return Ok(None) };
        let mut pass = privacy::Pass::default();
        loop {
            let (of_step, mut next) = (cutoffs.clone(), pass);
            let done = engine.write_at(move |turn, time| {
                let is_over = privacy::step(turn, &of_step, &mut next, time.now)?;
                Ok((is_over, next))
            });
            let (is_over, next) = done.await?;
            pass = next;
            if is_over {
                return Ok(Some(pass.erased));
            }
            // Whoever waits to call comes first.
            tokio::task::yield_now().await;
        }
    }
}

impl Work for ClearRemoved {
    async fn work(self, engine: Arc<Engine>) -> Result<usize, Failure> {
        let mut cleared = 0;
        while let Some(removal) = engine.read(|view| Ok(removals::next(view)?)).await? {
            engine.clear(&removal).await?;
            cleared += 1;
        }
        Ok(cleared)
    }
}

impl Work for EraseTraces {
    async fn work(self, engine: Arc<Engine>) -> Result<bool, Failure> {
        engine.erase_traces().await
    }
}

impl Work for ShortenLog {
    async fn work(self, engine: Arc<Engine>) -> Result<(), Failure> {
        if engine.has_long_log() {
            engine.erase_traces().await?;
        }
        Ok(())
    }
}

impl Work for EndToken {
    async fn work(self, engine: Arc<Engine>) -> Result<(), Failure> {
        let (Self { token, all }, now) = (self, engine.now());
        engine.write(move |turn| Ok(sessions::end(turn, &token, all, now)?)).await
    }
}

impl Work for KeepForecast {
    async fn work(self, engine: Arc<Engine>) -> Result<(), Failure> {
        let Self { at, day, waits } = self;
        let kept = engine.with_writer(move |writer| {
            writer.write_unflushed(move |turn| Ok(forecasts::keep(turn, at, &day, &waits)?))
        });
        kept.await
    }
}

impl Work for Arrive {
    async fn work(self, engine: Arc<Engine>) -> Result<(), Failure> {
        let Self(visitor) = self;
        let arrived = engine.write_at(move |turn, time| {
            tickets::insert(turn, &NewTicket { issued: time.moment, ..visitor })?;
            Ok(())
        });
        arrived.await
    }
}

impl Work for FillDemo {
    async fn work(self, engine: Arc<Engine>) -> Result<(), Failure> {
        let (Self(branch), zones) = (self, engine.zones.clone());
        engine.write_at(move |turn, time| fill(turn, &branch, time, &zones)).await
    }
}

fn fill(turn: &Turn<'_>, branch: &DemoBranch, time: Time, zones: &Zones) -> Result<(), Failure> {
    tickets::remove_all(turn)?;
    changes::note_reset_of_all(turn)?;
    directory::replace(turn, &branch.directory).map_err(|error| match error {
        ImportError::Database(error) => Failure::Storage(error),
        other => StorageFailure::new(StorageFailureKind::Other, other.to_string()).into(),
    })?;
    let mut happened = Vec::new();
    for (day, of_day) in &branch.earlier {
        if !sums::has_day(turn, &branch.location, day)? {
            happened.extend_from_slice(of_day);
        }
    }
    sums::add_earlier(turn, &branch.location, &happened, time.moment, zones)?;
    let issued: Vec<i64> =
        branch.visits.iter().map(|new| tickets::insert(turn, new)).collect::<sql::Result<_>>()?;
    for act in &branch.acts {
        let Some(ticket) = issued.get(act.visit).copied() else { continue };
        let answer = answers::open(turn, ticket, &act.desk, &act.user, act.called, zones)?;
        if let Some(to) = &act.sent {
            tickets::transfer(turn, ticket, to)?;
        }
        if let Some((finish, at)) = act.finished {
            answers::finish(turn, answer, ticket, finish, at)?;
        }
    }
    Ok(meta::set_demo_ends(turn, branch.ends)?)
}
