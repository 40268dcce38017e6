//! An action in its turn: what its rule asks to know is read, the rule decides, and that is done.

use super::Request;
use crate::{
    domain::refusal::Failure,
    rules::{
        effect::Effect,
        facts::{Facts, Need},
    },
    store::{
        effects::{self, Made},
        facts,
        turn::Turn,
    },
};

/// Lets a rule decide, and does what it decided.
pub(super) fn act(
    turn: &Turn<'_>,
    request: &Request,
    need: &Need,
    decide: impl FnOnce(&Facts) -> Result<Vec<Effect>, Failure>,
) -> Result<Made, Failure> {
    let facts = facts::read(turn, need, request.time, &request.zones)?;
    Ok(effects::apply(turn, decide(&facts)?, request.time, &request.zones)?)
}
