//! Records what the server measures, and writes it as Prometheus reads it.

use std::{sync::Arc, time::Duration};

use callpad_server::MetricsListener;
use metrics_exporter_prometheus::{BuildError, PrometheusBuilder, PrometheusHandle};

/// Upper bounds in seconds: from a list in memory to a disk that hangs.
const BUCKETS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];
/// How often what was measured is added up, so that it needs no room where nobody asks.
pub(crate) const ADDED_UP_EVERY: Duration = Duration::from_secs(5);

/// Begins to record.
pub(crate) fn start() -> Result<PrometheusHandle, BuildError> {
    let recorder = PrometheusBuilder::new().set_buckets(&BUCKETS)?.build_recorder();
    let handle = recorder.handle();
    // There is one recorder in this program.
    let _ = metrics::set_global_recorder(recorder);
    callpad_server::describe_metrics();
    metrics::describe_counter!("callpad_faults_total", "Faults of the program, each with a line in the log");
    metrics::describe_gauge!("callpad_build_info", "Always 1; its label is the version");
    metrics::gauge!("callpad_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
    Ok(handle)
}

/// What listens at an address.
pub(crate) fn listener(listen: std::net::SocketAddr, handle: PrometheusHandle) -> MetricsListener {
    MetricsListener { listen, write: Arc::new(move || handle.render()) }
}
