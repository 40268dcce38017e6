//! A printer, and all of them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::time::timeout;

use crate::address::Address;
use crate::condition::Paper;
use crate::job::{self, Printed};
use crate::limits::{JOB, MAX_PRINTERS, TURN};
use crate::line::Line;
use crate::slip::Slip;
use crate::trouble::Trouble;

/// A printer. One job at a time comes to it.
#[derive(Debug)]
pub struct Printer {
    address: Address,
    /// Held by the job that prints: whether something of an earlier one may be in the printer. After a start nobody knows.
    untidy: Arc<tokio::sync::Mutex<bool>>,
}

impl Printer {
    fn new(address: Address) -> Self {
        Self { address, untidy: Arc::new(tokio::sync::Mutex::new(true)) }
    }

    /// Where it is.
    #[must_use]
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Prints a slip, within [`crate::limits::TURN`], [`crate::limits::CONNECT`] and [`crate::limits::JOB`] together.
    ///
    /// A caller that goes away does not break it off: a printer that is left in the middle of a line is of no use to the
    /// next one. So whoever needs the outcome must stay.
    ///
    /// `cut` is asked before the slip is cut, and unless it gives true nothing is. Until then no whole slip is out. From then on one may be, also
    /// where this fails, unless it fails with [`Trouble::Jammed`].
    ///
    /// # Errors
    /// When the slip is not known to be out.
    pub async fn print(
        &self,
        slip: Slip,
        cut: impl Future<Output = bool> + Send + 'static,
    ) -> Result<Printed, Trouble> {
        let (address, untidy) = (self.address.clone(), self.untidy.clone());
        let job = tokio::spawn(async move {
            let mut untidy = timeout(TURN, untidy.lock_owned()).await.map_err(|_| Trouble::Busy)?;
            let mut line = Line::new(address.connect().await?);
            let job = job::print(&mut line, &slip, &mut untidy, cut);
            // What is still in the printer then, the next job finds.
            let printed = timeout(JOB, job).await.unwrap_or(Err(Trouble::Still));
            line.close().await;
            printed
        });
        job.await.unwrap_or(Err(Trouble::Error))
    }

    /// How it stands: the paper, if it could print.
    ///
    /// # Errors
    /// Why it could not.
    pub async fn look(&self) -> Result<Paper, Trouble> {
        let _turn = timeout(TURN, self.untidy.lock()).await.map_err(|_| Trouble::Busy)?;
        let mut line = Line::new(self.address.connect().await?);
        let paper = job::look(&mut line).await;
        line.close().await;
        paper
    }
}

/// All printers: two devices that have the same address share one.
#[derive(Debug, Default)]
pub struct Printers(Mutex<BTreeMap<Address, Arc<Printer>>>);

impl Printers {
    /// The printer at this address.
    #[must_use]
    pub fn at(&self, address: &Address) -> Arc<Printer> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MAX_PRINTERS && !all.contains_key(address) {
            // One that is used right now is held by its job as well.
            all.retain(|_, printer| Arc::strong_count(&printer.untidy) > 1 || Arc::strong_count(printer) > 1);
        }
        all.entry(address.clone()).or_insert_with(|| Arc::new(Printer::new(address.clone()))).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_is_one_printer_and_their_number_has_an_end() {
        let printers = Printers::default();
        let first: Address = "10.0.0.1".parse().unwrap();
        let held = printers.at(&first);
        for number in 0..3 * MAX_PRINTERS {
            let address = format!("printer-{number}").parse().unwrap();
            assert_eq!(printers.at(&address).address(), &address);
        }
        assert!(printers.0.lock().unwrap().len() <= MAX_PRINTERS);
        assert!(Arc::ptr_eq(&held, &printers.at(&first)));
    }
}
