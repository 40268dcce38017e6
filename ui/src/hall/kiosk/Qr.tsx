/** @jsxImportSource preact */
import { correction, generate } from 'lean-qr';
import type { VNode } from 'preact';

/** The space that a scanner needs around a code, in its own dots. */
const SPACE = 4;

/** A QR code, drawn as one path: sharp at every size, and dark on light whatever the theme is. */
export function Qr({ text, label }: { text: string; label: string }): VNode {
  const code = generate(text, { minCorrectionLevel: correction.M });
  const dots: string[] = [];
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      if (code.get(x, y)) dots.push(`M${x + SPACE} ${y + SPACE}h1v1h-1z`);
    }
  }
  const size = code.size + 2 * SPACE;
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} data-testid="qr" data-text={text}>
      <path d={dots.join('')} />
    </svg>
  );
}
