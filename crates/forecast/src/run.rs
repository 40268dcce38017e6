//! One run: what may happen from now on, visitor by visitor.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use crate::branch::CounterState;
use crate::call_order::Rank;
use crate::limits::MAX_ARRIVALS;
use crate::rng::{Draws, Stream, normal};
use crate::scene::{Place, Questions, Scene};

/// What random numbers are for: each has a sequence of its own.
mod purpose {
    pub(super) const ARRIVALS: u64 = 1;
    pub(super) const LENGTHS: u64 = 2;
    pub(super) const RESTS: u64 = 3;
    pub(super) const DOUBT: u64 = 4;
    pub(super) const TURNAROUND: u64 = 5;
    pub(super) const PICKUP: u64 = 6;
    pub(super) const RETURN: u64 = 7;
    pub(super) const NEWCOMERS: u64 = 8;
    pub(super) const LEAVING: u64 = 9;
    /// One sequence for each counter, from here on.
    pub(super) const CLOSINGS: u64 = 1 << 32;
}

/// No ticket of the list: somebody who comes later.
const LATER: u32 = u32::MAX;

#[derive(Clone, Copy, Debug)]
struct Item {
    due_s: f64,
    issued_s: f64,
    /// Its appointment; 0 without one.
    appointment_s: f64,
    seq: u32,
    ticket: u32,
    service: u32,
    priority: bool,
    length_s: f64,
}

impl Item {
    fn rank(&self, bound: bool, at_s: f64) -> Rank {
        Rank {
            early: self.appointment_s > at_s,
            bound,
            priority: self.priority,
            due_s: self.due_s,
            issued_s: self.issued_s,
            seq: self.seq,
        }
    }
}

/// Where the chosen one waits.
#[derive(Clone, Copy, Debug)]
enum Spot {
    Bound(usize),
    Queue { service: usize, priority: bool },
    Early(usize),
}

/// What one run has found out. A wait that does not end is infinite.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(crate) newcomers_s: Vec<f64>,
    pub(crate) tickets_s: Vec<f64>,
    /// Of each moment and service: the longest wait, and how many are over the target.
    pub(crate) longest_s: Vec<f64>,
    pub(crate) over: Vec<f64>,
    pub(crate) last_s: f64,
    pub(crate) waits_s: f64,
    pub(crate) waits: u64,
}

/// The room that runs share.
#[derive(Debug, Default)]
pub(crate) struct Run {
    /// Of each service those without priority, then those with.
    queues: Vec<[VecDeque<Item>; 2]>,
    bound: Vec<Vec<Item>>,
    /// Unbound appointments before their time, the next one last.
    early: Vec<Item>,
    /// Whom nobody will call: they wait all the same, and are seen to.
    stuck: Vec<Item>,
    /// Counters that become free, by the bits of the moment: of positive numbers they are in the same order.
    events: BinaryHeap<Reverse<(u64, usize)>>,
    idle: Vec<usize>,
    /// When each counter closes without notice, and its random numbers for that.
    closings: Vec<(f64, Stream)>,
    doubt: Vec<f64>,
    /// Newcomers who are not called yet.
    open: Vec<usize>,
    /// Visitors whom some counter will call.
    waiting: usize,
    /// Those of them who wait now.
    listed: usize,
    pub(crate) found: Findings,
}

impl Run {
    /// Makes one run and leaves what it found in `found`.
    pub(crate) fn make(&mut self, scene: &Scene<'_>, questions: &Questions, seed: u64, number: u64) {
        let now_s = scene.branch.now_s;
        let draws = |purpose| Draws::new(seed, number, purpose);
        self.clear(scene, questions);
        let doubt = draws(purpose::DOUBT);
        for (index, times) in scene.times.iter().enumerate() {
            self.doubt.push(times.map_or(1.0, |times| times.doubt_factor(doubt.at(index as u64))));
        }
        self.foresee_closings(scene, seed, number);
        self.seat_waiting(scene, draws(purpose::LENGTHS), draws(purpose::LEAVING));
        self.seat_counters(scene, seed, number);
        self.meet_newcomers_at_free_counters(scene, questions, draws(purpose::NEWCOMERS));

        let turnarounds = draws(purpose::TURNAROUND);
        let pickups = draws(purpose::PICKUP);
        let mut stream = Stream::new(seed, number, purpose::ARRIVALS);
        let mut seq = u32::try_from(scene.branch.waiting.len()).unwrap_or(u32::MAX);
        let mut arrived = 0;
        let mut arrival = next_arrival(scene, &mut stream, now_s);
        let mut moment = 0;
        loop {
            let freed_s =
                self.events.peek().map_or(f64::INFINITY, |Reverse((bits, _))| f64::from_bits(*bits));
            let arrives_s = arrival.map_or(f64::INFINITY, |(at_s, _)| at_s);
            let due_s = self.early.last().map_or(f64::INFINITY, |item| item.appointment_s);
            let next_s = freed_s.min(arrives_s).min(due_s);
            while questions.moments.get(moment).is_some_and(|at_s| *at_s < next_s) {
                self.look(scene, questions.moments[moment], moment);
                moment += 1;
            }
            let all_seen = moment == questions.moments.len();
            if next_s.is_infinite() || (all_seen && self.knows_all(questions, arrival.is_none())) {
                break;
            }
            if arrives_s <= freed_s && arrives_s <= due_s {
                let Some((at_s, service)) = arrival else { break };
                let priority = scene.has_priority(service, stream.next());
                let length_s = self.length(scene, service, stream.next(), stream.next());
                self.arrive(scene, at_s, service, priority, length_s, seq, pickups);
                seq = seq.saturating_add(1);
                arrived += 1;
                let more = arrived < MAX_ARRIVALS || questions.mean_from.is_some();
                arrival = if more { next_arrival(scene, &mut stream, at_s) } else { None };
            } else if due_s < freed_s {
                if let Some(item) = self.early.pop() {
                    self.queues[item.service as usize][usize::from(item.priority)].push_back(item);
                }
            } else if let Some(Reverse((_, counter))) = self.events.pop() {
                self.free(scene, questions, counter, freed_s, turnarounds);
            }
        }
        if self.waiting > 0 {
            self.found.last_s = f64::INFINITY;
        }
    }

    fn clear(&mut self, scene: &Scene<'_>, questions: &Questions) {
        let services = scene.branch.services.len();
        self.queues.resize_with(services, Default::default);
        self.queues.iter_mut().flatten().for_each(VecDeque::clear);
        self.bound.resize_with(scene.desks.len(), Vec::new);
        self.bound.iter_mut().for_each(Vec::clear);
        self.early.clear();
        self.stuck.clear();
        self.events.clear();
        self.idle.clear();
        self.closings.clear();
        self.doubt.clear();
        self.open.clear();
        self.open.extend(0..questions.newcomers.len());
        self.open.retain(|index| scene.reachable[questions.newcomers[*index].0]);
        self.waiting = 0;
        self.listed = 0;
        let found = &mut self.found;
        for (list, length) in [
            (&mut found.newcomers_s, questions.newcomers.len()),
            (&mut found.tickets_s, scene.branch.waiting.len()),
            (&mut found.longest_s, services * questions.moments.len()),
            (&mut found.over, services * questions.moments.len()),
        ] {
            list.clear();
            list.resize(length, f64::INFINITY);
        }
        found.last_s = scene.branch.now_s;
        found.waits_s = 0.0;
        found.waits = 0;
    }

    /// How long a visitor keeps a counter; nothing for one who has left.
    fn length(&self, scene: &Scene<'_>, service: usize, even: f64, leaves: f64) -> f64 {
        if leaves < scene.branch.services[service].leave_share {
            return 0.0;
        }
        scene.times[service].map_or(f64::INFINITY, |times| times.draw(even) * self.doubt[service])
    }

    fn foresee_closings(&mut self, scene: &Scene<'_>, seed: u64, number: u64) {
        let Some(closings) = &scene.branch.closings else { return };
        for (index, desk) in scene.desks.iter().enumerate() {
            let mut stream = Stream::new(seed, number, purpose::CLOSINGS + index as u64);
            let from_s = match desk.state {
                CounterState::AwayUntil { opens_s } => opens_s.max(scene.branch.now_s),
                _ => scene.branch.now_s,
            };
            self.closings.push((from_s - stream.next().ln() / closings.per_s, stream));
        }
    }

    /// Whether the counter closes without notice before it can call; if so, it comes back later.
    fn closes(&mut self, scene: &Scene<'_>, counter: usize, at_s: f64) -> bool {
        let (Some(closings), Some((closes_s, stream))) =
            (&scene.branch.closings, self.closings.get_mut(counter))
        else {
            return false;
        };
        if *closes_s > at_s {
            return false;
        }
        let back_s = at_s + closings.absence.draw(stream.next());
        *closes_s = back_s - stream.next().ln() / closings.per_s;
        self.push(back_s, counter);
        true
    }

    fn seat_waiting(&mut self, scene: &Scene<'_>, lengths: Draws, leaving: Draws) {
        let now_s = scene.branch.now_s;
        for (index, ticket) in scene.branch.waiting.iter().enumerate() {
            let seq = u32::try_from(index).unwrap_or(u32::MAX);
            let item = Item {
                due_s: ticket.appointment_s.map_or(ticket.issued_s, |at_s| at_s.max(ticket.issued_s)),
                issued_s: ticket.issued_s,
                appointment_s: ticket.appointment_s.unwrap_or(0.0),
                seq,
                ticket: seq,
                service: u32::try_from(ticket.service).unwrap_or(u32::MAX),
                priority: ticket.priority,
                length_s: self.length(
                    scene,
                    ticket.service,
                    lengths.at(index as u64),
                    leaving.at(index as u64),
                ),
            };
            let place = scene.places[index];
            match place {
                Place::Nowhere => {
                    self.stuck.push(item);
                    continue;
                }
                Place::At(counter) => self.bound[counter].push(item),
                Place::Queue if item.appointment_s > now_s => self.early.push(item),
                Place::Queue => self.queues[ticket.service][usize::from(ticket.priority)].push_back(item),
            }
            self.waiting += 1;
            self.listed += 1;
        }
        for queue in self.queues.iter_mut().flatten() {
            queue.make_contiguous().sort_by(|a, b| a.rank(false, now_s).compare(&b.rank(false, now_s)));
        }
        self.early.sort_by(|a, b| b.appointment_s.total_cmp(&a.appointment_s).then(b.seq.cmp(&a.seq)));
    }

    fn seat_counters(&mut self, scene: &Scene<'_>, seed: u64, number: u64) {
        let now_s = scene.branch.now_s;
        let rests = Draws::new(seed, number, purpose::RESTS);
        let returns = Draws::new(seed, number, purpose::RETURN);
        let turnarounds = Draws::new(seed, number, purpose::TURNAROUND);
        for (index, desk) in scene.desks.iter().enumerate() {
            // Away from the numbers of the tickets, which the same purpose addresses.
            let address = u64::MAX - index as u64;
            match desk.state {
                CounterState::Away => {}
                CounterState::Serving { service, since_s } => {
                    let factor = self.doubt[service];
                    let rest_s = scene.times[service].map_or(f64::INFINITY, |times| {
                        times.rest((now_s - since_s) / factor, rests.at(index as u64)) * factor
                    });
                    let end_s = now_s + rest_s;
                    self.found.last_s = self.found.last_s.max(end_s);
                    let turnaround = &scene.branch.turnaround;
                    let gap_s = turnaround.as_ref().map_or(0.0, |times| times.draw(turnarounds.at(address)));
                    self.push(end_s + gap_s, index);
                }
                CounterState::Free { since_s } => match self.choose(scene, index, now_s) {
                    None => self.idle.push(index),
                    Some((rank, _)) => {
                        // Somebody is about to be called here.
                        let (times, from_s) = if rank.due_s > since_s {
                            (&scene.branch.pickup, rank.due_s.min(now_s))
                        } else {
                            (&scene.branch.turnaround, since_s)
                        };
                        let rest_s =
                            times.as_ref().map_or(0.0, |t| t.rest(now_s - from_s, turnarounds.at(address)));
                        self.push(now_s + rest_s, index);
                    }
                },
                CounterState::AwayUntil { opens_s } => self.push(opens_s.max(now_s), index),
                CounterState::AwayAbout { median_s } => {
                    let factor = (0.8 * normal(returns.at(index as u64))).exp();
                    self.push(now_s + median_s * factor, index);
                }
            }
        }
    }

    fn meet_newcomers_at_free_counters(&mut self, scene: &Scene<'_>, questions: &Questions, draws: Draws) {
        let mut open = std::mem::take(&mut self.open);
        open.retain(|index| {
            let (service, _) = questions.newcomers[*index];
            let free = self.idle.iter().any(|counter| {
                scene.desks[*counter].serves(service) && scene.desks[*counter].closes_s > scene.branch.now_s
            });
            if free {
                let pickup = &scene.branch.pickup;
                let wait_s = pickup.as_ref().map_or(0.0, |times| times.draw(draws.at(*index as u64)));
                self.found.newcomers_s[*index] = wait_s;
            }
            !free
        });
        self.open = open;
    }

    fn push(&mut self, at_s: f64, counter: usize) {
        self.events.push(Reverse((at_s.to_bits(), counter)));
    }

    fn knows_all(&self, questions: &Questions, nobody_comes: bool) -> bool {
        self.open.is_empty()
            && (!questions.tickets || self.listed == 0)
            && (!questions.last || (nobody_comes && self.waiting == 0))
            && questions.mean_from.is_none_or(|(_, most)| self.found.waits >= most)
    }

    #[expect(clippy::too_many_arguments, reason = "what a visitor is")]
    fn arrive(
        &mut self,
        scene: &Scene<'_>,
        at_s: f64,
        service: usize,
        priority: bool,
        length_s: f64,
        seq: u32,
        pickups: Draws,
    ) {
        self.queues[service][usize::from(priority)].push_back(Item {
            due_s: at_s,
            issued_s: at_s,
            appointment_s: 0.0,
            seq,
            ticket: LATER,
            service: u32::try_from(service).unwrap_or(u32::MAX),
            priority,
            length_s,
        });
        if scene.reachable[service] {
            self.waiting += 1;
        }
        if !self.closings.is_empty() {
            let mut idle = std::mem::take(&mut self.idle);
            idle.retain(|counter| !self.closes(scene, *counter, at_s));
            self.idle = idle;
        }
        // The counter that is free the longest.
        let fits =
            |counter: &usize| scene.desks[*counter].serves(service) && scene.desks[*counter].closes_s > at_s;
        if let Some(place) = self.idle.iter().position(fits) {
            let counter = self.idle.remove(place);
            let pickup = &scene.branch.pickup;
            let delay_s = pickup.as_ref().map_or(0.0, |times| times.draw(pickups.at(u64::from(seq))));
            self.push(at_s + delay_s, counter);
        }
    }

    /// A counter can call somebody.
    fn free(
        &mut self,
        scene: &Scene<'_>,
        questions: &Questions,
        counter: usize,
        at_s: f64,
        turnarounds: Draws,
    ) {
        let desk = &scene.desks[counter];
        if desk.closes_s <= at_s || self.closes(scene, counter, at_s) {
            return;
        }
        let chosen = self.choose(scene, counter, at_s);
        if !self.open.is_empty() {
            self.meet_newcomers(scene, questions, counter, at_s, chosen.map(|(rank, _)| rank));
        }
        let Some((_, spot)) = chosen else {
            self.idle.push(counter);
            return;
        };
        let taken = match spot {
            Spot::Bound(place) => Some(self.bound[counter].swap_remove(place)),
            Spot::Early(place) => Some(self.early.remove(place)),
            Spot::Queue { service, priority } => self.queues[service][usize::from(priority)].pop_front(),
        };
        let Some(item) = taken else { return };
        self.waiting -= 1;
        if let Some(wait_s) = self.found.tickets_s.get_mut(item.ticket as usize) {
            *wait_s = at_s - scene.branch.now_s;
            self.listed -= 1;
        } else if questions.mean_from.is_some_and(|(from_s, _)| item.due_s >= from_s) {
            self.found.waits_s += at_s - item.due_s;
            self.found.waits += 1;
        }
        let end_s = at_s + item.length_s;
        self.found.last_s = self.found.last_s.max(end_s);
        let turnaround = scene.branch.turnaround.as_ref().filter(|_| item.length_s > 0.0);
        let gap_s = turnaround.map_or(0.0, |times| times.draw(turnarounds.at(u64::from(item.seq))));
        self.push(end_s + gap_s, counter);
    }

    /// A newcomer changes nothing before the moment in which it would be called. So it need not be there: that moment is
    /// the first in which a counter of its service would take nobody before it.
    fn meet_newcomers(
        &mut self,
        scene: &Scene<'_>,
        questions: &Questions,
        counter: usize,
        at_s: f64,
        chosen: Option<Rank>,
    ) {
        let now_s = scene.branch.now_s;
        let found = &mut self.found.newcomers_s;
        self.open.retain(|index| {
            let (service, priority) = questions.newcomers[*index];
            let own =
                Rank { early: false, bound: false, priority, due_s: now_s, issued_s: now_s, seq: LATER - 1 };
            let called =
                scene.desks[counter].serves(service) && chosen.is_none_or(|other| own.is_before(&other));
            if called {
                found[*index] = at_s - now_s;
            }
            !called
        });
    }

    /// Who is called next at this counter (M4).
    fn choose(&self, scene: &Scene<'_>, counter: usize, at_s: f64) -> Option<(Rank, Spot)> {
        let desk = &scene.desks[counter];
        let mut best: Option<(Rank, Spot)> = None;
        let mut offer = |rank: Rank, spot: Spot| {
            if best.as_ref().is_none_or(|(first, _)| rank.is_before(first)) {
                best = Some((rank, spot));
            }
        };
        for (place, item) in self.bound[counter].iter().enumerate() {
            offer(item.rank(true, at_s), Spot::Bound(place));
        }
        for service in &desk.services {
            for priority in [false, true] {
                if let Some(item) = self.queues[*service][usize::from(priority)].front() {
                    offer(item.rank(false, at_s), Spot::Queue { service: *service, priority });
                }
            }
        }
        for (place, item) in self.early.iter().enumerate() {
            if desk.serves(item.service as usize) {
                offer(item.rank(false, at_s), Spot::Early(place));
            }
        }
        best
    }

    /// Who waits at this moment, and how long.
    fn look(&mut self, scene: &Scene<'_>, at_s: f64, moment: usize) {
        let services = scene.branch.services.len();
        for (service, queues) in self.queues.iter().enumerate() {
            let target_s = scene.branch.services[service].target_s.unwrap_or(f64::INFINITY);
            let (mut longest_s, mut over) = (0.0_f64, 0);
            for queue in queues {
                if let Some(first) = queue.front() {
                    longest_s = longest_s.max(at_s - first.due_s);
                    over += queue.partition_point(|item| at_s - item.due_s > target_s);
                }
            }
            let place = moment * services + service;
            self.found.longest_s[place] = longest_s;
            self.found.over[place] = crate::times::float(over);
        }
        for item in self.bound.iter().flatten().chain(&self.stuck).filter(|item| item.due_s <= at_s) {
            let service = item.service as usize;
            let place = moment * services + service;
            let waited_s = at_s - item.due_s;
            self.found.longest_s[place] = self.found.longest_s[place].max(waited_s);
            if scene.branch.services[service].target_s.is_some_and(|target_s| waited_s > target_s) {
                self.found.over[place] += 1.0;
            }
        }
    }
}

fn next_arrival(scene: &Scene<'_>, stream: &mut Stream, after_s: f64) -> Option<(f64, usize)> {
    let wait = -stream.next().ln();
    let which = stream.next();
    scene.next_arrival(after_s, wait, which)
}
