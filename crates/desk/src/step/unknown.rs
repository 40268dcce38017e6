//! An action was sent, the line broke, and nobody knows whether it happened (T12). It is never sent again by itself.

use std::sync::Arc;
use std::time::Duration;

use callpad_wire::{Answer, ServiceId};

use super::Turn;
use super::serve::Called;
use crate::event::{Found, ReadBack};
use crate::state::{Before, Finish, Target, Unknown, Unsettled, Work};
use crate::view::{Action, Open, Source, Told};

/// A list says that a call did not happen only this long after the line broke: before that the server may
/// still be at it.
pub(super) const LISTS_SETTLE_AFTER: Duration = Duration::from_secs(5);

impl Turn {
    /// What a look that began at `started` says about it. Where the server cannot read back, the person decides.
    pub(super) fn settle(&mut self, unknown: Unknown, started: Duration, found: &Found) {
        let Unknown { what, since } = unknown;
        match what {
            Unsettled::Call { target, before } => self.settle_call(target, &before, since, started, found),
            Unsettled::Finish { how, open } => self.settle_finish(&how, open, found),
        }
    }

    fn settle_finish(&mut self, how: &Finish, open: Arc<Open>, found: &Found) {
        let (action, label) = (how.action(), Some(open.ticket.label()));
        match &found.read_back {
            ReadBack::Open(answer) if answer.id == open.answer_id => {
                self.arm_guard();
                self.state.work = Work::serving(open);
                self.tell(Told::SettledNotDone { action, label });
            }
            ReadBack::Open(answer) => {
                self.opened(Answer::clone(answer), Called::FoundOpen);
                self.tell(Told::SettledDone { action, label });
            }
            ReadBack::NoneOpen => self.settled_finished(action, label),
            ReadBack::CannotTell => {
                if self.is_listed_by(how, &open, found) {
                    self.settled_finished(action, label);
                }
            }
            ReadBack::Unanswered => {}
        }
    }

    fn settled_finished(&mut self, action: Action, label: Option<String>) {
        self.closed();
        self.arm_guard();
        self.tell(Told::SettledDone { action, label });
    }

    /// Whether the ticket stands where the action would have put it: then it happened. That it does not stand there
    /// proves nothing, and after an end there is nowhere to look.
    fn is_listed_by(&self, how: &Finish, open: &Open, found: &Found) -> bool {
        let id = &open.ticket.id;
        let queues = &self.state.queues;
        match how {
            Finish::End => false,
            Finish::Pause => {
                matches!(found.paused, Some(Ok(_))) && queues.find_in(Source::Paused, id).is_some()
            }
            Finish::Cancel => {
                matches!(found.cancelled, Some(Ok(_))) && queues.find_in(Source::Cancelled, id).is_some()
            }
            Finish::Transfer { .. } => {
                let read = |service: &ServiceId| found.waiting.iter().any(|(id, _)| id == service);
                queues.find(id).is_some_and(|(service, _)| read(service))
            }
        }
    }

    fn settle_call(
        &mut self,
        target: Target,
        before: &Before,
        since: Duration,
        started: Duration,
        found: &Found,
    ) {
        let (action, label) = (target.action(), target.label());
        match &found.read_back {
            ReadBack::Open(answer) => {
                let still_the_old = matches!(before, Before::SaidGone(open) if open.answer_id == answer.id);
                let another = matches!(&target, Target::Ticket(chosen) if chosen.id != answer.ticket.id);
                if still_the_old {
                    self.arm_guard();
                    self.state.work = before.work();
                    self.tell(Told::SettledNotDone { action, label });
                } else if another {
                    self.opened(Answer::clone(answer), Called::FoundOpen);
                    self.tell(Told::SettledNotDone { action, label });
                } else {
                    let label = Some(answer.ticket.label());
                    self.opened(Answer::clone(answer), Called::Since(since));
                    self.tell(Told::SettledDone { action, label });
                }
            }
            ReadBack::NoneOpen => {
                self.closed();
                self.arm_guard();
                // Asked once more with the next look: a slow server may have been at it still.
                self.state.unverified = true;
                self.tell(Told::SettledNotDone { action, label });
            }
            ReadBack::CannotTell => {
                let late_enough = started >= since.saturating_add(LISTS_SETTLE_AFTER);
                if late_enough && self.shows(&target, found) == Some(true) {
                    self.arm_guard();
                    self.state.work = before.work();
                    self.tell(Told::SettledNotDone { action, label });
                }
            }
            ReadBack::Unanswered => {}
        }
    }
}
