//! The board: what supervisors see and do. What changes by itself is kept by [`callpad_board`]; what is looked up once is
//! asked here.

use std::sync::Arc;

use callpad_desk::call_order::Viewpoint;
use callpad_wire::op::{ForecastWaits, MoreCounters, Report, TicketStory, Tickets, WaitingTickets};
use callpad_wire::{DeskId, LocationId, ServiceId, TicketId, feature, report_csv};
use jiff::civil::Date;

use super::Counter;
use super::sign_in::missing;
use crate::adapters::downloads;
use crate::dto::*;
use crate::session_info::SessionInfo;

/// Longest text that is looked for, in characters: numbers are shorter.
const MAX_NUMBER: usize = 32;

impl Counter {
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

    fn supervising(&self) -> Result<Arc<SessionInfo>, ErrorView> {
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
                return None;
            }
            info.session.forecast(&asked).await.ok()
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
        Ok(service_queue(&waiting, forecast.as_ref().map(|all| &all.base), &viewpoint))
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

impl Counter {
    pub(crate) fn subscribe_board(&self, _channel: tauri::ipc::Channel<BoardChange>) -> BoardSnapshot {
        BoardSnapshot {
            revision: 0,
            session: None,
            connection: ConnectionView::Idle,
            denied: false,
            locations: vec![],
            acts: ActsView::default(),
            alerts: vec![],
        }
    }
    pub(super) async fn open_board(&self, _info: &Arc<SessionInfo>) {}
    pub(super) async fn close_board(&self) {}
    pub(crate) async fn do_act(&self, _act: BoardAct) -> Result<(), ErrorView> {
        Err(ErrorView::NotNow)
    }
    pub(crate) async fn repeat_act(&self, _id: u32) -> Result<(), ErrorView> {
        Err(ErrorView::NotNow)
    }
    pub(crate) async fn leave_act(&self, _id: u32) -> Result<(), ErrorView> {
        Err(ErrorView::NotNow)
    }
    pub(crate) async fn dismiss_act_notice(&self, _id: u32) -> Result<(), ErrorView> {
        Err(ErrorView::NotNow)
    }
}
