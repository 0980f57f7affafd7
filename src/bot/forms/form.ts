import type { Screen } from '../../domain/message.ts';

/** What was answered so far, by step; JSON, because a form outlives the process between two answers. */
export type Answers = Readonly<Record<string, string>>;

/** One question of a form. The answer is words, or the value of a pressed choice. */
export interface FormStep {
  id: string;
  question: string;
  /** Buttons under the question; `value` is what becomes the answer. */
  choices: { label: string; value: string }[];
  /** May any words be the answer? Otherwise one of the choices is pressed, or its label typed. */
  words: boolean;
  /** The answer as it is kept, or what is wrong with it, in words that say what to do. */
  read(words: string): { ok: true; value: string } | { ok: false; mend: string };
}

/** Data of the buttons under what is going to be stored. */
export interface FormPresses {
  save: string;
  cancel: string;
}

/** Who fills the form, looked up again at every step: a person who has left the post can't finish it. */
export interface Filler {
  personId: number;
  chatId: number;
}

/**
 * A form as data: which question follows from the answers, what is shown before it is stored, and what storing it does.
 * `open` reads once what the questions rest on; it is kept with the answers.
 */
export interface Form<Ground> {
  id: string;
  /** What the form rests on, as JSON; words instead when this person may not fill it here. */
  open(filler: Filler, argument: string): Promise<{ ok: true; ground: Ground } | { ok: false; words: string }>;
  /** The next question, or null when everything was answered. Pure: it is asked again when the form is replayed. */
  next(ground: Ground, answers: Answers, now: Date): FormStep | null;
  /** What is shown before it is stored, with the buttons for it. */
  review(ground: Ground, answers: Answers, presses: FormPresses): Screen;
  /** Stores it once under the key; gives what is said. The right is looked up here again. */
  save(filler: Filler, ground: Ground, answers: Answers, key: string): Promise<Screen>;
}

/** A form of any ground, as the runner sees it. */
export type AnyForm = Form<unknown>;
