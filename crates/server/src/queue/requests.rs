//! What supervisors ask of counters, and what their clerks answer: the extension `requests`.

use callpad_wire::op::role;
use serde_json::{Map, Value};

use super::{Request, presence::is_somebody_elses, scope};
use crate::{
    domain::{
        refusal::{Failure, Refusal},
        roles::Caller,
    },
    store::{
        locations, presence,
        requests::{self, CounterRequest, RequestKind, RequestState},
        turn::Turn,
        view::View,
    },
};

/// The most that may wait for an answer at one counter: its clerk reads each of them.
pub(crate) const MOST_OF_DESK: usize = 3;
/// The most that may wait for an answer at one location.
pub(crate) const MOST_OF_LOCATION: usize = 100;

/// Asks a counter for something.
pub(crate) fn ask(
    turn: &Turn<'_>,
    request: &Request,
    desk: &str,
    kind: RequestKind,
    service: Option<&str>,
) -> Result<Map<String, Value>, Failure> {
    let place = locations::of_desk(turn, desk)?;
    let mut ids = vec![place.clone().map(|place| vec![place])];
    let mut places = vec![place.clone()];
    if let Some(service) = service {
        let place = locations::of_service(turn, service)?;
        ids.push(place.clone().map(|place| vec![place]));
        places.push(place);
    }
    scope::check(&request.caller, ids.iter().map(Option::as_deref))?;
    // A counter serves what is at its own location.
    if places.iter().any(|other| *other != place) {
        return Err(Refusal::PARAMETERS.into());
    }
    let now = request.time.now;
    requests::end_due(turn, now)?;
    let open = requests::open(turn, now)?;
    let of_desk = open.iter().filter(|one| one.desk_id == desk).count();
    let of_location = open.iter().filter(|one| Some(&one.location_id) == place.as_ref()).count();
    if of_desk >= MOST_OF_DESK || of_location >= MOST_OF_LOCATION {
        return Err(Refusal::STATE.into());
    }
    let seq = requests::insert(turn, desk, kind, service, now)?;
    after(turn, request, seq)
}

/// Answers one for the counter.
pub(crate) fn answer(
    turn: &Turn<'_>,
    request: &Request,
    id: &str,
    accept: bool,
) -> Result<Map<String, Value>, Failure> {
    let found = requests::by_id(turn, id)?;
    let place = found.as_ref().map(|found| vec![found.location_id.clone()]);
    scope::check(&request.caller, [place.as_deref()])?;
    let found = found.ok_or(Refusal::UNKNOWN_ID)?;
    if let Caller::Person(person) = &request.caller {
        let there = presence::told(turn, &found.desk_id)?;
        if is_somebody_elses(there.as_ref(), &person.id, request.time.now) {
            return Err(Refusal::Forbidden.into());
        }
    }
    if !found.is_open(request.time.now) {
        return Err(Refusal::STATE.into());
    }
    let state = if accept { RequestState::Accepted } else { RequestState::Declined };
    requests::end(turn, found.seq, state)?;
    after(turn, request, found.seq)
}

/// Those that wait for an answer: of one counter, of one location, or of all that the user may see.
pub(crate) fn open(
    view: &View<'_>,
    request: &Request,
    desk: Option<&str>,
    location: Option<&str>,
) -> Result<Vec<Map<String, Value>>, Failure> {
    if ![role::ACCESS, role::SUPERVISE].iter().any(|role| request.caller.holds(&[role])) {
        return Err(Refusal::Forbidden.into());
    }
    let mut ids = Vec::new();
    if let Some(desk) = desk {
        ids.push(locations::of_desk(view, desk)?.map(|place| vec![place]));
    }
    if let Some(location) = location {
        ids.push(locations::is_location(view, location)?.then(|| vec![location.to_owned()]));
    }
    scope::check(&request.caller, ids.iter().map(Option::as_deref))?;
    let is_wanted = |one: &CounterRequest| {
        request.caller.sees(&one.location_id)
            && desk.is_none_or(|desk| desk == one.desk_id)
            && location.is_none_or(|location| location == one.location_id)
    };
    let open = requests::open(view, request.time.now)?;
    open.iter().filter(|one| is_wanted(one)).map(|one| shown(view, request, one)).collect()
}

fn after(view: &View<'_>, request: &Request, seq: i64) -> Result<Map<String, Value>, Failure> {
    let found = requests::by_seq(view, seq)?.ok_or(Refusal::UNKNOWN_ID)?;
    shown(view, request, &found)
}

fn shown(view: &View<'_>, request: &Request, one: &CounterRequest) -> Result<Map<String, Value>, Failure> {
    let asked_at = requests::shown(view, &request.zones, &one.location_id, one.asked_at)?;
    Ok(one.members(asked_at, request.time.now))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::{SignedDuration, Timestamp};

    use super::*;
    use crate::{
        queue::{PendingRequest, quotas::Quotas},
        store::{directory, writer::Writer, zones::Zones},
    };

    const COUNTERS: usize = 40;

    fn hall() -> Writer {
        let writer = Writer::in_memory(Zones::utc()).unwrap();
        let desk = |n: usize| {
            let n = n.to_string();
            serde_json::json!({"id": n, "tag": n, "name": n, "location_id": "l", "service_ids": []})
        };
        let hall = serde_json::json!({
            "locations": [{"id": "l", "name": "Hall"}],
            "desks": (0..COUNTERS).map(desk).collect::<Vec<_>>(),
        });
        directory::replace(&writer.view(), &serde_json::from_value(hall).unwrap()).unwrap();
        writer
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    /// Asks a counter to open.
    fn asked(writer: &mut Writer, desk: usize, now: Timestamp) -> Result<String, Failure> {
        let pending = PendingRequest {
            caller: Caller::Anybody,
            zones: Zones::utc(),
            quotas: Arc::new(Quotas::new(crate::config::Limits::default())),
        };
        let asked = writer.alone(|writer| {
            writer.write(now, |turn, time| {
                ask(turn, &pending.at(time), &desk.to_string(), RequestKind::Open, None)
            })
        });
        Ok(asked?["id"].as_str().unwrap().to_owned())
    }

    fn kept(writer: &Writer) -> i64 {
        writer.view().query_row("SELECT count(*) FROM requests", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn a_location_is_asked_for_so_many_things_and_no_more() {
        let mut writer = hall();
        for n in 0..MOST_OF_LOCATION {
            asked(&mut writer, n % COUNTERS, at(1_000)).unwrap();
        }
        let one_more = asked(&mut writer, COUNTERS - 1, at(1_599));
        assert!(matches!(one_more, Err(Failure::Refused(Refusal::STATE))), "{one_more:?}");
        asked(&mut writer, COUNTERS - 1, at(1_600)).unwrap();
    }

    #[test]
    fn what_has_long_been_over_is_not_kept() {
        let mut writer = hall();
        let first = asked(&mut writer, 0, at(1_000)).unwrap();
        asked(&mut writer, 1, at(1_000 + 3_600)).unwrap();
        assert_eq!(kept(&writer), 2, "an hour later a late answer is still told from a wrong one");
        assert!(requests::by_id(&writer.view(), &first).unwrap().is_some());
        asked(&mut writer, 1, at(1_000 + 3_601)).unwrap();
        assert_eq!(requests::by_id(&writer.view(), &first).unwrap(), None);
        // However many there are in an hour.
        let now = at(1_000 + 3_602);
        let filled = writer.alone(|writer| {
            writer.write(now, |turn, _| {
                let mut last = 0;
                for _ in 0..requests::MOST_KEPT + 50 {
                    last = requests::insert(turn, "0", RequestKind::Close, None, now)?;
                    requests::end(turn, last, RequestState::Declined)?;
                }
                Ok(last)
            })
        });
        filled.unwrap();
        asked(&mut writer, 2, now.checked_add(SignedDuration::from_secs(1)).unwrap()).unwrap();
        assert!(
            (requests::MOST_KEPT..=requests::MOST_KEPT + 5).contains(&kept(&writer)),
            "{}",
            kept(&writer)
        );
    }
}
