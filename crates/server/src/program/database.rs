//! `callpad-server migrate`, and how a command is told which database.

use std::path::PathBuf;

use callpad_server::database::{self, Database, Migrated};
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
