//! What macOS knows of Callpad: a login item. Links are in the application's Info.plist.
#![allow(unsafe_code)] // the service is asked in Objective-C

use std::path::PathBuf;
use std::{fs, io};

use objc2::rc::Retained;
use objc2_foundation::{NSBundle, NSError};
use objc2_service_management::{SMAppService, SMAppServiceStatus};
use plist::{Dictionary, Value};

use super::login_item::{LoginItem, Step, is_plain, step};

/// Starts these words with the person's sign-in, or no longer: as a login item, which the system's settings show by Callpad's
/// name; outside a bundle, or for a data folder of its own, as a launch agent.
pub(crate) fn start_at_login(words: &[&str], on: bool) -> io::Result<()> {
    let by_item = is_plain(words) && NSBundle::mainBundle().bundlePath().to_string().ends_with(".app");
    // Earlier versions had an agent in every case.
    launch_agent(words, on && !by_item)?;
    if !is_plain(words) { Ok(()) } else { login_item(on && by_item) }
}

fn login_item(on: bool) -> io::Result<()> {
    // SAFETY: it takes nothing, and macOS 13, the oldest that is promised, has it.
    let service = unsafe { SMAppService::mainAppService() };
    // SAFETY: it only reads.
    let item = match unsafe { service.status() } {
        SMAppServiceStatus::Enabled => LoginItem::Enabled,
        SMAppServiceStatus::RequiresApproval => LoginItem::ToBeAllowed,
        _ => LoginItem::Absent,
    };
    let told = match step(item, on) {
        Step::Nothing => Ok(()),
        // SAFETY: an error comes back as one.
        Step::Register => unsafe { service.registerAndReturnError() },
        // SAFETY: as above. The app goes on: only its start at sign-in ends.
        Step::Unregister => unsafe { service.unregisterAndReturnError() },
        Step::Ask => {
            let words =
                "macOS does not start Callpad until it is allowed in System Settings, General, Login Items";
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, words));
        }
    };
    told.map_err(|error: Retained<NSError>| io::Error::other(error.localizedDescription().to_string()))
}

/// A launch agent that starts these words, or none.
fn launch_agent(words: &[&str], on: bool) -> io::Result<()> {
    let home = std::env::var_os("HOME").map(PathBuf::from).filter(|home| home.is_absolute());
    let home = home.ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "there is no home folder"))?;
    let folder = home.join("Library/LaunchAgents");
    let agent = folder.join("Callpad.plist");
    if !on {
        return match fs::remove_file(agent) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        };
    }
    let mut text = Vec::new();
    entry(words).to_writer_xml(&mut text).map_err(io::Error::other)?;
    if fs::read(&agent).is_ok_and(|there| there == text) {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    fs::write(agent, text)
}

fn entry(words: &[&str]) -> Value {
    let words = words.iter().map(|word| Value::from(*word)).collect();
    let mut entry = Dictionary::new();
    entry.insert("Label".into(), "Callpad".into());
    entry.insert("ProgramArguments".into(), Value::Array(words));
    entry.insert("RunAtLoad".into(), true.into());
    Value::Dictionary(entry)
}

/// Nothing to do: macOS reads which links an application takes where it is installed.
#[allow(clippy::unnecessary_wraps)] // the same shape as on the other systems, where it can fail
pub(crate) fn take_links(_: &str, _: bool) -> io::Result<()> {
    Ok(())
}
