//! What supervisors ask of this counter (`requests` extension).

use std::collections::VecDeque;
use std::time::Duration;

use callpad_wire::{CounterRequest, CounterRequestState, DeskId, RequestId};

/// The most that are shown: several times what our server lets wait at one counter.
const MOST: usize = 10;
/// How many that are over are remembered: a list that was asked for before may still have them.
const MOST_OVER: usize = 16;
/// A request that says nothing of its end ends after the time that our server gives.
const ENDS_AFTER: Duration = Duration::from_secs(600);

/// What is asked of this counter and not answered yet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Requests {
    waiting: Vec<Asked>,
    over: VecDeque<RequestId>,
    /// When they were last read, on the monotonic clock.
    pub(crate) read: Option<Duration>,
}

#[derive(Clone, Debug)]
struct Asked {
    request: CounterRequest,
    /// When it was heard of, and when it ends by itself, on the monotonic clock.
    heard: Duration,
    ends: Duration,
}

impl Requests {
    /// All of them, the oldest first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &CounterRequest> {
        self.waiting.iter().map(|asked| &asked.request)
    }

    /// One of them.
    pub(crate) fn find(&self, id: &RequestId) -> Option<&CounterRequest> {
        self.iter().find(|request| request.id == *id)
    }

    /// When the next of them ends by itself.
    pub(crate) fn due(&self) -> Option<Duration> {
        self.waiting.iter().map(|asked| asked.ends).min()
    }

    /// The server told of one.
    pub(crate) fn told(&mut self, request: CounterRequest, now: Duration) {
        match request.state {
            CounterRequestState::Asked => self.add(request, now),
            CounterRequestState::Accepted | CounterRequestState::Declined | CounterRequestState::Ended => {
                self.end(&request.id);
            }
        }
    }

    /// The server listed all that are open, when asked at `started`. What was heard of since then is newer.
    pub(crate) fn listed(
        &mut self,
        desk: &DeskId,
        list: Vec<CounterRequest>,
        started: Duration,
        now: Duration,
    ) {
        self.read = Some(now);
        let is_listed = |asked: &Asked| list.iter().any(|request| request.id == asked.request.id);
        self.waiting.retain(|asked| asked.heard > started || is_listed(asked));
        for request in list {
            let is_open = request.state == CounterRequestState::Asked && request.desk_id == *desk;
            if is_open && !self.over.contains(&request.id) {
                self.add(request, now);
            }
        }
    }

    /// It was answered, or has ended.
    pub(crate) fn end(&mut self, id: &RequestId) {
        self.waiting.retain(|asked| asked.request.id != *id);
        if !self.over.contains(id) {
            self.over.push_back(id.clone());
        }
        let surplus = self.over.len().saturating_sub(MOST_OVER);
        self.over.drain(..surplus);
    }

    /// Those whose time is over end.
    pub(crate) fn pass(&mut self, now: Duration) {
        self.waiting.retain(|asked| asked.ends > now);
    }

    fn add(&mut self, request: CounterRequest, now: Duration) {
        if self.find(&request.id).is_some() || self.waiting.len() >= MOST {
            return;
        }
        let left = request.ends_in_s.map_or(ENDS_AFTER, |left| Duration::from_secs(left.into()));
        let ends = now.saturating_add(left.min(ENDS_AFTER));
        self.waiting.push(Asked { request, heard: now, ends });
    }
}
