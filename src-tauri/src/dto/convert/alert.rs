//! Alerts.

use callpad_desk::Alert;

use crate::dto::AlertView;

/// An alert as the page shows it.
pub(crate) fn alert_view(alert: &Alert) -> AlertView {
    AlertView {
        id: alert.id,
        kind: alert.kind,
        label: alert.label.clone(),
        service_name: alert.service_name.clone(),
    }
}
