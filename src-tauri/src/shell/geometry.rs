//! Where the window was, kept beneath the data folder and clamped to the monitors that are there now.

use serde::{Deserialize, Serialize};

/// Smallest usable size in logical pixels.
pub(crate) const SMALLEST: (f64, f64) = (480.0, 400.0);
/// Size of the first start in logical pixels.
pub(crate) const FIRST: (f64, f64) = (1080.0, 740.0);

/// Size of the board at its first start, and the smallest, in logical pixels.
pub(crate) const BOARD: (f64, f64) = (1280.0, 840.0);
pub(crate) const BOARD_SMALLEST: (f64, f64) = (640.0, 480.0);

/// Size of the bar at its first start, and the smallest, in logical pixels.
pub(crate) const BAR: (f64, f64) = (800.0, 60.0);
pub(crate) const BAR_SMALLEST: (f64, f64) = (480.0, 52.0);

/// A rectangle in physical pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Area {
    pub(crate) x: i32,
    pub(crate) y: i32,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// What is kept of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Geometry {
    /// Its place when not maximised.
    pub(crate) area: Area,
    /// Whether it fills the monitor.
    pub(crate) maximized: bool,
}

/// The place for a window that was at `last`, given the usable areas of the monitors: wholly on the monitor it overlaps
/// most, no larger than that monitor; none when no monitor is known or none overlaps (the system then places it).
pub(crate) fn clamp(last: Area, monitors: &[Area]) -> Option<Area> {
    let overlap = |m: &Area| {
        let span = |a: i32, al: u32, b: i32, bl: u32| {
            let end = (i64::from(a) + i64::from(al)).min(i64::from(b) + i64::from(bl));
            (end - i64::from(a.max(b))).max(0)
        };
        span(last.x, last.width, m.x, m.width) * span(last.y, last.height, m.y, m.height)
    };
    let monitor = monitors.iter().max_by_key(|m| overlap(m)).filter(|m| overlap(m) > 0)?;
    let width = last.width.min(monitor.width);
    let height = last.height.min(monitor.height);
    let place = |at: i32, length: u32, from: i32, space: u32| {
        let last = i64::from(from) + i64::from(space) - i64::from(length);
        i32::try_from(i64::from(at).clamp(i64::from(from), last)).unwrap_or(from)
    };
    Some(Area {
        x: place(last.x, width, monitor.x, monitor.width),
        y: place(last.y, height, monitor.y, monitor.height),
        width,
        height,
    })
}

/// The place of the bar that was let go at `area`: wholly on its monitor, at the nearer of the upper and lower edge; on
/// the first monitor where it is on none. None where no monitor is known.
pub(crate) fn snap(area: Area, monitors: &[Area]) -> Option<Area> {
    let on = clamp(area, monitors).or_else(|| {
        let first = monitors.first()?;
        clamp(Area { x: first.x, y: first.y, ..area }, monitors)
    })?;
    let holds = |m: &&Area| {
        let inside = |at: i32, from: i32, length: u32| {
            (i64::from(from)..i64::from(from) + i64::from(length)).contains(&i64::from(at))
        };
        inside(on.x, m.x, m.width) && inside(on.y, m.y, m.height)
    };
    let monitor = monitors.iter().find(holds)?;
    let lowest = i64::from(monitor.y) + i64::from(monitor.height) - i64::from(on.height);
    let above = i64::from(on.y) - i64::from(monitor.y);
    let below = lowest - i64::from(on.y);
    let y = if above <= below { monitor.y } else { i32::try_from(lowest).unwrap_or(monitor.y) };
    Some(Area { y, ..on })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEFT: Area = Area { x: 0, y: 0, width: 1920, height: 1080 };
    const RIGHT: Area = Area { x: 1920, y: 0, width: 1280, height: 1024 };

    fn area(x: i32, y: i32, width: u32, height: u32) -> Area {
        Area { x, y, width, height }
    }

    #[test]
    fn a_window_that_fits_stays() {
        assert_eq!(clamp(area(2000, 50, 1080, 740), &[LEFT, RIGHT]), Some(area(2000, 50, 1080, 740)));
    }

    #[test]
    fn a_window_half_off_comes_back_whole_on_the_monitor_it_overlaps_most() {
        assert_eq!(clamp(area(2500, 600, 1080, 740), &[LEFT, RIGHT]), Some(area(2120, 284, 1080, 740)));
        assert_eq!(clamp(area(-700, -20, 1080, 740), &[LEFT]), Some(area(0, 0, 1080, 740)));
    }

    #[test]
    fn a_monitor_that_is_gone_leaves_the_place_to_the_system() {
        assert_eq!(clamp(area(2000, 50, 1080, 740), &[LEFT]), None);
        assert_eq!(clamp(area(0, 0, 10, 10), &[]), None);
    }

    #[test]
    fn a_window_larger_than_the_monitor_shrinks() {
        assert_eq!(clamp(area(10, 10, 4000, 3000), &[RIGHT, LEFT]), Some(area(0, 0, 1920, 1080)));
    }

    #[test]
    fn the_bar_goes_to_the_nearer_edge_of_the_monitor_it_is_on() {
        let snapped = |x, y| snap(area(x, y, 800, 60), &[LEFT, RIGHT]);
        assert_eq!(snapped(100, 300), Some(area(100, 0, 800, 60)));
        assert_eq!(snapped(100, 700), Some(area(100, 1020, 800, 60)));
        assert_eq!(snapped(2000, 900), Some(area(2000, 964, 800, 60)));
        assert_eq!(snapped(1500, 10), Some(area(1120, 0, 800, 60)), "whole on the monitor it overlaps most");
        assert_eq!(snapped(9000, 10), Some(area(0, 0, 800, 60)), "its monitor is gone");
        assert_eq!(snap(area(0, 0, 800, 60), &[]), None);
        assert_eq!(snap(area(0, 500, 9000, 60), &[RIGHT]), Some(area(1920, 964, 1280, 60)));
    }

    #[test]
    fn numbers_at_the_edge_do_not_overflow() {
        assert_eq!(clamp(area(i32::MAX, i32::MAX, u32::MAX, u32::MAX), &[LEFT]), None);
        let huge = area(i32::MIN, i32::MIN, u32::MAX, u32::MAX);
        assert_eq!(clamp(huge, &[LEFT]), Some(LEFT));
    }
}
