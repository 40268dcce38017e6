//! Alerts for a person who looks elsewhere: a notification with buttons, a sound, the taskbar, the page. Nothing takes the
//! focus.

use fluent_bundle::FluentArgs;
use tauri::{AppHandle, Manager, UserAttentionType};
use tauri_plugin_notification::{Action, ActionType, NotificationExt};
use tokio::sync::mpsc::UnboundedReceiver;

use callpad_desk::{Alert, AlertKind};

use super::board_alerts;
use super::counter_window::bring_to_front;
use super::label::label;
use super::main_thread::on_main_thread;
use super::telling::{BOARD, OPEN_BOARD, is_quiet, number, show};
use super::translations::Translations;
use super::windows::COUNTER;
use super::{Desktop, external};
use crate::adapters::notifier::NotifierMessage;
use crate::counter::Counter;
use crate::dto::alert_view;
use crate::platform;

const CALL: &str = "call";
const LATER: &str = "later";
/// The fact that a notification carries.
const TICKET: &str = "ticket";
/// Tells whatever comes, until the app ends.
pub(crate) fn start(app: &AppHandle, mut messages: UnboundedReceiver<NotifierMessage>) {
    listen_to_buttons(app);
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        while let Some(message) = messages.recv().await {
            match message {
                NotifierMessage::Alert(alert) => tell(&app, &alert).await,
                NotifierMessage::Over => over(&app),
                NotifierMessage::Board(server, alert) => board_alerts::tell(&app, server, &alert).await,
            }
        }
    });
}

async fn tell(app: &AppHandle, alert: &Alert) {
    let Some(counter) = app.try_state::<Counter>() else { return };
    // The page shows it even if the system asks for quiet: there it disturbs nobody else.
    counter.show_alert(alert_view(alert));
    if is_quiet(app, &counter).await {
        return;
    }
    let how = counter.alerts();
    if let Some(desktop) = app.try_state::<Desktop>() {
        desktop.play(how.sound, how.volume);
    }
    attract(app);
    if how.notifications {
        show(&counter, || notify(app, &counter, alert)).await;
    }
}

/// Shows the notification: number and service as its title, which is plain text on every system; never a name.
fn notify(app: &AppHandle, counter: &Counter, alert: &Alert) -> bool {
    let translations = Translations::of(counter.language(), &platform::language());
    let notifications = app.notification();
    let buttons = vec![
        Action::builder(CALL, label(&translations.text("call"))).build(),
        Action::builder(LATER, label(&translations.text("later"))).build(),
    ];
    let registered =
        notifications.register_action_types(vec![ActionType::builder("ticket").actions(buttons).build()]);
    let mut body = translations.text(match alert.kind {
        AlertKind::NewTicket => "alert-new",
        AlertKind::OverTarget => "alert-over",
        AlertKind::SentHere => "alert-sent",
    });
    if alert.more > 0 {
        let mut facts = FluentArgs::new();
        facts.set("count", alert.more);
        body = format!("{body} {}", translations.text_with("alert-more", &facts));
    }
    let title = match alert.service_name.as_str() {
        "" => alert.label.clone(),
        service => format!("{} · {service}", alert.label),
    };
    let shown = registered.and_then(|()| {
        notifications
            .builder()
            .id(number(alert.id))
            .title(label(&title))
            .body(label(&body))
            .action_type_id("ticket")
            .extra(TICKET, alert.ticket_id.as_str())
            .show()
    });
    if let Err(error) = &shown {
        tracing::warn!(%error, "a notification was not shown");
    }
    shown.is_ok()
}

fn over(app: &AppHandle) {
    if let Err(error) = app.notification().remove_all_active() {
        tracing::info!(%error, "a notification that is over could not be taken away");
    }
    if let Some(window) = app.get_webview_window(COUNTER) {
        let _ = window.request_user_attention(None);
    }
}

/// Asks for a look in the taskbar or dock, where the system has that; the focus stays where it is.
fn attract(app: &AppHandle) {
    on_main_thread(app, |app| {
        if let Some(window) = app.get_webview_window(COUNTER)
            && !window.is_focused().unwrap_or(true)
            && let Err(error) = window.request_user_attention(Some(UserAttentionType::Informational))
        {
            tracing::info!(%error, "the taskbar could not be asked for attention");
        }
    });
}

fn listen_to_buttons(app: &AppHandle) {
    let handle = app.clone();
    let listening = app.notification().on_action(move |performed| {
        let ticket =
            performed.notification().and_then(|shown| shown.extra().get(TICKET)?.as_str().map(str::to_owned));
        tracing::info!(
            button = performed.action_id(),
            known = ticket.is_some(),
            "a notification was answered"
        );
        match (performed.action_id(), ticket) {
            (CALL, Some(ticket)) => external::call(&handle, ticket),
            (OPEN_BOARD, _) => board_alerts::open(&handle),
            _ if performed.notification().is_some_and(|shown| shown.extra().contains_key(BOARD)) => {
                board_alerts::open(&handle);
            }
            // Later: it was seen, and the lists keep it.
            (LATER, _) => {
                if let Some(counter) = handle.try_state::<Counter>() {
                    counter.seen();
                }
            }
            // A click on the notification itself.
            _ => {
                if let Some(counter) = handle.try_state::<Counter>() {
                    counter.seen();
                }
                bring_to_front(&handle);
            }
        }
    });
    if let Err(error) = listening {
        tracing::warn!(%error, "the buttons of notifications will not be heard");
    }
}
