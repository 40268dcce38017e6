//! `callpad-server migrate` and `copy`, and how a command is told which database.

use std::path::PathBuf;

use callpad_server::database::{self, Copied, Database, Migrated};
use clap::Args;

use super::log;

/// Which database, and how it is reached.
#[derive(Args)]
pub(crate) struct DatabaseArgs {
    /// The database: postgres://USER@HOST[:PORT][,HOST…]/NAME. On a network it is encrypted.
    #[arg(long, value_name = "URL", env = "CALLPAD_DATABASE", hide_env_values = true)]
    database: String,
    #[command(flatten)]
    reached: ReachedArgs,
}

/// How a database is reached.
#[derive(Args)]
struct ReachedArgs {
    /// The file that holds the password of the database. Without it: the address, PGPASSWORD, PGPASSFILE.
    #[arg(long, value_name = "FILE")]
    database_password_file: Option<PathBuf>,
    /// PgBouncer or another pooler in transaction mode stands before the database.
    #[arg(long)]
    database_pooled: bool,
}

impl ReachedArgs {
    fn at(self, url: String) -> Database {
        Database { url, password_file: self.database_password_file, pooled: self.database_pooled }
    }
}

/// Gives the exit code.
pub(crate) fn migrate(args: DatabaseArgs) -> u8 {
    match database::migrate(&args.reached.at(args.database)) {
        Ok(Migrated { from, to }) if from == to => {
            tracing::info!(version = to, "the tables are up to date");
            0
        }
        Ok(Migrated { from: 0, to }) => {
            tracing::info!(version = to, "the tables are made");
            0
        }
        Ok(Migrated { from, to }) => {
            tracing::info!(from, to, "the tables are brought up to date");
            0
        }
        Err(error) => {
            log::say(&error);
            error.exit_code()
        }
    }
}

/// From where to where: one is the folder of a server, the other a database.
#[derive(Args)]
pub(crate) struct CopyArgs {
    /// What is moved: a folder, or postgres://USER@HOST[:PORT]/NAME.
    #[arg(long, value_name = "DIR|URL")]
    from: String,
    /// Where it goes: a database without data, or a folder, which is made if need be.
    #[arg(long, value_name = "URL|DIR")]
    to: String,
    #[command(flatten)]
    reached: ReachedArgs,
}

/// Gives the exit code.
pub(crate) fn copy(args: CopyArgs) -> u8 {
    let CopyArgs { from, to, reached } = args;
    let is_database = |place: &str| place.starts_with("postgres://") || place.starts_with("postgresql://");
    let done = match (is_database(&from), is_database(&to)) {
        (false, true) => database::copy_out(from.as_ref(), &reached.at(to)),
        (true, false) => database::copy_back(&reached.at(from), to.as_ref()),
        _ => {
            log::say(&"one of --from and --to is a folder, the other a database (postgres://…)");
            return 2;
        }
    };
    match done {
        Ok(Copied { tables, rows }) => {
            tracing::info!(tables, rows, "everything is copied, and was read again");
            0
        }
        Err(error) => {
            log::say(&error);
            error.exit_code()
        }
    }
}
