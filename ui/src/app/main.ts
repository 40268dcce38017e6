import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/controls.css';

import { mount } from 'svelte';

import App from './App.svelte';
import type { PageKind } from '../generated/bindings';
import type { Backend } from '../link/backend';
import { tauriBackend } from '../link/tauri';
import { addWords, availableLocales, pickLocale } from '../i18n/locale';
import { useLocale } from '../i18n/text';
import { applyTheme, chooseFonts } from '../state/appearance';
import { leaveOutContextMenu } from '../ui/contextMenu';

async function chooseBackend(): Promise<Backend> {
  // Only under `npm run dev`, to look at every screen without the app: `/?fake=serving`. Not part of the built page.
  if (import.meta.env.MODE === 'development') {
    const scene = new URLSearchParams(location.search).get('fake');
    // eslint-disable-next-line no-restricted-syntax -- the one way to the fake, while developing
    if (scene !== null) return (await import('../../dev/scenes')).scene(scene);
  }
  return tauriBackend;
}

/** Which window this is in. */
function pageKind(): PageKind {
  if (location.hash === '#board') return 'board';
  return location.hash === '#bar' ? 'bar' : 'counter';
}

const target = document.getElementById('app');
if (target) {
  // Whoever works on the page looks inside it.
  if (!import.meta.env.DEV) leaveOutContextMenu(document);
  chooseFonts(navigator.platform);
  // Before the settings are known, as the system is.
  applyTheme('system');
  const backend = await chooseBackend();
  // Asked at once: the answer comes while the words are loaded.
  const booting = backend.boot();
  const page = pageKind();
  if (page === 'board') addWords('board');
  await useLocale(pickLocale(navigator.languages, availableLocales()));
  mount(App, { target, props: { backend, booting, page, inSteps: true } });
}
