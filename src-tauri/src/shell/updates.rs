//! Newer versions. Where the organisation names an address, Callpad looks there now and then. One that was installed for a
//! person installs a newer one when that person says so; one that was installed for the computer only says that it is there.

use std::sync::Mutex;
use std::time::Duration;

use tauri::{AppHandle, Manager, Url};
use tauri_plugin_updater::{Update, UpdaterExt};

use super::window;
use crate::counter::Counter;
use crate::dto::{FaultView, UpdateView};
use crate::platform;

/// Between two looks.
const EVERY: Duration = Duration::from_secs(24 * 60 * 60);
/// After a look that failed.
const AFTER_FAILURE: Duration = Duration::from_secs(60 * 60);
/// How long one look may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long fetching a version may take: some branches have thin lines.
const FETCHED_WITHIN: Duration = Duration::from_secs(30 * 60);

/// Where newer versions lie, and who signs them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    /// Of the release's description, as Tauri's updater reads it.
    pub(crate) address: String,
    /// The public key, as `tauri signer generate` writes it.
    pub(crate) key: String,
}

/// The newer version that was found.
#[derive(Default)]
pub(crate) struct Updates(Mutex<Option<Update>>);

/// Looks for newer versions until the app ends; nothing is asked of anybody where no address is set.
pub(crate) fn watch(app: &AppHandle, source: Option<Source>) {
    let Some(source) = source else { return };
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        loop {
            let looked = look(&app, &source).await;
            let failed = looked.is_err();
            tell(&app, looked.unwrap_or_else(|detail| UpdateView::Failed { detail }));
            tokio::time::sleep(if failed { AFTER_FAILURE } else { EVERY }).await;
        }
    });
}

async fn look(app: &AppHandle, source: &Source) -> Result<UpdateView, String> {
    let address: Url = source.address.parse().map_err(|error| format!("{}: {error}", source.address))?;
    let closing = app.clone();
    let updater = app
        .updater_builder()
        .endpoints(vec![address])
        .map(|builder| builder.pubkey(source.key.as_str()).timeout(PATIENCE))
        // On Windows the program ends as soon as the setup runs.
        .map(|builder| builder.on_before_exit(move || window::write_places(&closing)))
        .and_then(tauri_plugin_updater::UpdaterBuilder::build)
        .map_err(in_words)?;
    let Some(mut update) = updater.check().await.map_err(in_words)? else { return Ok(UpdateView::Newest) };
    update.timeout = Some(FETCHED_WITHIN);
    let version = update.version.clone();
    if !platform::installed_for_the_person() {
        return Ok(UpdateView::ByOrganisation { version });
    }
    if let Some(updates) = app.try_state::<Updates>() {
        *lock(&updates.0) = Some(update);
    }
    Ok(UpdateView::Ready { version })
}

/// Installs the newer version that was found and starts it. Not with a ticket open: the program ends for it.
pub(crate) fn install(app: &AppHandle) -> Result<(), FaultView> {
    let (Some(counter), Some(updates)) = (app.try_state::<Counter>(), app.try_state::<Updates>()) else {
        return Err(FaultView::NotNow);
    };
    if counter.leaves_something() {
        return Err(FaultView::NotNow);
    }
    // It comes back when it cannot be installed.
    let update = lock(&updates.0).take().ok_or(FaultView::NotNow)?;
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let version = update.version.clone();
        tell(&app, UpdateView::Installing { version: version.clone() });
        // The signature is proven before anything is written.
        match update.download_and_install(|_, _| {}, || {}).await {
            Ok(()) => {
                tracing::info!(version, "installed; starting again");
                window::write_places(&app);
                app.restart();
            }
            Err(error) => {
                if let Some(updates) = app.try_state::<Updates>() {
                    *lock(&updates.0) = Some(update);
                }
                tell(&app, UpdateView::NotInstalled { version, detail: in_words(error) });
            }
        }
    });
    Ok(())
}

fn tell(app: &AppHandle, update: UpdateView) {
    tracing::info!(?update, "newer versions");
    if let Some(counter) = app.try_state::<Counter>() {
        counter.set_system(|system| system.update = update);
    }
}

#[allow(clippy::needless_pass_by_value)] // the shape that `map_err` wants
fn in_words(error: tauri_plugin_updater::Error) -> String {
    // The innermost cause is what an administrator needs: a name, a certificate.
    let mut words = error.to_string();
    let mut cause = std::error::Error::source(&error);
    while let Some(inner) = cause {
        words = format!("{words}: {inner}");
        cause = inner.source();
    }
    words
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
