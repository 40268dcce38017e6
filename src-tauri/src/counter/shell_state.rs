//! Changes of what the page shows besides the desk.

use super::Counter;
use crate::dto::{AlertView, ErrorView, NavigationTarget, NavigationView, SystemView};
use crate::managed::UpdateSource;
use crate::platform::SessionChange;
use crate::settings::{Alerts, Language, Remembered};
use crate::shell_state::SideEffect;

impl Counter {
    /// The page is to ask whether the window shall close.
    pub(crate) fn ask_to_close(&self) {
        self.shell_state.send_modify(|state| state.close_asked = state.close_asked.wrapping_add(1));
    }

    /// The counter window is to open something.
    pub(crate) fn navigate(&self, what: NavigationTarget) {
        self.shell_state.send_modify(|state| {
            state.navigation = NavigationView { times: state.navigation.times.wrapping_add(1), what };
        });
    }

    /// What is known of the system has changed.
    pub(crate) fn set_system(&self, change: impl FnOnce(&mut SystemView)) {
        self.shell_state.send_if_modified(|state| {
            let before = state.system.clone();
            change(&mut state.system);
            state.system != before
        });
    }

    /// A side effect succeeded or failed. The page shows those that failed until they succeed.
    pub(crate) fn report_side_effect(&self, what: SideEffect, done: Result<(), ErrorView>) {
        if let Err(error) = &done {
            tracing::warn!(?what, error = error.for_log(), "not done beside what was asked for");
        }
        self.shell_state.send_if_modified(|state| match done {
            Ok(()) => state.troubles.remove(&what).is_some(),
            Err(error) => state.troubles.insert(what, error.clone()) != Some(error),
        });
    }

    /// Remembers something of what was done. The next start may go without it, so the person is told where it cannot be
    /// written, and it is written with the next change or at the end.
    pub(super) fn remember(&self, change: impl FnOnce(&mut Remembered)) {
        let written = self.settings_file().remember(change);
        self.report_side_effect(SideEffect::Remember, written);
    }

    /// Shows an alert on the page.
    pub(crate) fn show_alert(&self, alert: AlertView) {
        self.shell_state.send_modify(|state| state.alert = Some(alert));
    }

    /// How the person wants to be told.
    pub(crate) fn alerts(&self) -> Alerts {
        self.settings_file().get().alerts.clone()
    }

    /// The language that was chosen; none for the system's.
    pub(crate) fn language(&self) -> Option<Language> {
        self.settings_file().get().language
    }

    /// The key that links must carry; none while links are off.
    pub(crate) fn link_key(&self) -> Option<String> {
        let file = self.settings_file();
        let links = file.get().links;
        Some(file.remembered().link_key.clone()).filter(|key| links && !key.is_empty())
    }

    /// Draws a new key for links; the old one is worth nothing from then on.
    pub(crate) fn new_link_key(&self) -> Result<(), ErrorView> {
        let mut bytes = [0_u8; 16];
        getrandom::fill(&mut bytes).map_err(|e| ErrorView::System { detail: e.to_string() })?;
        let key: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        self.settings_file().set_link_key(key)
    }

    /// Where newer versions lie, where the organisation says so.
    pub(crate) fn update_source(&self) -> Option<UpdateSource> {
        self.managed.update_source()
    }

    /// Whether links are on and have no key yet.
    pub(crate) fn needs_link_key(&self) -> bool {
        let file = self.settings_file();
        file.get().links && file.remembered().link_key.is_empty()
    }

    /// The person looks at Callpad.
    pub(crate) fn seen(&self) {
        self.desk.seen();
    }

    /// The system locks, unlocks, sleeps or wakes.
    pub(crate) fn session_changed(&self, change: SessionChange) {
        match change {
            SessionChange::Locked => self.desk.set_locked(true),
            SessionChange::Unlocked => self.desk.set_locked(false),
            SessionChange::Asleep => self.desk.set_asleep(true),
            SessionChange::Awake => self.desk.set_asleep(false),
        }
    }

    /// The system asks for quiet, or no longer does.
    pub(crate) fn set_system_quiet(&self, quiet: Option<bool>) {
        self.set_system(|system| system.system_quiet = quiet);
        self.desk.set_system_quiet(quiet == Some(true));
    }
}
