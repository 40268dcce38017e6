//! macOS.
#![allow(unsafe_code)] // what the binding leaves out is asked in Objective-C

use std::path::PathBuf;

use objc2::msg_send;
use objc2::rc::Retained;
use objc2_foundation::{NSAppleEventDescriptor, NSAppleEventManager};
use tauri::{Context, WebviewWindow};

use super::HandOver;
use crate::dto::Platform;
use crate::folder::{DataFolder, IDENTIFIER};

pub(crate) const PLATFORM: Platform = Platform::Macos;

/// Frames and the web view follow.
pub(crate) const HAS_THEMES: bool = true;

/// What draws the pages.
pub(crate) const WEB_VIEW: &str = "WebKit";

/// The oldest that draws everything: that of Safari 16.4, which the page is built for; macOS counts so.
pub(crate) const WEB_VIEW_NEEDED: &str = "18615";

/// `NSWindow.sharingType`. What takes pictures by ScreenCaptureKit since macOS 15 sees the window all the same.
pub(crate) const HIDES_FROM_CAPTURE: bool = true;

/// The tray is an item of the menu bar: a picture of one colour, which the system colours, and a click opens its menu.
pub(crate) const MENU_BAR: bool = true;

/// `kCoreEventClass` and `kAEOpenApplication`: the event by which an app is started.
const STARTED: (u32, u32) = (u32::from_be_bytes(*b"aevt"), u32::from_be_bytes(*b"oapp"));
/// `keyAEPropData`, and what it says of an app that the sign-in starts: `keyAELaunchedAsLogInItem`.
const HOW: u32 = u32::from_be_bytes(*b"prdt");
const AS_LOGIN_ITEM: u32 = u32::from_be_bytes(*b"lgit");

/// Whether the sign-in starts this app: a login item has no command line. To be asked while it is being started.
pub(crate) fn started_at_login() -> bool {
    let Some(event) = NSAppleEventManager::sharedAppleEventManager().currentAppleEvent() else {
        return false;
    };
    // SAFETY: both only read, take nothing and return four characters.
    let what: (u32, u32) = unsafe { (msg_send![&event, eventClass], msg_send![&event, eventID]) };
    // SAFETY: it takes four characters and returns a descriptor, or none.
    let how: Option<Retained<NSAppleEventDescriptor>> =
        unsafe { msg_send![&event, paramDescriptorForKeyword: HOW] };
    what == STARTED && how.is_some_and(|how| how.enumCodeValue() == AS_LOGIN_ITEM)
}

/// The user of the system, for the identity of a data folder.
pub(crate) fn user_name() -> String {
    std::env::var("USER").unwrap_or_default()
}

/// Nothing to set.
pub(crate) fn before_threads(_: &DataFolder) {}

/// The plugin's socket is `/tmp/<identifier>_si.sock`, one per machine, so the identifier it sees must carry the
/// identity of folder and user.
pub(crate) fn instance_lock(folder: &DataFolder, context: &mut Context<tauri::Wry>) -> String {
    let id = format!("{IDENTIFIER}.i{}", folder.identity());
    context.config_mut().identifier.clone_from(&id);
    id
}

/// The plugin does it, as the first thing when the run-time starts.
pub(crate) fn hand_over(_: &DataFolder) -> HandOver {
    HandOver::LeftToThePlugin
}

/// The number on the icon in the dock.
pub(crate) fn set_badge(window: &WebviewWindow, count: Option<u32>) -> tauri::Result<()> {
    window.set_badge_count(count.map(i64::from))
}

/// An app in the person's own folder; the one in /Applications is the computer's.
pub(crate) fn installed_for_the_person() -> bool {
    let home = std::env::var_os("HOME").map(PathBuf::from).filter(|home| home.is_absolute());
    let here = std::env::current_exe().ok();
    here.zip(home).is_some_and(|(here, home)| here.starts_with(home))
}
