//! What administrators do, and what stays.

use serde_json::json;

use super::{Branch, Place, call_next, directory, end, issue, refused, text, told};
use crate::{
    domain::refusal::{Failure, Refusal},
    queue::{
        question::{Question, Shown},
        report::{self, Days},
    },
    store::{
        administration::{Administered, Administration},
        chore::ClearRemoved,
        query::{NewestEntries, StateNow},
    },
};

pub(super) async fn a_change_of_the_directory_is_told_and_written_down<P: Place>() {
    let branch = Branch::<P>::new().await;
    let mut listening = branch.follow();
    let mut new = directory();
    new.services[0].name = "Payments".into();
    new.users.pop();
    assert!(matches!(branch.put(new, false).await, Administered::Done));
    let kinds: Vec<_> = told(&mut listening).into_iter().map(|change| change["type"].clone()).collect();
    assert!(kinds.contains(&json!("directory")) && kinds.contains(&json!("service")), "{kinds:?}");
    let state = branch.store.look(StateNow).await.unwrap();
    assert_eq!((state.directory.services[0].name.as_str(), state.directory.users.len()), ("Payments", 39));
    let entries = branch.store.look(NewestEntries(2)).await.unwrap();
    let lines: Vec<_> = entries.iter().map(|entry| (entry.who.as_deref(), entry.what.as_str())).collect();
    assert!(
        lines.contains(&(Some("admin"), "remove")) && lines.contains(&(Some("admin"), "set")),
        "{lines:?}"
    );
}

pub(super) async fn a_plan_that_others_overtook_or_that_removes_what_is_in_use_is_not_done<P: Place>() {
    let branch = Branch::<P>::new().await;
    branch.issue("b").await;
    let mut without = directory();
    without.services.remove(1);
    without.desks.iter_mut().for_each(|desk| desk.service_ids.retain(|id| id != "b"));
    let before = branch.everything().await;
    let kept = branch.put(without.clone(), false).await;
    assert!(matches!(&kept, Administered::InUse(reasons) if reasons.len() == 1), "{kept:?}");
    assert_eq!(branch.everything().await, before);
    assert!(matches!(branch.put(without, true).await, Administered::Done));
    // Worked out from what is no more.
    let old = branch.store.look(StateNow).await.unwrap();
    let mut new = old.directory.clone();
    new.services[0].name = "Other".into();
    assert!(matches!(branch.put(new.clone(), false).await, Administered::Done));
    let difference =
        crate::directory::difference::Difference::between(&old.directory, &new, &Default::default());
    let plan = crate::store::administration::Plan {
        version: old.version,
        new,
        difference,
        secrets: Default::default(),
        open: Vec::new(),
        is_import: false,
        force: true,
    };
    let stale = branch.administer(Administration::Change(plan.into())).await;
    assert!(matches!(stale, Administered::Stale), "{stale:?}");
}

pub(super) async fn what_is_removed_is_gone_at_once_and_comes_back_without_its_history<P: Place>() {
    let branch = Branch::<P>::new().await;
    let issued_today = async |branch: &Branch<P>| {
        let day = report::day("2026-07-01").unwrap();
        let report = Question::Report { location: None, days: Days::new(day, day).unwrap() };
        let Ok(Shown::Report { rows, next: None }) = branch.ask(report).await else { panic!() };
        let rows = serde_json::to_value(rows).unwrap();
        let of_b = rows.as_array().unwrap().iter().filter(|row| row["service_id"] == "b");
        of_b.map(|row| row["issued"].as_i64().unwrap()).sum::<i64>()
    };
    let mut without = directory();
    without.services.remove(1);
    without.desks.iter_mut().for_each(|desk| desk.service_ids.retain(|id| id != "b"));
    // Before the server has come to clear it, and after.
    for is_cleared in [false, true] {
        branch.issue("b").await;
        let answer = text(&branch.change(call_next(0)).await.unwrap().members, "/answer/id");
        branch.change(end(&answer)).await.unwrap();
        branch.issue("b").await;
        assert_eq!(issued_today(&branch).await, 2);
        assert!(matches!(branch.put(without.clone(), true).await, Administered::Done));
        assert_eq!(refused(branch.change(issue("b")).await), Refusal::UNKNOWN_ID);
        assert_eq!(issued_today(&branch).await, 0);
        if is_cleared {
            assert_eq!(branch.store.tend(ClearRemoved).await.unwrap(), 1);
        }
        assert!(matches!(branch.put(directory(), false).await, Administered::Done));
        assert_eq!(branch.store.tend(ClearRemoved).await.unwrap(), 0, "nothing is left to be cleared");
        assert_eq!(issued_today(&branch).await, 0);
        assert_eq!(branch.waiting("b").await, Vec::<String>::new());
        assert_eq!(branch.issue("b").await.1, "001");
        let answer = text(&branch.change(call_next(0)).await.unwrap().members, "/answer/id");
        branch.change(end(&answer)).await.unwrap();
        assert_eq!(issued_today(&branch).await, 1);
        assert!(matches!(branch.put(without.clone(), true).await, Administered::Done));
        assert!(matches!(branch.put(directory(), true).await, Administered::Done));
    }
}

pub(super) async fn a_day_is_reset_where_it_is_asked_for<P: Place>() {
    let branch = Branch::<P>::new().await;
    for service in ["a", "a", "s"] {
        branch.change(issue(service)).await.unwrap();
    }
    let reset = |location: &str| Administration::Reset { location: Some(location.into()) };
    assert!(matches!(branch.administer(reset("x")).await, Administered::NotThere));
    let done = branch.administer(reset("north")).await;
    assert!(matches!(done, Administered::Reset { tickets: 2 }), "{done:?}");
    assert_eq!((branch.waiting("a").await.len(), branch.waiting("s").await.len()), (0, 1));
    assert_eq!(branch.issue("a").await.1, "001");
}

pub(super) async fn all_stays_over_a_restart<P: Place>() {
    let mut branch = Branch::<P>::new().await;
    for _ in 0..3 {
        branch.issue("a").await;
    }
    branch.change(call_next(0)).await.unwrap();
    let before = branch.everything().await;
    branch = branch.restarted().await;
    assert_eq!(branch.everything().await, before);
    assert_eq!(branch.issue("a").await.1, "004");
}

pub(super) async fn a_backup_holds_what_was_done_before_it<P: Place>() {
    let mut branch = Branch::<P>::new().await;
    branch.issue("a").await;
    let before = branch.everything().await;
    // While it is open, and may be written to.
    let Some(copy) = branch.place.backed_up() else { return };
    branch.issue("a").await;
    branch.store.close();
    branch.store = copy.open(branch.clock.clone()).into();
    branch.place = copy;
    assert_eq!(branch.everything().await, before);
}

pub(super) async fn a_store_that_is_closed_refuses<P: Place>() {
    let branch = Branch::<P>::new().await;
    assert!(branch.store.is_healthy().await);
    assert!(branch.store.is_alive(std::time::Duration::from_secs(60)).await);
    branch.store.close();
    assert!(matches!(branch.change(issue("a")).await, Err(Failure::Stopped)));
    assert!(!branch.store.is_alive(std::time::Duration::from_secs(60)).await);
}
