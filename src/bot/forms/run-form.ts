import type { Conversation } from '@grammyjs/conversations';
import type { Context } from 'grammy';
import { fold } from '../../domain/fold.ts';
import {
  ANSWERED_BEFORE,
  CANCEL_FORM,
  FORM_CANCELLED,
  formQuestion,
  PRESS_A_CHOICE,
} from '../../render/prompts/forms.ts';
import { plain } from '../../render/replies.ts';
import { answerPress, changePressed, say } from '../reply.ts';
import { whoAndWhere, type Services } from '../services.ts';
import type { AnyForm, Answers, FormStep } from './form.ts';

type Talk = Conversation;

/** Questions of one form: a form that asks more without end is a fault. */
const QUESTIONS_BOUND = 200;
const FORM = 'form:';
const CANCEL = 'form:cancel';
const SAVE = 'form:save';

/**
 * Leads a person through a form: asks what follows from the answers until nothing does, shows what will be stored, stores it
 * by one press. Between two answers everything is in the database. Reads and writes go through `external`: a form is
 * replayed from its beginning at every answer.
 */
export async function runForm(
  services: Services,
  forms: ReadonlyMap<string, AnyForm>,
  talk: Talk,
  ctx: Context,
  [formId, argument]: readonly [string, string],
): Promise<void> {
  const form = forms.get(formId);
  const filler = whoAndWhere(ctx);
  if (!form) return;
  const opened = await talk.external(() => form.open(filler, argument));
  if (!opened.ok) return void (await say(services, ctx, plain(opened.words)));
  const answers: Record<string, string> = {};
  for (let asked = 0; asked < QUESTIONS_BOUND; asked += 1) {
    const now = new Date(await talk.external(() => services.app.clock().getTime()));
    const step = form.next(opened.ground, answers, now);
    if (!step) return storeReviewed(services, form, talk, ctx, { ground: opened.ground, answers });
    // A choice says which question it answers: the second of two quick taps is no answer to the next one.
    const dataOf = (choice: number) => `${FORM}${form.id}:${asked}:${choice}`;
    const answer = await ask(services, talk, ctx, step, dataOf);
    if (answer === null) return void (await say(services, ctx, plain(FORM_CANCELLED)));
    answers[step.id] = answer;
  }
}

/** Asks one question until it is answered rightly; null when the form was given up. */
async function ask(
  services: Services,
  talk: Talk,
  ctx: Context,
  step: FormStep,
  dataOf: (choice: number) => string,
): Promise<string | null> {
  const choices = step.choices.map(({ label }, index) => [{ label, data: dataOf(index) }]);
  const question = formQuestion(step.question, [...choices, [{ label: CANCEL_FORM, data: CANCEL }]]);
  const asked = [await say(services, ctx, question)];
  for (let tries = 0; tries < QUESTIONS_BOUND; tries += 1) {
    const answered = await talk.waitUntil((next) => isAnswer(next, step, asked), { next: true });
    const data = answered.callbackQuery?.data;
    const chosen = step.choices.find((_, index) => data === dataOf(index));
    if (data !== undefined) {
      const known = data === CANCEL || chosen !== undefined;
      await answerPress(services, answered, known ? '' : ANSWERED_BEFORE, false);
      if (data === CANCEL) return null;
      if (chosen) return chosen.value;
      continue;
    }
    const words = (answered.message?.text ?? answered.message?.caption ?? '').trim();
    const typed = typedChoice(step, words);
    if (typed !== null) return typed;
    const read = step.read(words);
    if (read.ok) return read.value;
    asked.push(await say(services, ctx, plain(read.mend)));
  }
  return null;
}

/** The value of the choice whose label was typed; null when no single one is called so. */
function typedChoice({ choices }: FormStep, words: string): string | null {
  const called = choices.filter(({ label }) => fold(label) === fold(words));
  return called.length === 1 ? (called[0]?.value ?? null) : null;
}

/**
 * Any press of a form, or a message: plain, or a reply to this very question, to what was wrong with an answer to it. Where
 * only a choice is asked for, a message is its words. Anything else is the rest of the bot's.
 */
function isAnswer(ctx: Context, step: FormStep, asked: readonly (number | null)[]): boolean {
  const data = ctx.callbackQuery?.data;
  if (data !== undefined) return data.startsWith(FORM);
  if (!ctx.message || (!step.words && ctx.message.text === undefined)) return false;
  const repliedTo = ctx.message.reply_to_message?.message_id;
  return repliedTo === undefined || asked.includes(repliedTo);
}

async function storeReviewed(
  services: Services,
  form: AnyForm,
  talk: Talk,
  ctx: Context,
  { ground, answers }: { ground: unknown; answers: Answers },
): Promise<void> {
  const review = form.review(ground, answers, { save: SAVE, cancel: CANCEL });
  await say(services, ctx, review);
  const pressed = await decided(services, talk, ctx);
  if (pressed?.callbackQuery?.data !== SAVE) return void (await say(services, ctx, plain(FORM_CANCELLED)));
  // One press stores once, however often its update is handled. A press too old to be answered stores all the same.
  const key = `cb:${pressed.callbackQuery.id}`;
  const stored = await talk.external(() => form.save(whoAndWhere(pressed), ground, answers, key));
  await answerPress(services, pressed, '', false);
  await changePressed(services, pressed, { ...review, buttons: [] });
  await say(services, pressed, stored);
}

/** Waits for «Сохранить» or «Отмена»; a late tap on a question is none of them, nor are words. */
async function decided(services: Services, talk: Talk, ctx: Context): Promise<Context | null> {
  for (let tries = 0; tries < QUESTIONS_BOUND; tries += 1) {
    const pressed = await talk.waitUntil(isDecision, { next: true });
    const data = pressed.callbackQuery?.data;
    if (data === undefined) {
      await say(services, ctx, plain(PRESS_A_CHOICE));
      continue;
    }
    if (data === SAVE) return pressed;
    await answerPress(services, pressed, data === CANCEL ? '' : ANSWERED_BEFORE, false);
    if (data === CANCEL) return pressed;
  }
  return null;
}

/** A press of a form, or plain words: the form was asked last, and they were meant for it. */
function isDecision({ callbackQuery, message }: Context): boolean {
  if (callbackQuery?.data?.startsWith(FORM)) return true;
  return message?.text !== undefined && message.reply_to_message === undefined;
}
