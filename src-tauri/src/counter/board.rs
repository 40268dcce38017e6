//! The board: what supervisors see and do. What changes by itself is kept by [`callpad_board`]; what is looked up once is asked in
//! `board_lookups`.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use callpad_board::{ActId, BoardHandle, BoardPorts, SupervisorAlert, SupervisorRules};
use callpad_connector::BoardConnector;
use callpad_desk::View;
use callpad_wire::LocationId;
use tauri::ipc::Channel;
use tokio::sync::watch;

use super::Counter;
use super::servers::Servers;
use crate::adapters::board_channel;
use crate::board_state::{BoardSources, BoardStates, OWN_SERVER, ToldAlert, tell};
use crate::dto::*;
use crate::forms;
use crate::session_info::SessionInfo;
use crate::states::States;

/// A server at which somebody supervises.
pub(super) struct At {
    /// The session there.
    pub(super) info: Arc<SessionInfo>,
    /// What reads it and does the acts there.
    pub(super) handle: BoardHandle,
}

/// The board of one app: what keeps it, and what its window is told.
pub(super) struct Board {
    handle: BoardHandle,
    pub(super) servers: Servers,
    states: BoardStates,
    told: watch::Sender<Arc<Vec<ToldAlert>>>,
    navigation: watch::Sender<BoardNavigation>,
    /// The location that its window shows whole.
    chosen: watch::Sender<Option<(u32, LocationId)>>,
    /// Whether its window is there.
    open: AtomicBool,
    /// Whether nobody can see it.
    out_of_sight: AtomicBool,
}

impl Board {
    pub(super) fn new(
        ports: BoardPorts,
        servers: Servers,
        desk: watch::Receiver<Arc<View>>,
        session_info: watch::Receiver<Option<Arc<SessionInfo>>>,
    ) -> Self {
        let handle = BoardHandle::spawn(ports);
        let told = watch::Sender::new(Arc::default());
        let navigation = watch::Sender::new(BoardNavigation::default());
        let chosen = watch::Sender::new(None);
        let states = States::of(BoardSources {
            views: handle.watch(),
            desk,
            info: session_info,
            further: servers.watch(),
            offered: servers.watch_offered(),
            told: told.subscribe(),
            navigation: navigation.subscribe(),
            chosen: chosen.subscribe(),
        });
        let (open, out_of_sight) = (AtomicBool::new(false), AtomicBool::new(false));
        Self { handle, servers, states, told, navigation, chosen, open, out_of_sight }
    }

    /// The handle.
    pub(super) fn handle(&self) -> &BoardHandle {
        &self.handle
    }
}

impl Counter {
    /// The whole board; its changes follow on the channel.
    pub(crate) fn subscribe_board(&self, channel: Channel<BoardChange>) -> BoardSnapshot {
        let (states, clock) = (self.board.states.follow(), self.clock.clone());
        let first = states.now();
        let snapshot = board_channel::snapshot(&first, &*clock);
        let task = board_channel::run(channel, clock, states, first, self.board.chosen.clone());
        self.set_page_channel(PageKind::Board, tauri::async_runtime::spawn(task));
        snapshot
    }

    /// Shows this location whole from now on; what is shown then.
    pub(crate) fn show_location(&self, server: u32, location_id: &str) -> BoardChange {
        self.board.chosen.send_replace(Some((server, location_id.into())));
        board_channel::shown(&self.board.states.now(), &*self.clock)
    }

    /// A reader of the board's states as they change.
    pub(crate) fn board_states(&self) -> BoardStates {
        self.board.states.follow()
    }

    /// Begins to supervise, where this person may. Who has no counter waits for the first numbers.
    pub(super) async fn open_board(&self, info: &SessionInfo) {
        if !info.supervises() {
            self.board.handle.sign_out().await;
            // Their tokens stay: the role may not be known only because nobody answers.
            self.close_further(false).await;
            return;
        }
        let supervisor = info.supervisor();
        self.open_further(supervisor.clone()).await;
        let api = Arc::new(BoardConnector::new(info.session.clone()).with_directory(&info.directory));
        let handle = self.board.handle.clone();
        let begin = async move { handle.sign_in(api, supervisor).await };
        if info.board_only {
            begin.await;
        } else {
            tokio::spawn(begin);
        }
    }

    /// Whether the organisation lets people have the board here.
    pub(super) fn offers_board(&self) -> bool {
        self.settings_file().effective().board != Some(false) && !self.managed.refuses("board")
    }

    /// The board's window was made, or is gone: without it nothing is read, and nothing told.
    pub(crate) fn set_board_open(&self, open: bool) {
        if self.board.open.swap(open, Ordering::Relaxed) != open {
            for (handle, _) in self.board_handles() {
                handle.set_shown(open);
            }
            self.apply_board_settings();
        }
    }

    /// What reads each server, with the address of the further ones.
    fn board_handles(&self) -> Vec<(BoardHandle, Option<String>)> {
        let own = (self.board.handle.clone(), None);
        let further = self.board.servers.all().into_iter();
        let further = further.map(|server| (server.handle().clone(), Some(server.at().server.clone())));
        std::iter::once(own).chain(further).collect()
    }

    /// Brings a board of a further server to what holds for all.
    pub(super) fn set_up_board(&self, handle: &BoardHandle, server: Option<&str>) {
        handle.set_shown(self.board.open.load(Ordering::Relaxed));
        handle.set_background(self.board.out_of_sight.load(Ordering::Relaxed));
        self.apply_settings_to(handle, server);
    }

    /// The board is asked to show something.
    #[cfg_attr(not(target_os = "macos"), allow(dead_code))] // the menu bar of macOS asks
    pub(crate) fn show_on_board(&self, to: BoardPlace) {
        self.board.navigation.send_modify(|navigation| {
            *navigation = BoardNavigation { times: navigation.times.wrapping_add(1), to };
        });
    }

    /// Whether the board's window can be seen.
    pub(crate) fn set_board_in_sight(&self, in_sight: bool) {
        self.board.out_of_sight.store(!in_sight, Ordering::Relaxed);
        for (handle, _) in self.board_handles() {
            handle.set_background(!in_sight);
        }
    }

    /// Applies the settings that concern the board.
    pub(super) fn apply_board_settings(&self) {
        for (handle, server) in self.board_handles() {
            self.apply_settings_to(&handle, server.as_deref());
        }
    }

    fn apply_settings_to(&self, handle: &BoardHandle, server: Option<&str>) {
        let settings = self.settings();
        handle.set_poll_interval(Duration::from_secs(settings.poll_every_s.into()));
        let rules = settings.board_alerts.rules(&settings.alerts, server);
        let on = rules.on && self.board.open.load(Ordering::Relaxed);
        handle.set_alert_rules(SupervisorRules { on, ..rules });
    }

    /// Shows an alert on the board; returns it as the page gets it.
    pub(crate) fn show_board_alert(&self, server: u32, alert: SupervisorAlert) -> BoardAlert {
        let now = self.clock.now();
        let name = self.board.states.now().name_among_several(server);
        let shown = board_alert(&alert, (server, name), now, now);
        self.board.told.send_modify(|told| tell(Arc::make_mut(told), server, alert, now));
        shown
    }

    /// A server is gone, and its alerts with it.
    pub(super) fn forget_alerts_of(&self, server: u32) {
        self.board.told.send_modify(|told| Arc::make_mut(told).retain(|told| told.server != server));
    }

    /// Does something at a server, and waits until its outcome is known, or known to be unknown.
    pub(crate) async fn do_act(&self, server: u32, act: BoardAct) -> Result<(), ErrorView> {
        let at = self.at(server)?;
        let act = forms::act(act, |location| at.info.zone_of(location))?;
        at.handle.act(act).await?;
        Ok(())
    }

    /// Sends an act of unknown outcome again, under its key.
    pub(crate) async fn repeat_act(&self, server: u32, id: u32) -> Result<(), ErrorView> {
        self.handle_of(server)?.try_again(ActId(id)).await?;
        Ok(())
    }

    /// Leaves an act of unknown outcome as it is.
    pub(crate) async fn leave_act(&self, server: u32, id: u32) -> Result<(), ErrorView> {
        self.handle_of(server)?.leave(ActId(id)).await?;
        Ok(())
    }

    /// Takes the notice of an act away.
    pub(crate) fn dismiss_act_notice(&self, server: u32, id: u32) -> Result<(), ErrorView> {
        self.handle_of(server)?.dismiss_notice(id);
        Ok(())
    }

    fn handle_of(&self, server: u32) -> Result<BoardHandle, ErrorView> {
        if server == OWN_SERVER {
            return Ok(self.board.handle.clone());
        }
        self.board.servers.get(server).map(|server| server.handle().clone()).ok_or(ErrorView::NotNow)
    }

    /// A server at which this person supervises.
    pub(super) fn at(&self, server: u32) -> Result<At, ErrorView> {
        let info = if server == OWN_SERVER {
            self.session_info()
        } else {
            self.board.servers.get(server).and_then(|server| server.info())
        };
        let info = info.filter(|info| info.supervises()).ok_or(ErrorView::NotNow)?;
        Ok(At { info, handle: self.handle_of(server)? })
    }

    /// Its name, where it is not the only one.
    pub(super) fn name_among_several(&self, server: u32) -> Option<String> {
        self.board.states.now().name_among_several(server)
    }

    /// All servers at which this person supervises.
    pub(super) fn servers(&self) -> Vec<u32> {
        self.board.states.now().servers.iter().map(|server| server.id).collect()
    }

    /// Who is signed in.
    pub(super) fn session_info(&self) -> Option<Arc<SessionInfo>> {
        self.session_info.borrow().clone()
    }

    /// Whether the board is all that the person has, without a counter.
    pub(crate) fn supervises_only(&self) -> bool {
        self.session_info().is_some_and(|info| info.board_only)
    }

    /// Whether the next start begins at the board: the last session was there.
    pub(crate) fn starts_at_board(&self) -> bool {
        self.settings_file().remembered().session.as_ref().is_some_and(|saved| saved.is_board())
    }
}
