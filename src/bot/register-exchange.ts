import type { Context } from 'grammy';
import { NO_CASE } from '../app/acts/expected.ts';
import { awaitWords, questionFor } from '../app/acts/prompts.ts';
import { mayFill } from '../app/registers/may-fill.ts';
import type { Screen } from '../domain/message.ts';
import { rightText, STALE_BUTTON } from '../render/acts/right.ts';
import { NO_SUCH_REGISTER, whichRegister } from '../render/registers/register-file.ts';
import { fileHelp } from '../render/registers/register-row.ts';
import { plain } from '../render/replies.ts';
import { readableBy, readableRegister, refusal, registersNamed, type Readable } from './registry.ts';
import { say } from './reply.ts';
import { sendTable } from './send-table.ts';
import { whoAndWhere, type Book, type Services } from './services.ts';

/** A caption by which a file says which register it is for. */
const CAPTION = /^(?:\/registry(?:@\w+)?|реестр)(?:\s+(.*))?$/isu;

/** What a file that was sent is for: a register, a reason why not, or no register at all. */
export type FileMeant =
  | { kind: 'register'; book: Book; register: Book['registers'][string] }
  | { kind: 'said'; screen: Screen }
  | { kind: 'other' };

/** «Внести файлом»: how the file is to look; from then on a file in reply to that message is for this register. */
export async function askForFile(
  services: Services,
  ctx: Context,
  look: { regulation: string; register: string },
): Promise<void> {
  const { app } = services;
  const found = await readableRegister(services, ctx, look);
  if (!found) return void (await say(services, ctx, plain(STALE_BUTTON)));
  const right = await mayFill(app.database.db, app, whoAndWhere(ctx), found);
  if (!right.ok) return void (await say(services, ctx, plain(rightText(right.reason))));
  const messageId = await say(services, ctx, fileHelp(found.register));
  if (messageId === null) return;
  const expected = { kind: 'register-file' as const, regulation: look.regulation, register: look.register };
  await awaitWords(app, { ...whoAndWhere(ctx), messageId, caseId: NO_CASE, expected });
}

/** «Скачать»: the register as files. */
export async function sendRegister(
  services: Services,
  ctx: Context,
  look: { regulation: string; register: string },
): Promise<void> {
  const found = await readableRegister(services, ctx, look);
  if (!found) return void (await say(services, ctx, plain(STALE_BUTTON)));
  await sendTable(services, ctx, found);
}

/**
 * Which register a file is for: by its caption (`/registry flushings`, «реестр …»), or by the message of «Внести файлом» it
 * answers. The right is looked up before anything is fetched.
 */
export async function registerMeant(services: Services, ctx: Context): Promise<FileMeant> {
  const { caption, reply_to_message: repliedTo } = ctx.message ?? {};
  const called = CAPTION.exec(caption?.trim() ?? '');
  if (called) return namedRegister(services, ctx, called[1] ?? '');
  if (repliedTo?.from?.id !== ctx.me.id) return { kind: 'other' };
  const question = await questionFor(services.app, { ...whoAndWhere(ctx), messageId: repliedTo.message_id });
  if (question?.expected.kind !== 'register-file') return { kind: 'other' };
  const found = await readableRegister(services, ctx, question.expected);
  return found ? ifMayFill(services, ctx, found) : { kind: 'said', screen: plain(NO_SUCH_REGISTER) };
}

async function namedRegister(services: Services, ctx: Context, words: string): Promise<FileMeant> {
  const readable = await readableBy(services, ctx);
  const found = registersNamed(readable, words.trim());
  const [first] = found;
  if (first && found.length === 1) return ifMayFill(services, ctx, first);
  const kept = readable.filter(isKept);
  if (kept.length > 0) return { kind: 'said', screen: whichRegister(kept.map(({ register }) => register)) };
  return { kind: 'said', screen: await refusal(services, ctx) };
}

/** Does somebody who sends a file keep a register here? Then they are told how it is sent. */
export async function keepsRegister(services: Services, ctx: Context): Promise<boolean> {
  return (await readableBy(services, ctx)).some(isKept);
}

function isKept({ register, own }: Readable): boolean {
  return register.keptBy.some((post) => own.includes(post));
}

async function ifMayFill({ app }: Services, ctx: Context, { book, register }: Readable): Promise<FileMeant> {
  const right = await mayFill(app.database.db, app, whoAndWhere(ctx), { book, register });
  if (!right.ok) return { kind: 'said', screen: plain(rightText(right.reason)) };
  return { kind: 'register', book, register };
}
