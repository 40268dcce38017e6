//! Numbers called by hand while the server gives no answer: kept, and afterwards called and ended one by one.

use callpad_wire::TicketId;

use super::Turn;
use crate::event::Waiter;
use crate::number::is_same_number;
use crate::press::NotPressed;
use crate::record::PaperRecord;
use crate::state::{Before, Chosen, Target, Work};
use crate::view::Source;

/// Longest number that can be typed, in characters.
const LONGEST: usize = 20;
/// The most numbers at once; a whole day by hand is far less.
const MOST: usize = 500;

impl Turn {
    /// Only while the server gives no answer: else the ticket is called there.
    pub(super) fn press_add_paper(
        &mut self,
        waiter: Waiter,
        ticket_id: Option<TicketId>,
        label: &str,
    ) -> Result<(), NotPressed> {
        let label: String = label.trim().chars().take(LONGEST).collect();
        let Some(place) = &self.state.place else { return Err(NotPressed::NotNow) };
        let seated = !matches!(self.state.work, Work::SignedOut | Work::Arriving { .. });
        let unanswered = self.line_is_open() == Err(NotPressed::NoAnswer);
        if !seated || !unanswered || label.is_empty() || self.state.paper.len() >= MOST {
            return Err(NotPressed::NotNow);
        }
        let known = self.state.paper.iter().any(|paper| match &ticket_id {
            Some(id) => paper.ticket_id.as_ref() == Some(id),
            None => is_same_number(&paper.label, &label),
        });
        if !known {
            let id = self.state.paper.iter().map(|paper| paper.id).max().unwrap_or(0).saturating_add(1);
            let seat = place.seat.id();
            self.state.paper.push(PaperRecord { seat, id, ticket_id, label, called: self.now.wall });
        }
        self.done(waiter);
        Ok(())
    }

    pub(super) fn press_remove_paper(&mut self, waiter: Waiter, id: u32) -> Result<(), NotPressed> {
        self.state.paper.retain(|paper| paper.id != id);
        self.done(waiter);
        Ok(())
    }

    /// Calls the ticket, which the hall hears, and ends it with the same press.
    pub(super) fn press_close_by_hand(&mut self, waiter: Waiter, id: u32) -> Result<(), NotPressed> {
        self.ready_and_free()?;
        let paper = self.state.paper.iter().find(|paper| paper.id == id).ok_or(NotPressed::NotNow)?;
        let (service, ticket) = self.state.waits_by_hand(paper).ok_or(NotPressed::NotNow)?;
        let chosen = Chosen {
            id: ticket.id.clone(),
            source: Source::Waiting,
            label: Some(ticket.label()),
            service: Some(service.clone()),
            issued: None,
            by_hand: true,
        };
        self.call(waiter, Target::Ticket(chosen), Before::Nothing);
        Ok(())
    }

    /// This ticket has been called at the server: whoever called it by hand need not be told any more.
    pub(super) fn off_the_paper(&mut self, ticket_id: &TicketId, label: &str) {
        self.state.paper.retain(|paper| match &paper.ticket_id {
            Some(id) => id != ticket_id,
            None => !is_same_number(&paper.label, label),
        });
    }
}
