//! Slips on a printer of ours on TCP, from a kiosk's page: what is out is a ticket, what is not is none and is said, also where
//! the server is killed in between.

use callpad_testkit::FakePrinter;
use callpad_tests::{Chromium, MAY_SOUND, Result};

use crate::branch::{Branch, Clerk};

/// Rows after which the printer stands still in the middle of a slip. The cut before the first slip feeds three.
const MIDDLE: usize = 103;

/// A kiosk that prints at this printer, and the waiting before.
async fn kiosk(printer: &FakePrinter) -> Result<(Branch, String, Clerk)> {
    let branch = Branch::start(&["en"])?;
    let url = branch.printing_kiosk("kiosk-t", &printer.address())?;
    let clerk = branch.clerk().await?;
    Ok((branch, url, clerk))
}

/// The next visitor comes, and takes a ticket of the first service that is open. What is pressed within a moment of a new
/// view is not meant, so it is pressed until something comes of it.
async fn press(page: &Chromium) -> Result {
    page.js(
        "(() => { let pressed = false; const every = setInterval(() => { \
           const view = document.querySelector('[data-testid=kiosk]')?.dataset.view; \
           if (pressed && view !== 'start') { clearInterval(every); document.documentElement.dataset.pressed = 'yes'; return; } \
           if (view === 'start') { pressed = true; document.querySelector('.service:not([aria-disabled=true])')?.click(); } \
           else document.querySelector('[data-testid=leave]')?.click(); }, 50); return true; })()",
    )
    .await?;
    page.wait("document.documentElement.dataset.pressed === 'yes'").await?;
    page.js("delete document.documentElement.dataset.pressed").await?;
    Ok(())
}

/// The kiosk is as the next visitor finds it.
async fn start(page: &Chromium) -> Result {
    page.js(
        "(() => { const every = setInterval(() => { const leave = document.querySelector('[data-testid=leave]'); \
           if (leave) leave.click(); else clearInterval(every); }, 50); return true; })()",
    )
    .await?;
    page.wait("document.querySelector('[data-view=start]')").await?;
    Ok(())
}

async fn waits(clerk: &Clerk, label: &str) -> Result<usize> {
    Ok(clerk.waiting().await?.iter().filter(|(_, own)| own == label).count())
}

#[tokio::test]
async fn a_ticket_whose_slip_is_out_waits_and_without_paper_there_is_none() -> Result {
    let printer = FakePrinter::start();
    let (_branch, url, clerk) = kiosk(&printer).await?;
    let before = clerk.waiting().await?.len();
    Chromium::with(&[MAY_SOUND], async |page| {
        page.open(&url).await?;
        press(page).await?;
        let label = page.text("number", "").await?;
        page.text("take", "Please take your ticket").await?;
        assert_eq!((waits(&clerk, &label).await?, clerk.waiting().await?.len()), (1, before + 1));
        // The first one is behind a cut: nobody knew what hung there.
        let slips = printer.slips();
        assert!(slips.len() == 2 && slips[1].rows.len() > 200, "{} slips", slips.len());

        printer.end_paper();
        press(page).await?;
        page.text("failed", "No ticket was issued").await?;
        page.text("failed", "The printer has no paper").await?;
        assert_eq!(clerk.waiting().await?.len(), before + 1);
        start(page).await?;
        // Who comes next is told before.
        page.text("printer", "The printer has no paper").await?;

        printer.load_paper();
        press(page).await?;
        let next = page.text("number", "").await?;
        assert_ne!(next, label);
        assert_eq!((waits(&clerk, &next).await?, clerk.waiting().await?.len()), (1, before + 2));
        page.wait("!document.querySelector('[data-testid=printer]')").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_jam_in_the_middle_is_said_and_nothing_comes_late() -> Result {
    let printer = FakePrinter::start();
    let (_branch, url, clerk) = kiosk(&printer).await?;
    let before = clerk.waiting().await?.len();
    Chromium::with(&[MAY_SOUND], async |page| {
        page.open(&url).await?;
        printer.jam_after(MIDDLE);
        press(page).await?;
        page.text("failed", "The paper is jammed").await?;
        printer.unjam();
        printer.wait_until_idle();
        assert_eq!((clerk.waiting().await?.len(), printer.slips().len()), (before, 1));
        press(page).await?;
        page.text("number", "").await?;
        // What hung there was cut off by itself.
        assert_eq!((clerk.waiting().await?.len(), printer.slips().len()), (before + 1, 3));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_printer_that_falls_silent_behind_the_cut_has_issued_a_ticket() -> Result {
    let printer = FakePrinter::start();
    let (_branch, url, clerk) = kiosk(&printer).await?;
    Chromium::with(&[MAY_SOUND], async |page| {
        page.open(&url).await?;
        press(page).await?;
        page.text("number", "").await?;
        printer.fall_silent_after_cut(true);
        press(page).await?;
        let label = page.text("number", "").await?;
        page.text("take", "your number counts all the same").await?;
        assert_eq!((waits(&clerk, &label).await?, printer.slips().len()), (1, 3));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_server_that_is_killed_behind_the_cut_has_issued_the_ticket_that_its_visitor_holds() -> Result {
    let printer = FakePrinter::start();
    let (mut branch, url, clerk) = kiosk(&printer).await?;
    let before = clerk.waiting().await?.len();
    Chromium::with(&[MAY_SOUND], async |page| {
        page.open(&url).await?;
        // The cut before the first slip is one as well: it is out of the way then.
        press(page).await?;
        let first = page.text("number", "").await?;
        printer.fall_silent_after_cut(true);
        press(page).await?;
        printer.wait_for_slips(3);
        branch.server.kill()?;
        printer.fall_silent_after_cut(false);
        branch.server.again(&[])?;
        let label = page.text("number", "").await?;
        page.text("take", "your number counts all the same").await?;
        let clerk = branch.clerk().await?;
        assert_eq!((waits(&clerk, &label).await?, clerk.waiting().await?.len()), (1, before + 2));
        press(page).await?;
        let next = page.text("number", "").await?;
        assert!(next != label && next != first && label != first, "{first}, {label}, {next}");
        assert_eq!(clerk.waiting().await?.len(), before + 3);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_server_that_is_killed_in_the_middle_of_a_slip_has_issued_nothing() -> Result {
    let printer = FakePrinter::start();
    let (mut branch, url, clerk) = kiosk(&printer).await?;
    let before = clerk.waiting().await?.len();
    Chromium::with(&[MAY_SOUND], async |page| {
        page.open(&url).await?;
        press(page).await?;
        let first = page.text("number", "").await?;
        printer.stick_after(MIDDLE);
        press(page).await?;
        page.wait("document.querySelector('[data-view=printing]')").await?;
        printer.wait_for_rows(MIDDLE);
        branch.server.kill()?;
        printer.unstick();
        printer.wait_until_idle();
        branch.server.again(&[])?;
        page.text("failed", "No ticket was issued").await?;
        let clerk = branch.clerk().await?;
        assert_eq!((clerk.waiting().await?.len(), printer.slips().len()), (before + 1, 2));
        press(page).await?;
        let next = page.text("number", "").await?;
        // What hung there is cut off, and its number is nobody's.
        assert_eq!((clerk.waiting().await?.len(), printer.slips().len()), (before + 2, 4));
        let number = |label: &str| label.rsplit(' ').next().and_then(|n| n.parse::<u32>().ok());
        assert_eq!(number(&next), number(&first).map(|n| n + 2));
        Ok(())
    })
    .await
}
