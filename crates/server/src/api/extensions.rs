//! The extensions: everything under `/callpad/v1/`, which a client of the real product never requests.

/// An extension: its path, and its name in the request counts.
pub(crate) struct Extension {
    pub(crate) path: &'static str,
    pub(crate) name: &'static str,
}

pub(crate) const DIRECTORY: Extension = Extension { path: "/callpad/v1/directory", name: "directory" };
pub(crate) const ANSWERS: Extension = Extension { path: "/callpad/v1/answers/current", name: "answers" };
pub(crate) const NEXT: Extension = Extension { path: "/callpad/v1/next", name: "next" };
pub(crate) const EVENTS: Extension = Extension { path: "/callpad/v1/events", name: "events" };
pub(crate) const HEALTH: Extension = Extension { path: "/callpad/v1/health", name: "health" };
pub(crate) const OPENAPI: Extension = Extension { path: "/callpad/v1/openapi.json", name: "openapi.json" };
pub(crate) const LOGOUT: Extension = Extension { path: "/callpad/v1/logout", name: "logout" };

/// All extensions.
#[cfg(any(test, feature = "test-support"))]
pub(crate) const ALL: [Extension; 7] = [DIRECTORY, ANSWERS, NEXT, EVENTS, HEALTH, OPENAPI, LOGOUT];
