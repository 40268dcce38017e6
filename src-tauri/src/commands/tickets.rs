//! The ticket operations. Each hands a press to the desk and waits for its outcome.

use callpad_desk::Press;
use callpad_wire::TicketId;
use callpad_wire::op::CreateTicket;
use tauri::State;

use crate::counter::Counter;
use crate::dto::{DeskPart, FaultView, NewTicket, OpenFirst, TicketSource, Transfer};

/// Longest name or custom field, in characters (M20).
const MAX_TEXT: usize = 255;

/// callnextticket; with a ticket open: endcall first (M3).
#[tauri::command]
#[specta::specta]
pub(crate) async fn call_next(counter: State<'_, Counter>) -> Result<DeskPart, FaultView> {
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
) -> Result<DeskPart, FaultView> {
    if source != TicketSource::Waiting || open_first == OpenFirst::Pause {
        return Err(FaultView::NotNow);
    }
    let end_open = open_first == OpenFirst::End;
    counter.press(Press::CallTicket { ticket_id: TicketId::new(ticket_id), end_open }).await
}

/// recall.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recall(counter: State<'_, Counter>) -> Result<DeskPart, FaultView> {
    counter.press(Press::Recall).await
}

/// endcall.
#[tauri::command]
#[specta::specta]
pub(crate) async fn end_call(counter: State<'_, Counter>) -> Result<DeskPart, FaultView> {
    counter.press(Press::End).await
}

/// pausecall.
#[tauri::command]
#[specta::specta]
pub(crate) async fn pause_call(_counter: State<'_, Counter>) -> Result<DeskPart, FaultView> {
    Err(FaultView::NotNow)
}

/// cancelcall.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cancel_call(_counter: State<'_, Counter>) -> Result<DeskPart, FaultView> {
    Err(FaultView::NotNow)
}

/// transfercall.
#[tauri::command]
#[specta::specta]
pub(crate) async fn transfer_call(
    _counter: State<'_, Counter>,
    transfer: Transfer,
) -> Result<DeskPart, FaultView> {
    let _ = transfer;
    Err(FaultView::NotNow)
}

/// Says which list is on screen, so that it is read now and kept fresh (T11).
#[tauri::command]
#[specta::specta]
pub(crate) async fn show_list(
    counter: State<'_, Counter>,
    list: TicketSource,
) -> Result<DeskPart, FaultView> {
    let _ = list;
    counter.press(Press::LookAgain).await
}

/// createticket.
#[tauri::command]
#[specta::specta]
pub(crate) async fn create_ticket(
    counter: State<'_, Counter>,
    ticket: NewTicket,
) -> Result<DeskPart, FaultView> {
    counter.press(Press::Create(Box::new(create(ticket)?))).await
}

fn create(ticket: NewTicket) -> Result<CreateTicket, FaultView> {
    let text = |field: &str, text: &str| {
        let text = text.trim();
        if text.chars().count() > MAX_TEXT {
            return Err(FaultView::InputInvalid {
                field: field.into(),
                max_chars: u32::try_from(MAX_TEXT).ok(),
            });
        }
        Ok((!text.is_empty()).then(|| text.to_owned()))
    };
    if ticket.service_id.is_empty() {
        return Err(FaultView::InputInvalid { field: "serviceId".into(), max_chars: None });
    }
    Ok(CreateTicket {
        client_name: text("visitor", &ticket.visitor)?,
        custom_field: text("customField", &ticket.custom_field)?,
        priority: ticket.priority,
        ..CreateTicket::plain(ticket.service_id)
    })
}

/// Reads everything again now; in the unknown phase also tries to settle.
#[tauri::command]
#[specta::specta]
pub(crate) async fn look_again(counter: State<'_, Counter>) -> Result<DeskPart, FaultView> {
    counter.press(Press::LookAgain).await
}

/// The person decides that the unknown action did not happen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn give_up_unknown(counter: State<'_, Counter>) -> Result<DeskPart, FaultView> {
    counter.press(Press::GiveUpUnknown).await
}

/// The person decides to forget the open ticket here (M2).
#[tauri::command]
#[specta::specta]
pub(crate) async fn drop_open_ticket(counter: State<'_, Counter>) -> Result<DeskPart, FaultView> {
    counter.press(Press::DropOpen).await
}

/// Takes a notice away.
#[tauri::command]
#[specta::specta]
pub(crate) async fn dismiss_notice(counter: State<'_, Counter>, id: u32) -> Result<DeskPart, FaultView> {
    counter.press(Press::DismissNotice(id)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new_ticket(visitor: &str) -> NewTicket {
        NewTicket {
            service_id: "s".into(),
            visitor: visitor.into(),
            custom_field: "  ".into(),
            priority: true,
            lang: String::new(),
            appointment: false,
            scheduled_to: String::new(),
            desk_id: String::new(),
            user_id: String::new(),
            device_id: String::new(),
            from_virtual: false,
            call: false,
        }
    }

    #[test]
    fn blank_fields_are_left_out_and_long_ones_refused_before_anything_is_sent() {
        let made = create(new_ticket(" Ana ")).unwrap();
        assert_eq!(
            (made.client_name.as_deref(), made.custom_field, made.priority),
            (Some("Ana"), None, true)
        );
        assert!(create(new_ticket(&"é".repeat(255))).is_ok());
        let refused = create(new_ticket(&"é".repeat(256))).unwrap_err();
        assert_eq!(refused, FaultView::InputInvalid { field: "visitor".into(), max_chars: Some(255) });
    }
}
