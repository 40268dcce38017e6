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
use crate::update_under_way::{self, NotInstalled, setup_log};

const HERE: &str = env!("CARGO_PKG_VERSION");

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

/// Says what came of an update before this start, and looks for newer versions until the app ends; nothing is asked of anybody
/// where no address is set.
pub(crate) fn watch(app: &AppHandle, source: Option<UpdateSource>) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let last = app
            .try_state::<Counter>()
            .and_then(|counter| update_under_way::outcome(counter.folder(), HERE, &setup_log()));
        if let Some(NotInstalled { version, detail }) = &last {
            tell(&app, UpdateView::NotInstalled { version: version.clone(), detail: detail.clone() });
        }
        let Some(source) = source else { return };
        loop {
            let checked = check(&app, &source).await;
            let failed = checked.is_err();
            let installing = app
                .try_state::<Updates>()
                .is_some_and(|updates| matches!(*lock(&updates.0), Newer::Installing));
            if !installing {
                let seen = checked.unwrap_or_else(|detail| UpdateView::Failed { detail });
                tell(&app, with_failure(seen, last.as_ref()));
            }
            tokio::time::sleep(if failed { AFTER_FAILURE } else { EVERY }).await;
        }
    });
}

/// A version that could not be installed can be tried again, and why it could not still stands.
fn with_failure(seen: UpdateView, failed: Option<&NotInstalled>) -> UpdateView {
    match (seen, failed) {
        (UpdateView::Ready { version }, Some(failed)) if version == failed.version => {
            UpdateView::NotInstalled { version, detail: failed.detail.clone() }
        }
        (seen, _) => seen,
    }
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
    let counter = app.try_state::<Counter>();
    if let Some(counter) = &counter {
        if counter.has_open_ticket() {
            tracing::info!("a newer version is fetched and waits for the open ticket");
        }
        counter.no_ticket_open().await;
        // On Windows nothing after this is reached: the setup goes on alone.
        let begun = update_under_way::begin(counter.folder(), HERE, &update.version, &setup_log());
        if let Err(error) = begun {
            tracing::warn!(%error, "what comes of the update will not be known at the next start");
        }
    }
    let installed = update.install(fetched);
    if let Some(counter) = &counter {
        update_under_way::end(counter.folder());
    }
    installed
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn why_a_version_could_not_be_installed_stands_until_another_is_there() {
        let ready = |version: &str| UpdateView::Ready { version: version.to_owned() };
        let failed = NotInstalled { version: "1.1.0".to_owned(), detail: "no room".to_owned() };
        let kept = UpdateView::NotInstalled { version: "1.1.0".to_owned(), detail: "no room".to_owned() };
        assert_eq!(with_failure(ready("1.1.0"), Some(&failed)), kept);
        assert_eq!(with_failure(ready("1.2.0"), Some(&failed)), ready("1.2.0"));
        assert_eq!(with_failure(UpdateView::Newest, Some(&failed)), UpdateView::Newest);
        assert_eq!(with_failure(ready("1.1.0"), None), ready("1.1.0"));
    }
}
