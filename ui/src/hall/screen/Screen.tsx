/** @jsxImportSource preact */
/** The screen of a waiting area: who is called now, who was called before, and how long the others wait. */
import type { VNode } from 'preact';

import { say, type Say } from '../../i18n/sentence';
import { addCommand } from '../shared/address';
import { aboutMinutes, written, type Call, type Hall, type Service } from '../shared/contract';
import { Line, Lines } from '../shared/Line';
import { NoKey } from '../shared/NoKey';
import type { Words } from '../shared/words';
import { beside, type Calls } from './calls';
import { Fitted } from './Fitted';
import type { ScreenState } from './screen';

/** A call is "now" for this long; then it is the last one, and the colours are calm. */
const NOW_FOR = 60_000;
/** The line at the foot turns to other services, and then to the next language. */
const TURNS = 8_000;
const PER_TURN = 4;
/** Tag and number stand in two lines where one would be too small to read from afar. */
const LONG = 7;

/** The whole page. */
export function Screen({ state, location }: { state: ScreenState; location: string }): VNode | null {
  const { branch, announcer, heard } = state;
  const { hall, link, words } = branch;
  const [first] = words;
  if (!first) return null;
  if (branch.key === null || link === 'refused') {
    return <NoKey all={words} refused={branch.key !== null} command={addCommand('screen', location, 'screen-1')} />;
  }
  const others = beside(announcer.calls);
  return (
    <main class={`screen${others.length === 0 ? ' bare' : ''}`} data-testid="screen" data-link={link} data-sound={heard}>
      <h1 class="unseen">
        <bdi>{hall?.location.name ?? location}</bdi>
      </h1>
      {heard === 'blocked' && <SoundOff words={words} touch={() => void state.unlock()} />}
      {link === 'lost' ? (
        <Lost words={words} />
      ) : announcer.checking ? (
        <Titles kind="fresh" testid="check" words={words} say={say('screen-check')} />
      ) : announcer.calls.current ? (
        <Now call={announcer.calls.current} isNew={announcer.busy || branch.now - announcer.calls.current.at < NOW_FOR} words={words} />
      ) : (
        <Titles kind="empty" testid="empty" words={words} say={hall ? say('screen-empty') : say('hall-connecting')} />
      )}
      <Past calls={others} waiting={announcer.calls.waiting} old={link === 'lost'} />
      <Notice hall={hall} />
      <div class="foot">
        <Waits services={link === 'live' ? (hall?.services ?? []) : []} words={words} turn={Math.floor(branch.now / TURNS)} />
        <time class="clock" data-testid="clock">
          {branch.wall === null ? '' : first.time(branch.wall)}
        </time>
      </div>
    </main>
  );
}

function SoundOff({ words, touch }: { words: readonly Words[]; touch: () => void }): VNode {
  return (
    <button type="button" class="sound-off" data-testid="sound-off" onClick={touch}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 9v6h4l5 4V5L8 9zM17 9l5 6M22 9l-5 6" />
      </svg>
      <span>
        <Lines all={words} say={say('screen-sound-off')} />
      </span>
    </button>
  );
}

function Lost({ words }: { words: readonly Words[] }): VNode {
  return (
    <section class="now lost" data-testid="lost" role="alert">
      {words.map((one) => (
        <div key={one.tag}>
          <p class="title">
            <Line words={one} say={say('hall-lost')} />
          </p>
          <p class="hint">
            <Line words={one} say={say('screen-lost-hint')} />
          </p>
        </div>
      ))}
    </section>
  );
}

function Titles({ kind, testid, words, say: sentence }: { kind: string; testid: string; words: readonly Words[]; say: Say }): VNode {
  return (
    <section class={`now ${kind}`} data-testid={testid}>
      {words.map((one) => (
        <p key={one.tag} class="title">
          <Line words={one} say={sentence} />
        </p>
      ))}
    </section>
  );
}

function Now({ call, isNew, words }: { call: Call; isNew: boolean; words: readonly Words[] }): VNode {
  const long = written(call.ticket).length > LONG;
  const label = !isNew ? say('screen-last') : call.times > 1 ? say('screen-again') : say('screen-now');
  return (
    <section class={`now${isNew ? ' fresh' : ''}${long ? ' long' : ''}`} data-testid="now" data-call={`${call.id}/${call.times}`}>
      <Fitted class="label">
        <Lines all={words} say={label} />
      </Fitted>
      <Fitted key={`${call.id}/${call.times}`} class="number" testid="number" role="status">
        <bdi dir="ltr">
          {call.ticket.tag !== '' && <span class="sign">{call.ticket.tag}</span>} <span class="digits">{call.ticket.number}</span>
        </bdi>
      </Fitted>
      <Fitted class="counter" testid="counter">
        <bdi>{call.counter.name}</bdi>
      </Fitted>
    </section>
  );
}

function Past({ calls, waiting, old }: { calls: readonly Call[]; waiting: Calls['waiting']; old: boolean }): VNode {
  return (
    <ol class={`past${old ? ' old' : ''}`} data-testid="past">
      {calls.map((call) => (
        <li key={`${call.id}/${call.times}`} class={waiting.includes(call) ? 'waiting' : ''}>
          <bdi class="ticket" dir="ltr">
            {written(call.ticket)}
          </bdi>
          <Fitted class="where">
            <bdi>{call.counter.name}</bdi>
          </Fitted>
        </li>
      ))}
    </ol>
  );
}

function Notice({ hall }: { hall: Hall | null }): VNode | null {
  const notice = hall?.location.notice ?? null;
  if (notice === null) return null;
  return (
    <p class="notice" data-testid="notice">
      <bdi>{notice}</bdi>
    </p>
  );
}

/** How long the services have one wait: some of them at a time, all of them in one language and then in the next. */
function Waits({ services, words, turn }: { services: readonly Service[]; words: readonly Words[]; turn: number }): VNode {
  const open = services.filter((service) => service.open);
  const pages = Math.max(1, Math.ceil(open.length / PER_TURN));
  const from = (turn % pages) * PER_TURN;
  const one = words[Math.floor(turn / pages) % Math.max(1, words.length)];
  return (
    <ul class="waits" lang={one?.tag} dir={one?.dir} data-testid="waits">
      {one &&
        open.slice(from, from + PER_TURN).map((service) => (
          <li key={service.id}>
            <bdi class="tag">{service.tag || service.name}</bdi> <Line words={one} say={waitOf(service)} />
          </li>
        ))}
    </ul>
  );
}

function waitOf({ waiting, wait }: Service): Say {
  if (waiting === 0) return say('screen-wait-none');
  return wait === null ? say('kiosk-waiting', { n: waiting }) : say('screen-wait-minutes', { n: aboutMinutes(wait) });
}
