//! Visitors who arrive at the demo branch while it is open, every 20 seconds on average.

use std::{sync::Arc, time::Duration};

use super::{office, random::Random};
use crate::{
    app::App,
    domain::text::DEFAULT_LANG,
    rules::effect::NewTicket,
    store::{Store, chore::Arrive},
};

/// Seconds between two visitors, on average.
const EVERY_S: f64 = 20.0;

const NAMES: [&str; 14] = [
    "Inês Prata",
    "Noah Fischer",
    "Zoë Martin",
    "Amélie Laurent",
    "Jürgen Groß",
    "Nguyễn Thị Hoa",
    "Дмитрий Иванов",
    "Ελένη Παππά",
    "王小明",
    "田中さくら",
    "अनिता शर्मा",
    "محمد الفاسي",
    "דנה לוי",
    "Łukasz Żak",
];

/// Makes visitors arrive until the task is dropped. Without a seed they differ each time.
pub(crate) async fn run(app: Arc<App>, seed: Option<u64>) {
    let mut random = Random::new(seed.unwrap_or_else(|| getrandom::u64().unwrap_or_default()));
    loop {
        tokio::time::sleep(interval(&mut random)).await;
        if let Some(demo) = &app.demo
            && let Err(failure) = demo.keep_current(&app.store, &app.zones).await
        {
            tracing::warn!(?failure, "the demo branch could not begin its new day");
        }
        arrive(&app.store, &mut random).await;
    }
}

async fn arrive(store: &Store, random: &mut Random) {
    let visitor = visitor(random, store.now());
    if let Err(failure) = store.tend(Arrive(visitor)).await {
        tracing::warn!(?failure, "a visitor could not be let in");
    }
}

/// Independent arrivals: the time between two is exponential, capped at five averages.
fn interval(random: &mut Random) -> Duration {
    Duration::from_secs_f64((-(1.0 - random.fraction()).ln()).min(5.0) * EVERY_S)
}

fn visitor(random: &mut Random, now: jiff::Timestamp) -> NewTicket {
    let tag = random.pick(&office::OPEN).copied().unwrap_or("A");
    let scheduled = if random.percent(10) {
        let minutes = [10, 20, 30, 40];
        let minutes: i64 = random.pick(&minutes).copied().unwrap_or(10);
        now.checked_add(jiff::SignedDuration::from_mins(minutes)).ok()
    } else {
        None
    };
    NewTicket {
        service_id: office::service(tag),
        issued: now,
        scheduled,
        appointment: scheduled.is_some(),
        priority: random.percent(8),
        from_virtual: random.percent(12),
        lang: random.pick(&office::LANGUAGES).map_or(DEFAULT_LANG, |(id, _)| id).to_owned(),
        client_name: random.percent(60).then(|| random.pick(&NAMES).copied().unwrap_or_default().to_owned()),
        device_id: Some(office::device("Entrance")),
        ..NewTicket::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_brings_the_same_visitors() {
        let day = |seed| {
            let mut random = Random::new(seed);
            (0..50)
                .map(|_| {
                    (
                        interval(&mut random),
                        format!("{:?}", visitor(&mut random, jiff::Timestamp::UNIX_EPOCH)),
                    )
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(day(7), day(7));
        assert_ne!(day(7), day(8));
    }

    #[test]
    fn visitors_come_every_20_seconds_on_average() {
        let mut random = Random::new(1);
        let total: f64 = (0..10_000).map(|_| interval(&mut random).as_secs_f64()).sum();
        assert!((19.0..21.0).contains(&(total / 10_000.0)), "{total}");
    }
}
