import type { Context } from 'grammy';
import { NO_CASE, type Expected } from '../app/expected.ts';
import { awaitWords } from '../app/prompts.ts';
import type { Screen } from '../domain/message.ts';
import {
  falseAlarmPrompt,
  informingPrompt,
  measuresPrompt,
  progressPrompt,
  rejectPrompt,
  resolvedPrompt,
  usualPrompt,
} from '../render/prompts.ts';
import type { CaseView } from '../render/view.ts';
import { say } from './reply.ts';
import type { Services } from './services.ts';

/** What is asked about a case. */
export type CaseQuestion = Exclude<Expected, { kind: 'open-by-hand' | 'import' }>;

/** The words of a question about a case. */
export function questionOf(view: CaseView, question: CaseQuestion): Screen {
  switch (question.kind) {
    case 'progress':
      return question.trend === null ? progressPrompt(view) : measuresPrompt(view, question.trend);
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
  }
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
