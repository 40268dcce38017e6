//! Tickets, counters, and what is shown of them.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use serde_json::json;

use super::{Branch, Place, call, call_next, counter, end, issue, person, refused, text, told};
use crate::{
    domain::{
        counter_request::RequestKind,
        presence::PresenceState,
        refusal::{Failure, Refusal},
        roles::Caller,
        ticket::Finish,
        transfer::Target,
    },
    queue::{
        board::Board,
        question::{Question, Shown},
        report::{self, Days},
    },
    rules::{
        answer::Transfer, call::From, change::Change, command::Command, counter_request::Ask, create::Create,
        presence::Told,
    },
    store::query::{Basis, Boards, Outlook},
};

pub(super) async fn tickets_are_numbered_and_called_in_their_order<P: Place>() {
    let branch = Branch::<P>::new().await;
    let (first, number) = branch.issue("a").await;
    let (second, _) = branch.issue("a").await;
    let urgent = Create { service: "b".into(), priority: true, ..Create::default() };
    let urgent = branch.change(Command::Issue(Box::new(urgent))).await.unwrap();
    assert_eq!((number.as_str(), branch.waiting("a").await), ("001", vec![first.clone(), second.clone()]));
    assert_eq!(branch.waiting("a").await.len(), 2);
    let mut called = Vec::new();
    for n in 0..3 {
        called.push(text(&branch.change(call_next(n)).await.unwrap().members, "/answer/ticket/id"));
    }
    assert_eq!(called, [text(&urgent.members, "/ticket/id"), first, second]);
    assert_eq!(refused(branch.change(call_next(3)).await), Refusal::NOBODY_WAITS);
}

pub(super) async fn two_callers_for_one_ticket_never_both_get_it<P: Place>() {
    let branch = Branch::<P>::new().await;
    for _ in 0..20 {
        let (ticket, _) = branch.issue("a").await;
        let both = join_all([0, 1].map(|n| branch.change(call(n, &ticket)))).await;
        let (won, lost): (Vec<_>, Vec<_>) = both.into_iter().partition(Result::is_ok);
        assert_eq!((won.len(), lost.len()), (1, 1));
        for one in lost {
            assert_eq!(refused(one), Refusal::STATE);
        }
        for one in won {
            branch.change(end(&text(&one.unwrap().members, "/answer/id"))).await.unwrap();
        }
    }
}

pub(super) async fn many_who_call_next_get_each_ticket_once<P: Place>() {
    let branch = Branch::<P>::new().await;
    let mut issued = BTreeSet::new();
    for n in 0..30 {
        issued.insert(branch.issue(if n % 3 == 0 { "b" } else { "a" }).await.0);
    }
    let calls = (0..40).map(|n| {
        let (store, asked) = (branch.store.clone(), branch.by(&format!("u{n}"), call_next(n)));
        tokio::spawn(async move { store.change(asked).await })
    });
    let (mut got, mut without) = (Vec::new(), 0);
    for call in join_all(calls).await {
        match call.unwrap() {
            Ok(done) => got.push(text(&done.members, "/answer/ticket/id")),
            Err(Failure::Refused(Refusal::NOBODY_WAITS)) => without += 1,
            Err(other) => panic!("{other:?}"),
        }
    }
    assert_eq!((got.len(), without), (30, 10));
    assert_eq!(got.into_iter().collect::<BTreeSet<_>>(), issued);
}

pub(super) async fn a_counter_and_a_clerk_serve_one_at_a_time<P: Place>() {
    let branch = Branch::<P>::new().await;
    let (first, second) = (branch.issue("a").await.0, branch.issue("a").await.0);
    let both = join_all([&first, &second].map(|ticket| branch.change(call(0, ticket)))).await;
    assert_eq!(both.iter().filter(|one| one.is_ok()).count(), 1);
    let left = branch.waiting("a").await.pop().unwrap();
    let mut elsewhere = counter(1);
    elsewhere.user = "u0".into();
    let there = Command::Call { from: From::Waiting, counter: elsewhere, ticket: left.clone() };
    assert_eq!(refused(branch.change(there).await), Refusal::STATE);
    branch.change(call(1, &left)).await.unwrap();
}

pub(super) async fn what_is_done_to_a_ticket_is_seen_in_its_lists<P: Place>() {
    let branch = Branch::<P>::new().await;
    let (ticket, _) = branch.issue("a").await;
    let open = async |branch: &Branch<P>| match branch.ask(Question::OpenAnswer { desk: "d0".into() }).await {
        Ok(Shown::Answer { answer }) => answer.map(|answer| answer.id.to_string()),
        other => panic!("{other:?}"),
    };
    let paused = Question::Paused { desk: "d0".into() };
    let cancelled = Question::Cancelled { desk: "d0".into() };
    let one = vec![ticket.clone()];
    for (from, finish, list) in
        [(From::Waiting, Finish::Pause, &paused), (From::Paused, Finish::Cancel, &cancelled)]
    {
        let called = Command::Call { from, counter: counter(0), ticket: ticket.clone() };
        let answer = text(&branch.change(called).await.unwrap().members, "/answer/id");
        assert_eq!(open(&branch).await.as_ref(), Some(&answer));
        branch.change(Command::Recall { answer: answer.clone() }).await.unwrap();
        branch.change(Command::Finish { answer, finish }).await.unwrap();
        assert_eq!((open(&branch).await, branch.list(list.clone()).await), (None, one.clone()));
    }
    let called = Command::Call { from: From::Cancelled, counter: counter(0), ticket: ticket.clone() };
    let answer = text(&branch.change(called).await.unwrap().members, "/answer/id");
    let sent = Transfer {
        answer,
        target: Target::Service("b".into()),
        desk: None,
        note: Some("a note".into()),
        priority: Some(true),
        custom_field: None,
    };
    branch.change(Command::Transfer(Box::new(sent))).await.unwrap();
    assert_eq!((branch.waiting("a").await, branch.waiting("b").await), (vec![], one.clone()));
    for (change, lists) in [
        (Change::SendOn(Target::Service("a".into())), [1, 0, 0]),
        (Change::Restore, [0, 1, 0]),
        (Change::Priority(false), [0, 1, 0]),
        (Change::Note("another".into()), [0, 1, 0]),
        (Change::Cancel, [0, 0, 1]),
        (Change::Restore, [0, 1, 0]),
    ] {
        let changed = Command::ChangeTicket { ticket: ticket.clone(), change: change.clone() };
        let changed = branch.change(changed).await.unwrap();
        assert_eq!(text(&changed.members, "/ticket/id"), ticket);
        let listed = [
            branch.waiting("a").await.len(),
            branch.waiting("b").await.len(),
            branch.list(cancelled.clone()).await.len(),
        ];
        assert_eq!(listed, lists, "{change:?}");
    }
    branch.change(Command::SetOpen { service: "a".into(), open: false }).await.unwrap();
    assert_eq!(refused(branch.change(issue("a")).await), Refusal::STATE);
    let Ok(Shown::Story { story, .. }) = branch.ask(Question::Story { ticket }).await else { panic!() };
    assert!(story.len() > 8, "{story:?}");
}

pub(super) async fn a_refusal_changes_nothing_and_is_told_to_nobody<P: Place>() {
    let branch = Branch::<P>::new().await;
    let (ticket, _) = branch.issue("a").await;
    let answer = text(&branch.change(call(0, &ticket)).await.unwrap().members, "/answer/id");
    let (before, last) = (branch.everything().await, branch.store.last_change());
    let mut listening = branch.follow();
    for command in [
        issue("x"),
        call(1, &ticket),
        call_next(0),
        call_next(1),
        end("x"),
        Command::ChangeTicket { ticket: ticket.clone(), change: Change::Cancel },
        Command::SetOpen { service: "x".into(), open: true },
        Command::AskCounter(Ask { desk: "x".into(), kind: RequestKind::Open, service: None }),
        Command::AnswerRequest { request: "x".into(), accept: true },
    ] {
        refused(branch.change(command).await);
    }
    assert_eq!((branch.everything().await, branch.store.last_change()), (before, last));
    assert_eq!(told(&mut listening), [json!(null); 0]);
    branch.change(end(&answer)).await.unwrap();
}

pub(super) async fn what_is_foreign_is_refused_before_what_is_unknown<P: Place>() {
    let branch = Branch::<P>::new().await;
    let ask = |question: Question| branch.store.look(question.by(branch.pending(person("u0"))));
    let change = |command: Command| branch.store.change(branch.by("u0", command));
    assert_eq!(refused(change(issue("s")).await), Refusal::Forbidden);
    assert_eq!(refused(change(issue("x")).await), Refusal::UNKNOWN_ID);
    let next = |services: [&str; 2]| Command::CallNext {
        counter: counter(0),
        services: services.map(str::to_owned).into(),
    };
    assert_eq!(refused(change(next(["x", "s"])).await), Refusal::Forbidden);
    assert_eq!(refused(change(next(["x", "a"])).await), Refusal::UNKNOWN_ID);
    for (service, refusal) in [("s", Refusal::Forbidden), ("x", Refusal::UNKNOWN_ID)] {
        assert_eq!(refused(ask(Question::Waiting { service: service.into() }).await), refusal);
    }
    for (location, refusal) in [("south", Refusal::Forbidden), ("x", Refusal::UNKNOWN_ID)] {
        let location = Some(location.to_owned());
        assert_eq!(refused(ask(Question::Queues { location: location.clone() }).await), refusal);
        let boards = Boards { pending: branch.pending(person("u0")), location: location.clone() };
        assert_eq!(refused(branch.store.look(boards).await), refusal);
        let outlook = Outlook { pending: branch.pending(person("u0")), location, service: None };
        assert_eq!(refused(branch.store.look(outlook).await), refusal);
    }
    let Ok(Shown::Services { services }) = ask(Question::Queues { location: None }).await else { panic!() };
    assert_eq!(services.len(), 2);
    let Ok(Shown::Directory(seen)) = ask(Question::Directory).await else { panic!() };
    assert_eq!((seen.locations.len(), seen.users.len()), (1, 1));
}

pub(super) async fn counters_tell_who_is_there_and_are_asked_for_help<P: Place>() {
    let branch = Branch::<P>::new().await;
    let mut listening = branch.follow();
    let tell = |user: &str, state| {
        let told = Told { desk: "d0".into(), state, reason: None, services: vec!["a".into()] };
        branch.store.change(branch.by(user, Command::Tell(told)))
    };
    tell("u0", PresenceState::Present).await.unwrap();
    let first = told(&mut listening);
    assert_eq!((first.len(), &first[0]["type"], &first[0]["user_id"]), (1, &json!("counter"), &json!("u0")));
    // What is as it was is told to nobody, now and when it is written.
    branch.clock.advance_s(3);
    tell("u0", PresenceState::Present).await.unwrap();
    branch.clock.advance_s(60);
    tell("u0", PresenceState::Present).await.unwrap();
    // Whoever was there before sends nobody away.
    tell("u1", PresenceState::Gone).await.unwrap();
    assert_eq!(told(&mut listening), [json!(null); 0]);
    let ask = || {
        Command::AskCounter(Ask { desk: "d0".into(), kind: RequestKind::Serve, service: Some("b".into()) })
    };
    let mut asked = Vec::new();
    for _ in 0..3 {
        asked.push(text(&branch.change(ask()).await.unwrap().members, "/request/id"));
    }
    assert_eq!(refused(branch.change(ask()).await), Refusal::STATE);
    let answer = |user: &str, accept| {
        let command = Command::AnswerRequest { request: asked[0].clone(), accept };
        branch.store.change(branch.by(user, command))
    };
    assert_eq!(refused(answer("u1", true).await), Refusal::Forbidden, "somebody else sits there");
    let accepted = answer("u0", true).await.unwrap();
    assert_eq!(text(&accepted.members, "/request/state"), "accepted");
    assert_eq!(refused(answer("u0", false).await), Refusal::STATE);
    let question = Question::OpenRequests { desk: Some("d0".into()), location: None };
    let Ok(Shown::Requests { requests }) = branch.ask(question).await else { panic!() };
    assert_eq!(
        requests.iter().map(|one| &one["id"]).collect::<Vec<_>>(),
        [&json!(asked[1]), &json!(asked[2])]
    );
    assert_eq!(told(&mut listening).len(), 4);
}

pub(super) async fn boards_and_reports_count_what_was_done<P: Place>() {
    let branch = Branch::<P>::new().await;
    for _ in 0..3 {
        branch.issue("a").await;
    }
    branch.clock.advance_s(60);
    let answer = text(&branch.change(call_next(0)).await.unwrap().members, "/answer/id");
    branch.clock.advance_s(120);
    branch.change(end(&answer)).await.unwrap();
    branch.change(call_next(1)).await.unwrap();
    let boards = Boards { pending: branch.pending(Caller::Anybody), location: Some("north".into()) };
    let seen = branch.store.look(boards).await.unwrap().pop().unwrap();
    let board = serde_json::to_value(Board::of(seen, &crate::domain::zones::Zones::utc(), None)).unwrap();
    let service = &board["services"][0];
    assert_eq!(
        (&service["id"], &service["waiting"], &service["longest_wait_s"]),
        (&json!("a"), &json!(1), &json!(179))
    );
    let today = &service["today"];
    assert_eq!((&today["issued"], &today["called"], &today["ended"]), (&json!(3), &json!(2), &json!(1)));
    assert_eq!(board["counters"][1]["state"], "serving");
    let day = report::day("2026-07-01").unwrap();
    let report = Question::Report { location: None, days: Days::new(day, day).unwrap() };
    let Ok(Shown::Report { rows, next: None }) = branch.ask(report).await else { panic!() };
    let rows = serde_json::to_value(rows).unwrap();
    assert_eq!(
        (rows.as_array().unwrap().len(), &rows[0]["issued"], &rows[0]["ended"]),
        (1, &json!(3), &json!(1))
    );
    // A forecast starts from the same, and reads earlier days only where they are not known.
    let basis =
        |known| Basis { location: "north".into(), zone: jiff::tz::TimeZone::UTC, known, most_waiting: 100 };
    let first = branch.store.look(basis(None)).await.unwrap();
    assert_eq!((first.present.waiting.len(), first.present.services[0].calls), (1, 2));
    assert!(first.earlier.is_some());
    let again = branch.store.look(basis(Some((first.day, first.step)))).await.unwrap();
    assert!(again.earlier.is_none());
}
