//! The state that reaches a page, with one revision for all of it.

use std::sync::Arc;

use callpad_desk::Now;
use callpad_desk::View;
use tokio::sync::watch;

use super::Counter;
use crate::dto::{Snapshot, connection_view, desk_view, expected_view, lists_view, session_view};
use crate::expected::Expected;
use crate::session_info::SessionInfo;
use crate::shell_state::ShellState;
use crate::states::{Sources, States};

/// All that a page draws, as it was at one moment. Of two states, the one with the higher revision is newer.
#[derive(Clone)]
pub(crate) struct PageState {
    /// Grows with every change of anything.
    pub(crate) revision: u32,
    /// The desk, with a revision of its own.
    pub(crate) view: Arc<View>,
    /// Who is signed in.
    pub(crate) session_info: Option<Arc<SessionInfo>>,
    /// The rest.
    pub(crate) shell_state: ShellState,
    /// When who waits will be called.
    pub(crate) expected: Arc<Expected>,
}

impl PageState {
    /// As the page gets it whole.
    pub(crate) fn snapshot(&self, now: Now) -> Snapshot {
        let Self { view, shell_state, .. } = self;
        Snapshot {
            revision: self.revision,
            desk_revision: view.revision,
            session: session_view(view, self.session_info.as_deref()),
            desk: desk_view(view, now),
            lists: lists_view(view, now),
            connection: connection_view(view, now),
            close_asked: shell_state.close_asked,
            system: shell_state.system(view.locked),
            navigation: shell_state.navigation,
            expected: expected_view(&self.expected, now),
        }
    }

    fn shows_the_same(&self, other: &Self) -> bool {
        self.view.revision == other.view.revision
            && same_arc(self.session_info.as_ref(), other.session_info.as_ref())
            && self.shell_state == other.shell_state
            && Arc::ptr_eq(&self.expected, &other.expected)
    }
}

/// Whether both are the same one, or none.
pub(crate) fn same_arc<T>(one: Option<&Arc<T>>, other: Option<&Arc<T>>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        _ => false,
    }
}

/// Where a page's state is read.
#[derive(Clone)]
pub(crate) struct PageSources {
    pub(super) views: watch::Receiver<Arc<View>>,
    pub(super) session_info: watch::Receiver<Option<Arc<SessionInfo>>>,
    pub(super) shell_state: watch::Receiver<ShellState>,
    pub(super) expected: watch::Receiver<Arc<Expected>>,
}

/// A reader of a page's states.
pub(crate) type PageStates = States<PageSources>;

impl Sources for PageSources {
    type State = PageState;

    fn read(&self, revision: u32) -> PageState {
        PageState {
            revision,
            view: self.views.borrow().clone(),
            session_info: self.session_info.borrow().clone(),
            shell_state: self.shell_state.borrow().clone(),
            expected: self.expected.borrow().clone(),
        }
    }

    fn revision(state: &PageState) -> u32 {
        state.revision
    }

    fn same(one: &PageState, other: &PageState) -> bool {
        one.shows_the_same(other)
    }

    fn heed(&mut self) {
        self.views.mark_unchanged();
        self.session_info.mark_unchanged();
        self.shell_state.mark_unchanged();
        self.expected.mark_unchanged();
    }

    async fn changed(&mut self) -> bool {
        tokio::select! {
            changed = self.views.changed() => changed.is_ok(),
            changed = self.session_info.changed() => changed.is_ok(),
            changed = self.shell_state.changed() => changed.is_ok(),
            changed = self.expected.changed() => changed.is_ok(),
        }
    }
}

impl Counter {
    /// Everything that a page draws, now.
    pub(crate) fn page_state(&self) -> PageState {
        self.page_states.now()
    }

    /// A reader of the states as they change.
    pub(crate) fn page_states(&self) -> PageStates {
        self.page_states.follow()
    }

    /// The whole state now, as the page gets it.
    pub(crate) fn snapshot(&self) -> Snapshot {
        self.page_state().snapshot(self.clock.now())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct World {
        views: watch::Sender<Arc<View>>,
        session_info: watch::Sender<Option<Arc<SessionInfo>>>,
        shell_state: watch::Sender<ShellState>,
        expected: watch::Sender<Arc<Expected>>,
    }

    fn world() -> (World, PageStates) {
        let world = World {
            views: watch::Sender::new(Arc::new(View::blank())),
            session_info: watch::Sender::new(None),
            shell_state: watch::Sender::new(ShellState::default()),
            expected: watch::Sender::new(Arc::default()),
        };
        let page_states = States::of(PageSources {
            views: world.views.subscribe(),
            session_info: world.session_info.subscribe(),
            shell_state: world.shell_state.subscribe(),
            expected: world.expected.subscribe(),
        });
        (world, page_states)
    }

    #[test]
    fn every_change_of_anything_is_newer_and_without_a_change_nothing_is() {
        let (world, page_states) = world();
        let follower = page_states.follow();
        assert_eq!((page_states.now().revision, follower.now().revision), (0, 0));
        world.shell_state.send_modify(|state| state.close_asked += 1);
        assert_eq!((page_states.now().revision, follower.now().revision), (1, 1));
        world.views.send_replace(Arc::new(View { revision: 7, ..View::blank() }));
        assert_eq!((follower.now().revision, page_states.now().revision), (2, 2));
        world.shell_state.send_modify(|state| state.system.bar_open = true);
        assert_eq!(page_states.now().revision, 3, "what the desk does not know counts too");
        assert_eq!(page_states.now().revision, 3);
        world.expected.send_replace(Arc::default());
        assert_eq!((follower.now().revision, page_states.now().revision), (4, 4));
    }

    /// Two threads read states while a third changes the world: what a higher revision shows is never older.
    #[test]
    fn revisions_are_in_the_order_of_what_they_show_whoever_takes_the_picture() {
        let (world, page_states) = world();
        let takers = [page_states.follow(), page_states.follow()];
        let taken: Vec<(u32, u32)> = std::thread::scope(|scope| {
            let takers = takers.map(|page_states| {
                scope.spawn(move || {
                    let take = |_| page_states.now();
                    (0..20_000).map(take).map(|p| (p.revision, p.shell_state.close_asked)).collect::<Vec<_>>()
                })
            });
            scope.spawn(|| {
                for _ in 0..20_000 {
                    world.shell_state.send_modify(|state| state.close_asked += 1);
                }
            });
            takers.into_iter().flat_map(|taker| taker.join().unwrap()).collect()
        });
        let mut taken = taken;
        taken.sort_unstable();
        assert!(taken.windows(2).all(|two| two[0].1 <= two[1].1));
        assert!(
            taken.windows(2).all(|two| two[0].0 != two[1].0 || two[0].1 == two[1].1),
            "one revision, one state"
        );
    }
}
