//! The hall: screens, kiosks, and visitors' phones. What they may know holds no name, note or custom field, so none of
//! these types has room for one.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use callpad_wire::path_segment;
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::directory::Hours;

/// What keys and codes are made of: 128 bits of chance.
const BYTES: usize = 16;
/// A key or a code as text, without its beginning.
const CHARACTERS: usize = 22;
/// The beginning of a device's key, so that it is known for what it is wherever it is found.
const KEY_BEGINS: &str = "cpd_";

/// What is kept of a key or a code.
pub(crate) type SecretDigest = [u8; 32];

/// The key of a screen or a kiosk. It is shown once; the store has its digest.
#[derive(Clone)]
pub(crate) struct DeviceKey([u8; BYTES]);

impl std::fmt::Debug for DeviceKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DeviceKey")
    }
}

impl DeviceKey {
    /// A new one.
    pub(crate) fn new() -> Self {
        // 122 bits of chance each; together more than are kept.
        let chance = [uuid::Uuid::new_v4(), uuid::Uuid::new_v4()];
        let mut bytes = [0; BYTES];
        let drawn = digest(b"callpad new key", &[chance[0].as_bytes(), chance[1].as_bytes()]);
        bytes.iter_mut().zip(drawn).for_each(|(to, from)| *to = from);
        Self(bytes)
    }

    /// One that was sent; none if it cannot be one.
    pub(crate) fn read(text: &str) -> Option<Self> {
        decoded(text.strip_prefix(KEY_BEGINS)?).map(Self)
    }

    /// As its owner keeps it.
    pub(crate) fn shown(&self) -> String {
        format!("{KEY_BEGINS}{}", URL_SAFE_NO_PAD.encode(self.0))
    }

    /// As the store keeps it.
    pub(crate) fn digest(&self) -> SecretDigest {
        digest(b"callpad device key", &[&self.0])
    }

    /// The code of a ticket that a device issues with this key. It follows from both, so that a repeated request gets the
    /// same code although the store has only its digest.
    pub(crate) fn code(&self, ticket: &str) -> PhoneCode {
        let mut code = [0; BYTES];
        let derived = digest(b"callpad phone code", &[&self.0, ticket.as_bytes()]);
        code.iter_mut().zip(derived).for_each(|(to, from)| *to = from);
        PhoneCode(code)
    }
}

/// The code with which a phone reads its ticket. Whoever has it may read the ticket and give it up.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct PhoneCode([u8; BYTES]);

impl std::fmt::Debug for PhoneCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PhoneCode")
    }
}

impl PhoneCode {
    /// One that was sent; none if it cannot be one.
    pub(crate) fn read(text: &str) -> Option<Self> {
        decoded(text).map(Self)
    }

    /// As it stands in the address of the phone's page.
    pub(crate) fn shown(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// As the store keeps it.
    pub(crate) fn digest(&self) -> SecretDigest {
        digest(b"callpad phone", &[&self.0])
    }
}

fn decoded(text: &str) -> Option<[u8; BYTES]> {
    if text.len() != CHARACTERS {
        return None;
    }
    URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()
}

fn digest(purpose: &[u8], parts: &[&[u8]]) -> SecretDigest {
    let mut digest = Sha256::new();
    for part in [purpose].iter().chain(parts) {
        digest.update(part.len().to_be_bytes());
        digest.update(part);
    }
    digest.finalize().into()
}

/// A device with a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PageKind {
    /// Shows and speaks the calls.
    Screen,
    /// Issues tickets.
    Kiosk,
}

impl PageKind {
    /// By the directory's word.
    pub(crate) fn of(kind: &str) -> Option<Self> {
        match kind {
            "screen" => Some(Self::Screen),
            "kiosk" => Some(Self::Kiosk),
            _ => None,
        }
    }

    /// The directory's word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Screen => "screen",
            Self::Kiosk => "kiosk",
        }
    }

    /// Where its page is.
    pub(crate) fn path(self, location: &str, device: &str) -> String {
        let location = path_segment(location);
        match self {
            Self::Screen => format!("/hall/{location}"),
            Self::Kiosk => format!("/kiosk/{location}/{}", path_segment(device)),
        }
    }
}

/// A screen or a kiosk that stands somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HallDevice {
    pub(crate) id: String,
    pub(crate) kind: PageKind,
    pub(crate) name: String,
    pub(crate) location_id: String,
    /// The address of its slip printer.
    pub(crate) printer: Option<String>,
}

/// A location, as the hall shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HallLocation {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) time_zone: Option<String>,
    pub(crate) hours: Option<Hours>,
    pub(crate) notice: Option<String>,
    /// The languages of tickets, as BCP 47 names them.
    pub(crate) languages: Vec<String>,
    /// The last call of the day before: it is shown no longer.
    pub(crate) day_after: i64,
}

/// A service, as the hall shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HallService {
    pub(crate) id: String,
    pub(crate) tag: String,
    pub(crate) name: String,
    /// Tickets are issued, whatever the hour.
    pub(crate) open: bool,
    /// A supervisor has stopped what the directory has open.
    pub(crate) stopped: bool,
    pub(crate) waiting: u32,
}

/// A counter, as the hall shows it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub(crate) struct HallCounter {
    pub(crate) tag: String,
    pub(crate) name: String,
}

/// A ticket's number, as visitors read it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub(crate) struct HallNumber {
    pub(crate) tag: String,
    pub(crate) number: String,
}

/// A call. Its recalls are the same call, announced again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HallCall {
    /// Grows with each call.
    pub(crate) call: i64,
    pub(crate) ticket_seq: i64,
    pub(crate) location_id: String,
    pub(crate) ticket: HallNumber,
    pub(crate) counter: HallCounter,
    /// How often it was announced.
    pub(crate) times: u32,
    /// When it was announced last.
    pub(crate) announced: Timestamp,
    /// It is open, or its visitor was served.
    pub(crate) stands: bool,
}

/// What has become of a ticket, as its visitor reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PhoneState {
    Waiting,
    Called,
    /// Set aside at the counter, to be called again.
    Paused,
    /// Served.
    Ended,
    /// Did not come when called, or a supervisor has cancelled it.
    Cancelled,
    /// The visitor gave it up.
    Left,
    /// The day has ended.
    Over,
}

impl PhoneState {
    /// As it is told.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Called => "called",
            Self::Paused => "paused",
            Self::Ended => "ended",
            Self::Cancelled => "cancelled",
            Self::Left => "left",
            Self::Over => "over",
        }
    }
}

/// A ticket that a phone follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PhoneTicket {
    pub(crate) seq: i64,
    pub(crate) id: String,
    pub(crate) location_id: String,
    pub(crate) state: PhoneState,
    pub(crate) ticket: HallNumber,
    /// Tag and name of the service whose queue it is in.
    pub(crate) service: HallCounter,
    /// While it is called.
    pub(crate) call: Option<HallCall>,
    pub(crate) has_let_ahead: bool,
    /// While it waits: how many go before it, and behind it.
    pub(crate) place: Option<QueuePlace>,
}

/// A ticket whose slip is not out yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HeldTicket {
    /// Of its code.
    pub(crate) digest: SecretDigest,
    /// The id that it will have.
    pub(crate) ticket_id: String,
    pub(crate) device_id: String,
    pub(crate) service_id: String,
    pub(crate) number: i64,
    pub(crate) lang: Option<String>,
}

/// A place in a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct QueuePlace {
    pub(crate) ahead: u32,
    /// Who could be let ahead: those behind it that are not called before it for another reason anyhow.
    pub(crate) behind: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_is_shown_and_nothing_else_is_one() {
        let key = DeviceKey::new();
        let shown = key.shown();
        assert_eq!(DeviceKey::read(&shown).unwrap().digest(), key.digest());
        assert!(!format!("{key:?}").contains(&shown[4..]));
        for bad in ["", "cpd_", &shown[4..], &shown[..25], &format!("{shown}A"), "cpd_!!!!!!!!!!!!!!!!!!!!!!"]
        {
            assert!(DeviceKey::read(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_code_follows_from_key_and_ticket_and_tells_neither() {
        let (one, other) = (DeviceKey::new(), DeviceKey::new());
        assert_eq!(one.code("t"), one.code("t"));
        assert_ne!(one.code("t"), one.code("u"));
        assert_ne!(one.code("t"), other.code("t"));
        let code = one.code("t");
        assert_eq!(PhoneCode::read(&code.shown()), Some(code.clone()));
        assert_ne!(code.digest(), one.digest());
        assert_eq!(PhoneCode::read("short"), None);
    }

    #[test]
    fn ids_stand_encoded_in_addresses() {
        assert_eq!(PageKind::Screen.path("a b/ü", "x"), "/hall/a%20b%2F%C3%BC");
        assert_eq!(PageKind::Kiosk.path("l", "#1"), "/kiosk/l/%231");
    }
}
