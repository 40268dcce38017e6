//! A1 to A8: sign-in, token, roles.

use callpad_server::LoginSecret;
use serde_json::{Value, json};

use crate::site::{Reply, Site, id};

async fn login(site: &Site, body: Value) -> Reply {
    Reply::of(site.post("login").json(&body)).await
}

#[tokio::test]
async fn a1_a_user_id_is_enough_unless_a_secret_is_demanded() {
    let open = Site::new().await;
    login(&open, json!({"user_id": "ana"})).await.ok();
    login(&open, json!({"user_id": "ana", "secret": "whatever"})).await.ok();

    let whole = Site::with(|config| config.login_secret = Some(LoginSecret::new("sesame"))).await;
    login(&whole, json!({"user_id": "ana", "secret": "sesame"})).await.ok();
    let (folder, clock) = Site::new().await.end().await;
    let mut directory = crate::site::directory();
    for user in &mut directory.users[..2] {
        user.secret = Some(format!("{}-secret", user.id));
    }
    callpad_server::import(folder.path(), &directory).unwrap();
    let own = Site::on(folder, clock, |config| config.require_user_secret = true).await;
    login(&own, json!({"user_id": "ana", "secret": "ana-secret"})).await.ok();
    for site in [&whole, &own] {
        for secret in [json!("rui-secret"), json!(""), json!(null), json!("sesame ")] {
            let reply = login(site, json!({"user_id": "ana", "secret": secret})).await;
            assert_eq!(reply.code(), (401, 7), "{secret}");
        }
        assert_eq!(login(site, json!({"user_id": "ana"})).await.code(), (401, 7));
    }
    // Who has no secret cannot sign in where one is demanded. An import without secrets keeps those that are set.
    assert_eq!(login(&own, json!({"user_id": "clerk", "secret": ""})).await.code(), (401, 7));
    assert_eq!(login(&own, json!({"user_id": "clerk", "secret": "x"})).await.code(), (401, 7));
    let (folder, clock) = own.end().await;
    callpad_server::import(folder.path(), &crate::site::directory()).unwrap();
    let own = Site::on(folder, clock, |config| config.require_user_secret = true).await;
    login(&own, json!({"user_id": "ana", "secret": "ana-secret"})).await.ok();
}

#[tokio::test]
async fn a2_login_answers_at_top_level_with_the_document_s_members() {
    let site = Site::new().await;
    let body = login(&site, json!({"user_id": "ana"})).await.ok();
    let keys: Vec<_> = body.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["success", "user_id", "username", "authtoken"]);
    assert_eq!((&body["user_id"], &body["username"]), (&json!("ana"), &json!("ana.name")));
}

fn part(token: &str, index: usize) -> Value {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(token.split('.').nth(index).unwrap()).unwrap()).unwrap()
}

#[tokio::test]
async fn a3_the_token_is_an_hs256_jwt_for_seven_days() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    assert_eq!(part(&ana.token, 0)["alg"], "HS256");
    let claims = part(&ana.token, 1);
    let now = "2026-07-01T09:00:00Z".parse::<jiff::Timestamp>().unwrap().as_second();
    assert_eq!((claims["iat"].as_i64(), claims["exp"].as_i64()), (Some(now), Some(now + 7 * 24 * 3_600)));
    let again = site.login("ana").await;
    assert_ne!(claims["jti"], part(&again.token, 1)["jti"]);
    site.clock.advance_s(7 * 24 * 3_600 - 1);
    ana.counts("").await;
    site.clock.advance_s(1);
    assert_eq!(ana.code("recall", json!({"answer_id": "?"})).await, (401, 7));
}

#[tokio::test]
async fn a4_without_a_valid_token_401_and_without_the_role_403() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let with = async |value: &str| {
        Reply::of(site.get(site.operation("waitingticketscount")).header("authorization", value)).await.code()
    };
    for good in
        [format!("Bearer {}", ana.token), format!("bearer  {}", ana.token), format!("BEARER {}", ana.token)]
    {
        assert_eq!(with(&good).await, (200, 0));
    }
    let mut forged: Vec<_> = ana.token.split('.').collect();
    forged[2] = "AAAA";
    // {"alg":"none"}
    let unsigned = format!("eyJhbGciOiJub25lIn0.{}.", ana.token.split('.').nth(1).unwrap());
    for bad in [
        ana.token.clone(),
        "Bearer".into(),
        "Bearer x".into(),
        format!("Basic {}", ana.token),
        format!("Bearer {}", forged.join(".")),
        format!("Bearer {unsigned}"),
    ] {
        assert_eq!(with(&bad).await, (401, 7), "{bad}");
    }
    // Never from query, form or cookie.
    let elsewhere = site
        .post("waitingticketslist")
        .query(&[("Authorization", format!("Bearer {}", ana.token)), ("authtoken", ana.token.clone())])
        .header("cookie", format!("authtoken={}", ana.token))
        .form(&[("service_id", "a"), ("authtoken", &ana.token), ("token", &ana.token)]);
    assert_eq!(Reply::of(elsewhere).await.code(), (401, 7));
    let clerk = site.login("clerk").await;
    assert_eq!(clerk.code("pausecall", json!({"answer_id": "?"})).await, (403, 7));
}

#[tokio::test]
async fn a4_unknown_user_and_wrong_secret_are_refused_alike_and_older_tokens_stay_valid() {
    let site = Site::with(|config| config.login_secret = Some(LoginSecret::new("sesame"))).await;
    let unknown = login(&site, json!({"user_id": "?", "secret": "sesame"})).await;
    let wrong = login(&site, json!({"user_id": "ana", "secret": "x"})).await;
    assert_eq!((unknown.code(), &unknown.body), ((401, 7), &wrong.body));
    assert_eq!(login(&site, json!({"secret": "sesame"})).await.code(), (200, 5));

    let open = Site::new().await;
    let first = open.login("ana").await;
    open.login("ana").await;
    first.counts("").await;
}

#[tokio::test]
async fn a4_the_token_of_somebody_who_was_removed_is_worth_nothing() {
    let site = Site::new().await;
    let token = site.login("ana").await.token.clone();
    let (folder, clock) = site.end().await;
    let mut directory = crate::site::directory();
    directory.users.retain(|user| user.id != "ana");
    callpad_server::import(folder.path(), &directory).unwrap();
    let site = Site::on(folder, clock, |_| {}).await;
    let request = site.get(site.operation("waitingticketscount")).bearer_auth(token);
    assert_eq!(Reply::of(request).await.code(), (401, 7));
}

#[tokio::test]
async fn a5_without_authentication_login_is_served_and_the_header_ignored() {
    let site = Site::with(|config| config.auth = false).await;
    login(&site, json!({"user_id": "ana"})).await.ok();
    let open = async |operation: &str, body: Value| {
        Reply::of(site.post(operation).header("authorization", "Bearer nonsense").json(&body)).await
    };
    let ticket = open("createticket", json!({"service_id": "s"})).await.ok()["ticket"].clone();
    // Nobody is known, so the user must be named; roles and locations are nobody's.
    let call = json!({"desk_id": "ds", "ticket_id": id(&ticket)});
    assert_eq!(open("callticket", call.clone()).await.code(), (200, 5));
    let mut named = call.clone();
    named["user_id"] = json!("?");
    assert_eq!(open("callticket", named.clone()).await.code(), (200, 6));
    named["user_id"] = json!("nobody");
    open("callticket", named).await.ok();
    let counts = Reply::of(site.get(site.operation("waitingticketscount"))).await.ok();
    assert_eq!(counts["services"].as_array().unwrap().len(), 4);
}

#[tokio::test]
async fn a6_the_user_may_be_left_out_and_must_else_be_one_s_own() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let ticket = ana.ticket("a").await;
    let call = |user: &str| json!({"desk_id": "d1", "ticket_id": ticket, "user_id": user});
    assert_eq!(ana.code("callticket", call("rui")).await, (403, 7));
    assert_eq!(ana.code("callticket", call("?")).await, (403, 7));
    assert_eq!(ana.code("callnextticket", json!({"desk_id": "d1", "user_id": "rui"})).await, (403, 7));
    assert_eq!(ana.code("callticket", call("ana")).await, (200, 0));
}

#[tokio::test]
async fn a7_callnextticket_does_not_need_select_services() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let ticket = ana.ticket("a").await;
    let clerk = site.login("clerk").await;
    let one = json!({"desk_id": "d1", "ticket_id": ticket});
    assert_eq!(clerk.code("callticket", one).await, (403, 7));
    assert_eq!(id(&clerk.next("d1").await["ticket"]), ticket);
}

#[tokio::test]
async fn a8_lists_need_no_role_and_show_only_one_s_own_locations() {
    let site = Site::new().await;
    let ana = site.login("ana").await;
    let ticket = ana.ticket("a").await;
    let nobody = site.login("nobody").await;
    assert_eq!(nobody.ids("waitingticketslist", json!({"service_id": "a"})).await, [ticket]);
    assert!(nobody.ids("pausedticketslist", json!({"desk_id": "d1"})).await.is_empty());
    assert!(nobody.ids("cancellededticketslist", json!({"desk_id": "d1"})).await.is_empty());
    assert_eq!(nobody.code("waitingticketslist", json!({"service_id": "s"})).await, (403, 7));
    assert_eq!(nobody.counts("").await.iter().map(id).collect::<Vec<_>>(), ["a", "b", "c"]);
    let sol = site.login("sol").await;
    assert_eq!(sol.counts("").await.iter().map(id).collect::<Vec<_>>(), ["s"]);
}

#[tokio::test]
async fn guessing_is_slowed_down_and_holds_up_neither_the_clerk_nor_others() {
    let (folder, clock) = Site::new().await.end().await;
    let mut directory = crate::site::directory();
    for user in &mut directory.users[..2] {
        user.secret = Some(format!("{}-secret", user.id));
    }
    callpad_server::import(folder.path(), &directory).unwrap();
    let site = Site::on(folder, clock, |config| config.require_user_secret = true).await;
    let from = |address: &str, user: &str, secret: &str| {
        let body = json!({"user_id": user, "secret": secret});
        // As a proxy on this machine says it.
        site.post("login").header("x-forwarded-for", address).json(&body)
    };
    let (home, elsewhere) = ("10.0.0.7", "10.0.0.8");
    Reply::of(from(home, "ana", "ana-secret")).await.ok();
    let guesses = (0..20).map(|n| from(elsewhere, "ana", &n.to_string()).send());
    let mut codes = std::collections::BTreeMap::new();
    for guess in futures_util::future::join_all(guesses).await {
        *codes.entry(guess.unwrap().status().as_u16()).or_insert(0) += 1;
    }
    assert_eq!(codes, [(401, 5), (429, 15)].into());
    let refused = from(elsewhere, "ana", "ana-secret").send().await.unwrap();
    assert_eq!((refused.status().as_u16(), &refused.headers()["retry-after"]), (429, &"1".parse().unwrap()));
    assert_eq!(Reply::read(refused).await.code(), (429, 7));
    // Where Ana has signed in before she still can, and so can everybody else everywhere.
    Reply::of(from(home, "ana", "ana-secret")).await.ok();
    Reply::of(from(elsewhere, "rui", "rui-secret")).await.ok();
    // Without a secret nothing is guessed.
    for _ in 0..10 {
        let reply = Reply::of(site.post("login").json(&json!({"user_id": "rui"}))).await;
        assert_eq!(reply.code(), (401, 7));
    }
    Reply::of(from("10.0.0.9", "rui", "rui-secret")).await.ok();
}

#[tokio::test]
async fn a_new_secret_has_a_least_length_and_one_that_is_kept_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut directory = crate::site::directory();
    directory.users[0].secret = Some("4711".into());
    let refused = callpad_server::import(folder.path(), &directory).unwrap_err().to_string();
    assert!(refused.contains("user ana") && refused.contains("at least 6 characters"), "{refused}");
    // As an earlier version kept it.
    callpad_server::import(folder.path(), &crate::site::directory()).unwrap();
    let salt = argon2::password_hash::SaltString::encode_b64(&[7; 16]).unwrap();
    let hash = argon2::PasswordHasher::hash_password(&argon2::Argon2::default(), b"4711", &salt).unwrap();
    let database = rusqlite::Connection::open(folder.path().join("queue.sqlite3")).unwrap();
    database.execute("UPDATE users SET secret = ?1 WHERE id = 'ana'", [hash.to_string()]).unwrap();
    drop(database);
    // The whole directory again, with the four digits in it, and a new person.
    callpad_server::import(folder.path(), &directory).unwrap();
    let clock =
        std::sync::Arc::new(callpad_server::clock::ManualClock::new(crate::site::MORNING.parse().unwrap()));
    let site = Site::on(folder, clock, |config| config.require_user_secret = true).await;
    login(&site, json!({"user_id": "ana", "secret": "4711"})).await.ok();
}
