//! Takes a picture of every screen of the real window: `callpad-pictures FOLDER`. For `cargo xtask pictures`.

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    use callpad_tests::{App, Look, tour, tour_of_the_board, with_path};

    with_path("callpad-pictures FOLDER", async |folder| {
        std::fs::create_dir_all(&folder)?;
        let dark: &[(&str, &str)] = &[("GTK_THEME", "Adwaita:dark")];
        for (prefix, language, env, look) in [
            ("", "en", &[] as &[_], Look::Plain),
            ("dark-", "en", dark, Look::Plain),
            ("arabic-", "ar", &[], Look::Plain),
            ("portuguese-", "pt", &[], Look::Plain),
            ("spanish-", "es", &[], Look::Plain),
            ("german-", "de", &[], Look::Plain),
            ("small-", "en", &[], Look::Small),
            ("large-text-", "en", &[], Look::LargeText),
        ] {
            let take = async |app: &App<'_>, name: &str| {
                app.screenshot_to(&folder.join(format!("{prefix}{name}.png"))).await
            };
            tour(language, env, look, &take).await?;
            tour_of_the_board(language, env, look, &take).await?;
        }
        Ok(())
    })
}

#[cfg(not(target_os = "linux"))]
fn main() {}
