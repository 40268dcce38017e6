//! The tray: an icon whose shape shows the state of the counter, and a menu whose first line says it in words.

use std::sync::Mutex;

use fluent_bundle::FluentArgs;
use tauri::image::Image;
use tauri::menu::{Menu, MenuItem, PredefinedMenuItem};
use tauri::tray::{MouseButton, MouseButtonState, TrayIcon, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, Manager};
use tokio::sync::Notify;

use callpad_desk::{Connection, Phase, Press, View};

use super::label::{label, menu_label};
use super::main_thread::on_main_thread;
use super::translations::Translations;
use super::{counter_window, external, quit};
use crate::counter::Counter;
use crate::external::ExternalCommand;
use crate::platform;

/// The items of the menu that change.
pub(crate) struct Tray {
    icon: TrayIcon,
    first: MenuItem<tauri::Wry>,
    items: Vec<MenuItem<tauri::Wry>>,
    translations: Mutex<Translations>,
    /// The words are others now.
    spoken: Notify,
}

/// One line of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    CallNext,
    Recall,
    End,
    Pause,
    Break,
    Open,
    Quit,
}

const ITEMS: [Item; 7] =
    [Item::CallNext, Item::Recall, Item::End, Item::Pause, Item::Break, Item::Open, Item::Quit];

impl Item {
    fn id(self) -> &'static str {
        match self {
            Self::CallNext => "call-next",
            Self::Recall => "recall",
            Self::End => "end",
            Self::Pause => "pause",
            Self::Break => "break",
            Self::Open => "open",
            Self::Quit => "quit",
        }
    }
}

/// The shape of the icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Empty,
    Waiting,
    Serving,
    Lost,
}

/// What the tray shows; drawn only when it changes.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Shown {
    shape: Shape,
    first: String,
    /// The words of each of [`ITEMS`], and whether it can be chosen.
    items: [(String, bool); 7],
}

/// Puts the icon into the tray and keeps it true. Without a tray nothing is seen of it.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    let Some(counter) = app.try_state::<Counter>() else { return Ok(()) };
    let translations = Translations::of(counter.language(), &platform::language());
    let first = MenuItem::with_id(app, "state", "", false, None::<&str>)?;
    let menu = Menu::with_items(app, &[&first, &PredefinedMenuItem::separator(app)?])?;
    let mut items = Vec::new();
    for item in ITEMS {
        if item == Item::Open {
            menu.append(&PredefinedMenuItem::separator(app)?)?;
        }
        let entry = MenuItem::with_id(app, item.id(), "", true, None::<&str>)?;
        menu.append(&entry)?;
        items.push(entry);
    }
    let icon = TrayIconBuilder::with_id("callpad")
        .icon(picture(Shape::Lost))
        .icon_as_template(platform::MENU_BAR)
        .menu(&menu)
        .tooltip("Callpad")
        // In a menu bar every item has its menu by a click.
        .show_menu_on_left_click(platform::MENU_BAR)
        .on_menu_event(|app, event| chosen(app, event.id().as_ref()))
        .on_tray_icon_event(|tray, event| {
            if let TrayIconEvent::Click {
                button: MouseButton::Left, button_state: MouseButtonState::Up, ..
            } = event
                && !platform::MENU_BAR
            {
                counter_window::bring_to_front(tray.app_handle());
            }
        })
        .build(app)?;
    app.manage(Tray { icon, first, items, translations: Mutex::new(translations), spoken: Notify::new() });
    let mut views = counter.views();
    let app = app.clone();
    // One task alone draws, so that what is drawn last is the newest.
    tauri::async_runtime::spawn(async move {
        let Some(tray) = app.try_state::<Tray>() else { return };
        let mut before = None;
        loop {
            let view = views.borrow_and_update().clone();
            let now = shown(&view, &lock(&tray.translations));
            if before.as_ref() != Some(&now) {
                let (last, new) = (before.replace(now.clone()), now);
                on_main_thread(&app, move |app| {
                    let Some(tray) = app.try_state::<Tray>() else { return };
                    if let Err(error) = tray.draw(last.as_ref(), &new) {
                        tracing::warn!(%error, "the tray could not be drawn");
                    }
                });
            }
            tokio::select! {
                changed = views.changed() => if changed.is_err() {
                    return;
                },
                () = tray.spoken.notified() => {}
            }
        }
    });
    Ok(())
}

/// Takes up the language of the settings.
pub(crate) fn speak(app: &AppHandle) {
    if let (Some(tray), Some(counter)) = (app.try_state::<Tray>(), app.try_state::<Counter>()) {
        *lock(&tray.translations) = Translations::of(counter.language(), &platform::language());
        tray.spoken.notify_one();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

impl Tray {
    fn draw(&self, before: Option<&Shown>, now: &Shown) -> tauri::Result<()> {
        if before.map(|before| before.shape) != Some(now.shape) {
            self.icon.set_icon(Some(picture(now.shape)))?;
        }
        self.icon.set_tooltip(Some(label(&now.first)))?;
        self.first.set_text(menu_label(&now.first))?;
        for (entry, (text, enabled)) in self.items.iter().zip(&now.items) {
            entry.set_text(menu_label(text))?;
            entry.set_enabled(*enabled)?;
        }
        Ok(())
    }
}

fn shown(view: &View, translations: &Translations) -> Shown {
    let waiting = view.lists.waiting.len();
    let mut facts = FluentArgs::new();
    facts.set("count", u32::try_from(waiting).unwrap_or(u32::MAX));
    let lost = matches!(view.connection, Connection::Lost { .. } | Connection::TokenEnded);
    let next = view.lists.waiting.iter().find(|row| row.next.is_some());
    let (sentence, label) = match &view.phase {
        Phase::SignedOut => ("tray-signed-out", None),
        _ if lost => ("tray-no-answer", None),
        Phase::Break { .. } => ("tray-break", None),
        Phase::Calling { .. } => ("tray-calling", None),
        Phase::Unknown { .. } => ("tray-unknown", None),
        Phase::Serving { open, .. } => ("tray-serving", Some(open.ticket.label())),
        Phase::Free if waiting == 0 => ("tray-nobody", None),
        Phase::Free => match next {
            Some(row) => ("tray-next", Some(row.ticket.label())),
            None => ("tray-waiting", None),
        },
    };
    if let Some(label) = label {
        facts.set("label", label);
    }
    let shape = match &view.phase {
        Phase::SignedOut | Phase::Unknown { .. } => Shape::Lost,
        _ if lost => Shape::Lost,
        Phase::Serving { .. } | Phase::Calling { .. } => Shape::Serving,
        Phase::Free | Phase::Break { .. } if waiting > 0 => Shape::Waiting,
        Phase::Free | Phase::Break { .. } => Shape::Empty,
    };
    let ready = !lost && !view.locked;
    let serving = matches!(view.phase, Phase::Serving { busy: None, .. });
    let free = matches!(view.phase, Phase::Free);
    let on_break = matches!(view.phase, Phase::Break { .. });
    let items = ITEMS.map(|item| {
        let (id, enabled) = match item {
            Item::CallNext if serving => ("menu-end-call-next", ready),
            Item::CallNext => ("menu-call-next", ready && free),
            Item::Recall => ("menu-recall", ready && serving),
            Item::End => ("menu-end", ready && serving),
            Item::Pause => ("menu-pause", ready && serving),
            Item::Break if on_break => ("menu-break-end", true),
            Item::Break => ("menu-break", free),
            Item::Open => ("menu-open", true),
            Item::Quit => ("menu-quit", true),
        };
        (translations.text(id), enabled)
    });
    Shown { shape, first: translations.text_with(sentence, &facts), items }
}

fn picture(shape: Shape) -> Image<'static> {
    match shape {
        Shape::Empty => tauri::include_image!("../icons/tray/empty.png"),
        Shape::Waiting => tauri::include_image!("../icons/tray/waiting.png"),
        Shape::Serving => tauri::include_image!("../icons/tray/serving.png"),
        Shape::Lost => tauri::include_image!("../icons/tray/lost.png"),
    }
}

fn chosen(app: &AppHandle, id: &str) {
    let Some(item) = ITEMS.into_iter().find(|item| item.id() == id) else { return };
    match item {
        Item::CallNext => external::carry_out(app, ExternalCommand::CallNext),
        Item::Recall => external::carry_out(app, ExternalCommand::Recall),
        Item::End => external::carry_out(app, ExternalCommand::End),
        Item::Pause => external::carry_out(app, ExternalCommand::Pause),
        Item::Open => counter_window::bring_to_front(app),
        Item::Quit => quit::ask_to_quit(app),
        Item::Break => {
            let app = app.clone();
            tauri::async_runtime::spawn(async move {
                let Some(counter) = app.try_state::<Counter>() else { return };
                let on_break = matches!(counter.views().borrow().phase, Phase::Break { .. });
                let press = if on_break { Press::EndBreak } else { Press::TakeBreak };
                if let Err(why) = counter.press(press).await {
                    tracing::info!(?why, "the break was not taken or ended");
                }
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use callpad_desk::{Lists, NextReason, Row};
    use callpad_wire::Ticket;

    use super::*;

    fn view(phase: Phase, labels: &[&str]) -> View {
        let rows = labels.iter().enumerate().map(|(n, label)| Row {
            ticket: Ticket::bare(*label, *label),
            waited_s: None,
            next: (n == 0).then_some(NextReason::Due),
        });
        let lists = Arc::new(Lists { waiting: rows.collect(), ..Lists::default() });
        View { phase, lists, connection: Connection::Live, ..View::blank() }
    }

    fn enabled(shown: &Shown) -> Vec<Item> {
        ITEMS.into_iter().zip(&shown.items).filter(|(_, (_, on))| *on).map(|(item, _)| item).collect()
    }

    #[test]
    fn the_shape_the_first_line_and_what_can_be_chosen_follow_the_desk() {
        let translations = Translations::of(None, "en");
        let free = shown(&view(Phase::Free, &["A 001", "A 002"]), &translations);
        assert_eq!((free.shape, free.first.as_str()), (Shape::Waiting, "A 001 is next, 2 waiting"));
        assert_eq!(enabled(&free), [Item::CallNext, Item::Break, Item::Open, Item::Quit]);
        let empty = shown(&view(Phase::Free, &[]), &translations);
        assert_eq!((empty.shape, empty.first.as_str()), (Shape::Empty, "Nobody is waiting"));
        let out = shown(&view(Phase::SignedOut, &[]), &translations);
        assert_eq!((out.shape, enabled(&out)), (Shape::Lost, vec![Item::Open, Item::Quit]));
        let calling = shown(&view(Phase::Calling { label: None }, &["A 001"]), &translations);
        assert_eq!((calling.shape, enabled(&calling)), (Shape::Serving, vec![Item::Open, Item::Quit]));
        let locked = View { locked: true, ..view(Phase::Free, &["A 001"]) };
        assert!(
            !enabled(&shown(&locked, &translations)).contains(&Item::CallNext),
            "nothing calls while locked"
        );
        let ended = View { connection: Connection::TokenEnded, ..view(Phase::Free, &["A 001"]) };
        assert_eq!(shown(&ended, &translations).shape, Shape::Lost);
    }
}
