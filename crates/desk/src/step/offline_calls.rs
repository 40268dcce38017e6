//! Numbers called by hand while the server does not respond: noted, and afterwards called and ended one by one.

use callpad_wire::TicketId;

use super::Transition;
use crate::action::{Action, Source};
use crate::event::ReplyId;
use crate::number::is_same_number;
use crate::press::Rejected;
use crate::record::OfflineCallRecord;
use crate::state::{Chosen, DeskState, OpenBefore, Target};

/// Longest number that can be typed, in characters.
const LONGEST: usize = 20;
/// The most numbers at once; a whole day by hand is far less.
const MOST: usize = 500;

impl Transition {
    /// Only while the server does not respond: otherwise the ticket is called there.
    pub(super) fn press_add_offline_call(
        &mut self,
        reply_id: ReplyId,
        ticket_id: Option<TicketId>,
        label: &str,
    ) -> Result<(), Rejected> {
        let label: String = label.trim().chars().take(LONGEST).collect();
        let Some(signed_in) = &self.state.signed_in else { return Err(Rejected::NotNow) };
        let seated = !matches!(self.state.desk, DeskState::SignedOut | DeskState::Arriving { .. });
        let unanswered = self.connection_is_open() == Err(Rejected::NoResponse);
        if !seated || !unanswered || label.is_empty() || self.state.offline_calls.len() >= MOST {
            return Err(Rejected::NotNow);
        }
        let known = self.state.offline_calls.iter().any(|call| match &ticket_id {
            Some(id) => call.ticket_id.as_ref() == Some(id),
            None => is_same_number(&call.label, &label),
        });
        if !known {
            let id = self.state.offline_calls.iter().map(|call| call.id).max().unwrap_or(0).saturating_add(1);
            let seat = signed_in.seat.id();
            self.state.offline_calls.push(OfflineCallRecord {
                seat,
                id,
                ticket_id,
                label,
                called: self.now.wall,
            });
        }
        self.done(reply_id);
        Ok(())
    }

    pub(super) fn press_remove_offline_call(&mut self, reply_id: ReplyId, id: u32) -> Result<(), Rejected> {
        self.state.offline_calls.retain(|call| call.id != id);
        self.done(reply_id);
        Ok(())
    }

    /// Calls the ticket, which announces it in the hall, and ends it with the same press.
    pub(super) fn press_close_offline_call(&mut self, reply_id: ReplyId, id: u32) -> Result<(), Rejected> {
        self.free_for(Action::CallTicket)?;
        let call = self.state.offline_calls.iter().find(|call| call.id == id).ok_or(Rejected::NotNow)?;
        let (service, ticket) = self.state.ticket_of_offline_call(call).ok_or(Rejected::NotNow)?;
        let chosen = Chosen {
            id: ticket.id.clone(),
            source: Source::Waiting,
            label: Some(ticket.label()),
            service: Some(service.clone()),
            issued: None,
            called_offline: true,
        };
        self.send_call(reply_id, Target::Ticket(chosen), OpenBefore::Nothing);
        Ok(())
    }

    /// The ticket has now been called at the server: takes it off the list of those called by hand.
    pub(super) fn strike_offline_call(&mut self, ticket_id: &TicketId, label: &str) {
        self.state.offline_calls.retain(|call| match &call.ticket_id {
            Some(id) => id != ticket_id,
            None => !is_same_number(&call.label, label),
        });
    }
}
