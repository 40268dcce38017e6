//! The strict side: the document's keys, in its order, and a text wherever it says String.

use jiff::civil::DateTime;
use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{Answer, ServiceRef, Ticket, TicketStrings, WaitingService};
use crate::lenient::Moment;

/// `yyyy-mm-dd hh:mm:ss` in whole seconds (V4).
pub fn document_date(date: DateTime) -> String {
    date.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

fn date(moment: Option<Moment>) -> Option<String> {
    moment.map(|m| match m {
        Moment::Wall(wall) => document_date(wall),
        // A server always writes the location's local time; an exact time is given in UTC rather than lost.
        Moment::Exact(exact) => document_date(jiff::tz::Offset::UTC.to_datetime(exact)),
    })
}

fn bit(set: bool) -> &'static str {
    if set { "1" } else { "0" }
}

struct Triple<'a>([(&'static str, Option<&'a str>); 3]);

impl Serialize for Triple<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut map = s.serialize_map(Some(3))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

fn service_triple(service: Option<&ServiceRef>) -> Triple<'_> {
    Triple([
        ("id", service.map(|s| s.id.as_str())),
        ("name", service.map(|s| s.name.as_str())),
        ("tag", service.map(|s| s.tag.as_str())),
    ])
}

impl Ticket {
    /// Writes the members of the document's ticket object into an open map.
    pub fn write_members<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("number", &self.number)?;
        map.serialize_entry("date", &date(self.issued))?;
        map.serialize_entry("cancelled", bit(self.cancelled))?;
        map.serialize_entry("transferred", bit(self.transferred))?;
        map.serialize_entry("state", &self.state)?;
        map.serialize_entry("note", &self.note)?;
        map.serialize_entry("lang", &self.lang)?;
        map.serialize_entry("custom_field", &self.custom_field)?;
        map.serialize_entry("client_name", &self.client_name)?;
        map.serialize_entry("flags", &self.flags.to_document())?;
        map.serialize_entry("app_displayname", &self.app_displayname)?;
        map.serialize_entry("app_id", &self.app_id)?;
        map.serialize_entry("scheduled_to", &date(self.scheduled_to))?;
        map.serialize_entry("ticket_service", &service_triple(self.service.as_ref()))?;
        map.serialize_entry("dst_service", &service_triple(self.dst_service.as_ref()))?;
        let desk = self.dst_desk.as_ref();
        map.serialize_entry(
            "dst_desk",
            &Triple([
                ("id", desk.map(|d| d.id.as_str())),
                ("name", desk.map(|d| d.name.as_str())),
                ("tag", desk.map(|d| d.tag.as_str())),
            ]),
        )?;
        let user = self.dst_user.as_ref();
        map.serialize_entry(
            "dst_user",
            &Triple([
                ("id", user.map(|u| u.id.as_str())),
                ("display_name", user.map(|u| u.display_name.as_str())),
                ("username", user.map(|u| u.username.as_str())),
            ]),
        )?;
        let device = self.device.as_ref();
        map.serialize_entry(
            "device",
            &Triple([
                ("id", device.map(|d| d.id.as_str())),
                ("type", device.map(|d| d.kind.as_str())),
                ("name", device.map(|d| d.name.as_str())),
            ]),
        )?;
        // Of an extension, and only where there is something to say: the document has no such member.
        match self.due {
            Some(Moment::Exact(due)) => map.serialize_entry("due", &due.to_string()),
            Some(Moment::Wall(due)) => map.serialize_entry("due", &document_date(due)),
            None => Ok(()),
        }
    }
}

impl Serialize for Ticket {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut map = s.serialize_map(None)?;
        self.write_members(&mut map)?;
        map.end()
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut map = s.serialize_map(Some(5))?;
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("call_date", &date(self.called))?;
        map.serialize_entry("end_date", &date(self.ended))?;
        map.serialize_entry("state", &self.state)?;
        map.serialize_entry("ticket", &self.ticket)?;
        map.end()
    }
}

impl Serialize for WaitingService {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut map = s.serialize_map(Some(6))?;
        map.serialize_entry("id", &self.service.id)?;
        map.serialize_entry("tag", &self.service.tag)?;
        map.serialize_entry("description", &self.service.name)?;
        map.serialize_entry("number_of_waiting_tickets", &self.waiting.to_string())?;
        map.serialize_entry("open", &self.open)?;
        map.serialize_entry("avg_waiting_time", &self.average_wait_s.unwrap_or(0).to_string())?;
        map.end()
    }
}

impl Serialize for TicketStrings {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut map = s.serialize_map(Some(6))?;
        map.serialize_entry("people_waiting", &self.people_waiting)?;
        map.serialize_entry("waiting_time", &self.waiting_time)?;
        map.serialize_entry("date_text", &self.date_text)?;
        map.serialize_entry("prioritary_ticket", &self.prioritary_ticket)?;
        map.serialize_entry("extra_text", &self.extra_text)?;
        map.serialize_entry("footer_text", &self.footer_text)?;
        map.end()
    }
}
