//! What a supervisor looks up once: waiting lists, tickets of the day, what would be, reports. Each is asked of one server.

use callpad_board::MOST_LOCATIONS_DRAWN;
use callpad_desk::call_order::Viewpoint;
use callpad_wire::op::{
    ForecastWaits, MoreCounters, Report, ReportRow, TicketStory, Tickets, WaitingTickets,
};
use callpad_wire::{DeskId, LocationId, ServiceId, TicketId, feature, report_csv};
use jiff::civil::Date;

use super::Counter;
use super::sign_in::missing;
use crate::adapters::downloads;
use crate::dto::*;

/// Longest text that is looked for, in characters: numbers are shorter.
const MAX_NUMBER: usize = 32;

impl Counter {
    /// Who waits in a service, with what the forecast says of each.
    pub(crate) async fn service_queue(
        &self,
        server: u32,
        location_id: &str,
        service_id: &str,
    ) -> Result<ServiceQueue, ErrorView> {
        let at = self.at(server)?;
        let info = &at.info;
        let asked = WaitingTickets { service_id: ServiceId::new(service_id) };
        let forecast = async {
            let location_id = Some(LocationId::new(location_id));
            let asked = ForecastWaits { location_id, minutes: None, change: None };
            // The list counts; without a forecast it has no expected times.
            if !info.has(feature::FORECAST) {
                let seen = at.handle.view().seen.clone()?;
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
        server: u32,
        location_id: String,
        number: String,
        state: String,
        after: Option<String>,
    ) -> Result<DayTickets, ErrorView> {
        let at = self.at(server)?;
        let info = &at.info;
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
    pub(crate) async fn ticket_story(
        &self,
        server: u32,
        ticket_id: String,
    ) -> Result<TicketStoryView, ErrorView> {
        let at = self.at(server)?;
        let info = &at.info;
        let asked = TicketStory { ticket_id: TicketId::new(ticket_id) };
        let found = info.session.ticket_story(&asked).await.map_err(|error| ErrorView::from(&error))?;
        let location = found.ticket.waits_in().and_then(|service| info.location_of(&service.id));
        let zone = location.map_or_else(jiff::tz::TimeZone::system, |location| info.zone_of(&location));
        Ok(story_view(&found, &info.directory, &info.services, &zone))
    }

    /// What would be with so many counters more for a service.
    pub(crate) async fn what_if(
        &self,
        server: u32,
        location_id: String,
        service_id: String,
        by: i32,
        minutes: u32,
    ) -> Result<WhatIf, ErrorView> {
        let at = self.at(server)?;
        let info = &at.info;
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
        places: Vec<PlaceOnBoard>,
    ) -> Result<Vec<ReportRowView>, ErrorView> {
        let rows = self.report_rows(from, to, places).await?;
        Ok(rows.iter().map(|(server, row)| report_row(*server, row)).collect())
    }

    /// Writes the same as CSV into the person's folder for downloads; says where.
    pub(crate) async fn save_report(
        &self,
        from: &str,
        to: &str,
        places: Vec<PlaceOnBoard>,
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
        let rows: Vec<_> =
            self.report_rows(from, to, places).await?.into_iter().map(|(_, row)| row).collect();
        let csv = report_csv::write(heads, &rows, separator);
        let days = if from == to { from.to_owned() } else { format!("{from}_{to}") };
        let written =
            tokio::task::spawn_blocking(move || downloads::save(&format!("callpad_{days}.csv"), &csv));
        let path = written.await.map_err(|_| ErrorView::Crashed)??;
        Ok(path.display().to_string())
    }

    /// The rows, each with its server. Of several servers each location bears its server's name too: theirs may be the same.
    async fn report_rows(
        &self,
        from: &str,
        to: &str,
        places: Vec<PlaceOnBoard>,
    ) -> Result<Vec<(u32, ReportRow)>, ErrorView> {
        let day = |text: &str, field: &str| text.parse::<Date>().map_err(|_| missing(field));
        let (from, to) = (day(from, "from")?, day(to, "to")?);
        if places.len() > MOST_LOCATIONS_DRAWN {
            return Err(missing("places"));
        }
        let places: Vec<(u32, Option<LocationId>)> = if places.is_empty() {
            self.servers().into_iter().map(|server| (server, None)).collect()
        } else {
            places.into_iter().map(|place| (place.server, Some(LocationId::new(place.location_id)))).collect()
        };
        let several = places.iter().any(|(server, _)| *server != places[0].0);
        let mut rows = Vec::new();
        for (server, location_id) in places {
            let info = self.at(server)?.info;
            let asked = Report { from, to, location_id };
            let part = info.session.whole_report(&asked).await.map_err(|error| ErrorView::from(&error))?;
            let name = self.name_among_several(server).filter(|_| several);
            rows.extend(part.items.into_iter().map(|mut row| {
                if let Some(name) = &name {
                    row.location = format!("{} ({name})", row.location);
                }
                (server, row)
            }));
        }
        Ok(rows)
    }
}
