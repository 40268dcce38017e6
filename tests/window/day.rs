//! A day's work: every operation of the API from the window, by mouse and by keyboard alone, in each language; after each
//! step the server is asked what it knows.

use std::collections::BTreeSet;

use callpad_tests::{App, Desktop, Options, Result, Trouble, choose, unannounced};
use serde_json::{Value, json};

use crate::branch::{Branch, asked_or_gone, asked_or_past, saved_session};
use crate::hands::{By, answer, choose_row, focus_by_tab, go_on};

/// A day at a counter in this language, with these hands.
async fn a_day(by: By, language: &str) -> Result {
    let desktop = Desktop::start(Options::default())?;
    let data = tempfile::tempdir()?;
    choose(data.path(), json!({ "language": language }))?;
    let app = App::launch(&desktop, data.path(), &[]).await?;
    answer(&app, by, "signin-try").await?;
    app.find("call-next").await?;
    assert_eq!(app.js("document.documentElement.lang", vec![]).await?, language);
    let direction = if language == "ar" { "rtl" } else { "ltr" };
    assert_eq!(app.js("document.documentElement.dir", vec![]).await?, direction);
    let day = Day { branch: Branch::of(&app).await?, app: &app, by };

    // Pause, and call the paused ticket again.
    let first = day.call_next().await?;
    day.press("pause", "F6").await?;
    day.free().await?;
    assert!(day.listed("pausedticketslist", &first).await?);
    day.call_from("tab-paused", &first).await?;

    // Transfer to a service, with a note and as a priority ticket.
    let to = day.transfer("transfer-service", "Falta só o carimbo").await?;
    let moved = day.waiting_ticket(&first).await?;
    assert_eq!(moved["dst_service"]["id"].as_str(), Some(to.as_str()));
    assert_eq!(moved["note"], "Falta só o carimbo");
    assert!(moved["flags"].as_str().is_some_and(|flags| flags.contains("priority")), "{moved}");

    // To a counter, and to a person.
    day.show("tab-waiting").await?;
    let second = day.call_next().await?;
    let to = day.transfer("transfer-desk", "").await?;
    assert_eq!(day.waiting_ticket(&second).await?["dst_desk"]["id"].as_str(), Some(to.as_str()));
    let third = day.call_next().await?;
    let to = day.transfer("transfer-user", "").await?;
    assert_eq!(day.waiting_ticket(&third).await?["dst_user"]["id"].as_str(), Some(to.as_str()));

    // No-show, and call the cancelled ticket within tolerance.
    let fourth = day.call_next().await?;
    day.press("cancel", "F2").await?;
    day.free().await?;
    assert!(day.listed("cancellededticketslist", &fourth).await?);
    day.call_from("tab-cancelled", &fourth).await?;
    day.end().await?;

    // A new ticket, then one for a walk-in that is called at once.
    let waiting = day.branch.waiting().await?;
    day.new_ticket("José <b>", "dialog-confirm").await?;
    app.wait_gone("new-ticket-dialog").await?;
    assert_eq!(day.branch.waiting().await?, waiting + 1);
    day.new_ticket("Walk-in", "ticket-issue-call").await?;
    app.find("open-number").await?;
    assert!(day.branch.open_label().await?.is_some());
    assert_eq!(day.branch.waiting().await?, waiting + 1);
    app.wait_text("visitor", "Walk-in").await?;
    day.end().await?;

    if language == "en" {
        day.serve_everybody().await?;
    }

    // Another counter, then the end of the day.
    let before = saved_session(data.path())?["deskId"].clone();
    answer(&app, by, "counter-name").await?;
    app.find("counter-dialog").await?;
    // The last one: at the first two colleagues are serving.
    let other = "document.querySelector('[data-testid=counter-desk]').options.length - 1";
    let other = app.js(other, vec![]).await?;
    focus_by_tab(&app, "counter-desk").await?;
    let choose = "(() => { const s = document.querySelector('[data-testid=counter-desk]'); s.selectedIndex = arguments[0]; \
                  s.dispatchEvent(new Event('change', { bubbles: true })); return true; })()";
    app.js(choose, vec![other]).await?;
    answer(&app, by, "dialog-confirm").await?;
    app.wait_gone("counter-dialog").await?;
    unannounced("the new counter was not kept", || {
        let now = saved_session(data.path()).ok()?;
        (now["deskId"] != before).then_some(())
    })
    .await?;
    answer(&app, by, "menu").await?;
    day.choose_in_menu("menu-sign-out").await?;
    app.find("signin-try").await?;
    app.close().await
}

struct Day<'a> {
    app: &'a App<'a>,
    by: By,
    branch: Branch,
}

impl Day<'_> {
    async fn press(&self, button: &str, key: &str) -> Result {
        self.by.press(self.app, button, key).await
    }

    /// Calls next and returns the ticket's id, as the server has it.
    async fn call_next(&self) -> Result<String> {
        self.press("call-next", "F9").await?;
        let drawn = self.app.text("open-number").await?;
        let (id, label) = self.branch.open().await?.ok_or_else(|| Trouble::new("nobody was called"))?;
        assert_eq!(drawn, label);
        Ok(id)
    }

    /// Waits until the counter is free here, and checks that it is there.
    async fn free(&self) -> Result {
        self.app.wait_gone("open-number").await?;
        assert_eq!(self.branch.open_label().await?, None);
        Ok(())
    }

    /// Chooses one of several tabs. One of them is in the tab order; the arrows go on from it, against the reading direction
    /// where that runs from right to left.
    async fn show(&self, tab: &str) -> Result {
        if let By::Mouse = self.by {
            return self.app.click(tab).await;
        }
        self.app.find(tab).await?;
        let first = format!(
            "document.querySelector('[data-testid={tab}]').parentElement.querySelector('[tabindex=\"0\"]').focus()"
        );
        self.app.js(&first, vec![]).await?;
        let chosen = format!("document.querySelector('[data-testid={tab}]').ariaSelected === 'true'");
        go_on(self.app, "Right", tab, &chosen, vec![]).await
    }

    /// Chooses from the open menu; by keyboard with the arrows.
    async fn choose_in_menu(&self, item: &str) -> Result {
        if let By::Keyboard = self.by {
            self.app.find(item).await?;
            let there = format!("document.activeElement?.dataset.testid === '{item}'");
            go_on(self.app, "Down", item, &there, vec![]).await?;
            return self.app.press_real("Return").await;
        }
        self.app.click(item).await
    }

    /// Calls a ticket from a list of its own.
    async fn call_from(&self, tab: &str, id: &str) -> Result {
        self.app.wait_free("call-next").await?;
        self.show(tab).await?;
        let there = "document.querySelector(`[data-ticket-id=${JSON.stringify(arguments[0])}]`) !== null";
        self.app.wait_js("the ticket's row", there, vec![id.into()]).await?;
        choose_row(self.app, self.by, id).await?;
        self.app.find("open-number").await?;
        assert_eq!(self.branch.open().await?.map(|(open, _)| open).as_deref(), Some(id));
        Ok(())
    }

    /// Transfers the open ticket to the first place of a kind that is not here, and returns its id.
    async fn transfer(&self, kind: &str, note: &str) -> Result<String> {
        self.press("transfer", "F7").await?;
        self.app.find("transfer-dialog").await?;
        self.show(kind).await?;
        // The last place: the first are this counter and this person themselves on a demo branch.
        let place = "(() => { const p = [...document.querySelectorAll('[data-testid=transfer-place]')].at(-1); \
                     if (!p) return null; p.scrollIntoView(); p.focus(); return p.value ?? p.dataset.placeId; })()";
        let id = self.app.wait_js("a place", place, vec![]).await?;
        match self.by {
            By::Mouse => {
                let css = format!("[data-testid=transfer-place][value={id}]");
                self.app.session().find(&css).await?.click().await?;
            }
            By::Keyboard => self.app.press_real("space").await?,
        }
        if !note.is_empty() {
            self.app.fill("transfer-note", note).await?;
            answer_check(self.app, self.by, "transfer-priority").await?;
        }
        match self.by {
            By::Mouse => self.app.click("dialog-confirm").await?,
            By::Keyboard => self.app.press_real("ctrl+Return").await?,
        }
        self.free().await?;
        Ok(id.as_str().unwrap_or_default().to_owned())
    }

    /// More visitors, of every kind: plain, with priority, with an appointment, virtual, with a custom field, for this
    /// counter and for this person.
    async fn more_come(&self) -> Result {
        let services = self.branch.services().await?;
        let kinds = [
            json!({}),
            json!({"priority": true}),
            json!({"appointment": "1", "scheduled_to": "2020-01-01 09:00:00"}),
            json!({"from_virtualticket": "1"}),
            json!({"custom_field": "F-7", "client_name": "李 Łucja"}),
            json!({"desk_id": self.branch.desk_id}),
            json!({"user_id": self.branch.user_id}),
        ];
        for (kind, service) in kinds.iter().flat_map(|kind| services.iter().take(3).map(move |s| (kind, s))) {
            let mut body = kind.clone();
            body["service_id"] = service.as_str().into();
            let made = self.branch.operation("createticket", body).await?;
            assert_eq!(made["success"], true, "{made}");
        }
        Ok(())
    }

    /// Ends and calls next until nobody waits any more: each press calls one visitor, and each visitor once.
    async fn serve_everybody(&self) -> Result {
        self.more_come().await?;
        let mut served = BTreeSet::from([self.call_next().await?]);
        loop {
            let before = self.app.text("open-number").await?;
            self.press("call-next", "F9").await?;
            if asked_or_past(self.app, &before).await? {
                answer(self.app, self.by, "dialog-confirm").await?;
            }
            // Between the end and the call the number is gone too: nobody waits only where the counter is free again.
            let after = "(() => { const n = document.querySelector('[data-testid=open-number]')?.innerText.trim(); \
                         const free = document.querySelector('[data-testid=desk]')?.dataset.phase === 'free'; \
                         const told = document.querySelector('[data-testid=notice]')?.innerText ?? ''; \
                         if (n) return n === arguments[0] ? null : { n }; \
                         return free && told.includes(arguments[0]) ? { n: null } : null; })()";
            let after = self.app.wait_js("the next number, or nobody", after, vec![before.into()]).await?;
            let Some((id, label)) = self.branch.open().await? else {
                assert_eq!(after["n"], Value::Null, "the window shows a number that the server has not open");
                break;
            };
            assert_eq!(after["n"], label);
            assert!(served.insert(id), "{label} was called twice");
        }
        assert!(served.len() >= 40, "only {} were waiting", served.len());
        // Who is bound to another counter or person still waits; nobody else does.
        self.app.find("notice").await?;
        Ok(())
    }

    async fn end(&self) -> Result {
        self.press("end", "F8").await?;
        if asked_or_gone(self.app).await? {
            answer(self.app, self.by, "dialog-confirm").await?;
        }
        self.free().await
    }

    async fn new_ticket(&self, visitor: &str, send: &str) -> Result {
        self.app.wait_free("call-next").await?;
        self.press("new-ticket", "ctrl+n").await?;
        self.app.find("new-ticket-dialog").await?;
        answer_check(self.app, self.by, "ticket-service").await?;
        self.app.fill("ticket-visitor", visitor).await?;
        answer(self.app, self.by, send).await
    }

    /// Whether a list of this counter holds the ticket.
    async fn listed(&self, operation: &str, id: &str) -> Result<bool> {
        let answer = self.branch.operation(operation, json!({ "desk_id": self.branch.desk_id })).await?;
        let tickets = answer["tickets"].as_array().ok_or_else(|| Trouble::new(answer.to_string()))?;
        Ok(tickets.iter().any(|ticket| ticket["id"] == id))
    }

    /// A waiting ticket as the server lists it, in whatever service it waits.
    async fn waiting_ticket(&self, id: &str) -> Result<Value> {
        for service in self.branch.services().await? {
            let answer =
                self.branch.operation("waitingticketslist", json!({ "service_id": service })).await?;
            let found = answer["tickets"].as_array().into_iter().flatten().find(|ticket| ticket["id"] == id);
            if let Some(ticket) = found {
                return Ok(ticket.clone());
            }
        }
        Err(Trouble::new(format!("{id} does not wait")))
    }
}

/// Sets a box or chooses a radio button.
async fn answer_check(app: &App<'_>, by: By, test_id: &str) -> Result {
    match by {
        By::Mouse => app.click(test_id).await,
        By::Keyboard => {
            focus_by_tab(app, test_id).await?;
            app.press_real("space").await
        }
    }
}

#[tokio::test]
async fn a_day_with_the_mouse() -> Result {
    a_day(By::Mouse, "en").await
}

#[tokio::test]
async fn a_day_with_the_keyboard_alone() -> Result {
    a_day(By::Keyboard, "en").await
}

#[tokio::test]
async fn a_day_in_portuguese_with_the_keyboard() -> Result {
    a_day(By::Keyboard, "pt").await
}

#[tokio::test]
async fn a_day_in_arabic_with_the_mouse() -> Result {
    a_day(By::Mouse, "ar").await
}
