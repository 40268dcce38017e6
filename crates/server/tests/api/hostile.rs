//! Values that nobody expects, in every parameter of every operation that the description names: each is answered with a
//! form that the API knows, none is a fault of the program.

use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, TestRng, TestRunner},
};
use reqwest::{Method, RequestBuilder};
use serde_json::{Map, Value, json};

use crate::{hall::Hall, site::SignedIn};

/// How often each operation is asked.
const TIMES: usize = 40;
/// It ends the token, or waits longer with each failure.
const APART: [&str; 2] = ["logout", "login"];

struct Described {
    name: String,
    method: Method,
    path: String,
    parameters: Vec<String>,
    is_extension: bool,
    /// It takes the key of a device.
    is_device: bool,
}

/// What the description says of each operation.
fn operations(description: &Value) -> Vec<Described> {
    let mut all = Vec::new();
    for (path, item) in description["paths"].as_object().unwrap() {
        for (method, item) in item.as_object().unwrap() {
            let Some(name) = item["operationId"].as_str() else { continue };
            let outside = item["parameters"].as_array().into_iter().flatten();
            let outside = outside.filter(|one| one["in"] != "header").filter_map(|one| one["name"].as_str());
            let body = &item["requestBody"]["content"]["application/json"]["schema"]["properties"];
            let body = body.as_object().into_iter().flat_map(Map::keys).map(String::as_str);
            all.push(Described {
                name: name.to_owned(),
                method: method.to_uppercase().parse().unwrap(),
                path: path.clone(),
                parameters: outside.chain(body).map(str::to_owned).collect(),
                is_extension: path.starts_with("/callpad/"),
                is_device: item["security"][0].get("device").is_some(),
            });
        }
    }
    all
}

fn values(tickets: Vec<String>) -> impl Strategy<Value = Value> {
    let known =
        ["a", "b", "d1", "d2", "ana", "rui", "north", "desk", "service", "user", "priority", "cancel"];
    let odd = [
        "",
        "0",
        "-1",
        "null",
        "[]",
        "a,b,,",
        "%00",
        "..",
        "../..",
        "true",
        "';--",
        "<a>&amp;",
        "\u{202e}x",
        "\u{0}",
        "\u{7f}",
        "９",
        "1e999",
        "2026-02-30 10:00:00",
        "2026-10-25 01:30:00",
        "9999-12-31 23:59:59",
        "NaN",
        "\u{fffd}",
        "json",
        "xml",
    ];
    let texts = [&known[..], &odd[..]].concat().into_iter().map(str::to_owned).chain(tickets);
    let text = proptest::sample::select(texts.collect::<Vec<_>>());
    let leaf = prop_oneof![
        6 => text.prop_map(Value::from),
        1 => any::<String>().prop_map(Value::from),
        1 => (1_usize..2_000).prop_map(|long| "\u{1f3ab}".repeat(long).into()),
        1 => any::<i64>().prop_map(Value::from),
        1 => any::<f64>().prop_map(|number| json!(number)),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::btree_map(".{0,3}", inner, 0..4).prop_map(|map| json!(map)),
        ]
    })
}

fn as_text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The request with these values: in the address, as a form, or as JSON.
fn request(
    ana: &SignedIn<'_>,
    hall: &Hall,
    of: &Described,
    given: &[(String, Value)],
    way: usize,
) -> RequestBuilder {
    let mut path = of.path.clone();
    for (name, value) in given {
        let segment: String = as_text(value).bytes().map(|byte| format!("%{byte:02X}")).collect();
        path = path.replace(&format!("{{{name}}}"), &segment);
    }
    let key = if of.is_device { hall.key("kiosk-1") } else { &ana.token };
    let request = crate::site::client().request(of.method.clone(), hall.site.url(&path)).bearer_auth(key);
    // The hall asks for a key; elsewhere one is a matter of choice.
    let request = match of.path.contains("/hall/") {
        true => request.header("idempotency-key", uuid::Uuid::new_v4().to_string()),
        false => request,
    };
    let pairs: Vec<_> = given.iter().map(|(name, value)| (name.clone(), as_text(value))).collect();
    match (way, of.method == Method::GET, of.is_extension) {
        (_, true, _) | (0, _, false) => request.query(&pairs),
        (1, _, false) => request.form(&pairs),
        _ => request.json(&given.iter().cloned().collect::<Map<_, _>>()),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_stands_in_a_parameter_is_answered_in_the_api_s_forms() {
    let hall = Hall::new().await;
    let ana = hall.site.login("ana").await;
    let mut tickets = vec![ana.ticket("a").await, ana.ticket("b").await, ana.ticket("a").await];
    let answer = ana.call("d1", &tickets[0]).await;
    tickets.extend([answer, hall.code("visit", "a").await]);
    let description = ana.get("/callpad/v1/openapi.json").await.body;
    let operations = operations(&description);
    assert!(operations.len() > 25, "{}", operations.len());
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        TestRng::deterministic_rng(Config::default().rng_algorithm),
    );
    let (value, is_given) = (values(tickets), proptest::bool::weighted(0.75));
    for of in operations.iter().filter(|of| !APART.contains(&of.name.as_str())) {
        for time in 0..TIMES {
            let mut given = Vec::new();
            for name in &of.parameters {
                if of.path.contains(&format!("{{{name}}}"))
                    || is_given.new_tree(&mut runner).unwrap().current()
                {
                    given.push((name.clone(), value.new_tree(&mut runner).unwrap().current()));
                }
            }
            let sent = match request(&ana, &hall, of, &given, time % 3).send().await {
                // An address longer than any client writes.
                Err(error) if error.is_builder() => continue,
                sent => sent.unwrap(),
            };
            let status = sent.status().as_u16();
            let said = sent.text().await.unwrap();
            let what = || format!("{} {status} {said}: {given:?}", of.name);
            assert!([200, 400, 403, 404, 413, 414, 426, 429, 431].contains(&status), "{}", what());
            if matches!(status, 414 | 431) {
                // Larger than a head may be: turned away before anything is read of it.
                continue;
            }
            if said.starts_with("<?xml") {
                assert!(said.contains("<success>") && !said.contains("<errno>9<"), "{}", what());
            } else {
                let body: Value = serde_json::from_str(&said).unwrap_or_else(|_| unreachable!("{}", what()));
                assert!(status != 200 || body["success"].is_boolean() || of.is_extension, "{}", what());
                assert_ne!(body["errno"], 9, "{}", what());
            }
        }
    }
    assert_eq!(ana.get("/callpad/v1/health").await.code(), (200, 0), "and all goes on");
}
