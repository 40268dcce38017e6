//! Everything that the board's page draws, joined.

use std::sync::Arc;

use callpad_board::{BoardView, LocationView, Supervisor, SupervisorAlert, Together};
use callpad_desk::{Now, View};
use callpad_wire::LocationId;
use tokio::sync::watch;

use crate::counter::same_arc;
use crate::dto::{BoardAlert, BoardNavigation, BoardSession, OfferedServers, board_alert, board_session};
use crate::session_info::{BUILT_IN, SessionInfo};
use crate::states::{Sources, States};

/// The most alerts that are kept for the page; beyond it the oldest go.
const MOST_ALERTS: usize = 50;
/// How long an all-clear is shown.
const SHOWS_ALL_CLEAR: std::time::Duration = std::time::Duration::from_secs(120);

/// The number of the server that the person signed in to; further ones have greater numbers, each its own for as long as the
/// app runs.
pub(crate) const OWN_SERVER: u32 = 0;

/// A server of the board, at one moment.
#[derive(Clone)]
pub(crate) struct ServerState {
    /// Its number.
    pub(crate) id: u32,
    /// Where it is, and who supervises there; none of one's own while nobody is signed in.
    pub(crate) at: Option<Arc<Supervisor>>,
    /// What is seen of it.
    pub(crate) view: Arc<BoardView>,
    /// The session there.
    pub(crate) info: Option<Arc<SessionInfo>>,
}

impl ServerState {
    /// Its name: host and port; none of the built-in one.
    pub(crate) fn name(&self) -> Option<String> {
        let at = self.at.as_deref().filter(|at| at.server != BUILT_IN)?;
        let host = at.server.split_once("://").map_or(&*at.server, |(_, host)| host);
        Some(host.trim_end_matches('/').to_owned())
    }

    /// Whether both show the same: views that changed are others.
    fn shows_the_same(&self, other: &Self) -> bool {
        self.id == other.id
            && self.at == other.at
            && Arc::ptr_eq(&self.view, &other.view)
            && same_arc(self.info.as_ref(), other.info.as_ref())
    }
}

/// An alert that was told, and when.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ToldAlert {
    /// The server that it is from.
    pub(crate) server: u32,
    /// It.
    pub(crate) alert: SupervisorAlert,
    /// When.
    pub(crate) at: Now,
}

/// Adds an alert: an all-clear takes the place of what it ends, and old all-clears go.
pub(crate) fn tell(told: &mut Vec<ToldAlert>, server: u32, alert: SupervisorAlert, at: Now) {
    told.retain(|before| {
        (before.server, before.alert.id) != (server, alert.id)
            && !(before.alert.all_clear && at.running.saturating_sub(before.at.running) > SHOWS_ALL_CLEAR)
    });
    told.insert(0, ToldAlert { server, alert, at });
    told.truncate(MOST_ALERTS);
}

/// What the board's page draws, at one moment.
#[derive(Clone)]
pub(crate) struct BoardState {
    /// Grows with each change.
    pub(crate) revision: u32,
    /// One's own server, then the further ones.
    pub(crate) servers: Vec<ServerState>,
    /// What the organisation says of further servers.
    pub(crate) offered: Arc<OfferedServers>,
    /// The desk, where this person sits at one too.
    desk: Arc<View>,
    /// Alerts, the newest first.
    pub(crate) told: Arc<Vec<ToldAlert>>,
    /// What the board is asked to show.
    pub(crate) navigation: BoardNavigation,
    /// The location that is chosen to be seen whole: its server and id. It may be gone.
    pub(crate) chosen: Option<(u32, LocationId)>,
}

impl BoardState {
    /// The location that is seen whole: the one that is chosen, or else the first.
    pub(crate) fn in_view<'a>(&self, together: &'a Together<u32>) -> Option<&'a (u32, Arc<LocationView>)> {
        let chosen = self.chosen.as_ref().and_then(|(server, id)| {
            together.locations.iter().find(|(of, location)| of == server && location.id == *id)
        });
        chosen.or_else(|| together.locations.first())
    }

    /// A server by its number.
    pub(crate) fn server(&self, id: u32) -> Option<&ServerState> {
        self.servers.iter().find(|server| server.id == id)
    }

    /// Who supervises at a server.
    pub(crate) fn session(&self, server: &ServerState) -> Option<BoardSession> {
        let own = server.id == OWN_SERVER;
        let desk = self.desk.seat.as_deref().filter(|_| own).map(|seat| &seat.desk_id);
        board_session(server.info.as_deref(), &server.view, desk)
    }

    /// Whether [`Self::session`] is the same in both, without making it: the directory in it may be long.
    pub(crate) fn same_session(&self, server: &ServerState, other: &Self) -> bool {
        let Some(before) = other.server(server.id) else { return false };
        let supervises = |server: &ServerState| server.info.as_deref().is_some_and(SessionInfo::supervises);
        same_arc(server.info.as_ref(), before.info.as_ref())
            && supervises(server) == supervises(before)
            && (server.id != OWN_SERVER || self.desk.seat == other.desk.seat)
            && server.view.has_board == before.view.has_board
            && server.view.offered == before.view.offered
            && server.view.seen_since == before.view.seen_since
    }

    /// The name of a server, where it is not the only one: an alert then says which it is from.
    pub(crate) fn name_among_several(&self, id: u32) -> Option<String> {
        let several = self.servers.len() > 1;
        self.server(id).filter(|_| several).and_then(ServerState::name)
    }

    /// The alerts as the page gets them.
    pub(crate) fn alerts(&self, now: Now) -> Vec<BoardAlert> {
        let told = self.told.iter();
        told.map(|told| {
            board_alert(&told.alert, (told.server, self.name_among_several(told.server)), told.at, now)
        })
        .collect()
    }

    fn shows_the_same(&self, other: &Self) -> bool {
        self.servers.len() == other.servers.len()
            && self.servers.iter().zip(&other.servers).all(|(one, other)| one.shows_the_same(other))
            && Arc::ptr_eq(&self.offered, &other.offered)
            && self.desk.seat == other.desk.seat
            && Arc::ptr_eq(&self.told, &other.told)
            && self.navigation == other.navigation
            && self.chosen == other.chosen
    }
}

/// Where the board's state is read.
#[derive(Clone)]
pub(crate) struct BoardSources {
    pub(crate) views: watch::Receiver<Arc<BoardView>>,
    pub(crate) desk: watch::Receiver<Arc<View>>,
    pub(crate) info: watch::Receiver<Option<Arc<SessionInfo>>>,
    pub(crate) further: watch::Receiver<Vec<ServerState>>,
    pub(crate) offered: watch::Receiver<Arc<OfferedServers>>,
    pub(crate) told: watch::Receiver<Arc<Vec<ToldAlert>>>,
    pub(crate) navigation: watch::Receiver<BoardNavigation>,
    pub(crate) chosen: watch::Receiver<Option<(u32, LocationId)>>,
}

/// A reader of the board's states.
pub(crate) type BoardStates = States<BoardSources>;

impl Sources for BoardSources {
    type State = BoardState;

    fn read(&self, revision: u32) -> BoardState {
        let info = self.info.borrow().clone();
        let own = ServerState {
            id: OWN_SERVER,
            at: info.as_deref().map(|info| Arc::new(info.supervisor())),
            view: self.views.borrow().clone(),
            info,
        };
        BoardState {
            revision,
            servers: std::iter::once(own).chain(self.further.borrow().iter().cloned()).collect(),
            offered: self.offered.borrow().clone(),
            desk: self.desk.borrow().clone(),
            told: self.told.borrow().clone(),
            navigation: *self.navigation.borrow(),
            chosen: self.chosen.borrow().clone(),
        }
    }

    fn revision(state: &BoardState) -> u32 {
        state.revision
    }

    fn same(one: &BoardState, other: &BoardState) -> bool {
        one.shows_the_same(other)
    }

    fn heed(&mut self) {
        self.views.mark_unchanged();
        self.desk.mark_unchanged();
        self.info.mark_unchanged();
        self.further.mark_unchanged();
        self.offered.mark_unchanged();
        self.told.mark_unchanged();
        self.navigation.mark_unchanged();
        self.chosen.mark_unchanged();
    }

    async fn changed(&mut self) -> bool {
        tokio::select! {
            changed = self.views.changed() => changed.is_ok(),
            changed = self.desk.changed() => changed.is_ok(),
            changed = self.info.changed() => changed.is_ok(),
            changed = self.further.changed() => changed.is_ok(),
            changed = self.offered.changed() => changed.is_ok(),
            changed = self.told.changed() => changed.is_ok(),
            changed = self.navigation.changed() => changed.is_ok(),
            changed = self.chosen.changed() => changed.is_ok(),
        }
    }
}
