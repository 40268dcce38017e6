//! Changes that the server pushes (`push` extension): each leads to a reading of the location concerned. What names none
//! leads to a reading of all.

use callpad_desk::JobId;
use callpad_wire::{DeskId, FeedEnd, FeedEvent, FeedMessage, LocationId, ServiceId, TicketChange};

use super::Transition;
use crate::effect::Effect;
use crate::state::listening::Listening;

impl Transition {
    pub(super) fn listen(&mut self) {
        let id = self.state.job();
        let after = self.state.listening.open(id);
        self.effects.push(Effect::Listen { id, after });
    }

    pub(super) fn stop_listening(&mut self) {
        if self.state.listening.id().is_some() {
            self.effects.push(Effect::StopListening);
        }
        self.state.listening = Listening::Not;
        self.connection_shows_interval();
    }

    /// The messages of the feed, in order; those of a closed feed are ignored.
    pub(super) fn feed_messages(&mut self, id: JobId, messages: Vec<FeedMessage>) {
        for message in messages {
            if self.state.listening.id() != Some(id) {
                return;
            }
            let FeedMessage { seq, prev, what } = message;
            match (&mut self.state.listening, what) {
                (Listening::Opening { after, failures, .. }, FeedEvent::Hello) => {
                    // Changes may have been missed, unless this connection goes on where the last one broke off.
                    let gap = *after != Some(seq);
                    let (since, failures) = (self.now.running, *failures);
                    self.state.listening = Listening::Live { id, last: seq, since, failures };
                    self.connection_shows_interval();
                    if gap {
                        self.state.all.touch();
                    }
                }
                (Listening::Live { last, .. }, what) => {
                    let gap = prev != Some(*last);
                    *last = seq;
                    if gap {
                        self.state.all.touch();
                    }
                    self.take_in(what);
                }
                // The first message was not the hello: this is not a Callpad feed.
                _ => return self.feed_ended(id, &FeedEnd::Unreadable { field: "type".into() }),
            }
        }
    }

    /// The feed ended: the board is read per interval until it is open again.
    pub(super) fn feed_ended(&mut self, id: JobId, why: &FeedEnd) {
        // After an unreadable message nothing from that connection can be trusted.
        let trusted = !matches!(why, FeedEnd::Unreadable { .. });
        if !self.state.listening.ended(id, trusted, self.now.running) {
            return;
        }
        self.effects.push(Effect::StopListening);
        self.connection_shows_interval();
        // A reading shows whether the server is reachable, and renews the session if that was the cause.
        self.state.all.touch();
    }

    fn take_in(&mut self, what: FeedEvent) {
        match what {
            FeedEvent::Hello => {}
            FeedEvent::Reset | FeedEvent::Directory | FeedEvent::Unknown => self.state.all.touch(),
            FeedEvent::Counter(desk) => self.touch_where([desk.and_then(|desk| self.counter_at(&desk))]),
            FeedEvent::Device(location) => self.touch_where([location]),
            FeedEvent::Service(service) => {
                self.state.acts.withdraw_unless_open(&service.service.id, service.open);
                self.touch_where([self.service_at(&service.service.id)]);
            }
            // What is asked changes no number.
            FeedEvent::Request(request) => {
                self.note_answer(&request);
                if self.state.requests.told(*request, self.now) {
                    self.show_requests();
                }
            }
            FeedEvent::Ticket(change) => {
                self.state.acts.hear(&change);
                self.touch_where(self.places_of(&change));
            }
        }
    }

    /// Where a ticket was and is: it may have been sent to another location.
    fn places_of(&self, change: &TicketChange) -> [Option<LocationId>; 4] {
        let ticket = &change.ticket;
        let service = |service: &Option<callpad_wire::ServiceRef>| {
            service.as_ref().and_then(|service| self.service_at(&service.id))
        };
        [
            service(&ticket.service),
            service(&ticket.dst_service),
            ticket.dst_desk.as_ref().and_then(|desk| self.counter_at(&desk.id)),
            change.desk_id.as_ref().and_then(|desk| self.counter_at(desk)),
        ]
    }

    /// These locations have changed; all, if none is known.
    fn touch_where<const N: usize>(&mut self, places: [Option<LocationId>; N]) {
        let mut known = false;
        for place in places.into_iter().flatten() {
            if let Some(location) = self.state.location_mut(&place) {
                location.schedule.touch();
                known = true;
            }
        }
        if !known {
            self.state.all.touch();
        }
    }

    pub(super) fn service_at(&self, service: &ServiceId) -> Option<LocationId> {
        self.state.places.services.get(service).cloned()
    }

    pub(super) fn counter_at(&self, desk: &DeskId) -> Option<LocationId> {
        self.state.places.counters.get(desk).cloned()
    }
}
