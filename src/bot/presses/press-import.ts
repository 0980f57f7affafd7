import type { Context } from 'grammy';
import type { AwaitedImport } from '../../app/acts/expected.ts';
import { expectInstead, questionAnswered, questionFor } from '../../app/acts/prompts.ts';
import { mayFill } from '../../app/registers/may-fill.ts';
import { mayAct, type Right } from '../../app/acts/rights.ts';
import type { Press } from '../../render/press.ts';
import { importCancelled, importRunning } from '../../render/imports/import.ts';
import { rightText } from '../../render/acts/right.ts';
import { PROMPT_EXPIRED } from '../../render/prompts/prompts.ts';
import type { Told } from '../act.ts';
import { changePressed } from '../reply.ts';
import { whoAndWhere, type Services } from '../services.ts';

/** «Загрузить» or «Отмена» under the check of a file: by whoever sent it, if they still may. */
export async function onImportPress(
  services: Services,
  ctx: Context,
  press: Extract<Press, { verb: 'load' | 'cancel' }>,
): Promise<Told> {
  const { app, jobs } = services;
  const who = whoAndWhere(ctx);
  const question = await questionFor(app, { ...who, messageId: Number(press.id) });
  const file = question?.expected;
  if (!question || file?.kind !== 'import') return { words: PROMPT_EXPIRED, window: true };
  if (press.verb === 'cancel') {
    await questionAnswered(app, question);
    const screen = importCancelled(file.fileName);
    return { words: '', window: false, followUp: async () => void (await changePressed(services, ctx, screen)) };
  }
  const right = await rightToLoad(services, who, file);
  if (!right.ok) return { words: rightText(right.reason), window: true };
  const loading = { ...file, stage: 'load' as const };
  await expectInstead(app, question, loading);
  const screen = importRunning(file.fileName);
  return {
    words: '',
    window: false,
    followUp: async () => {
      await changePressed(services, ctx, screen);
      jobs.start(question, loading);
    },
  };
}

/** Appeals are loaded by whoever may `import`, a register by whoever keeps it. */
async function rightToLoad(
  { app }: Services,
  who: { personId: number; chatId: number },
  { regulation, register: id }: AwaitedImport,
): Promise<Right> {
  const { db } = app.database;
  if (id === undefined) return mayAct(db, app, { ...who, regulation, action: 'import' });
  const book = app.books.get(regulation);
  const register = book?.registers[id];
  if (!book || !register) return { ok: false, reason: { kind: 'unknown-regulation' } };
  return mayFill(db, app, who, { book, register });
}
