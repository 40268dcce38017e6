//! The board: what supervisors see and do. What changes by itself is kept by [`callpad_board`]; what is looked up once is
//! asked here.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use callpad_board::{
    ActId, BoardHandle, BoardPorts, BoardView, Supervisor, SupervisorAlert, SupervisorRules,
};
use callpad_connector::BoardConnector;
use callpad_desk::View;
use callpad_desk::call_order::Viewpoint;
use callpad_wire::op::{ForecastWaits, MoreCounters, Report, TicketStory, Tickets, WaitingTickets};
use callpad_wire::{DeskId, LocationId, ServiceId, TicketId, feature, report_csv};
use jiff::civil::Date;
use tauri::ipc::Channel;
use tokio::sync::watch;

use super::Counter;
use super::sign_in::missing;
use crate::adapters::{board_channel, downloads};
use crate::board_state::{BoardSources, BoardStates, ToldAlert, tell};
use crate::dto::*;
use crate::forms;
use crate::session_info::SessionInfo;
use crate::states::States;

/// Longest text that is looked for, in characters: numbers are shorter.
const MAX_NUMBER: usize = 32;

/// The board of one app: what keeps it, and what its window is told.
pub(super) struct Board {
    handle: BoardHandle,
    states: BoardStates,
    told: watch::Sender<Arc<Vec<ToldAlert>>>,
    navigation: watch::Sender<BoardNavigation>,
    /// Whether its window is there.
    open: AtomicBool,
}

impl Board {
    pub(super) fn new(
        ports: BoardPorts,
        desk: watch::Receiver<Arc<View>>,
        session_info: watch::Receiver<Option<Arc<SessionInfo>>>,
    ) -> Self {
        let handle = BoardHandle::spawn(ports);
        let told = watch::Sender::new(Arc::default());
        let navigation = watch::Sender::new(BoardNavigation::default());
        let states = States::of(BoardSources {
            views: handle.watch(),
            desk,
            info: session_info,
            told: told.subscribe(),
            navigation: navigation.subscribe(),
        });
        Self { handle, states, told, navigation, open: AtomicBool::new(false) }
    }

    /// The handle.
    pub(super) fn handle(&self) -> &BoardHandle {
        &self.handle
    }
}

impl Counter {
    /// The whole board; its changes follow on the channel.
    pub(crate) fn subscribe_board(&self, channel: Channel<BoardChange>) -> BoardSnapshot {
        let (states, clock) = (self.board.states.follow(), self.clock.clone());
        let first = states.now();
        let snapshot = board_channel::snapshot(&first, &*clock);
        let task = board_channel::run(channel, clock, states, first);
        self.set_page_channel(PageKind::Board, tauri::async_runtime::spawn(task));
        snapshot
    }

    /// A reader of the board's states as they change.
    #[cfg(test)]
    pub(crate) fn board_states(&self) -> BoardStates {
        self.board.states.follow()
    }

    /// The board's views as they change.
    pub(crate) fn board_views(&self) -> watch::Receiver<Arc<BoardView>> {
        self.board.handle.watch()
    }

    /// Begins to supervise, where this person may. Who has no counter waits for the first numbers.
    pub(super) async fn open_board(&self, info: &SessionInfo) {
        if !info.supervises() {
            self.board.handle.sign_out().await;
            return;
        }
        let supervisor = Supervisor { server: info.server.clone(), user_id: info.session.user_id().clone() };
        let api = Arc::new(BoardConnector::new(info.session.clone()).with_directory(&info.directory));
        let handle = self.board.handle.clone();
        let begin = async move { handle.sign_in(api, supervisor).await };
        if info.board_only {
            begin.await;
        } else {
            tokio::spawn(begin);
        }
    }

    /// Whether the organisation lets people have the board here.
    pub(super) fn offers_board(&self) -> bool {
        self.settings_file().effective().board != Some(false) && !self.managed.refuses("board")
    }

    /// The board's window was made, or is gone: without it nothing is read, and nothing told.
    pub(crate) fn set_board_open(&self, open: bool) {
        if self.board.open.swap(open, Ordering::Relaxed) != open {
            self.board.handle.set_shown(open);
            self.apply_board_settings();
        }
    }

    /// The board is asked to show something.
    #[cfg_attr(not(target_os = "macos"), allow(dead_code))] // the menu bar of macOS asks
    pub(crate) fn show_on_board(&self, to: BoardPlace) {
        self.board.navigation.send_modify(|navigation| {
            *navigation = BoardNavigation { times: navigation.times.wrapping_add(1), to };
        });
    }

    /// Whether the board's window can be seen.
    pub(crate) fn set_board_in_sight(&self, in_sight: bool) {
        self.board.handle.set_background(!in_sight);
    }

    /// Applies the settings that concern the board.
    pub(super) fn apply_board_settings(&self) {
        let settings = self.settings();
        self.board.handle.set_poll_interval(Duration::from_secs(settings.poll_every_s.into()));
        let rules = settings.board_alerts.rules(&settings.alerts);
        let on = rules.on && self.board.open.load(Ordering::Relaxed);
        self.board.handle.set_alert_rules(SupervisorRules { on, ..rules });
    }

    /// Shows an alert on the board; returns it as the page gets it.
    pub(crate) fn show_board_alert(&self, alert: SupervisorAlert) -> BoardAlert {
        let now = self.clock.now();
        let shown = board_alert(&alert, now, now);
        self.board.told.send_modify(|told| tell(Arc::make_mut(told), alert, now));
        shown
    }

    /// Does something, and waits until its outcome is known, or known to be unknown.
    pub(crate) async fn do_act(&self, act: BoardAct) -> Result<(), ErrorView> {
        let info = self.supervising()?;
        let act = forms::act(act, |location| info.zone_of(location))?;
        self.board.handle.act(act).await?;
        Ok(())
    }

    /// Sends an act of unknown outcome again, under its key.
    pub(crate) async fn repeat_act(&self, id: u32) -> Result<(), ErrorView> {
        self.board.handle.try_again(ActId(id)).await?;
        Ok(())
    }

    /// Leaves an act of unknown outcome as it is.
    pub(crate) async fn leave_act(&self, id: u32) -> Result<(), ErrorView> {
        self.board.handle.leave(ActId(id)).await?;
        Ok(())
    }

    /// Takes the notice of an act away.
    pub(crate) fn dismiss_act_notice(&self, id: u32) {
        self.board.handle.dismiss_notice(id);
    }

    /// Who is signed in.
    pub(super) fn session_info(&self) -> Option<Arc<SessionInfo>> {
        self.session_info.borrow().clone()
    }

    /// Whether the board is all that the person has, without a counter.
    pub(crate) fn supervises_only(&self) -> bool {
        self.session_info().is_some_and(|info| info.board_only)
    }

    /// Whether the next start begins at the board: the last session was there.
    pub(crate) fn starts_at_board(&self) -> bool {
        self.settings_file().remembered().session.as_ref().is_some_and(|saved| saved.is_board())
    }

    pub(super) fn supervising(&self) -> Result<Arc<SessionInfo>, ErrorView> {
        self.session_info().filter(|info| info.supervises()).ok_or(ErrorView::NotNow)
    }

    /// Who waits in a service, with what the forecast says of each.
    pub(crate) async fn service_queue(
        &self,
        location_id: &str,
        service_id: &str,
    ) -> Result<ServiceQueue, ErrorView> {
        let info = self.supervising()?;
        let asked = WaitingTickets { service_id: ServiceId::new(service_id) };
        let forecast = async {
            let location_id = Some(LocationId::new(location_id));
            let asked = ForecastWaits { location_id, minutes: None, change: None };
            // The list counts; without a forecast it has no expected times.
            if !info.has(feature::FORECAST) {
                let seen = self.board.handle.view().seen.clone()?;
                return Some(seen_tickets(seen.services.get(&ServiceId::new(service_id))?));
            }
            info.session.forecast(&asked).await.ok().map(|all| all.base.tickets.items)
        };
        let (waiting, forecast) = tokio::join!(info.session.waiting_tickets(&asked), forecast);
        let waiting = waiting.map_err(|error| ErrorView::from(&error))?;
        let (desk, zone) = (DeskId::new(""), info.zone_of(&LocationId::new(location_id)));
        let viewpoint = Viewpoint {
            desk: &desk,
            user: info.session.user_id(),
            now: self.clock.now().wall + info.clock_offset(),
            zone: &zone,
        };
        Ok(service_queue(&waiting, forecast.as_deref().unwrap_or_default(), &viewpoint))
    }

    /// A page of the day's tickets.
    pub(crate) async fn day_tickets(
        &self,
        location_id: String,
        number: String,
        state: String,
        after: Option<String>,
    ) -> Result<DayTickets, ErrorView> {
        let info = self.supervising()?;
        if number.chars().count() > MAX_NUMBER {
            return Err(ErrorView::InputInvalid {
                field: "number".into(),
                max_chars: u32::try_from(MAX_NUMBER).ok(),
            });
        }
        let location_id = LocationId::new(location_id);
        let zone = info.zone_of(&location_id);
        let filled = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let asked =
            Tickets { location_id: Some(location_id), number: filled(number), state: filled(state), after };
        let page = info.session.tickets(&asked).await.map_err(|error| ErrorView::from(&error))?;
        Ok(DayTickets {
            tickets: page.tickets.items.iter().map(|ticket| day_ticket(ticket, &zone)).collect(),
            next: page.next,
        })
    }

    /// A ticket and what happened to it.
    pub(crate) async fn ticket_story(&self, ticket_id: String) -> Result<TicketStoryView, ErrorView> {
        let info = self.supervising()?;
        let asked = TicketStory { ticket_id: TicketId::new(ticket_id) };
        let found = info.session.ticket_story(&asked).await.map_err(|error| ErrorView::from(&error))?;
        let location = found.ticket.waits_in().and_then(|service| info.location_of(&service.id));
        let zone = location.map_or_else(jiff::tz::TimeZone::system, |location| info.zone_of(&location));
        Ok(story_view(&found, &info.directory, &info.services, &zone))
    }

    /// What would be with so many counters more for a service.
    pub(crate) async fn what_if(
        &self,
        location_id: String,
        service_id: String,
        by: i32,
        minutes: u32,
    ) -> Result<WhatIf, ErrorView> {
        let info = self.supervising()?;
        let service_id = ServiceId::new(service_id);
        let change = MoreCounters { service_id: service_id.clone(), by };
        let asked = ForecastWaits {
            location_id: Some(LocationId::new(location_id)),
            minutes: Some(minutes),
            change: Some(change).filter(|change| change.by != 0),
        };
        let forecasts = info.session.forecast(&asked).await.map_err(|error| ErrorView::from(&error))?;
        Ok(what_if_view(&forecasts, &service_id, &info.services))
    }

    /// What was counted on these days, location by location; of all of them if none is named.
    pub(crate) async fn report(
        &self,
        from: &str,
        to: &str,
        location_ids: Vec<String>,
    ) -> Result<Vec<ReportRowView>, ErrorView> {
        let rows = self.report_rows(from, to, location_ids).await?;
        Ok(rows.iter().map(report_row).collect())
    }

    /// Writes the same as CSV into the person's folder for downloads; says where.
    pub(crate) async fn save_report(
        &self,
        from: &str,
        to: &str,
        location_ids: Vec<String>,
        separator: char,
        heads: &[String],
    ) -> Result<String, ErrorView> {
        let separator = match separator {
            ';' => report_csv::Separator::Semicolon,
            ',' => report_csv::Separator::Comma,
            _ => return Err(missing("separator")),
        };
        if heads.len() != report_csv::COLUMNS.len() {
            return Err(missing("heads"));
        }
        let rows = self.report_rows(from, to, location_ids).await?;
        let csv = report_csv::write(heads, &rows, separator);
        let days = if from == to { from.to_owned() } else { format!("{from}_{to}") };
        let written =
            tokio::task::spawn_blocking(move || downloads::save(&format!("callpad_{days}.csv"), &csv));
        let path = written.await.map_err(|_| ErrorView::Crashed)??;
        Ok(path.display().to_string())
    }

    async fn report_rows(
        &self,
        from: &str,
        to: &str,
        location_ids: Vec<String>,
    ) -> Result<Vec<callpad_wire::op::ReportRow>, ErrorView> {
        let info = self.supervising()?;
        let day = |text: &str, field: &str| text.parse::<Date>().map_err(|_| missing(field));
        let (from, to) = (day(from, "from")?, day(to, "to")?);
        let locations: Vec<Option<LocationId>> = if location_ids.is_empty() {
            vec![None]
        } else {
            location_ids.into_iter().map(|id| Some(LocationId::new(id))).collect()
        };
        let mut rows = Vec::new();
        for location_id in locations {
            let asked = Report { from, to, location_id };
            let part = info.session.whole_report(&asked).await.map_err(|error| ErrorView::from(&error))?;
            rows.extend(part.items);
        }
        Ok(rows)
    }
}
