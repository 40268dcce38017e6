//! Any acts in any order, with any faults, restarts and sessions that end.

use std::collections::HashMap;

use callpad_board::{Act, ActId, ActState, BoardNoticeKind, Event, NamedTicket};
use callpad_wire::CounterRequestKind;
use jiff::SignedDuration;
use proptest::prelude::*;

use crate::support::server::{FakeServer, Fault};
use crate::support::{Bench, LIVE, board};

#[derive(Clone, Debug)]
enum Move {
    Act(u8, u8),
    /// The oldest, or the newest, act on its way is answered.
    Answer(bool, Fault),
    Wait(u32),
    TryAgain,
    Leave,
    SignOutAndIn,
    Restart,
    Undo,
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let fault = prop::sample::select(Fault::ALL.to_vec());
    let one = prop_oneof![
        5 => (0u8..5, 0u8..3).prop_map(|(kind, of)| Move::Act(kind, of)),
        8 => (any::<bool>(), fault).prop_map(|(oldest, fault)| Move::Answer(oldest, fault)),
        4 => (1u32..40_000).prop_map(Move::Wait),
        2 => Just(Move::TryAgain),
        1 => Just(Move::Leave),
        1 => Just(Move::SignOutAndIn),
        1 => Just(Move::Restart),
        1 => Just(Move::Undo),
    ];
    prop::collection::vec(one, 1..60)
}

fn act(kind: u8, of: u8) -> Act {
    let ticket = NamedTicket { id: format!("t{of}").into(), label: format!("A {of}") };
    match kind {
        0 => Act::Cancel { ticket },
        1 => Act::Priority { ticket, on: true },
        2 => Act::OpenService { service: "a".into(), open: of == 0 },
        3 => Act::Ask { desk: "x-1".into(), kind: CounterRequestKind::Open, service: None },
        _ => Act::Note { ticket, note: String::new() },
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn nothing_is_done_twice_or_silently(moves in moves()) {
        let mut bench = Bench::signed_in(LIVE, &[board("x", &["a"])]);
        let mut server = FakeServer::default();
        // The key of each act that the person sees as open; what became of those that are gone.
        let mut open: HashMap<ActId, String> = HashMap::new();
        for one in moves {
            let before = bench.view();
            let keys = |bench: &Bench| -> Vec<String> { bench.disk.acts.iter().map(|record| record.key.clone()).collect() };
            let keys_before = keys(&bench);
            let mut given_up = None;
            match one {
                Move::Act(kind, of) => { bench.act(act(kind, of)); }
                Move::Answer(oldest, fault) => {
                    let sent = if oldest { bench.sends.pop_front() } else { bench.sends.pop_back() };
                    if let Some(sent) = sent {
                        let result = server.answer(&sent, fault);
                        bench.send(Event::ActFinished { id: sent.id, result, offset: SignedDuration::ZERO });
                    }
                }
                Move::Wait(ms) => bench.live(ms.into()),
                Move::TryAgain => {
                    if let Some(id) = before.acts.first().map(|act| act.id) {
                        let reply_id = bench.reply_id();
                        bench.send(Event::TryAgain { reply_id, id });
                    }
                }
                Move::Leave => {
                    if let Some(id) = before.acts.first().map(|act| act.id) {
                        let reply_id = bench.reply_id();
                        bench.send(Event::Leave { reply_id, id });
                        given_up = open.get(&id).cloned();
                    }
                }
                Move::SignOutAndIn => {
                    let reply_id = bench.reply_id();
                    bench.send(Event::SignOut { reply_id });
                    bench.sign_in_with(None);
                    bench.answer();
                }
                Move::Restart => bench.restart(),
                Move::Undo => {
                    if let Some(undo) = before.undo.first() {
                        bench.act(undo.act.clone());
                    }
                }
            }
            prop_assert!(server.done.values().all(|times| *times == 1), "{:?}", server.done);
            let view = bench.view();
            let now = keys(&bench);
            prop_assert_eq!(view.acts.len(), now.len(), "what is open stands in the journal");
            open = view.acts.iter().map(|act| act.id).zip(now.iter().cloned()).collect();
            // Whatever left the journal was told in a notice, or the person gave it up.
            for key in keys_before.iter().filter(|key| !now.contains(key)) {
                let was_done = server.done.contains_key(key);
                let news = view.notices.iter().filter(|notice| before.notices.iter().all(|old| old.id != notice.id));
                let told: Vec<bool> = news.filter_map(|notice| match notice.what {
                    BoardNoticeKind::Done { .. } | BoardNoticeKind::Asked { .. } | BoardNoticeKind::Issued { .. } => Some(true),
                    BoardNoticeKind::Refused { .. } | BoardNoticeKind::NotSent { .. } => Some(false),
                    _ => None,
                }).collect();
                prop_assert!(told.contains(&was_done) || given_up.as_ref() == Some(key), "{key} {told:?}");
            }
            for act in &view.acts {
                let is_same = |other: &&callpad_board::ActView| other.subject == act.subject;
                if act.state == ActState::UnderWay {
                    prop_assert_eq!(view.acts.iter().filter(is_same).count(), 1, "one at a time");
                }
            }
        }
    }
}
