//! callpadctl as other programs use it: against the real server, and against servers and lines that misbehave.

// Helpers of tests may fail as loudly as the tests themselves.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::process::Stdio;

use callpad_server::LoginSecret;
use callpad_testkit::{Cut, FaultProxy, MockApi, Say, TestServer, build, start_server, start_server_with};
use callpad_wire::op::{CallNextTicket, EndCall, Login, WaitingTicketsCount};
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

/// What one run came to.
#[derive(Debug)]
struct Run {
    code: i32,
    stdout: String,
    stderr: String,
}

impl Run {
    /// Exactly one line of JSON, and this exit code.
    #[track_caller]
    fn json(&self, code: i32) -> Value {
        assert_eq!(self.code, code, "{self:?}");
        assert_eq!(self.stdout.matches('\n').count(), 1, "{self:?}");
        assert!(self.stdout.ends_with('\n'), "{self:?}");
        serde_json::from_str(&self.stdout).unwrap()
    }

    /// Nothing on standard output, a message on standard error, and this exit code.
    #[track_caller]
    fn silent(&self, code: i32) -> &str {
        assert_eq!((self.code, self.stdout.as_str()), (code, ""), "{self:?}");
        assert!(!self.stderr.is_empty(), "{self:?}");
        &self.stderr
    }
}

fn callpadctl(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_callpadctl"));
    command.args(args).env_remove("CALLPAD_SECRET").stdin(Stdio::null()).kill_on_drop(true);
    command
}

async fn run_command(command: &mut Command) -> Run {
    let output = command.output().await.unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

async fn run(args: &[&str]) -> Run {
    run_command(&mut callpadctl(args)).await
}

/// As the person of the demo branch, at their counter, at this address.
async fn at(server: &TestServer, url: &str, args: &[&str]) -> Run {
    let (user, desk) = (server.user_id(), server.desk_id());
    let mut all = vec!["--server", url, "--user-id", user.as_str(), "--desk", desk.as_str(), "--no-keyring"];
    all.extend(args);
    run(&all).await
}

async fn on(server: &TestServer, args: &[&str]) -> Run {
    at(server, &server.url(), args).await
}

/// Against a server that is not ours.
async fn against(url: &str, args: &[&str]) -> Run {
    let mut all = vec!["--server", url, "--user-id", "u1", "--desk", "d1", "--no-keyring"];
    all.extend(args);
    run(&all).await
}

/// A text in the answer, by its JSON pointer.
#[track_caller]
fn text<'a>(json: &'a Value, pointer: &str) -> &'a str {
    json.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no {pointer} in {json}"))
}

#[tokio::test]
async fn login_hides_the_token_unless_it_is_asked_for() {
    let server = start_server().await;
    let hidden = on(&server, &["login"]).await.json(0);
    let user = server.user_id();
    assert_eq!(hidden, json!({"success":true,"user_id":user,"username":"ana","authtoken":"***"}));
    let shown = on(&server, &["login", "--show-token"]).await.json(0);
    assert_eq!(text(&shown, "/authtoken").split('.').count(), 3);
}

#[tokio::test]
async fn a_ticket_goes_through_every_operation() {
    let server = start_server().await;
    let directory = server.session().await.directory().await.unwrap();
    let service = directory.services.iter().find(|s| s.tag == "A").unwrap().id.clone();
    let other_desk = directory.desks.iter().find(|d| d.tag == "1").unwrap().id.clone();
    let device = directory.devices[0].id.clone();
    let location = directory.locations[0].id.clone();

    let created = on(
        &server,
        &[
            "createticket",
            "--service-id",
            service.as_str(),
            "--client-name",
            "<script> \u{202e}Zoë",
            "--custom-field",
            "file 7",
            "--lang",
            "pt_PT",
            "--device-id",
            device.as_str(),
            "--priority",
            "--from-virtualticket",
            "1",
        ],
    )
    .await
    .json(0);
    let ticket = text(&created, "/ticket/id").to_owned();
    // What turns the direction of writing is cleaned away where it enters.
    assert_eq!(text(&created, "/ticket/client_name"), "<script> Zoë");
    assert_eq!(text(&created, "/ticket/flags"), "priority,virtual");
    assert_eq!(created.pointer("/ticket/dst_desk/id"), Some(&Value::Null), "M8: --desk does not reserve");
    assert_eq!(text(&created, "/ticket/avg_waiting_time").len(), 8);
    assert!(created.pointer("/ticket_strings/prioritary_ticket").is_some());

    let ids = |list: &Value| -> Vec<String> {
        list["tickets"].as_array().unwrap().iter().map(|t| t["id"].as_str().unwrap().to_owned()).collect()
    };
    let waiting = on(&server, &["waitingticketslist", "--service-id", service.as_str()]).await.json(0);
    assert!(ids(&waiting).contains(&ticket));

    let called = on(&server, &["callticket", "--ticket-id", &ticket]).await.json(0);
    assert_eq!(text(&called, "/answer/ticket/id"), ticket);
    let answer = text(&called, "/answer/id").to_owned();
    assert_eq!(on(&server, &["recall", "--answer-id", &answer]).await.json(0), json!({"success":true}));
    on(&server, &["pausecall", "--answer-id", &answer]).await.json(0);
    let paused = on(&server, &["pausedticketslist"]).await.json(0);
    assert!(ids(&paused).contains(&ticket));

    let called = on(&server, &["callpausedticket", "--ticket-id", &ticket]).await.json(0);
    on(&server, &["cancelcall", "--answer-id", text(&called, "/answer/id")]).await.json(0);
    let cancelled = on(&server, &["cancellededticketslist"]).await.json(0);
    assert!(ids(&cancelled).contains(&ticket));

    let called = on(&server, &["callcancelledticket", "--ticket-id", &ticket]).await.json(0);
    let answer = text(&called, "/answer/id").to_owned();
    let transfer =
        ["transfercall", "--answer-id", &answer, "--dst-type", "desk", "--dst-id", other_desk.as_str()];
    let transfer: Vec<&str> = transfer.into_iter().chain(["--note", "please", "--priority", "0"]).collect();
    assert_eq!(on(&server, &transfer).await.json(0), json!({"success":true}));
    let waiting = on(&server, &["waitingticketslist", "--service-id", service.as_str()]).await.json(0);
    let moved = waiting["tickets"].as_array().unwrap().iter().find(|t| t["id"] == ticket.as_str()).unwrap();
    assert_eq!(text(moved, "/dst_desk/id"), other_desk.as_str());
    assert_eq!(text(moved, "/note"), "please");

    let called = on(&server, &["callnextticket", "--services", service.as_str()]).await.json(0);
    let answer = text(&called, "/answer/id").to_owned();
    assert_eq!(on(&server, &["endcall", "--answer-id", &answer]).await.json(0), json!({"success":true}));

    let all = on(&server, &["waitingticketscount"]).await.json(0);
    let here = on(&server, &["waitingticketscount", "--location-id", location.as_str()]).await.json(0);
    assert_eq!(all["services"].as_array().unwrap().len(), 4);
    assert_eq!(here, all);
    let keys: Vec<&String> = all["services"][0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["id", "tag", "description", "number_of_waiting_tickets", "open", "avg_waiting_time"]);
}

#[tokio::test]
async fn a_supervisor_changes_what_waits_one_thing_at_a_time() {
    let server = start_server().await;
    let directory = server.session().await.directory().await.unwrap();
    let [a, b] = ["A", "B"].map(|tag| directory.services.iter().find(|s| s.tag == tag).unwrap().id.clone());
    let user = |name: &str| directory.users.iter().find(|u| u.username == name).unwrap().id.clone();
    let (helena, tomas) = (user("helena"), user("tomas"));
    let created = on(&server, &["createticket", "--service-id", a.as_str()]).await.json(0);
    let ticket = text(&created, "/ticket/id");
    let url = server.url();
    let change = async |who: &str, change: &[&str]| {
        let all = ["--server", &url, "--user-id", who, "--no-keyring", "changeticket", "--ticket-id", ticket];
        run(&[&all[..], change].concat()).await
    };
    let id = helena.as_str();
    let first = change(id, &["--priority"]).await.json(0);
    assert_eq!((text(&first, "/ticket/id"), text(&first, "/ticket/flags")), (ticket, "priority"));
    assert_eq!(change(id, &["--priority", "0"]).await.json(0)["ticket"]["flags"], Value::Null);
    let noted = change(id, &["--note", "--urgent"]).await.json(0);
    assert_eq!(text(&noted, "/ticket/note"), "--urgent");
    let sent = change(id, &["--dst-type", "service", "--dst-id", b.as_str()]).await.json(0);
    assert_eq!(text(&sent, "/ticket/dst_service/id"), b.as_str());
    let back = change(id, &["--restore"]).await.json(0);
    assert_eq!(back["ticket"]["dst_service"]["id"], Value::Null);
    assert_eq!(text(&change(id, &["--cancel"]).await.json(0), "/ticket/state"), "4");
    assert_eq!(change(id, &["--cancel"]).await.json(3), json!({"success":false,"errno":7}));
    for wrong in [
        &[][..],
        &["--cancel", "--restore"],
        &["--priority", "1", "--note", "x"],
        &["--dst-type", "desk"],
        &["--dst-id", "x"],
        &["--dst-id", "x", "--note", "x"],
    ] {
        change(id, wrong).await.silent(2);
    }
    let refused = change(tomas.as_str(), &["--restore"]).await;
    assert!(refused.silent(7).contains("callpad_supervise"), "{refused:?}");
}

#[tokio::test]
async fn a_counter_tells_who_is_there_and_answers_what_a_supervisor_asks() {
    let server = start_server().await;
    let directory = server.session().await.directory().await.unwrap();
    let helena = directory.users.iter().find(|u| u.username == "helena").unwrap().id.clone();
    let service = directory.services[0].id.clone();
    let (url, desk) = (server.url(), server.desk_id());
    let as_helena = async |rest: &[&str]| {
        let all = ["--server", &url, "--user-id", helena.as_str(), "--desk", desk.as_str(), "--no-keyring"];
        run(&[&all[..], rest].concat()).await
    };
    let told = ["presence", "--state", "break", "--reason", "-lunch-", "--services", service.as_str()];
    assert_eq!(on(&server, &told).await.json(0), json!({"success":true}));
    let ask = ["request", "--kind", "serve", "--service-id", service.as_str()];
    let asked = as_helena(&ask).await.json(0);
    let (request, keys) = (text(&asked, "/request/id"), asked["request"].as_object().unwrap().keys());
    assert_eq!(keys.collect::<Vec<_>>(), ["id", "desk_id", "kind", "service_id", "state", "ends_in_s"]);
    assert_eq!((text(&asked, "/request/kind"), text(&asked, "/request/state")), ("serve", "asked"));
    let open = on(&server, &["requests"]).await.json(0);
    assert_eq!(text(&open, "/requests/0/id"), request);
    let answer = ["answerrequest", "--request-id", request, "--accept"];
    assert_eq!(text(&on(&server, &answer).await.json(0), "/request/state"), "accepted");
    assert_eq!(on(&server, &answer).await.json(3), json!({"success":false,"errno":7}));
    assert_eq!(on(&server, &["requests"]).await.json(0), json!({"success":true,"requests":[]}));
    let unknown = ["answerrequest", "--request-id", "-no-", "--accept", "0"];
    assert_eq!(on(&server, &unknown).await.json(3), json!({"success":false,"errno":6}));
    for wrong in [
        &["request", "--kind", "serve"][..],
        &["request", "--kind", "dance"],
        &["answerrequest", "--request-id", request],
        &["presence"],
    ] {
        on(&server, wrong).await.silent(2);
    }
}

#[tokio::test]
async fn a_forecast_is_printed_with_what_a_change_would_do() {
    let server = start_server().await;
    let directory = server.session().await.directory().await.unwrap();
    let tomas = directory.users.iter().find(|u| u.username == "tomas").unwrap().id.clone();
    let (service, location) = (directory.services[0].id.clone(), directory.locations[0].id.clone());
    let plain = on(&server, &["forecast"]).await.json(0);
    assert_eq!((&plain["success"], &plain["changed"]), (&json!(true), &Value::Null));
    assert_eq!(plain["base"]["services"].as_array().unwrap().len(), 4);
    assert!(plain["base"]["tickets"].as_array().unwrap().len() >= 25);
    assert_eq!(plain["base"]["services"][0]["newcomer_wait_s"].as_array().map(Vec::len), Some(3));
    let change = format!("{service}:+2");
    let all = ["forecast", "--location-id", location.as_str(), "--minutes", "30", "--change", &change];
    let changed = on(&server, &all).await.json(0);
    let median = |of: &str| changed[of]["services"][0]["newcomer_wait_s"][0].as_i64().unwrap();
    assert!(median("changed") < median("base"), "{changed}");
    for wrong in [["--minutes", "15"], ["--change", "x:0"]] {
        assert_eq!(on(&server, &[&["forecast"][..], &wrong].concat()).await.json(3)["errno"], 5);
    }
    for wrong in [["--minutes", "x"], ["--change", "nothing"], ["--change", ":1"]] {
        on(&server, &[&["forecast"][..], &wrong].concat()).await.silent(2);
    }
    let url = server.url();
    let his = ["--server", &url, "--user-id", tomas.as_str(), "--no-keyring", "forecast"];
    run(&his).await.json(0);
    run(&[&his[..], &["--change", &change]].concat()).await.silent(7);
}

#[tokio::test]
async fn t5_without_services_all_are_named_and_nobody_waiting_is_8() {
    let server = start_server().await;
    let session = server.session().await;
    let counts = session.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
    let services: Vec<_> = counts.items.into_iter().map(|s| s.service.id).collect();
    let call = CallNextTicket { desk_id: server.desk_id(), user_id: server.user_id(), services };
    let first = on(&server, &["callnextticket"]).await.json(0);
    on(&server, &["endcall", "--answer-id", text(&first, "/answer/id")]).await.json(0);
    while let Ok(answer) = session.call_next_ticket(&call).await {
        session.end_call(&EndCall { answer_id: answer.id }).await.unwrap();
    }
    let nobody = on(&server, &["callnextticket"]).await;
    assert_eq!(nobody.json(8), json!({"success":false,"errno":8}));
}

#[tokio::test]
async fn m10_error_6_on_call_next_is_8_and_on_a_list_is_an_empty_list() {
    let api = MockApi::start().await;
    api.says::<CallNextTicket>(Say::refuse(6)).await;
    api.says::<WaitingTicketsCount>(Say::refuse(6)).await;
    let nobody = against(&api.url(), &["callnextticket", "--services", "s1"]).await;
    assert_eq!(nobody.json(8), json!({"success":false,"errno":6}));
    let empty = against(&api.url(), &["waitingticketscount"]).await;
    assert_eq!(empty.stdout, "{\"success\":true,\"services\":[]}\n");
    assert_eq!(empty.code, 0);
    // No service at all: nothing is sent that the document does not allow (T5).
    assert_eq!(against(&api.url(), &["callnextticket"]).await.json(8), json!({"success":false,"errno":6}));
    assert_eq!(api.bodies::<CallNextTicket>().await.len(), 1);
}

#[tokio::test]
async fn a_refusal_is_3_with_its_number() {
    let server = start_server().await;
    let unknown = on(&server, &["endcall", "--answer-id", "no-such-answer"]).await;
    assert_eq!(unknown.json(3), json!({"success":false,"errno":6}));
    let called = on(&server, &["callnextticket"]).await.json(0);
    let answer = text(&called, "/answer/id");
    on(&server, &["endcall", "--answer-id", answer]).await.json(0);
    let twice = on(&server, &["endcall", "--answer-id", answer]).await;
    assert_eq!(twice.json(3), json!({"success":false,"errno":7}));
    let api = MockApi::start().await;
    api.says::<EndCall>(Say::refuse(107)).await;
    let own = against(&api.url(), &["endcall", "--answer-id", "a"]).await;
    assert_eq!(own.json(3), json!({"success":false,"errno":107}));
    assert!(own.stderr.contains("endcall") && own.stderr.contains("107"), "{own:?}");
}

#[tokio::test]
async fn m3_an_endcall_is_never_added() {
    let server = start_server().await;
    on(&server, &["callnextticket"]).await.json(0);
    assert_eq!(on(&server, &["callnextticket"]).await.json(3), json!({"success":false,"errno":7}));
    assert_eq!(server.running().request_counts().get("endcall"), None);
}

#[tokio::test]
async fn a_wrong_command_line_is_2_and_sends_nothing() {
    for args in [
        &["login"][..],
        &["--server", "http://127.0.0.1:9", "login"],
        &["--user-id", "u", "login"],
        &["--server", "ftp://h", "--user-id", "u", "login"],
        &["--server", "http://u:p@h", "--user-id", "u", "login"],
        &["--server", "http://127.0.0.1:9", "--user-id", "", "login"],
        &["--server", "http://127.0.0.1:9", "--user-id", "u"],
        &["--server", "http://127.0.0.1:9", "--user-id", "u", "nosuchoperation"],
        &["--server", "http://127.0.0.1:9", "--user-id", "u", "callnextticket"],
        &["--server", "http://127.0.0.1:9", "--user-id", "u", "pausedticketslist"],
        &["--server", "http://127.0.0.1:9", "--user-id", "u", "endcall"],
        &[
            "--server",
            "http://127.0.0.1:9",
            "--user-id",
            "u",
            "createticket",
            "--service-id",
            "s",
            "--priority",
            "x",
        ],
        &[
            "--server",
            "http://127.0.0.1:9",
            "--user-id",
            "u",
            "createticket",
            "--service-id",
            "s",
            "--scheduled-to",
            "noon",
        ],
    ] {
        run(args).await.silent(2);
    }
}

#[tokio::test]
async fn what_cannot_have_arrived_is_4() {
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let nothing_there = format!("http://{}", free.local_addr().unwrap());
    drop(free);
    for url in [nothing_there.as_str(), "http://no-such-host.invalid"] {
        against(url, &["endcall", "--answer-id", "a"]).await.silent(4);
    }
}

#[tokio::test]
async fn an_action_without_an_answer_is_6_and_was_sent_once() {
    let server = start_server_with(|c| c.auth = false).await;
    let counts = on(&server, &["waitingticketscount"]).await.json(0);
    let call = ["callnextticket", "--services", text(&counts, "/services/0/id")];
    let line = FaultProxy::before(&server.url()).await;
    line.cut(Cut::After);
    at(&server, line.url(), &call).await.silent(6);
    let open = on(&server, &call).await;
    assert_eq!(open.json(3), json!({"success":false,"errno":7}), "the first call did happen");
    assert_eq!(server.running().request_counts()["callnextticket"], 2);
    for cut in [Cut::After, Cut::Within(40)] {
        let api = MockApi::start().await;
        api.expects::<EndCall>(1, Say::done()).await;
        let line = FaultProxy::before(&api.url()).await;
        line.cut(cut);
        let unknown = against(line.url(), &["endcall", "--answer-id", "a"]).await;
        assert!(unknown.silent(6).contains("may have happened"), "{unknown:?}");
    }
    let api = MockApi::start().await;
    api.expects::<EndCall>(1, Say::page(500)).await;
    against(&api.url(), &["endcall", "--answer-id", "a"]).await.silent(6);
    let api = MockApi::start().await;
    api.expects::<EndCall>(1, Say::raw(200, "application/json", r#"{"success":tr"#)).await;
    against(&api.url(), &["endcall", "--answer-id", "a"]).await.silent(6);
}

#[tokio::test]
async fn a_read_without_an_answer_is_4() {
    let api = MockApi::start().await;
    api.expects::<WaitingTicketsCount>(3, Say::services(&[build::queue("A", 1)])).await;
    let line = FaultProxy::before(&api.url()).await;
    line.cut(Cut::After);
    against(line.url(), &["waitingticketscount"]).await.silent(4);
    // The same before an action: the action was never sent.
    let api = MockApi::start().await;
    api.expects::<WaitingTicketsCount>(3, Say::page(503)).await;
    against(&api.url(), &["callnextticket"]).await.silent(4);
}

#[tokio::test]
async fn t13_what_is_not_the_api_is_5_for_a_read_and_6_for_an_action() {
    let elsewhere = MockApi::start().await;
    for say in [
        Say::page(200),
        Say::page(404),
        Say::page(429),
        Say::raw(200, "text/plain", "OK"),
        Say::raw(200, "application/json", r#"{"status":"ok"}"#),
        Say::raw(200, "application/json", r#"{"d":{}}"#),
        Say::raw(200, "application/json", "").header("Content-Encoding", "gzip"),
        Say::raw(302, "text/html", "").header("Location", &elsewhere.url()),
    ] {
        let api = MockApi::start().await;
        api.expects::<EndCall>(1, say.clone()).await;
        // A read is sent again where its connection breaks (T12), which a busy machine may do.
        api.expects::<WaitingTicketsCount>(1.., say).await;
        against(&api.url(), &["endcall", "--answer-id", "a"]).await.silent(6);
        against(&api.url(), &["waitingticketscount"]).await.silent(5);
    }
}

#[tokio::test]
async fn t13_an_answer_in_a_wrapper_is_done_or_refused_as_it_says() {
    for (body, code) in [
        (r#"{"d":{"success":true}}"#, 0),
        (r#""{\"success\":true}""#, 0),
        (r#"{"d":{"success":false,"errno":7}}"#, 3),
    ] {
        let api = MockApi::start().await;
        api.expects::<EndCall>(1, Say::raw(200, "application/json", body)).await;
        against(&api.url(), &["endcall", "--answer-id", "a"]).await.json(code);
    }
}

#[tokio::test]
async fn who_is_unknown_or_lacks_a_role_is_7() {
    let server = start_server().await;
    let unknown = ["--server", &server.url(), "--user-id", "nobody", "--no-keyring"];
    let with = |op: &'static [&'static str]| -> Vec<String> {
        unknown.iter().chain(op).map(|s| (*s).to_owned()).collect()
    };
    for op in [&["login"][..], &["waitingticketscount"]] {
        let args = with(op);
        run(&args.iter().map(String::as_str).collect::<Vec<_>>()).await.silent(7);
    }
    let directory = server.session().await.directory().await.unwrap();
    let tomas = directory.users.iter().find(|u| u.username == "tomas").unwrap().id.clone();
    let desk = server.desk_id();
    let url = server.url();
    let as_tomas = ["--server", &url, "--user-id", tomas.as_str(), "--desk", desk.as_str(), "--no-keyring"];
    let called = run(&[&as_tomas[..], &["callnextticket"]].concat()).await.json(0);
    let answer = text(&called, "/answer/id");
    let refused = run(&[&as_tomas[..], &["pausecall", "--answer-id", answer]].concat()).await;
    assert!(refused.silent(7).contains("qm_qmpad_user_pause_ticket"), "{refused:?}");
}

#[tokio::test]
async fn a1_a_secret_comes_from_the_environment_or_standard_input() {
    let server = start_server_with(|c| c.login_secret = Some(LoginSecret::new("open sesame"))).await;
    let (url, user) = (server.url(), server.user_id());
    let args = ["--server", &url, "--user-id", user.as_str(), "--no-keyring", "waitingticketscount"];
    run(&args).await.silent(7);
    run_command(callpadctl(&args).env("CALLPAD_SECRET", "wrong")).await.silent(7);
    run_command(callpadctl(&args).env("CALLPAD_SECRET", "open sesame")).await.json(0);
    for op in ["waitingticketscount", "login"] {
        let mut child = callpadctl(&[&args[..5], &[op]].concat())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(b"open sesame\n").await.unwrap();
        let output = child.wait_with_output().await.unwrap();
        assert_eq!(output.status.code(), Some(0), "{op}");
        assert!(!String::from_utf8(output.stdout).unwrap().contains("sesame"));
    }
}

#[tokio::test]
async fn a4_a_refused_action_signs_in_and_is_sent_again() {
    let api = MockApi::start().await;
    api.expects::<Login>(1, Say::signed_in("new")).await;
    api.expects_from::<EndCall>(2, |request| match request.headers.get("authorization") {
        Some(_) => Say::done(),
        None => Say::denied(),
    })
    .await;
    against(&api.url(), &["endcall", "--answer-id", "a"]).await.json(0);
}

#[tokio::test]
async fn a5_without_authentication_nobody_signs_in() {
    let server = start_server_with(|c| c.auth = false).await;
    on(&server, &["callnextticket"]).await.json(0);
    assert_eq!(server.running().request_counts().get("login"), None);
}

#[tokio::test]
async fn t4_parameters_travel_as_a_form_where_that_is_said() {
    let server = start_server().await;
    on(&server, &["callnextticket", "--encoding", "form"]).await.json(0);
}

#[tokio::test]
async fn without_a_keyring_it_signs_in_anew_and_says_so() {
    let server = start_server().await;
    let (url, user) = (server.url(), server.user_id());
    let args = ["--server", &url, "--user-id", user.as_str(), "waitingticketscount"];
    let nowhere = "unix:path=/nonexistent/callpad-test-bus";
    let done = run_command(
        callpadctl(&args).env("DBUS_SESSION_BUS_ADDRESS", nowhere).env("XDG_RUNTIME_DIR", "/nonexistent"),
    )
    .await;
    done.json(0);
    assert!(cfg!(not(target_os = "linux")) || done.stderr.contains("keyring"), "{done:?}");
}

#[tokio::test]
async fn help_names_every_operation_and_exit_code() {
    let help = run(&["--help"]).await;
    assert_eq!(help.code, 0);
    for word in [
        "login",
        "callnextticket",
        "callticket",
        "callpausedticket",
        "callcancelledticket",
        "recall",
        "endcall",
        "pausecall",
        "cancelcall",
        "transfercall",
        "createticket",
        "changeticket",
        "presence",
        "request",
        "answerrequest",
        "requests",
        "forecast",
        "waitingticketslist",
        "pausedticketslist",
        "cancellededticketslist",
        "waitingticketscount",
        "policy",
        "CALLPAD_SECRET",
        "Exit codes",
    ] {
        assert!(help.stdout.contains(word), "{word} is missing in\n{}", help.stdout);
    }
}

/// `CALLPAD_UPDATE_DOCS=1` writes the page; without it a difference fails.
#[tokio::test]
async fn the_manual_page_in_the_docs_is_the_programs_own() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/callpadctl.1");
    let made = run(&["man"]).await;
    assert_eq!(made.code, 0, "{made:?}");
    if std::env::var_os("CALLPAD_UPDATE_DOCS").is_some() {
        std::fs::write(path, &made.stdout).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == made.stdout,
        "docs/callpadctl.1 is out of date: run this test with CALLPAD_UPDATE_DOCS=1"
    );
    for operation in ["callnextticket", "transfercall", "createticket", "cancellededticketslist"] {
        assert!(made.stdout.contains(&format!(".SS {operation}\n")), "{operation}");
    }
    for words in ["\\-\\-dst\\-type", "\\-\\-scheduled\\-to", "EXIT STATUS", "CALLPAD_SECRET"] {
        assert!(made.stdout.contains(words), "{words}");
    }
    assert!(!made.stdout.contains(".SS man"));
}
