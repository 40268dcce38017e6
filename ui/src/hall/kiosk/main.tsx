/** @jsxImportSource preact */
import '../../styles/tokens.css';
import '../shared/base.css';
import './kiosk.css';

import { browser, deviceKey, pathParts, settingsOf } from '../shared/address';
import { drawing } from '../shared/draw';
import { request } from '../shared/http';
import { eventsAddress } from '../shared/link';
import { applyTheme, stayAwake, takeOver } from '../shared/page';
import { engine } from '../shared/voice';
import { Kiosk } from './Kiosk';
import { keypad } from './keypad';
import { KioskState } from './kiosk';

const settings = settingsOf(location.hash);
const [place = 'LOCATION', device = 'kiosk-1'] = pathParts(location.pathname);
applyTheme(settings.theme);
stayAwake();
let shown = '';
const draw = drawing(
  takeOver(),
  () => {
    const root = document.documentElement;
    const { words, options, branch } = state;
    if (words) {
      root.lang = words.tag;
      root.dir = words.dir;
      document.title = branch.hall?.location.name ?? place;
    }
    if (options.contrast) root.dataset['contrast'] = 'more';
    else delete root.dataset['contrast'];
    return <Kiosk state={state} location={place} device={device} />;
  },
  () => {
    // A screen reader goes on at the heading of what is new.
    const now = state.visits.view.kind;
    if (shown !== '' && shown !== now) document.querySelector<HTMLElement>('h1')?.focus();
    shown = now;
  },
);
const state: KioskState = new KioskState({
  key: deviceKey(browser()),
  settings,
  browser: browser(),
  origin: { address: location.origin, host: location.hostname },
  open: () => new WebSocket(eventsAddress(location)),
  request,
  speech: engine(),
  changed: draw,
  reload: () => location.reload(),
  print: () => window.print(),
});
keypad(state);
state.begin();
draw();
