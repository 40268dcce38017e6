//! Tickets of kiosks: held for their slip, and given up by phone.

use serde_json::Value;

use super::{Branch, Place};
use crate::{
    domain::{
        hall::{HallDevice, PageKind, SecretDigest},
        roles::Caller,
        zones::Zones,
    },
    queue::{
        board::Board,
        question::{Question, Shown},
        report::{self, Days},
    },
    rules::{
        change::Change,
        command::Command,
        hall::{AtKiosk, ByPhone, Slip},
    },
    store::{
        chore::{Begin, EndWhatIsOver},
        hall::{ByCode, CodeFound},
        query::Boards,
    },
};

fn at_kiosk(n: u8, is_held: bool) -> Command {
    let kiosk = HallDevice {
        id: "k".into(),
        kind: PageKind::Kiosk,
        name: "K".into(),
        location_id: "north".into(),
        printer: Some("10.0.0.9".into()),
    };
    Command::IssueAtKiosk(Box::new(AtKiosk {
        kiosk,
        service: "a".into(),
        lang: None,
        ticket: format!("t{n}"),
        digest: digest(n),
        is_held,
        at_any_hour: true,
    }))
}

fn digest(n: u8) -> SecretDigest {
    [n; 32]
}

async fn slip<P: Place>(branch: &Branch<P>, n: u8, slip: Slip) {
    branch.change(Command::Slip { digest: digest(n), slip }).await.unwrap();
}

/// Whether a code is known, and whether its ticket is held: `None` is not known.
async fn held<P: Place>(branch: &Branch<P>, n: u8) -> Option<bool> {
    let found = branch.store.look(ByCode(digest(n))).await.unwrap();
    found.map(|found| matches!(found, CodeFound::Held { .. }))
}

/// Five that are held: one awaits its slip, one is being printed, one may be out, one is out, one is lost.
async fn five<P: Place>(branch: &Branch<P>) {
    for n in 1..=5 {
        branch.change(at_kiosk(n, true)).await.unwrap();
        if n > 1 {
            slip(branch, n, Slip::Printing).await;
        }
    }
    slip(branch, 3, Slip::MayBeOut).await;
    slip(branch, 4, Slip::MayBeOut).await;
    slip(branch, 4, Slip::Out).await;
    slip(branch, 5, Slip::MayBeOut).await;
    slip(branch, 5, Slip::Lost).await;
    assert_eq!(branch.waiting("a").await, ["t4"]);
}

pub(super) async fn a_slip_that_may_be_out_is_a_ticket_in_the_end<P: Place>() {
    let branch = Branch::<P>::new().await;
    five(&branch).await;
    branch.clock.advance_s(19);
    branch.store.tend(EndWhatIsOver).await.unwrap();
    assert_eq!(branch.waiting("a").await, ["t4"], "it is not over");
    branch.clock.advance_s(22);
    branch.store.tend(EndWhatIsOver).await.unwrap();
    assert_eq!(branch.waiting("a").await, ["t4", "t3"]);
    let mut codes = Vec::new();
    for n in 1..=5 {
        codes.push(held(&branch, n).await);
    }
    assert_eq!(codes, [None, None, Some(false), Some(false), None]);
    // Each number is given once.
    branch.change(at_kiosk(6, false)).await.unwrap();
    let (_, number) = branch.issue("a").await;
    assert_eq!(number, "007");
}

pub(super) async fn whoever_begins_again_knows_which_slips_may_be_out<P: Place>() {
    let branch = Branch::<P>::new().await;
    five(&branch).await;
    let branch = branch.restarted().await;
    branch.store.tend(Begin).await.unwrap();
    assert_eq!(branch.waiting("a").await, ["t4", "t3"]);
    // One is awaited still: its kiosk may send it now.
    assert_eq!((held(&branch, 1).await, held(&branch, 2).await), (Some(true), None));
    slip(&branch, 1, Slip::Printing).await;
    slip(&branch, 1, Slip::Out).await;
    assert_eq!(branch.waiting("a").await, ["t4", "t3", "t1"]);
}

pub(super) async fn who_gives_a_ticket_up_is_counted_as_one_who_left<P: Place>() {
    let branch = Branch::<P>::new().await;
    let counts = async || {
        let boards = Boards { pending: branch.pending(Caller::Anybody), location: Some("north".into()) };
        let seen = branch.store.look(boards).await.unwrap().pop().unwrap();
        let board = serde_json::to_value(Board::of(seen, &Zones::utc(), None)).unwrap();
        let day = report::day("2026-07-01").unwrap();
        let report = Question::Report { location: None, days: Days::new(day, day).unwrap() };
        let Ok(Shown::Report { rows, .. }) = branch.ask(report).await else { panic!() };
        let rows = serde_json::to_value(rows).unwrap();
        let of = |sums: &Value| [sums["left"].as_i64().unwrap(), sums["removed"].as_i64().unwrap()];
        assert_eq!(of(&board["services"][0]["today"]), of(&rows[0]));
        of(&rows[0])
    };
    let change = |what| Command::ChangeTicket { ticket: "t1".into(), change: what };
    branch.change(at_kiosk(1, false)).await.unwrap();
    branch.change(Command::ByPhone { digest: digest(1), what: ByPhone::Leave }).await.unwrap();
    assert_eq!(counts().await, [1, 0]);
    branch.change(change(Change::Restore)).await.unwrap();
    assert_eq!(counts().await, [0, 0]);
    branch.change(change(Change::Cancel)).await.unwrap();
    assert_eq!(counts().await, [0, 1], "a supervisor did that");
}
