//! Alerts for supervisors who look elsewhere: a notification that opens the board. An all-clear makes no sound.

use callpad_board::{SupervisorAlert, SupervisorAlertKind};
use fluent_bundle::FluentArgs;
use tauri::{AppHandle, Manager};

use super::label::label;
use super::main_thread::on_main_thread;
use super::telling::{BOARD, OPEN_BOARD, is_quiet, number, show};
use super::translations::Translations;
use super::{Desktop, board, windows};
use crate::counter::Counter;
use crate::dto::BoardAlert;
use crate::platform::{self, Notification};

/// Their numbers stand apart from those of the clerk's alerts, which begin at one too.
const NUMBERS_FROM: u32 = 0x4000_0000;
/// Each server's begin at one: so many bits stand for the alert, those above for its server.
const BITS_OF_AN_ALERT: u32 = 20;
/// As many numbers as there are for servers; they come again only after that many were added in one run.
const NUMBERS_OF_SERVERS: u32 = 0x400;

/// Tells it: on the board, and beside it where the person looks elsewhere.
pub(super) async fn tell(app: &AppHandle, server: u32, alert: &SupervisorAlert) {
    let Some(counter) = app.try_state::<Counter>() else { return };
    let told = counter.show_board_alert(server, alert.clone());
    if is_quiet(app, &counter).await || is_looked_at(app) {
        return;
    }
    let how = counter.alerts();
    if let Some(desktop) = app.try_state::<Desktop>().filter(|_| !alert.all_clear) {
        desktop.play(how.sound, how.volume);
    }
    if how.notifications {
        show(&counter, || notify(app, &counter, &told)).await;
    }
}

/// Shows the board, in front.
pub(super) fn open(app: &AppHandle) {
    on_main_thread(app, |app| {
        if let Err(error) = board::show(app) {
            tracing::warn!(%error, "the board could not be shown");
        }
    });
}

fn is_looked_at(app: &AppHandle) -> bool {
    app.get_webview_window(windows::BOARD).is_some_and(|board| board.is_focused().unwrap_or(false))
}

/// Service or counter and location as the title, in plain text; never the name of a person.
fn notify(app: &AppHandle, counter: &Counter, alert: &BoardAlert) -> bool {
    let translations = Translations::of(counter.language(), &platform::language());
    let parts = [alert.subject.as_deref(), Some(&*alert.location), alert.server_name.as_deref()];
    let title = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let shown = platform::show_notification(
        app,
        Notification {
            number: number_of(alert),
            kind: "board",
            title: label(&title),
            body: label(&words(&translations, alert)),
            buttons: vec![(OPEN_BOARD, label(&translations.text("open-board")))],
            fact: (BOARD, alert.location_id.to_string()),
        },
    );
    if let Err(error) = &shown {
        tracing::warn!(%error, "a notification was not shown");
    }
    shown.is_ok()
}

fn number_of(alert: &BoardAlert) -> i32 {
    let server = (alert.server % NUMBERS_OF_SERVERS) << BITS_OF_AN_ALERT;
    number(NUMBERS_FROM | server | (alert.id & ((1 << BITS_OF_AN_ALERT) - 1)))
}

fn words(translations: &Translations, alert: &BoardAlert) -> String {
    if alert.over {
        return translations.text("board-all-clear");
    }
    let mut facts = FluentArgs::new();
    facts.set("count", alert.number.unwrap_or(0));
    let id = match alert.kind {
        SupervisorAlertKind::OverTarget => "board-over",
        SupervisorAlertKind::NearTarget => "board-near",
        SupervisorAlertKind::NoCounter => "board-no-counter",
        SupervisorAlertKind::FreeCounter => "board-free-counter",
        SupervisorAlertKind::LongCounter => "board-long-counter",
        SupervisorAlertKind::ClosingLate => "board-closing",
        SupervisorAlertKind::NoAnswer => "board-no-answer",
        SupervisorAlertKind::DeviceAway => "board-device-away",
    };
    translations.text_with(id, &facts)
}
