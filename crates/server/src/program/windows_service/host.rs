//! The server as Windows' service manager starts, tells and watches it.

use std::{
    ffi::OsString,
    sync::{Mutex, PoisonError},
};

use tokio::sync::mpsc;
use windows_service::{
    Error, define_windows_service,
    service::ServiceControl,
    service_control_handler::{self, ServiceControlHandlerResult},
    service_dispatcher,
};

use super::{Run, manager::in_words};
use crate::program::{
    log::{self, LogFormat},
    notify,
    serve::serve_and_hear,
    signals::Word,
};

/// What Windows says of a program that it has not started as a service.
const NOT_STARTED_BY_IT: i32 = 1063;

/// What is to be run, from the program's own thread to the one that Windows calls.
static ORDER: Mutex<Option<(Run, LogFormat)>> = Mutex::new(None);

define_windows_service!(begin, main);

/// Serves as a service; gives the exit code of the program, which nobody reads: Windows is told the server's.
pub(super) fn run(run: Run, format: LogFormat) -> u8 {
    let name = run.named.name.clone();
    *ORDER.lock().unwrap_or_else(PoisonError::into_inner) = Some((run, format));
    let Err(error) = service_dispatcher::start(&name, begin) else { return 0 };
    log::to_stderr(format);
    match error {
        Error::Winapi(error) if error.raw_os_error() == Some(NOT_STARTED_BY_IT) => {
            log::say(&"only the service manager of Windows can call this: use windows-service install");
            2
        }
        error => {
            log::say(&in_words(&error));
            1
        }
    }
}

/// The service, on a thread of Windows'.
fn main(_: Vec<OsString>) {
    let Some((run, format)) = ORDER.lock().unwrap_or_else(PoisonError::into_inner).take() else { return };
    let (tell, words) = mpsc::unbounded_channel();
    let handler = handler(tell.clone());
    let Ok(manager) = service_control_handler::register(&run.named.name, handler) else { return };
    notify::begins_under(manager);
    let code = match log::start(format, run.serve.log_file.as_deref()) {
        Ok(()) => serve_and_hear(run.serve, tell, words),
        Err(_) => 1,
    };
    notify::ended(code);
}

fn handler(
    tell: mpsc::UnboundedSender<Word>,
) -> impl FnMut(ServiceControl) -> ServiceControlHandlerResult + Send {
    move |control| {
        let word = match control {
            ServiceControl::Stop | ServiceControl::Preshutdown | ServiceControl::Shutdown => Word::End,
            ServiceControl::ParamChange => Word::LookAgain,
            ServiceControl::Interrogate => return ServiceControlHandlerResult::NoError,
            _ => return ServiceControlHandlerResult::NotImplemented,
        };
        // A server that has ended needs no word.
        let _ = tell.send(word);
        ServiceControlHandlerResult::NoError
    }
}
