//! Changes that the server pushes (`push` extension) go into the lists at once. After a gap, a reset or a broken
//! connection the lists are read again.

use std::time::Duration;

use callpad_wire::{FeedEnd, feature};
use callpad_wire::{FeedEvent, FeedMessage, TicketChange, TicketChangeKind};

use super::Transition;
use crate::effect::Effect;
use crate::event::JobId;
use crate::state::{DeskState, JUST_CALLED, JustCalled, Listening, PendingAction};
use crate::view::Connection;

/// How long a connection must have lasted for the next failure to count as the first.
const LIVED: Duration = Duration::from_secs(30);
/// The longest pause between two attempts to connect.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

impl Transition {
    /// Opens the feed if the server has one and it is not open yet.
    pub(super) fn listen(&mut self) {
        if !self.state.features.has(feature::PUSH) || self.state.signed_in.is_none() {
            return;
        }
        let after = match &self.state.listening {
            Listening::Not => None,
            Listening::Pausing { until, after, .. } if *until <= self.now.running => *after,
            Listening::Pausing { .. } | Listening::Opening { .. } | Listening::Live { .. } => return,
        };
        let failures = self.state.listening.failures();
        let id = self.job();
        self.state.listening = Listening::Opening { id, after, failures };
        self.effects.push(Effect::Listen { id, after });
    }

    /// Closes the feed.
    pub(super) fn stop_listening(&mut self) {
        if self.state.listening.id().is_some() {
            self.effects.push(Effect::StopListening);
        }
        self.state.listening = Listening::Not;
        self.state.polling.set_live(false);
    }

    /// The messages of the feed, in order; those of a closed feed are ignored.
    pub(super) fn feed_messages(&mut self, id: JobId, messages: Vec<FeedMessage>) {
        let (mut changed, mut gap) = (false, false);
        for message in messages {
            if self.state.listening.id() != Some(id) {
                return;
            }
            let FeedMessage { seq, prev, what } = message;
            match (&mut self.state.listening, what) {
                (Listening::Opening { after, failures, .. }, FeedEvent::Hello) => {
                    // Changes since the last refresh may have been missed, unless this connection continues where the
                    // last one broke off.
                    gap |= *after != Some(seq);
                    let (since, failures) = (self.now.running, *failures);
                    self.state.listening = Listening::Live { id, last: seq, since, failures };
                    self.state.polling.set_live(true);
                    self.connection_shows_interval();
                }
                (Listening::Live { last, .. }, what) => {
                    gap |= prev != Some(*last) || what == FeedEvent::Reset;
                    *last = seq;
                    changed |= self.take_in(what);
                }
                // The first message was not the hello: this is not a Callpad feed.
                _ => return self.feed_ended(id, &FeedEnd::Unreadable { field: "type".into() }),
            }
        }
        if changed {
            self.draw_lists(false);
            self.ask_for_next();
        }
        if gap {
            // The gap may have ended or reset what was open here (M2, M21).
            self.state.unverified = true;
            self.state.pending_reads.all = true;
            self.refresh(Vec::new());
        }
    }

    /// The feed ended. The next refresh shows whether the server is reachable, and renews the session if that was the
    /// cause.
    pub(super) fn feed_ended(&mut self, id: JobId, why: &FeedEnd) {
        let (after, failures) = match &self.state.listening {
            Listening::Opening { id: opening, after, failures } if *opening == id => (*after, *failures),
            Listening::Live { id: live, last, since, failures } if *live == id => {
                let lived = self.now.running.saturating_sub(*since) >= LIVED;
                (Some(*last), if lived { 0 } else { *failures })
            }
            _ => return,
        };
        // After an unreadable message nothing from that connection can be trusted.
        let after = after.filter(|_| !matches!(why, FeedEnd::Unreadable { .. }));
        let failures = failures.saturating_add(1);
        let pause = Duration::from_secs(1).saturating_mul(1 << failures.min(6)).min(LONGEST_PAUSE);
        self.effects.push(Effect::StopListening);
        self.state.listening =
            Listening::Pausing { until: self.now.running.saturating_add(pause), after, failures };
        self.state.polling.set_live(false);
        self.connection_shows_interval();
        // Only a refresh can show what is missed from here on; one in flight may have begun before.
        self.state.pending_reads.all |= after.is_none();
        self.state.unverified = true;
        if self.state.refreshing.as_ref().is_none_or(|refreshing| refreshing.light) {
            self.refresh(Vec::new());
        }
    }

    /// Applies one change; returns whether the lists must be redrawn.
    fn take_in(&mut self, what: FeedEvent) -> bool {
        match what {
            FeedEvent::Hello | FeedEvent::Reset | FeedEvent::Counter(_) | FeedEvent::Device(_) => false,
            FeedEvent::Request(request) => {
                self.hear_request(*request);
                false
            }
            // Services may be new, gone or renamed; of a newer server it is not known what has changed.
            FeedEvent::Directory | FeedEvent::Unknown => {
                self.state.pending_reads.all = true;
                self.state.polling.soon();
                false
            }
            FeedEvent::Service(service) => {
                self.state.queues.take_service(*service);
                true
            }
            FeedEvent::Ticket(change) => {
                self.mind_own_counter(&change);
                self.take_ticket(*change)
            }
        }
    }

    fn take_ticket(&mut self, change: TicketChange) -> bool {
        let Some(signed_in) = self.state.signed_in.clone() else { return false };
        let TicketChange { change, ticket, .. } = change;
        let pending_reads = &mut self.state.pending_reads;
        match change {
            // These do not change the lists.
            TicketChangeKind::Recalled | TicketChangeKind::Ended => return false,
            TicketChangeKind::Paused => pending_reads.paused = true,
            TicketChangeKind::Cancelled => pending_reads.cancelled = true,
            // It may have been called from either list.
            TicketChangeKind::Called => {
                if let Some((service, waited)) = self.state.queues.find(&ticket.id) {
                    let (label, service) = (waited.label(), service.clone());
                    self.state.just_called.push_back(JustCalled { id: ticket.id.clone(), label, service });
                    let surplus = self.state.just_called.len().saturating_sub(JUST_CALLED);
                    self.state.just_called.drain(..surplus);
                }
                pending_reads.paused |= self.state.queues.lists_aside(&ticket.id, true);
                pending_reads.cancelled |= self.state.queues.lists_aside(&ticket.id, false);
            }
            // One that a supervisor had cancelled may wait again.
            TicketChangeKind::Changed => {
                pending_reads.cancelled |= self.state.queues.lists_aside(&ticket.id, false);
            }
            TicketChangeKind::Created | TicketChangeKind::Transferred => {}
        }
        let waits = matches!(
            change,
            TicketChangeKind::Created | TicketChangeKind::Transferred | TicketChangeKind::Changed
        );
        let viewpoint = self.viewpoint(&signed_in);
        let counted = self.state.queues.take_ticket(ticket, waits, &signed_in.seat.services, &viewpoint);
        // The side lists, and counts that cannot be computed here, come with a refresh within the interval.
        let pending_reads = &self.state.pending_reads;
        if pending_reads.paused || pending_reads.cancelled || !counted {
            self.state.polling.soon();
        }
        true
    }

    /// Something was called or finished at this counter: by this desk, which knows, or by somebody else.
    fn mind_own_counter(&mut self, change: &TicketChange) {
        let Some(signed_in) = &self.state.signed_in else { return };
        let here = change.desk_id.as_ref() == Some(&signed_in.seat.desk_id);
        if !here || !self.state.desk.is_still() {
            return;
        }
        let open = match &self.state.desk {
            DeskState::Serving { open, pending: PendingAction::Nothing } => Some(&open.answer_id),
            _ => None,
        };
        let ours = open.is_some() && open == change.answer_id.as_ref();
        let surprising = match change.change {
            TicketChangeKind::Called => !ours,
            TicketChangeKind::Ended
            | TicketChangeKind::Paused
            | TicketChangeKind::Cancelled
            | TicketChangeKind::Transferred => ours,
            TicketChangeKind::Created | TicketChangeKind::Recalled | TicketChangeKind::Changed => false,
        };
        if surprising {
            self.state.unverified = true;
            self.state.polling.at_once();
        }
    }

    /// Asks who is next now, if the server can tell (`next` extension); at most four times a second.
    pub(super) fn ask_for_next(&mut self) {
        if self.state.features.has(feature::NEXT)
            && matches!(self.state.connection, Connection::Live | Connection::Polling { .. })
        {
            self.state.pending_reads.next = true;
            if let Some(told) = &mut self.state.server_next {
                told.fresh = false;
            }
        }
    }
}
