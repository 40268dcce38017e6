//! What is told to a person who looks elsewhere, and the computer that is locked or asleep.

use super::Turn;
use crate::alert::{AlertRules, Attention, HallTicket, Telling};
use crate::effect::Effect;
use crate::notice::Told;
use crate::press::NotPressed;
use crate::queue;
use crate::state::{Doing, Work};

impl Turn {
    /// The hall may have changed, or the time has come.
    pub(super) fn watch_the_hall(&mut self) {
        let attention = match &self.state.work {
            Work::SignedOut | Work::Arriving { .. } => return,
            _ if self.state.away.is_away() => Attention::Away,
            Work::Break { .. } => Attention::Break,
            Work::Free { .. } => Attention::Free,
            Work::Calling(_) | Work::Serving { .. } | Work::Unknown(_) => Attention::Serving,
        };
        let Some(place) = self.state.place.clone() else { return };
        // Nothing was read yet: an empty hall would make everybody new.
        if self.state.lists.read.is_none() {
            return;
        }
        let chair = self.chair(&place);
        let lists = self.state.lists.clone();
        let target = |id: &callpad_wire::ServiceId| {
            place.seat.target_wait_s.iter().find(|(service, _)| service == id).map(|(_, target)| *target)
        };
        let hall: Vec<_> = lists
            .waiting
            .iter()
            .filter(|row| !queue::is_elsewhere(&row.ticket, &chair))
            .map(|row| {
                let service = row.ticket.waits_in();
                HallTicket {
                    id: &row.ticket.id,
                    label: row.ticket.label(),
                    service: service.map(|service| &service.id),
                    service_name: service.map_or("", |service| service.name.as_str()),
                    bound_here: queue::is_here(&row.ticket, &chair),
                    waited_s: queue::waited(&row.ticket, &chair),
                    target_s: service.and_then(|service| target(&service.id)),
                }
            })
            .collect();
        let (rules, quiet) = (&self.state.alert_rules, self.state.system_quiet);
        let tellings = self.state.alerts.look(rules, attention, quiet, &hall, self.now.running);
        self.effects.extend(tellings.into_iter().map(telling));
    }

    pub(super) fn follow_rules(&mut self, rules: AlertRules) {
        self.state.alert_rules = rules;
        self.watch_the_hall();
    }

    /// The person has seen what was told.
    pub(super) fn seen(&mut self) {
        self.effects.extend(self.state.alerts.seen().map(telling));
    }

    /// The computer was locked or unlocked, fell asleep or woke. Nothing calls or sounds meanwhile; afterwards an open
    /// ticket is asked about: nobody knows whether its visitor is still there.
    pub(super) fn away(&mut self, locked: Option<bool>, asleep: Option<bool>) {
        let was_away = self.state.away.is_away();
        let away = &mut self.state.away;
        away.locked = locked.unwrap_or(away.locked);
        away.asleep = asleep.unwrap_or(away.asleep);
        match (was_away, self.state.away.is_away()) {
            (false, true) => self.seen(),
            (true, false) => {
                self.state.polling.at_once();
                if let Work::Serving { open, doing: Doing::Nothing } = &self.state.work
                    && self.state.notice.as_ref().is_none_or(|notice| notice.what.may_be_replaced())
                {
                    let label = open.ticket.label();
                    self.tell(Told::Returned { label });
                }
            }
            (false, false) | (true, true) => {}
        }
    }

    /// Nothing calls while nobody can see it.
    pub(super) fn is_not_away(&self) -> Result<(), NotPressed> {
        if self.state.away.is_away() { Err(NotPressed::Locked) } else { Ok(()) }
    }
}

fn telling(telling: Telling) -> Effect {
    match telling {
        Telling::Tell(alert) => Effect::Alert(alert),
        Telling::Over => Effect::AlertOver,
    }
}
