//! When to alert a person who is not looking at Callpad: a pure policy. It sees the waiting tickets after every change
//! and decides what to alert to. No ticket gives two alerts for the same reason.
//!
//! What happens in a quiet phase gives no alert later: a person who ends a ticket, comes back or unlocks sees the lists
//! at once.

use std::collections::BTreeSet;
use std::time::Duration;

use callpad_wire::{ServiceId, TicketId};
use serde::Serialize;

/// Between two repeats of the same alert while nobody has seen it.
pub const REPEAT_EVERY: Duration = Duration::from_secs(30);

/// What to alert a person to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertRules {
    /// New waiting tickets.
    pub new_ticket: NewTicketRule,
    /// A visitor who waits longer than the service's target.
    pub over_target: bool,
    /// A ticket sent to this person or counter.
    pub sent_here: bool,
    /// Repeat every 30 s until seen.
    pub repeat: bool,
    /// Nothing while a ticket is open, called, or of unknown outcome.
    pub quiet_while_serving: bool,
    /// The person's own switch: no alerts at all.
    pub do_not_disturb: bool,
    /// Services that give no alerts.
    pub muted: BTreeSet<ServiceId>,
}

impl Default for AlertRules {
    fn default() -> Self {
        Self {
            new_ticket: NewTicketRule::WhenEmpty,
            over_target: true,
            sent_here: true,
            repeat: false,
            quiet_while_serving: true,
            do_not_disturb: false,
            muted: BTreeSet::new(),
        }
    }
}

/// Which new tickets give an alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewTicketRule {
    /// Those that arrive in an empty queue.
    WhenEmpty,
    /// All.
    Every,
    /// None.
    Never,
}

/// One alert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// Grows with each alert; a repeat keeps its own.
    pub id: u32,
    /// The reason.
    pub kind: AlertKind,
    /// The ticket.
    pub ticket_id: TicketId,
    /// Its number as called out.
    pub label: String,
    /// Name of its service.
    pub service_name: String,
    /// How many more came with it and get no alert of their own.
    pub more: u32,
    /// A repeat: it was not seen before.
    pub again: bool,
}

/// Why something is told; the later ones are more important.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum AlertKind {
    /// Somebody new waits.
    NewTicket,
    /// Somebody waits longer than the target.
    OverTarget,
    /// It was sent to this person or counter.
    SentHere,
}

/// One waiting ticket, as the policy sees it. Tickets bound to somebody else are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HallTicket<'a> {
    /// The ticket.
    pub id: &'a TicketId,
    /// Its number.
    pub label: String,
    /// The service it waits in.
    pub service: Option<&'a ServiceId>,
    /// That service's name.
    pub service_name: &'a str,
    /// Bound to this counter or person.
    pub bound_here: bool,
    /// Seconds waited, by the server's clock; `None` without a date.
    pub waited_s: Option<u32>,
    /// The service's target in seconds, if known.
    pub target_s: Option<u32>,
}

/// What the desk is doing, as far as alerts depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attention {
    /// No ticket open.
    Free,
    /// A ticket is open, called or of unknown outcome.
    Serving,
    /// On a break.
    Break,
    /// The computer is locked or asleep.
    Locked,
}

/// What to do about an alert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AlertCommand {
    /// Show it.
    Show(Alert),
    /// The last alert is over: seen, or its ticket no longer waits.
    Clear,
}

/// Past alerts, and what is known of the waiting tickets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AlertWatch {
    /// The tickets that waited at the last check; `None` before the first.
    known: Option<BTreeSet<TicketId>>,
    announced: BTreeSet<(TicketId, AlertKind)>,
    ids: u32,
    /// The alert that was not seen yet, and the time of its next repeat.
    unseen: Option<(Alert, Duration)>,
    /// When the next ticket goes over target, if nothing changes before.
    crossing: Option<Duration>,
}

impl AlertWatch {
    /// Checks the waiting tickets. `system_quiet`: the system asks for quiet. Those of the first refresh are not new.
    pub(crate) fn observe(
        &mut self,
        rules: &AlertRules,
        attention: Attention,
        system_quiet: bool,
        hall: &[HallTicket<'_>],
        now: Duration,
    ) -> Vec<AlertCommand> {
        let unmuted: Vec<_> =
            hall.iter().filter(|t| t.service.is_none_or(|s| !rules.muted.contains(s))).collect();
        let quiet = match attention {
            Attention::Free => false,
            Attention::Serving => rules.quiet_while_serving,
            Attention::Break | Attention::Locked => true,
        } || rules.do_not_disturb
            || system_quiet;
        let first = self.known.is_none();
        let before = self.known.take().unwrap_or_default();
        let mut due: Vec<(AlertKind, &HallTicket<'_>)> = Vec::new();
        for ticket in &unmuted {
            let mut reason = |kind: AlertKind, wanted: bool| {
                // Noted with or without an alert: what happened in a quiet phase gives none later.
                if self.announced.insert((ticket.id.clone(), kind)) && wanted && !first && !quiet {
                    due.push((kind, ticket));
                }
            };
            if !before.contains(ticket.id) {
                let wanted = match rules.new_ticket {
                    NewTicketRule::WhenEmpty => before.is_empty(),
                    NewTicketRule::Every => true,
                    NewTicketRule::Never => false,
                };
                // A ticket that was sent here gives that alert instead.
                reason(AlertKind::NewTicket, wanted && !(ticket.bound_here && rules.sent_here));
            }
            if ticket.bound_here {
                reason(AlertKind::SentHere, rules.sent_here);
            }
            if over(ticket) {
                reason(AlertKind::OverTarget, rules.over_target);
            }
        }
        self.crossing = unmuted.iter().filter_map(|t| left(t)).min().map(|left| now.saturating_add(left));
        self.known = Some(unmuted.iter().map(|t| t.id.clone()).collect());
        self.speak(rules, quiet, due, now)
    }

    fn speak(
        &mut self,
        rules: &AlertRules,
        quiet: bool,
        mut due: Vec<(AlertKind, &HallTicket<'_>)>,
        now: Duration,
    ) -> Vec<AlertCommand> {
        let mut commands = Vec::new();
        let waits = |id: &TicketId| self.known.as_ref().is_some_and(|known| known.contains(id));
        if self.unseen.as_ref().is_some_and(|(alert, _)| !waits(&alert.ticket_id)) {
            self.unseen = None;
            commands.push(AlertCommand::Clear);
        }
        // The most important reason first; within a reason, the order of the lists.
        due.sort_by_key(|(kind, _)| std::cmp::Reverse(*kind));
        let tickets: BTreeSet<&TicketId> = due.iter().map(|(_, ticket)| ticket.id).collect();
        if let Some((kind, ticket)) = due.first() {
            self.ids = self.ids.wrapping_add(1);
            let alert = Alert {
                id: self.ids,
                kind: *kind,
                ticket_id: ticket.id.clone(),
                label: ticket.label.clone(),
                service_name: ticket.service_name.to_owned(),
                more: u32::try_from(tickets.len() - 1).unwrap_or(u32::MAX),
                again: false,
            };
            self.unseen = Some((alert.clone(), now.saturating_add(REPEAT_EVERY)));
            commands.push(AlertCommand::Show(alert));
        } else if let Some((alert, next)) = &mut self.unseen
            && *next <= now
        {
            *next = now.saturating_add(REPEAT_EVERY);
            if rules.repeat && !quiet {
                alert.again = true;
                commands.push(AlertCommand::Show(alert.clone()));
            }
        }
        commands
    }

    /// The person has seen it: the alert is over.
    pub(crate) fn seen(&mut self) -> Option<AlertCommand> {
        self.unseen.take().map(|_| AlertCommand::Clear)
    }

    /// When to check again if nothing changes.
    pub(crate) fn due(&self, rules: &AlertRules) -> Option<Duration> {
        let repeat = self.unseen.as_ref().filter(|_| rules.repeat).map(|(_, next)| *next);
        let crossing = self.crossing.filter(|_| rules.over_target);
        [repeat, crossing].into_iter().flatten().min()
    }
}

fn over(ticket: &HallTicket<'_>) -> bool {
    ticket.waited_s.zip(ticket.target_s).is_some_and(|(waited, target)| waited > target)
}

/// How long until it is over target; `None` if it already is, or if that is not known.
fn left(ticket: &HallTicket<'_>) -> Option<Duration> {
    let (waited, target) = ticket.waited_s.zip(ticket.target_s)?;
    let left = (target + 1).checked_sub(waited).filter(|left| *left > 0)?;
    Some(Duration::from_secs(left.into()))
}

#[cfg(test)]
mod tests;
