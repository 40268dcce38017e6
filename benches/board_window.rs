//! `cargo xtask bench board`, the window: a supervisor of many locations where much happens. How soon a change is drawn, what
//! that costs a core with push and with polling, and how soon the first board can be used, beside the counter's start.
//! `--short` tries the way with few of everything; its numbers say nothing.
#![cfg_attr(target_os = "linux", allow(clippy::print_stdout, reason = "a program for the terminal"))]

#[cfg(target_os = "linux")]
mod linux {
    use std::net::{Ipv4Addr, SocketAddr};
    use std::path::Path;
    use std::process::{Child, Command};
    use std::time::Duration;

    use callpad_tests::{
        App, BuiltIn, Desktop, Options, Outside, Result, Screen, Sign, Spread, Trouble, choose, now_ms,
        program, started, used,
    };
    use serde_json::{Value, json};

    /// Services of a location.
    const SERVICES: usize = 30;
    /// Counters of a location.
    const COUNTERS: usize = 5;
    /// Between two changes: 20 a second.
    const PACE: Duration = Duration::from_millis(50);

    /// How much of everything.
    struct Size {
        locations: usize,
        /// Tickets that wait in all.
        waiting: usize,
        /// Changes that are measured.
        changes: usize,
        /// How many times each is started, after once that does not count.
        starts: usize,
    }

    const WHOLE: Size = Size { locations: 20, waiting: 10_000, changes: 1_200, starts: 15 };
    const SHORT: Size = Size { locations: 3, waiting: 90, changes: 40, starts: 1 };

    /// Notes when the number of those who wait in a location is drawn: the frame after the change counts.
    const WATCH: &str = "window.__drawn = [];
const last = {};
const look = () => {
  const fresh = [...document.querySelectorAll('tr[data-testid^=location-]')].flatMap((row) => {
    const id = row.dataset.testid.slice('location-'.length);
    const waiting = Number(row.querySelector('.big > span:last-child').textContent.replace(/\\D/g, ''));
    if (last[id] === waiting) return [];
    last[id] = waiting;
    return [[id, waiting]];
  });
  if (fresh.length) requestAnimationFrame(() => {
    const at = performance.timeOrigin + performance.now();
    for (const [id, waiting] of fresh) window.__drawn.push([id, waiting, at]);
  });
};
look();
new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
return true;";

    /// The page draws the same numbers by itself, as often and as many at a time as it is told them: what the web view takes for its
    /// frames alone.
    const REDRAW: &str =
        "const cells = [...document.querySelectorAll('tr[data-testid^=location-] .big > span:last-child')];
let next = 0;
window.__redraw = setInterval(() => {
  for (let n = 0; n < 3; n += 1) {
    const cell = cells[next++ % cells.length];
    cell.textContent = String(Number(cell.textContent.replace(/\\D/g, '')) + 1);
  }
}, 150);
return true;";
    /// For so long.
    const REDRAWN: Duration = Duration::from_secs(20);

    fn directory(locations: usize) -> Value {
        let (mut places, mut services, mut desks, mut users) = (vec![], vec![], vec![], vec![]);
        for place in 0..locations {
            let of = format!("l{place}");
            places.push(json!({"id": of, "name": format!("Location {place}"), "time_zone": "Europe/Lisbon"}));
            let ids: Vec<_> = (0..SERVICES).map(|n| format!("{of}s{n}")).collect();
            for (n, id) in ids.iter().enumerate() {
                services.push(json!({"id": id, "tag": format!("S{n}"), "name": format!("Service {n}"), "location_id": of,
                    "open": true, "target_wait_s": 7_200}));
            }
            for n in 0..COUNTERS {
                desks.push(
                    json!({"id": format!("{of}d{n}"), "tag": n.to_string(), "name": format!("Counter {n}"),
                    "location_id": of, "service_ids": ids}),
                );
            }
            users.push(json!({"id": format!("{of}u"), "username": format!("{of}u"), "display_name": format!("Clerk {place}"),
                "location_ids": [of], "roles": ["acl_qmpad_access", "qm_qmpad_select_services", "qm_qmpad_issues_services"]}));
        }
        let all: Vec<_> = (0..locations).map(|place| format!("l{place}")).collect();
        users.push(json!({"id": "supervisor", "username": "supervisor", "display_name": "Helena Castro",
            "location_ids": all, "roles": ["callpad_supervise"]}));
        json!({"locations": places, "services": services, "desks": desks, "users": users})
    }

    /// A server with that directory.
    struct Server {
        child: Child,
        hand: BuiltIn,
        /// Of the clerk of each location.
        tokens: Vec<String>,
    }

    impl Drop for Server {
        fn drop(&mut self) {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }

    impl Server {
        async fn start(name: &str, data: &Path, args: &[&str], locations: usize) -> Result<Self> {
            let (child, told) = started(name, SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), data, args)?;
            let hand = BuiltIn::elsewhere(told["listening"].as_str().unwrap_or_default());
            let mut tokens = Vec::new();
            for place in 0..locations {
                tokens.push(hand.sign_in(&format!("l{place}u")).await?);
            }
            Ok(Self { child, hand, tokens })
        }

        async fn issue(&self, place: usize, service: usize) -> Result {
            let ticket = json!({"service_id": format!("l{place}s{service}")});
            let made = self.hand.operation("createticket", &self.tokens[place], &ticket).await?;
            if made["success"] == true { Ok(()) } else { Err(Trouble::new(made.to_string())) }
        }
    }

    /// Signs the supervisor in at the board, and goes to all its locations.
    async fn at_board<'d>(desktop: &'d Desktop, url: &str, data: &Path, plain: bool) -> Result<App<'d>> {
        // What alerts do is another matter.
        choose(data, json!({"language": "en", "alertDoNotDisturb": true}))?;
        let app = App::launch(desktop, data, &[]).await?;
        app.fill("signin-server", url).await?;
        app.fill("signin-user", "supervisor").await?;
        app.click("signin-submit").await?;
        if plain {
            app.click("choose-board").await?;
        }
        app.session().other_window().await?;
        let state = if plain { "polling" } else { "live" };
        app.wait_attr("connection", "data-state", state).await?;
        Ok(app)
    }

    /// Changes at their pace; when each was sent, by location, and the share of a core that the app took meanwhile.
    async fn changes(app: &App<'_>, server: &Server, size: &Size) -> Result<(Vec<Vec<f64>>, f64)> {
        let root = app.pid()?.parse().map_err(|_| Trouble::new("no process"))?;
        let mut sent = vec![Vec::new(); size.locations];
        let (before, began) = (used(root).0, now_ms());
        let mut pace = tokio::time::interval(PACE);
        for n in 0..size.changes {
            pace.tick().await;
            let place = n % size.locations;
            sent[place].push(now_ms());
            server.issue(place, (n / size.locations) % SERVICES).await?;
        }
        Ok((sent, share(used(root).0 - before, began)))
    }

    /// Hundredths of a second of a core since then, as percent of it.
    fn share(hundredths: u64, began: f64) -> f64 {
        hundredths as f64 / ((now_ms() - began) / 1_000.0)
    }

    /// What the app takes while nothing happens, and while the page draws the same numbers by itself.
    async fn frames(app: &App<'_>) -> Result<(f64, f64)> {
        let root = app.pid()?.parse().map_err(|_| Trouble::new("no process"))?;
        let mut shares = [0.0; 2];
        for (n, script) in ["return true;", REDRAW].into_iter().enumerate() {
            app.session().execute(script, vec![]).await?;
            let (before, began) = (used(root).0, now_ms());
            tokio::time::sleep(REDRAWN).await;
            shares[n] = share(used(root).0 - before, began);
        }
        Ok((shares[0], shares[1]))
    }

    /// From each change to the frame that shows it, in milliseconds.
    async fn drawn(app: &App<'_>, sent: &[Vec<f64>], waiting: usize) -> Result<Spread> {
        let each = waiting / sent.len();
        let last: Vec<_> = sent.iter().map(|sent| each + sent.len()).collect();
        let all = "arguments[0].every((n, place) => window.__drawn.some(([id, waiting]) => id === `l${place}` && waiting >= n))";
        app.wait_js("every change to be drawn", all, vec![json!(last)]).await?;
        let seen = app.js("window.__drawn", vec![]).await?;
        let seen: Vec<(String, usize, f64)> = serde_json::from_value(seen)?;
        let mut took = Vec::new();
        for (place, sent) in sent.iter().enumerate() {
            let id = format!("l{place}");
            for (n, sent) in sent.iter().enumerate() {
                let first = seen.iter().find(|(of, waiting, _)| *of == id && *waiting > each + n);
                took.extend(first.map(|(_, _, at)| at - sent));
            }
        }
        Ok(Spread(took))
    }

    pub(super) async fn run() -> Result {
        let size = if std::env::args().any(|arg| arg == "--short") { SHORT } else { WHOLE };
        let folder = tempfile::tempdir()?;
        let data = folder.path().join("server");
        let file = folder.path().join("directory.json");
        std::fs::write(&file, directory(size.locations).to_string())?;
        let import = Command::new(program("callpad-server")?)
            .arg("import")
            .arg("--data")
            .args([&data, &file])
            .output()?;
        if !import.status.success() {
            return Err(Trouble::new(String::from_utf8_lossy(&import.stderr).into_owned()));
        }
        let server = Server::start("callpad-server", &data, &[], size.locations).await?;
        for n in 0..size.waiting {
            server.issue(n % size.locations, (n / size.locations) % SERVICES).await?;
        }
        let desktop = Desktop::start(Options::default())?;
        let board = tempfile::tempdir()?;
        let app = at_board(&desktop, &server.hand.url, board.path(), false).await?;
        app.find("counter-sums").await?;
        let place = Sign::of(&app, "tr[data-testid^=service-] .tag", 4).await?;
        app.press_real("ctrl+3").await?;
        app.find("location-l0").await?;
        app.session().execute(WATCH, vec![]).await?;
        let (sent, pushed) = changes(&app, &server, &size).await?;
        let drawn = drawn(&app, &sent, size.waiting).await?;
        let (still, redrawn) = frames(&app).await?;
        app.close().await?;
        println!(
            "\n| {} locations with {SERVICES} services, {} waiting, 20 changes a second | p50 | p99 | times | goal |\n|---|---|---|---|---|",
            size.locations, size.waiting
        );
        println!("{}", drawn.row("ticket created → drawn among all locations", "250 ms at p99"));

        // The first board, and a clerk's first screen, by turns.
        let clerk = tempfile::tempdir()?;
        let demo = Outside::start(&[])?;
        choose(clerk.path(), json!({"language": "en"}))?;
        let app = App::launch(&desktop, clerk.path(), &["--desk", &demo.desk_id]).await?;
        demo.sign_in(&app).await?;
        app.wait_attr("connection", "data-state", "live").await?;
        let button = Sign::of(&app, "[data-testid=call-next]", 6).await?;
        app.close().await?;
        let screen = Screen::of(&desktop)?;
        let start = |data: &Path| -> Result<Command> {
            let mut command = desktop.command(&program("callpad")?);
            command.arg("--data-dir").arg(data);
            Ok(command)
        };
        let (mut boards, mut counters) = (Vec::new(), Vec::new());
        for turn in 0..=size.starts {
            let took = [
                screen.time(&desktop, &mut start(board.path())?, place)?,
                screen.time(&desktop, &mut start(clerk.path())?, button)?,
            ];
            // The first of each reads the programs from the disk.
            if turn > 0 {
                boards.push(took[0]);
                counters.push(took[1]);
            }
        }
        let (boards, counters) = (Spread(boards), Spread(counters));
        println!("{}", counters.row("start of a clerk's Callpad until *Call next* can be pressed", ""));
        let goal = format!("at most 1.2 times: {:.2} times", boards.at(0.5) / counters.at(0.5));
        println!("{}", boards.row("start of a supervisor's until the numbers are there", &goal));
        drop(server);

        // The same to any other server of the API.
        let server = Server::start("callpad-faulty-server", &data, &["--plain"], size.locations).await?;
        let other = tempfile::tempdir()?;
        let app = at_board(&desktop, &server.hand.url, other.path(), true).await?;
        app.find("limits").await?;
        let (_, polled) = changes(&app, &server, &size).await?;
        app.close().await?;
        println!("\n| of a core, at that pace | | goal |\n|---|---|---|");
        println!("| with push | {pushed:.1} % | 5 % |");
        println!("| the same board while nothing happens | {still:.1} % | |");
        println!("| while the page draws the same numbers by itself, as often | {redrawn:.1} % | |");
        println!("| with polling, of a plain server | {polled:.1} % | 15 % |");
        Ok(())
    }
}

#[cfg(target_os = "linux")]
#[tokio::main]
async fn main() -> callpad_tests::Result {
    linux::run().await
}

/// WebKitWebDriver drives the window: there is none elsewhere.
#[cfg(not(target_os = "linux"))]
fn main() {}
