//! An action was sent, the line broke, and nobody knows whether it happened (T12). It is never sent again by itself.

use std::time::Duration;

use callpad_wire::Answer;

use super::Turn;
use super::call::was_read;
use super::serve::Called;
use crate::event::{Found, ReadBack};
use crate::state::{Before, Target, Unknown, Unsettled, Work};
use crate::view::{Action, Told};

/// A waiting list says that a call did not happen only this long after the line broke: before that the server may
/// still be at it.
pub(super) const LISTS_SETTLE_AFTER: Duration = Duration::from_secs(5);

impl Turn {
    /// What a look that began at `started` says about it. Where the server cannot read back, the person decides.
    pub(super) fn settle(&mut self, unknown: Unknown, started: Duration, found: &Found) {
        let Unknown { what, since } = unknown;
        match what {
            Unsettled::Call { target, before } => self.settle_call(target, &before, since, started, found),
            Unsettled::End(open) => {
                let label = Some(open.ticket.label());
                match &found.read_back {
                    ReadBack::Open(answer) if answer.id == open.answer_id => {
                        self.arm_guard();
                        self.state.work = Work::serving(open);
                        self.tell(Told::SettledNotDone { action: Action::End, label });
                    }
                    ReadBack::Open(answer) => {
                        self.opened(Answer::clone(answer), Called::FoundOpen);
                        self.tell(Told::SettledDone { action: Action::End, label });
                    }
                    ReadBack::NoneOpen => {
                        self.closed();
                        self.arm_guard();
                        self.tell(Told::SettledDone { action: Action::End, label });
                    }
                    ReadBack::CannotTell | ReadBack::Unanswered => {}
                }
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
                let another = matches!(&target, Target::Ticket { id, .. } if *id != answer.ticket.id);
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
                let Target::Ticket { id, label: _, service: Some(service) } = &target else { return };
                let late_enough = started >= since.saturating_add(LISTS_SETTLE_AFTER);
                if late_enough && was_read(found, service) && self.state.queues.find(id).is_some() {
                    self.arm_guard();
                    self.state.work = before.work();
                    self.tell(Told::SettledNotDone { action, label });
                }
            }
            ReadBack::Unanswered => {}
        }
    }
}
