//! The operations on an open answer.

use super::{Request, act::act};
use crate::{
    domain::{refusal::Failure, ticket::Finish},
    rules::answer::{self, Transfer},
    store::turn::Turn,
};

/// Announces the ticket again (M19).
pub(crate) fn recall(turn: &Turn<'_>, request: &Request, id: &str) -> Result<(), Failure> {
    act(turn, request, &answer::need(id), |facts| answer::recall(request, facts)).map(drop)
}

/// Ends, pauses or cancels.
pub(crate) fn finish(turn: &Turn<'_>, request: &Request, id: &str, finish: Finish) -> Result<(), Failure> {
    act(turn, request, &answer::need(id), |facts| answer::finish(request, facts, finish)).map(drop)
}

/// Sends the ticket on (M7).
pub(crate) fn transfer(turn: &Turn<'_>, request: &Request, asked: Transfer) -> Result<(), Failure> {
    act(turn, request, &asked.need(), |facts| answer::transfer(request, facts, asked)).map(drop)
}
