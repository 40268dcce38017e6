//! Texts outside the page, in the person's language: notifications and the tray's menu.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use crate::settings::Language;

/// The languages, in the order in which one is looked for.
const LANGUAGES: [(Language, &str, &str); 6] = [
    (Language::En, "en", include_str!("../../locales/en.ftl")),
    (Language::Pt, "pt", include_str!("../../locales/pt.ftl")),
    (Language::Es, "es", include_str!("../../locales/es.ftl")),
    (Language::Fr, "fr", include_str!("../../locales/fr.ftl")),
    (Language::De, "de", include_str!("../../locales/de.ftl")),
    (Language::Ar, "ar", include_str!("../../locales/ar.ftl")),
];

/// The texts of one language.
pub(crate) struct Translations(FluentBundle<FluentResource>);

impl Translations {
    /// Those of the chosen language, else of the system's (a BCP 47 tag), else English.
    pub(crate) fn of(chosen: Option<Language>, system: &str) -> Self {
        let system = system.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let (_, tag, text) = LANGUAGES
            .iter()
            .find(|(language, tag, _)| chosen.map_or(*tag == system, |chosen| chosen == *language))
            .unwrap_or(&LANGUAGES[0]);
        let tag: LanguageIdentifier = tag.parse().unwrap_or_default();
        let isolates = tag.language.as_str() == "ar";
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Only there do names and numbers run against the sentence.
        bundle.set_use_isolating(isolates);
        // A test reads every file; what could not be read shows its id.
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Self(bundle)
    }

    /// A text without arguments.
    pub(crate) fn text(&self, id: &str) -> String {
        self.text_with(id, &FluentArgs::new())
    }

    /// A text with arguments; its id where there is no such text.
    pub(crate) fn text_with(&self, id: &str, facts: &FluentArgs<'_>) -> String {
        let Some(pattern) = self.0.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        self.0.format_pattern(pattern, Some(facts), &mut Vec::new()).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn ids(text: &str) -> BTreeSet<String> {
        text.lines()
            .filter_map(|line| Some(line.split_once(" =")?.0.to_owned()))
            .filter(|id| !id.starts_with(' '))
            .collect()
    }

    #[test]
    fn every_language_has_every_sentence_and_can_be_read() {
        for (language, tag, text) in LANGUAGES {
            assert!(FluentResource::try_new(text.to_owned()).is_ok(), "{tag}");
            assert_eq!(ids(text), ids(LANGUAGES[0].2), "{tag}");
            let translations = Translations::of(Some(language), "en");
            for id in ids(text) {
                for count in [0, 1, 2, 3, 11, 100] {
                    let mut facts = FluentArgs::new();
                    facts.set("count", count);
                    facts.set("label", "A 042");
                    let said = translations.text_with(&id, &facts);
                    assert!(!said.is_empty() && said != id && !said.contains('{'), "{tag} {id}: {said}");
                }
            }
        }
    }

    #[test]
    fn the_chosen_language_then_the_system_s_then_english() {
        assert_eq!(Translations::of(None, "de-AT").text("later"), "Später");
        assert_eq!(Translations::of(Some(Language::Fr), "de-AT").text("later"), "Plus tard");
        assert_eq!(Translations::of(None, "xx").text("later"), "Later");
    }
}
