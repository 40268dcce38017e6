//! Alerts for a person who looks elsewhere: a notification with buttons, a sound, the taskbar, the page. Nothing takes the
//! focus.

use fluent_bundle::FluentArgs;
use tauri::{AppHandle, Manager, UserAttentionType};
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
use crate::platform::{self, Answered, Notification};

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
    let button = |name, words| (name, label(&translations.text(words)));
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
    let shown = platform::show_notification(
        app,
        Notification {
            number: number(alert.id),
            kind: "ticket",
            title: label(&title),
            body: label(&body),
            buttons: vec![button(CALL, "call"), button(LATER, "later")],
            fact: (TICKET, alert.ticket_id.to_string()),
        },
    );
    if let Err(error) = &shown {
        tracing::warn!(%error, "a notification was not shown");
    }
    shown.is_ok()
}

fn over(app: &AppHandle) {
    if let Err(error) = platform::remove_notifications(app) {
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

/// What a person wants who answered a notification.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Wanted {
    /// This ticket is to be called.
    Call(String),
    /// It was seen, and the lists keep it.
    Later,
    /// The board.
    Board,
    /// Callpad itself.
    Callpad,
}

fn wanted(answered: &Answered) -> Wanted {
    match (answered.button.as_str(), answered.fact(TICKET)) {
        (CALL, Some(ticket)) => Wanted::Call(ticket.to_owned()),
        (OPEN_BOARD, _) => Wanted::Board,
        _ if answered.fact(BOARD).is_some() => Wanted::Board,
        (LATER, _) => Wanted::Later,
        // A click on the notification itself.
        _ => Wanted::Callpad,
    }
}

fn listen_to_buttons(app: &AppHandle) {
    let handle = app.clone();
    let listening = platform::hear_notifications(app, &[TICKET, BOARD], move |answered| {
        tracing::info!(
            button = answered.button,
            known = answered.fact.is_some(),
            "a notification was answered"
        );
        let wanted = wanted(&answered);
        if matches!(wanted, Wanted::Later | Wanted::Callpad)
            && let Some(counter) = handle.try_state::<Counter>()
        {
            counter.seen();
        }
        match wanted {
            Wanted::Call(ticket) => external::call(&handle, ticket),
            Wanted::Board => board_alerts::open(&handle),
            Wanted::Later => {}
            Wanted::Callpad => bring_to_front(&handle),
        }
    });
    if let Err(error) = listening {
        tracing::warn!(%error, "the buttons of notifications will not be heard");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_says_what_is_wanted() {
        let answered = |button: &str, fact: Option<(&str, &str)>| {
            let fact = fact.map(|(name, says)| (name.to_owned(), says.to_owned()));
            wanted(&Answered { button: button.to_owned(), fact })
        };
        let ticket = Some((TICKET, "t-1"));
        assert_eq!(answered(CALL, ticket), Wanted::Call("t-1".into()));
        assert_eq!(answered(LATER, ticket), Wanted::Later);
        assert_eq!(answered("com.apple.UNNotificationDefaultActionIdentifier", ticket), Wanted::Callpad);
        assert_eq!(answered("default", None), Wanted::Callpad);
        // The system no longer knows which ticket it was: the person sees the list.
        assert_eq!(answered(CALL, None), Wanted::Callpad);
        assert_eq!(answered(OPEN_BOARD, None), Wanted::Board);
        assert_eq!(answered("default", Some((BOARD, "l-1"))), Wanted::Board);
    }
}
