/** The language in use. What is drawn with it is drawn anew when it changes, without a reload. */
import type { FluentBundle } from '@fluent/bundle';

import { FALLBACK } from './locale';

class Language {
  /** Its BCP 47 tag. */
  tag = $state.raw(FALLBACK);
  /** Its sentences; null before the first language is loaded. */
  bundle = $state.raw<FluentBundle | null>(null);
}

/** The page's language. */
export const language = new Language();
