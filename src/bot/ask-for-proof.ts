import type { Context } from 'grammy';
import { keepingWords, withKeptWords, type AboutCase } from '../app/acts/answers.ts';
import { alikeAnswered, awaitWords, type Question } from '../app/acts/prompts.ts';
import { plain } from '../render/replies.ts';
import type { Said } from './albums.ts';
import { say } from './reply.ts';
import type { Services } from './services.ts';

/**
 * Words came without the proof that the book demands: they wait for it with their question, and a reply to this request
 * completes them as one to the question does.
 */
export async function askForProof(
  services: Services,
  ctx: Context,
  question: Question & { expected: AboutCase },
  { words, request }: { words: Said; request: string },
): Promise<void> {
  const { app } = services;
  const expected = keepingWords(question.expected, withKeptWords(question.expected, words.text));
  const asked = await say(services, ctx, plain(request), { replyTo: ctx.message?.message_id ?? 0 });
  await awaitWords(app, { ...question, expected });
  if (asked !== null) await awaitWords(app, { ...question, messageId: asked, expected });
  // Asked before without these words.
  if (JSON.stringify(expected) !== JSON.stringify(question.expected)) await alikeAnswered(app, question);
}
