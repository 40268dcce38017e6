import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import * as samples from '../dev/samples';
import { atCounter, has, press, settled, textOf, the } from './page';

const user = userEvent.setup();

function service(id: string): HTMLInputElement {
  const found = document.querySelector<HTMLInputElement>(`dialog [data-service-id=${id}]`);
  if (!found) throw new Error(`no service ${id}`);
  return found;
}

async function menu(item: string): Promise<void> {
  await user.click(the('menu'));
  await user.click(the(item));
  await settled();
}

describe('the menu', () => {
  it('opens with the focus in it, goes round by arrows, and gives the focus back', async () => {
    await atCounter();
    await user.click(the('menu'));
    expect(the('menu').getAttribute('aria-expanded')).toBe('true');
    expect(document.activeElement).toBe(the('menu-settings'));
    await user.keyboard('{ArrowUp}');
    expect(document.activeElement).toBe(the('menu-sign-out'));
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(the('menu-settings'));
    await user.keyboard('{Escape}');
    expect(has('menu-settings')).toBe(false);
    expect(document.activeElement).toBe(the('menu'));
  });

  it('signs out at once when nothing is open', async () => {
    const backend = await atCounter();
    await menu('menu-sign-out');
    expect(backend.count('signOut')).toBe(1);
    expect(has('signin-try')).toBe(true);
  });

  it('does not sign out while a ticket is open, but asks what to do with it', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    await menu('menu-sign-out');
    expect(textOf('leaving')).toContain('A 042 is still open');
    expect(backend.count('signOut')).toBe(0);
  });
});

describe('settings', () => {
  it('are read, changed and stored', async () => {
    const backend = await atCounter();
    await menu('menu-settings');
    expect((the('settings-poll') as HTMLInputElement).value).toBe('5');
    await user.clear(the('settings-poll'));
    await user.type(the('settings-poll'), '20');
    await user.click(the('settings-form'));
    await user.click(the('dialog-confirm'));
    await settled();
    expect(backend.stored).toEqual(samples.settings({ pollEveryS: 20, encoding: 'form' }));
    expect(has('settings')).toBe(false);
  });

  it.each(['4', '61', '7.5', ''])('refuse %s seconds in words', async (seconds) => {
    const backend = await atCounter();
    await menu('menu-settings');
    await user.clear(the('settings-poll'));
    if (seconds) await user.type(the('settings-poll'), seconds);
    await user.click(the('dialog-confirm'));
    expect(textOf('settings-poll-fault')).toBe('Enter a whole number of seconds from 5 to 60.');
    expect(backend.count('saveSettings')).toBe(0);
  });

  it('say what they are good for, and tell version, folder and how the sign-in is kept', async () => {
    await atCounter({ session: samples.session({ memoryOnly: 'absent', openLine: true, builtIn: false, server: 'http://q' }) });
    await user.click(the('memory-only'));
    await settled();
    expect(textOf('version')).toBe('0.1.0');
    expect(textOf('data-folder')).toBe('/home/ana/.local/share/callpad');
    expect(textOf('settings-memory-only')).toContain('This system has no keyring');
    expect(textOf('settings-open-line')).toContain('This connection is not encrypted');
  });

  it('stay open with the reason when they cannot be stored', async () => {
    const backend = await atCounter();
    backend.failWith('saveSettings', { code: 'storage', file: 'settings.json', problem: 'full', detail: 'disk full' });
    await menu('menu-settings');
    await user.click(the('dialog-confirm'));
    await settled();
    expect(textOf('settings-fault')).toContain('settings.json');
  });
});

describe('the keys', () => {
  it('are shown by F1, both sets, and keys that write can be switched off for good', async () => {
    const backend = await atCounter();
    press('F1');
    await settled();
    expect(textOf('keys')).toMatch(/F9\s*or\s*Ctrl 1/u);
    press('F9');
    await settled();
    expect(backend.count('callNext')).toBe(0);
    await user.click(the('single-keys'));
    await user.click(the('dialog-cancel'));
    press('?');
    await settled();
    expect(has('keys')).toBe(false);
    expect(backend.stored.singleKeys).toBe(false);
  });
});

describe('a new ticket', () => {
  async function write(): Promise<Awaited<ReturnType<typeof atCounter>>> {
    const backend = await atCounter({ session: samples.session() });
    press('n', { ctrlKey: true });
    await settled();
    return backend;
  }

  it('is issued with Ctrl+Enter, and the ribbon tells number, people ahead and wait', async () => {
    const backend = await write();
    await user.click(service('service-a'));
    await user.type(the('ticket-visitor'), 'Ana');
    await user.type(the('ticket-custom'), 'INV-1');
    await user.click(the('ticket-priority'));
    press('Enter', { ctrlKey: true });
    await settled();
    expect(backend.calls.at(-1)).toEqual({
      command: 'createTicket',
      args: [
        {
          serviceId: 'service-a',
          visitor: 'Ana',
          customField: 'INV-1',
          priority: true,
          lang: '',
          appointment: false,
          scheduledTo: '',
          deskId: '',
          userId: '',
          deviceId: '',
          fromVirtual: false,
          call: false,
        },
      ],
    });
    expect(has('new-ticket-dialog')).toBe(false);
    expect(textOf('notice')).toBe('A 099 was issued. 4 people are ahead. The expected wait is 13 min.');
    press('n', { ctrlKey: true });
    await settled();
    expect((the('ticket-visitor') as HTMLInputElement).value).toBe('');
  });

  it('needs a service', async () => {
    const backend = await write();
    await user.click(the('dialog-confirm'));
    await settled();
    expect(textOf('ticket-service-fault')).toBe('Choose a service.');
    const group = document.querySelector('[role=radiogroup]');
    expect(group?.getAttribute('aria-invalid')).toBe('true');
    expect(group?.getAttribute('aria-describedby')).toBe('ticket-service-fault');
    expect(document.activeElement).toBe(service('service-a'));
    expect(backend.count('createTicket')).toBe(0);
    await user.click(service('service-a'));
    expect(has('ticket-service-fault')).toBe(false);
    expect(group?.hasAttribute('aria-invalid')).toBe(false);
  });

  it('is not offered for a closed one, and refused when it closes meanwhile', async () => {
    const backend = await write();
    expect(service('service-d').disabled).toBe(true);
    expect(service('service-d').closest('label')?.textContent).toContain('Closed');
    await user.click(service('service-a'));
    const lists = samples.lists();
    backend.emit({ part: 'lists', value: { ...lists, allServices: lists.services.map((one) => ({ ...one, open: false })) } });
    await settled();
    await user.click(the('dialog-confirm'));
    expect(textOf('ticket-service-fault')).toBe('Payments is closed for new tickets. Choose another service.');
    expect(backend.count('createTicket')).toBe(0);
  });

  it('tells what is too long, cuts nothing and sends nothing', async () => {
    const backend = await write();
    await user.click(service('service-a'));
    const field = the('ticket-visitor') as HTMLInputElement;
    field.value = 'x'.repeat(250);
    await user.type(field, 'y');
    expect(document.getElementById('ticket-visitor-room')?.textContent).toContain('4 characters left');
    await user.type(field, '123456');
    expect(field.value).toHaveLength(257);
    expect(document.getElementById('ticket-visitor-room')?.textContent).toContain('2 characters too many');
    await user.click(the('dialog-confirm'));
    await settled();
    expect(document.activeElement).toBe(the('ticket-visitor'));
    expect(backend.count('createTicket')).toBe(0);
  });

  it('keeps all that was written when it is refused', async () => {
    const backend = await write();
    backend.answerWith('createTicket', () => ({
      status: 'ok',
      data: {
        deskRevision: 99,
        desk: {
          phase: { phase: 'free' },
          wayBack: null,
          held: null,
          notice: {
            id: 1,
            what: {
              kind: 'failed',
              action: 'createTicket',
              label: null,
              fault: { code: 'refused', operation: 'createticket', errno: 7, roles: [] },
              nobodyCalled: false,
            },
          },
        },
      },
    }));
    await user.click(service('service-a'));
    await user.type(the('ticket-visitor'), 'Ana');
    await user.click(the('dialog-confirm'));
    await settled();
    expect(textOf('ticket-fault')).toContain('createticket');
    expect((the('ticket-visitor') as HTMLInputElement).value).toBe('Ana');
    await user.click(the('dialog-cancel'));
    press('n', { ctrlKey: true });
    await settled();
    expect((the('ticket-visitor') as HTMLInputElement).value).toBe('Ana');
  });
});

describe('the services you serve', () => {
  it('are changed, never to none', async () => {
    const backend = await atCounter();
    await user.click(the('services'));
    for (const id of ['service-a', 'service-b', 'service-c']) await user.click(service(id));
    await user.click(the('dialog-confirm'));
    expect(textOf('services-dialog')).toContain('Choose at least one service.');
    expect(backend.count('changeServices')).toBe(0);
    await user.click(service('service-d'));
    expect(textOf('services-dialog')).not.toContain('Choose at least one service.');
    await user.click(the('dialog-confirm'));
    await settled();
    expect(backend.calls.at(-1)).toEqual({ command: 'changeServices', args: [['service-d']] });
    expect(has('services-dialog')).toBe(false);
    expect(textOf('services')).toContain('D Cash desk');
  });
});

describe('a window', () => {
  it('gives the focus back where it was', async () => {
    await atCounter();
    the('new-ticket').focus();
    await user.click(the('new-ticket'));
    await settled();
    await user.click(the('dialog-cancel'));
    await settled();
    expect(document.activeElement).toBe(the('new-ticket'));
  });
});
