//! The rules of the queue, without SQL and without HTTP. Time is always a parameter.

pub(crate) mod call_order;
pub(crate) mod characters;
pub(crate) mod counter_request;
pub(crate) mod hall;
pub(crate) mod local_time;
pub(crate) mod new_day;
pub(crate) mod opening;
pub(crate) mod percentile;
pub(crate) mod places;
pub(crate) mod presence;
pub(crate) mod refusal;
pub(crate) mod roles;
pub(crate) mod service_times;
pub(crate) mod steps;
pub(crate) mod storage_failure;
pub(crate) mod text;
pub(crate) mod ticket;
pub(crate) mod ticket_list;
pub(crate) mod token;
pub(crate) mod tolerance;
pub(crate) mod transfer;
pub(crate) mod zones;
