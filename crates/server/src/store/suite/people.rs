//! Who may sign in, and who is forgotten.

use super::{Branch, Place, call_next, end, text, under_key};
use crate::{
    domain::token::Token,
    queue::question::{Question, Shown},
    rules::{command::Command, create::Create},
    store::{
        administration::{Administered, Administration, Erase},
        chore::{Begin, EndToken, ErasePeople, EraseTraces},
        query::{AccountOf, PersonOf, TokenKeys},
    },
};

pub(super) async fn tokens_end_by_a_word_and_keys_are_rotated<P: Place>() {
    let branch = Branch::<P>::new().await;
    let first = branch.store.tend(Begin).await.unwrap();
    assert_eq!(first.len(), 1);
    assert!(branch.store.look(AccountOf("nobody".into())).await.unwrap().is_none());
    let account = branch.store.look(AccountOf("u0".into())).await.unwrap().unwrap();
    let token = |id: &str, epoch| Token { user: "u0".into(), epoch, id: id.into(), ends: i64::MAX };
    let counts = async |token: Token| branch.store.look(PersonOf(token)).await.unwrap().is_some();
    let (one, other) = (token("1", account.epoch), token("2", account.epoch));
    assert!(counts(one.clone()).await && counts(other.clone()).await);
    branch.store.tend(EndToken { token: one.clone(), all: false }).await.unwrap();
    assert!(!counts(one.clone()).await && counts(other.clone()).await);
    let revoke = |user: &str| Administration::Revoke { user: user.into() };
    assert!(matches!(branch.administer(revoke("nobody")).await, Administered::NotThere));
    assert!(matches!(branch.administer(revoke("u0")).await, Administered::Done));
    assert!(!counts(other).await && counts(token("3", account.epoch + 1)).await);
    let done = branch.administer(Administration::RotateKeys { end_all: false }).await;
    let Administered::Rotated { key, ring } = done else { panic!("{done:?}") };
    assert_eq!((ring.len(), &ring[0].kid, &ring[1].kid), (2, &key, &first[0].kid));
    let kept = branch.store.look(TokenKeys).await.unwrap();
    assert_eq!(kept.len(), 2);
    let done = branch.administer(Administration::RotateKeys { end_all: true }).await;
    assert!(matches!(&done, Administered::Rotated { ring, .. } if ring.len() == 1), "{done:?}");
    assert!(!counts(token("4", account.epoch + 1)).await);
}

fn visit(name: &str) -> Command {
    let visit = Create { service: "a".into(), client_name: Some(name.into()), ..Create::default() };
    Command::Issue(Box::new(visit))
}

/// What is shown of a ticket, and of what is kept under its key.
async fn shown<P: Place>(branch: &Branch<P>, ticket: &str, key: &str, name: &str) -> String {
    let Ok(Shown::Story { ticket, .. }) = branch.ask(Question::Story { ticket: ticket.into() }).await else {
        panic!()
    };
    let again = branch.store.change(under_key(key, b"1", branch.asked(visit(name)))).await.unwrap();
    format!("{} {}", serde_json::to_string(&ticket).unwrap(), serde_json::Value::Object(again.members))
}

pub(super) async fn one_visitor_is_erased_everywhere<P: Place>() {
    let branch = Branch::<P>::new().await;
    let mut tickets = Vec::new();
    for (key, name) in [("1", "Inês Prata"), ("2", "Zoë Martin")] {
        let done = branch.store.change(under_key(key, b"1", branch.asked(visit(name)))).await.unwrap();
        tickets.push(text(&done.members, "/ticket/id"));
    }
    assert!(shown(&branch, &tickets[0], "1", "Inês Prata").await.contains("Prata"));
    let erase = |whose| branch.administer(Administration::Erase(whose));
    assert!(matches!(erase(Erase::Ticket("x".into())).await, Administered::NotThere));
    let number = |number: &str| Erase::Number { number: number.into(), location: None };
    assert!(matches!(erase(number("A099")).await, Administered::NotThere));
    let done = erase(number("A001")).await;
    assert!(matches!(&done, Administered::Erased { ticket } if *ticket == tickets[0]), "{done:?}");
    assert!(branch.store.tend(EraseTraces).await.unwrap());
    assert!(!shown(&branch, &tickets[0], "1", "Inês Prata").await.contains("Prata"));
    assert!(shown(&branch, &tickets[1], "2", "Zoë Martin").await.contains("Martin"));
    assert_eq!(branch.waiting("a").await, tickets, "they wait all the same, and nobody else does");
}

pub(super) async fn people_are_erased_after_their_days<P: Place>() {
    let branch = Branch::<P>::new().await;
    let done = branch.change(visit("Inês Prata")).await.unwrap();
    let ticket = text(&done.members, "/ticket/id");
    let answer = text(&branch.change(call_next(0)).await.unwrap().members, "/answer/id");
    branch.change(end(&answer)).await.unwrap();
    let name = async |branch: &Branch<P>| {
        let Ok(Shown::Story { ticket, .. }) = branch.ask(Question::Story { ticket: ticket.clone() }).await
        else {
            panic!()
        };
        serde_json::to_string(&ticket).unwrap().contains("Prata")
    };
    assert_eq!(branch.store.tend(ErasePeople { keep_days: 1 }).await.unwrap(), None);
    assert!(name(&branch).await);
    branch.clock.advance_s(48 * 3_600);
    assert_eq!(branch.store.tend(ErasePeople { keep_days: 1 }).await.unwrap(), Some(1));
    assert!(!name(&branch).await);
    assert_eq!(branch.store.tend(ErasePeople { keep_days: 1 }).await.unwrap(), None, "once");
}
