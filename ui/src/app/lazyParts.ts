/** What is read after the first screen, the likeliest first. */
import { useWords } from '../i18n/text';
import { LazyPart } from '../ui/lazyPart.svelte';

/** The bar, which has a window of its own. */
export const lazyBar = new LazyPart(() => import('../bar/Bar.svelte'));

/** The board, which has one too. */
export const lazyBoard = new LazyPart(() => import('../board/part'));

/** The parts of the counter window by name. */
export const lazyParts = {
  transfer: new LazyPart(() => import('../tickets/TransferTicket.svelte')),
  newTicket: new LazyPart(() => import('../tickets/NewTicket.svelte')),
  offlineCalls: new LazyPart(() => import('../tickets/OfflineCallList.svelte')),
  signInAgain: new LazyPart(() => import('../signin/SignInAgain.svelte')),
  leaving: new LazyPart(() => import('../counter/LeavingDialog.svelte')),
  services: new LazyPart(() => import('../counter/Services.svelte')),
  issued: new LazyPart(() => import('../tickets/IssuedTicket.svelte')),
  slip: new LazyPart(() => import('../tickets/SlipNotOut.svelte')),
  keys: new LazyPart(() => import('../settings/Keys.svelte')),
  diagnosis: new LazyPart(async () => (await Promise.all([import('../support/Diagnosis.svelte'), useWords('support')]))[0]),
  settings: new LazyPart(() => import('../settings/Settings.svelte')),
  counter: new LazyPart(() => import('../counter/CounterChange.svelte')),
  signIn: new LazyPart(() => import('../signin/SignIn.svelte')),
};
