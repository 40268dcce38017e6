//! /callpad/v1/events: every change at once.

use std::time::Duration;

use futures_util::{FutureExt, SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::{TcpSocket, TcpStream};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, client_async, connect_async,
    tungstenite::{
        Error, Message,
        client::IntoClientRequest,
        http::{Request, Response},
    },
};

use crate::site::{Reply, SignedIn, Site, id};

/// One who listens.
pub(crate) struct Ear(WebSocketStream<MaybeTlsStream<TcpStream>>);

fn request(site: &Site, token: Option<&str>, query: &str) -> Request<()> {
    let url = site.url(&format!("/callpad/v1/events{query}")).replace("http://", "ws://");
    let mut request = url.into_client_request().unwrap();
    if let Some(token) = token {
        request.headers_mut().insert("authorization", format!("Bearer {token}").parse().unwrap());
    }
    request
}

impl Ear {
    pub(crate) async fn open(site: &Site, signed_in: &SignedIn<'_>, query: &str) -> (Self, i64) {
        let opened = connect_async(request(site, Some(&signed_in.token), query)).await.unwrap();
        Self::greeted(opened).await
    }

    /// One whose side of the line holds next to nothing.
    async fn small(site: &Site, signed_in: &SignedIn<'_>) -> Self {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(4_096).unwrap();
        let stream = MaybeTlsStream::Plain(socket.connect(site.server.address()).await.unwrap());
        let opened = client_async(request(site, Some(&signed_in.token), ""), stream).await.unwrap();
        Self::greeted(opened).await.0
    }

    async fn greeted(
        (socket, answer): (WebSocketStream<MaybeTlsStream<TcpStream>>, Response<Option<Vec<u8>>>),
    ) -> (Self, i64) {
        assert_eq!(answer.headers()["callpad-features"], crate::site::FEATURES.as_str());
        let mut ear = Self(socket);
        let hello = ear.hear().await;
        assert_eq!(hello["type"], "hello");
        (ear, hello["seq"].as_i64().unwrap())
    }

    async fn message(&mut self) -> Message {
        loop {
            let message = tokio::time::timeout(Duration::from_secs(20), self.0.next()).await;
            match message.expect("a message in time").expect("a message").expect("a whole one") {
                Message::Ping(_) => {}
                message => return message,
            }
        }
    }

    pub(crate) async fn hear(&mut self) -> Value {
        serde_json::from_str(self.message().await.to_text().unwrap()).unwrap()
    }

    /// The number with which the line is closed; what comes before it is passed over.
    pub(crate) async fn closed(mut self) -> u16 {
        loop {
            if let Message::Close(frame) = self.message().await {
                return frame.expect("a reason").code.into();
            }
        }
    }
}

#[tokio::test]
async fn every_change_comes_at_once_with_its_ticket_in_order() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let (mut ear, start) = Ear::open(&site, &ana, "").await;
    let ticket = ana.ticket("a").await;
    let mut prev = start;
    let mut heard = Vec::new();
    let mut hear = async |ear: &mut Ear| {
        let told = ear.hear().await;
        assert_eq!((&told["type"], &told["prev"]), (&json!("ticket"), &json!(prev)));
        assert_eq!(told["ticket"]["id"], ticket.as_str());
        prev = told["seq"].as_i64().unwrap();
        heard.push(told["change"].as_str().unwrap().to_owned());
        told
    };
    let told = hear(&mut ear).await;
    assert_eq!(told["ticket"], ana.waiting("a").await[0], "as in the lists");
    assert_eq!((&told["desk_id"], &told["answer_id"]), (&Value::Null, &Value::Null));
    let answer = ana.call("d1", &ticket).await;
    let told = hear(&mut ear).await;
    assert_eq!((&told["desk_id"], &told["answer_id"]), (&json!("d1"), &json!(answer)));
    ana.act("recall", &answer).await;
    hear(&mut ear).await;
    ana.act("pausecall", &answer).await;
    hear(&mut ear).await;
    // Refused: it is paused, so nothing has changed and nothing is told.
    assert_eq!(ana.code("callticket", json!({"desk_id": "d1", "ticket_id": ticket})).await, (200, 7));
    let again = json!({"desk_id": "d1", "ticket_id": ticket});
    let answer = id(&ana.send("callpausedticket", again.clone()).await.ok()["answer"]);
    hear(&mut ear).await;
    ana.act("cancelcall", &answer).await;
    hear(&mut ear).await;
    let answer = id(&ana.send("callcancelledticket", again).await.ok()["answer"]);
    hear(&mut ear).await;
    let to = json!({"answer_id": answer, "dst_type": "service", "dst_id": "b", "desk_id": "d1"});
    ana.send("transfercall", to).await.ok();
    let told = hear(&mut ear).await;
    assert_eq!(told["ticket"], ana.waiting("b").await[0], "as it waits now");
    let answer = ana.call("d1", &ticket).await;
    hear(&mut ear).await;
    ana.act("endcall", &answer).await;
    hear(&mut ear).await;
    assert_eq!(
        heard,
        [
            "created",
            "called",
            "recalled",
            "paused",
            "called",
            "cancelled",
            "called",
            "transferred",
            "called",
            "ended"
        ]
    );
}

#[tokio::test]
async fn what_a_supervisor_changes_is_told_wherever_it_is_seen() {
    let site = Site::new().await;
    let (ana, both) = (site.login("ana").await, site.login("both").await);
    let ticket = ana.ticket("a").await;
    let (mut ear, _) = Ear::open(&site, &ana, "").await;
    let path = site.url(&format!("/callpad/v1/tickets/{ticket}"));
    let change = async |body: Value| {
        Reply::of(crate::site::client().post(&path).bearer_auth(&both.token).json(&body)).await.ok()
    };
    let to = |service: &str| json!({"dst_type": "service", "dst_id": service});
    for (body, word) in [
        (json!({"priority": true}), "changed"),
        (json!({"note": "x"}), "changed"),
        (json!({"cancel": true}), "cancelled"),
        (json!({"restore": true}), "changed"),
        (to("b"), "changed"),
        // Of a ticket that leaves, its old location hears too.
        (to("s"), "changed"),
        (json!({"restore": true}), "changed"),
    ] {
        let reply = change(body.clone()).await;
        let told = ear.hear().await;
        assert_eq!((&told["type"], &told["change"]), (&json!("ticket"), &json!(word)), "{body}");
        assert_eq!(told["ticket"], reply["ticket"], "{body}");
        assert_eq!((&told["desk_id"], &told["answer_id"]), (&Value::Null, &Value::Null));
    }
    // What changes nothing is not told.
    change(json!({"priority": true})).await;
    let last = ana.ticket("a").await;
    assert_eq!(ear.hear().await["ticket"]["id"], last.as_str());
}

#[tokio::test]
async fn one_key_twice_is_told_once() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let (mut ear, _) = Ear::open(&site, &ana, "").await;
    for _ in 0..2 {
        Reply::of(ana.keyed("createticket", "k", &json!({"service_id": "a"}))).await.ok();
    }
    let last = ana.ticket("b").await;
    let first = ear.hear().await;
    assert_ne!(first["ticket"]["id"], last.as_str());
    assert_eq!(ear.hear().await["ticket"]["id"], last.as_str());
}

#[tokio::test]
async fn who_comes_back_hears_what_was_missed() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let (ear, start) = Ear::open(&site, &ana, "").await;
    drop(ear);
    let missed = [ana.ticket("a").await, ana.ticket("b").await];
    let (mut ear, from) = Ear::open(&site, &ana, &format!("?after={start}")).await;
    assert_eq!(from, start);
    let mut prev = start;
    for ticket in &missed {
        let told = ear.hear().await;
        assert_eq!((&told["ticket"]["id"], &told["prev"]), (&json!(ticket), &json!(prev)));
        prev = told["seq"].as_i64().unwrap();
    }
    for nowhere in [start - 1, prev + 1] {
        let (mut ear, seq) = Ear::open(&site, &ana, &format!("?after={nowhere}")).await;
        assert_eq!((seq, ear.hear().await["type"].clone()), (prev, json!("reset")));
    }
}

#[tokio::test]
async fn a_number_from_before_a_restart_is_too_old() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let (_ear, start) = Ear::open(&site, &ana, "").await;
    ana.ticket("a").await;
    let (folder, clock) = site.end().await;
    clock.advance_s(1);
    let site = Site::on(folder, clock, |_| {}).await;
    let ana = site.login("ana").await;
    let (mut ear, seq) = Ear::open(&site, &ana, &format!("?after={}", start + 1)).await;
    assert!(seq > start + 1);
    assert_eq!(ear.hear().await["type"], "reset");
}

#[tokio::test]
async fn a8_other_locations_are_not_heard_and_leave_no_gap() {
    let site = Site::new().await;
    let (ana, sol, both) = (site.login("ana").await, site.login("sol").await, site.login("both").await);
    let (mut north, start) = Ear::open(&site, &ana, "").await;
    let (mut everywhere, _) = Ear::open(&site, &both, "").await;
    let first = ana.ticket("a").await;
    let foreign = sol.ticket("s").await;
    let second = ana.ticket("a").await;
    let mut prev = json!(start);
    for ticket in [&first, &second] {
        let told = north.hear().await;
        assert_eq!((&told["ticket"]["id"], &told["prev"]), (&json!(ticket), &prev));
        prev = told["seq"].clone();
    }
    for ticket in [&first, &foreign, &second] {
        assert_eq!(everywhere.hear().await["ticket"]["id"], ticket.as_str());
    }
    // Sent to the other location: here it is heard that it has left.
    let answer = both.call("d1", &first).await;
    let to = json!({"answer_id": answer, "dst_type": "service", "dst_id": "s"});
    both.send("transfercall", to).await.ok();
    assert_eq!(
        [north.hear().await, north.hear().await].map(|t| t["change"].clone()),
        ["called", "transferred"]
    );
}

#[tokio::test]
async fn who_may_not_listen_is_told_why() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    for (token, query, status) in
        [(None, "", 401), (Some("forged"), "", 401), (Some(ana.token.as_str()), "?after=x", 200)]
    {
        match connect_async(request(&site, token, query)).await {
            Err(Error::Http(answer)) => assert_eq!(answer.status(), status, "{query}"),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(ana.get("/callpad/v1/events").await.code(), (200, 5), "a plain GET");
    let mut foreign = request(&site, Some(&ana.token), "");
    foreign.headers_mut().insert("origin", "http://evil.example".parse().unwrap());
    match connect_async(foreign).await {
        Err(Error::Http(answer)) => assert_eq!(answer.status(), 403),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_token_that_ends_closes_the_line_with_4401() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let (ear, _) = Ear::open(&site, &ana, "").await;
    site.clock.advance_s(7 * 24 * 3_600 + 1);
    // The next thing that happens lets it look at the clock.
    site.login("ana").await.ticket("a").await;
    assert_eq!(ear.closed().await, 4401);
}

#[tokio::test]
async fn a_server_that_ends_says_so() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let (ear, _) = Ear::open(&site, &ana, "").await;
    let closed = tokio::spawn(ear.closed());
    site.end().await;
    assert_eq!(closed.await.unwrap(), 1001);
}

#[tokio::test]
async fn a_listener_too_far_behind_is_sent_away_with_1013_and_holds_nobody_up() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let mut slow = Ear::small(&site, &ana).await;
    let (quick, _) = Ear::open(&site, &ana, "").await;
    let (says, mut heard) = tokio::sync::watch::channel(0);
    let hearing = tokio::spawn(async move {
        let mut quick = quick;
        while quick.hear().await["ticket"]["custom_field"] != "last" {
            says.send_modify(|heard| *heard += 1);
        }
        *says.borrow()
    });
    // Far more than the thousand that are kept and what the sockets in between hold: each message has 6 kB.
    let long = |characters| "\u{1f3ab}".repeat(characters);
    let many = 1_600;
    let ticket = json!({"service_id": "a", "client_name": long(255), "custom_field": long(255)});
    let ticket = id(&ana.issue(ticket).await);
    let answer = ana.call("d1", &ticket).await;
    let noted = json!({"answer_id": answer, "dst_type": "service", "dst_id": "a", "note": long(1_000)});
    ana.send("transfercall", noted).await.ok();
    let answer = ana.call("d1", &ticket).await;
    let mut closed = None;
    for batch in 1..=many / 40 {
        let calls = (0..40).map(|_| ana.send("recall", json!({"answer_id": answer})));
        futures_util::future::join_all(calls).await;
        // The quick one is never behind, however busy the machine is; the slow one hears one of forty, so that its line
        // is not taken for a dead one.
        heard.wait_for(|heard| *heard >= batch * 40).await.unwrap();
        if closed.is_none()
            && let Message::Close(frame) = slow.message().await
        {
            closed = frame.map(|frame| u16::from(frame.code));
        }
    }
    let last = json!({"service_id": "a", "custom_field": "last"});
    ana.send("createticket", last).await.ok();
    assert_eq!(hearing.await.unwrap(), many + 4);
    let closed = match closed {
        Some(code) => code,
        None => slow.closed().await,
    };
    assert_eq!(closed, 1013);
}

#[tokio::test]
async fn a_token_that_is_signed_out_closes_its_lines_with_4401_at_once() {
    let site = Site::new().await;
    let (ana, other) = (site.login("ana").await, site.login("ana").await);
    let (ear, _) = Ear::open(&site, &ana, "").await;
    let (mut stays, _) = Ear::open(&site, &other, "").await;
    let logout = |signed_in: &SignedIn<'_>| {
        crate::site::client().post(site.url("/callpad/v1/logout")).bearer_auth(&signed_in.token)
    };
    Reply::of(logout(&ana)).await.ok();
    assert_eq!(ear.closed().await, 4401);
    let ticket = other.ticket("a").await;
    assert_eq!(stays.hear().await["ticket"]["id"], ticket.as_str());
    Reply::of(logout(&other).json(&json!({"all": true}))).await.ok();
    assert_eq!(stays.closed().await, 4401);
}

#[tokio::test]
async fn whoever_listens_says_nothing() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    for message in [Message::text("{}"), Message::binary(vec![0; 100])] {
        let (mut ear, _) = Ear::open(&site, &ana, "").await;
        ear.0.send(message).await.unwrap();
        assert_eq!(ear.closed().await, 1008);
    }
    // Pings are answered, as long as there are not too many of them.
    let (mut ear, _) = Ear::open(&site, &ana, "").await;
    ear.0.send(Message::Ping(vec![1].into())).await.unwrap();
    assert!(matches!(ear.message().await, Message::Pong(_)));
    let flood = async {
        loop {
            ear.0.send(Message::Ping(vec![].into())).await?;
            while let Some(message) = ear.0.next().now_or_never() {
                message.ok_or(Error::ConnectionClosed)??;
            }
        }
    };
    let ended: Result<(), Error> =
        tokio::time::timeout(Duration::from_secs(20), flood).await.expect("cut off");
    ended.unwrap_err();
}

#[tokio::test]
async fn one_person_has_so_many_lines_and_no_more() {
    let site = Site::new().await;
    let (ana, rui) = (site.login("ana").await, site.login("rui").await);
    let mut ears = Vec::new();
    for _ in 0..16 {
        ears.push(Ear::open(&site, &ana, "").await);
    }
    match connect_async(request(&site, Some(&ana.token), "")).await {
        Err(Error::Http(answer)) => {
            assert_eq!(
                (answer.status().as_u16(), &answer.headers()["retry-after"]),
                (429, &"30".parse().unwrap())
            );
        }
        other => panic!("{other:?}"),
    }
    Ear::open(&site, &rui, "").await;
    // One that goes makes room as soon as the server has seen it go.
    ears.pop();
    while connect_async(request(&site, Some(&ana.token), "")).await.is_err() {
        tokio::task::yield_now().await;
    }
}
