//! `callpad-server`: the queue server on the command line.

mod commands;
mod program;

use std::process::ExitCode;

use callpad_server::{BackupError, OfflineError};

use program::{
    args::{self, BackupArgs, CheckArgs, Command, DirectoryArgs, RestoreArgs},
    log,
    serve::{print, serve},
    windows_service::WindowsService,
};

fn main() -> ExitCode {
    let cli = args::parsed();
    let file = match &cli.command {
        Command::Serve(args) => args.log_file.as_deref(),
        _ => None,
    };
    // Windows must be told first that a service of its begins.
    let begins_later = matches!(cli.command, Command::WindowsService(WindowsService::Run(_)));
    if !begins_later && let Err(error) = log::start(cli.log_format, file) {
        log::to_stderr(cli.log_format);
        log::say(&error);
        return ExitCode::from(1);
    }
    let code = match cli.command {
        Command::Serve(args) => serve(*args),
        Command::Directory(args) => offline(print_directory(&args)),
        Command::Administer(command) => command.run(),
        Command::Backup(args) => backup(&args),
        Command::Restore(args) => restore(&args),
        Command::Check(args) => check(&args),
        #[cfg(feature = "postgres")]
        Command::Migrate(args) => program::database::migrate(args),
        #[cfg(feature = "postgres")]
        Command::Copy(args) => program::database::copy(args),
        Command::WindowsService(command) => command.run(cli.log_format),
    };
    ExitCode::from(code)
}

fn offline(done: Result<(), OfflineError>) -> u8 {
    match done {
        Ok(()) => 0,
        Err(error) => {
            log::say(&error);
            error.exit_code()
        }
    }
}

fn print_directory(args: &DirectoryArgs) -> Result<(), OfflineError> {
    let directory = callpad_server::read_directory(&args.data, args.time_zone.as_deref())?;
    print(&serde_json::to_string_pretty(&directory).unwrap_or_default());
    Ok(())
}

fn backup(args: &BackupArgs) -> u8 {
    copied(callpad_server::backup(&args.data, &args.file), || {
        tracing::info!(file = %args.file.display(), "the backup is made");
    })
}

fn restore(args: &RestoreArgs) -> u8 {
    copied(callpad_server::restore(&args.data, &args.file, args.replace), || {
        tracing::info!(folder = %args.data.display(), "the backup is restored: everybody signs in again");
    })
}

fn check(args: &CheckArgs) -> u8 {
    // The command line has one of the two.
    let (found, what) = match (&args.data, &args.file) {
        (Some(data), _) => (callpad_server::check_folder(data), data),
        (None, Some(file)) => (callpad_server::check_backup(file), file),
        (None, None) => return 2,
    };
    copied(found, || tracing::info!(what = %what.display(), "nothing is damaged"))
}

fn copied(done: Result<(), BackupError>, tell: impl FnOnce()) -> u8 {
    match done {
        Ok(()) => {
            tell();
            0
        }
        Err(error) => {
            log::say(&error);
            error.exit_code()
        }
    }
}
