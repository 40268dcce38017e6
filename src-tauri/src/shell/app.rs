//! The app around the windows: it is built and set up here, hears what happens to its windows, and ends.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tauri::{AppHandle, Manager, RunEvent, Window, WindowEvent};

use super::bar::{self, BarMove};
use super::board;
use super::counter_window::{self, Printer};
use super::main_thread::{on_main_thread, wait_for};
use super::quit::{self, QuitGuard};
use super::updates::{self, Updates};
use super::window_state::{self, WindowStates};
use super::windows;
use super::{Desktop, badge, external, notifications, tray, visibility};
use crate::adapters::notifier::ChannelNotifier;
use crate::adapters::sound::Loudspeaker;
use crate::args::{Args, Asked};
use crate::counter::Counter;
use crate::dto::ErrorView;
use crate::external::LinkGate;
use crate::folder::{DataFolder, FolderLock};
use crate::managed::Managed;
use crate::settings::SettingsFile;
use crate::shell_state::SideEffect;
use crate::{error_log, ipc, platform};

/// Says that nobody was there to hand something over to.
pub(crate) fn nobody_runs() -> ExitCode {
    say_plainly("No Callpad of this data folder is running: nothing was done.");
    ExitCode::from(NOBODY_RUNS)
}

/// Says that another Callpad has the data folder and could not be reached.
pub(crate) fn another_runs(folder: &DataFolder) -> ExitCode {
    say_plainly(&format!(
        "Callpad runs already on {}, and there is no session bus by which it could be brought to the front. \
         Use that one, end it, or start this one with --data-dir FOLDER.",
        folder.root().display()
    ));
    ExitCode::from(ANOTHER_RUNS)
}

const NOBODY_RUNS: u8 = 4;
const ANOTHER_RUNS: u8 = 6;
/// Callpad cannot go on because of an error of its own.
const OWN_ERROR: i32 = 7;
/// A Callpad that cannot go on within this time of its start would end in the same way again.
const ENDS_AGAIN: Duration = Duration::from_secs(60);
/// At the end: more than the built-in server gives its last requests. What it has is on disk with each change.
const CLOSES_WITHIN: Duration = Duration::from_secs(15);
/// Time for a page to draw for the first time. Without it, the page would wait for the main thread.
const FIRST_FRAME: Duration = Duration::from_millis(500);
/// How long the tray and the rest wait for a page that does not come.
const PAGE_COMES_WITHIN: Duration = Duration::from_secs(5);

/// Opens the window and returns when the app ends.
pub(crate) fn open(args: Args, folder: DataFolder, held: Option<FolderLock>) -> tauri::Result<ExitCode> {
    if args.at_login && !wanted_at_login(&folder) {
        return Ok(ExitCode::SUCCESS);
    }
    let mut context = tauri::generate_context!();
    let lock = platform::instance_lock(&folder, &mut context);
    let handler = ipc::ipc::<tauri::Wry>().invoke_handler();
    let single = tauri_plugin_single_instance::Builder::new()
        .callback(|app, command_line, _| external::another_start(app, command_line));
    #[cfg(target_os = "linux")]
    let single = single.dbus_id(lock);
    #[cfg(not(target_os = "linux"))]
    drop(lock);
    let only_hands_over = args.only_hands_over();
    let builder = tauri::Builder::default()
        // First of all plugins: a second start ends here, before it touches the data folder.
        .plugin(single.build())
        .plugin(ends_where_nobody_runs(only_hands_over));
    let app = platform::with_notifications(builder)
        .plugin(tauri_plugin_global_shortcut::Builder::new().build())
        .plugin(tauri_plugin_updater::Builder::new().build())
        .invoke_handler(handler)
        .setup(move |app| {
            // Whoever comes here has found no Callpad to hand over to.
            let Some(held) = held else {
                let _ = another_runs(&folder);
                app.cleanup_before_exit();
                std::process::exit(ANOTHER_RUNS.into());
            };
            app.manage(held);
            Ok(set_up(app, args, folder)?)
        })
        .on_window_event(window_event)
        .build(context)?;
    #[cfg(target_os = "macos")]
    app.on_menu_event(|app, event| super::menu::chosen(app, &event));
    app.run(|app, event| match event {
        RunEvent::Exit => {
            let app = app.clone();
            let close = async move {
                if let Some(counter) = app.try_state::<Counter>() {
                    counter.close().await;
                }
            };
            if !wait_for(close, CLOSES_WITHIN) {
                tracing::warn!("the built-in server did not close in time");
            }
        }
        #[cfg(target_os = "macos")]
        RunEvent::Opened { urls } => {
            for url in urls {
                external::follow_link(app, url.as_str());
            }
        }
        #[cfg(target_os = "macos")]
        RunEvent::Reopen { .. } => counter_window::bring_to_front(app),
        _ => {}
    });
    Ok(ExitCode::SUCCESS)
}

/// A start that only hands something over comes to this plugin where nobody took it.
fn ends_where_nobody_runs<R: tauri::Runtime>(only_hands_over: bool) -> tauri::plugin::TauriPlugin<R> {
    tauri::plugin::Builder::new("hand-over")
        .setup(move |app, _| {
            if only_hands_over {
                let _ = nobody_runs();
                app.cleanup_before_exit();
                std::process::exit(NOBODY_RUNS.into());
            }
            Ok(())
        })
        .build()
}

/// Whether this person, or the organisation, wants Callpad at sign-in. The start for the whole computer cannot be taken
/// back by one person, so Callpad asks itself.
fn wanted_at_login(folder: &DataFolder) -> bool {
    let managed = Managed::read();
    SettingsFile::open(folder, &managed).0.get().start_at_login
}

fn set_up(app: &mut tauri::App, args: Args, folder: DataFolder) -> tauri::Result<()> {
    let states = WindowStates::read(&folder);
    let (notifier, messages) = ChannelNotifier::new();
    let (tray_wanted, link) = (args.tray || platform::started_at_login(), args.asked());
    app.manage(BarMove::default());
    // The desk's tasks live on the asynchronous run-time.
    let counter = tauri::async_runtime::block_on(async {
        Counter::new(args, folder, Arc::new(notifier.clone()), Arc::new(notifier))
    });
    let in_tray = tray_wanted || counter.settings().start_in_tray;
    let at_board = counter.starts_at_board();
    app.manage(counter);
    app.manage(LinkGate::default());
    let handle = app.handle().clone();
    let early = handle.clone();
    tauri::async_runtime::spawn(async move {
        // The keyring and the server answer while the window is being made.
        let Some(counter) = early.try_state::<Counter>() else { return };
        counter.restore_once().await;
        if at_board && !counter.supervises_only() {
            // There is no board to show: the counter window asks who signs in.
            on_main_thread(&early, leave_board);
        }
    });
    let closer = handle.clone();
    app.manage(QuitGuard::new(move || closer.exit(0)));
    app.manage(Printer::new(handle.clone()));
    app.manage(Desktop::new(handle.clone(), Loudspeaker::new()));
    app.manage(states);
    let window = if at_board { board::build(&handle)? } else { counter_window::build(&handle)? };
    if !in_tray || !platform::has_tray_host() {
        window.show()?;
    }
    visibility::changed(&handle);
    notifications::start(&handle, messages);
    report_crashes(&handle);
    end_where_nothing_goes_on(&handle);
    app.manage(Updates::default());
    let later = handle.clone();
    tauri::async_runtime::spawn(async move {
        if let Some(counter) = later.try_state::<Counter>() {
            let came = tokio::time::timeout(PAGE_COMES_WITHIN, counter.page_came()).await.is_ok();
            tracing::info!(came, "the first page");
        }
        tokio::time::sleep(FIRST_FRAME).await;
        on_main_thread(&later, open_rest);
    });
    if let Asked::Link(_) = link {
        // A link that starts Callpad only opens it: nobody is at the counter yet.
        tracing::info!("started by a link");
    }
    tauri::async_runtime::spawn(async move {
        platform::terminated().await;
        window_state::write(&handle);
        handle.exit(0);
    });
    Ok(())
}

fn leave_board(app: &AppHandle) {
    if let Err(error) = board::close(app) {
        tracing::warn!(%error, "the board's window could not be closed");
    }
    counter_window::bring_to_front(app);
}

/// Opens the tray, the badge and the rest. They ask the system, which takes its time, so the page comes first.
fn open_rest(app: &AppHandle) {
    look_at_the_system(app);
    platform::open_tray(|| tray::open(app));
    badge::follow(app);
    if let Some(counter) = app.try_state::<Counter>() {
        updates::watch(app, counter.update_source());
    }
    if let Some(desktop) = app.try_state::<Desktop>() {
        desktop.follow_settings();
    }
}

/// Keeps the page informed of how often something crashed.
fn report_crashes(app: &AppHandle) {
    let mut crashes = error_log::crashes();
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        loop {
            let count = *crashes.borrow_and_update();
            if let Some(counter) = app.try_state::<Counter>() {
                counter.set_system(|system| system.crashes = count);
                if count > 0 {
                    counter.report_side_effect(SideEffect::Run, Err(ErrorView::Crashed));
                }
            }
            if crashes.changed().await.is_err() {
                return;
            }
        }
    });
}

/// Without the desk, or without what feeds a page, nothing that is shown is true any more: Callpad starts anew, and takes up
/// what the journal and the keyring have.
fn end_where_nothing_goes_on(app: &AppHandle) {
    let started = Instant::now();
    let Some(counter) = app.try_state::<Counter>() else { return };
    let mut views = counter.views();
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::select! {
            _ = views.wait_for(|_| false) => {}
            () = error_log::critical_task_crashed() => {}
        }
        let again = started.elapsed() >= ENDS_AGAIN;
        tracing::error!(again, "Callpad cannot go on: it ends, and starts again if it ran for a while");
        if again {
            app.request_restart();
        } else {
            say_plainly("Callpad ends because of an error of its own, which is in its log.");
            app.exit(OWN_ERROR);
        }
    });
}

/// What the system can do and tells, from now on.
fn look_at_the_system(app: &AppHandle) {
    let Some(counter) = app.try_state::<Counter>() else { return };
    counter.set_system(|system| {
        system.shortcuts_possible = platform::has_global_shortcuts();
        system.tray_host = platform::has_tray_host();
        system.hides_from_capture = platform::HIDES_FROM_CAPTURE;
    });
    let app = app.clone();
    platform::watch_session(move |change| {
        tracing::info!(?change, "the person's session");
        if let Some(counter) = app.try_state::<Counter>() {
            counter.session_changed(change);
        }
    });
}

fn window_event(window: &Window, event: &WindowEvent) {
    let app = window.app_handle();
    let is_bar = window.label() == windows::BAR;
    let is_board = window.label() == windows::BOARD;
    match event {
        WindowEvent::Moved(_) | WindowEvent::Resized(_) if is_bar => bar::moved(app),
        WindowEvent::Moved(_) | WindowEvent::Resized(_) => {
            let states = app.try_state::<WindowStates>();
            if let Some((window, states)) = app.get_webview_window(window.label()).zip(states) {
                if is_board { states.board.note(&window) } else { states.counter.note(&window) }
            }
        }
        WindowEvent::Focused(focused) => {
            visibility::changed(app);
            #[cfg(target_os = "macos")]
            if *focused {
                super::menu::show_for(app, window.label());
            }
            if let Some(states) = app.try_state::<WindowStates>().filter(|_| !is_bar && !focused) {
                if is_board { states.board.write() } else { states.counter.write() }
            }
        }
        WindowEvent::CloseRequested { api, .. } => {
            window_state::write(app);
            if is_board && !board::is_all(app) {
                // The counter is where this person works: the board alone closes.
                board::closed(app);
                return;
            }
            api.prevent_close();
            let Some(counter) = app.try_state::<Counter>() else { return };
            if counter.settings().close_to_tray && platform::has_tray_host() {
                let hidden = if is_bar { window.destroy() } else { window.hide() };
                if hidden.is_ok() {
                    if is_bar {
                        bar::closed(app);
                    }
                    visibility::changed(app);
                    return;
                }
            }
            quit::ask_to_quit(app);
        }
        _ => {}
    }
}

/// Says on standard error what keeps the app from starting, before there is a window or a log.
pub(crate) fn say_plainly(words: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "{words}");
}
