//! Killed at any moment: what the journal says is taken up and settled (M2, T12).

use callpad_desk::{Action, Journal, NoticeKind, Phase, Press, ReadBack, Request, Source};
use callpad_wire::Error;
use callpad_wire::op::CreateTicket;

use crate::support::{
    Bench, answer, found, no_answer, open, ours, refused, seat, three_waiting, ticket, to_counter_4,
};

/// The program was killed while this was on its way; what is left is the disk.
fn killed(mut bench: Bench, press: Press) -> Journal {
    bench.press(press);
    assert!(bench.request().is_some());
    assert_eq!(bench.disk.sent.len(), 1);
    bench.disk
}

/// The next start, ten seconds later, with what the first refresh saw.
fn started(disk: Journal, seen: callpad_desk::RefreshResult) -> Bench {
    let mut bench = Bench::new();
    bench.pass(10);
    bench.disk = disk;
    bench.sign_in(seat());
    bench.finish_refresh(seen);
    bench
}

fn call_a2() -> Press {
    Press::CallTicket {
        ticket_id: "t-a002".into(),
        source: Source::Waiting,
        open_first: callpad_desk::OpenFirst::Ask,
    }
}

#[test]
fn a_call_that_had_happened_is_shown_as_found_open_and_never_sent_again() {
    let called = || open("w1", ticket("a", "002", 5));
    for press in [Press::CallNext, call_a2()] {
        let bench = started(killed(Bench::free(), press), ours(three_waiting(called())));
        assert_eq!((bench.open_id().as_deref(), bench.request()), (Some("w1"), None));
        assert!(
            matches!(bench.notice(), Some(NoticeKind::SettledDone { label: Some(label), .. }) if label == "A 002")
        );
        assert_eq!((bench.disk.open.len(), bench.disk.sent.len()), (1, 0));
    }
}

#[test]
fn a_call_that_had_not_happened_is_said_and_never_sent_again() {
    let bench = started(killed(Bench::free(), Press::CallNext), ours(three_waiting(ReadBack::NoneOpen)));
    assert_eq!((bench.phase(), bench.request()), (Phase::Free, None), "nobody stands at the counter by now");
    assert_eq!(bench.notice(), Some(NoticeKind::SettledNotDone { action: Action::CallNext, label: None }));
    assert!(bench.disk.sent.is_empty());
}

#[test]
fn without_read_back_the_next_one_of_that_moment_was_probably_called_if_it_is_gone() {
    let gone = found(vec![ticket("a", "002", 5)], vec![ticket("b", "001", 3)], ReadBack::CannotTell);
    let mut bench = started(killed(Bench::free(), Press::CallNext), gone);
    let Phase::Unknown { probably, only_person, .. } = bench.phase() else { panic!("{:?}", bench.phase()) };
    assert_eq!((probably.as_deref(), only_person), (Some("A 001"), true));
    assert_eq!(bench.disk.sent.len(), 1, "until the person decides");
    bench.press(Press::GiveUpUnknown);
    assert!(bench.disk.sent.is_empty());
}

#[test]
fn an_end_is_settled_by_its_key_where_the_server_knows_keys() {
    for press in [Press::End, Press::Pause, Press::Cancel] {
        let still_open = ours(three_waiting(open("w1", ticket("a", "001", 0))));
        let disk = killed(Bench::serving(), press.clone());
        let key = disk.sent[0].key.clone();
        let mut bench = started(disk, still_open);
        assert_eq!(bench.key.as_ref().map(|key| key.as_str()), Some(key.as_str()), "{press:?}");
        assert!(matches!(bench.request(), Some(Request::End(_) | Request::Pause(_) | Request::Cancel(_))));
        bench.ended(Ok(()));
        assert_eq!((bench.phase(), bench.disk.open.len(), bench.disk.sent.len()), (Phase::Free, 0, 0));
    }
}

#[test]
fn a_transfer_is_told_by_the_read_back_for_its_words_are_not_kept() {
    let transfer = || Press::Transfer(Box::new(to_counter_4()));
    let disk = killed(Bench::serving(), transfer());
    let bench = started(disk.clone(), ours(three_waiting(open("w1", ticket("a", "001", 0)))));
    assert_eq!((bench.open_id().as_deref(), bench.request()), (Some("w1"), None));
    assert!(matches!(bench.notice(), Some(NoticeKind::SettledNotDone { action: Action::Transfer, .. })));
    let bench = started(disk.clone(), ours(three_waiting(ReadBack::NoneOpen)));
    assert_eq!(bench.phase(), Phase::Free);
    assert!(matches!(bench.notice(), Some(NoticeKind::SettledDone { action: Action::Transfer, .. })));
    // It waits again where it was sent: that is proof enough without a read-back.
    let bench = started(disk, three_waiting(ReadBack::CannotTell));
    assert_eq!(bench.phase(), Phase::Free);
}

#[test]
fn without_an_answer_it_stays_unknown_until_one_comes() {
    let mut bench = started(killed(Bench::serving(), Press::End), no_answer(Error::Broken));
    assert!(matches!(bench.phase(), Phase::Unknown { action: Action::End, open: Some(_), .. }));
    assert_eq!((bench.disk.open.len(), bench.disk.sent.len()), (1, 1));
    bench.until_refresh();
    bench.finish_refresh(three_waiting(ReadBack::NoneOpen));
    assert_eq!((bench.phase(), bench.disk.sent.len()), (Phase::Free, 0));
}

#[test]
fn a_ticket_that_was_being_issued_is_not_issued_again_and_a_recall_is_let_go() {
    let create = Press::create(CreateTicket::plain("a"), false);
    let bench = started(killed(Bench::free(), create), ours(three_waiting(ReadBack::NoneOpen)));
    assert_eq!((bench.phase(), bench.request()), (Phase::Free, None));
    assert_eq!(bench.notice(), Some(NoticeKind::NotKnown { action: Action::CreateTicket, label: None }));
    let still_open = three_waiting(open("w1", ticket("a", "001", 0)));
    let bench = started(killed(Bench::serving(), Press::Recall), still_open);
    assert_eq!((bench.open_id().as_deref(), bench.disk.sent.len()), (Some("w1"), 0));
}

#[test]
fn end_and_call_next_killed_between_the_two_has_ended() {
    let mut bench = Bench::serving();
    bench.press(Press::CallNext);
    bench.ended(Ok(()));
    assert!(matches!(bench.request(), Some(Request::CallNext(_))));
    let bench = started(bench.disk, ours(three_waiting(ReadBack::NoneOpen)));
    assert_eq!(bench.phase(), Phase::Free);
    assert!(matches!(bench.notice(), Some(NoticeKind::SettledNotDone { action: Action::CallNext, .. })));
}

#[test]
fn a_call_after_an_end_that_was_refused_as_gone_keeps_the_ticket_until_it_is_known() {
    let mut bench = Bench::serving();
    bench.press(Press::CallNext);
    bench.ended(Err(refused("endcall", 7)));
    let disk = bench.disk;
    let bench = started(disk.clone(), three_waiting(open("w1", ticket("a", "001", 0))));
    assert_eq!(bench.open_id().as_deref(), Some("w1"), "the end had not happened, nor the call");
    let bench = started(disk, three_waiting(open("w2", ticket("a", "002", 0))));
    assert_eq!(bench.open_id().as_deref(), Some("w2"));
}

#[test]
fn nothing_kept_holds_a_name_or_a_note() {
    let mut visitor = ticket("a", "001", 0);
    visitor.client_name = Some("Maria João".into());
    visitor.note = Some("asks for the chief".into());
    let mut bench = Bench::free();
    bench.press(Press::CallNext);
    bench.called(Ok(answer("w1", visitor)));
    bench.finish_refresh(three_waiting(ReadBack::CannotTell));
    bench.pass(2);
    let transfer =
        callpad_desk::Transfer { note: "rude".into(), custom_field: "912".into(), ..to_counter_4() };
    bench.press(Press::Transfer(Box::new(transfer)));
    let kept = serde_json::to_string(&bench.disk).unwrap();
    for word in ["Maria", "chief", "rude", "912"] {
        assert!(!kept.contains(word), "{kept}");
    }
    assert!(kept.contains("transfercall") && kept.contains("A 001"), "{kept}");
}
