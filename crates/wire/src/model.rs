//! Tickets, answers and services, read tolerantly.

mod written;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::ids::{AnswerId, DeskId, DeviceId, ServiceId, TicketId, UserId};
use crate::lenient::{self, Fields, Moment, Unreadable};

pub use written::document_date;

/// A service as tickets name it. `name` here, `description` in waitingticketscount (V14).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ServiceRef {
    /// Opaque id.
    pub id: ServiceId,
    /// The name; empty where the server sent none.
    pub name: String,
    /// The tag that leads the ticket number; empty where the server sent none.
    pub tag: String,
}

/// A counter as named in tickets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskRef {
    /// Opaque id.
    pub id: DeskId,
    /// The name; empty if the server sent none.
    pub name: String,
    /// The tag; empty if the server sent none.
    pub tag: String,
}

/// A member of staff as named in tickets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserRef {
    /// Opaque id.
    pub id: UserId,
    /// The name to show; empty if the server sent none.
    pub display_name: String,
    /// The sign-in name; empty if the server sent none.
    pub username: String,
}

/// A device as named in tickets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceRef {
    /// Opaque id.
    pub id: DeviceId,
    /// Its kind, such as `kiosk`.
    pub kind: String,
    /// Its name.
    pub name: String,
}

/// Words that the document does not define. Priority, appointment and virtual have no field of their own, so they are
/// probably here (V9).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// As sent.
    pub raw: Option<String>,
    /// Goes ahead of others.
    pub priority: bool,
    /// From an appointment.
    pub appointment: bool,
    /// From a virtual ticket.
    pub from_virtual: bool,
}

impl Flags {
    /// Reads a list of words, a JSON list or an object; unknown words remain in `raw` only.
    pub fn read(value: Option<&Value>) -> Self {
        let Some(value) = value else { return Self::default() };
        let mut flags = Self { raw: lenient::text(value), ..Self::default() };
        match value {
            Value::String(s) => match serde_json::from_str::<Value>(s) {
                Ok(inner @ (Value::Array(_) | Value::Object(_))) => flags.take_all(&inner),
                _ => s.split(|c: char| !c.is_alphanumeric() && c != '_').for_each(|word| flags.take(word)),
            },
            other => {
                if other.is_array() || other.is_object() {
                    flags.raw = lenient::text(&Value::from(other.to_string()));
                }
                flags.take_all(other);
            }
        }
        flags
    }

    fn take_all(&mut self, value: &Value) {
        match value {
            Value::Array(items) => items.iter().filter_map(Value::as_str).for_each(|word| self.take(word)),
            Value::Object(map) => {
                map.iter().filter(|(_, v)| lenient::flag(v)).for_each(|(word, _)| self.take(word));
            }
            _ => {}
        }
    }

    fn take(&mut self, word: &str) {
        match word.to_ascii_lowercase().as_str() {
            "priority" | "prioritary" => self.priority = true,
            "appointment" => self.appointment = true,
            "virtual" | "virtualticket" | "from_virtualticket" => self.from_virtual = true,
            _ => {}
        }
    }

    /// Our server's format: a comma-separated list, null if empty.
    pub fn to_document(&self) -> Option<String> {
        let words: Vec<&str> =
            [(self.priority, "priority"), (self.appointment, "appointment"), (self.from_virtual, "virtual")]
                .into_iter()
                .filter_map(|(set, word)| set.then_some(word))
                .collect();
        (!words.is_empty()).then(|| words.join(","))
    }
}

/// One visit's place in a service's queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Opaque id.
    pub id: TicketId,
    /// The number as sent, with or without the service's tag (V10); empty if the server sent none.
    pub number: String,
    /// When it was issued.
    pub issued: Option<Moment>,
    /// Closed as a no-show (V7).
    pub cancelled: bool,
    /// Transferred at least once (V7).
    pub transferred: bool,
    /// The server's name for its state; a hint only (V8).
    pub state: Option<String>,
    /// A colleague's note.
    pub note: Option<String>,
    /// The visitor's language, as the server writes it (V13).
    pub lang: Option<String>,
    /// Custom text.
    pub custom_field: Option<String>,
    /// The visitor's name.
    pub client_name: Option<String>,
    /// Priority, appointment, virtual.
    pub flags: Flags,
    /// Name of the appointment (V11).
    pub app_displayname: Option<String>,
    /// Id of the appointment (V11).
    pub app_id: Option<String>,
    /// Time of the appointment.
    pub scheduled_to: Option<Moment>,
    /// When it is due (M4), where that is not the later of issue and appointment: its visitor let others go ahead. An
    /// extension.
    pub due: Option<Moment>,
    /// The service it was issued for.
    pub service: Option<ServiceRef>,
    /// The service it was transferred to.
    pub dst_service: Option<ServiceRef>,
    /// The counter it is bound to.
    pub dst_desk: Option<DeskRef>,
    /// The person it is bound to.
    pub dst_user: Option<UserRef>,
    /// The device that issued it.
    pub device: Option<DeviceRef>,
}

impl Ticket {
    /// A ticket with only its id and number; the rest is set by struct update.
    pub fn bare(id: impl Into<TicketId>, number: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            number: number.into(),
            issued: None,
            cancelled: false,
            transferred: false,
            state: None,
            note: None,
            lang: None,
            custom_field: None,
            client_name: None,
            flags: Flags::default(),
            app_displayname: None,
            app_id: None,
            scheduled_to: None,
            due: None,
            service: None,
            dst_service: None,
            dst_desk: None,
            dst_user: None,
            device: None,
        }
    }

    /// Reads a ticket; only its id is required.
    pub fn read(value: Option<&Value>) -> Result<Self, Unreadable> {
        let map = value.and_then(Value::as_object).ok_or_else(|| Unreadable::new("id", value))?;
        Ok(Self {
            id: TicketId::new(map.id("id")?),
            number: map.label("number"),
            issued: map.moment("date"),
            cancelled: map.flag("cancelled"),
            transferred: map.flag("transferred"),
            state: map.text("state"),
            note: map.note("note"),
            lang: map.text("lang"),
            custom_field: map.note("custom_field"),
            client_name: map.text("client_name"),
            flags: Flags::read(map.get("flags")),
            app_displayname: map.text("app_displayname"),
            app_id: map.text("app_id"),
            scheduled_to: map.moment("scheduled_to"),
            due: map.moment("due"),
            service: ServiceRef::read(map.get("ticket_service")),
            dst_service: ServiceRef::read(map.get("dst_service")),
            dst_desk: named(map.get("dst_desk")).map(|(id, name, tag)| DeskRef {
                id: DeskId::new(id),
                name,
                tag,
            }),
            dst_user: lenient::object(map.get("dst_user")).and_then(|o| {
                Some(UserRef {
                    id: UserId::new(o.id("id").ok()?),
                    display_name: o.text("display_name").unwrap_or_default(),
                    username: o.text("username").unwrap_or_default(),
                })
            }),
            device: lenient::object(map.get("device")).and_then(|o| {
                Some(DeviceRef {
                    id: DeviceId::new(o.id("id").ok()?),
                    kind: o.text("type").unwrap_or_default(),
                    name: o.text("name").unwrap_or_default(),
                })
            }),
        })
    }

    /// The service it waits in: the one it was transferred to, otherwise the one it was issued for (M6).
    pub fn waits_in(&self) -> Option<&ServiceRef> {
        self.dst_service.as_ref().or(self.service.as_ref())
    }

    /// The number as called out: tag, one space, number; the number alone if it already starts with the tag (V10). The
    /// tag is that of the service it was issued for: a transfer does not change the printed number.
    pub fn label(&self) -> String {
        let tag = self.service.as_ref().or(self.dst_service.as_ref()).map_or("", |s| s.tag.as_str());
        called_out(tag, &self.number)
    }
}

/// A number with its tag, unless it begins with it (V10).
pub(crate) fn called_out(tag: &str, number: &str) -> String {
    if tag.is_empty() || number.starts_with(tag) { number.to_owned() } else { format!("{tag} {number}") }
}

fn named(value: Option<&Value>) -> Option<(String, String, String)> {
    let o = lenient::object(value)?;
    let name = o.text("name").or_else(|| o.text("description")).unwrap_or_default();
    Some((o.id("id").ok()?, name, o.label("tag")))
}

impl ServiceRef {
    fn read(value: Option<&Value>) -> Option<Self> {
        named(value).map(|(id, name, tag)| Self { id: ServiceId::new(id), name, tag })
    }
}

/// One act of serving a ticket at a counter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Opaque id, needed by recall, endcall, pausecall, cancelcall and transfercall (M1).
    pub id: AnswerId,
    /// When the ticket was called.
    pub called: Option<Moment>,
    /// When it was ended.
    pub ended: Option<Moment>,
    /// The server's name for its state (V8).
    pub state: Option<String>,
    /// The ticket.
    pub ticket: Ticket,
}

impl Answer {
    /// Reads an answer; its id and its ticket's id are required.
    pub fn read(value: Option<&Value>) -> Result<Self, Unreadable> {
        let map = value.and_then(Value::as_object).ok_or_else(|| Unreadable::new("id", value))?;
        Ok(Self {
            id: AnswerId::new(map.id("id")?),
            called: map.moment("call_date"),
            ended: map.moment("end_date"),
            state: map.text("state"),
            ticket: Ticket::read(map.get("ticket")).map_err(|e| e.under("ticket"))?,
        })
    }
}

/// A service with its queue, as in waitingticketscount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingService {
    /// Service with name and tag.
    pub service: ServiceRef,
    /// How many wait.
    pub waiting: u32,
    /// Whether new tickets may be issued (M18).
    pub open: bool,
    /// Average wait in seconds; `None` if unknown (V5).
    pub average_wait_s: Option<u32>,
}

impl WaitingService {
    /// Reads a service; only its id is required. A missing `open` counts as open.
    pub fn read(value: &Value) -> Result<Self, Unreadable> {
        let map = value.as_object().ok_or_else(|| Unreadable::new("id", Some(value)))?;
        Ok(Self {
            service: ServiceRef {
                id: ServiceId::new(map.id("id")?),
                name: map.text("description").or_else(|| map.text("name")).unwrap_or_default(),
                tag: map.label("tag"),
            },
            waiting: map.get("number_of_waiting_tickets").and_then(lenient::count).unwrap_or(0),
            open: map.get("open").and_then(lenient::boolean).unwrap_or(true),
            average_wait_s: map.get("avg_waiting_time").and_then(lenient::seconds),
        })
    }
}

/// What createticket returns besides the ticket itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NewTicketFacts {
    /// How many wait, if given.
    pub waiting: Option<u32>,
    /// Average wait in seconds, if given.
    pub average_wait_s: Option<u32>,
}

/// The texts of a printed ticket; only if a device was named (V15).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TicketStrings {
    /// A number or a sentence.
    pub people_waiting: Option<String>,
    /// Seconds, as text.
    pub waiting_time: Option<String>,
    /// The date in words.
    pub date_text: Option<String>,
    /// The text for a priority ticket; the document's spelling.
    pub prioritary_ticket: Option<String>,
    /// More text.
    pub extra_text: Option<String>,
    /// The last line.
    pub footer_text: Option<String>,
}

impl TicketStrings {
    /// Reads the texts, if there are any.
    pub fn read(value: Option<&Value>) -> Option<Self> {
        let o = lenient::object(value)?;
        Some(Self {
            people_waiting: o.text("people_waiting"),
            waiting_time: o.text("waiting_time"),
            date_text: o.text("date_text"),
            prioritary_ticket: o.text("prioritary_ticket"),
            extra_text: o.note("extra_text"),
            footer_text: o.note("footer_text"),
        })
    }
}

/// Median, low and high end of an 80 % range.
pub type Range<T> = [T; 3];

/// All three or none.
pub(crate) fn range<T>(value: Option<&Value>, read: impl Fn(&Value) -> Option<T>) -> Option<Range<T>> {
    let [median, low, high] = value?.as_array()?.as_slice() else { return None };
    Some([read(median)?, read(low)?, read(high)?])
}

/// A list as far as it can be read: the readable items, and the names of the others. One bad ticket must not hide the
/// rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readable<T> {
    /// What could be read, in the server's order.
    pub items: Vec<T>,
    /// What could not be read, each with its path in the list.
    pub unreadable: Vec<Unreadable>,
}

/// The most items read from a list: twice as many as in the longest queue that our server keeps. The next one is
/// reported as unreadable.
const MOST_ITEMS: usize = 20_000;
/// The most items reported as unreadable: enough to say so, but not all that a server may send.
const MOST_UNREADABLE: usize = 100;

pub(crate) fn list<T>(
    body: &Map<String, Value>,
    key: &str,
    read: impl Fn(&Value) -> Result<T, Unreadable>,
) -> Result<Readable<T>, Unreadable> {
    let mut list = Readable { items: Vec::new(), unreadable: Vec::new() };
    for (place, item) in items(body.get(key)).ok_or_else(|| Unreadable::new(key, body.get(key)))? {
        match read(item) {
            Ok(_) if list.items.len() == MOST_ITEMS => {
                list.unreadable.push(Unreadable::new(format!("{key}[{place}]"), None));
                break;
            }
            Ok(item) => list.items.push(item),
            Err(_) if list.unreadable.len() == MOST_UNREADABLE => {}
            Err(e) => list.unreadable.push(e.under(&format!("{key}[{place}]"))),
        }
    }
    Ok(list)
}

/// The items of a list with their places: an array, or an object with numbers as keys, in that order (V18).
/// `None` for anything else.
fn items(value: Option<&Value>) -> Option<Vec<(u64, &Value)>> {
    match value {
        None | Some(Value::Null) => Some(Vec::new()),
        Some(Value::String(s)) if s.is_empty() => Some(Vec::new()),
        Some(Value::Array(items)) => Some((0..).zip(items).collect()),
        Some(Value::Object(object)) => {
            let numbered = object.iter().map(|(key, item)| Some((key.parse::<u64>().ok()?, item)));
            let mut items: Vec<_> = numbered.collect::<Option<_>>()?;
            items.sort_by_key(|(place, _)| *place);
            Some(items)
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_list_has_an_end_and_so_have_its_faults() {
        let read = |items: Vec<Value>| {
            let body = json!({ "tickets": items });
            list(body.as_object().unwrap(), "tickets", |item| Ticket::read(Some(item))).unwrap()
        };
        let long = read((0..MOST_ITEMS + 5).map(|n| json!({"id": n + 1})).collect());
        assert_eq!((long.items.len(), long.unreadable.len()), (MOST_ITEMS, 1));
        assert_eq!(long.unreadable[0].field, format!("tickets[{MOST_ITEMS}]"));
        let full = read((0..MOST_ITEMS).map(|n| json!({"id": n + 1})).collect());
        assert_eq!((full.items.len(), full.unreadable.len()), (MOST_ITEMS, 0));
        let mut faulty = vec![json!({}); MOST_UNREADABLE + 50];
        faulty.push(json!({"id": 7}));
        let faulty = read(faulty);
        assert_eq!(
            (faulty.items.len(), faulty.unreadable.len()),
            (1, MOST_UNREADABLE),
            "what can be read is there"
        );
    }
}
