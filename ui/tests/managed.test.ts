import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';

import { FakeBackend } from '../dev/fake';
import * as samples from '../dev/samples';
import type { Boot, SettingsView, Snapshot, UpdateView } from '../src/generated/bindings';
import { box, button, entry, field, has, open, sees, settled, textOf, the } from './page';

const user = userEvent.setup();

async function settings(
  stored: Partial<SettingsView>,
  over: Partial<Snapshot> = {},
  boot: Partial<Boot> = {},
): Promise<FakeBackend> {
  const backend = new FakeBackend(samples.snapshot(over), samples.boot(boot));
  backend.stored = samples.settings(stored);
  await open(backend);
  await user.click(button('Menu'));
  await user.click(entry('Settings'));
  await settled();
  return backend;
}

function update(state: UpdateView): Partial<Snapshot> {
  return { system: samples.system({ update: state }) };
}

describe('what the organisation has locked', () => {
  it('is seen, says so and cannot be changed; the rest can', async () => {
    const names = ['language', 'alertVolume', 'maskNames', 'hideFromCapture', 'tellPresence', 'shortcuts', 'links', 'startAtLogin', 'pollEveryS', 'encoding'];
    const backend = await settings({ managed: names, maskNames: true });
    for (const name of names) {
      const group = the(`managed-${name}`) as HTMLFieldSetElement;
      expect(group.disabled, name).toBe(true);
      const why = group.getAttribute('aria-describedby') ?? '';
      expect(document.getElementById(why)?.textContent, name).toContain('Managed by your organisation');
    }
    await user.click(box('Hide visitors’ names unless Alt is held down'));
    expect((box('Hide visitors’ names unless Alt is held down') as HTMLInputElement).checked).toBe(true);
    expect(has('managed-alertSentHere')).toBe(false);
    await user.click(box('Alert when a ticket is sent to this counter or to you'));
    await user.click(button('Save'));
    await settled();
    expect(backend.stored.alerts.sentHere).toBe(false);
    expect((await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })).violations).toEqual([]);
  });

  it('may be the keys', async () => {
    const backend = new FakeBackend(samples.snapshot());
    backend.stored = samples.settings({ managed: ['keys'], keys: [{ action: 'end', keys: ['F10'] }] });
    await open(backend);
    await user.click(button('Menu'));
    await user.click(entry('Keys'));
    await settled();
    expect(button('Change the key: End').closest('fieldset')?.disabled).toBe(true);
    expect(button('Reset to defaults').getAttribute('aria-disabled')).toBe('true');
  });

  it('may be the counter', async () => {
    const backend = new FakeBackend(samples.snapshot());
    backend.stored = samples.settings({ managed: ['deskId'] });
    await open(backend);
    await user.click(button('Counter 3'));
    await settled();
    expect((field('Counter') as HTMLSelectElement).disabled).toBe(true);
  });

  it('may be faulty, which is told in the settings with every error', async () => {
    await settings({}, {}, { policyProblems: ['policy.json: "langage" in line 2'] });
    expect(textOf('policy-problems')).toContain('langage');
  });
});

describe('a newer version', () => {
  it('is not spoken of where nobody looks for one', async () => {
    await settings({});
    expect(has('update')).toBe(false);
  });

  it('is installed by the organisation, or is there already', async () => {
    await settings({}, update({ state: 'byOrganisation', version: '9.1.0' }));
    expect(textOf('update')).toContain('9.1.0');
    expect(sees('button', 'Install and restart')).toBe(false);
  });

  it('is installed by a button', async () => {
    const backend = await settings({}, update({ state: 'ready', version: '9.1.0' }));
    await user.click(button('Install and restart'));
    expect(backend.count('installUpdate')).toBe(1);
  });

  it('waits while a ticket is open', async () => {
    const desk = samples.serving();
    const serving = await settings({}, { ...update({ state: 'ready', version: '9.1.0' }), desk });
    expect(button('Install and restart').getAttribute('aria-disabled')).toBe('true');
    await user.click(button('Install and restart'));
    expect(serving.count('installUpdate')).toBe(0);
  });

  it('may fail to come, with the reason', async () => {
    await settings({}, update({ state: 'failed', detail: 'certificate expired' }));
    expect(textOf('update')).toContain('certificate expired');
    expect(sees('button', 'Install and restart')).toBe(false);
  });

  it('may fail to be installed, and is tried again by the same button', async () => {
    const backend = await settings({}, update({ state: 'notInstalled', version: '9.1.0', detail: 'disk full' }));
    expect(textOf('update')).toContain('9.1.0');
    expect(textOf('update')).toContain('disk full');
    await user.click(button('Install and restart'));
    expect(backend.count('installUpdate')).toBe(1);
  });
});

describe('at sign-in', () => {
  it('the server, whether Callpad is tried here, and the counter may be locked', async () => {
    const preset = samples.preset({ server: 'https://q.example', serverManaged: true, demonstration: false });
    const backend = await open(new FakeBackend(samples.signedOut(), samples.boot({ preset })));
    expect(sees('button', 'Try it on this computer')).toBe(false);
    const server = field('Server address') as HTMLInputElement;
    expect([server.readOnly, server.value]).toEqual([true, 'https://q.example']);
    backend.choicesAnswer = samples.choices({ deskManaged: true });
    const person = field('User ID') as HTMLInputElement;
    await user.type(person, 'ana');
    await user.click(button('Sign in'));
    await settled();
    expect((field('Counter') as HTMLSelectElement).disabled).toBe(true);
  });

  it.each([
    ['are not told', samples.noDirectory()],
    ['are told', samples.session().directory],
  ])('the counter cannot be changed where the counters %s', async (_, directory) => {
    const backend = new FakeBackend(samples.snapshot({ session: samples.session({ directory }) }));
    backend.stored = samples.settings({ managed: ['deskId'] });
    await open(backend);
    await user.click(button('Counter 3'));
    await settled();
    const input = the('counter-desk') as HTMLInputElement | HTMLSelectElement;
    expect(input.disabled || ('readOnly' in input && input.readOnly)).toBe(true);
    await user.type(input, '9');
    expect(input.value).toBe('desk-3');
    const why = document.getElementById(input.getAttribute('aria-describedby') ?? '');
    expect(why?.textContent).toContain('Managed by your organisation');
  });

  it('every error of what the organisation has set is told', async () => {
    const policyProblems = ['policy.json: "langage" in line 2'];
    await open(new FakeBackend(samples.signedOut(), samples.boot({ policyProblems })));
    expect(textOf('policy-problems')).toContain('langage');
  });
});
