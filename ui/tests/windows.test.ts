import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import * as samples from '../dev/samples';
import { atCounter, box, button, choice, dialog, entry, field, has, press, sees, settled, textOf } from './page';

const user = userEvent.setup();

async function menu(item: string): Promise<void> {
  await user.click(button('Menu'));
  await user.click(entry(item));
  await settled();
}

describe('the menu', () => {
  it('opens with the focus in it, goes round by arrows, and gives the focus back', async () => {
    await atCounter();
    await user.click(button('Menu'));
    expect(button('Menu').getAttribute('aria-expanded')).toBe('true');
    expect(document.activeElement).toBe(entry('Settings'));
    await user.keyboard('{ArrowUp}');
    expect(document.activeElement).toBe(entry('Sign out'));
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(entry('Settings'));
    await user.keyboard('{Escape}');
    expect(sees('menuitem', 'Settings')).toBe(false);
    expect(document.activeElement).toBe(button('Menu'));
  });

  it('signs out at once when nothing is open', async () => {
    const backend = await atCounter();
    await menu('Sign out');
    expect(backend.count('signOut')).toBe(1);
    expect(sees('button', 'Try it on this computer')).toBe(true);
  });

  it('does not sign out while a ticket is open, but asks what to do with it', async () => {
    const backend = await atCounter({ desk: samples.serving() });
    await menu('Sign out');
    expect(sees('dialog', 'A 042 is still open')).toBe(true);
    expect(backend.count('signOut')).toBe(0);
  });
});

describe('settings', () => {
  it('are read, changed and stored', async () => {
    const backend = await atCounter();
    await menu('Settings');
    expect((field('Check for new tickets every') as HTMLInputElement).value).toBe('5');
    await user.clear(field('Check for new tickets every'));
    await user.type(field('Check for new tickets every'), '20');
    await user.click(choice('As a form For servers that refuse every call with error 5.'));
    await user.click(button('Save'));
    await settled();
    expect(backend.stored).toEqual(samples.settings({ pollEveryS: 20, encoding: 'form' }));
    expect(sees('dialog')).toBe(false);
  });

  it.each(['4', '61', '7.5', ''])('refuse %s seconds in words', async (seconds) => {
    const backend = await atCounter();
    await menu('Settings');
    await user.clear(field('Check for new tickets every'));
    if (seconds) await user.type(field('Check for new tickets every'), seconds);
    await user.click(button('Save'));
    expect(textOf('settings-poll-error')).toBe('Enter a whole number of seconds from 5 to 60.');
    expect(backend.count('saveSettings')).toBe(0);
  });

  it('say what they are good for, and tell version, folder and how the sign-in is kept', async () => {
    await atCounter({ session: samples.session({ memoryOnly: 'absent', openLine: true, builtIn: false, server: 'http://q' }) });
    await user.click(button('Session not saved'));
    await settled();
    expect(textOf('version')).toBe('0.1.0');
    expect(textOf('data-folder')).toBe('/home/ana/.local/share/callpad');
    expect(textOf('settings-memory-only')).toContain('This system has no keyring');
    expect(textOf('settings-open-line')).toContain('This connection is not encrypted');
  });

  it('stay open with the reason when they cannot be stored', async () => {
    const backend = await atCounter();
    backend.failWith('saveSettings', { code: 'storage', file: 'settings.json', problem: 'full', detail: 'disk full' });
    await menu('Settings');
    await user.click(button('Save'));
    await settled();
    expect(textOf('settings-error')).toContain('settings.json');
  });
});

describe('the keys', () => {
  it('are shown by F1, both sets, and keys that write can be switched off for good', async () => {
    const backend = await atCounter();
    press('F1');
    await settled();
    expect(textOf(dialog('Keys'))).toMatch(/F9\s*or\s*Ctrl 1/u);
    press('F9');
    await settled();
    expect(backend.count('callNext')).toBe(0);
    await user.click(box('Single-character keys ( / and ? ) work as shortcuts'));
    await user.click(button('Close'));
    press('?');
    await settled();
    expect(sees('dialog')).toBe(false);
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

  it('is issued with Ctrl+Enter, and the notice bar tells number, people ahead and wait', async () => {
    const backend = await write();
    await user.click(choice('A Payments'));
    await user.type(field('Visitor’s name'), 'Ana');
    await user.type(field('Custom field'), 'INV-1');
    await user.click(box('Priority: called before others'));
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
    expect(sees('dialog')).toBe(false);
    expect(textOf('notice')).toBe('A 099 was issued. 4 people are ahead. The expected wait is 13 min.');
    press('n', { ctrlKey: true });
    await settled();
    expect((field('Visitor’s name') as HTMLInputElement).value).toBe('');
  });

  it('needs a service', async () => {
    const backend = await write();
    await user.click(button('Issue ticket'));
    await settled();
    expect(textOf('ticket-service-error')).toBe('Choose a service.');
    const group = document.querySelector('[role=radiogroup]');
    expect(group?.getAttribute('aria-invalid')).toBe('true');
    expect(group?.getAttribute('aria-describedby')).toBe('ticket-service-error');
    expect(document.activeElement).toBe(choice('A Payments'));
    expect(backend.count('createTicket')).toBe(0);
    await user.click(choice('A Payments'));
    expect(has('ticket-service-error')).toBe(false);
    expect(group?.hasAttribute('aria-invalid')).toBe(false);
  });

  it('is not offered for a closed one, and refused when it closes meanwhile', async () => {
    const backend = await write();
    expect((choice('D Cash desk') as HTMLInputElement).disabled).toBe(true);
    expect(choice('D Cash desk').closest('label')?.textContent).toContain('Closed');
    await user.click(choice('A Payments'));
    const lists = samples.lists();
    backend.emit({ part: 'lists', value: { ...lists, allServices: lists.services.map((one) => ({ ...one, open: false })) } });
    await settled();
    await user.click(button('Issue ticket'));
    expect(textOf('ticket-service-error')).toBe('Payments is closed for new tickets. Choose another service.');
    expect(backend.count('createTicket')).toBe(0);
  });

  it('tells what is too long, cuts nothing and sends nothing', async () => {
    const backend = await write();
    await user.click(choice('A Payments'));
    const input = field('Visitor’s name') as HTMLInputElement;
    input.value = 'x'.repeat(250);
    await user.type(input, 'y');
    expect(document.getElementById('ticket-visitor-room')?.textContent).toContain('4 characters left');
    await user.type(input, '123456');
    expect(input.value).toHaveLength(257);
    expect(document.getElementById('ticket-visitor-room')?.textContent).toContain('2 characters too many');
    await user.click(button('Issue ticket'));
    await settled();
    expect(document.activeElement).toBe(field('Visitor’s name'));
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
          undoOffer: null,
          held: null,
          requests: [],
          presenceTold: false,
          breakReason: null,
          notice: {
            id: 1,
            what: {
              kind: 'failed',
              action: 'createTicket',
              label: null,
              error: { code: 'refused', operation: 'createticket', errno: 7, roles: [] },
              nobodyCalled: false,
            },
          },
        },
      },
    }));
    await user.click(choice('A Payments'));
    await user.type(field('Visitor’s name'), 'Ana');
    await user.click(button('Issue ticket'));
    await settled();
    expect(textOf('ticket-error')).toContain('createticket');
    expect((field('Visitor’s name') as HTMLInputElement).value).toBe('Ana');
    await user.click(button('Cancel'));
    press('n', { ctrlKey: true });
    await settled();
    expect((field('Visitor’s name') as HTMLInputElement).value).toBe('Ana');
  });
});

describe('the services you serve', () => {
  it('are changed, never to none', async () => {
    const backend = await atCounter();
    await user.click(button(/^Services you serve/u));
    for (const name of ['A Payments', 'B Registrations', 'C Information']) await user.click(box(name));
    await user.click(button('Serve these services'));
    expect(textOf(dialog('Services you serve'))).toContain('Choose at least one service.');
    expect(backend.count('changeServices')).toBe(0);
    await user.click(box('D Cash desk'));
    expect(textOf(dialog('Services you serve'))).not.toContain('Choose at least one service.');
    await user.click(button('Serve these services'));
    await settled();
    expect(backend.calls.at(-1)).toEqual({ command: 'changeServices', args: [['service-d']] });
    expect(sees('dialog')).toBe(false);
    expect(textOf(button(/^Services you serve/u))).toContain('D Cash desk');
  });
});

describe('a window', () => {
  it('gives the focus back where it was', async () => {
    await atCounter();
    button('New ticket').focus();
    await user.click(button('New ticket'));
    await settled();
    await user.click(button('Cancel'));
    await settled();
    expect(document.activeElement).toBe(button('New ticket'));
  });
});
