//! The operations of the API and of our extensions, one function each, and the one table that lists them. Routing, the
//! check of roles, idempotency, dispatch, the header that names our features and the OpenAPI description follow from the
//! table. A new operation is a row here, a function in the file of its group, and a rule in `rules`.

pub(crate) mod calls;
pub(crate) mod counters;
pub(crate) mod events;
pub(crate) mod forecast;
pub(crate) mod hall;
pub(crate) mod health;
pub(crate) mod lists;
pub(crate) mod session;
mod stream;
pub(crate) mod supervisors;
#[cfg(test)]
mod tests;
pub(crate) mod tickets;

use crate::{
    api::{
        parameters::{Kind, Parameter, optional, required},
        params::Params,
    },
    domain::{refusal::Refusal, roles::Caller},
    queue::question::Question,
    rules::command::Command,
};
use callpad_wire::{
    feature,
    op::{Method, role},
};

/// An operation, as this server reads the document; or one of our own.
#[derive(Debug)]
pub(crate) struct Operation {
    /// The name in the document's tables; of an extension, the name under which it is counted and its keys are kept.
    pub(crate) name: &'static str,
    /// Where it lives.
    pub(crate) home: Home,
    /// What there is to say of it in the description, besides its roles.
    pub(crate) about: &'static str,
    /// Another spelling of it (T3).
    pub(crate) other_name: Option<&'static str>,
    /// A parameter that may also be a path segment after the name (T6). Where it is required, it must be one.
    pub(crate) in_path: Option<&'static str>,
    /// The only method allowed (T10).
    pub(crate) method: Method,
    /// The roles, by the document's ids (A7).
    pub(crate) roles: &'static [&'static str],
    /// The parameters, in the document's order.
    pub(crate) parameters: &'static [Parameter],
    /// The form of a success.
    pub(crate) response: ResponseForm,
    pub(crate) handler: Handler,
}

/// Where an operation lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Home {
    /// In the document's path, by its name.
    Api,
    /// Below `/callpad/v1/`, and by what feature clients learn that it is there. It takes and gives JSON only.
    Extension { path: &'static str, feature: &'static str },
}

/// What a success contains besides `success`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ResponseForm {
    /// Nothing.
    Empty,
    /// Who signed in, and the token.
    Session,
    /// The answer that was opened.
    Answer,
    /// The ticket that was issued.
    NewTicket,
    /// A ticket as it is now.
    Ticket,
    /// A part of a list of tickets, and where it goes on.
    SomeTickets,
    /// A ticket with all that happened to it.
    Story,
    /// A service with its queue.
    Service,
    /// What was counted, and where it goes on.
    Report,
    /// A list of tickets.
    Tickets,
    /// The services with their queues.
    Services,
    /// The directory alone, without `success`: it is also a file.
    Directory,
    /// The open answer, or null.
    OpenAnswer,
    /// The ticket that is next and why, or null.
    Next,
    /// The supervisors' board of each location.
    Board,
    /// What a supervisor asked of a counter, as it is now.
    Request,
    /// What waits for an answer of counters.
    Requests,
    /// A location's forecast, and the same with a change.
    Forecast,
    /// The hall's devices at a location.
    HallDevices,
    /// A morning check that has begun.
    HallCheck,
    /// What came of one.
    HallChecked,
    /// The devices of a location that have a printer.
    HallPrinters,
    /// Whether a slip is out.
    HallSlip,
}

/// The function that does the work.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Handler {
    /// login: the one operation without a token (A4), and outside any transaction.
    SignIn,
    /// logout: ends tokens, which are no part of the queue.
    SignOut,
    /// The forecast of a location, which is made beside the data.
    Forecast,
    /// The supervisors' board, with what the forecast says.
    Board,
    /// What the hall's devices are doing, which is nowhere but in memory.
    Hall(hall::supervise::Ask),
    /// Slips of clerks, which are made outside the queue.
    Print(hall::clerk::Ask),
    /// Reads the parameters of what is looked up on one view of the data.
    Read(fn(&Context<'_>, &Params) -> Result<Question, Refusal>),
    /// Reads the parameters of what is told again and again. It takes no key: the last one counts.
    Tell(fn(&Params) -> Result<Command, Refusal>),
    /// Reads the parameters of what is done once per `Idempotency-Key` (T12).
    Action(fn(&Context<'_>, &Params) -> Result<Command, Refusal>),
}

/// The request's context while its parameters are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context<'a> {
    pub(crate) caller: &'a Caller,
    /// The second reading of M1.
    pub(crate) issue_and_call: bool,
}

const CALL_ONE: &[Parameter] = &[required("desk_id"), optional("user_id", Kind::Text), required("ticket_id")];
const ONE_ANSWER: &[Parameter] = &[required("answer_id")];
const ONE_DESK: &[Parameter] = &[required("desk_id")];

/// All operations, the document's in its order, then ours.
pub(crate) static OPERATIONS: [Operation; 35] = [
    Operation {
        parameters: &[required("user_id"), optional("secret", Kind::Text)],
        response: ResponseForm::Session,
        ..operation("login", Handler::SignIn)
    },
    Operation {
        roles: &[role::ACCESS, role::SELECT_SERVICES, role::ISSUES_SERVICES],
        parameters: CALL_ONE,
        response: ResponseForm::Answer,
        ..operation("callticket", Handler::Action(calls::waiting))
    },
    Operation {
        roles: &[role::ACCESS, role::ISSUES_SERVICES],
        parameters: &[required("desk_id"), optional("user_id", Kind::Text), optional("services", Kind::Ids)],
        response: ResponseForm::Answer,
        ..operation("callnextticket", Handler::Action(calls::next))
    },
    Operation {
        roles: &[role::ACCESS],
        parameters: ONE_ANSWER,
        ..operation("recall", Handler::Action(calls::recall))
    },
    Operation {
        roles: &[role::ACCESS],
        parameters: ONE_ANSWER,
        ..operation("endcall", Handler::Action(calls::end))
    },
    Operation {
        roles: &[role::ACCESS, role::PAUSE],
        parameters: ONE_ANSWER,
        ..operation("pausecall", Handler::Action(calls::pause))
    },
    Operation {
        roles: &[role::ACCESS],
        parameters: CALL_ONE,
        response: ResponseForm::Answer,
        ..operation("callpausedticket", Handler::Action(calls::paused))
    },
    Operation {
        roles: &[role::ACCESS],
        parameters: ONE_ANSWER,
        ..operation("cancelcall", Handler::Action(calls::cancel))
    },
    Operation {
        roles: &[role::ACCESS],
        parameters: CALL_ONE,
        response: ResponseForm::Answer,
        ..operation("callcancelledticket", Handler::Action(calls::cancelled))
    },
    Operation {
        roles: &[role::ACCESS, role::TRANSFER],
        parameters: &[
            required("answer_id"),
            required("dst_type"),
            required("dst_id"),
            optional("note", Kind::Text),
            optional("priority", Kind::Flag),
            optional("custom_field", Kind::Text),
            optional("desk_id", Kind::Text),
        ],
        ..operation("transfercall", Handler::Action(calls::transfer))
    },
    Operation {
        roles: &[role::ACCESS, role::SELECT_SERVICES, role::ISSUES_SERVICES],
        parameters: &[
            optional("desk_id", Kind::Text),
            optional("user_id", Kind::Text),
            required("service_id"),
            optional("lang", Kind::Text),
            optional("custom_field", Kind::Text),
            optional("client_name", Kind::Text),
            optional("device_id", Kind::Text),
            optional("priority", Kind::Flag),
            optional("appointment", Kind::Text),
            optional("scheduled_to", Kind::Date),
            optional("from_virtualticket", Kind::Text),
        ],
        response: ResponseForm::NewTicket,
        ..operation("createticket", Handler::Action(tickets::create))
    },
    Operation {
        parameters: ONE_DESK,
        response: ResponseForm::Tickets,
        ..operation("pausedticketslist", Handler::Read(lists::paused))
    },
    Operation {
        parameters: &[required("service_id")],
        response: ResponseForm::Tickets,
        ..operation("waitingticketslist", Handler::Read(lists::waiting))
    },
    Operation {
        other_name: Some("cancelledticketslist"),
        parameters: ONE_DESK,
        response: ResponseForm::Tickets,
        ..operation("cancellededticketslist", Handler::Read(lists::cancelled))
    },
    Operation {
        method: Method::Get,
        in_path: Some("location_id"),
        parameters: &[optional("location_id", Kind::Text)],
        response: ResponseForm::Services,
        ..operation("waitingticketscount", Handler::Read(lists::queues))
    },
    Operation {
        method: Method::Get,
        response: ResponseForm::Directory,
        ..extension("directory", "directory", feature::DIRECTORY, Handler::Read(lists::directory))
    },
    Operation {
        method: Method::Get,
        parameters: ONE_DESK,
        response: ResponseForm::OpenAnswer,
        ..extension("answers", "answers/current", feature::ANSWERS, Handler::Read(lists::current_answer))
    },
    Operation {
        method: Method::Get,
        about: "The ticket that callnextticket would take now; null where nobody waits. Without services, those of the \
                desk. The user is needed while authentication is off.",
        parameters: &[required("desk_id"), optional("services", Kind::Ids), optional("user_id", Kind::Text)],
        response: ResponseForm::Next,
        ..extension("next", "next", feature::NEXT, Handler::Read(lists::next))
    },
    Operation {
        about: "Ends the token that it comes with; with all, every token of its user.",
        parameters: &[optional("all", Kind::Flag)],
        ..extension("logout", "logout", feature::LOGOUT, Handler::SignOut)
    },
    Operation {
        method: Method::Get,
        about: "What happens now and today at one location, or at all of one's own. Who has the last hour up to the step \
                that began at steps_after (as its from says) is told only the steps after it.",
        roles: &[role::SUPERVISE],
        parameters: &[optional("location_id", Kind::Text), optional("steps_after", Kind::Text)],
        response: ResponseForm::Board,
        ..extension("board", "board", feature::BOARD, Handler::Board)
    },
    Operation {
        method: Method::Get,
        about: "How long visitors will wait at a location, the user's only one if none is named, and for supervisors also \
                with so many counters more or fewer for a service (SERVICE_ID:+1, at most 50). minutes, 10 to 60 in tens, is \
                when the longest wait and those over target are told for; 20 if absent. Null where nothing is known.",
        parameters: &[
            optional("location_id", Kind::Text),
            optional("minutes", Kind::Number),
            optional("change", Kind::Text),
        ],
        response: ResponseForm::Forecast,
        ..extension("forecast", "forecast", feature::FORECAST, Handler::Forecast)
    },
    Operation {
        in_path: Some("ticket_id"),
        roles: &[role::SUPERVISE],
        about: "Changes a ticket that waits; exactly one of priority, dst_type with dst_id, note, cancel and restore. \
                restore is for one that a supervisor cancelled or sent on and that was not called since.",
        parameters: &[
            required("ticket_id"),
            optional("priority", Kind::Flag),
            optional("dst_type", Kind::Text),
            optional("dst_id", Kind::Text),
            optional("note", Kind::Text),
            optional("cancel", Kind::Flag),
            optional("restore", Kind::Flag),
        ],
        response: ResponseForm::Ticket,
        ..extension("changeticket", "tickets", feature::TICKETS, Handler::Action(supervisors::change_ticket))
    },
    Operation {
        method: Method::Get,
        roles: &[role::SUPERVISE],
        about: "The tickets issued on the business day, whatever became of them, the newest first, at most 100; after is \
                the next of the answer before, and then the other parameters are the same.",
        parameters: &[
            optional("location_id", Kind::Text),
            optional("number", Kind::Text),
            optional("state", Kind::Text),
            optional("after", Kind::Text),
        ],
        response: ResponseForm::SomeTickets,
        ..extension("tickets", "tickets", feature::TICKETS, Handler::Read(supervisors::tickets))
    },
    Operation {
        method: Method::Get,
        in_path: Some("ticket_id"),
        roles: &[role::SUPERVISE],
        about: "A ticket with all that happened to it, of any day.",
        parameters: &[required("ticket_id")],
        response: ResponseForm::Story,
        ..extension("ticket", "tickets", feature::TICKETS, Handler::Read(supervisors::story))
    },
    Operation {
        in_path: Some("service_id"),
        roles: &[role::SUPERVISE],
        about: "Stops issuing tickets of a service, or resumes it. Those who wait are served.",
        parameters: &[required("service_id"), Parameter { name: "open", kind: Kind::Flag, required: true }],
        response: ResponseForm::Service,
        ..extension(
            "changeservice",
            "services",
            feature::TICKETS,
            Handler::Action(supervisors::change_service),
        )
    },
    Operation {
        method: Method::Get,
        roles: &[role::SUPERVISE],
        about: "What was counted on these business days, by location, service and hour; never by person. next is the first \
                day that is not in it, to be asked for as from.",
        parameters: &[required("from"), required("to"), optional("location_id", Kind::Text)],
        response: ResponseForm::Report,
        ..extension("report", "report", feature::REPORT, Handler::Read(supervisors::report))
    },
    Operation {
        about: "A counter's program tells that somebody is there (present), on a break, or gone; again at least every 60 s, \
                for it is forgotten after 150 s. Without services, the counter serves its own.",
        roles: &[role::ACCESS],
        parameters: &[
            required("desk_id"),
            required("state"),
            optional("reason", Kind::Text),
            optional("services", Kind::Ids),
        ],
        ..extension("presence", "presence", feature::PRESENCE, Handler::Tell(counters::presence))
    },
    Operation {
        about: "Asks a counter to open, to serve a service as well (serve, with service_id), or to close. It ends by itself \
                after 10 minutes.",
        roles: &[role::SUPERVISE],
        parameters: &[required("desk_id"), required("kind"), optional("service_id", Kind::Text)],
        response: ResponseForm::Request,
        ..extension("request", "requests", feature::REQUESTS, Handler::Action(counters::ask))
    },
    Operation {
        in_path: Some("request_id"),
        about: "The counter's clerk accepts or declines what was asked.",
        roles: &[role::ACCESS],
        parameters: &[required("request_id"), optional("accept", Kind::Flag)],
        response: ResponseForm::Request,
        ..extension("answerrequest", "requests", feature::REQUESTS, Handler::Action(counters::answer))
    },
    Operation {
        method: Method::Get,
        about: "What waits for an answer: of one counter, of one location, or of all one's own. It needs acl_qmpad_access or \
                callpad_supervise.",
        parameters: &[optional("desk_id", Kind::Text), optional("location_id", Kind::Text)],
        response: ResponseForm::Requests,
        ..extension("requests", "requests", feature::REQUESTS, Handler::Read(counters::open))
    },
    Operation {
        method: Method::Get,
        roles: &[role::SUPERVISE],
        about: "The screens and kiosks of a location: whether they are here, can be heard, and can print.",
        parameters: &[required("location_id")],
        response: ResponseForm::HallDevices,
        ..extension(
            "halldevices",
            "hall/devices",
            feature::HALL,
            Handler::Hall(hall::supervise::Ask::Devices),
        )
    },
    Operation {
        roles: &[role::SUPERVISE],
        about: "The morning check: a test call on every screen and kiosk of a location that is here; speak is its text.",
        parameters: &[required("location_id"), optional("speak", Kind::Text)],
        response: ResponseForm::HallCheck,
        ..extension("hallcheck", "hall/checks", feature::HALL, Handler::Hall(hall::supervise::Ask::Check))
    },
    Operation {
        method: Method::Get,
        in_path: Some("check_id"),
        roles: &[role::SUPERVISE],
        about: "What came of a morning check. Who has not answered after 30 s is away.",
        parameters: &[required("check_id")],
        response: ResponseForm::HallChecked,
        ..extension("hallchecked", "hall/checks", feature::HALL, Handler::Hall(hall::supervise::Ask::Checked))
    },
    Operation {
        method: Method::Get,
        roles: &[role::ACCESS, role::SELECT_SERVICES, role::ISSUES_SERVICES],
        about: "The devices of a location that have a slip printer.",
        parameters: &[required("location_id")],
        response: ResponseForm::HallPrinters,
        ..extension(
            "hallprinters",
            "hall/printers",
            feature::HALL,
            Handler::Print(hall::clerk::Ask::Printers),
        )
    },
    Operation {
        roles: &[role::ACCESS, role::SELECT_SERVICES, role::ISSUES_SERVICES],
        about: "Prints a slip on the printer of a device: png is a picture in Base64, 576 dots wide. Its ticket was issued before \
                and stays, whatever becomes of the slip.",
        parameters: &[required("location_id"), required("device_id"), required("png")],
        response: ResponseForm::HallSlip,
        ..extension("hallslips", "hall/slips", feature::HALL, Handler::Print(hall::clerk::Ask::Print))
    },
];

/// A POST without roles, parameters or response; the table gives the differences.
const fn operation(name: &'static str, handler: Handler) -> Operation {
    Operation {
        name,
        home: Home::Api,
        about: "",
        other_name: None,
        in_path: None,
        method: Method::Post,
        roles: &[],
        parameters: &[],
        response: ResponseForm::Empty,
        handler,
    }
}

/// The same for one of ours.
const fn extension(
    name: &'static str,
    path: &'static str,
    feature: &'static str,
    handler: Handler,
) -> Operation {
    Operation { home: Home::Extension { path, feature }, ..operation(name, handler) }
}

/// What clients learn of our extensions: the features of the table, in its order, behind those that are no operation.
pub(crate) fn features() -> Vec<&'static str> {
    let mut features = vec![feature::PUSH, feature::IDEMPOTENCY];
    for operation in &OPERATIONS {
        if let Home::Extension { feature, .. } = operation.home
            && !features.contains(&feature)
        {
            features.push(feature);
        }
    }
    features
}

impl Operation {
    /// One of the document's by name, case-insensitive (T2), in either spelling (T3).
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        OPERATIONS.iter().filter(|operation| operation.home == Home::Api).find(|operation| {
            [Some(operation.name), operation.other_name]
                .into_iter()
                .flatten()
                .any(|known| known.eq_ignore_ascii_case(name))
        })
    }

    /// Any one by its name, the document's in either spelling.
    #[cfg(any(test, feature = "test-support"))]
    pub(crate) fn any_named(name: &str) -> Option<&'static Self> {
        Self::named(name).or_else(|| OPERATIONS.iter().find(|ours| ours.name.eq_ignore_ascii_case(name)))
    }

    /// One of ours at a path below `/callpad/v1/`, with the segment behind it, still encoded. Where several share an
    /// address, the one that is asked for with this method, and otherwise any: it refuses the method.
    pub(crate) fn at(path: &str, method: Method) -> Option<(&'static Self, Option<&str>)> {
        let mut found = OPERATIONS.iter().filter_map(|operation| {
            let Home::Extension { path: own, .. } = operation.home else { return None };
            let rest = path.strip_prefix(own)?;
            let segment = match (operation.in_path, rest.strip_prefix('/')) {
                (None, None) if rest.is_empty() => None,
                (Some(_), Some(segment)) if !segment.is_empty() && !segment.contains('/') => Some(segment),
                _ => return None,
            };
            Some((operation, segment))
        });
        let first = found.next()?;
        if first.0.method == method {
            return Some(first);
        }
        Some(found.find(|(operation, _)| operation.method == method).unwrap_or(first))
    }

    /// The methods that its address has: several of ours may share one, each with its own.
    pub(crate) fn methods_there(&self) -> &'static str {
        let shares = |other: &&Self| {
            self.is_extension()
                && other.home == self.home
                && other.in_path.is_some() == self.in_path.is_some()
        };
        let has = |method| {
            self.method == method || OPERATIONS.iter().filter(shares).any(|other| other.method == method)
        };
        match (has(Method::Get), has(Method::Post)) {
            (true, true) => "GET, POST",
            (true, false) => "GET",
            _ => "POST",
        }
    }

    /// Whether it is one of ours.
    pub(crate) fn is_extension(&self) -> bool {
        self.home != Home::Api
    }

    /// Whether it changes the queue, and so takes an `Idempotency-Key` (T12).
    pub(crate) fn is_action(&self) -> bool {
        matches!(self.handler, Handler::Action(_))
    }

    /// Whether a token is needed while authentication is on (A4).
    pub(crate) fn needs_token(&self) -> bool {
        !matches!(self.handler, Handler::SignIn)
    }
}
