//! The policy as tables: who waits, what the desk is doing, and which alerts follow.

use super::*;

/// A ticket in shorthand: id, service, and further facts.
#[derive(Clone)]
struct T {
    id: TicketId,
    service: ServiceId,
    here: bool,
    waited: Option<u32>,
    target: Option<u32>,
}

fn t(id: &str) -> T {
    T { id: id.into(), service: "a".into(), here: false, waited: Some(0), target: None }
}

impl T {
    fn here(self) -> Self {
        Self { here: true, ..self }
    }

    fn of(self, service: &str) -> Self {
        Self { service: service.into(), ..self }
    }

    fn waited(self, waited: u32) -> Self {
        Self { waited: Some(waited), target: Some(600), ..self }
    }
}

/// A person, the waiting tickets and a clock.
struct Bench {
    watch: AlertWatch,
    rules: AlertRules,
    attention: Attention,
    system_quiet: bool,
    now: u64,
}

impl Bench {
    /// These wait when the person signs in.
    fn with(hall: &[T]) -> Self {
        let mut bench = Self {
            watch: AlertWatch::default(),
            rules: AlertRules::default(),
            attention: Attention::Free,
            system_quiet: false,
            now: 100,
        };
        assert_eq!(bench.tells(hall), "", "what waits at the first look is nothing new");
        bench
    }

    fn observe(&mut self, hall: &[T]) -> Vec<AlertCommand> {
        let hall: Vec<_> = hall
            .iter()
            .map(|t| HallTicket {
                id: &t.id,
                label: t.id.to_string(),
                service: Some(&t.service),
                service_name: "Payments",
                bound_here: t.here,
                waited_s: t.waited,
                target_s: t.target,
            })
            .collect();
        let now = Duration::from_secs(self.now);
        self.watch.observe(&self.rules, self.attention, self.system_quiet, &hall, now)
    }

    /// The alerts in shorthand: "new 1", "over 1", "sent 1", "+2" for two more, "again", "done".
    fn tells(&mut self, hall: &[T]) -> String {
        let words = self.observe(hall).into_iter().map(|command| match command {
            AlertCommand::Clear => "done".to_owned(),
            AlertCommand::Show(alert) => {
                let kind = match alert.kind {
                    AlertKind::NewTicket => "new",
                    AlertKind::OverTarget => "over",
                    AlertKind::SentHere => "sent",
                };
                let more = if alert.more == 0 { String::new() } else { format!(" +{}", alert.more) };
                let again = if alert.again { " again" } else { "" };
                format!("{kind} {}{more}{again}", alert.label)
            }
        });
        words.collect::<Vec<_>>().join(", ")
    }
}

#[test]
fn new_tickets_by_rule() {
    use NewTicketRule::{Every, Never, WhenEmpty};
    for (rule, first, then) in [(WhenEmpty, "new 1", ""), (Every, "new 1", "new 2"), (Never, "", "")] {
        let mut bench = Bench::with(&[]);
        bench.rules.new_ticket = rule;
        assert_eq!(bench.tells(&[t("1")]), first, "{rule:?}");
        assert_eq!(bench.tells(&[t("1")]), "", "{rule:?}: once");
        assert_eq!(bench.tells(&[t("1"), t("2")]), then, "{rule:?}");
    }
}

#[test]
fn the_queue_is_empty_again_and_somebody_new_comes() {
    let mut bench = Bench::with(&[t("1")]);
    assert_eq!(bench.tells(&[t("1"), t("2")]), "", "it was not empty");
    assert_eq!(bench.tells(&[]), "");
    assert_eq!(bench.tells(&[t("3")]), "new 3");
    assert_eq!(bench.tells(&[]), "done", "somebody called it");
    assert_eq!(bench.tells(&[t("3")]), "", "the same ticket is nothing new");
    assert_eq!(bench.tells(&[]), "");
    assert_eq!(bench.tells(&[t("4"), t("5"), t("6")]), "new 4 +2", "one telling for all that came together");
}

#[test]
fn quiet_by_what_the_desk_does() {
    use Attention::{Break, Free, Locked, Serving};
    for (attention, while_serving, system, own_switch, told) in [
        (Free, true, false, false, true),
        (Serving, true, false, false, false),
        (Serving, false, false, false, true),
        (Break, true, false, false, false),
        (Break, false, false, false, false),
        (Locked, true, false, false, false),
        (Locked, false, false, false, false),
        (Free, true, true, false, false),
        (Free, true, false, true, false),
    ] {
        let hall = [t("1"), t("2").here(), t("3").waited(601)];
        let mut bench = Bench::with(&[]);
        bench.attention = attention;
        bench.rules.quiet_while_serving = while_serving;
        bench.rules.do_not_disturb = own_switch;
        bench.system_quiet = system;
        let case = format!("{attention:?} {while_serving} {system} {own_switch}");
        assert_eq!(bench.tells(&hall), if told { "sent 2 +2" } else { "" }, "{case}");
        // What happened in a quiet phase is in the lists, and gives no alert later.
        bench.attention = Free;
        bench.rules.do_not_disturb = false;
        bench.system_quiet = false;
        assert_eq!(bench.tells(&hall), "", "{case}");
    }
}

#[test]
fn longer_than_the_target_once_and_only_then() {
    for (waited, target, told) in [
        (Some(600), Some(600), ""),
        (Some(601), Some(600), "over 1"),
        (Some(9_999), None, ""),
        (None, Some(600), ""),
    ] {
        let mut bench = Bench::with(&[t("1")]);
        let late = T { waited, target, ..t("1") };
        assert_eq!(bench.tells(std::slice::from_ref(&late)), told, "{waited:?} {target:?}");
        assert_eq!(bench.tells(&[late]), "", "once");
    }
    let mut bench = Bench::with(&[t("1").waited(900)]);
    assert_eq!(bench.tells(&[t("1").waited(960)]), "", "it was over the target at the first look");
    bench.rules.over_target = false;
    assert_eq!(bench.tells(&[t("1"), t("2").waited(700)]), "");
}

#[test]
fn the_watch_wakes_when_somebody_will_have_waited_too_long() {
    let mut bench = Bench::with(&[]);
    bench.rules.new_ticket = NewTicketRule::Never;
    bench.tells(&[t("1").waited(590), t("2").waited(300), t("3")]);
    assert_eq!(bench.watch.due(&bench.rules), Some(Duration::from_secs(111)));
    bench.now = 111;
    assert_eq!(bench.tells(&[t("1").waited(601), t("2").waited(311), t("3")]), "over 1");
    assert_eq!(bench.watch.due(&bench.rules), Some(Duration::from_secs(111 + 290)));
    bench.rules.over_target = false;
    assert_eq!(bench.watch.due(&bench.rules), None);
}

#[test]
fn sent_to_me_or_my_counter() {
    let mut bench = Bench::with(&[t("1").here(), t("2")]);
    assert_eq!(bench.tells(&[t("1").here(), t("2")]), "", "it was here before");
    assert_eq!(bench.tells(&[t("1").here(), t("2"), t("3").here()]), "sent 3", "also when others wait");
    assert_eq!(bench.tells(&[t("1").here(), t("2").here(), t("3").here()]), "sent 2");
    let mut bench = Bench::with(&[]);
    bench.rules.sent_here = false;
    assert_eq!(bench.tells(&[t("1").here()]), "new 1", "then it is one like any other");
}

#[test]
fn services_of_which_nothing_is_told() {
    let mut bench = Bench::with(&[]);
    bench.rules.muted = ["b".into()].into();
    assert_eq!(bench.tells(&[t("1").of("b"), t("2").of("b").here(), t("3").of("b").waited(999)]), "");
    assert_eq!(bench.tells(&[t("1").of("b"), t("4")]), "new 4", "those do not fill the queue either");
}

#[test]
fn repeated_until_seen() {
    let mut bench = Bench::with(&[]);
    bench.rules.repeat = true;
    assert_eq!(bench.tells(&[t("1")]), "new 1");
    assert_eq!(bench.watch.due(&bench.rules), Some(Duration::from_secs(130)));
    for (now, told) in [(129, ""), (130, "new 1 again"), (131, ""), (160, "new 1 again")] {
        bench.now = now;
        assert_eq!(bench.tells(&[t("1")]), told, "{now}");
    }
    bench.attention = Attention::Serving;
    bench.now = 200;
    assert_eq!(bench.tells(&[t("1")]), "", "quiet");
    bench.attention = Attention::Free;
    bench.now = 240;
    assert_eq!(bench.tells(&[t("1")]), "new 1 again");
    assert_eq!(bench.watch.seen(), Some(AlertCommand::Clear));
    assert_eq!(bench.watch.seen(), None, "once");
    bench.now = 400;
    assert_eq!((bench.tells(&[t("1")]), bench.watch.due(&bench.rules)), (String::new(), None));
}

#[test]
fn not_repeated_unless_wanted_nor_when_it_waits_no_longer() {
    let mut bench = Bench::with(&[]);
    assert_eq!(bench.tells(&[t("1")]), "new 1");
    bench.now = 500;
    assert_eq!((bench.tells(&[t("1")]), bench.watch.due(&bench.rules)), (String::new(), None));
    bench.rules.repeat = true;
    assert_eq!(bench.tells(&[]), "done");
    bench.now = 900;
    assert_eq!(bench.tells(&[t("2")]), "new 2");
}

proptest::proptest! {
    /// Whatever comes and goes, one ticket gives one alert for each reason, and never in a quiet phase.
    #[test]
    fn nothing_fires_twice(steps in proptest::collection::vec((0u8..16, 0u8..4, proptest::bool::ANY), 1..60)) {
        let mut bench = Bench::with(&[]);
        bench.rules.new_ticket = NewTicketRule::Every;
        let mut told = BTreeSet::new();
        for (mask, attention, late) in steps {
            bench.attention = [Attention::Free, Attention::Serving, Attention::Break, Attention::Locked][usize::from(attention)];
            bench.now += 7;
            let hall: Vec<T> = (0..4)
                .filter(|n| mask & (1 << n) != 0)
                .map(|n| { let t = t(&n.to_string()); if late { t.waited(700) } else { t } })
                .collect();
            for command in bench.observe(&hall) {
                if let AlertCommand::Show(alert) = command {
                    proptest::prop_assert_eq!(bench.attention, Attention::Free);
                    proptest::prop_assert!(told.insert((alert.ticket_id, alert.kind)));
                }
            }
        }
    }
}
