//! The board as it changes by itself.

use callpad_board::{
    Act, ActKind, ActState, ActView, AdviceOutcome, BoardNotice, BoardNoticeKind, BoardView, CounterView,
    GradedAdvice as Graded, LocationView, ServiceView, Subject, SupervisorAlert, SupervisorAlertKind,
    UndoAct, seconds_ago,
};
use callpad_desk::Now;
use callpad_wire::op::{AdviceKind, BoardAdvice, CounterState};
use callpad_wire::{DeskId, Moment, ServiceId, ServiceRef};
use jiff::tz::TimeZone;

use super::super::*;
use super::board::{hour_and_minute, service_ref, wall};
use super::hall::device_view;
use super::summary::{age_ms, local, local_s, service_state};
use super::{connection, directory_view, millis, or_id, since, storage_error};
use crate::session_info::{BUILT_IN, SessionInfo};

/// Who supervises where; none where the board is not this person's.
pub(crate) fn board_session(
    info: Option<&SessionInfo>,
    view: &BoardView,
    desk: Option<&DeskId>,
) -> Option<BoardSession> {
    let info = info.filter(|info| info.supervises())?;
    let directory = directory_view(&info.directory);
    let desk_name = desk.map(|id| {
        let named = directory.desks.iter().find(|desk| desk.id == id.as_str());
        named.map_or_else(|| id.to_string(), |desk| desk.name.clone())
    });
    let user_id = info.session.user_id().to_string();
    Some(BoardSession {
        server: if info.server == BUILT_IN { String::new() } else { info.server.clone() },
        built_in: info.server == BUILT_IN,
        user_name: info.user_name.clone().unwrap_or_else(|| user_id.clone()),
        user_id,
        desk_name,
        directory,
        can: BoardAbilities {
            board: view.has_board != Some(false),
            tickets: view.offered.tickets,
            requests: view.offered.requests,
            forecast: view.offered.forecast,
            seen_forecast: view.has_board == Some(false),
            report: view.offered.report,
            issue: info.issues(),
        },
        seen_since: view.seen_since.map(|since| hour_and_minute(TimeZone::system().to_datetime(since.wall))),
        memory_only: info.memory_only.as_ref().map(Into::into),
        open_line: info.open_line,
    })
}

pub(crate) fn board_connection(view: &BoardView, now: Now) -> ConnectionView {
    connection(&view.connection, now)
}

/// What is known of a location: its own services come first, since tags and names may change in a day.
pub(crate) fn location_board(
    location: &LocationView,
    server: u32,
    view: &BoardView,
    info: &SessionInfo,
    now: Now,
) -> LocationBoard {
    let zone = info.zone_of(&location.id);
    let names = Names { location, info };
    let today = || local(location, view, info).date();
    let graded = view.graded.iter().filter(|graded| graded.location_id == location.id);
    LocationBoard {
        server,
        id: location.id.to_string(),
        name: or_id(&location.name, location.id.as_str()),
        age_ms: age_ms(location, now),
        error: location.no_answer.as_ref().map(|none| ErrorView::from(&*none.error)),
        business_day: location.business_day.unwrap_or_else(today).to_string(),
        local_s: local_s(location, view, info),
        closes: location.closes.clone(),
        last_leaves: location.last_leaves.clone(),
        closing: location.closing.as_ref().map(|ways| ClosingView {
            last_ticket: ways.last_ticket.clone(),
            service: names.service(&ways.service_id),
            open_from: ways.open_from.clone(),
        }),
        forecast_error_s: location.forecast_error_s,
        advice: location.advice.as_ref().and_then(|advice| advice_view(advice, &names)),
        graded: graded.map(|graded| graded_view(graded, &names, &zone)).collect(),
        services: location.services.iter().map(|service| service_board(service, view)).collect(),
        counters: location
            .counters
            .iter()
            .map(|counter| counter_board(counter, &names, &zone, (location.read, view)))
            .collect(),
        overtaken: location
            .overtaken
            .iter()
            .map(|overtaken| Overtaking {
                label: overtaken.ticket.label(),
                ticket_id: overtaken.ticket.id.to_string(),
                by: overtaken.by.label(),
                desk_name: overtaken.desk_id.as_ref().map(|id| names.desk(id)).unwrap_or_default(),
                at: overtaken.at.map(|at| hour_and_minute(wall(at, &zone))).unwrap_or_default(),
            })
            .collect(),
        devices: location.devices.iter().map(device_view).collect(),
    }
}

/// Names of a location's services and counters.
struct Names<'a> {
    location: &'a LocationView,
    info: &'a SessionInfo,
}

impl Names<'_> {
    fn service(&self, id: &ServiceId) -> ServiceRef {
        let here = self.location.services.iter().map(|service| &service.numbers);
        here.filter(|service| service.id == *id)
            .map(|service| ServiceRef {
                id: service.id.clone(),
                tag: service.tag.clone(),
                name: or_id(&service.name, id.as_str()),
            })
            .next()
            .unwrap_or_else(|| service_ref(id, &self.info.services))
    }

    fn desk(&self, id: &DeskId) -> String {
        let here = self.location.counters.iter().map(|counter| &counter.numbers);
        let name = here.filter(|counter| counter.desk_id == *id).map(|counter| counter.name.clone()).next();
        or_id(&name.unwrap_or_default(), id.as_str())
    }
}

fn service_board(service: &ServiceView, view: &BoardView) -> ServiceBoard {
    let numbers = &service.numbers;
    let seen = view.seen.as_ref().and_then(|seen| seen.services.get(&numbers.id));
    ServiceBoard {
        id: numbers.id.to_string(),
        tag: numbers.tag.clone(),
        name: or_id(&numbers.name, numbers.id.as_str()),
        open: numbers.open,
        quiet: service.quiet,
        state: service_state(service),
        target_wait_s: numbers.target_wait_s,
        waiting: numbers.waiting,
        waiting_later: numbers.waiting_later,
        longest_wait_s: numbers.longest_wait_s,
        waiting_over_target: numbers.waiting_over_target,
        p90_wait_s: numbers.p90_wait_s,
        average_wait_s: numbers.average_wait_s,
        usual_service_s: numbers.usual_service_s,
        newcomer_wait_s: numbers.newcomer_wait_s,
        counters: service.served_by.serving + service.served_by.free,
        today: TodayView {
            issued: numbers.today.issued,
            called: numbers.today.called,
            ended: numbers.today.ended,
            no_shows: numbers.today.cancelled,
            left: numbers.today.left,
            removed: numbers.today.removed,
            transferred: numbers.today.transferred,
            within_target: numbers.today.within_target,
        },
        last_hour: numbers.last_hour.items.iter().map(|step| step.longest_wait_s).collect(),
        seen: seen.map(super::seen::seen_service),
    }
}

fn counter_board(
    counter: &CounterView,
    names: &Names<'_>,
    zone: &TimeZone,
    (read, view): (Now, &BoardView),
) -> CounterBoard {
    let numbers = &counter.numbers;
    let served = numbers.ticket.as_ref().map(|served| ServedTicket {
        id: served.ticket.id.to_string(),
        label: served.ticket.label(),
        service: served.service_id.as_ref().map_or_else(
            || ServiceRef { id: "".into(), tag: String::new(), name: String::new() },
            |id| names.service(id),
        ),
    });
    let usual = served.as_ref().and_then(|served| {
        let services = names.location.services.iter().map(|service| &service.numbers);
        services.filter(|service| service.id == served.service.id).find_map(|service| service.usual_service_s)
    });
    let ago = counter.since.map(|then| seconds_ago(then, read, view.offset).saturating_mul(1_000));
    CounterBoard {
        desk_id: numbers.desk_id.to_string(),
        name: or_id(&numbers.name, numbers.desk_id.as_str()),
        state: match &numbers.state {
            CounterState::Serving => CounterStateView::Serving,
            CounterState::Free => CounterStateView::Free,
            CounterState::Break => CounterStateView::Break,
            // A word of a newer server promises nobody.
            CounterState::Nobody | CounterState::Other(_) => CounterStateView::Nobody,
        },
        since_ms: ago,
        since: numbers.since.map(|at: Moment| hour_and_minute(wall(at, zone))),
        user_name: numbers.user_name.clone().filter(|name| !name.is_empty()),
        reason: numbers.reason.clone(),
        ticket: served,
        long: counter.long,
        usual_service_s: usual,
        service_ids: Some(counter.serves.iter().map(ToString::to_string).collect::<Vec<_>>())
            .filter(|serves| !serves.is_empty()),
        ended: numbers.ended_today,
        average_service_s: numbers.average_service_s.filter(|_| names.info.counter_averages),
        request: counter.requests.last().map(|asked| CounterAsked {
            kind: asked.request.kind,
            service: asked.request.service_id.as_ref().map(|id| names.service(id)),
            answer: asked.request.state,
            left_ms: millis(asked.until.saturating_sub(read.running)),
        }),
    }
}

fn advice_view(advice: &BoardAdvice, names: &Names<'_>) -> Option<AdviceView> {
    let serve = match advice.kind {
        AdviceKind::Serve => true,
        AdviceKind::Open => false,
        AdviceKind::Other(_) => return None,
    };
    let others = advice.others.items.iter().filter_map(|other| {
        Some(AdviceOther {
            service: names.service(&other.service_id),
            newcomer_wait_s: other.newcomer_wait_s?,
        })
    });
    Some(AdviceView {
        service: names.service(&advice.service_id),
        desk_id: advice.desk_id.as_ref().map(ToString::to_string),
        desk_name: advice.desk_id.as_ref().map(|id| names.desk(id)),
        serve,
        counters: advice.counters,
        longest_wait_s: advice.longest_wait_s?,
        over_target: advice.over_target?,
        by: advice.by.clone()?,
        others: others.collect(),
    })
}

fn graded_view(graded: &Graded, names: &Names<'_>, zone: &TimeZone) -> GradedAdvice {
    let clock = |at: jiff::Timestamp| hour_and_minute(zone.to_datetime(at));
    let (longest_s, over) = match graded.outcome {
        AdviceOutcome::Measured { longest_wait_s, over_target } => (Some(longest_wait_s), over_target),
        AdviceOutcome::Open | AdviceOutcome::NotMeasured => (None, None),
    };
    GradedAdvice {
        service: names.service(&graded.service_id),
        desk_name: Some(names.desk(&graded.desk_id)),
        answer: graded.answer,
        asked: clock(graded.asked),
        by: clock(graded.by),
        expected_longest_s: graded.longest_wait_s,
        longest_s,
        expected_over: graded.over_target,
        over,
        missed: graded.outcome == AdviceOutcome::NotMeasured,
    }
}

/// What was done, and what is on its way.
pub(crate) fn acts_view(view: &BoardView, now: Now) -> ActsView {
    ActsView {
        open: view.acts.iter().map(|act| open_act(act, now)).collect(),
        notice: view.notices.last().map(|notice| act_notice(notice, &view.undo, now)),
    }
}

fn open_act(act: &ActView, now: Now) -> OpenAct {
    let (unknown, can_repeat) = match &act.state {
        ActState::UnderWay => (false, false),
        ActState::Unknown { try_until, .. } => (true, try_until.is_some_and(|until| now.wall < until)),
    };
    let subject_id = match &act.subject {
        Subject::Ticket(id) => id.to_string(),
        Subject::Service(id) => id.to_string(),
        Subject::Desk(id) => id.to_string(),
    };
    OpenAct {
        id: act.id.0,
        what: act.kind,
        subject: act.label.clone(),
        subject_id,
        unknown,
        can_repeat,
        since_ms: since(now, act.sent),
    }
}

fn act_notice(notice: &BoardNotice, undo: &[UndoAct], now: Now) -> ActNotice {
    let told = |what, subject: &str, error: Option<ErrorView>| {
        let done = error.is_none();
        let offer = undo.iter().find(|offer| done && Some(offer.done) == what && offer.label == subject);
        ActNotice {
            id: notice.id,
            what,
            subject: subject.to_owned(),
            error,
            way_back: offer.and_then(|offer| board_act(&offer.act, &offer.label)),
            left_ms: offer.map(|offer| millis(offer.until.saturating_sub(now.running))),
        }
    };
    match &notice.what {
        BoardNoticeKind::Done { act, label } => told(Some(*act), label, None),
        BoardNoticeKind::Issued { created, .. } => told(Some(ActKind::Issue), &created.ticket.label(), None),
        BoardNoticeKind::Asked { counter, .. } => told(Some(ActKind::Ask), counter, None),
        BoardNoticeKind::Refused { act, label, error } | BoardNoticeKind::NotSent { act, label, error } => {
            told(Some(*act), label, Some(ErrorView::from(&**error)))
        }
        BoardNoticeKind::JournalDamaged { damage } => {
            let file = damage.kept.clone().unwrap_or_default();
            told(None, "", Some(storage_error(&file, StorageProblem::Malformed, &damage.detail)))
        }
        BoardNoticeKind::JournalNotSaved { problem } => {
            told(None, "", Some(ErrorView::from(problem.clone())))
        }
    }
}

/// An act as the page sends it; none for one that takes nothing back.
fn board_act(act: &Act, label: &str) -> Option<BoardAct> {
    let label = label.to_owned();
    Some(match act {
        Act::Priority { ticket, on } => {
            BoardAct::Priority { ticket_id: ticket.id.to_string(), label, on: *on }
        }
        Act::Restore { ticket } => BoardAct::Restore { ticket_id: ticket.id.to_string(), label },
        Act::OpenService { service, open } => {
            BoardAct::Service { service_id: service.to_string(), name: label, open: *open }
        }
        Act::SendOn { .. } | Act::Note { .. } | Act::Cancel { .. } | Act::Issue(_) | Act::Ask { .. } => {
            return None;
        }
    })
}

/// An alert, with how long it stands.
pub(crate) fn board_alert(
    alert: &SupervisorAlert,
    (server, server_name): (u32, Option<String>),
    since: Now,
    now: Now,
) -> BoardAlert {
    let minutes = |seconds: Option<u32>| seconds.map(|seconds| seconds / 60);
    let numbers = &alert.numbers;
    BoardAlert {
        id: alert.id,
        server,
        server_name,
        kind: alert.kind,
        location: or_id(&alert.location, alert.location_id.as_str()),
        location_id: alert.location_id.to_string(),
        subject: alert
            .counter
            .as_ref()
            .map(|(id, name)| or_id(name, id.as_str()))
            .or_else(|| alert.device.as_ref().map(|(id, name)| or_id(name, id.as_str())))
            .or_else(|| alert.service.as_ref().map(|(id, name)| or_id(name, id.as_str()))),
        number: match alert.kind {
            SupervisorAlertKind::OverTarget => minutes(
                numbers
                    .longest_wait_s
                    .zip(numbers.target_wait_s)
                    .map(|(wait, target)| wait.saturating_sub(target)),
            ),
            SupervisorAlertKind::NearTarget => minutes(numbers.longest_wait_s),
            SupervisorAlertKind::NoCounter => Some(numbers.waiting),
            SupervisorAlertKind::FreeCounter
            | SupervisorAlertKind::LongCounter
            | SupervisorAlertKind::DeviceAway
            | SupervisorAlertKind::NoAnswer => minutes(numbers.for_s),
            SupervisorAlertKind::ClosingLate => numbers.late_min.and_then(|late| u32::try_from(late).ok()),
        },
        over: alert.all_clear,
        since_ms: millis(now.running.saturating_sub(since.running)),
    }
}
