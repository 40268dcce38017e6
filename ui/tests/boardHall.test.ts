import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import * as boards from '../dev/boardSamples';
import type { CheckedDeviceView, DeviceView } from '../src/generated/bindings';
import { HallChecks, MOST_ASKED } from '../src/state/boardHall.svelte';
import { atBoard, has, settled, textOf, the } from './page';

const user = userEvent.setup();

describe('screens and kiosks', () => {
  it.each([
    [{}, 'Entrance Screen connected', true],
    [{ here: false, sinceS: 300 }, 'Entrance Screen away for 5 min', false],
    [{ here: false, sinceS: null }, 'Entrance Screen never connected', false],
    [{ sound: 'blocked' }, 'Entrance Screen connected · sound is off', false],
    [{ sound: 'noVoice' }, 'Entrance Screen connected · no voice', false],
    [{ kind: 'kiosk', sound: 'unknown', printer: 'ready' }, 'Entrance Kiosk connected · printer ready', true],
    [{ kind: 'kiosk', printer: 'paperOut' }, 'Entrance Kiosk connected · printer: no paper', false],
    [{ kind: 'other', printer: 'busy' }, 'Entrance connected · printer: busy', true],
  ] as [Partial<DeviceView>, string, boolean][])('are listed: %o is "%s"', async (over, words, well) => {
    await atBoard({ locations: [boards.location({ devices: [boards.device(over)] })] });
    await settled();
    expect(textOf('device-screen-1')).toBe(words);
    expect(the('device-screen-1').dataset['well']).toBe(String(well));
  });

  it('are not drawn where there are none', async () => {
    await atBoard({ locations: [boards.location({ devices: [] })] });
    await settled();
    expect(has('devices')).toBe(false);
  });
});

describe('the check', () => {
  it('is begun by a press, followed, and says what to do about each device', async () => {
    const backend = await atBoard();
    const kiosk = { id: 'kiosk-1', name: 'Lobby', kind: 'kiosk' } as const;
    const waiting = [boards.checked({ state: 'waiting', showed: null, sounded: null, spoke: null }), boards.checked({ ...kiosk, state: 'waiting', showed: null, sounded: null, spoke: null })];
    backend.answerWith('checkHall', () => ({ status: 'ok', data: { check: 'c-7', devices: waiting } }));
    const release = backend.hold('hallCheck');
    backend.answerWith('hallCheck', () => ({
      status: 'ok',
      data: [boards.checked({ sounded: false, spoke: false }), boards.checked({ ...kiosk, spoke: null, printed: false, why: 'paper_out' })],
    }));
    await user.click(the('check-hall'));
    await settled();
    expect(backend.count('checkHall'), 'whoever opens the window makes no noise in the hall').toBe(0);
    await user.click(the('check-start'));
    await settled();
    expect(backend.calls.find((call) => call.command === 'checkHall')?.args).toEqual([0, 'location-1']);
    expect(textOf('check-summary')).toBe('0 of 2 have reported…');
    expect(textOf('checked-screen-1-showed')).toBe('Waiting…');
    release();
    await expect.poll(() => textOf('check-summary'), { timeout: 20_000 }).toBe('2 need attention.');
    expect(backend.calls.findLast((call) => call.command === 'hallCheck')?.args).toEqual([0, 'c-7']);
    expect(textOf('checked-screen-1-todo')).toBe('Touch the screen once, or start its browser with sound allowed.');
    expect(textOf('checked-screen-1-printed')).toBe('Not asked for');
    expect(textOf('checked-kiosk-1-printed')).toBe('No');
    expect(textOf('checked-kiosk-1-todo')).toBe('Put in a new roll of paper.');
    expect(textOf('check-start')).toBe('Check again');
  });

  it('says that all of them work, and why it could not be begun', async () => {
    const backend = await atBoard();
    backend.answerWith('checkHall', () => ({ status: 'ok', data: { check: 'c', devices: [boards.checked()] } }));
    await user.click(the('check-hall'));
    await settled();
    await user.click(the('check-start'));
    await settled();
    expect(textOf('check-summary')).toBe('All of them work.');
    expect(textOf('checked-screen-1-todo')).toBe('Nothing');
    backend.failWith('checkHall', { code: 'noAnswer' });
    await user.click(the('check-start'));
    await settled();
    expect(document.getElementById('check-error')?.textContent).not.toBe('');
  });

  it('has an end when a device never reports, when the server refuses, and when nobody looks', async () => {
    const waiting: CheckedDeviceView[] = [boards.checked({ state: 'waiting' })];
    let looked = 0;
    const checks = (look: () => ReturnType<ConstructorParameters<typeof HallChecks>[0]['look']>): HallChecks =>
      new HallChecks({ begin: () => Promise.resolve({ status: 'ok', data: { check: 'c', devices: waiting } }), look }, () => Promise.resolve());
    const patient = checks(() => {
      looked += 1;
      return Promise.resolve({ status: 'ok', data: waiting });
    });
    await patient.run();
    expect([looked, patient.running]).toEqual([MOST_ASKED, false]);
    const refused = checks(() => Promise.resolve({ status: 'error', error: { code: 'refused', operation: 'hall/checks', errno: 6, roles: [] } }));
    await refused.run();
    expect(refused.error?.code).toBe('refused');
    looked = 0;
    const left: HallChecks = checks(() => {
      looked += 1;
      left.stop();
      return Promise.resolve({ status: 'ok', data: waiting });
    });
    await left.run();
    expect(looked).toBe(1);
  });
});
