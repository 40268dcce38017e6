/** The soft limit of texts that go to a server (M20). */

/** Characters that every server should take. */
export const LIMIT = 255;

/** From this many on the person is told how many are left. */
export const TELL_FROM = 200;

/** The length as a reader counts it: code points, not halves of them. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** Whether a text is longer than servers take for sure. */
export function tooLong(text: string): boolean {
  return lengthOf(text.trim()) > LIMIT;
}
