//! Callpad's own queue server: the Queue Management API over axum and SQLite.
