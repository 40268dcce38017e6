//! /callpad/v1/logout, and what else ends a token before its time.

use serde_json::{Value, json};

use crate::site::{Reply, SignedIn, Site};

async fn logout(site: &Site, signed_in: &SignedIn<'_>, body: Option<Value>) -> (u16, u64) {
    let request = crate::site::client().post(site.url("/callpad/v1/logout")).bearer_auth(&signed_in.token);
    Reply::of(match body {
        Some(body) => request.json(&body),
        None => request,
    })
    .await
    .code()
}

async fn is_in(signed_in: &SignedIn<'_>) -> bool {
    let code = signed_in.get("/restapi/v2/queuemanagement/waitingticketscount").await.code();
    assert!(matches!(code, (200, 0) | (401, 7)), "{code:?}");
    code == (200, 0)
}

#[tokio::test]
async fn logout_ends_this_token_or_all_of_the_user() {
    let site = Site::new().await;
    let [here, there, third] = [site.login("ana").await, site.login("ana").await, site.login("ana").await];
    let rui = site.login("rui").await;
    assert_eq!(logout(&site, &here, None).await, (200, 0));
    assert_eq!((is_in(&here).await, is_in(&there).await), (false, true));
    assert_eq!(logout(&site, &here, None).await, (401, 7), "it has ended");
    assert_eq!(logout(&site, &third, Some(json!({"all": false}))).await, (200, 0));
    assert_eq!((is_in(&third).await, is_in(&there).await), (false, true));
    assert_eq!(logout(&site, &there, Some(json!({"all": "perhaps"}))).await, (200, 5));
    let fourth = site.login("ana").await;
    assert_eq!(logout(&site, &there, Some(json!({"all": true}))).await, (200, 0));
    assert_eq!((is_in(&there).await, is_in(&fourth).await, is_in(&rui).await), (false, false, true));
    // Signing in again is another matter.
    assert!(is_in(&site.login("ana").await).await);
    assert_eq!(rui.get("/callpad/v1/logout").await.code(), (200, 2), "GET");
}

#[tokio::test]
async fn a_token_that_was_signed_out_stays_so_after_a_restart() {
    let site = Site::new().await;
    let (ended, other) = (site.login("ana").await, site.login("ana").await);
    logout(&site, &ended, None).await;
    let tokens = [ended.token.clone(), other.token.clone()];
    let (folder, clock) = site.end().await;
    let site = Site::on(folder, clock, |_| {}).await;
    let mut codes = Vec::new();
    for token in tokens {
        let request = site.get(site.operation("waitingticketscount")).bearer_auth(token);
        codes.push(Reply::of(request).await.code());
    }
    assert_eq!(codes, [(401, 7), (200, 0)]);
}

#[tokio::test]
async fn a_new_secret_ends_the_tokens_of_the_old_one_and_nothing_else_does() {
    let site = Site::new().await;
    let (mut folder, clock) = site.end().await;
    let mut token = String::new();
    let mut codes = Vec::new();
    // The first; the same again; none, which keeps it; another one.
    for secret in [Some("a secret of Ana's"), Some("a secret of Ana's"), None, Some("another of Ana's")] {
        let mut directory = crate::site::directory();
        directory.users[0].secret = secret.map(Into::into);
        callpad_server::import(folder.path(), &directory).unwrap();
        let site = Site::on(folder, clock.clone(), |config| config.require_user_secret = true).await;
        if token.is_empty() {
            let login = site.post("login").json(&json!({"user_id": "ana", "secret": secret}));
            token = Reply::of(login).await.ok()["authtoken"].as_str().unwrap().to_owned();
        }
        let request = site.get(site.operation("waitingticketscount")).bearer_auth(&token);
        codes.push(Reply::of(request).await.code());
        (folder, _) = site.end().await;
    }
    assert_eq!(codes, [(200, 0), (200, 0), (200, 0), (401, 7)]);
}

#[tokio::test]
async fn who_was_removed_and_comes_back_begins_without_old_tokens() {
    let site = Site::new().await;
    let token = site.login("ana").await.token.clone();
    let (folder, clock) = site.end().await;
    let mut without = crate::site::directory();
    without.users.retain(|user| user.id != "ana");
    callpad_server::import(folder.path(), &without).unwrap();
    callpad_server::import(folder.path(), &crate::site::directory()).unwrap();
    let site = Site::on(folder, clock, |_| {}).await;
    let request = site.get(site.operation("waitingticketscount")).bearer_auth(token);
    assert_eq!(Reply::of(request).await.code(), (401, 7));
}

#[tokio::test]
async fn without_authentication_there_is_nothing_to_end() {
    let site = Site::with(|config| config.auth = false).await;
    let ana = site.login("ana").await;
    assert_eq!(logout(&site, &ana, Some(json!({"all": true}))).await, (200, 0));
    assert!(is_in(&ana).await);
}
