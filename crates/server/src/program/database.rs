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
    /// The file that holds the password of the database. Without it: the address, PGPASSWORD, PGPASSFILE.
    #[arg(long, value_name = "FILE")]
    database_password_file: Option<PathBuf>,
    /// PgBouncer or another pooler in transaction mode stands before the database.
    #[arg(long)]
    database_pooled: bool,
}

impl From<DatabaseArgs> for Database {
    fn from(args: DatabaseArgs) -> Self {
        Self { url: args.database, password_file: args.database_password_file, pooled: args.database_pooled }
    }
}

/// Gives the exit code.
pub(crate) fn migrate(args: DatabaseArgs) -> u8 {
    match database::migrate(&args.into()) {
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
    /// The file that holds the password of the database. Without it: the address, PGPASSWORD, PGPASSFILE.
    #[arg(long, value_name = "FILE")]
    database_password_file: Option<PathBuf>,
    /// PgBouncer or another pooler in transaction mode stands before the database.
    #[arg(long)]
    database_pooled: bool,
}

/// Gives the exit code.
pub(crate) fn copy(args: CopyArgs) -> u8 {
    let is_database = |place: &str| place.starts_with("postgres://") || place.starts_with("postgresql://");
    let with = |url: &str| Database {
        url: url.to_owned(),
        password_file: args.database_password_file.clone(),
        pooled: args.database_pooled,
    };
    let done = match (is_database(&args.from), is_database(&args.to)) {
        (false, true) => database::copy_out(args.from.as_ref(), &with(&args.to)),
        (true, false) => database::copy_back(&with(&args.from), args.to.as_ref()),
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
