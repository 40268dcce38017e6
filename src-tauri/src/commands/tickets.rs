//! The ticket operations. Each hands a press to the desk and waits for its outcome.

use callpad_desk::{self as desk, Press, Source};
use callpad_wire::TicketId;
use tauri::State;

use crate::counter::Counter;
use crate::dto::{DeskPart, ErrorView, NewTicket, OpenFirst, TicketSource, Transfer};
use crate::forms;

/// callnextticket; with a ticket open: endcall first (M3).
#[tauri::command]
#[specta::specta]
pub(crate) async fn call_next(counter: State<'_, Counter>) -> Result<DeskPart, ErrorView> {
    counter.press(Press::CallNext).await
}

/// callticket, callpausedticket or callcancelledticket, by the list the ticket is from (M14). With a ticket open
/// `open_first` says what shall happen with that one (M3).
#[tauri::command]
#[specta::specta]
pub(crate) async fn call_ticket(
    counter: State<'_, Counter>,
    ticket_id: String,
    source: TicketSource,
    open_first: OpenFirst,
) -> Result<DeskPart, ErrorView> {
    let source = self::source(source);
    let open_first = match open_first {
        OpenFirst::Ask => desk::OpenFirst::Ask,
        OpenFirst::End => desk::OpenFirst::End,
        OpenFirst::Pause => desk::OpenFirst::Pause,
    };
    counter.press(Press::CallTicket { ticket_id: TicketId::new(ticket_id), source, open_first }).await
}

/// recall.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recall(counter: State<'_, Counter>) -> Result<DeskPart, ErrorView> {
    counter.press(Press::Recall).await
}

/// endcall.
#[tauri::command]
#[specta::specta]
pub(crate) async fn end_call(counter: State<'_, Counter>) -> Result<DeskPart, ErrorView> {
    counter.press(Press::End).await
}

/// pausecall.
#[tauri::command]
#[specta::specta]
pub(crate) async fn pause_call(counter: State<'_, Counter>) -> Result<DeskPart, ErrorView> {
    counter.press(Press::Pause).await
}

/// cancelcall: a no-show.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cancel_call(counter: State<'_, Counter>) -> Result<DeskPart, ErrorView> {
    counter.press(Press::Cancel).await
}

/// transfercall; where it went is remembered.
#[tauri::command]
#[specta::specta]
pub(crate) async fn transfer_call(
    counter: State<'_, Counter>,
    transfer: Transfer,
) -> Result<DeskPart, ErrorView> {
    counter.transfer(forms::transfer(transfer)?).await
}

/// createticket; with `call` the ticket is called at once, if it was issued for sure.
#[tauri::command]
#[specta::specta]
pub(crate) async fn create_ticket(
    counter: State<'_, Counter>,
    ticket: NewTicket,
) -> Result<DeskPart, ErrorView> {
    let call = ticket.call;
    let create = Box::new(forms::create(ticket, &counter.zone())?);
    counter.press(Press::Create { create, call }).await
}

/// Says which list is on the screen, so that it is read now and kept fresh (T11).
#[tauri::command]
#[specta::specta]
pub(crate) async fn show_list(
    counter: State<'_, Counter>,
    list: TicketSource,
) -> Result<DeskPart, ErrorView> {
    counter.press(Press::Show(source(list))).await
}

/// Reads everything again now; in the unknown phase also tries to settle.
#[tauri::command]
#[specta::specta]
pub(crate) async fn look_again(counter: State<'_, Counter>) -> Result<DeskPart, ErrorView> {
    counter.press(Press::LookAgain).await
}

/// The person decides that the unknown action did not happen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn give_up_unknown(counter: State<'_, Counter>) -> Result<DeskPart, ErrorView> {
    counter.press(Press::GiveUpUnknown).await
}

/// The person decides to forget the open ticket here (M2).
#[tauri::command]
#[specta::specta]
pub(crate) async fn drop_open_ticket(counter: State<'_, Counter>) -> Result<DeskPart, ErrorView> {
    counter.press(Press::DropOpen).await
}

/// Goes on a break; only with no ticket open, and only this desk knows of it (M15).
#[tauri::command]
#[specta::specta]
pub(crate) async fn take_break(counter: State<'_, Counter>) -> Result<DeskPart, ErrorView> {
    counter.press(Press::TakeBreak).await
}

/// Back from the break.
#[tauri::command]
#[specta::specta]
pub(crate) async fn end_break(counter: State<'_, Counter>) -> Result<DeskPart, ErrorView> {
    counter.press(Press::EndBreak).await
}

/// Notes a number called by hand, while the server gives no answer: from a list, or typed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn add_paper(
    counter: State<'_, Counter>,
    ticket_id: Option<String>,
    label: String,
) -> Result<DeskPart, ErrorView> {
    counter.press(Press::AddPaper { ticket_id: ticket_id.map(TicketId::new), label }).await
}

/// Takes a number off the paper list.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remove_paper(counter: State<'_, Counter>, id: u32) -> Result<DeskPart, ErrorView> {
    counter.press(Press::RemovePaper(id)).await
}

/// Calls a number of the paper list that still waits, and ends it at once; the hall hears the call.
#[tauri::command]
#[specta::specta]
pub(crate) async fn close_by_hand(counter: State<'_, Counter>, id: u32) -> Result<DeskPart, ErrorView> {
    counter.press(Press::CloseByHand(id)).await
}

/// Takes a notice away.
#[tauri::command]
#[specta::specta]
pub(crate) async fn dismiss_notice(counter: State<'_, Counter>, id: u32) -> Result<DeskPart, ErrorView> {
    counter.press(Press::DismissNotice(id)).await
}

fn source(list: TicketSource) -> Source {
    match list {
        TicketSource::Waiting => Source::Waiting,
        TicketSource::Paused => Source::Paused,
        TicketSource::Cancelled => Source::Cancelled,
    }
}
