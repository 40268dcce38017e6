//! Restores what was saved on disk and compares it with what the server says (M2, T12).

use std::sync::Arc;
use std::time::Duration;

use callpad_wire::{Answer, IdempotencyKey, ServiceId, ServiceRef, Ticket};

use super::Transition;
use super::serve::Called;
use crate::action::{Action, Source, TicketEffect};
use crate::event::{JobId, RefreshResult};
use crate::notice::NoticeKind;
use crate::ports::ReadBack;
use crate::record::{Journal, OpenRecord, SentRecord};
use crate::state::{
    Chosen, DeskState, Finish, OpenBefore, SentAction, Target, TransferTarget, UncertainAction, Unknown,
};
use crate::storage::Damage;
use crate::time::Now;
use crate::view::Open;

impl Transition {
    /// The first refresh of a seat is done. The server says what is open here; if it cannot, the journal does.
    pub(super) fn arrived(
        &mut self,
        mine: Journal,
        damage: Option<Damage>,
        started: Duration,
        found: &RefreshResult,
    ) {
        self.take_up(mine);
        self.state.unverified = true;
        match self.state.desk.clone() {
            DeskState::Unknown(unknown) => self.settle(*unknown, started, found),
            DeskState::Serving { open, pending: _ } => self.verify(Some(open), &found.read_back),
            _ => self.verify(None, &found.read_back),
        }
        if let Some(damage) = damage {
            self.notify(NoticeKind::JournalDamaged { damage });
        }
    }

    /// Restores this seat's journal: the open ticket, an action of unknown outcome, paused tickets and offline calls.
    pub(super) fn take_up(&mut self, mine: Journal) {
        let Journal { open, sent, paused, offline_calls } = mine;
        self.state.paused = paused;
        self.state.offline_calls = offline_calls;
        // Marks the tickets that this person paused.
        self.draw_lists(false);
        self.state.desk = DeskState::FREE;
        let open = open.into_iter().next().map(|record| Arc::new(self.restored(record)));
        if let Some(open) = &open {
            self.notify(NoticeKind::Restored { label: open.ticket.label() });
            self.state.desk = DeskState::serving(open.clone());
        }
        let Some(record) = sent.into_iter().next() else { return };
        if let Some(unknown) = self.unsettled(record, open) {
            self.state.notice = None;
            self.state.desk = DeskState::Unknown(Box::new(unknown));
        }
    }

    /// The action as far as it can still be settled. A recall does no harm; of an action on the queue, nothing was
    /// saved that could be sent again.
    fn unsettled(&mut self, record: SentRecord, open: Option<Arc<Open>>) -> Option<Unknown> {
        let (what, request) = match record.action.spec().effect {
            TicketEffect::Announce => return None,
            TicketEffect::Queue => {
                self.notify_not_known(&record);
                return None;
            }
            TicketEffect::Call(None) => (call(Target::Next, open), None),
            TicketEffect::Call(Some(_)) => {
                let chosen = Chosen {
                    id: record.ticket_id.clone()?,
                    source: record.source.unwrap_or(Source::Waiting),
                    label: record.label.clone(),
                    service: record.service_id.clone(),
                    issued: None,
                    called_offline: false,
                };
                (call(Target::Ticket(chosen), open), None)
            }
            TicketEffect::Finish(_) => {
                let how = finish(&record)?;
                let request = record.answer_id.as_ref().and_then(|answer_id| how.request(answer_id));
                (UncertainAction::Finish { how, open: open?, then_call: false }, request)
            }
        };
        let key = IdempotencyKey::parse(&record.key);
        let request = request.filter(|_| key.is_some());
        let key = key.unwrap_or_else(IdempotencyKey::random);
        let at = Now { running: self.now.running, wall: record.sent };
        let sent = SentAction { id: JobId(0), key, at, request, about: record };
        let since = self.now.running;
        Some(Unknown { what, sent, since, again: None, probably: None, only_person: false })
    }

    fn restored(&self, record: OpenRecord) -> Open {
        let open_for = self.now.wall.duration_since(record.called);
        Open {
            ticket: ticket_of(&record),
            answer_id: record.answer_id,
            called: self.now,
            earlier: Duration::try_from(open_for).unwrap_or_default(),
            recalls: record.recalls,
            last_recall: None,
            waited_s: record.waited_s,
            restored: true,
        }
    }

    /// What a read-back says while no action is on its way.
    pub(super) fn verify(&mut self, open: Option<Arc<Open>>, read_back: &ReadBack) {
        match (read_back, open) {
            (ReadBack::NoResponse, _) => return,
            (ReadBack::CannotTell, _) => {}
            (ReadBack::Open(answer), Some(open)) if answer.id == open.answer_id => {
                // The record has only the number; the server has the whole ticket.
                if self.state.unverified && open.ticket != answer.ticket {
                    let whole = Open { ticket: answer.ticket.clone(), ..Open::clone(&open) };
                    self.state.desk = DeskState::serving(Arc::new(whole));
                }
                self.state.verified = Some(self.now.running);
            }
            (ReadBack::Open(answer), Some(_) | None) => {
                self.opened(Answer::clone(answer), Called::FoundOpen);
                self.notify(NoticeKind::FoundOpen { label: answer.ticket.label() });
            }
            (ReadBack::NoneOpen, Some(open)) => {
                self.closed();
                self.state.verified = Some(self.now.running);
                self.notify(NoticeKind::AnswerGone { label: open.ticket.label() });
            }
            (ReadBack::NoneOpen, None) => self.state.verified = Some(self.now.running),
        }
        self.state.unverified = false;
    }
}

fn call(target: Target, open: Option<Arc<Open>>) -> UncertainAction {
    UncertainAction::Call {
        target,
        before: open.map_or(OpenBefore::Nothing, OpenBefore::ReportedClosed),
        lists: None,
    }
}

/// As much of the ticket as the record has: its number with the tag, and the service's name.
fn ticket_of(record: &OpenRecord) -> Ticket {
    let service =
        ServiceRef { id: ServiceId::new(""), name: record.service_name.clone(), tag: String::new() };
    Ticket { service: Some(service), ..Ticket::bare(record.ticket_id.clone(), record.label.clone()) }
}

/// How the open ticket was to be finished. A transfer's texts were not saved: the read-back or the list settles it.
fn finish(record: &SentRecord) -> Option<Finish> {
    match record.action {
        Action::End => Some(Finish::End),
        Action::Pause => Some(Finish::Pause),
        Action::Cancel => Some(Finish::Cancel),
        Action::Transfer => Some(Finish::Transfer(Box::new(TransferTarget {
            call: None,
            waits_in: record.service_id.clone(),
            name: String::new(),
        }))),
        // The test below says that no other action finishes one.
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seat::SeatId;

    #[test]
    fn every_action_that_finishes_a_ticket_is_restored_as_itself() {
        for action in Action::ALL {
            let record = SentRecord {
                seat: SeatId { server: "built-in".into(), user_id: "ana".into(), desk_id: "3".into() },
                key: "k-1".into(),
                action,
                answer_id: None,
                ticket_id: None,
                label: None,
                source: None,
                service_id: None,
                sent: jiff::Timestamp::UNIX_EPOCH,
            };
            let finishes = matches!(action.spec().effect, TicketEffect::Finish(_));
            assert_eq!(finish(&record).map(|how| how.action()), finishes.then_some(action));
        }
    }
}
