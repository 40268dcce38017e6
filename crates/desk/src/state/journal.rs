//! The part of the state that is saved on disk. It is derived from the state alone, so no stale entry can remain: an
//! action is in it exactly while in flight or of unknown outcome, and a ticket exactly while it is open.

use super::{DeskState, State};
use crate::record::{Journal, OpenRecord, SentRecord};
use crate::seat::SeatId;
use crate::view::Open;

impl State {
    /// The journal as it should be on disk now: this seat's records from the state, all others unchanged.
    pub(crate) fn journal_now(&self) -> Journal {
        let mut others = self.saved_journal.clone();
        let Some(signed_in) = &self.signed_in else { return others };
        let seat = signed_in.seat.id();
        drop(others.take(&seat));
        let mine = match &self.desk {
            DeskState::Arriving { mine, damage: _ } => Journal::clone(mine),
            desk => Journal {
                open: desk.open().map(|open| open_record(open, &seat)).into_iter().collect(),
                sent: desk.sent().map(|sent| SentRecord::clone(&sent.about)).into_iter().collect(),
                paused: self.paused.clone(),
                offline_calls: self.offline_calls.clone(),
            },
        };
        others.and(mine)
    }
}

fn open_record(open: &Open, seat: &SeatId) -> OpenRecord {
    OpenRecord {
        seat: seat.clone(),
        answer_id: open.answer_id.clone(),
        ticket_id: open.ticket.id.clone(),
        label: open.ticket.label(),
        service_name: open.ticket.waits_in().map(|service| service.name.clone()).unwrap_or_default(),
        called: open.called_at(),
        waited_s: open.waited_s,
        recalls: open.recalls,
    }
}
