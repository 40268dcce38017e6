//! Who is at a counter, as its program tells it: the extension `presence`.

use jiff::{SignedDuration, Timestamp};

use super::{PendingRequest, scope};
use crate::{
    domain::refusal::{Failure, Refusal},
    store::{
        locations,
        presence::{self, Presence, PresenceState},
        writer::Writer,
    },
};

/// The longest reason, in characters: a few words on a board.
pub(crate) const LONGEST_REASON: usize = 100;
/// The most services of one counter that may be told: each is kept and told to every supervisor.
pub(crate) const MOST_SERVICES: usize = 300;
/// What is told again sooner than this is not written: a program out of control costs a look.
const WRITTEN_EVERY: SignedDuration = SignedDuration::from_secs(5);

/// What a program tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) desk: String,
    pub(crate) state: PresenceState,
    pub(crate) reason: Option<String>,
    pub(crate) services: Vec<String>,
}

/// Takes in what a program tells. What is as it was costs no flush and is told to nobody.
pub(crate) fn tell(
    writer: &mut Writer,
    pending: &PendingRequest,
    now: Timestamp,
    told: Told,
) -> Result<(), Failure> {
    let view = writer.view();
    let user_id = Some(pending.caller.id().to_owned()).filter(|id| !id.is_empty());
    let before = presence::told(&view, &told.desk)?;
    let is_same = before.as_ref().is_some_and(|before| {
        before.holds(now)
            && (&before.user_id, before.state, &before.reason, &before.services)
                == (&user_id, told.state, &told.reason, &told.services)
    });
    let mut ids = vec![locations::of_desk(&view, &told.desk)?.map(|place| vec![place])];
    // The services of what is told again were looked at when it was told first.
    if !is_same {
        for service in &told.services {
            ids.push(locations::of_service(&view, service)?.map(|place| vec![place]));
        }
    }
    scope::check(&pending.caller, ids.iter().map(Option::as_deref))?;
    let Some(before) = before.filter(|_| is_same) else { return put(writer, user_id, now, told) };
    let is_recent = now.duration_since(before.told_at).abs() < WRITTEN_EVERY;
    if told.state == PresenceState::Gone || is_recent {
        return Ok(());
    }
    // A power cut may lose it: it is told again within a minute.
    writer.write_unflushed(move |turn| presence::told_again(turn, &told.desk, now))
}

fn put(writer: &mut Writer, user_id: Option<String>, now: Timestamp, told: Told) -> Result<(), Failure> {
    writer.write(now, |turn, time| {
        let Told { desk, state, reason, services } = told;
        let before = presence::told(turn, &desk)?.filter(|before| before.holds(now));
        // Whoever came since is not sent away by the program of the one before.
        let has_others = before.as_ref().is_some_and(|before| before.user_id != user_id);
        if state == PresenceState::Gone && has_others {
            return Ok(());
        }
        let goes_on = before.filter(|before| before.state == state && before.user_id == user_id);
        let since = goes_on.map_or(time.moment, |before| before.since);
        let presence = Presence { user_id, state, reason, services, since, told_at: now };
        presence::put(turn, &desk, &presence)?;
        Ok(())
    })
}

/// Whether somebody else is known to be at the counter.
pub(super) fn is_somebody_elses(presence: Option<&Presence>, user: &str, now: Timestamp) -> bool {
    presence.is_some_and(|presence| {
        presence.holds(now)
            && presence.state != PresenceState::Gone
            && presence.user_id.as_deref().is_some_and(|there| there != user)
    })
}

/// Checks a reason's length; empty is none.
pub(crate) fn reason(text: Option<String>) -> Result<Option<String>, Refusal> {
    match text {
        Some(text) if text.chars().nth(LONGEST_REASON).is_some() => Err(Refusal::PARAMETERS),
        text => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        domain::roles::Caller,
        queue::quotas::Quotas,
        store::{directory, zones::Zones},
    };

    const COUNTERS: i64 = 1_000;

    fn hall() -> Writer {
        let writer = Writer::in_memory(Zones::utc()).unwrap();
        let desk = |n: i64| {
            let n = n.to_string();
            serde_json::json!({"id": n, "tag": n, "name": n, "location_id": "l", "service_ids": ["a"]})
        };
        let hall = serde_json::json!({
            "locations": [{"id": "l", "name": "Hall"}],
            "services": [{"id": "a", "tag": "A", "name": "A", "location_id": "l", "open": true}],
            "desks": (0..COUNTERS).map(desk).collect::<Vec<_>>(),
        });
        directory::replace(&writer.view(), &serde_json::from_value(hall).unwrap()).unwrap();
        writer
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    /// Tells that somebody works at each counter.
    fn round(writer: &mut Writer, second: i64) {
        let pending = PendingRequest {
            caller: Caller::Anybody,
            zones: Zones::utc(),
            quotas: Arc::new(Quotas::new(crate::config::Limits::default())),
        };
        for desk in 0..COUNTERS {
            let told = Told {
                desk: desk.to_string(),
                state: PresenceState::Present,
                reason: None,
                services: vec!["a".into()],
            };
            writer.alone(|writer| tell(writer, &pending, at(second), told)).unwrap();
        }
    }

    /// When the last write was that is flushed and told, by the order of all changes.
    fn last_write(writer: &Writer) -> i64 {
        writer.view().query_row("SELECT moment FROM clock", [], |row| row.get(0)).unwrap()
    }

    fn told_at(writer: &Writer) -> Timestamp {
        presence::told(&writer.view(), "0").unwrap().unwrap().told_at
    }

    #[test]
    fn a_thousand_counters_that_tell_the_same_again_cost_no_flush() {
        let mut writer = hall();
        round(&mut writer, 1_000);
        let first = last_write(&writer);
        for second in [1_060, 1_120, 1_180] {
            round(&mut writer, second);
            assert_eq!((last_write(&writer), told_at(&writer)), (first, at(second)));
        }
        // Sooner than that nothing is written at all.
        round(&mut writer, 1_184);
        assert_eq!(told_at(&writer), at(1_180));
        // What was forgotten meanwhile is news.
        round(&mut writer, 1_330);
        assert!(last_write(&writer) > first);
    }
}
