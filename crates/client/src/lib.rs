//! The HTTP client of the Queue Management API.
