//! The forecast, and the board with its results. Both ask the simulation, which is no part of any view of the data.

use callpad_forecast::{MAX_CHANGED, MINUTES};
use callpad_wire::op::role;
use futures_util::future::join_all;

use crate::{
    api::{params::Params, response::ResponseBody},
    app::App,
    domain::refusal::{Failure, Refusal},
    queue::{self, board::Board},
    store::{
        hall::DevicesOf,
        query::{Boards, Outlook},
    },
};

/// How far ahead it looks if nobody says.
const USUAL_MINUTES: u32 = 20;

/// A service, and so many counters more for it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    service: String,
    by: i32,
}

/// The forecast of one location, as it is and with a change.
pub(crate) async fn forecast(
    app: &App,
    pending: queue::PendingRequest,
    params: &Params,
) -> Result<ResponseBody, Failure> {
    let change = params.given("change")?;
    // The role comes before the form of what it is for.
    if change.is_some() && !pending.caller.holds(&[role::SUPERVISE]) {
        return Err(Refusal::Forbidden.into());
    }
    let change = change.as_deref().map(read_change).transpose()?;
    let minutes = read_minutes(params.given("minutes")?.as_deref())?;
    let location = params.given("location_id")?;
    let service = change.as_ref().map(|change| change.service.clone());
    let (place, error_s) = app.store.look(Outlook { pending, location, service }).await?;
    let made = app.forecasts.of(&place).await?;
    let changed = match &change {
        Some(Change { service, by }) => Some(app.forecasts.changed(&made, service, *by, minutes).await?),
        None => None,
    };
    let body = ResponseBody::empty().with("base", made.told(minutes))?.with("changed", changed)?;
    body.with("forecast_error_s", error_s)
}

/// The supervisors' board, of one location or of all the user's own.
pub(crate) async fn board(
    app: &App,
    pending: queue::PendingRequest,
    params: &Params,
) -> Result<ResponseBody, Failure> {
    let location = params.given("location_id")?;
    let known = params.given("steps_after")?;
    let seen = app.store.look(Boards { pending: pending.clone(), location }).await?;
    let mut boards: Vec<_> =
        seen.into_iter().map(|seen| Board::of(seen, &app.zones, known.as_deref())).collect();
    // All at once: the board waits for the slowest.
    let told = join_all(boards.iter().map(|board| app.forecasts.for_board(board.place()))).await;
    boards.iter_mut().zip(told).for_each(|(board, told)| board.tell(told));
    for board in &mut boards {
        let of = DevicesOf { pending: pending.clone(), location: board.place().id.clone() };
        let devices = app.store.look(of).await?;
        board.stand(devices.iter().map(|device| app.hall.devices.told(device)).collect());
    }
    ResponseBody::empty().with("locations", boards)
}

/// Only what the simulation looks at.
fn read_minutes(text: Option<&str>) -> Result<u32, Refusal> {
    let Some(text) = text else { return Ok(USUAL_MINUTES) };
    let minutes = text.trim().parse().map_err(|_| Refusal::PARAMETERS)?;
    MINUTES.contains(&minutes).then_some(minutes).ok_or(Refusal::PARAMETERS)
}

/// `SERVICE_ID:+1`. In a query a plus that is not encoded is a blank, so a number without a sign is one more too.
fn read_change(text: &str) -> Result<Change, Refusal> {
    let (service, by) = text.rsplit_once(':').ok_or(Refusal::PARAMETERS)?;
    let by: i32 = by.trim().parse().map_err(|_| Refusal::PARAMETERS)?;
    let is_within = by != 0 && (-MAX_CHANGED..=MAX_CHANGED).contains(&by);
    if service.is_empty() || !is_within {
        return Err(Refusal::PARAMETERS);
    }
    Ok(Change { service: service.to_owned(), by })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_those_that_are_looked_at() {
        assert_eq!(read_minutes(None), Ok(20));
        assert_eq!([read_minutes(Some("10")), read_minutes(Some(" 60 "))], [Ok(10), Ok(60)]);
        for bad in ["", "0", "5", "15", "61", "70", "-20", "20.0", "twenty", "99999999999999999999"] {
            assert_eq!(read_minutes(Some(bad)), Err(Refusal::PARAMETERS), "{bad}");
        }
    }

    #[test]
    fn a_change_is_a_service_and_a_few_counters() {
        let change = |service: &str, by| Ok(Change { service: service.into(), by });
        assert_eq!(read_change("a:+1"), change("a", 1));
        assert_eq!(read_change("a: 1"), change("a", 1), "as a query gives a plus");
        assert_eq!(read_change("a:2"), change("a", 2));
        assert_eq!(read_change("a:-50"), change("a", -50));
        assert_eq!(read_change("urn:x:50"), change("urn:x", 50), "an id may have colons");
        for bad in ["", "a", "a:", ":+1", "a:0", "a:51", "a:-51", "a:1.5", "a:+", "a:++1", "a:99999999999"] {
            assert_eq!(read_change(bad), Err(Refusal::PARAMETERS), "{bad}");
        }
    }
}
