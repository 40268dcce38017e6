//! What was asked of the counters (`requests` extension).

use std::time::Duration;

use callpad_desk::Now;
use callpad_wire::{CounterRequest, CounterRequestState, DeskId};

use crate::view::RequestView;

/// The most that are remembered, of all counters: several times what our server lets wait at one location. Beyond it the
/// oldest go.
const MOST: usize = 500;
/// A request that says nothing of its end ends after the time that our server gives.
const ENDS_AFTER: Duration = Duration::from_secs(600);
/// How long one that is over is still shown with what became of it.
const SHOWN_FOR: Duration = Duration::from_secs(300);

/// What was asked of the counters, open and lately over, the oldest first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Requests {
    all: Vec<Asked>,
}

#[derive(Clone, Debug)]
struct Asked {
    request: CounterRequest,
    heard: Duration,
    until: Duration,
}

impl Requests {
    /// Those of a counter.
    pub(crate) fn at<'a>(&'a self, desk: &'a DeskId) -> impl Iterator<Item = RequestView> + 'a {
        let here = self.all.iter().filter(move |asked| asked.request.desk_id == *desk);
        here.map(|asked| RequestView { request: asked.request.clone(), until: asked.until })
    }

    /// When the next of them ends, or is no longer shown.
    pub(crate) fn due(&self) -> Option<Duration> {
        self.all.iter().map(|asked| asked.until).min()
    }

    /// The server told of one. Whether that is news.
    pub(crate) fn told(&mut self, request: CounterRequest, now: Now) -> bool {
        let is_open = request.state == CounterRequestState::Asked;
        if let Some(known) = self.all.iter_mut().find(|asked| asked.request.id == request.id) {
            // What is over stays over: an older list may still have it.
            if known.request.state == request.state || known.request.state != CounterRequestState::Asked {
                return false;
            }
            known.until = now.running.saturating_add(SHOWN_FOR);
            known.request = CounterRequest { ends_in_s: None, ..request };
            return true;
        }
        let left = if is_open {
            request.ends_in_s.map_or(ENDS_AFTER, |left| Duration::from_secs(left.into())).min(ENDS_AFTER)
        } else {
            SHOWN_FOR
        };
        let until = now.running.saturating_add(left);
        self.all.push(Asked { request, heard: now.running, until });
        let surplus = self.all.len().saturating_sub(MOST);
        self.all.drain(..surplus);
        true
    }

    /// The server listed all that are open, when asked at `began`. One that is missing was answered or has ended: nobody
    /// can say which, so it is no longer shown. Whether anything changed.
    pub(crate) fn listed(&mut self, list: Vec<CounterRequest>, began: Duration, now: Now) -> bool {
        let before = self.all.len();
        self.all.retain(|asked| {
            asked.request.state != CounterRequestState::Asked
                || asked.heard > began
                || list.iter().any(|request| request.id == asked.request.id)
        });
        let mut changed = self.all.len() != before;
        for request in list {
            changed |= self.told(request, now);
        }
        changed
    }

    /// Those whose time is over end; those that were over are no longer shown. Whether there was one.
    pub(crate) fn pass(&mut self, now: Duration) -> bool {
        let mut changed = false;
        for asked in self.all.iter_mut().filter(|asked| asked.until <= now) {
            if asked.request.state == CounterRequestState::Asked {
                asked.request.state = CounterRequestState::Ended;
                asked.request.ends_in_s = None;
                asked.until = now.saturating_add(SHOWN_FOR);
                changed = true;
            }
        }
        let before = self.all.len();
        self.all.retain(|asked| asked.until > now);
        changed || self.all.len() != before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(s: u64) -> Now {
        let wall = "2026-11-28T10:00:00Z".parse().unwrap();
        Now { running: Duration::from_secs(s), wall }
    }

    fn request(id: &str, state: CounterRequestState, ends_in_s: Option<u32>) -> CounterRequest {
        let kind = callpad_wire::CounterRequestKind::Open;
        CounterRequest { id: id.into(), desk_id: "d".into(), kind, service_id: None, state, ends_in_s }
    }

    fn shown(requests: &Requests) -> Vec<(String, CounterRequestState)> {
        requests.at(&"d".into()).map(|one| (one.request.id.to_string(), one.request.state)).collect()
    }

    use CounterRequestState::{Accepted, Asked, Declined, Ended};

    #[test]
    fn what_became_of_a_request_is_shown_for_a_while() {
        let mut requests = Requests::default();
        assert!(requests.told(request("1", Asked, Some(600)), at(0)));
        assert!(!requests.told(request("1", Asked, Some(590)), at(10)), "no news");
        assert!(requests.told(request("1", Accepted, None), at(20)));
        assert!(!requests.told(request("1", Asked, Some(580)), at(21)), "an old list does not open it again");
        assert_eq!(shown(&requests), [("1".to_owned(), Accepted)]);
        assert_eq!(requests.due(), Some(Duration::from_secs(320)));
        assert!(!requests.pass(Duration::from_secs(319)));
        assert!(requests.pass(Duration::from_secs(320)));
        assert_eq!(shown(&requests), []);
    }

    #[test]
    fn one_that_nobody_answers_ends_by_itself() {
        let mut requests = Requests::default();
        requests.told(request("1", Asked, Some(30)), at(0));
        requests.told(request("2", Asked, None), at(0));
        requests.told(request("3", Asked, Some(9_999_999)), at(0));
        assert!(requests.pass(Duration::from_secs(30)));
        assert_eq!(shown(&requests)[0].1, Ended);
        assert!(requests.pass(Duration::from_secs(600)), "what says nothing, or too much, ends as ours does");
        assert!(shown(&requests).iter().all(|(_, state)| *state == Ended));
    }

    #[test]
    fn a_list_replaces_what_was_heard_before_it_was_asked_for() {
        let mut requests = Requests::default();
        requests.told(request("old", Asked, None), at(0));
        requests.told(request("declined", Declined, None), at(0));
        requests.told(request("new", Asked, None), at(20));
        assert!(requests.listed(vec![request("listed", Asked, Some(60))], Duration::from_secs(10), at(30)));
        let ids: Vec<_> = shown(&requests).into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids, ["declined", "new", "listed"]);
    }

    #[test]
    fn a_server_that_asks_without_end_fills_no_memory() {
        let mut requests = Requests::default();
        for n in 0..MOST + 20 {
            requests.told(request(&n.to_string(), Asked, None), at(0));
        }
        assert_eq!(shown(&requests).len(), MOST);
        assert_eq!(shown(&requests)[0].0, "20", "the oldest go");
    }
}
