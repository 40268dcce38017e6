//! What macOS tells of the person's session: two distributed notifications for the lock, two of the workspace for sleep.
#![allow(unsafe_code)] // observers are registered with Objective-C

use std::ptr::NonNull;
use std::sync::Arc;

use block2::RcBlock;
use objc2_app_kit::{NSWorkspace, NSWorkspaceDidWakeNotification, NSWorkspaceWillSleepNotification};
use objc2_foundation::{NSDistributedNotificationCenter, NSNotification, NSNotificationCenter, NSString};

use super::SessionChange;

/// Tells `told` of each change from now on, on the main thread.
pub(crate) fn watch_session(told: impl Fn(SessionChange) + Send + Sync + 'static) {
    let told = Arc::new(told);
    let locks = NSDistributedNotificationCenter::defaultCenter();
    for (name, change) in [
        ("com.apple.screenIsLocked", SessionChange::Locked),
        ("com.apple.screenIsUnlocked", SessionChange::Unlocked),
    ] {
        observe(&locks, &NSString::from_str(name), change, told.clone());
    }
    let workspace = NSWorkspace::sharedWorkspace().notificationCenter();
    // SAFETY: both are constants of AppKit, there since macOS 10.6.
    let (sleeps, wakes) = unsafe { (NSWorkspaceWillSleepNotification, NSWorkspaceDidWakeNotification) };
    observe(&workspace, sleeps, SessionChange::Asleep, told.clone());
    observe(&workspace, wakes, SessionChange::Awake, told);
}

fn observe(
    center: &NSNotificationCenter,
    name: &NSString,
    change: SessionChange,
    told: Arc<impl Fn(SessionChange) + Send + Sync + 'static>,
) {
    let block = RcBlock::new(move |_: NonNull<NSNotification>| told(change));
    // SAFETY: the block takes one notification and is kept by the center, which keeps the observer until the app ends.
    let observer =
        unsafe { center.addObserverForName_object_queue_usingBlock(Some(name), None, None, &block) };
    // It is never taken back: it listens as long as the app runs.
    std::mem::forget(observer);
}

/// macOS does not tell.
pub(crate) fn do_not_disturb() -> Option<bool> {
    None
}

/// The menu bar is always there.
pub(crate) fn has_tray_host() -> bool {
    true
}

/// The notification centre is there for every app in a bundle; whether it shows ours is the person's to choose.
pub(crate) fn has_notifications() -> bool {
    super::notifications::has_center()
}

/// macOS tells it only to a program that has asked for the permission.
pub(crate) fn notifications_allowed() -> Option<bool> {
    None
}

pub(crate) fn has_global_shortcuts() -> bool {
    true
}
