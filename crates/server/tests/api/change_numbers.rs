//! The header `Callpad-Change`: under which number the change is told, on the answer to each action.

use std::collections::BTreeSet;

use reqwest::RequestBuilder;
use serde_json::{Value, json};

use crate::{
    events::Ear,
    site::{SignedIn, Site, client, directory, id},
};

/// The header and the body of an answer.
async fn answer(request: RequestBuilder) -> (Option<String>, Value) {
    let response = request.send().await.unwrap();
    let change = response.headers().get("callpad-change").map(|change| change.to_str().unwrap().to_owned());
    (change, response.json().await.unwrap())
}

fn change_ticket(site: &Site, who: &SignedIn<'_>, ticket: &str, change: &Value) -> RequestBuilder {
    client().post(site.url(&format!("/callpad/v1/tickets/{ticket}"))).bearer_auth(&who.token).json(change)
}

/// Somebody who acts and listens, and which actions were tried.
struct Actor<'a> {
    who: SignedIn<'a>,
    ear: Ear,
    tried: BTreeSet<&'static str>,
}

impl Actor<'_> {
    /// Does it; its number must be the one under which its last change is told.
    async fn does(&mut self, name: &'static str, request: RequestBuilder, changes: usize) -> Value {
        self.tried.insert(name);
        let (change, body) = answer(request).await;
        assert_eq!(body["success"], true, "{name} {body}");
        let mut seq = Value::Null;
        for _ in 0..changes {
            seq = self.ear.hear().await["seq"].clone();
        }
        assert_eq!(change, Some(format!("north {seq}")), "{name}");
        body
    }

    async fn sends(&mut self, name: &'static str, body: Value) -> Value {
        let request = self.who.request(name).json(&body);
        self.does(name, request, 1).await
    }
}

#[tokio::test]
async fn every_action_tells_the_number_of_its_change() {
    let site = Site::new().await;
    let who = site.login("ana").await;
    let (ear, _) = Ear::open(&site, &who, "").await;
    let mut ana = Actor { who, ear, tried: BTreeSet::new() };
    let ticket = id(&ana.sends("createticket", json!({"service_id": "a"})).await["ticket"]);
    let one = json!({"desk_id": "d1", "ticket_id": ticket});
    let of = |body: &Value| json!({"answer_id": body["answer"]["id"]});
    let answer = of(&ana.sends("callticket", one.clone()).await);
    ana.sends("recall", answer.clone()).await;
    ana.sends("pausecall", answer).await;
    let answer = of(&ana.sends("callpausedticket", one.clone()).await);
    ana.sends("cancelcall", answer).await;
    let mut answer = of(&ana.sends("callcancelledticket", one).await);
    answer["dst_type"] = json!("service");
    answer["dst_id"] = json!("b");
    ana.sends("transfercall", answer).await;
    let answer = of(&ana.sends("callnextticket", json!({"desk_id": "d1"})).await);
    ana.sends("endcall", answer).await;
    let ticket = id(&ana.sends("createticket", json!({"service_id": "a"})).await["ticket"]);
    for change in [
        json!({"priority": true}),
        json!({"dst_type": "desk", "dst_id": "d2"}),
        json!({"note": "x"}),
        json!({"cancel": true}),
        json!({"restore": true}),
    ] {
        let request = change_ticket(&site, &ana.who, &ticket, &change);
        ana.does("changeticket", request, 1).await;
    }
    let ask = client().post(site.url("/callpad/v1/requests")).bearer_auth(&ana.who.token);
    let ask = ask.json(&json!({"desk_id": "d1", "kind": "open"}));
    let asked = id(&ana.does("request", ask, 1).await["request"]);
    let accept = client().post(site.url(&format!("/callpad/v1/requests/{asked}")));
    let accept = accept.bearer_auth(&ana.who.token).json(&json!({"accept": true}));
    ana.does("answerrequest", accept, 1).await;
    let url = site.url("/callpad/v1/services/a");
    for open in [false, true] {
        let request = client().post(&url).bearer_auth(&ana.who.token).json(&json!({"open": open}));
        ana.does("changeservice", request, 1).await;
    }
    // All that there are, and the description names the header with each of them.
    let described = ana.who.get("/callpad/v1/openapi.json").await.body;
    let operations = described["paths"].as_object().unwrap().values();
    let actions: BTreeSet<_> = operations
        .flat_map(|path| path.as_object().unwrap().values())
        .filter(|operation| operation["responses"]["200"]["headers"]["Callpad-Change"].is_object())
        .map(|operation| operation["operationId"].as_str().unwrap())
        .collect();
    assert_eq!(actions, ana.tried, "an action that is new is to be tried here");
}

#[tokio::test]
async fn what_changes_nothing_has_no_number() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let ticket = ana.ticket("a").await;
    let none = async |request: RequestBuilder| {
        let (change, body) = answer(request).await;
        assert_eq!(change, None, "{body}");
        body
    };
    // Refused, with a key and without; a read; a change to what it is already.
    let refused = json!({"answer_id": "no-such"});
    assert_eq!(none(ana.request("endcall").json(&refused)).await["errno"], 6);
    for _ in 0..2 {
        assert_eq!(none(ana.keyed("endcall", "k", &refused)).await["errno"], 6);
    }
    assert_eq!(none(ana.request("callnextticket").json(&json!({"desk_id": "ds"}))).await["errno"], 7);
    none(ana.request("waitingticketslist").json(&json!({"service_id": "a"}))).await;
    none(change_ticket(&site, &ana, &ticket, &json!({"priority": false}))).await;
    let open = client().post(site.url("/callpad/v1/services/a")).bearer_auth(&ana.token);
    none(open.json(&json!({"open": true}))).await;
    none(client().post(site.url("/callpad/v1/logout")).bearer_auth(&ana.token)).await;
}

#[tokio::test]
async fn t12_a_repeat_has_the_first_number_also_after_a_restart() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let new = json!({"service_id": "a"});
    let (first, body) = answer(ana.keyed("createticket", "k", &new)).await;
    assert!(first.as_ref().is_some_and(|change| change.starts_with("north ")), "{first:?}");
    let (other, _) = answer(ana.keyed("createticket", "l", &new)).await;
    assert_ne!(other, first);
    assert_eq!(answer(ana.keyed("createticket", "k", &new)).await, (first.clone(), body.clone()));
    let (folder, clock) = site.end().await;
    let site = Site::on(folder, clock, |_| {}).await;
    let ana = site.login("ana").await;
    assert_eq!(answer(ana.keyed("createticket", "k", &new)).await, (first, body));
    // One that has changed nothing has none, however often it comes.
    let ticket = ana.ticket("a").await;
    for _ in 0..2 {
        let same = change_ticket(&site, &ana, &ticket, &json!({"priority": false}));
        assert_eq!(answer(same.header("idempotency-key", "m")).await.0, None);
    }
}

#[tokio::test]
async fn what_leaves_for_another_location_has_a_number_in_both() {
    let site = Site::new().await;
    let (both, ana) = (site.login("both").await, site.login("ana").await);
    let (mut ear, _) = Ear::open(&site, &both, "").await;
    let ticket = both.ticket("a").await;
    ear.hear().await;
    let request = change_ticket(&site, &both, &ticket, &json!({"dst_type": "service", "dst_id": "s"}));
    let (change, _) = answer(request).await;
    let seq = &ear.hear().await["seq"];
    assert_eq!(change, Some(format!("south {seq},north {seq}")));
    // So has a transfer from a counter.
    let ticket = both.ticket("a").await;
    let call = both.call("d1", &ticket).await;
    let to = json!({"answer_id": call, "dst_type": "service", "dst_id": "s", "desk_id": "d1"});
    let (change, _) = answer(both.request("transfercall").json(&to)).await;
    for _ in 0..2 {
        ear.hear().await;
    }
    let seq = &ear.hear().await["seq"];
    assert_eq!(change, Some(format!("south {seq},north {seq}")));
    // Whoever sees one of them is told of that one alone.
    let ticket = both.ticket("s").await;
    let call = both.call("ds", &ticket).await;
    let to = json!({"answer_id": call, "dst_type": "service", "dst_id": "a"});
    both.send("transfercall", to).await.ok();
    let call = json!({"desk_id": "d1", "ticket_id": ticket});
    let (change, _) = answer(ana.request("callticket").json(&call)).await;
    assert_eq!(change.unwrap().split(',').count(), 1);
}

#[tokio::test]
async fn two_changes_of_one_action_tell_the_last_number() {
    let site = Site::with(|config| config.issue_and_call = true).await;
    let who = site.login("ana").await;
    let (ear, _) = Ear::open(&site, &who, "").await;
    let mut ana = Actor { who, ear, tried: BTreeSet::new() };
    let new = json!({"service_id": "a", "desk_id": "d1", "user_id": "ana"});
    let request = ana.who.request("createticket").json(&new);
    ana.does("createticket", request, 2).await;
}

#[tokio::test]
async fn a_location_s_id_is_percent_encoded() {
    let folder = tempfile::tempdir().unwrap();
    let text = serde_json::to_string(&directory()).unwrap().replace("\"north\"", "\"Nord, 1/ü\"");
    callpad_server::import(folder.path(), &serde_json::from_str(&text).unwrap()).unwrap();
    let clock = callpad_server::clock::ManualClock::new(crate::site::MORNING.parse().unwrap());
    let site = Site::on(folder, std::sync::Arc::new(clock), |_| {}).await;
    let ana = site.login("ana").await;
    let (change, _) = answer(ana.request("createticket").json(&json!({"service_id": "a"}))).await;
    let change = change.unwrap();
    let (location, seq) = change.split_once(' ').unwrap();
    assert_eq!(location, "Nord%2C%201%2F%C3%BC");
    seq.parse::<i64>().unwrap();
}
