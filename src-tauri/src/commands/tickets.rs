//! The ticket operations. Each sends a press to the desk and waits for its outcome.

use callpad_desk::{OpenFirst, Press, Source};
use callpad_wire::{RequestId, TicketId};
use tauri::State;

use crate::counter::Counter;
use crate::dto::{DeskPart, ErrorView, NewTicket, Transfer};
use crate::forms;

/// Declares commands that send a press to the desk and return the desk after it.
macro_rules! press_commands {
    ($($(#[$($doc:tt)*])* $name:ident($($argument:ident: $type:ty),*) => $press:expr;)+) => {
        $(
            $(#[$($doc)*])*
            #[tauri::command]
            #[specta::specta]
            pub(crate) async fn $name(
                counter: State<'_, Counter>,
                $($argument: $type),*
            ) -> Result<DeskPart, ErrorView> {
                counter.press($press).await
            }
        )+
    };
}

press_commands! {
    /// callnextticket; with a ticket open: endcall first (M3).
    call_next() => Press::CallNext;

    /// callticket, callpausedticket or callcancelledticket, by the list the ticket is from (M14). With a ticket open
    /// `open_first` says what shall happen with that one (M3).
    call_ticket(ticket_id: TicketId, source: Source, open_first: OpenFirst) => Press::CallTicket {
        ticket_id,
        source,
        open_first,
    };

    /// recall.
    recall() => Press::Recall;

    /// endcall.
    end_call() => Press::End;

    /// pausecall.
    pause_call() => Press::Pause;

    /// cancelcall: a no-show.
    cancel_call() => Press::Cancel;

    /// Says which list is on the screen, so that it is read now and kept fresh (T11).
    show_list(list: Source) => Press::Show(list);

    /// Reads everything again now; in the unknown phase also tries to settle.
    look_again() => Press::RefreshNow;

    /// The person decides that the unknown action did not happen.
    give_up_unknown() => Press::GiveUpUnknown;

    /// The person decides to forget the open ticket here (M2).
    drop_open_ticket() => Press::DropOpen;

    /// Goes on a break; only with no ticket open, and only this desk knows of it (M15).
    take_break() => Press::TakeBreak;

    /// Says why this break is, for supervisors; null takes the reason back.
    give_break_reason(reason: Option<String>) => Press::BreakReason(reason);

    /// Back from the break.
    end_break() => Press::EndBreak;

    /// Answers what a supervisor asks of this counter.
    answer_request(request_id: RequestId, accept: bool) => Press::AnswerRequest { request_id, accept };

    /// Notes a number called by hand, while the server gives no answer: from a list, or typed.
    add_offline_call(ticket_id: Option<TicketId>, label: String) => Press::AddOfflineCall {
        ticket_id,
        label,
    };

    /// Takes a number off the list of those called by hand.
    remove_offline_call(id: u32) => Press::RemoveOfflineCall(id);

    /// Calls a number of that list that still waits, and ends it at once; the hall hears the call.
    close_offline_call(id: u32) => Press::CloseOfflineCall(id);

    /// Takes a notice away.
    dismiss_notice(id: u32) => Press::DismissNotice(id);
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
    let create = forms::create(ticket, &counter.zone())?;
    counter.press(Press::create(create, call)).await
}
