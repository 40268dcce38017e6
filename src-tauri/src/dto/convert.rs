//! Converts the domain's types to those of the page. Pure; durations are counted up to the given moment.

mod alert;
mod board;
mod error;
mod hall;
mod live_board;
mod seen;
mod summary;

use std::time::Duration;

use callpad_client::Directory;
use callpad_desk::Now;
use callpad_desk::{self as desk, Connection, NoticeKind, Phase, Seat, View};
use callpad_wire::{CounterRequest, Moment, ServiceId, ServiceRef, Ticket, TicketStrings, WaitingService};
use jiff::Timestamp;

use super::*;
use crate::expected::Expected;
use crate::session_info::{BUILT_IN, SessionInfo};

pub(crate) use alert::alert_view;
pub(crate) use board::{day_ticket, report_row, service_queue, story_view, what_if_view};
pub(crate) use error::{file_error, storage_error};
pub(crate) use hall::{checked_device, slip_printer};
pub(crate) use live_board::{acts_view, board_alert, board_connection, board_session, location_board};
pub(crate) use seen::seen_tickets;
pub(crate) use summary::location_summary;

/// The desk after an action.
pub(crate) fn desk_part(view: &View, now: Now) -> DeskPart {
    DeskPart { desk_revision: view.revision, desk: desk_view(view, now) }
}

pub(crate) fn session_view(view: &View, session_info: Option<&SessionInfo>) -> Option<SessionView> {
    let seat = view.seat.as_ref()?;
    let session_info = session_info?;
    let desk = session_info.directory.desk(&seat.desk_id);
    let location = desk.and_then(|d| session_info.directory.location(d.location_id.as_ref()?));
    let named = |id: &callpad_wire::ServiceId| {
        view.lists
            .all_services
            .iter()
            .map(|s| &s.service)
            .chain(session_info.services.iter())
            .find(|s| &s.id == id)
            .map_or_else(
                || ServiceRef { id: id.clone(), tag: String::new(), name: id.to_string() },
                Clone::clone,
            )
    };
    let known: &[ServiceRef] = &session_info.services;
    let available: Vec<ServiceRef> = if view.lists.all_services.is_empty() {
        known.to_vec()
    } else {
        view.lists.all_services.iter().map(|s| s.service.clone()).collect()
    };
    Some(SessionView {
        server: if seat.server == BUILT_IN { String::new() } else { seat.server.clone() },
        built_in: seat.server == BUILT_IN,
        directory: directory_view(&session_info.directory),
        roles: session_info.directory.user(&seat.user_id).and_then(|me| me.roles.clone()),
        user_id: seat.user_id.to_string(),
        user_name: session_info.user_name.clone().unwrap_or_else(|| seat.user_id.to_string()),
        desk_id: seat.desk_id.to_string(),
        desk_name: desk
            .map(|d| d.name.clone())
            .filter(|n| !n.is_empty())
            .unwrap_or_else(|| seat.desk_id.to_string()),
        location: location.map(|l| l.name.clone()),
        services: seat.services.iter().map(named).collect(),
        available_services: available,
        features: view.features.iter().map(str::to_owned).collect(),
        supervises: session_info.supervises(),
        memory_only: session_info.memory_only.as_ref().map(Into::into),
        open_line: session_info.open_line,
    })
}

pub(crate) fn desk_view(view: &View, now: Now) -> DeskView {
    let seat = view.seat.as_deref();
    let phase = match &view.phase {
        Phase::SignedOut => PhaseView::SignedOut,
        Phase::Free => PhaseView::Free,
        Phase::Break { since } => {
            PhaseView::Break { since_ms: millis(now.running.saturating_sub(since.running)) }
        }
        Phase::Calling { label } => PhaseView::Calling { label: label.clone() },
        Phase::Serving { open, busy } => PhaseView::Serving { open: open_view(open, seat, now), busy: *busy },
        Phase::Unknown { action, label, open, refreshing, probably, only_person, nobody_called } => {
            PhaseView::Unknown {
                action: *action,
                label: label.clone(),
                open: open.as_deref().map(|open| open_view(open, seat, now)),
                looking: *refreshing,
                probably: probably.clone(),
                only_person: *only_person,
                nobody_called: *nobody_called,
            }
        }
    };
    DeskView {
        phase,
        notice: view.notice.as_ref().map(|n| NoticeView { id: n.id, what: notice(n) }),
        undo_offer: view.undo_offer.as_ref().map(|offer| undo_offer_view(offer, now)),
        held: view.deferred,
        requests: view.requests.iter().map(|request| request_view(request, view)).collect(),
        presence_told: view.presence_told,
        break_reason: view.break_reason.clone(),
    }
}

/// What is asked, with the service's name as far as it is known here.
fn request_view(request: &CounterRequest, view: &View) -> RequestView {
    let named = |id: &ServiceId| {
        let listed = view.lists.all_services.iter().map(|listed| &listed.service);
        let name = listed.filter(|service| service.id == *id).map(|service| service.name.clone());
        name.into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| id.to_string())
    };
    RequestView {
        id: request.id.to_string(),
        kind: request.kind,
        service: request.service_id.as_ref().map(named),
    }
}

pub(crate) fn lists_view(view: &View, now: Now) -> ListsView {
    let seat = view.seat.as_deref();
    let row = |row: &desk::Row| WaitingRow {
        ticket: ticket_view(&row.ticket, seat),
        waited_s: row.waited_s,
        target_wait_s: target(seat, &row.ticket),
        next: row.next,
    };
    let age = |read: Option<Now>| read.map(|read| millis(now.running.saturating_sub(read.running)));
    let side_row = |row: &desk::SideRow| SideRow {
        ticket: ticket_view(&row.ticket, seat),
        waited_s: row.waited_s,
        mine: row.mine,
        aside_ms: row.aside.map(|at| since(now, at)),
    };
    let side = |list: &desk::SideList| SideList {
        rows: list.rows.iter().map(side_row).collect(),
        age_ms: age(list.read),
    };
    ListsView {
        services: view.lists.services.iter().map(service_count).collect(),
        all_services: view.lists.all_services.iter().map(service_count).collect(),
        waiting: view.lists.waiting.iter().map(row).collect(),
        next_is_sure: view.lists.next_is_sure,
        age_ms: age(view.lists.read),
        paused: side(&view.lists.paused),
        cancelled: side(&view.lists.cancelled),
        offline_calls: view.offline_calls.iter().map(|call| offline_call_row(call, now)).collect(),
        unreadable: view.lists.unreadable.clone(),
    }
}

pub(crate) fn expected_view(expected: &Expected, now: Now) -> ExpectedView {
    let wait = |(id, wait_s): (String, &[u32; 3])| ExpectedWait { id, wait_s: *wait_s };
    ExpectedView {
        age_ms: expected.at.map(|at| millis(now.running.saturating_sub(at.running))),
        tickets: expected.tickets.iter().map(|(id, wait_s)| wait((id.to_string(), wait_s))).collect(),
        services: expected.newcomers.iter().map(|(id, wait_s)| wait((id.to_string(), wait_s))).collect(),
    }
}

/// Milliseconds since a moment of the wall clock; 0 if the clock was set back before it.
fn since(now: Now, at: Timestamp) -> u32 {
    Duration::try_from(now.wall.duration_since(at)).map_or(0, millis)
}

fn offline_call_row(call: &desk::OfflineCall, now: Now) -> OfflineCallRow {
    OfflineCallRow {
        id: call.id,
        label: call.label.clone(),
        ticket_id: call.ticket_id.as_ref().map(ToString::to_string),
        since_ms: since(now, call.called),
        waits: call.waits,
    }
}

fn undo_offer_view(offer: &desk::UndoOffer, now: Now) -> UndoOfferView {
    UndoOfferView {
        notice_id: offer.notice,
        ticket_id: offer.ticket_id.to_string(),
        label: offer.label.clone(),
        source: offer.source,
        left_ms: offer.until.map(|until| millis(until.saturating_sub(now.running))),
    }
}

pub(crate) fn directory_view(directory: &Directory) -> DirectoryView {
    DirectoryView {
        desks: directory
            .desks
            .iter()
            .map(|desk| DirectoryDesk {
                id: desk.id.to_string(),
                name: or_id(&desk.name, desk.id.as_str()),
                tag: desk.tag.clone(),
                service_ids: desk.service_ids.clone(),
            })
            .collect(),
        users: directory
            .users
            .iter()
            .map(|user| DirectoryEntry {
                id: user.id.to_string(),
                name: or_id(&or_id(&user.display_name, &user.username), user.id.as_str()),
            })
            .collect(),
        languages: directory
            .languages
            .iter()
            .map(|language| DirectoryEntry {
                id: language.id.clone(),
                name: or_id(&language.name, &language.id),
            })
            .collect(),
        devices: directory
            .devices
            .iter()
            .map(|device| DirectoryDevice {
                id: device.id.to_string(),
                name: or_id(&device.name, device.id.as_str()),
                kind: device.kind.clone(),
            })
            .collect(),
    }
}

/// A name; the id where there is none.
fn or_id(name: &str, id: &str) -> String {
    if name.is_empty() { id.to_owned() } else { name.to_owned() }
}

pub(crate) fn connection_view(view: &View, now: Now) -> ConnectionView {
    connection(&view.connection, now)
}

fn connection(of: &Connection, now: Now) -> ConnectionView {
    match of {
        Connection::Idle => ConnectionView::Idle,
        Connection::Live => ConnectionView::Live,
        Connection::Polling { every } => ConnectionView::Polling { every_s: seconds(*every) },
        Connection::Lost { since, error } => ConnectionView::Lost {
            since_ms: millis(now.running.saturating_sub(since.running)),
            error: ErrorView::from(&**error),
        },
        Connection::TokenEnded => ConnectionView::TokenEnded,
    }
}

fn open_view(open: &desk::Open, seat: Option<&Seat>, now: Now) -> OpenTicketView {
    OpenTicketView {
        ticket: ticket_view(&open.ticket, seat),
        serving_ms: millis(open.serving(now)),
        recalls: open.recalls,
        last_recall_ms: open.last_recall.map(|at| millis(now.running.saturating_sub(at.running))),
        target_wait_s: target(seat, &open.ticket),
        waited_s: open.waited_s,
        phone: open.ticket.custom_field.as_deref().and_then(crate::phone::number),
        restored: open.restored,
    }
}

fn ticket_view(ticket: &Ticket, seat: Option<&Seat>) -> TicketView {
    let bound_to = if let Some(user) = &ticket.dst_user {
        let me = seat.is_some_and(|s| s.user_id == user.id);
        let name = if user.display_name.is_empty() { &user.username } else { &user.display_name };
        Some(BoundTo { kind: if me { BoundKind::Me } else { BoundKind::OtherUser }, name: name.clone() })
    } else {
        ticket.dst_desk.as_ref().map(|desk| {
            let here = seat.is_some_and(|s| s.desk_id == desk.id);
            BoundTo {
                kind: if here { BoundKind::ThisDesk } else { BoundKind::OtherDesk },
                name: desk.name.clone(),
            }
        })
    };
    TicketView {
        id: ticket.id.to_string(),
        label: ticket.label(),
        service: ticket.waits_in().cloned().unwrap_or_else(|| ServiceRef {
            id: "".into(),
            tag: String::new(),
            name: String::new(),
        }),
        visitor: ticket.client_name.clone(),
        note: ticket.note.clone(),
        custom_field: ticket.custom_field.clone(),
        lang: ticket.lang.clone(),
        priority: ticket.flags.priority,
        from_virtual: ticket.flags.from_virtual,
        transferred: ticket.transferred,
        appointment: ticket.scheduled_to.map(|at| clock_time(at, seat)),
        bound_to,
    }
}

/// "10:30" in the location's local time (V4).
fn clock_time(at: Moment, seat: Option<&Seat>) -> String {
    let wall = match at {
        Moment::Wall(wall) => wall,
        Moment::Exact(exact) => {
            let zone = seat
                .and_then(|s| s.time_zone.as_deref())
                .and_then(|name| jiff::tz::TimeZone::get(name).ok())
                .unwrap_or_else(jiff::tz::TimeZone::system);
            zone.to_datetime(exact)
        }
    };
    wall.strftime("%H:%M").to_string()
}

fn target(seat: Option<&Seat>, ticket: &Ticket) -> Option<u32> {
    let service = &ticket.waits_in()?.id;
    seat?.target_wait_s.iter().find(|(id, _)| id == service).map(|(_, s)| *s)
}

fn notice(told: &desk::Notice) -> Notice {
    let nobody_called = told.nobody_called;
    match told.what.clone() {
        NoticeKind::NobodyWaiting { ended } => Notice::NobodyWaiting { ended },
        NoticeKind::TakenByColleague { label } => Notice::TakenByColleague { label },
        NoticeKind::Failed { action, label, error } => {
            Notice::Failed { action, label, error: ErrorView::from(&*error), nobody_called }
        }
        NoticeKind::AnswerGone { label } => Notice::AnswerGone { label },
        NoticeKind::Ended { label } => Notice::Ended { label },
        NoticeKind::Paused { label, ticket_id } => Notice::Paused { label, ticket_id: ticket_id.to_string() },
        NoticeKind::Cancelled { label, ticket_id } => {
            Notice::Cancelled { label, ticket_id: ticket_id.to_string() }
        }
        NoticeKind::Transferred { label, ticket_id, to } => {
            Notice::Transferred { label, ticket_id: ticket_id.to_string(), to }
        }
        NoticeKind::Recalled { label } => Notice::Recalled { label },
        NoticeKind::SettledDone { action, label } => Notice::SettledDone { action, label, nobody_called },
        NoticeKind::SettledNotDone { action, label } => {
            Notice::SettledNotDone { action, label, nobody_called }
        }
        NoticeKind::Created { label, ahead, average_wait_s, ticket_id, service_name, strings } => {
            Notice::Created {
                label,
                ahead,
                average_wait_s,
                ticket_id: ticket_id.to_string(),
                service_name,
                strings: strings.map(strings_view),
            }
        }
        NoticeKind::CreatedNotCalled { label, ticket_id, service_name, error } => Notice::CreatedNotCalled {
            label,
            ticket_id: ticket_id.to_string(),
            service_name,
            error: ErrorView::from(&*error),
        },
        NoticeKind::RequestAnswered { accepted } => Notice::RequestAnswered { accepted },
        NoticeKind::Restored { label } => Notice::Restored { label },
        NoticeKind::OpenTicketFirst { open, ticket_id, source, label } => {
            Notice::OpenTicketFirst { open, ticket_id: ticket_id.to_string(), source, label }
        }
        NoticeKind::JournalDamaged { damage } => {
            Notice::JournalDamaged { damage: damage.kind, kept: damage.kept }
        }
        NoticeKind::AnotherDay { label, called_on } => {
            Notice::AnotherDay { label, called_on: called_on.to_string() }
        }
        NoticeKind::Returned { label } => Notice::Returned { label },
        NoticeKind::FoundOpen { label } => Notice::FoundOpen { label },
        NoticeKind::NotCarriedOut { action } => Notice::NotCarriedOut { action },
        NoticeKind::NotKnown { action, label } => Notice::NotKnown { action, label },
        NoticeKind::JournalNotSaved { problem } => Notice::NotKept { error: ErrorView::from(problem) },
    }
}

/// Milliseconds, capped at the largest `u32`: 49 days are as good as for ever here.
fn millis(length: Duration) -> u32 {
    u32::try_from(length.as_millis()).unwrap_or(u32::MAX)
}

fn seconds(length: Duration) -> u32 {
    u32::try_from(length.as_secs()).unwrap_or(u32::MAX)
}

fn service_count(service: &WaitingService) -> ServiceCount {
    ServiceCount {
        service: service.service.clone(),
        waiting: service.waiting,
        open: service.open,
        average_wait_s: service.average_wait_s,
    }
}

fn strings_view(strings: TicketStrings) -> TicketStringsView {
    TicketStringsView {
        people_waiting: strings.people_waiting,
        waiting_time: strings.waiting_time,
        date_text: strings.date_text,
        prioritary_ticket: strings.prioritary_ticket,
        extra_text: strings.extra_text,
        footer_text: strings.footer_text,
    }
}

impl From<&callpad_wire::op::Destination> for Destination {
    fn from(to: &callpad_wire::op::Destination) -> Self {
        use callpad_wire::op::Destination as To;
        let (kind, id) = match to {
            To::Service(id) => (DestinationKind::Service, id.to_string()),
            To::Desk(id) => (DestinationKind::Desk, id.to_string()),
            To::User(id) => (DestinationKind::User, id.to_string()),
        };
        Self { kind, id }
    }
}
