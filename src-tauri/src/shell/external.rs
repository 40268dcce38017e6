//! Commands from outside the windows reach the counter here, whichever way they came.

use std::time::Instant;

use tauri::{AppHandle, Manager};

use super::counter_window::bring_to_front;
use crate::args::{Args, Asked};
use crate::counter::{Counter, ExternalOutcome};
use crate::external::{ExternalCommand, LinkGate, read_link};

/// Another start of Callpad with this command line. One that cannot be read does nothing.
pub(crate) fn another_start(app: &AppHandle, command_line: Vec<String>) {
    let asked = Args::read(command_line.into_iter().map(Into::into)).map(|args| args.asked());
    match asked {
        Ok(Asked::Window) => bring_to_front(app),
        Ok(Asked::Quiet) => {}
        Ok(Asked::Act(act)) => carry_out(app, act),
        Ok(Asked::Link(link)) => follow_link(app, &link),
        Ok(Asked::Nothing) | Err(_) => {
            tracing::warn!("another start asked for something that cannot be read")
        }
    }
}

/// A link acts if links are on and it has the key; anything else that calls itself ours only shows the window.
pub(crate) fn follow_link(app: &AppHandle, link: &str) {
    let (Some(counter), Some(gate)) = (app.try_state::<Counter>(), app.try_state::<LinkGate>()) else {
        return;
    };
    let act = counter.link_key().and_then(|key| read_link(link, &key));
    match act {
        Some(act) if gate.passes(Instant::now()) => carry_out(app, act),
        Some(_) => tracing::warn!("a link came too soon after another"),
        None => bring_to_front(app),
    }
}

/// Carries it out, and shows the window where the person is needed.
pub(crate) fn carry_out(app: &AppHandle, act: ExternalCommand) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let Some(counter) = app.try_state::<Counter>() else { return };
        if counter.run_external(act).await == ExternalOutcome::WindowWanted {
            bring_to_front(&app);
        }
    });
}

/// Calls the ticket of a notification.
pub(crate) fn call(app: &AppHandle, ticket_id: String) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let Some(counter) = app.try_state::<Counter>() else { return };
        if counter.call_from_notification(&ticket_id).await == ExternalOutcome::WindowWanted {
            bring_to_front(&app);
        }
    });
}
