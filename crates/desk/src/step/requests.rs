//! What supervisors ask of this counter (`requests` extension): it is heard of over the feed and read with the refreshes,
//! and answered beside whatever is served, also on a break.

use std::time::Duration;

use callpad_wire::op::AnswerRequest;
use callpad_wire::{CounterRequest, CounterRequestKind, CounterRequestState, RequestId, feature};

use super::Transition;
use crate::action::Action;
use crate::event::{RefreshResult, ReplyId};
use crate::notice::NoticeKind;
use crate::poll::LONGEST;
use crate::press::{QueuePress, Rejected};
use crate::state::{DeskState, Requests};
use crate::time::Now;
use crate::view::Connection;

/// How long what was read holds where the feed tells of changes: as for the read-back, in case something was missed.
const READ_EVERY: Duration = LONGEST;

impl Transition {
    /// Whether the next refresh is to read them. At sign-in nobody knows yet what the server has: the refresh finds out.
    pub(super) fn wants_requests(&self) -> bool {
        let unknown = matches!(self.state.desk, DeskState::Arriving { .. });
        let is_live = self.state.connection == Connection::Live;
        let is_old = |at| self.now.running.saturating_sub(at) >= READ_EVERY;
        let old = self.state.requests.read.is_none_or(is_old);
        unknown
            || self.state.features.has(feature::REQUESTS) && (self.state.pending_reads.all || !is_live || old)
    }

    /// What a refresh that began at `started` read of them.
    pub(super) fn take_requests(&mut self, started: Duration, found: &mut RefreshResult) {
        if let (Some(list), Some(signed_in)) = (found.requests.take(), &self.state.signed_in) {
            self.state.requests.listed(&signed_in.seat.desk_id, list, started, self.now.running);
        }
    }

    /// The feed told of one.
    pub(super) fn hear_request(&mut self, request: CounterRequest) {
        if self.state.signed_in.as_ref().is_some_and(|signed_in| signed_in.seat.desk_id == request.desk_id) {
            self.state.requests.told(request, self.now.running);
        }
    }

    /// Another counter, or nobody: nothing is asked here.
    pub(super) fn forget_requests(&mut self) {
        self.state.requests = Requests::default();
    }

    /// Answers one. It disturbs nothing that is served, and a break goes on unless it was to end.
    pub(super) fn press_answer(
        &mut self,
        reply_id: ReplyId,
        request_id: RequestId,
        accept: bool,
    ) -> Result<(), Rejected> {
        let press = QueuePress {
            request: AnswerRequest { request_id: request_id.clone(), accept }.into(),
            call: false,
        };
        let on_break = self.on_break_for(Action::AnswerRequest)?;
        if self.state.requests.find(&request_id).is_none() {
            return Err(Rejected::NotNow);
        }
        if on_break.is_none() {
            return self.press_queue(reply_id, press);
        }
        self.send_queue_action(reply_id, press, None, on_break);
        Ok(())
    }

    /// The server took the answer.
    pub(super) fn answered(&mut self, reply_id: ReplyId, request: &CounterRequest, on_break: Option<Now>) {
        self.state.requests.end(&request.id);
        let accepted = request.state == CounterRequestState::Accepted;
        if accepted {
            let works = matches!(request.kind, CounterRequestKind::Open | CounterRequestKind::Serve);
            if on_break.is_some() && works {
                self.state.desk = DeskState::FREE;
            }
            if request.kind == CounterRequestKind::Serve
                && let Some(service) = &request.service_id
            {
                self.serve_as_well(service.clone());
            }
        }
        self.notify(NoticeKind::RequestAnswered { accepted });
        // As after an issue: where the line was lost meanwhile, whatever else has changed is seen now.
        self.refresh(Vec::new());
        self.done(reply_id);
    }
}
