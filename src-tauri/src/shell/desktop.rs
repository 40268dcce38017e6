//! What the page asks of the desktop, done with Tauri. The commands know it without knowing the kind of window, so that
//! they run on the mock run-time too.

use callpad_policy::choices::Sound;
use tauri::{AppHandle, Manager};

use super::counter_window;
use super::registered::Program;
use super::windows::{hide_from_capture, theme};
use super::{bar, board, global_shortcuts, tray, updates};
use crate::adapters::sound::Loudspeaker;
use crate::counter::Counter;
use crate::dto::ErrorView;
use crate::folder::DataFolder;
use crate::platform;
use crate::shell_state::SideEffect;

/// The desktop around the page.
pub(crate) struct Desktop {
    app: Box<dyn OnDesktop>,
    loudspeaker: Loudspeaker,
}

/// What needs the real run-time.
trait OnDesktop: Send + Sync {
    fn show_bar(&self) -> tauri::Result<()>;
    fn hide_bar(&self) -> tauri::Result<()>;
    fn open_counter(&self) -> tauri::Result<()>;
    fn open_board(&self) -> tauri::Result<()>;
    fn close_board(&self) -> tauri::Result<()>;
    fn full_screen(&self, on: bool) -> tauri::Result<()>;
    fn follow_settings(&self);
    fn install_update(&self) -> Result<(), ErrorView>;
}

impl Desktop {
    pub(crate) fn new(app: AppHandle, loudspeaker: Loudspeaker) -> Self {
        Self { app: Box::new(app), loudspeaker }
    }

    /// Shows the bar in place of the counter window.
    pub(crate) fn show_bar(&self) -> Result<(), ErrorView> {
        self.app.show_bar().map_err(system)
    }

    /// Shows the counter window in place of the bar.
    pub(crate) fn hide_bar(&self) -> Result<(), ErrorView> {
        self.app.hide_bar().map_err(system)
    }

    /// Brings the counter window to the front.
    pub(crate) fn open_counter(&self) -> Result<(), ErrorView> {
        self.app.open_counter().map_err(system)
    }

    /// Shows the board, in front.
    pub(crate) fn open_board(&self) -> Result<(), ErrorView> {
        self.app.open_board().map_err(system)
    }

    /// Closes the board's window.
    pub(crate) fn close_board(&self) -> Result<(), ErrorView> {
        self.app.close_board().map_err(system)
    }

    /// Lets the board fill the screen, or no longer.
    pub(crate) fn full_screen(&self, on: bool) -> Result<(), ErrorView> {
        self.app.full_screen(on).map_err(system)
    }

    /// Lets the system follow the settings; what fails is shown on the page.
    pub(crate) fn follow_settings(&self) {
        self.app.follow_settings();
    }

    /// Installs the newer version that was found.
    pub(crate) fn install_update(&self) -> Result<(), ErrorView> {
        self.app.install_update()
    }

    /// Plays a sound.
    pub(crate) fn play(&self, sound: Sound, volume: u32) {
        self.loudspeaker.play(sound, volume);
    }

    /// Opens a page of the hall in the person's browser.
    #[allow(clippy::unused_self)] // it is an act of the desktop, whatever carries it out
    pub(crate) fn open_hall_page(&self, url: &str) -> Result<(), ErrorView> {
        // An address of the server inside the app; no page says where to go.
        tauri_plugin_opener::open_url(url, None::<&str>)
            .map_err(|error| ErrorView::Browser { detail: error.to_string() })
    }

    /// Hands a number to the phone program of the PC.
    #[allow(clippy::unused_self)] // it is an act of the desktop, whatever carries it out
    pub(crate) fn dial(&self, number: &str) -> Result<(), ErrorView> {
        // Digits and a plus, by `phone::number`: nothing that a program could take for something else.
        tauri_plugin_opener::open_url(format!("tel:{number}"), None::<&str>)
            .map_err(|error| ErrorView::Phone { detail: error.to_string() })
    }
}

impl OnDesktop for AppHandle {
    fn show_bar(&self) -> tauri::Result<()> {
        bar::show(self)
    }

    fn hide_bar(&self) -> tauri::Result<()> {
        bar::hide(self)
    }

    fn open_counter(&self) -> tauri::Result<()> {
        counter_window::bring_to_front(self);
        Ok(())
    }

    fn open_board(&self) -> tauri::Result<()> {
        board::show(self)
    }

    fn close_board(&self) -> tauri::Result<()> {
        board::close(self)
    }

    fn full_screen(&self, on: bool) -> tauri::Result<()> {
        board::full_screen(self, on)
    }

    fn install_update(&self) -> Result<(), ErrorView> {
        updates::install(self)
    }

    fn follow_settings(&self) {
        let Some(counter) = self.try_state::<Counter>() else { return };
        let key = if counter.needs_link_key() { counter.new_link_key() } else { Ok(()) };
        let settings = counter.settings();
        let errors = global_shortcuts::follow(self, &settings.shortcuts);
        let link_key = counter.link_key().unwrap_or_default();
        counter.set_system(|view| {
            view.shortcut_errors = errors;
            view.link_key = link_key;
        });
        tray::speak(self);
        if platform::HAS_THEMES {
            self.set_theme(theme(settings.theme));
        }
        follow_links(settings.links);
        let start = follow_start(counter.folder(), settings.start_at_login);
        let hidden = hide_from_capture(self, settings.hide_from_capture).map_err(system);
        counter.report_side_effect(SideEffect::Follow, key.and(start).and(hidden));
    }
}

/// Links reach Callpad where the system hands it their scheme. Where that cannot be arranged from here they still act
/// when something else hands one over, so it is no error.
fn follow_links(on: bool) {
    if let Err(error) = Program::own().and_then(|program| program.take_links(on)) {
        tracing::warn!(%error, on, "the system was not told about links");
    }
}

fn follow_start(folder: &DataFolder, on: bool) -> Result<(), ErrorView> {
    let done = Program::own().and_then(|program| program.start_at_login(folder, on));
    done.map_err(|error| ErrorView::System { detail: error.to_string() })
}

fn system(error: tauri::Error) -> ErrorView {
    ErrorView::System { detail: error.to_string() }
}
