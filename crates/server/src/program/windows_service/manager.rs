//! What an administrator does with the service: install, remove, start, stop, look.

use std::{
    env,
    ffi::OsString,
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use windows_service::{
    Error,
    service::{
        Service, ServiceAccess, ServiceAction, ServiceActionType, ServiceErrorControl, ServiceExitCode,
        ServiceFailureActions, ServiceFailureResetPeriod, ServiceInfo, ServiceStartType, ServiceState,
        ServiceStatus, ServiceType,
    },
    service_manager::{ServiceManager, ServiceManagerAccess},
};

use super::{Install, launch::Launch};
use crate::program::{
    log::LogFormat,
    serve::{DRAIN_OF_A_SERVICE, END, print},
};

const DESCRIPTION: &str = "Gives out tickets to counters: the queue server of Callpad.";

/// How long a failed service is down before it is started again: twice at once, then each minute.
const RESTARTS: [Duration; 3] = [Duration::from_secs(5), Duration::from_secs(5), Duration::from_secs(60)];
/// After so long without a failure they count anew.
const FORGIVEN_AFTER: Duration = Duration::from_secs(24 * 3_600);

/// How long to wait for what Windows says is under way, beyond what it says itself.
const PATIENCE: Duration = Duration::from_secs(60);
/// Between two looks. Windows' own way to be told needs a call back from the system.
const LOOK: Duration = Duration::from_millis(200);

/// The longest password that is read, in bytes; Windows' own limit is below it.
const LONGEST_PASSWORD: u64 = 1_024;

/// The database in a folder of data.
const DATABASE: &str = "queue.sqlite3";

/// Accounts that have another name in each language, by numbers that are the same everywhere.
const ACCOUNTS: [(&str, &str); 3] =
    [("localservice", "*S-1-5-19"), ("networkservice", "*S-1-5-20"), ("localsystem", "*S-1-5-18")];
const ADMINISTRATORS: &str = "*S-1-5-32-544";
const SYSTEM: &str = "*S-1-5-18";

/// Installs the service. It is there whole or not at all.
pub(super) fn install(install: &Install, format: LogFormat) -> Result<u8, String> {
    let name = &install.named.name;
    let typed = env::args_os().skip_while(|word| word != "install");
    let launch = Launch::of(typed, name, format).map_err(|error| error.to_string())?;
    let program =
        env::current_exe().map_err(|error| format!("where this program lies is not known: {error}"))?;
    fit_for_data(&launch.data)?;
    let password = if install.password_stdin { Some(password()?) } else { None };
    let info = ServiceInfo {
        name: name.into(),
        display_name: format!("Callpad queue server ({name})").into(),
        service_type: ServiceType::OWN_PROCESS,
        start_type: ServiceStartType::AutoStart,
        error_control: ServiceErrorControl::Normal,
        executable_path: program,
        launch_arguments: launch.arguments,
        dependencies: Vec::new(),
        account_name: account_name(&install.account),
        account_password: password,
    };
    let rights = ServiceManagerAccess::CONNECT | ServiceManagerAccess::CREATE_SERVICE;
    let access = ServiceAccess::CHANGE_CONFIG | ServiceAccess::START | ServiceAccess::DELETE;
    let service = manager(rights)?.create_service(&info, access).map_err(|error| in_words(&error))?;
    let folders = give_folders(&launch.data, &launch.log, &install.account);
    if let Err(error) = folders {
        // Without its folder it could not run.
        let removed = service.delete().map_err(|error| in_words(&error));
        return Err(match removed {
            Ok(()) => format!("{error}; nothing was installed"),
            Err(left) => format!("{error}; the service is there and could not be removed again: {left}"),
        });
    }
    let drain = install.serve.drain.map_or(DRAIN_OF_A_SERVICE, |seconds| Duration::from_secs(seconds.into()));
    for (what, done) in settings(&service, drain) {
        if let Err(error) = done {
            tracing::warn!("the service is installed, but {what} could not be set: {}", in_words(&error));
        }
    }
    tracing::info!(
        service = name,
        log = %launch.log.display(),
        "the service is installed; start it with: callpad-server windows-service start"
    );
    Ok(0)
}

/// What is set once the service is there, and how that went.
fn settings(service: &Service, drain: Duration) -> [(&'static str, windows_service::Result<()>); 5] {
    let restarts = RESTARTS.map(|delay| ServiceAction { action_type: ServiceActionType::Restart, delay });
    let on_failure = ServiceFailureActions {
        reset_period: ServiceFailureResetPeriod::After(FORGIVEN_AFTER),
        reboot_msg: None,
        command: None,
        actions: Some(restarts.to_vec()),
    };
    [
        ("its description", service.set_description(DESCRIPTION)),
        ("its start after all others", service.set_delayed_auto_start(true)),
        ("its restart after a failure", service.update_failure_actions(on_failure)),
        // An exit code is a failure too, not only a crash.
        ("its restart after an error", service.set_failure_actions_on_non_crash_failures(true)),
        ("its time to end before the computer goes off", service.set_preshutdown_timeout(drain + END)),
    ]
}

/// Stops and removes the service.
pub(super) fn remove(name: &str) -> Result<u8, String> {
    let service = open(name, ServiceAccess::QUERY_STATUS | ServiceAccess::STOP | ServiceAccess::DELETE)?;
    stop_and_wait(&service)?;
    service.delete().map_err(|error| in_words(&error))?;
    tracing::info!(service = name, "the service is removed; its data and its log are where they were");
    Ok(0)
}

/// Starts the service; returns when it listens.
pub(super) fn start(name: &str) -> Result<u8, String> {
    let access = ServiceAccess::QUERY_STATUS | ServiceAccess::START;
    let service = open(name, access)?;
    if look(&service)?.current_state != ServiceState::Running {
        service.start::<OsString>(&[]).map_err(|error| in_words(&error))?;
    }
    let status = settled(&service, ServiceState::StartPending)?;
    if status.current_state != ServiceState::Running {
        return Err(format!(
            "the service has ended ({}); its log says why, windows-service status says where that is",
            ended(status.exit_code)
        ));
    }
    tracing::info!(service = name, "the service runs");
    Ok(0)
}

/// Stops the service; returns when it has ended.
pub(super) fn stop(name: &str) -> Result<u8, String> {
    let service = open(name, ServiceAccess::QUERY_STATUS | ServiceAccess::STOP)?;
    stop_and_wait(&service)?;
    tracing::info!(service = name, "the service is stopped");
    Ok(0)
}

/// Prints how the service stands.
pub(super) fn status(name: &str) -> Result<u8, String> {
    let service = open(name, ServiceAccess::QUERY_STATUS | ServiceAccess::QUERY_CONFIG)?;
    let status = look(&service)?;
    let config = service.query_config().map_err(|error| in_words(&error))?;
    let runs = status.current_state == ServiceState::Running;
    let line = serde_json::json!({
        "service": name,
        "state": word(status.current_state),
        "process": status.process_id,
        "ended": if runs { None } else { Some(ended(status.exit_code)) },
        "account": config.account_name.map(|name| name.to_string_lossy().into_owned()),
        "command": config.executable_path.to_string_lossy(),
    });
    print(&line.to_string());
    Ok(if runs { 0 } else { 1 })
}

fn manager(rights: ServiceManagerAccess) -> Result<ServiceManager, String> {
    ServiceManager::local_computer(None::<&str>, rights).map_err(|error| in_words(&error))
}

fn open(name: &str, access: ServiceAccess) -> Result<Service, String> {
    let manager = manager(ServiceManagerAccess::CONNECT)?;
    manager.open_service(name, access).map_err(|error| format!("{name}: {}", in_words(&error)))
}

fn look(service: &Service) -> Result<ServiceStatus, String> {
    service.query_status().map_err(|error| in_words(&error))
}

fn stop_and_wait(service: &Service) -> Result<(), String> {
    match look(service)?.current_state {
        ServiceState::Stopped => return Ok(()),
        ServiceState::StopPending => {}
        _ => {
            service.stop().map_err(|error| in_words(&error))?;
        }
    }
    // Until it has noticed, it still says that it runs.
    let until = Instant::now() + PATIENCE;
    while look(service)?.current_state == ServiceState::Running && Instant::now() < until {
        sleep(LOOK);
    }
    let status = settled(service, ServiceState::StopPending)?;
    match status.current_state {
        ServiceState::Stopped => Ok(()),
        other => Err(format!("the service was told to end, and is {}", word(other))),
    }
}

/// How the service stands once it is no longer under way.
fn settled(service: &Service, under_way: ServiceState) -> Result<ServiceStatus, String> {
    let mut status = look(service)?;
    let until = Instant::now() + status.wait_hint + PATIENCE;
    while status.current_state == under_way {
        if Instant::now() >= until {
            return Err(format!("the service is still {}", word(under_way)));
        }
        sleep(LOOK);
        status = look(service)?;
    }
    Ok(status)
}

fn word(state: ServiceState) -> &'static str {
    match state {
        ServiceState::Stopped => "stopped",
        ServiceState::StartPending => "starting",
        ServiceState::StopPending => "stopping",
        ServiceState::Running => "running",
        ServiceState::ContinuePending | ServiceState::PausePending | ServiceState::Paused => "paused",
    }
}

fn ended(code: ServiceExitCode) -> String {
    match code {
        ServiceExitCode::ServiceSpecific(code) => format!("exit code {code}"),
        ServiceExitCode::Win32(0) => "exit code 0".to_owned(),
        ServiceExitCode::Win32(code) => format!("error {code} of Windows"),
    }
}

/// An empty folder, one that is not there yet, or one of this server's: the rights of everybody else are taken away.
fn fit_for_data(folder: &Path) -> Result<(), String> {
    let holds_other_things = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
        && !folder.join(DATABASE).is_file();
    if holds_other_things || folder.parent().is_none() {
        return Err(format!(
            "{} holds something else than the data of a server: choose a folder of its own",
            folder.display()
        ));
    }
    Ok(())
}

/// Lets administrators, the system and the account alone into the folder of the data, and makes administrators its owner.
fn give_folders(data: &Path, log: &Path, account: &str) -> Result<(), String> {
    let made = fs::create_dir_all(data).and_then(|()| log.parent().map_or(Ok(()), fs::create_dir_all));
    made.map_err(|error| format!("{} cannot be made: {error}", data.display()))?;
    let grant = |who: &str, what: &str| format!("{who}:(OI)(CI){what}");
    let rights = [grant(ADMINISTRATORS, "F"), grant(SYSTEM, "F"), grant(&trustee(account), "M")];
    let mut grants = vec!["/inheritance:r".to_owned(), "/grant:r".to_owned()];
    grants.extend(rights.into_iter().filter(|right| *right != grant(SYSTEM, "M")));
    icacls(data, &grants)?;
    icacls(data, &["/setowner", ADMINISTRATORS, "/t", "/q"].map(str::to_owned))?;
    if !log.starts_with(data)
        && let Some(folder) = log.parent()
    {
        icacls(folder, &["/grant".to_owned(), grant(&trustee(account), "M")])?;
    }
    Ok(())
}

/// The system's own program for rights of files.
fn icacls(folder: &Path, arguments: &[String]) -> Result<(), String> {
    let system = env::var_os("SystemRoot").map_or_else(|| PathBuf::from(r"C:\Windows"), PathBuf::from);
    let output = Command::new(system.join("System32").join("icacls.exe"))
        .arg(folder)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("icacls cannot be started: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(format!("the rights of {} could not be set ({}): {said}", folder.display(), output.status))
}

/// How `icacls` is told of an account.
fn trustee(account: &str) -> String {
    let short = account.rsplit('\\').next().unwrap_or(account).replace(' ', "").to_ascii_lowercase();
    let known = ACCOUNTS.iter().find(|(name, _)| *name == short);
    known.map_or_else(|| account.to_owned(), |(_, number)| (*number).to_owned())
}

/// How the service manager is told of an account: the system itself is none.
fn account_name(account: &str) -> Option<OsString> {
    (trustee(account) != SYSTEM).then(|| account.into())
}

fn password() -> Result<OsString, String> {
    let mut text = String::new();
    io::stdin()
        .lock()
        .take(LONGEST_PASSWORD)
        .read_to_string(&mut text)
        .map_err(|error| format!("the password cannot be read: {error}"))?;
    Ok(text.trim_end_matches(['\n', '\r']).into())
}

/// What went wrong, with what to do.
pub(super) fn in_words(error: &Error) -> String {
    let Error::Winapi(error) = error else { return error.to_string() };
    let known = match error.raw_os_error() {
        Some(5) => "only an administrator may do that: open the terminal with \"Run as administrator\"",
        Some(1053) => "the service did not begin in time",
        Some(1056) => "the service runs already",
        Some(1057) => "there is no such account, or its password is another one",
        Some(1058) => "the service is disabled: set it to start automatically again",
        Some(1060) => "there is no such service: windows-service install makes it",
        Some(1069) => {
            "the account cannot sign in as a service: its password is another one, or it lacks that right"
        }
        Some(1072) => {
            "the service is about to be removed: close the window that shows services, and try again"
        }
        Some(1073) => "there is a service of this name already: remove it first, or choose another --name",
        _ => return error.to_string(),
    };
    known.to_owned()
}
