//! The operations, as this server reads the document: name, method, roles, parameters.

use axum::http::Method;
use callpad_wire::op::role;

/// An operation of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    Login,
    CallTicket,
    CallNextTicket,
    Recall,
    EndCall,
    PauseCall,
    CallPausedTicket,
    CancelCall,
    CallCancelledTicket,
    TransferCall,
    CreateTicket,
    PausedTicketsList,
    WaitingTicketsList,
    CancelledTicketsList,
    WaitingTicketsCount,
}

/// What a parameter holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text, of at most [`longest`] characters.
    Text,
    /// A date in the document's form (V4).
    Date,
    /// Any spelling of a boolean (V6).
    Flag,
    /// Several ids, in any of the forms of T5.
    Ids,
}

/// A parameter, for the description of the API.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parameter {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) required: bool,
}

/// The longest text that is taken for a parameter, in characters (M20).
pub(super) fn longest(name: &str) -> usize {
    match name {
        "note" | "secret" => 1_000,
        // The longest tag of a language in use, by the rules for them.
        "lang" => 35,
        _ => 255,
    }
}

const fn need(name: &'static str) -> Parameter {
    Parameter { name, kind: Kind::Text, required: true }
}

const fn may(name: &'static str, kind: Kind) -> Parameter {
    Parameter { name, kind, required: false }
}

const CALL_ROLES: [&str; 3] = [role::ACCESS, role::SELECT_SERVICES, role::ISSUES_SERVICES];
const CALL_ONE: [Parameter; 3] = [need("desk_id"), may("user_id", Kind::Text), need("ticket_id")];

impl Operation {
    /// All of them, in the document's order.
    pub(super) const ALL: [Self; 15] = [
        Self::Login,
        Self::CallTicket,
        Self::CallNextTicket,
        Self::Recall,
        Self::EndCall,
        Self::PauseCall,
        Self::CallPausedTicket,
        Self::CancelCall,
        Self::CallCancelledTicket,
        Self::TransferCall,
        Self::CreateTicket,
        Self::PausedTicketsList,
        Self::WaitingTicketsList,
        Self::CancelledTicketsList,
        Self::WaitingTicketsCount,
    ];

    /// The other spelling of [`Self::CancelledTicketsList`] (T3).
    pub(super) const CANCELLED_OTHERWISE: &str = "cancelledticketslist";

    /// By its name, without regard to case (T2), in either spelling (T3).
    pub(super) fn named(name: &str) -> Option<Self> {
        if name.eq_ignore_ascii_case(Self::CANCELLED_OTHERWISE) {
            return Some(Self::CancelledTicketsList);
        }
        Self::ALL.into_iter().find(|operation| operation.name().eq_ignore_ascii_case(name))
    }

    /// The name in the document's tables.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Login => "login",
            Self::CallTicket => "callticket",
            Self::CallNextTicket => "callnextticket",
            Self::Recall => "recall",
            Self::EndCall => "endcall",
            Self::PauseCall => "pausecall",
            Self::CallPausedTicket => "callpausedticket",
            Self::CancelCall => "cancelcall",
            Self::CallCancelledTicket => "callcancelledticket",
            Self::TransferCall => "transfercall",
            Self::CreateTicket => "createticket",
            Self::PausedTicketsList => "pausedticketslist",
            Self::WaitingTicketsList => "waitingticketslist",
            Self::CancelledTicketsList => "cancellededticketslist",
            Self::WaitingTicketsCount => "waitingticketscount",
        }
    }

    /// The one method that is right (T10).
    pub(super) fn method(self) -> Method {
        if self == Self::WaitingTicketsCount { Method::GET } else { Method::POST }
    }

    /// Whether it changes the queue, and so takes an `Idempotency-Key` (T12).
    pub(super) fn is_action(self) -> bool {
        match self {
            Self::CallTicket
            | Self::CallNextTicket
            | Self::Recall
            | Self::EndCall
            | Self::PauseCall
            | Self::CallPausedTicket
            | Self::CancelCall
            | Self::CallCancelledTicket
            | Self::TransferCall
            | Self::CreateTicket => true,
            Self::Login
            | Self::PausedTicketsList
            | Self::WaitingTicketsList
            | Self::CancelledTicketsList
            | Self::WaitingTicketsCount => false,
        }
    }

    /// Whether a token is needed while authentication is on (A4).
    pub(super) fn needs_token(self) -> bool {
        self != Self::Login
    }

    /// The roles that the document's id lists name (A7).
    pub(super) fn roles(self) -> &'static [&'static str] {
        match self {
            Self::CallTicket | Self::CreateTicket => &CALL_ROLES,
            Self::CallNextTicket => &[role::ACCESS, role::ISSUES_SERVICES],
            Self::Recall
            | Self::EndCall
            | Self::CancelCall
            | Self::CallPausedTicket
            | Self::CallCancelledTicket => &[role::ACCESS],
            Self::PauseCall => &[role::ACCESS, role::PAUSE],
            Self::TransferCall => &[role::ACCESS, role::TRANSFER],
            Self::Login
            | Self::PausedTicketsList
            | Self::WaitingTicketsList
            | Self::CancelledTicketsList
            | Self::WaitingTicketsCount => &[],
        }
    }

    /// The parameters, in the document's order.
    pub(super) fn parameters(self) -> &'static [Parameter] {
        match self {
            Self::Login => const { &[need("user_id"), may("secret", Kind::Text)] },
            Self::CallTicket | Self::CallPausedTicket | Self::CallCancelledTicket => &CALL_ONE,
            Self::CallNextTicket => {
                const { &[need("desk_id"), may("user_id", Kind::Text), may("services", Kind::Ids)] }
            }
            Self::Recall | Self::EndCall | Self::PauseCall | Self::CancelCall => {
                const { &[need("answer_id")] }
            }
            Self::TransferCall => {
                const {
                    &[
                        need("answer_id"),
                        need("dst_type"),
                        need("dst_id"),
                        may("note", Kind::Text),
                        may("priority", Kind::Flag),
                        may("custom_field", Kind::Text),
                        may("desk_id", Kind::Text),
                    ]
                }
            }
            Self::CreateTicket => {
                const {
                    &[
                        may("desk_id", Kind::Text),
                        may("user_id", Kind::Text),
                        need("service_id"),
                        may("lang", Kind::Text),
                        may("custom_field", Kind::Text),
                        may("client_name", Kind::Text),
                        may("device_id", Kind::Text),
                        may("priority", Kind::Flag),
                        may("appointment", Kind::Text),
                        may("scheduled_to", Kind::Date),
                        may("from_virtualticket", Kind::Text),
                    ]
                }
            }
            Self::PausedTicketsList | Self::CancelledTicketsList => const { &[need("desk_id")] },
            Self::WaitingTicketsList => const { &[need("service_id")] },
            Self::WaitingTicketsCount => const { &[may("location_id", Kind::Text)] },
        }
    }
}
