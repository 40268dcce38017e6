//! A journal as version 0.1.0 wrote it is read for ever: the names in it are not those of the code.

use callpad_desk::{
    Action, Journal, Loaded, OfflineCallRecord, OpenRecord, PausedRecord, Phase, ReadBack, SeatId,
    SentRecord, Source,
};
use serde_json::Value;

use super::support::{Bench, seat, three_waiting};

const JOURNAL: &str = include_str!("samples/journal.json");

fn ana() -> SeatId {
    seat().id()
}

fn rui() -> SeatId {
    SeatId { server: "built-in".into(), user_id: "rui".into(), desk_id: "4".into() }
}

fn journal() -> Journal {
    let time = |text: &str| text.parse().unwrap();
    Journal {
        open: vec![OpenRecord {
            seat: ana(),
            answer_id: "w9".into(),
            ticket_id: "t-a009".into(),
            label: "A 009".into(),
            service_name: "Payments".into(),
            called: time("2026-11-23T08:58:00Z"),
            waited_s: Some(420),
            recalls: 1,
        }],
        sent: vec![
            SentRecord {
                seat: ana(),
                key: "k-7".into(),
                action: Action::Pause,
                answer_id: Some("w9".into()),
                ticket_id: Some("t-a009".into()),
                label: Some("A 009".into()),
                source: None,
                service_id: None,
                sent: time("2026-11-23T08:59:00Z"),
            },
            SentRecord {
                seat: rui(),
                key: "k-8".into(),
                action: Action::CallCancelled,
                answer_id: None,
                ticket_id: Some("t-b001".into()),
                label: Some("B 001".into()),
                source: Some(Source::Cancelled),
                service_id: Some("b".into()),
                sent: time("2026-11-23T08:59:30.5Z"),
            },
        ],
        paused: vec![
            PausedRecord { seat: ana(), ticket_id: "t-a004".into(), label: "A 004".into(), paused: None },
            PausedRecord {
                seat: ana(),
                ticket_id: "t-a005".into(),
                label: "A 005".into(),
                paused: Some(time("2026-11-23T08:40:00Z")),
            },
        ],
        offline_calls: vec![OfflineCallRecord {
            seat: ana(),
            id: 1,
            ticket_id: None,
            label: "A 002".into(),
            called: time("2026-11-23T08:30:00Z"),
        }],
    }
}

#[test]
fn a_journal_of_version_0_1_0_is_read_and_written_as_it_was() {
    let sample: Value = serde_json::from_str(JOURNAL).unwrap();
    assert_eq!(serde_json::from_value::<Journal>(sample.clone()).unwrap(), journal());
    assert_eq!(serde_json::to_value(journal()).unwrap(), sample);
}

#[test]
fn what_it_tells_is_taken_up_at_the_seat() {
    let mut bench = Bench::new();
    bench.sign_in_with(seat(), Loaded { journal: journal(), damage: None });
    bench.finish_refresh(three_waiting(ReadBack::CannotTell));
    let view = bench.view();
    let Phase::Unknown { action, label, open, .. } = &view.phase else { panic!("{:?}", view.phase) };
    assert_eq!((*action, label.as_deref()), (Action::Pause, Some("A 009")));
    assert_eq!(open.as_ref().map(|open| open.answer_id.as_str()), Some("w9"));
    assert_eq!(view.offline_calls.len(), 1);
    let kept = bench.state.journal();
    assert_eq!(kept.sent.iter().filter(|sent| sent.seat == rui()).count(), 1, "a colleague's stays");
    assert_eq!(kept.paused.len(), 2);
}
