//! The one registry of commands. The real run-time, the mock run-time, the bindings and the permission test all take
//! it from here; `names.rs` feeds the permissions in `build.rs`.

#[cfg(test)]
#[allow(unreachable_pub)] // `build.rs` includes the file as well
mod names;
#[cfg(test)]
mod tests;

use tauri_specta::{Builder, ErrorHandlingMode, collect_commands};

use crate::commands::{desktop, page, session, settings, tickets};

/// All commands of the page, with their types.
pub fn ipc<R: tauri::Runtime>() -> Builder<R> {
    Builder::<R>::new().error_handling(ErrorHandlingMode::Result).disable_serde_phases().commands(
        collect_commands![
            session::boot,
            session::subscribe,
            session::probe_server,
            session::sign_in,
            session::choose_desk,
            session::try_it,
            session::change_services,
            session::change_desk,
            session::sign_out,
            session::sign_in_again,
            tickets::call_next,
            tickets::call_ticket,
            tickets::recall,
            tickets::end_call,
            tickets::pause_call,
            tickets::cancel_call,
            tickets::transfer_call,
            tickets::create_ticket,
            tickets::show_list,
            tickets::look_again,
            tickets::give_up_unknown,
            tickets::drop_open_ticket,
            tickets::take_break,
            tickets::end_break,
            tickets::add_paper,
            tickets::remove_paper,
            tickets::close_by_hand,
            tickets::dismiss_notice,
            settings::settings,
            settings::save_settings,
            desktop::show_bar,
            desktop::hide_bar,
            desktop::open_counter,
            desktop::call_phone,
            desktop::test_sound,
            desktop::new_link_key,
            desktop::install_update,
            page::print_page,
            page::close_heard,
            page::close_app,
            page::log_page_error,
        ],
    )
}
