//! Newer versions. Where the organisation names an address, Callpad looks there now and then. One that was installed for a
//! person installs a newer one when that person says so; one that was installed for the computer only says that it is there.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tauri::{AppHandle, Manager, Url};
use tauri_plugin_updater::{Update, UpdaterExt};

use super::window_state;
use crate::counter::Counter;
use crate::dto::{ErrorView, UpdateView};
use crate::managed::UpdateSource;
use crate::platform;

/// Between two looks.
const EVERY: Duration = Duration::from_secs(24 * 60 * 60);
/// After a look that failed.
const AFTER_FAILURE: Duration = Duration::from_secs(60 * 60);
/// How long one look may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long fetching a version may take: some branches have thin lines.
const FETCHED_WITHIN: Duration = Duration::from_secs(30 * 60);

/// The newer version, kept between the look that finds it and the person's word.
#[derive(Default)]
pub(crate) struct Updates(Mutex<Newer>);

#[derive(Default)]
enum Newer {
    #[default]
    Unknown,
    Found(Box<Update>),
    /// It is being fetched or put in place: what a look finds meanwhile would be installed a second time.
    Installing,
}

/// Looks for newer versions until the app ends; nothing is asked of anybody where no address is set.
pub(crate) fn watch(app: &AppHandle, source: Option<UpdateSource>) {
    let Some(source) = source else { return };
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        loop {
            let checked = check(&app, &source).await;
            let failed = checked.is_err();
            let installing = app
                .try_state::<Updates>()
                .is_some_and(|updates| matches!(*lock(&updates.0), Newer::Installing));
            if !installing {
                tell(&app, checked.unwrap_or_else(|detail| UpdateView::Failed { detail }));
            }
            tokio::time::sleep(if failed { AFTER_FAILURE } else { EVERY }).await;
        }
    });
}

async fn check(app: &AppHandle, source: &UpdateSource) -> Result<UpdateView, String> {
    let address: Url = source.address.parse().map_err(|error| format!("{}: {error}", source.address))?;
    let closing = app.clone();
    let own = platform::installed_for_the_person();
    // Where the organisation installs, only the number matters: the description need not have this system's package.
    let newer = Arc::new(Mutex::new(None));
    let seen = newer.clone();
    let updater = app
        .updater_builder()
        .version_comparator(move |here, release| {
            let is_newer = release.version > here;
            if is_newer {
                *lock(&seen) = Some(release.version.to_string());
            }
            is_newer && own
        })
        .endpoints(vec![address])
        .map(|builder| builder.pubkey(source.key.as_str()).timeout(PATIENCE))
        // On Windows the program ends as soon as the setup runs.
        .map(|builder| builder.on_before_exit(move || window_state::write(&closing)))
        .and_then(tauri_plugin_updater::UpdaterBuilder::build)
        .map_err(in_words)?;
    let Some(mut update) = updater.check().await.map_err(in_words)? else {
        let version = lock(&newer).take();
        return Ok(version.map_or(UpdateView::Newest, |version| UpdateView::ByOrganisation { version }));
    };
    update.timeout = Some(FETCHED_WITHIN);
    let version = update.version.clone();
    if let Some(updates) = app.try_state::<Updates>() {
        let mut known = lock(&updates.0);
        if !matches!(*known, Newer::Installing) {
            *known = Newer::Found(Box::new(update));
        }
    }
    Ok(UpdateView::Ready { version })
}

/// Installs the newer version that was found and starts it. Not with a ticket open: the program ends for it, so it also
/// waits for one that is called while it is fetched.
pub(crate) fn install(app: &AppHandle) -> Result<(), ErrorView> {
    let (Some(counter), Some(updates)) = (app.try_state::<Counter>(), app.try_state::<Updates>()) else {
        return Err(ErrorView::NotNow);
    };
    if counter.has_open_ticket() {
        return Err(ErrorView::NotNow);
    }
    let mut known = lock(&updates.0);
    let update = match std::mem::replace(&mut *known, Newer::Installing) {
        Newer::Found(update) => update,
        other => {
            *known = other;
            return Err(ErrorView::NotNow);
        }
    };
    drop(known);
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let version = update.version.clone();
        tell(&app, UpdateView::Installing { version: version.clone() });
        match put_in_place(&app, &update).await {
            Ok(()) => {
                tracing::info!(version, "installed; starting again");
                window_state::write(&app);
                app.restart();
            }
            Err(error) => {
                // It can be tried again.
                if let Some(updates) = app.try_state::<Updates>() {
                    *lock(&updates.0) = Newer::Found(update);
                }
                tell(&app, UpdateView::NotInstalled { version, detail: in_words(error) });
            }
        }
    });
    Ok(())
}

async fn put_in_place(app: &AppHandle, update: &Update) -> Result<(), tauri_plugin_updater::Error> {
    // The signature is proven before anything is written.
    let fetched = update.download(|_, _| {}, || {}).await?;
    if let Some(counter) = app.try_state::<Counter>() {
        if counter.has_open_ticket() {
            tracing::info!("a newer version is fetched and waits for the open ticket");
        }
        counter.no_ticket_open().await;
    }
    update.install(fetched)
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
