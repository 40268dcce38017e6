//! The desk at the real server, and a colleague who is faster.

use callpad_client::{Client, Options, ServerAddress, Session};
use callpad_desk::{NoticeKind, OpenFirst, Phase, Press, Source};
use callpad_wire::op::CallTicket;

use crate::desk::Bench;

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
        matches!(view.notice.as_ref().map(|n| &n.what), Some(NoticeKind::TakenByColleague { label }) if *label == row.label()),
        "{:?}",
        view.notice
    );
}
