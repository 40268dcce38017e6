//! The menu bar of macOS. Without its Edit menu the web view's copy and paste have no keys there.

use tauri::menu::{AboutMetadata, Menu, MenuEvent, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Manager, Wry};

use super::counter_window::bring_to_front;
use super::translations::Translations;
use super::{quit, windows};
use crate::counter::Counter;
use crate::dto::{BoardPlace, NavigationTarget};
use crate::platform;

const SETTINGS: &str = "menu-bar-settings";
const QUIT: &str = "menu-bar-quit";
const HELP: &str = "menu-bar-help";
const NOW: &str = "menu-bar-now";
const TODAY: &str = "menu-bar-today";
const LOCATIONS: &str = "menu-bar-locations";

/// Puts the menu of the window with this label into the menu bar, in the person's language. Only the board's has keys for its
/// views: on the counter the same keys call.
pub(super) fn show_for(app: &AppHandle, window: &str) {
    let shown = build(app, window == windows::BOARD).and_then(|menu| app.set_menu(menu));
    if let Err(error) = shown {
        tracing::warn!(%error, "the menu bar could not be filled");
    }
}

/// Does what was chosen.
pub(super) fn chosen(app: &AppHandle, event: &MenuEvent) {
    let Some(counter) = app.try_state::<Counter>() else { return };
    let at_board =
        app.get_webview_window(windows::BOARD).is_some_and(|board| board.is_focused().unwrap_or(false));
    match event.id().as_ref() {
        SETTINGS if at_board => counter.show_on_board(BoardPlace::Settings),
        SETTINGS => {
            bring_to_front(app);
            counter.navigate(NavigationTarget::Settings);
        }
        QUIT => quit::ask_to_quit(app),
        HELP if at_board => counter.show_on_board(BoardPlace::Help),
        HELP => {
            bring_to_front(app);
            counter.navigate(NavigationTarget::Keys);
        }
        NOW => counter.show_on_board(BoardPlace::Now),
        TODAY => counter.show_on_board(BoardPlace::Today),
        LOCATIONS => counter.show_on_board(BoardPlace::Locations),
        // The tray's.
        _ => {}
    }
}

fn build(app: &AppHandle, board: bool) -> tauri::Result<Menu<Wry>> {
    let language = app.try_state::<Counter>().and_then(|counter| counter.language());
    let translations = Translations::of(language, &platform::language());
    let text = |id: &str| translations.text(id);
    let line = || PredefinedMenuItem::separator(app);
    let own = |id: &str, words: &str, keys: Option<&str>| MenuItem::with_id(app, id, text(words), true, keys);
    let about =
        AboutMetadata { version: Some(env!("CARGO_PKG_VERSION").to_owned()), ..AboutMetadata::default() };
    let callpad = Submenu::with_items(
        app,
        "Callpad",
        true,
        &[
            &PredefinedMenuItem::about(app, Some(&text("bar-about")), Some(about))?,
            &line()?,
            &own(SETTINGS, "bar-settings", Some("Cmd+,"))?,
            &line()?,
            &PredefinedMenuItem::services(app, Some(&text("bar-services")))?,
            &line()?,
            &PredefinedMenuItem::hide(app, Some(&text("bar-hide")))?,
            &PredefinedMenuItem::hide_others(app, Some(&text("bar-hide-others")))?,
            &PredefinedMenuItem::show_all(app, Some(&text("bar-show-all")))?,
            &line()?,
            // Callpad asks first where a ticket is open; the system's own item would not.
            &own(QUIT, "bar-quit", Some("Cmd+Q"))?,
        ],
    )?;
    let edit = Submenu::with_items(
        app,
        text("bar-edit"),
        true,
        &[
            &PredefinedMenuItem::undo(app, Some(&text("bar-undo")))?,
            &PredefinedMenuItem::redo(app, Some(&text("bar-redo")))?,
            &line()?,
            &PredefinedMenuItem::cut(app, Some(&text("bar-cut")))?,
            &PredefinedMenuItem::copy(app, Some(&text("bar-copy")))?,
            &PredefinedMenuItem::paste(app, Some(&text("bar-paste")))?,
            &PredefinedMenuItem::select_all(app, Some(&text("bar-select-all")))?,
        ],
    )?;
    let full_screen = PredefinedMenuItem::fullscreen(app, Some(&text("bar-full-screen")))?;
    let view = if board {
        Submenu::with_items(
            app,
            text("bar-view"),
            true,
            &[
                &own(NOW, "bar-now", Some("Cmd+1"))?,
                &own(TODAY, "bar-today", Some("Cmd+2"))?,
                &own(LOCATIONS, "bar-locations", Some("Cmd+3"))?,
                &line()?,
                &full_screen,
            ],
        )?
    } else {
        Submenu::with_items(app, text("bar-view"), true, &[&full_screen])?
    };
    let window = Submenu::with_items(
        app,
        text("bar-window"),
        true,
        &[
            &PredefinedMenuItem::minimize(app, Some(&text("bar-minimize")))?,
            &PredefinedMenuItem::maximize(app, Some(&text("bar-zoom")))?,
            &line()?,
            &PredefinedMenuItem::close_window(app, Some(&text("bar-close")))?,
        ],
    )?;
    let help = Submenu::with_items(app, text("bar-help"), true, &[&own(HELP, "bar-keys", None)?])?;
    Menu::with_items(app, &[&callpad, &edit, &view, &window, &help])
}
