//! Tasks that must not end by a fault of the program, unseen.

use std::{future::Future, panic::AssertUnwindSafe, time::Duration};

use futures_util::FutureExt;

/// Before a task begins again: a fault that comes each time must not fill the log.
const PAUSE: Duration = Duration::from_secs(1);

/// Runs a task to its end; one that panics is logged and begins again.
pub(crate) async fn supervised<F: Future<Output = ()>>(task: &'static str, mut begin: impl FnMut() -> F) {
    while AssertUnwindSafe(begin()).catch_unwind().await.is_err() {
        tracing::error!(task, "a fault of the program: the task begins again");
        tokio::time::sleep(PAUSE).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_task_that_panics_begins_again() {
        let mut begun = 0;
        supervised("test", || {
            begun += 1;
            let fails = begun < 3;
            async move { assert!(!fails, "a fault") }
        })
        .await;
        assert_eq!(begun, 3);
    }
}
