/** @jsxImportSource preact */
import '../../styles/tokens.css';
import '../shared/base.css';
import './screen.css';

import { browser, deviceKey, pathParts, settingsOf } from '../shared/address';
import { drawing } from '../shared/draw';
import { eventsAddress } from '../shared/link';
import { applyTheme, stayAwake, takeOver } from '../shared/page';
import { engine } from '../shared/voice';
import { Screen } from './Screen';
import { ScreenState } from './screen';

const settings = settingsOf(location.hash);
const [place = 'LOCATION'] = pathParts(location.pathname);
applyTheme(settings.theme);
stayAwake();
const draw = drawing(takeOver(), () => {
  const first = state.branch.words[0];
  if (first) document.documentElement.lang = first.tag;
  document.title = state.branch.hall?.location.name ?? place;
  return <Screen state={state} location={place} />;
});
const state: ScreenState = new ScreenState({
  key: deviceKey(browser()),
  settings,
  open: () => new WebSocket(eventsAddress(location)),
  speech: engine(),
  changed: draw,
  reload: () => location.reload(),
});
state.begin();
draw();
