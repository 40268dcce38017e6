//! What visitors do by themselves: they take a ticket at a kiosk, and from their phone let others go ahead or give it up.

use jiff::Timestamp;

use super::{
    create::{self, Create},
    effect::{Effect, NewTicket},
    facts::{Facts, Need},
};
use crate::{
    domain::{
        hall::{HallDevice, HeldTicket, PhoneState, SecretDigest},
        opening::Opening,
        refusal::{Failure, Refusal},
        text,
    },
    queue::Request,
};

/// A ticket as a kiosk asks for it.
#[derive(Clone, Debug)]
pub(crate) struct AtKiosk {
    pub(crate) kiosk: HallDevice,
    pub(crate) service: String,
    pub(crate) lang: Option<String>,
    /// The id that it is to have.
    pub(crate) ticket: String,
    /// Of its code.
    pub(crate) digest: SecretDigest,
    /// Nobody waits until its slip is out.
    pub(crate) is_held: bool,
    /// Also outside the location's hours.
    pub(crate) at_any_hour: bool,
}

impl AtKiosk {
    pub(crate) fn need(&self) -> Need {
        Need { opening: Some(self.kiosk.location_id.clone()), ..self.create().need() }
    }

    fn create(&self) -> Create {
        Create {
            id: Some(self.ticket.clone()),
            service: self.service.clone(),
            lang: self.lang.clone(),
            device: Some(self.kiosk.id.clone()),
            ..Create::default()
        }
    }
}

/// Issues a ticket at a kiosk, or holds it for its slip.
pub(crate) fn issue(request: &Request, facts: &Facts, asked: &AtKiosk) -> Result<Vec<Effect>, Failure> {
    // The rule is the same; of what is held, what it decides waits for the slip.
    let mut effects = create::create(request, facts, asked.create())?;
    let opening = facts.opening.ok_or(Refusal::UNKNOWN_ID)?;
    if !asked.at_any_hour && opening != Opening::Open {
        return Err(Refusal::STATE.into());
    }
    let digest = asked.digest;
    if asked.is_held {
        return Ok(vec![Effect::Hold {
            digest,
            ticket: asked.ticket.clone(),
            device: asked.kiosk.id.clone(),
            service: asked.service.clone(),
            lang: asked.lang.clone(),
        }]);
    }
    effects.push(Effect::GiveCode { digest });
    Ok(effects)
}

/// What happens to the slip of a held ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slip {
    /// It is being printed: the ticket is held for as long as that may take.
    Printing,
    /// It is about to be cut: from now on somebody may hold it, whether anybody says so or not.
    MayBeOut,
    /// It is out: its visitor waits from now on.
    Out,
    /// It does not come: the ticket is taken back.
    Lost,
}

pub(crate) fn need_for_slip(digest: &SecretDigest) -> Need {
    Need { held: Some(*digest), ..Need::default() }
}

/// What follows for the ticket, whatever was decided of its service meanwhile: its visitor holds the slip, or nobody does.
pub(crate) fn slip(
    request: &Request,
    facts: &Facts,
    digest: SecretDigest,
    slip: Slip,
) -> Result<Vec<Effect>, Failure> {
    let held = facts.held.clone().ok_or(Refusal::UNKNOWN_ID)?;
    Ok(match slip {
        Slip::Printing => vec![Effect::HoldOn { digest, may_be_out: false }],
        Slip::MayBeOut => vec![Effect::HoldOn { digest, may_be_out: true }],
        Slip::Lost => vec![Effect::HoldNoLonger { digest }],
        Slip::Out => out(held, request.time.moment),
    })
}

/// The visitor of a held ticket waits from this moment on.
pub(crate) fn out(held: HeldTicket, issued: Timestamp) -> Vec<Effect> {
    let digest = held.digest;
    let new = NewTicket {
        id: Some(held.ticket_id),
        number: Some(held.number),
        service_id: held.service_id,
        device_id: Some(held.device_id),
        issued,
        lang: held.lang.unwrap_or_else(|| text::DEFAULT_LANG.to_owned()),
        ..NewTicket::default()
    };
    vec![Effect::HoldNoLonger { digest }, Effect::Issue(Box::new(new)), Effect::GiveCode { digest }]
}

/// What a visitor does by phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ByPhone {
    /// Lets the two behind go ahead, once.
    LetAhead,
    /// Gives the ticket up.
    Leave,
}

pub(crate) fn need_for_phone(digest: &SecretDigest) -> Need {
    Need { phone: Some(*digest), ..Need::default() }
}

/// What a visitor does with the ticket.
pub(crate) fn by_phone(facts: &Facts, asked: ByPhone) -> Result<Vec<Effect>, Failure> {
    let phone = facts.phone.as_ref().ok_or(Refusal::UNKNOWN_ID)?;
    // Whoever is called, set aside or gone has no place to give.
    if phone.ticket.state != PhoneState::Waiting {
        return Err(Refusal::STATE.into());
    }
    let ticket = phone.ticket.seq;
    Ok(vec![match asked {
        ByPhone::Leave => Effect::Leave { ticket },
        ByPhone::LetAhead if phone.ticket.has_let_ahead => return Err(Refusal::STATE.into()),
        ByPhone::LetAhead => Effect::LetAhead { ticket, due: phone.behind_two.ok_or(Refusal::STATE)? },
    }])
}
