/** The words of the questions that stand over the screen. */
import type { Question } from '../state/question';
import { msg, type Say } from './text';

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
      const texts: Say[] = [{ id: msg('ask-open-text'), args }];
      if (question.boundName !== null) texts.push(boundTo(question.label, question.boundName));
      return {
        title: { id: msg('ask-open-title'), args: { open: question.open } },
        texts,
        yes: { id: msg('ask-open-yes'), args },
        pause: { id: msg('ask-open-pause'), args },
        no: { id: msg('ask-open-no'), args: { open: question.open } },
      };
    }
    case 'callBound':
      return {
        title: boundTo(question.label, question.boundName),
        texts: [{ id: msg('ask-bound-text'), args: { name: question.boundName } }],
        yes: { id: msg('ask-bound-yes'), args: { label: question.label } },
        no: { id: msg('ask-bound-no') },
      };
    case 'endSoon': {
      const args = { label: question.label };
      return {
        title: { id: msg('ask-end-title'), args },
        texts: [{ id: msg('ask-end-text') }],
        yes: { id: msg('ask-end-yes'), args },
        no: { id: msg('ask-end-no'), args },
      };
    }
    case 'endSoonCallNext': {
      const args = { label: question.label };
      const then = nextAfter(question.label, question.next, question.sure);
      return {
        title: { id: msg('ask-end-title'), args },
        texts: [{ id: msg('ask-end-text') }, then],
        yes: { id: msg('ask-end-call-yes'), args },
        no: { id: msg('ask-end-no'), args },
      };
    }
    case 'forget': {
      const args = { label: question.label };
      return {
        title: { id: msg('ask-forget-title'), args },
        texts: [{ id: msg('ask-forget-text'), args }],
        yes: { id: msg('ask-forget-yes'), args },
        no: { id: msg('ask-forget-no'), args },
      };
    }
    case 'closeByHand': {
      const args = { label: question.label };
      return {
        title: { id: msg('ask-by-hand-title'), args },
        texts: [{ id: msg('ask-by-hand-text'), args }],
        yes: { id: msg('ask-by-hand-yes'), args },
        no: { id: msg('ask-by-hand-no'), args },
      };
    }
  }
}

/** What follows where somebody else is called at once. */
function nextAfter(label: string, next: string | null, sure: boolean): Say {
  if (next === null) return { id: msg('ask-end-call-text'), args: { label } };
  const args = { label, next };
  return sure ? { id: msg('ask-end-call-text-sure'), args } : { id: msg('ask-end-call-text-next'), args };
}

function boundTo(label: string, name: string): Say {
  return { id: msg('ask-bound-title'), args: { label, name } };
}
