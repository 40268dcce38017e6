//! The order of checks, and each errno.

use reqwest::Method;
use serde_json::json;

use crate::site::{Reply, Site, id};

#[tokio::test]
async fn order_of_checks_from_the_first_to_the_last() {
    let site = Site::new().await;
    let nobody = site.login("nobody").await;
    let ana = site.login("ana").await;
    let http = crate::site::client();
    let send = async |method: Method, path: &str, token: Option<&str>, body: &str| {
        let mut request =
            http.request(method, site.operation(path)).header("content-type", "application/json");
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        Reply::of(request.body(body.to_owned())).await.code()
    };
    // Each request has every later fault too; each line mends one.
    let (none, bad) = (None, "{");
    assert_eq!(send(Method::PUT, "?format=csv", none, bad).await, (200, 1));
    assert_eq!(send(Method::PUT, "nonsense?format=csv", none, bad).await, (200, 3));
    assert_eq!(send(Method::PUT, "callticket?format=csv", none, bad).await, (200, 2));
    assert_eq!(send(Method::POST, "callticket?format=csv", none, bad).await, (200, 4));
    assert_eq!(send(Method::POST, "callticket", none, bad).await, (401, 7));
    assert_eq!(send(Method::POST, "callticket", Some(&nobody.token), bad).await, (403, 7));
    let token = Some(ana.token.as_str());
    assert_eq!(send(Method::POST, "callticket", token, bad).await, (200, 5));
    let foreign = json!({"user_id": "rui", "desk_id": "?", "ticket_id": "?"}).to_string();
    assert_eq!(send(Method::POST, "callticket", token, &foreign).await, (403, 7));
    let foreign = json!({"desk_id": "ds", "ticket_id": "?"}).to_string();
    assert_eq!(send(Method::POST, "callticket", token, &foreign).await, (403, 7));
    let ticket = ana.ticket("a").await;
    ana.serve_next("d2").await;
    ana.ticket("a").await;
    ana.next("d1").await;
    let unknown = json!({"desk_id": "d1", "ticket_id": "?"}).to_string();
    assert_eq!(send(Method::POST, "callticket", token, &unknown).await, (200, 6));
    let state = json!({"desk_id": "d1", "ticket_id": ticket}).to_string();
    assert_eq!(send(Method::POST, "callticket", token, &state).await, (200, 7));
}

#[tokio::test]
async fn every_operation_asks_for_its_method_its_token_its_parameters_and_its_roles() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let nobody = site.login("nobody").await;
    let clerk = site.login("clerk").await;
    // Operation, whether somebody without roles is refused, whether access and issues_services are enough.
    let operations = [
        ("callticket", false, false),
        ("callnextticket", false, true),
        ("recall", false, true),
        ("endcall", false, true),
        ("pausecall", false, false),
        ("callpausedticket", false, true),
        ("cancelcall", false, true),
        ("callcancelledticket", false, true),
        ("transfercall", false, false),
        ("createticket", false, false),
        ("pausedticketslist", true, true),
        ("waitingticketslist", true, true),
        ("cancellededticketslist", true, true),
        ("cancelledticketslist", true, true),
    ];
    for (operation, without_roles, with_two) in operations {
        let get = site.get(site.operation(operation)).bearer_auth(&ana.token);
        assert_eq!(Reply::of(get).await.code(), (200, 2), "{operation}");
        assert_eq!(Reply::of(site.post(operation)).await.code(), (401, 7), "{operation}");
        assert_eq!(ana.code(operation, json!({})).await, (200, 5), "{operation}");
        let passed = |passes: bool| if passes { (200, 5) } else { (403, 7) };
        assert_eq!(nobody.code(operation, json!({})).await, passed(without_roles), "{operation}");
        assert_eq!(clerk.code(operation, json!({})).await, passed(with_two), "{operation}");
    }
    assert_eq!(ana.code("waitingticketscount", json!({})).await, (200, 2));
    assert_eq!(Reply::of(site.get(site.operation("waitingticketscount"))).await.code(), (401, 7));
    assert_eq!(nobody.counts("").await.len(), 3);
    let get = site.get(site.operation("login"));
    assert_eq!(Reply::of(get).await.code(), (200, 2));
}

#[tokio::test]
async fn every_parameter_that_is_needed_is_asked_for() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let needed = [
        ("callticket", json!({"desk_id": "d1", "ticket_id": "t"})),
        ("callnextticket", json!({"desk_id": "d1"})),
        ("callpausedticket", json!({"desk_id": "d1", "ticket_id": "t"})),
        ("callcancelledticket", json!({"desk_id": "d1", "ticket_id": "t"})),
        ("recall", json!({"answer_id": "x"})),
        ("endcall", json!({"answer_id": "x"})),
        ("pausecall", json!({"answer_id": "x"})),
        ("cancelcall", json!({"answer_id": "x"})),
        ("transfercall", json!({"answer_id": "x", "dst_type": "desk", "dst_id": "d2"})),
        ("createticket", json!({"service_id": "?"})),
        ("pausedticketslist", json!({"desk_id": "?"})),
        ("waitingticketslist", json!({"service_id": "?"})),
        ("cancellededticketslist", json!({"desk_id": "?"})),
    ];
    for (operation, whole) in needed {
        let code = ana.code(operation, whole.clone()).await;
        assert_ne!(code.1, 5, "{operation}");
        for (name, _) in whole.as_object().unwrap() {
            for value in
                [None, Some(json!("")), Some(json!(null)), Some(json!({})), Some(json!("x".repeat(1_001)))]
            {
                let mut part = whole.as_object().unwrap().clone();
                part.remove(name);
                if let Some(value) = value.clone() {
                    part.insert(name.clone(), value);
                }
                assert_eq!(ana.code(operation, part.into()).await, (200, 5), "{operation} {name} {value:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_foreign_id_is_refused_before_an_unknown_one_everywhere() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let sol = site.login("sol").await;
    let ticket = sol.ticket("s").await;
    let answer = sol.call("ds", &ticket).await;
    let foreign = [
        ("callticket", json!({"desk_id": "?", "ticket_id": ticket})),
        ("callticket", json!({"desk_id": "ds", "ticket_id": "?"})),
        ("callnextticket", json!({"desk_id": "?", "services": ["a", "s"]})),
        ("callnextticket", json!({"desk_id": "ds", "services": ["?"]})),
        ("callpausedticket", json!({"desk_id": "?", "ticket_id": ticket})),
        ("callcancelledticket", json!({"desk_id": "?", "ticket_id": ticket})),
        ("recall", json!({"answer_id": answer})),
        ("endcall", json!({"answer_id": answer})),
        ("pausecall", json!({"answer_id": answer})),
        ("cancelcall", json!({"answer_id": answer})),
        ("transfercall", json!({"answer_id": answer, "dst_type": "desk", "dst_id": "?"})),
        ("transfercall", json!({"answer_id": "?", "dst_type": "desk", "dst_id": "ds"})),
        ("transfercall", json!({"answer_id": "?", "dst_type": "service", "dst_id": "s"})),
        ("transfercall", json!({"answer_id": "?", "dst_type": "user", "dst_id": "sol"})),
        ("transfercall", json!({"answer_id": "?", "dst_type": "desk", "dst_id": "d1", "desk_id": "ds"})),
        ("createticket", json!({"service_id": "s", "desk_id": "?"})),
        ("createticket", json!({"service_id": "?", "desk_id": "ds"})),
        ("createticket", json!({"service_id": "a", "user_id": "sol", "device_id": "?"})),
        ("pausedticketslist", json!({"desk_id": "ds"})),
        ("cancellededticketslist", json!({"desk_id": "ds"})),
        ("waitingticketslist", json!({"service_id": "s"})),
    ];
    for (operation, body) in foreign {
        assert_eq!(ana.code(operation, body.clone()).await, (403, 7), "{operation} {body}");
    }
    let unknown = [
        ("callticket", json!({"desk_id": "?", "ticket_id": "?"})),
        ("callnextticket", json!({"desk_id": "?"})),
        ("callnextticket", json!({"desk_id": "d1", "services": ["a", "?"]})),
        ("callpausedticket", json!({"desk_id": "d1", "ticket_id": "?"})),
        ("callcancelledticket", json!({"desk_id": "d1", "ticket_id": "?"})),
        ("recall", json!({"answer_id": "?"})),
        ("endcall", json!({"answer_id": "?"})),
        ("pausecall", json!({"answer_id": "?"})),
        ("cancelcall", json!({"answer_id": "?"})),
        ("transfercall", json!({"answer_id": "?", "dst_type": "desk", "dst_id": "d1"})),
        ("createticket", json!({"service_id": "?"})),
        ("createticket", json!({"service_id": "a", "desk_id": "?"})),
        ("createticket", json!({"service_id": "a", "user_id": "?"})),
        ("createticket", json!({"service_id": "a", "device_id": "?"})),
        ("pausedticketslist", json!({"desk_id": "?"})),
        ("cancellededticketslist", json!({"desk_id": "?"})),
        ("waitingticketslist", json!({"service_id": "?"})),
    ];
    for (operation, body) in unknown {
        assert_eq!(ana.code(operation, body.clone()).await, (200, 6), "{operation} {body}");
    }
    // Nothing has changed: the answer in the south is still open.
    sol.act("endcall", &answer).await;
    assert_eq!(id(&ana.issue(json!({"service_id": "a"})).await).len(), 36);
}

#[tokio::test]
async fn errno_9_when_the_storage_fails() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let ticket = ana.ticket("a").await;
    let database = rusqlite::Connection::open(site.folder.path().join("queue.sqlite3")).unwrap();
    database.execute("DROP TABLE answers", []).unwrap();
    assert_eq!(ana.code("callticket", json!({"desk_id": "d1", "ticket_id": ticket})).await, (200, 9));
}
