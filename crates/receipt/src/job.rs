//! One slip: from the first question to the answer that it is out.
//!
//! A printer says "received", not "printed". So each strip of the slip is followed by a question that it answers in its turn (a
//! *mark*), only two strips are on their way at any moment, and the last mark stands behind the cut. Whatever goes wrong before
//! that, the strips in the printer's buffer are too few to make a slip.
//!
//! After such an end, and after a start of ours, nothing is known of the printer's buffer: it may wait for the rest of a strip, and
//! answer marks that were another job's. [`tidy`] makes that clear before anything of the next slip is sent.

use tokio::time::{Instant, timeout};

use crate::answer::Answer;
use crate::command::{self, BAND, BAND_BYTES, CENTER, CLEAR, CUT, INITIALIZE, MARK, RECOVER};
use crate::condition::Paper;
use crate::limits::{ANSWER, ASK_EVERY, QUIET, STALLED};
use crate::line::Line;
use crate::slip::Slip;
use crate::trouble::Trouble;

/// Strips that are on their way at a moment: the second one keeps the paper moving.
const ON_THEIR_WAY: usize = 2;

/// A slip is out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed {
    /// What is left of the roll.
    pub paper: Paper,
}

/// Prints one slip. `untidy` stays set unless the printer's buffer is known to be empty at the end. `cut` is asked when all of
/// the slip was sent, before it is cut: unless it gives true, it is not.
pub(crate) async fn print(
    line: &mut Line,
    slip: &Slip,
    untidy: &mut bool,
    cut: impl Future<Output = bool>,
) -> Result<Printed, Trouble> {
    if *untidy {
        tidy(line).await?;
    } else if let Some(trouble) = line.condition().await?.trouble() {
        return Err(trouble);
    }
    *untidy = true;
    let done = match strips(line, slip, cut).await {
        Ok(()) => paper_left(line).await,
        Err(trouble) => Err(trouble),
    };
    match done {
        Ok(printed) => {
            *untidy = false;
            Ok(printed)
        }
        Err(trouble) => {
            // What it does not know it does not obey; then the next job finds the rest.
            let _: Result<(), Trouble> = clear(line).await;
            Err(trouble)
        }
    }
}

/// The slip is out. What is amiss now keeps the next one back: the paper that ended behind the cut was enough for this one.
async fn paper_left(line: &mut Line) -> Result<Printed, Trouble> {
    let condition = line.condition().await?;
    match condition.trouble() {
        Some(trouble @ (Trouble::Jammed | Trouble::Error)) => Err(trouble),
        _ => Ok(Printed { paper: condition.paper }),
    }
}

async fn strips(line: &mut Line, slip: &Slip, cut: impl Future<Output = bool>) -> Result<(), Trouble> {
    let before = line.marks;
    line.send(&[INITIALIZE.as_slice(), &CENTER].concat()).await?;
    let mut sent = 0;
    for band in slip.bands(BAND) {
        let mut strip = command::raster(slip.row_bytes(), band);
        strip.extend_from_slice(&MARK);
        line.send(&strip).await?;
        sent += 1;
        passed(line, before + (sent + 1_usize).saturating_sub(ON_THEIR_WAY)).await?;
    }
    if !cut.await {
        return Err(Trouble::Error);
    }
    line.send(&[CUT.as_slice(), &MARK].concat()).await?;
    passed(line, before + sent + 1).await
}

/// Waits until so many marks were answered. While none comes, it is asked what is wrong.
async fn passed(line: &mut Line, marks: usize) -> Result<(), Trouble> {
    let mut stalled = Instant::now() + STALLED;
    while line.marks < marks {
        match line.next(Instant::now() + ASK_EVERY).await? {
            Some(Answer::Mark) => stalled = Instant::now() + STALLED,
            Some(Answer::Told(condition)) => {
                if let Some(trouble) = condition.trouble() {
                    return Err(trouble);
                }
            }
            Some(_) => {}
            None => {
                let before = line.marks;
                if let Some(trouble) = line.condition().await?.trouble() {
                    return Err(trouble);
                }
                if line.marks == before && Instant::now() > stalled {
                    return Err(Trouble::Still);
                }
            }
        }
    }
    Ok(())
}

/// Empties the printer's buffers, if it knows how: then it says so at once, else nothing.
async fn clear(line: &mut Line) -> Result<(), Trouble> {
    line.send(&CLEAR).await?;
    let until = Instant::now() + QUIET;
    while let Some(answer) = line.next(until).await? {
        if answer == Answer::Frame {
            break;
        }
    }
    Ok(())
}

/// Brings a printer of which nothing is known to where a slip can begin.
async fn tidy(line: &mut Line) -> Result<(), Trouble> {
    // What it says of its own accord when somebody connects.
    match line.condition().await?.trouble() {
        None => {}
        // Somebody may have taken the jam away; only this makes it look again.
        Some(Trouble::Jammed) => {
            line.send(&RECOVER).await?;
            line.until_quiet(QUIET).await?;
            if let Some(trouble) = line.condition().await?.trouble() {
                return Err(trouble);
            }
        }
        Some(trouble) => return Err(trouble),
    }
    line.send(&CLEAR).await?;
    // The rest of a strip that broke off, as white; else the printer would take our first commands for dots. Where none broke
    // off, zeros mean nothing.
    line.send(&[0; BAND_BYTES]).await?;
    line.send(&[INITIALIZE.as_slice(), &MARK].concat()).await?;
    // Marks of an earlier job come before ours, and nothing after it.
    let before = line.marks;
    passed(line, before + 1).await?;
    line.until_quiet(QUIET).await?;
    // A strip that hangs there is nobody's: it is not to stand above the next number.
    let before = line.marks;
    line.send(&[CUT.as_slice(), &MARK].concat()).await?;
    passed(line, before + 1).await
}

/// How it stands: the paper, if it could print.
pub(crate) async fn look(line: &mut Line) -> Result<Paper, Trouble> {
    let condition = timeout(4 * ANSWER, line.condition()).await.map_err(|_| Trouble::Silent)??;
    condition.trouble().map_or(Ok(condition.paper), Err)
}
