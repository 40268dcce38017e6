//! A vendor's server that refuses and sends what is hard to digest, and a person who types it: the words say what to do, in
//! the person's language, and nothing is lost.

use callpad_testkit::{MockApi, Say, build};
use callpad_tests::{App, Desktop, Options, Result, choose};
use callpad_wire::op::{
    CallNextTicket, CallTicket, CancelledTickets, CreateTicket, Login, PausedTickets, TransferCall,
    WaitingTickets, WaitingTicketsCount,
};
use callpad_wire::{Ticket, WaitingService};
use serde_json::{Value, json};

/// How many wait in the long list; the one in the middle cannot be read.
const MANY: u32 = 4_500;
const UNREADABLE: usize = 2_345;

/// At least 2 MB: every ticket has a note, and one has an id that is none.
fn long_list() -> Value {
    let mut tickets: Vec<Value> = (0..MANY)
        .map(|n| {
            let note = "Brought the signed form and needs the receipt stamped. ".repeat(3);
            json!(Ticket { note: Some(note), ..build::ticket("A", n + 1) })
        })
        .collect();
    tickets[UNREADABLE]["id"] = json!({"not": "an id"});
    json!({ "tickets": tickets })
}

/// A plain server: one service with a long list, one that is closed, and a counter whose id is typed.
async fn server() -> MockApi {
    let api = MockApi::start().await;
    let closed = WaitingService { open: false, ..build::queue("D", 0) };
    api.says::<Login>(Say::signed_in("token-of-ana")).await;
    api.says::<WaitingTicketsCount>(Say::services(&[build::queue("A", MANY), closed])).await;
    let list = long_list();
    assert!(list.to_string().len() > 2_000_000);
    let list = Say::success(&list);
    api.expects_from::<WaitingTickets>(0.., move |request| {
        let asked = String::from_utf8_lossy(&request.body).into_owned();
        if asked.contains("service-a") { list.clone() } else { Say::tickets(&[]) }
    })
    .await;
    api.says::<PausedTickets>(Say::tickets(&[])).await;
    api.says::<CancelledTickets>(Say::tickets(&[])).await;
    api
}

async fn sign_in(app: &App<'_>, api: &MockApi) -> Result {
    app.fill("signin-server", &api.url()).await?;
    app.fill("signin-user", "user-ana").await?;
    app.click("signin-submit").await?;
    app.fill("desk-id", "counter-3").await?;
    app.click("desk-confirm").await?;
    app.find("call-next").await?;
    Ok(())
}

/// Sets a field's whole text at once; typing ten thousand characters is not what is tried here.
async fn paste(app: &App<'_>, test_id: &str, text: &str) -> Result {
    app.find(test_id).await?;
    let set = "(() => { const f = document.querySelector(`[data-testid=${arguments[0]}]`); f.value = arguments[1]; \
               f.dispatchEvent(new Event('input', { bubbles: true })); \
               f.dispatchEvent(new Event('change', { bubbles: true })); return true; })()";
    app.js(set, vec![test_id.into(), text.into()]).await?;
    Ok(())
}

/// One word of each sentence that must be read, in this language.
struct Words {
    unreadable: &'static str,
    taken: &'static str,
    closed: &'static str,
    refused: &'static str,
    no_such_date: &'static str,
    too_long: &'static str,
    vanished: &'static str,
}

async fn hard_day(language: &str, words: Words) -> Result {
    let api = server().await;
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    choose(data.path(), json!({ "language": language }))?;
    let app = App::launch(&desktop, data.path(), &[]).await?;
    sign_in(&app, &api).await?;

    // 2 MB with one ticket that cannot be read: all others are there, and that one is named.
    app.wait_text("unreadable", &format!("tickets[{UNREADABLE}]")).await?;
    app.wait_text("unreadable", words.unreadable).await?;
    let rows =
        "document.querySelector('[role=grid], [role=table], [role=listbox]')?.getAttribute('aria-rowcount')";
    let count = app.wait_js("the whole list", rows, vec![]).await?;
    assert!(count.as_str().is_some_and(|n| n.contains(&(MANY - 1).to_string())), "{count}");
    app.screenshot(&format!("hard-{language}-list")).await?;

    // A colleague has taken it: the server refuses, and the fresh list lacks it.
    let first = app.js("document.querySelector('[data-testid=row]').dataset.ticketId", vec![]).await?;
    let first = first.as_str().unwrap_or_default().to_owned();
    let gone = first.clone();
    api.says::<CallTicket>(Say::refuse(7)).await;
    api.first_says::<WaitingTickets>(
        1,
        Say::tickets(
            &(0..20)
                .map(|n| build::ticket("A", n + 100))
                .filter(|t| t.id.as_str() != gone)
                .collect::<Vec<_>>(),
        ),
    )
    .await;
    app.click("row-callTicket").await?;
    app.wait_text("notice", words.taken).await?;
    app.click("notice-dismiss").await?;

    // A closed service issues nothing; the form keeps what was typed.
    api.says::<CreateTicket>(Say::refuse(7)).await;
    app.click("new-ticket").await?;
    app.find("new-ticket-dialog").await?;
    paste(&app, "ticket-visitor", "Zé").await?;
    let marked = "(() => { const r = [...document.querySelectorAll('[data-testid=ticket-service]')].at(-1); \
                  return r.disabled ? r.closest('label').innerText : null; })()";
    let marked = app.wait_js("the closed service", marked, vec![]).await?;
    assert!(marked.as_str().is_some_and(|text| text.contains(words.closed)), "{marked}");
    // The other one closes while the form is open.
    app.click("ticket-service").await?;
    app.click("dialog-confirm").await?;
    app.wait_text("ticket-error", words.refused).await?;
    app.screenshot(&format!("hard-{language}-closed")).await?;

    // A date that is in no calendar.
    app.click("ticket-more").await?;
    app.click("ticket-appointment").await?;
    paste(&app, "ticket-date", "2026-02-30").await?;
    paste(&app, "ticket-time", "10:30").await?;
    app.click("dialog-confirm").await?;
    app.wait_text("ticket-date-error", words.no_such_date).await?;
    let typed = app.js("document.querySelector('[data-testid=ticket-visitor]').value", vec![]).await?;
    assert_eq!(typed, "Zé", "nothing typed is lost");
    app.click("dialog-cancel").await?;
    app.wait_gone("new-ticket-dialog").await?;

    // A note of 10,000 characters, then a destination that has vanished; the ticket stays open.
    let ticket = build::ticket("A", 7);
    api.says::<CallNextTicket>(Say::answer(&build::answer(&ticket))).await;
    api.says::<TransferCall>(Say::refuse(6)).await;
    app.click("call-next").await?;
    app.find("open-number").await?;
    app.click("transfer").await?;
    app.find("transfer-dialog").await?;
    app.click("transfer-place").await?;
    paste(&app, "transfer-note", &"ã".repeat(10_000)).await?;
    app.wait_js(
        "the limit to be told",
        "document.querySelector('#transfer-note-room').innerText.includes(arguments[0])",
        vec![words.too_long.into()],
    )
    .await?;
    paste(&app, "transfer-note", "Bring the form").await?;
    app.click("dialog-confirm").await?;
    app.wait_text("transfer-error", words.vanished).await?;
    app.screenshot(&format!("hard-{language}-vanished")).await?;
    app.click("dialog-cancel").await?;
    app.wait_text("open-number", "007").await?;
    app.close().await
}

#[tokio::test]
async fn hard_input_in_english() -> Result {
    let words = Words {
        unreadable: "could not be read",
        taken: "colleague",
        closed: "Closed",
        refused: "has just closed",
        no_such_date: "does not exist",
        too_long: "255",
        vanished: "no longer knows",
    };
    hard_day("en", words).await
}

#[tokio::test]
async fn hard_input_in_portuguese() -> Result {
    let words = Words {
        unreadable: "Não foi possível ler",
        taken: "colega",
        closed: "Fechado",
        refused: "acabado de fechar",
        no_such_date: "data",
        too_long: "255",
        vanished: "não conhece",
    };
    hard_day("pt", words).await
}
