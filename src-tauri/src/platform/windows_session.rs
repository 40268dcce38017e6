//! What Windows tells of the person's session: locks come to a window of ours that is never shown, and so does sleep.
#![allow(unsafe_code)] // a window and its messages are the system's

use std::ptr::{null, null_mut};
use std::sync::OnceLock;

use windows_sys::Win32::Foundation::{HWND, LPARAM, LRESULT, WPARAM};
use windows_sys::Win32::System::LibraryLoader::GetModuleHandleW;
use windows_sys::Win32::System::RemoteDesktop::{NOTIFY_FOR_THIS_SESSION, WTSRegisterSessionNotification};
use windows_sys::Win32::UI::Shell::{
    QUNS_BUSY, QUNS_PRESENTATION_MODE, QUNS_QUIET_TIME, QUNS_RUNNING_D3D_FULL_SCREEN,
    SHQueryUserNotificationState,
};
use windows_sys::Win32::UI::WindowsAndMessaging::{
    CreateWindowExW, DefWindowProcW, DispatchMessageW, GetMessageW, MSG, PBT_APMRESUMEAUTOMATIC,
    PBT_APMSUSPEND, RegisterClassW, WM_POWERBROADCAST, WM_WTSSESSION_CHANGE, WNDCLASSW, WTS_SESSION_LOCK,
    WTS_SESSION_UNLOCK,
};

use super::SessionChange;
use crate::folder::IDENTIFIER;

/// Who is told. There is one app in the process, and so one who listens.
static TOLD: OnceLock<Box<dyn Fn(SessionChange) + Send + Sync>> = OnceLock::new();

/// Tells `told` of each change from now on, from a thread of its own.
pub(crate) fn watch_session(told: impl Fn(SessionChange) + Send + Sync + 'static) {
    if TOLD.set(Box::new(told)).is_err() {
        return;
    }
    let watching = std::thread::Builder::new().name("callpad-session".into()).spawn(listen);
    if let Err(error) = watching {
        tracing::warn!(%error, "nobody watches whether the system locks or sleeps");
    }
}

fn listen() {
    let class: Vec<u16> = "CallpadSession\0".encode_utf16().collect();
    // SAFETY: the class name lives until the window is made; the handles are checked; messages are fetched and handed on
    // by the thread that made the window, as Windows wants it. A window for messages alone would not be told of sleep.
    unsafe {
        let module = GetModuleHandleW(null());
        let description = WNDCLASSW {
            style: 0,
            lpfnWndProc: Some(heard),
            cbClsExtra: 0,
            cbWndExtra: 0,
            hInstance: module,
            hIcon: null_mut(),
            hCursor: null_mut(),
            hbrBackground: null_mut(),
            lpszMenuName: null(),
            lpszClassName: class.as_ptr(),
        };
        if RegisterClassW(&description) == 0 {
            tracing::warn!("Windows does not tell when it locks or sleeps: no window class");
            return;
        }
        let window = CreateWindowExW(
            0,
            class.as_ptr(),
            class.as_ptr(),
            0,
            0,
            0,
            0,
            0,
            null_mut(),
            null_mut(),
            module,
            null(),
        );
        if window.is_null() {
            tracing::warn!("Windows does not tell when it locks or sleeps: no window");
            return;
        }
        if WTSRegisterSessionNotification(window, NOTIFY_FOR_THIS_SESSION) == 0 {
            tracing::warn!("Windows does not tell when it locks");
        }
        let mut message: MSG = std::mem::zeroed();
        while GetMessageW(&raw mut message, null_mut(), 0, 0) > 0 {
            DispatchMessageW(&raw const message);
        }
    }
}

/// # Safety
/// Called by Windows with the window's own messages.
unsafe extern "system" fn heard(window: HWND, message: u32, what: WPARAM, more: LPARAM) -> LRESULT {
    let code = u32::try_from(what).unwrap_or_default();
    let change = match (message, code) {
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK) => Some(SessionChange::Locked),
        (WM_WTSSESSION_CHANGE, WTS_SESSION_UNLOCK) => Some(SessionChange::Unlocked),
        (WM_POWERBROADCAST, PBT_APMSUSPEND) => Some(SessionChange::Asleep),
        (WM_POWERBROADCAST, PBT_APMRESUMEAUTOMATIC) => Some(SessionChange::Awake),
        _ => None,
    };
    if let (Some(change), Some(told)) = (change, TOLD.get()) {
        told(change);
    }
    // SAFETY: the arguments are those that Windows gave.
    unsafe { DefWindowProcW(window, message, what, more) }
}

/// A full-screen program, a presentation, or the quiet hours of Windows.
pub(crate) fn do_not_disturb() -> Option<bool> {
    let mut state = 0;
    // SAFETY: the state is written to a variable of ours.
    let answer = unsafe { SHQueryUserNotificationState(&raw mut state) };
    let quiet = [QUNS_BUSY, QUNS_RUNNING_D3D_FULL_SCREEN, QUNS_PRESENTATION_MODE, QUNS_QUIET_TIME];
    (answer == 0).then(|| quiet.contains(&state))
}

/// The taskbar always has one.
pub(crate) fn has_tray_host() -> bool {
    true
}

/// Windows shows them for every installed program; whether it does is the person's to choose.
pub(crate) fn has_notifications() -> bool {
    true
}

/// Whether the person lets programs show notifications, and this one: what the Settings app keeps of it.
pub(crate) fn notifications_allowed() -> Option<bool> {
    let of = |key: &str, name: &str| {
        let key = windows_registry::CURRENT_USER.open(key).ok()?;
        key.get_u32(name).ok()
    };
    let all = of(r"Software\Microsoft\Windows\CurrentVersion\PushNotifications", "ToastEnabled");
    let ours = format!(r"Software\Microsoft\Windows\CurrentVersion\Notifications\Settings\{IDENTIFIER}");
    let ours = of(&ours, "Enabled");
    // Nothing is kept before the person has changed something.
    Some(all != Some(0) && ours != Some(0))
}

pub(crate) fn has_global_shortcuts() -> bool {
    true
}
