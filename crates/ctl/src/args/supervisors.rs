//! What supervisors look up and change at Callpad's own server, besides tickets that wait.

use callpad_wire::op::{ChangeService, Report, TicketStory, Tickets};
use clap::builder::NonEmptyStringValueParser;
use clap::{ArgGroup, Subcommand};
use jiff::civil::Date;

use super::{Job, Request, UsageError, boolean, missing};

#[derive(Subcommand)]
pub(super) enum SupervisorArg {
    /// Stop issuing tickets of a service, or resume it, as a supervisor (only on Callpad's own server)
    #[command(name = "changeservice")]
    ChangeService {
        /// The service
        #[arg(long, allow_hyphen_values = true, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
        service_id: String,
        /// Whether tickets are issued; those who wait are served all the same
        #[arg(long, value_name = "BOOL", num_args = 0..=1, default_missing_value = "1", required = true, value_parser = boolean)]
        open: Option<bool>,
    },
    /// List the tickets of the business day, whatever became of them, the newest first, at most 100 (only on Callpad's own server)
    #[command(name = "tickets")]
    Tickets {
        /// Only this location; without it all that the person may see
        #[arg(long, alias = "location", allow_hyphen_values = true, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
        location_id: Option<String>,
        /// Only with this number, with or without its tag
        #[arg(long, allow_hyphen_values = true, value_name = "TEXT")]
        number: Option<String>,
        /// Only in this state: 1 waiting, 2 in service, 3 paused, 4 cancelled, 5 ended
        #[arg(long, value_name = "STATE", value_parser = ["1", "2", "3", "4", "5"])]
        state: Option<String>,
        /// Go on behind a page: the "next" of its answer
        #[arg(long, allow_hyphen_values = true, value_name = "TEXT")]
        after: Option<String>,
    },
    /// Tell what happened to a ticket (only on Callpad's own server)
    #[command(name = "ticket")]
    Ticket {
        /// The ticket
        #[arg(allow_hyphen_values = true, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
        ticket_id: String,
    },
    /// Tell what happens now and today at each location (only on Callpad's own server)
    #[command(name = "board")]
    Board {
        /// Only this location; without it all that the person may see
        #[arg(long, alias = "location-id", allow_hyphen_values = true, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
        location: Option<String>,
    },
    /// Print what was counted on some business days, by service, hour and branch, as CSV (only on Callpad's own server)
    #[command(name = "report", group = ArgGroup::new("days").required(true))]
    Report {
        /// This day, as yyyy-mm-dd
        #[arg(long, group = "days", value_name = "DAY", conflicts_with = "to", value_parser = day)]
        day: Option<Date>,
        /// From this day on
        #[arg(long, group = "days", value_name = "DAY", requires = "to", value_parser = day)]
        from: Option<Date>,
        /// To this day, which is part of it; at most a year
        #[arg(long, value_name = "DAY", requires = "from", value_parser = day)]
        to: Option<Date>,
        /// Only this location; without it all that the person may see
        #[arg(long, alias = "location-id", allow_hyphen_values = true, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
        location: Option<String>,
    },
}

impl SupervisorArg {
    pub(super) fn job(self) -> Result<Job, UsageError> {
        Ok(Job::Send(match self {
            Self::ChangeService { service_id, open } => {
                let open = open.ok_or_else(|| missing("--open <BOOL>"))?;
                Request::ChangeService(ChangeService { service_id: service_id.into(), open })
            }
            Self::Tickets { location_id, number, state, after } => {
                let location_id = location_id.map(Into::into);
                Request::Tickets(Tickets { location_id, number, state, after })
            }
            Self::Ticket { ticket_id } => Request::Ticket(TicketStory { ticket_id: ticket_id.into() }),
            Self::Board { location } => Request::Board(location.map(Into::into)),
            Self::Report { day, from, to, location } => {
                // One of them is there: the group saw to that.
                let from = from.or(day).ok_or_else(|| missing("--day <DAY>"))?;
                let location_id = location.map(Into::into);
                return Ok(Job::Report(Report { from, to: to.unwrap_or(from), location_id }));
            }
        }))
    }
}

fn day(text: &str) -> Result<Date, String> {
    let day = text.parse::<Date>().ok().filter(|day| day.to_string() == text);
    day.ok_or_else(|| "not of the form yyyy-mm-dd".to_owned())
}
