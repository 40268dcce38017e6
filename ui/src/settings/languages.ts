/** The languages to choose from. */
import type { Language } from '../generated/bindings';

/** Each by its own name, so that whoever is lost among foreign words finds home. */
export const LANGUAGES: readonly { value: Language; words: string }[] = [
  { value: 'en', words: 'English' },
  { value: 'pt', words: 'Português' },
  { value: 'es', words: 'Español' },
  { value: 'fr', words: 'Français' },
  { value: 'de', words: 'Deutsch' },
  { value: 'ar', words: 'العربية' },
];
