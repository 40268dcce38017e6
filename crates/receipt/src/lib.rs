//! Prints a slip on a receipt printer that has an address in the network (ESC/POS over TCP, port 9100), and says whether the
//! slip is out.
//!
//! * [`Slip`] is a picture: whoever draws it has the fonts, and no printer's code page matters. It is read from a PNG.
//! * [`Printers`] knows each printer by its [`Address`] and lets one job at a time come to it.
//! * [`Printer::print`] says [`Printed`] when the printer has told that all of the slip has passed and was cut, else the
//!   [`Trouble`]. What is printed late after a trouble is at most a strip of six millimetres, never a whole slip.
//!
//! Why it is as it is stands in `docs/decisions/0029-slip-drawn-by-the-page.md`.
#![deny(missing_docs)]

mod address;
mod answer;
mod command;
mod condition;
mod job;
pub mod limits;
mod line;
mod printer;
mod slip;
mod trouble;

pub use address::{Address, BadAddress};
pub use condition::Paper;
pub use job::Printed;
pub use printer::{Printer, Printers};
pub use slip::{BadSlip, Slip};
pub use trouble::Trouble;
