/** Signing in: the address, then the person, then counter and services. */
import type { Backend, Outcome } from '../link/backend';
import type { Choices, ErrorView, Preset, ServiceRef, Snapshot } from '../generated/bindings';
import { errorWords } from '../i18n/errors';
import { say, type Say } from '../i18n/text';
import { AddressTyping } from './addressTyping.svelte';
import { FormCheck } from './formCheck.svelte';

/** What the person can wait for. */
export type Step = 'tryIt' | 'signIn' | 'choose' | 'board';

/** The form and what came of it. */
export class SignInForm extends AddressTyping {
  userId = $state('');
  secret = $state('');
  /** What the server offers, once the person is signed in; null before. */
  choices = $state.raw<Choices | null>(null);
  /** The chosen counter's id. */
  deskId = $state('');
  /** The chosen services' ids. */
  serviceIds = $state.raw<string[]>([]);
  /** What is on its way: the person waits for it. */
  busy = $state<Step | null>(null);
  /** Whether the board was opened in the place of a counter. */
  opened = $state(false);
  /** Why the last step failed. */
  error = $state.raw<Say | null>(null);
  /** What is wrong with server and person. */
  readonly person = new FormCheck<'user'>(() => ({ user: this.userId.trim() === '' ? say('signin-user-missing') : null }));
  /** What is wrong with counter and services. */
  readonly place = new FormCheck<'desk' | 'services'>(() => ({
    desk: this.deskId.trim() === '' ? say('choose-desk-missing') : null,
    services: this.serviceIds.length === 0 ? say('choose-services-missing') : null,
  }));

  readonly #signedIn: (snapshot: Snapshot) => void;

  /** `signedIn` gets the whole state once a counter is taken. */
  constructor(backend: Backend, preset: Preset, error: ErrorView | null, signedIn: (snapshot: Snapshot) => void) {
    super(backend);
    this.#signedIn = signedIn;
    this.server = preset.server;
    this.userId = preset.userId;
    this.deskId = preset.deskId;
    this.error = error && errorWords(error);
  }

  /** Starts the built-in server and signs in there. */
  async tryIt(): Promise<void> {
    const answer = await this.#step('tryIt', () => this.backend.tryIt());
    if (answer) this.#signedIn(answer);
  }

  /** The person mends what was refused: its words go. */
  mended(): void {
    if (!this.busy) this.error = null;
  }

  /** Signs in with what is typed; false where something of it is missing, which is then said at its field. */
  async signIn(): Promise<boolean> {
    const { server, userId, secret } = this;
    const whole = this.person.passes();
    // Told at the address, as everything else about it.
    const addressed = this.hasAddress();
    if (!whole || !addressed) return false;
    const choices = await this.#step('signIn', () => this.backend.signIn({ server, userId, secret }));
    if (!choices) return true;
    this.secret = '';
    this.choices = choices;
    const first = choices.suggestedDesk ?? this.deskId;
    this.takeDesk(first || (choices.desks[0]?.id ?? ''));
    // Who may supervise and call nobody has no counter to choose.
    if (choices.supervises && !choices.calls) await this.openBoard();
    return true;
  }

  /** Takes a counter, and with it the services assigned to it: all that there are where none are. */
  takeDesk(id: string): void {
    this.deskId = id;
    const offered: ServiceRef[] = this.choices?.services ?? [];
    const assigned = this.choices?.desks.find((desk) => desk.id === id)?.serviceIds ?? [];
    const both = offered.filter((service) => assigned.includes(service.id));
    this.serviceIds = (both.length > 0 ? both : offered).map((service) => service.id);
  }

  /** Begins work at the chosen counter; false where something is missing, which is then said at its field. */
  async choose(): Promise<boolean> {
    const choice = { deskId: this.deskId.trim(), serviceIds: [...this.serviceIds] };
    if (!this.place.passes()) return false;
    const answer = await this.#step('choose', () => this.backend.chooseDesk(choice));
    if (answer) this.#signedIn(answer);
    return true;
  }

  /** Takes no counter but the board, which opens in its own window. */
  async openBoard(): Promise<void> {
    const answer = await this.#step('board', () => this.backend.chooseBoard());
    if (!answer) return;
    if (answer.session === null) this.opened = true;
    this.#signedIn(answer);
  }

  /** Back to address and person. */
  back(): void {
    this.choices = null;
    this.opened = false;
    this.error = null;
  }

  async #step<T>(busy: Step, send: () => Promise<Outcome<T>>): Promise<T | undefined> {
    if (this.busy) return undefined;
    this.busy = busy;
    this.error = null;
    const answer = await this.ask(send);
    this.busy = null;
    if (answer?.status === 'error' && answer.error.code === 'addressInvalid') {
      this.wrong(answer.error);
    } else if (answer?.status === 'error') this.error = errorWords(answer.error);
    return answer?.status === 'ok' ? answer.data : undefined;
  }

  protected override async ask<T>(send: () => Promise<T>): Promise<T | undefined> {
    const answer = await super.ask(send);
    if (answer === undefined) this.error = say('error-app');
    return answer;
  }
}
