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

/// What a screen or a kiosk shows.
pub(crate) const HALL_STATE: Extension = Extension { path: "/callpad/v1/hall/state", name: "hallstate" };
/// What happens, to screens, kiosks and phones.
pub(crate) const HALL_EVENTS: Extension = Extension { path: "/callpad/v1/hall/events", name: "hallevents" };
/// A kiosk issues a ticket.
pub(crate) const HALL_TICKETS: Extension =
    Extension { path: "/callpad/v1/hall/tickets", name: "halltickets" };
/// A visitor's phone.
pub(crate) const HALL_TICKET: Extension =
    Extension { path: "/callpad/v1/hall/tickets/{code}", name: "hallticket" };

/// The slip of a ticket.
pub(crate) const HALL_SLIP: Extension =
    Extension { path: "/callpad/v1/hall/tickets/{code}/slip", name: "hallslip" };
/// The test slip of a morning check.
pub(crate) const HALL_CHECK_SLIP: Extension =
    Extension { path: "/callpad/v1/hall/checks/{check_id}/slip", name: "hallcheckslip" };

/// All of them.
pub(crate) const ALL: [Extension; 10] = [
    EVENTS,
    HEALTH,
    READY,
    OPENAPI,
    HALL_STATE,
    HALL_EVENTS,
    HALL_TICKETS,
    HALL_TICKET,
    HALL_SLIP,
    HALL_CHECK_SLIP,
];

impl Extension {
    /// Whether it is at this path.
    pub(crate) fn is_at(&self, path: &str) -> bool {
        // A segment in braces stands for any one.
        let (mut own, mut asked) = (self.path.split('/'), path.split('/'));
        loop {
            match (own.next(), asked.next()) {
                (None, None) => return true,
                (Some(own), Some(asked)) if own == asked || own.starts_with('{') && !asked.is_empty() => {}
                _ => return false,
            }
        }
    }
}
