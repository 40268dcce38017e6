//! Slips: a ticket is held until its slip is out, and taken back where it does not come. What a printer says that prints
//! stands in `tests/system`.

use callpad_server::directory::{DeviceChange, Edit};
use serde_json::{Value, json};

use crate::{hall::Hall, site::Reply};

/// A site whose first kiosk prints at this address.
async fn with_printer(address: &str) -> Hall {
    let printer = DeviceChange { printer: Some(Some(address.into())), ..DeviceChange::default() };
    Hall::with(|_| {}, &[Edit::SetDevice { id: "kiosk-1".into(), change: printer }]).await
}

/// An address where nothing listens.
async fn nowhere() -> String {
    let taken = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    taken.local_addr().unwrap().to_string()
}

async fn slip(hall: &Hall, kiosk: &str, code: &str, png: Vec<u8>) -> Reply {
    let request = crate::site::client().post(hall.site.url(&format!("/callpad/v1/hall/tickets/{code}/slip")));
    Reply::of(request.bearer_auth(hall.key(kiosk)).header("content-type", "image/png").body(png)).await
}

async fn held(hall: &Hall, visit: &str) -> Value {
    let issued = Reply::of(hall.press("kiosk-1", visit, &json!({"service_id": "a"}))).await.ok();
    assert_eq!(issued["slip"], "wanted");
    issued
}

#[tokio::test]
async fn a_held_ticket_is_in_no_queue_and_is_taken_back_when_its_slip_does_not_come() {
    let hall = with_printer(&nowhere().await).await;
    let ana = hall.site.login("ana").await;
    assert_eq!(hall.state("kiosk-1").await["device"]["prints"], json!(true));
    let issued = held(&hall, "one").await;
    assert_eq!(issued["ticket"]["number"], "001");
    let code = issued["code"].as_str().unwrap();
    let told = hall.phone(code).await.ok();
    assert_eq!(
        (&told["state"], &told["ticket"]["number"], &told["may_leave"]),
        (&json!("held"), &json!("001"), &json!(false))
    );
    assert!(ana.waiting("a").await.is_empty());
    assert_eq!(ana.code("callnextticket", json!({"desk_id": "d1"})).await, (200, 8));
    // Pressed again it is the same one, still held.
    let again = Reply::of(hall.press("kiosk-1", "one", &json!({"service_id": "a"}))).await.ok();
    assert_eq!((&again["code"], &again["slip"]), (&issued["code"], &json!("wanted")));
    hall.site.clock.advance_s(21);
    assert_eq!(hall.phone(code).await.code(), (404, 6));
    assert_eq!(slip(&hall, "kiosk-1", code, Vec::new()).await.code(), (404, 6), "nothing prints late");
    // Its number is nobody's.
    assert_eq!(held(&hall, "two").await["ticket"]["number"], "002");
    assert!(ana.waiting("a").await.is_empty());
}

#[tokio::test]
async fn what_is_no_slip_or_another_kiosk_s_prints_nothing() {
    let hall = with_printer(&nowhere().await).await;
    let issued = held(&hall, "one").await;
    let code = issued["code"].as_str().unwrap();
    assert_eq!(slip(&hall, "screen-1", code, vec![1]).await.code(), (403, 7));
    assert_eq!(slip(&hall, "kiosk-2", code, vec![1]).await.code(), (404, 6));
    assert_eq!(slip(&hall, "kiosk-1", "AAAAAAAAAAAAAAAAAAAAAA", vec![1]).await.code(), (404, 6));
    assert_eq!(slip(&hall, "kiosk-1", code, vec![0; 64 * 1_024 + 1]).await.code(), (413, 5));
    assert_eq!(hall.phone(code).await.ok()["state"], "held", "still");
    assert_eq!(slip(&hall, "kiosk-1", code, b"no picture".to_vec()).await.code(), (200, 5));
    assert_eq!(hall.phone(code).await.code(), (404, 6), "it is taken back");
}

#[tokio::test]
async fn held_tickets_end_with_the_day_and_a_closed_service_holds_none() {
    let hall = with_printer(&nowhere().await).await;
    let refused = Reply::of(hall.press("kiosk-1", "c", &json!({"service_id": "c"}))).await;
    assert_eq!(refused.code(), (200, 7));
    let issued = held(&hall, "one").await;
    hall.administer(callpad_server::admin::Ask::Reset { location: None }).await;
    assert_eq!(hall.phone(issued["code"].as_str().unwrap()).await.code(), (404, 6));
    // A kiosk without a printer holds nothing.
    let shown = Reply::of(hall.press("kiosk-2", "v", &json!({"service_id": "a"}))).await.ok();
    assert_eq!(shown["slip"], "none");
}
