//! When to tell a person who looks elsewhere: a pure policy. It is shown the hall after every change and says what to
//! tell; nothing is told twice for one ticket and one reason.
//!
//! What comes while the desk is quiet is not told afterwards: whoever ends a ticket, comes back or unlocks sees the
//! lists at once.

use std::collections::BTreeSet;
use std::time::Duration;

use callpad_wire::{ServiceId, TicketId};
use serde::Serialize;

/// Between two tellings of the same alert, while nobody has seen it.
pub const REPEAT_EVERY: Duration = Duration::from_secs(30);

/// What a person wants to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertRules {
    /// New waiting tickets.
    pub new_ticket: NewTicketRule,
    /// A visitor who waits longer than the service's target.
    pub over_target: bool,
    /// A ticket sent to this person or counter.
    pub sent_here: bool,
    /// Tell again every 30 s until it was seen.
    pub repeat: bool,
    /// Nothing while a ticket is open, called, or of unknown outcome.
    pub quiet_while_serving: bool,
    /// The person's own switch: nothing at all.
    pub do_not_disturb: bool,
    /// Services of which nothing is told.
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

/// Which new tickets are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewTicketRule {
    /// Those that come when nobody waited.
    WhenEmpty,
    /// All.
    Every,
    /// None.
    Never,
}

/// Something to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// Grows with each; a repeated one keeps its own.
    pub id: u32,
    /// Why.
    pub kind: AlertKind,
    /// The ticket.
    pub ticket_id: TicketId,
    /// Its number as called out.
    pub label: String,
    /// Name of its service.
    pub service_name: String,
    /// How many more came with it that are not told one by one.
    pub more: u32,
    /// It was told before and not seen.
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

/// One waiting ticket, as the policy sees it. Tickets bound to somebody else are not shown to it.
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
    /// Seconds waited, by the server's clock; none without a date.
    pub waited_s: Option<u32>,
    /// The service's target in seconds, where known.
    pub target_s: Option<u32>,
}

/// What the desk does, as far as it matters here.
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

/// What is to be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AlertCommand {
    /// Tell it.
    Show(Alert),
    /// What was told last is over: seen, or its ticket waits no longer.
    Clear,
}

/// What was told, and what is known of the hall.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AlertWatch {
    /// Those who waited when it was last looked at; none before the first time.
    known: Option<BTreeSet<TicketId>>,
    announced: BTreeSet<(TicketId, AlertKind)>,
    ids: u32,
    /// Told and not seen; with the time of the next telling.
    unseen: Option<(Alert, Duration)>,
    /// When somebody will have waited too long, if nothing changes before.
    crossing: Option<Duration>,
}

impl AlertWatch {
    /// Looks at the hall. `system_quiet`: the system asks for quiet. What waits at the first refresh is nothing new.
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
                // Noted whether or not it is told: what passed in quiet is not told later.
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
                // One that was sent here is told as such.
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
        // The most important reason first; within it the order of the lists.
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

    /// The person has seen it: whatever was told is over.
    pub(crate) fn seen(&mut self) -> Option<AlertCommand> {
        self.unseen.take().map(|_| AlertCommand::Clear)
    }

    /// When to look again though nothing changed.
    pub(crate) fn due(&self, rules: &AlertRules) -> Option<Duration> {
        let repeat = self.unseen.as_ref().filter(|_| rules.repeat).map(|(_, next)| *next);
        let crossing = self.crossing.filter(|_| rules.over_target);
        [repeat, crossing].into_iter().flatten().min()
    }
}

fn over(ticket: &HallTicket<'_>) -> bool {
    ticket.waited_s.zip(ticket.target_s).is_some_and(|(waited, target)| waited > target)
}

/// How long until it waits too long; none if it does already, or nobody knows.
fn left(ticket: &HallTicket<'_>) -> Option<Duration> {
    let (waited, target) = ticket.waited_s.zip(ticket.target_s)?;
    let left = (target + 1).checked_sub(waited).filter(|left| *left > 0)?;
    Some(Duration::from_secs(left.into()))
}

#[cfg(test)]
mod tests;
