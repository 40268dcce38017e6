/**
 * The printed ticket, drawn as a picture: the browser has the fonts and shapes Arabic, so no printer needs to know letters. The
 * hall's kiosk and the counter draw the same.
 *
 * All sentences come in ready, in the visitor's language. What came from a server is drawn as text, kept apart by isolating
 * characters where it stands in a sentence.
 */
import { correction, generate } from 'lean-qr';

/** Dots in a line of the paper; what the server takes. */
export const WIDTH = 576;
/** The most rows that the server takes. */
export const MAX_ROWS = 1600;

/** What stands on a slip, from top to bottom. */
export interface SlipText {
  /** The visitor's language, as a BCP 47 tag. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** The branch. */
  readonly location: string | null;
  readonly service: string;
  /** The ticket's number as it will be called, with its letter. */
  readonly number: string;
  /** How many are ahead, and about when it is this visitor's turn. */
  readonly lines: readonly string[];
  /** The address that the QR code holds, with a sentence that says what it is for. */
  readonly code: { readonly address: string; readonly hint: string } | null;
  /** Date and time. */
  readonly when: string;
}

/** White on both sides. Printers with 512 dots in a line print all that is between. */
const MARGIN = 32;
const FONTS = "system-ui, 'Noto Sans', 'Noto Sans Arabic', 'DejaVu Sans', sans-serif";
/** The part of its usual size that a text keeps at least: longer words are broken. */
const SMALLEST = 0.6;
/** Lines of one text: what is longer ends with a sign. */
const MOST_LINES = 3;
/** The largest dot of a QR code, and the space that scanners need around it, in its own dots. */
const QR_DOT = 8;
const QR_SPACE = 4;
const LARGEST_QR = 360;

interface Style {
  readonly size: number;
  readonly weight: number;
  /** White below it. */
  readonly below: number;
}

const LOCATION: Style = { size: 28, weight: 400, below: 18 };
const SERVICE: Style = { size: 34, weight: 600, below: 14 };
const NUMBER: Style = { size: 168, weight: 700, below: 10 };
const LINE: Style = { size: 30, weight: 400, below: 6 };
const HINT: Style = { size: 26, weight: 400, below: 6 };
const WHEN: Style = { size: 24, weight: 400, below: 0 };

/** One thing on the slip: its height, and how it is drawn from this row on. */
interface Part {
  readonly height: number;
  readonly draw: (top: number) => void;
}

/** Draws the slip; the canvas becomes as high as it is. */
export function drawSlip(canvas: HTMLCanvasElement, slip: SlipText): void {
  const paper = canvas.getContext('2d');
  if (!paper) throw new Error('this browser has no canvas');
  // The fonts that the page's language asks for.
  canvas.lang = slip.lang;
  const words = (text: string, style: Style): Part => textPart(paper, text, style, slip.dir);
  const parts = [
    ...(slip.location === null ? [] : [words(slip.location, LOCATION)]),
    words(slip.service, SERVICE),
    numberPart(paper, slip.number),
    ...slip.lines.map((line) => words(line, LINE)),
    ...(slip.code ? [codePart(paper, slip.code.address), words(slip.code.hint, HINT)] : []),
    space(14),
    words(slip.when, WHEN),
  ];
  canvas.width = WIDTH;
  canvas.height = Math.min(MAX_ROWS, Math.ceil(parts.reduce((sum, part) => sum + part.height, 0)) + 24);
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.fillStyle = '#000';
  let top = 12;
  for (const part of parts) {
    part.draw(top);
    top += part.height;
  }
}

/** The slip as the server takes it. */
export function slipPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => {
      if (blob) done(blob);
      else failed(new Error('this browser makes no picture of a canvas'));
    }, 'image/png');
  });
}

function space(height: number): Part {
  return { height, draw: () => undefined };
}

function font({ size, weight }: Style): string {
  return `${weight} ${size}px ${FONTS}`;
}

/** A text in the middle, in as many lines as it needs; smaller, where a word would not fit into one. */
function textPart(paper: CanvasRenderingContext2D, text: string, usual: Style, dir: 'ltr' | 'rtl'): Part {
  paper.font = font(usual);
  const longest = Math.max(1, ...text.split(/\s+/u).map((word) => paper.measureText(word).width));
  const fits = Math.max(SMALLEST, Math.min(1, (WIDTH - 2 * MARGIN) / longest));
  const style = { ...usual, size: Math.floor(usual.size * fits) };
  paper.font = font(style);
  const lines = wrapped(text, WIDTH - 2 * MARGIN, (part) => paper.measureText(part).width);
  const step = Math.round(style.size * 1.3);
  return {
    height: lines.length * step + style.below,
    draw(top) {
      paper.font = font(style);
      paper.direction = dir;
      paper.textAlign = 'center';
      paper.textBaseline = 'middle';
      for (const [index, line] of lines.entries()) paper.fillText(line, WIDTH / 2, top + (index + 0.5) * step);
    },
  };
}

/** The number as large as it fits. It reads from left to right in every language, as on the screen. */
function numberPart(paper: CanvasRenderingContext2D, number: string): Part {
  paper.font = font(NUMBER);
  const wide = paper.measureText(number).width;
  const size = Math.floor(NUMBER.size * Math.min(1, (WIDTH - 2 * MARGIN) / Math.max(1, wide)));
  return {
    height: size + NUMBER.below,
    draw(top) {
      paper.font = font({ ...NUMBER, size });
      paper.direction = 'ltr';
      paper.textAlign = 'center';
      paper.textBaseline = 'middle';
      paper.fillText(number, WIDTH / 2, top + size / 2);
    },
  };
}

/** A QR code with dots of whole rows, so that it stays sharp. */
function codePart(paper: CanvasRenderingContext2D, address: string): Part {
  const code = generate(address, { minCorrectionLevel: correction.M });
  const dots = code.size + 2 * QR_SPACE;
  const dot = Math.max(1, Math.min(QR_DOT, Math.floor(LARGEST_QR / dots)));
  const left = Math.floor((WIDTH - code.size * dot) / 2);
  return {
    height: dots * dot,
    draw(top) {
      for (let y = 0; y < code.size; y += 1) {
        for (let x = 0; x < code.size; x += 1) {
          if (code.get(x, y)) paper.fillRect(left + x * dot, top + (y + QR_SPACE) * dot, dot, dot);
        }
      }
    },
  };
}

/** Breaks a text between its words, and within a word that is too long by itself. */
export function wrapped(text: string, most: number, width: (part: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  const pieces = text.trim().split(/\s+/u).flatMap((word) => [' ', ...(width(word) > most ? word : [word])]);
  for (const piece of pieces) {
    if (line !== '' && width(line + piece) > most) {
      lines.push(line);
      line = '';
      if (lines.length > MOST_LINES) break;
    }
    if (line !== '' || piece !== ' ') line += piece;
  }
  if (line.trim() !== '') lines.push(line);
  const kept = lines.slice(0, MOST_LINES).map((one) => one.trim());
  const last = kept[kept.length - 1];
  if (lines.length > MOST_LINES && last !== undefined) {
    const letters = [...last];
    while (letters.length > 0 && width(`${letters.join('')}…`) > most) letters.pop();
    kept[MOST_LINES - 1] = `${letters.join('')}…`;
  }
  return kept;
}
