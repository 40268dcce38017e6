//! The texts of a printed ticket (V15), in the languages of the demo branch and of the app.

use callpad_wire::TicketStrings;
use jiff::civil::DateTime;

/// The language of tickets for which none is named (V13).
pub(crate) const DEFAULT_LANG: &str = "en_GB";

struct Words {
    priority: &'static str,
    wait: &'static str,
    thanks: &'static str,
    /// Order of day, month and year on paper.
    date: &'static str,
}

fn words(lang: &str) -> Words {
    let language = lang.split(['_', '-']).next().unwrap_or_default();
    let (priority, wait, thanks, date) = match language {
        "pt" => {
            ("Senha prioritária", "Aguarde pela sua chamada.", "Obrigado pela sua visita.", "%d/%m/%Y %H:%M")
        }
        "es" => {
            ("Turno prioritario", "Espere a que le llamemos.", "Gracias por su visita.", "%d/%m/%Y %H:%M")
        }
        "fr" => (
            "Ticket prioritaire",
            "Veuillez attendre votre appel.",
            "Merci de votre visite.",
            "%d/%m/%Y %H:%M",
        ),
        "de" => {
            ("Vorrang", "Bitte warten Sie auf Ihren Aufruf.", "Danke für Ihren Besuch.", "%d.%m.%Y %H:%M")
        }
        "ar" => ("تذكرة ذات أولوية", "يرجى انتظار دورك.", "شكرا لزيارتكم.", "%Y/%m/%d %H:%M"),
        _ => (
            "Priority ticket",
            "Please wait until you are called.",
            "Thank you for your visit.",
            "%d/%m/%Y %H:%M",
        ),
    };
    Words { priority, wait, thanks, date }
}

/// The texts for one ticket. `ahead` is how many wait before it, `wait_s` the average wait of its service in seconds.
pub(crate) fn ticket_strings(
    lang: &str,
    ahead: u32,
    wait_s: u32,
    issued: DateTime,
    priority: bool,
) -> TicketStrings {
    let words = words(lang);
    TicketStrings {
        people_waiting: Some(ahead.to_string()),
        waiting_time: Some(wait_s.to_string()),
        date_text: Some(issued.strftime(words.date).to_string()),
        prioritary_ticket: priority.then(|| words.priority.to_owned()),
        extra_text: Some(words.wait.to_owned()),
        footer_text: Some(words.thanks.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn v15_texts_follow_the_language_and_fall_back_to_english() {
        let issued = jiff::civil::date(2026, 7, 1).at(10, 30, 15, 0);
        let german = ticket_strings("de_DE", 3, 240, issued, true);
        assert_eq!(german.prioritary_ticket.as_deref(), Some("Vorrang"));
        assert_eq!(german.date_text.as_deref(), Some("01.07.2026 10:30"));
        assert_eq!(
            (german.people_waiting.as_deref(), german.waiting_time.as_deref()),
            (Some("3"), Some("240"))
        );
        let other = ticket_strings("xx", 0, 0, issued, false);
        assert_eq!(other.footer_text.as_deref(), Some("Thank you for your visit."));
        assert_eq!(other.prioritary_ticket, None);
    }
}
