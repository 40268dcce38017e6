//! Who is signed in where: the session, the desk behind it and the ports they use. The commands call this; it holds no
//! rule of the queue.

mod board;
mod board_lookups;
mod change_desk;
mod diagnosis;
mod directory;
mod external;
mod hall;
mod page_state;
mod restore;
mod servers;
mod shell_state;
mod sign_in;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use callpad_board::BoardPorts;
use callpad_client::{Directory, Session, Token};
use callpad_desk::ports::{Clock, Notifier, SystemClock};
use callpad_desk::{DeskHandle, NoticeKind, Phase, Ports, Press, Transfer, View};
use callpad_policy::choices::UndoTime;
use callpad_vault::KeyringVault;
use callpad_vault::TokenVault;
use callpad_wire::op::Destination;
use jiff::tz::TimeZone;
use tauri::async_runtime::JoinHandle;
use tokio::sync::watch;

use crate::adapters::act_file::ActFile;
use crate::adapters::built_in::BuiltIn;
use crate::adapters::journal_file::JournalFile;
use crate::adapters::notifier::{BoardNotifier, OfServer};
use crate::adapters::sums_file::SumsFile;
use crate::adapters::{directory_file, network};
use crate::args::Args;
use crate::board_state::OWN_SERVER;
use crate::dto::{DeskPart, ErrorView, PageKind, desk_part, directory_view};
use crate::expected;
use crate::folder::DataFolder;
use crate::managed::Managed;
use crate::session_info::SessionInfo;
use crate::settings::{Settings, SettingsFile, SettingsView};
use crate::shell_state::ShellState;
use crate::states::States;

pub(crate) use external::ExternalOutcome;
pub(crate) use page_state::{PageState, PageStates, same_arc};

use page_state::PageSources;

/// A sign-in between its two steps.
struct PendingSignIn {
    session_info: SessionInfo,
    /// The token that the keyring has.
    saved_token: Option<Token>,
}

/// The counter: one for the whole app.
pub(crate) struct Counter {
    folder: DataFolder,
    args: Args,
    clock: Arc<dyn Clock>,
    vault: Arc<dyn TokenVault>,
    desk: DeskHandle,
    board: board::Board,
    settings: Mutex<SettingsFile>,
    managed: Managed,
    /// The administrator's, for servers that have none (M16).
    directory: Directory,
    storage_error: Option<ErrorView>,
    journal: Arc<JournalFile>,
    sums: Arc<SumsFile>,
    session_info: watch::Sender<Option<Arc<SessionInfo>>>,
    shell_state: watch::Sender<ShellState>,
    page_states: PageStates,
    /// Locked for a whole sign-in, sign-out or restore, so that two never mix.
    sign_in_state: tokio::sync::Mutex<SignInState>,
    page_channels: Mutex<BTreeMap<PageKind, JoinHandle<()>>>,
    /// Notified when a page has its first state.
    page_came: tokio::sync::Notify,
    restored: tokio::sync::OnceCell<Option<ErrorView>>,
}

/// What a sign-in leaves behind it.
#[derive(Default)]
struct SignInState {
    pending: Option<PendingSignIn>,
    token_task: Option<tokio::task::JoinHandle<()>>,
    /// Reads the directory again when it has changed.
    directory_task: Option<tokio::task::JoinHandle<()>>,
    session: Option<Session>,
    built_in: Option<BuiltIn>,
}

fn is_open(phase: &Phase) -> bool {
    match phase {
        Phase::Calling { .. } | Phase::Serving { .. } | Phase::Unknown { .. } => true,
        Phase::SignedOut | Phase::Free | Phase::Break { .. } => false,
    }
}

impl Counter {
    /// Nobody signed in yet. To be called on the asynchronous run-time.
    pub(crate) fn new(
        args: Args,
        folder: DataFolder,
        notifier: Arc<dyn Notifier>,
        board_notifier: Arc<dyn BoardNotifier>,
    ) -> Self {
        let managed = Managed::read();
        let (settings, settings_error) = SettingsFile::open(&folder, &managed);
        let (directory, directory_error) =
            directory_file::read(&folder, settings.effective().directory_file.as_deref());
        let clock: Arc<dyn Clock> = Arc::new(SystemClock::new());
        let journal = Arc::new(JournalFile::new(&folder));
        let desk = DeskHandle::spawn(Ports { clock: clock.clone(), store: journal.clone(), notifier });
        apply_settings(&desk, settings.get());
        tokio::spawn(network::watch(desk.clone()));
        let (session_info, shell_state) =
            (watch::Sender::new(None), watch::Sender::new(ShellState::default()));
        let (sums, sums_error) = SumsFile::open(&folder);
        let sums = Arc::new(sums);
        tokio::spawn(sums.clone().keep());
        let ports = BoardPorts {
            clock: clock.clone(),
            store: Arc::new(ActFile::new(&folder)),
            notifier: Arc::new(OfServer { server: OWN_SERVER, to: board_notifier.clone() }),
            sums: sums.sums(),
        };
        let servers = servers::Servers::new(clock.clone(), board_notifier, sums.sums());
        let board = board::Board::new(ports, servers, desk.watch(), session_info.subscribe());
        let expects = watch::Sender::new(Arc::default());
        let page_states = States::of(PageSources {
            views: desk.watch(),
            session_info: session_info.subscribe(),
            shell_state: shell_state.subscribe(),
            expected: expects.subscribe(),
        });
        let sources = expected::Sources {
            views: desk.watch(),
            session: session_info.subscribe(),
            clock: clock.clone(),
            sums: sums.sums(),
        };
        tokio::spawn(expected::run(sources, expects));
        Self {
            vault: Arc::new(KeyringVault::new()),
            settings: Mutex::new(settings),
            managed,
            directory,
            journal,
            storage_error: settings_error.or(directory_error).or(sums_error),
            sums,
            session_info,
            shell_state,
            page_states,
            sign_in_state: tokio::sync::Mutex::default(),
            page_channels: Mutex::default(),
            page_came: tokio::sync::Notify::new(),
            restored: tokio::sync::OnceCell::new(),
            folder,
            args,
            clock,
            desk,
            board,
        }
    }

    /// The command line of this start.
    pub(crate) fn args(&self) -> &Args {
        &self.args
    }

    /// The data folder.
    pub(crate) fn folder(&self) -> &DataFolder {
        &self.folder
    }

    /// What was wrong with a file of ours at the start.
    pub(crate) fn storage_error(&self) -> Option<ErrorView> {
        self.storage_error.clone()
    }

    /// The clocks.
    pub(crate) fn clock(&self) -> Arc<dyn Clock> {
        self.clock.clone()
    }

    /// The desk's views as they change.
    pub(crate) fn views(&self) -> watch::Receiver<Arc<View>> {
        self.desk.watch()
    }

    /// Whether closing now would leave something behind: a ticket, an action on its way or of unknown outcome, or tickets
    /// that this person paused here.
    pub(crate) fn leaves_something(&self) -> bool {
        let view = self.desk.view();
        let signed_in = !matches!(view.phase, Phase::SignedOut);
        is_open(&view.phase) || (signed_in && view.lists.paused.rows.iter().any(|row| row.mine))
    }

    /// Whether a ticket is open, or may be.
    pub(crate) fn has_open_ticket(&self) -> bool {
        is_open(&self.desk.view().phase)
    }

    /// Waits until no ticket is open, and none may be.
    pub(crate) async fn no_ticket_open(&self) {
        // Its end would mean that there is no desk, and no ticket, any more.
        let _ = self.desk.watch().wait_for(|view| !is_open(&view.phase)).await;
    }

    /// Waits until a page has its first state.
    pub(crate) async fn page_came(&self) {
        self.page_came.notified().await;
    }

    /// The task that feeds this page from now on; the one before it ends.
    pub(crate) fn set_page_channel(&self, page: PageKind, task: JoinHandle<()>) {
        self.page_came.notify_one();
        let before = self.page_channels.lock().unwrap_or_else(PoisonError::into_inner).insert(page, task);
        if let Some(before) = before {
            before.abort();
        }
    }

    /// Hands a press to the desk and waits for its outcome.
    pub(crate) async fn press(&self, press: Press) -> Result<DeskPart, ErrorView> {
        // Whoever presses is there.
        self.seen();
        let view = self.desk.press(press).await?;
        Ok(desk_part(&view, self.clock.now()))
    }

    /// Sends the open ticket on, and remembers where it went.
    pub(crate) async fn transfer(&self, transfer: Transfer) -> Result<DeskPart, ErrorView> {
        let to = transfer.to.clone();
        let name = self.name_of(&to).unwrap_or_else(|| transfer.name.clone());
        let view = self.desk.press(Press::Transfer(Box::new(Transfer { name, ..transfer }))).await?;
        // What was told before is taken away when an action is sent, so this is about this transfer.
        if view.notice.as_ref().is_some_and(|notice| matches!(notice.what, NoticeKind::Transferred { .. })) {
            self.remember(|remembered| remembered.sent_to(to));
        }
        Ok(desk_part(&view, self.clock.now()))
    }

    fn name_of(&self, to: &Destination) -> Option<String> {
        let session_info = self.session_info.borrow().clone();
        let directory = session_info
            .as_deref()
            .map(|session_info| directory_view(&session_info.directory))
            .unwrap_or_default();
        match to {
            Destination::Service(id) => {
                let view = self.desk.view();
                let service = view.lists.all_services.iter().find(|s| s.service.id == *id)?;
                Some(service.service.name.clone())
            }
            Destination::Desk(id) => {
                directory.desks.into_iter().find(|d| d.id == id.as_str()).map(|d| d.name)
            }
            Destination::User(id) => {
                directory.users.into_iter().find(|u| u.id == id.as_str()).map(|u| u.name)
            }
        }
    }

    /// The zone of the location's wall times (V4).
    pub(crate) fn zone(&self) -> TimeZone {
        let view = self.desk.view();
        let named = view.seat.as_ref().and_then(|seat| seat.time_zone.as_deref());
        named.and_then(|name| TimeZone::get(name).ok()).unwrap_or_else(TimeZone::system)
    }

    /// The settings that hold.
    pub(crate) fn settings(&self) -> Settings {
        self.settings_file().get().clone()
    }

    /// The settings as the page has them.
    pub(crate) fn settings_view(&self) -> SettingsView {
        self.settings_file().view()
    }

    /// Takes what a person chose. It is followed at once, the encoding with the next sign-in.
    pub(crate) fn save_settings(&self, chosen: &Settings) -> Result<SettingsView, ErrorView> {
        let mut file = self.settings_file();
        file.choose(chosen)?;
        apply_settings(&self.desk, file.get());
        let view = file.view();
        drop(file);
        self.apply_board_settings();
        Ok(view)
    }

    /// Slower reads while the window is not seen (T11).
    pub(crate) fn set_background(&self, background: bool) {
        self.desk.set_background(background);
    }

    /// The built-in server finishes what is in flight; called once, at the end of the app.
    pub(crate) async fn close(&self) {
        let mut sign_in_state = self.sign_in_state.lock().await;
        self.desk.leave().await;
        if let Some(server) = sign_in_state.built_in.take() {
            server.stop().await;
        }
        // What could not be written when it happened.
        self.remember(|_| {});
        self.sums.write();
    }

    fn settings_file(&self) -> MutexGuard<'_, SettingsFile> {
        // A panic elsewhere while the lock was held cannot leave the settings half-written: they change as a whole.
        self.settings.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Applies the settings that concern the desk.
fn apply_settings(desk: &DeskHandle, settings: &Settings) {
    desk.set_poll_interval(Duration::from_secs(settings.poll_every_s.into()));
    desk.set_tells_presence(settings.tell_presence);
    desk.set_undo_time(undo_time(settings.ribbon));
    desk.set_alert_rules(settings.alerts.rules());
}

fn undo_time(length: UndoTime) -> Option<Duration> {
    match length {
        UndoTime::Short => Some(Duration::from_secs(8)),
        UndoTime::Long => Some(Duration::from_secs(20)),
        UndoTime::UntilNext => None,
    }
}
