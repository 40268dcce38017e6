//! The operating system's own store, opened anew for every use: a session bus that was missing a moment ago may exist
//! now, and a keyring that was restarted is found again.

use keyring::{Entry, Error};
use keyring_core::api::CredentialStoreApi;

use crate::SERVICE;
use crate::port::VaultProblem;

/// The entry's name in the system's own list of secrets; only the Secret Service uses it.
#[cfg(all(unix, not(target_os = "macos")))]
const LABEL: &str = "Callpad";

/// Opens this account's entry. It need not exist.
pub(crate) fn entry(account: &str) -> Result<Entry, VaultProblem> {
    #[cfg(all(unix, not(target_os = "macos")))]
    let (store, modifiers) = (
        zbus_secret_service_keyring_store::Store::new(),
        Some(std::collections::HashMap::from([("label", LABEL)])),
    );
    #[cfg(target_os = "macos")]
    let (store, modifiers) = (apple_native_keyring_store::keychain::Store::new(), None);
    #[cfg(windows)]
    let (store, modifiers) = (windows_native_keyring_store::Store::new(), None);
    let store = store.map_err(|error| {
        tracing::info!(%error, "no keyring");
        VaultProblem::Absent
    })?;
    let inner = store.build(SERVICE, account, modifiers.as_ref()).map_err(|e| problem(&e))?;
    Ok(Entry { inner })
}

/// Converts an error. None of the texts holds a secret: the errors that carry one do not show it.
pub(crate) fn problem(error: &Error) -> VaultProblem {
    match error {
        Error::NoDefaultStore | Error::NotSupportedByStore(_) => VaultProblem::Absent,
        Error::NoStorageAccess(_) if has_no_collection(error) => VaultProblem::Absent,
        Error::NoStorageAccess(_) => VaultProblem::Locked,
        other => VaultProblem::Failed { detail: other.to_string() },
    }
}

/// A Secret Service that runs but has no default collection, as before a person's first keyring is created.
#[cfg(all(unix, not(target_os = "macos")))]
fn has_no_collection(error: &Error) -> bool {
    match error {
        Error::NoStorageAccess(inner) => {
            matches!(inner.downcast_ref(), Some(secret_service::Error::NoResult))
        }
        _ => false,
    }
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn has_no_collection(_: &Error) -> bool {
    false
}
