//! Filled-in forms, checked and turned into what is sent. A field that is not acceptable is named, and nothing is sent.

use callpad_board::{Act, NamedTicket};
use callpad_desk as desk;
use callpad_wire::clean::{self, LONGEST_LABEL};
use callpad_wire::op::{CreateTicket, Destination};
use callpad_wire::{CounterRequestKind, DeskId, LocationId, ServiceId, TicketId, UserId};
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};

use crate::dto::{BoardAct, DestinationKind, ErrorView, NewTicket, Transfer};

/// Longest text that is sent, in characters: the most that our server takes (M20). The page warns from 255 on.
const MAX_TEXT: usize = 1_000;

/// A new ticket, with the wall time of its appointment in the location's zone (V4).
pub(crate) fn create(ticket: NewTicket, zone: &TimeZone) -> Result<CreateTicket, ErrorView> {
    if ticket.service_id.is_empty() {
        return Err(invalid("serviceId"));
    }
    Ok(CreateTicket {
        client_name: filled("visitor", &ticket.visitor)?,
        custom_field: filled("customField", &ticket.custom_field)?,
        priority: ticket.priority,
        lang: filled("lang", &ticket.lang)?,
        appointment: ticket.appointment,
        scheduled_to: wall_time("scheduledTo", &ticket.scheduled_to, zone)?,
        desk_id: filled("deskId", &ticket.desk_id)?.map(Into::into),
        user_id: filled("userId", &ticket.user_id)?.map(Into::into),
        device_id: filled("deviceId", &ticket.device_id)?.map(Into::into),
        from_virtualticket: ticket.from_virtual,
        ..CreateTicket::plain(ticket.service_id)
    })
}

/// A transfer. The destination's name is its id until the counter has looked it up.
pub(crate) fn transfer(transfer: Transfer) -> Result<desk::Transfer, ErrorView> {
    let name = transfer.id.clone();
    Ok(desk::Transfer {
        to: destination(transfer.kind, transfer.id)?,
        name,
        note: text("note", &transfer.note)?.to_owned(),
        custom_field: text("customField", &transfer.custom_field)?.to_owned(),
        priority: transfer.priority,
    })
}

/// An act of a supervisor. `zone_of` tells the zone of a location's wall times (V4).
pub(crate) fn act(act: BoardAct, zone_of: impl Fn(&LocationId) -> TimeZone) -> Result<Act, ErrorView> {
    let ticket = |id: String, label: String| -> Result<NamedTicket, ErrorView> {
        if id.is_empty() {
            return Err(invalid("ticketId"));
        }
        Ok(NamedTicket { id: TicketId::new(id), label: clean::line(&label, LONGEST_LABEL) })
    };
    Ok(match act {
        BoardAct::Priority { ticket_id, label, on } => {
            Act::Priority { ticket: ticket(ticket_id, label)?, on }
        }
        BoardAct::SendOn { ticket_id, label, to } => {
            Act::SendOn { ticket: ticket(ticket_id, label)?, to: destination(to.kind, to.id)? }
        }
        BoardAct::Note { ticket_id, label, note } => {
            Act::Note { ticket: ticket(ticket_id, label)?, note: text("note", &note)?.to_owned() }
        }
        BoardAct::Cancel { ticket_id, label } => Act::Cancel { ticket: ticket(ticket_id, label)? },
        BoardAct::Restore { ticket_id, label } => Act::Restore { ticket: ticket(ticket_id, label)? },
        BoardAct::Issue { ticket, location_id } => {
            Act::Issue(Box::new(create(*ticket, &zone_of(&LocationId::new(location_id)))?))
        }
        BoardAct::Service { service_id, open, .. } => {
            if service_id.is_empty() {
                return Err(invalid("serviceId"));
            }
            Act::OpenService { service: ServiceId::new(service_id), open }
        }
        BoardAct::Ask { desk_id, kind, service_id, .. } => {
            if desk_id.is_empty() {
                return Err(invalid("deskId"));
            }
            let service = service_id.filter(|id| !id.is_empty()).map(ServiceId::new);
            if kind == CounterRequestKind::Serve && service.is_none() {
                return Err(invalid("serviceId"));
            }
            Act::Ask { desk: DeskId::new(desk_id), kind, service }
        }
    })
}

fn destination(kind: DestinationKind, id: String) -> Result<Destination, ErrorView> {
    if id.is_empty() {
        return Err(invalid("id"));
    }
    Ok(match kind {
        DestinationKind::Service => Destination::Service(ServiceId::new(id)),
        DestinationKind::Desk => Destination::Desk(DeskId::new(id)),
        DestinationKind::User => Destination::User(UserId::new(id)),
    })
}

fn invalid(field: &str) -> ErrorView {
    ErrorView::InputInvalid { field: field.into(), max_chars: None }
}

fn text<'a>(field: &str, typed: &'a str) -> Result<&'a str, ErrorView> {
    let typed = typed.trim();
    if typed.chars().count() > MAX_TEXT {
        return Err(ErrorView::InputInvalid { field: field.into(), max_chars: u32::try_from(MAX_TEXT).ok() });
    }
    Ok(typed)
}

fn filled(field: &str, typed: &str) -> Result<Option<String>, ErrorView> {
    let typed = text(field, typed)?;
    Ok((!typed.is_empty()).then(|| typed.to_owned()))
}

/// A date that is in no calendar, or a time that the clocks of the location skip in spring, does not exist.
fn wall_time(field: &str, typed: &str, zone: &TimeZone) -> Result<Option<DateTime>, ErrorView> {
    if typed.is_empty() {
        return Ok(None);
    }
    // The form of a date and time field: zone-less, to the minute or the second.
    let wall = DateTime::strptime("%Y-%m-%dT%H:%M", typed)
        .or_else(|_| DateTime::strptime("%Y-%m-%dT%H:%M:%S", typed))
        .map_err(|_| invalid(field))?;
    if matches!(zone.to_ambiguous_timestamp(wall).offset(), AmbiguousOffset::Gap { .. }) {
        return Err(invalid(field));
    }
    Ok(Some(wall))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new_ticket() -> NewTicket {
        NewTicket {
            service_id: "s".into(),
            visitor: " Ana ".into(),
            custom_field: "  ".into(),
            priority: true,
            lang: String::new(),
            appointment: false,
            scheduled_to: String::new(),
            desk_id: String::new(),
            user_id: String::new(),
            device_id: String::new(),
            from_virtual: false,
            call: false,
        }
    }

    fn lisbon() -> TimeZone {
        TimeZone::get("Europe/Lisbon").unwrap()
    }

    #[test]
    fn m8_v13_v15_blank_fields_are_left_out() {
        let made = create(new_ticket(), &TimeZone::UTC).unwrap();
        let plain =
            CreateTicket { client_name: Some("Ana".into()), priority: true, ..CreateTicket::plain("s") };
        assert_eq!(made, plain);
    }

    #[test]
    fn m8_m9_v12_v13_v15_every_parameter_is_passed_on() {
        let form = NewTicket {
            custom_field: "F-7".into(),
            lang: "pt_PT".into(),
            appointment: true,
            scheduled_to: "2026-11-23T10:30".into(),
            desk_id: "3".into(),
            user_id: "ana".into(),
            device_id: "kiosk".into(),
            from_virtual: true,
            ..new_ticket()
        };
        let made = create(form, &lisbon()).unwrap();
        let expected = CreateTicket {
            desk_id: Some("3".into()),
            user_id: Some("ana".into()),
            service_id: "s".into(),
            lang: Some("pt_PT".into()),
            custom_field: Some("F-7".into()),
            client_name: Some("Ana".into()),
            device_id: Some("kiosk".into()),
            priority: true,
            appointment: true,
            scheduled_to: Some("2026-11-23T10:30:00".parse().unwrap()),
            from_virtualticket: true,
        };
        assert_eq!(made, expected);
    }

    #[test]
    fn m20_a_thousand_characters_and_no_more_leave_the_machine() {
        let of = |visitor: String| create(NewTicket { visitor, ..new_ticket() }, &TimeZone::UTC);
        assert!(of("é".repeat(1_000)).is_ok());
        let refused = ErrorView::InputInvalid { field: "visitor".into(), max_chars: Some(1_000) };
        assert_eq!(of("é".repeat(1_001)).unwrap_err(), refused);
        let note = Transfer {
            kind: DestinationKind::User,
            id: "rui".into(),
            note: "n".repeat(10_000),
            custom_field: String::new(),
            priority: false,
        };
        let refused = ErrorView::InputInvalid { field: "note".into(), max_chars: Some(1_000) };
        assert_eq!(transfer(note).unwrap_err(), refused);
    }

    #[test]
    fn v4_a_date_that_does_not_exist_is_named_and_not_sent() {
        let of = |scheduled_to: &str| {
            create(NewTicket { scheduled_to: scheduled_to.into(), ..new_ticket() }, &lisbon())
        };
        assert!(of("2028-02-29T08:00").is_ok());
        assert!(of("2026-03-29T00:59").is_ok());
        // Lisbon's clocks go from 01:00 to 02:00 on 29 March 2026.
        for typed in [
            "2026-02-30T10:00",
            "2026-02-29T10:00",
            "2026-11-23T24:01",
            "2026-03-29T01:30",
            "soon",
            "2026-11-23",
        ] {
            assert_eq!(of(typed).unwrap_err(), invalid("scheduledTo"), "{typed}");
        }
    }

    #[test]
    fn a_form_without_its_service_or_destination_is_refused() {
        let no_service = NewTicket { service_id: String::new(), ..new_ticket() };
        assert_eq!(create(no_service, &TimeZone::UTC).unwrap_err(), invalid("serviceId"));
        let nowhere = Transfer {
            kind: DestinationKind::Desk,
            id: String::new(),
            note: String::new(),
            custom_field: String::new(),
            priority: false,
        };
        assert_eq!(transfer(nowhere).unwrap_err(), invalid("id"));
    }
}
