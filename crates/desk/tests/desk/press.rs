//! The guard against a double press, and presses that are no actions.

use std::time::Duration;

use callpad_desk::{Event, GUARD, NoticeKind, OpenFirst, Phase, Press, ReadBack, Rejected, Request, Source};

use crate::support::{Bench, answer, found, refused, ticket};

fn call_a2() -> Press {
    Press::CallTicket { ticket_id: "t-a002".into(), source: Source::Waiting, open_first: OpenFirst::End }
}

#[test]
fn while_an_action_is_on_its_way_every_other_is_busy() {
    let mut free = Bench::free();
    free.press(Press::CallNext);
    let mut recalling = Bench::serving();
    recalling.press(Press::Recall);
    let mut ending = Bench::serving();
    ending.press(Press::End);
    for mut bench in [free, recalling, ending] {
        for press in [Press::CallNext, call_a2(), Press::Recall, Press::End, Press::DropOpen] {
            bench.refused(press, Rejected::Busy);
        }
        assert_eq!(bench.sign_out(), Err(Rejected::Busy));
    }
}

#[test]
fn for_a_second_after_a_call_call_actions_and_end_are_a_double_press() {
    let mut bench = Bench::free();
    bench.press(Press::CallNext);
    bench.called(Ok(answer("w1", ticket("a", "001", 0))));
    bench.now.running += GUARD - Duration::from_millis(1);
    for press in [Press::CallNext, call_a2(), Press::End] {
        bench.refused(press, Rejected::Busy);
    }
    bench.press(Press::Recall);
    assert!(matches!(bench.request(), Some(Request::Recall(_))), "a recall is not held back");
    bench.recalled(Ok(()));
    bench.now.running += Duration::from_millis(1);
    bench.press(Press::End);
    assert!(matches!(bench.request(), Some(Request::End(_))));
}

#[test]
fn the_guard_holds_after_nobody_was_waiting_too() {
    let mut bench = Bench::free();
    bench.press(Press::CallNext);
    bench.called(Err(refused("callnextticket", 8)));
    bench.refused(Press::CallNext, Rejected::Busy);
    bench.pass(1);
    bench.press(Press::CallNext);
    assert!(bench.request().is_some());
}

#[test]
fn the_guard_counts_from_when_the_number_is_drawn_not_from_before_a_slow_disk() {
    let mut bench = Bench::free();
    bench.press(Press::CallNext);
    bench.called(Ok(answer("w1", ticket("a", "001", 0))));
    bench.pass(5);
    bench.event(Event::JournalSaved { result: Ok(()), new_number: true });
    bench.refused(Press::End, Rejected::Busy);
    bench.pass(1);
    bench.press(Press::End);
    assert!(bench.request().is_some());
}

#[test]
fn after_an_end_the_next_call_need_not_wait() {
    let mut bench = Bench::serving();
    bench.press(Press::End);
    bench.ended(Ok(()));
    bench.press(Press::CallNext);
    assert!(matches!(bench.request(), Some(Request::CallNext(_))));
}

#[test]
fn a_notice_is_taken_away_by_its_number_only() {
    let mut bench = Bench::serving();
    bench.press(Press::Recall);
    bench.recalled(Ok(()));
    let id = bench.view().notice.unwrap().id;
    bench.press(Press::DismissNotice(id + 1));
    assert!(bench.notice().is_some());
    bench.press(Press::DismissNotice(id));
    assert_eq!(bench.notice(), None);
}

#[test]
fn the_same_words_twice_are_two_notices_and_an_action_takes_the_old_one_away() {
    let mut bench = Bench::serving();
    bench.press(Press::Recall);
    bench.recalled(Ok(()));
    let first = bench.view().notice.unwrap();
    bench.press(Press::Recall);
    assert_eq!(bench.notice(), None);
    bench.recalled(Ok(()));
    let second = bench.view().notice.unwrap();
    assert_eq!(first.what, second.what);
    assert!(second.id > first.id);
}

#[test]
fn t5_other_services_are_served_from_now_on_never_none() {
    let mut bench = Bench::free();
    bench.refused(Press::ChangeServices(Vec::new()), Rejected::NotNow);
    let reply_id = bench.press(Press::ChangeServices(vec!["b".into(), "c".into()]));
    assert!(bench.was_answered(reply_id));
    assert_eq!(bench.labels(), ["B 001"], "what is not served leaves at once");
    let refresh = bench.refresh.clone().unwrap();
    let plans: Vec<(&str, bool)> = refresh.lists.iter().map(|l| (l.service.as_str(), l.must)).collect();
    assert_eq!(plans, [("b", false), ("c", true)], "the new one is read");
    bench.press(Press::CallNext);
    let Some(Request::CallNext(call)) = bench.request() else { panic!() };
    assert_eq!(call.services.iter().map(|s| s.as_str()).collect::<Vec<_>>(), ["b", "c"]);
}

#[test]
fn nothing_can_be_pressed_before_somebody_has_arrived() {
    let mut nobody = Bench::new();
    let mut arriving = Bench::new();
    arriving.sign_in(crate::support::seat());
    for bench in [&mut nobody, &mut arriving] {
        assert_eq!(bench.phase(), Phase::SignedOut);
        for press in [
            Press::CallNext,
            call_a2(),
            Press::Recall,
            Press::End,
            Press::GiveUpUnknown,
            Press::DropOpen,
            Press::ChangeServices(vec!["a".into()]),
        ] {
            bench.refused(press, Rejected::NotNow);
        }
    }
}

#[test]
fn looking_again_reads_everything_and_answers_when_it_is_there() {
    let mut bench = Bench::free();
    let first = bench.press(Press::RefreshNow);
    let refresh = bench.refresh.clone();
    let second = bench.press(Press::RefreshNow);
    assert_eq!(bench.refresh, refresh, "it is not begun again");
    assert!(bench.refresh.as_ref().unwrap().lists.iter().all(|l| l.must));
    assert!(!bench.was_answered(first));
    bench.finish_refresh(found(vec![], vec![], ReadBack::NoResponse));
    assert!(bench.was_answered(first) && bench.was_answered(second));
    assert!(bench.labels().is_empty());
}

#[test]
fn a_question_about_an_open_ticket_is_not_asked_of_a_free_desk() {
    let mut bench = Bench::free();
    bench.press(Press::CallTicket {
        ticket_id: "t-a002".into(),
        source: Source::Waiting,
        open_first: OpenFirst::Ask,
    });
    assert!(matches!(bench.request(), Some(Request::CallTicket(_))));
    assert!(!matches!(bench.notice(), Some(NoticeKind::OpenTicketFirst { .. })));
}
