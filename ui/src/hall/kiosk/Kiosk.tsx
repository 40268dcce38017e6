/** @jsxImportSource preact */
/** The ticket kiosk: a service is pressed, a ticket comes. Usable by touch, from a wheelchair, by keypad and by screen reader. */
import type { ComponentChildren, VNode } from 'preact';

import { addCommand } from '../shared/address';
import type { Issued } from '../shared/contract';
import { Line } from '../shared/Line';
import { NoKey } from '../shared/NoKey';
import { OWN_NAMES, type Words } from '../shared/words';
import type { KioskState, Options } from './kiosk';
import { Paper } from './Paper';
import { Qr } from './Qr';
import { detailOf, numberOf, outlookOf, reasonOf, takeOf } from './texts';
import type { Failure } from './visit';

/** From so many services on they stand in two columns. */
const TWO_COLUMNS = 6;

/** The whole page. */
export function Kiosk({ state, location, device }: { state: KioskState; location: string; device: string }): VNode | null {
  const { branch, options, words } = state;
  if (!words) return null;
  if (branch.key === null || branch.link === 'refused') {
    return <NoKey all={[words]} refused={branch.key !== null} command={addCommand('kiosk', location, device)} />;
  }
  return (
    <>
      <main class={`kiosk${options.large ? ' large' : ''}${options.lower ? ' lower' : ''}`} data-testid="kiosk" data-view={state.visits.view.kind} data-link={branch.link}>
        <div class="above">
          <bdi>{branch.hall?.location.name ?? ''}</bdi>
        </div>
        <Shown state={state} words={words} />
        <TimeLeft state={state} words={words} />
        <Choices state={state} words={words} />
      </main>
      {state.paper && <Paper slip={state.paper} />}
    </>
  );
}

function Shown({ state, words }: { state: KioskState; words: Words }): VNode {
  const { visits, branch } = state;
  const { view } = visits;
  switch (view.kind) {
    case 'issuing':
      return <Wait text={view.long ? words.t('kiosk-issuing-long') : words.t('kiosk-issuing')} />;
    case 'printing':
      return <Wait text={words.t('kiosk-printing')} />;
    case 'ticket':
      return <Ticket state={state} words={words} issued={view.issued} printed={view.printed} />;
    case 'failed':
      return <Failed state={state} words={words} why={view.why} service={view.service.name} />;
    case 'start':
      if (branch.link === 'live') return <Start state={state} words={words} />;
      return branch.link === 'lost' ? (
        <Says kind="lost" title={words.t('hall-lost')}>
          <p>{words.t('kiosk-lost-hint')}</p>
        </Says>
      ) : (
        <Wait text={words.t('hall-connecting')} />
      );
  }
}

function Start({ state, words }: { state: KioskState; words: Words }): VNode {
  const { hall, wall } = state.branch;
  const services = hall?.services ?? [];
  const printer = hall?.device.prints ? hall.device.printer : null;
  return (
    <section class="offer">
      <h1 tabIndex={-1}>{words.t('kiosk-title')}</h1>
      {hall?.location.notice && (
        <p class="notice">
          <bdi>{hall.location.notice}</bdi>
        </p>
      )}
      {printer !== null && printer !== 'ready' && printer !== 'busy' && (
        <p class="notice" data-testid="printer">
          <Line words={words} say={reasonOf(printer, '')} />
        </p>
      )}
      <ul class={`services${services.length >= TWO_COLUMNS ? ' two' : ''}`} data-testid="services">
        {services.map((service) => (
          <li key={service.id}>
            <button type="button" class="service" aria-disabled={!service.open} data-service={service.id} onClick={() => state.press(service)}>
              <bdi class="tag">{service.tag}</bdi>
              <span class="what">
                <b>
                  <bdi>{service.name}</bdi>
                </b>
                <span class="detail">
                  <Line words={words} say={detailOf(service, words, wall)} />
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Wait({ text }: { text: string }): VNode {
  return (
    <section class="says wait">
      <h1 tabIndex={-1}>{text}</h1>
      <div class="busy" aria-hidden="true" />
    </section>
  );
}

function Says({ kind, title, children }: { kind: string; title: string; children: ComponentChildren }): VNode {
  return (
    <section class={`says ${kind}`} data-testid={kind}>
      <h1 tabIndex={-1}>{title}</h1>
      {children}
    </section>
  );
}

function Ticket({ state, words, issued, printed }: { state: KioskState; words: Words; issued: Issued; printed: boolean | null }): VNode {
  const address = state.phoneAddress(issued);
  return (
    <section class="says issued" data-testid="ticket">
      <h1 tabIndex={-1}>{words.t('kiosk-number')}</h1>
      <p class="number" data-testid="number">
        <bdi dir="ltr">{numberOf(issued)}</bdi>
      </p>
      <p class="of">
        <bdi>{issued.service}</bdi>
      </p>
      {outlookOf(issued).map((line) => (
        <p key={line.id} class="outlook">
          <Line words={words} say={line} />
        </p>
      ))}
      <p class="take" data-testid="take">
        <Line words={words} say={takeOf(printed)} />
      </p>
      {address !== null && (
        <div class="scan">
          <Qr text={address} label={words.t('kiosk-scan')} />
          <p>{words.t('kiosk-scan')}</p>
        </div>
      )}
      <Leave state={state} words={words} text={words.t('kiosk-done')} />
    </section>
  );
}

function Failed({ state, words, why, service }: { state: KioskState; words: Words; why: Failure; service: string }): VNode {
  return (
    <Says kind="failed" title={why === 'print_unknown' ? words.t('kiosk-unclear') : words.t('kiosk-not-issued')}>
      <p data-testid="reason" data-why={why}>
        <Line words={words} say={reasonOf(why, service)} />
      </p>
      <Leave state={state} words={words} text={words.t('kiosk-start-over')} />
    </Says>
  );
}

function Leave({ state, words, text }: { state: KioskState; words: Words; text: string }): VNode {
  return (
    <div class="leave">
      <button type="button" class="choice main" data-testid="leave" onClick={() => state.startOver()}>
        {text}
      </button>
      <button type="button" class="choice" data-testid="more-time" onClick={() => state.moreTime()}>
        {words.t('kiosk-more-time')}
      </button>
    </div>
  );
}

/** How long it is until the page starts over: said before it happens, and to be put off. */
function TimeLeft({ state, words }: { state: KioskState; words: Words }): VNode {
  const { left } = state;
  const onStart = state.visits.view.kind === 'start';
  return (
    <div class="left" data-testid="left">
      {left !== null && <span>{words.t('kiosk-back-in', { n: left })}</span>}
      {left !== null && onStart && (
        <button type="button" class="choice" onClick={() => state.moreTime()}>
          {words.t('kiosk-more-time')}
        </button>
      )}
    </div>
  );
}

function Choices({ state, words }: { state: KioskState; words: Words }): VNode {
  const toggles: [keyof Options, string, string][] = [
    ['read', state.options.read ? words.t('kiosk-read-stop') : words.t('kiosk-read'), 'M4 9v6h4l5 4V5L8 9zM16.5 8.5a5 5 0 0 1 0 7M19 6a9 9 0 0 1 0 12'],
    ['contrast', words.t('kiosk-contrast'), 'M12 3a9 9 0 0 1 0 18a9 9 0 0 1 0-18M12 3v18M15 5v14M18 7.5v9'],
    ['large', words.t('kiosk-large'), 'M3 19 9 5l6 14M5 14h8M16 19l2.5-6L21 19M17 17h3'],
    ['lower', words.t('kiosk-lower'), 'M12 4v15M6 13l6 6 6-6'],
  ];
  return (
    <div class="choices" role="group" aria-label={words.t('kiosk-options')}>
      {state.languages.map((tag) => (
        <button key={tag} type="button" class="choice" lang={tag} aria-pressed={tag === words.tag} data-language={tag} onClick={() => state.choose(tag)}>
          {OWN_NAMES[tag]}
        </button>
      ))}
      {toggles.map(([option, text, icon]) => (
        <button key={option} type="button" class="choice" aria-pressed={state.options[option]} data-option={option} onClick={() => state.toggle(option)}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d={icon} />
          </svg>
          <span>{text}</span>
        </button>
      ))}
    </div>
  );
}
