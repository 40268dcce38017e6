//! T1 to T12: transport and addressing.

use reqwest::{
    StatusCode, header,
    multipart::{Form, Part},
};
use serde_json::{Value, json};

use crate::site::{FEATURES, Reply, Site, client, id};

#[tokio::test]
async fn t1_loopback_by_default_and_a_trailing_slash_is_accepted() {
    let site = Site::new().await;
    assert!(site.server.address().ip().is_loopback());
    let ana = site.login("ana").await;
    assert_eq!(ana.counts("").await, ana.counts("/").await);
    assert_eq!(ana.code("createticket/", json!({"service_id": "a"})).await, (200, 0));
}

#[tokio::test]
async fn t2_operations_are_matched_without_regard_to_case() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    for name in ["createticket", "createTicket", "CREATETICKET"] {
        assert_eq!(ana.code(name, json!({"service_id": "a"})).await, (200, 0), "{name}");
    }
}

#[tokio::test]
async fn t3_both_spellings_of_the_cancelled_list() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let ticket = ana.ticket("a").await;
    let answer = ana.call("d1", &ticket).await;
    ana.act("cancelcall", &answer).await;
    for name in ["cancellededticketslist", "cancelledticketslist"] {
        assert_eq!(ana.ids(name, json!({"desk_id": "d1"})).await, std::slice::from_ref(&ticket), "{name}");
    }
}

#[tokio::test]
async fn t4_parameters_come_as_json_form_multipart_or_query_and_are_merged() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let name = async |request: reqwest::RequestBuilder| {
        Reply::of(request).await.ok()["ticket"]["client_name"].as_str().unwrap().to_owned()
    };
    let post = || ana.request("createticket");
    assert_eq!(name(post().json(&json!({"service_id": "a", "client_name": "Zoë"}))).await, "Zoë");
    assert_eq!(name(post().form(&[("service_id", "a"), ("client_name", "Zoë")])).await, "Zoë");
    let form = Form::new().text("service_id", "a").part("client_name", Part::bytes("Zoë".as_bytes()));
    assert_eq!(name(post().multipart(form)).await, "Zoë");
    assert_eq!(name(post().query(&[("service_id", "a"), ("client_name", "Zoë")])).await, "Zoë");
    let merged = post().query(&[("service_id", "a"), ("client_name", "from the address")]);
    assert_eq!(name(merged.json(&json!({"client_name": "from the body"}))).await, "from the body");
}

#[tokio::test]
async fn t4_a_broken_body_is_errno_5_and_changes_nothing() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let send = async |kind: &str, body: &[u8]| {
        let request =
            ana.request("createticket").query(&[("service_id", "a")]).header(header::CONTENT_TYPE, kind);
        Reply::of(request.body(body.to_vec())).await.code()
    };
    let json = "application/json";
    assert_eq!(send(json, br#"{"service_id":"a""#).await, (200, 5));
    assert_eq!(send(json, br#"["a"]"#).await, (200, 5));
    assert_eq!(send(json, b"{\"client_name\":\"\xff\"}").await, (200, 5));
    assert_eq!(send("application/x-www-form-urlencoded", b"client_name=%ff").await, (200, 5));
    assert_eq!(send("multipart/form-data; boundary=x", b"--x\r\n").await, (200, 5));
    assert!(ana.waiting("a").await.is_empty());
}

#[tokio::test]
async fn t5_services_in_every_form_and_the_desk_s_own_when_empty() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    ana.ticket("a").await;
    let in_b = ana.ticket("b").await;
    let json =
        |services: Value| ana.request("callnextticket").json(&json!({"desk_id": "d1", "services": services}));
    let form =
        |fields: &[(&str, &str)]| ana.request("callnextticket").query(&[("desk_id", "d1")]).form(fields);
    let only_b = [
        json(json!(["b"])),
        json(json!("[\"b\"]")),
        json(json!("b")),
        form(&[("services", "[\"b\"]")]),
        form(&[("services[]", "b")]),
        form(&[("services", "b"), ("services", "c")]),
        form(&[("services", "b,c")]),
        ana.request("callnextticket").query(&[("desk_id", "d1"), ("services[]", "b"), ("services[]", "c")]),
    ];
    for request in only_b {
        let answer = Reply::of(request).await.ok()["answer"].clone();
        assert_eq!(id(&answer["ticket"]), in_b);
        // Back into the queue, for the next form.
        ana.send("transfercall", json!({"answer_id": id(&answer), "dst_type": "service", "dst_id": "b"}))
            .await
            .ok();
    }
    assert_eq!(Reply::of(json(json!([["b"]]))).await.code(), (200, 5));
    // d1 serves a and b, d3 only b: without services, the counter's own.
    for empty in [json!([]), json!(""), json!(null), json!("[]")] {
        let request = ana.request("callnextticket").json(&json!({"desk_id": "d3", "services": empty}));
        let answer = Reply::of(request).await.ok()["answer"].clone();
        assert_eq!(id(&answer["ticket"]), in_b);
        ana.send("transfercall", json!({"answer_id": id(&answer), "dst_type": "service", "dst_id": "b"}))
            .await
            .ok();
    }
}

#[tokio::test]
async fn t6_counts_of_one_location_or_of_all_one_may_see() {
    let site = Site::new().await;
    let both = site.login("both").await;
    let ids = |services: Vec<Value>| services.iter().map(id).collect::<Vec<_>>();
    assert_eq!(ids(both.counts("").await), ["a", "b", "c", "s"]);
    assert_eq!(ids(both.counts("/south").await), ["s"]);
    assert_eq!(ids(both.counts("/%73outh/").await), ["s"]);
    assert_eq!(ids(both.counts("?location_id=north").await), ["a", "b", "c"]);
    let get = async |behind: &str| {
        let ana = site.login("ana").await;
        ana.get(&format!("/restapi/v2/queuemanagement/waitingticketscount/{behind}")).await.code()
    };
    assert_eq!(get("west").await, (200, 6));
    assert_eq!(get("south").await, (403, 7));
    assert_eq!(get("%ff").await, (200, 5));
}

#[tokio::test]
async fn t7_json_unless_xml_is_asked_for_and_nothing_else() {
    let site = Site::new().await;
    let count = |format: &str| site.get(site.operation(&format!("waitingticketscount{format}")));
    let ana = site.login("ana").await;
    for format in ["", "?format=json"] {
        Reply::of(count(format).bearer_auth(&ana.token)).await.ok();
    }
    let xml = count("?format=xml").bearer_auth(&ana.token).send().await.unwrap();
    assert_eq!(xml.headers()[header::CONTENT_TYPE], "application/xml; charset=utf-8");
    for format in ["?format=csv", "?format=XML", "?format=", "?format=xml&format=csv"] {
        // Said in JSON, which `Reply` checks.
        assert_eq!(Reply::of(count(format).bearer_auth(&ana.token)).await.code(), (200, 4), "{format}");
    }
}

#[tokio::test]
async fn t8_xml_has_one_element_per_key_and_singular_items() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    ana.issue(json!({"service_id": "a", "client_name": "<b> & \u{202e}"})).await;
    let xml = async |operation: &str, body: Value| {
        let request = ana.request(operation).query(&[("format", "xml")]).json(&body);
        request.send().await.unwrap().text().await.unwrap()
    };
    let list = xml("waitingticketslist", json!({"service_id": "a"})).await;
    assert!(list.starts_with(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><response><success>true</success><tickets><ticket><id>"
    ));
    assert!(list.contains("<client_name>&lt;b&gt; &amp; \u{202e}</client_name>"), "{list}");
    assert!(list.contains("<dst_desk><id/><name/><tag/></dst_desk>"), "{list}");
    assert!(list.ends_with("</ticket></tickets></response>"));
    let empty = xml("waitingticketslist", json!({"service_id": "b"})).await;
    assert!(empty.ends_with("<response><success>true</success><tickets></tickets></response>"), "{empty}");
    let failure = xml("waitingticketslist", json!({})).await;
    assert!(failure.ends_with("<response><success>false</success><errno>5</errno></response>"), "{failure}");
    let count = site.get(site.operation("waitingticketscount?format=xml")).bearer_auth(&ana.token);
    let count = count.send().await.unwrap().text().await.unwrap();
    assert!(
        count.contains("<services><service><id>a</id><tag>A</tag><description>Service a</description>"),
        "{count}"
    );
    // Refusals before the format's turn follow it too.
    let early = site.post("nonsense?format=xml").send().await.unwrap().text().await.unwrap();
    assert!(early.ends_with("<response><success>false</success><errno>3</errno></response>"), "{early}");
}

#[tokio::test]
async fn t9_every_errno_is_http_200_unless_meaning_is_asked_for() {
    async fn codes(site: &Site) -> Vec<(u16, u64)> {
        let ana = site.login("ana").await;
        let get = Reply::of(site.get(site.operation("callticket"))).await;
        vec![
            Reply::of(site.post("")).await.code(),
            get.code(),
            Reply::of(site.post("nonsense")).await.code(),
            ana.code("recall?format=csv", json!({"answer_id": "?"})).await,
            ana.code("recall", json!({})).await,
            ana.code("recall", json!({"answer_id": "?"})).await,
            ana.code("createticket", json!({"service_id": "c"})).await,
            ana.code("callnextticket", json!({"desk_id": "d1"})).await,
            Reply::of(site.post("recall")).await.code(),
        ]
    }
    let plain = Site::new().await;
    let errnos = [1, 2, 3, 4, 5, 6, 7, 8];
    let expected: Vec<_> = errnos.map(|errno| (200, errno)).into_iter().chain([(401, 7)]).collect();
    assert_eq!(codes(&plain).await, expected);
    let meaningful = Site::with(|config| config.meaningful_status = true).await;
    let statuses = [400, 405, 404, 400, 400, 404, 409, 404];
    let expected: Vec<_> = statuses.into_iter().zip(errnos).chain([(401, 7)]).collect();
    assert_eq!(codes(&meaningful).await, expected);
}

#[tokio::test]
async fn t10_a_wrong_verb_is_errno_2_and_an_empty_operation_errno_1() {
    let site = Site::new().await;
    for method in ["GET", "PUT", "DELETE", "PATCH", "OPTIONS"] {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let request = client().request(method.clone(), site.operation("endcall"));
        assert_eq!(Reply::of(request).await.code(), (200, 2), "{method}");
        for path in ["/restapi/v2/queuemanagement", "/restapi/v2/queuemanagement/"] {
            let request = client().request(method.clone(), site.url(path));
            assert_eq!(Reply::of(request).await.code(), (200, 1), "{method} {path}");
        }
    }
    let elsewhere = Reply::of(site.get(site.url("/restapi/v2"))).await;
    assert_eq!(elsewhere.code(), (404, 3));
}

#[tokio::test]
async fn t11_requests_are_counted_by_operation() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    ana.counts("").await;
    ana.counts("/north").await;
    ana.code("CancelledTicketsList", json!({})).await;
    ana.code("nonsense", json!({})).await;
    let mut counts: Vec<_> = site.server.request_counts().into_iter().collect();
    counts.sort();
    let expected = [("cancellededticketslist", 1), ("login", 1), ("waitingticketscount", 2)];
    assert_eq!(counts, expected.map(|(name, count)| (name.to_owned(), count)));
}

#[tokio::test]
async fn t12_an_action_that_is_repeated_without_a_key_acts_again() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let body = json!({"service_id": "a", "client_name": "Zoë"});
    let (first, second) = (ana.issue(body.clone()).await, ana.issue(body).await);
    assert_ne!(id(&first), id(&second));
    assert_eq!(ana.waiting("a").await.len(), 2);
}

#[tokio::test]
async fn a_body_over_one_mebibyte_is_413_with_errno_5_in_its_turn() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let body = |length: usize| {
        let empty = json!({"service_id": "a", "other": ""}).to_string().len();
        json!({"service_id": "a", "other": "x".repeat(length - empty)})
    };
    let (limit, much) = (1024 * 1024, 9 * 1024 * 1024);
    assert_eq!(ana.code("createticket", body(limit)).await, (200, 0));
    assert_eq!(ana.code("createticket", body(limit + 1)).await, (413, 5));
    assert_eq!(ana.code("createticket", body(much)).await, (413, 5));
    assert_eq!(Reply::of(site.post("createticket").json(&body(much))).await.code(), (401, 7));
    assert_eq!(ana.waiting("a").await.len(), 1);
}

#[tokio::test]
async fn every_answer_tells_features_is_not_kept_and_has_a_date() {
    let site = Site::new().await;
    for url in [site.operation("login"), site.operation(""), site.url("/"), site.url("/callpad/v1/health")] {
        let response = site.get(url).send().await.unwrap();
        assert_eq!(response.headers()["callpad-features"], FEATURES.as_str());
        assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
        assert!(response.headers().contains_key(header::DATE));
    }
    let refused = site.post("recall").send().await.unwrap();
    assert_eq!(refused.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(refused.headers()[header::WWW_AUTHENTICATE], "Bearer");
}
