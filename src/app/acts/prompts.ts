import { addMs } from '../../domain/calendar.ts';
import type { Trend } from '../../domain/case.ts';
import type { Screen } from '../../domain/message.ts';
import { PROMPT_LIFE_MS } from '../../domain/safety-terms.ts';
import type { Tx } from '../../store/database.ts';
import { findMessageCase, isPromptMessage, recordMessageCase } from '../../store/message-case.ts';
import { listOpenPrompts } from '../../store/open-prompts.ts';
import {
  changePromptExpects,
  openPrompt,
  takePrompt,
  useAlike,
  usePrompt,
  type PromptPlace,
} from '../../store/prompts.ts';
import type { App } from '../app.ts';
import {
  decodeExpected,
  encodeExpected,
  IMPORT_PREFIX,
  NO_CASE,
  REGISTER_FILE_PREFIX,
  type AwaitedImport,
  type Expected,
} from './expected.ts';

/** A question of the bot: the message that asks it, of whom, about which case (`NO_CASE` for none), and what for. */
export interface Question extends PromptPlace {
  caseId: number;
  personId: number;
  expected: Expected;
}

type Stored = Pick<App, 'database' | 'clock'>;

/** From now on the bot waits for these words: as a reply to the message, in a private chat also as the next words. */
export async function awaitWords({ database, clock }: Stored, question: Question): Promise<void> {
  const { expected, chatId, messageId, caseId, personId } = question;
  const createdAt = clock();
  const expiresAt = addMs(createdAt, PROMPT_LIFE_MS);
  const place = { chatId, messageId, caseId, personId };
  await openPrompt(database.db, { ...place, expects: encodeExpected(expected), createdAt, expiresAt });
}

/**
 * The question that a message of this person answers, by the message replied to or, in a private chat without one, the
 * newest. Null when it answers none that is waited for.
 */
export function questionFor(
  { database, clock }: Stored,
  from: { chatId: number; personId: number; messageId: number | null },
): Promise<Question | null> {
  return questionIn(database.db, clock(), from);
}

async function questionIn(
  tx: Tx,
  now: Date,
  from: { chatId: number; personId: number; messageId: number | null },
): Promise<Question | null> {
  const prompt = await takePrompt(tx, { ...from, now, wordless: IMPORT_PREFIX, repliedOnly: REGISTER_FILE_PREFIX });
  const expected = prompt && decodeExpected(prompt.expects);
  if (!prompt || !expected) return null;
  const { chatId, messageId, caseId, personId } = prompt;
  return { chatId, messageId, caseId, personId, expected };
}

/** The question was answered, or is not asked any more. */
export async function questionAnswered({ database, clock }: Stored, { chatId, messageId }: PromptPlace): Promise<void> {
  await usePrompt(database.db, { chatId, messageId, at: clock() });
}

/** Wherever the same was asked of this person about this case, it is answered too: a request for proof repeats a question. */
export async function alikeAnswered({ database, clock }: Stored, question: Question): Promise<void> {
  const { expected, ...asked } = question;
  if (asked.caseId === NO_CASE) return;
  await useAlike(database.db, { ...asked, expects: encodeExpected(expected), at: clock() });
}

/** The same message waits for something else now. */
export async function expectInstead({ database }: Stored, place: PromptPlace, expected: Expected): Promise<void> {
  await changePromptExpects(database.db, { ...place, expects: encodeExpected(expected) });
}

/** A tap within «Час N»: the trend, or that the channels were checked too (a second tap takes it back). */
export type ProgressTap = { kind: 'trend'; trend: Trend } | { kind: 'channels' };

type AskedProgress = Extract<Expected, { kind: 'progress' }>;

/** Notes a tap on the question about the progress of a case; null when this message does not ask this person for it. */
export async function noteProgress(
  { database, clock }: Stored,
  asked: PromptPlace & { personId: number; caseId: number },
  tap: ProgressTap,
): Promise<AskedProgress | null> {
  return database.transaction(async (tx) => {
    const question = await questionIn(tx, clock(), asked);
    if (question?.caseId !== asked.caseId || question.expected.kind !== 'progress') return null;
    const { expected } = question;
    const noted: AskedProgress =
      tap.kind === 'trend' ? { ...expected, trend: tap.trend } : { ...expected, channels: !expected.channels };
    return (await changePromptExpects(tx, { ...asked, expects: encodeExpected(noted) })) ? noted : null;
  });
}

/** Files that were being checked or loaded when the process ended. */
export async function unfinishedFiles({
  database,
}: Stored): Promise<(PromptPlace & { personId: number; file: AwaitedImport })[]> {
  const prompts = await listOpenPrompts(database.db, IMPORT_PREFIX);
  return prompts.flatMap(({ chatId, messageId, personId, expects }) => {
    const file = decodeExpected(expects);
    return file?.kind === 'import' && file.stage !== 'wait' ? [{ chatId, messageId, personId, file }] : [];
  });
}

/** A card that was asked for has been sent: a reply to it means its case, as one to the living card does. */
export async function cardShown(
  { database, clock }: Stored,
  shown: PromptPlace & { caseId: number; body: Screen },
): Promise<void> {
  await recordMessageCase(database.db, { ...shown, at: clock() });
}

/** What a message of the bot is, for whoever answers it: it speaks of a case, it is a question (of somebody), or neither. */
export type Meaning = { kind: 'case'; caseId: number } | { kind: 'question' } | { kind: 'neither' };

export async function meaningOf({ database }: Stored, place: PromptPlace): Promise<Meaning> {
  const caseId = await findMessageCase(database.db, place);
  if (caseId !== null) return { kind: 'case', caseId };
  return { kind: (await isPromptMessage(database.db, place)) ? 'question' : 'neither' };
}
