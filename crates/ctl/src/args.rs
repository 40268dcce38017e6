//! The command line: operations and parameters by the document's names, with `-` for `_`.

mod invocation;
mod supervisors;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use callpad_wire::CounterRequestKind;
use callpad_wire::op::{Destination, MoreCounters, PresenceState};
use clap::builder::NonEmptyStringValueParser;
use clap::{ArgGroup, Parser, Subcommand, ValueEnum};
use jiff::civil::DateTime;

use self::invocation::missing;
pub(crate) use self::invocation::{
    Invocation, Job, Request, SelfTestTask, SupportBundleTask, Task, UsageError,
};
use self::supervisors::SupervisorArg;
use crate::exit;
use crate::values::{boolean, date, more_counters};

/// Every operation of the Queue Management API on the command line.
///
/// Prints one line of JSON with the document's keys; messages go to standard error. Signs in by itself when the
/// server refuses; a secret, where the server wants one, comes from CALLPAD_SECRET or standard input.
#[derive(Parser)]
#[command(name = "callpadctl", version, max_term_width = 100, after_help = exit::CODES)]
pub(crate) struct Args {
    /// The server's address: origin and any prefix, without /restapi
    #[arg(long, global = true, allow_hyphen_values = true, value_name = "URL")]
    server: Option<String>,

    /// The person who acts
    #[arg(long, global = true, allow_hyphen_values = true, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
    user_id: Option<String>,

    /// The counter that acts
    #[arg(long, global = true, allow_hyphen_values = true, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
    desk: Option<String>,

    /// Neither read the token from the system's keyring nor keep it there
    #[arg(long, global = true)]
    no_keyring: bool,

    /// Show the token in the answer of login instead of ***
    #[arg(long, global = true)]
    show_token: bool,

    /// How parameters travel
    #[arg(long, global = true, value_enum, default_value_t = EncodingArg::Json, value_name = "HOW")]
    encoding: EncodingArg,

    #[command(subcommand)]
    command: CommandArg,
}

#[derive(Subcommand)]
enum CommandArg {
    #[command(flatten)]
    Operation(OperationArg),
    /// Print what this computer's policy says, and what is wrong with it; asks no server
    #[command(name = "policy")]
    Policy {
        /// Look at this file instead: JSON, or a property list if its name ends with .plist
        #[arg(long, allow_hyphen_values = true, value_name = "FILE")]
        file: Option<PathBuf>,
    },
    /// Look at everything that Callpad needs on this computer, and say what to do: one line each; changes nothing
    #[command(name = "self-test")]
    SelfTest {
        /// Callpad's data folder; without it the one in the system's place
        #[arg(long, env = "CALLPAD_DATA_DIR", hide_env = true, value_name = "FOLDER")]
        data_dir: Option<PathBuf>,
        /// As JSON, one object a line
        #[arg(long)]
        json: bool,
    },
    /// Write what somebody who helps from afar needs to know into a zip: the self-test, versions, settings, logs. Nothing is
    /// sent. Sign-ins, passwords and names are taken out; it is for you to read before you pass it on
    #[command(name = "support-bundle")]
    SupportBundle {
        /// Callpad's data folder; without it the one in the system's place
        #[arg(long, env = "CALLPAD_DATA_DIR", hide_env = true, value_name = "FOLDER")]
        data_dir: Option<PathBuf>,
        /// The file to write; without it one named by the time, in this folder. A file that is there stays
        #[arg(long, allow_hyphen_values = true, value_name = "FILE", conflicts_with = "show")]
        output: Option<PathBuf>,
        /// Print what would be in it, and write nothing
        #[arg(long)]
        show: bool,
    },
    /// Print this program's manual page in the form that man reads
    #[command(name = "man", hide = true)]
    Man,
}

#[derive(Clone, Copy, ValueEnum)]
enum EncodingArg {
    /// As a JSON body
    Json,
    /// As a form body
    Form,
}

#[derive(Subcommand)]
enum OperationArg {
    /// Sign in and keep the token in the keyring
    #[command(name = "login")]
    Login,
    /// Sign out: end the session at the server, where it knows how to, and forget its token
    #[command(name = "logout")]
    Logout {
        /// End all sessions of the person, at every counter
        #[arg(long)]
        all: bool,
    },
    /// Call the ticket that is next
    #[command(name = "callnextticket")]
    CallNextTicket {
        /// The services served; without it all that the server names
        #[arg(long, value_delimiter = ',', allow_hyphen_values = true, value_name = "ID,ID", value_parser = NonEmptyStringValueParser::new())]
        services: Vec<String>,
    },
    /// Call one waiting ticket
    #[command(name = "callticket")]
    CallTicket(TicketArg),
    /// Call one paused ticket
    #[command(name = "callpausedticket")]
    CallPausedTicket(TicketArg),
    /// Call one cancelled ticket, within tolerance
    #[command(name = "callcancelledticket")]
    CallCancelledTicket(TicketArg),
    /// Announce the open ticket again
    #[command(name = "recall")]
    Recall(AnswerArg),
    /// End the service of the ticket
    #[command(name = "endcall")]
    EndCall(AnswerArg),
    /// Set the ticket aside, to be called again later
    #[command(name = "pausecall")]
    PauseCall(AnswerArg),
    /// Close the ticket as not shown up
    #[command(name = "cancelcall")]
    CancelCall(AnswerArg),
    /// Send the ticket on to a service, counter or user
    #[command(name = "transfercall")]
    TransferCall {
        #[command(flatten)]
        answer: AnswerArg,
        /// What kind of destination
        #[arg(long, value_enum, value_name = "KIND")]
        dst_type: DestinationArg,
        /// The destination
        #[arg(long, allow_hyphen_values = true, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
        dst_id: String,
        /// Note for the next colleague; an empty one clears
        #[arg(long, allow_hyphen_values = true, value_name = "TEXT")]
        note: Option<String>,
        /// Whether the ticket goes ahead of others
        #[arg(long, value_name = "BOOL", num_args = 0..=1, default_value = "0", default_missing_value = "1", value_parser = boolean)]
        priority: bool,
        /// Custom text; an empty one clears
        #[arg(long, allow_hyphen_values = true, value_name = "TEXT")]
        custom_field: Option<String>,
    },
    /// Issue a ticket
    #[command(name = "createticket")]
    CreateTicket {
        /// The service to wait in
        #[arg(long, allow_hyphen_values = true, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
        service_id: String,
        /// Reserve the ticket for this counter (sent as desk_id; --desk is not)
        #[arg(long, allow_hyphen_values = true, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
        for_desk: Option<String>,
        /// Reserve the ticket for this person (sent as user_id; --user-id is not)
        #[arg(long, allow_hyphen_values = true, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
        for_user: Option<String>,
        /// Language of the printed texts
        #[arg(long, allow_hyphen_values = true, value_name = "ID")]
        lang: Option<String>,
        /// Custom text
        #[arg(long, allow_hyphen_values = true, value_name = "TEXT")]
        custom_field: Option<String>,
        /// The visitor's name
        #[arg(long, allow_hyphen_values = true, value_name = "TEXT")]
        client_name: Option<String>,
        /// The device that issues it; asks for the printed texts
        #[arg(long, allow_hyphen_values = true, value_name = "ID")]
        device_id: Option<String>,
        /// Whether the ticket goes ahead of others
        #[arg(long, value_name = "BOOL", num_args = 0..=1, default_value = "0", default_missing_value = "1", value_parser = boolean)]
        priority: bool,
        /// Whether it is an appointment
        #[arg(long, value_name = "BOOL", num_args = 0..=1, default_value = "0", default_missing_value = "1", value_parser = boolean)]
        appointment: bool,
        /// Time of the appointment, as "yyyy-mm-dd hh:mm:ss" in the location's time
        #[arg(long, value_name = "TIME", value_parser = date)]
        scheduled_to: Option<DateTime>,
        /// Whether it is a virtual ticket
        #[arg(long, value_name = "BOOL", num_args = 0..=1, default_value = "0", default_missing_value = "1", value_parser = boolean)]
        from_virtualticket: bool,
    },
    /// Change a ticket that waits, as a supervisor: one thing at a time (only on Callpad's own server)
    #[command(name = "changeticket", group = ArgGroup::new("change").required(true))]
    ChangeTicket {
        #[command(flatten)]
        ticket: TicketArg,
        /// Whether the ticket goes ahead of others
        #[arg(long, group = "change", value_name = "BOOL", num_args = 0..=1, default_missing_value = "1", value_parser = boolean)]
        priority: Option<bool>,
        /// Send it on: what kind of destination
        #[arg(long, group = "change", value_enum, value_name = "KIND", requires = "dst_id")]
        dst_type: Option<DestinationArg>,
        /// The destination
        #[arg(long, allow_hyphen_values = true, value_name = "ID", requires = "dst_type", conflicts_with_all = ["priority", "note", "cancel", "restore"], value_parser = NonEmptyStringValueParser::new())]
        dst_id: Option<String>,
        /// Its note; an empty one clears
        #[arg(long, group = "change", allow_hyphen_values = true, value_name = "TEXT")]
        note: Option<String>,
        /// Cancel it
        #[arg(long, group = "change")]
        cancel: bool,
        /// Take back that a supervisor cancelled it or sent it on, where it was not called since
        #[arg(long, group = "change")]
        restore: bool,
    },
    /// Tell who is at the counter; forgotten after 150 s (only on Callpad's own server)
    #[command(name = "presence")]
    Presence {
        /// Who is there
        #[arg(long, value_enum, value_name = "STATE")]
        state: PresenceArg,
        /// Why, for a break
        #[arg(long, allow_hyphen_values = true, value_name = "TEXT")]
        reason: Option<String>,
        /// The services served; without it those of the counter
        #[arg(long, value_delimiter = ',', allow_hyphen_values = true, value_name = "ID,ID", value_parser = NonEmptyStringValueParser::new())]
        services: Vec<String>,
    },
    /// Ask the counter for something, as a supervisor (only on Callpad's own server)
    #[command(name = "request")]
    Request {
        /// What to ask
        #[arg(long, value_enum, value_name = "KIND")]
        kind: RequestKindArg,
        /// For which service
        #[arg(long, allow_hyphen_values = true, value_name = "ID", required_if_eq("kind", "serve"), value_parser = NonEmptyStringValueParser::new())]
        service_id: Option<String>,
    },
    /// Answer what a supervisor asked of the counter (only on Callpad's own server)
    #[command(name = "answerrequest")]
    AnswerRequest {
        /// What was asked, as request gave it in request.id
        #[arg(long, allow_hyphen_values = true, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
        request_id: String,
        /// Whether it is accepted
        #[arg(long, value_name = "BOOL", required = true, num_args = 0..=1, default_missing_value = "1", value_parser = boolean)]
        accept: bool,
    },
    /// List what waits for an answer, of the counter or of all (only on Callpad's own server)
    #[command(name = "requests")]
    Requests,
    #[command(flatten)]
    Supervisor(SupervisorArg),
    /// Tell how long visitors will wait at a location (only on Callpad's own server)
    #[command(name = "forecast")]
    Forecast {
        /// The location; without it the only one of the person
        #[arg(long, allow_hyphen_values = true, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
        location_id: Option<String>,
        /// For when the longest wait is told: 10, 20, 30, 40, 50 or 60 minutes from now
        #[arg(long, value_name = "MINUTES")]
        minutes: Option<u32>,
        /// Also with so many counters more or fewer for a service, as a supervisor: SERVICE:+1
        #[arg(long, allow_hyphen_values = true, value_name = "ID:NUMBER", value_parser = more_counters)]
        change: Option<MoreCounters>,
    },
    /// List the waiting tickets of a service
    #[command(name = "waitingticketslist")]
    WaitingTicketsList {
        /// The service
        #[arg(long, allow_hyphen_values = true, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
        service_id: String,
    },
    /// List the paused tickets of the counter
    #[command(name = "pausedticketslist")]
    PausedTicketsList,
    /// List the cancelled tickets of the counter, within tolerance
    #[command(name = "cancellededticketslist", alias = "cancelledticketslist")]
    CancelledTicketsList,
    /// Count who waits in each service
    #[command(name = "waitingticketscount")]
    WaitingTicketsCount {
        /// Only this location; without it every service the person may see
        #[arg(long, allow_hyphen_values = true, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
        location_id: Option<String>,
    },
}

#[derive(clap::Args)]
struct TicketArg {
    /// The ticket
    #[arg(long, allow_hyphen_values = true, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
    ticket_id: String,
}

#[derive(clap::Args)]
struct AnswerArg {
    /// The open answer, as a call gave it in answer.id
    #[arg(long, allow_hyphen_values = true, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
    answer_id: String,
}

#[derive(Clone, Copy, ValueEnum)]
enum DestinationArg {
    /// Another service
    Service,
    /// A counter
    Desk,
    /// A person
    User,
}

impl DestinationArg {
    fn with(self, id: String) -> Destination {
        match self {
            Self::Service => Destination::Service(id.into()),
            Self::Desk => Destination::Desk(id.into()),
            Self::User => Destination::User(id.into()),
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum PresenceArg {
    /// Somebody works there
    Present,
    /// They are on a break
    Break,
    /// They have left
    Gone,
}

impl From<PresenceArg> for PresenceState {
    fn from(arg: PresenceArg) -> Self {
        match arg {
            PresenceArg::Present => Self::Present,
            PresenceArg::Break => Self::Break,
            PresenceArg::Gone => Self::Gone,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum RequestKindArg {
    /// To open
    Open,
    /// To serve a service as well
    Serve,
    /// To close
    Close,
}

impl From<RequestKindArg> for CounterRequestKind {
    fn from(arg: RequestKindArg) -> Self {
        match arg {
            RequestKindArg::Open => Self::Open,
            RequestKindArg::Serve => Self::Serve,
            RequestKindArg::Close => Self::Close,
        }
    }
}
