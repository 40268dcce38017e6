//! Notifications of macOS, by its notification centre (macOS 10.14 and newer). It shows only what an app in a bundle asks for,
//! and only if the person has allowed it.
#![allow(unsafe_code)] // a delegate is a class of Objective-C

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError, mpsc};
use std::time::Duration;

use block2::{DynBlock, RcBlock};
use objc2::rc::Retained;
use objc2::runtime::{Bool, NSObject, NSObjectProtocol, ProtocolObject};
use objc2::{AnyThread, DefinedClass, define_class, msg_send};
use objc2_foundation::{NSArray, NSBundle, NSDictionary, NSError, NSSet, NSString};
use objc2_user_notifications::{
    UNAuthorizationOptions, UNMutableNotificationContent, UNNotification, UNNotificationAction,
    UNNotificationActionOptions, UNNotificationCategory, UNNotificationCategoryOptions,
    UNNotificationPresentationOptions, UNNotificationRequest, UNNotificationResponse,
    UNUserNotificationCenter, UNUserNotificationCenterDelegate,
};
use tauri::AppHandle;

use super::notification::{Answered, Notification};

/// The centre answers at once whether it takes a notification; it does not wait for the person.
const TAKEN_WITHIN: Duration = Duration::from_secs(2);

/// The buttons of each kind that was shown: the centre wants all kinds at once.
static KINDS: OnceLock<Mutex<BTreeMap<&'static str, Vec<(&'static str, String)>>>> = OnceLock::new();

type Heard = Box<dyn Fn(Answered) + Send + Sync>;

/// What the delegate knows.
struct Told {
    facts: &'static [&'static str],
    heard: Heard,
}

define_class!(
    // SAFETY: NSObject asks nothing of those below it, and nothing is done when it goes.
    #[unsafe(super(NSObject))]
    #[name = "CallpadNotifications"]
    #[ivars = Told]
    struct Delegate;

    // SAFETY: NSObject has it.
    unsafe impl NSObjectProtocol for Delegate {}

    // SAFETY: both have the arguments that the centre calls them with.
    unsafe impl UNUserNotificationCenterDelegate for Delegate {
        /// Also while Callpad is in front: its windows may be on another screen.
        #[unsafe(method(userNotificationCenter:willPresentNotification:withCompletionHandler:))]
        fn will_present(
            &self,
            _: &UNUserNotificationCenter,
            _: &UNNotification,
            done: &DynBlock<dyn Fn(UNNotificationPresentationOptions)>,
        ) {
            done.call((UNNotificationPresentationOptions::Banner | UNNotificationPresentationOptions::List,));
        }

        #[unsafe(method(userNotificationCenter:didReceiveNotificationResponse:withCompletionHandler:))]
        fn answered(
            &self,
            _: &UNUserNotificationCenter,
            response: &UNNotificationResponse,
            done: &DynBlock<dyn Fn()>,
        ) {
            let told = self.ivars();
            let info = response.notification().request().content().userInfo();
            let fact = told.facts.iter().find_map(|name| {
                let says = info.objectForKey(&NSString::from_str(name))?.downcast::<NSString>().ok()?;
                Some(((*name).to_owned(), says.to_string()))
            });
            (told.heard)(Answered { button: response.actionIdentifier().to_string(), fact });
            done.call(());
        }
    }
);

/// The centre; none outside a bundle, where asking for it would end the program.
fn center() -> Option<Retained<UNUserNotificationCenter>> {
    let bundle = NSBundle::mainBundle();
    let is_app = bundle.bundleIdentifier().is_some() && bundle.bundlePath().to_string().ends_with(".app");
    is_app.then(UNUserNotificationCenter::currentNotificationCenter)
}

/// Whether the centre can be asked at all.
pub(super) fn has_center() -> bool {
    center().is_some()
}

/// Nothing to bring: the system has it.
pub(crate) fn with_notifications(builder: tauri::Builder<tauri::Wry>) -> tauri::Builder<tauri::Wry> {
    builder
}

/// Shows one. What the person has not allowed is an error.
pub(crate) fn show_notification(_: &AppHandle, shown: Notification) -> Result<(), String> {
    let center = center().ok_or("not started from an app bundle")?;
    let kinds = KINDS.get_or_init(Mutex::default);
    {
        let mut kinds = kinds.lock().unwrap_or_else(PoisonError::into_inner);
        if kinds.insert(shown.kind, shown.buttons.clone()).as_ref() != Some(&shown.buttons) {
            let categories: Vec<_> = kinds.iter().map(|(kind, buttons)| category(kind, buttons)).collect();
            center.setNotificationCategories(&NSSet::from_retained_slice(&categories));
        }
    }
    let content = UNMutableNotificationContent::new();
    content.setTitle(&NSString::from_str(&shown.title));
    content.setBody(&NSString::from_str(&shown.body));
    content.setCategoryIdentifier(&NSString::from_str(shown.kind));
    let (fact, says) = (NSString::from_str(shown.fact.0), NSString::from_str(&shown.fact.1));
    let info = NSDictionary::from_slices(&[&*fact], &[&*says]);
    // SAFETY: both are texts, which a property list may hold.
    unsafe { content.setUserInfo(info.cast_unchecked()) };
    let number = NSString::from_str(&shown.number.to_string());
    let request = UNNotificationRequest::requestWithIdentifier_content_trigger(&number, &content, None);
    let (told, taken) = mpsc::channel();
    let done = RcBlock::new(move |error: *mut NSError| {
        // SAFETY: the centre gives an error that lives as long as the call, or none.
        let error = unsafe { error.as_ref() }.map(|error| error.localizedDescription().to_string());
        let _ = told.send(error);
    });
    center.addNotificationRequest_withCompletionHandler(&request, Some(&done));
    match taken.recv_timeout(TAKEN_WITHIN) {
        Ok(None) => Ok(()),
        Ok(Some(error)) => Err(error),
        Err(_) => Err("the notification centre does not answer".into()),
    }
}

fn category(kind: &str, buttons: &[(&'static str, String)]) -> Retained<UNNotificationCategory> {
    let actions: Vec<_> = buttons
        .iter()
        .map(|(name, words)| {
            UNNotificationAction::actionWithIdentifier_title_options(
                &NSString::from_str(name),
                &NSString::from_str(words),
                UNNotificationActionOptions::empty(),
            )
        })
        .collect();
    UNNotificationCategory::categoryWithIdentifier_actions_intentIdentifiers_options(
        &NSString::from_str(kind),
        &NSArray::from_retained_slice(&actions),
        &NSArray::new(),
        UNNotificationCategoryOptions::empty(),
    )
}

/// Takes away all that are shown.
#[allow(clippy::unnecessary_wraps)] // the same shape as on the other systems, where it can fail
pub(crate) fn remove_notifications(_: &AppHandle) -> Result<(), String> {
    if let Some(center) = center() {
        center.removeAllDeliveredNotifications();
    }
    Ok(())
}

/// Tells `heard` of each answer from now on, and asks the person, once, to allow notifications. The facts are those of these
/// names. It must be called before the app has finished launching, or the answer that started it is lost.
pub(crate) fn hear_notifications(
    _: &AppHandle,
    facts: &'static [&'static str],
    heard: impl Fn(Answered) + Send + Sync + 'static,
) -> Result<(), String> {
    let center = center().ok_or("not started from an app bundle")?;
    let delegate = Delegate::alloc().set_ivars(Told { facts, heard: Box::new(heard) });
    // SAFETY: NSObject's init takes nothing.
    let delegate: Retained<Delegate> = unsafe { msg_send![super(delegate), init] };
    center.setDelegate(Some(ProtocolObject::from_ref(&*delegate)));
    // The centre does not keep it, and it listens as long as the app runs.
    std::mem::forget(delegate);
    let asked = RcBlock::new(|allowed: Bool, error: *mut NSError| {
        // SAFETY: the centre gives an error that lives as long as the call, or none.
        let error = unsafe { error.as_ref() }.map(|error| error.localizedDescription().to_string());
        tracing::info!(allowed = allowed.as_bool(), ?error, "notifications of macOS");
    });
    center.requestAuthorizationWithOptions_completionHandler(UNAuthorizationOptions::Alert, &asked);
    Ok(())
}
