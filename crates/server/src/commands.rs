//! The commands of an administrator: each is done by the server that runs on the folder, or on the folder itself.

mod arguments;
mod edits;

use std::{
    io::{Read, Write},
    path::PathBuf,
};

use callpad_server::{
    admin::{self, AdminError, Ask, Change, Erase, ExportFormat, ImportOptions, Report},
    clock::SystemClock,
    directory::Part,
};
use clap::{Args, Subcommand, ValueEnum};

use crate::program::log;

use self::arguments::{
    DeskArgs, DeviceArgs, HoursArgs, LocationArgs, RoleArgs, ServiceArgs, TargetArgs, UserArgs,
};

/// The longest secret that is read from standard input, in bytes; the directory's own limit is below it.
const LONGEST_SECRET: u64 = 8 * 1024;

/// What an administrator does.
#[derive(Subcommand)]
pub(crate) enum Administer {
    /// Locations: their names, time zones, and when their day begins.
    #[command(subcommand)]
    Location(LocationArgs),
    /// Services: their tags, numbers, targets, and whether they are open.
    #[command(subcommand)]
    Service(ServiceArgs),
    /// Counters and their services.
    #[command(subcommand)]
    Desk(DeskArgs),
    /// Screens and kiosks of the hall, and their keys.
    #[command(subcommand)]
    Device(DeviceArgs),
    /// Members of staff, with their locations, roles and secrets.
    #[command(subcommand)]
    User(UserArgs),
    /// Roles of members of staff.
    #[command(subcommand)]
    Role(RoleArgs),
    /// Targets for the wait.
    #[command(subcommand)]
    Target(TargetArgs),
    /// Opening hours.
    #[command(subcommand)]
    Hours(HoursArgs),
    /// Take a directory file over, JSON or TOML, whole or some of its lists. What it does not name stays.
    Import(ImportArgs),
    /// Print the directory as a file that an import takes. Secrets are left out.
    Export(ExportArgs),
    /// End the day: invalidate open tickets and start the numbers anew.
    Reset(ResetArgs),
    /// Forget the visitor of one ticket: name, note and custom field, everywhere.
    Erase(EraseArgs),
    /// The keys that sign tokens.
    #[command(subcommand)]
    Keys(KeysArgs),
    /// End every token of a user, who may sign in again.
    Revoke(RevokeArgs),
    /// Who changed what, and when.
    #[command(subcommand)]
    Audit(AuditArgs),
}

/// Whose folder, and how the answer is printed.
#[derive(Args)]
pub(crate) struct Folder {
    /// Folder of the data.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// How a change is made.
#[derive(Args)]
pub(crate) struct Changing {
    #[command(flatten)]
    folder: Folder,
    /// Only show what would be different.
    #[arg(long)]
    dry_run: bool,
}

#[derive(Args)]
pub(crate) struct ImportArgs {
    #[command(flatten)]
    changing: Changing,
    /// The directory; TOML if its name ends in .toml, else JSON.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Only these of its lists: locations, services, desks, users, languages, devices.
    #[arg(long, value_name = "LISTS", value_delimiter = ',', value_parser = part)]
    only: Vec<Part>,
    /// Remove what the lists of the file do not name.
    #[arg(long)]
    remove: bool,
    /// Remove it also where it is in use, with its tickets.
    #[arg(long, requires = "remove")]
    force: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Json,
    Toml,
}

#[derive(Args)]
pub(crate) struct ExportArgs {
    /// Folder of the data.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Only these lists: locations, services, desks, users, languages, devices.
    #[arg(long, value_name = "LISTS", value_delimiter = ',', value_parser = part)]
    only: Vec<Part>,
    /// How it is written.
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
    /// With the hashes of secrets, for another server. Keep such a file as a secret.
    #[arg(long)]
    secret_hashes: bool,
}

#[derive(Args)]
pub(crate) struct ResetArgs {
    #[command(flatten)]
    folder: Folder,
    /// Only this location.
    #[arg(long, value_name = "ID")]
    location: Option<String>,
}

#[derive(Args)]
#[group(id = "which", required = true, multiple = false, args = ["ticket", "number"])]
pub(crate) struct EraseArgs {
    #[command(flatten)]
    folder: Folder,
    /// The ticket's id.
    #[arg(long, value_name = "ID")]
    ticket: Option<String>,
    /// The ticket's number of the day, such as A047.
    #[arg(long, value_name = "NUMBER")]
    number: Option<String>,
    /// At this location.
    #[arg(long, value_name = "ID", requires = "number")]
    location: Option<String>,
}

#[derive(Subcommand)]
pub(crate) enum KeysArgs {
    /// Print the keys: name, since when, until when tokens that it signed are valid. Never the keys themselves.
    List(Folder),
    /// Let a new key sign. Tokens that are out stay valid until they end.
    Rotate {
        #[command(flatten)]
        folder: Folder,
        /// End all tokens that are out: everybody signs in again.
        #[arg(long)]
        end_all: bool,
    },
}

#[derive(Args)]
pub(crate) struct RevokeArgs {
    #[command(flatten)]
    folder: Folder,
    /// The user's id.
    #[arg(long, value_name = "ID")]
    user: String,
}

#[derive(Subcommand)]
pub(crate) enum AuditArgs {
    /// The newest entries, the newest first.
    List {
        #[command(flatten)]
        folder: Folder,
        /// How many.
        #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=100_000))]
        most: u32,
    },
}

fn part(word: &str) -> Result<Part, String> {
    let words = || Part::ALL.map(Part::word).join(", ");
    Part::of(word).ok_or_else(|| format!("the lists are {}", words()))
}

impl Administer {
    /// Does it. Gives the exit code.
    pub(crate) fn run(self) -> u8 {
        match self.done() {
            Ok(()) => 0,
            Err(error) => {
                log::say(&error);
                error.exit_code()
            }
        }
    }

    fn done(self) -> Result<(), AdminError> {
        match self {
            Self::Location(args) => args.run(),
            Self::Service(args) => args.run(),
            Self::Desk(args) => args.run(),
            Self::Device(args) => args.run(),
            Self::User(args) => args.run(),
            Self::Role(args) => args.run(),
            Self::Target(args) => args.run(),
            Self::Hours(args) => args.run(),
            Self::Import(ImportArgs { changing, file, only, remove, force }) => {
                let options = ImportOptions { only, remove, force, dry_run: changing.dry_run };
                let report = admin::import(&changing.folder.data, &file, &options, &who(), &SystemClock)?;
                changing.folder.print(&report)
            }
            Self::Export(args) => {
                let format = match args.format {
                    Format::Json => ExportFormat::Json,
                    Format::Toml => ExportFormat::Toml,
                };
                print(&admin::export(&args.data, &args.only, args.secret_hashes, format)?)
            }
            Self::Reset(ResetArgs { folder, location }) => folder.ask(&Ask::Reset { location }),
            Self::Erase(EraseArgs { folder, ticket, number, location }) => {
                let which = match (ticket, number) {
                    (Some(id), _) => Erase::Ticket(id),
                    (None, number) => Erase::Number { number: number.unwrap_or_default(), location },
                };
                folder.ask(&Ask::Erase(which))
            }
            Self::Keys(KeysArgs::List(folder)) => folder.print(&admin::keys(&folder.data)?),
            Self::Keys(KeysArgs::Rotate { folder, end_all }) => folder.ask(&Ask::RotateKeys { end_all }),
            Self::Revoke(RevokeArgs { folder, user }) => folder.ask(&Ask::Revoke { user }),
            Self::Audit(AuditArgs::List { folder, most }) => folder.print(&admin::audit(&folder.data, most)?),
        }
    }
}

impl Folder {
    fn ask(&self, ask: &Ask) -> Result<(), AdminError> {
        self.print(&admin::administer(&self.data, ask, &who(), &SystemClock)?)
    }

    fn list(&self, part: Part) -> Result<(), AdminError> {
        self.print(&admin::list(&self.data, part)?)
    }

    fn print(&self, report: &Report) -> Result<(), AdminError> {
        match self.json {
            true => print(&report.value.to_string()),
            false if report.lines.is_empty() => Ok(()),
            false => print(&report.lines.join("\n")),
        }
    }
}

impl Changing {
    fn ask(&self, change: Change) -> Result<(), AdminError> {
        self.folder.ask(&Ask::Change(Change { dry_run: self.dry_run, ..change }))
    }
}

/// The user of the operating system, and on whose behalf.
fn who() -> String {
    let user = whoami::fallible::username().unwrap_or_else(|_| "somebody".into());
    match std::env::var("SUDO_USER") {
        Ok(person) if !person.is_empty() && person != user => format!("{person} as {user}"),
        _ => user,
    }
}

/// One line of standard input: a secret is no argument, which others could see.
fn secret_of_stdin() -> Result<String, AdminError> {
    let mut text = String::new();
    std::io::stdin()
        .lock()
        .take(LONGEST_SECRET)
        .read_to_string(&mut text)
        .map_err(|error| AdminError::Plain(format!("the secret cannot be read: {error}")))?;
    Ok(text.trim_end_matches(['\n', '\r']).to_owned())
}

fn print(text: &str) -> Result<(), AdminError> {
    let mut stdout = std::io::stdout().lock();
    writeln!(stdout, "{text}")
        .and_then(|()| stdout.flush())
        .map_err(|error| AdminError::Plain(format!("nobody reads what is printed: {error}")))
}
