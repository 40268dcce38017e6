/** The words of the questions that stand over the screen. */
import type { Question } from '../state/overlays.svelte';
import { say, type Say } from './text';

/** A question: what is asked, what follows, yes and no. */
export interface QuestionWords {
  /** The heading. */
  title: Say;
  /** What follows from yes. */
  texts: Say[];
  /** The button that does it. */
  yes: Say;
  /** The other way to do it: the open ticket is paused instead of ended. */
  pause?: Say;
  /** The button that changes nothing. */
  no: Say;
}

/** The words of a question. */
export function questionWords(question: Question): QuestionWords {
  switch (question.ask) {
    case 'openFirst': {
      const args = { open: question.open, label: question.label };
      const texts: Say[] = [say('ask-open-text', args)];
      if (question.boundName !== null) texts.push(boundTo(question.label, question.boundName));
      return {
        title: say('ask-open-title', { open: question.open }),
        texts,
        yes: say('ask-open-yes', args),
        pause: say('ask-open-pause', args),
        no: say('ask-open-no', { open: question.open }),
      };
    }
    case 'callBound':
      return {
        title: boundTo(question.label, question.boundName),
        texts: [say('ask-bound-text', { name: question.boundName })],
        yes: say('ask-bound-yes', { label: question.label }),
        no: say('ask-bound-no'),
      };
    case 'endSoon': {
      const args = { label: question.label };
      return {
        title: say('ask-end-title', args),
        texts: [say('ask-end-text')],
        yes: say('ask-end-yes', args),
        no: say('ask-end-no', args),
      };
    }
    case 'endSoonCallNext': {
      const args = { label: question.label };
      const then = nextAfter(question.label, question.next, question.sure);
      return {
        title: say('ask-end-title', args),
        texts: [say('ask-end-text'), then],
        yes: say('ask-end-call-yes', args),
        no: say('ask-end-no', args),
      };
    }
    case 'forget': {
      const args = { label: question.label };
      return {
        title: say('ask-forget-title', args),
        texts: [say('ask-forget-text', args)],
        yes: say('ask-forget-yes', args),
        no: say('ask-forget-no', args),
      };
    }
    case 'closeOfflineCall': {
      const args = { label: question.label };
      return {
        title: say('ask-by-hand-title', args),
        texts: [say('ask-by-hand-text', args)],
        yes: say('ask-by-hand-yes', args),
        no: say('ask-by-hand-no'),
      };
    }
  }
}

/** What follows where somebody else is called at once. */
function nextAfter(label: string, next: string | null, sure: boolean): Say {
  if (next === null) return say('ask-end-call-text', { label });
  const args = { label, next };
  return sure ? say('ask-end-call-text-sure', args) : say('ask-end-call-text-next', args);
}

function boundTo(label: string, name: string): Say {
  return say('ask-bound-title', { label, name });
}
