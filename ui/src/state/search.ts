/** What is typed to find something, and what is found: one form of a text for every field that searches. */

/** Latin letters that neither Unicode takes apart nor the collation equates with others, and letters of one sound elsewhere. */
const ALIKE: Readonly<Record<string, string>> = {
  ı: 'i',
  þ: 'th',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'q',
  ə: 'e',
  // Written either way at the end of a word, and by Persian keyboards.
  ς: 'σ',
  ة: 'ه',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  // Only stretches a word.
  '\u0640': '',
};

const LATIN = [...'abcdefghijklmnopqrstuvwxyz'];
const collator = new Intl.Collator('en', { usage: 'search', sensitivity: 'base' });
const folds = new Map<string, string>();

/** The letters that a Latin letter is written with where one has no key for it: "ł" is "l", "ß" is "ss", "œ" is "oe". */
function plainLatin(letter: string): string {
  const isIt = (plain: string): boolean => collator.compare(plain, letter) === 0;
  const one = LATIN.find(isIt);
  if (one !== undefined) return one;
  for (const first of LATIN) {
    const second = LATIN.find((last) => isIt(first + last));
    if (second !== undefined) return first + second;
  }
  return letter;
}

/** The value of a digit of whatever script: in Unicode each ten of them stand in a row, from nought. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let below = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - below - 1))) below += 1;
  return below % 10;
}

/** What stands for one character beyond ASCII. */
function foldOne(character: string): string {
  const known = folds.get(character);
  if (known !== undefined) return known;
  let fold = ALIKE[character] ?? character;
  if (/^\p{Nd}$/u.test(fold)) fold = String(digitValue(fold));
  else if (/^\p{Script=Latin}$/u.test(fold)) fold = plainLatin(fold);
  folds.set(character, fold);
  return fold;
}

/**
 * A text in the form that is searched: letters and digits alone, without case and accents, digits of every script as
 * 0 to 9, letters of an alphabet that lacks them on other keyboards as those write them.
 */
export function normalizeForSearch(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[^a-z0-9]/gu, foldOne);
}

/** A number without the noughts that only fill it up: "B 013" is "b13". */
function short(normalized: string): string {
  return normalized.replace(/(^|[^0-9])0+(?=[0-9])/gu, '$1');
}

/** Whether two numbers are one, however they are written: "b13", "B-013" and "B 013" are. */
export function isSameNumber(one: string, other: string): boolean {
  return short(normalizeForSearch(one)) === short(normalizeForSearch(other));
}

/** Whether a text holds what is sought (normalized). */
export function holds(text: string, needle: string): boolean {
  return normalizeForSearch(text).includes(needle);
}

/** Whether a number holds what is sought (normalized), or begins with it when nobody types the filling noughts. */
export function numberHolds(label: string, needle: string): boolean {
  const normalized = normalizeForSearch(label);
  if (normalized.includes(needle)) return true;
  const filled = short(needle) !== needle;
  return filled ? short(normalized) === short(needle) : short(normalized).startsWith(needle);
}
