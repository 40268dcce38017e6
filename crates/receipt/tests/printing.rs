//! Slips on a printer of ours that behaves like those one can buy: what is out is out, and what is not comes out at no later time.

// The helpers of tests fail as loudly as the tests.
#![allow(clippy::unwrap_used)]

use std::future::ready;
use std::sync::Arc;
use std::time::Duration;

use callpad_receipt::{Address, Paper, Printed, Printer, Printers, Slip, Trouble};
use callpad_testkit::{FakePrinter, Picture};

/// Rows of the slip that most tests print.
const ROWS: usize = 300;
/// The printer feeds so many rows before it cuts.
const FEED: usize = 3;
/// What may be in the printer when something goes wrong.
const TWO_STRIPS: usize = 48;

/// A slip with a pattern in which every row differs, up to both edges or with margins.
fn picture(seed: usize, rows: usize, margin: usize) -> Picture {
    let row = |y: usize| {
        (0..72)
            .map(|x| {
                let byte = u8::try_from((x * 31 + y * 17 + seed * 7) % 251).unwrap();
                if (margin..72 - margin).contains(&x) { byte | 1 } else { 0 }
            })
            .collect()
    };
    Picture { rows: (0..rows).map(row).collect() }
}

fn slip(picture: &Picture) -> Slip {
    Slip::from_png(&picture.png()).unwrap()
}

/// Prints it, whatever happens then.
async fn out(printer: &Printer, slip: Slip) -> Result<Printed, Trouble> {
    printer.print(slip, ready(true)).await
}

/// As it lies there, with what is fed before the cut.
fn cut(picture: &Picture) -> Picture {
    let mut rows = picture.rows.clone();
    rows.extend(vec![vec![0; 72]; FEED]);
    Picture { rows }
}

/// A printer to which one slip has come, so that nothing is unknown of it.
async fn printer(fake: &FakePrinter) -> Arc<Printer> {
    let printer = Printers::default().at(&fake.address().parse::<Address>().unwrap());
    let first = picture(99, 30, 0);
    out(&printer, slip(&first)).await.unwrap();
    // Before the first slip the paper is cut: nobody knows what hangs there.
    assert_eq!(fake.wait_for_slips(2)[1], cut(&first));
    printer
}

#[tokio::test]
async fn a_slip_is_out_dot_for_dot() {
    let fake = FakePrinter::start();
    let printer = printer(&fake).await;
    for (seed, margin) in [(1, 0), (2, 4), (3, 20)] {
        let drawn = picture(seed, ROWS, margin);
        let printed = out(&printer, slip(&drawn)).await.unwrap();
        assert_eq!(printed.paper, Paper::Enough);
        assert_eq!(fake.slips().last(), Some(&cut(&drawn)));
    }
    assert_eq!(fake.letters(), 0);
    assert!(fake.hanging().rows.is_empty());
}

#[tokio::test]
async fn a_printer_with_fewer_dots_prints_all_of_a_slip_with_margins() {
    let fake = FakePrinter::start();
    let printer = printer(&fake).await;
    fake.set_dots(512);
    let drawn = picture(1, ROWS, 4);
    out(&printer, slip(&drawn)).await.unwrap();
    let out = fake.slips().pop().unwrap();
    assert_eq!(out.black(), drawn.black());
}

#[tokio::test]
async fn bytes_that_look_like_commands_are_dots() {
    let fake = FakePrinter::start();
    let printer = printer(&fake).await;
    let mut drawn = picture(1, 4, 0);
    // Asks for its state, opens a drawer, empties its buffers.
    drawn.rows[1][..6].copy_from_slice(&[0x10, 0x04, 0x01, 0x10, 0x14, 0x01]);
    drawn.rows[2][..10].copy_from_slice(&[0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8]);
    out(&printer, slip(&drawn)).await.unwrap();
    let out = fake.slips().pop().unwrap();
    // One dot more for each.
    assert_eq!((out.rows.len(), out.black()), (4 + FEED, drawn.black() + 3));
    assert_eq!(fake.letters(), 0);
}

#[tokio::test]
async fn nothing_is_sent_to_a_printer_that_cannot_print() {
    let fake = FakePrinter::start();
    let printer = printer(&fake).await;
    let drawn = picture(1, ROWS, 0);
    let refused = async |trouble| {
        assert_eq!(out(&printer, slip(&drawn)).await, Err(trouble));
        assert_eq!(printer.look().await, Err(trouble));
    };
    fake.end_paper();
    refused(Trouble::PaperOut).await;
    fake.open_cover(true);
    refused(Trouble::CoverOpen).await;
    fake.load_paper();
    refused(Trouble::CoverOpen).await;
    fake.open_cover(false);
    fake.break_down(true);
    refused(Trouble::Error).await;
    fake.break_down(false);
    assert_eq!(printer.look().await, Ok(Paper::Enough));
    fake.wait_until_idle();
    assert_eq!((fake.slips().len(), fake.hanging().rows.len()), (2, 0));
    out(&printer, slip(&drawn)).await.unwrap();
    assert_eq!(fake.slips().last(), Some(&cut(&drawn)));
}

#[tokio::test]
async fn the_end_of_the_roll_is_told_before_it_comes() {
    let fake = FakePrinter::start();
    let printer = printer(&fake).await;
    fake.warn_of_paper();
    assert_eq!(printer.look().await, Ok(Paper::Low));
    let printed = out(&printer, slip(&picture(1, ROWS, 0))).await.unwrap();
    assert_eq!(printed.paper, Paper::Low);
}

/// Whatever goes wrong in the middle: it is told, at most two strips come out late, and the next slip is a whole one by itself.
async fn goes_wrong(
    fake: &FakePrinter,
    wrong: impl FnOnce(&FakePrinter),
    trouble: Trouble,
    mend: impl FnOnce(&FakePrinter),
) {
    let printer = printer(fake).await;
    let (lost, next) = (picture(1, ROWS, 0), picture(2, ROWS, 0));
    wrong(fake);
    assert_eq!(out(&printer, slip(&lost)).await, Err(trouble));
    let then = fake.hanging().rows.len();
    mend(fake);
    // Whatever it still does by itself.
    fake.wait_until_idle();
    let late = fake.hanging().rows.len();
    assert!(late <= then + TWO_STRIPS, "{late} rows after {then}");
    assert!(late < ROWS, "a slip was out late");
    assert_eq!(fake.slips().len(), 2, "a slip was cut off late");
    out(&printer, slip(&next)).await.unwrap();
    let slips = fake.slips();
    assert_eq!(slips.last(), Some(&cut(&next)));
    // What hung there was cut off by itself.
    assert_eq!(slips.len(), 4);
    assert_eq!(fake.letters(), 0);
}

#[tokio::test]
async fn paper_that_ends_in_the_middle() {
    for clears in [true, false] {
        let fake = FakePrinter::start();
        if !clears {
            fake.know_no_clearing();
        }
        goes_wrong(&fake, |fake| fake.end_paper_after(100), Trouble::PaperOut, FakePrinter::load_paper).await;
    }
}

#[tokio::test]
async fn a_jam_in_the_middle_and_one_of_the_cutter() {
    for tells in [true, false] {
        let fake = FakePrinter::start();
        if tells {
            fake.tell_changes();
        }
        goes_wrong(&fake, |fake| fake.jam_after(100), Trouble::Jammed, FakePrinter::unjam).await;
    }
}

#[tokio::test]
async fn a_cutter_that_jams_leaves_a_slip_that_does_not_count() {
    let fake = FakePrinter::start();
    let printer = printer(&fake).await;
    fake.jam_at_cut();
    assert_eq!(out(&printer, slip(&picture(1, ROWS, 0))).await, Err(Trouble::Jammed));
    // As long as nobody has been there it stays so.
    assert_eq!(out(&printer, slip(&picture(2, ROWS, 0))).await, Err(Trouble::Jammed));
    fake.unjam();
    let next = picture(3, ROWS, 0);
    out(&printer, slip(&next)).await.unwrap();
    assert_eq!(fake.slips().last(), Some(&cut(&next)));
    assert_eq!(fake.slips().len(), 4);
}

/// Whoever must first write down that a slip may be out is asked when all of it is on paper, and before anybody can take it.
#[tokio::test]
async fn nothing_is_cut_before_it_may_be() {
    let fake = FakePrinter::start();
    let printer = printer(&fake).await;
    let drawn = picture(1, ROWS, 0);
    let (asked, is_asked) = tokio::sync::oneshot::channel();
    let (may, answer) = tokio::sync::oneshot::channel();
    let job = tokio::spawn({
        let (printer, slip) = (printer.clone(), slip(&drawn));
        let cut = async move {
            asked.send(()).unwrap();
            answer.await.unwrap()
        };
        async move { printer.print(slip, cut).await }
    });
    is_asked.await.unwrap();
    fake.wait_until_idle();
    assert_eq!((fake.hanging().rows.len(), fake.slips().len()), (ROWS, 2));
    may.send(true).unwrap();
    job.await.unwrap().unwrap();
    assert_eq!(fake.slips()[2..], [cut(&drawn)]);
    // Where it may not, it is not, and hangs there for the next one to cut off.
    assert_eq!(printer.print(slip(&picture(2, ROWS, 0)), ready(false)).await, Err(Trouble::Error));
    fake.wait_until_idle();
    assert_eq!(fake.slips().len(), 3);
    let next = picture(3, ROWS, 0);
    out(&printer, slip(&next)).await.unwrap();
    assert_eq!(fake.slips().last(), Some(&cut(&next)));
}

#[tokio::test]
async fn a_cover_that_is_opened_in_the_middle() {
    let fake = FakePrinter::start();
    fake.stick_after(133);
    let printer = printer(&fake).await;
    let job = tokio::spawn({
        let (printer, slip) = (printer.clone(), slip(&picture(1, ROWS, 0)));
        async move { out(&printer, slip).await }
    });
    // The first slip, the cut before it and what is fed for both came before.
    wait(|| fake.hanging().rows.len() >= 97).await;
    fake.open_cover(true);
    assert_eq!(job.await.unwrap(), Err(Trouble::CoverOpen));
    let then = fake.hanging().rows.len();
    fake.unstick();
    fake.open_cover(false);
    fake.wait_until_idle();
    assert!(fake.hanging().rows.len() <= then + TWO_STRIPS);
    let next = picture(2, ROWS, 0);
    out(&printer, slip(&next)).await.unwrap();
    assert_eq!(fake.slips().last(), Some(&cut(&next)));
}

#[tokio::test]
async fn a_printer_that_stands_still_and_says_that_all_is_well_is_jammed() {
    for clears in [true, false] {
        let fake = FakePrinter::start();
        if !clears {
            fake.know_no_clearing();
        }
        goes_wrong(&fake, |fake| fake.stick_after(100), Trouble::Still, FakePrinter::unstick).await;
    }
}

#[tokio::test]
async fn a_cable_that_is_pulled_in_the_middle() {
    for clears in [true, false] {
        let fake = FakePrinter::start();
        if !clears {
            fake.know_no_clearing();
        }
        let printer = printer(&fake).await;
        fake.stick_after(100);
        let lost = picture(1, ROWS, 0);
        let job = tokio::spawn({
            let (printer, slip) = (printer.clone(), slip(&lost));
            async move { out(&printer, slip).await }
        });
        wait(|| fake.hanging().rows.len() >= 100).await;
        fake.go_away();
        assert_eq!(job.await.unwrap(), Err(Trouble::Away));
        assert_eq!(printer.look().await, Err(Trouble::Away));
        assert_eq!(out(&printer, slip(&lost)).await, Err(Trouble::Away));
        fake.come_back();
        fake.unstick();
        let next = picture(2, ROWS, 0);
        out(&printer, slip(&next)).await.unwrap();
        let slips = fake.slips();
        assert_eq!(slips.last(), Some(&cut(&next)));
        assert!(slips[2].rows.len() < 100 + TWO_STRIPS + FEED, "{slips:?}");
        assert_eq!((slips.len(), fake.letters()), (4, 0));
    }
}

#[tokio::test]
async fn a_printer_that_says_nothing_gets_nothing() {
    let fake = FakePrinter::start();
    let printer = printer(&fake).await;
    fake.fall_silent(true);
    assert_eq!(out(&printer, slip(&picture(1, ROWS, 0))).await, Err(Trouble::Silent));
    fake.wait_until_idle();
    assert!(fake.hanging().rows.is_empty());
}

#[tokio::test]
async fn whatever_is_no_printer_gets_nothing_but_a_question() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address: Address = listener.local_addr().unwrap().to_string().parse().unwrap();
    let other = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream.write_all(&[0xff; 100_000]).await.ok();
        let mut got = Vec::new();
        stream.read_to_end(&mut got).await.ok();
        got
    });
    let printer = Printers::default().at(&address);
    assert_eq!(out(&printer, slip(&picture(1, ROWS, 0))).await, Err(Trouble::Silent));
    assert_eq!(other.await.unwrap(), [0x10, 0x04, 1]);
}

#[tokio::test]
async fn slips_come_one_after_the_other() {
    let fake = FakePrinter::start();
    fake.slow_down(Duration::from_micros(100));
    let printer = printer(&fake).await;
    let drawn: Vec<Picture> = (0..5).map(|seed| picture(seed, 100, 0)).collect();
    let jobs: Vec<_> = drawn
        .iter()
        .map(|drawn| {
            let (printer, slip) = (printer.clone(), slip(drawn));
            tokio::spawn(async move { out(&printer, slip).await })
        })
        .collect();
    for job in jobs {
        job.await.unwrap().unwrap();
    }
    let slips = fake.slips();
    assert_eq!(slips.len(), 7);
    for drawn in &drawn {
        assert!(slips.contains(&cut(drawn)));
    }
}

#[tokio::test]
async fn a_caller_that_goes_away_leaves_no_half_slip() {
    let fake = FakePrinter::start();
    let printer = printer(&fake).await;
    fake.stick_after(100);
    let drawn = picture(1, ROWS, 0);
    let job = tokio::spawn({
        let (printer, slip) = (printer.clone(), slip(&drawn));
        async move { out(&printer, slip).await }
    });
    wait(|| fake.hanging().rows.len() >= 100).await;
    job.abort();
    assert!(job.await.unwrap_err().is_cancelled());
    fake.unstick();
    let next = picture(2, ROWS, 0);
    out(&printer, slip(&next)).await.unwrap();
    assert_eq!(fake.slips()[2..], [cut(&drawn), cut(&next)]);
}

/// What another program, or this one before it was killed, left in the printer: it closed in the middle.
async fn left_behind(fake: &FakePrinter, bytes: &[u8]) {
    use tokio::io::AsyncWriteExt;

    let before = fake.received();
    let mut stream = tokio::net::TcpStream::connect(fake.address()).await.unwrap();
    stream.write_all(bytes).await.unwrap();
    wait(|| fake.received() == before + bytes.len()).await;
}

#[tokio::test]
async fn a_strip_that_broke_off_swallows_nothing_of_the_next_slip() {
    for clears in [true, false] {
        let fake = FakePrinter::start();
        if !clears {
            fake.know_no_clearing();
        }
        // 24 rows are announced, and one and a half come.
        let strip = [[0x1d, b'v', b'0', 0, 72, 0, 24, 0].as_slice(), &[0xff; 108]].concat();
        left_behind(&fake, &strip).await;
        let next = picture(2, ROWS, 0);
        let printer = Printers::default().at(&fake.address().parse::<Address>().unwrap());
        out(&printer, slip(&next)).await.unwrap();
        assert_eq!(fake.slips().last(), Some(&cut(&next)));
        assert_eq!((fake.slips().len(), fake.letters()), (2, 0));
    }
}

#[tokio::test]
async fn answers_to_an_earlier_job_do_not_make_this_slip_count() {
    let fake = FakePrinter::start();
    fake.know_no_clearing();
    fake.stick_after(1);
    // Two rows, of which one is out, and three questions that wait behind them.
    let rows = [[0x1d, b'v', b'0', 0, 72, 0, 2, 0].as_slice(), &[0xff; 144]].concat();
    left_behind(&fake, &[rows.as_slice(), &[0x1d, b'r', 1].repeat(3)].concat()).await;
    let printer = Printers::default().at(&fake.address().parse::<Address>().unwrap());
    let (before, drawn) = (fake.received(), picture(1, ROWS, 0));
    let job = tokio::spawn({
        let (printer, slip) = (printer.clone(), slip(&drawn));
        async move { out(&printer, slip).await }
    });
    // The job has asked its first questions, and waits.
    wait(|| fake.received() > before + 1_700).await;
    // Now it goes on, and sticks again just before the end of the slip: the row that waits, the feed, and the slip but ten rows.
    fake.stick_after(1 + FEED + ROWS - 10);
    assert_eq!(job.await.unwrap(), Err(Trouble::Still));
    assert_eq!(fake.slips().len(), 1, "what hung there was cut off, and nothing else");
}

#[tokio::test]
async fn a_slip_that_takes_too_long_is_given_up() {
    let fake = FakePrinter::start();
    let printer = printer(&fake).await;
    // Every strip comes in time, and all of them never.
    fake.slow_down(Duration::from_millis(60));
    assert_eq!(out(&printer, slip(&picture(1, ROWS, 0))).await, Err(Trouble::Still));
    assert!(fake.hanging().rows.len() < ROWS);
    fake.slow_down(Duration::ZERO);
    let next = picture(2, ROWS, 0);
    out(&printer, slip(&next)).await.unwrap();
    assert_eq!(fake.slips().last(), Some(&cut(&next)));
}

/// Waits for what a thread of the fake printer does.
async fn wait(done: impl Fn() -> bool) {
    let waited = async {
        while !done() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), waited).await.unwrap();
}
