//! One day of a branch as a file: what was issued, called and ended, second by second.
//!
//! CSV with the header `at_s,event,ticket,service,counter`; seconds from opening, in order. `open` and `close` of a
//! counter, `open` with its services joined by `+`; `issue` of a ticket for a service, with a trailing `!` on the service
//! for priority; `call` of a ticket at a counter; `end` and `noshow` at that counter.

use std::collections::HashMap;
use std::fmt;

use crate::limits::{MAX_COUNTERS, MAX_DAY_BYTES, MAX_DAY_LINES, MAX_DAY_S, MAX_NAME, MAX_SERVICES};

/// The first line of a day file.
pub const HEADER: &str = "at_s,event,ticket,service,counter";

/// A day. Services, counters and tickets are named by their places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Day {
    /// The services' names, in the order in which they are first met.
    pub services: Vec<String>,
    /// The counters' names.
    pub counters: Vec<String>,
    /// How many tickets there are.
    pub tickets: usize,
    /// What happened, in order.
    pub events: Vec<Event>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Seconds from opening.
    pub at_s: f64,
    /// What.
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A counter opens, or serves other services from now on.
    Open {
        /// The counter.
        counter: usize,
        /// What it serves.
        services: Vec<usize>,
    },
    /// A counter calls nobody any more.
    Close {
        /// The counter.
        counter: usize,
    },
    /// A ticket is issued.
    Issue {
        /// The ticket.
        ticket: usize,
        /// Its service.
        service: usize,
        /// Whether it goes ahead of others.
        priority: bool,
    },
    /// A ticket is called.
    Call {
        /// The ticket.
        ticket: usize,
        /// Where.
        counter: usize,
    },
    /// The visitor was served, or did not come.
    End {
        /// Where.
        counter: usize,
        /// Whether nobody came.
        no_show: bool,
    },
}

/// A line that cannot be read, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayError {
    /// The line, the header being 1; 0 if it is the file as a whole.
    pub line: usize,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for DayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => f.write_str(&self.message),
            line => write!(f, "line {line}: {}", self.message),
        }
    }
}

impl std::error::Error for DayError {}

/// Names and their places.
#[derive(Debug, Default)]
struct Names {
    places: HashMap<String, usize>,
    list: Vec<String>,
}

impl Names {
    fn place(&mut self, name: &str, what: &str, most: usize) -> Result<usize, String> {
        check_name(name, what)?;
        if let Some(place) = self.places.get(name) {
            return Ok(*place);
        }
        let place = self.list.len();
        if place == most {
            return Err(format!("more than {most} {what}s: split the file by branch"));
        }
        self.places.insert(name.to_owned(), place);
        self.list.push(name.to_owned());
        Ok(place)
    }
}

fn check_name(name: &str, what: &str) -> Result<(), String> {
    if name.is_empty() {
        return Err(format!("the {what} is missing: name it in its column"));
    }
    if name.chars().count() > MAX_NAME {
        return Err(format!("the {what}'s name is longer than {MAX_NAME} characters: shorten it"));
    }
    Ok(())
}

#[derive(Debug, Default)]
struct Reader {
    services: Names,
    counters: Names,
    /// Where the ticket of this name is, and whether it was called.
    tickets: HashMap<String, (usize, bool)>,
    count: usize,
    last_s: f64,
}

impl Day {
    /// Reads a day file.
    ///
    /// # Errors
    /// The first line that cannot be read, with what to do about it.
    pub fn parse(bytes: &[u8]) -> Result<Self, DayError> {
        let whole = |message: String| DayError { line: 0, message };
        if bytes.len() > MAX_DAY_BYTES {
            return Err(whole(format!("the file is larger than {MAX_DAY_BYTES} bytes: one file is one day")));
        }
        let text = std::str::from_utf8(bytes)
            .map_err(|_| whole("the file is not UTF-8: save it as UTF-8".to_owned()))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines = text.lines();
        if lines.next().map(str::trim) != Some(HEADER) {
            return Err(DayError { line: 1, message: format!("the first line must be {HEADER}") });
        }
        let mut reader = Reader::default();
        let mut events = Vec::new();
        for (index, line) in lines.enumerate() {
            let number = index + 2;
            let at_line = |message: String| DayError { line: number, message };
            if number > MAX_DAY_LINES {
                return Err(at_line(format!("more than {MAX_DAY_LINES} lines: one file is one day")));
            }
            if !line.trim().is_empty() {
                events.push(reader.line(line).map_err(at_line)?);
            }
        }
        Ok(Self {
            services: reader.services.list,
            counters: reader.counters.list,
            tickets: reader.count,
            events,
        })
    }
}

impl Reader {
    fn line(&mut self, line: &str) -> Result<Event, String> {
        let fields: Vec<&str> = line.split(',').map(str::trim).collect();
        let [at, event, ticket, service, counter] = fields[..] else {
            return Err(format!(
                "{} columns instead of five ({HEADER}): names have no comma, empty columns keep theirs",
                fields.len()
            ));
        };
        let at_s = self.moment(at)?;
        let what = match event {
            "open" => self.open(service, counter)?,
            "close" => What::Close { counter: self.counter(counter)? },
            "issue" => self.issue(ticket, service)?,
            "call" => self.call(ticket, counter)?,
            "end" | "noshow" => What::End { counter: self.counter(counter)?, no_show: event == "noshow" },
            _ => {
                let shown: String = event.chars().take(MAX_NAME).flat_map(char::escape_debug).collect();
                return Err(format!(
                    "unknown event \"{shown}\": use open, close, issue, call, end or noshow, or leave the line out"
                ));
            }
        };
        self.last_s = at_s;
        Ok(Event { at_s, what })
    }

    fn moment(&self, text: &str) -> Result<f64, String> {
        let at_s =
            text.parse::<f64>().ok().filter(|at_s| at_s.is_finite() && (0.0..=MAX_DAY_S).contains(at_s));
        let Some(at_s) = at_s else {
            return Err(format!(
                "at_s is no number of seconds from opening between 0 and {MAX_DAY_S}: correct it"
            ));
        };
        if at_s < self.last_s {
            return Err(format!("{at_s} s comes after {} s: sort the lines by time", self.last_s));
        }
        Ok(at_s)
    }

    fn counter(&mut self, name: &str) -> Result<usize, String> {
        self.counters.place(name, "counter", MAX_COUNTERS)
    }

    fn service(&mut self, name: &str) -> Result<usize, String> {
        self.services.place(name, "service", MAX_SERVICES)
    }

    fn open(&mut self, services: &str, counter: &str) -> Result<What, String> {
        let counter = self.counter(counter)?;
        let services = services.split('+').map(|name| self.service(name.trim()));
        Ok(What::Open { counter, services: services.collect::<Result<_, _>>()? })
    }

    fn issue(&mut self, name: &str, service: &str) -> Result<What, String> {
        check_name(name, "ticket")?;
        let (service, priority) = service.strip_suffix('!').map_or((service, false), |plain| (plain, true));
        let service = self.service(service.trim())?;
        // A number may be used again once its ticket was called.
        if self.tickets.get(name).is_some_and(|(_, called)| !called) {
            return Err(format!("ticket {name} waits already: give each ticket of the day its own name"));
        }
        let ticket = self.count;
        self.count += 1;
        self.tickets.insert(name.to_owned(), (ticket, false));
        Ok(What::Issue { ticket, service, priority })
    }

    fn call(&mut self, name: &str, counter: &str) -> Result<What, String> {
        check_name(name, "ticket")?;
        let counter = self.counter(counter)?;
        let Some((ticket, called)) = self.tickets.get_mut(name) else {
            return Err(format!("ticket {name} was never issued: add its issue, or leave the line out"));
        };
        *called = true;
        Ok(What::Call { ticket: *ticket, counter })
    }
}
