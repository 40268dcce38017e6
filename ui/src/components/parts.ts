/** What is read after the first screen, the likeliest first. */
import { Part } from '../state/part.svelte';

/** The bar, which has a window of its own. */
export const barPart = new Part(() => import('../screens/Bar.svelte'));

/** The parts of the counter window by name. */
export const parts = {
  transfer: new Part(() => import('./TransferTicket.svelte')),
  newTicket: new Part(() => import('./NewTicket.svelte')),
  paper: new Part(() => import('./PaperList.svelte')),
  signInAgain: new Part(() => import('./SignInAgain.svelte')),
  leaving: new Part(() => import('./LeavingDialog.svelte')),
  services: new Part(() => import('./Services.svelte')),
  issued: new Part(() => import('./IssuedTicket.svelte')),
  keys: new Part(() => import('./Keys.svelte')),
  settings: new Part(() => import('./Settings.svelte')),
  counter: new Part(() => import('./CounterChange.svelte')),
  signIn: new Part(() => import('../screens/SignIn.svelte')),
};
