/** An order in which nothing moves under the pointer, or beside the keyboard's focus. */
import { listening } from './listening';

/** Ids in order. While the pointer or the focus is among what is drawn by them, they keep their places; what is new comes last. */
export class HeldOrder {
  #held = $state(false);
  #last: readonly string[] = [];
  readonly #ids: () => readonly string[];

  /** The ids as they are drawn. */
  ids = $derived.by(() => {
    const now = this.#ids();
    if (this.#held) {
      const kept = this.#last.filter((id) => now.includes(id));
      this.#last = [...kept, ...now.filter((id) => !kept.includes(id))];
    } else this.#last = now;
    return this.#last;
  });

  constructor(ids: () => readonly string[]) {
    this.#ids = ids;
  }

  /** For `{@attach}`: what must not move. */
  hold = (element: HTMLElement): (() => void) => {
    let [pointer, focus] = [false, false];
    const look = (): void => {
      this.#held = pointer || focus;
    };
    const stops = [
      listening(element, 'pointerenter', () => ((pointer = true), look())),
      listening(element, 'pointerleave', () => ((pointer = false), look())),
      listening(element, 'focusin', () => ((focus = true), look())),
      listening(element, 'focusout', (event) => {
        focus = event.relatedTarget instanceof Node && element.contains(event.relatedTarget);
        look();
      }),
    ];
    return () => stops.forEach((stop) => stop());
  };
}
