//! The location in view is told whole, the others in a few numbers each.

use std::sync::mpsc;
use std::time::Duration;

use serde_json::Value;
use tauri::ipc::{Channel, InvokeResponseBody};

use super::servers::{both, sign_in, world};
use crate::dto::{BoardAct, BoardChange, NewTicket};

/// The parts that a page is told, in order.
struct Page(mpsc::Receiver<Value>);

impl Page {
    /// The parts up to the one that is wanted.
    fn until(&self, wanted: impl Fn(&Value) -> bool) -> Vec<Value> {
        let mut parts = Vec::new();
        loop {
            let part = self.0.recv_timeout(Duration::from_secs(30)).unwrap();
            parts.push(part);
            if parts.last().is_some_and(&wanted) {
                return parts;
            }
        }
    }
}

fn page() -> (Channel<BoardChange>, Page) {
    let (tell, told) = mpsc::channel();
    let channel = Channel::new(move |body| {
        if let InvokeResponseBody::Json(text) = body {
            let change: Value = serde_json::from_str(&text).unwrap();
            change["parts"].as_array().unwrap().iter().for_each(|part| tell.send(part.clone()).unwrap());
        }
        Ok(())
    });
    (channel, Page(told))
}

/// Whether a part tells of the location of this server, whole.
fn shows(part: &Value, server: u32) -> bool {
    part["part"] == "shown" && part["value"]["server"] == server && part["value"]["services"].is_array()
}

/// Whether a part tells it in a few numbers.
fn names(part: &Value, server: u32) -> bool {
    let list = part["value"].as_array().filter(|_| part["part"] == "locations");
    list.is_some_and(|list| list.iter().any(|one| one["server"] == server && one.get("services").is_none()))
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_location_in_view_is_told_whole_and_it_stays_until_another_is_chosen() {
    let world = world().await;
    let counter = world.at_board().await;
    counter.add_server(sign_in(&world.two.1)).await.unwrap();
    let two = both(&counter).await.servers[1].id;
    let (channel, page) = page();
    let snapshot = counter.subscribe_board(channel);
    let shown = snapshot.shown.unwrap();
    assert_eq!(snapshot.locations.len(), 2);
    let (here, there) = if shown.server == 0 { (0, two) } else { (two, 0) };
    let service = shown.services.iter().find(|service| service.open).unwrap();

    // Whatever becomes the worst: it was never chosen, and stays.
    let first = |part: &Value| part["part"] == "order" && part["value"]["places"][0]["server"] == there;
    let mut worse = Vec::new();
    for _ in 0..200 {
        let ticket = NewTicket { service_id: service.id.clone(), ..NewTicket::default() };
        let issue = BoardAct::Issue { ticket: Box::new(ticket), location_id: shown.id.clone() };
        counter.do_act(there, issue).await.unwrap();
        worse.extend(page.0.try_iter());
        if worse.iter().any(first) {
            break;
        }
    }
    worse.extend(page.until(|part| names(part, there)));
    assert!(worse.iter().any(first), "it did not become the worst");
    assert!(!worse.iter().any(|part| shows(part, there)), "{worse:?}");
    let stop = |open| BoardAct::Service { service_id: service.id.clone(), name: service.name.clone(), open };
    counter.do_act(here, stop(false)).await.unwrap();
    let is_stopped = |one: &Value| one["id"] == *service.id && one["open"] == false;
    let stopped =
        |part: &Value| part["value"]["services"].as_array().is_some_and(|all| all.iter().any(is_stopped));
    page.until(|part| shows(part, here) && stopped(part));

    let told = serde_json::to_value(counter.show_location(there, &shown.id)).unwrap();
    assert!(shows(&told["parts"][0], there) && !stopped(&told["parts"][0]), "{told}");
    counter.do_act(there, stop(false)).await.unwrap();
    page.until(|part| shows(part, there) && stopped(part));
    counter.do_act(here, stop(true)).await.unwrap();
    let parts = page.until(|part| names(part, here));
    assert!(!parts.iter().any(|part| shows(part, here)), "{parts:?}");

    // Where it is gone, another takes its place; what is not there is not shown.
    counter.show_location(two, &shown.id);
    counter.remove_server(two).await.unwrap();
    page.until(|part| shows(part, 0));
    let told = serde_json::to_value(counter.show_location(two, "nowhere")).unwrap();
    assert!(shows(&told["parts"][0], 0), "{told}");
    counter.close().await;
}
