/** @jsxImportSource preact */
import '../../styles/tokens.css';
import '../shared/base.css';
import './phone.css';

import { pathParts, settingsOf, storage } from '../shared/address';
import { written } from '../shared/contract';
import { drawing } from '../shared/draw';
import { request } from '../shared/http';
import { eventsAddress } from '../shared/link';
import { applyTheme, stayAwake, takeOver } from '../shared/page';
import { Phone } from './Phone';
import { PhoneState } from './phone';

applyTheme(settingsOf(location.hash).theme);
stayAwake();
const draw = drawing(takeOver(), () => {
  const { words, ticket } = state;
  if (words) {
    document.documentElement.lang = words.tag;
    document.documentElement.dir = words.dir;
    if (ticket) document.title = ticket.state === 'called' ? `${words.t('phone-called')}: ${ticket.counter?.name ?? ''}` : words.t('phone-title', { ticket: written(ticket.ticket) });
  }
  return <Phone state={state} />;
});
const state: PhoneState = new PhoneState({
  code: pathParts(location.pathname)[0] ?? '',
  open: () => new WebSocket(eventsAddress(location)),
  request,
  storage: storage(),
  languages: navigator.languages,
  shake: (pattern) => {
    // Not on iPhones, and on others only after a touch; browsers of 2020 do not tell whether there was one.
    const own = navigator as Partial<Navigator>;
    if (own.userActivation?.hasBeenActive !== false) own.vibrate?.(pattern);
  },
  changed: draw,
});
state.begin();
draw();
