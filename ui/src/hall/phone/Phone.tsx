/** @jsxImportSource preact */
/** The visitor's own phone: how many are before, about when, and the call. */
import type { ComponentChildren, VNode } from 'preact';

import { say, type Say } from '../../i18n/sentence';
import { written, type PhoneTicket } from '../shared/contract';
import { Line } from '../shared/Line';
import { LANGUAGES, OWN_NAMES, type Words } from '../shared/words';
import type { Act, PhoneState } from './phone';

/** The whole page. */
export function Phone({ state }: { state: PhoneState }): VNode | null {
  const { words, ticket } = state;
  if (!words) return null;
  const called = ticket?.state === 'called' && !state.unknown;
  return (
    <main class={`phone${called ? ' called' : ''}`} data-testid="phone" data-state={state.unknown ? 'unknown' : (ticket?.state ?? '')} data-link={state.link}>
      <header>
        {ticket && <Line words={words} say={say('phone-place', { location: ticket.location.name, service: ticket.service.name })} />}
      </header>
      <Offline state={state} words={words} />
      <div class="middle">{state.unknown ? <Message words={words} say={say('phone-unknown')} /> : ticket ? <Ticket state={state} words={words} ticket={ticket} /> : <p role="status">{words.t('hall-connecting')}</p>}</div>
      {!state.unknown && ticket && <Acts state={state} words={words} ticket={ticket} />}
      <Languages state={state} words={words} />
    </main>
  );
}

function Offline({ state, words }: { state: PhoneState; words: Words }): VNode | null {
  if (state.link !== 'lost' || !state.unread || state.unknown) return null;
  const { heard } = state;
  return (
    <p class="notice" role="status" data-testid="offline">
      {state.ticket && heard !== null ? words.t('phone-offline', { time: words.time(heard) }) : words.t('hall-lost')}
    </p>
  );
}

function Message({ words, say: sentence }: { words: Words; say: Say }): VNode {
  return (
    <h1 class="message" data-testid="message">
      <Line words={words} say={sentence} />
    </h1>
  );
}

function Ticket({ state, words, ticket }: { state: PhoneState; words: Words; ticket: PhoneTicket }): VNode {
  return (
    <>
      <h1 class="number" data-testid="number">
        <bdi dir="ltr">{written(ticket.ticket)}</bdi>
      </h1>
      <Standing state={state} words={words} ticket={ticket} />
      {ticket.location.notice !== null && (
        <p class="notice" data-testid="notice">
          <bdi>{ticket.location.notice}</bdi>
        </p>
      )}
    </>
  );
}

function Standing({ state, words, ticket }: { state: PhoneState; words: Words; ticket: PhoneTicket }): VNode {
  switch (ticket.state) {
    case 'held':
    case 'waiting':
      return <Waiting state={state} words={words} ticket={ticket} />;
    case 'called':
      return <Called state={state} words={words} ticket={ticket} />;
    case 'paused':
      return <Outcome words={words} say={say('phone-paused')} />;
    case 'ended':
      return <Outcome words={words} say={say('phone-ended')} />;
    case 'cancelled':
      return <Outcome words={words} say={say('phone-cancelled')} />;
    case 'left':
      return <Outcome words={words} say={say('phone-left')} />;
    case 'over':
      return <Outcome words={words} say={say('phone-over')} />;
  }
}

function Outcome({ words, say: sentence }: { words: Words; say: Say }): VNode {
  return (
    <p class="message" role="status" data-testid="message">
      <Line words={words} say={sentence} />
    </p>
  );
}

function Called({ state, words, ticket }: { state: PhoneState; words: Words; ticket: PhoneTicket }): VNode {
  const minutes = state.calledMinutes;
  return (
    <div class="call" role="alert" data-testid="called">
      <p class="lead">{words.t('phone-called')}</p>
      {ticket.counter && (
        <p class="counter" data-testid="counter">
          <bdi>{ticket.counter.name}</bdi>
        </p>
      )}
      {minutes !== null && <p>{words.t('phone-called-ago', { n: minutes })}</p>}
      {state.ringing && (
        <button type="button" class="btn quiet" data-testid="quiet" onClick={() => state.quiet()}>
          {words.t('phone-quiet')}
        </button>
      )}
    </div>
  );
}

function Waiting({ state, words, ticket }: { state: PhoneState; words: Words; ticket: PhoneTicket }): VNode {
  const { turn } = state;
  return (
    <>
      <div class="card" role="status">
        {ticket.ahead !== null && (
          <p class="ahead" data-testid="ahead">
            <Line words={words} say={say('hall-people-ahead', { n: ticket.ahead })} />
          </p>
        )}
        {turn && (
          <>
            <p class="turn" data-testid="turn">
              {words.t('phone-turn-at', { time: words.time(turn.at) })}
            </p>
            {words.time(turn.from) !== words.time(turn.to) && <p class="sub">{words.t('phone-between', { from: words.time(turn.from), to: words.time(turn.to) })}</p>}
          </>
        )}
      </div>
      <p class="advice" data-testid="advice">
        {words.t('phone-keep-open')} {adviceOf(state, words, ticket)}
      </p>
      {state.sound === 'blocked' ? (
        <button type="button" class="btn" data-testid="sound-on" onClick={() => void state.soundOn()}>
          {words.t('phone-sound-on')}
        </button>
      ) : (
        state.sound === 'on' && <p class="sub">{words.t('phone-sound-is-on')}</p>
      )}
    </>
  );
}

function adviceOf({ turn }: PhoneState, words: Words, ticket: PhoneTicket): string {
  if (ticket.soon) return words.t('phone-soon');
  if (turn === null || turn.back === null) return words.t('phone-stay-near');
  return words.t('phone-go-out', { time: words.time(turn.back) });
}

function Acts({ state, words, ticket }: { state: PhoneState; words: Words; ticket: PhoneTicket }): VNode {
  const failed = state.failed && (
    <p class="wrong" role="alert" data-testid="failed">
      {words.t('phone-failed')}
    </p>
  );
  if (state.asking === 'ahead' && ticket.mayLetAhead) {
    return (
      <Question state={state} words={words} act="ahead" yes={words.t('phone-yes-ahead')} failed={failed}>
        {words.t('phone-let-ahead-ask')}
      </Question>
    );
  }
  if (state.asking === 'leave' && ticket.mayLeave) {
    return (
      <Question state={state} words={words} act="leave" yes={words.t('phone-yes-leave')} failed={failed}>
        {words.t('phone-leave-ask')}
      </Question>
    );
  }
  return (
    <div class="acts">
      {failed}
      {ticket.mayLetAhead && (
        <button type="button" class="btn" data-testid="let-ahead" onClick={() => state.ask('ahead')}>
          {words.t('phone-let-ahead')}
        </button>
      )}
      {ticket.mayLeave && (
        <button type="button" class="btn" data-testid="leave" onClick={() => state.ask('leave')}>
          {words.t('phone-leave')}
        </button>
      )}
    </div>
  );
}

interface QuestionProps {
  state: PhoneState;
  words: Words;
  act: Act;
  yes: string;
  failed: ComponentChildren;
  children: ComponentChildren;
}

function Question({ state, words, act, yes, failed, children }: QuestionProps): VNode {
  return (
    <div class="acts" role="group" aria-labelledby="question" data-testid="question">
      <p id="question" class="question">
        {children}
      </p>
      {failed}
      <button type="button" class="btn" data-testid="no" onClick={() => state.ask(null)}>
        {words.t('phone-no')}
      </button>
      <button type="button" class="btn" data-testid="yes" aria-disabled={state.busy} onClick={() => void state.act(act)}>
        {yes}
      </button>
    </div>
  );
}

function Languages({ state, words }: { state: PhoneState; words: Words }): VNode {
  return (
    <label class="language">
      <span class="unseen">{words.t('phone-language')}</span>
      <select data-testid="language" value={words.tag} onChange={(event) => state.choose(event.currentTarget.value)}>
        {LANGUAGES.map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {OWN_NAMES[tag]}
          </option>
        ))}
      </select>
    </label>
  );
}
