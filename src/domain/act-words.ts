import type { ActKind } from './act.ts';

/** Acts whose words somebody reads who was not there: as the state of things, as a reason, in a report. */
export const WORDED_ACTS = [
  'announce',
  'progress',
  'informing',
  'resolved',
  'reject-closing',
  'false-alarm',
  'proposals',
  'working-group',
  'decision',
  'send-drafts',
  'hold-drafts',
  'explain',
  'measure-done',
  'submit',
  'problem',
  'answer',
  'withdraw',
] as const satisfies readonly ActKind[];
export type WordedAct = (typeof WORDED_ACTS)[number];

const LETTER = /\p{L}/u;
const FIGURE = /\p{N}/u;
/** A letter by itself is no word. */
const WORD = /\p{L}{2,}/gu;
/** Nor is one that was held down. */
const ONE_LETTER = /^(.)\1*$/u;
/** They answer the bot, thank it or say that one is at it, and tell nobody anything: «понял вас», «в работе». */
const NODS: readonly string[] = (
  'ок ok окей okay да ну ага угу так есть вас всё все норм нормально хорошо отлично ладно ясно понятно спасибо пожалуйста ' +
  'понял поняла поняли принял приняла приняли принято работаю работаем работе работу'
).split(' ');
/** «РСО», «то же»: in words that are no nods. */
const LETTERS_AT_LEAST = 3;

/**
 * Is there anything in these words for whoever reads them later? One short word is enough, or a figure beside a letter («к
 * 18:00»): people write in the field, on a phone. «ок», «.», «+», a picture tell nothing.
 */
export function tellsSomething(text: string): boolean {
  // A phone may write «й» as two characters.
  const words = text.normalize('NFC').toLowerCase();
  if (FIGURE.test(words) && LETTER.test(words)) return true;
  const telling = (words.match(WORD) ?? []).filter((word) => !ONE_LETTER.test(word) && !NODS.includes(word));
  return telling.join('').length >= LETTERS_AT_LEAST;
}
