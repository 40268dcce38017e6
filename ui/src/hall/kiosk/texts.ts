/** What the kiosk says, as sentences: drawn, read aloud and printed from the same ones. */
import { say, type Say } from '../../i18n/sentence';
import { daysBetween, wallMoment } from '../shared/clock';
import { aboutMinutes, written, type Issued, type Service } from '../shared/contract';
import type { Words } from '../shared/words';
import type { Failure, View } from './visit';

/** What stands below a service's name. `wall` is the location's time. */
export function detailOf(service: Service, words: Words, wall: number | null): Say {
  if (!service.open) return closedOf(service, words, wall);
  const waiting = say('kiosk-waiting', { n: service.waiting });
  if (service.waiting === 0 || service.wait === null) return waiting;
  return say('kiosk-wait', { waiting: words.spoken(waiting), n: aboutMinutes(service.wait) });
}

function closedOf({ stopped, opens }: Service, words: Words, wall: number | null): Say {
  if (stopped) return say('kiosk-no-more');
  const at = wallMoment(opens);
  if (at === null || wall === null) return say('kiosk-closed');
  const time = words.time(at);
  const days = daysBetween(wall, at);
  if (days <= 0) return say('kiosk-opens-today', { time });
  return days === 1 ? say('kiosk-opens-tomorrow', { time }) : say('kiosk-opens-on', { day: words.day(at, days), time });
}

/** Why there is no ticket. */
export function reasonOf(why: Failure, service: string): Say {
  switch (why) {
    case 'closed':
      return say('kiosk-service-closed', { service });
    case 'paper_out':
      return say('kiosk-paper-out');
    case 'cover_open':
      return say('kiosk-cover-open');
    case 'away':
    case 'silent':
      return say('kiosk-printer-away');
    case 'jammed':
      return say('kiosk-jammed');
    case 'error':
      return say('kiosk-printer-error');
    case 'server_away':
      return say('kiosk-server-away');
    case 'busy':
      return say('kiosk-busy');
    case 'refused':
      return say('kiosk-refused');
    case 'print_unknown':
      return say('kiosk-print-unknown');
  }
}

/** People ahead and about when, as far as they are known. */
export function outlookOf({ ahead, wait }: Issued): Say[] {
  const lines: Say[] = [];
  if (ahead !== null) lines.push(say('hall-people-ahead', { n: ahead }));
  if (wait !== null && ahead !== 0) lines.push(say('kiosk-in-minutes', { n: aboutMinutes(wait) }));
  return lines;
}

/** What a visitor does with the ticket. */
export function takeOf(printed: boolean | null): Say {
  if (printed === null) return say('kiosk-slip-unsure');
  return printed ? say('kiosk-take') : say('kiosk-remember');
}

/** A ticket's number for a voice: not "zero four two". */
function spokenNumber({ ticket }: Issued): string {
  const digits = /^\d{1,5}$/u.test(ticket.number) ? String(Number(ticket.number)) : ticket.number;
  return ticket.tag === '' ? digits : `${[...ticket.tag].join(' ')}, ${digits}`;
}

/** What is read aloud of a view: the heading first, then what can be chosen. */
export function readable(view: View, services: readonly Service[], words: Words, wall: number | null): string[] {
  switch (view.kind) {
    case 'start':
      return [
        words.spoken(say('kiosk-title')),
        ...services.map((service) => `${service.tag} ${service.name}. ${words.spoken(detailOf(service, words, wall))}.`),
      ];
    case 'issuing':
      return [words.spoken(say('kiosk-issuing'))];
    case 'printing':
      return [words.spoken(say('kiosk-printing'))];
    case 'ticket':
      return [
        `${words.spoken(say('kiosk-number'))}: ${spokenNumber(view.issued)}.`,
        ...outlookOf(view.issued).map((line) => `${words.spoken(line)}.`),
        words.spoken(takeOf(view.printed)),
      ];
    case 'failed':
      return [words.spoken(view.why === 'print_unknown' ? say('kiosk-unclear') : say('kiosk-not-issued')), words.spoken(reasonOf(view.why, view.service.name))];
  }
}

/** The number as it stands on screen and slip. */
export function numberOf({ ticket }: Issued): string {
  return written(ticket);
}
