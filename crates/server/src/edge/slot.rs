//! One connection's phase, and how long it may last.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::{sync::Notify, time::Instant};

/// How long a new connection may stay silent.
pub(super) const FIRST_BYTE_WITHIN: Duration = Duration::from_secs(10);
/// How long a request's head may take, from its first byte.
pub(super) const HEAD_WITHIN: Duration = Duration::from_secs(10);
/// How long a connection may wait for its next request: longer than the slowest client's refresh interval.
pub(super) const KEPT_IDLE: Duration = Duration::from_secs(75);

/// How long a new connection is spared: a client with a request sends it at once.
const JUST_COME: Duration = Duration::from_secs(1);

/// The phase of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// Nothing has arrived yet.
    New,
    /// A part of a request's head has arrived.
    Head,
    /// A head has arrived; nothing is done until its body has arrived too.
    Receiving,
    /// The same for a signed-in client.
    ReceivingSignedIn,
    /// A request is being processed.
    Busy,
    /// The response is written, but not yet sent.
    Answered,
    /// Open for another request.
    Idle,
    /// A stream of events, with rules of its own.
    Listening,
    /// Asked to close: no further request is begun.
    Closing,
}

/// One connection.
#[derive(Debug)]
pub(super) struct Slot {
    state: Mutex<(Phase, Instant)>,
    leave: Notify,
}

impl Slot {
    pub(super) fn new() -> Self {
        Self { state: Mutex::new((Phase::New, Instant::now())), leave: Notify::new() }
    }

    /// Bytes have arrived.
    pub(super) fn bytes_arrived(&self) {
        self.turn(|phase| matches!(phase, Phase::New | Phase::Idle).then_some(Phase::Head));
    }

    /// A whole head has arrived. False if the connection is closing: then nothing may be begun.
    pub(super) fn begin(&self) -> bool {
        self.turn(|phase| (phase != Phase::Closing).then_some(Phase::Busy))
    }

    /// Waits for a body.
    pub(super) fn awaits_body(&self, is_known: bool) {
        let waits = if is_known { Phase::ReceivingSignedIn } else { Phase::Receiving };
        self.turn(|phase| (phase == Phase::Busy).then_some(waits));
    }

    /// The body has arrived. False if the connection is closing: then nothing may be begun.
    pub(super) fn body_arrived(&self) -> bool {
        self.turn(|phase| {
            matches!(phase, Phase::Receiving | Phase::ReceivingSignedIn | Phase::Busy).then_some(Phase::Busy)
        })
    }

    /// The response is written.
    pub(super) fn answered(&self) {
        self.turn(|phase| {
            matches!(phase, Phase::Receiving | Phase::ReceivingSignedIn | Phase::Busy)
                .then_some(Phase::Answered)
        });
    }

    /// Everything written has been sent.
    pub(super) fn flushed(&self) {
        self.turn(|phase| (phase == Phase::Answered).then_some(Phase::Idle));
    }

    /// It is a stream of events from now on.
    pub(super) fn streams_events(&self) {
        self.turn(|phase| (phase != Phase::Closing).then_some(Phase::Listening));
    }

    /// Closes the connection to make room, unless a request is being processed or it is a stream of events: then false.
    pub(super) fn close_if_idle(&self) -> bool {
        self.leave_unless(|phase| matches!(phase, Phase::Busy | Phase::Answered | Phase::Listening))
    }

    /// Closes the connection because the server stops, unless a request has begun, even one without its body.
    pub(super) fn dismiss(&self) -> bool {
        self.leave_unless(|phase| {
            matches!(
                phase,
                Phase::Receiving
                    | Phase::ReceivingSignedIn
                    | Phase::Busy
                    | Phase::Answered
                    | Phase::Listening
            )
        })
    }

    fn leave_unless(&self, stays: impl FnOnce(Phase) -> bool) -> bool {
        let leaves = self.turn(|phase| (phase != Phase::Closing && !stays(phase)).then_some(Phase::Closing));
        if leaves {
            self.leave.notify_one();
        }
        leaves
    }

    /// Closes the connection in any phase.
    pub(super) fn cut(&self) {
        self.lock().0 = Phase::Closing;
        self.leave.notify_one();
    }

    /// Returns when the connection must close.
    pub(super) async fn close_requested(&self) {
        self.leave.notified().await;
    }

    /// Whether it has exceeded its phase's time limit; if so, it closes.
    pub(super) fn is_overdue(&self, now: Instant) -> bool {
        let mut state = self.lock();
        let overdue = allowed(state.0).is_some_and(|allowed| now >= state.1 + allowed);
        if overdue {
            state.0 = Phase::Closing;
        }
        overdue
    }

    /// The latest end of its phase; `None` if the phase has no limit.
    pub(super) fn deadline(&self) -> Option<Instant> {
        let (phase, since) = *self.lock();
        Some(since + allowed(phase)?)
    }

    /// Whether it is a stream of events.
    pub(super) fn is_listening(&self) -> bool {
        self.lock().0 == Phase::Listening
    }

    /// The rank for making room, the lowest first; `None` if it may not be closed. First connections without a whole
    /// head after a second, then those that owe a body, then the longest silent, then new ones, and last signed-in
    /// clients that owe a body.
    pub(super) fn eviction_rank(&self) -> Option<(u8, Instant)> {
        let (phase, since) = *self.lock();
        let rank = match phase {
            Phase::New | Phase::Head if since.elapsed() >= JUST_COME => 0,
            Phase::Receiving => 1,
            Phase::Idle => 2,
            Phase::New | Phase::Head => 3,
            Phase::ReceivingSignedIn => 4,
            Phase::Busy | Phase::Answered | Phase::Listening | Phase::Closing => return None,
        };
        Some((rank, since))
    }

    fn turn(&self, to: impl FnOnce(Phase) -> Option<Phase>) -> bool {
        let mut state = self.lock();
        let next = to(state.0);
        if let Some(next) = next {
            *state = (next, Instant::now());
        }
        next.is_some()
    }

    fn lock(&self) -> MutexGuard<'_, (Phase, Instant)> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn allowed(phase: Phase) -> Option<Duration> {
    match phase {
        Phase::New => Some(FIRST_BYTE_WITHIN),
        Phase::Head => Some(HEAD_WITHIN),
        Phase::Idle => Some(KEPT_IDLE),
        // The body has a time limit of its own, and so has a response that the client does not read.
        Phase::Receiving
        | Phase::ReceivingSignedIn
        | Phase::Busy
        | Phase::Answered
        | Phase::Listening
        | Phase::Closing => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn every_phase_without_a_request_has_an_end() {
        let slot = Slot::new();
        let over = |after: Duration| slot.is_overdue(Instant::now() + after);
        let second = Duration::from_secs(1);
        assert!(!over(FIRST_BYTE_WITHIN - second));
        slot.bytes_arrived();
        assert_eq!(slot.deadline(), Some(Instant::now() + HEAD_WITHIN));
        // More bytes of the same head do not extend the limit.
        tokio::time::advance(HEAD_WITHIN - second).await;
        slot.bytes_arrived();
        assert!(!over(Duration::ZERO));
        assert!(slot.begin());
        assert!(!over(Duration::from_secs(3_600)), "a request that is being answered is nobody's fault");
        slot.flushed();
        assert_eq!(slot.deadline(), None, "flushed in the middle of an answer");
        slot.answered();
        assert!(!slot.close_if_idle(), "its answer has not left yet");
        slot.flushed();
        assert!(!over(KEPT_IDLE - second) && over(KEPT_IDLE));
        assert!(!slot.begin(), "it is leaving");
    }

    #[tokio::test(start_paused = true)]
    async fn who_never_asked_makes_room_first_and_who_is_served_never() {
        let [silent, head, body, owing, idle, busy, listening] = [(); 7].map(|()| Slot::new());
        head.bytes_arrived();
        for slot in [&body, &owing, &idle, &busy, &listening] {
            assert!(slot.begin());
        }
        idle.answered();
        idle.flushed();
        listening.streams_events();
        body.awaits_body(false);
        owing.awaits_body(true);
        busy.awaits_body(true);
        assert!(busy.body_arrived());
        tokio::time::advance(Duration::from_secs(1)).await;
        let later = Slot::new();
        let order = |slot: &Slot| slot.eviction_rank().unwrap();
        let in_order = [&head, &body, &idle, &later, &owing].map(order);
        assert!(order(&silent) < in_order[1] && in_order.is_sorted(), "{in_order:?}");
        for slot in [&busy, &listening] {
            assert_eq!(slot.eviction_rank(), None);
            assert!(!slot.close_if_idle());
        }
        assert!(silent.close_if_idle() && !silent.close_if_idle());
        silent.close_requested().await;
        assert!(owing.close_if_idle() && !owing.body_arrived(), "nothing is begun for whoever had to leave");
    }
}
