//! One order of everything that reaches a page.

use std::sync::{Arc, Mutex, PoisonError};

use callpad_desk::View;
use callpad_desk::ports::Now;
use tokio::sync::watch;

use super::{Counter, Signed};
use crate::around::Around;
use crate::dto::{Snapshot, snapshot};

/// All that a page draws, as it was at one moment. Of two pictures, the one with the higher revision is the newer.
#[derive(Clone)]
pub(crate) struct Picture {
    /// Grows with every change of anything.
    pub(crate) revision: u32,
    /// The desk, with a revision of its own.
    pub(crate) view: Arc<View>,
    /// Who is signed in.
    pub(crate) signed: Option<Arc<Signed>>,
    /// The rest.
    pub(crate) around: Around,
}

impl Picture {
    /// As the page gets it whole.
    pub(crate) fn snapshot(&self, now: Now) -> Snapshot {
        snapshot(self, now)
    }

    fn shows_the_same(&self, other: &Self) -> bool {
        self.view.revision == other.view.revision
            && same_arc(self.signed.as_ref(), other.signed.as_ref())
            && self.around == other.around
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

/// What a picture is taken of, and the last one.
pub(crate) struct Pictures {
    views: watch::Receiver<Arc<View>>,
    signed: watch::Receiver<Option<Arc<Signed>>>,
    around: watch::Receiver<Around>,
    last: Arc<Mutex<Picture>>,
}

impl Pictures {
    pub(super) fn new(
        views: watch::Receiver<Arc<View>>,
        signed: watch::Receiver<Option<Arc<Signed>>>,
        around: watch::Receiver<Around>,
    ) -> Self {
        let first = Picture {
            revision: 0,
            view: views.borrow().clone(),
            signed: signed.borrow().clone(),
            around: around.borrow().clone(),
        };
        Self { views, signed, around, last: Arc::new(Mutex::new(first)) }
    }

    /// The newest picture. Whoever takes one, and wherever: they are taken one after the other, so that their revisions
    /// are in the order of what they show.
    pub(crate) fn now(&self) -> Picture {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Picture {
            revision: last.revision,
            view: self.views.borrow().clone(),
            signed: self.signed.borrow().clone(),
            around: self.around.borrow().clone(),
        };
        if !now.shows_the_same(&last) {
            *last = Picture { revision: last.revision.wrapping_add(1), ..now };
        }
        last.clone()
    }

    /// Another place that takes pictures, in the same order, and is told of changes.
    pub(crate) fn follow(&self) -> Self {
        let mut follower = Self {
            views: self.views.clone(),
            signed: self.signed.clone(),
            around: self.around.clone(),
            last: self.last.clone(),
        };
        follower.heed();
        follower
    }

    /// What is there now counts as known.
    fn heed(&mut self) {
        self.views.mark_unchanged();
        self.signed.mark_unchanged();
        self.around.mark_unchanged();
    }

    /// Waits for a change, and whether there may be another: none after the desk has ended.
    pub(crate) async fn changed(&mut self) -> bool {
        let ended = tokio::select! {
            changed = self.views.changed() => changed.is_err(),
            changed = self.signed.changed() => changed.is_err(),
            changed = self.around.changed() => changed.is_err(),
        };
        self.heed();
        !ended
    }
}

impl Counter {
    /// Everything that a page draws, now.
    pub(crate) fn picture(&self) -> Picture {
        self.pictures.now()
    }

    /// The pictures as they come.
    pub(crate) fn pictures(&self) -> Pictures {
        self.pictures.follow()
    }

    /// The whole picture now, as the page gets it.
    pub(crate) fn snapshot(&self) -> Snapshot {
        self.picture().snapshot(self.clock.now())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct World {
        views: watch::Sender<Arc<View>>,
        signed: watch::Sender<Option<Arc<Signed>>>,
        around: watch::Sender<Around>,
    }

    fn world() -> (World, Pictures) {
        let world = World {
            views: watch::Sender::new(Arc::new(View::blank())),
            signed: watch::Sender::new(None),
            around: watch::Sender::new(Around::default()),
        };
        let pictures =
            Pictures::new(world.views.subscribe(), world.signed.subscribe(), world.around.subscribe());
        (world, pictures)
    }

    #[test]
    fn every_change_of_anything_is_newer_and_without_a_change_nothing_is() {
        let (world, pictures) = world();
        let follower = pictures.follow();
        assert_eq!((pictures.now().revision, follower.now().revision), (0, 0));
        world.around.send_modify(|around| around.close_asked += 1);
        assert_eq!((pictures.now().revision, follower.now().revision), (1, 1));
        world.views.send_replace(Arc::new(View { revision: 7, ..View::blank() }));
        assert_eq!((follower.now().revision, pictures.now().revision), (2, 2));
        world.around.send_modify(|around| around.system.bar_open = true);
        assert_eq!(pictures.now().revision, 3, "what the desk does not know counts too");
        assert_eq!(pictures.now().revision, 3);
    }

    /// Two threads take pictures while a third changes the world: what a higher revision shows is never older.
    #[test]
    fn revisions_are_in_the_order_of_what_they_show_whoever_takes_the_picture() {
        let (world, pictures) = world();
        let takers = [pictures.follow(), pictures.follow()];
        let taken: Vec<(u32, u32)> = std::thread::scope(|scope| {
            let takers = takers.map(|pictures| {
                scope.spawn(move || {
                    let take = |_| pictures.now();
                    (0..20_000).map(take).map(|p| (p.revision, p.around.close_asked)).collect::<Vec<_>>()
                })
            });
            scope.spawn(|| {
                for _ in 0..20_000 {
                    world.around.send_modify(|around| around.close_asked += 1);
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
