//! What a supervisor sees and does. No rule lives here.

use tauri::State;
use tauri::ipc::Channel;

use crate::counter::Counter;
use crate::dto::{
    BoardAct, BoardChange, BoardSnapshot, DayTickets, ErrorView, PlaceOnBoard, ReportRowView, ServiceQueue,
    SignIn, TicketStoryView, WhatIf,
};

/// The whole board; its changes follow on the channel until the next `subscribe_board`.
#[tauri::command]
#[specta::specta]
pub(crate) fn subscribe_board(counter: State<'_, Counter>, channel: Channel<BoardChange>) -> BoardSnapshot {
    counter.subscribe_board(channel)
}

/// Puts a location into view: it is told whole from now on, and the one before no longer.
#[tauri::command]
#[specta::specta]
pub(crate) fn show_location(counter: State<'_, Counter>, server: u32, location_id: String) -> BoardChange {
    counter.show_location(server, &location_id)
}

/// Does this at the server of this number, and waits until the outcome is known, or known to be unknown: both are in the board's acts. `busy` while
/// something else is done to the same ticket, service or counter.
#[tauri::command]
#[specta::specta]
pub(crate) async fn do_act(counter: State<'_, Counter>, server: u32, act: BoardAct) -> Result<(), ErrorView> {
    counter.do_act(server, act).await
}

/// Sends an act of unknown outcome again, under its key: it is done once at most.
#[tauri::command]
#[specta::specta]
pub(crate) async fn repeat_act(counter: State<'_, Counter>, server: u32, id: u32) -> Result<(), ErrorView> {
    counter.repeat_act(server, id).await
}

/// Leaves an act of unknown outcome as it is.
#[tauri::command]
#[specta::specta]
pub(crate) async fn leave_act(counter: State<'_, Counter>, server: u32, id: u32) -> Result<(), ErrorView> {
    counter.leave_act(server, id).await
}

/// Takes the notice of an act away.
#[tauri::command]
#[specta::specta]
pub(crate) async fn dismiss_act_notice(
    counter: State<'_, Counter>,
    server: u32,
    id: u32,
) -> Result<(), ErrorView> {
    counter.dismiss_act_notice(server, id)
}

/// Adds a server to the board: signs in there, where the person must be allowed to supervise.
#[tauri::command]
#[specta::specta]
pub(crate) async fn add_server(counter: State<'_, Counter>, sign_in: SignIn) -> Result<(), ErrorView> {
    counter.add_server(sign_in).await
}

/// Signs the same person in again at a further server, after the session there ended.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sign_in_at(
    counter: State<'_, Counter>,
    server: u32,
    secret: String,
) -> Result<(), ErrorView> {
    counter.sign_in_at(server, secret).await
}

/// Takes a further server off the board; `unsettled` while the outcome of something done there is open.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remove_server(counter: State<'_, Counter>, server: u32) -> Result<(), ErrorView> {
    counter.remove_server(server).await
}

/// waitingticketslist of one service, with the forecast of each ticket.
#[tauri::command]
#[specta::specta]
pub(crate) async fn service_queue(
    counter: State<'_, Counter>,
    server: u32,
    location_id: String,
    service_id: String,
) -> Result<ServiceQueue, ErrorView> {
    counter.service_queue(server, &location_id, &service_id).await
}

/// Tickets of the day, whatever became of them. `number` and `state` are empty for all; `after` is the `next` of the page
/// before.
#[tauri::command]
#[specta::specta]
pub(crate) async fn day_tickets(
    counter: State<'_, Counter>,
    server: u32,
    location_id: String,
    number: String,
    state: String,
    after: Option<String>,
) -> Result<DayTickets, ErrorView> {
    counter.day_tickets(server, location_id, number, state, after).await
}

/// A ticket and what happened to it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn ticket_story(
    counter: State<'_, Counter>,
    server: u32,
    ticket_id: String,
) -> Result<TicketStoryView, ErrorView> {
    counter.ticket_story(server, ticket_id).await
}

/// What would be with `by` counters more for a service (fewer, if negative), `minutes` from now: 10 to 60 in tens.
#[tauri::command]
#[specta::specta]
pub(crate) async fn what_if(
    counter: State<'_, Counter>,
    server: u32,
    location_id: String,
    service_id: String,
    by: i32,
    minutes: u32,
) -> Result<WhatIf, ErrorView> {
    counter.what_if(server, location_id, service_id, by, minutes).await
}

/// What was counted on the business days from `from` to `to` ("2026-11-28"), of these locations; of all if none is named.
#[tauri::command]
#[specta::specta]
pub(crate) async fn report(
    counter: State<'_, Counter>,
    from: String,
    to: String,
    places: Vec<PlaceOnBoard>,
) -> Result<Vec<ReportRowView>, ErrorView> {
    counter.report(&from, &to, places).await
}

/// Writes the same as CSV into the person's folder for downloads, and says where. `separator` is a comma or a semicolon;
/// `heads` are the names of its columns.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_report(
    counter: State<'_, Counter>,
    from: String,
    to: String,
    places: Vec<PlaceOnBoard>,
    separator: char,
    heads: Vec<String>,
) -> Result<String, ErrorView> {
    counter.save_report(&from, &to, places, separator, &heads).await
}
