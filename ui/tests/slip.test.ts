import { describe, expect, it } from 'vitest';

import { drawSlip, MAX_ROWS, WIDTH, wrapped, type SlipText } from '../src/slip/draw';

const SLIP: SlipText = {
  lang: 'en', dir: 'ltr', location: 'Lisbon centre', service: 'Payments', number: 'A042',
  lines: ['before you: 4', 'your turn in about 25 min'],
  code: { address: 'http://192.168.1.20:8080/t/0123456789abcdefghijkl', hint: 'Scan the code to follow your turn on your phone.' },
  when: '28 November 2026 at 10:42',
};

/** What was drawn: each text with its place, each black box. */
interface Drawn {
  texts: { text: string; x: number; y: number; font: string; direction: string }[];
  boxes: { x: number; y: number; width: number; height: number }[];
  canvas: { width: number; height: number };
}

/** Letters of half their size; nothing in the tests draws. */
function draw(over: Partial<SlipText> = {}): Drawn {
  const drawn: Drawn = { texts: [], boxes: [], canvas: { width: 0, height: 0 } };
  const context = {
    font: '', direction: '', textAlign: '', textBaseline: '', fillStyle: '',
    measureText(text: string) {
      return { width: text.length * Number(/(\d+)px/u.exec(this.font)?.[1]) * 0.5 };
    },
    fillText(text: string, x: number, y: number) {
      drawn.texts.push({ text, x, y, font: this.font, direction: this.direction });
    },
    fillRect(x: number, y: number, width: number, height: number) {
      if (this.fillStyle === '#000') drawn.boxes.push({ x, y, width, height });
    },
  };
  const canvas = { width: 0, height: 0, lang: '', getContext: () => context };
  drawSlip(canvas as unknown as HTMLCanvasElement, { ...SLIP, ...over });
  drawn.canvas = canvas;
  return drawn;
}

describe('a slip', () => {
  it('has everything on it, from top to bottom, within the margins', () => {
    const { texts, boxes, canvas } = draw();
    expect(canvas.width).toBe(WIDTH);
    expect(texts.map((one) => one.text)).toEqual([
      'Lisbon centre', 'Payments', 'A042', 'before you: 4', 'your turn in about 25 min',
      'Scan the code to follow your turn on', 'your phone.', '28 November 2026 at 10:42',
    ]);
    expect(texts.map((one) => one.y)).toEqual(texts.map((one) => one.y).toSorted((a, b) => a - b));
    expect(texts.every((one) => one.x === WIDTH / 2 && one.y > 0 && one.y < canvas.height)).toBe(true);
    expect(Math.min(...boxes.map((one) => one.x))).toBeGreaterThanOrEqual(32);
    expect(Math.max(...boxes.map((one) => one.x + one.width))).toBeLessThanOrEqual(WIDTH - 32);
  });

  it('has sharp dots in its code, and the space around it that scanners need', () => {
    const { texts, boxes } = draw();
    const dot = boxes[0]?.width ?? 0;
    expect(dot).toBeGreaterThanOrEqual(6);
    expect(boxes.every((one) => one.width === dot && one.height === dot && Number.isInteger(one.x) && Number.isInteger(one.y))).toBe(true);
    const above = texts.findLast((one) => one.y < (boxes[0]?.y ?? 0));
    expect((boxes[0]?.y ?? 0) - (above?.y ?? 0)).toBeGreaterThan(4 * dot);
    expect(draw({ code: null }).boxes).toEqual([]);
  });

  it('reads from right to left in Arabic, but for the number', () => {
    const { texts } = draw({ lang: 'ar', dir: 'rtl', service: 'المدفوعات' });
    expect(texts.filter((one) => one.direction === 'ltr').map((one) => one.text)).toEqual(['A042']);
  });

  it('stays within the paper whatever stands on it', () => {
    const long = 'word '.repeat(2_000);
    const { texts, canvas } = draw({ location: long, service: 'x'.repeat(5_000), number: 'W'.repeat(60), lines: [long, long, long] });
    expect(canvas.height).toBeLessThanOrEqual(MAX_ROWS);
    for (const { text, font, y } of texts) {
      expect(text.length * Number(/(\d+)px/u.exec(font)?.[1]) * 0.5, text).toBeLessThanOrEqual(WIDTH - 64);
      expect(y).toBeLessThan(canvas.height);
    }
  });

  it('breaks texts between words, and says where it left something out', () => {
    const width = (part: string): number => part.length;
    expect(wrapped('one two three', 7, width)).toEqual(['one two', 'three']);
    expect(wrapped('abcdefghij', 4, width)).toEqual(['abcd', 'efgh', 'ij']);
    expect(wrapped('a b c d e f', 1, width)).toEqual(['a', 'b', '…']);
    expect(wrapped('', 4, width)).toEqual([]);
    expect(wrapped('👍🏽👍🏽👍🏽', 4, width)).not.toContain('�');
  });
});
