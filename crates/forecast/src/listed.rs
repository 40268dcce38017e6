//! A service of which only the waiting list is seen: neither counters nor service times. What can be known then is how fast
//! the list is worked off while somebody waits, and how long whoever comes to an empty list waits. Nothing else is made up.

use std::collections::{BTreeMap, VecDeque};

use crate::branch::{ArrivalStep, Counter, CounterState, Service, Ticket};
use crate::forecast::Range;
use crate::list_guess::{Found, ListGuess, ListPool, Said};
use crate::list_range::ListRange;
use crate::scene::arrival_rate;
use crate::times::{Sample, Times, float};

/// A list that was not read for so many seconds has gone on without us: what happened meanwhile is not known.
pub const BLIND_S: f64 = 300.0;
/// So many gaps must have been seen, today or on earlier days, before anything is said.
pub const FEWEST_GAPS: usize = 5;
/// So many waits of both kinds must have been measured before one is called the better.
pub const FEWEST_MEASURED: usize = 10;
/// So many waits must have been measured before they are told to others.
const FEWEST_WAITS: usize = 5;
/// So many gaps of earlier days speak for today, before any was seen.
const GAPS_OF_EARLIER: u32 = 20;
/// The mean gap is that of so many, the newest.
const GAPS_OF_MEAN: usize = 20;
/// Gaps and waits that are kept, the newest.
const KEPT: usize = 200;
/// Arrivals that are kept, the newest: more in an hour than one service was seen to have.
const KEPT_ARRIVALS: usize = 1_000;
/// Waits by which forecast and average are compared, the newest.
const COMPARED: usize = 100;
/// After so many seconds a gap counts half: counters open and close.
const HALF_S: f64 = 1_800.0;
/// How much the gaps of earlier days count at most, in gaps of today.
const EARLIER_COUNT: f64 = 8.0;
/// A forecast older than this is none for whoever comes now.
const TOLD_S: f64 = 120.0;
/// A ticket that so many later ones of its list overtook has probably left, and nobody took it out.
const OVERTAKEN_AND_GONE: u32 = 2;
/// Who comes to an empty list waits less than those who were seen doing so: whoever was called at once was not.
const SHARE_OF_EMPTY: f64 = 0.5;
/// Of those who came to an empty list and were seen waiting so many are in the range.
const SEEN_WITHIN: f64 = 0.6;
/// How far the pace of the simulation may be bent to what newcomers are told.
const MOST_BENT: f64 = 4.0;

/// A ticket as a list shows it. Who is bound to a counter or a person, or comes later, is none of the list's.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed<K> {
    /// Tells tickets apart.
    pub key: K,
    /// Since when it waits.
    pub due_s: f64,
    /// It goes ahead of others.
    pub priority: bool,
}

/// What earlier days have shown of a service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Earlier {
    /// How often somebody left the list while others waited.
    pub gaps: u32,
    /// Seconds between them, in all.
    pub gaps_s: f64,
    /// How many came in this hour of each earlier day.
    pub came: Vec<u32>,
}

/// Somebody who is not in the list any more: called, or gone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Left {
    /// When, as far as two readings tell.
    pub at_s: f64,
    /// Seconds since it was due.
    pub waited_s: f64,
    /// Seconds since the one before left, where somebody waited all the while.
    pub gap_s: Option<f64>,
}

/// What one reading has shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    /// Who came since the reading before.
    pub came: usize,
    /// Who is gone.
    pub left: Vec<Left>,
    /// Seconds that were watched without a break since the reading before.
    pub seen_s: f64,
}

/// How far two ways of telling a wait were off.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Compared {
    /// Waits that both had told.
    pub waits: usize,
    /// Mean absolute errors in seconds: the forecast's, and the average's that the server tells.
    pub off_s: [f64; 2],
}

impl Compared {
    /// Whether the average was measured to be at least as good. Then it is shown; until so many waits were measured what is known
    /// of other days speaks, and on every kind of them the forecast was the better one (`docs/forecast.md`).
    pub fn average_is_better(&self) -> bool {
        self.waits >= FEWEST_MEASURED && self.off_s[0] >= self.off_s[1]
    }
}

#[derive(Clone, Copy, Debug)]
struct Known {
    due_s: f64,
    priority: bool,
    /// How many seconds a newcomer was told when it came, and the server's average.
    told_s: Option<f64>,
    average_s: Option<f64>,
    /// What it found when it came, and what each way of telling said; of those who came before anybody looked nothing.
    came: Option<(Found, Said)>,
    overtaken: u32,
}

impl Known {
    fn is_gone(&self) -> bool {
        self.overtaken >= OVERTAKEN_AND_GONE
    }
}

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Turn {
    /// Nobody waits; when the last one left, if that was seen.
    Empty { left_s: Option<f64> },
    /// Somebody came to the empty list.
    First { came_s: f64 },
    /// Others waited when the last one left.
    Next { left_s: f64 },
    /// Somebody waited when the list was read for the first time.
    Found { read_s: f64 },
}

/// Follows one waiting list, reading by reading.
#[derive(Clone, Debug)]
pub struct ListObserver<K> {
    known: BTreeMap<K, Known>,
    read_s: f64,
    /// Since when it is watched without a break.
    since_s: Option<f64>,
    turn: Turn,
    /// When somebody left, and the seconds since the one before.
    gaps_s: VecDeque<(f64, f64)>,
    guess: ListGuess,
    /// How many waits were measured.
    measured: usize,
    came_s: VecDeque<f64>,
    came: u32,
    priority: u32,
    /// What newcomers are told, and since when.
    told: Option<(f64, f64)>,
    range: ListRange,
    /// Errors of forecast and average.
    off_s: VecDeque<[f64; 2]>,
}

impl<K> Default for ListObserver<K> {
    fn default() -> Self {
        Self {
            known: BTreeMap::new(),
            read_s: 0.0,
            since_s: None,
            turn: Turn::Empty { left_s: None },
            gaps_s: VecDeque::new(),
            guess: ListGuess::default(),
            measured: 0,
            came_s: VecDeque::new(),
            came: 0,
            priority: 0,
            told: None,
            range: ListRange::default(),
            off_s: VecDeque::new(),
        }
    }
}

/// What happens to a list between two readings, in order.
enum Step<K> {
    Came(K),
    Left(Known),
}

impl<K: Clone + Ord> ListObserver<K> {
    /// Takes the list as it was read; `average_s` is what the server says of the service's waits, `others` wait in other lists.
    /// Who came and was called between two readings is not seen.
    pub fn see(
        &mut self,
        listed: &[Listed<K>],
        average_s: Option<f64>,
        (pool, others): (&mut ListPool, usize),
        now_s: f64,
    ) -> News {
        let before_s = std::mem::replace(&mut self.read_s, now_s);
        let waiting: BTreeMap<&K, &Listed<K>> =
            listed.iter().filter(|one| one.due_s <= now_s).map(|one| (&one.key, one)).collect();
        if self.since_s.is_none() || !(0.0..=BLIND_S).contains(&(now_s - before_s)) {
            return self.begin(&waiting, now_s);
        }
        let mut left: Vec<Known> = Vec::new();
        self.known.retain(|key, known| {
            let stays = waiting.contains_key(key);
            if !stays {
                left.push(*known);
            }
            stays
        });
        // In the order of the calls.
        left.sort_by(|a, b| b.priority.cmp(&a.priority).then(a.due_s.total_cmp(&b.due_s)));
        let told_s = self.told.filter(|(at_s, _)| now_s - at_s <= TOLD_S).map(|(_, told_s)| told_s);
        let mut waits = self.waiting() + left.iter().filter(|gone| !gone.is_gone()).count();
        let mut steps: Vec<(f64, Step<K>)> = Vec::new();
        let mut news = News { seen_s: now_s - before_s, ..News::default() };
        let came: Vec<_> = waiting.values().filter(|one| !self.known.contains_key(&one.key)).collect();
        for one in came {
            // Sent on from elsewhere: it waits longer than it is here.
            let came_s = one.due_s.max(before_s);
            keep(&mut self.came_s, came_s, KEPT_ARRIVALS);
            self.came = self.came.saturating_add(1);
            self.priority = self.priority.saturating_add(u32::from(one.priority));
            news.came += 1;
            steps.push((came_s, Step::Came(one.key.clone())));
            let is_new = one.due_s >= before_s && !one.priority;
            self.known.insert(
                one.key.clone(),
                Known {
                    due_s: one.due_s,
                    priority: one.priority,
                    told_s: told_s.filter(|_| is_new),
                    average_s: average_s.filter(|_| is_new),
                    came: None,
                    overtaken: 0,
                },
            );
        }
        let share_s = (now_s - before_s) / float(left.len().max(1));
        for (place, gone) in left.into_iter().enumerate() {
            steps.push((before_s + share_s * (float(place) + 0.5), Step::Left(gone)));
        }
        steps.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (at_s, step) in steps {
            match step {
                Step::Came(key) => {
                    if waits == 0 {
                        self.turn = Turn::First { came_s: at_s };
                    }
                    self.came_to(&key, waits, others, pool, at_s);
                    waits += 1;
                }
                Step::Left(gone) => {
                    let waited_s = (at_s - gone.due_s).max(0.0);
                    let mut gap_s = None;
                    if !gone.is_gone() {
                        waits = waits.saturating_sub(1);
                        waits = waits.saturating_sub(self.overtake(&gone));
                        self.measure(&gone, waited_s, pool);
                        gap_s = self.leave(at_s, waits);
                    }
                    news.left.push(Left { at_s, waited_s, gap_s });
                }
            }
        }
        news
    }

    /// Who waits and has not probably left.
    pub fn waiting(&self) -> usize {
        self.known.values().filter(|known| !known.is_gone()).count()
    }

    fn came_to(&mut self, key: &K, ahead: usize, others: usize, pool: &ListPool, at_s: f64) {
        let found = Found { ahead, ahead_of_all: ahead + others, head_s: self.head_s(at_s) };
        let said = self.guess.ways(&found, self.mean_gap_s(), pool);
        if let Some(known) = self.known.get_mut(key) {
            // Who goes ahead of others tells nothing of their waits, nor does who was sent on.
            known.came = Some((found, said)).filter(|_| !known.priority && known.due_s >= at_s);
        }
    }

    fn head_s(&self, at_s: f64) -> f64 {
        let dues = self.known.values().filter(|known| !known.is_gone() && !known.priority);
        dues.map(|known| at_s - known.due_s).fold(0.0, f64::max)
    }

    /// Later ones go before earlier ones: who stays behind again and again is not there. How many that are now.
    fn overtake(&mut self, gone: &Known) -> usize {
        let mut lost = 0;
        for known in self.known.values_mut() {
            if known.priority == gone.priority && known.due_s < gone.due_s {
                known.overtaken = known.overtaken.saturating_add(1);
                lost += usize::from(known.overtaken == OVERTAKEN_AND_GONE);
            }
        }
        lost
    }

    fn begin(&mut self, waiting: &BTreeMap<&K, &Listed<K>>, now_s: f64) -> News {
        self.since_s = Some(now_s);
        self.known = waiting
            .iter()
            .map(|(key, one)| {
                let known = Known {
                    due_s: one.due_s,
                    priority: one.priority,
                    told_s: None,
                    average_s: None,
                    came: None,
                    overtaken: 0,
                };
                ((*key).clone(), known)
            })
            .collect();
        self.turn =
            if self.known.is_empty() { Turn::Empty { left_s: None } } else { Turn::Found { read_s: now_s } };
        News::default()
    }

    /// Somebody left and so many still wait.
    fn leave(&mut self, at_s: f64, waits: usize) -> Option<f64> {
        let gap_s = match self.turn {
            Turn::Next { left_s } => Some(at_s - left_s),
            Turn::First { .. } | Turn::Empty { .. } | Turn::Found { .. } => None,
        };
        if let Some(gap_s) = gap_s {
            keep(&mut self.gaps_s, (at_s, gap_s), KEPT);
        }
        self.turn = if waits > 0 { Turn::Next { left_s: at_s } } else { Turn::Empty { left_s: Some(at_s) } };
        gap_s
    }

    fn measure(&mut self, gone: &Known, waited_s: f64, pool: &mut ListPool) {
        if let Some((found, said)) = &gone.came {
            self.guess.note(found, said, waited_s, pool);
            self.measured += 1;
        }
        let Some(told_s) = gone.told_s else { return };
        if let Some(average_s) = gone.average_s {
            let off_s = [(told_s - waited_s).abs(), (average_s - waited_s).abs()];
            keep(&mut self.off_s, off_s, COMPARED);
        }
        self.range.note(told_s, waited_s);
    }

    /// Since when the list is watched without a break; `None` before the first reading.
    pub fn since_s(&self) -> Option<f64> {
        self.since_s
    }

    /// How far forecast and average were off here.
    pub fn compared(&self) -> Compared {
        let waits = self.off_s.len();
        let mean = |which: usize| self.off_s.iter().map(|off| off[which]).sum::<f64>() / float(waits.max(1));
        Compared { waits, off_s: [mean(0), mean(1)] }
    }

    /// The service as a branch has it, with the one counter that stands for all: it takes one visitor after another at the
    /// pace at which the list was worked off. `place` is the service's and the counter's.
    pub(crate) fn scene(
        &self,
        place: usize,
        target_s: Option<f64>,
        open: bool,
        earlier: &Earlier,
        newcomer_s: Option<f64>,
        now_s: f64,
    ) -> (Service, Counter, Vec<(K, Ticket)>) {
        let last_hour = self.came_s.iter().filter(|at_s| **at_s > now_s - 3_600.0).count();
        let seen_s = self.since_s.map_or(0.0, |since_s| (now_s - since_s).clamp(0.0, 3_600.0));
        // What comes in the first minutes says little of an hour.
        let seen_s = if earlier.came.is_empty() { seen_s.max(900.0) } else { seen_s };
        let per_s = arrival_rate(u32::try_from(last_hour).unwrap_or(u32::MAX), seen_s, &earlier.came);
        let service = Service {
            times: self.pace(earlier, newcomer_s, now_s),
            target_s,
            arrivals: vec![ArrivalStep { from_s: 0.0, per_s: if open { per_s } else { 0.0 } }],
            priority_share: f64::from(self.priority) / (f64::from(self.came) + 5.0),
            leave_share: 0.0,
        };
        let state = match self.turn {
            Turn::Empty { left_s } => CounterState::Free { since_s: left_s.unwrap_or(0.0) },
            Turn::First { came_s: since_s }
            | Turn::Next { left_s: since_s }
            | Turn::Found { read_s: since_s } => CounterState::Serving { service: place, since_s },
        };
        let counter = Counter { services: vec![place], state, ..Counter::default() };
        let mut waiting: Vec<(K, Ticket)> = self
            .known
            .iter()
            .filter(|(_, known)| !known.is_gone())
            .map(|(key, known)| {
                let ticket = Ticket {
                    service: place,
                    priority: known.priority,
                    issued_s: known.due_s,
                    ..Ticket::default()
                };
                (key.clone(), ticket)
            })
            .collect();
        waiting.sort_by(|a, b| a.1.issued_s.total_cmp(&b.1.issued_s));
        (service, counter, waiting)
    }

    fn mean_gap_s(&self) -> Option<f64> {
        let newest = self.gaps_s.iter().rev().take(GAPS_OF_MEAN);
        let (sum_s, count) = newest.fold((0.0, 0), |(sum, count), (_, gap_s)| (sum + gap_s, count + 1));
        (count >= FEWEST_GAPS).then(|| sum_s / float(count))
    }

    /// How long it takes from one to the next while somebody waits, bent to what newcomers wait. `None` where too little was
    /// seen.
    fn pace(&self, earlier: &Earlier, newcomer_s: Option<f64>, now_s: f64) -> Option<Times> {
        let known = usize::try_from(earlier.gaps).unwrap_or(usize::MAX).saturating_add(self.gaps_s.len());
        if known < FEWEST_GAPS {
            return None;
        }
        let mut samples = Vec::with_capacity(self.gaps_s.len() + 17);
        let mean_s = earlier.gaps_s / f64::from(earlier.gaps.max(1));
        if let Some(usual) = Times::exponential(mean_s).filter(|_| earlier.gaps > 0) {
            samples.extend(usual.as_samples(f64::from(earlier.gaps).min(EARLIER_COUNT)));
        }
        samples.extend(self.gaps_s.iter().map(|(at_s, seconds)| Sample {
            seconds: *seconds,
            weight: 0.5_f64.powf((now_s - at_s).max(0.0) / HALF_S),
            ongoing: false,
        }));
        if let Turn::Next { left_s } = self.turn {
            samples.push(Sample::ongoing(now_s - left_s));
        }
        let measured = Times::measured(&samples)?;
        let waits = self.waiting();
        let Some(wanted_s) = newcomer_s.filter(|_| waits > 0 && measured.mean_s() > 0.0) else {
            return Some(measured);
        };
        let bent = wanted_s / (float(waits) + 1.0) / measured.mean_s();
        let bent = bent.clamp(1.0 / MOST_BENT, MOST_BENT);
        samples.iter_mut().filter(|sample| !sample.ongoing).for_each(|sample| sample.seconds *= bent);
        Times::measured(&samples)
    }

    /// How many seconds a newcomer waits who comes now, while `others` wait in other lists, in the middle. `None` where too little
    /// was seen, today or on earlier days.
    pub(crate) fn newcomer_s(
        &self,
        earlier: &Earlier,
        (pool, others): (&ListPool, usize),
        now_s: f64,
    ) -> Option<f64> {
        let ahead = self.waiting();
        let found = Found { ahead, ahead_of_all: ahead + others, head_s: self.head_s(now_s) };
        let usual_s = (earlier.gaps >= GAPS_OF_EARLIER).then(|| earlier.gaps_s / f64::from(earlier.gaps));
        let gap_s = self.mean_gap_s().or(usual_s);
        if self.measured >= FEWEST_WAITS {
            let told_s = self.guess.together(&self.guess.ways(&found, gap_s, pool));
            return told_s.map(|told_s| if ahead == 0 { SHARE_OF_EMPTY * told_s } else { told_s });
        }
        // Before anybody's wait was measured the pace alone speaks; where nobody waits it says nothing.
        gap_s.filter(|_| ahead > 0).map(|gap_s| gap_s * (float(ahead) + 1.0))
    }

    /// Keeps how many seconds a newcomer is told from now on, to be held against what it waits.
    pub fn tell(&mut self, told_s: f64, now_s: f64) {
        self.told = Some((now_s, told_s));
    }

    /// The range around so many seconds, going by those before.
    pub(crate) fn around(&self, middle_s: f64) -> Range {
        self.range.around(middle_s, [0.1, 0.9])
    }

    /// The same for a newcomer. Who comes to an empty list may be called at once, and nobody saw those who were: of the others
    /// fewer need to be in the range.
    pub(crate) fn around_newcomer(&self, middle_s: f64) -> Range {
        if self.waiting() > 0 {
            return self.around(middle_s);
        }
        Range { low: 0.0, ..self.range.around(middle_s, [0.0, SEEN_WITHIN]) }
    }
}

fn keep<T>(list: &mut VecDeque<T>, value: T, most: usize) {
    if list.len() == most {
        list.pop_front();
    }
    list.push_back(value);
}
