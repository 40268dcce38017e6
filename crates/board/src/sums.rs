//! What was seen of a server that keeps no sums of its own: per service, business day and hour. Sums only: no names, no ids of
//! tickets or persons. Pure.

use std::collections::BTreeMap;

use callpad_forecast::{BLIND_S, Earlier, News};
use callpad_wire::{LocationId, ServiceId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Business days that are kept of a service, the newest; the same as our server keeps.
pub const MOST_DAYS: usize = 20;
/// Hours that are kept in all: a hundred services for twenty days, day and night. Beyond it the oldest days go.
pub const MOST_HOURS: usize = 50_000;
/// Characters of a server's address or an id; what is longer is not kept.
pub const MOST_CHARS: usize = 2_000;
/// An hour that was watched for so many seconds is a whole one.
const WHOLE_HOUR_S: u32 = 3_000;
/// So many gaps of the same hour tell of that hour; with fewer, all hours are looked at.
const GAPS_OF_AN_HOUR: u32 = 10;

/// A service of a server, and where it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SumsOf {
    /// The server's address.
    pub server: String,
    /// The location.
    pub location: LocationId,
    /// The service.
    pub service: ServiceId,
}

/// Who looks at the lists: both may, in one program, and each of them counts once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watcher {
    /// The board.
    Board,
    /// The counter.
    Counter,
}

/// One hour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HourSums {
    /// Who came.
    pub came: u32,
    /// Who is not in the list any more: called, or gone.
    pub left: u32,
    /// Seconds that they had waited.
    pub waited_s: u32,
    /// How many of them had a target.
    pub aimed: u32,
    /// And how many of those left within it.
    pub within: u32,
    /// How often somebody left while others waited.
    pub gaps: u32,
    /// Seconds between them.
    pub gaps_s: u32,
    /// Seconds that were watched.
    pub seen_s: u32,
}

impl HourSums {
    fn add(&mut self, more: &Self) {
        let (these, others) = (self.fields_mut(), more.fields());
        for (sum, more) in these.into_iter().zip(others) {
            *sum = sum.saturating_add(more);
        }
    }

    fn fields(&self) -> [u32; 8] {
        let Self { came, left, waited_s, aimed, within, gaps, gaps_s, seen_s } = *self;
        [came, left, waited_s, aimed, within, gaps, gaps_s, seen_s]
    }

    fn fields_mut(&mut self) -> [&mut u32; 8] {
        let Self { came, left, waited_s, aimed, within, gaps, gaps_s, seen_s } = self;
        [came, left, waited_s, aimed, within, gaps, gaps_s, seen_s]
    }

    fn of(fields: [u32; 8]) -> Self {
        let [came, left, waited_s, aimed, within, gaps, gaps_s, seen_s] = fields;
        Self { came, left, waited_s, aimed, within, gaps, gaps_s, seen_s }
    }
}

/// A day beside the same weekday of earlier weeks, both over the same whole hours.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DayBeside {
    /// The day.
    pub day: HourSums,
    /// The mean of the earlier ones: who came, and how long those who left had waited.
    pub usual_came: f64,
    /// In seconds; `None` if nobody left.
    pub usual_wait_s: Option<f64>,
    /// How many earlier ones.
    pub days: u32,
}

/// An hour of a day beside the same hour of the same weekday of earlier weeks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SeenHour {
    /// 0 to 23.
    pub hour: u8,
    /// What was seen in it.
    pub sums: HourSums,
    /// How many usually come: the mean of the earlier days on which the whole hour was watched; `None` without one.
    pub usual_came: Option<f64>,
}

type Hours = BTreeMap<(Date, u8), HourSums>;

/// All that is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeenSums {
    services: BTreeMap<SumsOf, Hours>,
    /// Who counts each service, and when it last looked.
    watchers: BTreeMap<SumsOf, (Watcher, f64)>,
    /// Grows with each change.
    revision: u64,
}

impl SeenSums {
    /// Whether something has changed since it was at this revision.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether this one counts the service: nobody else has looked at it lately. `at_s` is now, on any clock that both have.
    pub fn counts(&mut self, of: &SumsOf, by: Watcher, at_s: f64) -> bool {
        let other =
            self.watchers.get(of).filter(|(who, last_s)| *who != by && (at_s - last_s).abs() <= BLIND_S);
        let counts = other.is_none();
        if counts {
            self.watchers.insert(of.clone(), (by, at_s));
        }
        counts
    }

    /// Adds what one reading has shown in this hour of this business day.
    pub fn note(&mut self, of: &SumsOf, day: Date, hour: u8, news: &News, target_s: Option<u32>) {
        let texts = [of.server.as_str(), of.location.as_str(), of.service.as_str()];
        if hour > 23 || texts.iter().any(|text| text.chars().count() > MOST_CHARS) {
            return;
        }
        let mut sums =
            HourSums { came: count_of(news.came), seen_s: seconds(news.seen_s), ..HourSums::default() };
        for left in &news.left {
            let waited_s = seconds(left.waited_s);
            sums.add(&HourSums {
                left: 1,
                waited_s,
                aimed: u32::from(target_s.is_some()),
                within: u32::from(target_s.is_some_and(|target| waited_s <= target)),
                gaps: u32::from(left.gap_s.is_some()),
                gaps_s: left.gap_s.map_or(0, seconds),
                ..HourSums::default()
            });
        }
        if sums == HourSums::default() {
            return;
        }
        self.add(of.clone(), day, hour, &sums);
    }

    /// Adds so many who came.
    pub fn came(&mut self, of: &SumsOf, day: Date, hour: u8, came: usize) {
        self.note(of, day, hour, &News { came, ..News::default() }, None);
    }

    fn add(&mut self, of: SumsOf, day: Date, hour: u8, sums: &HourSums) {
        self.revision = self.revision.wrapping_add(1);
        let hours = self.services.entry(of).or_default();
        let is_new = !hours.contains_key(&(day, hour));
        hours.entry((day, hour)).or_default().add(sums);
        if is_new {
            forget_old_days(hours);
            self.forget_beyond();
        }
    }

    /// The most hours of all: the oldest day goes, wherever it is.
    fn forget_beyond(&mut self) {
        while self.services.values().map(BTreeMap::len).sum::<usize>() > MOST_HOURS {
            let days = self.services.values().filter_map(|hours| hours.keys().next().map(|(day, _)| *day));
            let Some(oldest) = days.min() else { return };
            for hours in self.services.values_mut() {
                hours.retain(|(day, _), _| *day > oldest);
            }
            self.services.retain(|_, hours| !hours.is_empty());
        }
    }

    /// What earlier days have shown of a service at this hour.
    pub fn earlier(&self, of: &SumsOf, day: Date, hour: u8) -> Earlier {
        let Some(hours) = self.services.get(of) else { return Earlier::default() };
        let before = || hours.iter().filter(|((on, _), _)| *on < day);
        let (mut same, mut any) = (HourSums::default(), HourSums::default());
        let mut came = Vec::new();
        for ((_, at), sums) in before() {
            any.add(sums);
            if *at == hour {
                same.add(sums);
                if sums.seen_s >= WHOLE_HOUR_S {
                    came.push(sums.came);
                }
            }
        }
        let told = if same.gaps >= GAPS_OF_AN_HOUR { same } else { any };
        Earlier { gaps: told.gaps, gaps_s: f64::from(told.gaps_s), came }
    }

    /// The sums of a day.
    pub fn day(&self, of: &SumsOf, day: Date) -> HourSums {
        let mut all = HourSums::default();
        if let Some(hours) = self.services.get(of) {
            hours.range((day, 0)..=(day, 23)).for_each(|(_, sums)| all.add(sums));
        }
        all
    }

    /// The hours of a day in which something was seen, or usually is.
    pub fn hours(&self, of: &SumsOf, day: Date) -> Vec<SeenHour> {
        let Some(hours) = self.services.get(of) else { return Vec::new() };
        let mut all: BTreeMap<u8, (HourSums, Vec<u32>)> = BTreeMap::new();
        for ((on, hour), sums) in hours {
            if *on == day {
                all.entry(*hour).or_default().0 = *sums;
            } else if *on < day && on.weekday() == day.weekday() && sums.seen_s >= WHOLE_HOUR_S {
                all.entry(*hour).or_default().1.push(sums.came);
            }
        }
        let hour = |(hour, (sums, came)): (u8, (HourSums, Vec<u32>))| {
            let mean = || came.iter().copied().map(f64::from).sum::<f64>() / f64::from(count_of(came.len()));
            SeenHour { hour, sums, usual_came: (!came.is_empty()).then(mean) }
        };
        all.into_iter().map(hour).collect()
    }

    /// A day until this hour, beside the same weekday of earlier weeks: over the hours that were watched as a whole on both.
    /// `None` if there is no such day, or no such hour.
    pub fn beside_usual(&self, of: &SumsOf, day: Date, until: u8) -> Option<DayBeside> {
        let hours = self.services.get(of)?;
        let whole = |on: Date, hour: u8| hours.get(&(on, hour)).filter(|sums| sums.seen_s >= WHOLE_HOUR_S);
        let today: Vec<u8> = (0..until.min(24)).filter(|hour| whole(day, *hour).is_some()).collect();
        let mut days: Vec<Date> = hours.keys().map(|(on, _)| *on).collect();
        days.dedup();
        let like = days.iter().filter(|on| **on < day && on.weekday() == day.weekday());
        // Only days of which all these hours are known.
        let like: Vec<Date> =
            like.copied().filter(|on| today.iter().all(|hour| whole(*on, *hour).is_some())).collect();
        if today.is_empty() || like.is_empty() {
            return None;
        }
        let sum = |on: Date| {
            let mut all = HourSums::default();
            today.iter().filter_map(|hour| whole(on, *hour)).for_each(|sums| all.add(sums));
            all
        };
        let mut earlier = HourSums::default();
        like.iter().for_each(|on| earlier.add(&sum(*on)));
        let count = count_of(like.len());
        Some(DayBeside {
            day: sum(day),
            usual_came: f64::from(earlier.came) / f64::from(count),
            usual_wait_s: (earlier.left > 0).then(|| f64::from(earlier.waited_s) / f64::from(earlier.left)),
            days: count,
        })
    }

    /// As it is written to a file.
    pub fn saved(&self) -> SavedSums {
        let service = |(of, hours): (&SumsOf, &Hours)| SavedService {
            server: of.server.clone(),
            location: of.location.to_string(),
            service: of.service.to_string(),
            hours: hours.iter().map(|((day, hour), sums)| (*day, *hour, sums.fields())).collect(),
        };
        SavedSums { services: self.services.iter().map(service).collect() }
    }

    /// From a file. What cannot be is left out: more hours, longer texts.
    pub fn read(saved: SavedSums) -> Self {
        let mut read = Self::default();
        for service in saved.services {
            let texts = [&service.server, &service.location, &service.service];
            if texts.iter().any(|text| text.chars().count() > MOST_CHARS) {
                continue;
            }
            let hours = read
                .services
                .entry(SumsOf {
                    server: service.server,
                    location: LocationId::new(service.location),
                    service: ServiceId::new(service.service),
                })
                .or_default();
            for (day, hour, fields) in service.hours.into_iter().filter(|(_, hour, _)| *hour < 24) {
                hours.insert((day, hour), HourSums::of(fields));
            }
            forget_old_days(hours);
        }
        read.services.retain(|_, hours| !hours.is_empty());
        read.forget_beyond();
        read
    }
}

fn forget_old_days(hours: &mut Hours) {
    let mut days: Vec<Date> = hours.keys().map(|(day, _)| *day).collect();
    days.dedup();
    // The day that runs, and those that are kept.
    if let Some(first) = days.len().checked_sub(MOST_DAYS + 1).and_then(|surplus| days.get(surplus)) {
        let first = *first;
        hours.retain(|(day, _), _| *day >= first);
    }
}

/// What is kept of all services, as a file has it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SavedSums {
    /// Of each service.
    pub services: Vec<SavedService>,
}

/// What is kept of a service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedService {
    server: String,
    location: String,
    service: String,
    /// Business day, hour, and the sums in the order of [`HourSums`].
    hours: Vec<(Date, u8, [u32; 8])>,
}

fn count_of(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative, and saturating")]
fn seconds(value: f64) -> u32 {
    value.max(0.0).round() as u32
}

#[cfg(test)]
mod tests;
