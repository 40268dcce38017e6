//! Alerts for a person who is not looking at Callpad, and what a locked or sleeping computer changes.

use super::Transition;
use crate::alert::{AlertCommand, AlertRules, Attention, HallTicket};
use crate::call_order;
use crate::effect::Effect;
use crate::notice::NoticeKind;
use crate::press::Rejected;
use crate::state::{DeskState, PendingAction};

impl Transition {
    /// Called when the hall may have changed or an alert is due.
    pub(super) fn watch_the_hall(&mut self) {
        let attention = match &self.state.desk {
            DeskState::SignedOut | DeskState::Arriving { .. } => return,
            _ if self.state.lock.is_locked() => Attention::Locked,
            DeskState::Break { .. } => Attention::Break,
            DeskState::Free { .. } => Attention::Free,
            DeskState::Calling(_) | DeskState::Serving { .. } | DeskState::Unknown(_) => Attention::Serving,
        };
        let Some(signed_in) = self.state.signed_in.clone() else { return };
        // Nothing was read yet: after an empty hall, every ticket would count as new.
        if self.state.lists.read.is_none() {
            return;
        }
        let viewpoint = self.viewpoint(&signed_in);
        let lists = self.state.lists.clone();
        let target = |id: &callpad_wire::ServiceId| {
            signed_in.seat.target_wait_s.iter().find(|(service, _)| service == id).map(|(_, target)| *target)
        };
        let hall: Vec<_> = lists
            .waiting
            .iter()
            .filter(|row| !call_order::is_elsewhere(&row.ticket, &viewpoint))
            .map(|row| {
                let service = row.ticket.waits_in();
                HallTicket {
                    id: &row.ticket.id,
                    label: row.ticket.label(),
                    service: service.map(|service| &service.id),
                    service_name: service.map_or("", |service| service.name.as_str()),
                    bound_here: call_order::is_here(&row.ticket, &viewpoint),
                    waited_s: call_order::waited(&row.ticket, &viewpoint),
                    target_s: service.and_then(|service| target(&service.id)),
                }
            })
            .collect();
        let (rules, quiet) = (&self.state.alert_rules, self.state.system_quiet);
        let commands = self.state.alerts.observe(rules, attention, quiet, &hall, self.now.running);
        self.effects.extend(commands.into_iter().map(effect_of));
    }

    pub(super) fn follow_rules(&mut self, rules: AlertRules) {
        self.state.alert_rules = rules;
        self.watch_the_hall();
    }

    /// The person has seen the alert.
    pub(super) fn seen(&mut self) {
        self.effects.extend(self.state.alerts.seen().map(effect_of));
    }

    /// The computer was locked or unlocked, fell asleep or woke. Meanwhile no call and no alert goes out. Afterwards
    /// the person is asked about an open ticket: its visitor may have left.
    pub(super) fn lock_changed(&mut self, locked: Option<bool>, asleep: Option<bool>) {
        let was_locked = self.state.lock.is_locked();
        let lock = &mut self.state.lock;
        lock.locked = locked.unwrap_or(lock.locked);
        lock.asleep = asleep.unwrap_or(lock.asleep);
        match (was_locked, self.state.lock.is_locked()) {
            (false, true) => self.seen(),
            (true, false) => {
                self.state.polling.at_once();
                if let DeskState::Serving { open, pending: PendingAction::Nothing } = &self.state.desk
                    && self.state.notice.as_ref().is_none_or(|notice| notice.what.may_be_replaced())
                {
                    let label = open.ticket.label();
                    self.notify(NoticeKind::Returned { label });
                }
            }
            (false, false) | (true, true) => {}
        }
    }

    /// Refuses calls while nobody can see the screen.
    pub(super) fn is_not_locked(&self) -> Result<(), Rejected> {
        if self.state.lock.is_locked() { Err(Rejected::Locked) } else { Ok(()) }
    }
}

fn effect_of(command: AlertCommand) -> Effect {
    match command {
        AlertCommand::Show(alert) => Effect::Alert(alert),
        AlertCommand::Clear => Effect::ClearAlert,
    }
}
