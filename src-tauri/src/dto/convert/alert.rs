//! Alerts.

use callpad_desk::{Alert, AlertKind};

use crate::dto::{AlertKindView, AlertView};

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
