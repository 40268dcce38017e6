//! The demo branch's earlier business days: sums alone, of days that the simulation's own generator made up.

use callpad_forecast::{Day, SampleBranch, What as Event};
use jiff::{SignedDuration, Span, Timestamp, civil::Weekday, tz::TimeZone};

use super::office;
use crate::{
    directory::OpenFromUntil,
    store::happened::{Happened, What},
};

/// How many business days there are behind the demo's: as many as what is usual is worked out from.
const DAYS: i64 = 20;
/// How long the branch is open, in hours.
const OPEN_H: i8 = 8;
/// When it usually opens.
const USUAL: i8 = 9;
/// The seed of the first day; each day has its own.
const SEED: u64 = 2_026;
/// The services, counters and how busy they are: as the day that the demo begins in has them.
const SERVICES: [(&str, f64, f64); 3] = [("A", 420.0, 1.2), ("B", 560.0, 0.8), ("C", 190.0, 1.0)];
const COUNTERS: [(&str, &[usize]); 3] = [("1", &[0, 1]), ("2", &[0, 2]), ("3", &[0, 1, 2])];
const LOAD: f64 = 0.85;

/// The hour at which the branch opens: nine, if that puts the demo into the middle of its day, and otherwise two hours
/// before it began.
pub(super) fn opens(now: Timestamp, zone: &TimeZone) -> i8 {
    let hour = zone.to_datetime(now).hour();
    if (USUAL + 1..USUAL + OPEN_H - 1).contains(&hour) { USUAL } else { (hour - 2).clamp(0, 24 - OPEN_H) }
}

/// The hours of a day that opens then.
pub(super) fn hours(opens: i8) -> OpenFromUntil {
    [opens, opens + OPEN_H].map(|hour| format!("{hour:02}:00"))
}

/// What happened on the last business days.
pub(super) fn days(now: Timestamp, opens: i8, zone: &TimeZone) -> Vec<(String, Vec<Happened>)> {
    let branch = SampleBranch {
        services: SERVICES.iter().map(|(_, mean_s, share)| (*mean_s, *share)).collect(),
        counters: COUNTERS.iter().map(|(_, services)| services.to_vec()).collect(),
        load: LOAD,
    };
    let (mut days, mut date, mut day) = (Vec::new(), zone.to_datetime(now).date(), 0);
    while day < DAYS {
        let Ok(before) = date.checked_sub(Span::new().days(1)) else { break };
        date = before;
        if matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) {
            continue;
        }
        day += 1;
        let Ok(opening) = zone.to_timestamp(date.at(opens, 0, 0, 0)) else { continue };
        let Ok(next_day) = date.tomorrow().and_then(|next| zone.to_timestamp(next.at(0, 0, 0, 0))) else {
            continue;
        };
        // The same date is the same day, whenever the demo is begun.
        let seed = SEED.wrapping_add(u64::from(date.day_of_year().unsigned_abs()) * 31);
        let mut happened = Vec::new();
        // What the generator writes can be read.
        if let Ok(made) = Day::parse(branch.day(seed).as_bytes()) {
            add(&made, opening, next_day, &mut happened);
        }
        days.push((date.to_string(), happened));
    }
    days
}

/// What happened on a day, as the sums take it. What a late day leaves over for the next one is not counted there: nobody would
/// know where it comes from.
fn add(day: &Day, opening: Timestamp, next_day: Timestamp, happened: &mut Vec<Happened>) {
    let service = |place: usize| {
        let name = day.services.get(place)?.strip_prefix('S')?.parse::<usize>().ok()?;
        SERVICES.get(name.checked_sub(1)?).map(|(tag, ..)| office::service(tag))
    };
    let ids: Vec<Option<String>> = (0..day.services.len()).map(service).collect();
    let desks: Vec<String> = day.counters.iter().map(|tag| office::desk(tag)).collect();
    let mut issued: Vec<Option<(usize, Timestamp)>> = vec![None; day.tickets];
    let mut serving: Vec<Option<(usize, Timestamp)>> = vec![None; desks.len()];
    let mut note = |what, place: usize, desk: Option<usize>, at: Timestamp, since: Timestamp| {
        let Some(service) = ids.get(place).cloned().flatten() else { return };
        happened.push(Happened {
            what,
            service,
            desk: desk.and_then(|desk| desks.get(desk).cloned()),
            at: at.as_microsecond(),
            span: at.as_microsecond() - since.as_microsecond(),
            appointment: false,
        });
    };
    for event in &day.events {
        let since = SignedDuration::try_from_secs_f64(event.at_s).unwrap_or_default();
        let Ok(at) = opening.checked_add(since) else { continue };
        if at >= next_day {
            break;
        }
        match event.what {
            Event::Issue { ticket, service, .. } => {
                issued[ticket] = Some((service, at));
                note(What::Issued, service, None, at, at);
            }
            Event::Call { ticket, counter } => {
                let Some((service, since)) = issued[ticket] else { continue };
                serving[counter] = Some((service, at));
                note(What::Called, service, None, at, since);
            }
            Event::End { counter, no_show } => {
                let Some((service, since)) = serving[counter].take() else { continue };
                let what = if no_show { What::NoShow } else { What::Ended };
                note(what, service, Some(counter), at, since);
            }
            Event::Open { .. } | Event::Close { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_late_day_leaves_nothing_for_the_next() {
        let day = "at_s,event,ticket,service,counter\n0,open,,S1,1\n60,issue,1,S1,\n120,issue,2,S1,\n180,call,1,,1\n\
                   240,end,,,1\n300,call,2,,1\n360,end,,,1\n";
        let made = Day::parse(day.as_bytes()).unwrap();
        let opening: Timestamp = "2026-07-01T23:56:00Z".parse().unwrap();
        let of = |next_day: &str| {
            let mut happened = Vec::new();
            add(&made, opening, next_day.parse().unwrap(), &mut happened);
            happened.len()
        };
        assert_eq!(of("2026-07-02T00:00:00Z"), 3, "two issued, one called, and none ended");
        assert_eq!(of("2026-07-02T01:00:00Z"), 6);
    }

    #[test]
    fn the_demo_begins_in_the_middle_of_its_day() {
        let at = |time: &str| opens(format!("2026-07-01T{time}:00Z").parse().unwrap(), &TimeZone::UTC);
        assert_eq!([at("10:00"), at("15:59")], [9, 9]);
        assert_eq!([at("09:30"), at("16:00"), at("20:10")], [7, 14, 16]);
        assert_eq!([at("00:00"), at("01:59"), at("23:59")], [0, 0, 16]);
        assert_eq!(
            (hours(9), hours(16)),
            (["09:00".into(), "17:00".into()], ["16:00".into(), "24:00".into()])
        );
    }
}
