//! Where the extensions live, and those that are no rows of the table of operations: a stream, and what needs no token.

/// Below this path lives what a client of the real product never requests.
pub(crate) const BASE: &str = "/callpad/v1/";

/// An extension with a route of its own: its path, and its name in the request counts.
pub(crate) struct Extension {
    pub(crate) path: &'static str,
    pub(crate) name: &'static str,
}

pub(crate) const EVENTS: Extension = Extension { path: "/callpad/v1/events", name: "events" };
pub(crate) const HEALTH: Extension = Extension { path: "/callpad/v1/health", name: "health" };
pub(crate) const READY: Extension = Extension { path: "/callpad/v1/ready", name: "ready" };
pub(crate) const OPENAPI: Extension = Extension { path: "/callpad/v1/openapi.json", name: "openapi.json" };

/// All of them.
pub(crate) const ALL: [Extension; 4] = [EVENTS, HEALTH, READY, OPENAPI];
