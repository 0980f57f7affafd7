import { WORDS_NEEDED } from '../../render/replies.ts';
import type { FormStep } from './form.ts';

/** Longer words are cut, as everywhere: a line of a report, not a letter. In code points. */
const MAX_WORDS = 1_000;

/** Asks for words. */
export function textStep(id: string, question: string): FormStep {
  return { id, question, choices: [], words: true, read: readText };
}

/** Asks for one of some things, by a tap. */
export function choiceStep(id: string, question: string, choices: FormStep['choices'], mend: string): FormStep {
  return { id, question, choices, words: false, read: () => ({ ok: false, mend }) };
}

function readText(words: string): ReturnType<FormStep['read']> {
  const text = [...words].slice(0, MAX_WORDS).join('');
  return text === '' ? { ok: false, mend: WORDS_NEEDED } : { ok: true, value: text };
}
