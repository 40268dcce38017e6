//! Commands for the desktop: the bar, the window, sounds, the phone.

use callpad_policy::choices::Sound;
use tauri::State;

use crate::counter::Counter;
use crate::dto::{ErrorView, NavigationTarget};
use crate::shell::Desktop;

/// Shows the bar in place of the counter window.
#[tauri::command]
#[specta::specta]
pub(crate) async fn show_bar(desktop: State<'_, Desktop>) -> Result<(), ErrorView> {
    desktop.show_bar()
}

/// Shows the counter window in place of the bar.
#[tauri::command]
#[specta::specta]
pub(crate) async fn hide_bar(desktop: State<'_, Desktop>) -> Result<(), ErrorView> {
    desktop.hide_bar()
}

/// Brings the counter window to the front, to open this there; the bar stays.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_counter(
    counter: State<'_, Counter>,
    desktop: State<'_, Desktop>,
    what: NavigationTarget,
) -> Result<(), ErrorView> {
    desktop.open_counter()?;
    counter.navigate(what);
    Ok(())
}

/// Shows the board, in front.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_board(desktop: State<'_, Desktop>) -> Result<(), ErrorView> {
    desktop.open_board()
}

/// Lets the board fill the screen, or no longer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn full_screen(desktop: State<'_, Desktop>, on: bool) -> Result<(), ErrorView> {
    desktop.full_screen(on)
}

/// Hands the number of the open ticket's visitor to the phone program of the PC.
#[tauri::command]
#[specta::specta]
pub(crate) async fn call_phone(
    counter: State<'_, Counter>,
    desktop: State<'_, Desktop>,
) -> Result<(), ErrorView> {
    let number = counter.phone().ok_or_else(|| ErrorView::Phone { detail: String::new() })?;
    desktop.dial(&number)
}

/// Plays a sound as it would be heard.
#[tauri::command]
#[specta::specta]
pub(crate) async fn test_sound(
    desktop: State<'_, Desktop>,
    sound: Sound,
    volume: u32,
) -> Result<(), ErrorView> {
    desktop.play(sound, volume);
    Ok(())
}

/// Draws a new key for links.
#[tauri::command]
#[specta::specta]
pub(crate) async fn new_link_key(
    counter: State<'_, Counter>,
    desktop: State<'_, Desktop>,
) -> Result<(), ErrorView> {
    counter.new_link_key()?;
    desktop.follow_settings();
    Ok(())
}

/// Installs the newer version that was found and starts again; `notNow` while a ticket is open.
#[tauri::command]
#[specta::specta]
pub(crate) async fn install_update(desktop: State<'_, Desktop>) -> Result<(), ErrorView> {
    desktop.install_update()
}
