//! The demo branch in the middle of its day: what has happened so far, and who waits.

use jiff::{SignedDuration, Timestamp};

use super::office;
use crate::{
    domain::{
        text::DEFAULT_LANG,
        ticket::Finish,
        transfer::{Binding, Target},
    },
    rules::effect::{Changeable, NewTicket},
    store::chore::DemoAct,
};

/// The outcome of a visit. Times are minutes ago.
#[derive(Clone, Copy)]
enum Fate {
    Waits,
    /// Called, and ended some minutes later.
    Served(i64, i64),
    Paused(i64, i64),
    Cancelled(i64, i64),
    /// Called, and transferred to a counter with a note.
    SentTo(&'static str, i64, &'static str),
    /// Being served now.
    InService(i64),
}
use Fate::{Cancelled, InService, Paused, SentTo, Served, Waits};

#[derive(Clone, Copy, Default)]
struct Visit {
    priority: bool,
    /// Minutes from now; negative if in the past.
    appointment: Option<i64>,
    from_virtual: bool,
    note: Option<&'static str>,
    lang: Option<&'static str>,
}

const PLAIN: Visit =
    Visit { priority: false, appointment: None, from_virtual: false, note: None, lang: None };
const PRIORITY: Visit = Visit { priority: true, ..PLAIN };
const VIRTUAL: Visit = Visit { from_virtual: true, ..PLAIN };

const fn appointment(minutes: i64) -> Visit {
    Visit { appointment: Some(minutes), ..PLAIN }
}

const fn noted(note: &'static str) -> Visit {
    Visit { note: Some(note), ..PLAIN }
}

const fn speaking(lang: &'static str) -> Visit {
    Visit { lang: Some(lang), ..PLAIN }
}

/// Minutes ago of the issue, service, visitor, kind, fate, and the counter (with its clerk) that called.
type Row = (i64, &'static str, Option<&'static str>, Visit, Fate, &'static str);

/// In order of issue.
#[rustfmt::skip]
const VISITS: &[Row] = &[
    (72, "A", Some("Carla Dias"),        PLAIN,               Served(66, 60), "1"),
    (70, "B", None,                      PLAIN,               Served(63, 52), "2"),
    (68, "C", Some("Noah Fischer"),      speaking("de_DE"),   Served(65, 62), "2"),
    (66, "A", None,                      PLAIN,               Served(58, 50), "1"),
    (63, "C", None,                      PLAIN,               Served(61, 59), "2"),
    (60, "B", Some("Amélie Laurent"),    speaking("fr_FR"),   Served(51, 42), "2"),
    (57, "A", Some("Hugo Reis"),         PLAIN,               Cancelled(49, 48), "1"),
    (55, "A", None,                      PLAIN,               Served(47, 38), "1"),
    (53, "C", Some("Lucía Romero"),      speaking("es_ES"),   Served(50, 46), "2"),
    (51, "B", Some("Zoë Martin"),        PLAIN,               Paused(41, 37), "2"),
    (49, "A", Some("Łukasz Żak"),        PLAIN,               Served(37, 30), "1"),
    (46, "C", None,                      PLAIN,               Cancelled(36, 35), "2"),
    (44, "A", Some("Jürgen Groß"),       speaking("de_DE"),   Paused(29, 26), "1"),
    (42, "A", Some("Beatriz Nunes"),     speaking("pt_PT"),   SentTo("3", 25, "Brought the signed form, needs the receipt stamped."), "1"),
    (40, "B", Some("Σοφία Νικολάου"),    PLAIN,               SentTo("1", 34, "Address checked, only the fee is left."), "2"),
    (38, "A", None,                      PLAIN,               InService(6), "1"),
    (36, "C", Some("王小明"),             PLAIN,               InService(3), "2"),
    (34, "B", Some("محمد الفاسي"),       speaking("ar"),      Waits, ""),
    (32, "A", Some("Rita Gouveia"),      PLAIN,               Waits, ""),
    (30, "B", None,                      PLAIN,               Waits, ""),
    (28, "A", Some("田中さくら"),         PLAIN,               Waits, ""),
    (26, "C", None,                      PLAIN,               Waits, ""),
    (25, "B", Some("Дмитрий Иванов"),    appointment(-5),     Waits, ""),
    (23, "A", None,                      VIRTUAL,             Waits, ""),
    (21, "C", Some("अनिता शर्मा"),        PLAIN,               Waits, ""),
    (20, "A", Some("Inês Prata"),        speaking("pt_PT"),   Waits, ""),
    (18, "B", Some("Marek Novák"),       noted("Prefers to speak slowly."), Waits, ""),
    (17, "A", None,                      PRIORITY,            Waits, ""),
    (15, "C", Some("דנה לוי"),            PLAIN,               Waits, ""),
    (14, "A", Some("Ελένη Παππά"),       PLAIN,               Waits, ""),
    (12, "B", Some("Grace O’Neill"),     appointment(20),     Waits, ""),
    (11, "A", None,                      PLAIN,               Waits, ""),
    (10, "B", Some("Mónica Sáez"),       Visit { priority: true, lang: Some("es_ES"), ..PLAIN }, Waits, ""),
    (9,  "A", Some("Nguyễn Thị Hoa"),    VIRTUAL,             Waits, ""),
    (8,  "C", None,                      PLAIN,               Waits, ""),
    (7,  "A", Some("Olivier Petit"),     speaking("fr_FR"),   Waits, ""),
    (6,  "B", None,                      PLAIN,               Waits, ""),
    (5,  "A", Some("Daniel Costa"),      appointment(35),     Waits, ""),
    (4,  "C", Some("Ayşe Yılmaz"),       VIRTUAL,             Waits, ""),
    (3,  "A", None,                      PLAIN,               Waits, ""),
    (2,  "B", Some("Leonor Brito"),      noted("Wheelchair: use the wide counter."), Waits, ""),
    (1,  "C", Some("김민준"),             PLAIN,               Waits, ""),
    (0,  "A", None,                      PLAIN,               Waits, ""),
];

/// The day so far: who came, and what was done. No moment lies before the start of the day.
pub(super) fn until(now: Timestamp, day_start: Timestamp) -> (Vec<NewTicket>, Vec<DemoAct>) {
    let ago =
        |minutes: i64| now.checked_sub(SignedDuration::from_mins(minutes)).unwrap_or(now).max(day_start);
    let (mut visits, mut called) = (Vec::new(), Vec::new());
    for &(issued, tag, name, visit, fate, counter) in VISITS {
        let at = match fate {
            Waits => None,
            Served(at, _) | Paused(at, _) | Cancelled(at, _) | SentTo(_, at, _) | InService(at) => Some(at),
        };
        called.extend(at.map(|at| (at, visits.len(), fate, counter)));
        visits.push(ticket(ago(issued), now, tag, name, visit));
    }
    // Answers are numbered in the order in which they were opened: the tolerance of a cancelled ticket depends on it.
    called.sort_by_key(|(at, ..)| std::cmp::Reverse(*at));
    let acts = called.into_iter().map(|(at, visit, fate, counter)| {
        let clerk = if counter == "1" { "rui" } else { "sofia" };
        let finish = |finish, minutes| Some((finish, ago(minutes)));
        let (sent, finished) = match fate {
            Waits | InService(_) => (None, None),
            Served(_, ended) => (None, finish(Finish::End, ended)),
            Paused(_, ended) => (None, finish(Finish::Pause, ended)),
            Cancelled(_, ended) => (None, finish(Finish::Cancel, ended)),
            SentTo(desk, at, note) => {
                let (priority, custom_field) =
                    visits.get(visit).map(|old| (old.priority, old.custom_field.clone())).unwrap_or_default();
                let binding = Binding::default().sent_to(Target::Desk(office::desk(desk)));
                let sent = Changeable { binding, note: Some(note.into()), priority, custom_field };
                (Some(sent), finish(Finish::Transfer, at - 2))
            }
        };
        let (desk, user) = (office::desk(counter), office::user(clerk));
        DemoAct { visit, desk, user, called: ago(at), sent, finished }
    });
    let acts = acts.collect();
    (visits, acts)
}

fn ticket(issued: Timestamp, now: Timestamp, tag: &str, name: Option<&str>, visit: Visit) -> NewTicket {
    let scheduled = visit.appointment.and_then(|minutes| {
        // Appointments are on full minutes.
        let at = now.checked_add(SignedDuration::from_mins(minutes)).ok()?;
        Timestamp::from_second(at.as_second() - at.as_second().rem_euclid(60)).ok()
    });
    NewTicket {
        service_id: office::service(tag),
        issued,
        scheduled,
        appointment: scheduled.is_some(),
        app_id: scheduled.map(|at| format!("APP-{}", at.as_second() / 60 % 10_000)),
        app_displayname: scheduled.and(name).map(str::to_owned),
        priority: visit.priority,
        from_virtual: visit.from_virtual,
        lang: visit.lang.unwrap_or(DEFAULT_LANG).to_owned(),
        client_name: name.map(str::to_owned),
        note: visit.note.map(str::to_owned),
        device_id: (!visit.from_virtual).then(|| office::device("Entrance")),
        ..NewTicket::default()
    }
}
