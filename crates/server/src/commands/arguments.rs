//! The arguments of each command.

use callpad_server::directory::{Day, NumberRange, OpenFromUntil};
use clap::{Args, Subcommand};

use super::{Changing, Folder};

/// Removes an entry.
#[derive(Args)]
pub(crate) struct RemoveArgs {
    #[command(flatten)]
    pub(super) changing: Changing,
    /// Its id.
    pub(super) id: String,
    /// Also where it is in use, with its tickets.
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Subcommand)]
pub(crate) enum LocationArgs {
    /// A new one.
    Add {
        #[command(flatten)]
        changing: Changing,
        /// Its id, which never changes.
        id: String,
        /// Its name.
        #[arg(long)]
        name: String,
        /// Its time zone, such as Europe/Lisbon [default: the server's].
        #[arg(long, value_name = "ZONE")]
        time_zone: Option<String>,
        /// When its day begins, such as 04:00, or off [default: 04:00].
        #[arg(long, value_name = "TIME")]
        new_day: Option<String>,
        /// What everybody in the hall is told.
        #[arg(long, value_name = "TEXT")]
        notice: Option<String>,
    },
    /// Change one.
    Set {
        #[command(flatten)]
        changing: Changing,
        /// Its id.
        id: String,
        /// Its name.
        #[arg(long)]
        name: Option<String>,
        /// Its time zone, such as Europe/Lisbon, or none for the server's.
        #[arg(long, value_name = "ZONE")]
        time_zone: Option<String>,
        /// When its day begins, such as 04:00, or off.
        #[arg(long, value_name = "TIME")]
        new_day: Option<String>,
        /// What everybody in the hall is told, or none.
        #[arg(long, value_name = "TEXT")]
        notice: Option<String>,
    },
    /// Remove one; with --force also its services and counters.
    Remove(RemoveArgs),
    /// All of them.
    List(Folder),
}

#[derive(Subcommand)]
pub(crate) enum ServiceArgs {
    /// A new one.
    Add {
        #[command(flatten)]
        changing: Changing,
        /// Its id, which never changes.
        id: String,
        /// The id of its location.
        #[arg(long, value_name = "ID")]
        location: String,
        /// The start of its numbers, such as A.
        #[arg(long)]
        tag: String,
        /// Its name.
        #[arg(long)]
        name: String,
        /// Whether tickets are issued.
        #[arg(long, value_name = "true|false", action = clap::ArgAction::Set, default_value_t = true)]
        open: bool,
        /// The target for the wait, such as 15m or 900s.
        #[arg(long, value_name = "TIME", value_parser = seconds)]
        target: Option<u32>,
        /// For how many further calls a no-show can still be called.
        #[arg(long, value_name = "N")]
        tolerance: Option<u32>,
        /// The numbers of its tickets, such as 1-99 [default: from 1 without end].
        #[arg(long, value_name = "FROM-TO", value_parser = range)]
        numbers: Option<NumberRange>,
    },
    /// Change one.
    Set {
        #[command(flatten)]
        changing: Changing,
        /// Its id.
        id: String,
        /// The id of its location.
        #[arg(long, value_name = "ID")]
        location: Option<String>,
        /// The start of its numbers.
        #[arg(long)]
        tag: Option<String>,
        /// Its name.
        #[arg(long)]
        name: Option<String>,
        /// Whether tickets are issued, whatever a supervisor has done.
        #[arg(long, value_name = "true|false", action = clap::ArgAction::Set)]
        open: Option<bool>,
        /// The target for the wait, such as 15m, or none.
        #[arg(long, value_name = "TIME", value_parser = maybe_seconds)]
        target: Option<Maybe<u32>>,
        /// For how many further calls a no-show can still be called.
        #[arg(long, value_name = "N")]
        tolerance: Option<u32>,
        /// The numbers of its tickets, such as 1-99, or none.
        #[arg(long, value_name = "FROM-TO", value_parser = maybe_range)]
        numbers: Option<Maybe<NumberRange>>,
    },
    /// Remove one; with --force also its tickets.
    Remove(RemoveArgs),
    /// All of them.
    List(Folder),
}

#[derive(Subcommand)]
pub(crate) enum DeskArgs {
    /// A new one.
    Add {
        #[command(flatten)]
        changing: Changing,
        /// Its id, which never changes.
        id: String,
        /// The id of its location.
        #[arg(long, value_name = "ID")]
        location: String,
        /// Its tag, such as its number.
        #[arg(long)]
        tag: String,
        /// Its name.
        #[arg(long)]
        name: String,
        /// The ids of its services.
        #[arg(long, value_name = "IDS", value_delimiter = ',')]
        services: Vec<String>,
    },
    /// Change one.
    Set {
        #[command(flatten)]
        changing: Changing,
        /// Its id.
        id: String,
        /// The id of its location.
        #[arg(long, value_name = "ID")]
        location: Option<String>,
        /// Its tag.
        #[arg(long)]
        tag: Option<String>,
        /// Its name.
        #[arg(long)]
        name: Option<String>,
        /// The ids of its services, and no others.
        #[arg(long, value_name = "IDS", value_delimiter = ',')]
        services: Option<Vec<String>>,
        /// Ids of services that it serves as well.
        #[arg(long, value_name = "IDS", value_delimiter = ',')]
        add_services: Vec<String>,
        /// Ids of services that it serves no longer.
        #[arg(long, value_name = "IDS", value_delimiter = ',')]
        remove_services: Vec<String>,
    },
    /// Remove one; with --force also where somebody is served there.
    Remove(RemoveArgs),
    /// All of them.
    List(Folder),
}

#[derive(Subcommand)]
pub(crate) enum DeviceArgs {
    /// A new one; prints its key, once, and the address of its page.
    Add {
        #[command(flatten)]
        changing: Changing,
        /// Its id, which never changes.
        id: String,
        /// What it is: a screen that shows calls, or a kiosk that issues tickets.
        #[arg(long, value_enum)]
        kind: DeviceKind,
        /// Its name, such as where it stands.
        #[arg(long)]
        name: String,
        /// The id of its location.
        #[arg(long, value_name = "ID")]
        location: String,
        /// The address of its slip printer, such as 10.0.0.9:9100.
        #[arg(long, value_name = "HOST:PORT")]
        printer: Option<String>,
    },
    /// Change one.
    Set {
        #[command(flatten)]
        changing: Changing,
        /// Its id.
        id: String,
        /// What it is.
        #[arg(long, value_enum)]
        kind: Option<DeviceKind>,
        /// Its name.
        #[arg(long)]
        name: Option<String>,
        /// The id of its location, or none.
        #[arg(long, value_name = "ID")]
        location: Option<String>,
        /// The address of its slip printer, or none.
        #[arg(long, value_name = "HOST:PORT")]
        printer: Option<String>,
    },
    /// A new key for one; prints it, once. The old key ends at once.
    Key {
        #[command(flatten)]
        folder: Folder,
        /// Its id.
        id: String,
    },
    /// Remove one, with its key: its page ends at once.
    Remove(RemoveArgs),
    /// All of them, and whether they have a key. Never the keys themselves.
    List(Folder),
}

/// A device with a page of the hall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum DeviceKind {
    Screen,
    Kiosk,
}

impl DeviceKind {
    pub(super) fn word(self) -> String {
        match self {
            Self::Screen => "screen",
            Self::Kiosk => "kiosk",
        }
        .to_owned()
    }
}

#[derive(Subcommand)]
pub(crate) enum UserArgs {
    /// A new one.
    Add {
        #[command(flatten)]
        changing: Changing,
        /// Their id, which never changes.
        id: String,
        /// The short name, unique.
        #[arg(long)]
        username: String,
        /// The name to show.
        #[arg(long)]
        name: String,
        /// The ids of the locations where they work.
        #[arg(long, value_name = "IDS", value_delimiter = ',')]
        locations: Vec<String>,
        /// Their roles.
        #[arg(long, value_name = "ROLES", value_delimiter = ',')]
        roles: Vec<String>,
        /// Read their secret from standard input.
        #[arg(long)]
        secret_stdin: bool,
    },
    /// Change one. A new secret ends their sign-ins.
    Set {
        #[command(flatten)]
        changing: Changing,
        /// Their id.
        id: String,
        /// The short name.
        #[arg(long)]
        username: Option<String>,
        /// The name to show.
        #[arg(long)]
        name: Option<String>,
        /// The ids of the locations where they work, and no others.
        #[arg(long, value_name = "IDS", value_delimiter = ',')]
        locations: Option<Vec<String>>,
        /// Their roles, and no others.
        #[arg(long, value_name = "ROLES", value_delimiter = ',')]
        roles: Option<Vec<String>>,
        /// Read a new secret from standard input.
        #[arg(long)]
        secret_stdin: bool,
    },
    /// Remove one; with --force also while they are signed in at a counter.
    Remove(RemoveArgs),
    /// All of them.
    List(Folder),
}

#[derive(Subcommand)]
pub(crate) enum RoleArgs {
    /// Give a user roles.
    Add(UserRoles),
    /// Give a user these roles and no others.
    Set(UserRoles),
    /// Take roles from a user.
    Remove(UserRoles),
    /// The roles of all users.
    List(Folder),
}

#[derive(Args)]
pub(crate) struct UserRoles {
    #[command(flatten)]
    pub(super) changing: Changing,
    /// The user's id.
    pub(super) user: String,
    /// The roles.
    #[arg(required = true)]
    pub(super) roles: Vec<String>,
}

#[derive(Subcommand)]
pub(crate) enum TargetArgs {
    /// Give a service a target for the wait.
    #[command(visible_alias = "add")]
    Set {
        #[command(flatten)]
        changing: Changing,
        /// The service's id.
        service: String,
        /// The target, such as 15m or 900s.
        #[arg(value_parser = seconds)]
        target: u32,
    },
    /// Leave a service without a target.
    Remove {
        #[command(flatten)]
        changing: Changing,
        /// The service's id.
        service: String,
    },
    /// The targets of all services.
    List(Folder),
}

#[derive(Subcommand)]
pub(crate) enum HoursArgs {
    /// Open at these times of these days as well.
    Add(DayHours),
    /// Open at these times of these days, and at no others.
    Set(DayHours),
    /// Closed on these days; without days, the hours are not known.
    Remove {
        #[command(flatten)]
        changing: Changing,
        /// The location's id.
        location: String,
        /// The days: mon to sun, or mon-fri.
        #[arg(value_parser = days)]
        days: Option<Days>,
    },
    /// The hours of all locations.
    List(Folder),
}

#[derive(Args)]
pub(crate) struct DayHours {
    #[command(flatten)]
    pub(super) changing: Changing,
    /// The location's id.
    pub(super) location: String,
    /// The days: mon to sun, with a comma between, or mon-fri.
    #[arg(value_parser = days)]
    pub(super) days: Days,
    /// The times, such as 09:00-12:30,13:30-17:00.
    #[arg(value_parser = times, value_delimiter = ',', required = true)]
    pub(super) times: Vec<OpenFromUntil>,
}

/// Some days of the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Days(pub(super) Vec<Day>);

/// A value, or none by the word `none`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Maybe<T>(pub(super) Option<T>);

fn seconds(text: &str) -> Result<u32, String> {
    let (number, factor) = match text.char_indices().last() {
        Some((at, 's')) => (&text[..at], 1),
        Some((at, 'm')) => (&text[..at], 60),
        Some((at, 'h')) => (&text[..at], 3_600),
        _ => (text, 1),
    };
    let number: Option<u32> = number.parse().ok();
    number
        .and_then(|number| number.checked_mul(factor))
        .ok_or_else(|| "a time is written as 15m, 900s or 900".to_owned())
}

fn maybe_seconds(text: &str) -> Result<Maybe<u32>, String> {
    if text == "none" { Ok(Maybe(None)) } else { seconds(text).map(|seconds| Maybe(Some(seconds))) }
}

fn range(text: &str) -> Result<NumberRange, String> {
    let ends = text.split_once('-').and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
    ends.map(|(from, to)| NumberRange { from, to }).ok_or_else(|| "numbers are written as 1-99".to_owned())
}

fn maybe_range(text: &str) -> Result<Maybe<NumberRange>, String> {
    if text == "none" { Ok(Maybe(None)) } else { range(text).map(|range| Maybe(Some(range))) }
}

fn day(text: &str) -> Result<usize, String> {
    const WORDS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    WORDS.iter().position(|word| *word == text).ok_or_else(|| format!("the days are {}", WORDS.join(", ")))
}

fn days(text: &str) -> Result<Days, String> {
    let mut all = Vec::new();
    for part in text.split(',') {
        let (from, to) = match part.split_once('-') {
            Some((from, to)) => (day(from)?, day(to)?),
            None => (day(part)?, day(part)?),
        };
        if to < from {
            return Err(format!("{part} is no part of a week that begins on mon"));
        }
        all.extend(&Day::ALL[from..=to]);
    }
    Ok(Days(all))
}

fn times(text: &str) -> Result<OpenFromUntil, String> {
    let (from, until) = text.split_once('-').ok_or_else(|| "times are written as 09:00-17:00".to_owned())?;
    Ok([from.to_owned(), until.to_owned()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_read_in_one_way_or_refused() {
        assert_eq!((seconds("15m"), seconds("900"), seconds("2h")), (Ok(900), Ok(900), Ok(7_200)));
        for bad in ["", "m", "-1", "1.5h", "99999999999", "9999999h"] {
            seconds(bad).unwrap_err();
        }
        assert_eq!(days("mon-wed,sun").unwrap().0, [Day::Mon, Day::Tue, Day::Wed, Day::Sun]);
        for bad in ["", "fri-mon", "monday", "mon,", "mon--tue"] {
            days(bad).unwrap_err();
        }
        assert_eq!(range("1-99"), Ok(NumberRange { from: 1, to: 99 }));
        for bad in ["1", "-99", "1-", "a-b"] {
            range(bad).unwrap_err();
        }
        assert_eq!((maybe_range("none"), maybe_seconds("none")), (Ok(Maybe(None)), Ok(Maybe(None))));
    }
}
