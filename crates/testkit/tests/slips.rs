//! A kiosk's slips through the whole server, on a printer that behaves like those one can buy: a ticket counts when its slip is out.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may fail as loudly as the test"
)]

use base64::{Engine, engine::general_purpose::STANDARD};
use callpad_server::directory::{DeviceChange, Edit};
use callpad_testkit::{FakePrinter, Picture};
use serde_json::{Value, json};

use crate::{hall::Hall, site::Reply};

/// What the server's own tests use.
#[path = "../../server/tests/api/hall.rs"]
#[allow(dead_code, reason = "these tests need a part of it")]
mod hall;
#[path = "../../server/tests/api/site.rs"]
#[allow(dead_code, reason = "these tests need a part of it")]
mod site;

/// Rows of the slip.
const ROWS: usize = 300;

/// A site whose first kiosk has this printer.
async fn site(printer: &FakePrinter) -> Hall {
    let printer = DeviceChange { printer: Some(Some(printer.address())), ..DeviceChange::default() };
    Hall::with(|_| {}, &[Edit::SetDevice { id: "kiosk-1".into(), change: printer }]).await
}

fn picture() -> Vec<u8> {
    Picture { rows: (0..ROWS).map(|row| vec![u8::try_from(row % 255).unwrap() | 1; 72]).collect() }.png()
}

/// Presses, and sends the slip; the code, and what came of it.
async fn take(hall: &Hall, visit: &str) -> (String, Reply) {
    let issued = hall.issue(visit, "a").await;
    assert_eq!(issued["slip"], "wanted", "{issued}");
    let code = issued["code"].as_str().unwrap().to_owned();
    let reply = slip(hall, &code).await;
    (code, reply)
}

async fn slip(hall: &Hall, code: &str) -> Reply {
    let request = site::client().post(hall.site.url(&format!("/callpad/v1/hall/tickets/{code}/slip")));
    let request = request.bearer_auth(hall.key("kiosk-1")).header("content-type", "image/png");
    Reply::of(request.body(picture())).await
}

#[tokio::test]
async fn a_ticket_counts_when_its_slip_is_out_and_is_printed_once() {
    let printer = FakePrinter::start();
    let hall = site(&printer).await;
    let ana = hall.site.login("ana").await;
    let (code, reply) = take(&hall, "one").await;
    reply.ok();
    assert_eq!(hall.phone(&code).await.ok()["state"], "waiting");
    assert_eq!(ana.waiting("a").await.len(), 1);
    // What hung there before, and the slip. The answer was lost, and the page sends it again.
    assert_eq!(printer.slips().len(), 2);
    slip(&hall, &code).await.ok();
    assert_eq!(printer.slips().len(), 2);
    // Who looks at the page of the kiosk sees how its printer is.
    let (_page, hello) = hall.page("kiosk-1").await;
    take(&hall, "two").await.1.ok();
    assert_eq!(
        (&hello["device"]["printer"], &hall.state("kiosk-1").await["device"]["printer"]),
        (&json!(null), &json!("ready"))
    );
}

#[tokio::test]
async fn a_ticket_whose_slip_is_not_out_is_taken_back_and_nothing_comes_out_late() {
    type Fault = fn(&FakePrinter);
    let faults: [(&str, Fault, Fault); 4] = [
        ("paper_out", |printer| printer.end_paper_after(100), FakePrinter::load_paper),
        ("jammed", |printer| printer.jam_after(100), FakePrinter::unjam),
        ("cover_open", |printer| printer.open_cover(true), |printer| printer.open_cover(false)),
        ("away", FakePrinter::go_away, FakePrinter::come_back),
    ];
    let printer = FakePrinter::start();
    let hall = site(&printer).await;
    let ana = hall.site.login("ana").await;
    let (_page, _) = hall.page("kiosk-1").await;
    take(&hall, "first").await.1.ok();
    for (n, (word, wrong, mend)) in faults.into_iter().enumerate() {
        wrong(&printer);
        let (code, reply) = take(&hall, word).await;
        let told = reply.body;
        assert_eq!(
            (&told["success"], &told["errno"], &told["printer"]),
            (&json!(false), &json!(7), &json!(word))
        );
        assert_eq!(hall.phone(&code).await.code(), (404, 6), "{word}");
        assert_eq!(ana.waiting("a").await.len(), n + 1, "{word}");
        assert_eq!(hall.state("kiosk-1").await["device"]["printer"], word);
        let before = printer.slips().len();
        mend(&printer);
        printer.wait_until_idle();
        assert_eq!(printer.slips().len(), before, "{word}: a slip came out late");
        take(&hall, &format!("{word}-again")).await.1.ok();
        assert_eq!(ana.waiting("a").await.len(), n + 2);
    }
}

#[tokio::test]
async fn a_clerk_prints_on_the_printers_of_the_own_location_and_the_ticket_stays() {
    let printer = FakePrinter::start();
    let hall = site(&printer).await;
    let ana = hall.site.login("ana").await;
    let url = |path: &str| hall.site.url(&format!("/callpad/v1/hall/{path}"));
    let printers =
        Reply::of(site::client().get(url("printers?location_id=north")).bearer_auth(&ana.token)).await;
    assert_eq!(printers.ok()["printers"], json!([{"id": "kiosk-1", "name": "The kiosk-1"}]));
    let print = async |device: &str, png: Value| {
        let slip = json!({"location_id": "north", "device_id": device, "png": png});
        Reply::of(site::client().post(url("slips")).bearer_auth(&ana.token).json(&slip)).await
    };
    let png = json!(STANDARD.encode(picture()));
    assert_eq!(
        print("kiosk-1", png.clone()).await.ok(),
        json!({"success": true, "out": true, "printer": "ready"})
    );
    assert_eq!(printer.slips().len(), 2);
    printer.end_paper();
    assert_eq!(print("kiosk-1", png.clone()).await.ok()["printer"], "paper_out");
    assert_eq!(print("kiosk-2", png.clone()).await.code(), (200, 6), "it has no printer");
    assert_eq!(print("kiosk-1", json!("no Base64!")).await.code(), (200, 5));
    assert_eq!(print("kiosk-1", json!(STANDARD.encode("no picture"))).await.code(), (200, 5));
    assert_eq!(print("kiosk-1", json!("A".repeat(100_000))).await.code(), (413, 5));
    // Another location's are nobody's business here; nor may a kiosk's key do it.
    let key = site::client().get(url("printers?location_id=north")).bearer_auth(hall.key("kiosk-1"));
    assert!(matches!(Reply::of(key).await.code().1, 1 | 2 | 3 | 7));
}
