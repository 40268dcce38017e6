import { render, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import App from '../src/app/App.svelte';
import { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import type { Boot, ErrorView } from '../src/generated/bindings';
import { PROBE_AFTER_MS } from '../src/state/addressTyping.svelte';
import { box, button, entry, field, has, open, press, sees, settled, textOf, the } from './page';

const user = userEvent.setup();

function atSignIn(boot: Partial<Boot> = {}): Promise<FakeBackend> {
  return open(new FakeBackend(samples.signedOut(), samples.boot(boot)));
}

function type(label: string, text: string): void {
  const input = field(label) as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

afterEach(() => vi.useRealTimers());

describe('trying it', () => {
  it('stands first, asks nothing and leads to the counter', async () => {
    const backend = await atSignIn();
    expect(document.querySelector('button')).toBe(button('Try it on this computer'));
    await user.click(button('Try it on this computer'));
    expect(backend.count('tryIt')).toBe(1);
    expect(textOf('waiting-count')).toBe('8');
  });

  it('tells that it is starting, and starts once', async () => {
    const backend = await atSignIn();
    const letGo = backend.hold('tryIt');
    await user.click(button('Try it on this computer'));
    await user.click(button('Starting…'));
    expect(sees('button', 'Starting…')).toBe(true);
    expect(backend.count('tryIt')).toBe(1);
    letGo();
    await settled();
    expect(sees('region', 'Free')).toBe(true);
  });

  it('says why it failed', async () => {
    const backend = await atSignIn();
    backend.failWith('tryIt', { code: 'builtInServer', detail: 'address in use' });
    await user.click(button('Try it on this computer'));
    expect(textOf('signin-error')).toContain('The server on this computer did not start.');
  });
});

describe('the address', () => {
  it('is tested when the person pauses, not at each key', async () => {
    vi.useFakeTimers();
    const backend = await atSignIn();
    type('Server address', 'https://q');
    await vi.advanceTimersByTimeAsync(PROBE_AFTER_MS - 1);
    type('Server address', 'https://queue');
    await vi.advanceTimersByTimeAsync(PROBE_AFTER_MS - 1);
    expect(backend.count('probeServer')).toBe(0);
    expect(textOf('probe')).toBe('Checking the address…');
    await vi.advanceTimersByTimeAsync(1);
    expect(backend.calls).toEqual([{ command: 'probeServer', args: ['https://queue'] }]);
    expect(textOf('probe')).toContain('There is a Callpad server at https://queue.');
    expect(textOf('probe')).toContain('Everyone has to sign in');
  });

  it('tells an open line in words', async () => {
    vi.useFakeTimers();
    await atSignIn();
    type('Server address', 'http://192.168.1.20');
    await vi.advanceTimersByTimeAsync(PROBE_AFTER_MS);
    expect(textOf('probe')).toContain('This connection is not encrypted');
  });

  it('drops the answer to an older one', async () => {
    vi.useFakeTimers();
    const backend = await atSignIn();
    const letGo = backend.hold('probeServer');
    type('Server address', 'nonsense');
    await vi.advanceTimersByTimeAsync(PROBE_AFTER_MS);
    type('Server address', '');
    letGo();
    await settled();
    expect(the('probe').dataset['test']).toBe('none');
  });

  it.each<[ErrorView, string]>([
    [{ code: 'addressInvalid', problem: 'notAnAddress', meant: null }, 'This is not an address.'],
    [{ code: 'unreachable', host: 'q:80', kind: 'connection' }, 'Nothing responds at q:80.'],
    [{ code: 'notTheApi', found: 'webPage', status: 200, excerpt: '<html>' }, 'A web page responded'],
    [{ code: 'tls', detail: 'unknown issuer' }, 'unknown issuer'],
    [{ code: 'notTheApi', found: 'brokenJson', status: 200, excerpt: '{"a' }, 'ended too early'],
  ])('says what is wrong: %o', async (error, words) => {
    vi.useFakeTimers();
    const backend = await atSignIn();
    backend.failWith('probeServer', error);
    type('Server address', 'https://queue');
    await vi.advanceTimersByTimeAsync(PROBE_AFTER_MS);
    expect(textOf('probe')).toContain(words);
    expect(field('Server address').getAttribute('aria-invalid')).toBe('true');
  });

  it('is tested at once where it is preset', async () => {
    const backend = await atSignIn({ preset: samples.preset({ server: 'https://queue', userId: 'ana', deskId: 'desk-1' }) });
    await settled();
    expect(backend.count('probeServer')).toBe(1);
    expect((field('User ID') as HTMLInputElement).value).toBe('ana');
  });
});

describe('signing in', () => {
  async function signIn(backend: FakeBackend): Promise<void> {
    await user.type(field('Server address'), 'https://queue');
    await user.type(field('User ID'), 'user-ana');
    await user.type(field('Password'), 's3cret');
    await user.click(button('Sign in'));
    expect(backend.calls.find((call) => call.command === 'signIn')?.args).toEqual([
      { server: 'https://queue', userId: 'user-ana', secret: 's3cret' },
    ]);
  }

  it('leads by counter and services to work', async () => {
    const backend = await atSignIn();
    await signIn(backend);
    expect(document.body.textContent).toContain('Welcome, Ana Martins.');
    expect((field('Counter') as HTMLSelectElement).value).toBe('desk-3');
    await user.click(button('Start working'));
    expect(backend.calls.at(-1)).toEqual({
      command: 'chooseDesk',
      args: [{ deskId: 'desk-3', serviceIds: ['service-a', 'service-b'] }],
    });
    expect(sees('region', 'Free')).toBe(true);
  });

  it('takes the services of another counter with it, all where none are assigned', async () => {
    const backend = await atSignIn();
    await signIn(backend);
    await user.selectOptions(field('Counter'), 'desk-9');
    await user.click(button('Start working'));
    expect(backend.calls.at(-1)?.args).toEqual([
      { deskId: 'desk-9', serviceIds: ['service-a', 'service-b', 'service-c', 'service-d'] },
    ]);
  });

  it('takes a typed id where the list lacks the counter', async () => {
    const backend = await atSignIn();
    await signIn(backend);
    await user.selectOptions(field('Counter'), '');
    await user.click(button('Start working'));
    expect(textOf('choose-desk-error')).toBe('Choose a counter, or enter its ID.');
    expect(document.activeElement).toBe(field('Counter ID'));
    await user.type(field('Counter ID'), '0042');
    expect(has('choose-desk-error')).toBe(false);
    await user.click(button('Start working'));
    expect(backend.calls.at(-1)?.args[0]).toMatchObject({ deskId: '0042' });
  });

  it('takes typed ids where the server names nothing', async () => {
    const backend = await atSignIn();
    backend.choicesAnswer = samples.choices({ desks: [], services: [], suggestedDesk: null });
    await signIn(backend);
    await user.type(field('Counter ID'), 'desk-x');
    await user.type(field('Service IDs'), 'one, two');
    await user.click(button('Start working'));
    expect(backend.calls.at(-1)?.args).toEqual([{ deskId: 'desk-x', serviceIds: ['one', 'two'] }]);
  });

  it('never begins without a service', async () => {
    const backend = await atSignIn();
    backend.choicesAnswer = samples.choices({ services: [samples.SERVICES.payments] });
    await signIn(backend);
    await user.click(box('A Payments'));
    await user.click(button('Start working'));
    expect(textOf('choose-services-error')).toBe('Choose at least one service.');
    expect(backend.count('chooseDesk')).toBe(0);
    await user.click(box('A Payments'));
    expect(has('choose-services-error')).toBe(false);
  });

  it('says why it was refused, and keeps what was typed', async () => {
    const backend = await atSignIn();
    backend.failWith('signIn', { code: 'signInRefused' });
    await signIn(backend);
    expect(textOf('signin-error')).toContain('The user ID or the password is wrong');
    expect((field('User ID') as HTMLInputElement).value).toBe('user-ana');
    await user.type(field('Password'), '!');
    expect(has('signin-error')).toBe(false);
  });

  it.each([
    ['the address', {}, 'Server address'],
    ['the person, where the organisation says which server', { server: 'https://queue', serverManaged: true }, 'User ID'],
    ['the password, where the rest is known', { server: 'https://queue', userId: 'ana' }, 'Password'],
  ])('begins with %s', async (_, preset, label) => {
    await atSignIn({ preset: samples.preset(preset) });
    expect(document.activeElement).toBe(field(label));
  });

  it('says at its field that the user id is missing, until it is typed', async () => {
    const backend = await atSignIn();
    await user.type(field('Server address'), 'https://queue');
    await user.click(button('Sign in'));
    await settled();
    const input = field('User ID');
    expect(textOf('signin-user-error')).toBe('Enter your user ID.');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(input.getAttribute('aria-describedby')).toBe('signin-user-error');
    expect(document.activeElement).toBe(input);
    expect(backend.count('signIn')).toBe(0);
    await user.type(input, 'a');
    expect(has('signin-user-error')).toBe(false);
    expect(input.hasAttribute('aria-invalid')).toBe(false);
  });

  it('says at its field that the address is missing, or no address', async () => {
    const backend = await atSignIn();
    await user.type(field('User ID'), 'ana');
    await user.click(button('Sign in'));
    await settled();
    expect(field('Server address').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field('Server address'));
    expect(backend.count('signIn')).toBe(0);
    backend.failWith('signIn', { code: 'addressInvalid', problem: 'scheme', meant: null });
    await user.type(field('Server address'), 'ftp://queue{Enter}');
    await settled();
    expect(textOf('probe')).toContain('http://');
    expect(has('signin-error')).toBe(false);
  });

  it('goes on by Enter alone, from the address to work', async () => {
    const backend = await atSignIn();
    await user.type(field('Server address'), 'https://queue');
    await user.type(field('User ID'), 'user-ana{Enter}');
    await settled();
    expect(document.activeElement).toBe(field('Counter'));
    press('Enter', { repeat: true });
    expect(backend.count('chooseDesk')).toBe(0);
    expect(press('Enter')).toBe(false);
    await settled();
    expect(backend.count('chooseDesk')).toBe(1);
    expect(sees('region', 'Free')).toBe(true);
  });

  it('leaves Enter to a button that has the focus', async () => {
    const backend = await atSignIn();
    await signIn(backend);
    button('Back').focus();
    expect(press('Enter')).toBe(true);
    expect(backend.count('chooseDesk')).toBe(0);
  });

  it('goes back to address and person', async () => {
    const backend = await atSignIn();
    await signIn(backend);
    await user.click(button('Back'));
    expect((field('Server address') as HTMLInputElement).value).toBe('https://queue');
    expect((field('Password') as HTMLInputElement).value).toBe('');
  });
});

describe('the last session', () => {
  it('is being taken up again, then the counter is there', async () => {
    const backend = new FakeBackend(samples.snapshot());
    const letGo = backend.hold('boot');
    render(App, { backend });
    await settled();
    expect(textOf('resuming')).toContain('Restoring your last session');
    expect(sees('button', 'Try it on this computer')).toBe(false);
    expect(document.documentElement.dataset['ready']).toBeUndefined();
    letGo();
    await waitFor(() => expect(sees('region', 'Free')).toBe(true));
  });

  it('leads to the form with the reason when it cannot be', async () => {
    await atSignIn({ resumeError: { code: 'tokenEnded' } });
    expect(textOf('signin-error')).toContain('Your session has ended');
  });

  it('is what the form begins with after signing out, without the old reason', async () => {
    const server = 'https://queue';
    const backend = new FakeBackend(
      samples.snapshot({ session: samples.session({ builtIn: false, server }) }),
      samples.boot({ resumeError: { code: 'broken' } }),
    );
    await open(backend);
    await user.click(button('Menu'));
    await user.click(entry('Sign out'));
    expect((field('Server address') as HTMLInputElement).value).toBe(server);
    expect((field('User ID') as HTMLInputElement).value).toBe('user-ana');
    expect(has('signin-error')).toBe(false);
  });
});

describe('the start', () => {
  it.each([
    [() => Promise.reject(new Error('gone')), 'Callpad itself is not responding.'],
    [
      () => Promise.resolve({ status: 'error', error: { code: 'storage', file: 'x', problem: 'other', detail: 'y' } } as const),
      'could not be read or written',
    ],
  ])('says what is wrong when there is nothing to show', async (boot, words) => {
    const backend = new FakeBackend();
    backend.boot = boot;
    render(App, { backend });
    await waitFor(() => expect(textOf('dead')).toContain(words));
  });
});
