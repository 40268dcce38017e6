/** What `ui/locales.ts` makes of the Fluent files. */
declare module 'virtual:locales' {
  import type { Message } from '@fluent/bundle';

  /** Loads a language: id and value of each message. */
  export const loaders: Record<string, () => Promise<{ messages: [string, Message['value']][] }>>;
  /** The same of the board's sentences, which only its window needs. */
  export const boardLoaders: typeof loaders;
  /** The same of the sentences of diagnostics, which are read when it is opened. */
  export const supportLoaders: typeof loaders;
}

/** The sentences of the hall's pages, which load no others. */
declare module 'virtual:hall-words' {
  import type { Message } from '@fluent/bundle';

  /** Loads a language: id and value of each message. */
  export const loaders: Record<string, () => Promise<{ messages: [string, Message['value']][] }>>;
}
