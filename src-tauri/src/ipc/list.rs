// The one list of commands: the module of `commands/` that holds each, and the windows whose page may call it. The registry
// (`ipc.rs`), the manifest that denies all others, and each window's capability (`build.rs`) are made from it.
//
// The counter window may call every command but the board's. The board can call nobody: it has the supervisor's own commands,
// the settings and the way to the counter window. The bar signs nobody in, changes no setting and closes nothing: it has the
// actions that it has buttons and keys for, the state, and the way back to the counter window.

macro_rules! each_command {
    ($with:ident) => {
        $with! {
            session {
                boot: counter bar board,
                subscribe: counter bar,
                probe_server: counter board,
                sign_in: counter,
                choose_desk: counter,
                try_it: counter,
                change_services: counter,
                change_desk: counter,
                sign_out: counter board,
                sign_in_again: counter board,
                choose_board: counter,
            }
            tickets {
                call_next: counter bar,
                call_ticket: counter bar,
                recall: counter bar,
                end_call: counter bar,
                pause_call: counter bar,
                cancel_call: counter bar,
                transfer_call: counter,
                create_ticket: counter,
                show_list: counter,
                look_again: counter bar,
                give_up_unknown: counter,
                drop_open_ticket: counter,
                take_break: counter bar,
                give_break_reason: counter bar,
                end_break: counter bar,
                answer_request: counter bar,
                add_offline_call: counter,
                remove_offline_call: counter,
                close_offline_call: counter,
                dismiss_notice: counter bar,
            }
            board {
                subscribe_board: board,
                show_location: board,
                add_server: board,
                sign_in_at: board,
                remove_server: board,
                do_act: board,
                repeat_act: board,
                leave_act: board,
                dismiss_act_notice: board,
                service_queue: board,
                day_tickets: board,
                ticket_story: board,
                what_if: board,
                report: board,
                save_report: board,
            }
            hall {
                slip_printers: counter,
                choose_slip_printer: counter,
                print_slip: counter,
                open_hall_page: counter,
                check_hall: board,
                hall_check: board,
            }
            settings {
                settings: counter bar board,
                save_settings: counter board,
            }
            diagnosis {
                run_self_test: counter board,
            }
            desktop {
                show_bar: counter,
                hide_bar: counter bar,
                open_counter: counter bar board,
                open_board: counter bar,
                full_screen: board,
                call_phone: counter,
                test_sound: counter,
                new_link_key: counter,
                install_update: counter,
            }
            page {
                print_page: counter board,
                close_heard: counter,
                close_app: counter,
                log_page_error: counter bar board,
            }
        }
    };
}
