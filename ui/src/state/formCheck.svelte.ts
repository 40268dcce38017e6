/** What is wrong with a form: said at its field, from the first try to send on, and gone as soon as it is mended. */
import { tick } from 'svelte';

import type { Say } from '../i18n/text';

/** What is wrong now with each field, in the order of the form; null where nothing is. */
export type Problems<Field extends string> = () => Partial<Record<Field, Say | null>>;

/** Looks at a form before it is sent. */
export class FormCheck<Field extends string> {
  /** The field that the last try to send stopped at. */
  #stopped = $state.raw<Field | null>(null);
  readonly #problems: Problems<Field>;

  constructor(problems: Problems<Field>) {
    this.#problems = problems;
  }

  /** What is to be said at a field. */
  at(field: Field): Say | null {
    return this.#stopped === field ? (this.#problems()[field] ?? null) : null;
  }

  /** Whether the form may be sent; where not, the field that is in the way says why from now on. */
  passes(): boolean {
    const problems = this.#problems();
    // Keys of this object are the fields, by its type.
    const fields = Object.keys(problems) as Field[];
    this.#stopped = fields.find((field) => problems[field]) ?? null;
    return this.#stopped === null;
  }
}

/** Moves to the first field of a form that is marked as wrong; to the first part of it, where it is a group. */
export async function toWrong(form: HTMLElement | undefined): Promise<void> {
  await tick();
  const wrong = form?.querySelector<HTMLElement>('[aria-invalid=true]');
  const field = wrong?.matches('input, select, textarea') ? wrong : wrong?.querySelector<HTMLElement>('input:not([disabled])');
  field?.focus();
}
