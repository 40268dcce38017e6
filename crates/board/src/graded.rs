//! Advice that was followed, and what came of it. Pure.

use callpad_wire::op::{AdviceKind, BoardAdvice, BoardService, WithoutAndWith};
use callpad_wire::{
    CounterRequest, CounterRequestKind, CounterRequestState, DeskId, LocationId, RequestId, ServiceId,
};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};

/// So long after the moment that an advice names, numbers still count as those of that moment.
const COUNTS_FOR: SignedDuration = SignedDuration::from_mins(5);

/// An advice that was followed.
#[derive(Clone, Debug, PartialEq)]
pub struct GradedAdvice {
    /// The location.
    pub location_id: LocationId,
    /// Its business day then.
    pub business_day: Option<Date>,
    /// What was asked of the counter.
    pub request_id: RequestId,
    /// What its clerk said.
    pub answer: CounterRequestState,
    /// What was advised.
    pub kind: AdviceKind,
    /// For which service.
    pub service_id: ServiceId,
    /// At which counter.
    pub desk_id: DeskId,
    /// When it was asked, by the server's clock.
    pub asked: Timestamp,
    /// When the change was to have worked, by the server's clock.
    pub by: Timestamp,
    /// The longest wait then, without and with the change, as it was foretold.
    pub longest_wait_s: Option<WithoutAndWith>,
    /// How many would be over the target then, without and with the change.
    pub over_target: Option<WithoutAndWith>,
    /// What came of it.
    pub outcome: AdviceOutcome,
}

/// What came of an advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdviceOutcome {
    /// Its moment has not come.
    Open,
    /// So it was then.
    Measured {
        /// The longest wait; 0 if nobody waited.
        longest_wait_s: u32,
        /// How many were over the target; `None` without one.
        over_target: Option<u32>,
    },
    /// Nobody read the board at that moment.
    NotMeasured,
}

/// Whether a request asks for what is advised.
pub(crate) fn follows(advice: &BoardAdvice, request: &CounterRequest) -> bool {
    let kind = match advice.kind {
        AdviceKind::Serve => CounterRequestKind::Serve,
        AdviceKind::Open => CounterRequestKind::Open,
        AdviceKind::Other(_) => return false,
    };
    // To open, a counter needs no service named; one that is named must be the advised one.
    let service = match &request.service_id {
        Some(service) => *service == advice.service_id,
        None => kind == CounterRequestKind::Open,
    };
    request.kind == kind && service && advice.desk_id.as_ref().is_none_or(|desk| *desk == request.desk_id)
}

/// Notes an advice that a request follows; `None` if it names no moment at which it could be judged.
pub(crate) fn noted(
    (location_id, business_day): (LocationId, Option<Date>),
    advice: &BoardAdvice,
    request: &CounterRequest,
    zone: &TimeZone,
    now: Timestamp,
) -> Option<GradedAdvice> {
    Some(GradedAdvice {
        location_id,
        business_day,
        request_id: request.id.clone(),
        answer: request.state,
        kind: advice.kind.clone(),
        service_id: advice.service_id.clone(),
        desk_id: request.desk_id.clone(),
        asked: now,
        by: moment_of(advice.by.as_deref()?, zone, now)?,
        longest_wait_s: advice.longest_wait_s,
        over_target: advice.over_target,
        outcome: AdviceOutcome::Open,
    })
}

/// The moment of a local time of day that is nearest to now: an advice looks an hour ahead, perhaps over midnight.
fn moment_of(time: &str, zone: &TimeZone, now: Timestamp) -> Option<Timestamp> {
    let today = zone.to_datetime(now);
    let time = format!("{time}:00").parse::<jiff::civil::Time>().ok()?;
    let moments = [-1, 0, 1].into_iter().filter_map(|days| {
        let day = today.date().checked_add(days.days()).ok()?;
        zone.to_ambiguous_timestamp(day.to_datetime(time)).compatible().ok()
    });
    moments.min_by_key(|moment| moment.duration_since(now).abs())
}

/// Puts the numbers of a service beside an advice once its moment has come; whether anything was put there.
pub(crate) fn measure(graded: &mut GradedAdvice, service: Option<&BoardService>, now: Timestamp) -> bool {
    if graded.outcome != AdviceOutcome::Open || now < graded.by {
        return false;
    }
    let late = now.duration_since(graded.by) > COUNTS_FOR;
    graded.outcome = match service.filter(|_| !late) {
        Some(service) => AdviceOutcome::Measured {
            longest_wait_s: service.longest_wait_s.unwrap_or(0),
            over_target: service.waiting_over_target,
        },
        None => AdviceOutcome::NotMeasured,
    };
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn advice(kind: AdviceKind, desk: Option<&str>) -> BoardAdvice {
        BoardAdvice {
            kind,
            service_id: "a".into(),
            desk_id: desk.map(DeskId::from),
            counters: 1,
            longest_wait_s: Some([1380, 540]),
            over_target: Some([7, 1]),
            by: Some("11:00".into()),
            others: callpad_wire::op::Readable { items: Vec::new(), unreadable: Vec::new() },
        }
    }

    fn request(kind: CounterRequestKind, service: Option<&str>) -> CounterRequest {
        CounterRequest {
            id: "r".into(),
            desk_id: "d".into(),
            kind,
            service_id: service.map(ServiceId::from),
            state: CounterRequestState::Asked,
            ends_in_s: Some(600),
        }
    }

    #[test]
    fn a_request_follows_an_advice_or_does_not() {
        use CounterRequestKind::{Close, Open, Serve};
        for (advised, desk, asked, service, follows_it) in [
            (AdviceKind::Serve, Some("d"), Serve, Some("a"), true),
            (AdviceKind::Serve, Some("d"), Serve, Some("b"), false),
            (AdviceKind::Serve, Some("e"), Serve, Some("a"), false),
            (AdviceKind::Serve, Some("d"), Open, Some("a"), false),
            (AdviceKind::Open, Some("d"), Open, None, true),
            (AdviceKind::Open, None, Open, None, true),
            (AdviceKind::Open, None, Open, Some("a"), true),
            (AdviceKind::Open, None, Open, Some("b"), false),
            (AdviceKind::Open, Some("d"), Close, None, false),
            (AdviceKind::Other("pray".into()), Some("d"), Open, None, false),
        ] {
            let told = advice(advised, desk);
            assert_eq!(
                follows(&told, &request(asked, service)),
                follows_it,
                "{told:?} {asked:?} {service:?}"
            );
        }
    }

    #[test]
    fn the_moment_is_the_nearest_one_of_that_time_of_day() {
        let lisbon = TimeZone::get("Europe/Lisbon").unwrap();
        for (time, now, expected) in [
            ("11:00", "2026-07-01T09:40:00Z", Some("2026-07-01T10:00:00Z")),
            ("11:00", "2026-11-28T10:40:00Z", Some("2026-11-28T11:00:00Z")),
            ("00:20", "2026-11-28T23:40:00Z", Some("2026-11-29T00:20:00Z")),
            // A minute that has just passed.
            ("11:00", "2026-11-28T11:00:30Z", Some("2026-11-28T11:00:00Z")),
            ("23:50", "2026-11-28T00:10:00Z", Some("2026-11-27T23:50:00Z")),
            // The night of the clock change: 01:30 comes twice.
            ("01:30", "2026-10-25T00:10:00Z", Some("2026-10-25T00:30:00Z")),
            ("later", "2026-11-28T11:00:30Z", None),
        ] {
            assert_eq!(moment_of(time, &lisbon, at(now)), expected.map(at), "{time} {now}");
        }
    }

    #[test]
    fn what_came_of_it_is_read_once_when_its_moment_has_come() {
        let place = || (LocationId::from("l"), Some("2026-11-28".parse().unwrap()));
        let asked = request(CounterRequestKind::Open, None);
        let told = advice(AdviceKind::Open, None);
        let note = |by: Option<&str>| {
            let told = BoardAdvice { by: by.map(str::to_owned), ..told.clone() };
            noted(place(), &told, &asked, &TimeZone::UTC, at("2026-11-28T10:20:00Z"))
        };
        let graded = note(Some("11:00")).unwrap();
        assert_eq!((graded.by, graded.over_target), (at("2026-11-28T11:00:00Z"), Some([7, 1])));
        assert_eq!(note(None), None);

        let service =
            crate::samples::service(&serde_json::json!({"longest_wait_s": 600, "waiting_over_target": 2}));
        let outcome = |now: &str, service: Option<&BoardService>| {
            let mut graded = graded.clone();
            let changed = measure(&mut graded, service, at(now));
            assert!(!measure(&mut graded, None, at(now)) || !changed, "it is measured once");
            graded.outcome
        };
        let measured = AdviceOutcome::Measured { longest_wait_s: 600, over_target: Some(2) };
        assert_eq!(outcome("2026-11-28T10:59:59Z", Some(&service)), AdviceOutcome::Open);
        assert_eq!(outcome("2026-11-28T11:00:00Z", Some(&service)), measured);
        assert_eq!(outcome("2026-11-28T11:05:00Z", Some(&service)), measured);
        assert_eq!(outcome("2026-11-28T11:05:01Z", Some(&service)), AdviceOutcome::NotMeasured);
        assert_eq!(outcome("2026-11-28T11:00:00Z", None), AdviceOutcome::NotMeasured, "it is gone");
        let nobody = crate::samples::service(&serde_json::json!({}));
        let none = AdviceOutcome::Measured { longest_wait_s: 0, over_target: None };
        assert_eq!(outcome("2026-11-28T11:00:00Z", Some(&nobody)), none);
    }
}
