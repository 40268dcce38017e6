//! Every operation of the desk at the real server, and its unknown outcome over a line that breaks.

use std::sync::Arc;

use callpad_desk::{NoticeKind, OpenFirst, Phase, Press, Source, Transfer, View};
use callpad_wire::op::{
    CancelledTickets, CreateTicket, Destination, PausedTickets, Readable, WaitingTickets, WaitingTicketsCount,
};
use callpad_wire::{Ticket, TicketId};

use crate::desk::{Bench, open_label};

impl Bench {
    /// Call next, and the guard against a double press is over.
    async fn serve_next(&self) -> Ticket {
        self.serve(Press::CallNext).await
    }

    async fn serve(&self, press: Press) -> Ticket {
        let view = self.desk.press(press).await.unwrap();
        self.clock.pass(2);
        let Phase::Serving { open, .. } = &view.phase else { panic!("{:?} {:?}", view.phase, view.notice) };
        assert_eq!(self.open().await, Some(open.ticket.label()));
        open.ticket.clone()
    }

    async fn paused(&self) -> Vec<Ticket> {
        let list = PausedTickets { desk_id: self.server.desk_id() };
        self.truth.paused_tickets(&list).await.unwrap().items
    }

    async fn cancelled(&self) -> Vec<Ticket> {
        let list = CancelledTickets { desk_id: self.server.desk_id() };
        self.truth.cancelled_tickets(&list).await.unwrap().items
    }

    /// Where the server has the ticket waiting.
    async fn waits(&self, id: &TicketId) -> Option<Ticket> {
        let counts = self.truth.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
        for service in counts.items {
            let list = WaitingTickets { service_id: service.service.id };
            let Readable { items, .. } = self.truth.waiting_tickets(&list).await.unwrap();
            if let Some(ticket) = items.into_iter().find(|ticket| ticket.id == *id) {
                return Some(ticket);
            }
        }
        None
    }

    fn to(&self, to: Destination) -> Press {
        Press::Transfer(Box::new(Transfer {
            to,
            name: "there".into(),
            note: "Bring the form".into(),
            custom_field: "F-7".into(),
            priority: true,
        }))
    }
}

fn has(list: &[Ticket], id: &TicketId) -> bool {
    list.iter().any(|ticket| ticket.id == *id)
}

fn call(id: &TicketId, source: Source, open_first: OpenFirst) -> Press {
    Press::CallTicket { ticket_id: id.clone(), source, open_first }
}

fn told(view: &Arc<View>) -> Option<&NoticeKind> {
    view.notice.as_ref().map(|notice| &notice.what)
}

#[tokio::test]
async fn m13_m14_pause_and_call_the_paused_ticket_again() {
    let bench = Bench::new().await;
    let ticket = bench.serve_next().await;
    let view = bench.desk.press(Press::Pause).await.unwrap();
    assert!(matches!(told(&view), Some(NoticeKind::Paused { ticket_id, .. }) if *ticket_id == ticket.id));
    assert_eq!((view.phase.clone(), bench.open().await), (Phase::Free, None));
    assert!(has(&bench.paused().await, &ticket.id));
    bench.until(|view| view.lists.paused.rows.iter().any(|row| row.ticket.id == ticket.id)).await;
    let again = bench.serve(call(&ticket.id, Source::Paused, OpenFirst::Ask)).await;
    assert_eq!(again.id, ticket.id);
    assert!(!has(&bench.paused().await, &ticket.id));
}

#[tokio::test]
async fn m12_m13_a_no_show_is_called_again_within_tolerance() {
    let bench = Bench::new().await;
    let ticket = bench.serve_next().await;
    let view = bench.desk.press(Press::Cancel).await.unwrap();
    assert!(matches!(told(&view), Some(NoticeKind::Cancelled { .. })));
    assert!(has(&bench.cancelled().await, &ticket.id));
    bench.until(|view| view.lists.cancelled.rows.iter().any(|row| row.ticket.id == ticket.id)).await;
    let again = bench.serve(call(&ticket.id, Source::Cancelled, OpenFirst::Ask)).await;
    assert_eq!(again.id, ticket.id);
}

#[tokio::test]
async fn m6_m7_transfers_to_a_service_a_counter_and_a_person() {
    let bench = Bench::new().await;
    let directory = bench.truth.directory().await.unwrap();
    let desk = directory.desks.iter().find(|desk| desk.id != bench.server.desk_id()).unwrap().id.clone();
    let user = directory.users.iter().find(|user| user.id != bench.server.user_id()).unwrap().id.clone();
    for kind in 0..3 {
        let ticket = bench.serve_next().await;
        let own = ticket.waits_in().unwrap().id.clone();
        let service =
            bench.desk.view().lists.services.iter().map(|s| s.service.id.clone()).find(|id| *id != own);
        let to = match kind {
            0 => Destination::Service(service.unwrap()),
            1 => Destination::Desk(desk.clone()),
            _ => Destination::User(user.clone()),
        };
        let view = bench.desk.press(bench.to(to.clone())).await.unwrap();
        assert!(
            matches!(told(&view), Some(NoticeKind::Transferred { to, .. }) if to == "there"),
            "{:?}",
            view.notice
        );
        assert_eq!(bench.open().await, None);
        let sent = bench.waits(&ticket.id).await.unwrap();
        assert_eq!(
            (sent.note.as_deref(), sent.custom_field.as_deref()),
            (Some("Bring the form"), Some("F-7"))
        );
        assert!(sent.flags.priority && sent.transferred);
        match to {
            Destination::Service(id) => assert_eq!(sent.dst_service.unwrap().id, id),
            Destination::Desk(id) => assert_eq!(sent.dst_desk.unwrap().id, id),
            Destination::User(id) => assert_eq!(sent.dst_user.unwrap().id, id),
        }
    }
}

#[tokio::test]
async fn m7_a_destination_that_vanished_keeps_the_ticket_open() {
    let bench = Bench::new().await;
    let ticket = bench.serve_next().await;
    let view = bench.desk.press(bench.to(Destination::Desk("nowhere".into()))).await.unwrap();
    assert!(matches!(told(&view), Some(NoticeKind::Failed { .. })), "{:?}", view.notice);
    assert_eq!((open_label(&view), bench.open().await), (Some(ticket.label()), Some(ticket.label())));
}

#[tokio::test]
async fn m3_another_ticket_is_asked_about_then_the_open_one_is_paused_or_ended() {
    let bench = Bench::new().await;
    let first = bench.serve_next().await;
    let free = |ticket: &Ticket| ticket.dst_desk.is_none() && ticket.dst_user.is_none();
    let others: Vec<Ticket> = bench
        .desk
        .view()
        .lists
        .waiting
        .iter()
        .map(|row| row.ticket.clone())
        .filter(|ticket| ticket.id != first.id && free(ticket))
        .take(2)
        .collect();
    let view = bench.desk.press(call(&others[0].id, Source::Waiting, OpenFirst::Ask)).await.unwrap();
    assert!(matches!(told(&view), Some(NoticeKind::OpenTicketFirst { .. })));
    let second = bench.serve(call(&others[0].id, Source::Waiting, OpenFirst::Pause)).await;
    assert_eq!(second.id, others[0].id);
    assert!(has(&bench.paused().await, &first.id));
    let third = bench.serve(call(&others[1].id, Source::Waiting, OpenFirst::End)).await;
    assert_eq!(third.id, others[1].id);
    assert!(!has(&bench.paused().await, &second.id));
}

#[tokio::test]
async fn m8_m9_v12_v15_a_ticket_with_everything_and_its_printed_texts() {
    let bench = Bench::new().await;
    let directory = bench.truth.directory().await.unwrap();
    let service = bench.desk.view().lists.services[0].service.clone();
    let create = CreateTicket {
        desk_id: Some(bench.server.desk_id()),
        user_id: Some(bench.server.user_id()),
        lang: Some(directory.languages[0].id.clone()),
        custom_field: Some("F-7".into()),
        client_name: Some("Łucja 李".into()),
        device_id: Some(directory.devices[0].id.clone()),
        priority: true,
        appointment: true,
        scheduled_to: Some("2030-01-02T10:30:00".parse().unwrap()),
        from_virtualticket: true,
        ..CreateTicket::plain(service.id.clone())
    };
    let view = bench.desk.press(Press::create(create, false)).await.unwrap();
    let Some(NoticeKind::Created { ticket_id, service_name, strings: Some(_), .. }) = told(&view) else {
        panic!("{:?}", view.notice)
    };
    assert_eq!(*service_name, service.name);
    let made = bench.waits(ticket_id).await.unwrap();
    assert_eq!((made.client_name.as_deref(), made.custom_field.as_deref()), (Some("Łucja 李"), Some("F-7")));
    assert!(made.flags.priority && made.flags.from_virtual && made.scheduled_to.is_some());
    assert_eq!(made.dst_desk.map(|desk| desk.id), Some(bench.server.desk_id()));
    assert_eq!(made.lang.as_deref(), Some(directory.languages[0].id.as_str()));
}

#[tokio::test]
async fn issue_and_call_serves_the_walk_in() {
    let bench = Bench::new().await;
    let service = bench.desk.view().lists.services[0].service.id.clone();
    let waiting = bench.waiting().await;
    let create = CreateTicket { client_name: Some("Walk-in".into()), ..CreateTicket::plain(service) };
    let ticket = bench.serve(Press::create(create, true)).await;
    assert_eq!((ticket.client_name.as_deref(), bench.waiting().await), (Some("Walk-in"), waiting));
}

#[tokio::test]
async fn m18_a_closed_service_issues_nothing_and_nobody_is_called() {
    let bench = Bench::new().await;
    let counts = bench.truth.waiting_tickets_count(&WaitingTicketsCount::default()).await.unwrap();
    let closed = counts.items.into_iter().find(|service| !service.open).unwrap().service.id;
    let view = bench.desk.press(Press::create(CreateTicket::plain(closed), true)).await.unwrap();
    assert!(matches!(told(&view), Some(NoticeKind::Failed { .. })));
    assert_eq!((view.phase.clone(), bench.open().await), (Phase::Free, None));
}

#[tokio::test]
async fn another_counter_is_taken_and_called_from() {
    let bench = Bench::new().await;
    let directory = bench.truth.directory().await.unwrap();
    let seat = bench.desk.view().seat.clone().unwrap();
    let here = directory.desk(&seat.desk_id).unwrap().location_id.clone();
    for desk in directory.desks.iter().filter(|desk| desk.id != seat.desk_id && desk.location_id == here) {
        if bench.truth.current_answer(&desk.id).await.unwrap().is_some() {
            continue;
        }
        let other = callpad_desk::Seat { desk_id: desk.id.clone(), ..callpad_desk::Seat::clone(&seat) };
        bench.desk.change_desk(other).await.unwrap();
        let view = bench.desk.press(Press::CallNext).await.unwrap();
        let called = bench.truth.current_answer(&desk.id).await.unwrap().unwrap();
        assert_eq!(open_label(&view), Some(called.ticket.label()));
        assert_eq!(bench.open().await, None, "nobody is called at the old counter");
        return;
    }
    panic!("no counter is free");
}
