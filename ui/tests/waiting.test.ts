import { describe, expect, it } from 'vitest';

import * as samples from '../dev/samples';
import { lengthOf, tooLong } from '../src/state/limit';
import { drawnRange, found, waitingHere } from '../src/state/waiting';

describe('search', () => {
  const rows = samples.morning();
  const labels = (sought: string, service: string | null = null): string[] =>
    found(rows, sought, service).map((row) => row.ticket.label);

  it('finds numbers with and without the blank', () => {
    expect(labels('a045')).toEqual(['A 045']);
    expect(labels('A 045')).toEqual(['A 045']);
  });

  it('finds names without case and accents, and custom fields', () => {
    expect(labels('INES')).toEqual(['A 045']);
    expect(labels('inv-209')).toEqual(['A 045']);
    expect(labels('سارة')).toEqual(['B 019']);
  });

  it('goes together with the filter by service', () => {
    expect(labels('01', 'service-b')).toEqual(['B 017', 'B 018', 'B 019']);
    expect(labels('', 'service-c')).toEqual(['C 009']);
  });
});

describe('who waits for this counter', () => {
  it('leaves out those meant for somebody else', () => {
    expect(waitingHere(samples.lists())).toBe(7);
  });
});

describe('the drawn range', () => {
  it.each([
    [0, 740, 50, 10_000],
    [250_000, 740, 50, 10_000],
    [499_260, 740, 50, 10_000],
    [0, 100_000, 50, 10_000],
    [9e9, 740, 50, 10],
    [0, 740, 50, 0],
  ])('scrolled %d in %d by %d of %d', (scrolled, height, rowHeight, count) => {
    const { first, end } = drawnRange(scrolled, height, rowHeight, count);
    expect(first).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThanOrEqual(count);
    // Sixty at most, one of them kept for the row that has the focus.
    expect(end - first).toBeLessThanOrEqual(59);
    if (height < 2_000 && count > 0 && scrolled < count * rowHeight) {
      const seen = Math.floor(scrolled / rowHeight);
      expect(first).toBeLessThanOrEqual(seen);
      expect(end).toBeGreaterThanOrEqual(Math.min(count, seen + Math.ceil(height / rowHeight)));
    }
  });
});

describe('the limit of texts', () => {
  it('counts characters as readers do', () => {
    expect(lengthOf('😀é')).toBe(2);
    expect(tooLong('😀'.repeat(255))).toBe(false);
    expect(tooLong('x'.repeat(256))).toBe(true);
  });
});
