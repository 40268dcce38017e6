//! The board: what supervisors see and do.

use tauri::ipc::Channel;

use super::Counter;
use crate::dto::*;

impl Counter {
    pub(crate) fn subscribe_board(&self, _channel: Channel<BoardChange>) -> BoardSnapshot {
        BoardSnapshot {
            revision: 0,
            session: None,
            connection: ConnectionView::Idle,
            denied: false,
            locations: vec![],
            acts: ActsView::default(),
            alerts: vec![],
        }
    }
    pub(crate) async fn do_act(&self, _act: BoardAct) -> Result<(), ErrorView> {
        Err(ErrorView::NotNow)
    }
    pub(crate) async fn repeat_act(&self, _id: u32) -> Result<(), ErrorView> {
        Err(ErrorView::NotNow)
    }
    pub(crate) async fn leave_act(&self, _id: u32) -> Result<(), ErrorView> {
        Err(ErrorView::NotNow)
    }
    pub(crate) async fn dismiss_act_notice(&self, _id: u32) -> Result<(), ErrorView> {
        Err(ErrorView::NotNow)
    }
    pub(crate) async fn service_queue(&self, _l: &str, _s: &str) -> Result<ServiceQueue, ErrorView> {
        Err(ErrorView::NotNow)
    }
    pub(crate) async fn day_tickets(
        &self,
        _l: String,
        _n: String,
        _s: String,
        _a: Option<String>,
    ) -> Result<DayTickets, ErrorView> {
        Err(ErrorView::NotNow)
    }
    pub(crate) async fn ticket_story(&self, _t: String) -> Result<TicketStoryView, ErrorView> {
        Err(ErrorView::NotNow)
    }
    pub(crate) async fn what_if(
        &self,
        _l: String,
        _s: String,
        _by: i32,
        _m: u32,
    ) -> Result<WhatIf, ErrorView> {
        Err(ErrorView::NotNow)
    }
    pub(crate) async fn report(
        &self,
        _f: &str,
        _t: &str,
        _l: Vec<String>,
    ) -> Result<Vec<ReportRowView>, ErrorView> {
        Err(ErrorView::NotNow)
    }
    pub(crate) async fn save_report(
        &self,
        _f: &str,
        _t: &str,
        _l: Vec<String>,
        _s: char,
        _h: &[String],
    ) -> Result<String, ErrorView> {
        Err(ErrorView::NotNow)
    }
    pub(crate) fn supervises_only(&self) -> bool {
        false
    }
    pub(crate) async fn choose_board(&self) -> Result<Snapshot, ErrorView> {
        Err(ErrorView::NotNow)
    }
}
