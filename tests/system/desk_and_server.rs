//! The desk at the real server over a line that breaks at the worst moment.

use callpad_client::{Client, Options, ServerAddress, Session};
use callpad_desk::{OpenFirst, Phase, Press, Source, Told};
use callpad_testkit::Cut;
use callpad_wire::op::CallTicket;

use crate::desk::{Bench, open_label};

#[tokio::test]
async fn a_call_that_never_arrived_is_told_as_not_done_and_nobody_is_called() {
    let bench = Bench::new().await;
    let before = bench.waiting().await;
    bench.line.cut(Cut::Before);
    let view = bench.desk.press(Press::CallNext).await.unwrap();
    assert!(matches!(view.phase, Phase::Unknown { .. }), "{:?}", view.phase);
    bench.line.cut(Cut::Never);
    bench.desk.press(Press::LookAgain).await.unwrap();
    let view = bench.until(|view| view.phase == Phase::Free).await;
    assert!(
        matches!(view.notice.as_ref().map(|n| &n.what), Some(Told::SettledNotDone { .. })),
        "{:?}",
        view.notice
    );
    assert_eq!((bench.open().await, bench.waiting().await), (None, before));
}

#[tokio::test]
async fn a_call_whose_answer_was_lost_is_found_and_done_once() {
    for cut in [Cut::After, Cut::Within(40)] {
        let bench = Bench::new().await;
        let before = bench.waiting().await;
        bench.line.cut(cut);
        let view = bench.desk.press(Press::CallNext).await.unwrap();
        assert!(matches!(view.phase, Phase::Unknown { .. }), "{cut:?}: {:?}", view.phase);
        let called = bench.open().await;
        assert!(called.is_some());
        bench.line.cut(Cut::Never);
        bench.desk.press(Press::LookAgain).await.unwrap();
        let view = bench.until(|view| open_label(view).is_some()).await;
        assert_eq!(open_label(&view), called);
        assert_eq!(bench.waiting().await, before - 1);
    }
}

#[tokio::test]
async fn an_end_whose_answer_was_lost_is_found_done() {
    let bench = Bench::new().await;
    bench.desk.press(Press::CallNext).await.unwrap();
    // The guard against a double press.
    bench.clock.pass(2);
    bench.line.cut(Cut::After);
    let ended = bench.desk.press(Press::End).await.unwrap();
    assert!(matches!(ended.phase, Phase::Unknown { .. }), "{:?}", ended.phase);
    assert_eq!(bench.open().await, None, "the server has ended it");
    bench.line.cut(Cut::Never);
    bench.desk.press(Press::LookAgain).await.unwrap();
    bench.until(|view| view.phase == Phase::Free).await;
}

#[tokio::test]
async fn m11_a_ticket_that_a_colleague_took_is_told_so() {
    let bench = Bench::new().await;
    let row = bench.desk.view().lists.waiting[0].ticket.clone();
    let directory = bench.truth.directory().await.unwrap();
    let address = ServerAddress::parse(&bench.server.url()).unwrap();
    let mut taken = false;
    // Some colleagues lack the role, some counters are busy: the first pair that can call does.
    for colleague in directory.users.iter().filter(|u| u.id != bench.server.user_id()) {
        let client = Client::new(address.clone(), Options::default()).unwrap();
        let (other, _) = Session::sign_in(client, colleague.id.clone(), None).await.unwrap();
        for desk in directory.desks.iter().filter(|d| d.id != bench.server.desk_id()) {
            let call = CallTicket {
                desk_id: desk.id.clone(),
                user_id: colleague.id.clone(),
                ticket_id: row.id.clone(),
            };
            taken = taken || other.call_ticket(&call).await.is_ok();
        }
    }
    assert!(taken, "no colleague could take {}", row.label());
    let press =
        Press::CallTicket { ticket_id: row.id.clone(), source: Source::Waiting, open_first: OpenFirst::Ask };
    let view = bench.desk.press(press).await.unwrap();
    assert_eq!(view.phase, Phase::Free);
    assert!(
        matches!(view.notice.as_ref().map(|n| &n.what), Some(Told::TakenByColleague { label }) if *label == row.label()),
        "{:?}",
        view.notice
    );
}
