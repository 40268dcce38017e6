//! The forms of the API, below everything that does something: parameters as they come in, responses as they go out.
//! Which operations there are is said in `handlers.rs`.

pub(crate) mod extensions;
pub(crate) mod parameters;
pub(crate) mod params;
pub(crate) mod response;
mod xml;
