//! Start, sign-in and the one channel for changes.

use callpad_wire::ServiceId;
use tauri::State;
use tauri::ipc::Channel;

use crate::adapters::page_channel;
use crate::counter::Counter;
use crate::dto::{Boot, Change, Choices, ChooseDesk, ErrorView, PageKind, Probe, SignIn, Snapshot};
use crate::shell::Desktop;

/// What the page learns at its start; waits for the last session to be resumed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn boot(counter: State<'_, Counter>) -> Result<Boot, ErrorView> {
    Ok(counter.boot().await)
}

/// The whole picture; its changes follow on the channel until the next `subscribe` of this page (one that was loaded
/// again).
#[tauri::command]
#[specta::specta]
pub(crate) fn subscribe(counter: State<'_, Counter>, page: PageKind, channel: Channel<Change>) -> Snapshot {
    let (page_states, clock) = (counter.page_states(), counter.clock());
    let first = page_states.now();
    let snapshot = first.snapshot(clock.now());
    let page_channel = page_channel::run(channel, clock, page_states, first);
    counter.set_page_channel(page, tauri::async_runtime::spawn(page_channel));
    snapshot
}

/// Looks at an address being typed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn probe_server(counter: State<'_, Counter>, address: String) -> Result<Probe, ErrorView> {
    counter.probe(&address).await
}

/// First step of sign-in.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sign_in(counter: State<'_, Counter>, sign_in: SignIn) -> Result<Choices, ErrorView> {
    counter.sign_in(sign_in).await
}

/// Second step of sign-in: counter and services.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_desk(
    counter: State<'_, Counter>,
    choice: ChooseDesk,
) -> Result<Snapshot, ErrorView> {
    counter.choose_desk(choice).await
}

/// Second step of sign-in for a supervisor: no counter, the board alone.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_board(
    counter: State<'_, Counter>,
    desktop: State<'_, Desktop>,
) -> Result<Snapshot, ErrorView> {
    let snapshot = counter.choose_board().await?;
    desktop.open_board()?;
    Ok(snapshot)
}

/// Starts the built-in server on the demo branch and signs in.
#[tauri::command]
#[specta::specta]
pub(crate) async fn try_it(counter: State<'_, Counter>) -> Result<Snapshot, ErrorView> {
    counter.try_it().await
}

/// Serves other services from now on.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_services(
    counter: State<'_, Counter>,
    service_ids: Vec<ServiceId>,
) -> Result<Snapshot, ErrorView> {
    counter.change_services(service_ids).await
}

/// Takes another counter in the same session; `notNow` while a ticket is open.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_desk(
    counter: State<'_, Counter>,
    choice: ChooseDesk,
) -> Result<Snapshot, ErrorView> {
    counter.change_desk(choice).await
}

/// Signs the same person in again at the same counter, after the session ended; what met that is then carried out.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sign_in_again(
    counter: State<'_, Counter>,
    secret: String,
) -> Result<Snapshot, ErrorView> {
    counter.sign_in_again(secret).await
}

/// Leaves counter and board; `notNow` while a ticket is open. The counter window then asks who signs in.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sign_out(
    counter: State<'_, Counter>,
    desktop: State<'_, Desktop>,
) -> Result<Snapshot, ErrorView> {
    let had_board_only = counter.supervises_only();
    let snapshot = counter.sign_out().await?;
    desktop.close_board()?;
    if had_board_only {
        desktop.open_counter()?;
    }
    Ok(snapshot)
}
