//! Everything that the board's page draws, joined.

use std::sync::Arc;

use callpad_board::{BoardView, SupervisorAlert};
use callpad_desk::{Now, View};
use tokio::sync::watch;

use crate::counter::same_arc;
use crate::dto::{BoardAlert, BoardNavigation, BoardSession, board_alert, board_session};
use crate::session_info::SessionInfo;
use crate::states::{Sources, States};

/// The most alerts that are kept for the page; beyond it the oldest go.
const MOST_ALERTS: usize = 50;
/// How long an all-clear is shown.
const SHOWS_ALL_CLEAR: std::time::Duration = std::time::Duration::from_secs(120);

/// An alert that was told, and when.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ToldAlert {
    /// It.
    pub(crate) alert: SupervisorAlert,
    /// When.
    pub(crate) at: Now,
}

/// Adds an alert: an all-clear takes the place of what it ends, and old all-clears go.
pub(crate) fn tell(told: &mut Vec<ToldAlert>, alert: SupervisorAlert, at: Now) {
    told.retain(|before| {
        before.alert.id != alert.id
            && !(before.alert.all_clear && at.running.saturating_sub(before.at.running) > SHOWS_ALL_CLEAR)
    });
    told.insert(0, ToldAlert { alert, at });
    told.truncate(MOST_ALERTS);
}

/// What the board's page draws, at one moment.
#[derive(Clone)]
pub(crate) struct BoardState {
    /// Grows with each change.
    pub(crate) revision: u32,
    /// The board.
    pub(crate) view: Arc<BoardView>,
    /// Who is signed in.
    pub(crate) info: Option<Arc<SessionInfo>>,
    /// The desk, where this person sits at one too.
    desk: Arc<View>,
    /// Alerts, the newest first.
    pub(crate) told: Arc<Vec<ToldAlert>>,
    /// What the board is asked to show.
    pub(crate) navigation: BoardNavigation,
}

impl BoardState {
    /// Who supervises where.
    pub(crate) fn session(&self) -> Option<BoardSession> {
        let desk = self.desk.seat.as_deref().map(|seat| &seat.desk_id);
        board_session(self.info.as_deref(), &self.view, desk)
    }

    /// Whether [`Self::session`] is the same in both, without making it: the directory in it may be long.
    pub(crate) fn same_session(&self, other: &Self) -> bool {
        let supervises = |state: &Self| state.info.as_deref().is_some_and(SessionInfo::supervises);
        same_arc(self.info.as_ref(), other.info.as_ref())
            && supervises(self) == supervises(other)
            && self.desk.seat == other.desk.seat
            && self.view.has_board == other.view.has_board
            && self.view.offered == other.view.offered
            && self.view.seen_since == other.view.seen_since
    }

    /// The alerts as the page gets them.
    pub(crate) fn alerts(&self, now: Now) -> Vec<BoardAlert> {
        self.told.iter().map(|told| board_alert(&told.alert, told.at, now)).collect()
    }

    fn shows_the_same(&self, other: &Self) -> bool {
        same_arc(self.info.as_ref(), other.info.as_ref())
            && Arc::ptr_eq(&self.view, &other.view)
            && self.desk.seat == other.desk.seat
            && Arc::ptr_eq(&self.told, &other.told)
            && self.navigation == other.navigation
    }
}

/// Where the board's state is read.
#[derive(Clone)]
pub(crate) struct BoardSources {
    pub(crate) views: watch::Receiver<Arc<BoardView>>,
    pub(crate) desk: watch::Receiver<Arc<View>>,
    pub(crate) info: watch::Receiver<Option<Arc<SessionInfo>>>,
    pub(crate) told: watch::Receiver<Arc<Vec<ToldAlert>>>,
    pub(crate) navigation: watch::Receiver<BoardNavigation>,
}

/// A reader of the board's states.
pub(crate) type BoardStates = States<BoardSources>;

impl Sources for BoardSources {
    type State = BoardState;

    fn read(&self, revision: u32) -> BoardState {
        BoardState {
            revision,
            view: self.views.borrow().clone(),
            info: self.info.borrow().clone(),
            desk: self.desk.borrow().clone(),
            told: self.told.borrow().clone(),
            navigation: *self.navigation.borrow(),
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
        self.told.mark_unchanged();
        self.navigation.mark_unchanged();
    }

    async fn changed(&mut self) -> bool {
        tokio::select! {
            changed = self.views.changed() => changed.is_ok(),
            changed = self.desk.changed() => changed.is_ok(),
            changed = self.info.changed() => changed.is_ok(),
            changed = self.told.changed() => changed.is_ok(),
            changed = self.navigation.changed() => changed.is_ok(),
        }
    }
}
