//! Alerts, and the rules for them.

use callpad_desk::{Alert, AlertKind, AlertRules, NewTicketRule};

use crate::dto::{AlertKindView, AlertView, AlertsView, NewTicketRuleView};

/// What the settings say as the desk's rules.
pub(crate) fn alert_rules(view: &AlertsView) -> AlertRules {
    AlertRules {
        new_ticket: match view.new_ticket {
            NewTicketRuleView::WhenEmpty => NewTicketRule::WhenEmpty,
            NewTicketRuleView::Every => NewTicketRule::Every,
            NewTicketRuleView::Never => NewTicketRule::Never,
        },
        over_target: view.over_target,
        sent_here: view.sent_here,
        repeat: view.repeat,
        quiet_while_serving: view.quiet_while_serving,
        do_not_disturb: view.do_not_disturb,
        muted: view.muted_services.iter().map(|id| id.as_str().into()).collect(),
    }
}

/// An alert as the page tells it.
pub(crate) fn alert_view(alert: &Alert) -> AlertView {
    AlertView {
        id: alert.id,
        kind: match alert.kind {
            AlertKind::NewTicket => AlertKindView::NewTicket,
            AlertKind::OverTarget => AlertKindView::OverTarget,
            AlertKind::SentHere => AlertKindView::SentHere,
        },
        label: alert.label.clone(),
        service_name: alert.service_name.clone(),
    }
}
