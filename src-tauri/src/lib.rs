//! Callpad, the counter app.
