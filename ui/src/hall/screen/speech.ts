/** How a call is said. Numbers are given as integers: `042` would be read as "oh four two" or not at all. */
import { say } from '../../i18n/sentence';
import type { Call, Place, Ticket } from '../shared/contract';
import type { Utterance } from '../shared/voice';
import type { Words } from '../shared/words';

/** The longest number that is read as one; a longer one is read digit by digit. */
const MAX_DIGITS = 5;

/** Letters one by one, digits as an integer: `AB` and `042` become `A B, 42`. */
export function spokenTicket({ tag, number }: Ticket): string {
  const runs = `${tag} ${number}`.match(/\d+|\p{L}+/gu) ?? [];
  return runs.map(spokenRun).join(', ');
}

function spokenRun(run: string): string {
  if (!/^\d/u.test(run)) return [...run.toUpperCase()].join(' ');
  return run.length > MAX_DIGITS ? [...run].join(' ') : String(Number(run));
}

/** A counter with a number is said in each language; one with another name as the branch calls it. */
function spokenCounter(words: Words, { tag, name }: Place): string {
  return /^\d{1,5}$/u.test(tag) ? words.spoken(say('screen-say-counter', { n: String(Number(tag)) })) : name;
}

/** A call in recorded words: letters and digits one by one. What has no recording is left out. */
export function recordedCall({ ticket, counter }: Call): string[] {
  const signs = (text: string): string[] => [...text.toUpperCase()].filter((sign) => /[A-Z0-9]/u.test(sign));
  // As an integer: nobody looks for a zero.
  const digits = (text: string): string[] => [...text.replace(/^0+(?=\d)/u, '')];
  const place = /^\d{1,5}$/u.test(counter.tag) ? ['counter', ...digits(counter.tag)] : [];
  return ['ticket', ...signs(ticket.tag), ...digits(ticket.number).flatMap(signs), ...place];
}

/** A call in one language. */
export function spokenCall(words: Words, call: Call): Utterance {
  const { ticket, counter } = call;
  return {
    lang: words.tag,
    text: words.spoken(say('screen-say', { ticket: spokenTicket(ticket), counter: spokenCounter(words, counter) })),
    recorded: recordedCall(call),
  };
}

/** The test call of the morning check in one language. */
export function spokenCheck(words: Words): Utterance {
  return { lang: words.tag, text: words.spoken(say('screen-say-check')), recorded: ['1', '2', '3'] };
}
