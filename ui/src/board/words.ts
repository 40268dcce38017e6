/** The board's states and alerts, in words. */
import type { BoardAlert, CounterAsked, CounterRequestState, ServiceBoard } from '../generated/bindings';
import { msg, say, t, type MessageId, type Say } from '../i18n/text';
import { wholeMinutes } from '../i18n/words';

/** How a service stands: its shape and its colour follow from it. */
export type Standing = ServiceBoard['state']['state'];

/** How a service stands against its target, `passed` seconds after its numbers were read. */
export function stateWords({ state, targetWaitS }: Pick<ServiceBoard, 'state' | 'targetWaitS'>, passed: number): Say {
  switch (state.state) {
    case 'over':
      return say('board-over', { n: wholeMinutes(state.byS + passed), target: Math.round((targetWaitS ?? 0) / 60) });
    case 'near':
      return say('board-near', { n: wholeMinutes(state.inS - passed) });
    case 'onTarget':
      return say('board-on-target');
    case 'noTarget':
      return say('board-no-target');
    case 'closed':
      return say('board-closed');
  }
}

/** What was asked of a counter. */
export function askedWords({ kind, service }: CounterAsked): Say {
  switch (kind) {
    case 'open':
      return say('board-asked-open');
    case 'serve':
      return say('board-asked-serve', { service: service?.name ?? '' });
    case 'close':
      return say('board-asked-close');
  }
}

const ANSWERS: Record<Exclude<CounterRequestState, 'asked'>, MessageId> = {
  accepted: msg('board-answer-accepted'),
  declined: msg('board-answer-declined'),
  ended: msg('board-answer-ended'),
};

/** What came of it; one without an answer ends by itself in `leftS` seconds. */
export function answerWords(answer: CounterRequestState, leftS: number): Say {
  return answer === 'asked' ? say('board-answer-asked', { n: wholeMinutes(leftS) }) : say(ANSWERS[answer]);
}

/** By how many minutes the last visitor leaves after closing; from one hour on in hours. */
export function lateWords(minutes: number): Say {
  const whole = Math.round(minutes);
  return whole < 60 ? say('board-closing-late', { n: whole }) : say('board-closing-late-hours', { hours: Math.floor(whole / 60), n: whole % 60 });
}

function kindWords({ kind, subject, number }: BoardAlert): Say {
  const about = { subject: subject ?? '', n: number ?? 0 };
  switch (kind) {
    case 'overTarget':
      return say('board-alert-over', about);
    case 'nearTarget':
      return say('board-alert-near', about);
    case 'noCounter':
      return say('board-alert-no-counter', about);
    case 'freeCounter':
      return say('board-alert-free', { subject: about.subject });
    case 'longCounter':
      return say('board-alert-long', about);
    case 'closingLate':
      return say('board-alert-closing', { n: about.n });
    case 'noAnswer':
      return say('board-alert-no-answer');
    case 'deviceAway':
      return say('board-alert-device', { subject: about.subject });
  }
}

/** The location of an alert, where it says more than the alert: it stands before, so that each keeps its own direction. */
export function alertWhere(alert: BoardAlert, several: boolean): Say | null {
  const needed = alert.over ? several && alert.kind !== 'noAnswer' : several || alert.kind === 'noAnswer';
  const { location, serverName } = alert;
  if (!needed) return null;
  return serverName === null ? say('board-alert-where', { location }) : say('board-alert-where-at', { location, server: serverName });
}

/** An alert. What is over is named alone: its numbers are no longer true. */
export function boardAlertWords(alert: BoardAlert): Say {
  if (!alert.over) return kindWords(alert);
  const what = alert.subject ?? (alert.kind === 'closingLate' ? t('board-closing-unknown') : alert.location);
  return say('board-alert-over-now', { what });
}
