/** The slip of a ticket that a clerk issues: its sentences in the visitor's language, and the picture. */
import { FluentBundle } from '@fluent/bundle';

import { directionOf, loadMessages, pickLocale, withLatinDigits, availableLocales } from '../i18n/locale';
import { currentLocale, msg, type MessageId } from '../i18n/text';
import { wholeMinutes } from '../i18n/words';
import { drawSlip, type SlipText } from '../slip/draw';
import type { Issued } from '../state/issuing.svelte';

/** What stands on it. `lang` is the visitor's language; empty for the page's. */
export async function slipText(issued: Issued, location: string | null, lang: string, now = new Date()): Promise<SlipText> {
  const tag = pickLocale([lang.replace('_', '-'), currentLocale()], availableLocales());
  const bundle = new FluentBundle(withLatinDigits(tag), { useIsolating: false });
  bundle.addResource(await loadMessages(tag));
  const words = (id: MessageId<'n'>, n: number): string => {
    const pattern = bundle.getMessage(id)?.value;
    return pattern ? bundle.formatPattern(pattern, { n }) : '';
  };
  return {
    lang: tag,
    dir: directionOf(tag),
    location,
    service: issued.serviceName,
    number: issued.label,
    lines: [
      ...(issued.ahead === null ? [] : [words(msg('slip-ahead'), issued.ahead)]),
      ...(issued.averageWaitS === null ? [] : [words(msg('slip-wait'), wholeMinutes(issued.averageWaitS))]),
    ],
    code: null,
    when: new Intl.DateTimeFormat(withLatinDigits(tag), { dateStyle: 'long', timeStyle: 'short' }).format(now),
  };
}

/** Draws it: a PNG in Base64. */
export function slipPicture(slip: SlipText): string {
  const canvas = document.createElement('canvas');
  drawSlip(canvas, slip);
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/u, '');
}
