//! Tells a server with the `presence` extension who is at the counter: when it changes, and again before the server
//! forgets it. Nothing is told where the person or the organisation does not want it.

use callpad_wire::feature;
use callpad_wire::op::{PresenceState, TellPresence};

use super::Transition;
use crate::effect::Effect;
use crate::state::DeskState;
use crate::view::Connection;

impl Transition {
    /// Tells what has changed, or what is due; after each event.
    pub(super) fn tell_presence(&mut self) {
        if self.state.desk.on_break().is_none() {
            self.state.telling.break_reason = None;
        }
        let Some(now) = self.presence() else {
            // Nobody can say what a server that is out of reach still knows: it is told as soon as it is back.
            self.state.telling.told = None;
            return;
        };
        let running = self.now.running;
        let is_new = match &self.state.telling.told {
            Some((told, _)) if *told == now => self.state.telling.due().is_some_and(|due| due <= running),
            _ => true,
        };
        if is_new {
            self.state.telling.told = Some((now.clone(), running));
            self.effects.push(Effect::Tell(now));
        }
    }

    /// The person leaves the counter, as far as the server was told that somebody is there.
    pub(super) fn tell_gone(&mut self) {
        if let Some((told, _)) = self.state.telling.told.take() {
            let gone =
                TellPresence { state: PresenceState::Gone, services: Vec::new(), reason: None, ..told };
            self.effects.push(Effect::Tell(gone));
        }
    }

    /// What there is to tell; `None` if nothing may be told or can be heard.
    fn presence(&self) -> Option<TellPresence> {
        let is_heard = matches!(self.state.connection, Connection::Live | Connection::Polling { .. });
        if !self.state.telling.wanted || !is_heard || !self.state.features.has(feature::PRESENCE) {
            return None;
        }
        let state = match &self.state.desk {
            DeskState::SignedOut | DeskState::Arriving { .. } => return None,
            desk if desk.on_break().is_some() => PresenceState::Break,
            DeskState::Free { .. }
            | DeskState::Break { .. }
            | DeskState::Calling(_)
            | DeskState::Serving { .. }
            | DeskState::Unknown(_) => PresenceState::Present,
        };
        let seat = &self.state.signed_in.as_ref()?.seat;
        Some(TellPresence {
            desk_id: seat.desk_id.clone(),
            state,
            reason: self.state.telling.break_reason.clone(),
            services: seat.services.clone(),
        })
    }
}
