import type { Context } from 'grammy';
import type { CaseAccess } from '../app/acts/case-access.ts';
import { actOfWords, type AboutCase } from '../app/acts/answers.ts';
import { NO_CASE, type Expected } from '../app/acts/expected.ts';
import { awaitWords, questionFor } from '../app/acts/prompts.ts';
import type { Screen } from '../domain/message.ts';
import {
  falseAlarmPrompt,
  informingPrompt,
  measuresPrompt,
  progressPrompt,
  rejectPrompt,
  resolvedPrompt,
  usualPrompt,
} from '../render/prompts/prompts.ts';
import {
  decisionPrompt,
  editDraftPrompt,
  explainPrompt,
  holdDraftPrompt,
  proposalsPrompt,
  workingGroupPrompt,
} from '../render/prompts/report-prompts.ts';
import {
  answerPrompt,
  evidencePrompt,
  measureDonePrompt,
  problemPrompt,
  submitPrompt,
  withdrawPrompt,
} from '../render/prompts/task-prompts.ts';
import { ALREADY_ASKED } from '../render/replies.ts';
import type { CaseView } from '../render/view.ts';
import { impossible, type Told } from './act.ts';
import { say } from './reply.ts';
import { whoAndWhere, type Services } from './services.ts';

/** What is asked about a case. */
export type CaseQuestion = AboutCase;

/** The words of a question about a case. */
export function questionOf(view: CaseView, question: CaseQuestion): Screen {
  switch (question.kind) {
    case 'progress':
      return question.trend === null
        ? progressPrompt(view, question.channels)
        : measuresPrompt(view, question.trend, question.channels);
    case 'informing':
      return informingPrompt(view);
    case 'resolved':
      return resolvedPrompt(view);
    case 'reject-closing':
      return rejectPrompt(view);
    case 'false-alarm':
      return falseAlarmPrompt(view);
    case 'rise-usual':
      return usualPrompt(view);
    case 'proposals':
      return proposalsPrompt(view);
    case 'working-group':
      return workingGroupPrompt(view);
    case 'decision':
      return decisionPrompt(view);
    case 'answer':
      return answerPrompt(view);
    case 'withdraw':
      return withdrawPrompt(view);
    case 'edit-draft':
      return editDraftPrompt(view);
    case 'hold-draft':
      return holdDraftPrompt(view);
    case 'submit':
      return submitPrompt(view, question.rule);
    case 'problem':
      return problemPrompt(view, question.rule, question.to);
    case 'explain':
      return explainPrompt(view);
    case 'evidence':
      return evidencePrompt(view, question.rule);
    case 'measure-done':
      return measureDonePrompt(view, question.index);
  }
}

/** Stands for words that have not come yet, and is never shown: whether the act is possible does not hang on which they are. */
const SOME_WORDS = { text: 'слова ещё не написаны', evidence: [] };

/**
 * Asks for words by a press: not for an act that is not possible any more, and not again what stands as the last question
 * of a private chat, which the next words answer.
 */
export async function askOnce(
  services: Services,
  ctx: Context,
  access: Pick<Extract<CaseAccess, { kind: 'granted' }>, 'view' | 'actor'>,
  question: CaseQuestion,
): Promise<Told> {
  const { view } = access;
  const body = actOfWords(question, SOME_WORDS);
  const refused = body && (await impossible(services, access, body));
  if (refused) return refused;
  const asked = await questionFor(services.app, { ...whoAndWhere(ctx), messageId: null });
  if (asked?.caseId === view.case.id && isSame(asked.expected, question)) return { words: ALREADY_ASKED, window: true };
  return { words: '', window: false, followUp: () => askAboutCase(services, ctx, view, question) };
}

/** What was tapped within «Час N» does not make it another question. */
function isSame(asked: Expected, question: CaseQuestion): boolean {
  if (question.kind === 'progress') return asked.kind === 'progress';
  return JSON.stringify(asked) === JSON.stringify(question);
}

/** Asks one line about a case of whoever pressed: the reply to this message is the answer, in a private chat the next words. */
export async function askAboutCase(
  services: Services,
  ctx: Context,
  view: CaseView,
  question: CaseQuestion,
): Promise<void> {
  await ask(services, ctx, { caseId: view.case.id, expected: question, screen: questionOf(view, question) });
}

/** Asks one line that belongs to no case yet. */
export async function askAboutNothing(
  services: Services,
  ctx: Context,
  expected: Expected,
  screen: Screen,
): Promise<void> {
  await ask(services, ctx, { caseId: NO_CASE, expected, screen });
}

async function ask(
  services: Services,
  ctx: Context,
  { caseId, expected, screen }: { caseId: number; expected: Expected; screen: Screen },
): Promise<void> {
  const chatId = ctx.chat?.id;
  const personId = ctx.from?.id;
  if (chatId === undefined || personId === undefined) return;
  const about = ctx.callbackQuery?.message?.message_id ?? ctx.message?.message_id;
  const messageId = await say(services, ctx, screen, about === undefined ? {} : { replyTo: about });
  if (messageId === null) return;
  await awaitWords(services.app, { chatId, messageId, caseId, personId, expected });
}
